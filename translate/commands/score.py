"""`entente score`: how good a translation is, against references; whether another is better; what got worse."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands import inputs, options
from translate.commands.progress import progress
from translate.commands.targets import check
from translate.errors import InputError

if TYPE_CHECKING:
    from glossary.store import Glossary
    from translate.document import Document
    from translate.scoring.baseline import History
    from translate.scoring.folders import Article
    from translate.scoring.gates import Gate
    from translate.scoring.hints import Hinter
    from translate.scoring.session import Outcome, Wanted
    from translate.scoring.texts import Text

NAMED = 5  # files that are named one by one before the rest is only counted


@click.command()
@click.argument("hypothesis", type=click.Path(path_type=Path))
@click.argument("references", metavar="[REFERENCE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--source", metavar="FILE|DIR", type=click.Path(path_type=Path), help="The French text.")
@click.option(
    "--compare", metavar="FILE", multiple=True, type=click.Path(path_type=Path), help="Is this one better? Repeatable."
)
@click.option(
    "--encoding", metavar="CODEC", help="Encoding of the texts; by default UTF-8, or what a mark or header says."
)
@options.glossary_options
@click.option(
    "--align",
    "how",
    type=click.Choice(["auto", "lines", "sentences"]),
    default="auto",
    show_default=True,
    help="Pair texts by line, or align their sentences; auto aligns where lines do not correspond.",
)
@click.option(
    "--align-with",
    "helper",
    type=click.Choice(["words", "memory", "model"]),
    default="words",
    show_default=True,
    help="What helps to align a source whose lines do not correspond: the words of the texts, glossary and model's "
    "dictionary; also a --memory; or also the model, which translates the source first.",
)
@click.option("-m", "--memory", metavar="FILE", type=click.Path(path_type=Path), help="Memory for --align-with memory.")
@click.option("--confidence", is_flag=True, help="Give 95 % intervals (1,000 bootstrap resamples).")
@click.option("--breakdown", is_flag=True, help="Give scores by length, terms, document and finding.")
@click.option("--no-checks", is_flag=True, help="Leave out the checks that need no reference.")
@click.option(
    "--comet", metavar="FILE|DIR", type=click.Path(path_type=Path), help="Weights for COMET, if it is installed."
)
@click.option(
    "--fail-under",
    metavar="METRIC=VALUE",
    multiple=True,
    help="Exit with 1 under this bound (over it for ter): bleu, chrf, chrf++, ter, terms, consistency, comet.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Compare with the scores stored here; store them when there are none.",
)
@click.option("--update-baseline", is_flag=True, help="Store the scores of today in the --baseline file.")
@click.option(
    "--max-drop",
    metavar="METRIC=VALUE",
    multiple=True,
    help="Exit with 1 when a metric is worse than in the --baseline by more than this.",
)
@click.option("--report", metavar="FILE", type=click.Path(path_type=Path), help="Write an HTML report.")
@click.option("--update-readme", is_flag=True, help="Write the table into the corpus folder's README.md.")
@click.option(
    "--save-aligned", metavar="PREFIX", help="Write PREFIX.hyp, .ref… one unit a line, for sacreBLEU's own command."
)
@options.force_option
@options.engine_options
@options.json_option
@options.quiet_option
@options.gathered
def score(
    hypothesis: Path,
    references: tuple[Path, ...],
    source: Path | None,
    compare: tuple[Path, ...],
    encoding: str | None,
    translator_options: options.TranslatorOptions,
    how: str,
    helper: str,
    memory: Path | None,
    confidence: bool,
    breakdown: bool,
    no_checks: bool,
    comet: Path | None,
    fail_under: tuple[str, ...],
    baseline: Path | None,
    update_baseline: bool,
    max_drop: tuple[str, ...],
    report: Path | None,
    update_readme: bool,
    save_aligned: str | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Score the English HYPOTHESIS against one or several REFERENCEs, in any format; - is standard input.

    HYPOTHESIS may be a folder: with a folder of references, files of the same name are paired; alone (`entente score
    corpus/`), its NAME.fr.txt are translated and scored against NAME.en.txt.
    """
    from translate.scoring.gates import parse_gate
    from translate.scoring.metrics import CONFIDENCE_RESAMPLES
    from translate.scoring.pairing import Pairing
    from translate.scoring.session import Wanted

    gates = [parse_gate(text) for text in fail_under]
    drops = [parse_gate(text) for text in max_drop]
    if helper == "memory" and memory is None:
        raise InputError("--align-with memory needs a memory", advice="name it with --memory FILE")
    _check_usage(hypothesis, references, source, compare, baseline, bool(drops) or update_baseline, update_readme)
    if encoding is not None and hypothesis.is_dir():
        raise InputError("--encoding is for files", path=hypothesis, advice="score the texts one by one")
    read = [hypothesis, *references, *compare, *(path for path in (source, memory) if path is not None)]
    aligned = _aligned_files(save_aligned, 1 + len(compare), max(1, len(references))) if save_aligned else []
    _check_outputs(read, [path for path in (report, *aligned) if path is not None], baseline, force)
    if update_readme:
        _check_readme(hypothesis / "README.md", read)
    glossary = translator_options.glossary()
    wanted = Wanted(
        glossary=glossary if glossary.terms else None,
        confidence=CONFIDENCE_RESAMPLES if confidence else 0,
        divisions=breakdown or report is not None,
        checks=not no_checks,
        comet=comet,
        how=Pairing(how),
        hints=_hinter("memory" if helper == "words" and memory else helper, memory, glossary, translator_options),
    )
    if hypothesis.is_dir():
        articles = (
            _translated(hypothesis, translator_options, quiet)
            if not references
            else _matched(hypothesis, references, source, quiet)
        )
        outcome = _score_articles(articles, hypothesis, wanted)
    else:
        outcome = _score_files(hypothesis, references, source, compare, encoding, wanted)
    history = _history(baseline, outcome, replaced=update_baseline and not drops)
    if save_aligned:
        _save_aligned(outcome, save_aligned, force)
    if report is not None:
        _write_report(outcome, history, report, force)
    if update_readme:
        _update_readme(outcome, hypothesis / "README.md")
    if baseline is not None and (update_baseline or history is None):
        _store(baseline, outcome)
    _print(outcome, history, as_json=as_json, breakdown=breakdown)  # last: what reads it may close before the end
    return _status(outcome, history, gates, drops)


