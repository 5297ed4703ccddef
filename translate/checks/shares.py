"""Shares of a whole: 50 % is half, 75 % three quarters, 90 % nine in ten, 0.5 % half a percent, 0.25 point a quarter
point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from translate.checks.restated import IN_ENGLISH, IN_FRENCH, CountWords, Restated
from translate.counts import ENGLISH_SIMPLE, FRENCH_SIMPLE
from translate.units_of_measure import unit_at

if TYPE_CHECKING:
    from translate.checks.quantities import Number

_NEAR = 1  # points by which 33 % are a third, and 67 % two thirds
# English and French in one table: no word of one counts otherwise in the other.
_COUNTS = {word: count for word, count in {"a": 1, "le": 1, **ENGLISH_SIMPLE, **FRENCH_SIMPLE}.items() if count <= 10}
_PARTS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
    "tier": 3, "quart": 4, "cinquième": 5, "sixième": 6, "huitième": 8, "dixième": 10,
}  # fmt: skip
_COUNT = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})"
_HALF = re.compile(r"\b(?:half|halv\w+|moitié)\b", re.IGNORECASE)
_PART = re.compile(rf"\b(?P<count>{_COUNT})[ -](?P<part>{'|'.join(_PARTS)})s?\b", re.IGNORECASE)
_OF_SEVERAL = re.compile(
    rf"\b(?P<count>{_COUNT})(?: [^\W\d_]+)? (?:in|out of|of every|sur) (?P<several>{_COUNT})\b", re.IGNORECASE
)
_POINT = re.compile(r"[ \u00a0\u2009\u202f]?points?\b(?!-)")
_IN_POINTS = r"s?[ -](?:of (?:a|one) )?(?:a )?(?:full )?(?:percentage[ -])?points?\b"
_PARTS_OF_POINT = {
    Fraction(numerator, 4): re.compile(rf"\b(?:{words}){_IN_POINTS}", re.IGNORECASE)
    for numerator, words in ((1, "(?<!three )(?<!three-)quarter"), (2, "half"), (3, "three[ -]quarter"))
}
_BASIS_POINTS = re.compile(r"[ \u00a0-](?:basis[ -]points?|bps?)\b", re.IGNORECASE)


def told_otherwise(source: str, target: str, wanted: Sequence[Number], found: Sequence[Number]) -> Restated:
    """Return the percentages of a French text that the English tells as parts, and the other way round; and the points
    that it tells as parts of one or in basis points.

    `wanted` and `found` are the numbers in figures of the French and of the English text.
    """
    theirs, ours = (
        {each.value for each in numbers if _is_share(text, each.end, french=french)}
        for text, numbers, french in ((source, wanted, True), (target, found, False))
    )
    points = {each.value for each in wanted if _POINT.match(source, each.end)}
    basis = {each.value for each in found if _BASIS_POINTS.match(target, each.end) and each.value / 100 in points}
    parts = {each for each in points if each in _PARTS_OF_POINT and _PARTS_OF_POINT[each].search(target)}
    return Restated(
        (_answered(theirs, target, IN_ENGLISH, french=False) if theirs else set())
        | parts
        | {each / 100 for each in basis},
        (_answered(ours, source, IN_FRENCH, french=True) if ours else set()) | basis,
    )


def _answered(percentages: set[Fraction], other: str, words: CountWords, *, french: bool) -> set[Fraction]:
    exactly = {value for end, value in words.amounts(other) if _is_share(other, end, french=french)}
    about = list(_in_words(other))
    return {each for each in percentages if each in exactly or any(abs(each - share) <= _NEAR for share in about)}


def _in_words(text: str) -> Iterator[Fraction]:
    """Yield the shares that a text of either language tells as parts, in percent."""
    if _HALF.search(text):
        yield Fraction(50)
    for match in _PART.finditer(text):
        yield Fraction(100 * _count(match["count"]), _PARTS[match["part"].lower()])
    for match in _OF_SEVERAL.finditer(text):
        if several := _count(match["several"]):
            yield Fraction(100 * _count(match["count"]), several)


def _count(words: str) -> int:
    return int(words) if words.isdecimal() else _COUNTS[words.lower()]


def _is_share(text: str, end: int, *, french: bool) -> bool:
    unit = unit_at(text, end, french=french)
    return unit is not None and unit[0].dimension == "share"
