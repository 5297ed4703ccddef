"""Terms under marks: numbered in order, told from the unit's own marks, and put in where they come back."""

from __future__ import annotations

import pytest

from glossary.match import Matcher
from glossary.term import Kind, MatchMode, Term
from translate.document import Segment
from translate.plan import Unit, plan
from translate.standin import put_in, stand_in

TERMS = (
    Term("conseil d'administration", ("board of directors",)),
    Term("PDG par intérim", ("interim CEO",)),
    Term("Mira Murati", ("Mira Murati",), Kind.NAME, MatchMode.EXACT),
)


def unit_of(source: str) -> Unit:
    (unit,) = plan(Segment(0, 0, len(source), source), Matcher(TERMS)).units
    return unit


def test_marks_are_numbered_in_the_order_of_the_source_and_keep_what_they_stand_for() -> None:
    unit = unit_of("Le conseil d'administration a écrit à a@b.fr que Mira Murati part.")
    assert stand_in(unit, [0, 1]) == (
        "Le ⟪0⟫ a écrit à ⟪1⟫ que ⟪2⟫ part.",
        {0: "⟪t0⟫", 1: "⟪0⟫", 2: "⟪t1⟫"},
    )


def test_only_the_places_asked_for_go_under_marks() -> None:
    unit = unit_of("Le conseil d'administration nomme Mira Murati.")
    assert stand_in(unit, [1]) == ("Le conseil d'administration nomme ⟪0⟫.", {0: "⟪t1⟫"})


def test_more_terms_than_the_vocabulary_has_marks_are_left() -> None:
    unit = unit_of(" ".join(["Mira Murati et"] * 11))
    assert stand_in(unit, range(11)) is None


@pytest.mark.parametrize(
    ("source", "machine", "wanted"),
    [
        ("Le conseil d'administration vote.", "The ⟪0⟫ votes.", "The board of directors votes."),
        ("Les PDG par intérim partent.", "The ⟪0⟫ leave.", "The interim CEOs leave."),
        ("Un PDG par intérim part.", "A ⟪0⟫ leaves.", "An interim CEO leaves."),
        ("Mira Murati part.", "⟪0⟫ leaves.", "Mira Murati leaves."),
        ("Un PDG par intérim part.", "⟪0⟫ leaves, ⟪0⟫.", "Interim CEO leaves, ."),
        # What a weak model writes into the mark's word.
        ("Les PDG par intérim partent.", "The ⟪0⟫s leave.", "The interim CEOs leave."),
        ("Il voit le PDG par intérim.", "He'⟪0⟫ster.", "He interim CEO ster."),
        ("Le plan du PDG par intérim.", "The ⟪0⟫'s plan.", "The interim CEO's plan."),
        ("Un vote post-PDG par intérim.", "A post-⟪0⟫ vote.", "A post-interim CEO vote."),
    ],
)
def test_a_rendering_stands_in_the_form_of_its_place(source: str, machine: str, wanted: str) -> None:
    unit = unit_of(source)
    stood = stand_in(unit, range(len(unit.terms)))
    assert stood is not None
    assert put_in(machine, unit, stood[1]) == wanted


def test_the_units_own_marks_come_back_under_their_numbers() -> None:
    unit = unit_of("Mira Murati écrit à a@b.fr.")
    stood = stand_in(unit, [0])
    assert stood is not None
    assert put_in("⟪0⟫ writes to ⟪1⟫.", unit, stood[1]) == "Mira Murati writes to ⟪0⟫."
