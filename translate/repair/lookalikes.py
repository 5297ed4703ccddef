"""Signs that look like quotation marks and are none: primes behind figures, arrows between the steps of a path."""

from __future__ import annotations

import re

# Minutes and seconds or feet and inches: `1'44"22`, `47"13`, `6'2"`.
_PRIMES = re.compile(
    r"(?<![\d.,])(?:\d{1,2}['’]\s?)?\d{1,2}(?:[\"”]|''|’’)\d{1,3}(?!\w)|(?<![\d.,])\d{1,2}['’]\d{1,2}[\"”](?!\w)"
)
# « Accueil » Produits », « Réglages › Général »; but « oui » closes what was opened.
_STEPS = re.compile(r"(?<=\S)[ \u00a0\u202f]»[ \u00a0\u202f](?=[A-ZÀ-Þ\d⟪])")
# No characters of any text (Unicode, 23.7) stand for them.
_HIDDEN = str.maketrans("\"”'’»›‹", "\ufdd0\ufdd0\ufdd1\ufdd1\ufdd2\ufdd3\ufdd4")
_SHOWN = str.maketrans("\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4", "\"'»›‹")


def hidden(text: str) -> str:
    """Return a text, French or English, as long as before, with other characters for such signs."""
    text = _PRIMES.sub(_hide, text)
    if "«" not in text:
        text = _STEPS.sub(_hide, text)
    if ("›" in text) != ("‹" in text):
        text = re.sub("[‹›]", _hide, text)
    return text


def shown(text: str) -> str:
    """Return a text with the signs that `hidden` took away; primes and apostrophes are straight."""
    return text.translate(_SHOWN)


def _hide(match: re.Match[str]) -> str:
    return match[0].translate(_HIDDEN)
