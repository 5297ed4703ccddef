"""The dates, times, sums and numbers of a French text, each with its English form and what shows that it was kept.

A quantity's English is made by rule, never by a machine, so that a weak one's `14` for « 14 h 30 » can be told and
mended. `find` returns quantities in order and without overlap; the rule that each belongs to (`dates`, `times`,
`money`, `numbers`) switches it off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from translate.repair.always import ALWAYS, always
from translate.repair.approximations import ABOUT, APPROXIMATE, says_about
from translate.repair.calendar import DAYS, MONTH, MONTHS, WEEKDAY, month, weekday
from translate.repair.chronometer import PRIMES, chronometer
from translate.repair.dates import DIGIT, is_street, written_date
from translate.repair.days import Days, rows
from translate.repair.hours import (
    TIME,
    clock_face,
    is_at,
    is_open,
    is_time_of_day,
    leaves_no_doubt,
)
from translate.repair.kept import Kept, all_in, both, either, number_kept, says_dimension
from translate.repair.money import COUNTRY_CODE, COUNTRY_WORD, country, shares_scale
from translate.repair.numbers import (
    FRENCH_NUMBER,
    SCALES,
    SPACES,
    UNITS,
    english_at,
    values,
)
from translate.repair.parts_of_day import PART_OF_DAY, is_late
from translate.repair.style import Style
from translate.repair.times import clock, hour_of, length_of
from translate.repair.uncounted import without_lists
from translate.units_of_measure import unit_at

_MONTH = "|".join(MONTHS)
_DAY = r"(?:[12]?\d|3[01]|0[1-9])(?:er)?"
_WEEKDAY = f"(?:{'|'.join(DAYS)})"
_FREE = r"(?<![\w⟪/.,-])"
_DATE = re.compile(
    rf"{_FREE}(?P<the>le\s+)?(?:(?P<weekday>{WEEKDAY}),?\s+)?(?P<day>{_DAY})(?:\s+|(?P<hyphen>-))"
    rf"(?P<month>{MONTH})(?:\s+(?P<year>\d{{4}})\b(?!-\w))?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"{_FREE}(?P<month>{MONTH})\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
# Alone, `mars` is a planet too and `mai` a word of other tongues: a preposition must say that a month is meant.
_MONTH_ALONE = re.compile(
    rf"(?:(?<=\ben )|(?<=\bdébut )|(?<=\bfin )|(?<=\bmi-)|(?<=\bmois de )|(?<=\bmois d['’]))(?P<month>{_MONTH})\b",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    rf"(?<![\w⟪/-])(?P<day>{_WEEKDAY})(?:\s+(?P<part>matin|soir|après-midi))?\b(?!\s+(?:\d|gras\b)|-)",
    re.IGNORECASE,
)
_PARTS = {"matin": " morning", "soir": " evening", "après-midi": " afternoon"}
_EVERY = re.compile(r"\b(?:les?|un|chaque|ce|des|aux?|du)\s+$", re.IGNORECASE)  # « le lundi » may be every one
_CURRENCY = {"euro": "€", "dollar": "$", "livre sterling": "£", "livres sterling": "£", "yen": "¥"}
_SUM = re.compile(
    rf"{_FREE}(?:(?P<least>{FRENCH_NUMBER.pattern}){SPACES}(?P<joint>à|et|ou){SPACES})?(?P<number>{FRENCH_NUMBER.pattern}){SPACES}?(?:(?P<scale>[mb]illions?|milliards?|billions?|Mrds?|Mds?|M|k)\b{SPACES}?)?"
    rf"(?:(?P<symbol>[€$£¥])(?:{SPACES}?(?P<code>{COUNTRY_CODE}))?(?!\w)|"
    rf"(?:d['’]|de\s+)?(?P<word>euros?|dollars?|livres? sterling|yens?)\b"
    rf"(?:\s+(?P<country>{COUNTRY_WORD})s?\b)?)"
)
_PERCENT = re.compile(rf"(?P<number>{FRENCH_NUMBER.pattern}){SPACES}?(?:%|(?P<word>pour\s?cents?\b))")
_SCALED = re.compile(
    rf"(?P<number>{FRENCH_NUMBER.pattern}){SPACES}(?P<scale>millions?|milliards?|billions?)\b(?:\s+de\b|\s+d['’])?"
)
_HOURS = re.compile(rf"{_FREE}(?P<hour>\d+){SPACES}?(?:heures?|[hH])(?P<minute>)(?![\w/])")
_HOUR_NAMED = re.compile(r"\b(?:hours?|hrs?|o['’]clock)\b|\d\s?h\b", re.IGNORECASE)
_MINUTE_NAMED = re.compile(r"\bmin(?:ute)?s?\b|\d\s?min\b", re.IGNORECASE)
_MEASURED = re.compile(rf"(?P<number>{FRENCH_NUMBER.pattern}){SPACES}?(?P<unit>{UNITS})(?![\w/'’])")
# « 1 m 80 », which is 1.80 m.
_METRES = re.compile(rf"{_FREE}(?P<metres>\d{{1,2}}){SPACES}?m{SPACES}?(?P<centimetres>\d\d)(?![\w/'’]|[.,]\d)")
_DECADE = re.compile(r"\b(?:les\s+)?années\s+(?P<century>1\d|20)?(?P<tens>\d0)\b", re.IGNORECASE)
_TENS = {"20": "twenties", "30": "thirties", "40": "forties", "50": "fifties", "60": "sixties", "70": "seventies",
         "80": "eighties", "90": "nineties"}  # fmt: skip
_BARE = re.compile(rf"{_FREE}{FRENCH_NUMBER.pattern}(?![\w/-])")
_LONG_SCALE = {"million": "million", "milliard": "billion", "billion": "trillion"}
_BEFORE_DATE = re.compile(
    r"\b(?:au|du|dès|depuis|avant|après|jusqu['’]au|pour|d['’]ici|à partir|vers|est|était|fut|sera|de|que|et|ou)\s*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s+(?:est|était|sera|fut|reste|restera|marque|marquera|a été|devient)\b")
# A French octet is a byte; the other units have one sign in both languages.
_BYTE = re.compile(r"^([kMGTP]?)o(?=/s$|$)")
_NAMED_BYTE = r"(?:\b|\d)[kKMGTP]?i?B\b|\b(?:\w+)?bytes?\b"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: it stands at `source[start:end]`; `kept` tells whether an English text has it.

    `before` is the preposition that the English needs where the sentence brings none: `on` for a day that says when,
    `at` for a time after « à ».
    """

    start: int
    end: int
    english: str
    rule: str
    kept: Kept
    before: str = ""


