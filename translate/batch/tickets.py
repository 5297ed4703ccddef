"""What a worker is handed: stretches of source files small enough to hold, told from one another by their hashes.

A file is one ticket; a big file of running text is many, cut as `translate.formats.stream` cuts it, so that neither its
reading nor its writing holds it whole. Many tickets make a window, which goes through the engine together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.errors import InputError
from translate import formats
from translate.batch.settings import is_left_out
from translate.formats import stream
from translate.formats.stream import PIECE

WINDOW = PIECE  # bytes in a window
MANY = 512  # files in a window at most


@dataclass(frozen=True, slots=True)
class Ticket:
    """Bytes `start` to `end` of a file; `hash` is their SHA-256. `number` counts the tickets of a file from 0; the last
    one has `last`. `line` is how many lines stand before, and `encoding` the codec where no byte order mark tells it
    any more."""

    path: str
    format: str
    start: int
    end: int
    hash: str
    number: int = 0
    last: bool = True
    line: int = 0
    encoding: str | None = None

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Looked:
    """A file looked through: its SHA-256, its format (None: not known, or settings) and its tickets."""

    hash: str
    format: str | None
    tickets: tuple[Ticket, ...]


def look(root: Path, path: str, size: int) -> Looked:
    """Read a file once and say what it is. Raises `InputError` when it cannot be read."""
    file = root / path
    try:
        with file.open("rb") as handle:
            head = handle.read(formats_head())
            name = _format(path, head)
            if name == "json":
                return _whole(path, name, head + handle.read())
            if name is None or size <= stream.STREAMED or name not in stream.FORMATS:
                digest = hashlib.sha256(head)
                length = len(head)
                while block := handle.read(1 << 20):
                    digest.update(block)
                    length += len(block)
                whole = digest.hexdigest()
                return Looked(whole, name, (Ticket(path, name or "", 0, length, whole),))
            handle.seek(0)
            return _cut(handle, path, name, str(file))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            f"cannot be read: {reason}", path=file, advice="check that it is there and may be read"
        ) from error


def _whole(path: str, name: str, data: bytes) -> Looked:
    """Return what a file of messages is; settings are of no format."""
    digest = hashlib.sha256(data).hexdigest()
    known = None if is_left_out(path, data) else name
    return Looked(digest, known, (Ticket(path, known or "", 0, len(data), digest),))


def formats_head() -> int:
    """Return how many bytes tell a format."""
    from translate.formats.registry import HEAD

    return HEAD


def _format(path: str, head: bytes) -> str | None:
    try:
        return formats.for_path(path, data=head).name
    except InputError:
        return None


def _cut(handle: stream.Reads, path: str, name: str, place: str) -> Looked:
    """Cut running text into tickets as it is read."""
    whole = hashlib.sha256()
    tickets: list[Ticket] = []
    start = 0
    for piece in stream.pieces(handle, place, lines=name == "lines", size=WINDOW):
        data = piece.data
        end = start + len(data)
        codec = piece.encoding.codec if tickets else None
        digest = hashlib.sha256(data).hexdigest()
        tickets.append(Ticket(path, name, start, end, digest, len(tickets), False, piece.line, codec))
        whole.update(data)
        start = end
    tickets[-1] = replace(tickets[-1], last=True)
    return Looked(whole.hexdigest(), name, tuple(tickets))


def windows(tickets: Iterable[Ticket]) -> Iterator[tuple[Ticket, ...]]:
    """Yield the tickets by windows, in order."""
    window: list[Ticket] = []
    size = 0
    for ticket in tickets:
        if window and (size + ticket.size > WINDOW or len(window) == MANY):
            yield tuple(window)
            window, size = [], 0
        window.append(ticket)
        size += ticket.size
    if window:
        yield tuple(window)


def read(root: Path, ticket: Ticket) -> bytes | None:
    """Return a ticket's bytes, or None when the file is no longer what it was. Raises `InputError`."""
    file = root / ticket.path
    try:
        with file.open("rb") as handle:
            handle.seek(ticket.start)
            # Of a file's end one byte more is asked for: what was appended is seen.
            data = handle.read(ticket.size + ticket.last)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            f"cannot be read: {reason}", path=file, advice="check that it is there and may be read"
        ) from error
    return data if hashlib.sha256(data).hexdigest() == ticket.hash else None
