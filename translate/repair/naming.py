"""Numbers that name rather than count, so that nothing in them parts thousands: « n° 428.409 », « EN 301 549 », « SIREN
552 100 554 »."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACE = r"[ \u00a0\u2009\u202f]"
POINTED_GROUP = re.compile(r"\d{1,3}\.\d{3}")
# Digits with points: « pourvois 19-10.500 et 19-10.501 », « page 12.345 », « paragraphes 490.011(1) et 487.071(2) »;
# but « Nos 12.345 membres » and « Pages : 12.345 » count.
_NAMED = (
    "numéro|pourvoi|dossier|requête|référence|code|version|page|article|règle|norme|lot"
    "|(?:sous-)?(?:paragraphe|alinéa|section)"
)
_NAMED_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:n[°º]s?|no|nos(?={_SPACE}\d+[-/])|(?:{_NAMED})s?|rg|réf\.|pp?\.|art\.){_SPACE}?"
    rf"|(?:{_NAMED}|n[°º]|rg){_SPACE}?:{_SPACE}?)"
    rf"(?:[\w./-]*[./-]\d+(?:,|{_SPACE}(?:et|ou|à)){_SPACE})*(?:[\w./]*[-/])?$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(r"/(?!\d{1,3}\.\d{3})[\dA-Z]|-[A-Z]|\((?:\d+(?:\.\d+)?|[a-z])\)")
_PART_OF_NAME = re.compile(r"(?<!\.\d{3})(?<=\w)[-/]$")  # but « 10.000-20.000 » is a range
# Digits in groups. Standards and postcodes have few, all others as many as no serial number that is read as a count.
_GROUPS = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+")
_MANY_GROUPS = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}}){{2,}}")
_STANDARD_BEFORE = re.compile(
    rf"(?:(?<![\w-])(?:NF|EN|ISO|IEC|CEI|ETSI)(?:[-/ ]?(?:EN|ISO|IEC|CEI|TR|TS)){{0,2}}"
    rf"|\b[Cc]odes? posta(?:l|ux)(?:{_SPACE}?:)?)[-\u2011]?{_SPACE}?$"
)
_NUMBERED_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:SIRENE?|SIRET|FINESS|FR|B|(?i:n[°º]s?|numéros?|lots?|réf(?:\.|érences?)?|dossiers?))(?:{_SPACE}?:)?"
    rf"|(?<!\w)RCS(?:{_SPACE}(?:d[eu]{_SPACE}|d['’])?[A-ZÀ-Ý][\w'’-]*){{0,3}}|(?<!\w)\(?\+\d{{1,3}}\)?|\b(?:RVB|RGB)\s?\()"
    rf"{_SPACE}?$"
)
_COUNTS_AFTER = re.compile(rf"{_SPACE}?(?:[€$£¥%‰]|(?:euros?|dollars?|francs?)\b)")
_LONGEST_LABEL = 80  # characters


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether the number at `text[start:end]` names a case, a page, a firm or the like.

    A round one behind a hyphen ends a range (« 5-10.000 habitants »), unless a word before says that both name.
    """
    if not POINTED_GROUP.fullmatch(text, start, end):
        return _is_label(text, start, end)
    before = text[:start]
    if _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(text, end):
        return True
    return _PART_OF_NAME.search(before) is not None and not text.endswith("00", start, end)


def _is_label(text: str, start: int, end: int) -> bool:
    if not _GROUPS.fullmatch(text, start, end) or _COUNTS_AFTER.match(text, end):
        return False
    near = max(0, start - _LONGEST_LABEL)
    if _STANDARD_BEFORE.search(text, near, start):
        return True
    return _MANY_GROUPS.fullmatch(text, start, end) is not None and bool(_NUMBERED_BEFORE.search(text, near, start))


def is_grouped(number: str) -> bool:
    """Tell whether a number that is told in groups of digits stands so in English too: only a name does."""
    return _GROUPS.fullmatch(number) is not None


def in_any_groups(name: str) -> str:
    """Return the pattern of a name in digits, whatever parts its groups: `552 100 554`, `552,100,554`, `552100554`."""
    digits = f"(?:{_SPACE}|[,.])?".join(re.split(_SPACE, name))
    return rf"(?<![\w.,])(?:{digits})(?!\w|[.,]\d)"


def without(text: str, names: Iterable[str]) -> str:
    """Return a text of the same length without these names."""
    for name in names:
        text = text.replace(name, " " * len(name))
    return text
