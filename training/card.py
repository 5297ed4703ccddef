"""Write the model card of a package from what was measured: scores, the training log, the data.

    python -m training.card --home HOME --run NAME --package FOLDER --scores scores.json --hardware "2 cores …"

The card's weaknesses are read from `training/weaknesses.md`: they are found by reading translations,
not by a program. Last of all the checksums of the package are written anew.
"""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from training.config import PRESETS, ModelConfig
from training.lexicon import WRITTEN, read_written
from translate.engine.sums import write_sums

DATA = (
    ("news", "WMT news tests 2008 to 2012", "statmt.org, research use"),
    (
        "general",
        "Tatoeba, novels and essays, film dialogue, labels, blogs",
        "CC-BY 2.0 FR, public domain, MIT, CC-BY-SA",
    ),
    ("europarl", "Europarl v7", "no known copyright restrictions"),
    ("gov", "Canadian government web sites and apps", "MIT, Apache, OGL-Canada, some GPL"),
    ("law", "Canadian federal acts and regulations", "OGL-Canada"),
    ("software", "gettext catalogues of 34 projects", "free licences, some copyleft"),
    ("docs", "product documentation, partly publisher's machine translation of human English", "CC-BY 4.0, MIT"),
    (
        "sentences",
        "press, reference, travel and everyday text, invented and translated for this project by the AI agents who "
        "develop it (`training/sentences`)",
        "MIT",
    ),
)


def curve(log: Path, out: Path) -> list[dict[str, str]]:
    """Draw training and dev loss over target tokens as SVG and return the rows of the log that stand."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "entente"
    import matplotlib.pyplot as plt

    head, *lines = log.read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]
    rows = standing([row for row in rows if float(row["train_loss"]) > 0])
    figure, axes = plt.subplots(figsize=(6, 3.2))
    for column, style in (("train_loss", "-"), ("dev_loss", "o")):
        points = [(float(r["tokens"]) / 1e6, float(r[column])) for r in rows if r[column] != "nan"]
        axes.plot([x for x, _ in points], [y for _, y in points], style, label=column.replace("_", " "), markersize=4)
    axes.set_xlabel("target tokens seen (millions)")
    axes.set_ylabel("nats a token")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(out, metadata={"Date": None})
    plt.close(figure)
    return rows


def standing(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the rows of a log but those of steps that were lost: a run that was killed, or a fork of an earlier
    checkpoint, goes on from fewer tokens than the log tells of."""
    kept: list[dict[str, str]] = []
    for row in reversed(rows):
        if not kept or int(row["tokens"]) < int(kept[-1]["tokens"]):
            kept.append(row)
    return kept[::-1]


def steps_of(rows: list[dict[str, str]]) -> int:
    """Return the steps that a log tells of; their count starts anew where a grown model did."""
    counts = [0, *(int(row["steps"]) for row in rows)]
    return sum(after - before if after >= before else after for before, after in pairwise(counts))


def written(name: str) -> int:
    """Return the number of entries of a file of the dictionary that was written by hand."""
    return len(read_written(WRITTEN / name))


def table(record: dict[str, Any]) -> str:
    """Return the development scores as Markdown tables, signatures under them."""
    lines = ["| set | lines | BLEU | chrF2 | TER |", "|---|---:|---:|---:|---:|"]
    names = [name for name, value in record.items() if isinstance(value, dict) and "BLEU signature" in value]
    for name in names:
        row = record[name]
        lines.append(f"| {name} | {row['lines']} | {row['BLEU']} | {row['chrF2']} | {row.get('TER', '')} |")
    first = record[names[0]]
    lines += ["", "Signatures (sacreBLEU):", ""]
    lines += [f"- {m}: `{first[f'{m} signature']}`" for m in ("BLEU", "chrF2", "TER") if f"{m} signature" in first]
    for name, row in record.items():
        if isinstance(row, dict) and name not in names:
            lines += ["", f"**{name}**", ""] + [f"- {key}: {value}" for key, value in row.items()]
    return "\n".join(lines)


