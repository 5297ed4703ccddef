"""Scoring in one call: metrics, terms and findings of a hypothesis against its references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from translate import parted
from translate.document import Finding
from translate.errors import InputError
from translate.scoring.metrics import Measured
from translate.scoring.parallel import Parallel
from translate.scoring.result import DocumentScore, ScoredSegment, Scores
from translate.scoring.terms import (
    Asked,
    ReferenceTerms,
    TermScores,
    TermStatus,
    TermVerdict,
    accuracy,
    consistency,
    from_matches,
    judge,
)

if TYPE_CHECKING:
    from glossary.store import Glossary

References = Sequence[str] | Sequence[Sequence[str | None]]


def score(
    hypotheses: Sequence[str],
    references: References,
    *,
    sources: Sequence[str] | None = None,
    documents: Sequence[str] | None = None,
    glossary: Glossary | None = None,
    asked: Sequence[tuple[Asked, ...]] | None = None,
    confidence: int = 0,
    checks: bool = True,
    name: str = "hypothesis",
) -> Scores:
    """Score English sentences against one reference (strings) or several (a sequence of such sequences).

    Sentence `i` of the hypothesis is compared with sentence `i` of each reference; use `align_texts` where they do not
    correspond. `sources` are the French sentences: with them the glossary's terms are looked for there, without them in
    the first reference; `asked` tells what each sentence asks for where that is known already. `documents` names the
    document of each sentence. `confidence` is the number of bootstrap resamples (0: no interval). `checks` adds the
    findings of `translate.checks`. Raises `InputError` when the numbers of sentences differ or there is none.
    """
    streams = _streams(references)
    parallel = Parallel(
        tuple(hypotheses),
        tuple(tuple(stream) for stream in streams),
        None if sources is None else tuple(sources),
        tuple(documents) if documents is not None else ("",) * len(hypotheses),
    )
    return score_parallel(parallel, glossary=glossary, asked=asked, confidence=confidence, checks=checks, name=name)


def score_parallel(
    parallel: Parallel,
    *,
    glossary: Glossary | None = None,
    asked: Sequence[tuple[Asked, ...]] | None = None,
    confidence: int = 0,
    checks: bool = True,
    name: str = "hypothesis",
    measured: Measured | None = None,
) -> Scores:
    """Score texts that were put side by side already; `asked` are their terms and `measured` their statistics, if
    known."""
    for what, given in (
        ("sources", parallel.sources),
        ("document names", parallel.documents),
        ("lists of terms", asked),
    ):
        if given is not None and len(given) != len(parallel.hypotheses):
            raise InputError(f"there are {len(parallel.hypotheses)} hypotheses but {len(given)} {what}")
    measured = measured or Measured(parallel.hypotheses, parallel.references)
    known = asked is not None or glossary is not None
    asked = _asked(parallel, glossary) if asked is None else asked
    sources = parallel.sources or [None] * len(parallel.hypotheses)
    verdicts = [
        judge(want, hypothesis, source or "")
        for want, hypothesis, source in zip(asked, parallel.hypotheses, sources, strict=True)
    ]
    findings = _findings(parallel, glossary) if checks else [()] * len(parallel.hypotheses)
    segments = tuple(
        ScoredSegment(
            index=index,
            document=parallel.documents[index],
            hypothesis=parallel.hypotheses[index],
            references=tuple(stream[index] for stream in parallel.references),
            figures=figures,
            source=parallel.sources[index] if parallel.sources else None,
            shape=parallel.shapes[index] if parallel.shapes else "1-1",
            terms=verdicts[index],
            findings=findings[index],
        )
        for index, figures in enumerate(measured.segments())
    )
    return Scores(
        name=name,
        metrics=measured.corpus(confidence),
        documents=_documents(segments, measured),
        segments=segments,
        terms=_term_scores(parallel, asked, verdicts) if known else None,
        aligned=bool(parallel.shapes),
    )


def _streams(references: References) -> Sequence[Sequence[str | None]]:
    if references and isinstance(references[0], str):
        return [references]  # type: ignore[list-item]
    return references


def _asked(parallel: Parallel, glossary: Glossary | None) -> list[tuple[Asked, ...]]:
    """Return the terms each segment asks for: those of its source, or of its reference where no source is known."""
    if glossary is None:
        return [()] * len(parallel.hypotheses)
    sources = parallel.sources or [None] * len(parallel.hypotheses)
    in_source = in_reference = None
    if any(source is not None for source in sources):
        from glossary.match import Matcher

        in_source = Matcher(glossary.terms)
    if None in sources:
        in_reference = ReferenceTerms(glossary.terms)
    asked: list[tuple[Asked, ...]] = []
    for source, reference in zip(sources, parallel.references[0], strict=True):
        if source is not None and in_source is not None:
            asked.append(from_matches(parted.find(source, in_source)))
        elif in_reference is not None:
            asked.append(in_reference.find(reference or ""))
    return asked


def _findings(parallel: Parallel, glossary: Glossary | None) -> list[tuple[Finding, ...]]:
    """Return the findings of each segment; one that the hypothesis lacks wholly is the alignment's matter."""
    from translate.checks import Unit, check

    sources = parallel.sources or [None] * len(parallel.hypotheses)
    present = [index for index, text in enumerate(parallel.hypotheses) if text or not parallel.shapes]
    units = [Unit(parallel.hypotheses[index], sources[index], index) for index in present]
    findings: list[list[Finding]] = [[] for _ in parallel.hypotheses]
    for finding in check(units, glossary):
        if finding.segment is not None:
            findings[finding.segment].append(finding)
    return [tuple(found) for found in findings]


