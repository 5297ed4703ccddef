"""Numbers: what the source counts, the translation must count too.

Numbers are compared by value, so that `1 200`, `1,200` and `1.2 thousand`, `vingt` and `20`, `XXIe` and `21st`,
`14 h 30` and `2:30 p.m.`, `30 m` and `100 feet` are the same. Number words of the source are not asked for (`un`,
`deux` are rarely counts), but excuse a figure in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from translate import number_words
from translate.checks import clock, conversion, identifiers, one, roman, shares
from translate.checks.calendar import MONTHS, holidays
from translate.checks.currencies import CODE, CURRENCIES, SIGN
from translate.checks.restated import restated
from translate.checks.unit import Fault, Unit
from translate.counts import ENGLISH_SIMPLE
from translate.repair.approximations import ABOUT, APPROXIMATE, says_about
from translate.repair.chronometer import in_decimals
from translate.repair.numbers import may_be_thousands
from translate.repair.uncounted import compared

_FRENCH = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}){2,}(?![\d,])"  # as in English
    r"|(?<![\d.,])\d{1,3}(?:['’]\d{3})+(?:[.,]\d{1,2})?(?!\d)"  # Swiss
    r"|(?<![\d.,])\d{1,3}(?:[ \u00a0\u2007\u2009\u202f.]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?"
)
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:[, \u00a0\u2007\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_DOTTED_DATE = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_SQUARE = re.compile(r"(?:[kcm]?m|mi|ft)$")
_GROUPING = re.compile(r"[\s'’]")
_DOTTED_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_FOLLOWING = re.compile(r"[ \u00a0\u2009\u202f-]?([^\W\d_]+)")
# « 3,5 Md », « 10 M€ », « 500 k€ »: `M` and `k` are a scale only in a sum of money.
_MONEY = rf"{SIGN}|{CODE}\b|(?:d['’]\s?|de )(?:{'|'.join(each.french_words for each in CURRENCIES)})\b"
SHORT_MILLION = rf"\d[ \u00a0\u2009\u202f]?M[ \u00a0\u2009\u202f]?(?:{_MONEY})"
SHORT_MILLIARD = r"\d[ \u00a0\u2009\u202f]?Mr?ds?\b"
_SHORT_SCALE = re.compile(
    rf"[ \u00a0\u2009\u202f]?(?:(?P<milliard>Mr?ds?)\b|(?P<letter>[kKM])[ \u00a0\u2009\u202f]?(?={_MONEY}))"
)
_ENGLISH_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_ENGLISH_MILLIONS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")
_LONG_NUMBER = 4  # digits from which the same ones in another order of groups are no accident
_MILLION_AND_A_HALF = re.compile(r"\b(?P<count>[^\W\d_]+) (?P<scale>millions?|milliards?) et demi\b", re.IGNORECASE)
_DEGREES = re.compile(r"(?P<degrees>\d+(?:,\d+)?)[ \u00a0\u2009\u202f]?(?:°|degrés?\b)")
_DEGREES_BELOW = re.compile(rf"(?<!\d )(?<!\bde ){conversion.MINUS}{_DEGREES.pattern}", re.IGNORECASE)
_DEGREE = re.compile(r"[ \u00a0\u2009\u202f-]?(?:°|degrees?\b)", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"(?<![\w.])[-−–]\s?\d|\b(?:minus|negative|below|under|sub-?zero)\b", re.IGNORECASE)
_OF_THE_FINAL = re.compile(r"es? de finale")
_HALF = re.compile(r"\s*(?:millions?|milliards?|[^\W\d_]+)?\s+(?:et demie?|and a half)\b")
_DOZENS = re.compile(rf"\b({'|'.join(ENGLISH_SIMPLE)})[ -]dozen\b", re.IGNORECASE)
_FULL_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_OF_CENTURY = re.compile(r"\0*(?:es?|ème|eme)\0*[ \u00a0\u2009\u202f](?:siècles?|s\.)")
_CENTURY_BY_YEARS = re.compile(r"\d{1,2}00['’]?s\b")  # the 1700s are the 18th century
_DECADE_WORD = re.compile(r"\b(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NO_DIGIT = re.compile(r"\D")
_WORD = re.compile(r"[^\W\d_]+")

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
    source, target = compared(unit.source_prose, unit.prose)
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
    in_target |= number_words.ENGLISH.values(target) | roman.in_english(target)
    in_target |= {value for number in found for value in _years(number, target)} | _dotted(unit.target)
    in_target |= {
        value
        for word in _DECADE_WORD.findall(target)
        for value in _in_centuries(number_words.ENGLISH.counts[word.lower()])
    }
    otherwise = restated(source, target, wanted, found)
    years = _abridged(source, target, wanted, found)
    parts = shares.told_otherwise(source, target, wanted, found)
    in_target |= otherwise.french | parts.french | years | {Fraction(day) for day, _ in holidays(source, target)}
    in_source |= otherwise.english | parts.english | years
    in_source |= number_words.FRENCH.values(source) | {scaled for _, _, scaled in _millions_and_a_half(source)}
    in_source |= (
        {value for number in wanted for value in _years(number, source)} | roman.in_french(source) | _months(source)
    )
    yield from _missing(wanted, times, unit, in_target, found)
    allowed = in_source.union(*(time.readings for time in times))
    for number in found:
        if number.values & allowed or number.value == 0 or _is_square(number, target):
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
        if ABOUT[word] in _told(target, found) or says_about(word, target) or _in_dozens(ABOUT[word], target):
            continue
        if ABOUT[word] not in restated(source, target, (), found).french:
            yield f"the number of “une {word}” is missing", None, None


def _in_dozens(about: int, target: str) -> bool:
    """Tell whether an English text counts about as much in dozens: `two dozen` for « une vingtaine »."""
    return any(abs(12 * ENGLISH_SIMPLE[match[1].lower()] - about) <= about / 5 for match in _DOZENS.finditer(target))


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
        if (count := number_words.FRENCH.counts.get(match["count"].lower())) is not None:
            half = count + Fraction(1, 2)
            yield match.group(), half, half * number_words.FRENCH.scales[match["scale"].lower()]


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
    return number_words.ENGLISH.values(target).union(*(number.values for number in found))


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
        if number.text == "1" and one.is_one(source, number.end, target):
            continue
        if _OF_CENTURY.match(source, number.end) and roman.is_century(number.value, target, in_target):
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
    pattern, words = (_FRENCH, number_words.FRENCH) if french else (_ENGLISH, number_words.ENGLISH)
    result = []
    for match in pattern.finditer(text):
        plain = _GROUPING.sub("", match.group())
        if french:
            plain = plain.replace(".", "") if _DOTTED_THOUSANDS.fullmatch(plain) else plain
            plain = plain.replace(",", "" if _ENGLISH_MILLIONS.fullmatch(plain) else ".")
        else:
            plain = plain.replace(",", "")
        value = Fraction(plain)
        following = _FOLLOWING.match(text, match.end())
        scale = words.scales.get(following[1], words.scales.get(following[1].lower(), 1)) if following else 1
        if following and len(following[1]) == 1 and following.start(1) > match.end():
            scale = 1  # "5 m" is metres; "5m" may be millions
        if french and (short := _SHORT_SCALE.match(text, match.end())):
            scale = 10**9 if short["milliard"] else 10**6 if short["letter"] == "M" else 1000
        if following and scale == 1000 and (second := _FOLLOWING.match(text, following.end())):
            scale *= words.scales.get(second[1].lower(), 1) if len(second[1]) > 2 else 1  # « 3 mille milliards »
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
            between = text[number.end : after.start].strip(" \u00a0\u2009\u202f$€£")
            if between in {"et", "à", "ou", "and", "to", "or", "-", "–", "—"}:
                number = replace(number, scaled=number.value * after.scaled / after.value)
        yield number


def _dotted(text: str) -> set[Fraction]:
    """Return the numbers of dates in figures: `20.12.2012` looks like a version and is not among the prose."""
    return {Fraction(part) for match in _DOTTED_DATE.finditer(text) for part in match.groups()}


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


def _abridged(source: str, target: str, wanted: Sequence[Number], found: Sequence[Number]) -> set[Fraction]:
    """Return both values of the years of which one text has the last two digits only: « Mai 68 », `2008-09`.

    What has them must lack the year itself; in English they stand behind a dash or an apostrophe.
    """
    theirs, ours = (_full_years(numbers) for numbers in (wanted, found))
    marked = [number for number in found if target[number.start - 1 : number.start] in {*"-–/'’‘"}]
    pairs = [(number, year) for number in wanted if _is_short_year(number, source) for year in ours - theirs]
    pairs += [(number, year) for number in marked if _is_short_year(number, target) for year in theirs - ours]
    return {Fraction(each) for number, year in pairs if year.endswith(number.text) for each in (number.text, year)}


def _full_years(numbers: Sequence[Number]) -> set[str]:
    return {number.text for number in numbers if _FULL_YEAR.fullmatch(number.text)}


def _is_short_year(number: Number, text: str) -> bool:
    """Tell whether a number has two digits and no unit or scale: « Mai 68 », but not « 68 % »."""
    return re.fullmatch(r"\d\d", number.text) is not None and not re.match(r" ?[%€$°]", text[number.end :])


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
