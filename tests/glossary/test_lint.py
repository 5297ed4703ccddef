from __future__ import annotations

import pytest

from glossary import lint, sheet, store
from glossary.lint import Severity

HEADER = "source,target,kind,match,case,variants,first,gap,note\n"


def rules(text: str, *more: str, texts: list[str] | None = None) -> list[tuple[str, int, str]]:
    sheets = [sheet.parse(HEADER + part, f"{place}.csv") for place, part in enumerate((text, *more))]
    return [(one.term.path, one.term.line, one.rule) for one in lint.check(sheets, texts)]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("conseil ,board", "spaces"),
        ("conseil  municipal,town council", "spaces"),
        ("con\u200bseil,board", "invisible"),
        ("ge\u0301rant,manager", "decomposed"),
        ("соnseil,board", "mixed-scripts"),
        ("conseil,bοard", "mixed-scripts"),
        ("conseil (d'État,council", "brackets"),
        ("conseil,board»", "brackets"),
        ("conseil,board,,,,conseil", "variant"),
        ("(a+)+ b,c,,regex", "slow-pattern"),
        ("de la,of the", "stop-word"),
        ("ia,AI", "short"),
        ("Conseil,board", "capital"),
        ("conseil,Board", "capital"),
        ("GitHub,Git Hub,do-not-translate", "do-not-translate"),
        ("conseil,board|Board", "targets"),
        ("intelligence,intelligence,,,,,AI (brain)", "first"),
        ("https://x.fr,site", "unreachable"),
    ],
)
def test_each_rule_finds_its_breach(row: str, rule: str) -> None:
    assert rules(row + "\n") == [("0.csv", 2, rule)]


@pytest.mark.parametrize(
    "row",
    [
        "conseil d'administration,board of directors|board",
        "GitHub,,do-not-translate",
        "IA,AI,acronym",
        "commissaire européen,European commissioner",
        "État membre,member state",
        "Σ-algèbre,Σ-algebra",
        '"résultat, net",net result',
        r"art\. (\d+),article,,regex",
        "règlement général (RGPD),General Regulation (GDPR)",
    ],
)
def test_a_clean_entry_passes(row: str) -> None:
    assert rules(row + "\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grève,strike\ngrève,strike\n", [("0.csv", 3, "duplicate")]),
        ("grève,strike\nGrève,strike,,,,,,,x\n", [("0.csv", 3, "capital"), ("0.csv", 3, "duplicate")]),
        ("grève,strike\ngrève,walkout\n", [("0.csv", 3, "conflict")]),
        ("patron,boss,,,,chef\nchef,head\n", [("0.csv", 2, "conflict")]),
        ("boss,manager\npatron,boss\n", [("0.csv", 3, "chain")]),
        ("boss,boss\npatron,boss\n", []),
        ("conseil,council\nconseil,council,forbidden\n", [("0.csv", 2, "forbidden")]),
        ("conseil municipal,council\nconseil,council,forbidden\n", [("0.csv", 2, "forbidden")]),
        ("ressource,resource,,exact\nressources,assets\n", []),
        ("conseil,board\ncon.*,x,,regex\n", [("0.csv", 2, "shadowed")]),
    ],
)
def test_entries_are_compared(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert rules(text) == expected


def test_two_files_in_conflict_are_told_and_the_later_wins() -> None:
    sheets = [
        sheet.parse(HEADER + row, path) for row, path in (("grève,strike\n", "a.csv"), ("grève,walkout\n", "b.csv"))
    ]
    (problem,) = lint.check(sheets)
    assert (problem.place, problem.rule, problem.severity) == ("b.csv:2", "conflict", Severity.WARNING)
    assert "a.csv:2" in problem.message
    assert store.combine([one.terms for one in sheets])[0].target == "walkout"


def test_entries_that_never_occur_in_the_corpus_are_noted() -> None:
    text = "grève,strike\nsyndicat,union\nconseil,advice,forbidden\n"
    assert rules(text, texts=["Les syndicats\nvotent la grève."]) == [("0.csv", 4, "unmet")]


def test_fixing_mends_spelling_and_repetitions_and_nothing_else() -> None:
    before = sheet.parse(
        f"# Mine.\n{HEADER}соnseil ,board,,,,conseil|con\u00adseils,,,\ngrève,strike\n\ngrève,strike\nConseil (,board\n"
    )
    after = lint.fix(before)
    assert after.text() == f"# Mine.\n{HEADER}conseil,board,,,,conseils,,,\ngrève,strike\n\nConseil (,board\n"
    assert lint.fix(after).text() == after.text()
    assert not any(problem.fixable for problem in lint.check([after]))


def test_the_default_glossary_passes() -> None:
    sheets = [sheet.read(path) for path in store.default_paths()]
    assert [f"{one.place} {one.message}" for one in lint.check(sheets) if one.severity is not Severity.INFO] == []
