"""Extraction whole: lines in, ranked candidates out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from glossary.extract import capitals, terms
from glossary.extract.candidate import Candidate, Example
from glossary.fold import same
from glossary.match import Matcher
from glossary.term import Kind, Term


def extract(lines: Iterable[Example], known: Iterable[Term] = (), *, minimum: int = 1) -> tuple[Candidate, ...]:
    """Return what a glossary could take from French lines, the best first.

    Candidates that the `known` entries find whole are left out, and so are those seen less than `minimum` times.
    The expansion of an acronym is a candidate too, ranked with it.
    """
    kept = [line for line in lines if line.text.strip()]
    shorts = capitals.acronyms(kept)
    proper = capitals.names(kept)
    common = _expanded(terms.find(kept), shorts)
    taken = {same(candidate.source) for candidate in (*shorts, *proper)}
    proper = _free(proper, [one for one in common if one.kind is Kind.NAME])
    found = [*shorts, *proper, *(candidate for candidate in common if same(candidate.source) not in taken)]
    matcher = Matcher(known)
    new = [one for one in found if one.frequency >= minimum and not _is_known(one, matcher)]
    return tuple(sorted(new, key=lambda one: (-one.score, -len(one.source), one.source)))


def _expanded(common: Sequence[Candidate], shorts: Sequence[Candidate]) -> list[Candidate]:
    """Return the terms with the expansions of acronyms among them, lifted to their acronym's score: a writer who
    explains a term takes it for one."""
    result = {same(one.source): one for one in common}
    for short in shorts:
        if not short.expansion:
            continue
        name = same(short.expansion)
        known = result.get(name) or next((one for one in common if name in map(same, one.forms)), None)
        if known is not None:
            score = max(known.score, short.score + 1)
            result[same(known.source)] = replace(known, score=score, expansion=short.source)
        else:
            kind = Kind.NAME if short.expansion[0].isupper() else Kind.TERM
            result[name] = Candidate(short.expansion, kind, 1, short.score + 1, short.examples, expansion=short.source)
    return list(result.values())


def _free(names: Sequence[Candidate], institutions: Sequence[Candidate]) -> list[Candidate]:
    """Return names scored without the times they begin a longer one: `Union` in `Union européenne`."""
    inside: Counter[str] = Counter()
    for one in institutions:
        inside[one.source.split(" ")[0]] += one.frequency
    return [
        replace(one, score=max(one.score - inside[one.source], 0.1)) if inside[one.source] else one for one in names
    ]


def _is_known(candidate: Candidate, matcher: Matcher) -> bool:
    found = matcher.find(candidate.source)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(candidate.source))
