"""Numbers, dates and units: what the source counts, the translation must count too.

Numbers are compared by value, so that `1 200`, `1,200` and `1.2 thousand`, `vingt` and `20`, `XXIe` and `21st`,
`14 h 30` and `2:30 p.m.` are the same. Number words of the source are not asked for (`un`,
`deux` are rarely counts), but excuse a figure in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from translate.checks.unit import Fault, Unit

_FRENCH = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.']\d{3})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?")
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_ROMAN = re.compile(r"\b([IVXLCDM]+)(?:e|er|ère|è|ème|eme)?\b")
_CLOCK = re.compile(r"\b(\d{1,2})\s?(?:[hH:]\s?(?:\d{2})?|heures?)(?![a-z])")
_WORD = re.compile(r"[^\W\d_]+")

_ENGLISH_WORDS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split())},
    **{word: 10 * value for value, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)},
    **{word: value for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)},
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100,
    "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
    "twenties": 20, "dozen": 12, "dozens": 12, "once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3, "pair": 2,
    "doubled": 2, "tripled": 3, "quadrupled": 4, "half": 2, "halved": 2, "quarter": 4, "quarters": 4, "single": 1,
    "fortnight": 15, "week": 8, "weeks": 15, "century": 100, "decade": 10, "centenary": 100,
    "noon": 12, "midnight": 0, "midday": 12,
}  # fmt: skip
_FRENCH_WORDS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split())},
    "une": 1, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "nonante": 90,
    "premier": 1, "première": 1, "premiers": 1, "premières": 1, "second": 2, "seconde": 2, "deuxième": 2,
    "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9,
    "dixième": 10, "onzième": 11, "douzième": 12, "quinzième": 15, "vingtième": 20, "centième": 100,
    "dizaine": 10, "dizaines": 10, "douzaine": 12, "douzaines": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "centaines": 100,
    "double": 2, "triple": 3, "doublé": 2, "triplé": 3, "quadruplé": 4, "moitié": 2, "demi": 2, "quart": 4, "quarts": 4,
    "tiers": 3, "midi": 12, "minuit": 12, "siècle": 100, "décennie": 10,
}  # fmt: skip
_MULTIPLIERS: Mapping[str, int] = {
    "hundred": 100, "hundreds": 100, "cent": 100, "cents": 100,
    "thousand": 1000, "thousands": 1000, "mille": 1000, "millier": 1000, "milliers": 1000,
}  # fmt: skip
_SCALES_FR: Mapping[str, int] = {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
                                 "billion": 10**12, "billions": 10**12, "mille": 10**3, "milliers": 10**3}  # fmt: skip
_SCALES_EN: Mapping[str, int] = {"million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9,
                                 "trillion": 10**12, "trillions": 10**12, "thousand": 10**3, "m": 10**6, "bn": 10**9,
                                 "k": 10**3, "M": 10**6, "B": 10**9, "K": 10**3}  # fmt: skip
MONTHS = (
    ("janvier", "january", "jan"), ("février", "february", "feb"), ("mars", "march", "mar"), ("avril", "april", "apr"),
    ("mai", "may"), ("juin", "june", "jun"), ("juillet", "july", "jul"), ("août", "august", "aug"),
    ("septembre", "september", "sept", "sep"), ("octobre", "october", "oct"), ("novembre", "november", "nov"),
    ("décembre", "december", "dec"),
)  # fmt: skip
DAYS = (
    ("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday"),
    ("vendredi", "friday"), ("samedi", "saturday"), ("dimanche", "sunday"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number in figures: its value alone, with its scale (`2 milliards`), and its place."""

    value: Fraction
    scaled: Fraction
    text: str
    start: int
    end: int

    @property
    def values(self) -> frozenset[Fraction]:
        """Both values: either may be what the other text writes."""
        return frozenset({self.value, self.scaled})


