"""Which quotation marks and brackets belong together, in text whose quotes are mixed, spaced or left open.

Any opening double quote may be closed by any closing one: real articles open with “ and close with ". A mark without
a partner is passed over. Time grows with the number of marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_MARK = re.compile(r"[«»“”„\"()\[\]]")
_BRACKETS = {"(": ")", "[": "]"}
_CLOSES_BEFORE = frozenset(",.;:!?)]…»”")
_OPENS_AFTER = frozenset("'’‘([«“-—–/=")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Outermost pairs of one sort in a stretch of text, in order; none overlaps another."""

    opens: tuple[int, ...]
    closes: tuple[int, ...]

    def around(self, position: int) -> tuple[int, int] | None:
        """Return the pair with `position` between its marks, if there is one."""
        at = bisect_right(self.opens, position - 1) - 1
        if at >= 0 and self.opens[at] < position <= self.closes[at]:
            return self.opens[at], self.closes[at]
        return None

    def ending_at(self, position: int) -> tuple[int, int] | None:
        """Return the pair whose closing mark stands at `position`, if there is one."""
        at = bisect_right(self.opens, position) - 1
        return (self.opens[at], position) if at >= 0 and self.closes[at] == position else None


def find_pairs(text: str, start: int, end: int) -> tuple[Pairs, Pairs]:
    """Return the pairs of quotation marks and the pairs of brackets in `text[start:end]`."""
    quotes: list[tuple[int, int]] = []
    brackets: list[tuple[int, int]] = []
    open_quotes: list[int] = []
    open_brackets: list[tuple[int, str]] = []
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found.group()
        if mark in "()[]":
            if mark in _BRACKETS:
                open_brackets.append((at, _BRACKETS[mark]))
            elif open_brackets and open_brackets[-1][1] == mark:
                brackets.append((open_brackets.pop()[0], at))
        elif mark == '"' and start < at < end - 1 and text[at - 1].isalpha() and text[at + 1].isalpha():
            continue  # l"équipe: an apostrophe mistyped
        elif _opens(text, start, end, at, mark, bool(open_quotes)):
            open_quotes.append(at)
        elif open_quotes:
            quotes.append((open_quotes.pop(), at))
    return _outermost(quotes), _outermost(brackets)


def _opens(text: str, start: int, end: int, at: int, mark: str, inside: bool) -> bool:
    """Return whether the double quote at `at` opens; a straight one is told by the spaces around it."""
    if mark in "«“„":
        return True
    if mark in "»”":
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if before.isspace() and after.isspace():
        return not inside
    return (before.isspace() and after not in _CLOSES_BEFORE) or before in _OPENS_AFTER


def _outermost(pairs: list[tuple[int, int]]) -> Pairs:
    opens: list[int] = []
    closes: list[int] = []
    for first, last in sorted(pairs):
        if not closes or first > closes[-1]:
            opens.append(first)
            closes.append(last)
    return Pairs(tuple(opens), tuple(closes))
