"""Texts in capitals: told, taken down for the engine, put back."""

from __future__ import annotations

import pytest

from translate.capitals import Capitals, capitals_of, sentence_case, written


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("LE CONSEIL A TRANCHÉ", Capitals.ALL),
        ("AGI, ONU ET SNCF", Capitals.SENTENCE),  # acronyms
        ("Le Conseil D'Administration A Tranché", Capitals.WORDS),
        ("« Le Patron De La Start-Up Est Revenu »", Capitals.WORDS),
        ("La ⟪0⟫ De La Semaine ⟪1⟫", Capitals.WORDS),
        ("Le Conseil d'Administration A Tranché", Capitals.SENTENCE),
        ("Sam Altman, Mira Murati, Greg Brockman", Capitals.SENTENCE),  # names
        ("Le Monde Diplomatique", Capitals.SENTENCE),  # too few to tell
        ("Le conseil a tranché hier", Capitals.SENTENCE),
        ("", Capitals.SENTENCE),
    ],
)
def test_capitals_are_told_apart_from_names_and_acronyms(text: str, capitals: Capitals) -> None:
    assert capitals_of(text) is capitals


@pytest.mark.parametrize(
    ("text", "names", "lowered"),
    [
        ("LE CONSEIL A TRANCHÉ", [], "Le conseil a tranché"),
        ("« 3 ÉLUS PARTENT »", [], "« 3 Élus partent »"),
        ("Le Conseil D'Administration A Renvoyé Sam Altman", [], "Le conseil d'administration a renvoyé Sam Altman"),
        ("Le PDG De La ⟪0⟫ Est Parti", [], "Le PDG de la ⟪0⟫ est parti"),
        ("L'Affaire De La Poste Et De Orange", [(15, 20), (28, 34)], "L'affaire de la Poste et de Orange"),
    ],
)
def test_a_text_in_capitals_is_read_as_a_sentence_and_keeps_its_names(
    text: str, names: list[tuple[int, int]], lowered: str
) -> None:
    made = sentence_case(text, capitals_of(text), names)
    assert made == lowered
    assert len(made) == len(text)


@pytest.mark.parametrize(
    ("capitals", "text"),
    [
        (Capitals.ALL, "THE BOARD'S CHIEF LEFT ⟪0⟫"),
        (Capitals.WORDS, "The Board's Chief Left ⟪0⟫"),
        (Capitals.SENTENCE, "the board's chief left ⟪0⟫"),
    ],
)
def test_the_english_is_written_with_the_capitals_of_the_french(capitals: Capitals, text: str) -> None:
    assert written("the board's chief left ⟪0⟫", capitals) == text
