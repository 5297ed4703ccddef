"""Units: currency, magnitude, measure and span of time must be the source's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from translate import number_words
from translate.checks.clock import times
from translate.checks.currencies import ANY, CODE, CURRENCIES, SIGN
from translate.checks.quantities import SHORT_MILLIARD, SHORT_MILLION, Number, figures
from translate.checks.restated import IN_FRENCH, restated
from translate.checks.unit import Fault, Unit
from translate.counts import ENGLISH_SIMPLE
from translate.repair.hours import TIME, is_open, is_time_of_day
from translate.units_of_measure import BY_NAME, UnitOfMeasure, speaks_of, unit_at


@dataclass(frozen=True, slots=True)
class _Measure:
    """One unit within its dimension, with how French and English write it after (or before) a number."""

    dimension: str
    name: str
    french: re.Pattern[str]
    english: re.Pattern[str]


def _measure(dimension: str, name: str, french: str, english: str) -> _Measure:
    return _Measure(dimension, name, re.compile(french), re.compile(english))


_SHORT_SCALES = {short: scale for short, scale in number_words.ENGLISH.scales.items() if len(short) < 3}


def _shortened(scale: int) -> str:
    """Return the pattern of a figure with the short forms of a magnitude in English: `3bn`."""
    return rf"\d ?(?:{'|'.join(short for short, value in _SHORT_SCALES.items() if value == scale)})\b"


_MEASURES = (
    *(_measure("currency", each.name, each.french, each.english) for each in CURRENCIES),
    _measure(
        "magnitude",
        "million",
        rf"\bmillions?\b|{SHORT_MILLION}",
        rf"(?<![Tt]housand )(?<![Tt]housands )\b[Mm]illions?\b|{_shortened(10**6)}",
    ),
    _measure(
        "magnitude",
        "billion",
        rf"\bmilliards?\b|{SHORT_MILLIARD}",
        rf"\b[Bb]illions?\b|\b[Tt]housands? [Mm]illions?\b|{_shortened(10**9)}",
    ),
    _measure("magnitude", "trillion", r"\bbillions?\b", rf"\b[Tt]rillions?\b|{_shortened(10**12)}"),
)
_MEASURES_OF = tuple(
    (dimension, tuple(each for each in _MEASURES if each.dimension == dimension))
    for dimension in ("currency", "magnitude")
)
_ANY_CURRENCY = re.compile(ANY)
# Anything that says that money is meant, in an English text that names no currency beside a sum.
_ANY_MONEY = re.compile(
    rf"{ANY}|\b{CODE}|\b(?:eurozone|sterling|yens|cents?|centimes?|pence|bucks?|quid|grand)\b|¢", re.IGNORECASE
)
# A sum that stands as in French: `3.5 M€`, `12 k€`.
_FRENCH_SUM = re.compile(r"\d[\d.,]*[ \u00a0\u2009\u202f]?(?:M|Mds?|k)[ \u00a0\u2009\u202f]?€")
_OTHER_THINGS = frozenset({"pound"})  # livres are books and weights too
_CODE_LENGTH = 5  # of "EUR " and the edge of the word before it
_BEFORE_SUM = re.compile(rf"({SIGN}|\b{CODE}) ?$")
_AFTER_SUM = re.compile(
    r"[\s-]?(?:(?:[mb]illions?|milliards?|mille|thousand|trillions?|[kKM]|Mr?ds?|m|bn)\b[\s-]?)?(?:d['’]|de )?"
    rf"({ANY})"
)
_MILLION = 10**6
# Anything that says a magnitude, be it of another number: then none is told as lost or added.
_ANY_SCALE_FR = re.compile(
    r"\b(?:mill|cents?\b|centaine|billi|trilli|vingtaine|dizaine|douzaine)|[kKM] ?[€$£¥]|\d ?[kKM]\b|\bMr?ds?\b", re.I
)
_ANY_SCALE_EN = re.compile(
    rf"\b(?:[mbtz]illi|thousand|hundred|dozen)|\d ?(?:{'|'.join(_SHORT_SCALES)})\b|\d[, ]000\b", re.IGNORECASE
)
_SCALE_WORD = re.compile(
    rf"[ -]?(?:{'|'.join(word for word in number_words.ENGLISH.scales if len(word) > 1)})\b", re.IGNORECASE
)
# In a time, a score, a fraction (`2:10`, `24/7`), or with letters of its own (`10K`, `90th`), a number says what it is.
_PARTED = re.compile(r"(?<=\d)[:/]\d|[^\W\d_]")


def _whole_words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def units(unit: Unit) -> Iterator[Fault]:
    """Find a unit that stands in place of the source's: another currency or magnitude, other units after a number."""
    source, target = unit.source_prose, unit.prose
    if any(map(str.isdigit, source)) or any(map(str.isdigit, target)):
        yield from _dimensions(source, target)
    yield from _times(source, target)


