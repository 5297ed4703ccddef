"""What a worker is handed: stretches of source files small enough to hold, told from one another by their hashes.

A file is one ticket; a big file of running text is many, cut between paragraphs, so that neither its reading nor its
writing holds it whole. Many tickets make a window, which goes through the engine together.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import InputError
from translate import formats

WINDOW = 96 << 10  # bytes in a window, about 15,000 words: enough to sort by length, little to lose in a crash
MANY = 512  # files in a window at most
STREAMED = 4 << 20  # bytes above which running text is cut into tickets
LONGEST = 4 << 20  # bytes looked ahead for the end of a paragraph; then any line end must do
CUT_FORMATS = ("text", "lines")  # what may be cut: the one between paragraphs, the other between lines
# A sentence that a blank line breaks is joined again, so a cut needs a sentence's end too (in UTF-8: … and » ” ’).
SENTENCE_END = re.compile(rb"(?:[.!?]|\xe2\x80\xa6)(?:[\"')\]]|\xc2[\xbb\xa0]|\xe2\x80[\x9d\x99])*$")
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")  # UTF-16 and UTF-32: cut by bytes a letter may break


@dataclass(frozen=True, slots=True)
class Ticket:
    """Bytes `start` to `end` of a file; `hash` is their SHA-256. `number` counts the tickets of a file from 0; the last
    one has `last`. `line` is how many lines stand before."""

    path: str
    format: str
    start: int
    end: int
    hash: str
    number: int = 0
    last: bool = True
    line: int = 0

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Looked:
    """A file looked through: its SHA-256, its format (None: not known) and its tickets."""

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
            if name is None or size <= STREAMED or name not in CUT_FORMATS or head.startswith(WIDE_MARKS):
                digest = hashlib.sha256(head)
                length = len(head)
                while block := handle.read(1 << 20):
                    digest.update(block)
                    length += len(block)
                whole = digest.hexdigest()
                return Looked(whole, name, (Ticket(path, name or "", 0, length, whole),))
            handle.seek(0)
            return _cut(handle, path, name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            f"cannot be read: {reason}", path=file, advice="check that it is there and may be read"
        ) from error


def formats_head() -> int:
    """Return how many bytes tell a format."""
    from translate.formats.registry import HEAD

    return HEAD


def _format(path: str, head: bytes) -> str | None:
    try:
        return formats.for_path(path, data=head).name
    except InputError:
        return None


def _cut(handle: Iterable[bytes], path: str, name: str) -> Looked:
    """Cut running text into tickets as it is read, line by line."""
    blank = name == "text"
    whole, piece = hashlib.sha256(), hashlib.sha256()
    tickets: list[Ticket] = []
    start = end = lines = first = 0
    ended = False  # the last line that is not blank ended a sentence, and a blank one followed
    spoken = b""

    def close(last: bool) -> None:
        nonlocal start, first, piece
        tickets.append(Ticket(path, name, start, end, piece.hexdigest(), len(tickets), last, first))
        start, first, piece = end, lines, hashlib.sha256()

    for line in handle:
        size = end - start
        words = line.strip()
        if size >= WINDOW and (not blank or (ended and words and line[:1].strip()) or size >= LONGEST):
            close(last=False)
        ended = not words and SENTENCE_END.search(spoken) is not None
        spoken = words or spoken
        whole.update(line)
        piece.update(line)
        end += len(line)
        lines += 1
    close(last=True)
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
