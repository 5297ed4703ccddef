"""Formulas of TeX in documents: `$x = 1,5$`, `$$…$$`, `\\(…\\)`, `\\[…\\]` come out letter for letter, like code.

Single dollars are read as Pandoc's `tex_math_dollars` reads them, so that « 5 $ et 6 $ » is none: no space follows the
first or stands before the second, and no figure follows that one. Beyond Pandoc, no letter stands against them on the
outside (`US$5`, `$HOME/$USER`), and no punctuation follows the first (« 5 $, 6$ »).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.formats.units import Span

_DISPLAYED = r"(?<![\\$])\$\$(?!\$)(?:[^$\\]|\\.)+?\$\$(?!\$)"
_BACKSLASHED = r"\\\\?\((?:(?!\\[()]).)+?\\\)|\\\\?\[(?:(?!\\[\[\]]).)+?\\\]"
_IN_LINE = r"(?<![\\$\w])\$(?![\s$,.;:!?)])(?:[^$\\]|\\.)*?(?<![\s\\])\$(?![\w$({])"
_FORMULA = re.compile(f"{_DISPLAYED}|{_BACKSLASHED}", re.DOTALL)
_FORMULA_WITH_DOLLARS = re.compile(f"{_DISPLAYED}|{_BACKSLASHED}|{_IN_LINE}", re.DOTALL)
# A formula on lines of its own; those of TeX have no blank line.
_BLOCK = re.compile(r"^ {0,3}\$\$[ \t]*\r?\n(?:[ \t]*[^\s$][^\r\n]*\r?\n)+? {0,3}\$\$[ \t]*\r?$", re.MULTILINE)
_MAY_BE_TEXT = re.compile(r"\\|\$\d")  # an escaped bracket, a sum
_COMMAND = re.compile(r"\\[A-Za-z]+(?:\{[^{}]*\})?")
_WORD = re.compile(r"[^\W\d_]{3}")


def with_formulas(text: str, opaque: Sequence[Span], *, dollars: bool) -> tuple[Span, ...]:
    """Return the opaque stretches of a text with its formulas among them; what stands within a formula is part of it.

    `dollars` says that single ones are for formulas, as in Markdown. A bracket behind a backslash that holds words
    (`\\[voir la note\\]`) is an escaped bracket, `$5 et le chien 6$` are two sums, and what begins or ends within an
    opaque stretch (code) is no formula.
    """
    if "$" not in text and "\\" not in text:
        return tuple(opaque)
    found: list[Span] = []
    position = 0
    pattern = _FORMULA_WITH_DOLLARS if dollars else _FORMULA
    while (match := pattern.search(text, position)) is not None:
        start, end = match.span()
        crossed = next((last for first, last in opaque if _crosses(first, last, start, end)), None)
        if crossed is not None:
            position = max(crossed, start + 1) if crossed < end else start + 1
        elif _MAY_BE_TEXT.match(match[0]) and _WORD.search(_COMMAND.sub("", match[0])):
            position = start + 1
        else:
            found.append((start, end))
            position = end
    free = [span for span in opaque if not any(start <= span[0] and span[1] <= end for start, end in found)]
    return tuple(sorted([*free, *found]))


def _crosses(first: int, last: int, start: int, end: int) -> bool:
    """Tell whether an opaque stretch holds one end of a formula, but not the whole of it within the formula."""
    return (first < start < last or first < end < last) and not (start <= first and last <= end)


def without_displayed(text: str) -> str:
    """Blank the formulas on lines of their own, whose signs a reader of Markdown would take for lists and headings."""
    return _BLOCK.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
