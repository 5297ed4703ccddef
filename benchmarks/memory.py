"""Measure the translation memory: time to fill it, exact and fuzzy lookup, and how often the nearest match is found.

    python benchmarks/memory.py [--entries 1000000] [--seed 7] [--file memory.db]

The sentences are made here, from frames and word lists with a fixed seed. Half of the frames are met again and again
with other names and numbers, as in reports and manuals, which is the hard case for a fuzzy index. Queries are entries
with a word replaced, left out or put in, a number changed, or two words replaced. The nearest match is told by scoring
every entry (rapidfuzz, the same score). Figures are printed beside one another from one run.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from rapidfuzz import fuzz, process

from translate.memory import Entry, Memory, machine_key, normalise

SYLLABLES = "ba be bi bo ca ce ci co da de di do fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no ra re ri"
ENDINGS = ("tion", "ment", "eur", "ance", "isme", "age", "ure", "oir", "ette", "ier")
NAMES = ("Lyon", "Lille", "Brest", "Nantes", "Nice", "Metz", "Dijon", "Reims", "Rouen", "Amiens", "Tours", "Pau")
VERBS = ("annonce", "refuse", "prépare", "publie", "retire", "modifie", "vérifie", "étend", "suspend", "finance")
ADJECTIVES = ("nouveau", "ancien", "public", "national", "rapide", "complet", "provisoire", "commun", "dernier")
LINKS = ("avec", "sans", "pour", "contre", "selon", "avant", "après", "malgré")
FRAMES = (
    "Le {n} de {p} {v} un {a} {n} {l} le {n} de {p}.",
    "Selon le {n}, le {n} {a} {v} {d} {n}s {l} {p}.",
    "En {d}, {p} {v} le {n} du {n} {a}.",
    "{p} : le {n} {v} {d} millions d'euros {l} son {n} {a}.",
    "Pour ouvrir le {n}, choisissez le {n} {a} puis validez le {n} numéro {d}.",
    "Le chiffre d'affaires du {n} progresse de {d} % à {d} millions d'euros.",
)


class Sentences:
    """French-looking sentences, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        parts = SYLLABLES.split()
        self.nouns = sorted(
            {
                "".join(self.random.choices(parts, k=self.random.randint(1, 3))) + self.random.choice(ENDINGS)
                for _ in range(12_000)
            }
        )
        # Words are as unequal as in any text: the rank's inverse (Zipf).
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.nouns))))
        self.fixed = [self._fill(frame, keep="dp") for frame in FRAMES for _ in range(100)]

    def many(self, count: int) -> Iterator[str]:
        """Yield sentences: half from free frames, half from frames of which only names and numbers change."""
        for number in range(count):
            yield self._fill(self.random.choice(FRAMES if number % 2 else self.fixed))

    def noun(self) -> str:
        """Return a noun, frequent ones often."""
        return self.random.choices(self.nouns, cum_weights=self.weights)[0]

    def _fill(self, frame: str, keep: str = "") -> str:
        words = {
            "n": self.noun,
            "p": lambda: self.random.choice(NAMES),
            "v": lambda: self.random.choice(VERBS),
            "a": lambda: self.random.choice(ADJECTIVES),
            "l": lambda: self.random.choice(LINKS),
            "d": lambda: str(self.random.randint(2, 9999)),
        }
        pieces = frame.split("{")
        filled = pieces[0]
        for piece in pieces[1:]:
            slot, rest = piece[0], piece[2:]
            filled += (f"{{{slot}}}" if slot in keep else words[slot]()) + rest
        return filled

    def changed(self, sentence: str, how: str) -> str:
        """Return the sentence with one of the changes of `CHANGES`."""
        words = sentence.split()
        place = self.random.randrange(1, len(words) - 1)
        if how == "word replaced":
            words[place] = self.noun()
        elif how == "word left out":
            del words[place]
        elif how == "word put in":
            words.insert(place, self.noun())
        elif how == "number changed":
            words = [str(self.random.randint(2, 9999)) if word.isdigit() else word for word in words]
        else:
            words[place] = self.noun()
            words[self.random.randrange(1, len(words) - 1)] = self.noun()
        return " ".join(words)


