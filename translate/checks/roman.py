"""Roman numerals: `XVIIe siècle` is the 17th century, `Louis XIV` keeps his number.

A numeral is one that Romans would have written so; of one letter only I, V and X are, since `L'`, `C'` and `M.` are
words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from translate.roman import value_of

_FRENCH = re.compile(r"\b([IVXLCDM]{2,}|[IVX])(?:es?|er|re|ère|è|ème|eme)?\b")
_ORDINAL = re.compile(r"\b([IVX]+)\0*(?:es?|è|ème|eme)\b")  # blanked tags between: XX<sup>e</sup>
_ENGLISH = re.compile(r"\b(?:WW)?([IVX]{2,}|[VX])(?:th|st|nd|rd)?\b|\b(?:WW|[A-Z]\w+ )(I)\b")
_OF_NAME = re.compile(r"(?<=[^\W\d_][ \u00a0])([IVX]{2,}|[VX])\b")
_NAME_BEFORE = re.compile(r"\b[A-ZÀ-Ý][^\W\d_]+[ \u00a0]$")
_CENTURY = re.compile(
    r"\b(?:last|previous|preceding|past|this|that|our|new|same|following|next|turn of the|mid-?) ?century", re.I
)
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Numeral:
    """A Roman numeral as it is written, with its value and its place."""

    value: Fraction
    text: str
    start: int
    end: int


def ordinals(french: str) -> tuple[Numeral, ...]:
    """Return the ordinals of a French text above the first, which English often leaves out (`Napoléon Ier`)."""
    return tuple(each for each in _numerals(_ORDINAL, french) if each.value > 1)


def of_names(text: str) -> tuple[Numeral, ...]:
    """Return the numerals behind a word with a capital: `Louis XIV`, `World War II`."""
    return tuple(
        each
        for each in _numerals(_OF_NAME, text)
        if _NAME_BEFORE.search(text[max(0, each.start - _LONGEST_NAME) : each.start])
    )


def in_french(text: str) -> set[Fraction]:
    """Return the values of all numerals of a French text."""
    return {each.value for each in _numerals(_FRENCH, text)}


def in_english(text: str) -> set[Fraction]:
    """Return the values of all numerals of an English text; `I` is one behind a name only."""
    return {each.value for each in _numerals(_ENGLISH, text)}


def told_otherwise(ordinal: Numeral, french: str, english: str, values: Collection[Fraction]) -> bool:
    """Tell whether the English has an ordinal as it was, or a century by its years or as `last century`."""
    return ordinal.text in english or ("siècle" in french and is_century(ordinal.value, english, values))


def is_century(ordinal: Fraction, english: str, values: Collection[Fraction]) -> bool:
    """Tell whether an English text has a century by its years (`values` are its numbers) or as `last century`."""
    years = range(100 * int(ordinal - 1), 100 * int(ordinal) + 1)
    return bool(_CENTURY.search(english) or any(value in years for value in values))


def _numerals(pattern: re.Pattern[str], text: str) -> Iterator[Numeral]:
    for match in pattern.finditer(text):
        letters = match[match.lastindex or 1]
        if value := value_of(letters):
            yield Numeral(Fraction(value), match.group().replace("\0", ""), match.start(), match.end())
