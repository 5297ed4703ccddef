"""The stretches of a text in which no term is looked for: addresses, paths, placeholders, markup, code."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary import patterns
from glossary.patterns import Kind

# What else no term stands in: accounts, sets in braces, marks of the house, commands of TeX.
_OPAQUE = re.compile(r"(?<!\w)@\w+|\{[\w.!:, ]*\}|\$\w+|%%(?=\w)|&\#?\w+;|⟪\d*⟫|⟦[^⟦⟧]*⟧|\\[a-zA-Z]+")
# Words, in which a term may stand, or which may be one.
_LANGUAGE = frozenset({Kind.NAME, Kind.IDENTIFIER, Kind.BREAK, Kind.SYMBOL, Kind.FOREIGN})
# A bare domain or file name is opaque too, but it may itself be an entry ("Amazon.com").
_DOTTED = re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,10}|[A-Z]{2,4})\b(?:/[^\s<>\"»”]*)?")
_SENTENCES_GLUED = re.compile(r"[a-zà-ÿ)]\.[A-ZÀ-Ý]")


# Each is asked about one text again and again, a term at a time.
@lru_cache(maxsize=64)
def opaque(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of addresses, paths, placeholders, markup and code, in order; some may overlap."""
    found = [(each.start, each.end) for each in patterns.find(text) if not _may_be_entry(text, each)]
    found += (match.span() for match in _OPAQUE.finditer(text))
    return tuple(sorted(found))


def _may_be_entry(text: str, stretch: patterns.Stretch) -> bool:
    """Tell whether a stretch is language to a glossary: a name, or a bare domain or file (`dotted`)."""
    written = text[stretch.start : stretch.end]
    if stretch.kind is Kind.URL:
        return ":" not in written and not written.startswith("www.")
    if stretch.kind is Kind.PATH:
        return "/" not in written and "\\" not in written
    return stretch.kind in _LANGUAGE


@lru_cache(maxsize=64)
def dotted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of bare domains and file names, in order; two sentences with no space between are none."""
    return tuple(match.span() for match in _DOTTED.finditer(text) if not _SENTENCES_GLUED.search(match.group()))
