"""Where a text is good and where it is not: scores by length, by terms, by document, by kind of finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from translate.scoring.metrics import Figures, Measured, MetricName
from translate.scoring.result import ScoredSegment, Scores

LENGTHS = (10, 20, 30, 40)  # words of the reference; compare-mt's buckets, in tens


@dataclass(frozen=True, slots=True)
class Bucket:
    """Segments that have something in common, scored together; `difference` is chrF2 over the baseline's, if any."""

    label: str
    segments: int
    figures: Figures
    difference: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "label": self.label,
            "segments": self.segments,
            **{name.value: round(self.figures.of(name), 4) for name in MetricName},
            "difference": None if self.difference is None else round(self.difference, 4),
        }


Divisions = tuple[tuple[str, tuple[Bucket, ...]], ...]  # what is divided by, and the buckets


def divisions_json(divisions: Divisions) -> list[dict[str, Any]]:
    """Return plain values."""
    return [{"by": title, "buckets": [bucket.to_json() for bucket in buckets]} for title, buckets in divisions]


def breakdown(scores: Scores, measured: Measured, baseline: Measured | None = None) -> Divisions:
    """Return the buckets of each division that divides: reference length, terms, document, finding.

    With the statistics of a `baseline`, each bucket tells how far it is ahead.
    """
    divisions: tuple[tuple[str, Callable[[ScoredSegment], Iterable[str]]], ...] = (
        ("words of reference", lambda segment: [_length(segment)]),
        ("glossary terms", lambda segment: [_terms(segment)]),
        ("document", lambda segment: [segment.document]),
        ("finding", lambda segment: sorted({finding.check for finding in segment.findings}) or ["none"]),
    )
    result = []
    for title, labels in divisions:
        groups: dict[str, list[int]] = {}
        for segment in scores.segments:
            for label in labels(segment):
                groups.setdefault(label, []).append(segment.index)
        if len(groups) > 1:
            order = [_length_label(place) for place in range(len(LENGTHS) + 1)] if title.startswith("words") else []
            keys = sorted(groups, key=order.index) if order else list(groups)
            result.append((title, tuple(_bucket(key, groups[key], measured, baseline) for key in keys)))
    return tuple(result)


def _bucket(label: str, indices: Sequence[int], measured: Measured, baseline: Measured | None) -> Bucket:
    figures = measured.group(indices)
    before = None if baseline is None else baseline.group(indices)
    return Bucket(label, len(indices), figures, None if before is None else figures.chrf - before.chrf)


def _length(segment: ScoredSegment) -> str:
    words = len((segment.references[0] or "").split())
    return _length_label(sum(words > bound for bound in LENGTHS))


def _length_label(place: int) -> str:
    if place == 0:
        return f"1–{LENGTHS[0]}"
    if place == len(LENGTHS):
        return f"over {LENGTHS[-1]}"
    return f"{LENGTHS[place - 1] + 1}–{LENGTHS[place]}"


def _terms(segment: ScoredSegment) -> str:
    if not segment.terms:
        return "no term"
    return "term missed" if segment.missed else "all terms kept"
