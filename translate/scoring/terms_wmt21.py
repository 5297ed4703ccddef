"""The two context-aware terminology metrics of the WMT21 terminology task (Alam et al. 2021, arXiv 2106.11891).

**Window overlap.** For a term rendered alike in reference and hypothesis, the `n` words before and after it (no
punctuation) are compared: the share of the reference's that the hypothesis has too. Occurrences are paired greedily,
best first; a segment's figure is the mean over its pairs, 0 where the hypothesis lacks the term; the text's figure is
the mean over segments whose reference has a term.

**1 − TERm.** Translation edit rate in which an edit of a reference word that belongs to a term costs 2: substituting
it or leaving it out. Inserting a word and shifting a phrase cost 1 as ever. Shifts are chosen by sacreBLEU's TER; the
sum of costs is divided by the number of reference words, and the text's figure is 1 minus the mean over its segments.
With no term in the reference it is plain TER.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from translate.scoring.terms import TermStatus, TermVerdict

TERM_COST = 2  # the weight of an edit of a term's word: the task's evaluation script passes 2

Span = tuple[int, int]
_WORD = re.compile(r"[^\W_]+(?:[-.&'’][^\W_]+)*")


def window_overlap(
    verdicts: Sequence[TermVerdict], hypothesis: str, in_reference: Sequence[TermVerdict], reference: str, window: int
) -> float | None:
    """Return the overlap of one segment, 0 to 1; None when its reference has no term.

    `in_reference` are the verdicts of the same terms on the reference.
    """
    wanted = _spans(in_reference)
    if not wanted:
        return None
    found = _spans(verdicts)
    pairs = sorted(
        (
            (-_overlap(_around(reference, ref_span, window), _around(hypothesis, hyp_span, window)), i, j)
            for i, (term, ref_span) in enumerate(wanted)
            for j, (other, hyp_span) in enumerate(found)
            if term == other
        )
    )
    used_reference, used_hypothesis, values = set[int](), set[int](), []
    for value, i, j in pairs:
        if i not in used_reference and j not in used_hypothesis:
            used_reference.add(i)
            used_hypothesis.add(j)
            values.append(-value)
    return sum(values) / len(values) if values else 0.0


def _spans(verdicts: Iterable[TermVerdict]) -> list[tuple[str, Span]]:
    return [
        (verdict.term, (verdict.start, verdict.end))
        for verdict in verdicts
        if verdict.status is not TermStatus.MISSED and verdict.start is not None and verdict.end is not None
    ]


def _around(text: str, span: Span, window: int) -> list[str]:
    before = _WORD.findall(text[: span[0]])[-window:]
    after = _WORD.findall(text[span[1] :])[:window]
    return [word.casefold() for word in (*before, *after)]


def _overlap(reference: Sequence[str], hypothesis: Sequence[str]) -> float:
    if not reference:
        return 0.0
    return (Counter(reference) & Counter(hypothesis)).total() / len(reference)


def term_weighted_ter(hypothesis: str, reference: str, term_spans: Iterable[Span]) -> float:
    """Return TERm of one segment, 0 (equal) upwards; `term_spans` are the terms' offsets into the reference."""
    from sacrebleu.metrics.ter import TER

    tokenize = TER().tokenizer
    reference_words, costs = _weighted_words(reference, list(term_spans), tokenize)
    hypothesis_words = tokenize(hypothesis.rstrip()).split()
    if not reference_words:
        return 1.0 if hypothesis_words else 0.0
    shifts, shifted = _shifted(hypothesis_words, reference_words)
    return (shifts + _weighted_distance(shifted, reference_words, costs)) / len(reference_words)


def _weighted_words(
    reference: str, spans: Sequence[Span], tokenize: Callable[[str], str]
) -> tuple[list[str], list[int]]:
    """Return the reference's words as TER sees them and what an edit of each costs."""
    words, costs = [], []
    for match in re.finditer(r"\S+", reference):
        inside = any(start < match.end() and match.start() < end for start, end in spans)
        for word in tokenize(match.group()).split():
            words.append(word)
            costs.append(TERM_COST if inside else 1)
    return words, costs


def _shifted(hypothesis: list[str], reference: list[str]) -> tuple[int, list[str]]:
    """Return how many phrase shifts TER makes, and the hypothesis after them (sacreBLEU's own search)."""
    import sacrebleu.metrics.lib_ter as lib_ter

    cached = lib_ter.BeamEditDistance(reference)
    shifts, words, checked = 0, hypothesis, 0
    while True:
        gain, candidate, checked = lib_ter._shift(words, reference, cached, checked)
        if checked >= lib_ter._MAX_SHIFT_CANDIDATES or gain <= 0:
            return shifts, words
        shifts, words = shifts + 1, candidate


def _weighted_distance(hypothesis: Sequence[str], reference: Sequence[str], costs: Sequence[int]) -> int:
    """Return the least cost of edits from hypothesis to reference, each reference word with its own cost."""
    row = [0]
    for cost in costs:
        row.append(row[-1] + cost)
    for word in hypothesis:
        previous, row = row, [row[0] + 1]
        for index, (wanted, cost) in enumerate(zip(reference, costs, strict=True)):
            replaced = previous[index] + (0 if word == wanted else cost)
            row.append(min(replaced, previous[index + 1] + 1, row[index] + cost))
    return row[-1]
