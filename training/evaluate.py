"""Score a package on the development sets, bare: no glossary, no repair, only the model. `whole` is told apart.

    python -m training.evaluate --package FOLDER --eval EVAL [--first 1000] [--out scores.json]

Prints and writes: BLEU, chrF2 and TER with sacreBLEU's signatures; BLEU on capitalised, title-cased, unaccented and
unpunctuated copies, of the model alone and of all of Entente (`whole`); exact match of annotated terms, with true
targets and with random ones of other lines; marks that come back once; repetitions and length outliers. What is
measured, how, and on how many lines stands in each record.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from training.augment import marked, title, unaccented, unpunctuated, upper
from training.config import MARKS, TERM_END, TERM_START, TERM_TARGET
from translate.engine.lexicon import read_lexicon
from translate.engine.package import LEXICON, read_package


class Bare:
    """SentencePiece and CTranslate2 on a package folder, one line a segment, with the hints of its lexicon."""

    def __init__(self, folder: Path, threads: int = 2, beam: int = 4, hints: bool = True) -> None:
        import ctranslate2
        import sentencepiece as spm

        self.processor = spm.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
        self.translator = ctranslate2.Translator(
            str(folder / "model"), inter_threads=threads, intra_threads=1, compute_type="int8"
        )
        self.beam = beam
        self.lexicon = read_lexicon(folder / LEXICON) if hints and read_package(folder).reads_hints else None

    def __call__(self, lines: Sequence[str]) -> list[str]:
        read = lines if self.lexicon is None else [self.lexicon.hint(line).text for line in lines]
        pieces = self.processor.encode(list(read), out_type=str)
        results = self.translator.translate_batch(
            pieces, beam_size=self.beam, max_batch_size=2048, batch_type="tokens", max_decoding_length=256
        )
        return [self.processor.decode(result.hypotheses[0]) for result in results]


class Whole:
    """All of Entente but a glossary: what a user gets, capitals taken down and put back, faults of form repaired."""

    def __init__(self, folder: Path, beam: int = 4) -> None:
        from translate.pipeline import Translator, load_engine

        self.translator = Translator(load_engine(str(folder), beam=beam))

    def __call__(self, lines: Sequence[str]) -> list[str]:
        return [" ".join(text.split()) for text in self.translator.translate_many(lines)]


def scores(hypotheses: list[str], references: list[str], ter: bool = False) -> dict[str, Any]:
    """Return BLEU, chrF2 and on demand TER, each with its signature."""
    from sacrebleu.metrics import BLEU, CHRF, TER

    record: dict[str, Any] = {"lines": len(references)}
    for name, metric in (("BLEU", BLEU()), ("chrF2", CHRF()), *((("TER", TER()),) if ter else ())):
        record[name] = round(metric.corpus_score(hypotheses, [references]).score, 2)
        record[f"{name} signature"] = str(metric.get_signature())
    return record


def read(path: Path, first: int) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[: first or None]


def repeats(text: str) -> bool:
    """Return whether some four words stand three times one after another or in all."""
    words = text.split()
    grams = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
    return any(grams.count(gram) >= 3 for gram in set(grams))


def outlier(source: str, hypothesis: str) -> bool:
    """Return whether a translation is empty, under a third or over three times its source, counted in characters."""
    return not hypothesis or (len(source) > 20 and not 1 / 3 < len(hypothesis) / len(source) < 3)


def annotated_terms(path: Path, first: int) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return source, reference and (French, English) terms of the lines of a terminology set that hold terms."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    result = []
    for french, english, terms in rows:
        pairs = [tuple(term.split("=>")) for term in terms.split("|||") if "=>" in term]
        if pairs:
            result.append((french, english, [(p[0], p[1]) for p in pairs]))
    return result[: first or None]


def with_terms(source: str, terms: list[tuple[str, str]]) -> str:
    """Return `source` with each term annotated at its first free occurrence."""
    for french, english in sorted(terms, key=lambda term: -len(term[0])):
        pattern = re.compile(rf"(?<!\w)({re.escape(french)})(?!\w)(?![^{TERM_START}]*{TERM_END})", re.IGNORECASE)
        source = pattern.sub(lambda m, e=english: f"{TERM_START}{m[1]}{TERM_TARGET} {e}{TERM_END}", source, count=1)
    return re.sub(rf"(^| ){TERM_START}", rf"{TERM_START} ", source)


def stands(term: str, text: str) -> bool:
    """Return whether a term stands in a text as it is, capitals aside: a disease is none of « diseases »."""
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE) is not None


def exact(hypotheses: list[str], wanted: list[list[str]]) -> float:
    """Return the share, in percent, of wanted renderings that stand in their hypothesis."""
    found = [stands(term, text) for text, terms in zip(hypotheses, wanted, strict=True) for term in terms]
    return round(100 * sum(found) / max(1, len(found)), 2)


def at_random(
    lines: Sequence[tuple[str, str, list[tuple[str, str]]]], rng: random.Random
) -> list[list[tuple[str, str]]]:
    """Return each line's terms with targets of other lines that its reference does not have anyway."""
    every = sorted({english for _, _, terms in lines for _, english in terms})
    drawn = []
    for _, reference, terms in lines:
        foreign = [target for target in every if not stands(target, reference)]
        drawn.append([(french, rng.choice(foreign)) for french, _ in terms] if foreign else [])
    return drawn


