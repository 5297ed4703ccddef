"""Scoring: how good a translation is, against any reference, and whether it is really better."""

from translate.scoring.alignment import Bead, align
from translate.scoring.bilingual import Hints, align_source
from translate.scoring.evaluate import score, score_parallel
from translate.scoring.metrics import Confidence, Figures, MetricName, MetricScore
from translate.scoring.parallel import Parallel, align_systems, align_texts
from translate.scoring.result import DocumentScore, ScoredSegment, Scores
from translate.scoring.significance import Comparison, MetricComparison, compare
from translate.scoring.terms import TermScores, TermStatus, TermVerdict

__all__ = [
    "Bead",
    "Comparison",
    "Confidence",
    "DocumentScore",
    "Figures",
    "Hints",
    "MetricComparison",
    "MetricName",
    "MetricScore",
    "Parallel",
    "ScoredSegment",
    "Scores",
    "TermScores",
    "TermStatus",
    "TermVerdict",
    "align",
    "align_source",
    "align_systems",
    "align_texts",
    "compare",
    "score",
    "score_parallel",
]
