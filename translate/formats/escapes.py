"""Backslash escapes, as JSON, Java and Apple write them: read with their offsets, written as the file writes."""

from __future__ import annotations

import re

_SURROGATES = r"\\[uU][dD][89abAB][0-9A-Fa-f]{2}\\[uU][dD][c-fC-F][0-9A-Fa-f]{2}"
# Line ends and tabs stay escapes: they part sentences, and come out as they went in.
ESCAPE = re.compile(rf"{_SURROGATES}|\\[uU][0-9A-Fa-f]{{4}}|\\[^uUntrbfv]", re.DOTALL)
HARD = re.compile(r"(?:\\[ntrbfv])+")


def decode(escape: str) -> str:
    """Return the character that an escape stands for."""
    if escape[1] in "uU" and len(escape) > 2:
        units = [int(part, 16) for part in re.findall(r"\\[uU]([0-9A-Fa-f]{4})", escape)]
        return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")
    return escape[1:]


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
