"""How the engine decodes."""

from __future__ import annotations

import os
from dataclasses import dataclass

from translate.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """Decoding settings; only those of the first group change what is written.

    `beam` is the number of hypotheses kept while decoding (1: greedy), `length_penalty` the exponent of the length
    by which a hypothesis' score is divided. `compute` is CTranslate2's type of weights: with int8 the result does not
    depend on the batch, see `translate.engine.batches`.

    `threads` batches are decoded at once, one core each (0: one for every core this process may use);
    `batch_tokens` bounds the source tokens of a batch.
    """

    beam: int = 4
    length_penalty: float = 1.0
    compute: str = "int8"

    threads: int = 0
    batch_tokens: int = 1024

    def __post_init__(self) -> None:
        for name, least in (("beam", 1), ("threads", 0), ("batch_tokens", 1)):
            if getattr(self, name) < least:
                raise InputError(f"{name} must be {least} or more, not {getattr(self, name)}")

    @property
    def workers(self) -> int:
        """How many batches are decoded at once."""
        if self.threads:
            return self.threads
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
