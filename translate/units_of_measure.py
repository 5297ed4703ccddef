"""Units of measure: how French and English write them behind a number, and how large they are.

One table for all that reads units: what must be the source's, what is the same told otherwise (1,5 t, 1,500 kg), what
English writes in its own units (30 m, 100 feet), what keeps its sign in a quantity made by rule (`1 013 hPa`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

ABOUT = 0.9  # a yard of a metre
GAP = r"[ \u00a0\u2007\u2009\u202f-]*"  # between a number and its unit
_ENDS = r"(?!\w|['’]\w)"  # « 5 l » are litres, « 5 l'autre jour » are none
_ENDS_IN_FRENCH = r"(?!\w|['’-]\w)"  # nor is « 4-sec-butyle » a time, but English has `2-km-long`


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """A unit: what it measures, its name, its size in the dimension's own measure, and patterns of how it is written.

    `size` is None where no factor leads to another unit. An optional unit may be unsaid behind its number: its French
    word means other things too (`livres`, `pieds`), or English does without (an age).
    """

    dimension: str
    name: str
    size: Fraction | None
    french_sign: str
    english_sign: str
    french_words: str
    english_words: str
    is_optional: bool = False

    def pattern(self, *, french: bool) -> str:
        """Return the pattern of its sign and its words in one of the two languages."""
        sign = self.french_sign if french else self.english_sign
        words = self.french_words if french else self.english_words
        ends = _ENDS_IN_FRENCH if french else _ENDS
        return "|".join(([f"(?:{sign}){ends}"] if sign else []) + ([rf"(?i:{words})\b"] if words else []))

    def same_as(self, other: UnitOfMeasure) -> bool:
        """Tell whether a number counts about as much in both: hPa and millibars, metres and yards, kilometres said for
        those an hour."""
        if self.dimension == other.dimension and self.size is not None and other.size is not None:
            smaller, larger = sorted((self.size, other.size))
            return smaller >= ABOUT * larger
        names = sorted((self.name, other.name), key=len)
        return names[0] == names[1] or names[1].startswith(f"{names[0]} per ")


_Size = Fraction | float | str | None


def _unit(
    dimension: str,
    name: str,
    size: _Size,
    sign: str,
    french: str,
    english: str,
    *,
    too: str = "",
    optional: bool = False,
) -> UnitOfMeasure:
    """Return a unit whose sign is the same in both languages; `too` is what is a sign in English only."""
    exact = None if size is None else Fraction(size)
    signs = "|".join(filter(None, (sign, too)))
    return UnitOfMeasure(dimension, name, exact, sign, signs, french, english, optional)


_PREFIXES = {
    "µ": ("micro", "micro", Fraction(1, 10**6)),
    "m": ("milli", "milli", Fraction(1, 10**3)),
    "c": ("centi", "centi", Fraction(1, 10**2)),
    "": ("", "", Fraction(1)),
    "h": ("hecto", "hecto", Fraction(10**2)),
    "k": ("kilo", "kilo", Fraction(10**3)),
    "M": ("méga", "mega", Fraction(10**6)),
    "G": ("giga", "giga", Fraction(10**9)),
    "T": ("téra", "tera", Fraction(10**12)),
    "P": ("péta", "peta", Fraction(10**15)),
}


def _metric(
    dimension: str, prefixes: Iterable[str], sign: str, french: str, english: str, name: str = ""
) -> tuple[UnitOfMeasure, ...]:
    """Return a unit with each of the prefixes, by its sign and its words in French and English."""
    return tuple(
        _unit(dimension, in_english + (name or english), size, prefix + sign, in_french + french, in_english + english)
        for prefix in prefixes
        for in_french, in_english, size in [_PREFIXES[prefix]]
    )


def _bytes(prefix: str) -> UnitOfMeasure:
    """Return the unit of as many octets, which are bytes; its size is no exact one, be it of thousands or of 1,024."""
    in_french, in_english, _ = _PREFIXES[prefix]
    either = "[kK]" if prefix == "k" else prefix
    words = rf"{in_french}octets?", rf"{in_english}bytes?"
    return UnitOfMeasure("data", f"{in_english}byte", None, f"{either}[oB]", f"{either}B", *words)


_METRES = "met(?:re|er)s?"
_SQUARE = r"(?:square[ -]|sq\.? ?)"
_AN_HOUR = r"(?: ?/ ?|[ -](?:per|an)[ -])hour"

# Of two that begin alike the longer one stands first: « 5 km/h » is no length, `5 m²` neither.
UNITS: tuple[UnitOfMeasure, ...] = (
    _unit("share", "percent", None, "%", r"pour[ -]?cents?|points? de pourcentage", r"per ?cent|percentage points?"),
    _unit("speed", "kilometre per hour", "5/18", "km ?/ ?h|kmh|kph",
          r"kilomètres?(?:[- ]heure| à l['’]heure| par heure| ?/ ?heure)", rf"kilo{_METRES}{_AN_HOUR}"),
    _unit("speed", "mile per hour", "0.44704", "", r"mph|miles?(?: à l['’]heure| par heure)", rf"mph|miles?{_AN_HOUR}"),
    _unit("speed", "metre per second", 1, "m ?/ ?s", r"mètres?(?: par |[ /]| à la )seconde",
          rf"{_METRES}(?: (?:per|a) |/)second"),
    _unit("speed", "knot", "463/900", "", "nœuds?|noeuds?", "knots?", optional=True),
    _unit("area", "square centimetre", "0.0001", "cm[²2]", r"centimètres? carrés?",
          rf"{_SQUARE}(?:centi{_METRES}|cm)|(?:centi{_METRES}|cm) squared?", too="cm 2"),
    _unit("area", "square kilometre", 10**6, "km[²2]", r"(?:kilomètres?|km) carrés?",
          rf"{_SQUARE}(?:kilo{_METRES}|km)|(?:kilo{_METRES}|km) squared?", too="km 2"),
    _unit("area", "square metre", 1, "m[²2]", r"(?:mètres?|m) carrés?",
          rf"{_SQUARE}(?:{_METRES}|m)|(?:{_METRES}|m) squared?", too="m 2"),
    _unit("area", "hectare", 10**4, "ha", "hectares?", "hectares?"),
    _unit("area", "acre", "4046.8564224", "", "acres?", "acres?"),
    _unit("area", "square mile", "2589988.110336", "", "miles? carrés?", rf"{_SQUARE}mi(?:les?)?"),
    _unit("area", "square foot", "0.09290304", "", "pieds? carrés?", rf"{_SQUARE}(?:f(?:oo|ee)t|ft)"),
    _unit("volume", "cubic metre", 1, "m[³3]", r"(?:mètres?|m) cubes?", rf"cubic {_METRES}", too="m 3"),
    _unit("volume", "cubic centimetre", "0.000001", "cm[³3]|cc", r"(?:centimètres?|cm) cubes?",
          rf"cubic centi{_METRES}"),
    _unit("volume", "millilitre", "0.000001", "m[lL]", "millilitres?", "millilit(?:re|er)s?"),
    _unit("volume", "centilitre", "0.00001", "c[lL]", "centilitres?", "centilit(?:re|er)s?"),
    _unit("volume", "decilitre", "0.0001", "d[lL]", "décilitres?", "decilit(?:re|er)s?"),
    _unit("volume", "hectolitre", "0.1", "h[lL]", "hectolitres?", "hectolit(?:re|er)s?"),
    _unit("volume", "litre", "0.001", "[lL]", "litres?", "lit(?:re|er)s?"),
    _unit("volume", "gallon", "0.003785411784", "", "gallons?", "gallons?"),
    *_metric("length", "µmck", "m", "mètres?", _METRES, "metre"),
    _unit("length", "metre", 1, "m", "mètres?", _METRES),
    _unit("length", "mile", "1609.344", "", "miles?|milles? (?:nautiques?|marins?)", "(?:nautical )?miles?", too="mi"),
    _unit("length", "yard", "0.9144", "", "yards?", "yards?"),
    _unit("length", "foot", "0.3048", "", "pieds?", "feet|foot|ft", optional=True),
    _unit("length", "inch", "0.0254", "", "pouces?", "inch(?:es)?", optional=True),
    *_metric("mass", "µm", "g", "grammes?", "gram(?:me)?s?", "gram"),
    _unit("mass", "gram", 1, "g", "grammes?", "gram(?:me)?s?"),
    _unit("mass", "kilogram", 1000, "kg", "kilogrammes?|kilos?", "kilogram(?:me)?s?|kilos?"),
    _unit("mass", "tonne", 10**6, "t", "tonnes?", "(?:metric )?ton(?:ne)?s?"),
    _unit("mass", "pound", "453.59237", "lbs?", "livres?", "pounds?", optional=True),
    _unit("mass", "ounce", "28.349523125", "oz", "onces?", "ounces?"),
    _unit("time", "millisecond", "0.001", "ms", "millisecondes?", "milliseconds?"),
    _unit("time", "second", 1, "s|sec", "secondes?", "seconds?|secs"),
    _unit("time", "minute", 60, "min|mn", "minutes?", "minutes?|mins"),
    _unit("time", "hour", 3600, r"h(?! ?\d)|hrs?", r"heures?(?! (?:locale|d['’]été|d['’]hiver)\b)", "hours?"),
    _unit("time", "day", 86_400, "j", "jours?|journées?", "days?"),
    _unit("time", "week", 604_800, "", "semaines?", "weeks?"),
    _unit("calendar", "month", 1, "", "mois", "months?"),
    _unit("calendar", "year", 12, "", "ans?|années?", "years?|yrs?", optional=True),
    *map(_bytes, "kMGTP"),
    *_metric("energy", ["", "k", "M", "G", "T"], "Wh", "watts?-?heures?", "watt[ -]?hours?", "watt-hour"),
    *_metric("power", ["m", "", "k", "M", "G", "T"], "W", "watts?", "watts?", "watt"),
    *_metric("frequency", ["", "k", "M", "G"], "Hz", "hertz", "hertz"),
    *_metric("voltage", ["m", "", "k", "M"], "V", "volts?", "volts?", "volt"),
    _unit("current", "milliampere", "0.001", "mA", "milliampères?", "milliamp(?:ere)?s?"),
    *_metric("pressure", ["", "h", "k", "M"], "Pa", "pascals?", "pascals?", "pascal"),
    _unit("pressure", "millibar", 100, "mbar|mb", "millibars?", "millibars?"),
    _unit("pressure", "bar", 10**5, "", "bars?", "bars?", optional=True),
    _unit("loudness", "decibel", None, r"dB(?:\(A\)|A)?", "décibels?", "decibels?"),
    _unit("temperature", "degree Celsius", None, r"°\s?C", r"degrés? (?:Celsius|centigrades?|C)",
          "degrees? (?:Celsius|centigrade|C)|Celsius", too="C"),
    # « 100 F » are francs.
    _unit("temperature", "degree Fahrenheit", None, r"°\s?F", r"degrés? (?:Fahrenheit|F)",
          "degrees? (?:Fahrenheit|F)|Fahrenheit", too="F"),
)  # fmt: skip
BY_NAME = {unit.name: unit for unit in UNITS}
_NO_SIGNS = frozenset({"share", "time", "calendar"})  # of what is written in words, or close to the number
# The signs that a measured number keeps in English.
SIGNS = "|".join(unit.french_sign for unit in UNITS if unit.french_sign and unit.dimension not in _NO_SIGNS)

# What says in English that something of a dimension is meant, beside its units.
_ANSWERS = {
    "share": re.compile(r"percentage|point", re.IGNORECASE),
    "data": re.compile(r"\b[kKMGTP]i?[Bb](?:\b|it)|\d[ -]?[kKMGTP]\b|byte|octet|\b(?:gig|meg)s?\b", re.IGNORECASE),
    "temperature": re.compile(r"°|\bdegree|\bC\b", re.IGNORECASE),
    "time": re.compile(
        r"[ap]\.?m\b|o['’]clock|\b(?:morning|noon|evening|night|daily|weekly|fortnight|hourly)", re.IGNORECASE
    ),
}
_KINDRED = {"time": "calendar", "calendar": "time", "speed": "length"}  # what a quantity may be told by instead


def unit_at(text: str, place: int, *, french: bool) -> tuple[UnitOfMeasure, int, int] | None:
    """Return the unit behind a number that ends at `place`, and where it stands; None where there is none."""
    match = _any_unit(french).match(text, place)
    return (
        None if match is None else (UNITS[(match.lastindex or 1) - 1], match.start(match.lastindex or 1), match.end())
    )


def mentions(english: str, unit: UnitOfMeasure) -> bool:
    """Tell whether a unit stands anywhere in an English text, in whatever case, behind a figure or by itself."""
    return _any_of(frozenset({unit})).search(english) is not None


def speaks_of(english: str, dimension: str) -> bool:
    """Tell whether an English text has any unit or word of what is measured, or of what tells the same."""
    kinds = {dimension, _KINDRED.get(dimension, dimension)}
    if any(kind in _ANSWERS and _ANSWERS[kind].search(english) for kind in kinds):
        return True
    return _any_of(frozenset(unit for unit in UNITS if unit.dimension in kinds)).search(english) is not None


@cache
def _any_unit(french: bool) -> re.Pattern[str]:
    return re.compile(GAP + "(?:" + "|".join(f"({unit.pattern(french=french)})" for unit in UNITS) + ")")


@cache
def _any_of(units: frozenset[UnitOfMeasure]) -> re.Pattern[str]:
    patterns = (unit.pattern(french=False) for unit in units)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(patterns)})", re.IGNORECASE)
