"""Read the parallel data, filter it, and write one shuffled pool a domain.

    python -m training.pool --data PARALLEL --eval EVAL --home HOME

A pool is a UTF-8 file of `french<TAB>english` lines: no pair twice in any pool, none that shares a side of
five words or more with an evaluation set, none that looks broken. The order is a fixed shuffle, so a prefix
of a pool is a fair sample.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from training.config import DOMAIN_WEIGHTS, SENTENCES

LONGEST = 120  # words a side; longer lines are rare, slow, and mostly misaligned
RATIO = 2.2  # French runs 1.1 to 1.2 times the English; beyond this the pair is a fragment or a gloss
FOLDER = Path(__file__).parent / SENTENCES
LEAK_WORDS = 5  # shorter sentences ("Merci.") occur everywhere and give nothing away


def comparable(text: str) -> str:
    """Return the letters and digits of `text`, folded, for comparing sentences whatever their typography."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in folded if not unicodedata.combining(c))))


def fingerprint(text: str) -> bytes:
    """Return 8 bytes that stand for a comparable text."""
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def evaluation_sides(folder: Path) -> set[bytes]:
    """Return the fingerprints of every evaluation sentence of `LEAK_WORDS` words or more, in both languages."""
    sides: set[bytes] = set()
    for path in sorted(folder.iterdir()):
        for line in path.read_text(encoding="utf-8").splitlines():
            for cell in line.split("\t")[:2]:
                text = comparable(cell)
                if text.count(" ") + 1 >= LEAK_WORDS:
                    sides.add(fingerprint(text))
    return sides


def fault(french: str, english: str) -> str | None:
    """Return why a pair is unfit for training, or None."""
    if not french or not english:
        return "empty"
    words_french, words_english = french.count(" ") + 1, english.count(" ") + 1
    if max(words_french, words_english) > LONGEST:
        return "long"
    if max(len(french), len(english)) > 30 and max(len(french), len(english)) > RATIO * min(len(french), len(english)):
        return "ratio"
    if sum(c.isalpha() for c in english) < 0.4 * len(english):
        return "no letters"
    if len(re.findall(r"\d", french)) and sorted(re.findall(r"\d+", french)) != sorted(re.findall(r"\d+", english)):
        digits = "".join(sorted(re.findall(r"\d", french))), "".join(sorted(re.findall(r"\d", english)))
        if digits[0] != digits[1] and words_english < 4:
            return "numbers"
    if french == english and words_english > 6:
        return "untranslated"
    if "�" in french + english:
        return "encoding"
    return None


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a `.tsv.xz` or `.tsv` file."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            french, separator, english = line.rstrip("\n").partition("\t")
            if separator:
                yield french.strip(), english.strip()


def build(data: Path, evaluation: Path, home: Path, seed: int = 1) -> dict[str, Counter[str]]:
    """Write `HOME/pool/<domain>.tsv` for every domain and for the written sentences, and return what was kept and
    dropped, by reason."""
    forbidden = evaluation_sides(evaluation)
    seen: set[bytes] = set()
    (home / "pool").mkdir(parents=True, exist_ok=True)
    report: dict[str, Counter[str]] = {}
    files = {domain: [data / f"{domain}.tsv.xz"] for domain in DOMAIN_WEIGHTS}
    files[SENTENCES] = sorted(FOLDER.glob("*.tsv"))
    for domain, paths in files.items():
        counts = report[domain] = Counter[str]()
        kept: list[str] = []
        for french, english in chain.from_iterable(map(pairs, paths)):
            if reason := fault(french, english):
                counts[reason] += 1
                continue
            sides = comparable(french), comparable(english)
            marks = [fingerprint(side) for side in sides]
            if any(
                mark in forbidden and side.count(" ") + 1 >= LEAK_WORDS for mark, side in zip(marks, sides, strict=True)
            ):
                counts["leak"] += 1
                continue
            both = fingerprint("\t".join(sides))
            if both in seen:
                counts["duplicate"] += 1
                continue
            seen.add(both)
            kept.append(f"{french}\t{english}\n")
        counts["kept"] = len(kept)
        random.Random(seed).shuffle(kept)
        with (home / "pool" / f"{domain}.tsv").open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(kept)
        print(domain, dict(counts), flush=True)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of <domain>.tsv.xz files")
    parser.add_argument("--eval", type=Path, required=True, help="folder of evaluation sets to keep out")
    parser.add_argument("--home", type=Path, required=True, help="working folder, outside the work tree")
    arguments = parser.parse_args()
    build(arguments.data, arguments.eval, arguments.home)


if __name__ == "__main__":
    main()
