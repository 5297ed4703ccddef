"""Numbers in words: what the words of a text count, alone and joined (`twenty-five`, `deux cents`, `a dozen`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from translate.counts import ENGLISH_ORDINALS, ENGLISH_SIMPLE, ENGLISH_TENS, FRENCH_ORDINALS, FRENCH_SIMPLE

_WORD = re.compile(r"[^\W\d_]+")
_AND_A_HALF = re.compile(r"\bet demie?\b|\band a half\b")
_BETWEEN = frozenset({"et", "and", "de", "of"})
_FOLD = re.compile(r"\b([a-z]+?)-?fold\b")
_MULTIPLES = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "décupl": 10, "centupl": 100}
_VINGT = frozenset({"vingt", "vingts", "vingtième", "vingtièmes"})  # behind « quatre »
_MULTIPLE = re.compile(rf"\b({'|'.join(_MULTIPLES)})")
_MULTIPLIERS: Mapping[str, int] = {
    "dozen": 12, "dozens": 12, "douzaine": 12, "douzaines": 12,
    "hundred": 100, "hundreds": 100, "cent": 100, "cents": 100,
    "hundredth": 100, "centième": 100, "thousandth": 1000, "millième": 1000,  # their plurals are parts
    "thousand": 1000, "thousands": 1000, "mille": 1000, "millier": 1000, "milliers": 1000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of a language that count, those by which a number is multiplied, in words or in figures, and how it
    tells a part of those."""

    counts: Mapping[str, int]
    scales: Mapping[str, int]
    part: re.Pattern[str]  # half a million

    def values(self, text: str) -> set[Fraction]:
        """Return the values of the number words of a text, alone and joined."""
        found = {value for run in self._runs(text) for value in run} | set(self._parts(text))
        return found | _halves(text, found) | _multiples(text, self.counts)

    def each_value(self, text: str) -> list[Fraction]:
        """Return the values of the number words of a text, alone and joined, as often as it tells them."""
        return [*(value for run in self._runs(text) for value in set(run)), *self._parts(text)]

    def stand_in(self, text: str) -> bool:
        """Tell whether a text has number words."""
        return any(True for _ in self._runs(text))

    def amounts(self, text: str) -> set[Fraction]:
        """Return what the number words of a text count where they are taken together, but those behind figures."""
        words_alone = _scales_of_figures(tuple(self.scales)).sub(" of figures", self.part.sub("part", text))
        return {run[-1] for run in self._runs(words_alone)} | set(self._parts(text))

    def _parts(self, text: str) -> Iterator[Fraction]:
        """Yield the parts of large numbers: `half a million`, « un demi-milliard »."""
        for match in self.part.finditer(text):
            word = match["scale"].lower()
            whole = self.scales.get(word) or _MULTIPLIERS.get(word) or self.counts[word]
            yield whole * Fraction(3 if match["three"] else 1, 4 if match["quarter"] else 2)

    def _runs(self, text: str) -> Iterator[list[Fraction]]:
        """Yield the values of number words that stand together: each word's, those in between, the whole at last."""
        run: list[Fraction] = []
        current, total = 0, 0
        for match in _WORD.finditer(text.lower()):
            word = match.group()
            factor = _MULTIPLIERS.get(word) or (self.scales.get(word) if len(word) > 2 else None)
            value = self.counts.get(word)
            if factor is not None and factor <= 100:
                run += [Fraction(factor), Fraction(total + current)]
                current = max(1, current % 100) * factor
            elif factor is not None:
                run += [Fraction(factor), Fraction(max(1, total + current))]
                below = total % factor  # « trois mille milliards » are 3,000 × 10⁹
                total, current = total - below + max(1, below + current) * factor, 0
            elif value is not None:
                if run and word in _VINGT and current % 10 == 4 and current % 100 < 20:
                    current += 76  # quatre-vingts
                elif run and _begins_anew(current, value):
                    yield run
                    run, current, total = [], value, 0
                else:
                    current += value
                run += [Fraction(value), Fraction(current)]
            elif word in _BETWEEN:
                continue
            else:
                if run:
                    yield run
                run, current, total = [], 0, 0
                continue
            run.append(Fraction(total + current))
        if run:
            yield run


