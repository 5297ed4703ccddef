"""What scoring returns: frozen values, and the JSON made of them (schema in docs/schema-score.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.document import Finding
from translate.scoring.metrics import Figures, MetricName, MetricScore
from translate.scoring.terms import TermScores, TermStatus, TermVerdict

SCHEMA = "entente-score/1"  # a reader may rely on every field of docs/schema-score.md while the number stays


@dataclass(frozen=True, slots=True)
class ScoredSegment:
    """One unit of comparison: what was written, what should have been, and what was found.

    `shape` tells how many sentences of hypothesis and reference were put together (`1-1`, `2-1`, `0-1`: missing,
    `1-0`: added). A reference is None where that text has nothing for the segment.
    """

    index: int
    document: str
    hypothesis: str
    references: tuple[str | None, ...]
    figures: Figures
    source: str | None = None
    shape: str = "1-1"
    terms: tuple[TermVerdict, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def missed(self) -> int:
        """How many terms were missed."""
        return sum(verdict.status is TermStatus.MISSED for verdict in self.terms)


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The scores of one document; `terms` is its glossary accuracy, None without terms."""

    name: str
    segments: int
    figures: Figures
    terms: float | None
    findings: int


@dataclass(frozen=True, slots=True)
class Scores:
    """One hypothesis scored: the whole text, its documents, its segments."""

    name: str
    metrics: tuple[MetricScore, ...]
    documents: tuple[DocumentScore, ...]
    segments: tuple[ScoredSegment, ...]
    terms: TermScores | None = None
    aligned: bool = False
    comet: float | None = None

    @property
    def figures(self) -> Figures:
        """The four scores of the whole text."""
        return Figures(*(score.value for score in self.metrics))

    def value(self, name: str) -> float | None:
        """Return the figure a gate calls `name` (bleu, chrf, chrf++, ter, terms, consistency, comet), if known."""
        if name == "comet":
            return self.comet
        if name in {"terms", "consistency"}:
            if self.terms is None:
                return None
            return self.terms.accuracy if name == "terms" else self.terms.consistency
        return self.figures.of(MetricName(name))

    def to_json(self) -> dict[str, Any]:
        """Return what `entente score --json` prints, as plain values in a stable order."""
        return {
            "schema": SCHEMA,
            "name": self.name,
            "aligned": self.aligned,
            "metrics": [_metric(score) for score in self.metrics],
            "terms": _terms(self.terms),
            "comet": self.comet,
            "shapes": shapes(self.segments),
            "documents": [
                {
                    "name": document.name,
                    "segments": document.segments,
                    **_figures(document.figures),
                    "terms": _rounded(document.terms),
                    "findings": document.findings,
                }
                for document in self.documents
            ],
            "segments": [segment_json(segment) for segment in self.segments],
        }


def shapes(segments: tuple[ScoredSegment, ...]) -> dict[str, int]:
    """Return how many segments have each shape."""
    counts: dict[str, int] = {}
    for segment in segments:
        counts[segment.shape] = counts.get(segment.shape, 0) + 1
    return counts


def segment_json(segment: ScoredSegment) -> dict[str, Any]:
    """Return one segment as plain values."""
    return {
        "index": segment.index,
        "document": segment.document,
        "shape": segment.shape,
        "source": segment.source,
        "hypothesis": segment.hypothesis,
        "references": list(segment.references),
        **_figures(segment.figures),
        "terms": [
            {
                "term": verdict.term,
                "kind": verdict.kind.value,
                "asked": list(verdict.asked),
                "status": verdict.status.value,
                "rendered": verdict.rendered or None,
                "start": verdict.start,
                "end": verdict.end,
            }
            for verdict in segment.terms
        ],
        "findings": [finding_json(finding) for finding in segment.findings],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain values."""
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "segment": finding.segment,
        "start": finding.start,
        "end": finding.end,
    }


def _metric(score: MetricScore) -> dict[str, Any]:
    interval = score.confidence
    return {
        "name": score.metric.value,
        "label": score.metric.label,
        "score": score.value,
        "signature": score.signature,
        "confidence": None
        if interval is None
        else {"mean": interval.mean, "half_width": interval.half_width, "resamples": interval.resamples},
    }


def _terms(terms: TermScores | None) -> Mapping[str, Any] | None:
    if terms is None:
        return None
    return {
        "basis": terms.basis,
        "occurrences": terms.occurrences,
        "found_exact": terms.found_exact,
        "found_lemma": terms.found_lemma,
        "accuracy": terms.accuracy,
        "exact": terms.exact,
        "consistency": terms.consistency,
        "ceiling": terms.ceiling,
        "window2": terms.window2,
        "window3": terms.window3,
        "one_minus_term": terms.one_minus_term,
    }


def _figures(figures: Figures) -> dict[str, float | None]:
    return {name.value: _rounded(figures.of(name)) for name in MetricName}


def _rounded(value: float | None) -> float | None:
    """Four decimals for documents and segments; the whole text's scores keep every digit."""
    return None if value is None else round(value, 4)
