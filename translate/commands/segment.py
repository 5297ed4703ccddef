"""`entente segment`: French text, one sentence a line."""

from __future__ import annotations

import json
from typing import Any

import click

from translate.commands import inputs
from translate.commands.options import format_options
from translate.document import Document, Segment

SCHEMA = "entente/segments"
SCHEMA_VERSION = 1


@click.command()
@click.argument("paths", metavar="[FILE|-]...", nargs=-1, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print spans, blocks and kinds as JSON.")
@format_options
def segment(paths: tuple[str, ...], as_json: bool, format_name: str | None, encoding: str | None) -> None:
    """Split French text into sentences: one a line, an empty line between paragraphs, headings and list items.

    Sentences broken over lines are joined. Without FILE, or with -, standard input is read.
    """
    documents = [inputs.document(path, format_name, encoding) for path in inputs.asked_for(paths)]
    inputs.tell_empty(documents, "segment")
    if as_json:
        content = {"schema": SCHEMA, "version": SCHEMA_VERSION, "documents": [_document(each) for each in documents]}
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    lines = [line for document in documents for line in _lines(document)]
    click.echo("".join(f"{line}\n" for line in lines[1:]), nl=False)


def _lines(document: Document) -> list[str]:
    """Return the sentences of a document, an empty line before each block."""
    lines: list[str] = []
    block: int | None = None
    for each in document.segments:
        if each.block != block:
            lines.append("")
        block = each.block
        lines.append(each.source)
    return lines


def _document(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "format": document.format,
        "segments": [_segment(each) for each in document.segments],
    }


def _segment(each: Segment) -> dict[str, Any]:
    """Return a segment as JSON tells it: offsets count characters, those of `opaque` within `source`."""
    return {
        "index": each.index,
        "start": each.start,
        "end": each.end,
        "block": each.block,
        "kind": each.kind.value,
        "source": each.source,
        "context": each.context,
        "opaque": [list(span) for span in each.opaque],
    }
