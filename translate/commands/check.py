"""`entente check`: what a reviewer must look at in a translation, found without a reference."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.counting import counted
from translate.commands import inputs, options
from translate.errors import InputError

if TYPE_CHECKING:
    from glossary.store import Glossary
    from translate.checks import Unit
    from translate.document import Finding

SCHEMA = "entente-check/1"
NOTES = {"info": "info"}  # a word without plural


@click.command()
@click.argument("paths", metavar="[FILE|-]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--source",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The French text; catalogues, XLIFF, TMX and tables have it in them.",
)
@click.option(
    "--encoding", metavar="CODEC", help="Encoding of the texts; by default UTF-8, or what a mark or header says."
)
@options.glossary_options
@click.option("--only", metavar="CHECK", multiple=True, help="Run only this check; repeatable.")
@click.option("--skip", metavar="CHECK", multiple=True, help="Leave this check out; repeatable.")
@click.option(
    "--severity",
    type=click.Choice(["info", "warning", "error"]),
    default="info",
    show_default=True,
    help="Show findings of this severity and above.",
)
@options.fail_option
@click.option("--list", "list_checks", is_flag=True, help="List the checks and stop.")
@click.option(
    "--self-test",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Measure the checks on a corpus folder: false alarms on its references, planted errors found.",
)
@options.json_option
@options.quiet_option
def check(
    paths: tuple[Path, ...],
    source: Path | None,
    encoding: str | None,
    glossaries: tuple[Path, ...],
    no_glossary: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    severity: str,
    fail_on: str,
    list_checks: bool,
    self_test: Path | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Look for faults in English translations: numbers, names, terms, placeholders, punctuation, French left over.

    Most checks need the French: give it with --source, or check a bilingual file. Each finding is a line that begins
    with FILE:N:C, and below it, indented, its place in the English. N is the line where the segment begins (in HTML,
    Markdown, office files and others without known lines the segment's number), C the character in the segment; where
    no character can be named it is FILE:N alone.
    """
    from translate.checks import names_of

    if list_checks:
        _list()
        return 0
    names_of([*only, *skip])
    glossary = options.glossary_in_force(glossaries, no_glossary)
    if self_test is not None:
        return _self_test(self_test, glossary, as_json)
    if source is not None and len(paths) > 1:
        raise InputError("--source goes with one file", advice="check the files one by one")
    asked = inputs.asked_for([str(path) for path in paths])
    if source is not None:
        inputs.asked_for([*asked, str(source)])
    results = [(path, *_checked(path, source, encoding, glossary, only, skip)) for path in map(Path, asked)]
    shown = [
        (path, units, [finding for finding in findings if options.reaches(finding.severity, severity)])
        for path, units, findings in results
    ]
    if as_json:
        click.echo(json.dumps(_json(shown), ensure_ascii=False, indent=1))
    else:
        for path, units, findings in shown:
            _print(path, units, findings, quiet)
    return options.status_of((finding.severity for _, _, findings in results for finding in findings), fail_on)


def _checked(
    path: Path, source: Path | None, encoding: str | None, glossary: Glossary, only: Sequence[str], skip: Sequence[str]
) -> tuple[list[Unit], tuple[Finding, ...]]:
    from translate.checks import check as run
    from translate.checks.facing import units_of
    from translate.scoring import texts
    from translate.scoring.bilingual import Hints
    from translate.scoring.hints import joint

    data = inputs.read(str(path))
    if source is None and not data.strip():
        return [], ()
    if source is None:
        text, french = texts.read(path, data=data, encoding=encoding), None
    else:
        text, french = texts.read_beside(path, data, source, inputs.read(str(source)), encoding)
    units = units_of(text, french, lambda sentences: joint(sentences, glossary, Hints()))
    return units, run(units, glossary, only=only, skip=skip)


def _print(path: Path, units: Sequence[Unit], findings: Sequence[Finding], quiet: bool) -> None:
    for finding in findings:
        place = "" if finding.segment is None else f":{units[finding.segment].line or finding.segment + 1}"
        column = "" if finding.start is None else f":{finding.start + 1}"
        click.echo(f"{path}{place}{column}: {finding.severity.value}: {finding.check}: {finding.message}")
        if finding.segment is not None and units[finding.segment].target.strip():
            click.echo(f"    {_excerpt(units[finding.segment].target, finding)}")
    counts = {
        severity: sum(f.severity.value == severity for f in findings) for severity in ("error", "warning", "info")
    }
    told = ", ".join(counted(count, severity, NOTES.get(severity)) for severity, count in counts.items() if count)
    if not quiet:
        place = inputs.name(str(path))
        click.echo(f"entente: {place}: {counted(len(units), 'segment')}, {told or 'nothing found'}", err=True)


def _excerpt(target: str, finding: Finding, width: int = 100) -> str:
    """Return the part of the translation around the finding, without its tags."""
    from translate.checks.unit import without_tags

    shown = without_tags(target).replace("\n", " ")
    middle = len(without_tags(target[: finding.start or 0]))
    start = max(0, min(middle - width // 2, len(shown) - width))
    cut = shown[start : start + width]
    return f"{'…' if start else ''}{cut}{'…' if start + width < len(shown) else ''}"


def _json(results: Sequence[tuple[Path, Sequence[Unit], Sequence[Finding]]]) -> dict[str, Any]:
    from translate.scoring.result import finding_json

    return {
        "schema": SCHEMA,
        "files": [
            {
                "path": str(path),
                "segments": len(units),
                "findings": [
                    {
                        **finding_json(finding),
                        "source": units[finding.segment].source if finding.segment is not None else None,
                        "target": units[finding.segment].target if finding.segment is not None else None,
                        "line": units[finding.segment].line if finding.segment is not None else None,
                        "source_line": units[finding.segment].source_line if finding.segment is not None else None,
                    }
                    for finding in findings
                ],
            }
            for path, units, findings in results
        ],
    }


def _list() -> None:
    from translate.checks import CHECKS

    width = max(len(name) for name in CHECKS)
    for name, each in CHECKS.items():
        alias = f" ({each.alias})" if each.alias else ""
        needs = " [needs the source]" if each.needs_source else ""
        click.echo(f"{name:<{width}}  {each.severity.value:<7}  {each.about}{needs}{alias}")


def _self_test(folder: Path, glossary: Glossary, as_json: bool) -> int:
    from translate.checks.selftest import self_test

    if not folder.is_dir():
        raise InputError("is not a folder", path=folder, advice="name a corpus folder")
    result = self_test(folder, glossary)
    if as_json:
        click.echo(json.dumps(result.to_json(), ensure_ascii=False, indent=1))
        return 0
    click.echo(
        f"{counted(len(result.pairs), 'right segment')}: {counted(len(result.alarms), 'false alarm')}, "
        f"{result.alarm_rate:.2f} in 100"
    )
    for finding in result.alarms:
        click.echo(f"  segment {(finding.segment or 0) + 1}: {finding.check}: {finding.message}")
    click.echo(f"{counted(len(result.planted), 'planted error')}: {sum(result.found)} found, {result.recall:.1f} %")
    for kind, found, count in result.by_kind():
        click.echo(f"  {kind:<20}{found:>3} of {count}")
    return 0
