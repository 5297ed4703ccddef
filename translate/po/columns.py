"""Columns: texts that runs of spaces lay out side by side, as a program's help and the heads of a table are.

Each column is translated by itself, so that the spaces between them stay. A gap of three spaces or a line that begins
with an option makes a block of lines one in columns; two spaces elsewhere are more often a slip of the typist, or stand
behind a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.patterns import Kind, find

_LAID_OUT = re.compile(r"(?m)(?<=\S) {3,}(?=\S)|^ *--?\w(?:[^\n]*\S)? {2,}(?=\S)")
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)|(?<=[^\s.!?:;…]) {2}(?=\S)")
_BLOCK = re.compile(r"(?:[^\n]+\n?)+")  # lines up to an empty one
_LINE = re.compile(r"[^\n]+")


def borders(text: str, opaque: Sequence[tuple[int, int]] = ()) -> tuple[int, ...]:
    """Return the offsets that no sentence may cross: both ends of each gap, the start of a line that has one, and that
    of a line after it, unless its indentation reaches the last column (it goes on with what stands there).

    None lies inside a stretch of `opaque`, a placeholder, a tag or code. Empty for a text that is not in columns.
    """
    if not _LAID_OUT.search(text):
        return ()
    whole = [*opaque, *((start, end) for start, end, kind in find(text) if kind is not Kind.BREAK)]
    found: list[int] = []
    for block in _BLOCK.finditer(text):
        if _LAID_OUT.search(block.group()):
            found += _of_block(text, block, whole)
    return tuple(offset for offset in found if not _inside(offset, whole))


def _of_block(text: str, block: re.Match[str], whole: Sequence[tuple[int, int]]) -> Iterator[int]:
    column: int | None = None  # where the last column begins in the line before
    for line in _LINE.finditer(text, *block.span()):
        gaps = [gap.span() for gap in _GAP.finditer(text, *line.span()) if not _inside(gap.start(), whole)]
        indent = len(line.group()) - len(line.group().lstrip(" "))
        if gaps or (column is not None and indent < column):
            yield line.start()
            column = gaps[-1][1] - line.start() if gaps else None
        for gap in gaps:
            yield from gap


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < offset < end for start, end in spans)