@cache
def _scales_of_figures(scales: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)(?:[ \u00a0\u2009\u202f-]?\b(?:{'|'.join(scales)})\b)+")


def _begins_anew(current: int, value: int) -> bool:
    """Tell whether a value can be no further part of a number: `five` behind `three`, but not behind `twenty`."""
    below = current % 100
    return below != 0 and (current % 10 != 0 or value >= 20) and not 60 <= below <= 90


def _multiples(text: str, counts: Mapping[str, int]) -> set[Fraction]:
    """Return by how much something is multiplied: `tenfold`, `tripled`, « décuplé »."""
    folds = {Fraction(counts[word]) for word in _FOLD.findall(text.lower()) if word in counts}
    return folds | {Fraction(_MULTIPLES[stem]) for stem in _MULTIPLE.findall(text.lower())}


def _halves(text: str, values: set[Fraction]) -> set[Fraction]:
    """Return what is half as much again: `une heure et demie` is 1.5, `one and a half thousand` 1,500."""
    if not _AND_A_HALF.search(text):
        return set()
    halves = {value + Fraction(1, 2) for value in values if value < 100} | {Fraction(3, 2)}
    return halves | {half * 1000 for half in halves if "half thousand" in text}


def _with_plurals(ordinals: Mapping[str, int]) -> dict[str, int]:
    """Return ordinals with their plurals, which count parts: two thirds, « trois cinquièmes »; seconds are a time."""
    plurals = {f"{word}s": value for word, value in ordinals.items() if word not in {"second", "seconde"}}
    return {**ordinals, **plurals}


ENGLISH = NumberWords(
    {
        **ENGLISH_SIMPLE, "zero": 0, **_with_plurals(ENGLISH_ORDINALS),
        **{f"{word[:-1]}ies": value for word, value in ENGLISH_TENS.items()},
        "once": 1, "twice": 2, "thrice": 3, "pair": 2,
        "couple": 2, "both": 2, "either": 2, "neither": 2,
        "half": 2, "halved": 2, "quarter": 4, "quarters": 4, "single": 1,
        "fortnight": 15, "week": 8, "weeks": 15, "century": 100, "decade": 10, "centenary": 100,
        "noon": 12, "midnight": 0, "midday": 12,
    },
    {"million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9, "trillion": 10**12,
     "trillions": 10**12, "thousand": 10**3, "thousands": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12,
     "mn": 10**6, "k": 10**3, "M": 10**6, "B": 10**9, "K": 10**3},
    re.compile(r"\b(?:half|(?:(?P<three>three)|an?|one)[ -](?P<quarter>quarters?) of)[ -](?:an? )?"
               r"(?P<scale>hundred|thousand|(?:m|b|tr)illion|dozen)\b", re.IGNORECASE),
)  # fmt: skip
# Only what counts: no weeks nor centuries, of which the check knows how many days or years they are.
ENGLISH_COUNTS = NumberWords(
    {**ENGLISH_SIMPLE, "zero": 0, "once": 1, "twice": 2, **ENGLISH_ORDINALS}, ENGLISH.scales, ENGLISH.part
)
FRENCH = NumberWords(
    {
        **FRENCH_SIMPLE, "zéro": 0, "vingts": 20,
        **_with_plurals(FRENCH_ORDINALS),
        "dizaine": 10, "dizaines": 10, "quinzaine": 15, "vingtaine": 20,
        "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "centaines": 100,
        "moitié": 2, "demi": 2, "quart": 4,
        "quarts": 4, "tiers": 3, "midi": 12, "minuit": 12, "siècle": 100, "décennie": 10,
    },
    {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**12,
     "billions": 10**12, "mille": 10**3, "milles": 10**3, "milliers": 10**3},
    re.compile(r"\b(?:une? )?(?:demie?|(?:(?P<three>trois)|un) (?P<quarter>quarts?) de)[ -]"
               r"(?P<scale>millier|million|milliard|douzaine|centaine)\b", re.IGNORECASE),
)  # fmt: skip