CHANGES = ("word replaced", "word left out", "word put in", "number changed", "two words replaced")


def told(name: str, action: Callable[[str], object], queries: list[str]) -> None:
    """Print the microseconds that a query takes, median and 95th percentile: by the wall clock, and of the thread's own
    processor time, which other programs on the machine disturb less."""
    wall, own = [], []
    for query in queries:
        start, begun = time.perf_counter(), time.thread_time()
        action(query)
        own.append(time.thread_time() - begun)
        wall.append(time.perf_counter() - start)
    figures = [f"{at * 1e6:>10,.1f}" for each in (wall, own) for at in (statistics.median(each), high(each))]
    print(f"{name:<30}{''.join(figures)}")


def high(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def main() -> None:
    """Fill a memory, ask it, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--checked", type=int, default=100, help="near queries compared with a full scan")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--file", type=Path, help="keep the memory here; an existing one is used as it is")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = arguments.file or Path(folder) / "memory.db"
        measure(arguments, file)


def measure(arguments: argparse.Namespace, file: Path) -> None:
    """Do what `main` says with the memory in `file`."""
    sentences = Sentences(arguments.seed)
    known = list(dict.fromkeys(sentences.many(arguments.entries)))
    key = machine_key("0" * 64)
    fresh = not file.exists()
    with Memory(file) as memory:
        if fresh:
            start = time.perf_counter()
            memory.add_many(
                Entry(source, f"English {n}", approved=bool(n % 2), key="" if n % 2 else key, model="m 1.0")
                for n, source in enumerate(known)
            )
            middle = time.perf_counter()
            memory.optimize()
            end = time.perf_counter()
            print(
                f"filled: {len(known) / (middle - start):,.0f} entries a second; index merged in {end - middle:.1f} s"
            )
        print(f"{len(memory):,} entries, {file.stat().st_size / 1e6:,.0f} MB")
        rng = random.Random(arguments.seed + 1)
        hits = rng.sample(known, min(arguments.queries, len(known)))
        near = [sentences.changed(source, CHANGES[n % len(CHANGES)]) for n, source in enumerate(hits)]
        for query in hits[:200]:  # warm the page cache, as in a process that has begun to work
            memory.exact(query, key=key)
            memory.fuzzy(query)
        print(f"\n{'microseconds':<30}{'median':>10}{'95 %':>10}{'processor':>10}{'95 %':>10}")
        told("exact, found", lambda text: memory.exact(text, key=key), hits)
        told("exact, not found", lambda text: memory.exact(text, key=key), near)
        with memory.snapshot():
            told("exact, found, in a snapshot", lambda text: memory.exact(text, key=key), hits)
        told("fuzzy", memory.fuzzy, near)
        told("fuzzy, words in reverse", memory.fuzzy, [" ".join(query.split()[::-1]) for query in near])
        recall(memory, known, near[: arguments.checked])


def recall(memory: Memory, known: list[str], queries: list[str]) -> None:
    """Print how often the memory's nearest match is the nearest of all."""
    normal = [normalise(source) for source in known]
    asked = found = nearest = 0
    losses = []
    start = time.perf_counter()
    for query in queries:
        best = process.extractOne(normalise(query), normal, scorer=fuzz.ratio, score_cutoff=75)
        if best is None:
            continue
        asked += 1
        matches = memory.fuzzy(query)
        found += bool(matches)
        score = matches[0].score if matches else 0.0
        nearest += score >= min(best[1], 99.9) - 1e-6
        losses.append(best[1] - score)
    seconds = (time.perf_counter() - start) / max(1, len(queries))
    print(
        f"\nof {asked} queries with a match of 75 % or more: found {found / asked:.1%}, the very nearest "
        f"{nearest / asked:.1%}, mean loss {statistics.fmean(losses):.2f} points; "
        f"scoring every entry takes {seconds * 1e3:,.0f} ms"
    )


if __name__ == "__main__":
    main()
