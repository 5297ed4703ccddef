"""Numbers: what the source counts, the translation must count too.

Numbers are compared by value, so that `1 200`, `1,200` and `1.2 thousand`, `vingt` and `20`, `XXIe` and `21st`,
`14 h 30` and `2:30 p.m.`, `30 m` and `100 feet` are the same. Number words of the source are not asked for (`un`,
`deux` are rarely counts), but excuse a figure in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from translate.checks import clock, conversion, identifiers, roman
from translate.checks.calendar import MONTHS, holidays
from translate.checks.restated import restated
from translate.checks.unit import Fault, Unit
from translate.repair.chronometer import in_decimals
from translate.repair.numbers import ABOUT, APPROXIMATE, may_be_thousands, says_about

_FRENCH = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2007\u2009\u202f.']\d{3})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?")
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_DOTTED_DATE = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_SQUARE = re.compile(r"(?:[kcm]?m|mi|ft)$")
_GROUPING = re.compile(r"[\s']")
_DOTTED_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_FOLLOWING = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]+)")
# « 3,5 Md », « 10 M€ », « 500 k€ »: `M` and `k` are a scale only in a sum of money.
_MONEY = r"[€$£¥]|(?:EUR|USD|GBP|JPY)\b|(?:d['’]\s?|de )(?:euros?|dollars?|livres|yens?)\b"
SHORT_MILLION = rf"\d[ \u00a0\u202f]?M[ \u00a0\u202f]?(?:{_MONEY})"
SHORT_MILLIARD = r"\d[ \u00a0\u202f]?Mr?ds?\b"
_SHORT_SCALE = re.compile(rf"[ \u00a0\u202f]?(?:(?P<milliard>Mr?ds?)\b|(?P<letter>[kKM])[ \u00a0\u202f]?(?={_MONEY}))")
_THOUSAND_MILLION = re.compile(r"[ -]?thousands? millions?\b", re.IGNORECASE)
_ENGLISH_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_LONG_NUMBER = 4  # digits from which the same ones in another order of groups are no accident
_MILLION_AND_A_HALF = re.compile(r"\b(?P<count>[^\W\d_]+) (?P<scale>millions?|milliards?) et demi\b", re.IGNORECASE)
_DEGREES = re.compile(r"(?P<degrees>\d+(?:,\d+)?)[ \u00a0\u202f]?(?:°|degrés?\b)")
_DEGREES_BELOW = re.compile(rf"(?<!\d )(?<!\bde ){conversion.MINUS}{_DEGREES.pattern}", re.IGNORECASE)
_DEGREE = re.compile(r"[ \u00a0\u202f-]?(?:°|degrees?\b)", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"(?<![\w.])[-−–]\s?\d|\b(?:minus|negative|below|under|sub-?zero)\b", re.IGNORECASE)
_OF_THE_FINAL = re.compile(r"es? de finale")
_HALF = re.compile(r"\s*(?:millions?|milliards?|[^\W\d_]+)?\s+(?:et demie?|and a half)\b")
_AND_A_HALF = re.compile(r"\bet demie?\b|\band a half\b")
_CENTURY_BY_YEARS = re.compile(r"\d{1,2}00['’]?s\b")  # the 1700s are the 18th century
_DECADE_WORD = re.compile(r"\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NO_DIGIT = re.compile(r"\D")
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
                                 "billion": 10**12, "billions": 10**12, "mille": 10**3, "milles": 10**3,
                                 "milliers": 10**3}  # fmt: skip
_SCALES_EN: Mapping[str, int] = {"million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9,
                                 "trillion": 10**12, "trillions": 10**12, "thousand": 10**3, "m": 10**6, "bn": 10**9,
                                 "mn": 10**6, "k": 10**3, "M": 10**6, "B": 10**9, "K": 10**3}  # fmt: skip


_MEASURE = re.compile(
    r"\s*(?:(?:kilo|centi|milli)?(?:mètre|gramme)s?|[kc]?m|kg|kilos?|pieds?|milles?|litres?|hectares?|ha|degrés?|pas)\b"
)


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
    """Compare the numbers of source and translation by value, in both directions; a time of day is one thing."""
    source, target = unit.source_prose, unit.prose
    wanted, found = figures(source, french=True), figures(target, french=False)
    yield from _approximations(source, target, found)
    yield from clock.halves(source, target)
    yield from _numerals(source, target, found)
    yield from _halves_of_millions(source, target, found)
    yield from _below_zero(source, target, found)
    yield from identifiers.compared(unit)
    if not wanted and not found:
        return
    times = clock.times(source)
    in_target = {value for number in found for value in number.values}
    in_source = {value for number in wanted for value in number.values}
    answered = [number.values & in_target for number in wanted] + [number.values & in_source for number in found]
    if all(answered) and not times:
        return
    in_target |= _words(target, _ENGLISH_WORDS, _SCALES_EN) | roman.in_english(target)
    in_target |= {value for number in found for value in _years(number, target)} | _dotted(unit.target)
    in_target |= {
        value for word in _DECADE_WORD.findall(target) for value in _in_centuries(_ENGLISH_WORDS[word.lower()])
    }
    otherwise = restated(source, target, wanted, found)
    in_target |= otherwise.french | {Fraction(day) for day, _ in holidays(source, target)}
    in_source |= otherwise.english
    in_source |= _words(source, _FRENCH_WORDS, _SCALES_FR) | {scaled for _, _, scaled in _millions_and_a_half(source)}
    in_source |= (
        {value for number in wanted for value in _years(number, source)} | roman.in_french(source) | _months(source)
    )
    yield from _missing(wanted, times, unit, in_target, found)
    allowed = in_source.union(*(time.readings for time in times))
    for number in found:
        if number.values & allowed or number.value == 0 or _is_square(number, target) or _is_height(number, unit):
            continue
        if _CENTURY_BY_YEARS.match(target, number.start) and number.value / 100 + 1 in in_source:
            continue
        digits = _NO_DIGIT.sub("", number.text)
        if re.match(r"[-/ ]?(?:7\b|hours?\b)", target[number.end :]) and digits == "24":
            continue  # round the clock
        if _grouped_otherwise(number, source, wanted, french=False):
            continue
        if conversion.converted(target[number.start :], in_source):
            continue
        yield f"the number {number.text} is not in the source", number.start, number.end


def _approximations(source: str, target: str, found: Sequence[Number]) -> Iterator[Fault]:
    """Ask for the number of « une vingtaine de chats »; a measure may have been converted."""
    for match in APPROXIMATE.finditer(source):
        word = match["number"]
        if found and _MEASURE.match(source, match.end()):
            continue
        if ABOUT[word] not in _told(target, found) and not says_about(word, target):
            yield f"the number of “une {word}” is missing", None, None


def _numerals(source: str, target: str, found: Sequence[Number]) -> Iterator[Fault]:
    """Ask for the ordinals in Roman numerals (`Ve République`), and for the numeral of a name (`Louis XIV`)."""
    ordinals, names = roman.ordinals(source), roman.of_names(source)
    if not ordinals and not names:
        return
    told = _told(target, found) | roman.in_english(target)
    for numeral in ordinals:
        if numeral.value not in told and not roman.told_otherwise(numeral, source, target, told):
            yield f"the ordinal {numeral.text} of the source is missing", None, None
    lost = [each for each in names if each.value not in told]
    known = roman.in_french(source).union(*(number.values for number in figures(source, french=True)))
    added = [each for each in roman.of_names(target) if each.value not in known]
    if lost and added:
        yield f"the numeral is {lost[0].text} in the source, {added[0].text} here", added[0].start, added[0].end


def _halves_of_millions(source: str, target: str, found: Sequence[Number]) -> Iterator[Fault]:
    """Ask for the half of « un million et demi »."""
    for text, half, scaled in _millions_and_a_half(source):
        if not {half, scaled} & _told(target, found) and not re.search(r"\bhalf\b", target, re.IGNORECASE):
            yield f"the half of “{text}” is missing", None, None


def _millions_and_a_half(source: str) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Yield « deux millions et demi », 2.5 and 2,500,000."""
    for match in _MILLION_AND_A_HALF.finditer(source):
        if (count := _FRENCH_WORDS.get(match["count"].lower())) is not None:
            half = count + Fraction(1, 2)
            yield match.group(), half, half * _SCALES_FR[match["scale"].lower()]


