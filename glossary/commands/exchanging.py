"""`entente glossary import|export`: carrying terminology to and from other programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from glossary import change, exchange, sheet
from glossary.commands.options import (
    PATH,
    dry_run_option,
    file_argument,
    files_argument,
    holding,
    json_option,
    print_json,
    print_losses,
    sheets,
    write,
)
from glossary.counting import counted
from glossary.errors import InputError
from glossary.files import write_atomic
from glossary.store import combine

format_option = click.option(
    "--format", "name", type=click.Choice(list(exchange.FORMATS)), help="Format; told by the file's name otherwise."
)


@click.command("import")
@click.argument("foreign", type=PATH)
@file_argument
@format_option
@click.option("--encoding", metavar="CODEC", help="Encoding of FOREIGN, where it is not UTF-8.")
@click.option("--replace", is_flag=True, help="Make FILE hold exactly the imported entries.")
@click.option("--keep", is_flag=True, help="Where both have an entry, keep FILE's.")
@dry_run_option
@json_option
@holding
def import_command(
    foreign: Path,
    path: Path,
    name: str | None,
    encoding: str | None,
    replace: bool,
    keep: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read FOREIGN (TBX, OmegaT, DeepL, PO, XLSX, CSV) into the glossary FILE, which is made if there is none.

    Entries are merged, FOREIGN's winning; what FOREIGN holds and a glossary cannot is said. Where FOREIGN has a source
    twice the last entry counts, and what it replaces is said too.
    """
    if replace and keep:
        raise click.UsageError("--replace and --keep exclude each other")
    imported = exchange.read(foreign, name, encoding)
    before = sheet.read(path) if path.exists() else sheet.new(path)
    terms = imported.terms
    after = change.replaced(before, terms) if replace else change.merged(before, terms, keep=keep)
    write(before, after, path, dry_run=dry_run, as_json=as_json, losses=imported.losses)


@click.command("export")
@files_argument
@click.option(
    "-o", "--output", metavar="FILE", type=PATH, help="Where to write; - is standard output, the default with --format."
)
@click.option("--force", is_flag=True, help="Overwrite an existing output.")
@format_option
@dry_run_option
@json_option
def export_command(
    paths: Sequence[Path], output: Path | None, force: bool, name: str | None, dry_run: bool, as_json: bool
) -> None:
    """Write the entries of FILEs for another program; what its format cannot hold is said on standard error.

    The format is told by the name of --output. --json reports the entries and losses, and needs --output.
    """
    if output == Path("-"):
        output = None
    if output is None and as_json:
        raise InputError("--json is the report, and needs a file for the entries", advice="give --output FILE")
    if output is None and name is None:
        raise InputError("where to, and in which format?", advice="give --output FILE, or --format alone to print")
    chosen = exchange.named(name) if name else exchange.for_path(output or Path())
    terms = combine([one.terms for one in sheets(paths)])
    exported = chosen.write(terms)
    if dry_run:
        click.echo(f"{counted(len(terms), 'entry', 'entries')}, not written (--dry-run)", err=True)
    elif output is None:
        sys.stdout.buffer.write(exported.data)
        sys.stdout.buffer.flush()
    else:
        write_atomic(output, exported.data, overwrite=force)
    if as_json:
        losses = [{"source": loss.source, "what": loss.what} for loss in exported.losses]
        print_json({"file": str(output), "format": chosen.name, "entries": len(terms), "losses": losses})
    else:
        print_losses(exported.losses)
