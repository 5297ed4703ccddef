"""Approximate numbers: « une vingtaine de pays » is about 20, "some twenty", "a score"."""

from __future__ import annotations

import re

# « une vingtaine de personnes »; but « la quarantaine » is an age, and « une quarantaine de précaution » keeps apart.
APPROXIMATE = re.compile(
    r"(?<![\w-])(?P<near>(?:[Pp]lus|[Mm]oins|[Pp]rès|[Ee]nviron|[Pp]resque|peine|autour)\s+(?:d['’])?)?[Uu]ne\s+"
    r"(?P<number>dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine)(?:\s+de\b|\s+d['’])"
    r"(?!\s*(?:\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quatorze|quinze|vingt|trente|mill|plusieurs|quelques"
    r"|précaution|jours|semaines|mois|une?\b|au\b|l[ae]?\b))"
)
ABOUT = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
         "soixantaine": 60, "centaine": 100}  # fmt: skip
_ALSO_ABOUT = {
    "dizaine": "dozen|decade",
    "quinzaine": "fortnight|two weeks",
    "vingtaine": "score|two dozen|twenties|two decades",
    "trentaine": "thirties|three decades",
    "quarantaine": "forties|four decades",
    "cinquantaine": "fifties|half(?: a |-)century|five decades",
    "soixantaine": "sixties|six decades",
    "centaine": "hundreds?|century",
}
_IN_WORDS = {10: "ten", 15: "fifteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty"}
# Several things: "countries", "small countries", but neither "year old boys" nor "percent".
_SEVERAL = (
    r"(?!or\b|per\s?cent|(?:year|month|week|day|hour|minute|foot|mile|met(?:er|re)|euro|dollar|pound)\b)"
    r"(?:\w+\s+)?(?:\w+(?<!s)s|people|(?:wo)?men|children|feet)\b"
)


def about(number: int, text: str) -> str:
    """Return an English text with an approximate number behind "about" where it stands behind an article, "a ten
    countries" for « une dizaine de pays »."""
    if number not in _IN_WORDS:
        return text
    with_article = rf"\b(?:(?P<capital>A)|a)n?\s+(?=(?:{number}|{_IN_WORDS[number]})\s+{_SEVERAL})"
    return re.sub(with_article, lambda match: "About " if match["capital"] else "about ", text, count=1)


def says_about(word: str, english: str) -> bool:
    """Tell whether an English text says `dizaine`, `centaine` and the like by a word of its own (a dozen, hundreds)."""
    return word in _ALSO_ABOUT and re.search(rf"\b(?:{_ALSO_ABOUT[word]})\b", english, re.IGNORECASE) is not None
