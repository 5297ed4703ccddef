"""Signs: emoji and the signs of rights, ©, ® and ™, which a machine drops beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks import markup
from translate.checks.unit import Fault, Unit

# What says the same in words or in letters.
_RIGHTS = {
    "©": re.compile(r"\(c\)|copyright|rights", re.IGNORECASE),
    "®": re.compile(r"\(r\)|registered|trade ?mark", re.IGNORECASE),
    "™": re.compile(r"\(?\bTM\b\)?|trade ?mark", re.IGNORECASE),
}
_emoji = markup.same(markup.SYMBOLS, "symbol")


def symbols(unit: Unit) -> Iterator[Fault]:
    """Find an emoji lost or invented, and a sign of rights of which nothing is left; it may stand less often."""
    yield from _emoji(unit)
    for sign, words in _RIGHTS.items():
        if sign in unit.source_prose and sign not in unit.target and not words.search(unit.target):
            yield f"the sign {sign} of the source is missing", None, None
