from __future__ import annotations

from pathlib import Path

import pytest

from glossary import store
from glossary.errors import GlossaryError, InputError
from glossary.store import Glossary
from glossary.term import CaseMode, Kind, Term


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text("source,target,kind,note\n" + text, encoding="utf-8")
    return path


def test_the_later_file_wins_on_the_same_source(tmp_path: Path) -> None:
    one = write(tmp_path, "1.csv", "conseil d'administration,board,,\nIA,AI,,\n")
    two = write(tmp_path, "2.csv", "Conseil d’administration,board of directors,,\n")
    terms = store.load([one, two]).terms
    assert [(term.source, term.target) for term in terms] == [
        ("IA", "AI"),
        ("Conseil d’administration", "board of directors"),
    ]


def test_a_forbidden_rendering_stands_beside_the_entry_itself(tmp_path: Path) -> None:
    path = write(tmp_path, "1.csv", "conseil,board,,\nconseil,advice,forbidden,\n")
    assert [term.kind for term in store.load([path]).terms] == [Kind.TERM, Kind.FORBIDDEN]


def test_capitals_tell_entries_apart_where_they_count() -> None:
    exact = [Term("US", ("US",), case=CaseMode.EXACT), Term("us", ("customs",), case=CaseMode.EXACT)]
    assert len(store.combine([exact])) == 2


def test_the_digest_changes_with_the_meaning_only() -> None:
    base = Glossary((Term("IA", ("AI",)), Term("PDG", ("CEO",))))
    assert Glossary((Term("PDG", ("CEO",), note="boss", line=9), Term("IA", ("AI",)))).digest == base.digest
    assert Glossary((Term("IA", ("AI",)), Term("PDG", ("chief executive",)))).digest != base.digest
    assert Glossary((Term("IA", ("AI",), variants=("I.A.",)), Term("PDG", ("CEO",)))).digest != base.digest


def test_a_broken_row_or_missing_file_is_told_with_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, "1.csv", "IA,,,\n")
    with pytest.raises(GlossaryError, match=r"1\.csv:2: no target"):
        store.load([path])
    with pytest.raises(InputError, match=r"none\.csv: no such file"):
        store.load([tmp_path / "none.csv"])


def test_the_default_glossary_loads() -> None:
    paths = store.default_paths()
    assert {"ai.csv", "business.csv", "press.csv", "tech-news.csv"} <= {path.name for path in paths}
    for path in paths:
        assert store.load([path]).terms, path.name
    assert len(store.default().terms) > max(len(store.load([path]).terms) for path in paths) > 100
