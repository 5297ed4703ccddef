"""Measure term matching: words per second, how its cost grows with text and entries, and its share of translation.

    python benchmarks/matching.py [--entries 10000] [--sentences 100000] [--rate 2000] [--model NAME|PATH]

Entries are word runs of the corpus and of made-up words, of one to four words, half of them inflected by rule; the
sentences are those of the corpus with made-up words mixed in, so that the vocabulary grows as in any large text. The
growth ratio is the time for twice the text over the time for the text: 2 is linear. Translation's time is taken from
`--rate` words a second, or measured with `--model`.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from glossary.french import FUNCTION_WORDS
from glossary.index import WORD
from glossary.match import Matcher
from glossary.store import default
from glossary.term import CaseMode, Kind, MatchMode, Term

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SYLLABLES = "ba bé bi bo ca ce ci co da dé di do fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no".split()
ENDINGS = "tion ment eur ance isme age ure oir ette ier al el if eux ique able".split()


def made_words(count: int, draw: random.Random) -> list[str]:
    """Return French-looking words."""
    words: set[str] = set()
    while len(words) < count:
        words.add("".join(draw.choices(SYLLABLES, k=draw.randint(1, 3))) + draw.choice(ENDINGS))
    return sorted(words)


def sentences(count: int, words: list[str], draw: random.Random) -> list[str]:
    """Return corpus lines in which every sixth longer word is a made-up one."""
    lines = [
        line
        for path in sorted(CORPUS.glob("*.fr.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    spare = iter(draw.choices(words, weights, k=count * 8))

    def changed(line: str) -> str:
        return WORD.sub(lambda m: next(spare, m[0]) if len(m[0]) > 5 and draw.random() < 1 / 6 else m[0], line)

    return [changed(lines[number % len(lines)]) for number in range(count)]


def entries(count: int, lines: list[str], draw: random.Random) -> list[Term]:
    """Return the default glossary and word runs of the lines that begin and end with a content word."""
    terms = {term.source: term for term in default().terms}
    while len(terms) < count:
        words = WORD.findall(draw.choice(lines))
        size = draw.choice((1, 1, 2, 2, 2, 3, 3, 4))
        if len(words) < size:
            continue
        first = draw.randrange(len(words) - size + 1)
        run = words[first : first + size]
        if any(word.lower() in FUNCTION_WORDS or len(word) < 5 for word in (run[0], run[-1])):
            continue
        source = " ".join(run)
        strict = draw.random() < 0.5
        mode, case = (MatchMode.EXACT, CaseMode.EXACT) if strict else (MatchMode.INFLECTED, CaseMode.PERMISSIVE)
        terms.setdefault(source, Term(source, ("x",), Kind.NAME if strict else Kind.TERM, mode, case))
    return list(terms.values())


def timed(matcher: Matcher, lines: list[str]) -> tuple[float, int]:
    """Return processor seconds for finding all entries, and how many were found."""
    start = time.process_time()
    found = sum(len(matcher.find(line)) for line in lines)
    return time.process_time() - start, found


def rate_of(model: str, lines: list[str]) -> float:
    """Return the words a second (wall clock) that a package translates."""
    from translate.pipeline import load_engine

    engine = load_engine(model or None)
    engine.translate(lines[:8])
    start = time.perf_counter()
    engine.translate(lines)
    return sum(len(line.split()) for line in lines) / (time.perf_counter() - start)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--rate", type=float, default=2_000.0, help="words a second that translation takes")
    parser.add_argument("--model", help="measure that rate with this package ('' is the embedded one)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    text = sentences(options.sentences, made_words(20_000, draw), draw)
    words = sum(len(line.split()) for line in text)
    rate = options.rate if options.model is None else rate_of(options.model, text[:600])
    print(f"{options.sentences} sentences, {words} words; translation at {rate:.0f} words/s")
    print("entries   build s   matches   words/s   share of translation   twice the text takes")
    for count in (options.entries // 10, options.entries):
        start = time.process_time()
        matcher = Matcher(entries(count, text, random.Random(options.seed)))
        build = time.process_time() - start
        timed(matcher, text[:2000])
        half, _ = timed(matcher, text[: len(text) // 2])
        whole, found = timed(matcher, text)
        share = whole * rate / words
        print(f"{count:7} {build:9.2f} {found:9} {words / whole:9.0f} {100 * share:20.1f} % {whole / half:22.2f}")


if __name__ == "__main__":
    main()
