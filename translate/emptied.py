"""Pairs of tags that a machine emptied: of « Voir [la page](x) » it may make `See [](x)`, a link that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.patterns import Kind
from translate.function_words import FRENCH
from translate.inline import Side, filled, sides
from translate.protect import MARK, Mark

_EMPTY = re.compile(r"⟫[\W_]*⟪")  # marks without a word between
_WORD = re.compile(r"[^\W\d_]{3,}")


def emptied(source: str, text: str, marks: Sequence[Mark]) -> int:
    """Return how many pairs of marks around words of the source have none in a rendering, nor one that can be put in
    (`inline.filled`). An article may go without a trace."""
    if not _EMPTY.search(text):
        return 0
    text = filled(text, source, marks)
    return sum(_is_empty(text, opening, closing, marks) for opening, closing in _pairs(source, marks))


def _pairs(source: str, marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of marks that have words between them."""
    told = sides(source, marks)
    opened: list[re.Match[str]] = []
    for place in MARK.finditer(source):
        side = told.get(int(place[1]))
        if side is Side.OPENS:
            opened.append(place)
        elif side is Side.CLOSES and opened:
            opening = opened.pop()
            words = _WORD.findall(MARK.sub(" ", source[opening.end() : place.start()]))
            if any(word.lower() not in FRENCH for word in words):
                yield opening[0], place[0]


def _is_empty(text: str, opening: str, closing: str, marks: Sequence[Mark]) -> bool:
    start, end = text.find(opening), text.find(closing)
    inside = text[start + len(opening) : end]
    if not 0 <= start < end or any(map(str.isalnum, MARK.sub("", inside))):
        return False
    return all(marks[int(number)].kind is Kind.TAG for number in MARK.findall(inside) if int(number) < len(marks))
