"""Texts all in capitals or with a capital on every word: read as a sentence would stand, written as they were.

A model has met few such texts, and a small one reads them as rare words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from glossary import french
from translate.language import FRENCH
from translate.protect import MARK

Span = tuple[int, int]

LEAST = 4  # words from which on capitals are a way to write, not a name

_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[^\s⟪⟫]*[^\W\d_][^\s⟪⟫]*")  # what stands between spaces and marks, with a letter in it
_FIRST = re.compile(r"(?<![^\s\"«“‘(\[/⟫-])[^\W\d_]")
# An apostrophe ends an elided word: « D'Administration » is two.
_PARTS = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")


class Capitals(Enum):
    """Where a text has capitals."""

    SENTENCE = auto()  # as a sentence has them
    ALL = auto()
    WORDS = auto()  # at the head of every word


def capitals_of(text: str) -> Capitals:
    """Tell where a French text has its capitals.

    `ALL` where there is no small letter though there are more than acronyms (one word has five letters or more).
    `WORDS` where each of four words or more begins with a capital, small words as well: one of those at least stands
    behind the first word, since « Sam Altman, Mira Murati » are names.
    """
    text = MARK.sub(" ", text)
    if text.isupper():
        return Capitals.ALL if any(len(word) >= 5 for word in _WORD.findall(text)) else Capitals.SENTENCE
    words = [_WORD.findall(word) for word in _SPACED.findall(text)]
    if len(words) < LEAST or not all(word[0][0].isupper() for word in words):
        return Capitals.SENTENCE
    small = any(word[0].lower() in FRENCH for word in words[1:])
    return Capitals.WORDS if small else Capitals.SENTENCE


def sentence_case(text: str, capitals: Capitals, names: Sequence[Span] = ()) -> str:
    """Return a text as a sentence would stand, as long as before.

    Of a text all in capitals all but the first letter is made small; of one with capitals on every word the words that
    French has, outside the spans `names`: those it has not are names.
    """
    if capitals is Capitals.SENTENCE:
        return text
    if capitals is Capitals.WORDS:
        first = next((match.start() for match in _WORD.finditer(text)), 0)

        def lowered(match: re.Match[str]) -> str:
            start, end = match.span()
            kept = start == first or any(start < stop and begin < end for begin, stop in names)
            return match[0] if kept or not _is_french(match[0]) else match[0][0].lower() + match[0][1:]

        return _PARTS.sub(lowered, text)
    small = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    first = next((place for place, character in enumerate(small) if character.isalpha()), -1)
    return small if first < 0 else small[:first] + text[first] + small[first + 1 :]


def written(text: str, capitals: Capitals) -> str:
    """Return an English text with capitals where its source had them; marks have none."""
    if capitals is Capitals.ALL:
        return text.upper()
    return _FIRST.sub(lambda match: match[0].upper(), text) if capitals is Capitals.WORDS else text


def _is_french(word: str) -> bool:
    if word[1:] != word[1:].lower():  # an acronym
        return False
    small = word.lower()
    return small[-1] in "'’" or small in FRENCH or french.is_known(small)