def find(source: str, style: Style) -> tuple[Quantity, ...]:
    """Return the quantities of a French text that the style's rules are to write."""
    found: list[Quantity] = []
    for rule, clue, search in _SEARCHES:
        if rule in style.off or not clue.search(source):
            continue
        for each in search(source, style):
            if all(each.end <= other.start or other.end <= each.start for other in found):
                found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def missing(quantities: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """Return the quantities that an English text has lost or changed."""
    return tuple(each for each in quantities if not each.kept(text))


def _dates(source: str, style: Style) -> Iterator[Quantity]:
    for days in rows(source):
        yield _row(days, source, style)
    for match in _DATE.finditer(source):
        if is_street(match):
            continue
        written = written_date(match["day"], match["month"], match["year"], style)
        on = weekday(match["weekday"]) if match["weekday"] else ""
        if on:
            written = f"{on}{',' if style.american else ''} {written}"
        alone = (match["the"] is None and not on) or match["hyphen"] is not None
        before = source[: match.start()]
        says_when = not alone and not _BEFORE_DATE.search(before) and not _SUBJECT.match(source, match.end())
        yield Quantity(*match.span(), written, "dates", _date_kept(match, on), "on" if says_when else "")
    for match in _DAY_ALONE.finditer(source):
        before = source[: match.start()]
        if _EVERY.search(before):
            continue
        day = DAYS[match["day"].lower()]
        on = "" if _BEFORE_DATE.search(before) or (not before.strip() and match.end() == len(source.rstrip())) else "on"
        yield Quantity(*match.span(), day + _PARTS.get(match["part"] or "", ""), "dates", all_in(rf"\b{day}\b"), on)
    for match in _MONTH_YEAR.finditer(source):
        name = month(match["month"])
        named = rf"{_month(name)}|\bMars\b" if match["month"] == "Mars" else _month(name)  # the rover Mars 2020
        kept = all_in(named, rf"\b{match['year']}\b")
        yield Quantity(*match.span(), f"{name} {match['year']}", "dates", kept)
    for match in _MONTH_ALONE.finditer(source):
        name = month(match["month"])
        yield Quantity(*match.span(), name, "dates", all_in(_month(name)))


def _row(days: Days, source: str, style: Style) -> Quantity:
    """Write `du 3 au 7 novembre 2023` as `from November 3 to 7, 2023` or `from 3 to 7 November 2023`."""
    lead = days.lead or ("from " if days.days[0].joint == " to " else "")
    needles = [_month(day.month) for day in days.days]
    needles += [rf"(?<!\d)0?{day.number}(?!\d)" for day in days.days]
    needles += [rf"\b{day.weekday}" for day in days.days if day.weekday]
    needles += [rf"\b{days.year}\b"] if days.year else []
    kept = all_in(*dict.fromkeys(needles))
    heading = source[days.start : days.end] == source.strip(" .") and not source.lstrip().lower().startswith("le")
    return Quantity(days.start, days.end, lead + days.written(style), "dates", kept, "" if lead or heading else "on")


def _month(name: str) -> str:
    return rf"\b(?:{name}|{name[:3]}\b\.?|{name[:4]}\.)"


def _date_kept(match: re.Match[str], weekday: str) -> Kept:
    day, year = int(re.sub(r"\D", "", match["day"])), match["year"]
    name = _month(month(match["month"]))
    number = rf"0?{day}(?:st|nd|rd|th)?(?![\d:])"
    date = rf"{name}\s+(?:the\s+)?{number}|(?<![\d,.]){number}\s+(?:of\s+)?{name}"
    return all_in(date, *([rf"\b{year}\b"] if year else []), *([rf"\b{weekday}"] if weekday else []))


def _times(source: str, style: Style) -> Iterator[Quantity]:
    for match in PRIMES.finditer(source):
        english = chronometer(match)
        figures = re.escape(english.removesuffix(" seconds"))
        yield Quantity(*match.span(), english, "times", all_in(rf"(?<![\d.,:]){figures}(?!\d)"))
    for match in ALWAYS.finditer(source):
        said = r"24/7|round[ -]the[ -]clock"
        if match["hours"]:
            said += rf"|\b{match['hours']}(?: hours(?! (?:to|on|of|from|out|over)\b)|-hours?\b)"
        else:
            said += rf"|\b(?:{match['days']}|five|six|seven) days (?:a|per|every|each) week|\bevery day\b"
        yield Quantity(*match.span(), always(match), "times", all_in(said))
    clock_faces = Counter(clock_face(match) for match in TIME.finditer(source))
    for match in TIME.finditer(source):
        time = _time(match, source, style, alone=clock_faces[clock_face(match)] == 1)
        if is_time_of_day(match, source) and leaves_no_doubt(match, source):
            yield time
            continue
        length = _duration(match, source)
        kept = either(time.kept, length.kept)
        if is_time_of_day(match, source):
            yield replace(time, kept=kept)
        else:
            yield replace(length, kept=kept) if is_open(match, source) else length
    for match in _HOURS.finditer(source):
        if not TIME.match(source, match.start()):
            yield _duration(match, source)


_PART_TOLD = {
    "a": r"\b(?i:morning|night|a\.?m)\b",
    "p": r"\b(?i:afternoon|evening|tonight|night|p\.?m)\b",
}


def _time(match: re.Match[str], source: str, style: Style, *, alone: bool = True) -> Quantity:
    """Return a time of day; "8 o'clock" keeps « 20 heures » where it is `alone`, not beside « 8 heures », and
    « 8 heures du soir » only where the evening is told too."""
    hour, minute = hour_of(match, source), match["minute"] or "00"
    half = hour % 12 or 12
    meridiem = "a" if hour < 12 else "p"
    spelt = {(0, "00"): "midnight", (12, "00"): "noon|midday"}.get((hour, minute), r"(?!)")
    part = PART_OF_DAY.match(source, match.end())
    on_the_hour = rf"|(?<![\d:.,]){half}\s?{meridiem}\.?m\b" if minute == "00" else ""
    kept = all_in(
        rf"(?<![\d:.,])0?{hour}[:.]{minute}(?!\d)|(?<![\d:.,]){half}[:.]{minute}\s?{meridiem}\.?m|\b(?:{spelt})\b{on_the_hour}"
    )
    if alone and minute == "00":
        told = [_PART_TOLD[meridiem]] if part or is_late(match, source) else []
        kept = either(kept, all_in(rf"(?<![\d:.,]){half}\s?o['’]clock", *told))
    at = "at" if is_at(source[: match.start()]) else ""
    end = part.end() if part else match.end()
    return Quantity(match.start(), end, clock(hour, minute, style), "times", kept, at)


def _duration(match: re.Match[str], source: str) -> Quantity:
    end, english = length_of(match, source)
    wanted = set(re.findall(r"\d+", english))
    unit = _HOUR_NAMED if " hour" in english else _MINUTE_NAMED
    return Quantity(
        match.start(), end, english, "times", lambda text: wanted <= set(values(text)) and bool(unit.search(text))
    )


def _sums(source: str, style: Style) -> Iterator[Quantity]:
    for match in _SUM.finditer(source):
        number = english_at(source, *match.span("number"))
        scale = _scale(match["scale"])
        sign = match["symbol"] or _CURRENCY[re.sub(r"^(euro|dollar|yen)s$", r"\1", match["word"])]
        symbol = country(match["country"] or match["code"], style) + sign
        small = match["word"] is not None and not scale and re.fullmatch(r"[1-9]", number)
        english = f"{symbol}{number}{scale}" if not small else f"{number} {_named(sign, number)}"
        names = {
            "€": r"€|\beuros\b|\bEUR\b" + (r"|\beuro\b" if number == "1" else r"|\d-euro\b"),
            "$": r"\$|\bdollars?\b|\bUSD\b",
            "£": r"£|\bpounds?\b",
            "¥": r"¥|\byen\b",
        }
        kept = number_kept(number, scale, names[sign])
        if match["least"]:
            least, joint = (
                english_at(source, *match.span("least")),
                {"à": "to", "et": "and", "ou": "or"}[match["joint"]],
            )
            shared = scale if shares_scale(least, number) else ""
            english = f"{least} {joint} {english}" if small else f"{symbol}{least}{shared} {joint} {english}"
            kept = both(kept, number_kept(least, "", ""))
        yield Quantity(*match.span(), english, "money", kept)


def _named(symbol: str, number: str) -> str:
    name = {"€": "euro", "$": "dollar", "£": "pound", "¥": "yen"}[symbol]
    return name if number == "1" or name == "yen" else f"{name}s"


def _numbers(source: str, style: Style) -> Iterator[Quantity]:
    source = without_lists(source)
    decades = [match.span() for match in _DECADE.finditer(source)]
    for match in _DECADE.finditer(source):
        tens = match["tens"]
        century = match["century"] or ("19" if tens[0] in "3456789" else "")
        word = _TENS.get(tens, "(?!)")
        kept = all_in(rf"(?<!\d)(?:{century}|['’])?{tens}['’]?s\b|\b{word}\b")
        yield Quantity(*match.span(), f"{century}{tens}s", "numbers", kept, "the")
    times = [match.span() for match in TIME.finditer(source)]

    def free(span: tuple[int, int]) -> bool:
        return all(span[1] <= start or end <= span[0] for start, end in [*decades, *times])

    for match in _METRES.finditer(source):
        number = f"{match['metres']}.{match['centimetres']}"
        kept = both(number_kept(number, "", ""), says_dimension("length"))
        yield Quantity(*match.span(), f"{number} m", "numbers", kept)
    for pattern in (_PERCENT, _SCALED, _MEASURED):
        for match in pattern.finditer(source):
            if not free(match.span()):
                continue
            number = english_at(source, *match.span("number"))
            if pattern is _PERCENT:
                english = f"{number}%" if match["word"] is None or style.american else f"{number} per cent"
                kept = number_kept(number, "", r"%|\bper\s?cent|\bpercentage")
            elif pattern is _SCALED:
                scale = _scale(match["scale"])
                english, kept = f"{number}{scale}", number_kept(number, scale, "")
            else:
                unit = _BYTE.sub(r"\1B", match["unit"])
                english = f"{number} {unit}"
                kept = number_kept(number, "", _NAMED_BYTE if unit != match["unit"] else "")
                if (measured := unit_at(source, match.end("number"), french=True)) is not None:
                    kept = both(kept, says_dimension(measured[0].dimension))
            yield Quantity(*match.span(), english, "numbers", kept)
    for match in _BARE.finditer(source):
        if free(match.span()):
            number = english_at(source, *match.span())
            yield Quantity(*match.span(), number, "numbers", number_kept(number, "", ""))


def _approximations(source: str, _: Style) -> Iterator[Quantity]:
    for match in APPROXIMATE.finditer(source):
        word = match["number"]
        start, number = match.end("near") if match["near"] else match.start(), str(ABOUT[word])

        def kept(text: str, number: str = number, word: str = word) -> bool:
            return number in values(text) or says_about(word, text)

        yield Quantity(start, match.end(), number if match["near"] else f"about {number}", "numbers", kept)


# By rule; no quantity is without the clue, which most sentences lack.
_SEARCHES: tuple[tuple[str, re.Pattern[str], Callable[[str, Style], Iterator[Quantity]]], ...] = (
    ("dates", re.compile(rf"\b(?:{MONTH}|{WEEKDAY})", re.IGNORECASE), _dates),
    ("times", DIGIT, _times),
    ("money", DIGIT, _sums),
    ("numbers", DIGIT, _numbers),
    ("numbers", re.compile(r"aine\b", re.IGNORECASE), _approximations),
)


def _scale(word: str | None) -> str:
    if not word:
        return ""
    return f" {_LONG_SCALE[word.rstrip('s')]}" if word.rstrip("s") in _LONG_SCALE else SCALES.get(word, "")
