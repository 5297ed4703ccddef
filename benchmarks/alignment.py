"""How well sentences are aligned: F1 of whole beads, and the score after alignment beside the true one.

    python benchmarks/alignment.py REFERENCE [HYPOTHESIS]

REFERENCE holds one English sentence a line. Without HYPOTHESIS it is garbled as a poor translator might (of every
hundred words 15 dropped, 15 replaced); with one (a real translation, line by line) that is taken. Either is then joined
(10 %), cut (10 %) and dropped (5 %) with fixed seeds and aligned again.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "translate"))

from test_align import f1, garble, joined

from translate.scoring import align, align_texts, score, score_parallel

SEEDS = (1, 2, 3)


def main(reference: str, hypothesis: str = "") -> None:
    """Print one line a seed."""
    right = Path(reference).read_text(encoding="utf-8").splitlines()
    given = Path(hypothesis).read_text(encoding="utf-8").splitlines() if hypothesis else right
    for seed in SEEDS:
        text, beads = garble(given, seed, 0.0 if hypothesis else 0.3)
        start = time.process_time()
        found = align(text, right)
        spent = time.process_time() - start
        aligned = score_parallel(align_texts(text, [right]), checks=False).figures.bleu
        true = score(*joined(text, right, beads), checks=False).figures.bleu
        print(
            f"seed {seed}: F1 {f1(found, beads):.4f}, BLEU {aligned:.2f} (true {true:.2f}), {spent:.1f} s of one core"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