def _check_usage(
    hypothesis: Path,
    references: Sequence[Path],
    source: Path | None,
    compare: Sequence[Path],
    baseline: Path | None,
    needs_baseline: bool,
    update_readme: bool,
) -> None:
    if needs_baseline and baseline is None:
        raise InputError("--max-drop and --update-baseline need a baseline", advice="name it with --baseline FILE")
    if not references and not hypothesis.is_dir():
        raise InputError("no reference given", advice="entente score HYPOTHESIS REFERENCE, or a corpus folder")
    if hypothesis.is_dir() and source is not None and not references:
        raise InputError("--source is not for a corpus folder", advice="its NAME.fr.txt are the sources")
    if hypothesis.is_dir() and compare:
        raise InputError("--compare takes files, not folders", path=hypothesis, advice="compare two --json outputs")
    if update_readme and (references or not hypothesis.is_dir()):
        raise InputError("--update-readme is for a corpus folder", advice="entente score corpus/ --update-readme")
    inputs.asked_for([str(path) for path in (hypothesis, *references, *compare, *((source,) if source else ()))])


def _aligned_files(prefix: str, systems: int, references: int) -> list[Path]:
    """Return the files that --save-aligned may write."""
    counts = {"hyp": systems, "ref": references, "src": 1}
    return [
        Path(f"{prefix}.{name}{number if number > 1 else ''}")
        for name, count in counts.items()
        for number in range(1, count + 1)
    ]


