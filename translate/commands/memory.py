"""`entente memory`: look into the translation memory, correct it, carry it between machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glossary.counting import counted
from glossary.errors import InputError, OutputError

if TYPE_CHECKING:
    from translate.memory import Difference, Entry, Match, Memory, Storing

Command = TypeVar("Command", bound=Callable[..., Any])

DAY = 86_400  # seconds


def memory_option(command: Command) -> Command:
    """Add `--memory FILE`, which names the translation memory."""
    return click.option(
        "-m",
        "--memory",
        "path",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="ENTENTE_MEMORY",
        help="The memory's file, else $ENTENTE_MEMORY, else the user's own.",
    )(command)


def json_option(command: Command) -> Command:
    """Add `--json`, which prints for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


@click.group()
def memory() -> None:
    """Look into the translation memory, correct it, carry it between machines.

    Approved translations answer whatever the model; machine ones are kept apart, by model and terms.
    """


@memory.command()
@click.argument("text")
@click.option("--context", default="", metavar="TEXT", help="Where the text stands (msgctxt, key).")
@click.option(
    "--minimum",
    type=click.FloatRange(1, 100),
    default=75.0,
    show_default=True,
    metavar="PERCENT",
    help="The lowest score shown.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=5, show_default=True, metavar="N", help="How many near matches to show."
)
@memory_option
@json_option
def lookup(text: str, context: str, minimum: float, limit: int, path: Path | None, as_json: bool) -> int:
    """Show what answers TEXT, exactly or nearly, with score and difference. Status 1: nothing does."""
    with _open(path, read_only=True) as opened:
        exact = opened.exact(text, context=context)
        matches = [] if exact is None else [exact]
        known = {match.entry.id for match in matches}
        near = opened.fuzzy(text, minimum=minimum, limit=limit + len(known))
        matches += [match for match in near if match.entry.id not in known][:limit]
    if as_json:
        _print_json([_match_record(match) for match in matches])
    else:
        for match in matches:
            _print_match(match)
    return 0 if matches else 1


@memory.command()
@click.argument("source")
@click.argument("target")
@click.option("--context", default="", help="Where the source stands (msgctxt, key).")
@memory_option
@json_option
def add(source: str, target: str, context: str, path: Path | None, as_json: bool) -> None:
    """Store TARGET as the approved translation of SOURCE. One that it replaces is told."""
    from translate.memory import Entry, Storing

    storing = Storing()
    with _made(path) as opened:
        identity = opened.add(Entry(source, target, context=context, origin="entente memory add"), storing=storing)
        stored = opened.get(identity)
    if as_json:
        before = next((old.target for old, _ in storing.replaced), None)
        _print_json({**asdict(stored), "replaced": before})
        return
    _told(stored, as_json)
    _print_replaced(storing)


@memory.command()
@click.argument("identity", metavar="ID", type=int)
@click.option("--target", help="The new translation.")
@click.option("--context", help="The new context.")
@click.option("--approve", is_flag=True, help="Mark a machine translation as approved.")
@memory_option
@json_option
def edit(
    identity: int, target: str | None, context: str | None, approve: bool, path: Path | None, as_json: bool
) -> None:
    """Change entry ID. A machine translation that is changed becomes an approved one."""
    if target is None and context is None and not approve:
        raise click.UsageError("nothing to change: say --target, --context or --approve")
    with _open(path) as opened:
        changed = opened.edit(identity, target=target, context=context, approved=True if approve else None)
        _told(changed, as_json)


@memory.command()
@click.argument("identities", metavar="ID...", type=int, nargs=-1, required=True)
@memory_option
@json_option
def remove(identities: Sequence[int], path: Path | None, as_json: bool) -> int:
    """Remove entries by ID. Status 1: some of them were not there."""
    with _open(path) as opened:
        removed = opened.remove(identities)
    if as_json:
        _print_json({"removed": removed})
    else:
        click.echo(f"{counted(removed, 'entry', 'entries')} removed", err=True)
    return 0 if removed == len(set(identities)) else 1


