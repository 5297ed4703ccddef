"""Sentence alignment of two texts: which sentences of one say the same as which of the other.

Both texts are taken to tell the same things in the same order, so the alignment is the best monotone path of beads
(1-1, 1-2, 2-1, 1-3, 3-1, 2-2, and 1-0 or 0-1 for what only one text has), found by dynamic programming. A bead is
worth what its length (Gale & Church 1993) and its shared words and word beginnings, weighted by rarity, say for it
(as in Bleualign, Sennrich & Volk 2010: hypothesis and reference are both English). How a source in another language
is aligned stands in `bilingual`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Shares of bead types: Gale & Church 1993, table 5, smoothed towards what machine translation does to sentences.
PRIOR = {
    (1, 1): 0.85,
    (1, 0): 0.03,
    (0, 1): 0.03,
    (1, 2): 0.04,
    (2, 1): 0.04,
    (2, 2): 0.001,
    (1, 3): 0.003,
    (3, 1): 0.003,
}
VARIANCE = 6.8  # of the length difference, per character: Gale & Church 1993
CONTENT_BREAK_EVEN = 0.4  # the shared part at which joining a bead gains nothing
TYPICAL_SHARE = 0.6  # of the likeness of the texts' best pairs: what takes its place where texts have little in common
SAMPLE = 150  # sentences by which that likeness is told
STEM = 5  # characters of a word that count as its beginning: enough for inflection and many cognates
FULL_CELLS = 1_000_000  # up to this size every pairing is weighed
ENOUGH_ANCHORS = 5  # from which on the median of their lengths' ratios is trusted
BAND = 300  # beyond it, sentences on either side of the path between anchors
NARROW = 60  # the same where the path of an earlier alignment is known

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Weights:
    """What length and words tell. Tuned on joined, cut, dropped and garbled sentences (see docs/scoring.md)."""

    length: float  # of Gale & Church's cost
    content: float  # nats for a sentence of mean weight that is wholly found on the other side
    chance: float  # the part that two sentences share by chance


# A machine's English has lost or added words, so lengths say less there than between a text and its human translation.
ONE_LANGUAGE = Weights(length=0.7, content=12.0, chance=0.08)
TWO_LANGUAGES = Weights(length=1.5, content=20.0, chance=0.04)


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences `left` of one text that say what sentences `right` of the other say; one of the two may be empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def shape(self) -> str:
        """How many sentences stand on either side: `1-1`, `2-1`, `0-1`…"""
        return f"{len(self.left)}-{len(self.right)}"


def align(
    left: Sequence[str],
    right: Sequence[str],
    lexicon: Mapping[str, Collection[str]] | None = None,
    *,
    weights: Weights = ONE_LANGUAGE,
    words: Sequence[str] | None = None,
    near: Sequence[Bead] | None = None,
) -> tuple[Bead, ...]:
    """Return the beads that cover every sentence of both texts once, in order.

    `lexicon` maps lower-case words of `left` to words of `right` that stand for them. `words` are texts whose words
    are compared in place of those of `left` (a translation of each sentence). Deterministic; of texts beyond about a
    thousand sentences only pairings near the path between anchors (sentences that share words found nowhere else), or
    near an earlier alignment, are weighed.
    """
    if not left or not right:
        return tuple(Bead((i,), ()) for i in range(len(left))) + tuple(Bead((), (j,)) for j in range(len(right)))
    return _Aligner(left, right, lexicon or {}, weights, words or left, near).beads()


class _Aligner:
    """One alignment: its features, its band and its dynamic programme."""

    def __init__(
        self,
        left: Sequence[str],
        right: Sequence[str],
        lexicon: Mapping[str, Collection[str]],
        told: Weights,
        words: Sequence[str],
        near: Sequence[Bead] | None,
    ) -> None:
        self.told = told
        self.left_features = [_features(text, lexicon) for text in words]
        self.right_features = [_features(text, {}) for text in right]
        weights = _rarity(self.left_features, self.right_features)
        self.weights = weights
        self.left_mass = np.array([sum(weights[f] * n for f, n in c.items()) for c in self.left_features])
        self.right_mass = np.array([sum(weights[f] * n for f, n in c.items()) for c in self.right_features])
        self.left_length = np.array([max(1.0, len(text)) for text in left])
        self.right_length = np.array([max(1.0, len(text)) for text in right])
        self.anchors = _anchors(self.left_features, self.right_features) if near is None else _path(near)
        self.ratio = self._length_ratio()
        self.postings = self._postings()
        self.low, self.high = self._band(BAND if near is None else NARROW)
        self.break_even = min(CONTENT_BREAK_EVEN, TYPICAL_SHARE * self._likeness())
        self.length_cost = _length_table()
        self.mean_mass = float(self.left_mass.sum() + self.right_mass.sum()) / (len(left) + len(right)) or 1.0

    def _length_ratio(self) -> float:
        """Return how many characters of the right answer one of the left: as between anchors, which hold even where
        one text lacks half of the other; else as between the whole texts."""
        if len(self.anchors) >= ENOUGH_ANCHORS:
            return float(np.median([self.right_length[j] / self.left_length[i] for i, j in self.anchors]))
        ratio = float(self.right_length.sum() / self.left_length.sum())
        return ratio if 2 / 3 < ratio < 3 / 2 else 1.0

    def _postings(self) -> dict[str, tuple[NDArray[np.intp], NDArray[np.float64]]]:
        """Return for each word the sentences on the right that have it, with its count times its weight."""
        places: dict[str, list[tuple[int, int]]] = {}
        for index, counts in enumerate(self.right_features):
            for feature, count in counts.items():
                places.setdefault(feature, []).append((index, count))
        return {
            feature: (
                np.array([index for index, _ in found], dtype=np.intp),
                np.array([count for _, count in found]) * self.weights[feature],
            )
            for feature, found in places.items()
        }

    def _band(self, width: int) -> tuple[list[int], list[int]]:
        """Return for each row (sentences of the left done) the columns looked at: all, or those near the anchors."""
        rows, columns = len(self.left_features), len(self.right_features)
        if (rows + 1) * (columns + 1) <= FULL_CELLS:
            return [0] * (rows + 1), [columns] * (rows + 1)
        anchors = [(0, 0), *self.anchors, (rows, columns)]
        centre = np.interp(range(rows + 1), [a for a, _ in anchors], [b for _, b in anchors])
        low = [max(0, int(place) - width) for place in centre]
        high = [min(columns, int(place) + width) for place in (*centre[1:], columns)]
        # Where a long passage is missing on the left, nothing says at which of the rows between two anchors it began.
        for (row, column), (next_row, next_column) in pairwise(anchors):
            if next_column - column > next_row - row + width // 2:
                for between in range(row, next_row + 1):
                    low[between] = max(0, min(low[between], column - width))
                    high[between] = min(columns, max(high[between], next_column + width))
        low[0], high[rows] = 0, columns
        return low, high

    def _overlap(self, row: int) -> NDArray[np.float64]:
        """Return the weight of the words that sentence `row` of the left shares with each sentence of the right."""
        columns, values = [], []
        low, high = self.low[row], self.high[row + 1]
        for feature, count in self.left_features[row].items():
            found = self.postings.get(feature)
            if found is None:
                continue
            where, mass = found
            if high - low < len(self.right_mass):
                first, last = np.searchsorted(where, (low, high))
                where, mass = where[first:last], mass[first:last]
            columns.append(where)
            values.append(np.minimum(mass, count * self.weights[feature]))
        if not columns:
            return np.zeros(len(self.right_mass))
        found_mass = np.concatenate(values)
        shared = np.bincount(np.concatenate(columns), found_mass, minlength=len(self.right_mass)).astype(np.float64)
        shared -= self.told.chance * np.sqrt(self.left_mass[row] * self.right_mass)
        np.maximum(shared, 0.0, out=shared)
        return shared

    def _likeness(self) -> float:
        """Return how much of its words a sentence typically shares with the one most like it: much between two
        English texts, little between a source and its translation."""
        step = max(1, len(self.left_features) // SAMPLE)
        best = [
            float((2.0 * self._overlap(row) / np.maximum(self.left_mass[row] + self.right_mass, 1e-9)).max())
            for row in range(0, len(self.left_features), step)
        ]
        return float(np.median(best))

    def beads(self) -> tuple[Bead, ...]:
        """Fill the table row by row, each row at once, and walk back from its end."""
        rows, columns = len(self.left_features), len(self.right_features)
        shapes = [shape for shape in PRIOR if shape != (0, 1)]
        skip = math.log(PRIOR[0, 1])
        slope = skip * np.arange(columns + 1)
        scores: dict[int, NDArray[np.float64]] = {}
        back: list[tuple[int, NDArray[np.int8]]] = []
        overlaps: dict[int, NDArray[np.float64]] = {}
        for row in range(rows + 1):
            best = np.full(columns + 1, -np.inf)
            choice = np.full(columns + 1, -1, dtype=np.int8)
            if row == 0:
                best[0] = 0.0
            else:
                overlaps[row - 1] = self._overlap(row - 1)
                overlaps.pop(row - 4, None)
            low, high = self.low[row], self.high[row]
            for number, (lefts, rights) in enumerate(shapes):
                if lefts > row:
                    continue
                begin, end = max(low, rights), high
                if begin > end:
                    continue
                value = scores[row - lefts][begin - rights : end - rights + 1] + self._gain(
                    row, begin, end, lefts, rights, overlaps
                )
                better = value > best[begin : end + 1]
                best[begin : end + 1][better] = value[better]
                choice[begin : end + 1][better] = number
            # 0-1 within the row: a running maximum after taking the cost of skipping out.
            level = best - slope
            running = np.maximum.accumulate(level)
            skipped = running > level
            best = np.where(skipped, running + slope, best)
            best[:low] = best[high + 1 :] = -np.inf
            choice[skipped] = len(shapes)
            scores[row] = best
            scores.pop(row - 3, None)
            back.append((low, choice[low : high + 1].copy()))
        return self._walk(back, [*shapes, (0, 1)])

    def _gain(
        self, row: int, begin: int, end: int, lefts: int, rights: int, overlaps: dict[int, NDArray[np.float64]]
    ) -> Any:
        """Return what a bead ending at `row` and at each column from `begin` to `end` is worth, in nats."""
        prior = math.log(PRIOR[lefts, rights])
        if rights == 0:
            return prior
        span = range(row - lefts, row)
        shared = np.zeros(end - begin + 1)
        right_mass, right_length = shared.copy(), shared.copy()
        for back in range(1, rights + 1):
            window = slice(begin - back, end - back + 1)
            right_mass += self.right_mass[window]
            right_length += self.right_length[window]
            for index in span:
                shared += overlaps[index][window]
        left_mass = sum(self.left_mass[index] for index in span)
        left_length = sum(self.left_length[index] for index in span) * self.ratio
        shared = np.minimum(shared, np.minimum(left_mass, right_mass))
        content = (2.0 * shared - self.break_even * (left_mass + right_mass)) / (2.0 * self.mean_mass)
        # The mean of both lengths makes the measure the same in either direction.
        deviation = np.abs(right_length - left_length) / np.sqrt(VARIANCE * (left_length + right_length) / 2)
        return prior + self.told.content * content - self.told.length * np.interp(deviation, *self.length_cost)

    def _walk(self, back: list[tuple[int, NDArray[np.int8]]], shapes: list[tuple[int, int]]) -> tuple[Bead, ...]:
        row, column = len(self.left_features), len(self.right_features)
        beads = []
        while row or column:
            low, choice = back[row]
            lefts, rights = shapes[choice[column - low]]
            beads.append(Bead(tuple(range(row - lefts, row)), tuple(range(column - rights, column))))
            row, column = row - lefts, column - rights
        return tuple(reversed(beads))


def _features(text: str, lexicon: Mapping[str, Collection[str]]) -> Counter[str]:
    """Return the words of a sentence in lower case, and the beginnings of the longer ones; of a word that the lexicon
    has, what it says."""
    counts: Counter[str] = Counter()
    for word in WORD.findall(text.lower()):
        renderings = lexicon.get(word)
        if renderings:
            counts.update(renderings)
            continue
        counts[word] += 1
        if len(word) > STEM and word[0].isalpha():
            counts[word[:STEM] + "-"] += 1
    return counts


def _rarity(left: Sequence[Counter[str]], right: Sequence[Counter[str]]) -> dict[str, float]:
    """Return the weight of each word: the logarithm of how many sentences there are for one that has it."""
    frequency: Counter[str] = Counter()
    for counts in (*left, *right):
        frequency.update(counts.keys())
    size = len(left) + len(right) + 1
    return {feature: math.log(size / count) + 0.1 for feature, count in frequency.items()}


def _path(beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """Return the pairs of sentences that an earlier alignment put side by side, one a bead."""
    return [(bead.left[0], bead.right[0]) for bead in beads if bead.left and bead.right]


def _anchors(left: Sequence[Counter[str]], right: Sequence[Counter[str]]) -> list[tuple[int, int]]:
    """Return pairs of sentences that share words found nowhere else: the longest rising chain of them."""
    pairs: Counter[tuple[int, int]] = Counter()
    seen_left, seen_right = _unique(left), _unique(right)
    for feature in seen_left.keys() & seen_right.keys():
        pairs[seen_left[feature], seen_right[feature]] += 1
    strong = sorted(pair for pair, count in pairs.items() if count >= 2)
    return _rising(strong)


def _unique(features: Sequence[Counter[str]]) -> dict[str, int]:
    places: dict[str, int] = {}
    frequency: Counter[str] = Counter()
    for index, counts in enumerate(features):
        frequency.update(counts.keys())
        for feature in counts:
            places[feature] = index
    return {feature: index for feature, index in places.items() if frequency[feature] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs that rises in both numbers (patience sorting, n log n)."""
    from bisect import bisect_left

    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for number, (_, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        previous.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [column]
        ends[place : place + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return [
        pair
        for pair, before in zip(reversed(chain), [(-1, -1), *reversed(chain)], strict=False)
        if pair[0] > before[0] and pair[1] > before[1]
    ]


def _length_table() -> tuple[list[float], list[float]]:
    """Return Gale & Church's cost of a deviation, -log 2(1 - Φ(δ)), at steps of a tenth up to 8."""
    steps = [number / 10 for number in range(81)]
    return steps, [-math.log(max(math.erfc(step / math.sqrt(2)), 1e-300)) for step in steps]
