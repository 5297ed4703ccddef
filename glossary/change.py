"""Changes to a glossary file: what is done to its sheet, and what that changed. Pure functions; `history` writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from glossary import sheet
from glossary.errors import GlossaryError
from glossary.fold import same, typography
from glossary.sheet import Sheet
from glossary.store import key
from glossary.term import Kind, Term


class What(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """An entry before and after; None where it did not stand."""

    before: Term | None
    after: Term | None

    @property
    def what(self) -> What:
        """What happened to the entry."""
        return What.ADDED if self.before is None else What.REMOVED if self.after is None else What.CHANGED

    @property
    def source(self) -> str:
        """The entry's source, as it is now."""
        term = self.after or self.before
        assert term is not None
        return term.source

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in which the two differ; none unless the entry was changed."""
        if self.before is None or self.after is None:
            return ()
        old, new = sheet.cells(self.before), sheet.cells(self.after)
        return tuple(name for name in sheet.COLUMNS if old[name] != new[name])


def diff(before: Iterable[Term], after: Iterable[Term]) -> tuple[Change, ...]:
    """Return what leads from one list of entries to the other, in the order of the first, then of the second."""
    old = {key(term): term for term in before}
    new = {key(term): term for term in after}
    changes = [
        Change(term, new.get(name)) for name, term in old.items() if name not in new or not _equal(term, new[name])
    ]
    return (*changes, *(Change(None, term) for name, term in new.items() if name not in old))


def find(terms: Iterable[Term], source: str) -> tuple[Term, ...]:
    """Return the entries with this source, whatever their capitals: the wanted and the forbidden one."""
    wanted = same(source)
    return tuple(term for term in terms if same(term.source) == wanted)


def the(
    terms: Sequence[Term], source: str, *, path: str, forbidden: bool | None = None, line: int | None = None
) -> Term:
    """Return the one entry with this source.

    Raises `GlossaryError` when there is none (near ones are named) or several; `forbidden` chooses between a wanted and
    a forbidden one, `line` between any.
    """
    found = find(terms, source)
    if forbidden is not None:
        found = tuple(term for term in found if (term.kind is Kind.FORBIDDEN) is forbidden)
    if line is not None and found:
        chosen = tuple(term for term in found if term.line == line)
        if not chosen:
            advice = f"it stands in {_lines(found)}"
            raise GlossaryError(f"no entry {source!r} in line {line}", path=path, advice=advice)
        found = chosen
    exact = tuple(term for term in found if term.source == source)
    if len(exact) == 1:
        return exact[0]
    if not found:
        near = ", ".join(term.source for term, _ in nearest(terms, source, limit=3))
        raise GlossaryError(f"no entry {source!r}", path=path, advice=f"near: {near}" if near else None)
    if len(found) > 1:
        kinds = [term.kind is Kind.FORBIDDEN for term in found]
        told = "--wanted or --forbidden" if sorted(kinds) == [False, True] else "--line N"
        what = f"several entries {source!r}: {_lines(found)}"
        raise GlossaryError(what, path=path, advice=f"say {told} to choose")
    return found[0]


def nearest(terms: Iterable[Term], text: str, *, limit: int = 10, cutoff: float = 60.0) -> list[tuple[Term, float]]:
    """Return the entries whose source, variants or targets are most like `text`, with their score in percent."""
    from rapidfuzz import fuzz

    wanted = same(text)
    scored = []
    for term in terms:
        spellings = [same(spelling) for spelling in (term.source, *term.variants, *term.targets)]
        score = max(
            max(fuzz.ratio(wanted, spelling), 0.9 * fuzz.partial_ratio(wanted, spelling) if len(wanted) > 2 else 0.0)
            for spelling in spellings
        )
        if score >= cutoff:
            scored.append((term, float(score)))
    return sorted(scored, key=lambda pair: -pair[1])[:limit]


def added(before: Sheet, terms: Iterable[Term]) -> Sheet:
    """Return the sheet with new entries at its end.

    Raises `GlossaryError` for one that stands already, or that has a target and is not to be translated.
    """
    new = tuple(terms)
    known = {name: term for term in before.terms for name in _names(term)}
    for term in new:
        if (old := known.get(key(term)) or known.get(_spelling(term))) is not None:
            advice = "edit it, or merge to let new entries win"
            raise GlossaryError(f"{term.source!r} stands already", path=before.path, line=old.line, advice=advice)
        _agree(term, before.path)
    return before.edited({}, new)


def edited(before: Sheet, old: Term, new: Term) -> Sheet:
    """Return the sheet with one entry replaced in its place.

    Raises `GlossaryError` if that makes it stand twice (another has its new source and had not its old one), or
    gives it a target though it is not to be translated.
    """
    if (old.targets, old.kind) != (new.targets, new.kind):
        _agree(new, before.path, old.line)
    for term in before.terms:
        stood = bool(_names(term) & _names(old)) and (key(term) != key(new) or key(new) == key(old))
        if term.line != old.line and _names(term) & _names(new) and not stood:
            raise GlossaryError(f"{new.source!r} stands already", path=before.path, line=term.line)
    return before.edited({old.line: new})


def removed(before: Sheet, terms: Iterable[Term]) -> Sheet:
    """Return the sheet without some of its entries."""
    return before.edited({term.line: None for term in terms})


def merged(before: Sheet, other: Iterable[Term], *, keep: bool = False) -> Sheet:
    """Return the sheet with the entries of another glossary added; on the same source the other wins, or, with `keep`,
    the sheet.

    Only what the other says wins: a note, variants, modes that it leaves empty stay (formats of two columns hold none),
    and the kind, unless a rendering is given to what was not to be translated. Entries that say the same stay as they
    are written. Of several that meet one of the sheet's (AGI with its capitals, agi without) the first is united with
    it, and the others stand beside it.
    """
    known = {name: term for term in before.terms for name in _names(term)}
    changes: dict[int, Term | None] = {}
    new: dict[tuple[str, bool], Term] = {}
    met: dict[int, tuple[str, bool]] = {}
    for term in other:
        old = known.get(key(term)) or known.get(_spelling(term))
        if old is None or (not keep and met.setdefault(old.line, key(term)) != key(term)):
            new[key(term)] = term
        elif not keep:
            cells = {name: cell for name, cell in sheet.cells(term).items() if cell} | {
                "target": "|".join(term.targets)
            }
            if old.kind is Kind.DO_NOT_TRANSLATE and term.targets != (term.source,):
                cells["kind"] = term.kind.value
            united = sheet.build(sheet.cells(old) | cells, path=before.path, line=old.line)
            changes.pop(old.line, None)  # of two entries with one source the later wins
            if not _equal(old, united):
                changes[old.line] = united
    return before.edited(changes, new.values())


def replaced(before: Sheet, other: Iterable[Term]) -> Sheet:
    """Return the sheet with exactly the entries of another glossary; comments and the place of what stays are kept."""
    incoming = {key(term): term for term in other}
    changes: dict[int, Term | None] = {}
    seen: set[tuple[str, bool]] = set()
    for term in before.terms:
        new = incoming.get(key(term))
        if new is None or key(term) in seen:
            changes[term.line] = None
        elif not _equal(term, new):
            changes[term.line] = replace(new, line=term.line)
        seen.add(key(term))
    return before.edited(changes, [term for name, term in incoming.items() if name not in seen])


def _agree(term: Term, path: str, line: int | None = None) -> None:
    """Raise `GlossaryError` for an entry that is not to be translated and has a target nevertheless."""
    if term.kind is Kind.DO_NOT_TRANSLATE and term.targets != (term.source,):
        target = next(each for each in reversed(term.targets) if each != term.source)
        what = f"{term.source!r} is not to be translated, yet its target is {target!r}"
        raise GlossaryError(what, path=path, line=line, advice="leave the target out, or say --kind term")


def _lines(terms: Sequence[Term]) -> str:
    return f"line{'s' if len(terms) > 1 else ''} {', '.join(str(term.line) for term in terms)}"


def _names(term: Term) -> frozenset[tuple[str, bool]]:
    """Return what no two entries of a file should share."""
    return frozenset((key(term), _spelling(term)))


def _spelling(term: Term) -> tuple[str, bool]:
    return typography(term.source), term.kind is Kind.FORBIDDEN


def _equal(one: Term, other: Term) -> bool:
    return all(
        getattr(one, field.name) == getattr(other, field.name)
        for field in fields(Term)
        if field.name not in ("path", "line")
    )
