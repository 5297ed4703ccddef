"""One quantity, told otherwise: `1 m 82` is 1.82 m, `1,5 t` 1,500 kg, `18 mois` a year and a half, `49-3` 49.3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from translate.checks import clock, conversion
from translate.units_of_measure import unit_at

if TYPE_CHECKING:
    from translate.checks.quantities import Number

_SPACE = r"[ \u00a0\u2009\u202f]"
_COMPOSITE = re.compile(rf"(?<![\d,.])(\d{{1,2}}){_SPACE}?(?:s|m){_SPACE}?(\d\d)(?!\w)")
_ARTICLE = re.compile(r"\b(?:articles?|art\.|[Ll]e|[Aa]u|[Dd]u) (\d+)([-.])(\d+)(?![\w.-]*\d)", re.IGNORECASE)
_ALL_WEEK = re.compile(rf"\b7{_SPACE}?j(?:ours)?{_SPACE}?(?:/|sur){_SPACE}?7\b", re.IGNORECASE)
_EVERY_DAY = re.compile(r"\b(?:(?:every|each) (?:single )?day|daily|all week)\b", re.IGNORECASE)

_HALF = Fraction(1, 2)


def _counts(words: str) -> dict[str, Fraction]:
    return {word: Fraction(count) for count, word in enumerate(words.split(), 1)}


def _parts(*table: tuple[str, str]) -> tuple[tuple[re.Pattern[str], Fraction], ...]:
    return tuple((re.compile(rf"\b{words}", re.IGNORECASE), Fraction(part)) for words, part in table)


@dataclass(frozen=True, slots=True)
class CountWords:
    """How a language counts in words before a unit: small numbers, parts, and a half behind the unit."""

    counts: Mapping[str, Fraction]
    parts: tuple[tuple[re.Pattern[str], Fraction], ...]
    half_before: str  # one and a half years
    half_after: re.Pattern[str]  # a year and a half

    def amounts(self, text: str) -> Iterator[tuple[int, Fraction]]:
        """Yield where a count in words ends, and what it counts, with the half that follows its unit."""
        counted = rf"\b(?P<count>{'|'.join(self.counts)})(?P<half>{self.half_before})?(?= [^\W\d_])"
        found = [
            (match.end(), self.counts[match["count"].lower()] + (_HALF if match["half"] else 0))
            for match in re.finditer(counted, text, re.IGNORECASE)
        ]
        found += [(match.end(), part) for pattern, part in self.parts for match in pattern.finditer(text)]
        for end, count in found:
            yield end, count + (_HALF if self.half_after.match(text, end) else 0)


IN_FRENCH = CountWords(
    _counts("un deux trois quatre cinq six sept huit neuf dix onze douze") | {"une": Fraction(1)},
    _parts(("demi[- ]", "1/2"), ("quart d['’]", "1/4"), ("trois[ -]quarts d['’]", "3/4")),
    "(?!)",
    re.compile(r" ?[^\W\d_]+ et demie?\b", re.IGNORECASE),
)
IN_ENGLISH = CountWords(
    _counts("one two three four five six seven eight nine ten eleven twelve") | {"a": Fraction(1), "an": Fraction(1)},
    _parts(("half an?", "1/2"), ("(?:a|one) quarter of an?", "1/4"), ("three[ -]quarters of an?", "3/4")),
    " and a half",
    re.compile(r" ?[a-z]+ and a half\b", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number with what is measured, how much of the smallest unit, and the size of its own unit."""

    value: Fraction
    amount: tuple[str, Fraction]
    unit: Fraction


@dataclass(frozen=True, slots=True)
class Restated:
    """Values of the French that the English tells otherwise, and those by which it does."""

    french: set[Fraction] = field(default_factory=set)
    english: set[Fraction] = field(default_factory=set)


def restated(source: str, target: str, wanted: Sequence[Number], found: Sequence[Number]) -> Restated:
    """Return the values of two texts that say the same in other units or with other marks between.

    `wanted` and `found` are the numbers in figures of the French and of the English text.
    """
    result = Restated()
    _marks(source, target, result)
    theirs = list(_quantities(source, wanted, IN_FRENCH, french=True))
    for ours in _quantities(target, found, IN_ENGLISH, french=False) if theirs else ():
        same = {each.value for each in theirs if each.amount == ours.amount and each.unit != ours.unit}
        result.french.update(same)
        result.english.update({ours.value} if same else ())
    return result


def _marks(source: str, target: str, result: Restated) -> None:
    """Add what has other marks in English: `9 s 87`, `49-3`, `midi et demi`, `-7 °C`."""
    for match in _COMPOSITE.finditer(source):
        whole, rest = match.groups()
        if _stands(rf"{whole}\.{rest}|{int(whole) * 100 + int(rest)}", target):
            result.french.update({Fraction(whole), Fraction(rest)})
            result.english.update({Fraction(f"{whole}.{rest}"), Fraction(whole + rest)})
    for match in _ARTICLE.finditer(source):
        first, mark, second = match.groups()
        if _stands(rf"{first}{'[.]' if mark == '-' else '[-–]'}{second}", target):
            parts = {Fraction(first), Fraction(second), Fraction(f"{first}.{second}")}
            result.french.update(parts)
            result.english.update(parts)
    if _ALL_WEEK.search(source) and _EVERY_DAY.search(target):
        result.french.add(Fraction(7))
    for hours, minute in clock.spoken(source):
        if _stands(clock.written(hours, minute), target):
            result.english.update({*map(Fraction, clock.shown(hours)), Fraction(minute)})
            result.english.update(Fraction(f"{hour}.{minute:02d}") for hour in clock.shown(hours))
    for theirs, ours in conversion.degrees(source, target):
        result.french.add(theirs)
        result.english.add(ours)


def _stands(written: str, target: str) -> bool:
    return re.search(rf"(?<![\d.,])(?:{written})(?!\d)", target, re.IGNORECASE) is not None


def _quantities(text: str, numbers: Sequence[Number], words: CountWords, *, french: bool) -> Iterator[_Quantity]:
    """Yield the quantities of a text, in figures and in words."""
    amounts = [(number.end, number.value) for number in numbers] + list(words.amounts(text))
    for end, value in amounts:
        found = unit_at(text, end, french=french)
        if found is not None and (size := found[0].size) is not None:
            yield _Quantity(value, (found[0].dimension, value * size), size)