def _check_outputs(read: Sequence[Path], written: Sequence[Path], baseline: Path | None, force: bool) -> None:
    """Raise for a file that could not be written in the end, before any work is done; a baseline may be there."""
    for path in written:
        check(path, read, force)
    if baseline is not None:
        check(baseline, read, force=True)


def _check_readme(readme: Path, read: Sequence[Path]) -> None:
    """Raise for a README into which no table could be written in the end."""
    from glossary.files import read_text
    from translate.scoring.folders import with_table

    check(readme, read, force=True)
    with_table(read_text(readme), "", readme)


def _hinter(helper: str, memory: Path | None, glossary: Glossary, chosen: options.TranslatorOptions) -> Hinter:
    """Return what tells how the words of a source are rendered; memory and model are opened when it is asked."""
    from translate.scoring import hints
    from translate.scoring.bilingual import Hints

    def ask(sentences: Sequence[str]) -> Hints:
        found = Hints()
        if helper == "memory" and memory is not None:
            from translate.memory import Memory

            with Memory(memory, create=False, read_only=True) as opened:
                found = hints.from_memory(sentences, opened)
        elif helper == "model":
            from translate.pipeline import load_engine

            # A rough translation tells as much of which sentence is which as a better one, in a third of the time.
            found = hints.from_model(
                sentences, load_engine(chosen.model, threads=chosen.threads, beam=chosen.beam or 1)
            )
        return hints.joint(sentences, glossary, found, chosen.model)

    return ask


def _read(path: Path, encoding: str | None, *, source_side: bool = False) -> Text:
    from translate.scoring import texts

    data = inputs.read(inputs.STDIN) if str(path) == inputs.STDIN else None
    return texts.read(path, data=data, source_side=source_side, encoding=encoding)


def _score_files(
    hypothesis: Path,
    references: Sequence[Path],
    source: Path | None,
    compare: Sequence[Path],
    encoding: str | None,
    wanted: Wanted,
) -> Outcome:
    from translate.scoring.session import score_texts

    systems = [_read(path, encoding) for path in (hypothesis, *compare)]
    right = [_read(path, encoding) for path in references]
    return score_texts(systems, right, _read(source, encoding, source_side=True) if source else None, wanted)


def _score_articles(articles: Sequence[Article], folder: Path, wanted: Wanted) -> Outcome:
    from translate.scoring.session import score_articles

    return score_articles(articles, folder.name or str(folder), wanted)


def _matched(hypothesis: Path, references: Sequence[Path], source: Path | None, quiet: bool) -> Sequence[Article]:
    from translate.scoring.folders import matched

    if len(references) > 1 or not references[0].is_dir():
        raise InputError("a folder of hypotheses needs one folder of references", path=hypothesis)
    found = matched(hypothesis, references[0], source)
    for what, files, then in (
        ("no reference has the name of", found.without_reference, "left out"),
        ("no hypothesis has the name of", found.without_hypothesis, "left out"),
        ("no format is known for", found.without_format, "left out"),
        ("there is no text in", found.without_text, "left out"),
        ("no source has the name of", found.without_source, "scored without it"),
    ):
        if files and not quiet:
            more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
            click.echo(f"entente: {what} {', '.join(map(str, files[:NAMED]))}{more}: {then}", err=True)
    return found.articles


def _translated(folder: Path, translator_options: options.TranslatorOptions, quiet: bool) -> list[Article]:
    from translate.scoring.folders import articles, translated

    articles(folder)  # a folder without articles is told before the model is loaded
    translator = translator_options.open()

    def translate(documents: Sequence[Document]) -> list[list[str]]:
        with progress("segments", quiet) as show:
            done = translator.translate_documents(documents, show)
        return [[translation.text for translation in translations] for translations in done]

    return translated(folder, translate)


