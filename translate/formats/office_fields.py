"""Fields of Word and OpenDocument: what the program computes anew is no language, and no word may come to stand in it.

ECMA-376 part 1, 17.16; OASIS ODF 1.3 part 3, 7.
"""

from __future__ import annotations

import re

from translate.formats.units import Span
from translate.formats.xmltext import Element

# Of OpenDocument, those with results that nobody wrote: pages, numbers of figures, dates, who and where.
FIELDS = frozenset(
    "author-initials author-name character-count creation-date creation-time creator date editing-cycles "
    "editing-duration file-name image-count initial-creator modification-date modification-time page-continuation "
    "page-count page-number paragraph-count print-date print-time sequence sequence-ref table-count time "
    "word-count".split()
)
# Of Word, those with results that are not the author's words.
_NOBODYS = frozenset({"AUTHOR", "DATE", "FILENAME", "FILESIZE", "MERGEFIELD", "SAVEDATE", "TIME", "USERNAME"})
_LETTER = re.compile(r"[^\W\d_]")
# Before a number that is computed, and between the page and the number of pages.
LABEL = re.compile(
    r"\s*(?:annexe|article|chapitre|équation|fig(?:ure|\.)|illustration|page|p\.|partie|section|tableau|titre)\s*",
    re.IGNORECASE,
)
OF = re.compile(r"\s*(?:(?P<of>sur)|[/:–—-])\s*", re.IGNORECASE)


def computed(text: str, paragraph: Element) -> set[Span]:
    """Return the texts of a paragraph that Word computes anew: the results of fields that hold no word (pages, numbers
    of figures), or that are not the author's (ECMA-376 part 1, 17.16)."""
    found: set[Span] = set()
    codes: list[str] = []  # of the fields that stand open

    def walk(element: Element, simple: str | None = None) -> None:
        for each in element.children:
            if each.name == "fldChar":
                kind = each.attributes.get("w:fldCharType")
                if kind == "begin":
                    codes.append("")
                elif kind == "end" and codes:
                    codes.pop()
            elif each.name == "instrText" and codes:
                codes[-1] += text[each.inner[0] : each.inner[1]]
            elif each.name == "t" and (codes or simple is not None):
                code = next(iter((codes[-1] if codes else simple or "").split()), "").upper()
                if code in _NOBODYS or not _LETTER.search(text, *each.inner):
                    found.add(each.outer)
            elif each.name != "p":
                walk(each, each.attributes.get("w:instr", "") if each.name == "fldSimple" else simple)

    walk(paragraph)
    return found
