"""How well terms are kept on a terminology set: without a glossary, by annotation, and as on other packages.

    python benchmarks/terms.py --terms FILE.tsv [--model NAME|PATH] [--first N] [--misses N] [--json]

FILE has a header with the columns french, english and terms, a line a sentence; terms are `french=>english`, joined by
`|||`. Such sets come from the WMT21 terminology task (Alam et al. 2021, arXiv 2106.11891).

Each line is translated with a glossary of its own, made of its terms: what one line asks for another may contradict.
So a `Translator`, which has one glossary, is not asked; its steps are (`plan`, `render`, `finish`), and all lines of a
way still go through the engine together. A term listed twice on a line with two renderings accepts both.

What is asked for: every occurrence of a line's terms that the matcher meets, and every listed term that it does not
meet at all, unless a longer one of the line covers it. `exact` is the share rendered in these very words (capitals
aside), `lemma` counts inflected forms too, as `translate.scoring.terms` defines them; window overlap and 1 − TERm are
those of `translate.scoring.terms_wmt21`; for consistency the set is one document. `CPU s` is all threads' time.

With annotation off the embedded model still carries terms under marks; `no marks either` takes those away too, which
leaves what any other Argos package has. For the random targets each term has one drawn, with a fixed seed, from those
of the other lines, so that hardly any comes out right by itself.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from glossary.match import Matcher
from glossary.term import Term
from translate.document import Origin, TermUse
from translate.engine.protocol import Engine
from translate.finish import finish, finish_copied
from translate.formats.text import TEXT
from translate.pipeline import Settings, load_engine, writable
from translate.plan import plan
from translate.render import render
from translate.scoring import score
from translate.scoring.terms import Asked, TermStatus, from_matches

SEED = 7  # of the random targets
HOW = ("annotation", "machine", "n-best", "mark", "cut", "prefix", "replacement")
NOT_KEPT = "missed"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the set, its reference, and the entries made of its terms."""

    source: str
    reference: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to translate the set: the glossary of each line, what is asked for, and whether terms are annotated and
    the engine's marks used."""

    name: str
    glossaries: Sequence[tuple[Term, ...]]
    asked: Sequence[tuple[Asked, ...]]
    annotate: bool = True
    marks: bool = True
    exact_alone: bool = False  # the reference says nothing of targets that were drawn


class Foreign:
    """An engine without what only Entente's own model can do: it reads neither annotation nor marks."""

    reads_annotation = False
    reads_marks = False

    def __init__(self, engine: Engine) -> None:
        self.name, self.digest, self.nbest = engine.name, engine.digest, engine.nbest
        self.translate, self.translate_with_prefixes = engine.translate, engine.translate_with_prefixes
        self.translate_without, self.meanings = engine.translate_without, engine.meanings


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a way, in percent but for `bleu`, `cpu` (seconds) and the counts of `how`; None: not asked."""

    name: str
    exact: float
    lemma: float
    window2: float | None
    window3: float | None
    one_minus_term: float | None
    consistency: float | None
    bleu: float | None
    cpu: float
    how: dict[str, int]
    misses: tuple[tuple[str, str, str, str], ...]  # term, its rendering, source, translation


def read(path: Path, first: int | None = None) -> list[Line]:
    """Read a terminology set, or its `first` lines."""
    header, *rows = (row.split("\t") for row in path.read_text("utf-8").split("\n") if row.strip())
    if missing := {"french", "english", "terms"} - set(header):
        raise SystemExit(f"{path}: no column {', '.join(sorted(missing))} in the header")
    lines = []
    for row in rows[:first]:
        cells = dict(zip(header, [*row, ""], strict=False))
        lines.append(Line(cells["french"], cells["english"], terms(cells["terms"])))
    return lines


def terms(cell: str) -> tuple[Term, ...]:
    """Return the entries of a line: `vaccin=>vaccine|||vaccin=>jab` is one with two targets."""
    targets: dict[str, list[str]] = {}
    for pair in filter(None, cell.split("|||")):
        source, _, target = pair.partition("=>")
        targets.setdefault(source.strip(), []).append(target.strip())
    return tuple(Term(source, tuple(dict.fromkeys(each))) for source, each in targets.items())


def at_random(lines: Sequence[Line], seed: int = SEED) -> list[tuple[Term, ...]]:
    """Return each line's entries with a target of another line instead of their own; one that has none is left out."""
    draw = random.Random(seed)
    where: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for target in (target for term in line.terms for target in term.targets):
            where.setdefault(target, set()).add(number)
    result = []
    for number, line in enumerate(lines):
        foreign = sorted(target for target, numbers in where.items() if number not in numbers)
        result.append(tuple(Term(term.source, (draw.choice(foreign),)) for term in line.terms) if foreign else ())
    return result


def asked_for(line: Line, entries: tuple[Term, ...]) -> tuple[Asked, ...]:
    """Return what a line asks for when its terms are `entries`."""
    matches = Matcher(entries).find(line.source)
    met = {match.term for match in matches}
    covered = [match.surface.casefold() for match in matches]
    unmet = [
        Asked(term, term.source, 0, 0)
        for term in entries
        if term not in met and not any(term.source.casefold() in surface for surface in covered)
    ]
    return (*from_matches(matches), *unmet)


def ways(lines: Sequence[Line]) -> list[Way]:
    """Return the ways that are compared."""
    own = [line.terms for line in lines]
    drawn = at_random(lines)
    asked, asked_drawn = (
        [asked_for(line, each) for line, each in zip(lines, entries, strict=True)] for entries in (own, drawn)
    )
    return [
        Way("no glossary", [()] * len(lines), asked),
        Way("by annotation", own, asked),
        Way("annotation off", own, asked, annotate=False),
        Way("no marks either", own, asked, annotate=False, marks=False),
        Way("random targets", drawn, asked_drawn, exact_alone=True),
    ]


