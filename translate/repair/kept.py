"""What tells that an English text has kept a quantity: its number, its scale and the name of what it counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from translate.repair.naming import in_any_groups, is_grouped
from translate.repair.numbers import english_numbers, in_full, plain, values
from translate.units_of_measure import speaks_of

Kept = Callable[[str], bool]
_AND_MORE = r"(?:\s?[,–-]|\s(?:to|and|or))\s?[€$£¥]?[\d.,]*\d"


def all_in(*needles: str) -> Kept:
    """Ask a text for all of these patterns."""
    patterns = [re.compile(needle) for needle in needles]
    return lambda text: all(pattern.search(text) for pattern in patterns)


def both(first: Kept, second: Kept) -> Kept:
    """Ask a text for two things."""
    return lambda text: first(text) and second(text)


def says_dimension(dimension: str) -> Kept:
    """Ask a text for a unit of a dimension, `length` or `mass`."""
    return lambda text: speaks_of(text, dimension)


def either(first: Kept, second: Kept) -> Kept:
    """Ask a text for one of two things."""
    return lambda text: first(text) or second(text)


def number_kept(number: str, scale: str, name: str) -> Kept:
    """Return what tells that a number, its scale and the name of what it counts stand in a text."""
    if is_grouped(number):
        return all_in(in_any_groups(number))
    value, named = plain(number.replace(",", "")), re.compile(name)
    if not scale:
        return lambda text: value in values(text) and bool(named.search(text))
    return lambda text: _scale_kept(number, value, scale.strip(), text) and bool(named.search(text))


def _scale_kept(number: str, value: str, scale: str, text: str) -> bool:
    """Tell whether an English text has a number with its own scale, that of the last where several are told together
    (`between 2 and 3 million`); one in words may have it anywhere."""
    told = values(text)
    if in_full(value, scale) in told:
        return True
    behind = {"k": "k|thousand", "million": "million|m"}.get(scale, rf"{scale}|{scale[0]}n")
    if re.search(rf"(?<![\d.,]){re.escape(number)}(?:{_AND_MORE})+[\s-]?(?:{behind})\b", text, re.IGNORECASE):
        return True
    in_words = Counter(told) - Counter(each.value for each in english_numbers(text))
    return value in in_words and re.search(rf"\b(?:{behind})\b", text, re.IGNORECASE) is not None
