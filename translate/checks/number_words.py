"""Numbers in words: what the words of a text count, alone and joined (`twenty-five`, `deux cents`, `a dozen`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from translate.checks.calendar import MONTHS
from translate.checks.counts import ENGLISH_SIMPLE, ENGLISH_TENS, FRENCH_SIMPLE
from translate.checks.words import FRENCH as SMALL_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_AND_A_HALF = re.compile(r"\bet demie?\b|\band a half\b")
_MULTIPLIERS: Mapping[str, int] = {
    "hundred": 100, "hundreds": 100, "cent": 100, "cents": 100,
    "thousand": 1000, "thousands": 1000, "mille": 1000, "millier": 1000, "milliers": 1000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of a language that count, and those by which a number is multiplied, in words or in figures."""

    counts: Mapping[str, int]
    scales: Mapping[str, int]

    def values(self, text: str) -> set[Fraction]:
        """Return the values of the number words of a text, alone and joined."""
        found: set[Fraction] = set()
        current, total, running = 0, 0, False
        for match in [*_WORD.finditer(text.lower())]:
            word = match.group()
            value = self.counts.get(word)
            if word in _MULTIPLIERS or (word in self.scales and len(word) > 2):
                factor = _MULTIPLIERS.get(word) or self.scales[word]
                if factor == 100:
                    found.add(Fraction(total + current))
                    current = max(1, current % 100) * 100
                else:
                    found.add(Fraction(max(1, total + current)))
                    total, current = (
                        (total + max(1, current)) * factor if not total else total + max(1, current) * factor,
                        0,
                    )
                found |= {Fraction(factor), Fraction(total + current)}
                running = True
            elif value is not None:
                found.add(Fraction(value))
                if running and word in {"vingt", "vingts"} and current % 10 == 4 and current % 100 < 20:
                    current += 76  # quatre-vingts
                elif (
                    running
                    and current
                    and (current % 10 or value >= 20)
                    and not 60 <= current % 100 <= 90
                    and current % 100
                ):
                    current, total = value, 0
                else:
                    current += value
                running = True
                found |= {Fraction(total + current), Fraction(current)}
            elif word not in {"et", "and", "de", "of"}:
                current, total, running = 0, 0, False
        return found | _halves(text, found)


def _halves(text: str, values: set[Fraction]) -> set[Fraction]:
    """Return what is half as much again: `une heure et demie` is 1.5, `one and a half thousand` 1,500."""
    if not _AND_A_HALF.search(text):
        return set()
    halves = {value + Fraction(1, 2) for value in values if value < 100} | {Fraction(3, 2)}
    return halves | {half * 1000 for half in halves if "half thousand" in text}


_ENGLISH_ORDINALS: Mapping[str, int] = {word: value for value, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}  # fmt: skip
_FRENCH_ORDINALS: Mapping[str, int] = {
    "premier": 1, "première": 1, "second": 2, "seconde": 2, "deuxième": 2, "troisième": 3, "quatrième": 4,
    "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11,
    "douzième": 12, "quinzième": 15, "vingtième": 20, "centième": 100,
}  # fmt: skip


def _with_plurals(ordinals: Mapping[str, int]) -> dict[str, int]:
    """Return ordinals with their plurals, which count parts: two thirds, « trois cinquièmes »; seconds are a time."""
    plurals = {f"{word}s": value for word, value in ordinals.items() if word not in {"second", "seconde"}}
    return {**ordinals, **plurals}


ENGLISH = NumberWords(
    {
        **ENGLISH_SIMPLE, "zero": 0, **_with_plurals(_ENGLISH_ORDINALS),
        "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100,
        **{f"{word[:-1]}ies": value for word, value in ENGLISH_TENS.items()},
        "dozen": 12, "dozens": 12, "once": 1, "twice": 2, "thrice": 3, "double": 2, "triple": 3, "pair": 2,
        "couple": 2, "both": 2, "either": 2, "neither": 2,
        "doubled": 2, "tripled": 3, "quadrupled": 4, "half": 2, "halved": 2, "quarter": 4, "quarters": 4, "single": 1,
        "fortnight": 15, "week": 8, "weeks": 15, "century": 100, "decade": 10, "centenary": 100,
        "noon": 12, "midnight": 0, "midday": 12,
    },
    {"million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9, "trillion": 10**12,
     "trillions": 10**12, "thousand": 10**3, "m": 10**6, "bn": 10**9, "mn": 10**6, "k": 10**3, "M": 10**6,
     "B": 10**9, "K": 10**3},
)  # fmt: skip
FRENCH = NumberWords(
    {
        **FRENCH_SIMPLE, "zéro": 0, "vingts": 20,
        **_with_plurals(_FRENCH_ORDINALS),
        "dizaine": 10, "dizaines": 10, "douzaine": 12, "douzaines": 12, "quinzaine": 15, "vingtaine": 20,
        "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "centaines": 100,
        "double": 2, "triple": 3, "doublé": 2, "triplé": 3, "quadruplé": 4, "moitié": 2, "demi": 2, "quart": 4,
        "quarts": 4, "tiers": 3, "midi": 12, "minuit": 12, "siècle": 100, "décennie": 10,
    },
    {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**12,
     "billions": 10**12, "mille": 10**3, "milles": 10**3, "milliers": 10**3},
)  # fmt: skip


# « 1 an » is a year, « le 1er exportateur » the largest exporter; but of « le 1er mai » the day is asked for.
_ONE = re.compile(r"[ \u00a0\u202f](?P<noun>[^\W\d_]+)")
_FIRST = re.compile(rf"(?:ers?|res?|ère?s?)[ \u00a0\u202f](?!(?:{'|'.join(names[0] for names in MONTHS)})\b)")
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
    counts = noun is not None and noun["noun"].islower() and noun["noun"] not in SMALL_WORDS
    return counts and _ARTICLE.search(english) is not None
