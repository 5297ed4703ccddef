"""Measures that English writes in its own units: 30 metres are 100 feet, 32 °C are 90 °F."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from translate.units_of_measure import BY_NAME, UnitOfMeasure, mentions, unit_at

TOLERANCE = 0.08  # by which writers round: 100 feet for 30 m, 3,000 miles for 4,800 km
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
_CELSIUS = re.compile(r"[\s(-]*(?:°|degrés?)\s?(?:C\b|Celsius)?")
_FAHRENHEIT = re.compile(r"[\s(-]*(?:°\s?|degrees?[\s-]*)?\(?(?:F\b|Fahrenheit)", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def converted(english: str, values: Collection[Fraction]) -> bool:
    """Tell whether an English text begins with a number and an English unit that one of the values converts to."""
    number = _FIGURE.match(english)
    if number is None:
        return False
    amount, rest = float(number.group().replace(",", "")), english[number.end() :]
    if _FAHRENHEIT.match(rest):
        return any(_near(amount, float(value) * 9 / 5 + 32) for value in values)
    unit = _unit(rest, french=False)
    factors = [_factor(metric, theirs) for metric, theirs in _CONVERTED if theirs == unit]
    return any(_near(amount, float(value) * factor) for factor in factors for value in values)


def answered(french: str, value: Fraction, english: str, values: Collection[Fraction]) -> bool:
    """Tell whether a French text that begins with a number and its unit is answered by one of the English numbers."""
    number = re.match(r"[\d.,\s]*\d", french)
    rest = french[number.end() :] if number else french
    return any(_near(float(each), amount) for amount in _amounts(rest, float(value), english) for each in values)


def _amounts(rest: str, value: float, english: str) -> Iterator[float]:
    """Yield what the value makes in the English units that the English text names."""
    if _CELSIUS.match(rest) and re.search(r"\(?\bF\b|Fahrenheit", english):
        yield value * 9 / 5 + 32
    unit = _unit(rest, french=True)
    for metric, theirs in _CONVERTED:
        if metric == unit and mentions(english, theirs):
            yield value * _factor(metric, theirs)


def _unit(rest: str, *, french: bool) -> UnitOfMeasure | None:
    """Return the unit that stands right behind a number, or behind a bracket that opens there."""
    gap = _GAP.match(rest)
    found = unit_at(rest, gap.end() if gap else 0, french=french)
    return None if found is None else found[0]


def _factor(metric: UnitOfMeasure, english: UnitOfMeasure) -> float:
    return float((metric.size or 0) / (english.size or 1))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
