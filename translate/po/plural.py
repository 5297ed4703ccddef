"""Plural forms: reading a catalogue's rule, and which French form gives which English one.

The rule is the C expression of `Plural-Forms` (GNU gettext manual, "Plural forms"), read by the standard library.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from dataclasses import dataclass

ENGLISH = "nplurals=2; plural=(n != 1);"
FRENCH = "nplurals=2; plural=(n > 1);"
_RULE = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
PROBES = (0, 1, 2, 3, 5, 11, 21, 101, 1_000_000)


@dataclass(frozen=True, slots=True)
class Plural:
    """A plural rule: how many forms, and for the numbers 1 and 2 (all that English tells apart) the form's index."""

    forms: int
    one: int
    many: int
    english: bool


def read(rule: str) -> Plural | None:
    """Read a `Plural-Forms` value; None for one that is empty, incomplete or wrong."""
    match = _RULE.search(rule)
    if match is None:
        return None
    forms = int(match.group(1))
    try:
        index = gettext.c2py(match.group(2).strip())
        values = [int(index(number)) for number in PROBES]
    except (ValueError, ZeroDivisionError, RecursionError):
        return None
    if forms < 1 or any(not 0 <= value < forms for value in values):
        return None
    english = forms == 2 and values == [int(number != 1) for number in PROBES]
    return Plural(forms, values[1], values[2], english)


def english_sources(msgstr: Sequence[str], rule: Plural | None) -> tuple[str, str]:
    """Return the French texts from which the English singular and plural are made.

    Without a rule, the first form is the singular and the last the plural, as in French.
    """
    if rule is not None and rule.forms == len(msgstr):
        return msgstr[rule.one], msgstr[rule.many]
    return msgstr[0], msgstr[-1]
