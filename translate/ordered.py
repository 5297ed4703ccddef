"""Placeholders filled by their order (`%s … %d`): a program puts its first value into the first of them.

A translation that has them in another order shows the wrong values, or crashes. In formats where they may have numbers
(`%2$s … %1$s`: POSIX `fprintf`, Java's `Formatter`, Apple's `NSString`) they get one for the time of translation, and
keep it where the order changed; elsewhere the order has to stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.patterns import Kind, find

Span = tuple[int, int]

# Inside a tag only what is plainly one counts: in an address `%20` and `%da` are characters.
_IN_MARKUP = re.compile(r"(?<![\w%])%(?:\.\d+)?l{0,2}[sdifu@](?![\w%])")
_NUMBERED = re.compile(r"%\d+\$")
# What surely takes a value: the parts of a date (`%d/%m/%Y`) are written alike, and English puts them otherwise.
_TAKES_VALUE = re.compile(r"%.*[sdiufxc@]|\{.*")


def places(text: str) -> tuple[Span, ...]:
    """Return where the placeholders stand that are filled by their order, also those inside tags."""
    if "%" not in text and "{" not in text:
        return ()
    found: list[Span] = []
    for start, end, kind in find(text):
        if kind is Kind.ORDERED:
            found.append((start, end))
        elif kind is Kind.TAG:
            found += [match.span() for match in _IN_MARKUP.finditer(text, start, end)]
    return tuple(found)


def may_be_numbered(text: str) -> bool:
    """Tell whether a text has several placeholders filled by their order, and all of them can have numbers.

    Braces have other numbers, a width from the arguments (`%*d`) would need one of its own, and a text that has numbers
    already is left to who wrote it.
    """
    found = _written(text)
    plain = all(each[0] == "%" and "*" not in each and _TAKES_VALUE.fullmatch(each) for each in found)
    return len(found) > 1 and plain and not is_numbered(text)


def is_numbered(text: str) -> bool:
    """Tell whether a text has a placeholder with a number (`%1$s`)."""
    return _NUMBERED.search(text) is not None


def same_order(source: str, target: str) -> bool:
    """Tell whether a translation has the placeholders filled by their order that its source has, in that order."""
    before = _written(source)
    return before == _written(target) or not all(map(_TAKES_VALUE.fullmatch, before))


def with_number(directive: str, number: int) -> str:
    """Return a placeholder with the number of its argument."""
    return f"{{{number}{directive[1:]}" if directive[0] == "{" else f"%{number}${directive[1:]}"


def numbered(text: str) -> str:
    """Return a text whose placeholders filled by their order have numbers."""
    parts: list[str] = []
    position = 0
    for number, (start, end) in enumerate(places(text), 1):
        parts += [text[position:start], with_number(text[start:end], number)]
        position = end
    return "".join([*parts, text[position:]])


def unnumbered(text: str, source: str) -> str | None:
    """Take the numbers out again that `source` got; None when they stand in another order than there."""
    found = _written(source)
    return in_order(text, [(with_number(each, number), each) for number, each in enumerate(found, 1)])


def in_order(text: str, pairs: Sequence[tuple[str, str]]) -> str | None:
    """Put for each first of the pairs the second back; None when they do not stand in the order of the pairs."""
    if not pairs:
        return text
    originals = dict(pairs)
    pattern = re.compile("|".join(re.escape(each) for each in originals))
    if pattern.findall(text) != [each for each, _ in pairs]:
        return None
    return pattern.sub(lambda match: originals[match.group()], text)


def _written(text: str) -> list[str]:
    return [text[start:end] for start, end in places(text)]
