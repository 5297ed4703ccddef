"""What Roman numerals count."""

from __future__ import annotations

import re
from functools import lru_cache

_CANONICAL = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@lru_cache(maxsize=1024)
def value_of(numeral: str) -> int:
    """Return what a numeral counts, 0 if it is none that Romans would have written so."""
    if not _CANONICAL.fullmatch(numeral):
        return 0
    values = [_LETTERS[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
