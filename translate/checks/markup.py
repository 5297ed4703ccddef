"""Placeholders, tags, addresses: what stands in the source must stand in the translation, and nothing more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from translate.checks.unit import Fault, Unit
from translate.patterns import Kind

PLACEHOLDERS = frozenset({Kind.PLACEHOLDER, Kind.ORDERED})
TAGS = frozenset({Kind.TAG})
URLS = frozenset({Kind.URL})
EMAILS = frozenset({Kind.EMAIL})
SYMBOLS = frozenset({Kind.SYMBOL})
ENTITIES = frozenset({Kind.ENTITY})
RESERVED = re.compile("[⟦⟨⟩⟧⟪⟫]")


def same(kinds: frozenset[Kind], noun: str) -> Callable[[Unit], Iterator[Fault]]:
    """Return a check that the translation has the same stretches of these kinds as the source."""

    def find(unit: Unit) -> Iterator[Fault]:
        if not unit.source_stretches and not unit.target_stretches:
            return
        source = unit.source or ""
        wanted = Counter(_normal(source[s.start : s.end]) for s in unit.source_stretches if s.kind in kinds)
        found = Counter(_normal(unit.target[s.start : s.end]) for s in unit.target_stretches if s.kind in kinds)
        for text in (wanted - found).elements():
            # A stretch may be cut otherwise by its surroundings; what stands letter for letter is not missing.
            if unit.target.count(text) < source.count(text):
                yield f"{noun} {text} of the source is missing", None, None
        for text, count in (found - wanted).items():
            if source.count(text) >= unit.target.count(text):
                continue
            places = [
                s for s in unit.target_stretches if s.kind in kinds and _normal(unit.target[s.start : s.end]) == text
            ]
            for stretch in places[-count:]:
                yield f"{noun} {text} is not in the source", stretch.start, stretch.end

    return find


def _normal(text: str) -> str:
    return " ".join(text.split())


def reserved(unit: Unit) -> Iterator[Fault]:
    """Find the machine's own symbols left in a translation whose source has none."""
    found = RESERVED.search(unit.target)
    if found is not None and not RESERVED.search(unit.source or ""):
        yield f"a symbol of the machine's own is left: {found[0]}", found.start(), found.end()
