"""Figures that stand alone in a cell, an item or a paragraph: which of them readers read as sums, dates, times or
quantities, so that they are written in English like those of a sentence."""

from __future__ import annotations

import re

from glossary.patterns import find
from translate.repair.numbers import APOSTROPHE, SCALES, SPACES

LONGEST = 60  # characters; what is longer is a list of values, not a figure

_GAP = f"{SPACES}?"
_JOINT = rf"(?:{SPACES}*[-–—/;]{SPACES}*|,{SPACES}+)"
# Points alone part the digits of versions and addresses too, and a plain whole number may be anybody's.
_GROUPED = rf"[1-9]\d{{0,2}}(?:(?:(?:{SPACES}|{APOSTROPHE})\d{{3}})++(?:,\d+)?|(?:\.\d{{3}})++,\d+)"
_NUMBER = rf"(?:{_GROUPED}|\d+,\d+)(?!\d)"
_WITH_SIGN = (
    rf"(?:{_NUMBER}|\d+(?:\.\d+)?){_GAP}(?:[%‰]|°C|(?:{'|'.join(SCALES)})?{_GAP}[€$£¥](?:{_GAP}(?:US|CA|AU|HK))?)"
)
_DATE = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d\d/\d\d/\d\d)"
_TIME = rf"(?:0?[6-9]|1\d|2[0-3]){_GAP}[hH]{_GAP}[0-5]\d"  # alone, « 1 h 30 » is rather how long than when
_MONEY = re.compile("[€$£¥]")
_HOW_LONG = re.compile(r"\b(?:durées?|temps|longueur)\b", re.IGNORECASE)
_FIGURE = rf"[+±−~≈<>≤≥-]?{_GAP}(?:{_DATE}(?:{SPACES}{_TIME})?|{_TIME}|{_WITH_SIGN}|{_NUMBER})"
_ALONE = re.compile(rf"\(?(?:(?:{_NUMBER}|\d+){_JOINT})?{_FIGURE}(?:{_JOINT}{_FIGURE})*+\)?")


def is_sum(text: str) -> bool:
    """Tell whether a text is a figure with a sign of money, which nobody writes as a setting."""
    return _MONEY.search(text) is not None and is_figure(text)


def is_figure(text: str, heading: str = "") -> bool:
    """Tell whether a text is a figure, or several, that French and English write differently, and nothing else.

    Those are sums, percentages, dates in figures, times with minutes, and numbers with a comma or in groups. Plain
    whole numbers, versions, telephones, ranges of years and all else that names rather than counts are none, nor are
    times under a heading that says how long (« Durée »).
    """
    text = text.strip()
    if "h" in text.lower() and _HOW_LONG.search(heading):
        return False
    return len(text) <= LONGEST and _ALONE.fullmatch(text) is not None and not find(text)
