"""Renderings that say nothing or hold what is no character, whatever else they keep."""

from __future__ import annotations

import re

from translate.function_words import FRENCH
from translate.language import without_quantities
from translate.protect import MARK

REPLACEMENT = "\ufffd"  # what is left of half a character (Unicode, chapter 23.8)
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURES = re.compile(r"\d+")


def spoilt(source: str, text: str) -> int:
    """Return how much of a rendering is no language: half a character, or not one word for a source with words."""
    return is_mute(source, text) + (REPLACEMENT in text and REPLACEMENT not in source)


def is_mute(source: str, text: str) -> bool:
    """Tell whether a rendering has no word, though its source has: `2` for « 2. Lens », `⟪0⟫` for « Fichier ⟪0⟫ ».

    An article may go without a trace, and a number in words may come back in figures.
    """
    if any(map(str.isalpha, MARK.sub("", text))) or set(_FIGURES.findall(text)) - set(_FIGURES.findall(source)):
        return False
    return any(word.lower() not in FRENCH for word in _WORD.findall(without_quantities(source)))


def restored(source: str, text: str) -> str:
    """Return a rendering as it may be written: the source in place of nothing, and whole characters alone."""
    if is_mute(source, text):
        return source
    return text if REPLACEMENT in source else text.replace(REPLACEMENT, "")
