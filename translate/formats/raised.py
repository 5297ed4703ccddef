"""Raised letters of French abbreviations (XX<sup>e</sup>, M<sup>me</sup>, n<sup>o</sup>) are read on the line: `XXe`.

With tags inside it, such a word is none that a machine knows, nor one that the rules for centuries, dates and titles
find; and English raises nothing there ("the 20th century", "Ms. Durand"), so the tags go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

_NUMBER = r"(?:\d+|[IVXLC]+)"
_ORDINAL = r"(?i:ers?|[eè]res?|res?|nds?|ndes?|des?|ds?|i?[eèé]mes?|[eè]s?)"
_TITLES = (("[Mm]", "mes?|lles?|gr"), ("D", "rs?|re"), ("P", "rs?"), ("S", "te?s?"), ("C", "ie"))
_NUMERO = {"o": "°", "os": "°s"}
_WORD = re.compile(
    "|".join(
        rf"{word}\0(?:{letters})" for word, letters in ((_NUMBER, _ORDINAL), *_TITLES, ("[Nn]", "|".join(_NUMERO)))
    )
)
LONGEST = 20  # characters of a number or title, and more: a whole page need not be searched for each
_LAST_WORD = re.compile(r"\w+\Z")
_OPENS = re.compile(r"<(?P<name>(?:\w+:)?(?:sup|span|small))(?:\s[^<>]*)?>")
_CLOSES = re.compile(r"</(?P<name>[\w:]+)>")
_RAISED = re.compile(
    rf"(?P<word>\w+)(?:{_CLOSES.pattern.replace('?P<name>', '?:')})*{_OPENS.pattern}(?P<letters>\w{{1,4}})</(?P=name)>"
)
_CENTURY = re.compile(r"\s+siècles?\b", re.IGNORECASE)


def on_the_line(before: str, letters: str, after: str) -> str | None:
    """Return what raised letters between two texts are on the line, as long as they are; None where they stay raised:
    « m<sup>2</sup> », « x<sup>e</sup> », a footnote's number."""
    word = _LAST_WORD.search(before[-LONGEST:])
    if word is None or _WORD.fullmatch(f"{word[0]}\0{letters}") is None or after[:1].isalnum():
        return None
    return _NUMERO.get(letters, letters) if word[0] in {"n", "N"} else letters


def raised(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words with raised letters stand, tags and all."""
    for match in _RAISED.finditer(text):
        if on_the_line(match["word"], match["letters"], text[match.end() : match.end() + 1]) is not None:
            yield match.span()


def lowered(text: str, opaque: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text with its raised abbreviations on the line, and its opaque stretches there.

    Only opaque stretches are taken for tags. One that closes before the raised letters closes behind them: of
    `<b>XX</b><sup>e</sup> siècle` is left `<b>XXe siècle</b>`.
    """
    if not _OPENS.search(text):
        return text, tuple(opaque)
    edges = [0, *(edge for span in opaque for edge in span), len(text)]
    pieces = [text[start:end] for start, end in pairwise(edges)]  # by turns language and opaque
    place = 1
    while place + 2 < len(pieces):
        opening, letters, closing, after = pieces[place : place + 4]
        opens, closes = _OPENS.fullmatch(opening), _CLOSES.fullmatch(closing)
        word = place - 1  # before the tags that close in front of the raised letters
        while word > 0 and not pieces[word] and _CLOSES.fullmatch(pieces[word - 1]):
            word -= 2
        line = on_the_line(pieces[word], letters, after)
        if opens and closes and opens["name"] == closes["name"] and line is not None:
            pieces[word] += line
            pieces[place - 1 : place + 4] = [pieces[place - 1] + after]
            _century_with_number(pieces, word)
        else:
            place += 2
    begins = list(accumulate(map(len, pieces), initial=0))
    return "".join(pieces), tuple(pairwise(begins))[1::2]


def _century_with_number(pieces: list[str], word: int) -> None:
    """Take the word « siècle » behind tags that close after its number into them, with which it is one in English."""
    last = word
    while last + 2 < len(pieces) and _CLOSES.fullmatch(pieces[last + 1]):
        last += 2
        if (century := _CENTURY.match(pieces[last])) is not None:
            pieces[word] += century[0]
            pieces[last] = pieces[last][century.end() :]
        if pieces[last]:
            return
