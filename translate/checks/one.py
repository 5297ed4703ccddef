"""The number one, that English says by an article or a superlative: "a year" for « 1 an »."""

from __future__ import annotations

import re

from translate.checks.calendar import MONTHS
from translate.checks.words import FRENCH

# « 1 an » is a year, « le 1er exportateur » the largest exporter; but of « le 1er mai » the day is asked for.
_ONE = re.compile(r"[ \u00a0\u2009\u202f](?P<noun>[^\W\d_]+)")
_FIRST = re.compile(rf"(?:ers?|res?|ère?s?)[ \u00a0\u2009\u202f](?!(?:{'|'.join(names[0] for names in MONTHS)})\b)")
_ARTICLE = re.compile(r"\b(?:an?|per|each|every|another|any|only)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?i:most|best|leading|lead|top|prime|premier|main|foremost|chief|opening|initial|inaugural|No\. ?1)\b"
    r"|(?:\bthe|['’]s|['’]|\bits|\btheir|\bour) (?!forest|interest|protest|harvest|request)[a-z]{3,}est\b"
)


def is_one(french: str, end: int, english: str) -> bool:
    """Tell whether an English text may say the 1 that ends there in a French one by an article or a superlative."""
    if _FIRST.match(french, end):
        return _SUPERLATIVE.search(english) is not None
    noun = _ONE.match(french, end)
    counts = noun is not None and noun["noun"].islower() and noun["noun"] not in FRENCH
    return counts and _ARTICLE.search(english) is not None
