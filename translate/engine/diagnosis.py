"""Tells when the model has gone astray: loops, run-on, nothing at all, or the source handed back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from translate.function_words import FRENCH

NGRAM, TIMES = 4, 3  # four pieces in a row, three times: the usual measure of a repetition loop
WORD = re.compile(r"[^\W\d_]+")
NOISE = re.compile(r"⟪\d⟫|⟦[^⟦⟧]*⟨([^⟦⟧]*)⟧")


class Trouble(StrEnum):
    """What is wrong with a hypothesis."""

    EMPTY = "empty"
    REPETITION = "repetition"
    RUN_ON = "run-on"


def diagnose(source: Sequence[str], target: Sequence[str]) -> Trouble | None:
    """Compare the pieces of a source and of its translation; None: nothing wrong by this measure.

    A repetition that the source has too is no fault.
    """
    if not any(piece.strip("▁ ") for piece in target):
        return Trouble.EMPTY
    if repeats(target) > max(repeats(source), TIMES - 1):
        return Trouble.REPETITION
    if len(target) >= longest_sound(len(source)):
        return Trouble.RUN_ON
    return None


def repeats(pieces: Sequence[str]) -> int:
    """Return how often the most frequent run of four pieces occurs."""
    runs = Counter(tuple(pieces[place : place + NGRAM]) for place in range(len(pieces) - NGRAM + 1))
    return max(runs.values(), default=0)


def longest_sound(source_length: int) -> int:
    """Return the number of pieces at which a translation is certainly too long (English needs fewer than French)."""
    return 2 * source_length + 16


def is_unchanged(source: str, target: str) -> bool:
    """Return whether `target` is the French source handed back: the same words, three or more, some plainly French.

    What an annotated term comes out as is English already, so its words prove nothing.
    """
    words = WORD.findall(NOISE.sub(r"\1", source).casefold())
    if len(words) < 3 or words != WORD.findall(NOISE.sub(r"\1", target).casefold()):
        return False
    return any(word in FRENCH for word in WORD.findall(NOISE.sub(" ", source).casefold()))
