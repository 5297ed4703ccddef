"""What a vocabulary shortlist (CTranslate2's `vmap`) would gain and cost.

    python benchmarks/shortlist.py SOURCE REFERENCE FRENCH ENGLISH [--model NAME|PATH] [--lines N] [--pairs N]

A decoder multiplies every state with the whole vocabulary; a shortlist names for each piece of the source the few
pieces that may translate it, and only those are tried. Here it is made from the parallel text FRENCH and ENGLISH: IBM
model 1 (Brown et al. 1993), `EACH` best pieces for a piece, and the `COMMON` most frequent for all. Printed are BLEU,
chrF2 and words per CPU second of one thread, with and without, by beam 4 and greedy; and how many sentences come out
otherwise when they are decoded in other company. CTranslate2 gives a batch one shortlist, the union of its sentences',
so what is written for a sentence depends on its neighbours: Entente promises that it does not.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from sacrebleu.metrics import BLEU, CHRF

from translate.engine import find_package
from translate.engine.package import SENTENCEPIECE

EACH = 20  # pieces for each piece of the source
COMMON = 100  # pieces that are always tried
ROUNDS = 3  # of expectation and maximisation


def shortlist(french: list[list[str]], english: list[list[str]]) -> dict[str, list[str]]:
    """Return the likeliest target pieces of each source piece; "" has the common ones."""
    chance: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(lambda: 1e-3))
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for source, target in zip(french, english, strict=True):
            for piece in target:
                known = [(other, chance[other][piece]) for other in set(source)]
                whole = sum(value for _, value in known)
                for other, value in known:
                    counts[other][piece] += value / whole
        chance = defaultdict(lambda: defaultdict(lambda: 1e-9))
        for other, row in counts.items():
            whole = sum(row.values())
            chance[other].update((piece, value / whole) for piece, value in row.items())
    best = {other: sorted(row, key=lambda piece: -row[piece])[:EACH] for other, row in chance.items()}
    often = Counter(piece for target in english for piece in target)
    return {"": [piece for piece, _ in often.most_common(COMMON)], **best}


def main() -> None:
    """Measure and print."""
    import ctranslate2
    import sentencepiece

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("source", "reference", "french", "english"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--model", help="package to translate with; the embedded one by default")
    parser.add_argument("--lines", type=int, default=400)
    parser.add_argument("--pairs", type=int, default=15_000)
    options = parser.parse_args()
    package = find_package(options.model)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(package.path / SENTENCEPIECE))

    def pieces(file: Path, lines: int) -> list[list[str]]:
        with file.open(encoding="utf-8") as handle:
            texts = [line.rstrip("\n") for line, _ in zip(handle, range(lines), strict=False)]
        found: list[list[str]] = processor.encode(texts, out_type=str)
        return found

    table = shortlist(pieces(options.french, options.pairs), pieces(options.english, options.pairs))
    sources = pieces(options.source, options.lines)
    references = options.reference.read_text("utf-8").splitlines()[: options.lines]
    words = sum(len(line.split()) for line in options.source.read_text("utf-8").splitlines()[: options.lines])
    print(f"{package.title}, {len(sources)} sentences\n{'':<22}   BLEU  chrF2   words/s   other in other company")
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(package.path / "model", Path(folder) / "model")
        rows = [f"{source}\t{' '.join(targets)}" for source, targets in table.items()]
        (copy / "vmap.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
        model = ctranslate2.Translator(str(copy), compute_type="int8", inter_threads=1, intra_threads=1)
        for beam in (4, 1):
            for use in (False, True):
                tell(model, processor, sources, references, words, beam, use)


def tell(
    model: Any, processor: Any, sources: list[list[str]], references: list[str], words: int, beam: int, use: bool
) -> None:
    """Print a row of the table."""

    def decoded(size: int) -> list[list[str]]:
        results = model.translate_batch(sources, beam_size=beam, max_batch_size=size, use_vmap=use)
        return [result.hypotheses[0] for result in results]

    start = time.process_time()
    found = decoded(32)
    seconds = time.process_time() - start
    other = sum(one != another for one, another in zip(found, decoded(8), strict=True))
    texts = [processor.decode(each) for each in found]
    bleu, chrf = (metric.corpus_score(texts, [references]).score for metric in (BLEU(), CHRF()))
    name = f"beam {beam}{', shortlist' if use else ''}"
    print(f"{name:<22} {bleu:6.2f} {chrf:6.2f} {words / seconds:9.0f}   {other}", flush=True)


if __name__ == "__main__":
    main()
