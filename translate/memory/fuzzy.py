"""Near matches: features to look candidates up by, the score, and the difference told word by word.

The index holds, for each entry, its words cut to `STEM` letters (so that inflected forms meet) and the pairs of words
that stand side by side. A source that keeps three quarters of its words keeps many of both; those that few entries
share lead to the entry wanted, so only short posting lists are read and the time does not grow with the memory.
The score is rapidfuzz's `ratio`: 100 minus the share of characters to delete or insert to make one text the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

WORD = re.compile(r"[^\W_]+")
STEM = 6  # letters: annonce, annoncé, annoncée; conseil, conseils
SHORT = 80  # ids read of one posting list; a list that goes on belongs to a frequent feature
FEW = 24  # candidates under which single words are asked for too
CANDIDATES = 96  # the candidates scored: those that share most


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words: `asked` in the source asked for, `found` in the entry's; equal runs have both the same."""

    asked: str
    found: str

    @property
    def equal(self) -> bool:
        """Whether the run is the same in both."""
        return self.asked == self.found


def features(source: str) -> tuple[list[str], list[str]]:
    """Return the words of the index for a source, and its pairs; numbers all become ``0``."""
    folded = unicodedata.normalize("NFKD", source.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = ["0" if word[0].isdigit() else word[:STEM] for word in WORD.findall(plain)]
    pairs = [f"{first}_{second}" for first, second in pairwise(words)]
    return list(dict.fromkeys(words)), list(dict.fromkeys(pairs))


def index_text(source: str) -> str:
    """Return what the index stores for a source: its features, separated by spaces."""
    words, pairs = features(source)
    return " ".join((*words, *pairs))


def candidates(source: str, postings: Callable[[str, int], Sequence[int]]) -> list[int]:
    """Return the ids of the entries likeliest to resemble a source, most shared features first.

    `postings(query, limit)` gives at most `limit` ids for a query of the index. Pairs that few entries have are asked
    for one by one; frequent ones together, part of the sentence by part, so that whichever half was changed another is
    found. Single words are asked for when that leads to too few entries.
    """
    words, pairs = features(source)
    votes: Counter[int] = Counter()
    frequent = _ask(pairs, postings, votes, weight=2)
    for group in _groups(frequent):
        votes.update(postings(" AND ".join(f'"{feature}"' for feature in group), SHORT))
    if len(votes) < FEW:
        frequent = _ask(words, postings, votes, weight=1)
        for group in _groups(frequent):
            votes.update(postings(" AND ".join(f'"{feature}"' for feature in group), SHORT))
    return [entry for entry, _ in votes.most_common(CANDIDATES)]


def _ask(
    features: Sequence[str], postings: Callable[[str, int], Sequence[int]], votes: Counter[int], weight: int
) -> list[str]:
    """Count what the features lead to, a frequent one for little; return the frequent ones."""
    frequent = []
    for feature in features:
        found = postings(f'"{feature}"', SHORT)
        rare = len(found) < SHORT
        if not rare:
            frequent.append(feature)
        for entry in found:
            votes[entry] += weight if rare else 1
    return frequent


def _groups(features: Sequence[str]) -> Iterable[Sequence[str]]:
    """Yield the features all together, then by two quarters of the sentence, each with each other."""
    if len(features) < 2:
        return
    yield features
    if len(features) < 4:
        return
    cuts = [len(features) * quarter // 4 for quarter in range(5)]
    quarters = [features[start:end] for start, end in pairwise(cuts)]
    for first, second in combinations(quarters, 2):
        yield (*first, *second)


def best(source: str, others: Sequence[str], minimum: float) -> list[tuple[int, float]]:
    """Return the positions in `others` of the texts that resemble `source` by `minimum` percent or more, with their
    scores, best first and in order among equals."""
    from rapidfuzz import fuzz, process

    found = process.extract(source, others, scorer=fuzz.ratio, score_cutoff=minimum, limit=None)
    return [(position, score) for _, score, position in found]


def word_difference(asked: str, found: str) -> tuple[Difference, ...]:
    """Return the runs of words in which two texts agree and differ; joined, either side is its text with single
    spaces."""
    from difflib import SequenceMatcher

    left, right = asked.split(), found.split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return tuple(Difference(" ".join(left[a:b]), " ".join(right[c:d])) for _, a, b, c, d in matcher.get_opcodes())
