"""Sentences that are too long are cut where a reader would pause, and nothing is lost."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.clauses import as_clause, joint, split_clauses


def fits(limit: int, text: str) -> bool:
    return len(text) <= limit


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("Rien à couper.", 40, ["Rien à couper."]),
        (
            "Le conseil a voté hier soir ; la directrice reste en poste.",
            40,
            ["Le conseil a voté hier soir ;", "la directrice reste en poste."],
        ),
        (
            "Les ventes, les stocks et les prix baissent : le groupe réduit la voilure.",
            50,
            ["Les ventes, les stocks et les prix baissent :", "le groupe réduit la voilure."],
        ),
        (
            "Il a signé, mais personne, à Lyon comme à Nantes, ne sait pourquoi.",
            55,
            ["Il a signé,", "mais personne, à Lyon comme à Nantes, ne sait pourquoi."],
        ),
        (
            "Elle voulait partir et elle est restée malgré tout",
            30,
            ["Elle voulait partir", "et elle est restée malgré tout"],
        ),
        ("un deux trois quatre", 10, ["un deux", "trois", "quatre"]),
        ("a" * 25, 10, None),
        (
            "Le ⟦conseil, la direction et le reste⟨board⟧ vote",
            20,
            ["Le", "⟦conseil, la direction et le reste⟨board⟧", "vote"],
        ),
        ("", 10, []),
        ("   ", 10, []),
    ],
)
def test_a_sentence_is_cut_at_the_best_boundary(text: str, limit: int, parts: list[str] | None) -> None:
    spans = split_clauses(text, partial(fits, limit))
    found = [text[start:end] for start, end in spans]
    if parts is None:
        assert "".join(found) == text
        assert all(len(part) <= limit for part in found)
    else:
        assert found == parts


@given(st.text(alphabet="ab ,;.é⟦⟨⟧⟪1⟫'", max_size=120), st.integers(1, 30))
def test_the_parts_hold_every_visible_character_in_order(text: str, limit: int) -> None:
    spans = split_clauses(text, partial(fits, limit))
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_parts_are_joined_with_a_space_only_where_the_source_had_one() -> None:
    assert joint("a; b", (0, 2), (3, 4)) == " "
    assert joint("ab", (0, 1), (1, 2)) == ""


@pytest.mark.parametrize(
    ("source", "rendered", "clause"),
    [
        ("mais il dort", "But he sleeps.", "but he sleeps"),
        ("un chat", "A cat.", "a cat"),
        ("je ne viens pas", "I'm not come", "I'm not come"),
        ("l'Allemagne aussi", "Germany too.", "Germany too"),
        ("que lundi", "Monday only", "Monday only"),
        ("selon Altman", "Altman says", "Altman says"),
        ("Il dort", "He sleeps", "He sleeps"),
    ],
)
def test_a_part_has_no_stop_and_no_capital_of_its_own_but_names_do(source: str, rendered: str, clause: str) -> None:
    assert as_clause(source, rendered, last=False) == clause
