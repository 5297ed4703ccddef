"""Turn shards of token ids into batches of similar length, in a reproducible order that can be resumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from training.config import PAD, START

STEP = 4  # lengths are padded to a multiple of this, so that few shapes occur


@dataclass(frozen=True, slots=True)
class Batch:
    """Ids [pairs, length], padded; `labels` are the targets without the start symbol, `tokens` counts them unpadded."""

    source: torch.Tensor
    target: torch.Tensor
    labels: torch.Tensor
    tokens: int

    def to(self, device: torch.device) -> Batch:
        """Return the batch where a model on `device` can read it."""
        sides = (side.to(device, non_blocking=True) for side in (self.source, self.target, self.labels))
        return Batch(*sides, self.tokens)


def rectangle(rows: list[np.ndarray], first: int | None = None) -> np.ndarray:
    """Return rows padded to one length, a multiple of `STEP`; with `first`, shifted right behind that symbol."""
    shift = 0 if first is None else 1
    width = -(-max(len(row) for row in rows) // STEP) * STEP
    block = np.full((len(rows), width), PAD, dtype=np.int64)
    for line, row in zip(block, rows, strict=True):
        if first is None:
            line[: len(row)] = row
        else:
            line[0] = first
            line[1 : len(row)] = row[:-shift]
    return block


def make(sources: list[np.ndarray], targets: list[np.ndarray]) -> Batch:
    """Return one batch of pairs; both sides end with the end symbol."""
    labels = rectangle(targets)
    return Batch(
        torch.from_numpy(rectangle(sources)),
        torch.from_numpy(rectangle(targets, START)),
        torch.from_numpy(labels),
        sum(len(t) for t in targets),
    )


def of_shard(path: Path, budget: int, seed: int, skip: int = 0) -> Iterator[Batch]:
    """Yield the batches of a shard, each at most `budget` padded tokens on its longer side, in shuffled order.

    The first `skip` batches are passed over, which is how a run resumes in the middle of a shard.
    """
    with np.load(path) as arrays:
        source, target = arrays["source"], arrays["target"]
        lengths = arrays["source_lengths"].astype(np.int64), arrays["target_lengths"].astype(np.int64)
    ends = [np.cumsum(length) for length in lengths]
    # Sorted by both sides, for either is padded by itself: sources with terms and hints are far longer than targets.
    order = np.lexsort((lengths[0], -(-lengths[1] // STEP)))
    groups: list[list[int]] = [[]]
    longest = 0
    for index in order.tolist():
        length = int(max(lengths[0][index], lengths[1][index]))
        padded = -(-max(longest, length) // STEP) * STEP
        if groups[-1] and padded * (len(groups[-1]) + 1) > budget:
            groups.append([])
            longest = 0
        longest = max(longest, length)
        groups[-1].append(index)
    np.random.default_rng([seed, int(path.stem)]).shuffle(groups)  # type: ignore[arg-type]
    for group in groups[skip:]:
        rows = [
            [side[end[i] - length[i] : end[i]] for i in group]
            for side, end, length in zip((source, target), ends, lengths, strict=True)
        ]
        yield make(rows[0], rows[1])
