"""Rules that compare entries: duplicates, conflicts, chains, forbidden targets, shadows, entries never met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from glossary import sheet
from glossary.files import split_lines
from glossary.fold import same
from glossary.lint.problem import Problem, Severity
from glossary.match import Matcher
from glossary.store import combine, key
from glossary.term import Kind, MatchMode, Term


def problems(terms: Sequence[Term]) -> Iterator[Problem]:
    """Yield what is wrong between entries, which come in the order in which they are loaded."""
    yield from repeated(terms)
    yield from _spellings(terms)
    yield from _chains(terms)
    yield from _forbidden(terms)
    yield from _shadowed(combine([terms]))


def unmet(terms: Iterable[Term], texts: Iterable[str]) -> Iterator[Problem]:
    """Yield a note for each entry that no line of `texts` holds."""
    kept = combine([terms])
    matcher = Matcher(kept)
    met: set[tuple[str, bool]] = set()
    for text in texts:
        for line in split_lines(text):
            met |= {key(match.term) for match in (*matcher.find(line), *matcher.forbidden(line))}
    for term in kept:
        if key(term) not in met:
            yield Problem("unmet", Severity.INFO, f"{term.source!r} never occurs in the corpus", term)


def duplicates(terms: Iterable[Term]) -> set[tuple[str, int]]:
    """Return the places of entries that say what an earlier one of the same file says."""
    seen: set[tuple[object, ...]] = set()
    repeated = set()
    for term in terms:
        meaning = (term.path, *sheet.cells(term).values())
        if meaning in seen:
            repeated.add((term.path, term.line))
        seen.add(meaning)
    return repeated


def repeated(terms: Sequence[Term]) -> Iterator[Problem]:
    """Yield entries whose source an earlier one has already: duplicates and conflicts."""
    same_twice = duplicates(terms)
    known: dict[tuple[str, bool], Term] = {}
    for term in terms:
        old = known.get(key(term))
        known[key(term)] = term
        if old is None:
            continue
        place = f"{old.path}:{old.line}"
        if (term.path, term.line) in same_twice:
            yield Problem(
                "duplicate", Severity.WARNING, f"{term.source!r} stands in {place} already", term, fixable=True
            )
        elif old.targets == term.targets:
            yield Problem("duplicate", Severity.WARNING, f"{term.source!r} has this target in {place} already", term)
        else:
            severity = Severity.ERROR if old.path == term.path else Severity.WARNING
            message = f"{term.source!r} is {old.target!r} in {place}: this later entry wins with {term.target!r}"
            yield Problem("conflict", severity, message, term)


def _spellings(terms: Sequence[Term]) -> Iterator[Problem]:
    """Yield variants that are another entry's source or variant under another target."""
    sources: dict[str, Term] = {}
    for term in terms:
        if term.kind is not Kind.FORBIDDEN:
            sources[same(term.source)] = term
    variants: dict[str, Term] = {}
    for term in terms:
        if term.kind is Kind.FORBIDDEN:
            continue
        for variant in term.variants:
            folded = same(variant)
            other = sources.get(folded) or variants.get(folded)
            variants[folded] = term
            if other is not None and key(other) != key(term) and not set(other.targets) & set(term.targets):
                message = f"the variant {variant!r} also belongs to {other.source!r} in {other.path}:{other.line}"
                yield Problem("conflict", Severity.WARNING, message, term)


def _chains(terms: Sequence[Term]) -> Iterator[Problem]:
    sources = {same(term.source): term for term in terms if term.kind is not Kind.FORBIDDEN}
    for term in terms:
        if term.kind is Kind.FORBIDDEN:
            continue
        for target in term.targets:
            following = sources.get(same(target))
            if following is None or key(following) == key(term):
                continue
            if same(following.target) not in {same(wording) for wording in term.targets}:
                message = f"the target {target!r} is itself a source, for {following.target!r} in "
                yield Problem("chain", Severity.WARNING, f"{message}{following.path}:{following.line}", term)


def _forbidden(terms: Sequence[Term]) -> Iterator[Problem]:
    banned: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        if term.kind is Kind.FORBIDDEN:
            for target in term.targets:
                banned[same(target)].append(term)
    for term in terms:
        if term.kind is Kind.FORBIDDEN:
            continue
        for target in term.targets:
            for ban in banned.get(same(target), ()):
                place = f"{ban.path}:{ban.line}"
                if same(ban.source) == same(term.source):
                    message = f"the target {target!r} is forbidden for the same source in {place}"
                    yield Problem("forbidden", Severity.ERROR, message, term)
                elif same(ban.source) in same(term.source):
                    message = f"the target {target!r} is forbidden for {ban.source!r} in {place}"
                    yield Problem("forbidden", Severity.WARNING, message, term)


def _shadowed(terms: Sequence[Term]) -> Iterator[Problem]:
    """Yield entries that do not even find their own source, because another entry takes it."""
    matcher = Matcher(terms)
    for term in terms:
        if term.match is MatchMode.REGEX:
            continue
        text = term.source
        if term.kind is Kind.FORBIDDEN:
            if not any(key(match.term) == key(term) for match in matcher.forbidden(text)):
                yield Problem("unreachable", Severity.WARNING, f"{text!r} never finds its own source", term)
            continue
        found = matcher.find(text)
        if any(key(match.term) == key(term) for match in found):
            continue
        if found:
            other = found[0].term
            message = f"{text!r} is always taken by {other.source!r} in {other.path}:{other.line}"
            yield Problem("shadowed", Severity.WARNING, message, term)
        else:
            message = f"{text!r} never finds its own source: it looks like an address, a placeholder or code"
            yield Problem("unreachable", Severity.WARNING, message, term)
