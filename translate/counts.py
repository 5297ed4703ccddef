"""Counts in words, in French and in English, and their ordinals: `vingt et une`, `soixante-douze`, `forty-five`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_FRENCH_TO_SIXTEEN = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ENGLISH_TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
FRENCH_TENS: Mapping[str, int] = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90,
}  # fmt: skip
ENGLISH_TENS: Mapping[str, int] = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
# The words that stand alone or are joined to others.
FRENCH_SIMPLE: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_FRENCH_TO_SIXTEEN.split(), 1)}, "une": 1, **FRENCH_TENS}  # fmt: skip
ENGLISH_SIMPLE: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_ENGLISH_TO_NINETEEN.split(), 1)}, **ENGLISH_TENS}  # fmt: skip


def _french_ordinal(word: str) -> str:
    return {"cinq": "cinqu", "neuf": "neuv"}.get(word, word.removesuffix("e")) + "ième"


def _english_ordinal(word: str) -> str:
    irregular = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
                 "twelve": "twelfth"}  # fmt: skip
    return irregular.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")


# Of what is joined, the last word alone: « vingt-cinquième », "twenty-fifth".
FRENCH_ORDINALS: Mapping[str, int] = {
    **{_french_ordinal(word): value for word, value in FRENCH_SIMPLE.items()},
    "premier": 1, "première": 1, "second": 2, "seconde": 2, "centième": 100, "millième": 1000,
}  # fmt: skip
ENGLISH_ORDINALS: Mapping[str, int] = {
    **{_english_ordinal(word): value for word, value in ENGLISH_SIMPLE.items()},
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip


def _french() -> dict[str, int]:
    counts = dict(FRENCH_SIMPLE) | {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19}
    to_nineteen = {word: value for word, value in counts.items() if value < 20}
    for ten, tens in FRENCH_TENS.items():
        most = 19 if tens == 60 else 9
        counts |= {f"{ten}-{word}": tens + value for word, value in to_nineteen.items() if 2 <= value <= most}
        counts |= {f"{ten}-et-{word}": tens + 1 for word in ("un", "une")}
    counts |= {"soixante-et-onze": 71, "quatre-vingts": 80}
    return counts | {f"quatre-vingt-{word}": 80 + value for word, value in to_nineteen.items()}


def _english() -> dict[str, int]:
    counts = dict(ENGLISH_SIMPLE)
    digits = {word: value for word, value in counts.items() if value < 10}
    return counts | {
        f"{ten}-{word}": tens + value for ten, tens in ENGLISH_TENS.items() for word, value in digits.items()
    }


FRENCH: Mapping[str, int] = _french()  # to ninety-nine, joined by hyphens
ENGLISH: Mapping[str, int] = _english()


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of counts in words, the longest first (« vingt » begins « vingt-deux »), however joined."""
    return "|".join(re.sub("[- ]", "[- ]", word) for word in sorted(words, key=len, reverse=True))


IN_WORDS = any_of(FRENCH)


def count(words: str, counts: Mapping[str, int] = FRENCH) -> int:
    """Return the value of a count in words, or of one in figures."""
    return int(words) if words.isdecimal() else counts[words.lower().replace(" ", "-")]
