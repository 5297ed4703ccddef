"""Near matches: features to look candidates up by, the score, and the difference told word by word.

The index holds, for each entry, its words cut to `STEM` letters (so that inflected forms meet) and the pairs of words
that stand side by side. A source that keeps three quarters of its words keeps many of both. Those that few entries
have lead to the entries wanted; frequent ones are asked for together, one more at a time, until few entries have them
all. Only the beginnings of posting lists are read, so the time hardly grows with the memory.
The score is rapidfuzz's `ratio`: 100 minus the share of characters to delete or insert to make one text the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[^\W_]+")
STEM = 6  # letters: annonce, annoncé, annoncée; conseil, conseils
SHORT = 80  # ids read of one posting list; a list that goes on belongs to a frequent feature
CHAINS = 2  # beginnings from which frequent features are asked for together
LINKS = 4  # features tried in one chain
FEW = 24  # candidates under which single words are asked for too
CANDIDATES = 128  # the candidates scored: those that share most

Postings = Callable[[str, int], Sequence[int]]


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
    """Return the words of the index for a source, and its pairs, in which every number is ``0``."""
    folded = unicodedata.normalize("NFKD", source.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = [word[:STEM] for word in WORD.findall(plain)]
    kinds = ["0" if word[0].isdigit() else word for word in words]
    return list(dict.fromkeys(words)), list(dict.fromkeys(f"{one}_{other}" for one, other in pairwise(kinds)))


def index_text(source: str) -> str:
    """Return what the index stores for a source: its features, separated by spaces."""
    words, pairs = features(source)
    return " ".join((*words, *pairs))


def candidates(source: str, postings: Postings) -> list[int]:
    """Return the ids of the entries likeliest to resemble a source, most shared features first.

    `postings(query, limit)` gives the first `limit` ids, in rising order, for a query of the index. Single words other
    than numbers are asked for when pairs and numbers lead to too few entries.
    """
    words, pairs = features(source)
    numbers = [word for word in words if word[0].isdigit()]
    votes: Counter[int] = Counter()
    _ask([*pairs, *numbers], postings, votes)
    if len(votes) < FEW:
        _ask([word for word in words if not word[0].isdigit()], postings, votes)
    return [entry for entry, _ in votes.most_common(CANDIDATES)]


def _ask(asked: Sequence[str], postings: Postings, votes: Counter[int]) -> None:
    """Count the entries that the features lead to: one by one, then the frequent ones together."""
    frequent: list[tuple[int, str]] = []
    for feature in asked:
        found = postings(f'"{feature}"', SHORT)
        for entry in found:
            votes[entry] += 1
        if len(found) == SHORT:
            # Ids rise: the sooner the list is full, the more entries have the feature.
            frequent.append((-found[-1], feature))
        else:
            for entry in found:
                votes[entry] += 1
    rarest = [feature for _, feature in sorted(frequent)]
    for first in range(min(CHAINS, len(rarest) - 1)):
        chain = [rarest[first]]
        for feature in rarest[first + 1 : first + LINKS]:
            found = postings(" AND ".join(f'"{link}"' for link in (*chain, feature)), SHORT)
            for entry in found:
                votes[entry] += 1
            if found:  # none: the feature is what was changed in the source, or the chain's beginning is
                chain.append(feature)
                if len(found) < SHORT:
                    break


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
