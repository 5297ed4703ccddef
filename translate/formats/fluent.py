"""Fluent (`.ftl`): the patterns of messages, terms and attributes; fluent.syntax says where they stand.

Placeables are opaque, each with the tag or address that holds it. Where a placeable is a selector, each variant's
pattern is a unit of its own. The continuation lines of a pattern keep their number and indentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from translate.document import SegmentKind
from translate.errors import InputError
from translate.formats.spliced import Place, SplicedFormat, line_of
from translate.formats.units import Span, Unit
from translate.holding import held

if TYPE_CHECKING:
    from fluent.syntax import ast

_SYNTAX = re.compile(r"[.*\[}]")  # begins no line of text (Fluent 1.0, `indented_char`)


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the patterns; raise `InputError`, with the line, for what Fluent calls junk."""
    from fluent.syntax import FluentParser, ast

    resource = FluentParser(with_spans=True).parse(text)
    offsets = _offsets(text)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            start = offsets[entry.span.start] if entry.span is not None else 0
            message = entry.annotations[0].message if entry.annotations else "it cannot be read"
            raise InputError(f"is not Fluent: {message}", path=path, line=line_of(text, start))
        if isinstance(entry, (ast.Message, ast.Term)):
            name = entry.id.name
            if entry.value is not None:
                yield from _pattern(text, offsets, entry.value, name)
            for attribute in entry.attributes:
                yield from _pattern(text, offsets, attribute.value, f"{name}.{attribute.id.name}")


def _offsets(text: str) -> list[int]:
    """Return for each offset that fluent.syntax counts (CR LF as one) where that is in the file."""
    found = [at for at, letter in enumerate(text) if not (letter == "\n" and at and text[at - 1] == "\r")]
    return [*found, len(text)] if "\r\n" in text and _counts_line_ends_once() else [*range(len(text) + 1)]


def _counts_line_ends_once() -> bool:
    """Whether this fluent.syntax counts CR LF as one character."""
    from fluent.syntax import FluentParser

    body = FluentParser(with_spans=True).parse("\r\n\r\na = b\r\n").body
    return bool(body) and body[0].span is not None and body[0].span.start < 4


def _pattern(text: str, offsets: list[int], pattern: ast.Pattern, context: str) -> Iterator[Place]:
    from fluent.syntax import ast

    if pattern.span is None:
        return
    start, end = offsets[pattern.span.start], offsets[pattern.span.end]
    stretches: list[tuple[Span, ast.Placeable]] = []
    for element in pattern.elements:
        if isinstance(element, ast.Placeable) and element.span is not None:
            stretches.append(((offsets[element.span.start], offsets[element.span.end]), element))
    edges = [start]
    for span, placeable in stretches:
        if isinstance(placeable.expression, ast.SelectExpression):
            edges += span
            for variant in placeable.expression.variants:
                key = variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
                yield from _pattern(text, offsets, variant.value, f"{context}[{key}]")
    edges.append(end)
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        opaque = tuple((a - first, b - first) for (a, b), _ in stretches if first <= a and b <= last)
        unit = Unit(text[first:last], held(text[first:last], opaque), context, SegmentKind.ITEM, barred=_SYNTAX)
        yield Place(((first, last),), unit, offsets=tuple(range(first, last + 1)))


FLUENT = SplicedFormat("fluent", (".ftl",), find)
