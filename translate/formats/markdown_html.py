"""What Markdown leaves to HTML: its blocks, the attributes of its tags; and the titles of reference definitions.

HTML blocks are read as pages are (`translate.formats.html`); a blank line ends one, so most are pieces of elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from translate.document import SegmentKind
from translate.formats import html
from translate.formats.spliced import Place
from translate.formats.units import Span, Unit

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEFINITION = re.compile(
    r"^[ \t>]*\[(?:[^\[\]\\]|\\.)+\]:[ \t]*(?:\r?\n[ \t]*)?(?:<[^<>\r\n]*>|[^\s<]\S*)(?:[ \t]+|[ \t]*\r?\n[ \t]*)"
    r"(?P<title>\"[^\"\\\r\n]*\"|'[^'\\\r\n]*'|\([^()\\\r\n]*\))[ \t]*\r?$",
    re.MULTILINE,
)


def blocks(text: str, tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[Place]:
    """Yield the places inside HTML blocks; one inside a quotation, whose lines begin with `>`, is left alone.

    `starts` says where each line of the file begins.
    """
    quoted = 0
    for token in tokens:
        if token.type in {"blockquote_open", "blockquote_close"}:
            quoted += token.nesting
        if token.type != "html_block" or token.map is None or quoted:
            continue
        start = starts[token.map[0]]
        end = starts[token.map[1]] if token.map[1] < len(starts) else len(text)
        for place in html.find(text[start:end], "", {}):
            yield _shifted(place, start)


def attributes(raw: str, start: int) -> Iterator[Place]:
    """Yield the places in the attributes of an inline tag that stands at `start` of the file."""
    name = re.match(r"<([A-Za-z][\w-]*)", raw)
    if name is not None:
        for place in html.attributes(raw, html.Event(0, "open", name[1].lower())):
            yield _shifted(place, start)


def definitions(text: str, references: Mapping[str, Any], starts: Sequence[int]) -> Iterator[Place]:
    """Yield the titles of the reference definitions that the parser found."""
    for reference in references.values():
        first, last = reference["map"]
        end = starts[last] if last < len(starts) else len(text)
        found = _DEFINITION.match(text, starts[first], end) if reference["title"] else None
        if found is not None:
            unit = Unit(found["title"][1:-1], (), "title", SegmentKind.ITEM)
            yield Place((found.span("title"),), unit, title)


def title(new: str, raw: str) -> str:
    """Write a link's title in the quotes or brackets that it had."""
    marks = "[()]" if raw[0] == "(" else raw[0]
    return raw[0] + re.sub(marks, r"\\\g<0>", re.sub(r"\s+", " ", new)) + raw[-1]


def _shifted(place: Place, start: int) -> Place:
    """Move a place of a fragment to where the fragment stands in its file."""

    def moved(span: Span) -> Span:
        return span[0] + start, span[1] + start

    return replace(
        place,
        ranges=tuple(map(moved, place.ranges)),
        offsets=None if place.offsets is None else tuple(offset + start for offset in place.offsets),
        anchor=None if place.anchor is None else moved(place.anchor),
    )
