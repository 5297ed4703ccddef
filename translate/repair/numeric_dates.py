"""Dates in figures: `25/02/2024`, `30/09`, day first in French and in British English, month first in American.

A day and month without their year may be a fraction, a mark or a score: the French around them must say a date.
"""

from __future__ import annotations

import re

from translate.repair.calendar import WEEKDAY

AND = r"\s*(?:,|[–-]|\b(?:et|ou|au|à|and|or|to|through|until)\b)\s*(?:(?:le|du|the|from|on)\s+)?"
# « les 24/02 et 25/02/2024 »: the year of the last is that of the first too.
_FULL = (
    r"(?<![\d/⟪])(?:\d{1,2}/\d{1,2}/\d{4}|\d\d/\d\d/\d\d"
    rf"|\d\d/\d\d(?=(?:{AND}\d\d/\d\d)*{AND}\d\d/\d\d/(?:\d{{4}}|\d\d)(?![\d/])))(?![\d/])"
)
_SHORT = r"(?<![\d/⟪.,])\d{1,2}/\d{1,2}(?![\w/]|[.,]\d|\s\d{3}(?!\d))"
_DATED = re.compile(_FULL)
_DAY_AND_MONTH = re.compile(_SHORT)
# « au 30/09 », « du 28/12 au 03/01 », « lundi 15/06 ».
_SAYS_DATE = re.compile(
    rf"\b(?P<word>les?|au|du|des|(?P<weekday>{WEEKDAY}))\s+"
    rf"(?P<row>{_SHORT}(?:{AND}{_SHORT})*)",
    re.IGNORECASE,
)
_PADDED = re.compile(r"\d\d/\d\d")
_PARTS = frozenset({2, 3, 4, 5, 6, 8, 10})  # what fractions and marks are out of: « le 1/3 », « le 7/10 »
# « le 1/7 des voix », « au 5/7, rue Monge », « du 9/12 mois ».
_NO_DATE_OF = re.compile(
    r"\s+(?:de|des|du|ans|mois|jours|points?)\b|\s+d['’]|\s?%"
    r"|,?\s+(?:bis\s+)?(?:rue|avenue|av\.|boulevard|bd|place|quai|allée|impasse|chemin|cours|square|route)\b"
)


def american(source: str, text: str) -> str:
    """Write the dates in figures of a French text with the month first in its translation."""
    told = [date for _, date in sorted(_dates(source).items())]
    turned = {date: turn for date in told if (turn := _turned(date))}
    wanted = [turned[date] for date in told if date in turned]
    if not wanted:
        return text
    known = {*told, *wanted}
    pattern = re.compile(f"{_FULL}|{_SHORT}")
    found = [date for date in pattern.findall(text) if date in known or _DATED.fullmatch(date)]
    if found == wanted or set(found) & (set(wanted) - turned.keys()):  # they are so already
        return text
    return pattern.sub(lambda match: turned.get(match.group(), match.group()), text)


def _turned(date: str) -> str:
    """Return a date with the month first, or nothing where there is no such day."""
    day, month, *year = date.split("/")
    return "/".join((month, day, *year)) if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else ""


def _dates(source: str) -> dict[int, str]:
    """Return the dates in figures of a French text by their places."""
    found = {match.start(): match.group() for match in _DATED.finditer(source)}
    if found:  # where others are in full, what has the form of a day and month is one
        for each in _DAY_AND_MONTH.finditer(source):
            if _PADDED.fullmatch(each[0]) and ("0" in {each[0][0], each[0][3]} or int(each[0][:2]) > 12):
                found.setdefault(each.start(), each[0])
    for said in _SAYS_DATE.finditer(source):
        row = list(_DAY_AND_MONTH.finditer(source, said.start("row"), said.end("row")))
        if all(_turned(each[0]) for each in row) and any(_is_date(each, said) for each in row):
            for each in row:
                found.setdefault(each.start(), each[0])
    return found


def _is_date(figures: re.Match[str], said: re.Match[str]) -> bool:
    """Tell whether a day and month can be nothing else behind this word: `03/01`, `30/9`, `4/11`, but not `1/3`."""
    if said["weekday"] or _PADDED.fullmatch(figures[0]):
        return True
    if figures[0] == "24/7" or said["word"].lower() in {"les", "des"} or _NO_DATE_OF.match(said.string, said.end()):
        return False
    first, second = map(int, figures[0].split("/"))
    return first > second or second not in _PARTS
