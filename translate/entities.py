"""Character references that are language: decoded before translation, for the machine and the rules read characters.

Those are letters, and what French writes between words or in quantities and English otherwise: `&nbsp;`, `&laquo;`,
`&deg;`, `&euro;`. English has them as characters, like all that it brings. Signs that both languages have alike
(`&hellip;`, `&rarr;`), those that mark up (`&lt;`, `&amp;`), and spaces in a row, which lay a text out, stay as they
are written. One that is escaped (`&amp;rsquo;`, HTML within XML) is read like any other. Names and numbers of
references: HTML, 13.1.4 (WHATWG).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glossary.patterns import Kind, character_of, find, is_letter_entity

Span = tuple[int, int]

_ENTITY = re.compile(r"&(?:amp;)?(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BETWEEN_WORDS = frozenset({"Zs", "Pi", "Pf"})  # Unicode's categories of spaces and of quotation marks
_FURTHER = frozenset("„€£°")


def is_space(entity: str) -> bool:
    """Tell whether a character reference is a space."""
    return character_of(entity).isspace()


def of_language(text: str, opaque: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield where character references stand that are language, outside code, tags, addresses and `opaque`."""
    if "&" not in text:
        return
    kept = [*opaque, *((start, end) for start, end, kind in find(text) if kind is not Kind.ENTITY)]
    found = [
        match.span()
        for match in _ENTITY.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in kept)
    ]
    spaces = [(start, end) for start, end in found if is_space(text[start:end])]
    in_a_row = {each for first, second in pairwise(spaces) if first[1] == second[0] for each in (first, second)}
    for start, end in found:
        if (start, end) not in in_a_row and (
            is_letter_entity(text[start:end]) or _is_typography(character_of(text[start:end]))
        ):
            yield start, end


def decode(text: str, opaque: Sequence[Span] = ()) -> tuple[str, tuple[int, ...] | None]:
    """Decode the references that are language; return the text and, for each of its offsets, that in `text`.

    The second value is None when nothing was decoded. Its last entry stands for the end of the text.
    """
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    for start, end in of_language(text, opaque):
        parts += [text[position:start], character_of(text[start:end])]
        offsets += [*range(position, start), start]
        position = end
    if not parts:
        return text, None
    return "".join([*parts, text[position:]]), (*offsets, *range(position, len(text) + 1))


def decoded(text: str) -> str:
    """Return a text with the references decoded that are language."""
    return decode(text)[0]


def moved(spans: Sequence[Span], offsets: Sequence[int] | None) -> tuple[Span, ...]:
    """Return spans of a text as spans of what `decode` made of it, with the offsets that it gave."""
    if offsets is None:
        return tuple(spans)
    where = {offset: place for place, offset in enumerate(offsets)}
    return tuple((where.get(start, 0), where.get(end, len(offsets) - 1)) for start, end in spans)


def _is_typography(character: str) -> bool:
    return len(character) == 1 and (unicodedata.category(character) in _BETWEEN_WORDS or character in _FURTHER)