def _below_zero(source: str, target: str, found: Sequence[Number]) -> Iterator[Fault]:
    """Ask for the sign of « -2 °C »."""
    if _BELOW_ZERO.search(target):
        return
    below = {match.start("degrees") for match in _DEGREES_BELOW.finditer(source)}
    if not below:
        return
    degrees = [(match.start() in below, Fraction(match[1].replace(",", "."))) for match in _DEGREES.finditer(source)]
    cold = {value for is_below, value in degrees if is_below} - {value for is_below, value in degrees if not is_below}
    for number in found:
        if number.value in cold and _DEGREE.match(target, number.end):
            yield f"{number.text} degrees are below zero in the source", number.start, number.end


def _told(target: str, found: Sequence[Number]) -> set[Fraction]:
    """Return the values of a translation's numbers, in words and in figures."""
    return _words(target, _ENGLISH_WORDS, _SCALES_EN).union(*(number.values for number in found))


def _missing(
    wanted: Sequence[Number],
    times: Sequence[clock.Time],
    unit: Unit,
    in_target: set[Fraction],
    found: Sequence[Number],
) -> Iterator[Fault]:
    source, target = unit.source_prose, unit.prose
    for wrong in clock.wrong_halves(source, target, times):
        yield wrong, None, None
    for time in times:
        if (message := time.lost(target, in_target)) is not None:
            yield message, None, None
    for number in wanted:
        if number.values & in_target or any(time.start <= number.start < time.end for time in times):
            continue
        if not _is_decimal(number, source) and _grouped_otherwise(number, target, found, french=True):
            continue
        if number.value == 0 or _month_number(number, source, target) or _is_square(number, source):
            continue
        if conversion.answered(source[number.start :], number.value, target, in_target):
            continue
        yield f"the number {number.text.strip()} of the source is missing", None, None


