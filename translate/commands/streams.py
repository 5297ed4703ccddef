"""Text too big to be held: translated piece by piece, and written as it comes, in flat memory.

The pieces are those that a batch cuts (`translate.formats.stream`), so both commands write the same.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.counting import counted
from glossary.errors import InputError
from translate.commands import inputs
from translate.document import Severity, Translation
from translate.formats import stream

if TYPE_CHECKING:
    from translate.pipeline import Translator

FINDINGS_SHOWN = 20  # findings told one by one before the rest is only counted
Show = Callable[[int, int], None]  # sentences done, sentences in all


class Findings:
    """What a reviewer must look at: the first ones are kept to be told, the others only counted."""

    def __init__(self) -> None:
        self.severities: set[Severity] = set()
        self._rows: list[str] = []
        self._more = 0

    def add(self, path: str, number: int, translation: Translation) -> None:
        """Take up those of a document's sentence; `number` counts from 1."""
        for finding in translation.findings:
            self.severities.add(finding.severity)
            if finding.severity is Severity.INFO:
                continue
            if len(self._rows) == FINDINGS_SHOWN:
                self._more += 1
                continue
            self._rows.append(f"{path}: sentence {number}: {finding.severity}: {finding.message} [{finding.check}]")

    def tell(self) -> None:
        """Say them on standard error."""
        for row in self._rows:
            click.echo(row, err=True)
        if self._more:
            click.echo(f"entente: {counted(self._more, 'finding')} more (--json tells all)", err=True)


@dataclass(frozen=True, slots=True)
class Stream:
    """A text to be read piece by piece. `size` is in bytes, 0 where nobody knows. `lines`: each line is a segment."""

    path: str
    size: int
    encoding: str | None
    lines: bool
    head: bytes = b""  # what was read of standard input to see how much there is

    def english(self, translator: Translator, findings: Findings, show: Show | None) -> Iterator[bytes]:
        """Yield the translation's bytes as it is made; what is found goes to `findings`."""
        from translate.formats.text import LINES, TEXT
        from translate.pipeline import writable

        form = LINES if self.lines else TEXT
        sentences = read = 0
        for piece in self._pieces():
            document = form.document(piece.text, piece.encoding, self.path)
            read += len(piece.data)
            known = sentences + len(document.segments)
            total = max(known, round(known * self.size / read)) if read else known

            def tell(done: int, of: int, before: int = sentences, here: int = known, total: int = total) -> None:
                if show is not None:
                    show(before + round((here - before) * done / (of or 1)), total)

            translations = translator.translate_document(document, tell)
            for number, each in enumerate(translations, sentences + 1):
                findings.add(self.path, number, each)
            sentences = known
            yield form.write(document, writable(translations))

    def check(self) -> None:
        """Read a file through, so that a bad byte far into it is told before anything is written to a pipe.

        Raises `InputError`. Standard input is read once only, so nothing is known of it beforehand.
        """
        if self.path != inputs.STDIN:
            for _ in self._pieces():
                pass

    def _pieces(self) -> Iterator[stream.Piece]:
        if self.path == inputs.STDIN:
            yield from self._cut(_Joined(self.head))
            return
        try:
            with Path(self.path).open("rb") as handle:
                yield from self._cut(handle)
        except OSError as error:
            raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=self.path) from error

    def _cut(self, handle: stream.Reads) -> Iterator[stream.Piece]:
        return stream.pieces(handle, self.path, encoding=self.encoding, lines=self.lines)


def opened(path: str, format_name: str | None, encoding: str | None) -> Stream | bytes | None:
    """Return a text that is too big to be held; else what was read of standard input to know it; else None.

    Any other format is held whole, and so is a file that cannot be looked at: reading it tells why.
    """
    from translate import formats
    from translate.formats.registry import HEAD

    if path == inputs.STDIN:
        data = inputs.read(path, stream.STREAMED + 1)
        if len(data) <= stream.STREAMED:
            return data
        name = formats.for_path(path, data[:HEAD], format_name).name
        if name in stream.FORMATS:
            return Stream(path, 0, encoding, name == "lines", data)
        return data + sys.stdin.buffer.read()
    try:
        size = Path(path).stat().st_size
        if size <= stream.STREAMED:
            return None
        with Path(path).open("rb") as handle:
            name = formats.for_path(path, handle.read(HEAD), format_name).name
    except (OSError, ValueError):
        return None
    return Stream(path, size, encoding, name == "lines") if name in stream.FORMATS else None


class _Joined:
    """Standard input, with what was read of it put back."""

    def __init__(self, head: bytes) -> None:
        self._head = io.BytesIO(head)

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        data = self._head.read(size)
        return data if len(data) == size else data + sys.stdin.buffer.read(size - len(data))
