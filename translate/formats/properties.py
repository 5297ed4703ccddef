"""Java `.properties`: the values, read as `java.util.Properties.load` reads them; keys and comments stay.

In a value with a `{0}` the apostrophes are doubled, as `java.text.MessageFormat` wants them, and what it quotes with
single ones (`'{'`, `'{0}'`) stays. A file that writes other letters as `\\uXXXX` goes on doing so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from translate.document import Document
from translate.errors import InputError
from translate.formats.escapes import ESCAPE, breaks, decode, encode, only_ascii, opaque
from translate.formats.keys import with_accelerators
from translate.formats.spliced import Place, SplicedFormat, decoded
from translate.formats.units import Span, Unit

_ENTRY = re.compile(
    r"^[ \t\f]*(?![#!\s])(?P<key>(?:\\(?:\r\n|.)|[^\\\s:=])+)(?:[ \t\f]*[:=][ \t\f]*|[ \t\f]+)"
    r"(?P<value>(?:\\(?:\r\n|[\s\S])|[^\\\r\n])*)",
    re.MULTILINE,
)
_CONTINUED = r"\\(?:\r\n|\r|\n)[ \t\f]*"
_PLAIN = re.compile(rf"{_CONTINUED}|{ESCAPE.pattern}", re.DOTALL)
# Quotes round words and an argument (`'le fichier {0}'`) are more often a slip than meant.
_QUOTED = r"'[{}]'|(?<!\w)'(?:\s*(?:\}|\{(?!\d+[,}]))(?:''|[^'])*|(?:''|[^'\s])*[{}](?:''|[^'\s])*)'"
_QUOTE = re.compile(rf"''|{_QUOTED}")
_MESSAGE = re.compile(rf"''|{_QUOTED}|{_CONTINUED}|{ESCAPE.pattern}", re.DOTALL)
_ARGUMENT = re.compile(rf"\{{\d+[,}}]|{_QUOTED}")


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the values."""
    for entry in _ENTRY.finditer(text):
        raw = entry["value"]
        message = bool(_ARGUMENT.search(raw))
        content, offsets = decoded(raw, entry.start("value"), _MESSAGE if message else _PLAIN, _decode)
        whole = opaque(content)
        if message:
            whole = _with(whole, [_moved(quote.span(), entry.start("value"), offsets) for quote in _quoted(raw)])
        unit = Unit(content, whole, entry["key"], breaks=breaks(content), numbering=True)
        yield Place((entry.span("value"),), unit, _Writer(message, text.isascii()), offsets)


class _Writer:
    """Writes a value as its file does: apostrophes doubled or not, other letters escaped or not."""

    def __init__(self, message: bool, ascii: bool) -> None:
        self.message, self.ascii = message, ascii

    def __call__(self, new: str, old: str) -> str:
        if self.message:
            kept = "|".join(re.escape(quote.group()) for quote in _quoted(old))
            parts = re.split(f"({kept})", new) if kept else [new]
            parts[::2] = [encode(part).replace("'", "''") for part in parts[::2]]
            text = "".join(parts)
        else:
            text = encode(new)
        return only_ascii(text) if self.ascii else text


def _quoted(raw: str) -> list[re.Match[str]]:
    """Return what a message quotes, as it is written."""
    return [match for match in _QUOTE.finditer(raw) if match.group() != "''"]


def _moved(span: Span, start: int, offsets: Sequence[int]) -> Span:
    """Return where a span of a value that begins at `start` of the file stands in what was decoded."""
    return bisect_left(offsets, start + span[0]), bisect_left(offsets, start + span[1])


def _with(spans: Sequence[Span], more: Sequence[Span]) -> tuple[Span, ...]:
    """Return both, in order, without those that lie in one of `more`."""
    apart = [span for span in spans if not any(start <= span[0] < end for start, end in more)]
    return tuple(sorted([*apart, *more]))


def _decode(found: str) -> str:
    if found == "''":
        return "'"
    if found[0] == "'":
        return found
    return "" if found[1] in "\r\n" else decode(found)


class _Properties(SplicedFormat):
    """Properties files are UTF-8 since Java 9 and were Latin-1 before."""

    __slots__ = ()

    def read(self, data: bytes, path: str = "-", **options: Any) -> Document:
        """Read a file in UTF-8, else in Latin-1, unless `encoding` says which."""
        try:
            return super().read(data, path, **options)
        except InputError:
            if options.get("encoding") or b"\0" in data:
                raise
            return super().read(data, path, **{**options, "encoding": "iso-8859-1"})


PROPERTIES = _Properties("properties", (".properties",), with_accelerators(find))
