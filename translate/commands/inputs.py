"""What commands read: files and standard input, as bytes or as documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary import files
from translate.errors import InputError

if TYPE_CHECKING:
    from translate.document import Document

STDIN = "-"
TABLES = ("csv", "tsv")  # the formats that know columns


def read(path: str, limit: int = -1) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; a person at a terminal is told that it is read.

    Of standard input at most `limit` bytes are read, all by default.
    """
    if not path:
        raise InputError("an empty name is no file", advice="is a variable of your shell empty?")
    if path != STDIN:
        return files.read_bytes(path)
    from glossary.commands.options import standard_input

    return standard_input(limit)


def asked_for(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the inputs that are meant: standard input when none is named. Raises `InputError` when it is twice."""
    if paths.count(STDIN) > 1:
        raise InputError("standard input can be read only once", advice="name - once, and files for the other texts")
    return tuple(paths) or (STDIN,)


def document(
    path: str,
    format_name: str | None = None,
    encoding: str | None = None,
    columns: Sequence[str] = (),
    quiet: bool = False,
    data: bytes | None = None,
) -> Document:
    """Return the document at `path`, or on standard input for `-`; `data` is what was read of it already.

    Which columns of a table were chosen is said on standard error, unless the user named them or wants it `quiet`. An
    empty one is told by `tell_empty`. Raises `InputError` for what cannot be read, and for columns of what has none.
    """
    from translate import formats

    if Path(path).is_dir() and path:
        advice = "name a file in it; `entente batch` translates a folder whole"
        raise InputError("is a directory", path=path, advice=advice)
    data = read(path) if data is None else data
    chosen = formats.for_path(path, data, format_name)
    if columns and chosen.name not in TABLES and data.strip():
        what = f"--column is for tables, and this is read as {chosen.name}"
        raise InputError(what, path=path, advice="leave it out, or say --format csv or --format tsv")
    notice = None if quiet else lambda text: click.echo(f"entente: {name(path)}: {text}", err=True)
    return chosen.read(data, path, encoding=encoding, columns=columns, notice=notice)


def tell_empty(documents: Sequence[Document], what: str) -> None:
    """Say on standard error which documents hold nothing to do: `what` is the verb."""
    for each in documents:
        if not each.segments:
            click.echo(f"entente: {name(each.path)}: nothing to {what}", err=True)


def name(path: str) -> str:
    """Return how an input is called in messages."""
    return "standard input" if path == STDIN else path
