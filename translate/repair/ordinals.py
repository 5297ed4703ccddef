"""Ordinals: `2e` is `2nd`, `22th` is `22nd`, `VIIIe` is `8th`, and `1 deputy mayor` for « 1er adjoint » `1st deputy
mayor`."""

from __future__ import annotations

import re

from translate.repair.calendar import MONTH
from translate.roman import value_of

_SPACES = r"[ \u00a0\u2009\u202f]"
_ENGLISH = re.compile(r"(?<![\w.,])(\d+)(?:st|nd|rd|th)(?!\w)")
_FRENCH = re.compile(r"(?<![\w.,])(\d+)(?:er|[èe]?re|i?[èe]me|nde?|e)(?!\w)")
_ROMAN = re.compile(r"(?<![\w.,-])([IVXLC]{2,}|[VX])(?:è?[mM]e|[èe])(?!\w|-)")
_ROMAN_BEFORE = rf"[IVXLC]+(?:è?[mM]e|[èe])(?:,|{_SPACES}(?:et|ou|au|à)){_SPACES}(?:l[ae]{_SPACES})?"
# What a model leaves of an ordinal: "2n", and the bare figure where nothing else can be meant (`Article 1` is right).
_CUT = re.compile(r"(?<![\w.,])(\d+)[nrth](?!\w)")
_RANKED = re.compile(
    rf"(?:^\W*|\b(?:est|était|sera|finit|fini|finie|termine|terminé|terminée|arrive|arrivé|arrivée|classée?|reste){_SPACES}+)"
    rf"{_FRENCH.pattern}(?=\W*$|{_SPACES}et\b)"
)
# Ordinals that English writes as bare figures: articles of a law, kings, days of a month.
_BARE_BEFORE = re.compile(
    r"(?:\b(?:articles?|art\.|alinéas?|chapitres?|titres?|livres?|annexes?|paragraphes?|sections?|actes?|scènes?|tomes?)"
    rf"|(?<!\w)(?![^\W\d_]*é{_SPACES})(?-i:[A-ZÀ-Ý])[^\W\d_]{{4,}}){_SPACES}$",  # « Henri 1er », but « Arrivé 1er »
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(
    rf"{_SPACES}{MONTH}|-"
    rf"|{_SPACES}?(?:[–/]|\b(?:au|à|et|ou)\b){_SPACES}?\d+(?!\w)",
    re.IGNORECASE,
)
# What stands before a figure in English that needs an ending; behind a noun it is right ("wave 2", "grade 12").
_BEFORE_RANK = re.compile(
    rf"(?:^|[,;:(–—]{_SPACES}?|(?:\b(?:an?|the|at|in|on|of|from|to|by|for|as|until|since|is|are|was|were|been?|his|her|its|our"
    rf"|their|(?:finish|end|rank|plac|arriv)(?:e?s|ed)|comes|came)|['’]s){_SPACES})$",
    re.IGNORECASE,
)
_WORDS = dict(enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1))


def ordinals(source: str, text: str) -> str:
    """Give ordinals that came through as they were, or lost their ending, the English one of their own.

    A bare figure becomes an ordinal only where nothing else can be meant: either text has the figure once, the French
    no day, article or king by it, and the English no noun before it.
    """
    told = {match[1] for match in _FRENCH.finditer(source)}

    def ending(match: re.Match[str]) -> str:
        return match[0] if (match[0] in source) == (match.re is _ENGLISH) else _ordinal(match[1])

    def whole(match: re.Match[str]) -> str:
        unit = re.search(rf"(?<!\d){match[1]}{_SPACES}?{match[0][-1]}(?!\w)", source)
        return match[0] if match[1] not in told or unit else _ordinal(match[1])

    text = _ENGLISH.sub(ending, _FRENCH.sub(ending, _CUT.sub(whole, text)))
    for match in _RANKED.finditer(source):
        if _is_once(match[1], source):
            text = re.sub(rf"(?<![\w.,]){match[1]}(?=[.!?]?$|{_SPACES}and\b)", _ordinal(match[1]), text)
    for match in _FRENCH.finditer(source):
        bare = _BARE_AFTER.match(source, match.end()) or _BARE_BEFORE.search(source, 0, match.start())
        if not bare and _is_once(match[1], source):
            text = _ranked(match[1], text)
    return text


def in_figures(source: str, text: str) -> str:
    """Write in figures the Roman ordinals that came through as they were: `VIIIe` is `8th`."""

    def figures(match: re.Match[str]) -> str:
        value = value_of(match[1])
        return _ordinal(str(value)) if value and _is_told(match[0], source) else match[0]

    return _ROMAN.sub(figures, text)


def _is_told(roman: str, source: str) -> bool:
    """Tell whether a French text has a Roman ordinal; one letter must have its noun or another before it, unlike the
    sign of xenon (Xe)."""
    if len(roman) > len("Xe"):
        return roman in source
    return re.search(rf"(?<![\w.,-]){roman}{_SPACES}[^\W\d_]|{_ROMAN_BEFORE}{roman}(?!\w)", source) is not None


def _ranked(digits: str, text: str) -> str:
    """Give a figure that stands once in an English text its ending, if a word follows and the ordinal is not told."""
    rank = _ordinal(digits)
    if re.search(rf"\b(?:{rank}|{_WORDS.get(int(digits), rank)})\b", text, re.IGNORECASE):
        return text
    # "in 45 minutes" for « à la 45e minute » is beyond repair.
    follows = rf"{_SPACES}[a-z]" if int(digits) == 1 else rf"{_SPACES}(?!\w+s\b)[a-z]"
    found = list(re.finditer(rf"(?<![\w.,:/$€£#⟪-]){digits}(?![\w⟫])", text))
    if len(found) != 1 or not re.match(follows, text[found[0].end() :]):
        return text
    start, end = found[0].span()
    return f"{text[:start]}{rank}{text[end:]}" if _BEFORE_RANK.search(text[:start]) else text


def _is_once(digits: str, text: str) -> bool:
    return len(re.findall(rf"(?<!\d){digits}(?!\d)", text)) == 1


def _ordinal(digits: str) -> str:
    number = int(digits)
    teen = number % 100 in {11, 12, 13}
    return digits + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))