def _grouped_otherwise(number: Number, other: str, numbers: Sequence[Number], *, french: bool) -> bool:
    """Tell whether the other text has the same digits, grouped otherwise: a telephone or article number.

    A number of the same digits in it is another quantity (€1,250 for « 12,50 € », 1.200 for « 1 200 », 3,125% for
    « 3,125 % »), unless the French may group its thousands as English does (`80,000 habitants`) or both write it alike
    (`version 2.500`).
    """
    digits = _NO_DIGIT.sub("", number.text)
    if len(digits) < _LONG_NUMBER or digits not in _NO_DIGIT.sub("", other):
        return False
    same = [each for each in numbers if _NO_DIGIT.sub("", each.text) == digits]
    if not same:
        return True
    if not french and all(_is_decimal(each, other) for each in same):
        return False
    texts = [each.text for each in same]
    return number.text in texts or any(map(_ENGLISH_GROUPS.fullmatch, [number.text] if french else texts))


def _is_decimal(number: Number, source: str) -> bool:
    """Tell whether a number of the source has decimals for certain."""
    return "," in number.text and not may_be_thousands(source, number.start, number.end)


@lru_cache(maxsize=64)
def figures(text: str, *, french: bool) -> tuple[Number, ...]:
    """Return the numbers written in figures, in order."""
    if not _DIGIT.search(text):
        return ()
    text = in_decimals(text, "," if french else ".")
    pattern, scales = (_FRENCH, _SCALES_FR) if french else (_ENGLISH, _SCALES_EN)
    result = []
    for match in pattern.finditer(text):
        plain = _GROUPING.sub("", match.group())
        if french:
            plain = plain.replace(".", "") if _DOTTED_THOUSANDS.fullmatch(plain) else plain
            plain = plain.replace(",", ".")
        else:
            plain = plain.replace(",", "")
        value = Fraction(plain)
        following = _FOLLOWING.match(text, match.end())
        scale = scales.get(following[1], scales.get(following[1].lower(), 1)) if following else 1
        if following and len(following[1]) == 1 and following.start(1) > match.end():
            scale = 1  # "5 m" is metres; "5m" may be millions
        if french and (short := _SHORT_SCALE.match(text, match.end())):
            scale = 10**9 if short["milliard"] else 10**6 if short["letter"] == "M" else 1000
        if scale == 1000 and _THOUSAND_MILLION.match(text, match.end()):
            scale = 10**9
        scaled = value * scale
        if _HALF.match(text, match.end()):  # 2 millions et demi, 3 years and a half
            value, scaled = (value + Fraction(1, 2), scaled + Fraction(scale, 2))
        if _OF_THE_FINAL.match(text, match.end()):
            scaled = 2 * value  # the round of the last sixteen plays eight matches
        result.append(Number(value, scaled, match.group(), match.start(), match.end()))
    return tuple(_with_range_scale(result, text))


