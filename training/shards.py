"""Mix, change, annotate and encode training pairs into shards of token ids.

    python -m training.shards --home HOME --first 0 --count 20 [--concise | --finish]

A shard is a deterministic function of the pools, the vocabulary, the seed and its number:
`HOME/shards/NNNN.npz` with `source` and `target` (uint16 ids, lines end to end, each with its end symbol) and
their lengths (uint16).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import sentencepiece as spm

from training.annotate import annotate, phrases
from training.augment import JOINED, change
from training.config import CONCISE_WEIGHTS, DOMAIN_WEIGHTS, END, FINISH_WEIGHTS
from translate.engine.lexicon import Lexicon, read_lexicon
from translate.engine.package import LEXICON

ANNOTATED = 0.72  # share of the aligned lines that carry terms, where they have any: more than half of all lines
WRONG = 5_000  # phrases at hand to be a wrong target
SENTENCE = 8  # French words from which on the lengths of the two sides tell how a translation is worded
HINTED = 0.95  # share of the lines whose rare words carry the lexicon's meanings, where there is a lexicon


def lexicon_of(home: Path) -> Lexicon | None:
    """Return the lexicon of a home folder, once `training.lexicon` has made it."""
    path = home / LEXICON
    return read_lexicon(path) if path.exists() else None


class Pools:
    """The pools of a home folder, with word alignments where `training.align` has made them."""

    def __init__(self, home: Path) -> None:
        self.lines: dict[str, list[str]] = {}
        self.links: dict[str, list[str]] = {}
        for domain in FINISH_WEIGHTS:
            self.lines[domain] = (home / "pool" / f"{domain}.tsv").read_text(encoding="utf-8").split("\n")[:-1]
            aligned = home / "pool" / f"{domain}.align"
            self.links[domain] = aligned.read_text().split("\n")[:-1] if aligned.exists() else []

    def pair(self, domain: str, index: int) -> tuple[str, str]:
        french, _, english = self.lines[domain][index % len(self.lines[domain])].partition("\t")
        return french, english

    def alignment(self, domain: str, index: int) -> list[tuple[int, int]]:
        """Return the word links of a line, or nothing where it has not been aligned."""
        links = self.links[domain]
        place = index % len(self.lines[domain])
        if place >= len(links):
            return []
        return [(int(i), int(j)) for i, _, j in (link.partition("-") for link in links[place].split())]


def parse_shares(weights: dict[str, float], lines: dict[str, list[str]], pairs: int) -> dict[str, int]:
    """Return how many pairs each domain gives to a shard of `pairs`."""
    mass = {domain: len(lines[domain]) * weight for domain, weight in weights.items()}
    return {domain: round(pairs * share / sum(mass.values())) for domain, share in mass.items()}


def wordy(french: str, english: str) -> bool:
    """Return whether the English of a sentence takes more words than its French.

    English is the shorter of the two: .87 words a French one in FLORES-200 dev, .91 in newstest2013. Where it is the
    longer it is mostly itself a translation or a free one, and a model that has learnt from such is wordy.
    """
    words = french.count(" ") + 1
    return words >= SENTENCE and english.count(" ") + 1 > words


def mix(
    pools: Pools,
    number: int,
    cursor: int,
    pairs: int,
    weights: dict[str, float],
    seed: int,
    longest: int,
    lexicon: Lexicon | None = None,
    concise: bool = False,
) -> list[tuple[str, str]]:
    """Return the pairs of one shard, changed, annotated and hinted, in random order.

    `cursor` says how many shards' worth of lines to pass over in each pool. With `concise` wordy pairs are left out.
    """
    rng = random.Random(f"{seed}/{number}")
    wrong: list[tuple[str, str]] = []
    result: list[tuple[str, str]] = []
    for domain, count in parse_shares(weights, pools.lines, pairs).items():
        index = cursor * count
        end = index + count
        while index < end:
            french, english = pools.pair(domain, index)
            links = pools.alignment(domain, index)
            if max(french.count(" "), english.count(" ")) >= longest or (concise and wordy(french, english)):
                index += 1
                continue
            if links and rng.random() < ANNOTATED:
                if found := phrases(french, english, links):
                    phrase = rng.choice(found)
                    remember((french[slice(*phrase.source)], english[slice(*phrase.target)]), wrong, rng)
                result.append(annotate(french, english, links, rng, wrong))
            elif rng.random() < JOINED:
                for _ in range(rng.choice((1, 1, 2))):
                    index += 1
                    more = pools.pair(domain, index)
                    if concise and wordy(*more):
                        continue
                    french, english = f"{french} {more[0]}", f"{english} {more[1]}"
                if max(french.count(" "), english.count(" ")) < longest * 2:
                    result.append((french, english))
            else:
                result.append(change((french, english), rng))
            index += 1
    rng.shuffle(result)
    if lexicon is not None:
        result = [(lexicon.hint(f).text if rng.random() < HINTED else f, e) for f, e in result]
    return result


def remember(phrase: tuple[str, str], kept: list[tuple[str, str]], rng: random.Random) -> None:
    """Put a phrase among those kept, in place of any one once they are `WRONG`: each domain's come to be among them."""
    if len(kept) < WRONG:
        kept.append(phrase)
    else:
        kept[rng.randrange(WRONG)] = phrase


