"""What the translator reads of a stretch of text: its line breaks undone, its opaque stretches told anew.

Line breaks become single spaces, except inside opaque stretches. At a hyphen they are undone without a space; the
hyphen itself goes only when it is certain that the line's end put it there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from translate.segmenting.lines import LINE_BREAK

_WORD = re.compile(r"\w+(?:-\w+)*")
_LONGEST_WORD = 40  # characters of either half of a hyphenated word


class Joiner:
    """Makes sources out of stretches of one text. Times are those of the stretches; the text itself is read once."""

    def __init__(self, text: str, opaque: Sequence[tuple[int, int]] = ()) -> None:
        """Keep the text and its opaque stretches: in order, without overlap."""
        self._text = text
        self._opaque = opaque
        self._starts = [first for first, _ in opaque]
        self._ends = [last for _, last in opaque]
        self._words: frozenset[str] | None = None

    def opaque_in(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the opaque stretches that reach into `text[start:end]`."""
        return self._opaque[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def source(self, start: int, end: int) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return what the translator reads of `text[start:end]`, and the opaque stretches as offsets into it."""
        text = self._text
        parts: list[str] = []
        since = [start]  # from this offset on …
        shifts = [start]  # … a character stands so much further left in the source
        done = start
        for found in LINE_BREAK.finditer(text, start, end):
            if found.start() < done or self._is_opaque(found.start()):
                continue  # an empty line, passed already; a break that must stay
            first, last = found.span()
            while text[first - 1].isspace():
                first -= 1
            while text[last].isspace():
                last += 1
            keep, glue = self._joint(start, first, last)
            parts += [text[done:keep], glue]
            done = last
            since.append(last)
            shifts.append(shifts[-1] + last - keep - len(glue))
        parts.append(text[done:end])
        inner = tuple(
            (_moved(max(first, start), since, shifts), _moved(min(last, end), since, shifts))
            for first, last in self.opaque_in(start, end)
        )
        return "".join(parts), inner

    def _is_opaque(self, at: int) -> bool:
        """Return whether the character at `at` must stay as it is."""
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]

    def _joint(self, start: int, first: int, last: int) -> tuple[int, str]:
        """Return up to where the text before a line break is kept, and what stands in the place of the break."""
        before, after = self._text[max(start, first - 2) : first], self._text[last]
        if before.endswith("\u00ad"):
            return first - 1, ""
        if len(before) == 2 and before[1] == "-" and before[0].isalpha() and after.islower():
            return (first - 1, "") if self._was_one_word(start, first, last) else (first, "")
        return first, " "

    def _was_one_word(self, start: int, first: int, last: int) -> bool:
        """Return whether the hyphenated word is in the text written as one, and never with its hyphen."""
        if self._words is None:
            self._words = frozenset(_WORD.findall(self._text.lower()))
        left = re.search(r"[\w-]+$", self._text[max(start, first - 1 - _LONGEST_WORD) : first - 1].lower())
        right = re.match(r"\w+", self._text[last : last + _LONGEST_WORD].lower())
        if left is None or right is None:
            return False
        whole, hyphened = left.group() + right.group(), f"{left.group()}-{right.group()}"
        return whole in self._words and hyphened not in self._words


def _moved(at: int, since: list[int], shifts: list[int]) -> int:
    """Return where the character at `at` of the text stands in the source."""
    return at - shifts[bisect_right(since, at) - 1]
