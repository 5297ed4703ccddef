"""Measures that English writes in its own units: 30 metres are 100 feet, 32 °C are 90 °F."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

TOLERANCE = 0.08  # by which writers round: 100 feet for 30 m, 3,000 miles for 4,800 km
_GAP = r"[\s(-]*"

# How a metric unit is written in French, the English unit that stands for it, and how many of those one makes.
_UNITS = tuple(
    (re.compile(_GAP + french), re.compile(_GAP + english, re.IGNORECASE), english, factor)
    for french, english, factor in (
        (r"(?:km/h|kilomètres?(?: à l['’]heure|[ -]heure))", r"(?:mph|miles? (?:per|an) hour)\b", 0.621371),
        (r"(?:km2|km²|km carrés?|kilomètres? carrés?)", r"(?:sq\.? mi\b|square miles?\b)", 0.386102),
        (r"(?:km|kilomètres?)\b", r"miles?\b", 0.621371),
        (r"(?:m|mètres?)\b", r"(?:feet|foot|ft)\b", 3.28084),
        (r"(?:m|mètres?)\b", r"yards?\b", 1.09361),
        (r"(?:cm|centimètres?)\b", r"(?:inch|inches)\b", 0.393701),
        (r"(?:kg|kilos?|kilogrammes?)\b", r"(?:pounds?|lbs?)\b", 2.20462),
        (r"(?:g|grammes?)\b", r"(?:ounces?|oz)\b", 0.035274),
        (r"(?:l|litres?)\b", r"gallons?\b", 0.264172),
        (r"(?:ha|hectares?)\b", r"acres?\b", 2.47105),
    )
)
_CELSIUS = re.compile(_GAP + r"(?:°|degrés?)\s?(?:C\b|Celsius)?")
_FAHRENHEIT = re.compile(_GAP + r"(?:°\s?|degrees?[\s-]*)?\(?(?:F\b|Fahrenheit)", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def converted(english: str, values: Collection[Fraction]) -> bool:
    """Tell whether an English text begins with a number and an English unit that one of the values converts to."""
    number = _FIGURE.match(english)
    if number is None:
        return False
    amount, rest = float(number.group().replace(",", "")), english[number.end() :]
    if _FAHRENHEIT.match(rest):
        return any(_near(amount, float(value) * 9 / 5 + 32) for value in values)
    return any(
        _near(amount, float(value) * factor) for _, unit, _, factor in _UNITS if unit.match(rest) for value in values
    )


def answered(french: str, value: Fraction, english: str, values: Collection[Fraction]) -> bool:
    """Tell whether a French text that begins with a number and its unit is answered by one of the English numbers."""
    number = re.match(r"[\d.,\s]*\d", french)
    rest = french[number.end() :] if number else french
    return any(_near(float(each), amount) for amount in _amounts(rest, float(value), english) for each in values)


def _amounts(rest: str, value: float, english: str) -> Iterator[float]:
    """Yield what the value makes in the English units that the English text names."""
    if _CELSIUS.match(rest) and re.search(r"\(?\bF\b|Fahrenheit", english):
        yield value * 9 / 5 + 32
    for metric, _, unit, factor in _UNITS:
        if metric.match(rest) and re.search(rf"\b{unit}", english, re.IGNORECASE):
            yield value * factor


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
