"""Android string resources (`strings.xml`): strings, plurals and arrays, with Android's own escapes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from translate.document import SegmentKind
from translate.errors import InputError
from translate.formats.spliced import Place, SplicedFormat, decoded
from translate.formats.units import Unit
from translate.formats.xmltext import Element, parse, place

_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}|\\['\"@?]|&(?:apos|#\d+|#x[0-9A-Fa-f]+);")
_REFERENCE = re.compile(r"\s*[@?][\w:.+-]+/?[\w.]*\s*\Z")  # a reference to another resource


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the strings; those marked `translatable="false"` are left alone."""
    root = parse(text, path, "an Android resource file")
    if root.name != "resources":
        raise InputError(f"is not an Android resource file: its root is <{root.name}>", path=path)
    for entry in root.children:
        if entry.attributes.get("translatable") == "false":
            continue
        name = entry.attributes.get("name", "")
        if entry.name == "string":
            yield from _string(text, entry, name)
        elif entry.name in {"plurals", "string-array", "array"}:
            for number, item in enumerate(entry.all("item")):
                yield from _string(text, item, f"{name}[{item.attributes.get('quantity', number)}]")


def _string(text: str, element: Element, context: str) -> Iterator[Place]:
    raw = text[element.inner[0] : element.inner[1]]
    found = place(text, element, context=context, opaque_inside=frozenset({"g"}))
    if found is None or _REFERENCE.match(raw):
        return
    content, offsets = decoded(raw, element.inner[0], _ESCAPE, _decode)
    where = {offset: number for number, offset in reversed(list(enumerate(offsets)))}
    spans = found.offsets or ()
    opaque = [(where[spans[first]], where[spans[last]]) for first, last in found.unit.opaque]
    opaque += [(where[at], where[at] + 1) for at in _quotes(raw, element.inner[0])]
    unit = Unit(content, tuple(sorted(opaque)), context, SegmentKind.ITEM)
    yield Place((element.inner,), unit, _in_cdata if "<![CDATA[" in raw else _escaped, offsets)


def _quotes(raw: str, start: int) -> Iterator[int]:
    """Yield the unescaped quotation marks outside tags: they keep white space and are no part of the text."""
    for match in re.finditer(r"<[^>]*>|\\.|(\")", raw):
        if match.group(1):
            yield start + match.start()


def _decode(escape: str) -> str:
    if escape.startswith("\\u"):
        return chr(int(escape[2:], 16))
    return escape[1] if escape.startswith("\\") else html.unescape(escape)


def _in_cdata(new: str, old: str) -> str:
    return re.sub(r"(?<!\\)'", r"\\'", new)


def _escaped(new: str, old: str) -> str:
    """Write XML's and Android's escapes; tags keep theirs."""
    parts = re.split(r"(<[A-Za-z/!?][^>]*>)", new)
    for number in range(0, len(parts), 2):
        words = re.sub(r"&(?!(?:[A-Za-z]\w*|#\d+|#x[\da-fA-F]+);)", "&amp;", parts[number]).replace("<", "&lt;")
        words = re.sub(r"(?<!\\)'", r"\\'", words)
        parts[number] = words if '"' in old else re.sub(r'(?<!\\)"', r"\\" + '"', words)
    return "".join(parts)


ANDROID = SplicedFormat("android", (".xml",), find)
