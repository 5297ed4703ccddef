"""Words that stand twice in a row, "the the" or "insurance insurance", where the French doubles none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.function_words import ENGLISH

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]+)(\s+)\1(?![\w-])", re.IGNORECASE)
# English doubles these on purpose.
_MAY_DOUBLE = frozenset(
    "had that very so no yes bye ha knock there now is do many long really blah her can you".split()
)
_REFLEXIVE = frozenset({"nous", "vous"})  # « nous nous réjouissons »: French doubles these by its grammar
# Of the function words those that no sentence has twice: "when I saw it it was" is English.
_NEVER_DOUBLED = frozenset({"the", "and", "of"})
SHORTEST = 4  # letters of another word that is said once


def doubled(source: str | None, english: str) -> Iterator[re.Match[str]]:
    """Yield the words that stand twice in an English text, by `match[1]`; none where the source doubles one too.

    Names are left alone (`Duran Duran`), and what English doubles on purpose.
    """
    matches = list(_DOUBLED.finditer(english))
    if not matches or any(match[1].lower() not in _REFLEXIVE for match in _DOUBLED.finditer(source or "")):
        return
    for match in matches:
        word = match[1]
        if word.lower() not in _MAY_DOUBLE and not (word[0].isupper() and match[0][-len(word)].isupper()):
            yield match


def said_once(source: str, english: str) -> str:
    """Return an English text in which no word stands twice that only a machine says twice."""
    for match in reversed(list(doubled(source, english))):
        word = match[1].lower()
        sure = word in _NEVER_DOUBLED or (len(word) >= SHORTEST and word not in ENGLISH)
        if sure and match[0].endswith(word):
            english = english[: match.end(1)] + english[match.end() :]
    return english