def _with_range_scale(found: Sequence[Number], text: str) -> Iterator[Number]:
    """Yield the numbers, the first of a range with the scale of the second: `entre 12 et 16 millions`."""
    for number, after in zip_longest(found, found[1:]):
        if after is not None and number.scaled == number.value and after.scaled != after.value and after.value:
            between = text[number.end : after.start].strip(" \u00a0\u202f$€£")
            if between in {"et", "à", "ou", "and", "to", "or", "-", "–", "—"}:
                number = replace(number, scaled=number.value * after.scaled / after.value)
        yield number


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
                found.add(Fraction(total + current))
                current = max(1, current % 100) * 100
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
    return found | _halves(text, found)


def _halves(text: str, values: set[Fraction]) -> set[Fraction]:
    """Return what is half as much again: `une heure et demie` is 1.5, `one and a half thousand` 1,500."""
    if not _AND_A_HALF.search(text):
        return set()
    halves = {value + Fraction(1, 2) for value in values if value < 100} | {Fraction(3, 2)}
    return halves | {half * 1000 for half in halves if "half thousand" in text}


def _dotted(text: str) -> set[Fraction]:
    """Return the numbers of dates in figures: `20.12.2012` looks like a version and is not among the prose."""
    return {Fraction(part) for match in _DOTTED_DATE.finditer(text) for part in match.groups()}


def _is_height(number: Number, unit: Unit) -> bool:
    """Tell whether the number is of a height in feet and inches (6'7") where the source has metres."""
    around = unit.target[max(0, number.start - 2) : number.end + 2]
    return bool(re.search(r"\d['’′]\d", around)) and bool(re.search(r"mètres?\b|\bc?m\b", unit.source_prose))


def _is_square(number: Number, text: str) -> bool:
    """Tell whether the number is the exponent of `km2`."""
    return number.value in {2, 3} and _SQUARE.search(text, 0, number.start) is not None


def _years(number: Number, text: str) -> set[Fraction]:
    """Return the two-digit and four-digit readings of a decade: `années 90`, `1990s`."""
    if number.value.denominator != 1:
        return set()
    value = int(number.value)
    before = text[max(0, number.start - 12) : number.start].lower()
    if re.match(r"['’]?s\b", text[number.end :]) or "année" in before:
        return _in_centuries(value % 100)
    return set()


def _in_centuries(decade: int) -> set[Fraction]:
    """Return the values of a decade: alone, and in the centuries that texts name it of without saying so."""
    return {Fraction(decade), Fraction(1900 + decade), Fraction(2000 + decade)}


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
