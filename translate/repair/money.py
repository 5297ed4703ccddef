"""Sums of money: the sign stands in front in English, behind a letter for the country of its dollar."""

from __future__ import annotations

import re

from translate.repair.numbers import SCALES, SPACES, english_at
from translate.repair.style import Style

_SYMBOL = r"(?P<symbol>€|\$|£|¥)"
# What stands before the sign of a dollar for its country, by the code and by the French word.
_COUNTRIES = {
    "US": "US", "CA": "C", "AU": "A", "HK": "HK", "américain": "US", "canadien": "C", "australien": "A",
}  # fmt: skip
COUNTRY_CODE, COUNTRY_WORD = "US|CA|AU|HK", "américain|canadien|australien"
MONEY = re.compile(  # of « En 2020, 500 € » the year is none
    rf"(?P<number>(?:\d{{1,3}}(?:{SPACES}\d{{3}})+|\d(?:[\d.,]*\d)?)(?:[.,]\d+)?){SPACES}?(?P<scale>k|K|Mrds?|Mds?|M|(?:m|b|tr)illions?)?{SPACES}?{_SYMBOL}(?:{SPACES}?(?P<country>{COUNTRY_CODE}))?(?!\w)"
)
_MONEY_ALONE = re.compile(rf"(?<![€$£¥\w.,]){MONEY.pattern}")
_SYMBOL_APART = re.compile(rf"(€|£|¥|\$){SPACES}+(?=\d)")
# Codes that a model writes for what the source calls by its name or its sign, and how that is to be found there.
_CODES = {"EUR": ("€", re.compile(r"€|\beuros?\b")), "USD": ("$", re.compile(r"\$|\bdollars?\b"))}
_CODE = re.compile(
    rf"\b(?P<code>{'|'.join(_CODES)}){SPACES}?(?=\d)"
    rf"|(?<![€$£¥\w.,])(?P<number>\d(?:[\d.,]*\d)?(?:{SPACES}(?:thousand|(?:m|b|tr)illion))?){SPACES}?(?P<after>{'|'.join(_CODES)})\b"
)


def country(told: str | None, style: Style) -> str:
    """Return what stands before a sign for the country that the French tells with it; in American English US$5 is
    $5."""
    letters = _COUNTRIES[told] if told else ""
    return "" if letters == "US" and style.american else letters


def money(source: str, text: str, style: Style) -> str:
    """Write a sum with its symbol in front: `1 234,56 €` → `€1,234.56`, `12 M€` → `€12 million`.

    `EUR 12` for « 12 euros » becomes `€12`; a code that the source has stays.
    """

    def symbol(match: re.Match[str]) -> str:
        code = match["code"] or match["after"]
        sign, named = _CODES[code]
        if code in source or not named.search(source):
            return match.group()
        return f"{sign}{match['number'] or ''}"

    text = _CODE.sub(symbol, text)
    if not MONEY.search(source):
        return text

    def rewrite(match: re.Match[str]) -> str:
        number = match["number"]
        if (start := source.find(number)) >= 0:
            number = english_at(source, start, start + len(number))
        scale = match["scale"] or ""
        unit = SCALES.get(scale, f" {scale}" if scale else "")
        return f"{country(match['country'], style)}{match['symbol']}{number}{unit}"

    return _MONEY_ALONE.sub(rewrite, _SYMBOL_APART.sub(r"\1", text))
