"""The examples of docs/scoring.md are true."""

from __future__ import annotations

import doctest
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "scoring.md"


def test_the_python_examples_of_the_scoring_guide_give_what_they_show() -> None:
    failed, tried = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")
    assert tried >= 15
    assert failed == 0
