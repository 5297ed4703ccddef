"""Android string resources (`strings.xml`): strings, plurals and arrays, with Android's own escapes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from translate.document import SegmentKind
from translate.errors import InputError
from translate.formats.declared import by_xml
from translate.formats.escapes import SURROGATES, decode
from translate.formats.spliced import Place, SplicedFormat, decoded
from translate.formats.units import Unit
from translate.formats.xmltext import Element, as_text, parse, place

_TAG = r"</?[^\W\d](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>|<!--.*?-->|<\?.*?\?>"
_ESCAPE = re.compile(
    rf"{_TAG}|\\\\|{SURROGATES}|\\u[0-9A-Fa-f]{{4}}|\\['\"@?]|\"|&(?:apos|#\d+|#x[0-9A-Fa-f]+);", re.DOTALL
)
_MARKUP = re.compile(f"({_TAG})", re.DOTALL)
_BREAK = re.compile(rf"{_TAG}|\\(?:([nt])|.)", re.DOTALL)
# A bare quotation mark keeps white space and is no part of the text; in its place stands what no XML file can hold.
_BARE = "\x1f"
_SYNTAX = re.compile(r"[<>&\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # stays an escape: it would be markup, or no text
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
    opaque += [match.span() for match in re.finditer(_BARE, content)]
    borders = tuple(where[spans[edge]] for edge in found.unit.borders)
    breaks = tuple(match.span() for match in _BREAK.finditer(content) if match[1])
    unit = Unit(content, tuple(sorted(opaque)), context, SegmentKind.ITEM, borders, breaks, numbering=True)
    yield Place((element.inner,), unit, _in_cdata if "<![CDATA[" in raw else _in_xml, offsets)


def _decode(escape: str) -> str:
    if escape[0] == "<" or escape == r"\\":
        return escape
    if escape == '"':
        return _BARE
    if escape[0] == "&":
        character = html.unescape(escape)
        stays = _SYNTAX.match(character) or character in '\\"'  # Android reads these two after XML does
    else:
        character = decode(escape)
        stays = _SYNTAX.match(character) or len(character) > 1
    return escape if stays else character


def _in_xml(new: str, old: str) -> str:
    """Write XML's and Android's escapes; the tags that stand there now keep theirs, others are text."""
    return _written(new, old, as_text)


def _in_cdata(new: str, old: str) -> str:
    """Write Android's escapes alone; the tags that stand there now keep theirs."""
    return _written(new, old, str)


def _written(new: str, old: str, encoded: Callable[[str], str]) -> str:
    signs = "'\"" + "".join(sign for sign in "@?" if _has_escaped(old, sign))
    parts = _MARKUP.split(new)
    for number, part in enumerate(parts):
        if number % 2 == 0 or part not in old:
            parts[number] = encoded(re.sub(rf"(\\.)|([{signs}])", _with_escape, part, flags=re.DOTALL))
    text = "".join(parts).replace(_BARE, '"')
    if text[:1] in {"@", "?"} and not old.startswith(text[0]):  # at the start of a string it would be a reference
        return "\\" + text
    return text


def _has_escaped(old: str, sign: str) -> bool:
    """Tell whether a string escapes all of a sign that has to be escaped only where it begins with it."""
    words = _MARKUP.sub("", old)
    return f"\\{sign}" in words and not re.search(rf"(?<!\\)[{sign}]", words)


def _with_escape(match: re.Match[str]) -> str:
    return match[1] or "\\" + match[2]


ANDROID = SplicedFormat("android", (".xml",), find, declared=by_xml)
