"""What several glossary verbs take, declared once; and how entries, changes and losses are shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from glossary import history, lint, sheet, store
from glossary.change import Change, What, diff
from glossary.counting import counted
from glossary.errors import InputError
from glossary.exchange import Loss
from glossary.files import decode, read_text
from glossary.sheet import Sheet
from glossary.term import CaseMode, Kind, MatchMode, Term

Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)
TEXTS = (".txt", ".md")  # what a folder of texts is searched for

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
dry_run_option = click.option("-n", "--dry-run", is_flag=True, help="Show what would change and write nothing.")
file_argument = click.argument("path", metavar="FILE", type=PATH)
files_argument = click.argument("paths", metavar="[FILE]...", nargs=-1, type=PATH)


def stack(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Return one decorator for several."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def holding(command: Command) -> Command:
    """Let a command hold its FILE while it runs, unless it is a trial: see `history.held`."""

    @wraps(command)
    def held(path: Path, dry_run: bool, **given: Any) -> Any:
        with nullcontext() if dry_run else history.held(path):
            return command(path=path, dry_run=dry_run, **given)

    return cast(Command, held)


in_force_options = stack(
    click.option(
        "-g", "--glossary", "glossaries", metavar="FILE", multiple=True, type=PATH,
        help="Glossary on top of the default one; repeatable, later ones win.",
    ),
    click.option("--no-glossary", is_flag=True, help="Leave the default glossary out."),
)  # fmt: skip

_STRICT = "name, acronym and do-not-translate"
_entry_options = stack(
    click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What the entry is."),
    click.option(
        "--match",
        type=click.Choice([mode.value for mode in MatchMode]),
        help=f"How its source is looked for: inflected by default, exact for {_STRICT}.",
    ),
    click.option(
        "--case",
        type=click.Choice([mode.value for mode in CaseMode]),
        help=f"Whether capitals count: permissive by default, exact for {_STRICT}.",
    ),
    click.option("--variant", "variants", metavar="TEXT", multiple=True, help="Further spelling; repeatable."),
    click.option("--first", metavar="TEXT", help="Rendering of the first mention in a document."),
    click.option(
        "--gap",
        type=click.IntRange(0, sheet.MAX_GAP),
        metavar="N",
        help="Other words that may stand within it, all together.",
    ),
    click.option("--note", metavar="TEXT", help="Why it is so."),
)


def entry_options(command: Command) -> Command:
    """Give a command the options that fill an entry's columns; it gets what they say as one value, `cells`."""

    @wraps(command)
    def gathering(**given: Any) -> Any:
        named = {name: given.pop(name) for name in ("kind", "match", "case", "first", "gap", "note")}
        cells = {name: str(value) for name, value in named.items() if value is not None}
        if variants := given.pop("variants"):
            cells["variants"] = "|".join(variants)
        return command(cells=cells, **given)

    return cast(Command, _entry_options(gathering))


def in_force(glossaries: Sequence[Path], no_glossary: bool) -> store.Glossary:
    """Return the glossary that the options ask for: the default one unless left out, then the files in order.

    Rows of one file that say the same or contradict each other are told on standard error, as lint tells them: the last
    one counts. That one file overrides another is what it is named for.
    """
    own = [sheet.read(path) for path in glossaries]
    for one in own:
        for problem in lint.repeated(one.terms):
            click.echo(f"{problem.place}: {problem.severity}: {problem.rule}: {problem.message}", err=True)
    defaults = () if no_glossary else store.default().terms
    return store.Glossary(store.combine([defaults, *(one.terms for one in own)]))


def sheets(paths: Sequence[Path]) -> list[Sheet]:
    """Read the named glossary files, or those of the default glossary."""
    return [sheet.read(path) for path in paths or store.default_paths()]


def text_of(path: Path) -> str:
    """Read a text file, or standard input for `-`."""
    return decode(standard_input()) if str(path) == "-" else read_text(path)


def standard_input(limit: int = -1) -> bytes:
    """Return what standard input holds, at most `limit` bytes of it; a person at a terminal is told that it is read."""
    if sys.stdin.isatty():
        click.echo("entente: reading standard input; end it with Ctrl-D", err=True)
    return sys.stdin.buffer.read(limit)


def texts_in(paths: Sequence[Path], language: str = "fr") -> list[Path]:
    """Return the text files that `paths` name, in order: of a folder those named NAME.fr.txt or NAME.fr.md, or all .txt
    and .md files where none is. Raises `InputError` for a folder without any."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        texts = sorted(file for file in path.rglob("*") if file.suffix in TEXTS and file.is_file())
        named = [file for file in texts if file.stem.endswith(f".{language}")]
        if not texts:
            raise InputError("holds no text files", path=path, advice=f"looked for *{' and *'.join(TEXTS)}")
        found += named or texts
    return found


def record(term: Term) -> dict[str, object]:
    """Return an entry for JSON."""
    return {
        "source": term.source,
        "targets": list(term.targets),
        "kind": term.kind,
        "match": term.match,
        "case": term.case,
        "variants": list(term.variants),
        "first": term.first,
        "gap": term.gap,
        "note": term.note,
        "file": term.path,
        "line": term.line,
    }


def print_json(value: object) -> None:
    """Print a value as JSON, letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_terms(terms: Iterable[Term]) -> None:
    """Print entries one a line, the columns parted by tabs: source, targets, kind, place."""
    for term in terms:
        kind = "" if term.kind is Kind.TERM else term.kind
        click.echo("\t".join((term.source, " | ".join(term.targets), kind, f"{term.path}:{term.line}")))


def told(change: Change) -> str:
    """Return a change as a line: `+` added, `-` removed, `~` changed with the columns that differ."""
    if change.before is None or change.after is None:
        term = change.after or change.before
        assert term is not None
        return f"{'+' if change.what is What.ADDED else '-'} {term.source} → {' | '.join(term.targets)}"
    old, new = sheet.cells(change.before), sheet.cells(change.after)
    differences = "; ".join(f"{name}: {old[name] or '(none)'} → {new[name] or '(none)'}" for name in change.columns)
    return f"~ {change.before.source}: {differences}"


def change_record(change: Change) -> dict[str, object]:
    """Return a change for JSON."""
    return {
        "what": change.what,
        "source": change.source,
        "columns": list(change.columns),
        "before": None if change.before is None else record(change.before),
        "after": None if change.after is None else record(change.after),
    }


def write(
    before: Sheet, after: Sheet, path: Path, *, dry_run: bool, as_json: bool, losses: Iterable[Loss] = ()
) -> None:
    """Write a changed glossary with a backup, unless nothing changed or it is a trial, and show what changed."""
    changes = diff(before.terms, after.terms)
    backup = None
    lost = list(losses)
    if before.text() != after.text() and not dry_run:
        backup = history.save(path, after.text())
    if as_json:
        print_json(
            {
                "file": str(path),
                "dry_run": dry_run,
                "backup": None if backup is None else str(backup),
                "changes": [change_record(change) for change in changes],
                "losses": [{"source": loss.source, "what": loss.what} for loss in lost],
            }
        )
        return
    for change in changes:
        click.echo(told(change))
    print_losses(lost)
    if not changes:
        click.echo("nothing to change" if before.text() == after.text() else "spelling only", err=True)
    elif dry_run:
        click.echo(f"{counted(len(changes), 'change')}, not written (--dry-run)", err=True)


def print_losses(losses: Iterable[Loss]) -> None:
    """Say on standard error what a format could not hold."""
    for loss in losses:
        click.echo(f"not carried over: {loss.source}: {loss.what}", err=True)
