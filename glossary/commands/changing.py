"""`entente glossary add|edit|remove|merge|replace|undo`: changes, each atomic, shown, with a backup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from glossary import change, exchange, history, sheet
from glossary.commands.options import (
    PATH,
    change_record,
    dry_run_option,
    entry_options,
    file_argument,
    holding,
    json_option,
    print_json,
    stack,
    told,
    write,
)
from glossary.counting import counted
from glossary.errors import GlossaryError, InputError
from glossary.sheet import Sheet
from glossary.term import Kind

change_options = stack(dry_run_option, json_option, holding)
choice_options = stack(
    click.option(
        "--forbidden/--wanted", default=None, help="Which entry, where SOURCE has a wanted and a forbidden one."
    ),
    click.option(
        "--line", type=click.IntRange(1), metavar="N", help="Which entry, where FILE has several: the one in this line."
    ),
)
format_option = click.option("--format", "name", metavar="NAME", help="Format of OTHER; told by its name otherwise.")


@click.command("add")
@file_argument
@click.argument("source")
@click.argument("targets", metavar="[TARGET]...", nargs=-1)
@entry_options
@change_options
def add_command(
    path: Path,
    source: str,
    targets: Sequence[str],
    cells: dict[str, str],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add the entry SOURCE to FILE, rendered as the first TARGET; further TARGETs are accepted too.

    FILE is made if there is none.
    """
    before = _opened(path)
    after = change.added(before, [sheet.build(cells | {"source": source, "target": "|".join(targets)})])
    write(before, after, path, dry_run=dry_run, as_json=as_json)


@click.command("edit")
@file_argument
@click.argument("source")
@click.option("--source", "new_source", metavar="TEXT", help="New source.")
@click.option("--target", "targets", metavar="TEXT", multiple=True, help="New targets in place of the old; repeatable.")
@click.option("--add-target", metavar="TEXT", multiple=True, help="Further accepted target; repeatable.")
@click.option("--add-variant", metavar="TEXT", multiple=True, help="Further spelling, beside the old; repeatable.")
@click.option("--clear", metavar="COLUMN", multiple=True, type=click.Choice(sheet.COLUMNS[2:]), help="Empty a column.")
@choice_options
@entry_options
@change_options
def edit_command(
    path: Path,
    source: str,
    new_source: str | None,
    targets: Sequence[str],
    add_target: Sequence[str],
    add_variant: Sequence[str],
    clear: Sequence[str],
    forbidden: bool | None,
    line: int | None,
    cells: dict[str, str],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Change the entry SOURCE of FILE: only what the options name; its place and the comments stay.

    With --kind do-not-translate its target goes.
    """
    before = sheet.read(path)
    old = change.the(before.terms, source, path=str(path), forbidden=forbidden, line=line)
    new = sheet.cells(old) | dict.fromkeys(clear, "") | cells
    if targets or add_target or new["kind"] != Kind.DO_NOT_TRANSLATE:
        new["target"] = "|".join([*(targets or old.targets), *add_target])
    elif "kind" in cells:
        new["target"] = ""  # what is not to be translated has none
    new["variants"] = "|".join(filter(None, [new["variants"], *add_variant]))
    if new_source is not None:
        new["source"] = new_source
    after = change.edited(before, old, sheet.build(new, path=str(path), line=old.line))
    write(before, after, path, dry_run=dry_run, as_json=as_json)


@click.command("remove")
@file_argument
@click.argument("sources", nargs=-1, required=True)
@choice_options
@change_options
def remove_command(
    path: Path, sources: Sequence[str], forbidden: bool | None, line: int | None, dry_run: bool, as_json: bool
) -> None:
    """Remove the entries SOURCES from FILE; all of them or, if one is not there, none."""
    if line is not None and len(sources) > 1:
        raise InputError("--line is for one entry", advice="remove the others by themselves")
    before = sheet.read(path)
    doomed = [change.the(before.terms, source, path=str(path), forbidden=forbidden, line=line) for source in sources]
    write(before, change.removed(before, doomed), path, dry_run=dry_run, as_json=as_json)


@click.command("merge")
@file_argument
@click.argument("other", type=PATH)
@click.option("--keep", is_flag=True, help="Where both have an entry, keep FILE's.")
@format_option
@change_options
def merge_command(path: Path, other: Path, keep: bool, name: str | None, dry_run: bool, as_json: bool) -> None:
    """Add the entries of OTHER to FILE; where both have one, what OTHER says wins.

    What OTHER leaves empty (a note, variants) stays. OTHER may be in any format that import reads.
    """
    before = _opened(path)
    imported = exchange.read(other, name)
    after = change.merged(before, imported.terms, keep=keep)
    write(before, after, path, dry_run=dry_run, as_json=as_json, losses=imported.losses)


@click.command("replace")
@file_argument
@click.argument("other", type=PATH)
@format_option
@change_options
def replace_command(path: Path, other: Path, name: str | None, dry_run: bool, as_json: bool) -> None:
    """Make FILE hold exactly the entries of OTHER; its comments and the order of what stays are kept."""
    before = sheet.read(path)
    imported = exchange.read(other, name)
    if not imported.terms:
        raise InputError("holds no entries", path=other, advice="nothing was replaced")
    after = change.replaced(before, imported.terms)
    write(before, after, path, dry_run=dry_run, as_json=as_json, losses=imported.losses)


@click.command("undo")
@file_argument
@click.option("--force", is_flag=True, help="Undo even where that loses what was changed by hand.")
@change_options
def undo_command(path: Path, force: bool, dry_run: bool, as_json: bool) -> None:
    """Put FILE back as it was before its last change, or away where that made it. Repeat it to go further back.

    A FILE that was changed otherwise since, in an editor say, is left as it is.
    """
    backup = history.last(path, force=force)
    try:
        now = sheet.read(path).terms
    except (GlossaryError, InputError):  # what is to be undone may have broken it, or removed it
        now = ()
    changes = change.diff(now, () if history.tells_of_none(backup) else sheet.read(backup).terms)
    if not dry_run:
        history.undo(path, force=force)
    if as_json:
        undone = {"file": str(path), "dry_run": dry_run, "backup": str(backup)}
        print_json(undone | {"changes": [change_record(one) for one in changes]})
        return
    for one in changes:
        click.echo(told(one))
    if dry_run:
        click.echo(f"{counted(len(changes), 'change')}, not written (--dry-run)", err=True)


def _opened(path: Path) -> Sheet:
    """Read a glossary, or begin a new one where there is no file."""
    return sheet.read(path) if path.exists() else sheet.new(path)
