"""Is B better than A, or is it chance: sacreBLEU's paired bootstrap (Koehn 2004) and approximate randomization.

Both tests are sacreBLEU's own `PairedTest`, with its numbers of trials and its seed, so that its command line
(`--paired-bs`, `--paired-ar`) gives the same p-values; statistics already extracted are handed to it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from translate.errors import InputError
from translate.scoring.metrics import Measured, MetricName
from translate.scoring.result import Scores

ALPHA = 0.05  # below it a difference is called real
BOOTSTRAP_TRIALS = 1000  # sacreBLEU's defaults
RANDOMIZATION_TRIALS = 10_000
TIE = 0.05  # chrF points within which two renderings of a segment count as equally good: half the printed digit


@dataclass(frozen=True, slots=True)
class MetricComparison:
    """One metric of a system against the baseline.

    `difference` is system minus baseline. `p_bootstrap` and `p_randomization` are the chances of a difference this
    large between equally good systems. `low` and `high` bound the system's score (95 %, bootstrap).
    """

    metric: MetricName
    baseline: float
    system: float
    difference: float
    p_bootstrap: float
    p_randomization: float
    low: float
    high: float
    signature_bootstrap: str
    signature_randomization: str
    differing: int  # segments that the two render otherwise

    @property
    def better(self) -> bool:
        """Whether the system's score is the better one, be it by chance or not."""
        return self.difference < 0 if self.metric.lower_is_better else self.difference > 0

    @property
    def p(self) -> float:
        """The larger p-value, but no less than an exact randomization can give: 2 / 2ⁿ where n segments differ.

        sacreBLEU counts only trials beyond the observed difference, so that of one segment p is nearly 0.
        """
        return max(self.p_bootstrap, self.p_randomization, min(1.0, 2.0 ** (1 - self.differing)))

    @property
    def significant(self) -> bool:
        """Whether both tests say that the difference is not chance, and enough segments differ to say so."""
        return self.difference != 0 and self.p < ALPHA


@dataclass(frozen=True, slots=True)
class SegmentDifference:
    """A segment that one system renders better, by `difference` points of chrF2 (system minus baseline)."""

    index: int
    difference: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A system against the baseline: metrics, and the segments won and lost (largest difference first)."""

    baseline: str
    system: str
    metrics: tuple[MetricComparison, ...]
    wins: tuple[SegmentDifference, ...]
    losses: tuple[SegmentDifference, ...]
    ties: int

    def of(self, metric: MetricName) -> MetricComparison:
        """Return the comparison by one metric."""
        return next(each for each in self.metrics if each.metric is metric)

    def in_words(self, metric: MetricName = MetricName.CHRF) -> str:
        """Say in one sentence which of the two is better, by how much, how surely, and on how many segments."""
        found = self.of(metric)
        count = f"it wins on {_segments(len(self.wins))}, loses on {len(self.losses)}, ties on {self.ties}"
        if found.difference == 0:
            return f"{self.system} and {self.baseline} have the same {metric.label}; {count}"
        points = f"{abs(found.difference):.1f} {metric.label.rstrip('2')} (p = {_p(found)})"
        if found.significant:
            return f"{self.system} is {'better' if found.better else 'worse'} by {points}; {count}"
        word = "ahead" if found.better else "behind"
        return f"{self.system} is not clearly different: {word} by {points}, which may be chance; {count}"

    def to_json(self) -> dict[str, Any]:
        """Return plain values for `entente score --compare --json`."""
        return {
            "baseline": self.baseline,
            "system": self.system,
            "words": self.in_words(),
            "metrics": [
                {
                    "name": each.metric.value,
                    "baseline": each.baseline,
                    "system": each.system,
                    "difference": each.difference,
                    "p_bootstrap": each.p_bootstrap,
                    "p_randomization": each.p_randomization,
                    "interval": [each.low, each.high],
                    "significant": each.significant,
                    "signature_bootstrap": each.signature_bootstrap,
                    "signature_randomization": each.signature_randomization,
                }
                for each in self.metrics
            ],
            "wins": [{"segment": each.index, "difference": round(each.difference, 4)} for each in self.wins],
            "losses": [{"segment": each.index, "difference": round(each.difference, 4)} for each in self.losses],
            "ties": self.ties,
        }


def compare(
    scores: Sequence[Scores],
    measured: Sequence[Measured] | None = None,
    *,
    bootstrap: int = BOOTSTRAP_TRIALS,
    randomization: int = RANDOMIZATION_TRIALS,
) -> tuple[Comparison, ...]:
    """Compare each system with the first one, on the same segments and references.

    `measured` are the statistics the scores were made of, if still at hand. Raises `InputError` when the systems were
    not scored on the same references. Memory grows as trials × segments (0.3 GB for 3,000 segments).
    """
    baseline = scores[0]
    for other in scores[1:]:
        if [segment.references for segment in other.segments] != [segment.references for segment in baseline.segments]:
            raise InputError(
                f"{other.name} and {baseline.name} were not scored on the same references",
                advice="score them in one command, so that they are aligned together",
            )
    measured = measured or [_measure(each) for each in scores]
    tests = {
        kind: _paired_test(kind, [each.name for each in scores], measured, trials)
        for kind, trials in (("bs", bootstrap), ("ar", randomization))
    }
    return tuple(_comparison(scores, number, tests) for number in range(1, len(scores)))


def _measure(scores: Scores) -> Measured:
    segments = scores.segments
    streams = [[segment.references[number] for segment in segments] for number in range(len(segments[0].references))]
    return Measured([segment.hypothesis for segment in segments], streams)


def _paired_test(kind: str, names: Sequence[str], measured: Sequence[Measured], trials: int) -> tuple[Any, Any]:
    """Run sacreBLEU's test; the "hypotheses" it is given are the numbers of systems whose statistics it gets back."""
    from sacrebleu.significance import PairedTest

    metrics = {metric.label: measured[0].remembering(metric, measured) for metric in MetricName}
    systems = [
        (f"{number}: {name}", _Numbered(number, each.size))
        for number, (name, each) in enumerate(zip(names, measured, strict=True))
    ]
    return PairedTest(systems, metrics, references=None, test_type=kind, n_samples=trials)()  # type: ignore[arg-type]