@memory.command("import")
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--locale",
    type=click.Choice(["en-US", "en-GB"]),
    default="en-US",
    show_default=True,
    help="English to take where a unit has several.",
)
@click.option("--verbose", is_flag=True, help="List the translations that were replaced.")
@memory_option
@json_option
def import_(files: Sequence[Path], locale: str, verbose: bool, path: Path | None, as_json: bool) -> None:
    """Store the translations of TMX files. A file that is malformed anywhere is left out whole.

    The others are stored all the same; the status is 2 then. Of two approved translations of a source in one context
    the later one stays, be the other of the file or of the memory. How many were replaced is told, and with --json
    which.
    """
    from translate.memory import Storing, tmx

    records: list[dict[str, object]] = []
    failed: list[InputError] = []
    with _made(path) as opened:
        for file in files:
            reading, storing = tmx.Reading(), Storing()
            try:
                stored = opened.add_many(tmx.read(file, reading, target=locale), whole=True, storing=storing)
            except InputError as error:
                records.append({"file": str(file), "error": error.told()})
                failed.append(error)
                continue
            replaced = [
                {"source": new.source, "context": new.context, "before": old.target, "after": new.target}
                for old, new in storing.replaced
            ]
            counts = {"stored": stored, "known": storing.known, "replaced": replaced}
            records.append({"file": str(file), **counts, **asdict(reading)})
            if not as_json:
                left = reading.units - stored
                rest = f", {left} without French and English left out" if left else ""
                told = f"{counted(stored, 'entry', 'entries')} stored{_met(stored, storing)}{rest}"
                click.echo(f"{file}: {told}", err=True)
                if verbose:
                    _print_replaced(storing)
        opened.optimize()
        if as_json:
            _print_json(records)
        for other in failed[:-1]:
            click.echo(f"entente: {other.told()}", err=True)
        if failed:
            raise failed[-1]


@memory.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--approved", is_flag=True, help="Approved translations only.")
@click.option("--machine", is_flag=True, help="Machine translations only.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@memory_option
@json_option
def export(file: Path, approved: bool, machine: bool, force: bool, path: Path | None, as_json: bool) -> None:
    """Write the memory to FILE as TMX 1.4; - is standard output."""
    from translate.memory import default_path, tmx

    if approved and machine:
        raise click.UsageError("--approved and --machine exclude each other.")
    if str(file) != "-" and file.resolve() == (path or default_path()).resolve():
        raise OutputError("is the memory itself", path=file, advice="choose another name for the TMX file")
    with _open(path, read_only=True) as opened:
        entries = opened.entries(approved=approved if approved or machine else None)
        if str(file) == "-":
            writing = tmx.Writing()
            sys.stdout.buffer.writelines(tmx.document(entries, writing))
        else:
            writing = tmx.write(entries, file, overwrite=force)
    if as_json and str(file) != "-":
        _print_json({"file": str(file), **asdict(writing)})
        return
    rest = f", {writing.left_out} with control characters left out" if writing.left_out else ""
    place = "standard output" if str(file) == "-" else file
    click.echo(f"{place}: {counted(writing.written, 'entry', 'entries')} written{rest}", err=True)


@memory.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@memory_option
@json_option
def stats(file: Path | None, path: Path | None, as_json: bool) -> None:
    """Count what the memory holds: FILE, or the one that --memory names."""
    with _open(file or path, read_only=True) as opened:
        counted = opened.stats()
    if as_json:
        _print_json(asdict(counted))
        return
    rows = [
        ("file", counted.path),
        ("size", f"{counted.size / 1e6:,.1f} MB"),
        ("entries", f"{counted.entries:,}"),
        ("approved", f"{counted.approved:,}"),
        ("machine", f"{counted.machine:,}"),
        *((f"  {name or 'unnamed model'}", f"{number:,}") for name, number in counted.models.items()),
        ("source words", f"{counted.words:,}"),
        ("from", _day(counted.oldest)),
        ("to", _day(counted.newest)),
    ]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value}")


