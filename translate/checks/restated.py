"""One quantity, told otherwise: `1 m 82` is 1.82 m, `1,5 t` 1,500 kg, `18 mois` a year and a half, `49-3` 49.3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from translate.checks import clock, conversion
from translate.counts import ENGLISH, FRENCH, any_of
from translate.repair.approximations import ABOUT
from translate.units_of_measure import UnitOfMeasure, unit_at

if TYPE_CHECKING:
    from translate.checks.quantities import Number

_SPACE = r"[ \u00a0\u2009\u202f]"
_COMPOSITE = re.compile(rf"(?<![\d,.])(\d{{1,2}}){_SPACE}?(?:s|m){_SPACE}?(\d\d)(?!\w)")
_ARTICLE = re.compile(r"\b(?:articles?|art\.|[Ll]e|[Aa]u|[Dd]u) (\d+)([-.])(\d+)(?![\w.-]*\d)", re.IGNORECASE)
_LAST_OR_NEXT = re.compile(
    rf"{_SPACE}(?:derni(?:er|ère)|premi(?:er|ère)|prochaine?)s?(?={_SPACE})"
)  # « 12 derniers mois »
_ALL_WEEK = re.compile(rf"\b7{_SPACE}?j(?:ours)?{_SPACE}?(?:/|sur){_SPACE}?7\b", re.IGNORECASE)
_EVERY_DAY = re.compile(r"\b(?:(?:every|each) (?:single )?day|daily|all week)\b", re.IGNORECASE)

_DECADE, _CENTURY = (
    UnitOfMeasure("calendar", name, Fraction(months), "", "", french, english)
    for name, months, french, english in (
        ("decade", 120, "décennies?", "decades?"),
        ("century", 1200, "siècles?", "centur(?:y|ies)"),
    )
)
_LONG_SPAN = re.compile(
    rf"[ \u00a0-]?(?:(?P<decade>{_DECADE.french_words}|{_DECADE.english_words})"
    rf"|{_CENTURY.french_words}|{_CENTURY.english_words})\b",
    re.IGNORECASE,
)


def _parts(*table: tuple[str, str]) -> tuple[tuple[re.Pattern[str], Fraction], ...]:
    return tuple((re.compile(rf"\b{words}", re.IGNORECASE), Fraction(part)) for words, part in table)


@dataclass(frozen=True, slots=True)
class CountWords:
    """How a language counts in words before a unit: numbers below two hundred, and parts before or behind the unit."""

    counted: re.Pattern[str]  # forty-five minutes, one and a half years
    counts: Mapping[str, int]
    parts: tuple[tuple[re.Pattern[str], Fraction], ...]  # half an hour
    part_after: re.Pattern[str]  # a year and a half

    def amounts(self, text: str) -> Iterator[tuple[int, Fraction]]:
        """Yield where a count in words ends, and what it counts, with the part that follows its unit."""
        found = [(match.end(), self._count(match)) for match in self.counted.finditer(text)]
        found += [(match.end(), part) for pattern, part in self.parts for match in pattern.finditer(text)]
        for end, count in found:
            yield end, count + _part(self.part_after.match(text, end))

    def _count(self, match: re.Match[str]) -> Fraction:
        count = self.counts[match["count"].lower().replace(" ", "-")]
        return count + _part(match) + (100 if match["hundred"] else 0)


_PARTS = {"demi": Fraction(1, 2), "demie": Fraction(1, 2), "quart": Fraction(1, 4), "trois quarts": Fraction(3, 4),
          "a half": Fraction(1, 2), "a quarter": Fraction(1, 4), "three quarters": Fraction(3, 4)}  # fmt: skip


def _part(match: re.Match[str] | None) -> Fraction:
    if match is None or match["part"] is None:
        return Fraction(0)
    return _PARTS[match["part"].lower().replace("-", " ")]


def _counted(counts: Mapping[str, int], hundred: str, part: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<hundred>{hundred})?(?P<count>{any_of(counts)})(?: and (?P<part>{part}))?(?= [^\W\d_])",
        re.IGNORECASE,
    )


_FRENCH_COUNTS = {**FRENCH, "cent": 100}
_ENGLISH_COUNTS = {
    **ENGLISH, "a-hundred": 100, "one-hundred": 100,
    **dict.fromkeys(("a", "an", "each", "every", "per", "last", "past", "next"), 1),
}  # fmt: skip
IN_FRENCH = CountWords(
    _counted(_FRENCH_COUNTS, "cent[- ]", "(?!)"),
    _FRENCH_COUNTS,
    _parts(
        ("demi[- ]", "1/2"),
        ("quart d['’]", "1/4"),
        ("trois[ -]quarts d['’]", "3/4"),
        *((f"{word} (?:de |d['’])", str(value)) for word, value in ABOUT.items()),
    ),
    re.compile(r" ?[^\W\d_]+ et (?P<part>demie?|quart|trois quarts)\b", re.IGNORECASE),
)
IN_ENGLISH = CountWords(
    _counted(_ENGLISH_COUNTS, "(?:a|one) hundred and ", "a half|a quarter|three[- ]quarters"),
    _ENGLISH_COUNTS,
    _parts(("half[ -](?:an? )?", "1/2"), ("(?:a|one) quarter of an?", "1/4"), ("three[ -]quarters of an?", "3/4")),
    re.compile(r" ?[a-z]+ and (?P<part>a half|a quarter|three[- ]quarters)\b", re.IGNORECASE),
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
    for dimension, amount, rounded, values in conversion.in_two_units(target):
        same = {
            each.value for each in theirs if each.amount[0] == dimension and abs(each.amount[1] - amount) <= rounded
        }
        for match in _COMPOSITE.finditer(source) if dimension == "length" else ():
            metres, centimetres = map(Fraction, match.groups())
            same |= {metres, centimetres} if abs(metres + centimetres / 100 - amount) <= rounded else set()
        result.french.update(same)
        result.english.update(values if same else ())
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
        between = _LAST_OR_NEXT.match(text, end) if french else None
        end = between.end() if between else end
        unit = _long_span_at(text, end) or ((unit_at(text, end, french=french) or (None,))[0])
        if unit is not None and unit.size is not None:
            yield _Quantity(value, (unit.dimension, value * unit.size), unit.size)


def _long_span_at(text: str, end: int) -> UnitOfMeasure | None:
    """Return the decade or century that stands behind a number."""
    match = _LONG_SPAN.match(text, end)
    return None if match is None else _DECADE if match["decade"] else _CENTURY
