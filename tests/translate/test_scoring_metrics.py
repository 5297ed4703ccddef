"""The figures are sacreBLEU's own, to the last digit its command line prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from translate.errors import InputError
from translate.scoring import MetricName, compare, score
from translate.scoring.metrics import Measured

REFERENCE = [
    "The board of directors dismissed its chief executive on Friday.",
    "Nobody had expected it.",
    "“We learned of it from the press,” said one of the engineers.",
    "Two days later, more than 700 of the 770 employees threatened to leave.",
    "The company is worth about $86 billion.",
    "What happens next is anyone's guess!",
]
SECOND = [
    "On Friday the directors fired the CEO.",
    "It came as a surprise to everyone.",
    "“We read about it in the papers,” an engineer said.",
    "Two days later over 700 of its 770 staff were threatening to go.",
    "The firm is valued at some 86 billion dollars.",
    "Nobody knows what will happen next!",
]
HYPOTHESIS = [
    "The administration council dismissed its director on Friday.",
    "Nobody expected it.",
    '"We have learned it in the press", says an engineer.',
    "More than 700 of the 770 employees threatened to leave two days later.",
    "The company is worth approximately 86 billion dollars.",
    "",
]
BETTER = [
    "The board of directors dismissed its director on Friday.",
    "Nobody had expected it.",
    "“We learned it in the press,” says one of the engineers.",
    "Two days later, more than 700 employees threatened to leave.",
    "The company is worth about 86 billion dollars.",
    "What happens next is a guess!",
]
OPTIONS = {
    MetricName.BLEU: ["-m", "bleu"],
    MetricName.CHRF: ["-m", "chrf"],
    MetricName.CHRF_PP: ["-m", "chrf", "--chrf-word-order", "2"],
    MetricName.TER: ["-m", "ter"],
}


def sacrebleu(folder: Path, *options: str, references: int = 1, systems: int = 1) -> str:
    """Run sacreBLEU's command line on the texts above."""
    for name, lines in (("ref", REFERENCE), ("ref2", SECOND), ("hyp", HYPOTHESIS), ("hyp2", BETTER)):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    names = [*["ref", "ref2"][:references], "-i", *["hyp", "hyp2"][:systems]]
    command = [sys.executable, "-m", "sacrebleu", *names, "-w", "10", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.mark.parametrize("metric", MetricName)
@pytest.mark.parametrize("references", [1, 2])
def test_a_corpus_score_and_its_signature_are_what_the_command_line_prints(
    tmp_path: Path, metric: MetricName, references: int
) -> None:
    scores = score(HYPOTHESIS, [REFERENCE, SECOND][:references], checks=False)
    mine = next(each for each in scores.metrics if each.metric is metric)
    printed = sacrebleu(tmp_path, *OPTIONS[metric], "-f", "text", references=references)
    assert printed.startswith(f"{metric.label}|{mine.signature} = {mine.value:.10f}")


@pytest.mark.parametrize("metric", MetricName)
def test_segment_scores_are_those_of_the_command_line_with_effective_order(tmp_path: Path, metric: MetricName) -> None:
    printed = sacrebleu(tmp_path, *OPTIONS[metric], "--sentence-level", "-b").split()
    mine = [segment.figures.of(metric) for segment in score(HYPOTHESIS, REFERENCE, checks=False).segments]
    assert [f"{value:.10f}" for value in mine] == printed


@pytest.mark.parametrize("metric", MetricName)
def test_a_confidence_interval_is_that_of_the_command_line(tmp_path: Path, metric: MetricName) -> None:
    scores = score(HYPOTHESIS, REFERENCE, checks=False, confidence=1000)
    mine = next(each for each in scores.metrics if each.metric is metric)
    printed = sacrebleu(tmp_path, *OPTIONS[metric], "--confidence", "-f", "text")
    assert mine.confidence is not None
    assert f"(μ = {mine.confidence.mean:.10f} ± {mine.confidence.half_width:.10f})" in printed
    assert mine.signature in printed


@pytest.mark.parametrize("option", ["--paired-bs", "--paired-ar"])
def test_p_values_are_those_of_the_command_line(tmp_path: Path, option: str) -> None:
    worse = score(HYPOTHESIS, REFERENCE, checks=False, name="hyp")
    better = score(BETTER, REFERENCE, checks=False, name="hyp2")
    (found,) = compare([worse, better])
    printed = sacrebleu(tmp_path, "-m", "bleu", "chrf", "ter", "-f", "text", option, systems=2)
    for metric in (MetricName.BLEU, MetricName.CHRF, MetricName.TER):
        each = found.of(metric)
        p_value = each.p_bootstrap if option == "--paired-bs" else each.p_randomization
        assert f"(p = {p_value:.4f})" in printed
        assert f"{each.system:.4f}"[:-2] in printed


def test_a_group_of_segments_scores_as_if_it_were_the_whole_text() -> None:
    measured = Measured(HYPOTHESIS, [REFERENCE])
    alone = score(HYPOTHESIS[2:5], REFERENCE[2:5], checks=False).figures
    assert measured.group([2, 3, 4]) == alone


def test_documents_are_scored_each_for_itself() -> None:
    scores = score(HYPOTHESIS, REFERENCE, documents=["a", "a", "a", "b", "b", "b"], checks=False)
    assert [(each.name, each.segments) for each in scores.documents] == [("a", 3), ("b", 3)]
    assert scores.documents[1].figures == score(HYPOTHESIS[3:], REFERENCE[3:], checks=False).figures


def test_equal_texts_score_a_hundred_and_no_edit() -> None:
    figures = score(REFERENCE, REFERENCE).figures
    assert (round(figures.bleu, 9), figures.chrf, figures.chrf_pp, figures.ter) == (100.0, 100.0, 100.0, 0.0)


@pytest.mark.parametrize(
    ("hypotheses", "references", "told"),
    [
        ([], ["x"], "nothing to score"),
        (["x"], [], "no reference"),
        (["x", "y"], ["x"], "2 segments and reference 1 has 1"),
    ],
)
def test_texts_that_cannot_be_compared_are_refused(hypotheses: list[str], references: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        score(hypotheses, references)


@pytest.mark.parametrize(("segments", "significant"), [(1, False), (5, False), (6, True)])
def test_few_segments_do_not_say_that_a_system_is_better(segments: int, significant: bool) -> None:
    references = [f"The board dismissed its CEO {number}." for number in range(segments)]
    worse, better = (
        score([f"The board {verb} its CEO {number}." for number in range(segments)], references, checks=False)
        for verb in ("threw", "dismissed")
    )
    (found,) = compare([worse, better])
    assert {metric.significant for metric in found.metrics} == {significant}
    assert ("not clearly different" in found.in_words()) is not significant
