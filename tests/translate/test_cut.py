"""Sentences cut at terms: what stands round them is kept, and the terms stand between."""

from __future__ import annotations

import pytest

from glossary.match import Matcher
from glossary.term import Kind, MatchMode, Term
from translate.cut import cut, join
from translate.document import Segment
from translate.plan import Unit, plan

TERMS = (
    Term("PDG par intérim", ("interim CEO",)),
    Term("Twitch", ("Twitch",), Kind.NAME, MatchMode.EXACT),
)


def unit_of(source: str) -> Unit:
    (unit,) = plan(Segment(0, 0, len(source), source), Matcher(TERMS)).units
    return unit


@pytest.mark.parametrize(
    ("source", "places", "texts"),
    [
        ("Le PDG par intérim de Twitch part.", [0], ["Le", "de Twitch part."]),
        ("Le PDG par intérim de Twitch part.", [1, 0], ["Le", "de", "part."]),
        ("Twitch part.", [0], ["", "part."]),
        ("Il dirige Twitch.", [0], ["Il dirige", "."]),
    ],
)
def test_a_sentence_is_cut_round_its_terms(source: str, places: list[int], texts: list[str]) -> None:
    assert [piece.text for piece in cut(unit_of(source), places)] == texts


def test_a_term_in_a_piece_keeps_its_place() -> None:
    source = "Le PDG par intérim de Twitch part."
    after = cut(unit_of(source), [0])[1]
    (match,) = after.terms
    assert after.text[match.start : match.end] == "Twitch"


@pytest.mark.parametrize(
    ("source", "places", "rendered", "whole"),
    [
        ("Le PDG par intérim de Twitch part.", [0], ["The.", "Of Twitch leaves."], "The interim CEO of Twitch leaves."),
        ("Les PDG par intérim partent.", [0], ["The", "Leave."], "The interim CEOs leave."),
        ("Il dirige Twitch.", [0], ["He leads.", "."], "He leads Twitch."),
        ("Twitch part.", [0], ["", "Leaves."], "Twitch leaves."),
    ],
)
def test_the_pieces_are_joined_as_one_sentence(source: str, places: list[int], rendered: list[str], whole: str) -> None:
    unit = unit_of(source)
    assert join(unit, places, cut(unit, places), rendered) == whole