def _history(baseline: Path | None, outcome: Outcome, *, replaced: bool) -> History | None:
    """Return what changed since the baseline; one that cannot be compared with is only told where it is `replaced`."""
    from translate.scoring.baseline import since

    if baseline is None or not baseline.exists():
        return None
    try:
        return since(baseline, outcome.scores)
    except InputError as error:
        if not replaced:
            raise
        click.echo(f"entente: {baseline}: {error.what}: not compared with", err=True)
        return None


def _store(baseline: Path, outcome: Outcome) -> None:
    from glossary.files import write_atomic
    from translate.scoring.baseline import stored

    write_atomic(baseline, stored(outcome.scores), overwrite=True)
    click.echo(f"entente: scores stored in {baseline}", err=True)


def _print(outcome: Outcome, history: History | None, *, as_json: bool, breakdown: bool) -> None:
    from translate.scoring import tables

    if as_json:
        content: dict[str, Any] = outcome.to_json()
        content["history"] = None if history is None else history.to_json()
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    for line in tables.report(outcome.scores):
        click.echo(line)
    for found in outcome.comparisons:
        click.echo("")
        for line in tables.comparison(found):
            click.echo(line)
    divided = list(zip(outcome.systems, outcome.divisions, strict=bool(outcome.divisions)))
    if breakdown or outcome.comparisons:
        # Beside others, the first system's own figures are given when asked for.
        for scores, divisions in divided if breakdown else divided[1:]:
            for line in tables.buckets(divisions, scores.name if outcome.comparisons else ""):
                click.echo(line)
    if history is not None:
        click.echo("")
        for line in tables.history(history):
            click.echo(line)


def _save_aligned(outcome: Outcome, prefix: str, force: bool) -> None:
    from glossary.files import write_atomic

    first = outcome.parallels[0]
    columns = {"hyp": first.hypotheses}
    columns |= {f"hyp{number}": each.hypotheses for number, each in enumerate(outcome.parallels[1:], 2)}
    for number, stream in enumerate(first.references, 1):
        columns["ref" if number == 1 else f"ref{number}"] = tuple(line or "" for line in stream)
    if first.sources is not None:
        columns["src"] = tuple(line or "" for line in first.sources)
    for suffix, lines in columns.items():
        write_atomic(f"{prefix}.{suffix}", "".join(f"{line}\n" for line in lines), overwrite=force)


def _write_report(outcome: Outcome, history: History | None, path: Path, force: bool) -> None:
    from glossary.files import write_atomic
    from translate.scoring.report import html

    write_atomic(path, html(outcome, history), overwrite=force)
    click.echo(f"entente: report written to {path}", err=True)


def _update_readme(outcome: Outcome, path: Path) -> None:
    from glossary.files import read_text, write_atomic
    from translate.scoring import tables
    from translate.scoring.folders import with_table

    scores = outcome.scores
    body = tables.markdown(tables.document_rows(scores), ("article", *tables.HEADINGS))
    notes = "\n".join(f"- {each.metric.label}: `{each.signature}`" for each in scores.metrics)
    table = f"\n{body}\n\nSignatures:\n\n{notes}\n"
    write_atomic(path, with_table(read_text(path), table, path), overwrite=True)
    click.echo(f"entente: table written to {path}", err=True)


def _status(outcome: Outcome, history: History | None, gates: Sequence[Gate], drops: Sequence[Gate]) -> int:
    """Tell on standard error which bounds were missed, and return the exit status."""
    failures = [failure for gate in gates if (failure := gate.failure(outcome.scores)) is not None]
    if history is not None:
        whole = {change.name: change for change in history.changes if not change.scope}
        for drop in drops:
            change = whole.get(drop.name)
            if change is None:
                failures.append(f"{drop.name} is not in the baseline")
            elif not change.better and abs(change.after - change.before) > drop.bound:
                failures.append(f"{drop.name} went from {change.before:.2f} to {change.after:.2f}")
    for failure in failures:
        click.echo(f"entente: {failure}", err=True)
    return 1 if failures else 0
