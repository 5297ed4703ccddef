"""Which kernels CTranslate2 is asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from translate.engine.kernels import NEEDED, WISH, prefer_wide

WIDE = f"flags\t\t: fpu sse2 {' '.join(sorted(NEEDED))}\n"
NARROW = "flags\t\t: fpu sse2 avx2 avx512f\n"


@pytest.mark.parametrize(
    ("processors", "asked"),
    [(WIDE * 2, "AVX512"), (WIDE + NARROW, None), (NARROW, None), ("model name: one that tells nothing\n", None)],
)
def test_wide_kernels_are_asked_for_where_every_processor_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processors: str, asked: str | None
) -> None:
    monkeypatch.setenv(WISH, "x")  # so that it is put back as it was
    monkeypatch.delenv(WISH)
    (tmp_path / "cpuinfo").write_text(processors)
    prefer_wide(tmp_path / "cpuinfo")
    assert os.environ.get(WISH) == asked


def test_a_wish_of_the_user_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WISH, "GENERIC")
    (tmp_path / "cpuinfo").write_text(WIDE)
    prefer_wide(tmp_path / "cpuinfo")
    assert os.environ[WISH] == "GENERIC"


def test_a_system_that_tells_nothing_of_its_processors_leaves_the_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WISH, "x")
    monkeypatch.delenv(WISH)
    prefer_wide(tmp_path / "absent")
    assert WISH not in os.environ
