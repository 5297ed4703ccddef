"""JSON message files: i18next, Vue, React Intl, ARB, Chrome extensions. The values are translated, the keys stay.

In ARB files `@@locale` becomes English and the `@key` descriptions are left alone; in Chrome's `messages.json` only
each `message` is language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from translate.errors import InputError
from translate.formats.escapes import ESCAPE, breaks, decode, encode, only_ascii, opaque
from translate.formats.keys import with_accelerators
from translate.formats.spliced import Change, Place, SplicedFormat, decoded
from translate.formats.units import Unit

_TOKEN = re.compile(r'"(?P<string>(?:[^"\\]|\\.)*)"(?P<colon>\s*:)?|(?P<open>[{\[])|(?P<close>[}\]])|(?P<comma>,)')
_SILENT = frozenset({"description", "placeholders", "example", "content"})  # of Chrome's messages.json
_FORMS = re.compile(r"(?<=\S) \| (?=\S)")  # between the plural forms of vue-i18n
_LOCALE = re.compile(r'("(?:@@)?locale"\s*:\s*")fr(?:[-_]\w+)?(?=")')


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the string values; raise `InputError`, with the line, for what is no JSON object or list."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg}", path=path, line=error.lineno) from error
    except RecursionError as error:
        raise InputError("is nested too deep", path=path) from error
    if not isinstance(value, (dict, list)):
        raise InputError("is not a JSON object or list", path=path)
    chrome = isinstance(value, dict) and bool(value) and all(_is_message(each) for each in value.values())
    ascii = text.isascii() and "\\u" in text
    locales = {match.end(1) for match in _LOCALE.finditer(text)}
    keys: list[str] = []
    key = ""
    for token in _TOKEN.finditer(text):
        if token["open"]:
            keys.append(key)
            key = ""
        elif token["close"]:
            key = keys.pop() if keys else ""
        elif token["colon"]:
            key = token["string"]
        elif token["string"] is not None and token.start("string") not in locales:
            names = [name for name in (*keys, key) if name]
            if any(name.startswith("@") for name in names) or (chrome and _SILENT & set(names[1:])):
                continue
            content, offsets = decoded(token["string"], token.start("string"), ESCAPE, decode)
            borders = tuple(edge for each in _FORMS.finditer(content) for edge in each.span())
            unit = Unit(content, opaque(content), ".".join(names), borders=borders, breaks=breaks(content))
            yield Place((token.span("string"),), unit, _ascii if ascii else _escaped, offsets)


def _is_message(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("message"), str)


def _escaped(new: str, _: str) -> str:
    text = encode(new, "ntrbf").replace('"', '\\"')
    return re.sub(r"[\x00-\x1f]", lambda match: f"\\u{ord(match.group()):04x}", text)


def _ascii(new: str, old: str) -> str:
    return only_ascii(_escaped(new, old))


def _consequences(text: str) -> Iterator[Change]:
    for match in _LOCALE.finditer(text):
        yield (match.end(1), match.end()), "en"


JSON = SplicedFormat("json", (".json", ".arb"), with_accelerators(find), _consequences)
