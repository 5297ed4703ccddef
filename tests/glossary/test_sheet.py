from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import sheet
from glossary.errors import GlossaryError, InputError
from glossary.term import CaseMode, Kind, MatchMode, Term

TEXT = """# People first.
note,source,target,kind,variants

"co-founder, CEO",Emmett Shear,Emmett Shear,name,Emmet Shear|Emmett Sear
,conseil d'administration,board of directors|board,,
# Bodies.
,PDG,CEO,acronym,
"""


def test_columns_may_stand_in_any_order_and_the_kind_gives_the_defaults() -> None:
    shear, board, ceo = sheet.parse(TEXT, "g.csv").terms
    assert shear == Term(
        "Emmett Shear",
        ("Emmett Shear",),
        Kind.NAME,
        MatchMode.EXACT,
        CaseMode.EXACT,
        ("Emmet Shear", "Emmett Sear"),
        note="co-founder, CEO",
        path="g.csv",
        line=4,
    )
    assert board.targets == ("board of directors", "board")
    assert (board.match, board.case) == (MatchMode.INFLECTED, CaseMode.PERMISSIVE)
    assert (ceo.kind, ceo.line) == (Kind.ACRONYM, 7)


def test_a_do_not_translate_entry_needs_no_target() -> None:
    (term,) = sheet.parse("source,target,kind\nGitHub,,do-not-translate\n").terms
    assert term.targets == ("GitHub",)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), "source;target\na;b, c\n"])
def test_what_was_not_changed_is_written_as_it_was_read(text: str) -> None:
    assert sheet.parse(text).text() == text


def test_an_edit_rewrites_its_row_only_and_keeps_order_and_comments() -> None:
    before = sheet.parse(TEXT, "g.csv")
    _, board, ceo = before.terms
    after = before.edited({board.line: replace(board, targets=("board",)), ceo.line: None}, [Term("IA", ("AI",))])
    assert after.text() == TEXT.replace("board of directors|board", "board").replace(
        ",PDG,CEO,acronym,\n", ",IA,AI,,\n"
    )
    assert [term.line for term in after.terms] == [4, 5, 7]


def test_a_column_that_an_edit_needs_is_added() -> None:
    before = sheet.parse("source,target\nIA,AI")
    after = before.edited({}, [Term("AGI", ("AGI",), first="artificial general intelligence (AGI)")])
    assert after.text() == "source,target,first\nIA,AI,\nAGI,AGI,artificial general intelligence (AGI)\n"


def test_a_source_that_begins_with_a_hash_is_not_read_back_as_a_comment() -> None:
    written = sheet.new("g.csv", [Term("#MeToo", ("#MeToo",))])
    assert [term.source for term in written.terms] == ["#MeToo"]


@pytest.mark.parametrize("header", ["source,target", "source;target", "source\ttarget", "Target, Source"])
def test_the_delimiter_is_read_from_the_header(header: str) -> None:
    delimiter = next(mark for mark in ",;\t" if mark in header)
    assert len(sheet.parse(f"{header}\nIA{delimiter}AI\n").terms) == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "no header"),
        ("# nothing\n\n", 1, "no header"),
        ("french,english\na,b\n", 1, "unknown column 'french'"),
        ("source,target,source\n", 1, "stands twice"),
        ("source,note\n", 1, "no column 'target'"),
        ("source,target\n\n,AI\n", 3, "source is empty"),
        ("source,target\nIA,\n", 2, "no target for 'IA'"),
        ("source,target\nIA,|\n", 2, "no target for 'IA'"),
        ("source,target\na,b,c\n", 2, "3 cells where the header has 2"),
        ("source,target,kind\na,b,person\n", 2, "unknown kind 'person'.*name, term"),
        ("source,target,match\na,b,fuzzy\n", 2, "unknown match"),
        ("source,target,case\na,b,upper\n", 2, "unknown case"),
        ("source,target,gap\na,b,lots\n", 2, "gap 'lots'"),
        ("source,target,gap\na,b,99\n", 2, "gap '99'"),
        ("source,target,gap\na,b,²\n", 2, "gap '²'"),
        ("source,target,match\na(,b,regex\n", 2, "not a regular expression"),
        ("source,target,match\na*,b,regex\n", 2, "matches the empty text"),
        ('source,target\nx,y\n"a,b\nc,d\n', 3, "never closed"),
        ('source,target\n"a"b,c"\n"', 2, "not CSV"),
        ("source,target\n" + "a" * 70_000 + ",b\n", 2, "more than 65536 characters"),
    ],
)
def test_a_broken_file_is_told_by_line_with_advice(text: str, line: int, message: str) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        sheet.parse(text, "g.csv")
    assert caught.value.line == line
    assert caught.value.advice


def test_a_quotation_mark_within_a_cell_is_text_and_swallows_no_row() -> None:
    rows = 'écran 15",15-inch screen\nécran 17",17-inch screen\n"le ""mot"", dit",the word\n"a\nb" ,c\n"",x\n'
    text = f"source,target,variants,note\n{rows}"
    with pytest.raises(GlossaryError, match="not CSV") as caught:
        sheet.parse(text)
    assert caught.value.line == 5
    read = sheet.parse(text.replace('"a\nb" ,c', '"a\nb",c').replace('"",x', '"d,e",x'))
    assert [(term.source, term.line) for term in read.terms] == [
        ('écran 15"', 2),
        ('écran 17"', 3),
        ('le "mot", dit', 4),
        ("a\nb", 5),
        ("d,e", 7),
    ]


def test_a_giant_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    with path.open("wb") as handle:
        handle.truncate(2**30)  # sparse: no gigabyte is written
    with pytest.raises(InputError, match="too large"):
        sheet.read(path)


cell = st.text(alphabet=st.sampled_from("aéA \"#,;\t\n'’()«»xyz-\u00a0"), min_size=1, max_size=12).map(str.strip)


@given(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=4))
def test_any_entry_comes_back_from_its_row(rows: list[tuple[str, str, str]]) -> None:
    terms = [Term(source, (target,), note=note) for source, target, note in rows if source and target]
    written = sheet.new("g.csv", terms)
    assert [(term.source, term.targets, term.note) for term in written.terms] == [
        (term.source, term.targets, term.note) for term in terms
    ]
    assert sheet.parse(written.text(), "g.csv").text() == written.text()
    assert written.edited({}).text() == written.text()
