"""A text file of any size, piece after piece: memory holds one of them, never the whole.

`entente translate` takes the pieces as documents, a batch as stretches of bytes that other threads and machines read
again; both cut at the same places, so both write the same. A piece ends where a paragraph ends, so a sentence is never
in two; what a whole file would tell (its common width, its quotes, what was mentioned before) is told by each piece
alone.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from glossary.files import MARKS, decode
from translate.document import Document
from translate.errors import InputError
from translate.formats.encoding import Encoding, read_characters
from translate.formats.text import LINES, TEXT, LinesFormat, TextFormat
from translate.segment import spans

STREAMED = 4 << 20  # bytes above which a text file is cut; below it is one piece
PIECE = 96 << 10  # characters, about 15,000 words: enough to sort by length, little to lose in a crash
READ = 1 << 18  # bytes read at once, at most
FORMATS = ("text", "lines")  # the formats that may be cut: the one between paragraphs, the other between lines
_MARK_LENGTH = 4  # bytes: the longest byte order mark
_OVERLONG = 4  # a piece that grows to so many times its size without an empty line is cut at less good a place

_PARAGRAPH = re.compile(r"[.!?…][»”\"')\]\u00a0]*[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+(?=[^\s])")


class Reads(Protocol):
    """What a piece is read from: a file opened for bytes, or whatever reads like one."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, as many as asked for unless the end comes first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text file: its characters, and how they are written. `line` is how many lines stand before it."""

    text: str
    encoding: Encoding
    line: int

    @property
    def data(self) -> bytes:
        """The bytes of the file that the piece is."""
        return self.encoding.encode(self.text)


def pieces(
    handle: Reads, path: str = "-", *, encoding: str | None = None, lines: bool = False, size: int = 0
) -> Iterator[Piece]:
    """Yield a text file as pieces of about `size` characters (0: `PIECE`): behind one another they are the file.

    They end between paragraphs, with `lines` at any line's end; a file without empty lines is cut at line ends, and one
    without line ends between sentences. Encoding is told as `TextFormat.read` tells it. Raises `InputError`, with the
    line, where the bytes do not fit; what stands before was yielded already.
    """
    cut = _line_cut if lines else _paragraph_cut
    decoder = _Decoder(path, encoding)
    size = size or PIECE
    text, line = "", 0
    while data := handle.read(min(READ, max(size, _MARK_LENGTH))):
        text += decoder.decode(data)
        while len(text) >= size and (end := cut(text, size)):
            yield Piece(text[:end], decoder.take_encoding(), line)
            line += text.count("\n", 0, end)
            text = text[end:]
    text += decoder.decode(b"", final=True)
    if text or not decoder.taken:
        yield Piece(text, decoder.take_encoding(), line)


def read_stream(
    handle: Reads, path: str = "-", *, encoding: str | None = None, lines: bool = False, size: int = 0
) -> Iterator[Document]:
    """Yield the `pieces` of a text file as documents (with `lines`: one segment a line).

    Segments count from 0 in each document, and their offsets lie in it.
    """
    format_: TextFormat | LinesFormat = LINES if lines else TEXT
    for piece in pieces(handle, path, encoding=encoding, lines=lines, size=size):
        yield format_.document(piece.text, piece.encoding, path)


class _Decoder:
    """Decodes a file bit by bit, with the line of what does not decode."""

    def __init__(self, path: str, encoding: str | None) -> None:
        self._path = path
        self._encoding = encoding
        self._begun = b""
        self._written: Encoding | None = None
        self._decoder: codecs.IncrementalDecoder | None = None
        self._lines = 0
        self.taken = False

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the characters that `data` completes."""
        if self._decoder is None:
            self._begun += data
            if len(self._begun) < _MARK_LENGTH and not final:
                return ""
            data = self._begin()
        try:
            text = self._decoder.decode(data, final)  # type: ignore[union-attr]
        except UnicodeDecodeError as error:
            self._fail(error)
        if "\0" in text:
            decode(b"\0", self._path, "utf-8")  # raises what a null byte raises
        self._lines += text.count("\n")
        return text

    def take_encoding(self) -> Encoding:
        """Return how the next document is to be written: the first bears the byte order mark."""
        written = self._written or Encoding()
        first = not self.taken
        self.taken = True
        return written if first else Encoding(written.codec)

    def _begin(self) -> bytes:
        """Tell the encoding from the first bytes, and return what of them are characters."""
        mark = next((mark for mark, _ in MARKS if self._begun.startswith(mark)), b"")
        _, self._written = read_characters(mark, self._path, self._encoding)
        self._decoder = codecs.getincrementaldecoder(self._written.codec)()
        return self._begun[len(self._written.mark) :]

    def _fail(self, error: UnicodeDecodeError) -> None:
        line = self._lines + bytes(error.object).count(b"\n", 0, error.start) + 1
        try:
            decode(bytes(error.object), self._path, (self._written or Encoding()).codec)
        except InputError as known:
            raise known.at(line) from error
        raise error


def _paragraph_cut(text: str, size: int) -> int:
    """Return where a piece of about `size` characters may end; 0 when more text is needed to tell."""
    end = 0
    for found in _PARAGRAPH.finditer(text, size // 2):
        end = found.end()
        if end >= size:
            break
    if end or len(text) < _OVERLONG * size:
        return end
    ends = [found.end() for found in re.finditer(r"[.!?…][»”\"')\]\u00a0]*[ \t]*(?:\r\n|\r(?!\Z)|\n)", text)]
    if ends and ends[-1] < len(text):
        return ends[-1]
    starts = [start for start, _ in spans(text)]
    return starts[-1] if len(starts) > 1 else max(text.rfind(" ") + 1, _line_cut(text, size))


def _line_cut(text: str, size: int) -> int:
    """Return the end of the last whole line of `text`; 0 when it has none."""
    end = max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1
    return end if end or len(text) < _OVERLONG * size else 0
