"""French text into sentences, as spans whose join is the text again, byte for byte.

Lines become blocks first (`segmenting.lines`), blocks become sentences (`segmenting.sentences`), and a heading that
lost its line break is parted from the sentence behind it (`segmenting.headings`). What the translator reads of each is
made by `segmenting.joining`. Time grows in proportion to the text, whatever it holds. The evidence is French: its
abbreviations, openers and typography.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from translate.document import Segment, SegmentKind
from translate.segmenting.headings import glued_heading
from translate.segmenting.joining import Joiner
from translate.segmenting.lines import Block, blocks
from translate.segmenting.sentences import boundaries

__all__ = ["Block", "blocks", "segment", "segment_blocks", "spans"]


def segment(text: str, opaque: Sequence[tuple[int, int]] = ()) -> tuple[Segment, ...]:
    """Return the sentences of `text` in order.

    A sentence broken over lines, or even by an empty line, is one segment whose `source` has single spaces there.
    A heading is never in one segment or block with the sentence under it. White space, rules and list markers belong
    to no segment. `opaque` are stretches of `text`, in order and without overlap, that no boundary may cut; each
    segment gets its own as offsets into its source.
    """
    return tuple(piece for _, pieces in segment_blocks(text, blocks(text), opaque) for piece in pieces)


def segment_blocks(
    text: str, found: Sequence[Block], opaque: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[Block, tuple[Segment, ...]]]:
    """Yield each block with its segments, numbered from 0 through the whole text.

    A heading glued to a sentence in one block counts as a block of its own in `Segment.block`.
    """
    joiner = Joiner(text, opaque)
    index = number = 0
    for block in found:
        pieces: list[Segment] = []
        for first, last, kind, parted in _sentences(text, block, joiner.opaque_in(block.start, block.end)):
            number += parted and bool(pieces)
            source, inner = joiner.source(first, last)
            pieces.append(Segment(index, first, last, source, number, kind, opaque=inner))
            index += 1
        number += 1
        yield block, tuple(pieces)


def spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of `text` as spans without gap or overlap: joined, they are `text` itself.

    The white space and markers around a sentence belong to the span before it; those at the very beginning, to the
    first. Text without a sentence is one span; no text is none.
    """
    if not text:
        return []
    starts = [piece.start for piece in segment(text)]
    edges = [0, *starts[1:], len(text)]
    return list(pairwise(edges))


def _sentences(
    text: str, block: Block, opaque: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, SegmentKind, bool]]:
    """Yield start, end and kind of the block's sentences, and whether each is parted from the one before it."""
    edges = [block.start, *boundaries(text, block.start, block.end, opaque), block.end]
    parted = False
    for begin, end in pairwise(edges):
        start = begin
        while (cut := glued_heading(text, start, end)) is not None:
            yield start, _stripped(text, start, cut), SegmentKind.HEADING, True
            start, parted = cut, True
        yield start, _stripped(text, start, end), block.kind, parted
        parted = False


def _stripped(text: str, start: int, end: int) -> int:
    """Return the end of the visible characters of `text[start:end]`."""
    return start + len(text[start:end].rstrip())
