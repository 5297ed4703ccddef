"""French postal addresses, which English leaves as they are: `12 bis, rue de la Paix, 75002 Paris`."""

from __future__ import annotations

import re

from translate.repair.calendar import MONTHS

_STREET = (
    r"(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d|[Pp]lace|[Qq]uai|[Aa]ll[ée]es?|[Cc]hemin|[Rr]oute|[Ii]mpasse|[Cc]ours"
    r"|[Ss]quare|[Pp]assage|[Ff]aubourg|[Ss]entier|[Ee]splanade|[Rr]uelle|[Vv]illa)"
)
_SPACE = r"[ \u00a0\u2009\u202f]"
_SMALL = rf"(?:(?:d[eu]|des|la|les?|et|à|aux?|en|sur|sous|lès){_SPACE}+|[dl]['’])"
_DATE = rf"\d{{1,2}}(?:er)?{_SPACE}(?:{'|'.join(MONTHS)})(?:{_SPACE}\d{{4}})?"
_NAME = rf"(?:{_SPACE}+{_SMALL}*(?:(?i:{_DATE})\b|[A-ZÀ-ÖØ-Þ](?:[\w'’-]*\w)?\.?|\d[\w-]*))"
_ADDRESS = re.compile(
    rf"\b\d+(?:{_SPACE}?(?:bis|ter|quater|[A-D]))?,?{_SPACE}+{_STREET}\b{_NAME}+(?:,?(?:{_SPACE}[–-])?{_SPACE}+\d{{5}}{_NAME}+)?"
)


def addresses(text: str) -> tuple[re.Match[str], ...]:
    """Return the addresses of a text, in order: number and street, with postcode and town where these follow."""
    return tuple(_ADDRESS.finditer(text))
