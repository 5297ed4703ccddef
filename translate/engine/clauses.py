"""Cuts a sentence that is too long for the model where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Callable

from translate.engine.protocol import Span
from translate.proper import keeps_capital

CONJUNCTIONS = "et|mais|ou|or|car|donc|puis|tandis|alors|qui|que|qu['’]|dont|où|lorsque|quand|si|pour|afin|parce"
# Where a cut may fall, best first; each match ends where the next part begins.
BOUNDARIES = (
    re.compile(r"[.!?…]+[\"'’»”)\]]*\s+"),
    re.compile(r"[;:]\s+|\s[–—]\s"),
    re.compile(rf",\s+(?=(?:{CONJUNCTIONS})\b)", re.IGNORECASE),
    re.compile(r",\s+"),
    re.compile(rf"\s+(?=(?:{CONJUNCTIONS})\b)", re.IGNORECASE),
    re.compile(r"\s+"),
    re.compile(r"(?<=[^\w\s])|(?=[^\w\s])"),
    re.compile(r"(?<=.)", re.DOTALL),
)
UNBREAKABLE = re.compile(r"⟦[^⟧]*⟧|⟪\d⟫")  # annotations and marks


def split_clauses(text: str, fits: Callable[[str], bool]) -> tuple[Span, ...]:
    """Return spans of `text`, in order, that each fit, cut at the best boundaries there are.

    The spans leave out white space around a cut and nothing else. A part is as long as it may be, but of two parts
    neither is much shorter than it must be: the cut nearest the middle is taken among the best. A span that cannot be
    cut (an annotation) is returned although it does not fit.
    """
    return tuple(_split(text, 0, len(text), fits))


def joint(text: str, left: Span, right: Span) -> str:
    """Return what stands between two neighbouring parts in the translation: a space where `text` has white space."""
    return " " if text[left[1] : right[0]] else ""


def _split(text: str, start: int, end: int, fits: Callable[[str], bool]) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    if fits(text[start:end]) or (cut := _best_cut(text, start, end)) is None:
        return [(start, end)]
    return [*_split(text, start, cut, fits), *_split(text, cut, end, fits)]


def _best_cut(text: str, start: int, end: int) -> int | None:
    closed = [match.span() for match in UNBREAKABLE.finditer(text, start, end)]
    middle = (start + end) / 2
    for boundary in BOUNDARIES:
        places = {match.end() for match in boundary.finditer(text, start, end)}
        cuts = [
            place for place in places if start < place < end and not any(left < place < right for left, right in closed)
        ]
        # A full stop near the edge is a worse place than a comma near the middle.
        cuts = [cut for cut in cuts if 0.15 < (cut - start) / (end - start) < 0.85] or (
            cuts if boundary is BOUNDARIES[-1] else []
        )
        if cuts:
            return min(cuts, key=lambda cut: (abs(cut - middle), cut))
    return None


def as_clause(source: str, rendered: str, *, last: bool, capital: bool = False) -> str:
    """Take back the full stop and the capital that a model gives to a part of a sentence as if it were a whole one.

    The `last` part keeps its full stop; with `capital` a part keeps its capital too, as names do.
    """
    if not last and rendered.endswith(".") and not source.endswith("."):
        rendered = rendered[:-1]
    small = not capital and source[0].islower() and rendered[:1].isupper()
    if small and not keeps_capital(rendered, source):
        rendered = rendered[0].lower() + rendered[1:]
    return rendered
