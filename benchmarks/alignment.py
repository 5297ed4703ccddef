"""How well sentences are aligned: F1 of whole beads, the score after alignment beside the true one, and the time.

    python benchmarks/alignment.py REFERENCE [--source FRENCH] [--model NAME|PATH] [--seeds 3]

REFERENCE holds one English sentence a line and FRENCH its source, line by line. The reference is garbled as a poor
translator might (of every hundred words 15 dropped, 15 replaced), the source is left as it is; either is then joined
(10 % of the sentences with the next), cut (10 %) and dropped (5 %) with fixed seeds and aligned with the reference
again. With `--model` the source is also aligned with the help of that model's translation.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

from translate.scoring import Bead, Hints, align, align_source, align_texts, score, score_parallel

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]
NOISE = 0.3  # of the words dropped or replaced


def garble(sentences: Sequence[str], seed: int, noise: float = NOISE) -> tuple[list[str], Beads]:
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
    """Return both texts side by side as the beads have them."""
    return (
        [" ".join(texts[index] for index in left) for left, _ in beads],
        [" ".join(other[index] for index in right) for _, right in beads],
    )


def hypothesis(reference: Sequence[str], seed: int, noise: float) -> None:
    """Print how a garbled reference is aligned with itself."""
    text, beads = garble(reference, seed, noise)
    start, wall = time.process_time(), time.perf_counter()
    found = align(text, reference)
    spent, passed = time.process_time() - start, time.perf_counter() - wall
    aligned = score_parallel(align_texts(text, [reference]), checks=False).figures.bleu
    true = score(*joined(text, reference, beads), checks=False).figures.bleu
    print(
        f"hypothesis, {100 * noise:.0f} % of words garbled, seed {seed}: F1 {f1(found, beads):.4f}, "
        f"BLEU {aligned:.2f} (true {true:.2f}), {spent:.1f} s of one core, {passed:.1f} s passed",
        flush=True,
    )


def source(french: Sequence[str], reference: Sequence[str], seed: int, model: str | None) -> None:
    """Print how a source is aligned with the reference, and what a model adds."""
    text, beads = garble(french, seed, 0.0)
    start = time.process_time()
    found = align_source(text, reference)
    spent = time.process_time() - start
    print(f"source, seed {seed}: F1 {f1(found, beads):.4f}, {spent:.1f} s of one core", flush=True)
    if model is None:
        return
    from translate.pipeline import load_engine
    from translate.scoring.hints import from_model

    start = time.perf_counter()
    hints = from_model(text, load_engine(model or None, beam=1))
    passed = time.perf_counter() - start
    found = align_source(text, reference, Hints(english=hints.english))
    print(f"source with the model, seed {seed}: F1 {f1(found, beads):.4f}, translated in {passed:.0f} s", flush=True)


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--source", type=Path, help="French, line by line with the reference")
    parser.add_argument("--model", nargs="?", const="", help="package that translates the source")
    parser.add_argument("--noise", type=float, default=NOISE, help="share of words dropped or replaced")
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    reference = options.reference.read_text(encoding="utf-8").splitlines()
    for seed in range(1, options.seeds + 1):
        hypothesis(reference, seed, options.noise)
        if options.source is not None:
            source(options.source.read_text(encoding="utf-8").splitlines(), reference, seed, options.model)


if __name__ == "__main__":
    main()