def numbers(unit: Unit) -> Iterator[Fault]:
    """Compare the numbers of source and translation by value, in both directions."""
    source, target = unit.source_prose, unit.prose
    wanted, found = figures(source, french=True), figures(target, french=False)
    if not wanted and not found:
        return
    in_target = {value for number in found for value in number.values} | _words(target, _ENGLISH_WORDS, _SCALES_EN)
    in_target |= {value for number in found for value in _years(number, target)}
    in_source = {value for number in wanted for value in number.values} | _words(source, _FRENCH_WORDS, _SCALES_FR)
    in_source |= {value for number in wanted for value in _years(number, source)}
    in_source |= _roman(source) | _months(source)
    clock = _afternoon(source)
    found_texts = {re.sub(r"\D", "", number.text) for number in found} | {re.sub(r"\D", "", target)}
    for number in wanted:
        if number.values & in_target or any(clock.get(number.value, -1) == value for value in in_target):
            continue
        digits = re.sub(r"\D", "", number.text)
        if len(digits) > 3 and any(digits in text for text in found_texts):
            continue  # the same digits, grouped otherwise: a telephone or article number
        if number.value == 0 or _month_number(number, source, target) or _minutes(number, source):
            continue
        yield f"the number {number.text.strip()} of the source is missing", None, None
    allowed = in_source | set(clock.values())
    source_digits = re.sub(r"\D", "", source)
    for number in found:
        if number.values & allowed or number.value == 0:
            continue
        digits = re.sub(r"\D", "", number.text)
        if re.match(r"[-/ ]?(?:7\b|hours?\b)", target[number.end :]) and digits == "24":
            continue  # round the clock
        if len(digits) > 3 and digits in source_digits:
            continue
        yield f"the number {number.text} is not in the source", number.start, number.end


def figures(text: str, *, french: bool) -> tuple[Number, ...]:
    """Return the numbers written in figures, in order."""
    pattern, scales = (_FRENCH, _SCALES_FR) if french else (_ENGLISH, _SCALES_EN)
    result = []
    for match in pattern.finditer(text):
        plain = re.sub(r"[ \u00a0\u202f']", "", match.group())
        if french:
            plain = plain.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) else plain
            plain = plain.replace(",", ".")
        else:
            plain = plain.replace(",", "")
        value = Fraction(plain)
        following = re.match(r"[ \u00a0\u202f-]?([^\W\d_]+)", text[match.end() :])
        scale = scales.get(following[1], scales.get(following[1].lower(), 1)) if following else 1
        if following and len(following[1]) == 1 and following.start(1) > 0:
            scale = 1  # "5 m" is metres; "5m" may be millions
        result.append(Number(value, value * scale, match.group(), match.start(), match.end()))
    return tuple(result)


def _words(text: str, table: Mapping[str, int], scales: Mapping[str, int]) -> set[Fraction]:
    """Return the values of number words, alone and joined (`twenty-five`, `deux cents`, `soixante-douze`)."""
    found: set[Fraction] = set()
    current, total, running = 0, 0, False
    for match in [*_WORD.finditer(text.lower())]:
        word = match.group()
        value = table.get(word)
        if word in _MULTIPLIERS or (word in scales and len(word) > 2):
            factor = _MULTIPLIERS.get(word) or scales[word]
            if factor == 100:
                current = max(1, current) * 100
            else:
                found.add(Fraction(max(1, total + current)))
                total, current = (
                    (total + max(1, current)) * factor if not total else total + max(1, current) * factor,
                    0,
                )
            found |= {Fraction(factor), Fraction(total + current)}
            running = True
        elif value is not None:
            found.add(Fraction(value))
            if running and word in {"vingt", "vingts"} and current % 10 == 4 and current % 100 < 20:
                current += 76  # quatre-vingts
            elif (
                running
                and current
                and (current % 10 or value >= 20)
                and not 60 <= current % 100 <= 90
                and current % 100
            ):
                current, total = value, 0
            else:
                current += value
            running = True
            found |= {Fraction(total + current), Fraction(current)}
        elif word not in {"et", "and", "de", "of"}:
            current, total, running = 0, 0, False
    return found


