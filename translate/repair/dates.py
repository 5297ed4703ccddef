"""Dates, as the locale writes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set

from translate.repair.calendar import DAYS, MONTH, MONTHS, SHORT, WEEKDAY, in_full, month, weekday
from translate.repair.days import is_before_noun, is_of_noun, rows
from translate.repair.numeric_dates import AND, american
from translate.repair.style import Style

DIGIT = re.compile(r"\d")
DATE = re.compile(
    rf"(?<![\d⟪])(?P<day>\d{{1,2}})(?:er)?(?:\s+|(?P<hyphen>-))(?P<month>{MONTH})(?:\s+(?P<year>\d{{4}})\b(?!-\w))?",
    re.IGNORECASE,
)
# A hyphenated date is a day that has a name (« le 14-Juillet »), or the name of a street (« rue du 11-Novembre »).
_STREET = re.compile(
    r"\b(?:rue|avenue|av\.|place|boulevard|bd|square|cours|quai|pont|impasse|stade|école|collège|lycée|station|métro)"
    r"\s+(?:du|le)\s+$",
    re.IGNORECASE,
)
# « de vendredi soir à lundi matin », « dans la nuit du samedi 3 au dimanche 4 ».
_WEEKDAYS = re.compile(
    rf"\b(?:du|de|depuis)\s+(?P<first>{'|'.join(DAYS)})(?:\s+\d{{1,2}}(?:er)?)?(?:\s+(?:{'|'.join(MONTHS)}))?"
    rf"(?:\s+(?:matin|midi|après-midi|soir))?\s+(?:jusqu['’])?(?:à|au)\s+(?P<last>{'|'.join(DAYS)})\b",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(rf"(?P<day>{WEEKDAY}),?\s+(?:le\s+)?\Z", re.IGNORECASE)
_LONGEST_WEEKDAY = 16  # characters: « mercredi, le »
_SHORT = re.compile(SHORT, re.IGNORECASE)
_WORDS_TOO = frozenset({"March", "May"})  # "zone 1 may open" on a 1st of May
# « T1 2024 », « T1 et T2 2024 »: quarters of a year, told in its letter; T1 alone may be anything.
_QUARTER = re.compile(rf"\bT(?P<number>[1-4])(?=(?:{AND}T[1-4])*\s(?:19|20)\d\d\b)")


def dates(source: str, text: str, style: Style) -> str:
    """Write the source's dates as the locale does: `November 17, 2023` (en-US) or `17 November 2023` (en-GB)."""
    for match in _WEEKDAYS.finditer(source):
        begins, ends = DAYS[match["first"].lower()], DAYS[match["last"].lower()]
        text = re.sub(rf"(\b{begins}\b[^.;:!?]{{0,30}}?) on (?=(?:the )?{ends}\b)", r"\1 to ", text, count=1)
    for short in _SHORT.finditer(source):  # the stop of « dim. soir », which a machine keeps behind the whole name
        text = re.sub(rf"\b({in_full(short['short'])})\.(?=[,;:)]|\s+[a-z\d(])", r"\1", text)
    if not DIGIT.search(source):
        return text
    if _QUARTER.search(source):
        text = _QUARTER.sub(r"Q\g<number>", text)
    found = [match for match in DATE.finditer(source) if not is_street(match)]
    years = defaultdict[tuple[int, str], set[str | None]](set)  # that a day and month are told with
    for match in found:
        years[_day(match)].add(match["year"])
    for match in found:
        text = _date(match, text, style, years[_day(match)])
    for days in rows(source):
        text = days.rewritten(text, style)
    if style.american:
        text = american(source, text)
    return text


def written_date(day: str, french: str, year: str | None, style: Style) -> str:
    """Write a date as the locale does: `November 17, 2023` or `17 November 2023`."""
    number, name = int(re.sub(r"\D", "", day)), month(french)
    if style.american:
        return f"{name} {number}" + (f", {year}" if year else "")
    return f"{number} {name}" + (f" {year}" if year else "")


def _day(match: re.Match[str]) -> tuple[int, str]:
    return int(match["day"]), month(match["month"])


def _date(match: re.Match[str], text: str, style: Style, years: Set[str | None]) -> str:
    """Return an English text with a date of the source as the locale writes it, with its year where that was lost.

    `years` are those that the source tells this day and month with: of several none is brought back.
    """
    day, name = _day(match)
    year, french = match["year"], match["month"].lower()
    english = rf"(?-i:{name}|{name.upper()})" if name in _WORDS_TOO else name
    names = rf"(?:{english}|{re.escape(french)}|{name[:3]}t?\.)"  # "Sept."
    gap = r"(?:\s+|-)" if match["hyphen"] else r"\s+"
    others = r"(?:1\d|20)\d\d" if year else "|".join(other for other in years if other)
    not_theirs = rf"(?!,?\s+(?:{others})\b)" if others else ""
    tail = rf"(?:,?\s+{year}\b|{not_theirs})" if year else not_theirs
    number = rf"0?{day}(?:st|nd|rd|th|er)?"
    # "3 April 3, 2024": the machine told the day in both ways.
    once = len(re.findall(rf"(?<!\d)0?{day}(?!\d)", match.string)) == 1
    doubled = rf"(?:\s+{number}(?![\d:]|[.,]\d))?" if once else ""
    doubled = rf"(?:,?\s+{number}(?=,?\s+{year}\b))?" if year else doubled
    day_first = rf"{number}{gap}(?:of\s+)?{names}(?!\w){doubled}{tail}"
    month_first = rf"{names}{gap}(?:the\s+)?{number}(?!\d){tail}"
    before, of_noun = _weekday_before(match), is_of_noun(match.string, match.start())
    lead = rf"(?P<weekday>\b(?:{before}|{before[:3]}\.),?\s+)?" if before else "(?P<weekday>(?!))?"
    pattern = rf"{lead}(?P<the>\bthe\s+)?(?<![\d⟪])(?:{day_first}|{month_first})"

    def place(found: re.Match[str]) -> str:
        told = year if year and (len(years) == 1 or found[0].endswith(year)) else None
        written = written_date(match["day"], french, told, style)
        if found["weekday"]:
            return f"{before}{',' if style.american else ''} {written}"
        return (found["the"] or "") + written if is_before_noun(text, found.end(), of_noun=of_noun) else written

    changed, count = re.subn(pattern, place, text, flags=re.IGNORECASE)
    if not count:
        return text
    if style.american and year:  # a comma closes the year inside a sentence
        written = re.escape(written_date(match["day"], french, year, style))
        changed = re.sub(rf"(?<!\b[Tt]he )({written})(?=\s+[a-z])", r"\1,", changed)
    return changed


def _weekday_before(match: re.Match[str]) -> str:
    """Return the English of the day of the week that stands before a date: « lundi 3 mai »."""
    found = _WEEKDAY_BEFORE.search(match.string, max(0, match.start() - _LONGEST_WEEKDAY), match.start())
    return weekday(found["day"]) if found else ""


def is_street(match: re.Match[str]) -> bool:
    """Tell whether a hyphenated date names a street or a place in it rather than a day."""
    return match["hyphen"] is not None and _STREET.search(match.string[: match.start()]) is not None
