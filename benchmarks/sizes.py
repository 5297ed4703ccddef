"""What the size of a model costs: the embedded model beside a transformer of the size that Argos Translate ships.

    python benchmarks/sizes.py [--model NAME|PATH] [--sentences N] [--length N] [--threads 1 2] [--rounds N]

The other is built here with random weights, 6 and 6 layers of width 512 over a vocabulary of 32,000, which is what
Argos' packages of one pair hold: weights decide nothing about the time a multiplication takes. So that the comparison
is fair, both read rows of as many pieces, drawn from their own vocabularies, and both are made to write exactly as
many (the end of a sentence may not come earlier, nor later), in int8, in the same batches. Target tokens a second,
wall clock; the ways take turns, and the median of `--rounds` is printed.

A vocabulary of 32,000 pieces writes a sentence with fewer of them than one of 8,000. `pieces a word` tells how many
the embedded model needs; the ratio by words is that by tokens times what the other needs (1.3 is usual) over this.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from translate.engine import Package, find_package
from translate.engine.package import SENTENCEPIECE, read_package

ROOT = Path(__file__).resolve().parents[1]
BATCH_TOKENS = 1024  # those of the engine


def argos_sized(folder: Path) -> Package:
    """Return a package with random weights of Argos' size, made in `folder`."""
    sys.path.insert(0, str(ROOT / "tests"))
    import tiny_package

    return read_package(tiny_package.build_package(folder / "argos-size", size=tiny_package.ARGOS))


def processor_of(package: Package) -> Any:
    """Load a package's SentencePiece model."""
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(package.path / SENTENCEPIECE))


def rows(package: Package, sentences: int, length: int) -> list[list[str]]:
    """Return so many rows of `length` pieces of the package's own vocabulary, the same each time."""
    processor = processor_of(package)
    pieces = [processor.id_to_piece(number) for number in range(300, processor.get_piece_size())]
    rng = random.Random(1)
    return [rng.choices(pieces, k=length) for _ in range(sentences)]


def opened(package: Package, threads: int) -> Any:
    """Load a package as the engine does: one core a worker."""
    import ctranslate2

    return ctranslate2.Translator(
        str(package.path / "model"), compute_type="int8", inter_threads=threads, intra_threads=1
    )


def tokens_a_second(model: Any, texts: list[list[str]], beam: int) -> float:
    """Return how many pieces a second are written when each text must have as many as its source."""
    length = len(texts[0])
    start = time.perf_counter()
    results = model.translate_batch(
        texts,
        beam_size=beam,
        min_decoding_length=length,
        max_decoding_length=length,
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
    )
    seconds = time.perf_counter() - start
    written = sum(len(result.hypotheses[0]) for result in results)
    if written != length * len(texts):
        raise SystemExit(f"{written} pieces were written instead of {length * len(texts)}")
    return written / seconds


def pieces_a_word(package: Package) -> float:
    """Return how many pieces the package makes of an English word of the corpus."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "corpus").glob("*.en.txt"))]
    return sum(map(len, processor_of(package).encode(texts))) / sum(len(text.split()) for text in texts)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="package to compare; the embedded one by default")
    parser.add_argument("--sentences", type=int, default=256)
    parser.add_argument("--length", type=int, default=32, help="pieces of a sentence, read and written")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    package = find_package(options.model)
    with tempfile.TemporaryDirectory() as folder:
        packages = {"embedded": package, "Argos' size": argos_sized(Path(folder))}
        texts = {name: rows(each, options.sentences, options.length) for name, each in packages.items()}
        print(f"{package.title}: {pieces_a_word(package):.2f} pieces an English word")
        print(f"{options.sentences} sentences of {options.length} pieces, int8, median of {options.rounds}")
        print("threads  beam   embedded   Argos' size   tokens a second; ratio")
        for threads in options.threads:
            models = {name: opened(each, threads) for name, each in packages.items()}
            for beam in (1, 4):
                rates: dict[str, list[float]] = {name: [] for name in models}
                for _ in range(options.rounds):
                    for name, model in models.items():
                        rates[name].append(tokens_a_second(model, texts[name], beam))
                ours, theirs = (statistics.median(each) for each in rates.values())
                print(f"{threads:^7}  {beam:^4}   {ours:8,.0f}   {theirs:11,.0f}   {ours / theirs:21.1f}", flush=True)


if __name__ == "__main__":
    main()
