"""One quantity, told otherwise: `1 m 82` is 1.82 m, `1,5 t` 1,500 kg, `18 mois` a year and a half, `49-3` 49.3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.checks.quantities import Number

_SPACE = r"[ \u00a0\u2009\u202f]"
_COMPOSITE = re.compile(rf"(?<![\d,.])(\d{{1,2}}){_SPACE}?(?:s|m){_SPACE}?(\d\d)(?!\w)")
_ARTICLE = re.compile(r"\b(?:articles?|art\.|[Ll]e|[Aa]u|[Dd]u) (\d+)([-.])(\d+)(?![\w.-]*\d)", re.IGNORECASE)
_PAST_TWELVE = re.compile(r"\b(midi|minuit) et (demie?|quart)\b", re.IGNORECASE)
_MINUTES = {"demi": 30, "demie": 30, "quart": 15}

# What is measured, how French and English write the unit behind a number, and how many of the smallest one makes.
_UNITS = tuple(
    (dimension, re.compile(rf"{_SPACE}?(?:{french})\b"), re.compile(rf"[ \u00a0-]?(?:{english})\b"), Fraction(size))
    for dimension, french, english, size in (
        ("mass", "mg|milligrammes?", "mg|milligrams?", "0.001"),
        ("mass", "g|grammes?", "g|grams?", 1),
        ("mass", "kg|kilos?|kilogrammes?", "kg|kilos?|kilograms?", 1000),
        ("mass", "t|tonnes?", "t|tons?|tonnes?", 1_000_000),
        ("length", "mm|millimètres?", "mm|millimet(?:er|re)s?", 1),
        ("length", "cm|centimètres?", "cm|centimet(?:er|re)s?", 10),
        ("length", "m|mètres?", "m|met(?:er|re)s?", 1000),
        ("length", "km|kilomètres?", "km|kilomet(?:er|re)s?", 1_000_000),
        ("volume", "ml|millilitres?", "m[lL]|millilit(?:er|re)s?", 1),
        ("volume", "cl|centilitres?", "c[lL]|centilit(?:er|re)s?", 10),
        ("volume", "[lL]|litres?", "[lL]|lit(?:er|re)s?", 1000),
        ("time", "s|secondes?", "s|seconds?", 1),
        ("time", "min|minutes?", "min|minutes?", 60),
        ("time", "h|heures?", "h|hours?", 3600),
        ("time", "jours?", "days?", 86_400),
        ("time", "semaines?", "weeks?", 604_800),
        ("calendar", "mois", "months?", 1),
        ("calendar", "ans?|années?", "years?", 12),
    )
)
_COUNTS = {
    word: count
    for count, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "an": 1}
_COUNTED = re.compile(rf"\b(?P<count>{'|'.join(_COUNTS)})(?P<half> and a half)?(?= (?P<unit>[a-z]+))", re.IGNORECASE)
_PARTS = tuple(
    (re.compile(rf"\b{words}(?= (?P<unit>[a-z]+))", re.IGNORECASE), Fraction(part))
    for words, part in (
        (r"half an?", "1/2"),
        (r"(?:a|one) quarter of an?", "1/4"),
        (r"three[ -]quarters of an?", "3/4"),
    )
)
_AND_A_HALF = re.compile(r" ?[a-z]+ and a half\b", re.IGNORECASE)


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
    theirs = [
        (number.value, dimension, number.value * size)
        for number in wanted
        for dimension, unit, _, size in _UNITS
        if unit.match(source, number.end)
    ]
    if theirs:
        for value, dimension, amount in _english(target, found):
            same = {theirs_value for theirs_value, kind, size in theirs if (kind, size) == (dimension, amount)}
            result.french.update(same)
            result.english.update({value} if same else ())
    return result


def _marks(source: str, target: str, result: Restated) -> None:
    """Add what has other marks in English: `9 s 87`, `49-3`, `midi et demi`."""
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
    for match in _PAST_TWELVE.finditer(source):
        minutes = _MINUTES[match[2].lower()]
        if _stands(rf"(?:12|00?)[:.]{minutes}(?!{_SPACE}?{'a' if match[1].lower() == 'midi' else 'p'}\.?m)", target):
            result.english.update({Fraction(12), Fraction(minutes)})


def _stands(written: str, target: str) -> bool:
    return re.search(rf"(?<![\d.,])(?:{written})(?!\d)", target, re.IGNORECASE) is not None


def _english(target: str, found: Sequence[Number]) -> Iterator[tuple[Fraction, str, Fraction]]:
    """Yield the quantities of an English text: the number, what is measured, how much it is of the smallest unit."""
    for number in found:
        for dimension, _, unit, size in _UNITS:
            if unit.match(target, number.end):
                yield number.value, dimension, number.value * size
    told = [
        (match, Fraction(_COUNTS[match["count"].lower()]) + (Fraction(1, 2) if match["half"] else 0))
        for match in _COUNTED.finditer(target)
    ]
    for match, count in told + [(match, part) for pattern, part in _PARTS for match in pattern.finditer(target)]:
        half = Fraction(1, 2) if _AND_A_HALF.match(target, match.end()) else Fraction(0)
        for dimension, _, unit, size in _UNITS:
            if unit.match(target, match.end()):
                yield count + half, dimension, (count + half) * size
