"""Months and days of the week: what the source names, the translation must name too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from translate.checks.unit import Fault, Unit

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
_NAMES = {name: re.compile(rf"\b{name}\b", re.IGNORECASE) for name, *_ in (*MONTHS, *DAYS)}
_ANY = {
    what: re.compile(rf"\b(?:{'|'.join(names[0] for names in table)})\b", re.IGNORECASE)
    for what, table in (("month", MONTHS), ("day", DAYS))
}
_ENGLISH_NAMES = {
    name: re.compile(rf"\b{name}s?\b\.?", re.IGNORECASE) for names in (*MONTHS, *DAYS) for name in names[1:]
}
_MONTH = f"(?:{'|'.join(names[1] for names in MONTHS)})"
_DATE = re.compile(
    rf"(?:\b(?:{_MONTH} \d{{1,2}},|\d{{1,2}} {_MONTH}) )?(?<![\d.,/-])(?P<year>(?:1[5-9]|20)\d\d)(?!\d|[./,-]\d)",
    re.IGNORECASE,
)
_AMBIGUOUS = {"mars", "mai"}  # the planet, and a word of English and old French
_IN_FIGURES = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}/\d{1,2}\b")
# What may be said instead of a month or a day that the reader knows already.
_INSTEAD = {
    "month": re.compile(r"\b(?:months?|season|spring|summer|autumn|fall|winter|quarter|Christmas|Easter)\b", re.I),
    "day": re.compile(
        r"\b(?:days?|weekends?|week-ends?|weekdays?|today|yesterday|tomorrow|tonight|overnight|eve|night|shrove|easter|sabbath)\b",
        re.IGNORECASE,
    ),
}
# « du lundi au vendredi », « en janvier et en mai », « lundi 3 et mardi 4 mai »: each is asked for. But « la nuit de
# samedi à dimanche » is Saturday night.
_ANY_MONTH, _ANY_DAY = ("|".join(names[0] for names in table) for table in (MONTHS, DAYS))
_JOINED = {
    what: re.compile(
        rf"(?<!nuit de )(?<!nuit du )\b(?P<first>{names})\b{told}(?:\s*[,–-]\s*|\s+(?:et|ou|au|à|puis)\s+)"
        rf"(?:(?:le|du|de|en|au)\s+)?(?P<second>{names})\b",
        re.IGNORECASE,
    )
    for what, names, told in (
        ("month", _ANY_MONTH, r"(?:\s+\d{4})?"),
        ("day", _ANY_DAY, rf"(?:\s+(?:matin|midi|soir|après-midi))?(?:\s+\d{{1,2}}(?:er)?(?:\s+(?:{_ANY_MONTH}))?)?"),
    )
}
_TOGETHER = re.compile(r"\b(?:both|week|weekly|daily|two|three|all)\b", re.IGNORECASE)
_ABBREVIATED_DAYS = tuple(re.compile(rf"\b{name}\b\.?") for name in (
    "Mon", "Tue|Tues", "Wed", "Thu|Thur|Thurs", "Fri", "Sat", "Sun"))  # fmt: skip

# Days that English calls by their name: « le 1er mai » is May Day.
_HOLIDAYS = {
    day: re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
    for day, names in {
        (1, 1): "New Year", (1, 5): "(?:May|Labou?r|Workers['’]) Day", (8, 5): "(?:VE|Victory) Day",
        (4, 7): "Independence Day|Fourth of July", (14, 7): "Bastille Day|(?:French )?National Day",
        (15, 8): "Assumption(?: Day)?", (11, 9): "9/11", (31, 10): "Hallowe['’]?en",
        (1, 11): "All Saints['’]?(?: Day)?", (11, 11): "(?:Armistice|Remembrance|Veterans['’]?) Day",
        (24, 12): "Christmas Eve", (25, 12): "Christmas(?: Day)?", (31, 12): "New Year['’]?s Eve",
    }.items()
}  # fmt: skip


def dates(unit: Unit) -> Iterator[Fault]:
    """Find months and days of the week of the source that are lost, or in whose place another stands, and a date of
    the source that is told twice."""
    source, target = unit.source_prose, unit.prose
    yield from _told_twice(source, target)
    for what, table in (("month", MONTHS), ("day", DAYS)):
        if not _ANY[what].search(source):
            continue
        wanted = {index for index, names in enumerate(table) if _named(names[0], source)}
        if not wanted:
            continue
        found = _found(table, target)
        if what == "day":
            wanted -= {index for index in wanted - found.keys() if _ABBREVIATED_DAYS[index].search(target)}
        kept = {index for index in wanted if _stays(table[index][0], source, target)}
        wanted -= kept | (_of_holidays(source, target) if what == "month" else set())
        lost, added = wanted - found.keys(), found.keys() - wanted
        if lost and added:
            match = found[min(added)]
            yield f"the {what} is {table[min(lost)][0]} in the source, {match.group()} here", match.start(), match.end()
        elif lost and not (
            (found and not _joined(what, table, source, target, lost))
            or _INSTEAD[what].search(target)
            or _in_figures(unit.target)
        ):
            yield f"the {what} {table[min(lost)][0]} of the source is missing", None, None


def _joined(what: str, table: tuple[tuple[str, ...], ...], source: str, target: str, lost: Collection[int]) -> bool:
    """Tell whether one of these months or days stands joined to one that the translation has."""
    if _TOGETHER.search(target):
        return False
    places = {names[0]: index for index, names in enumerate(table)}
    pairs = ({places[match[each].lower()] for each in ("first", "second")} for match in _JOINED[what].finditer(source))
    return any(len(pair) == 2 and len(pair & set(lost)) == 1 for pair in pairs)


def holidays(source: str, target: str) -> Iterator[tuple[int, int]]:
    """Yield the day and month of the dates of a French text that the English tells by a holiday's name."""
    for (day, month), english in _HOLIDAYS.items():
        if english.search(target) and re.search(rf"\b{day}(?:er)?[ \u00a0-]{MONTHS[month - 1][0]}\b", source, re.I):
            yield day, month


