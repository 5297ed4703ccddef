"""Gettext catalogues: the values of their messages as polib reads them, with the lines that only gettext takes.

Format: GNU gettext manual, "The Format of PO Files"; what is said nowhere there, as msgcat 0.21 reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from glossary.errors import InputError

# A comment's sign, or a keyword, that its text follows at once. What stands behind `#` is a translator's comment unless
# it is one of the signs.
_SIGN = re.compile(r"\A(\s*(?:#~\|?+|#[.:,|]|#(?![#.:,|~])))(?=\S)")
_KEYWORD = re.compile(r'\A(\s*(?:#(?:~\|?+|\|)\s*)?msg(?:ctxt|id(?:_plural)?|str))(?=")')
_BARE = frozenset({"#~", "#|", "#~|"})
_SYNTAX_LINE = re.compile(r"\(line (\d+)\)")


class _Text(str):
    """A text whose only line end is the newline: polib cuts with `splitlines`, which takes U+2028 for one too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


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
