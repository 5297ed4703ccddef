"""What need not be translated: text without words, and text that is English already."""

from __future__ import annotations

import re

from translate.capitals import is_no_acronym
from translate.function_words import ENGLISH, FRENCH
from translate.protect import MARK
from translate.repair.dates import DATE, DIGIT
from translate.repair.hours import TIME
from translate.repair.money import MONEY
from translate.repair.numbers import FRENCH_NUMBER
from translate.roman import value_of

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN_OR_INITIAL = re.compile(r"(?<!\w)(?P<letters>[IVXLCDM]+|[A-Z])(?:[.)]|(?!\w))")
_NO_NUMERALS = frozenset({"DIX", "MIX"})
_ACCENTED = re.compile(r"[àâçèêëîïôùûœÀÂÇÈÊËÎÏÔÙÛŒ]")


def has_words(text: str) -> bool:
    """Tell whether anything is left of a French text without its marks, numbers, sums, dates and times."""
    return any(map(str.isalpha, without_quantities(text)))


def without_quantities(text: str) -> str:
    """Return a French text with spaces for its marks, numbers, sums, dates, times and initials."""
    if DIGIT.search(text):
        for pattern in (MARK, MONEY, DATE, TIME, FRENCH_NUMBER):
            text = pattern.sub(" ", text)
    return _ROMAN_OR_INITIAL.sub(lambda match: match[0] if _is_word(match["letters"]) else " ", text)


def _is_word(letters: str) -> bool:
    """Tell whether letters that numerals have are a word: « MIDI », « CIVIL », « DIX », but « XIV » and « CDI »."""
    return letters in _NO_NUMERALS or (not value_of(letters) and is_no_acronym(letters))


def is_english(text: str) -> bool:
    """Tell whether a sentence is English already.

    Errs towards French: it takes two English function words, a fifth of all, and not one that is French only.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    english = sum(word in ENGLISH for word in words)
    if english < 2 or 5 * english < len(words) or _ACCENTED.search(text):
        return False
    return not any(word in FRENCH and word not in ENGLISH for word in words)
