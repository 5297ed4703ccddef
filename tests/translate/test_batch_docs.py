"""docs/batch.md tells the truth: its examples run, its options and fields exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from conftest import Run
from fakes import FakeEngine

from translate.batch import Record

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")


def test_the_examples_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.pipeline.load_engine", lambda *_, **__: FakeEngine(reads_annotation=True))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 6
    for block in blocks:
        if block.startswith("# needs fsspec") and importlib.util.find_spec("fsspec") is None:
            continue
        exec(compile(block, "docs/batch.md", "exec"), names)


def test_every_option_it_names_is_an_option(run: Run) -> None:
    known = run("batch", "--help").stdout
    for option in set(re.findall(r"`(--[a-z-]+)", PAGE)):
        assert option in known, option


def test_every_field_it_names_is_in_the_manifest() -> None:
    table = PAGE[PAGE.index("## The manifest") : PAGE.index("## The translation memory")]
    cells = re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert named == set(Record.__slots__)