def _documents(segments: Sequence[ScoredSegment], measured: Measured) -> tuple[DocumentScore, ...]:
    """Return a score a document, in order of first appearance of each run of segments."""
    result = []
    for name, run in groupby(segments, key=lambda segment: segment.document):
        members = list(run)
        total, exact, by_lemma = accuracy(verdict for segment in members for verdict in segment.terms)
        result.append(
            DocumentScore(
                name,
                len(members),
                measured.group(segment.index for segment in members),
                100.0 * (exact + by_lemma) / total if total else None,
                sum(len(segment.findings) for segment in members),
            )
        )
    return tuple(result)


def _term_scores(
    parallel: Parallel, asked: Sequence[tuple[Asked, ...]], verdicts: Sequence[tuple[TermVerdict, ...]]
) -> TermScores | None:
    """Return the glossary's figures, None when no term was met."""
    from translate.scoring.terms_wmt21 import term_weighted_ter, window_overlap

    total, exact, by_lemma = accuracy(verdict for found in verdicts for verdict in found)
    if not total:
        return None
    references = [reference or "" for reference in parallel.references[0]]
    rows = list(zip(asked, verdicts, parallel.hypotheses, references, strict=True))
    sources = parallel.sources or [None] * len(rows)
    own = [judge(want, reference, source or "") for (want, _, _, reference), source in zip(rows, sources, strict=True)]
    windows = {
        size: _mean(
            window_overlap(found, hypothesis, in_reference, reference, size)
            for (_, found, hypothesis, reference), in_reference in zip(rows, own, strict=True)
        )
        for size in (2, 3)
    }
    errors = [
        term_weighted_ter(hypothesis, reference, _places(in_reference))
        for (_, _, hypothesis, reference), in_reference in zip(rows, own, strict=True)
    ]
    _, own_exact, own_lemma = accuracy(verdict for found in own for verdict in found)
    return TermScores(
        basis="reference" if parallel.sources is None else "source",
        occurrences=total,
        found_exact=exact,
        found_lemma=by_lemma,
        accuracy=100.0 * (exact + by_lemma) / total,
        exact=100.0 * exact / total,
        consistency=consistency(_by_document(parallel.documents, verdicts)),
        ceiling=None if parallel.sources is None else 100.0 * (own_exact + own_lemma) / total,
        window2=windows[2],
        window3=windows[3],
        one_minus_term=100.0 * (1.0 - sum(errors) / len(errors)),
    )


def _places(verdicts: Iterable[TermVerdict]) -> list[tuple[int, int]]:
    return [
        (verdict.start, verdict.end)
        for verdict in verdicts
        if verdict.status is not TermStatus.MISSED and verdict.start is not None and verdict.end is not None
    ]


def _by_document(documents: Sequence[str], verdicts: Sequence[tuple[TermVerdict, ...]]) -> list[list[TermVerdict]]:
    return [
        [verdict for _, found in run for verdict in found]
        for _, run in groupby(zip(documents, verdicts, strict=True), key=lambda pair: pair[0])
    ]


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return 100.0 * sum(known) / len(known) if known else None
