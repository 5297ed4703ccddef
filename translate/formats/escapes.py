"""Backslash escapes, as JSON, Java and Apple write them: read with their offsets, written as the file writes.

What is read keeps the escapes of line ends, tabs and the backslash itself, so that a backslash before an `n` and a line
end stay two things.
"""

from __future__ import annotations

import re

SURROGATES = r"\\[uU][dD][89abAB][0-9A-Fa-f]{2}\\[uU][dD][c-fC-F][0-9A-Fa-f]{2}"
# Line ends and tabs stay escapes, told by `breaks`: they part sentences, and come out as they went in.
ESCAPE = re.compile(rf"{SURROGATES}|\\[uU][0-9A-Fa-f]{{4}}|\\[^uUntrbfv]", re.DOTALL)
# What the escapes of line ends and tabs show, as long as they are; `\b` shows nothing, and is kept like a placeholder.
BREAKS = {"\\n": " \n", "\\r": " \r", "\\t": " \t", "\\f": " \f", "\\v": " \v"}
_BREAK = re.compile(r"\\(?:([nrtfv])|.)", re.DOTALL)  # a backslash takes what stands behind it: `\\n` is no line end
_CODE = re.compile(r"(?<![\w:\\])(?:\\\\[A-Za-z](?![^\W_]))+")  # `\\n` is typed or searched for; `C:\\n` is a path
_STAYS = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\b": r"\b", "\f": r"\f"}


def decode(escape: str) -> str:
    """Return the character that an escape stands for, a backslash, line end or tab as the escape that has a letter."""
    if escape[1] in "uU" and len(escape) > 2:
        units = [int(part, 16) for part in re.findall(r"\\[uU]([0-9A-Fa-f]{4})", escape)]
        character = b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")
        return _STAYS.get(character, character)
    return escape if escape == r"\\" else escape[1:]


def opaque(content: str) -> tuple[tuple[int, int], ...]:
    """Return where escapes stand in what was decoded that are no word, or part of none, nor `breaks`."""
    return tuple(match.span() for match in _CODE.finditer(content))


def breaks(content: str) -> tuple[tuple[int, int], ...]:
    """Return where the escapes of line ends and tabs stand in what was decoded."""
    return tuple(match.span() for match in _BREAK.finditer(content) if match[1])


def encode(text: str, letters: str = "ntrbfv") -> str:
    """Write the backslashes of a text that begin no escape as `\\\\`; `letters` are those that escapes may have."""
    return re.sub(rf"(\\[\\{letters}])|\\", lambda match: match[1] or r"\\", text)


def only_ascii(text: str) -> str:
    """Write every other character as `\\uXXXX` (UTF-16 units, as JSON and Java want them)."""
    if text.isascii():
        return text
    return "".join(
        letter if letter.isascii() else "".join(f"\\u{unit:04x}" for unit in _units(letter)) for letter in text
    )


def _units(letter: str) -> list[int]:
    data = letter.encode("utf-16-be")
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
