"""Pairs of tags that a machine emptied."""

from __future__ import annotations

import pytest
from fakes import FakeEngine

from translate.emptied import emptied
from translate.formats.text import TEXT
from translate.pipeline import Translator
from translate.protect import protect


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        ("Voir <a>la page</a>.", "See ⟪0⟫⟪1⟫.", 1),
        ("Voir <a>la page</a>.", "See the page ⟪0⟫ ⟪1⟫.", 1),
        ("Voir <a>la page</a>.", "See ⟪0⟫“⟪1⟫.", 1),
        ("Voir <a>la page</a>.", "See ⟪0⟫the page⟪1⟫.", 0),
        ("Voir <a>la page</a>.", "See the page.", 0),  # lost, which is another fault
        ("<a>Fichier</a> du chat", "⟪0⟫⟪1⟫File of the cat", 0),  # its word can be put in
        ("<a>La page</a> et <b>le chat</b>", "The page ⟪0⟫⟪1⟫ and ⟪2⟫⟪3⟫", 2),
        ("<a>le <b>chat noir</b> dort</a>", "⟪0⟫⟪1⟫⟪2⟫the black cat⟪3⟫", 1),
        ("<a>le</a> chat dort", "⟪0⟫⟪1⟫the cat sleeps", 0),
        ("<a></a> chat", "⟪0⟫⟪1⟫ cat", 0),
        ("<a>le fichier %s</a> dort", "⟪0⟫⟪1⟫⟪2⟫ the file sleeps", 0),
    ],
)
def test_pairs_around_words_are_counted_that_hold_none(source: str, text: str, count: int) -> None:
    protected = protect(source)
    assert emptied(protected.text, text, protected.marks) == count


@pytest.mark.parametrize("better", ["See ⟪0⟫the cat⟪1⟫.", "See the cat ⟪0⟫⟪1⟫."])
def test_another_hypothesis_is_taken_else_the_pieces_are_translated(better: str) -> None:
    sentences = {"Voir ⟪0⟫le chat⟪1⟫.": ("See ⟪0⟫⟪1⟫.", better), "Voir": "See", "le chat": "the cat"}
    (made,) = Translator(FakeEngine(sentences=sentences)).translate_document(TEXT.read(b"Voir <a>le chat</a>."))
    assert made.text == "See <a>the cat</a>."
    assert [each.message for each in made.findings] == (
        ["translated piece by piece, so that no link or tag is left empty"] if "⟪0⟫⟪1⟫" in better else []
    )
