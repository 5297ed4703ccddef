"""`entente glossary list|show|find|stats|diff`: looking without changing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from glossary import change, sheet
from glossary.commands.options import (
    PATH,
    change_record,
    file_argument,
    files_argument,
    json_option,
    print_json,
    print_terms,
    record,
    sheets,
    text_of,
    texts_in,
    told,
)
from glossary.errors import GlossaryError
from glossary.files import split_lines
from glossary.match import Matcher
from glossary.store import combine, key
from glossary.term import Kind


@click.command("list")
@files_argument
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only entries of this kind.")
@json_option
def list_command(paths: Sequence[Path], kind: str | None, as_json: bool) -> None:
    """List the entries of FILEs in their order: source, targets, kind, place."""
    terms = [term for one in sheets(paths) for term in one.terms if kind is None or term.kind == kind]
    if as_json:
        print_json([record(term) for term in terms])
    else:
        print_terms(terms)


@click.command("show")
@click.argument("source")
@files_argument
@json_option
def show_command(source: str, paths: Sequence[Path], as_json: bool) -> None:
    """Show every entry whose source is SOURCE, whatever its capitals, with all that it says."""
    terms = [term for one in sheets(paths) for term in one.terms]
    found = change.find(terms, source)
    if not found:
        near = ", ".join(term.source for term, _ in change.nearest(terms, source, limit=3))
        raise GlossaryError(f"no entry {source!r}", advice=f"near: {near}" if near else None)
    if as_json:
        print_json([record(term) for term in found])
        return
    for place, term in enumerate(found):
        if place:
            click.echo()
        for name, cell in sheet.cells(term).items():
            default = {"kind": term.kind, "match": term.match, "case": term.case, "target": term.target}
            if shown := cell or default.get(name, ""):
                click.echo(f"{name:9}{shown}")
        click.echo(f"{'place':9}{term.path}:{term.line}")


@click.command("find")
@click.argument("text")
@files_argument
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="How many to show.")
@json_option
def find_command(text: str, paths: Sequence[Path], limit: int, as_json: bool) -> int:
    """Find entries whose source, variants or target are like TEXT, the nearest first. Status 1: none is."""
    terms = [term for one in sheets(paths) for term in one.terms]
    found = change.nearest(terms, text, limit=limit)
    if as_json:
        print_json([record(term) | {"score": round(score, 1)} for term, score in found])
    else:
        print_terms(term for term, _ in found)
    return 0 if found else 1


@click.command("stats")
@files_argument
@click.option(
    "--corpus", "corpus", metavar="FILE|DIR", multiple=True, type=PATH, help="Count what occurs here; repeatable."
)
@json_option
def stats_command(paths: Sequence[Path], corpus: Sequence[Path], as_json: bool) -> None:
    """Count the entries of FILEs by kind and file, and with --corpus how many occur."""
    read = sheets(paths)
    terms = [term for one in read for term in one.terms]
    result: dict[str, object] = {
        "entries": len(terms),
        "in force": len(combine([terms])),
        "by file": {one.path: len(one.terms) for one in read},
        "by kind": {kind.value: count for kind, count in sorted(Counter(term.kind for term in terms).items())},
        "targets": sum(len(term.targets) for term in terms),
        "variants": sum(len(term.variants) for term in terms),
        "with note": sum(bool(term.note) for term in terms),
    }
    if corpus:
        matcher = Matcher(combine([terms]))
        lines = [line for path in texts_in(corpus) for line in split_lines(text_of(path))]
        met = Counter(key(match.term) for line in lines for match in (*matcher.find(line), *matcher.forbidden(line)))
        result["occurring"] = len(met)
        result["occurrences"] = met.total()
    if as_json:
        print_json(result)
        return
    for name, value in result.items():
        if isinstance(value, dict):
            click.echo(f"{name}:")
            for part, count in value.items():
                click.echo(f"  {count:6}  {part}")
        else:
            click.echo(f"{value:8}  {name}")


@click.command("diff")
@file_argument
@click.argument("other", type=PATH)
@click.option("--exit-code", is_flag=True, help="Exit with 1 when they differ.")
@json_option
def diff_command(path: Path, other: Path, exit_code: bool, as_json: bool) -> int:
    """Show what leads from the entries of FILE to those of OTHER; order, comments and places do not count."""
    changes = change.diff(sheet.read(path).terms, sheet.read(other).terms)
    if as_json:
        print_json([change_record(one) for one in changes])
    else:
        for one in changes:
            click.echo(told(one))
    return 1 if changes and exit_code else 0
