"""Glossary accuracy: are the terms of the source in the translation, and always the same?

Exact-match accuracy follows Alam et al. 2021 (On the Evaluation of Machine Translation for Terminology Consistency,
arXiv 2106.11891; used by the WMT21 terminology task): every occurrence of a term in the source asks for one occurrence
of an accepted rendering in the hypothesis, and an occurrence there answers only one. It is looked for letter for letter
first, then by lemma. Without a source, the renderings found in the reference are what is asked for.

Consistency follows the idea of Semenov & Bojar 2022 (WMT22): of a term that comes twice or more in a document, the
share of occurrences that have its most frequent rendering; one without any accepted rendering has not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from glossary import context
from glossary.fold import typography
from glossary.term import STRICT, CaseMode, Kind, Term, TermMatch

WORD = re.compile(r"[^\W_]+(?:[-.&'’][^\W_]+)*")


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
    reference).
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
    """The renderings of a glossary, looked for in English text: what to ask for where no source is known."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Term]]] = {}
        for term in terms:
            if term.kind is Kind.FORBIDDEN:
                continue
            for target in term.targets or (term.source,):
                words = lemmas(target)
                if words:
                    self._by_first.setdefault(words[0], []).append((words, target, term))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, reference: str) -> tuple[Asked, ...]:
        """Return the terms whose rendering stands in the reference, longest first where they overlap, in order."""
        found = []
        tokens = list(WORD.finditer(reference))
        words = [lemma(token.group()) for token in tokens]
        position = 0
        while position < len(words):
            for key, target, term in self._by_first.get(words[position], ()):
                if tuple(words[position : position + len(key)]) != key:
                    continue
                start, end = tokens[position].start(), tokens[position + len(key) - 1].end()
                if _strict(term) and not _same_letters(reference[start:end], target):
                    continue
                found.append(Asked(term, reference[start:end], start, end))
                position += len(key) - 1
                break
            position += 1
        return tuple(found)


def judge(asked: Sequence[Asked], hypothesis: str, source: str = "") -> tuple[TermVerdict, ...]:
    """Return what became of each term in the hypothesis; an occurrence there answers one term only.

    Longer renderings are served first, so that `board` does not take the words of `board of directors`. Terms found in
    a `source` are answered only by words that stand for them (`glossary.context`): "board of vendors" is no board of
    directors.
    """
    tokens = [(token.start(), token.end()) for token in WORD.finditer(hypothesis)]
    taken = [False] * len(tokens)
    verdicts: dict[int, TermVerdict] = {}
    order = sorted(range(len(asked)), key=lambda index: -max((len(t) for t in asked[index].targets), default=0))
    for status in (TermStatus.EXACT, TermStatus.LEMMA):
        for index in order:
            if index in verdicts:
                continue
            place = _place(asked[index], hypothesis, source, tokens, taken, status)
            if place is not None:
                first, last = place
                taken[first:last] = [True] * (last - first)
                verdicts[index] = _verdict(asked[index], status, hypothesis, tokens[first][0], tokens[last - 1][1])
    return tuple(
        verdicts.get(index) or _verdict(want, TermStatus.MISSED, hypothesis) for index, want in enumerate(asked)
    )


def _verdict(
    want: Asked, status: TermStatus, hypothesis: str, start: int | None = None, end: int | None = None
) -> TermVerdict:
    rendered = hypothesis[start:end] if start is not None else ""
    return TermVerdict(
        want.term.source, want.term.kind, want.targets, status, want.start, want.end, start, end, rendered
    )


def _place(
    want: Asked,
    hypothesis: str,
    source: str,
    tokens: Sequence[tuple[int, int]],
    taken: Sequence[bool],
    status: TermStatus,
) -> tuple[int, int] | None:
    """Return the first free run of tokens that renders the term, or None."""
    surfaces = [hypothesis[start:end] for start, end in tokens]
    strict = _strict(want.term)
    for target in want.targets:
        if status is TermStatus.EXACT:
            wanted, words = tuple(WORD.findall(target)), surfaces
            equal = _same_letters if strict else _same_word
        else:
            wanted = lemmas(target)
            words = list(map(lemma, surfaces))
            equal = _same_lemma
        if not wanted:
            continue
        for first in range(len(words) - len(wanted) + 1):
            last = first + len(wanted)
            if any(taken[first:last]):
                continue
            if not all(equal(a, b) for a, b in zip(words[first:last], wanted, strict=True)):
                continue
            if strict and not all(map(_same_capitals, surfaces[first:last], WORD.findall(target))):
                continue
            span = (tokens[first][0], tokens[last - 1][1])
            if want.match is None or context.stands(hypothesis, span, want.match, source):
                return first, last
    return None


def _strict(term: Term) -> bool:
    return term.kind in STRICT or term.case is CaseMode.EXACT


def _same_lemma(word: str, wanted: str) -> bool:
    """Tell whether a lemma is the one wanted, alone or at the head of a compound ("AI-powered" renders AI)."""
    return word == wanted or ("-" not in wanted and word.partition("-")[0] == wanted)


def _same_letters(word: str, wanted: str) -> bool:
    return word == wanted or word.removesuffix("'s").removesuffix("’s") == wanted


def _same_capitals(word: str, wanted: str) -> bool:
    """Tell whether a form of a word with capitals keeps them ("CEOs", "AI-based", "ALTMAN"): "who" is not the WHO."""
    if wanted.islower():
        return True
    wanted, bare = typography(wanted), re.sub(r"'[sS]?$", "", typography(word))
    forms = {form + ending for form in (wanted, wanted.upper()) for ending in ("", "s", "S")}
    return bare in forms or ("-" not in wanted and bare.partition("-")[0] in forms)


def _same_word(word: str, wanted: str) -> bool:
    return _same_letters(word.casefold(), wanted.casefold())


def lemmas(text: str) -> tuple[str, ...]:
    """Return the lemmas of a text's words in lower case."""
    return tuple(lemma(word) for word in WORD.findall(text))


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the English lemma of a word in lower case, without a possessive ending."""
    import simplemma

    bare = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if re.fullmatch(r"[A-Z]{2,}s", bare):  # simplemma knows no acronyms
        bare = bare[:-1]
    if re.fullmatch(r"[A-Z]{2,5}", bare):  # it takes AI for a form of "be"
        return bare.lower()
    return simplemma.lemmatize(bare.lower(), lang="en").lower() if bare else word.lower()


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
        renderings: dict[str, Counter[tuple[str, ...]]] = {}
        for verdict in verdicts:
            renderings.setdefault(verdict.term.casefold(), Counter())[lemmas(verdict.rendered)] += 1
        for counts in renderings.values():
            if (occurrences := counts.total()) >= 2:
                total += occurrences
                same += max((count for rendering, count in counts.items() if rendering), default=0)
    return 100.0 * same / total if total else None