def evaluate(package: Path, evaluation: Path, first: int, beam: int = 4) -> dict[str, Any]:
    """Return every record; `first` bounds the lines of each set, 0 takes all."""
    whole = Whole(package, beam)  # first: it refuses a damaged package
    translate = Bare(package, beam=beam)
    flores = read(evaluation / "flores-dev.fr", first), read(evaluation / "flores-dev.en", first)
    news = read(evaluation / "newstest2013.fr", first), read(evaluation / "newstest2013.en", first)
    record: dict[str, Any] = {"beam": beam}
    start = time.monotonic()
    hypotheses = translate(news[0])
    record["newstest2013"] = scores(hypotheses, news[1], ter=True)
    record["newstest2013"]["words a second, beam and both threads"] = round(
        sum(len(h.split()) for h in hypotheses) / (time.monotonic() - start)
    )
    record["faults on newstest2013"] = {
        "lines": len(hypotheses),
        "repetitions": sum(map(repeats, hypotheses)),
        "length outliers": sum(map(outlier, news[0], hypotheses)),
    }
    record["flores-dev"] = scores(translate(flores[0]), flores[1], ter=True)
    if translate.lexicon is not None:
        unhinted = Bare(package, beam=beam, hints=False)
        record["newstest2013, without hints"] = scores(unhinted(news[0]), news[1])
        record["flores-dev, without hints"] = scores(unhinted(flores[0]), flores[1])
    rng = random.Random(1)
    variants: dict[str, Callable[..., tuple[str, str]]] = {
        "upper": upper,
        "title": title,
        "unaccented": unaccented,
        "unpunctuated": unpunctuated,
    }
    record["flores-dev, whole"] = scores(whole(flores[0]), flores[1])
    for name, function in variants.items():
        sources, references = zip(*(function(pair, rng) for pair in zip(*flores, strict=True)), strict=True)
        record[f"flores-dev, {name}"] = scores(translate(sources), list(references))
        record[f"flores-dev, {name}, whole"] = scores(whole(sources), list(references))

    lines = annotated_terms(evaluation / "terms-dev.tsv", first)
    plain = translate([source for source, _, _ in lines])
    obeyed = translate([with_terms(source, terms) for source, _, terms in lines])
    wanted = [[english for _, english in terms] for _, _, terms in lines]
    drawn = at_random(lines, rng)
    random_targets = translate([with_terms(s, t) for (s, _, _), t in zip(lines, drawn, strict=True)])
    record["terms-dev, lines with terms"] = {
        "lines": len(lines),
        "BLEU without": scores(plain, [r for _, r, _ in lines])["BLEU"],
        "BLEU annotated": scores(obeyed, [r for _, r, _ in lines])["BLEU"],
        "exact match without, %": exact(plain, wanted),
        "exact match annotated, %": exact(obeyed, wanted),
        "exact match of random targets, %": exact(random_targets, [[e for _, e in t] for t in drawn]),
    }
    candidates = [marked(pair, rng) for pair in zip(news[0] + flores[0], news[1] + flores[1], strict=True)]
    sources = [source for source, _ in candidates if any(mark in source for mark in MARKS)][:2000]
    back = [
        all(h.count(mark) == s.count(mark) for mark in MARKS) for s, h in zip(sources, translate(sources), strict=True)
    ]
    record["marks"] = {"lines": len(back), "lines with every mark once": sum(back)}
    return record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0, help="lines of each set; 0: all")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    record = evaluate(arguments.package, arguments.eval, arguments.first, arguments.beam)
    text = json.dumps(record, indent=2, ensure_ascii=False)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
