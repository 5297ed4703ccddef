"""Batches whose results do not depend on what else is in them.

All sources of a batch have the same number of tokens. With padding, int8 decoding gives other bits, and now and then
other words, to a sentence that shares its batch with a longer one: of 150 sentences through a model of random weights
31 came out differently alone and in mixed batches, none in batches of one length (CTranslate2 4.8, oneDNN, beam 4).
That is what lets a document translated in a folder equal the same document translated alone, and a batch that was
killed and started again end with the same bytes. It also spares the work that padding costs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

MAX_SENTENCES = 256  # bounds the memory of a batch of very short sources


def equal_length_batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Group the indexes of `lengths` into batches of one length each, the longest first.

    No batch holds more than `tokens` tokens (or one source) or `MAX_SENTENCES` sources; the batches of a length are
    as even as possible. Every index is in one batch.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for index, length in enumerate(lengths):
        groups[length].append(index)
    batches = []
    for length in sorted(groups, reverse=True):
        group = groups[length]
        most = min(max(tokens // max(length, 1), 1), MAX_SENTENCES)
        count = -(-len(group) // most)
        for number in range(count):
            batches.append(group[number * len(group) // count : (number + 1) * len(group) // count])
    return batches
