"""Java `.properties`: the values, read as `java.util.Properties.load` reads them; keys and comments stay.

In a value with a `{0}` the apostrophes are doubled, as `java.text.MessageFormat` wants them. A file that writes other
letters as `\\uXXXX` goes on doing so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from translate.document import Document
from translate.errors import InputError
from translate.formats.escapes import ESCAPE, decode, encode, only_ascii, opaque
from translate.formats.spliced import Place, SplicedFormat, decoded
from translate.formats.units import Unit

_ENTRY = re.compile(
    r"^[ \t\f]*(?![#!\s])(?P<key>(?:\\(?:\r\n|.)|[^\\\s:=])+)(?:[ \t\f]*[:=][ \t\f]*|[ \t\f]+)"
    r"(?P<value>(?:\\(?:\r\n|[\s\S])|[^\\\r\n])*)",
    re.MULTILINE,
)
_CONTINUED = r"\\(?:\r\n|\r|\n)[ \t\f]*"
_PLAIN = re.compile(rf"{_CONTINUED}|{ESCAPE.pattern}", re.DOTALL)
_MESSAGE = re.compile(rf"''|{_CONTINUED}|{ESCAPE.pattern}", re.DOTALL)
_ARGUMENT = re.compile(r"\{\d+[,}]")


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the values."""
    for entry in _ENTRY.finditer(text):
        raw = entry["value"]
        message = bool(_ARGUMENT.search(raw))
        content, offsets = decoded(raw, entry.start("value"), _MESSAGE if message else _PLAIN, _decode)
        unit = Unit(content, opaque(content), entry["key"])
        yield Place((entry.span("value"),), unit, _Writer(message, text.isascii()), offsets)


class _Writer:
    """Writes a value as its file does: apostrophes doubled or not, other letters escaped or not."""

    def __init__(self, message: bool, ascii: bool) -> None:
        self.message, self.ascii = message, ascii

    def __call__(self, new: str, _: str) -> str:
        text = encode(new)
        if self.message:
            text = text.replace("'", "''")
        return only_ascii(text) if self.ascii else text


def _decode(found: str) -> str:
    if found == "''":
        return "'"
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


PROPERTIES = _Properties("properties", (".properties",), find)
