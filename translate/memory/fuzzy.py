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
from itertools import pairwise

WORD = re.compile(r"[^\W_]+")
STEM = 6  # letters: annonce, annoncé, annoncée; conseil, conseils
SHORT = 400  # a posting list up to here is read whole; a longer one says too little
FEW = 24  # candidates under which frequent features are tried together
CANDIDATES = 128  # the candidates scored: those that share most


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

    `postings(query, limit)` gives at most `limit` ids for a query of the index. A list as long as its limit belongs to
    a frequent feature and is left out; when the others lead to too few entries, frequent words are asked for together.
    """
    words, pairs = features(source)
    votes: Counter[int] = Counter()
    frequent: list[str] = []
    for feature in (*pairs, *words):
        found = postings(f'"{feature}"', SHORT)
        if len(found) < SHORT:
            weight = 2 if "_" in feature else 1
            for entry in found:
                votes[entry] += weight
        else:
            frequent.append(feature)
    if len(votes) < FEW:
        for query in _together(frequent):
            for entry in postings(query, SHORT):
                votes[entry] += 1
            if len(votes) >= FEW:
                break
    return [entry for entry, _ in votes.most_common(CANDIDATES)]


def _together(frequent: Sequence[str]) -> Iterable[str]:
    """Yield queries for several frequent features at once, the narrowest first: all, all but one, then neighbours."""
    chosen = sorted(frequent, key=len, reverse=True)[:8]
    if not chosen:
        return
    yield " AND ".join(f'"{feature}"' for feature in chosen)
    if len(chosen) > 2:
        for left_out in chosen:
            yield " AND ".join(f'"{feature}"' for feature in chosen if feature != left_out)
        middle = len(chosen) // 2
        for half in (chosen[:middle], chosen[middle:]):
            yield " AND ".join(f'"{feature}"' for feature in half)
    for feature in chosen[:4]:
        yield f'"{feature}"'


def best(source: str, others: Sequence[str], minimum: float, limit: int | None) -> list[tuple[int, float]]:
    """Return the positions in `others` of the texts that resemble `source` by `minimum` percent or more, with their
    scores, best first; `limit` caps their number."""
    from rapidfuzz import fuzz, process

    found = process.extract(source, others, scorer=fuzz.ratio, score_cutoff=minimum, limit=limit)
    return [(position, score) for _, score, position in found]


def word_difference(asked: str, found: str) -> tuple[Difference, ...]:
    """Return the runs of words in which two texts agree and differ; joined, either side is its text with single
    spaces."""
    from difflib import SequenceMatcher

    left, right = asked.split(), found.split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return tuple(Difference(" ".join(left[a:b]), " ".join(right[c:d])) for _, a, b, c, d in matcher.get_opcodes())
