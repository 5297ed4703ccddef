"""Texts that are settings rather than language: a colour, a pattern of dates, a dotted name, each alone.

Such a one stands among messages because a locale may want another, or by mistake; a machine would spoil it. The rules
are narrow: the text as a whole is nothing else.
"""

from __future__ import annotations

import re

_LONGEST = 80  # characters
_COLOUR = re.compile(  # CSS Color Module Level 4
    r"(?:#|0x)(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(?:rgb|hsl)a?\([\d\s.,%/]+\)", re.IGNORECASE
)
_NAME = re.compile(r"[a-z][a-z\d_]+(?:\.[a-z_][\w$]*)+", re.ASCII | re.IGNORECASE)
# Fields of UTS 35, "Date Field Symbol Table", and of Moment.js: a letter once or several times. Several fields in one
# word have two letters each at least, or « messe » would be a pattern.
_FIELD = r"(?P<letter>[GyYuMLdDEecaAhHkKmsSzZXxVvwWqQB])(?P=letter){0,4}|Do"
_GLUED = r"(?:yyyy|YYYY|yy|YY|MMM?|DD|dd|HH|hh|mm|ss|S{3,9}|(?<=d)T(?=H)|(?<=D)T(?=H)|(?<=H)h(?=m))+(?:Z{1,5}|X{1,3})?"
_LITERAL = r"'[^']*'|\[[^\]]*\]"
_PATTERN = re.compile(rf"(?:(?<![^\W_])(?:{_FIELD}|{_GLUED}|à)(?![^\W_])|{_LITERAL}|[\s/.,:;|()\-–])+")
_RUN = re.compile(r"([A-Za-z])\1*")
_DATED = frozenset("yYuMLdDEHhkKms")


def is_setting(text: str) -> bool:
    """Tell whether a text is a colour, a pattern of dates or times, or a dotted name, and nothing else."""
    if len(text) > _LONGEST:
        return False
    return bool(_COLOUR.fullmatch(text) or _is_name(text)) or _is_date_pattern(text)


def _is_name(text: str) -> bool:
    """Tell a dotted name, `fr.exemple.Service`, from a sentence glued to the next: it begins with a small letter."""
    return text[:1].islower() and _NAME.fullmatch(text) is not None


def _is_date_pattern(text: str) -> bool:
    if not _PATTERN.fullmatch(text):
        return False
    runs = [match.group() for match in _RUN.finditer(re.sub(_LITERAL, " ", text))]
    letters = {run[0] for run in runs} & _DATED
    if len(runs) == 1:
        return len(runs[0]) > 2 and bool(letters)
    return len(letters) > 1 and any(len(run) > 1 for run in runs)
