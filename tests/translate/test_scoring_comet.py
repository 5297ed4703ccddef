"""COMET is called as unbabel-comet 2.2 wants it, offline; a stand-in of the same interface takes its place."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import Run

from translate.errors import InputError
from translate.scoring.comet import comet
from translate.scoring.parallel import Parallel

TEXTS = Parallel(
    ("The CEO left.", "Nobody knew."), (("The CEO is gone.", None),), ("Le PDG est parti.", "Rien."), ("", "")
)


@dataclass
class Prediction:
    """What `CometModel.predict` returns, as far as it is read."""

    scores: list[float]
    system_score: float


@dataclass
class StandIn:
    """The parts of unbabel-comet that are called, with its parameters; it keeps what it was given."""

    paths: list[Path] = field(default_factory=list)
    offline: list[bool] = field(default_factory=list)
    data: list[dict[str, str]] = field(default_factory=list)
    environment: str | None = None
    error: Exception | None = None

    def load(self, path: str) -> StandIn:
        # As in comet/models/__init__.py: the settings are looked for in the folder above the checkpoint's.
        if not (Path(path).parents[1] / "hparams.yaml").is_file():
            raise AssertionError("COMET would not find hparams.yaml")
        if self.error is not None:
            raise self.error
        self.paths.append(Path(path))
        self.environment = os.environ.get("HF_HUB_OFFLINE")
        return self

    def predict(
        self,
        samples: list[dict[str, str]],
        batch_size: int = 16,
        gpus: int = 1,
        devices: object = None,
        mc_dropout: bool | int = False,
        progress_bar: bool = True,
        accelerator: str = "auto",
        num_workers: int | None = None,
        length_batching: bool = True,
    ) -> Prediction:
        assert (gpus, progress_bar) == (0, False)
        self.data += samples
        return Prediction([0.75] * len(samples), 0.75)


def installed(monkeypatch: pytest.MonkeyPatch, stand_in: StandIn, load: Callable[..., Any] | None = None) -> None:
    def load_from_checkpoint(
        checkpoint_path: str, reload_hparams: bool = False, strict: bool = False, local_files_only: bool = False
    ) -> StandIn:
        stand_in.offline.append(local_files_only)
        return stand_in.load(checkpoint_path)

    module = ModuleType("comet")
    module.load_from_checkpoint = load or load_from_checkpoint  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comet", module)
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, "x")  # so that it is put back as it was
        monkeypatch.delenv(name)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    (tmp_path / "da" / "checkpoints").mkdir(parents=True)
    (tmp_path / "da" / "hparams.yaml").write_text("class_identifier: regression_metric\n", encoding="utf-8")
    (tmp_path / "da" / "checkpoints" / "model.ckpt").write_bytes(b"weights")
    return tmp_path / "da"


@pytest.mark.parametrize("part", ["", "checkpoints/model.ckpt"])
def test_it_is_given_source_translation_and_reference_and_kept_offline(
    monkeypatch: pytest.MonkeyPatch, weights: Path, part: str
) -> None:
    stand_in = StandIn()
    installed(monkeypatch, stand_in)
    assert comet(TEXTS, weights / part) == 75.0
    assert stand_in.paths == [weights / "checkpoints" / "model.ckpt"]
    assert (stand_in.offline, stand_in.environment) == ([True], "1")
    assert stand_in.data == [
        {"src": "Le PDG est parti.", "mt": "The CEO left.", "ref": "The CEO is gone."},
        {"src": "Rien.", "mt": "Nobody knew.", "ref": ""},
    ]


def test_a_version_that_cannot_be_told_to_stay_offline_is_told_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, weights: Path
) -> None:
    stand_in = StandIn()
    installed(monkeypatch, stand_in, lambda checkpoint_path: stand_in.load(checkpoint_path))
    assert comet(TEXTS, weights) == 75.0
    assert stand_in.environment == "1"


@pytest.mark.parametrize(
    ("missing", "told"),
    [("hparams.yaml", "has no hparams.yaml"), ("checkpoints/model.ckpt", "no COMET weights here")],
)
def test_weights_that_are_not_whole_are_told(
    monkeypatch: pytest.MonkeyPatch, weights: Path, missing: str, told: str
) -> None:
    installed(monkeypatch, StandIn())
    (weights / missing).unlink()
    with pytest.raises(InputError, match=told):
        comet(TEXTS, weights)


def test_an_encoder_that_is_not_in_the_cache_is_told(monkeypatch: pytest.MonkeyPatch, weights: Path) -> None:
    installed(monkeypatch, StandIn(error=OSError("xlm-roberta-large is not cached\nsecond line")))
    with pytest.raises(InputError, match=r"xlm-roberta-large is not cached.*nothing is downloaded"):
        comet(TEXTS, weights)


def test_the_command_prints_it_and_gates_by_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, weights: Path, tmp_path: Path
) -> None:
    installed(monkeypatch, StandIn())
    for name, text in (("fr", "Le PDG est parti.\n"), ("en", "The CEO left.\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    words = ("score", tmp_path / "en.txt", tmp_path / "en.txt", "--source", tmp_path / "fr.txt", "--comet", weights)
    passed, failed = (run(*words, "--fail-under", f"comet={bound}") for bound in (70, 80))
    assert "COMET    75.00" in passed.stdout
    assert (passed.exit_code, failed.exit_code) == (0, 1)
    assert "comet 75.00 is under 80" in failed.stderr
