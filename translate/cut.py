"""The last resort for a term that the model will not render: the sentence is cut at the term, and what stands before
and after it is translated apart.

The English is rougher than that of a whole sentence, but the term stands in it as agreed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from glossary.term import TermMatch
from translate.engine.clauses import as_clause
from translate.plan import Unit
from translate.standin import put_in


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a unit's source between cuts: `before` and `after` are its white space, `terms` the terms in it."""

    before: str
    text: str
    after: str
    terms: tuple[TermMatch, ...]

    @property
    def has_words(self) -> bool:
        return any(character.isalpha() for character in re.sub(r"⟪\d+⟫", "", self.text))


def cut(unit: Unit, places: Collection[int]) -> list[Piece]:
    """Return what stands before, between and after the terms at `places`: one piece more than there are places."""
    cuts = sorted((unit.terms[place].start, unit.terms[place].end) for place in places)
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(unit.source)]
    return [_piece(unit, start, end) for start, end in zip(starts, ends, strict=True)]


def join(unit: Unit, places: Collection[int], pieces: Sequence[Piece], rendered: Sequence[str]) -> str:
    """Return the pieces' renderings with the terms between them, in the number and capitals of their places."""
    order = sorted(places, key=lambda place: unit.terms[place].start)
    text = ""
    for number, (piece, english) in enumerate(zip(pieces, rendered, strict=True)):
        part = piece.text
        if piece.has_words:
            part = as_clause(piece.text, english, last=number == len(pieces) - 1, capital=number == 0)
        text += piece.before + part + piece.after
        if number < len(order):
            text += ("" if not text or text[-1].isspace() else " ") + f"⟪t{order[number]}⟫"
    return put_in(re.sub(r"(?<=⟫)(?=[^\W\d_])", " ", text), unit, {})


def _piece(unit: Unit, start: int, end: int) -> Piece:
    whole = unit.source[start:end]
    text = whole.strip()
    offset = start + len(whole) - len(whole.lstrip())
    inside = (match for match in unit.terms if offset <= match.start and match.end <= offset + len(text))
    terms = tuple(replace(match, start=match.start - offset, end=match.end - offset) for match in inside)
    return Piece(whole[: len(whole) - len(whole.lstrip())], text, whole[len(whole.rstrip()) :] if text else "", terms)
