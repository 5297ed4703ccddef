"""What need not be translated: text without words, and text that is English already."""

from __future__ import annotations

import re

from translate.protect import MARK
from translate.repair.dates import DATE, DIGIT
from translate.repair.hours import TIME
from translate.repair.numbers import FRENCH_NUMBER, MONEY

# Function words that only one of the two languages has; those of both (`on`, `or`, `me`, `an`, `plus`…) tell nothing.
ENGLISH = frozenset(
    """the of and to in is it that was for with as at be this have from by not are but which you all will there been
    has were their would they we his her she him how what when who more about than into its our out up so can only
    other new some could these may then do first any my now such like should your must no just over also after
    before between through where because does did doing here why very own same few both each again against""".split()
)
FRENCH = frozenset(
    """le la les l un une des du de d et à au aux est sont était être avoir ont dans avec sans sous sur pour par pas ne
    n que qu qui quoi dont où ce cet cette ces c s se sa son ses leur leurs nous vous ils elles il elle je j mais ou ni
    car donc plus moins très tout tous toute toutes comme entre chez depuis été fait faire y en""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN_OR_INITIAL = re.compile(r"(?<!\w)(?:[IVXLCDM]+|[A-Z])(?:[.)]|(?!\w))")
_ACCENTED = re.compile(r"[àâçèêëîïôùûœÀÂÇÈÊËÎÏÔÙÛŒ]")


def has_words(text: str) -> bool:
    """Tell whether anything is left of a French text without its marks, numbers, sums, dates and times."""
    return any(map(str.isalpha, without_quantities(text)))


def without_quantities(text: str) -> str:
    """Return a French text with spaces for its marks, numbers, sums, dates, times and initials."""
    if DIGIT.search(text):
        for pattern in (MARK, MONEY, DATE, TIME, FRENCH_NUMBER):
            text = pattern.sub(" ", text)
    return _ROMAN_OR_INITIAL.sub(" ", text)


def is_english(text: str) -> bool:
    """Tell whether a sentence is English already.

    Errs towards French: it takes two English function words, a fifth of all, and not one that is French only.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    english = sum(word in ENGLISH for word in words)
    if english < 2 or 5 * english < len(words) or _ACCENTED.search(text):
        return False
    return not any(word in FRENCH and word not in ENGLISH for word in words)
