"""`entente po`: translate, check and count gettext catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.counting import counted
from translate.commands import inputs
from translate.commands import options as shared
from translate.commands.targets import targets, write
from translate.errors import EntenteError, OutputError

if TYPE_CHECKING:
    from translate.document import Finding
    from translate.po.catalogue import Catalogue
    from translate.po.fill import Filled, Plan


@click.group()
def po() -> None:
    """Translate, check and count gettext catalogues (PO)."""


@po.command(short_help="Fill catalogues with English made from their French.")
@click.argument("paths", metavar="FILE|DIR|GLOB...", nargs=-1, required=True, type=click.Path())
@shared.output_options
@click.option("--in-place", is_flag=True, help="Write each catalogue back over itself.")
@click.option(
    "--source", type=click.Choice(["msgid", "msgstr"]), help="Where the French stands; by default told by the texts."
)
@click.option("--fuzzy", is_flag=True, help="Translate fuzzy entries too.")
@click.option("--no-fuzzy", is_flag=True, help="Do not flag machine translations as fuzzy.")
@click.option("--language", metavar="CODE", help="Language of the header; by default en, or en_GB with --locale en-GB.")
@click.option(
    "--compendium",
    "compendia",
    metavar="FILE",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="TMX file or catalogue asked before the machine; repeatable.",
)
@shared.memory_option
@click.option(
    "--min-match",
    type=click.FloatRange(50, 100),
    default=75.0,
    show_default=True,
    metavar="PERCENT",
    help="Lowest score of a near match, percent; 100 takes exact ones only.",
)
@click.option("--stats", is_flag=True, help="Count the catalogues before and after, on standard error.")
@shared.glossary_options
@shared.style_options
@shared.engine_options
@click.option("--encoding", metavar="CODEC", help="Encoding of the catalogues; by default told by their headers.")
@shared.json_option
@shared.fail_option
@shared.quiet_option
@shared.gathered
def translate(
    paths: tuple[str, ...],
    output: str | None,
    force: bool,
    in_place: bool,
    source: str | None,
    fuzzy: bool,
    no_fuzzy: bool,
    language: str | None,
    compendia: tuple[Path, ...],
    memory: Path | None,
    min_match: float,
    stats: bool,
    translator_options: shared.TranslatorOptions,
    encoding: str | None,
    as_json: bool,
    fail_on: str,
    quiet: bool,
) -> int:
    """Fill catalogues with English made from their French.

    From msgid in French, or from a French catalogue's msgstr. Only what is empty is filled; what the machine wrote is
    flagged fuzzy and bears a comment. An entry whose placeholders would not survive is left empty and reported.
    """
    from contextlib import ExitStack
    from dataclasses import replace

    from translate.commands.progress import progress
    from translate.memory import Memory
    from translate.po import files, fill
    from translate.po.compendium import recalling
    from translate.po.job import run
    from translate.po.source import LanguageError, Side

    found = [(None, Path("-"))] if paths == ("-",) else files.find(paths)
    where = _targets(found, output, in_place, force)
    catalogues = [_read(path, encoding) for path, _ in found]
    wanted = fill.Options(
        source=Side(source) if source else None,
        fuzzy=fuzzy,
        mark=not no_fuzzy,
        language=language or ("en_GB" if translator_options.locale == "en-GB" else "en"),
    )
    with ExitStack() as opened:
        store = opened.enter_context(Memory(memory, create=False, read_only=True)) if memory else None
        translator = translator_options.open(memory=store)
        locale = translator_options.locale
        recall = opened.enter_context(
            recalling(compendia, store, minimum=min_match, locale=locale, accept=translator.obeys)
        )
        plans: list[Plan] = []
        written: list[Path | None] = []
        for catalogue, target in zip(catalogues, where, strict=True):
            empty = not any(catalogue.live)  # French on neither side, and nothing amiss
            options = replace(wanted, source=Side.MSGID) if empty else wanted
            try:
                plan = fill.with_model(fill.plan(catalogue, options, recall), translator.engine.name)
            except LanguageError as error:
                if len(catalogues) == 1:
                    raise
                click.echo(f"entente: {error}: skipped", err=True)
                continue
            plans.append(plan)
            written.append(target)
            if not (quiet or as_json):  # the JSON may go to standard error, and nothing else beside it
                told = "nothing to translate" if empty else f"the French is in {plan.source}"
                click.echo(f"{inputs.name(catalogue.path)}: {told}", err=True)
        with progress("sentences", quiet) as show:
            filled = run(translator, plans, show)
    failed: list[EntenteError] = []
    done: list[tuple[Plan, Filled]] = []
    for plan, result, target in zip(plans, filled, written, strict=True):
        try:
            if in_place:
                _check_unchanged(plan.catalogue)
            write(target, result.data, force or in_place)
        except EntenteError as error:
            failed.append(error)
        else:
            done.append((plan, result))
    _tell(done, stats, as_json, quiet, to_stderr=where[0] is None)
    for other in failed[:-1]:
        click.echo(f"entente: {other.told()}", err=True)
    if failed:
        raise failed[-1]
    return shared.status_of((finding.severity for result in filled for finding in result.findings), fail_on)


@po.command(short_help="Look for flaws: placeholders, plurals, markup, terms.")
@click.argument("paths", metavar="FILE|DIR|GLOB...", nargs=-1, required=True, type=click.Path())
@shared.glossary_options
@click.option("--untranslated", is_flag=True, help="Report empty and fuzzy entries too.")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How flaws are printed.",
)
@shared.json_option
@click.option(
    "--fail-on",
    type=click.Choice(shared.SEVERITIES),
    default="warning",
    show_default=True,
    help="Exit with 1 on a flaw at or over this severity.",
)
@click.option("--encoding", metavar="CODEC", help="Encoding of the catalogues; by default told by their headers.")
@shared.quiet_option
def check(
    paths: tuple[str, ...],
    glossaries: tuple[Path, ...],
    no_glossary: bool,
    untranslated: bool,
    output_format: str,
    as_json: bool,
    fail_on: str,
    encoding: str | None,
    quiet: bool,
) -> int:
    """Look for broken placeholders, plurals, markup and terms.

    Fuzzy entries, as po translate writes them, are counted and not looked at: nobody vouches for them yet; entente
    check looks at them. Exit status: 1 when there are flaws at or over --fail-on.
    """
    from translate.po import check as checks
    from translate.po import files, report

    if as_json and output_format not in {"text", "json"}:
        raise click.UsageError("--json and --output-format exclude each other.")
    glossary = shared.glossary_in_force(glossaries, no_glossary)
    found = [(None, Path("-"))] if paths == ("-",) else files.find(paths)
    catalogues = [_read(path, encoding) for path, _ in found]
    flaws = [flaw for each in catalogues for flaw in checks.check(each, glossary, untranslated=untranslated)]
    match "json" if as_json else output_format:
        case "json":
            click.echo(report.as_json(flaws))
        case "sarif":
            click.echo(report.sarif(flaws))
        case chosen:
            for line in report.github(flaws) if chosen == "github" else report.text(flaws):
                click.echo(line)
    if not quiet:
        told = ", ".join(f"{name} {number}" for name, number in checks.by_check(tuple(flaws)).most_common())
        summary = f"{counted(len(flaws), 'flaw')} in {counted(len(found), 'catalogue')}"
        click.echo(f"{summary}: {told}" if told else summary, err=True)
        if unread := sum(entry.fuzzy and any(entry.msgstr) for each in catalogues for entry in each.live):
            told = counted(unread, "fuzzy entry", "fuzzy entries")
            click.echo(f"{told} not looked at (`entente check` does, or clear the flags)", err=True)
    return shared.status_of((flaw.finding.severity for flaw in flaws), fail_on)


@po.command()
@click.argument("paths", metavar="FILE|DIR|GLOB...", nargs=-1, required=True, type=click.Path())
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.option("--encoding", metavar="CODEC", help="Encoding of the catalogues; by default told by their headers.")
@shared.json_option
def stats(paths: tuple[str, ...], as_csv: bool, encoding: str | None, as_json: bool) -> None:
    """Count messages and words by state."""
    from translate.po import files, report
    from translate.po.stats import count, total

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other.")
    found = [(None, Path("-"))] if paths == ("-",) else files.find(paths)
    rows = [count(_read(path, encoding)) for path, _ in found]
    if len(rows) > 1 and not (as_csv or as_json):
        rows.append(total(rows))
    if as_json:
        click.echo(report.stats_json(rows))
    elif as_csv:
        click.echo(report.stats_csv(rows), nl=False)
    else:
        for line in report.stats_table(rows):
            click.echo(line)


def _read(path: Path | None, encoding: str | None) -> Catalogue:
    from translate.po.catalogue import parse

    place = inputs.STDIN if path is None else str(path)
    return parse(inputs.read(place), place, encoding)


def _written(before: Catalogue, data: bytes) -> Catalogue:
    """Read what was made of a catalogue."""
    from translate.po.catalogue import parse

    return parse(data, before.path, before.encoding)


def _targets(
    found: Sequence[tuple[Path | None, Path]], output: str | None, in_place: bool, force: bool
) -> list[Path | None]:
    """Return where each catalogue is written (None: standard output), before anything is translated."""
    if in_place:
        if output is not None or any(path is None or str(path) == inputs.STDIN for path, _ in found):
            raise click.UsageError("--in-place goes with named files and without --output.")
        return [path for path, _ in found]
    if output is None and len(found) > 1:
        raise click.UsageError("Several catalogues: say --output DIR or --in-place.")
    paths = [inputs.STDIN if path is None else str(path) for path, _ in found]
    return targets(paths, output, force, [relative for _, relative in found])


def _check_unchanged(catalogue: Catalogue) -> None:
    """Raise `OutputError` when a file is no longer what was read of it: somebody saved work there meanwhile."""
    if inputs.read(catalogue.path) != catalogue.data:
        advice = "run it again: what was saved meanwhile stays, and is not translated again"
        raise OutputError("was changed while it was translated", path=catalogue.path, advice=advice)


def _tell(done: Sequence[tuple[Plan, Filled]], stats: bool, as_json: bool, quiet: bool, to_stderr: bool) -> None:
    """Say what was done: JSON for programs (on standard error when the catalogue went to standard output)."""
    import json

    from translate.commands.streams import FINDINGS_SHOWN
    from translate.po import report
    from translate.po.stats import count

    if as_json:
        records = [
            {
                "path": plan.catalogue.path,
                "source": str(plan.source),
                "machine": result.machine,
                "memory": result.memory,
                "copied": result.copied,
                "left": result.left,
                "findings": [_record(finding) for finding in result.findings],
            }
            for plan, result in done
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2), err=to_stderr)
    if stats:
        for title, rows in (
            ("before", [count(plan.catalogue) for plan, _ in done]),
            ("after", [count(_written(plan.catalogue, each.data)) for plan, each in done]),
        ):
            click.echo(title, err=True)
            for line in report.stats_table(rows):
                click.echo(line, err=True)
    if quiet or as_json:
        return
    for plan, result in done:
        path = inputs.name(plan.catalogue.path)
        for finding in result.findings[:FINDINGS_SHOWN]:
            click.echo(f"{path}: {finding.severity}: {finding.check}: {finding.message}", err=True)
        if len(result.findings) > FINDINGS_SHOWN:
            click.echo(
                f"{path}: {counted(len(result.findings) - FINDINGS_SHOWN, 'finding')} more (--json tells all)", err=True
            )
        click.echo(
            f"{path}: {result.machine} by the machine, {result.memory} from memory, {result.copied} copied, "
            f"{result.left} left empty",
            err=True,
        )


def _record(finding: Finding) -> dict[str, Any]:
    return {"check": finding.check, "severity": str(finding.severity), "message": finding.message}
