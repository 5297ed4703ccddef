"""Plain text: paragraphs, headings and lists by their lines, or every line for itself.

What lies between sentences leaves as it came in. A paragraph wrapped to a fixed width is wrapped again, to the widest
line of the file's wrapped paragraphs; a sentence that other line breaks cut stands on one line.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.document import Document, Segment, SegmentKind
from translate.formats.encoding import Encoding, read_characters
from translate.segment import blocks, segment_blocks

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAKS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")  # all that some reader takes for a line's end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Which segments a block holds (`first` up to, not with, `last`), and the width it was wrapped to (0: none)."""

    first: int
    last: int
    width: int


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text file's characters, how they were written, and its paragraphs in order."""

    text: str
    encoding: Encoding
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class TextFormat:
    """Running text. Sentences are joined over line breaks; headings, paragraphs, lists and blank lines stay apart."""

    name: str = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, data: bytes, path: str = "-", *, encoding: str | None = None, **options: Any) -> Document:
        """Read UTF-8, UTF-16 or UTF-32 by its mark, or `encoding`; raise `InputError` where it does not fit."""
        text, written = read_characters(data, path, encoding)
        return self.document(text, written, path)

    def document(self, text: str, written: Encoding, path: str = "-") -> Document:
        """Return the document that `text` is, to be written as `written`."""
        segments: list[Segment] = []
        paragraphs: list[Paragraph] = []
        for block, pieces in segment_blocks(text, blocks(text)):
            paragraphs.append(Paragraph(len(segments), len(segments) + len(pieces), block.width))
            segments += pieces
        return Document(self.name, tuple(segments), Skeleton(text, written, tuple(paragraphs)), path)

    def write(self, document: Document, translations: Mapping[int, str]) -> bytes:
        """Return the file in its own encoding and line ends, with the translations in place."""
        skeleton: Skeleton = document.skeleton
        text = skeleton.text
        width = max((paragraph.width for paragraph in skeleton.paragraphs), default=0)
        parts: list[str] = []
        done = 0
        for paragraph in skeleton.paragraphs:
            pieces = document.segments[paragraph.first : paragraph.last]
            start, end = pieces[0].start, pieces[-1].end
            if paragraph.width and all(piece.index in translations for piece in pieces):
                words = " ".join(one_line(translations[piece.index]) for piece in pieces)
                parts += [text[done:start], _wrapped(text, start, end, words, width)]
                done = end
                continue
            for piece in pieces:
                if piece.index in translations:
                    parts += [text[done : piece.start], one_line(translations[piece.index])]
                    done = piece.end
        parts.append(text[done:])
        return skeleton.encoding.encode("".join(parts), document.path)


@dataclass(frozen=True, slots=True)
class LinesFormat:
    """One segment a line, whatever stands on it: as many lines go out as came in. For evaluation and tables of text."""

    name: str = "lines"
    suffixes: tuple[str, ...] = ()

    def read(self, data: bytes, path: str = "-", *, encoding: str | None = None, **options: Any) -> Document:
        """Read each line that is not blank as one segment, a block of its own."""
        text, written = read_characters(data, path, encoding)
        return self.document(text, written, path)

    def document(self, text: str, written: Encoding, path: str = "-") -> Document:
        """Return the document that `text` is, to be written as `written`."""
        segments: list[Segment] = []
        for block, line in enumerate(_LINE.finditer(text)):
            visible = line.group().strip()
            if visible:
                start = line.start() + line.group().index(visible)
                span = (start, start + len(visible))
                segments.append(Segment(len(segments), *span, visible, block, SegmentKind.SENTENCE))
        return Document(self.name, tuple(segments), Skeleton(text, written), path)

    def write(self, document: Document, translations: Mapping[int, str]) -> bytes:
        """Return the file with the translations in place; a line break inside one becomes a space."""
        skeleton: Skeleton = document.skeleton
        parts: list[str] = []
        done = 0
        for piece in document.segments:
            if piece.index in translations:
                parts += [skeleton.text[done : piece.start], one_line(translations[piece.index])]
                done = piece.end
        parts.append(skeleton.text[done:])
        return skeleton.encoding.encode("".join(parts), document.path)


TEXT = TextFormat()
LINES = LinesFormat()


def one_line(translation: str) -> str:
    """Return a translation without line breaks and without white space around it."""
    return _BREAKS.sub(" ", translation).strip()


def _wrapped(text: str, start: int, end: int, words: str, width: int) -> str:
    """Return `words` wrapped to `width`, with the indentation and line ends of the paragraph `text[start:end]`."""
    line_end = _LINE_END.search(text, start, end)
    if line_end is None:
        return words
    begun = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    after = line_end.end()
    indent = text[after : after + len(text[after:end]) - len(text[after:end].lstrip())]
    lines = textwrap.wrap(
        words,
        width,
        initial_indent=" " * (start - begun),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
    return line_end.group().join(lines)[start - begun :]
