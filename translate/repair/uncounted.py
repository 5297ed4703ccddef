"""Figures that are no numbers by themselves, so that they are neither rewritten nor compared by value: lists and
intervals, of which the comma parts no decimals (« 2,3,7,8-TCDD », « [0,9] », « le point (0,0) »), and the last year of
« 2016-2017 » where English has its two digits, `2016-17`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LIST = re.compile(r"(?<![\w.,])(?![1-9]\d{0,2}(?:,\d{3})+(?![\d,]))\d+(?:,\d+){2,}(?!\d)")
_INTERVAL = re.compile(r"(?<=[\[\]{])\d+,\d+(?=[\[\]}])")
_POINT = re.compile(r"(?<=\()\d,\d(?=\))")
_OF_POINTS = re.compile(
    r"\b(?:points?|coordonnées?|origine|couples?|positions?|sommets?|vecteurs?|cases?|cellules?|pixels?|repère)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:1[5-9]|20)\d\d)[-–/](?P<last>(?:1[5-9]|20)(?P<short>\d\d))(?!\d)")
_BLANK = "\0"


def without_lists(french: str) -> str:
    """Return a French text of the same length without its lists and intervals."""
    for start, end in _lists(french):
        french = _blanked(french, start, end)
    return french


def with_commas(french: str, english: str) -> str:
    """Return an English text with the commas of the lists and intervals of which a machine made decimals: `[0.9]`."""
    for start, end in _lists(french):
        own = french[start:end]
        as_decimals = rf"(?<![\w.,]){re.escape(own).replace(',', '[.,]')}(?!\w|[.,]\d)"
        if french.count(own) == 1 and own.replace(",", ".") not in french:
            english = re.sub(as_decimals, own, english, count=1)
    return english


def compared(french: str, english: str) -> tuple[str, str]:
    """Return both texts in their lengths for a comparison by value: without the lists and intervals that stand in both,
    and without the years that the English tells by their last two digits."""
    for start, end in list(_lists(french)):
        said = re.search(rf"(?<![\w.,]){re.escape(french[start:end])}(?!\d|,\d)", english)
        if said:
            french, english = _blanked(french, start, end), _blanked(english, *said.span())
    for match in list(_YEARS.finditer(french)):
        short = re.search(rf"(?<!\d){match['first']}[-–/](?P<short>{match['short']})(?![\d/-])", english)
        if short:
            french = _blanked(french, *match.span("last"))
            english = _blanked(english, *short.span("short"))
    return french, english


def _lists(french: str) -> Iterator[tuple[int, int]]:
    if "," not in french:
        return
    patterns = (_LIST, _INTERVAL, _POINT) if _OF_POINTS.search(french) else (_LIST, _INTERVAL)
    for pattern in patterns:
        for match in pattern.finditer(french):
            yield match.span()


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + _BLANK * (end - start) + text[end:]
