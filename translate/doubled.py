"""Words that stand twice in a row, "the the" or "insurance insurance", where the French doubles none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.function_words import ENGLISH

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]+)(\s+)\1(?![\w-])", re.IGNORECASE)
_OPENING = re.compile(r"(?:\A|[.!?:]\s|\n)[\s\"'“‘(«–—-]*\Z")  # of a sentence, whose capital says nothing
_REACH = 8  # characters before a word that say whether it opens a sentence
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

    Names are left alone (`Duran Duran`), a name beside a noun (`the Team team`, `select Select All`), and what English
    doubles on purpose.
    """
    matches = list(_DOUBLED.finditer(english))
    if not matches or any(match[1].lower() not in _REFLEXIVE for match in _DOUBLED.finditer(source or "")):
        return
    for match in matches:
        word, again = match[1], match[0][-len(match[1]) :]
        capital = word[0].isupper() and _OPENING.search(english, max(0, match.start() - _REACH), match.start()) is None
        name = (again[0].isupper() or capital) and word.lower() not in _NEVER_DOUBLED
        if word.lower() not in _MAY_DOUBLE and not name and not (word[0].isupper() and again[0].isupper()):
            yield match


def said_once(source: str, english: str) -> str:
    """Return an English text in which no word stands twice that only a machine says twice."""
    for match in reversed(list(doubled(source, english))):
        word = match[1].lower()
        sure = word in _NEVER_DOUBLED or (len(word) >= SHORTEST and word not in ENGLISH)
        if sure and match[0].endswith(word):
            english = english[: match.end(1)] + english[match.end() :]
    return english