def card(
    config: ModelConfig,
    record: dict[str, Any],
    rows: list[dict[str, str]],
    total: int,
    hardware: str,
    weaknesses: str,
    note: str = "",
) -> str:
    """Return the card's text; `rows` are the log of the last run, `total` counts the target tokens of all, `note` says
    what else there is to know of the training."""
    tokens, steps = int(rows[-1]["tokens"]), steps_of(rows)
    hours = float(rows[-1]["seconds"]) / 3600
    rates = [float(row["rate"]) for row in rows]
    highest, last = max(rates), rates[-1]
    also = f" {note}" if note else ""
    before = f": {total - tokens:,} up to the package that this run started from, then " if total > tokens else ", "
    preset = next((name for name, value in PRESETS.items() if value == config), "own shape")
    data = "\n".join(f"| {name} | {what} | {licence} |" for name, what, licence in DATA)
    return f"""# French to English, embedded in Entente

A transformer trained from nothing for this project by the recipe in `training/`, wrapped as an Argos package
(CTranslate2 int8, SentencePiece). It reads glossary terms in its input, `⟦ source⟨ target⟧`, and keeps the opaque marks
`⟪0⟫` … `⟪9⟫` that stand for markup and placeholders. Behind rare words and phrases it reads hints
(`⟪a⟫ meaning`; a phrase begins at `⟪b⟫`) from `lexicon.tsv`, which Entente's engine writes in; other programs may
leave them out, at the cost that the table shows. That dictionary is counted from the same training data but the
sentences, then filled and mended with what was written by hand for this project, by the AI agents who develop it:
{written("meanings.tsv"):,} lemmas and names, {written("idioms.tsv"):,} expressions.

- Shape: {preset}: width {config.width}, {config.encoder_layers} encoder and {config.decoder_layers} decoder layers,
  {config.heads} heads, SwiGLU {config.feed_forward}, vocabulary {config.vocabulary}: {config.parameters / 1e6:.1f} M
  parameters.
- Trained on {total:,} target tokens{before}{tokens:,} in {steps:,} steps and {hours:.1f} hours, on {hardware}.{also}
- Optimiser: Muon 0.02 for the matrices, Adam 2e-3 for embedding and gains; of these rates this run took {highest:.2f}
  at most and {last:.2f} at its end; label smoothing 0.1; seed 1; exported is the running average of the weights.

## Scores on the development sets

The model alone, beam {record["beam"]}, without glossary enforcement or repair; `whole` is all of Entente but a
glossary, as a user gets it. The sets never enter training; final scores are taken on others.

{table(record)}

## Learning curve

![loss over target tokens](curve.svg)

The dev loss is measured on the first 400 lines of FLORES-200 dev, with the weights of the moment, not their average.

## Data

Pairs were deduplicated, filtered by length, ratio and encoding, and dropped when a side of five words or more
occurs in a development set. Weights of the domains in the mix stand in `training/config.py`. About half of the lines
that have word alignments carry annotated terms; others were capitalised, stripped of accents or punctuation, misspelt,
joined, or marked (`training/augment.py`).

| part | what | licence as stated by its source |
|---|---|---|
{data}

## Known weaknesses

{weaknesses.strip()}

## Made by

`training.pool`, `vocabulary`, `align`, `lexicon`, `shards`, `train`, `average`, `package`, `evaluate` and `card`, in
this order; `training/README.md` gives each step with its settings, and tells of the runs behind this package.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--run", default="main")
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--hardware", required=True)
    parser.add_argument("--note", default="", help="what else there is to know of the training")
    arguments = parser.parse_args()
    run = arguments.home / "runs" / arguments.run
    rows = curve(run / "log.tsv", arguments.package / "curve.svg")
    record = json.loads(arguments.scores.read_text(encoding="utf-8"))
    weaknesses = (Path(__file__).parent / "weaknesses.md").read_text(encoding="utf-8")
    metadata = json.loads((arguments.package / "metadata.json").read_text(encoding="utf-8"))
    total = metadata["entente"]["trained_tokens"]
    text = card(
        ModelConfig.load(run / "model.json"), record, rows, total, arguments.hardware, weaknesses, arguments.note
    )
    (arguments.package / "README.md").write_text(text, encoding="utf-8")
    write_sums(arguments.package)


if __name__ == "__main__":
    main()