def _dimensions(source: str, target: str) -> Iterator[Fault]:
    """Find another currency or magnitude, and another unit after a number, in texts that have figures."""
    told: set[str] = set()
    for dimension, measures in _MEASURES_OF:
        wanted = {each.name for each in measures if each.french.search(source)}
        if not wanted:
            continue
        found = {each.name: match for each in measures if (match := each.english.search(target))}
        lost, added = wanted - found.keys(), found.keys() - wanted
        if not (lost and added):
            continue
        if dimension == "magnitude" and _same_amounts(source, target):
            continue
        told.add(dimension)
        match = found[min(added)]
        yield f"the {dimension} is {min(lost)} in the source, {min(added)} here", match.start(), match.end()
    if "magnitude" not in told:
        yield from _scales(source, target)
    if "currency" not in told:
        yield from _sums(source, target)
    yield from _after_numbers(source, target)


def _same_amounts(source: str, target: str) -> bool:
    """Tell whether all large numbers agree: 1 200 millions is 1.2 billion, « mille milliards » a trillion."""
    wanted = {number.scaled for number in figures(source, french=True) if number.scaled != number.value}
    wanted |= {amount for amount in number_words.FRENCH.amounts(source) if amount >= _MILLION}
    found = {number.scaled for number in figures(target, french=False)} | number_words.ENGLISH.values(target)
    return bool(wanted) and wanted <= found


def _scales(source: str, target: str) -> Iterator[Fault]:
    """Find a number that is millions in the source and billions here, though both words stand in both, or that is
    millions in one of them only."""
    wanted = {number.value: number for number in figures(source, french=True) if number.scaled != number.value}
    amounts = {number.scaled for number in figures(source, french=True)}
    found = figures(target, french=False)
    if {number.scaled for number in found if number.scaled != number.value} == {
        each.scaled for each in wanted.values()
    }:
        return
    bare, scaled = not _ANY_SCALE_FR.search(source), _ANY_SCALE_EN.search(target)
    for number in found:
        same = wanted.get(number.value)
        if number.scaled in amounts:
            continue
        if same and number.scaled != number.value:
            yield f"{number.text} stands with another magnitude in the source", number.start, number.end
        elif same and same.scaled >= _MILLION * same.value and not scaled:
            yield f"{number.text} stands with a magnitude in the source", number.start, number.end
        elif bare and number.value in amounts and _SCALE_WORD.match(target, number.end):
            yield f"{number.text} stands without a magnitude in the source", number.start, number.end


def _sums(source: str, target: str) -> Iterator[Fault]:
    """Find a sum in another currency, though the source names that one too, with other sums, or in none at all, and
    one that stands as in French."""
    wanted, found = _currencies(source, french=True), _currencies(target, french=False)
    for amount, theirs in wanted.items():
        ours = found.get(amount, {})
        if ours and theirs.keys().isdisjoint(ours):
            name, number = min(ours.items())
            yield f"the currency of {number.text} is {min(theirs)} in the source, {name} here", number.start, number.end
    if not found and not _ANY_MONEY.search(target):
        for number in figures(target, french=False):
            theirs = wanted.get(number.scaled, {})
            if theirs and not theirs.keys() & _OTHER_THINGS:
                yield f"the currency of {number.text} is missing: {min(theirs)}", number.start, number.end
    for match in _FRENCH_SUM.finditer(target):
        yield f"“{match.group()}” stands as in French", match.start(), match.end()


def _currencies(text: str, *, french: bool) -> dict[Fraction, dict[str, Number]]:
    """Return the sums of a text by their amounts, each with the currencies that it stands in."""
    found: dict[Fraction, dict[str, Number]] = {}
    if not _ANY_CURRENCY.search(text):
        return found
    for number in figures(text, french=french):
        before = _BEFORE_SUM.search(text[max(0, number.start - _CODE_LENGTH) : number.start])
        after = _AFTER_SUM.match(text, number.end)
        sign = (before[1] if before else "") + " " + (after[1] if after else "")
        for each in _MEASURES_OF[0][1]:
            if (each.french if french else each.english).search(sign):
                found.setdefault(number.scaled, {})[each.name] = number
    return found


