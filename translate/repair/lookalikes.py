"""Signs that look like quotation marks and are none: primes behind figures, arrows between the steps of a path."""

from __future__ import annotations

import re

# Minutes and seconds or feet and inches: `1'44"22`, `47"13`, `6'2"`.
_PRIMES = re.compile(
    r"(?<![\d.,])(?:\d{1,2}['’]\s?)?\d{1,2}(?:[\"”]|''|’’)\d{1,3}(?!\w)|(?<![\d.,])\d{1,2}['’]\d{1,2}[\"”](?!\w)"
)
# Inches (`27"`, `13,3"`), where no quotation is open; nobody measures four digits of them, but quotes years.
_MARK = re.compile(r"(?P<inches>(?<![\w.,⟪])\d{1,3}(?:[.,]\d{1,2})?[\"”](?!\w))|[\"“”„«»]")
# « Accueil » Produits », « Réglages › Général »; but « oui » closes what was opened.
_STEPS = re.compile(r"(?<=\S)[ \u00a0\u2009\u202f]»[ \u00a0\u2009\u202f](?=[A-ZÀ-Þ\d⟪])")
# No characters of any text (Unicode, 23.7) stand for them.
_STAND_INS = str.maketrans("\"”'’»›‹", "\ufdd0\ufdd0\ufdd1\ufdd1\ufdd2\ufdd3\ufdd4")
_SHOWN = str.maketrans("\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4", "\"'»›‹")


def hidden(source: str, text: str) -> tuple[str, str]:
    """Return a text and its translation, as long as before, with other characters for such signs, if the text has any.

    `“27”` may be a quotation's end in English: only the French tells what is an inch.
    """
    plain = _hidden(source)
    return (source, text) if plain == source else (plain, _hidden(text))


def shown(text: str) -> str:
    """Return a text with the signs that `hidden` took away; primes and apostrophes are straight."""
    return text.translate(_SHOWN)


def _hidden(text: str) -> str:
    text = _without_inches(_PRIMES.sub(_hide, text))
    if "«" not in text:
        text = _STEPS.sub(_hide, text)
    if ("›" in text) != ("‹" in text):
        text = re.sub("[‹›]", _hide, text)
    return text


def _without_inches(text: str) -> str:
    nested, straight = 0, False

    def read(match: re.Match[str]) -> str:
        nonlocal nested, straight
        if match["inches"] and not (nested or straight):
            return _hide(match)
        mark = match[0][-1]
        straight ^= mark == '"'
        nested = max(0, nested + (mark in "«“„") - (mark in "»”"))
        return match[0]

    return _MARK.sub(read, text)


def _hide(match: re.Match[str]) -> str:
    return match[0].translate(_STAND_INS)
