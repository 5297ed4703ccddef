"""What a translation memory holds and what it answers, as values; and when two sources count as the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossary.term import Term
    from translate.memory.fuzzy import Difference

# Typists and editors disagree about these; a reader sees the same sentence.
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\N{SOFT HYPHEN}": None, "\u2060": None})
TYPOGRAPHY = re.compile("[’‘ʼ“”\N{SOFT HYPHEN}\u2060]")


class MatchKind(StrEnum):
    """How well an entry answers a source, best first."""

    CONTEXT = "context"  # the same source in the same place
    EXACT = "exact"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Entry:
    """A source and its translation.

    An `approved` entry was confirmed by a person: it answers whatever the model. A machine entry answers only under
    its `key` (see `machine_key`) and only for the very same characters. `context` tells equal sources apart
    (`Segment.context`). `model` names the model of a machine entry and `origin` where the entry came from, both for
    people. `created` and `changed` are seconds since 1970; 0 means now. `id` is 0 until the entry is stored.
    """

    source: str
    target: str
    approved: bool = True
    context: str = ""
    key: str = ""
    model: str = ""
    origin: str = ""
    created: int = 0
    changed: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found. `score` is in percent: 100 for context and exact matches, below 100 for fuzzy ones. `asked` is
    the normalised source that was asked for, for fuzzy matches only."""

    entry: Entry
    kind: MatchKind
    score: float = 100.0
    asked: str = ""

    @property
    def target(self) -> str:
        """The translation that the entry holds."""
        return self.entry.target

    @property
    def difference(self) -> tuple[Difference, ...]:
        """How the entry's source departs from the one asked for, word by word; empty for an exact match."""
        from translate.memory.fuzzy import word_difference

        return word_difference(self.asked, normalise(self.entry.source)) if self.asked else ()


def normalise(source: str) -> str:
    """Return the form under which sources count as the same: Unicode NFC, straight quotes and apostrophes, single
    plain spaces, no soft hyphens, nothing around. Capitals and punctuation count."""
    if not source.isascii():
        source = unicodedata.normalize("NFC", source)
        if TYPOGRAPHY.search(source):
            source = source.translate(STRAIGHT)
    return " ".join(source.split())


def machine_key(model: str, terms: Iterable[Term | tuple[str, str]] = ()) -> str:
    """Return the key of a machine translation: a digest of the model's digest and of the terms that applied.

    `terms` are the glossary terms met in the source, or pairs of a source and the rendering asked for; their order and
    number do not count. The same sentence translated by another model, or under a glossary that says something else
    about its words, has another key; a change elsewhere in the glossary leaves it alone.
    """
    pairs = {term if isinstance(term, tuple) else (term.source, "\x1f".join(term.targets)) for term in terms}
    digest = hashlib.blake2b(model.encode(), digest_size=16)
    for source, target in sorted(pairs):
        digest.update(f"\x1e{source}\x1d{target}".encode())
    return digest.hexdigest()


def fingerprint(source: str, key: str = "", approved: bool = True) -> int:
    """Return 64 bits, as a signed integer, that identify a source among the approved entries, or a source and its key
    among those of the machine."""
    text = f"a\x1f{normalise(source)}" if approved else f"m\x1f{key}\x1f{source}"
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
