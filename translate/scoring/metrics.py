"""BLEU, chrF2, chrF2++ and TER, computed by sacreBLEU (Post 2018) and by nothing else.

The statistics of every segment are extracted once; corpus, document and segment scores are all added up from them,
so that they can never disagree. Settings are the defaults of sacreBLEU's command line: BLEU with 13a tokens and
exponential smoothing (Papineni et al. 2002), chrF with six character and no word n-grams (Popović 2015), chrF++
with two word n-grams (Popović 2017), TER without normalisation and regardless of case (Snover et al. 2006).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from translate.errors import InputError

CONFIDENCE_RESAMPLES = 1000  # sacreBLEU's own default (Koehn 2004)


class MetricName(StrEnum):
    """The metrics, by the names used in gates and JSON."""

    BLEU = "bleu"
    CHRF = "chrf"
    CHRF_PP = "chrf++"
    TER = "ter"

    @property
    def label(self) -> str:
        """The name as papers and sacreBLEU print it."""
        return {"bleu": "BLEU", "chrf": "chrF2", "chrf++": "chrF2++", "ter": "TER"}[self.value]

    @property
    def lower_is_better(self) -> bool:
        """Whether a smaller value is the better one."""
        return self is MetricName.TER


@dataclass(frozen=True, slots=True)
class Figures:
    """The four scores of one text: BLEU, chrF2 and chrF2++ from 0 to 100, TER from 0 (equal) upwards, in percent."""

    bleu: float
    chrf: float
    chrf_pp: float
    ter: float

    def of(self, metric: MetricName) -> float:
        """Return the score of one metric."""
        return float(getattr(self, metric.name.lower()))


@dataclass(frozen=True, slots=True)
class Confidence:
    """A 95 % interval by bootstrap resampling: `mean` ± `half_width` over `resamples` draws."""

    mean: float
    half_width: float
    resamples: int


@dataclass(frozen=True, slots=True)
class MetricScore:
    """One metric of the whole text with the signature that lets anyone compute it again."""

    metric: MetricName
    value: float
    signature: str
    confidence: Confidence | None = None


class Measured:
    """The statistics of one hypothesis against its references, ready to be added up in any grouping."""

    def __init__(self, hypotheses: Sequence[str], references: Sequence[Sequence[str | None]]) -> None:
        check_parallel(hypotheses, references)
        self.size = len(hypotheses)
        self._metrics = sacrebleu_metrics()
        self._statistics = {
            name: metric._extract_corpus_statistics(hypotheses, references) for name, metric in self._metrics.items()
        }
        self._sentence_bleu = sacrebleu_metrics(effective_order=True)[MetricName.BLEU]

    def corpus(self, confidence: int = 0) -> tuple[MetricScore, ...]:
        """Return the four scores of the whole text.

        `confidence` resamples (0: none) give the interval; the random seed is sacreBLEU's (12345, or
        the environment's SACREBLEU_SEED), so the figures repeat.
        """
        return tuple(self._corpus_score(name, metric, confidence) for name, metric in self._metrics.items())

    def _corpus_score(self, name: MetricName, metric: Any, confidence: int) -> MetricScore:
        statistics = self._statistics[name]
        total = metric._aggregate_and_compute(statistics)
        interval = None
        if confidence > 1:
            from sacrebleu.significance import _bootstrap_resample

            metric.n_bootstrap = confidence
            metric.seed, samples = _bootstrap_resample(statistics, metric, confidence)
            total.estimate_ci(samples)
            interval = Confidence(float(total._mean), float(total._ci), confidence)
        return MetricScore(name, float(total.score), str(metric.get_signature()), interval)

    def group(self, indices: Iterable[int]) -> Figures:
        """Return the scores of some of the segments taken together, as if they were the whole text."""
        chosen = list(indices)
        values = [
            metric._aggregate_and_compute([self._statistics[name][index] for index in chosen]).score
            for name, metric in self._metrics.items()
        ]
        return Figures(*values)

    def segments(self) -> tuple[Figures, ...]:
        """Return the scores of each segment alone; BLEU with effective order, as sacreBLEU does for sentences."""
        return tuple(self._segment(index) for index in range(self.size))

    def _segment(self, index: int) -> Figures:
        metrics = {**self._metrics, MetricName.BLEU: self._sentence_bleu}
        return Figures(
            *(metrics[name]._compute_score_from_stats(self._statistics[name][index]).score for name in MetricName)
        )

    def remembering(self, name: MetricName, systems: Sequence[Measured]) -> Any:
        """Return the sacreBLEU metric for `PairedTest`: asked for the statistics of system `n`, it gives those of
        ``systems[n]`` instead of extracting them again (TER takes seconds). The system is told by the attribute
        `number` of the hypotheses passed."""
        metric = sacrebleu_metrics()[name]
        metric.num_refs = self._metrics[name].num_refs
        metric._extract_corpus_statistics = lambda hypotheses, _references: systems[hypotheses.number]._statistics[name]
        return metric


def sacrebleu_metrics(effective_order: bool = False) -> dict[MetricName, Any]:
    """Return fresh sacreBLEU metric objects, one a metric, in the order of `MetricName`."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    return {
        MetricName.BLEU: BLEU(effective_order=effective_order, force=True),
        MetricName.CHRF: CHRF(),
        MetricName.CHRF_PP: CHRF(word_order=2),
        MetricName.TER: TER(),
    }


def check_parallel(hypotheses: Sequence[str], references: Sequence[Sequence[str | None]]) -> None:
    """Raise `InputError` unless there is something to score and each reference has a line for each hypothesis."""
    if not hypotheses:
        raise InputError("there is nothing to score", advice="the hypothesis has no segment")
    if not references:
        raise InputError("there is no reference to score against", advice="give at least one")
    for number, reference in enumerate(references, 1):
        if len(reference) != len(hypotheses):
            raise InputError(
                f"the hypothesis has {len(hypotheses)} segments and reference {number} has {len(reference)}",
                advice="align them first: translate.scoring.align_texts, or `entente score`, which does so by itself",
            )
