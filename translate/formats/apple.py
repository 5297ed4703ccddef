"""Apple `.strings`: the values of `"key" = "value";`; keys and comments stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from translate.errors import InputError
from translate.formats.escapes import ESCAPE, breaks, decode, encode, opaque
from translate.formats.keys import with_accelerators
from translate.formats.spliced import Place, SplicedFormat, decoded, line_of
from translate.formats.units import Unit

_STRING = r'"(?:[^"\\]|\\.)*"'
_PART = re.compile(
    rf"\s+|/\*.*?\*/|//[^\n]*|(?P<key>{_STRING}|[\w.$-]+)\s*=\s*\"(?P<value>(?:[^\"\\]|\\.)*)\"\s*;", re.DOTALL
)


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the values; raise `InputError`, with the line, at what is none."""
    position = 0
    while position < len(text):
        part = _PART.match(text, position)
        if part is None:
            line = line_of(text, position)
            raise InputError('is not a strings file: "key" = "value"; was expected', path=path, line=line)
        position = part.end()
        if part["key"] is None:
            continue
        content, offsets = decoded(part["value"], part.start("value"), ESCAPE, decode)
        unit = Unit(content, opaque(content), part["key"].strip('"'), breaks=breaks(content), numbering=True)
        yield Place((part.span("value"),), unit, _escaped, offsets)


def _escaped(new: str, _: str) -> str:
    return encode(new).replace('"', '\\"')


APPLE = SplicedFormat("strings", (".strings",), with_accelerators(find))
