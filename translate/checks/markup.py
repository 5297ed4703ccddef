"""Tags, addresses, entities: what stands in the source must stand in the translation, and nothing more.

The values of a tag's `alt`, `title` and other attributes for readers are translated, so they may differ, as may the
references to characters that French typography has (`&nbsp;`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from glossary.patterns import Kind, Stretch
from translate.checks.unit import Fault, Unit
from translate.entities import of_language
from translate.formats.html import ATTRIBUTES

TAGS = frozenset({Kind.TAG})
URLS = frozenset({Kind.URL})
EMAILS = frozenset({Kind.EMAIL})
SYMBOLS = frozenset({Kind.SYMBOL})
ENTITIES = frozenset({Kind.ENTITY})
_FOR_READERS = re.compile(
    rf"""(\s(?:{"|".join(sorted(ATTRIBUTES))})\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)""", re.IGNORECASE
)
RESERVED = re.compile("[⟦⟨⟩⟧⟪⟫]")


Written = dict[str, list[Stretch]]  # stretches by what must be the same in both languages


def same(kinds: frozenset[Kind], noun: str) -> Callable[[Unit], Iterator[Fault]]:
    """Return a check that the translation has the same stretches of these kinds as the source.

    An account, `@SNC_GC`, is of the kind of e-mail addresses, and called what it is.
    """

    def find(unit: Unit) -> Iterator[Fault]:
        if unit.source_stretches or unit.target_stretches:
            wanted = written(unit.source or "", unit.source_stretches, kinds)
            found = written(unit.target, unit.target_stretches, kinds)
            yield from differences(unit, wanted, found, noun)

    return find


def differences(unit: Unit, wanted: Written, found: Written, noun: str) -> Iterator[Fault]:
    """Find the stretches of the source that the translation lacks, and those that it has besides."""
    source = unit.source or ""
    for key, stretches in wanted.items():
        for stretch in stretches[len(found.get(key, ())) :]:
            text = normal(source[stretch.start : stretch.end])
            # A stretch may be cut otherwise by its surroundings; what stands letter for letter is not missing.
            if unit.target.count(text) < source.count(text):
                yield f"{_named(stretch.kind, text, noun)} {text} of the source is missing", None, None
    for key, stretches in found.items():
        for stretch in stretches[len(wanted.get(key, ())) :]:
            text = normal(unit.target[stretch.start : stretch.end])
            if source.count(text) < unit.target.count(text):
                yield f"{_named(stretch.kind, text, noun)} {text} is not in the source", stretch.start, stretch.end


def _named(kind: Kind, text: str, noun: str) -> str:
    return "account" if kind is Kind.EMAIL and text.startswith("@") else noun


def written(text: str, stretches: Sequence[Stretch], kinds: frozenset[Kind]) -> Written:
    """Return the stretches of these kinds by what must be the same in both languages."""
    found: Written = {}
    read = set(of_language(text)) if kinds & ENTITIES else set()
    for each in stretches:
        if each.kind in kinds and (each.start, each.end) not in read:
            key = normal(text[each.start : each.end])
            found.setdefault(_FOR_READERS.sub(r"\1", key) if each.kind is Kind.TAG else key, []).append(each)
    return found


def normal(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def reserved(unit: Unit) -> Iterator[Fault]:
    """Find the machine's own symbols left in a translation whose source has none."""
    found = RESERVED.search(unit.target)
    if found is not None and not RESERVED.search(unit.source or ""):
        yield f"a symbol of the machine's own is left: {found[0]}", found.start(), found.end()
