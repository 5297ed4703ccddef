"""A French source aligned with its English: by length, names, numbers, cognates, and words known to translate.

The words come from what is at hand: a glossary, a translation memory, a translation of the source by the model, and
always from the two texts themselves. These are aligned once, words that keep meeting in aligned sentences are taken to
translate each other (Dice's coefficient), and the texts are aligned again with them, as hunalign does (Varga et al.
2005).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from translate.scoring.alignment import TWO_LANGUAGES, WORD, Bead, align

Lexicon = Mapping[str, Collection[str]]

MEETINGS = 2  # how often two words must meet
DICE = 0.2  # and how exclusively
ROUNDS = 2  # of learning and aligning again; the second still mends a few beads
SHORT = 1000  # sentences from which on one round must do
LONGEST = 60  # words of a sentence that are counted


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about how the source's words are rendered.

    `lexicon` maps lower-case French words to English ones; `english` is a rendering of each sentence of the source,
    empty where there is none.
    """

    lexicon: Lexicon = field(default_factory=dict)
    english: Sequence[str] = ()


def align_source(source: Sequence[str], reference: Sequence[str], hints: Hints | None = None) -> tuple[Bead, ...]:
    """Return the beads that cover every sentence of a French and an English text once, in order."""
    hints = hints or Hints()
    words = [f"{english} {french}" for english, french in zip(hints.english or [""] * len(source), source, strict=True)]
    beads = align(source, reference, hints.lexicon, weights=TWO_LANGUAGES, words=words)
    for _ in range(ROUNDS if len(source) < SHORT else 1):
        met = learnt(
            (" ".join(words[index] for index in bead.left), " ".join(reference[index] for index in bead.right))
            for bead in beads
            if bead.left and bead.right
        )
        lexicon = {**met, **hints.lexicon}
        beads = align(source, reference, lexicon, weights=TWO_LANGUAGES, words=words, near=beads)
    return beads


def learnt(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return for words of the first texts the word of the second that they meet most exclusively."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for first, second in pairs:
        here, there = set(WORD.findall(first.lower())[:LONGEST]), set(WORD.findall(second.lower())[:LONGEST])
        left.update(here)
        right.update(there)
        both.update((one, other) for one in here for other in there)
    best: dict[str, tuple[float, str]] = {}
    for (one, other), count in both.items():
        dice = 2 * count / (left[one] + right[other])
        if count >= MEETINGS and dice >= DICE:
            best[one] = max(best.get(one, (0.0, "")), (dice, other))
    return {word: [other] for word, (_, other) in best.items()}