@memory.command()
@click.option("--older-than", type=click.IntRange(0), metavar="DAYS", help="Only entries not changed for so long.")
@click.option("--keep-model", metavar="NAME", help="Keep the machine translations of this model (see stats).")
@click.option("--approved-too", is_flag=True, help="Approved translations as well; needs --older-than.")
@click.option("-n", "--dry-run", is_flag=True, help="Only count.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@memory_option
@json_option
def prune(
    older_than: int | None,
    keep_model: str | None,
    approved_too: bool,
    dry_run: bool,
    yes: bool,
    path: Path | None,
    as_json: bool,
) -> None:
    """Remove machine translations that serve no more: by age, by model, or all."""
    if approved_too and older_than is None:
        raise click.UsageError("--approved-too needs --older-than: approved translations are pruned by age only")
    before = None if older_than is None else int(datetime.now(UTC).timestamp()) - older_than * DAY
    with _open(path) as opened:
        choice = {"machine_only": not approved_too, "before": before, "keep_model": keep_model}
        number = opened.prune(**choice, dry_run=True)  # type: ignore[arg-type]
        if not dry_run and number:
            agreed = yes or _agreed(f"Remove {counted(number, 'entry', 'entries')}?")
            number = opened.prune(**choice) if agreed else 0  # type: ignore[arg-type]
    if as_json:
        _print_json({"removed": 0 if dry_run else number, "matching": number})
    else:
        click.echo(f"{counted(number, 'entry', 'entries')} {'would be ' if dry_run else ''}removed", err=True)


def _agreed(question: str) -> bool:
    """Return the answer of the person at the terminal."""
    try:
        return click.confirm(question, err=True)
    except click.Abort as error:
        if sys.stdin.isatty():
            raise
        click.echo(err=True)
        raise InputError("nobody is there to answer", advice="say --yes, or --dry-run to see what would go") from error


def _open(path: Path | None, *, read_only: bool = False) -> Memory:
    from translate.memory import Memory, default_path

    return Memory(path or default_path(), create=False, read_only=read_only)


@contextmanager
def _made(path: Path | None) -> Iterator[Memory]:
    """Open the memory to add to it, made where there is none; one that was made for nothing does not stay."""
    from translate.memory import Memory, default_path

    place = path or default_path()
    missing = not place.exists()
    with Memory(place) as opened:
        try:
            yield opened
        except BaseException:
            missing = missing and not len(opened)
            raise
        else:
            missing = False
        finally:
            opened.close()  # SQLite's own files beside it go with it
            if missing:
                place.unlink(missing_ok=True)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _told(entry: Entry, as_json: bool) -> None:
    if as_json:
        _print_json(asdict(entry))
    else:
        click.echo(f"entry {entry.id}: {entry.source} = {entry.target}", err=True)


def _met(stored: int, storing: Storing) -> str:
    """Return how many of the entries stored are new, in place of another, or known; nothing when all are new."""
    replaced, known = len(storing.replaced), storing.known
    if not replaced and not known:
        return ""
    new = stored - replaced - known
    parts = ((new, "new"), (replaced, "in place of another"), (known, "there already"))
    return f" ({', '.join(f'{number:,} {what}' for number, what in parts if number)})"


def _print_replaced(storing: Storing) -> None:
    for old, new in storing.replaced:
        place = f" [{new.context}]" if new.context else ""
        click.echo(f"replaced: {old.source}{place} = {old.target}", err=True)


def _match_record(match: Match) -> dict[str, object]:
    return {
        "kind": match.kind.value,
        "score": round(match.score, 1),
        **asdict(match.entry),
        "difference": [{"asked": run.asked, "found": run.found} for run in match.difference],
    }


def _print_match(match: Match) -> None:
    entry = match.entry
    standing = "approved" if entry.approved else f"machine {entry.model}".rstrip()
    place = f", context {entry.context}" if entry.context else ""
    click.echo(f"{match.score:5.1f} %  {match.kind.value}, {standing}{place}, entry {entry.id}")
    runs = match.difference
    click.echo(f"         {' '.join(map(_shown, runs)) or entry.source}")
    click.echo(f"         {entry.target}")


def _shown(run: Difference) -> str:
    """Return a run of words; where they differ, what the entry has more is in {+…+}, what it lacks in [-…-]."""
    if run.equal:
        return run.found
    return f"[-{run.asked}-]" * bool(run.asked) + f"{{+{run.found}+}}" * bool(run.found)


def _day(second: int) -> str:
    if not second:
        return "-"
    try:
        return datetime.fromtimestamp(second, UTC).date().isoformat()
    except (OverflowError, ValueError) as error:
        raise InputError(f"a date that is none: {second}", advice="the memory may be damaged") from error