class _Numbered(list[str]):
    """Stands for the hypotheses of system `number`: as long as they are, but holding nothing."""

    def __init__(self, number: int, size: int) -> None:
        super().__init__([""] * size)
        self.number = number


def _comparison(scores: Sequence[Scores], number: int, tests: dict[str, tuple[Any, Any]]) -> Comparison:
    baseline, system = scores[0], scores[number]
    metrics = []
    differing = sum(
        before.hypothesis != after.hypothesis for before, after in zip(baseline.segments, system.segments, strict=True)
    )
    for metric in MetricName:
        (signatures, by_bootstrap), (ar_signatures, by_randomization) = tests["bs"], tests["ar"]
        found = by_bootstrap[metric.label][number]
        before = float(by_bootstrap[metric.label][0].score)
        # sacreBLEU calls a zero difference of equal systems significant (p = 1 / trials); here it is none.
        equal = float(found.score) == before
        metrics.append(
            MetricComparison(
                metric,
                before,
                float(found.score),
                float(found.score) - before,
                1.0 if equal else float(found.p_value),
                1.0 if equal else float(by_randomization[metric.label][number].p_value),
                float(found.mean - found.ci),
                float(found.mean + found.ci),
                str(signatures[metric.label]),
                str(ar_signatures[metric.label]),
                differing,
            )
        )
    differences = [
        SegmentDifference(after.index, after.figures.chrf - before.figures.chrf)
        for before, after in zip(baseline.segments, system.segments, strict=True)
    ]
    wins = sorted((each for each in differences if each.difference > TIE), key=lambda each: -each.difference)
    losses = sorted((each for each in differences if each.difference < -TIE), key=lambda each: each.difference)
    ties = len(differences) - len(wins) - len(losses)
    return Comparison(baseline.name, system.name, tuple(metrics), tuple(wins), tuple(losses), ties)


def _segments(count: int) -> str:
    return f"{count} segment" if count == 1 else f"{count} segments"


def _p(found: MetricComparison) -> str:
    """Return the p-value as papers print it: no zero before the point, never below its step."""
    return f"{found.p:.3f}".lstrip("0") if found.p < 1 else "1"
