"""Sums of money: the sign stands in front in English, behind a letter for the country of its dollar."""

from __future__ import annotations

import re

from translate.repair.numbers import APOSTROPHE, SCALES, SPACES, english_at
from translate.repair.style import Style

_SYMBOL = r"(?P<symbol>€|\$|£|¥)"
# What stands before the sign of a dollar for its country, by the code and by the French word.
_COUNTRIES = {
    "US": "US", "CA": "C", "AU": "A", "HK": "HK", "américain": "US", "canadien": "C", "australien": "A",
}  # fmt: skip
COUNTRY_CODE, COUNTRY_WORD = "US|CA|AU|HK", "américain|canadien|australien"
# Of « En 2020, 500 € » the year is none.
_NUMBER = rf"(?:\d{{1,3}}(?:(?:{SPACES}|{APOSTROPHE})\d{{3}})+|\d(?:[\d.,]*\d)?)(?:[.,]\d+)?"
MONEY = re.compile(  # the edge keeps the search of a row of measures linear
    rf"(?<![\d.,])(?P<number>{_NUMBER}){SPACES}?(?P<scale>k|K|Mrds?|Mds?|M|(?:m|b|tr)illions?)?{SPACES}?{_SYMBOL}(?:{SPACES}?(?P<country>{COUNTRY_CODE}))?(?!\w)"
)
_RANGE = rf"(?:(?P<least>{_NUMBER})(?P<joint>{SPACES}?[–—-]{SPACES}?|{SPACES}(?:to|and|or){SPACES}))?"
_MONEY_ALONE = re.compile(rf"(?<![€$£¥\w.,]){_RANGE}{MONEY.pattern}")
# Two sums of which the second has the sign: « 10-15 € », « de 10 à 15 M€ », « entre 10 et 15 € ».
_FRENCH_RANGE = re.compile(
    rf"(?<![\w.,])(?P<between>\b[Ee]ntre{SPACES})?(?P<least>{_NUMBER})"
    rf"(?:{SPACES}?[–—-]{SPACES}?|{SPACES}(?:à|ou|(?(between)et|à)){SPACES}){MONEY.pattern}"
)
WHOLE = 10_000  # what is told in millions or billions is smaller
_SYMBOL_APART = re.compile(rf"(€|£|¥|\$){SPACES}+(?=\d)")
# "$15 M$": the sign that a model wrote in front as well.
_SIGN_TWICE = re.compile(
    rf"(?<![€$£¥])(?P<sign>[€$£¥]){SPACES}?(?=\d[\d.,]*(?:{SPACES}?(?:k|K|Mrds?|Mds?|M|(?:m|b|tr)illions?))?{SPACES}?(?P=sign)(?!\w))"
)
# Codes that a model writes for what the source calls by its name or its sign, and how that is to be found there.
_CODES = {"EUR": ("€", re.compile(r"€|\beuros?\b")), "USD": ("$", re.compile(r"\$|\bdollars?\b"))}
# "12,500 euro" for more than one of them, as English counts none.
_SINGULAR = re.compile(
    rf"(?<![€$£¥\w.,])(?P<number>\d(?:[\d.,]*\d)?)(?P<scale>{SPACES}(?:thousand|(?:m|b|tr)illion))?{SPACES}euro\b"
)
_FRENCH_EUROS = re.compile(
    rf"(?P<number>{_NUMBER}){SPACES}?(?:(?:k|Mrds?|Mds?|M|(?:m|b)illions?|milliards?){SPACES}?(?:d['’])?)?(?:€|euros\b)"
)
_CODE = re.compile(
    rf"\b(?P<code>{'|'.join(_CODES)}){SPACES}?(?=\d)"
    rf"|(?<![€$£¥\w.,])(?P<number>\d(?:[\d.,]*\d)?(?:{SPACES}(?:thousand|(?:m|b|tr)illion))?){SPACES}?(?P<after>{'|'.join(_CODES)})\b"
)


def country(told: str | None, style: Style) -> str:
    """Return what stands before a sign for the country that the French tells with it; in American English US$5 is
    $5."""
    letters = _COUNTRIES[told] if told else ""
    return "" if letters == "US" and style.american else letters


def shares_scale(least: str, most: str) -> bool:
    """Tell whether the first of two sums has the scale of the second: of « de 10 à 15 millions » both are millions, of
    « de 900 000 à 2 millions » one is."""
    return amount(least) < max(WHOLE, 10 * amount(most))


def amount(english: str) -> float:
    """Return the value of an English number."""
    return float(english.replace(",", ""))


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
    if _SINGULAR.search(text):
        sums = {english_at(source, *match.span("number")) for match in _FRENCH_EUROS.finditer(source)} - {"1"}
        text = _SINGULAR.sub(
            lambda match: f"€{match['number']}{match['scale'] or ''}" if match["number"] in sums else match[0], text
        )
    if not MONEY.search(source):
        return text
    if not _SIGN_TWICE.search(source):  # « $0$ » is a formula
        text = _SIGN_TWICE.sub("", text)

    def english(number: str) -> str:
        start = source.find(number)
        return number if start < 0 else english_at(source, start, start + len(number))

    ranges = {(english(match["least"]), english(match["number"])) for match in _FRENCH_RANGE.finditer(source)}

    def rewrite(match: re.Match[str]) -> str:
        number, scale = english(match["number"]), match["scale"] or ""
        unit = SCALES.get(scale, f" {scale}" if scale else "")
        sign = country(match["country"], style) + match["symbol"]
        if match["least"] is None:
            return f"{sign}{number}{unit}"
        least, joint = english(match["least"]), match["joint"]
        if (least, number) not in ranges:
            return f"{match['least']}{joint}{sign}{number}{unit}"
        if joint.strip() in {"to", "and", "or"}:
            return f"{sign}{least}{unit if shares_scale(least, number) else ''}{joint}{sign}{number}{unit}"
        return f"{sign}{least}{joint}{number}{unit}"

    return _MONEY_ALONE.sub(rewrite, _SYMBOL_APART.sub(r"\1", text))
