"""What every exchange format shares: the protocol, what it reports, and how plain two-column files become entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from glossary import sheet
from glossary.fold import same
from glossary.store import key
from glossary.term import Kind, MatchMode, Term

# What people write over the columns of a table, in small letters.
NAMES_OF_FRENCH = frozenset({"french", "français", "francais", "fr", "fr-fr"})
NAMES_OF_ENGLISH = frozenset({"english", "anglais", "en", "en-us", "en-gb"})


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format could not hold: which entry, and what of it."""

    source: str
    what: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The entries of a foreign file, and what of it has no place in a glossary."""

    terms: tuple[Term, ...]
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for another program, and what of the glossary it could not hold."""

    data: bytes
    losses: tuple[Loss, ...] = ()


class Exchange(Protocol):
    """A file format of terminology. `read` raises `InputError` or `GlossaryError` with file and line."""

    @property
    def name(self) -> str: ...

    @property
    def suffixes(self) -> tuple[str, ...]: ...

    def read(self, data: bytes, path: str = "-") -> Imported: ...

    def write(self, terms: Iterable[Term]) -> Exported: ...


def guessed(
    source: str, targets: Iterable[str], *, note: str = "", variants: Iterable[str] = (), path: str, line: int | None
) -> Term:
    """Build an entry from a format that knows no kinds: capitals throughout make an acronym, the same capitalised
    words on both sides a name, all else is a term."""
    wordings = tuple(targets)
    letters = [character for character in source if character.isalpha()]
    kind = Kind.TERM
    if wordings and len(letters) > 1 and all(map(str.isupper, letters)) and " " not in source:
        kind = Kind.ACRONYM
    elif wordings and wordings[0] == source and source[:1].isupper():
        kind = Kind.NAME
    return built(source, wordings, kind, note=note, variants=variants, path=path, line=line)


def built(
    source: str,
    targets: Iterable[str],
    kind: Kind,
    *,
    note: str = "",
    variants: Iterable[str] = (),
    path: str,
    line: int | None,
) -> Term:
    """Build an entry of a kind through the rules of the store, so that a broken one is told with its place."""
    values = {
        "source": source,
        "target": "|".join(wording.replace("|", "/") for wording in targets),
        "kind": kind.value,
        "variants": "|".join(variants),
        "note": note,
    }
    return sheet.build(values, path=path, line=line)


def merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return entries with the targets of repeated sources gathered in one, in the order of their first appearance."""
    gathered: dict[tuple[str, bool], Term] = {}
    for term in terms:
        name = (same(term.source), term.kind is Kind.FORBIDDEN)
        known = gathered.get(name)
        if known is None:
            gathered[name] = term
        else:
            notes = [note for note in dict.fromkeys((known.note, term.note)) if note]
            targets = tuple(dict.fromkeys((*known.targets, *term.targets)))
            gathered[name] = replace(known, targets=targets, note="; ".join(notes))
    return tuple(gathered.values())


def settled(imported: Imported) -> Imported:
    """Return what was read with one entry a source, the last (as `store.combine` has it); each one that it replaces is
    a loss.

    A variant of a replaced entry that no other entry has becomes an entry of its own: nothing contradicts it.
    """
    kept = {key(term): term for term in imported.terms}
    if len(kept) == len(imported.terms):
        return imported
    taken = kept.keys() | {key(replace(term, source=variant)) for term in kept.values() for variant in term.variants}
    terms: list[Term] = []
    lost: list[Loss] = []
    for term in reversed(imported.terms):  # of two replaced entries, too, the later has the variant
        winner = kept[key(term)]
        if winner is term:
            terms.append(term)
            continue
        spellings = [] if term.match is MatchMode.REGEX else [replace(term, source=text) for text in term.variants]
        free = {key(each): each.source for each in spellings if key(each) not in taken}
        if free:
            taken |= free.keys()
            source, *variants = free.values()
            terms.append(replace(term, source=source, variants=tuple(variants)))
        gone = [text for text in term.variants if text not in free.values()]
        what = " | ".join(term.targets) + (f", for {' | '.join(gone)} too" if gone else "")
        said = "repeated" if sheet.cells(term) == sheet.cells(winner) else f"replaced by {' | '.join(winner.targets)}"
        lost.append(Loss(term.source, f"{what} (line {term.line}): {said} (line {winner.line})"))
    return Imported(tuple(reversed(terms)), (*imported.losses, *reversed(lost)))


# What each field is called in the report of what a format cannot hold.
_FIELDS: Mapping[str, str] = {
    "kind": "kind",
    "match": "match mode",
    "case": "case mode",
    "variants": "variants",
    "first": "first mention",
    "gap": "gap",
    "note": "note",
}


def losses(term: Term, held: Iterable[str], back: Term | None = None) -> list[Loss]:
    """Return what of an entry is lost in a format that holds the fields `held`.

    `back` is the entry as it would be read again; a field that comes back right by its default is no loss.
    """
    kept = frozenset(held)
    again = sheet.cells(back) if back is not None else {}
    return [
        Loss(term.source, f"{_FIELDS[name]}: {value}")
        for name, value in sheet.cells(term).items()
        if name in _FIELDS and name not in kept and value and value != again.get(name, "")
    ]