def translate(engine: Engine, lines: Sequence[Line], way: Way) -> list[tuple[str, tuple[TermUse, ...]]]:
    """Return the English of each line and what became of its terms; the engine gets all lines at once."""
    settings = Settings(annotate=way.annotate)
    matchers = [Matcher(entries) for entries in way.glossaries]
    documents = [TEXT.read(line.source.encode()) for line in lines]
    plans = [
        [plan(segment, matcher) for segment in document.segments]
        for document, matcher in zip(documents, matchers, strict=True)
    ]
    units = [unit for row in plans for each in row for unit in each.units]
    rendered = iter(render(engine, units, annotate=way.annotate))
    result = []
    for document, row in zip(documents, plans, strict=True):
        style = settings.style(segment.source for segment in document.segments)
        done = [
            finish_copied(each, style)
            if each.origin is Origin.COPIED
            else finish(each, [next(rendered) for _ in each.units], style, engine.meanings)
            for each in row
        ]
        text = TEXT.write(document, writable(done)).decode()
        result.append((text, tuple(use for each in done for use in each.terms)))
    return result


def measure(engine: Engine, lines: Sequence[Line], way: Way) -> Result:
    """Translate the set in one way and score it."""
    start = time.process_time()
    translations = translate(engine if way.marks else Foreign(engine), lines, way)
    cpu = time.process_time() - start
    texts = [text for text, _ in translations]
    scores = score(texts, [line.reference for line in lines], asked=way.asked, sources=_sources(lines), checks=False)
    found = scores.terms
    if found is None:
        raise SystemExit("no term of the set stands in its sentences")
    how = Counter(NOT_KEPT if use.rendered is None else use.how for _, uses in translations for use in uses)
    misses = [
        (verdict.term, verdict.asked[0], line.source, text)
        for line, text, segment in zip(lines, texts, scores.segments, strict=True)
        for verdict in segment.terms
        if verdict.status is TermStatus.MISSED
    ]
    told = not way.exact_alone
    return Result(
        name=way.name,
        exact=found.exact,
        lemma=found.accuracy,
        window2=found.window2 if told else None,
        window3=found.window3 if told else None,
        one_minus_term=found.one_minus_term if told else None,
        consistency=found.consistency if told else None,
        bleu=scores.figures.bleu if told else None,
        cpu=cpu,
        how=dict(how),
        misses=tuple(misses),
    )


def table(results: Sequence[Result]) -> str:
    """Return the figures as a table, and a second one of how the terms came to be."""
    names = ("exact", "lemma", "window 2", "window 3", "1-TERm", "consistency", "BLEU", "CPU s")
    rows = [f"{'':<15}" + "".join(f"  {name:>8}" for name in names)]
    for each in results:
        values = (each.exact, each.lemma, each.window2, each.window3, each.one_minus_term, each.consistency, each.bleu)
        cells = [f"{'-' if value is None else f'{value:.2f}':>8}" for value in (*values, each.cpu)]
        rows.append("  ".join([f"{each.name:<15}", *cells[:5], f"{cells[5]:>11}", *cells[6:]]))
    others = sorted({name for each in results for name in each.how} - {*HOW, NOT_KEPT})
    columns = (*HOW, *others, NOT_KEPT)
    rows += ["", f"{'terms kept by':<15}" + "".join(f"  {name:>{max(8, len(name))}}" for name in columns)]
    for each in results:
        if each.how:
            counts = "".join(f"  {each.how.get(name, 0):>{max(8, len(name))}}" for name in columns)
            rows.append(f"{each.name:<15}{counts}")
    return "\n".join(rows)


def _sources(lines: Sequence[Line]) -> list[str]:
    return [line.source for line in lines]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terms", type=Path, required=True, help="the terminology set")
    parser.add_argument("--model", help="package to translate with; the embedded one by default")
    parser.add_argument("--first", type=int, help="use so many lines only")
    parser.add_argument("--misses", type=int, default=0, help="show so many misses of each way")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    lines = read(options.terms, options.first)
    compared = ways(lines)
    asked = compared[0].asked
    references = [line.reference for line in lines]
    ceiling = score(references, references, asked=asked, sources=_sources(lines), checks=False).terms
    engine = load_engine(options.model, threads=options.threads)
    results = [measure(engine, lines, way) for way in compared]
    about = {
        "model": engine.name,
        "reads_annotation": engine.reads_annotation,
        "set": options.terms.name,
        "lines": len(lines),
        "listed": sum(len(line.terms) for line in lines),
        "asked": sum(map(len, asked)),
        "unmet": sum(each.end == 0 for row in asked for each in row),
        "reference_exact": ceiling.exact if ceiling else None,
        "reference_lemma": ceiling.accuracy if ceiling else None,
    }
    if options.json:
        ways_told = [asdict(each) | {"misses": each.misses[: options.misses]} for each in results]
        print(json.dumps(about | {"ways": ways_told}, ensure_ascii=False, indent=2))
        return
    reads = "reads annotation" if engine.reads_annotation else "reads no annotation, so that the two ways are one"
    print(f"{engine.name} ({reads}), {options.terms.name}: {len(lines)} lines, {about['listed']} terms listed")
    print(f"{about['asked']} asked for, of which the matcher does not meet {about['unmet']}", end="; ")
    if ceiling:
        print(f"the reference has {ceiling.exact:.2f} % exactly, {ceiling.accuracy:.2f} % by lemma")
    print(f"\n{table(results)}")
    for each in results:
        for term, wanted, source, text in each.misses[: options.misses]:
            print(f"\n{each.name}: {term} => {wanted}\n  {source}\n  {text}")


if __name__ == "__main__":
    main()
