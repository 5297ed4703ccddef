"""Dates, times, sums and numbers kept by a model alone, with repair, and with what is lost sent through under marks.

    python benchmarks/quantities.py FRENCH ENGLISH [-n N] [--show N]     two files, a sentence a line

Only sentences with a quantity count. One is kept when the text has it in a form that `repair.quantities` knows
(`2:30 p.m.` or `14:30` for « 14 h 30 »), so the reference itself, printed last, is the ceiling: translators write
`a hundred` for « 100 » too. BLEU is sacreBLEU's.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from translate.pipeline import Settings, Translator, load_engine
from translate.repair import RULES, Style
from translate.repair.quantities import Quantity, find, missing

WAYS = {"model alone": frozenset(RULES), "repaired": frozenset({"quantities"}), "mended": frozenset[str]()}


def main() -> None:
    """Print a line for each way: BLEU, and the share of the quantities of each kind that were kept."""
    from sacrebleu.metrics import BLEU

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("french", type=Path)
    parser.add_argument("english", type=Path)
    parser.add_argument("-n", type=int, help="only so many sentences")
    parser.add_argument("--show", type=int, default=0, help="print so many of the sentences that mending changed")
    parser.add_argument("--model")
    arguments = parser.parse_args()
    french, english = (path.read_text("utf-8").splitlines() for path in (arguments.french, arguments.english))
    style = Style()
    pairs = [(source, reference) for source, reference in zip(french, english, strict=True) if find(source, style)]
    pairs = pairs[: arguments.n]
    quantities = [find(source, style) for source, _ in pairs]
    references = [reference for _, reference in pairs]
    engine = load_engine(arguments.model)
    print(f"{len(pairs)} sentences with {sum(map(len, quantities))} quantities")
    texts: dict[str, list[str]] = {}
    for name, off in WAYS.items():
        translator = Translator(engine, settings=Settings(off=off))
        texts[name] = list(translator.translate_many(source for source, _ in pairs))
    for name, found in [*texts.items(), ("reference", references)]:
        bleu = BLEU().corpus_score(found, [references]).score
        print(f"{name:12} BLEU {bleu:5.2f}  {shares(quantities, found)}")
    changed = [place for place, text in enumerate(texts["mended"]) if text != texts["repaired"][place]]
    before, after = ([texts[name][place] for place in changed] for name in ("repaired", "mended"))
    score = partial(BLEU().corpus_score, references=[[references[place] for place in changed]])
    if changed:
        print(
            f"{len(changed)} sentences changed: BLEU {score(before).score:.2f} before, {score(after).score:.2f} after"
        )
    for place in changed[: arguments.show]:
        print("\n".join(["", pairs[place][0], texts["repaired"][place], texts["mended"][place], references[place]]))


def shares(quantities: Sequence[Sequence[Quantity]], texts: Sequence[str]) -> str:
    """Return the share of each kind of quantity that the texts have."""
    total = Counter(each.rule for row in quantities for each in row)
    lost = Counter(each.rule for row, text in zip(quantities, texts, strict=True) for each in missing(row, text))
    whole = total.total() - lost.total()
    parts = [f"{rule} {total[rule] - lost[rule]} of {total[rule]}" for rule in ("dates", "times", "money", "numbers")]
    return f"kept {whole} of {total.total()} ({100 * whole / max(1, total.total()):.1f} %): {', '.join(parts)}"


if __name__ == "__main__":
    main()
