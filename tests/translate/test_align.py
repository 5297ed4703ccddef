"""Sentences that do not correspond one to one are put side by side."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.scoring import align, align_systems, align_texts, alignment, score, score_parallel
from translate.scoring.alignment import Bead

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]
SEED = 2013


def garble(sentences: Sequence[str], seed: int, noise: float = 0.3) -> tuple[list[str], Beads]:
    """Return what a poor translator might make of a text, with the true beads.

    Of every hundred words `100 * noise` are dropped or replaced; 10 % of the sentences are joined with the next, 10 %
    cut in two, 5 % dropped.
    """
    chance = random.Random(seed)
    words = [word for sentence in sentences[:500] for word in sentence.split()]

    def rough(sentence: str) -> str:
        kept = []
        for word in sentence.split():
            draw = chance.random()
            if draw >= noise / 2:
                kept.append(word if draw >= noise else chance.choice(words))
        return " ".join(kept) or "yes"

    garbled: list[str] = []
    beads: Beads = []
    index = 0
    while index < len(sentences):
        draw, here = chance.random(), len(garbled)
        if draw < 0.10 and index + 1 < len(sentences):
            beads.append(((here,), (index, index + 1)))
            garbled.append(f"{rough(sentences[index])} {rough(sentences[index + 1])}")
            index += 2
            continue
        pieces = [rough(sentences[index])]
        if 0.10 <= draw < 0.20 and len(pieces[0].split()) >= 4:
            parts = pieces[0].split()
            cut = chance.randrange(2, len(parts) - 1)
            pieces = [" ".join(parts[:cut]), " ".join(parts[cut:])]
        elif 0.20 <= draw < 0.25:
            pieces = []
        beads.append((tuple(range(here, here + len(pieces))), (index,)))
        garbled += pieces
        index += 1
    return garbled, beads


def f1(found: Sequence[Bead], true: Beads) -> float:
    """Return the F1 of whole beads; those with nothing on one side do not count."""
    mine = {(bead.left, bead.right) for bead in found if bead.left and bead.right}
    right = {bead for bead in true if bead[0] and bead[1]}
    return 2 * len(mine & right) / (len(mine) + len(right))


def joined(texts: Sequence[str], other: Sequence[str], beads: Beads) -> tuple[list[str], list[str]]:
    return (
        [" ".join(texts[index] for index in left) for left, _ in beads],
        [" ".join(other[index] for index in right) for _, right in beads],
    )


CASES = [
    ("equal texts", ["One cat.", "Two dogs."], ["One cat.", "Two dogs."], ["1-1", "1-1"]),
    (
        "two sentences made one",
        ["The council met on Friday evening and dismissed its director, who left the building at once."],
        ["The council met on Friday evening.", "It dismissed its director, who left the building at once."],
        ["1-2"],
    ),
    (
        "a sentence cut in two",
        ["The council met on Friday evening.", "It dismissed its director, who left the building at once."],
        ["The council met on Friday evening and dismissed its director, who left the building at once."],
        ["2-1"],
    ),
    (
        "a sentence missing",
        ["The first train leaves at six.", "Nobody waits for the night bus any more."],
        ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus any more."],
        ["1-1", "0-1", "1-1"],
    ),
    (
        "a sentence added",
        ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus any more."],
        ["The first train leaves at six.", "Nobody waits for the night bus any more."],
        ["1-1", "1-0", "1-1"],
    ),
    ("nothing on the left", [], ["One.", "Two."], ["0-1", "0-1"]),
    ("nothing at all", [], [], []),
]


@pytest.mark.parametrize(("left", "right", "shapes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_beads_have_the_shape_of_what_was_joined_cut_or_lost(
    left: list[str], right: list[str], shapes: list[str]
) -> None:
    assert [bead.shape for bead in align(left, right)] == shapes


@given(
    st.lists(st.text("abc de.", max_size=30), max_size=12),
    st.lists(st.text("abc de.", max_size=30), max_size=12),
)
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_in_exactly_one_bead_and_in_order(left: list[str], right: list[str]) -> None:
    beads = align(left, right)
    assert [index for bead in beads for index in bead.left] == list(range(len(left)))
    assert [index for bead in beads for index in bead.right] == list(range(len(right)))


def test_the_banded_search_for_long_texts_finds_what_the_full_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:

    sentences = _sentences(300)
    garbled, _ = garble(sentences, SEED)
    full = align(garbled, sentences)
    monkeypatch.setattr(alignment, "FULL_CELLS", 0)
    monkeypatch.setattr(alignment, "BAND", 40)
    assert align(garbled, sentences) == full


def test_a_long_passage_missing_on_one_side_does_not_break_the_band(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(alignment, "FULL_CELLS", 0)
    monkeypatch.setattr(alignment, "BAND", 20)
    sentences = _sentences(300)
    beads = align([*sentences[:40], *sentences[260:]], sentences)
    assert sum(bead.shape == "1-1" for bead in beads) == 80
    assert sum(bead.shape == "0-1" for bead in beads) == 220


def test_a_source_is_aligned_by_names_numbers_and_cognates() -> None:
    french = [
        "Mira Murati devient PDG par intérim.",
        "Il démissionne le 17 novembre.",
        "Plus de 700 des 770 salariés menacent de partir.",
    ]
    english = [
        "Mira Murati became interim CEO and he resigned on November 17.",
        "More than 700 of the 770 employees threatened to leave.",
    ]
    assert [bead.shape for bead in align(french, english, {"démissionne": ["resigned"]})] == ["2-1", "1-1"]


def test_all_systems_share_their_units() -> None:
    reference = ["The council met on Friday evening.", "It dismissed its director, who left at once.", "Nobody knew."]
    one = ["The council met on Friday evening and it dismissed its director, who left at once.", "Nobody knew."]
    other = ["On Friday evening the council met.", "It dismissed its director, who left at once.", "Nobody knew why."]
    first, second = align_systems([one, other], [reference])
    assert first.references == second.references
    assert [len(text.split(". ")) for text in second.hypotheses] == [2, 1]
    assert first.shapes == ("1-2", "1-1")
    assert second.shapes == ("2-2", "1-1")


def test_a_missing_sentence_stands_empty_against_its_reference() -> None:
    reference = ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus."]
    aligned = align_texts([reference[0], reference[2]], [reference])
    assert aligned.hypotheses == (reference[0], "", reference[2])
    assert aligned.references == (tuple(reference),)


def test_a_further_reference_that_lacks_a_sentence_is_none_there() -> None:
    reference = ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus."]
    aligned = align_texts(reference, [reference, [reference[0], reference[2]]])
    assert aligned.references[1] == (reference[0], None, reference[2])
    assert score_parallel(aligned).figures.chrf == 100.0


def test_a_garbled_corpus_is_aligned_and_scores_as_if_it_had_been_aligned_by_hand() -> None:
    sentences = _corpus()
    garbled, true = garble(sentences, SEED)
    assert f1(align(garbled, sentences), true) >= 0.97
    aligned = score_parallel(align_texts(garbled, [sentences]), checks=False).figures.bleu
    assert abs(aligned - score(*joined(garbled, sentences, true), checks=False).figures.bleu) < 0.5


def test_the_news_test_is_aligned_and_scores_as_if_it_had_been_aligned_by_hand(shared: Path) -> None:
    lines = (shared / "eval" / "newstest2013.en").read_text(encoding="utf-8").splitlines()[:1000]
    garbled, true = garble(lines, SEED)
    assert f1(align(garbled, lines), true) >= 0.97
    aligned = score_parallel(align_texts(garbled, [lines]), checks=False).figures.bleu
    assert abs(aligned - score(*joined(garbled, lines, true), checks=False).figures.bleu) < 0.5


def _corpus() -> list[str]:
    folder = Path(__file__).resolve().parents[2] / "corpus"
    return [
        line
        for path in sorted(folder.glob("*.en.txt"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]


def _sentences(count: int) -> list[str]:
    return _corpus()[:count]
