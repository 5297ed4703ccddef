"""Measures that English writes in its own units: 30 metres are 100 feet, 32 °C are 90 °F."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from translate.counts import ENGLISH, IN_WORDS, any_of, count
from translate.units_of_measure import BY_NAME, UnitOfMeasure, mentions, unit_at

TOLERANCE = 0.08  # by which writers round: 100 feet for 30 m, 3,000 miles for 4,800 km
_STONE = UnitOfMeasure("mass", "stone", 14 * Fraction("453.59237"), "", "", "", "stones?")
_GAP = re.compile(r"[\s(-]*")
_CONVERTED = tuple(
    (BY_NAME[metric], BY_NAME[english])
    for metric, english in (
        ("kilometre per hour", "mile per hour"),
        ("square kilometre", "square mile"),
        ("square metre", "square foot"),
        ("kilometre", "mile"),
        ("metre", "foot"),
        ("metre", "yard"),
        ("centimetre", "foot"),
        ("centimetre", "inch"),
        ("millimetre", "inch"),
        ("kilogram", "pound"),
        ("gram", "ounce"),
        ("litre", "gallon"),
        ("hectare", "acre"),
    )
)
_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UP_TO = r"(?:\s*(?:à|et|ou|to|and|or|-|–|—)\s*[-−–]?\d[\d.,]*)?"  # « de 80 à 100 km/h »: the unit is of both
_RANGE = re.compile(_UP_TO)
# A sign before a French number: « -2 °C », « – 2 °C » within a sentence (a dash at its head is that of an item).
MINUS = r"(?:(?<![^\s(«])(?:[-−–]|−[ \u00a0\u2009\u202f]|(?<=[^\W\d][ \u00a0])[-–][ \u00a0\u2009\u202f])|\bmoins )"
_CELSIUS = re.compile(
    rf"(?P<below>{MINUS})?"
    rf"\b(?P<degrees>(?:\d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+|\d+)(?:,\d+)?|{IN_WORDS})"
    rf"(?={_UP_TO}\s?(?:°|degrés?\b))",
    re.IGNORECASE,
)
_FAHRENHEIT = re.compile(
    rf"(?P<below>(?<![^\s(“])[-−–]\s?|\bminus )?(?<![\d.,])(?P<degrees>{_FIGURE})"
    rf"(?={_UP_TO}[\s(-]*(?:°\s?|degrees?[\s-]*)?\(?(?:F\b|Fahrenheit)(?P<zero> below)?)",
    re.IGNORECASE,
)
_SMALL = rf"\d{{1,2}}|{any_of(ENGLISH)}"
_IN_TWO_UNITS = tuple(
    (
        re.compile(
            rf"(?<![\w.,'’])(?P<larger>{_SMALL})(?:{first})[ ,-]*(?:and )?(?P<smaller>{_SMALL})(?:{second})",
            re.IGNORECASE,
        ),
        larger,
        smaller,
    )
    for first, second, larger, smaller in (
        (
            r"[ -]?(?:feet|foot|ft\.?)|['’′]",
            r"(?:[ -]?(?:inch(?:es)?|in))?(?![.,]?\w)",
            BY_NAME["foot"],
            BY_NAME["inch"],
        ),
        (r"[ -]?(?:pounds?|lbs?\.?)", r"[ -]?(?:ounces?|oz)\b", BY_NAME["pound"], BY_NAME["ounce"]),
        (r"[ -]?stones?", r"(?![.,]?\w)", _STONE, BY_NAME["pound"]),
    )
)
_DEGREES_OFF = 2  # near 0 °F no share of it is a tolerance


def converted(english: str, values: Collection[Fraction]) -> bool:
    """Tell whether an English text begins with a number and an English unit that one of the values converts to."""
    number = re.match(_FIGURE, english)
    if number is None:
        return False
    amount, unit = float(number.group().replace(",", "")), _unit(english[number.end() :], french=False)
    factors = [_factor(metric, theirs) for metric, theirs in _CONVERTED if theirs == unit]
    return any(_near(amount, float(value) * factor) for factor in factors for value in values)


def answered(french: str, value: Fraction, english: str, values: Collection[Fraction]) -> bool:
    """Tell whether a French text that begins with a number and its unit is answered by one of the English numbers."""
    number = re.match(r"[\d.,\s]*\d", french)
    rest = french[number.end() :] if number else french
    return any(_near(float(each), amount) for amount in _amounts(rest, float(value), english) for each in values)


def degrees(french: str, english: str) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the degrees Celsius of a French text and those Fahrenheit of an English one that are as warm, each pair
    without its signs: of « -7 °C » and `19 °F` 7 and 19."""
    warm = [(_degrees(match, ","), bool(match["below"])) for match in _CELSIUS.finditer(french)]
    for match in _FAHRENHEIT.finditer(english) if warm else ():
        ours = _degrees(match, ".")
        told = -float(ours) if match["below"] or match["zero"] else float(ours)
        for theirs, is_below in warm:
            as_warm = (-float(theirs) if is_below else float(theirs)) * 9 / 5 + 32
            if _near(told, as_warm) or abs(told - as_warm) <= _DEGREES_OFF:
                yield theirs, ours


def _degrees(match: re.Match[str], point: str) -> Fraction:
    figures = match["degrees"]
    if not figures[0].isdecimal():
        return Fraction(count(figures))
    return Fraction(re.sub(r"[\s,]", "", figures) if point == "." else re.sub(r"\s", "", figures).replace(",", "."))


def in_two_units(english: str) -> Iterator[tuple[str, Fraction, Fraction, frozenset[Fraction]]]:
    """Yield what an English text measures in two units, `5 feet 11 inches`, `5'11"`, `7 pounds 1 ounce`: the dimension,
    how much it is, by how much that is rounded, and the numbers that say so."""
    for pattern, larger, smaller in _IN_TWO_UNITS:
        for match in pattern.finditer(english):
            numbers = [Fraction(count(match[group], ENGLISH)) for group in ("larger", "smaller")]
            amount = numbers[0] * (larger.size or 0) + numbers[1] * (smaller.size or 0)
            yield larger.dimension, amount, (smaller.size or Fraction(0)) / 2 + amount / 500, frozenset(numbers)


def _amounts(rest: str, value: float, english: str) -> Iterator[float]:
    """Yield what the value makes in the English units that the English text names."""
    unit = _unit(rest, french=True)
    for metric, theirs in _CONVERTED:
        if metric == unit and mentions(english, theirs):
            yield value * _factor(metric, theirs)


def _unit(rest: str, *, french: bool) -> UnitOfMeasure | None:
    """Return the unit that stands right behind a number, behind another one up to which it goes, or in a bracket."""
    rest = _RANGE.sub("", rest, count=1) if _RANGE.match(rest) else rest
    gap = _GAP.match(rest)
    found = unit_at(rest, gap.end() if gap else 0, french=french)
    return None if found is None else found[0]


def _factor(metric: UnitOfMeasure, english: UnitOfMeasure) -> float:
    return float((metric.size or 0) / (english.size or 1))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
