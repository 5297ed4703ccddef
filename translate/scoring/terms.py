"""Glossary accuracy: are the terms of the source in the translation, and always the same?

Exact-match accuracy follows Alam et al. 2021 (On the Evaluation of Machine Translation for Terminology Consistency,
arXiv 2106.11891; used by the WMT21 terminology task): every occurrence of a term in the source asks for one occurrence
of an accepted rendering in the hypothesis, and an occurrence there answers only one, letter for letter or inflected.
What counts as a rendering is one rule for all of Entente (`glossary.renderings`, `glossary.context`). Without a source,
the preferred renderings found in the reference are what is asked for.

Consistency follows the idea of Semenov & Bojar 2022 (WMT22): of a term that comes twice or more in a document, the
share of occurrences that have its most frequent rendering; one without any accepted rendering has not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from glossary import context, renderings
from glossary.term import STRICT, CaseMode, Kind, Term, TermMatch
from glossary.verdict import Verdict
from translate import parted
from translate.checks.unit import Unit


class TermStatus(StrEnum):
    """How a term came out."""

    EXACT = "exact"
    LEMMA = "lemma"  # inflected, or with other capitals where these do not count
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class TermVerdict:
    """One occurrence of a term and what became of it.

    `asked` are the accepted renderings, the preferred one first; `start` and `end` are offsets into the hypothesis, or
    None where it was missed. `source_start` and `source_end` are offsets into the source (or, without one, into the
    reference). `rendered` is what stands there, and `target` the accepted rendering of which it is a form.
    """

    term: str
    kind: Kind
    asked: tuple[str, ...]
    status: TermStatus
    source_start: int
    source_end: int
    start: int | None = None
    end: int | None = None
    rendered: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class TermScores:
    """The terms of a text, in percent where not a count.

    `accuracy` counts exact and lemma matches, `exact` the exact ones alone; `ceiling` is the accuracy of the reference
    itself, which may say a thing in other words (None: the terms were taken from it). `window2`, `window3` and
    `one_minus_term` are described in `translate.scoring.terms_wmt21`.
    """

    basis: str  # "source" or "reference": where the terms were looked for
    occurrences: int
    found_exact: int
    found_lemma: int
    accuracy: float
    exact: float
    consistency: float | None
    ceiling: float | None
    window2: float | None
    window3: float | None
    one_minus_term: float | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A rendering asked for: the term, and where the source (or the reference) has it."""

    term: Term
    surface: str
    start: int
    end: int
    match: TermMatch | None = field(default=None, compare=False, repr=False)  # None without a source

    @property
    def targets(self) -> tuple[str, ...]:
        """The accepted renderings, the preferred one first."""
        own = tuple(target for target in (*self.term.targets, self.term.first) if target)
        return own if own and self.term.kind is not Kind.DO_NOT_TRANSLATE else (self.surface, *own)


def from_matches(matches: Iterable[TermMatch]) -> tuple[Asked, ...]:
    """Return what the terms found in a source ask for; forbidden renderings ask for nothing."""
    return tuple(
        Asked(match.term, match.surface, match.start, match.end, match)
        for match in matches
        if match.term.kind is not Kind.FORBIDDEN
    )


class ReferenceTerms:
    """The preferred renderings of a glossary, looked for in English text: what to ask for where no source is known.

    Those accepted beside them ask for nothing: most are ordinary words too ("order" for an order book, "arm" for a
    subsidiary).
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_word: dict[str, list[Term]] = {}
        for term in terms:
            if term.kind is not Kind.FORBIDDEN:
                for word in renderings.first_words(_preferred(term), term):
                    self._by_word.setdefault(word, []).append(term)

    def find(self, reference: str) -> tuple[Asked, ...]:
        """Return the terms whose preferred rendering stands in the reference, longest first where they overlap, in
        order."""
        words = dict.fromkeys(renderings.words(reference))
        terms = dict.fromkeys(term for word in ("", *words) for term in self._by_word.get(word, ()))
        found = [
            Asked(term, reference[start:end], start, end)
            for term in terms
            for start, end in renderings.find(reference, term, (_preferred(term),))
            if context.stands(reference, (start, end), TermMatch(term, start, end, reference[start:end]))
        ]
        found.sort(key=lambda want: (want.start - want.end, want.start))
        apart: list[Asked] = []
        for want in found:
            if not any(want.start < other.end and other.start < want.end for other in apart):
                apart.append(want)
        return tuple(sorted(apart, key=lambda want: want.start))


def _preferred(term: Term) -> str:
    return term.targets[0] if term.targets else term.source


def judge(asked: Sequence[Asked], hypothesis: str, source: str = "") -> tuple[TermVerdict, ...]:
    """Return what became of each term in the hypothesis; an occurrence there answers one term only.

    What answers a term is what `check` and the translator hold to (`glossary.verdict.verify`), tags read over. But each
    occurrence asks for one of its own: a mention that English carries by a pronoun is missed here.
    """
    if not asked:
        return ()
    matches = [want.match or TermMatch(want.term, want.start, want.end, want.surface) for want in asked]
    tags = Unit(hypothesis, source).tags
    found = parted.verdicts(hypothesis, matches, (), source, tags)
    return tuple(_verdict(want, verdict) for want, verdict in zip(asked, found, strict=True))


def _verdict(want: Asked, verdict: Verdict) -> TermVerdict:
    term = want.term
    missed = TermVerdict(term.source, term.kind, want.targets, TermStatus.MISSED, want.start, want.end)
    if not verdict.kept or verdict.start is None or verdict.rendered is None:
        return missed
    wording = renderings.wording_of(verdict.rendered, term, want.targets)
    exact = any(_same_letters(verdict.rendered, target, _strict(term)) for target in want.targets)
    return replace(
        missed,
        status=TermStatus.EXACT if exact else TermStatus.LEMMA,
        start=verdict.start,
        end=verdict.end,
        rendered=verdict.rendered,
        target=wording,
    )


def _strict(term: Term) -> bool:
    return term.kind in STRICT or term.case is CaseMode.EXACT


def _same_letters(rendered: str, target: str, strict: bool) -> bool:
    """Tell whether a rendering is letter for letter the target, or its possessive; capitals count for strict terms."""
    bare = rendered.removesuffix("'s").removesuffix("’s")
    return target in (rendered, bare) if strict else target.casefold() in (rendered.casefold(), bare.casefold())


def accuracy(verdicts: Iterable[TermVerdict]) -> tuple[int, int, int]:
    """Return how many terms there are, and how many were found exactly and by lemma only."""
    counts = Counter(verdict.status for verdict in verdicts)
    return sum(counts.values()), counts[TermStatus.EXACT], counts[TermStatus.LEMMA]


def consistency(documents: Iterable[Iterable[TermVerdict]]) -> float | None:
    """Return the share, in percent, of occurrences that have their term's most frequent rendering in the document.

    Only terms that come at least twice in a document count; None when there is none.
    """
    same = total = 0
    for verdicts in documents:
        renderings_of: dict[str, Counter[str]] = {}
        for verdict in verdicts:
            renderings_of.setdefault(verdict.term.casefold(), Counter())[verdict.target.casefold()] += 1
        for counts in renderings_of.values():
            if (occurrences := counts.total()) >= 2:
                total += occurrences
                same += max((count for rendering, count in counts.items() if rendering), default=0)
    return 100.0 * same / total if total else None
