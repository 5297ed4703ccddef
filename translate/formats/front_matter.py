"""What readers see of a Markdown file's front matter, in YAML (`---`) or TOML (`+++`): titles and descriptions.

Of YAML 1.2 plain and quoted scalars, over several lines too, and block scalars (`>-`, `|`); of TOML 1.0 strings on one
line. All else is for programs, and stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from translate.document import SegmentKind
from translate.formats.spliced import Place
from translate.formats.units import Span, Unit

# What stands between two rules is text where it begins with no key, comment or item.
_YAML_BEGINS = r"(?=\s*(?:---|\.\.\.|#|- |[\w\"'{][\w .\"'-]*:(?:\s|\Z)))"
FRONT_MATTER = re.compile(
    rf"\A(?:---[ \t]*\r?\n{_YAML_BEGINS}.*?^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?^\+\+\+)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_TITLES = "title|subtitle|description|summary|excerpt"
_YAML_KEY = re.compile(
    rf"^(?P<key>{_TITLES}):(?:[ \t]+(?!\s)|[ \t]*\r?\n[ \t]+(?=[^\s#-]))", re.MULTILINE | re.IGNORECASE
)
_YAML_VALUE = re.compile(r"[^\r\n]*(?:\r?\n[ \t]+[^\s][^\r\n]*)*")  # with the lines that are indented under it
_YAML_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_YAML_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_YAML_BLOCK = re.compile(r"[|>][+-]?[ \t]*\r?\n")
_YAML_SYNTAX = frozenset("\"'|>&*!%@`#[{")  # with one of these no plain scalar begins
_LINE = re.compile(r"[^\s][^\r\n]*")
_TOML = re.compile(
    rf"^[ \t]*(?P<key>{_TITLES})[ \t]*=[ \t]*(?P<value>\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*')[ \t]*(?:#[^\r\n]*)?\r?$",
    re.MULTILINE | re.IGNORECASE,
)


def find(front: str) -> Iterator[Place]:
    """Yield the places of a front matter that stands at the beginning of its file."""
    if front.startswith("+"):
        for field in _TOML.finditer(front):
            yield from _place(field.span("value"), _quoted(field["value"], "'"), field["key"], toml=True)
        return
    for key in _YAML_KEY.finditer(front):
        value = _YAML_VALUE.match(front, key.end())
        raw = value.group().rstrip() if value else ""
        quoted = _YAML_QUOTED.match(raw)
        if quoted and _YAML_COMMENT.fullmatch(raw, quoted.end()):
            raw = quoted.group()
        elif not quoted and not _YAML_BLOCK.match(raw) and (comment := _YAML_COMMENT.search(raw)):
            raw = raw[: comment.start()] if comment.end() == len(raw) else raw  # one between two lines: left alone
        span = (key.end(), key.end() + len(raw))
        if not raw:
            continue
        if (block := _YAML_BLOCK.match(front, key.end())) is not None:
            yield _block(front, (block.end(), span[1]), key["key"])
        elif _YAML_QUOTED.fullmatch(raw):
            yield from _place(span, _quoted(_folded(raw), "''"), key["key"])
        elif raw[0] not in _YAML_SYNTAX and " #" not in raw:
            yield from _place(span, _folded(raw), key["key"])


def _folded(raw: str) -> str:
    """Return a scalar on one line."""
    return re.sub(r"[ \t]*\r?\n[ \t]*", " ", raw)


def _quoted(raw: str, apostrophe: str) -> str | None:
    """Return what a quoted scalar says, None where its escapes are none of JSON's."""
    if raw[0] == "'":
        return raw[1:-1].replace(apostrophe, "'")
    try:
        return str(json.loads(raw))
    except ValueError:
        return None


def _place(span: Span, value: str | None, key: str, *, toml: bool = False) -> Iterator[Place]:
    if value is not None:
        yield Place((span,), _unit(value, key), _toml_scalar if toml else _scalar)


def _block(front: str, span: Span, key: str) -> Place:
    """Return the place of a block scalar, whose lines need no quotes."""
    lines = list(_LINE.finditer(front, *span))
    return Place(tuple(line.span() for line in lines), _unit("\n".join(line.group() for line in lines), key))


def _unit(text: str, key: str) -> Unit:
    return Unit(text, (), f"front matter: {key}", SegmentKind.HEADING)


def _scalar(text: str, raw: str) -> str:
    """Write a YAML scalar in the quotes that it had, or in double ones where plain would not be read so."""
    if raw[0] == "'":
        return "'" + text.replace("'", "''") + "'"
    plain = re.fullmatch(r"[^\W\d][^\n]*", text) and not re.search(r":(?=\s|$)|\s#", text) and text == text.strip()
    if raw[0] == '"' or not plain or text.lower() in {"true", "false", "yes", "no", "on", "off", "null"}:
        return json.dumps(text, ensure_ascii=False)
    return text


def _toml_scalar(text: str, raw: str) -> str:
    """Write a TOML string in the quotes that it had, but none with an apostrophe in single ones."""
    return f"'{text}'" if raw[0] == "'" and "'" not in text else json.dumps(text, ensure_ascii=False)