def _after_numbers(source: str, target: str) -> Iterator[Fault]:
    """Find a number behind which another unit stands than in the source, or none at all."""
    wanted: dict[Fraction, set[UnitOfMeasure]] = {}
    asked: set[Fraction] = set()
    for number in figures(source, french=True):
        found = unit_at(source, number.end, french=True)
        wanted.setdefault(number.value, set()).update({found[0]} if found else ())
        if found and not found[0].is_optional and not _may_be_time(source, number, found[0]):
            asked.add(number.value)
    for end, value in IN_FRENCH.amounts(source):
        if value in wanted and wanted[value] and (counted := unit_at(source, end, french=True)):
            wanted[value].add(counted[0])
    for number in figures(target, french=False):
        theirs = wanted.get(number.value)
        if not theirs or target[max(0, number.start - 1) : number.start] == "/":  # of 1/5 inch
            continue
        name = min(unit.name for unit in theirs)
        ours = unit_at(target, number.end, french=False)
        if ours is not None and not any(ours[0].same_as(unit) for unit in theirs) and not _is_decade(number, target):
            yield f"the unit is {name} in the source, {ours[0].name} here", ours[1], ours[2]
        elif ours is None and number.value in asked and _is_lost(number, theirs, target):
            yield f"the unit {name} of the source is missing", number.start, number.end


def _may_be_time(source: str, number: Number, unit: UnitOfMeasure) -> bool:
    """Tell whether hours may say when something is: « à 8 heures » may be "at 8"."""
    match = TIME.match(source, number.start) if unit.name == "hour" else None
    if match is None or int(match["hour"]) == 24:
        return False
    return is_time_of_day(match, source) or is_open(match, source)


def _is_lost(number: Number, units: set[UnitOfMeasure], target: str) -> bool:
    """Tell whether the number of one of the units stands bare in a text that speaks of nothing of their kind."""
    if _PARTED.match(target, number.end) or target[max(0, number.start - 1) : number.start] == ":":
        return False
    return not any(speaks_of(target, unit.dimension) for unit in units)


def _is_decade(number: Number, target: str) -> bool:
    """Tell whether the number is of a decade of degrees or of years (`the 90s`), not of seconds."""
    return number.value % 10 == 0 and target.startswith("s", number.end)


# What says a span of time beside its unit's words.
_SPANS_OF_TIME = (
    ("second", "", ""),
    ("minute", "", ""),
    ("hour", "|h", "|hourly"),
    ("day", "|quotidien\\w*|journalière?s?", "|daily"),
    ("week", "|hebdomadaires?", "|weekly|fortnights?"),
    ("month", "|mensuel\\w*", "|monthly"),
    ("year", "|annuel\\w*", "|yearly|annual\\w*"),
)
_TIMES = tuple(
    (
        name,
        _whole_words(BY_NAME[name].french_words + french),
        _whole_words(BY_NAME[name].english_words + english),
    )
    for name, french, english in _SPANS_OF_TIME
)
_ANY_TIME_FR = re.compile("|".join(french.pattern for _, french, _ in _TIMES), re.IGNORECASE)
_ANY_TIME_EN = re.compile("|".join(english.pattern for _, _, english in _TIMES), re.IGNORECASE)
_MAY_DIFFER = re.compile(r"\b(?:quinze|quinzaine|huit|15|8)\b")  # « quinze jours » are two weeks


def _times(source: str, target: str) -> Iterator[Fault]:
    """Find a span of time in one unit where the source has another, be the number in words or in figures.

    What lasts as long is one: `24 heures` a day, `18 mois` a year and a half, « trois quarts d'heure » 45 minutes.
    """
    if not (_ANY_TIME_FR.search(source) and _ANY_TIME_EN.search(target)) or _MAY_DIFFER.search(source):
        return
    wanted = {name for name, french, _ in _TIMES if french.search(source)}
    found = {name: match for name, _, english in _TIMES if (match := english.search(target))}
    lost, added = wanted - found.keys(), found.keys() - wanted
    if len(lost) == 1 and len(added) == 1 and not (lost == {"hour"} and times(source)):
        if restated(source, target, figures(source, french=True), figures(target, french=False)).french:
            return
        match = found[min(added)]
        if _AFTER_NUMBER.search(target[: match.start()]):
            yield f"the unit is {min(lost)} in the source, {min(added)} here", match.start(), match.end()


_AFTER_NUMBER = re.compile(
    rf"(?:\d|\b(?:{'|'.join(ENGLISH_SIMPLE)}|few|several|many|hundred|thousand|a|an|last|next|past|each|every|per|this"
    r"|these|for|of))[\s-]+$",
    re.IGNORECASE,
)