def write(path: Path, pairs: list[tuple[str, str]], processor: spm.SentencePieceProcessor, longest: int = 250) -> int:
    """Encode `pairs` into `path` and return the number of target tokens, end symbols included."""
    sides: list[tuple[np.ndarray, np.ndarray]] = []
    sources = processor.encode([pair[0] for pair in pairs], add_eos=True, num_threads=2)
    targets = processor.encode([pair[1] for pair in pairs], add_eos=True, num_threads=2)
    keep = [2 <= len(s) <= longest and 2 <= len(t) <= longest for s, t in zip(sources, targets, strict=True)]
    for side in (sources, targets):
        chosen = [ids for ids, good in zip(side, keep, strict=True) if good]
        lengths = np.fromiter((len(ids) for ids in chosen), np.uint16, len(chosen))
        sides.append((np.concatenate([np.asarray(ids, np.uint16) for ids in chosen]), lengths))
        assert all(ids[-1] == END for ids in chosen[:10])
    part = path.with_suffix(".part.npz")
    np.savez(part, source=sides[0][0], source_lengths=sides[0][1], target=sides[1][0], target_lengths=sides[1][1])
    part.replace(path)
    return len(sides[1][0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--cursor", type=int, help="where in the pools to begin, in shards; default: --first")
    parser.add_argument("--pairs", type=int, default=40_000, help="pairs a shard (about a million target tokens)")
    parser.add_argument("--longest", type=int, default=80, help="words a side")
    parser.add_argument("--seed", type=int, default=1)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--concise", action="store_true", help="the mix without wordy pairs, for a model that has the grammar"
    )
    kind.add_argument("--finish", action="store_true", help="the mix of the last, decaying part, without wordy pairs")
    arguments = parser.parse_args()
    pools = Pools(arguments.home)
    processor = spm.SentencePieceProcessor(model_file=str(arguments.home / "sentencepiece.model"))
    (arguments.home / "shards").mkdir(exist_ok=True)
    lexicon = lexicon_of(arguments.home)
    weights = FINISH_WEIGHTS if arguments.finish else CONCISE_WEIGHTS if arguments.concise else DOMAIN_WEIGHTS
    for number in range(arguments.first, arguments.first + arguments.count):
        path = arguments.home / "shards" / f"{number:04d}.npz"
        cursor = number if arguments.cursor is None else arguments.cursor + number - arguments.first
        pairs = mix(
            pools,
            number,
            cursor,
            arguments.pairs,
            weights,
            arguments.seed,
            arguments.longest,
            lexicon,
            arguments.concise or arguments.finish,
        )
        print(path.name, len(pairs), "pairs", write(path, pairs, processor), "target tokens", flush=True)


if __name__ == "__main__":
    main()
