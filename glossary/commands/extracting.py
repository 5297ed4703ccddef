"""`entente glossary extract`: a reviewed list of candidates is what a glossary grows from."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from glossary.commands.options import PATH, in_force, in_force_options, json_option, print_json, text_of, texts_in
from glossary.errors import InputError
from glossary.extract import Candidate, Example, Translate, extract, propose
from glossary.files import split_lines
from glossary.term import Kind

# Glossaries know nothing of translation: who can translate is named here and asked for only when wanted.
TRANSLATOR = ("translate.commands.phrases", "phrase_translator")


@click.command("extract")
@click.argument("paths", metavar="FILE|DIR...", nargs=-1, required=True, type=PATH)
@click.option(
    "--reference",
    "references",
    metavar="FILE|DIR",
    multiple=True,
    type=PATH,
    help="English of the FILE in the same place, line by line: renderings are proposed from it; repeatable.",
)
@click.option("--propose", "with_model", is_flag=True, help="Let the model propose the renderings that are missing.")
@click.option("--model", metavar="NAME|PATH", help="Package to propose with.")
@click.option(
    "--minimum", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Least number of occurrences."
)
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, metavar="N", help="How many candidates to give."
)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["term", "name", "acronym"]), help="Only this kind.")
@in_force_options
@json_option
def extract_command(
    paths: Sequence[Path],
    references: Sequence[Path],
    with_model: bool,
    model: str | None,
    minimum: int,
    limit: int,
    kinds: Sequence[str],
    glossaries: Sequence[Path],
    no_glossary: bool,
    as_json: bool,
) -> None:
    """Propose entries from French texts, the best first, as a CSV glossary to review and merge.

    What the glossary in force has already is left out. The note of each says how often it occurs and quotes a line. A
    candidate without a rendering is commented out.
    """
    lines, pairs = _read(texts_in(paths), texts_in(references, "en"))
    known = in_force(glossaries, no_glossary).terms
    found = extract(lines, known, minimum=minimum)
    chosen = [one for one in found if not kinds or one.kind in kinds][:limit]
    translate = _translator(model) if with_model or model else None
    candidates = propose(chosen, pairs, translate)
    if as_json:
        print_json([_record(one) for one in candidates])
    else:
        click.echo(_sheet(candidates), nl=False)


def _read(paths: Sequence[Path], references: Sequence[Path]) -> tuple[list[Example], list[tuple[str, str]]]:
    if references and len(references) != len(paths):
        what = f"{len(references)} references for {len(paths)} files"
        raise InputError(what, advice="name one --reference for each FILE, in the same order")
    lines: list[Example] = []
    pairs: list[tuple[str, str]] = []
    for place, path in enumerate(paths):
        french = split_lines(text_of(path))
        lines += [Example(line, str(path), number) for number, line in enumerate(french, 1)]
        if references:
            english = split_lines(text_of(references[place]))
            if len(english) != len(french):
                what = f"has {len(english)} lines where {path} has {len(french)}"
                raise InputError(what, path=references[place], advice="the lines of both must correspond")
            pairs += zip(french, english, strict=True)
    return lines, pairs


def _translator(model: str | None) -> Translate:
    module, name = TRANSLATOR
    made: Translate = getattr(import_module(module), name)(model)
    return made


def _sheet(candidates: Sequence[Candidate]) -> str:
    """Return candidates as a glossary; those without a target as comments."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("source", "target", "kind", "note"))
    for one in candidates:
        row = io.StringIO()
        example = one.examples[0] if one.examples else Example("")
        note = f"{one.frequency}×; {one.origin or 'no proposal'}; {_quoted(example.text, one.source)}"
        expansion = f" = {one.expansion}" if one.expansion else ""
        kind = "" if one.kind is Kind.TERM else one.kind
        csv.writer(row, lineterminator="\n").writerow((one.source, one.target, kind, note + expansion))
        out.write(row.getvalue() if one.target else "# " + row.getvalue())
    return out.getvalue()


def _quoted(line: str, source: str) -> str:
    """Return a line cut to about the neighbourhood of a candidate."""
    line = " ".join(line.split())
    place = max(line.lower().find(source.lower().split(" ")[0]), 0)
    start = max(0, place - 40)
    end = min(len(line), place + len(source) + 40)
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def _record(one: Candidate) -> dict[str, object]:
    return {
        "source": one.source, "kind": one.kind, "frequency": one.frequency, "score": one.score, "target": one.target,
        "origin": one.origin, "expansion": one.expansion, "forms": list(one.forms),
        "examples": [{"text": example.text, "file": example.path, "line": example.line} for example in one.examples],
    }  # fmt: skip
