"""A text with stretches of it marked: what differs, where terms stand, where a finding points. All text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise

TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]|\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text: its CSS class, what a pointer shows, and a sign set after it for those who see no colour."""

    start: int
    end: int
    name: str
    title: str = ""
    sign: str = ""


def differences(hypothesis: str, reference: str) -> tuple[list[Span], list[Span]]:
    """Return the stretches of the hypothesis that the reference has not, and of the reference that it lacks.

    Compared word by word, regardless of capitals; the space between two marked words is marked with them.
    """
    left, right = list(TOKEN.finditer(hypothesis)), list(TOKEN.finditer(reference))
    words_left = [token.group().casefold() for token in left if not token.group().isspace()]
    words_right = [token.group().casefold() for token in right if not token.group().isspace()]
    solid_left = [token for token in left if not token.group().isspace()]
    solid_right = [token for token in right if not token.group().isspace()]
    extra: list[Span] = []
    lacking: list[Span] = []
    for what, i, j, k, end in SequenceMatcher(None, words_left, words_right, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if j > i:
            extra.append((solid_left[i].start(), solid_left[j - 1].end()))
        if end > k:
            lacking.append((solid_right[k].start(), solid_right[end - 1].end()))
    return extra, lacking


def marked(text: str, tag: str, stretches: Iterable[Span], marks: Sequence[Mark] = ()) -> str:
    """Return the text as HTML: `stretches` in elements of that tag, marks in spans; they may cross each other."""
    inside = sorted(stretches)
    edges = {0, len(text), *(edge for span in inside for edge in span), *(e for m in marks for e in (m.start, m.end))}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    parts = []
    for start, end in pairwise(cuts):
        piece = escape(text[start:end])
        for mark in marks:
            if mark.start <= start and end <= mark.end:
                sign = f'<span class="sign">{escape(mark.sign)}</span>' if mark.sign and end == mark.end else ""
                piece = f'<span class="{mark.name}" title="{escape(mark.title)}">{piece}{sign}</span>'
        if any(first <= start and end <= last for first, last in inside):
            piece = f"<{tag}>{piece}</{tag}>"
        parts.append(piece)
    return "".join(parts)
