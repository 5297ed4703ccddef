"""How the English is to look, and which repairs are wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Locale(StrEnum):
    """The kind of English that is written."""

    US = "en-US"
    GB = "en-GB"


class Quotes(StrEnum):
    """Which quotation marks and apostrophes are written."""

    STRAIGHT = "straight"  # " and '
    CURLY = "curly"  # “ ” ‘ ’


# In the order in which they are applied; each can be switched off by its name. `quantities` is a new rendering of what
# lost one (`repair.shield`); the others change a text (`repair.apply`).
RULES = (
    "quantities", "spacing", "signs", "endings", "titles", "dates", "times", "money", "numbers", "quotes",
    "end-punctuation", "capitals", "spelling",
)  # fmt: skip
_TYPOGRAPHIC = re.compile("[«»“”„‹›]|\\w’\\w")


@dataclass(frozen=True, slots=True)
class Style:
    """What the repairs aim at: a locale, quotation marks, and the names of the rules that are switched off.

    `logical` keeps a full stop or comma outside a closing quotation mark that it does not belong to, in en-US too: a
    message quotes what is to be typed or clicked (the Jargon File, "Hacker Writing Style").
    """

    locale: Locale = Locale.US
    quotes: Quotes = Quotes.STRAIGHT
    off: frozenset[str] = field(default_factory=frozenset)
    logical: bool = False

    @property
    def american(self) -> bool:
        """Whether dates, times, titles and punctuation inside quotes are those of the United States."""
        return self.locale is Locale.US

    @property
    def stops_inside(self) -> bool:
        """Whether a full stop or comma always stands before a closing quotation mark."""
        return self.american and not self.logical


def quotes_of(sources: Iterable[str]) -> Quotes:
    """Return the quotes that a translation of `sources` is given: curly when any of them is typographic."""
    return Quotes.CURLY if any(_TYPOGRAPHIC.search(source) for source in sources) else Quotes.STRAIGHT
