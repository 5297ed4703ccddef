"""The stretches of a text in which no term is looked for: addresses, placeholders, markup, code."""

from __future__ import annotations

import re
from functools import lru_cache

# The look-behinds keep a search linear: a run of letters is tried from its beginning only.
# A cheap look that most sentences fail.
_TRIGGER = re.compile(r"[@{%<>`⟪⟦$\\&]|://|www\.|\w\.\w|--\w")
_OPAQUE = re.compile(
    r"""
      (?<![\w+.-])[a-z][a-z0-9+.-]*://[^\s<>"»”]+    # URL
    | \bwww\.[^\s<>"»”]+
    | \bmailto:[^\s<>"»”]+
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                   # e-mail
    | (?<!\w)@\w+                                    # account
    | `[^`\n]*`                                      # code
    | \$\{[^{}\n]*\} | \{\{[^{}\n]*\}\} | \{[\w.!:, ]*\} | \$\w+
    | %%(?=\w)
    | %(?:\(\w+\)|\d+\$)?[-+0\#]*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcrsapn](?!\w)
    | %\w+%
    | </?[a-zA-Z][^<>\n]*>                           # tag
    | &\#?\w+;                                       # entity
    | ⟪\d*⟫ | ⟦[^⟦⟧]*⟧                               # marks of the house
    | (?<!\w)--?[a-z][\w-]+                          # command-line option
    | \\[a-zA-Z]+
    """,
    re.VERBOSE,
)
# A bare domain or file name is opaque too, but it may itself be an entry ("Amazon.com").
_DOTTED = re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,10}|[A-Z]{2,4})\b(?:/[^\s<>\"»”]*)?")
_SENTENCES_GLUED = re.compile(r"[a-zà-ÿ)]\.[A-ZÀ-Ý]")


# Each is asked about one text again and again, a term at a time.
@lru_cache(maxsize=64)
def opaque(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of addresses, placeholders, markup and code, in order."""
    if not _TRIGGER.search(text):
        return ()
    return tuple(match.span() for match in _OPAQUE.finditer(text))


@lru_cache(maxsize=64)
def dotted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of bare domains and file names, in order; two sentences with no space between are none."""
    return tuple(match.span() for match in _DOTTED.finditer(text) if not _SENTENCES_GLUED.search(match.group()))
