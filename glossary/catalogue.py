"""Gettext catalogues: their encoding, and the values of their messages as polib reads them, with the lines that only
gettext takes.

Format: GNU gettext manual, "The Format of PO Files"; what is said nowhere there, as msgcat 0.21 reads it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Any

from glossary.errors import InputError

_CHARSET = re.compile(rb'"?Content-Type:[^\n]*?charset=([\w:.-]+)', re.IGNORECASE)
_HEADER_ADVICE = "correct charset in its header"
_ENCODING_OPTION = "name the encoding with --encoding"
# A comment's sign, or a keyword, that its text follows at once. What stands behind `#` is a translator's comment unless
# it is one of the signs.
_SIGN = re.compile(r"\A(\s*(?:#~\|?+|#[.:,|]|#(?![#.:,|~])))(?=\S)")
_KEYWORD = re.compile(r'\A(\s*(?:#(?:~\|?+|\|)\s*)?msg(?:ctxt|id(?:_plural)?|str))(?=")')
_HEAD = re.compile(r'\s*(?:#~\s*)?(msgctxt|msgid)(?=[\s"])')
_BARE = frozenset({"#~", "#|", "#~|"})
_SYNTAX_LINE = re.compile(r"\(line (\d+)\)")


class _Text(str):
    """A text whose only line end is the newline: polib cuts with `splitlines`, which takes U+2028 for one too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


def decode(data: bytes, path: str = "-", encoding: str | None = None) -> tuple[str, str]:
    """Return a catalogue's text, without a byte order mark, and its encoding: the one given, else told by that mark or
    the header, else UTF-8.

    Raises `InputError`, with the line, for text that is not in it, and for a file whose header names an encoding of one
    byte a character though all of it is UTF-8.
    """
    declared = _CHARSET.search(data)
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    if data.startswith(codecs.BOM_UTF8) or name.upper() == "CHARSET":  # a template's place holder
        name = "utf-8"
    chosen = encoding or name
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode(chosen)
    except LookupError as error:
        what, advice = f"unknown encoding {chosen!r}", None if encoding else _HEADER_ADVICE
        raise InputError(what, path=path, advice=advice, option=_ENCODING_OPTION) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"is not valid {chosen.upper()}"
        raise InputError(what, path=path, line=line, advice=_HEADER_ADVICE, option=_ENCODING_OPTION) from error
    if encoding is None and len(text) == len(data) and not data.isascii() and _is_utf8(data):
        line = next(number for number, each in enumerate(data.split(b"\n"), 1) if not each.isascii())
        what = f"is UTF-8, not {chosen.upper()} as its header says"
        raise InputError(what, path=path, line=line, advice=f"{_HEADER_ADVICE} to UTF-8", option=_ENCODING_OPTION)
    return text, chosen


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def messages(data: bytes, path: str = "-") -> list[Any]:
    """Return polib's entries of a catalogue but for its header and the obsolete ones; `linenum` is the line of the
    message itself, where polib names that of the comments above it.

    Raises `InputError` as `decode` and `entries` do, and for a file without any entry.
    """
    text, _ = decode(data, path)
    if "msgid" not in text:
        raise InputError("is no gettext catalogue", path=path, advice="expected msgid and msgstr")
    lines = text.split("\n")
    found = entries(lines, path)
    for entry, head in zip(found, _heads(lines), strict=False):
        entry.linenum = head
    return [entry for entry in found if entry.msgid and not entry.obsolete]


def _heads(lines: Iterable[str]) -> Iterator[int]:
    """Yield the line, from 1, in which each message begins: that of its `msgctxt`, else of its `msgid`."""
    in_context = False
    for number, line in enumerate(lines, 1):
        keyword = _HEAD.match(line)
        if keyword is None:
            continue
        if not in_context:
            yield number
        in_context = keyword[1] == "msgctxt"


def entries(lines: Iterable[str], path: str = "-") -> list[Any]:
    """Return polib's entry for each message of a catalogue's lines, the header among them where it stands.

    Raises `InputError`, with the line, for what does not follow the format.
    """
    import polib

    class Kept(polib.POFile):  # type: ignore[misc]
        """A catalogue that does not hide its header entry."""

        def find(self, *_: object, **__: object) -> None:
            return None

    # A line more, for polib takes a text of one line for a file of that name where there is one.
    text = _Text("\n".join([*map(_spaced, lines), ""]))
    try:
        return list(polib.pofile(text, encoding="utf-8", klass=Kept))
    except (OSError, ValueError, IndexError, KeyError) as error:
        found = _SYNTAX_LINE.search(str(error))
        line = int(found.group(1)) if found else None
        detail = str(error).rpartition("): ")[2] if "): " in str(error) else "the line does not follow the format"
        advice = "msgfmt --check says more"
        raise InputError(f"is not a PO catalogue: {detail}", path=path, line=line, advice=advice) from error


def _spaced(line: str) -> str:
    """Return a line with the blank behind its sign and its keyword that polib wants and gettext does not need; an empty
    one for a sign with nothing behind it that polib takes for a fault."""
    return "" if line.strip() in _BARE else _KEYWORD.sub(r"\1 ", _SIGN.sub(r"\1 ", line))
