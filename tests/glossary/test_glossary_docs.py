"""docs/glossary.md tells the truth: its verdicts are ours, its formats are those that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossary import store
from glossary.commands.group import VERBS
from glossary.enforce import verify
from glossary.exchange import FORMATS
from glossary.match import Matcher

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
CASES = re.findall(r"^\| ([^|`]+) \| ([^|]+) \| (yes|no) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("french", "english", "kept"), CASES)
def test_what_counts_as_kept_is_as_the_page_says(french: str, english: str, kept: str) -> None:
    verdicts = verify(english, Matcher(store.default().terms).find(french), source=french)
    assert verdicts
    assert all(verdict.kept for verdict in verdicts) is (kept == "yes")


def test_the_page_has_cases_of_both_kinds() -> None:
    assert {kept for _, _, kept in CASES} == {"yes", "no"}
    assert len(CASES) >= 8


def test_every_format_is_in_its_table() -> None:
    table = PAGE[PAGE.index("## Other programs") : PAGE.index("## Candidates")]
    cells = re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`([\w-]+)`", cell)} - {"--format"} == set(FORMATS)


def test_every_verb_it_names_exists() -> None:
    assert set(re.findall(r"`entente glossary (\w+)", PAGE)) <= set(VERBS)


@pytest.mark.parametrize(
    ("path", "is_taken"),
    [
        ("glossary.csv", True),
        ("Glossary.csv", True),
        ("docs/glossaire.csv", True),
        ("glossaries/law.csv", True),
        ("terms.csv", False),
        ("glossary.md", False),
    ],
)
def test_the_hook_takes_glossaries_by_their_names_in_either_language(path: str, is_taken: bool) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (files,) = re.findall(r"^  files: (.+)$", hook, re.MULTILINE)
    assert (re.search(files, path) is not None) == is_taken
