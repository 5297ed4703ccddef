"""Currencies: the signs, codes and words by which French and English name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency with its sign (none of francs) and code, and patterns of its words."""

    name: str
    sign: str
    code: str
    french_words: str
    english_words: str

    @property
    def french(self) -> str:
        """The pattern of the currency in a French text."""
        return self._pattern(self.french_words)

    @property
    def english(self) -> str:
        """The pattern of the currency in an English text."""
        return self._pattern(self.english_words)

    def _pattern(self, words: str) -> str:
        sign = f"[{self.sign}]|" if self.sign else ""
        return rf"{sign}\b(?:{words}|{self.code})\b"


CURRENCIES = (
    Currency("euro", "€", "EUR", "euros?", "[Ee]uros?"),
    Currency("dollar", "$", "USD", "dollars?", "[Dd]ollars?"),
    Currency("pound", "£", "GBP", "livres?", "[Pp]ounds?"),
    Currency("yen", "¥", "JPY", "yens?", "[Yy]en"),
    Currency("franc", "", "CHF", "francs|1 franc", r"(?:[Ss]wiss )?[Ff]rancs?|SFr\d*"),  # « franc » is frank too
)
SIGN = f"[{''.join(each.sign for each in CURRENCIES)}]"
CODE = f"(?:{'|'.join(each.code for each in CURRENCIES)})"
# Any currency behind a sum, in either language.
ANY = "|".join(f"{each.french}|{each.english}" for each in CURRENCIES)
