"""What each way of decoding costs and what it gives: beam sizes, length penalties, greedy with a beam where unsure.

    python benchmarks/decoding.py SOURCE REFERENCE [--model NAME|PATH] [--lines N]

One process, one thread. `words/s` are source words per CPU second of decoding, so that other programs on the machine
disturb little; BLEU and chrF2 are sacreBLEU's. "Where unsure" decodes greedily and gives the share of sentences whose
mean log-probability is least to the beam; the threshold that made that share is printed, and is what a setting would
hold. Whether a sentence is decided by its neighbours cannot happen: its own score decides.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from translate.engine import Package, Settings, find_package
from translate.engine.search import Candidate, Options, Search, open_model
from translate.engine.tokenizer import Tokenizer, load_tokenizer

BEAM = Settings(threads=1)
GREEDY = replace(BEAM, beam=1)


class Bench:
    """A text, its reference, and a model to decode it with."""

    def __init__(self, package: Package, sources: list[str], references: list[str]) -> None:
        self.package = package
        self.references = references
        self.tokenizer: Tokenizer = load_tokenizer(package)
        self.pieces = [pieces[: package.max_source_tokens] for pieces in self.tokenizer.encode_sources(sources)]
        self.words = sum(len(source.split()) for source in sources)
        self.model = open_model(package, BEAM)

    def decode(self, settings: Settings, indexes: Sequence[int] | None = None) -> tuple[list[Candidate], float]:
        """Return the best candidates for the sources at `indexes` (all) and the CPU seconds they took."""
        search = Search(self.model, settings, (), replace_unknowns=False)
        chosen = range(len(self.pieces)) if indexes is None else indexes
        start = time.process_time()
        found = dict(search.run([self.pieces[index] for index in chosen], Options(), 1, attention=False))
        return [found[place][0] for place in range(len(found))], time.process_time() - start

    def tell(self, name: str, candidates: Sequence[Candidate], seconds: float) -> None:
        """Print a row of the table."""
        texts = [self.tokenizer.decode(candidate.tokens) for candidate in candidates]
        bleu = BLEU().corpus_score(texts, [self.references]).score
        chrf = CHRF().corpus_score(texts, [self.references]).score
        print(f"{name:<34} {bleu:6.2f} {chrf:6.2f} {self.words / seconds:9.0f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--model", help="package to translate with; the embedded one by default")
    parser.add_argument("--lines", type=int)
    options = parser.parse_args()
    sources, references = (
        path.read_text("utf-8").splitlines()[: options.lines] for path in (options.source, options.reference)
    )
    bench = Bench(find_package(options.model), sources, references)
    print(f"{bench.package.title}, {len(sources)} sentences\n{'':<34}   BLEU  chrF2   words/s")
    for settings in (BEAM, replace(BEAM, beam=2), replace(BEAM, beam=6)):
        bench.tell(f"beam {settings.beam}", *bench.decode(settings))
    for penalty in (0.2, 0.6, 1.2, 1.6):
        bench.tell(f"beam 4, length penalty {penalty}", *bench.decode(replace(BEAM, length_penalty=penalty)))
    for tokens in (256, 512, 2048, 4096):
        bench.tell(f"beam 4, batches of {tokens} tokens", *bench.decode(replace(BEAM, batch_tokens=tokens)))
    greedy, spent = bench.decode(GREEDY)
    bench.tell("greedy", greedy, spent)
    order = sorted(range(len(greedy)), key=lambda index: greedy[index].score)
    for share in (0.1, 0.25, 0.5, 0.75):
        unsure = order[: round(share * len(order))]
        again, more = bench.decode(BEAM, unsure)
        mixed = list(greedy)
        for index, candidate in zip(unsure, again, strict=True):
            mixed[index] = candidate
        threshold = greedy[unsure[-1]].score if unsure else float("-inf")
        bench.tell(f"greedy, beam for {share:.0%} (< {threshold:.2f})", mixed, spent + more)


if __name__ == "__main__":
    main()