def _years(number: Number, text: str) -> set[Fraction]:
    """Return the two-digit and four-digit readings of a decade: `années 90`, `1990s`."""
    if number.value.denominator != 1:
        return set()
    value = int(number.value)
    before = text[max(0, number.start - 12) : number.start].lower()
    if re.match(r"['’]?s\b", text[number.end :]) or "année" in before:
        return {Fraction(value % 100), Fraction(1900 + value % 100), Fraction(2000 + value % 100)}
    return set()


def _roman(text: str) -> set[Fraction]:
    return {Fraction(value) for match in _ROMAN.finditer(text) if (value := _roman_value(match[1]))}


@lru_cache(maxsize=1024)
def _roman_value(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _months(source: str) -> set[Fraction]:
    """Return the numbers of the months named: a date may come out in figures."""
    words = set(_WORD.findall(source.lower()))
    return {Fraction(index) for index, names in enumerate(MONTHS, 1) if names[0] in words}


def _month_number(number: Number, source: str, target: str) -> bool:
    """Tell whether the number is the month of a date in figures that the translation names (`17/11/2023`)."""
    if number.value.denominator != 1 or not 1 <= number.value <= 12:
        return False
    around = source[max(0, number.start - 3) : number.end + 5]
    if not re.search(r"\d{1,2}[/.-]\d{1,2}", around):
        return False
    words = set(_WORD.findall(target.lower()))
    return any(name in words for name in MONTHS[int(number.value) - 1][1:])


def _afternoon(source: str) -> dict[Fraction, Fraction]:
    """Return the hours of the afternoon in the source, each with its twelve-hour reading."""
    hours = {int(match[1]) for match in _CLOCK.finditer(source)}
    return {
        Fraction(hour): Fraction(hour - 12) if hour > 12 else Fraction(12)
        for hour in hours
        if 12 < hour <= 24 or hour == 0
    }


def _minutes(number: Number, source: str) -> bool:
    """Tell whether the number is the `00` or `30` of a time: half past and o'clock may stand in words."""
    return bool(re.search(r"\d\s?[h:]\s?$", source[: number.start])) and number.value in {0, 15, 30, 45}


def dates(unit: Unit) -> Iterator[Fault]:
    """Find months and days of the week that stand in place of those of the source."""
    source, target = unit.source_prose.lower(), unit.prose
    for what, table in (("month", MONTHS), ("day", DAYS)):
        wanted = {i for i, names in enumerate(table) if re.search(rf"\b{names[0]}\b", source)}
        found: dict[int, re.Match[str]] = {}
        for index, names in enumerate(table):
            for name in names[1:]:
                match = re.search(rf"\b{name.capitalize()}\b\.?", target)
                if match and not (name in {"may", "march", "mar"} and not _dated(match, target)):
                    found.setdefault(index, match)
        lost, added = wanted - found.keys(), found.keys() - wanted
        lost = {
            i
            for i in lost
            if table[i][0] not in {"mars", "mai"} or re.search(rf"\d\w*\s+{table[i][0]}\b|\b{table[i][0]}\s+\d", source)
        }
        if lost and added:
            match = found[min(added)]
            yield f"the {what} is {table[min(lost)][0]} in the source, {match.group()} here", match.start(), match.end()


def _dated(match: re.Match[str], text: str) -> bool:
    near = text[max(0, match.start() - 6) : match.end() + 6]
    return bool(re.search(r"\d", near)) or text[max(0, match.start() - 4) : match.start()].lower().endswith(
        ("in ", "of ")
    )


@dataclass(frozen=True, slots=True)
class _Measure:
    """One unit within its dimension, with how French and English write it after (or before) a number."""

    dimension: str
    name: str
    french: re.Pattern[str]
    english: re.Pattern[str]


def _measure(dimension: str, name: str, french: str, english: str) -> _Measure:
    return _Measure(dimension, name, re.compile(french), re.compile(english))


_MEASURES = (
    _measure("currency", "euro", r"€|\beuros?\b|\bEUR\b", r"€|\b[Ee]uros?\b|\bEUR\b"),
    _measure("currency", "dollar", r"\$|\bdollars?\b|\bUSD\b", r"\$|\b[Dd]ollars?\b|\bUSD\b"),
    _measure("currency", "pound", r"£|\blivres?\b|\bGBP\b", r"£|\b[Pp]ounds?\b|\bGBP\b"),
    _measure("currency", "yen", r"¥|\byens?\b|\bJPY\b", r"¥|\b[Yy]en\b|\bJPY\b"),
    _measure("magnitude", "million", r"\bmillions?\b", r"\b[Mm]illions?\b|\d ?[mM]n?\b"),
    _measure("magnitude", "billion", r"\bmilliards?\b", r"\b[Bb]illions?\b|\d ?(?:bn|B)\b"),
    _measure("magnitude", "trillion", r"\bbillions?\b", r"\b[Tt]rillions?\b"),
)
_AFTER = (  # looked at right after equal numbers
    ("percent", r"%|pour[ -]?cent|points? de pourcentage", r"%|per ?cent|percentage points?"),
    ("kilometre", r"km\b|kilomètres?\b", r"km\b|kilomet(?:re|er)s?\b"),
    ("metre", r"m\b|mètres?\b", r"m\b|met(?:re|er)s?\b"),
    ("centimetre", r"cm\b|centimètres?\b", r"cm\b|centimet(?:re|er)s?\b"),
    ("kilogram", r"kg\b|kilos?\b|kilogrammes?\b", r"kg\b|kilos?\b|kilograms?\b"),
    ("tonne", r"t\b|tonnes?\b", r"t\b|ton(?:ne)?s?\b"),
    ("second", r"s\b|secondes?\b", r"s\b|seconds?\b"),
    ("minute", r"min\b|minutes?\b", r"min\b|minutes?\b"),
    ("hour", r"h\b(?! ?\d)|heures?\b", r"h\b|hours?\b"),
    ("day", r"jours?\b|journées?\b", r"days?\b"),
    ("week", r"semaines?\b", r"weeks?\b"),
    ("month", r"mois\b", r"months?\b"),
    ("year", r"ans?\b|années?\b", r"years?\b"),
    ("megabyte", r"Mo\b|mégaoctets?\b", r"MB\b|megabytes?\b"),
    ("gigabyte", r"Go\b|gigaoctets?\b", r"GB\b|gigabytes?\b"),
    ("terabyte", r"To\b|téraoctets?\b", r"TB\b|terabytes?\b"),
    ("gigawatt", r"GW\b|gigawatts?\b", r"GW\b|gigawatts?\b"),
    ("megawatt", r"MW\b|mégawatts?\b", r"MW\b|megawatts?\b"),
)
_COMPILED_AFTER = tuple((name, re.compile(french), re.compile(english)) for name, french, english in _AFTER)


def units(unit: Unit) -> Iterator[Fault]:
    """Find a unit that stands in place of the source's: another currency or magnitude, other units after a number."""
    source, target = unit.source_prose, unit.prose
    scaled = False
    for dimension in ("currency", "magnitude"):
        measures = [each for each in _MEASURES if each.dimension == dimension]
        wanted = {each.name for each in measures if each.french.search(source)}
        found = {each.name: match for each in measures if (match := each.english.search(target))}
        lost, added = wanted - found.keys(), found.keys() - wanted
        if not (lost and added) or not any(character.isdigit() for character in source + target):
            continue
        if dimension == "magnitude" and _same_amounts(source, target):
            continue
        scaled = scaled or dimension == "magnitude"
        match = found[min(added)]
        yield f"the {dimension} is {min(lost)} in the source, {min(added)} here", match.start(), match.end()
    if not scaled:
        yield from _scales(source, target)
    yield from _after_numbers(source, target)
    yield from _times(source, target)


def _same_amounts(source: str, target: str) -> bool:
    """Tell whether all scaled numbers agree: 1 200 millions is 1.2 billion."""
    wanted = {number.scaled for number in figures(source, french=True) if number.scaled != number.value}
    return bool(wanted) and wanted <= {number.scaled for number in figures(target, french=False)}


def _scales(source: str, target: str) -> Iterator[Fault]:
    """Find a number that is millions in the source and billions here, though both words stand in both."""
    wanted = {number.value: number for number in figures(source, french=True) if number.scaled != number.value}
    amounts = {number.scaled for number in figures(source, french=True)}
    found = figures(target, french=False)
    if {number.scaled for number in found if number.scaled != number.value} == {
        each.scaled for each in wanted.values()
    }:
        return
    for number in found:
        same = wanted.get(number.value)
        if same and number.scaled != number.value and number.scaled not in amounts:
            yield f"{number.text} stands with another magnitude in the source", number.start, number.end


def _after_numbers(source: str, target: str) -> Iterator[Fault]:
    wanted: dict[Fraction, set[str]] = {}
    for number in figures(source, french=True):
        following = source[number.end :].lstrip(" \u00a0\u202f-")
        wanted.setdefault(number.value, set()).update(
            name for name, french, _ in _COMPILED_AFTER if french.match(following)
        )
    for number in figures(target, french=False):
        names = wanted.get(number.value)
        if not names:
            continue
        following = target[number.end :].lstrip(" \u00a0\u202f-")
        for name, _, english in _COMPILED_AFTER:
            match = english.match(following)
            if match and name not in names:
                start = len(target) - len(following)
                yield f"the unit is {min(names)} in the source, {name} here", start, start + match.end()
                break
        else:
            if names == {"percent"} and not re.search(r"%|per ?cent|percentage|point", target):
                yield "the percent sign of the source is missing", number.start, number.end


_TIMES = tuple(
    (name, re.compile(rf"\b(?:{french})\b", re.IGNORECASE), re.compile(rf"\b(?:{english})\b", re.IGNORECASE))
    for name, french, english in (
        ("second", "secondes?", "seconds?"),
        ("minute", "minutes?", "minutes?"),
        ("hour", "heures?|h", "hours?|hourly"),
        ("day", "jours?|journées?|quotidien\\w*|journalière?s?", "days?|daily"),
        ("week", "semaines?|hebdomadaires?", "weeks?|weekly|fortnights?"),
        ("month", "mois|mensuel\\w*", "months?|monthly"),
        ("year", "ans?|années?|annuel\\w*", "years?|yearly|annual\\w*"),
    )
)


def _times(source: str, target: str) -> Iterator[Fault]:
    """Find a span of time in one unit where the source has another, be the number in words or in figures.

    `quinze jours` is two weeks, `24 heures` a day, `18 mois` a year and a half: what one unit may count in the other is
    left alone.
    """
    if re.search(r"\b(?:quinze|quinzaine|huit|15|8|24|48|72|12|18)\b", source):
        return
    wanted = {name for name, french, _ in _TIMES if french.search(source)}
    found = {name: match for name, _, english in _TIMES if (match := english.search(target))}
    lost, added = wanted - found.keys(), found.keys() - wanted
    if len(lost) == 1 and len(added) == 1 and not (lost == {"hour"} and _CLOCK.search(source)):
        match = found[min(added)]
        if _AFTER_NUMBER.search(target[: match.start()]):
            yield f"the unit is {min(lost)} in the source, {min(added)} here", match.start(), match.end()


_AFTER_NUMBER = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|few|"
    r"several|many|hundred|thousand|a|an|last|next|past|each|every|per|this|these|for|of))[\s-]+$"
)
