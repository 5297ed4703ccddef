"""Extraction whole: lines in, ranked candidates out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from glossary.extract import capitals, terms
from glossary.extract.candidate import Candidate, Example
from glossary.extract.words import JOINERS, Line, root
from glossary.fold import same
from glossary.index import WORD, normal
from glossary.match import Matcher
from glossary.term import Kind, Term


def extract(lines: Iterable[Example], known: Iterable[Term] = (), *, minimum: int = 1) -> tuple[Candidate, ...]:
    """Return what a glossary could take from French lines, the best first.

    What the `known` entries find whole is left out, and so is what stands within them: `conseil` is no candidate where
    `conseil d'administration` is known. Candidates seen less than `minimum` times are left out too. The expansion of an
    acronym is a candidate, ranked with it.
    """
    matcher = Matcher(known)
    kept: list[Line] = []
    parts: set[tuple[str, ...]] = set()
    for line in lines:
        if line.text.strip():
            found = matcher.find(line.text)
            kept.append(Line(line, tuple((match.start, match.end) for match in found)))
            for match in found:
                parts |= _parts(match.surface)
    shorts = capitals.acronyms(kept)
    proper = capitals.names(kept)
    common = _expanded(terms.find(kept), shorts)
    taken = {same(candidate.source) for candidate in (*shorts, *proper)}
    proper = capitals.gathered(proper, [one for one in common if one.kind is Kind.NAME])
    all_of_them = [
        *capitals.unnamed(shorts, proper),
        *proper,
        *(candidate for candidate in common if same(candidate.source) not in taken),
    ]
    new = [
        one
        for one in all_of_them
        if one.frequency >= minimum and not _is_known(one, matcher) and _roots(one.source) not in parts
    ]
    return tuple(sorted(new, key=lambda one: (-one.score, -len(one.source), one.source)))


def _parts(surface: str) -> set[tuple[str, ...]]:
    """Return the word runs within a known entry that begin and end with a content word, as roots."""
    words = _roots(surface)
    return {
        words[first:last]
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
        if last - first < len(words) and words[first] not in JOINERS and words[last - 1] not in JOINERS
    }


def _roots(text: str) -> tuple[str, ...]:
    return tuple(root(normal(word)) for word in WORD.findall(text))


def _expanded(common: Sequence[Candidate], shorts: Sequence[Candidate]) -> list[Candidate]:
    """Return the terms with the expansions of acronyms among them, lifted to their acronym's score: a writer who
    explains a term takes it for one."""
    result = {same(one.source): one for one in common}
    by_form: dict[str, Candidate] = {}
    for one in common:
        for form in one.forms:
            by_form.setdefault(same(form), one)
    for short in shorts:
        if not short.expansion:
            continue
        name = same(short.expansion)
        known = result.get(name) or by_form.get(name)
        if known is not None:
            score = max(known.score, short.score + 1)
            result[same(known.source)] = replace(known, score=score, expansion=short.source)
        else:
            kind = Kind.NAME if short.expansion[0].isupper() else Kind.TERM
            result[name] = Candidate(short.expansion, kind, 1, short.score + 1, short.examples, expansion=short.source)
    return list(result.values())


def _is_known(candidate: Candidate, matcher: Matcher) -> bool:
    found = matcher.find(candidate.source)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(candidate.source))
