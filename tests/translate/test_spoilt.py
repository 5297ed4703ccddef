"""Renderings that say nothing, or hold half a character."""

from __future__ import annotations

import pytest
from fakes import FakeEngine

from translate.document import Segment
from translate.pipeline import Translator
from translate.spoilt import is_mute


@pytest.mark.parametrize(
    ("source", "text", "mute"),
    [
        ("Lens 2", "2", True),
        ("Fichier ⟪0⟫", "⟪0⟫", True),
        ("Fichier ⟪0⟫", "⟪0⟫ file", False),
        ("Le ⟪0⟫", "⟪0⟫", False),
        ("des 12", "12", False),
        ("Dix-sept", "17", False),
        ("20 heures", "20:00", False),
        ("3,5 %", "3.5%", False),
        ("A. B.", ".", False),
    ],
)
def test_a_rendering_without_a_word_is_told(source: str, text: str, mute: bool) -> None:
    assert is_mute(source, text) is mute


@pytest.mark.parametrize(
    ("hypotheses", "expected"),
    [
        (("%s", "%s file"), "%s file"),
        (("%s", "2"), "Fichier %s"),
        (("File %s\ufffd", "The file %s"), "The file %s"),
        (("File\ufffd %s",), "File %s"),
    ],
)
def test_what_is_no_language_gives_way_to_another_hypothesis_and_never_costs_the_words(
    hypotheses: tuple[str, ...], expected: str
) -> None:
    given = tuple(each.replace("%s", "⟪0⟫") for each in hypotheses)
    engine = FakeEngine(sentences={"Fichier ⟪0⟫": given})
    (result,) = Translator(engine).translate_segments([Segment(0, 0, 10, "Fichier %s")])
    assert result.text == expected


def test_half_a_character_of_the_source_is_kept() -> None:
    engine = FakeEngine(sentences={"Un fichier \ufffd": "A file \ufffd"})
    (result,) = Translator(engine).translate_segments([Segment(0, 0, 12, "Un fichier \ufffd")])
    assert result.text == "A file \ufffd"
