"""Complements of French nouns, which English puts before the noun: « serveur de fichiers », "file server"; and where it
writes one word for both, "database"."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary import french

_BARE_COMPLEMENT = re.compile(r"([^\W\d_]+)\s+d(?:e\s+|['’])\Z")
_REACH = 40  # characters before a term: longer than a noun and « de »
# What English joins to the word before it: "database", "password", "workplace".
_HEADS = (
    "bank base board book center centre flow house line list load page place room set sheet shop site space store "
    "stream word"
).split()


def is_bare_complement(text: str, start: int) -> bool:
    """Say whether a noun and « de » without article stand before a term at `start`, and not a quantity: « beaucoup de
    clients »."""
    found = _BARE_COMPLEMENT.search(text, max(0, start - _REACH), start)
    return found is not None and found[1].lower() not in french.QUANTITIES | french.FUNCTION_WORDS


@lru_cache(maxsize=4096)
def closed(wording: str) -> re.Pattern[str]:
    """Return the expression for the closed compounds that begin with a wording of one word: "databases" for "data"."""
    return re.compile(rf"(?<![\w-]){re.escape(wording)}-?(?:{'|'.join(_HEADS)})s?(?![\w-])", re.IGNORECASE)
