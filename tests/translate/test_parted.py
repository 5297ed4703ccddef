"""Terms that tags part: brought together where the tags can stand around them, verified where they cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from fakes import FakeEngine

from glossary.match import Matcher
from glossary.store import Glossary
from glossary.term import Term
from translate.checks import Unit, check
from translate.document import Origin, Segment
from translate.parted import gathered
from translate.pipeline import Translator
from translate.protect import protect

BOARD = Term("conseil d'administration", ("board of directors", "board"))
COUNSEL = Term("conseil", ("counsel",))
WATER = Term("H2O", ("water",))
MATCHER = Matcher([BOARD, COUNSEL, WATER])


def signs(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the signs of emphasis stand, as a format of Markdown would tell."""
    return tuple((place, place + 1) for place, sign in enumerate(text) if sign in "*_")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("le *conseil* d'administration", "le *conseil d'administration*"),
        ("le conseil d'*administration* vote", "le *conseil d'administration* vote"),
        ("le conseil *d*'administration vote", "le *conseil d'administration* vote"),
        ("le *vieux conseil* d'administration", "le *vieux conseil d'administration*"),
        ("le conseil *d'administration élu* vote", "le *conseil d'administration élu* vote"),
        ("<i>le conseil d'<b>administration</b></i>", "<i>le <b>conseil d'administration</b></i>"),
        ("<i><b>conseil</b> d'administration</i>", "<i><b>conseil d'administration</b></i>"),
        ("un conseil <i>d'<b>administration</b></i>", "un <i><b>conseil d'administration</b></i>"),
        ("conseil <b>d</b>'administration, conseil d'<i>administration</i>",
         "<b>conseil d'administration</b>, <i>conseil d'administration</i>"),
    ],
)  # fmt: skip
def test_tags_come_to_stand_around_the_term_that_they_parted(source: str, expected: str) -> None:
    found = gathered(source, signs(source), protect(source, signs(source)), MATCHER)
    assert (found.text, found.parted) == (expected, ())
    assert found.opaque == signs(expected)
    assert "".join(source[place] for place in found.order[:-1]) == expected
    again = gathered(expected, signs(expected), protect(expected, signs(expected)), MATCHER)
    assert again.text == expected


@pytest.mark.parametrize(
    "source",
    [
        "le *conseil* d'_administration_ vote",  # one closes and another opens
        "le <b>conseil</b> d'<i>administration</i>",
        "du H<sub>2</sub>O",  # part of a word
        "le conseil<br>d'administration",  # nothing is around
        "le *conseil d'administration* vote",
        "le conseil, *d'administration*",
    ],
)
def test_other_tags_stay_where_they_are(source: str) -> None:
    found = gathered(source, signs(source), protect(source, signs(source)), MATCHER)
    assert (found.text, found.opaque) == (source, signs(source))


def translated(source: str, english: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    engine = FakeEngine(reads_marks=True, reads_annotation=english is None, sentences=english or {})
    made = Translator(engine, Glossary((BOARD, COUNSEL)))
    return next(made.translate_segments([Segment(0, 0, len(source), source)]))


def test_a_term_that_tags_part_comes_out_whole_between_them() -> None:
    source = "Le <b>conseil</b> d'administration dort."
    found = translated(source)
    assert found.text == "The <b>board of directors</b> sleeps."
    assert found.findings == ()
    (use,) = found.terms
    assert (source[use.match.start : use.match.end], use.match.surface) == (
        "conseil</b> d'administration",
        "conseil d'administration",
    )
    assert found.text[use.start : use.end] == "board of directors"


@pytest.mark.parametrize(
    ("english", "kept"),
    [
        ("The ⟪0⟫advice⟪1⟫ ⟪2⟫of management⟪3⟫ sleeps.", False),
        ("The ⟪0⟫board⟪1⟫ of ⟪2⟫directors⟪3⟫ sleeps.", True),
    ],
)
def test_a_term_that_tags_part_for_good_is_told_when_it_is_missed(english: str, kept: bool) -> None:
    source = "Le <b>conseil</b> d'<i>administration</i> dort."
    found = translated(source, {"Le ⟪0⟫conseil⟪1⟫ d'⟪2⟫administration⟪3⟫ dort.": english})
    told = [finding.message.split(":")[0] for finding in found.findings if finding.check == "glossary"]
    assert told == ([] if kept else ["“conseil d'administration” should be “board of directors”"])
    (use,) = found.terms  # "conseil" alone is no counsel here
    assert (use.rendered is not None) is kept
    assert not kept or found.text[use.start : use.end] == "board</b> of <i>directors"


@pytest.mark.parametrize(
    ("english", "kept"),
    [
        ("The <b>advice</b> of administration sleeps.", False),
        ("The <b>board</b> of directors sleeps.", True),
        ("The <b>board of directors</b> sleeps.", True),
    ],
)
def test_the_check_of_a_glossary_reads_terms_as_if_there_were_no_tags(english: str, kept: bool) -> None:
    unit = Unit(english, "Le <b>conseil</b> d'administration dort.")
    told = [each.message for each in check([unit], Glossary((BOARD, COUNSEL)), only=["glossary"])]
    assert told == ([] if kept else ["“conseil d'administration” should be “board of directors” or “board”"])


@pytest.mark.parametrize("target", ["The <b>board of directors</b> sleeps.", "The <b>board</b> of directors sleeps."])
def test_a_remembered_translation_may_have_its_tags_elsewhere_in_the_term(target: str) -> None:
    source = "Le <b>conseil</b> d'administration dort."
    memory = Recalls(source, target)
    made = Translator(FakeEngine(reads_annotation=True), Glossary((BOARD,)), memory)
    found = next(made.translate_segments([Segment(0, 0, len(source), source)]))
    assert (found.text, found.origin, found.findings) == (target, Origin.MEMORY, ())


@dataclass
class Recalls:
    """A memory of one translation."""

    source: str
    target: str

    def exact(self, source: str, *, accept: Callable[[str], bool], **_: str) -> Recalls | None:
        return self if source == self.source and accept(self.target) else None