def _of_holidays(source: str, target: str) -> set[int]:
    """Return the places in `MONTHS` of the months that stand only in dates told by a holiday's name."""
    told = Counter(month for _, month in holidays(source, target))
    return {month - 1 for month, count in told.items() if len(_NAMES[MONTHS[month - 1][0]].findall(source)) == count}


def _told_twice(source: str, target: str) -> Iterator[Fault]:
    """Find a year, with or without its day, that comes again though it stands once in the source.

    Two days of that year are another matter: « du 3 au 5 mai 2024 ».
    """
    french = Counter(match["year"] for match in _DATE.finditer(source))
    seen: dict[str, set[str]] = {}
    for match in _DATE.finditer(target):
        year, date = match["year"], match.group().lower()
        before = seen.setdefault(year, set())
        if french[year] == 1 and before and (date == year or not before.isdisjoint({date, year})):
            yield f"{match.group()} is told twice", match.start(), match.end()
        before.add(date)


def _stays(french: str, source: str, target: str) -> bool:
    """Tell whether a French name stands in the translation as it does in the source: `Le Journal du dimanche`."""
    return any(re.search(rf"\b{match.group()}\b", target) for match in _NAMES[french].finditer(source))


def _named(french: str, source: str) -> bool:
    """Tell whether a text names the month or day as such: not a planet, a name in capitals, a newspaper."""
    for match in _NAMES[french].finditer(source):
        around = source[max(0, match.start() - 6) : match.end() + 6]
        dated = re.search(rf"\d\w*\s+{french}\b|\b{french}\s+\d", around, re.IGNORECASE)
        at_start = not source[: match.start()].strip(' «“"-–—(')
        if dated or (french not in _AMBIGUOUS and (match.group().islower() or at_start)):
            return True
    return False


def _found(table: tuple[tuple[str, ...], ...], target: str) -> dict[int, re.Match[str]]:
    found: dict[int, re.Match[str]] = {}
    for index, names in enumerate(table):
        for name in names[1:]:
            named = (match for match in _ENGLISH_NAMES[name].finditer(target) if _names(name, match, target))
            if (first := next(named, None)) is not None:
                found.setdefault(index, first)
    return found


def _names(name: str, match: re.Match[str], target: str) -> bool:
    """Tell whether a word of the translation is the name of a month or day, not a verb: `he may`, `they march`."""
    if match.group()[0].islower() and name in {"may", "march", "mar", "sun", "jun", "dec"}:
        return False
    return name not in {"may", "march", "mar"} or _dated(match, target)


def _in_figures(target: str) -> bool:
    """Tell whether a date in figures stands in the translation: `17/11/2023`, `2023-11-17`, `11/17`."""
    return _IN_FIGURES.search(target) is not None


def _dated(match: re.Match[str], text: str) -> bool:
    near = text[max(0, match.start() - 6) : match.end() + 6]
    return bool(re.search(r"\d", near)) or text[max(0, match.start() - 4) : match.start()].lower().endswith(
        ("in ", "of ", "mid-", "mid ", "st ", "ly ", "te ", "nd ", "ce ", "is ", "xt ", "il ")
    )
