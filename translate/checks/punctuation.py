"""Punctuation and space: the sentence's end, brackets, quotes, and French habits left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.patterns import Kind, Stretch
from translate.checks.unit import Fault, Unit
from translate.repair.lookalikes import hidden
from translate.segmenting.words import ends_in_abbreviation

_OPENERS = " «»\"“'‘([-–—"
CLOSERS = " \t\u00a0\u2009\u202f\"'”’»)]›*_"
PAIRS = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
_WIDE = re.compile(r"\S[ \u00a0]{2,}\S")
_MIXED_END = re.compile(r"(?:\?\s?!|!\s?\?)$")
ENUMERATION = re.compile(r"(?:^|[\s(;,])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)(?=\s|$)")
_LAST_TAGS = re.compile(r"(?:\s*</?[A-Za-z][^<>]*>)+\s*\Z")
EMOTICON = re.compile(r"[:;=][-^o]?[()DP\[\]]")
SPACED = re.compile(
    r"(?<=[\w”\"’')\]])([ \u00a0\u2009\u202f]+)([;:?,]|!(?!\[)|(?<=[\d)][ \u00a0\u2009\u202f])%|\.(?!\w|\.))"
    r"(?![\w)(/=-]|[:;])"
)
DOUBLE_SPACE = re.compile(r"(?<=\S) {2,}(?=\S)|[ \u00a0\u2009\u202f]*[\u00a0\u202f] +(?=\S)| [\u00a0\u202f]+(?=\S)")
_STRAIGHT = re.compile(r"(?<!\d['’′]\d)(?<!\d['’′]\d\d)\"")  # but those of 5'11", which are inches
GUILLEMETS = re.compile(r"[«»‹›]")


def endpunc(unit: Unit) -> Iterator[Fault]:
    """Compare how source and translation end: full stop, question, exclamation, colon, ellipsis or nothing."""
    source, target = _end(unit.source or ""), _end(unit.target)
    if source == target or {source, target} in _EQUAL:
        return
    if source == "" and len((unit.source or "").split()) < 3:
        return  # a name, an abbreviation: its stop tells nothing
    if (
        target == "."
        and source == ""
        and re.search(r"\b(?:\w\.)+\w?\.$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|etc)\.$", unit.target)
    ):
        return
    if source == "." and target == "" and _ends_in_abbreviation((unit.source or "").rstrip()):
        return
    if source in {"?", "!"} and source in unit.target:
        return  # asked inside: “What now?” asks she.
    place = len(unit.target.rstrip())
    yield f"the source ends with {_called(source)}, the translation with {_called(target)}", max(0, place - 1), place


def _ends_in_abbreviation(source: str) -> bool:
    return ends_in_abbreviation(source) or re.search(r"\b(?:etc|\w\.\w|M|Mme)\.$", source) is not None


_EQUAL = ({";", "."}, {";", ","}, {",", ""}, {"…", "."}, {"!", "."}, {":", "."}, {"?!", "?"}, {"?!", "!"})


def _end(text: str) -> str:
    bare = _LAST_TAGS.sub("", text).rstrip(CLOSERS)
    if bare.endswith(("...", "…")):
        return "…"
    if _MIXED_END.search(bare):
        return "?!"
    return bare[-1] if bare and bare[-1] in ".?!:;," else ""


def _called(end: str) -> str:
    return {"": "no punctuation", ".": "a full stop", "?": "a question mark", "!": "an exclamation mark"}.get(
        end, f"“{end}”"
    )


def brackets(unit: Unit) -> Iterator[Fault]:
    """Find brackets that open without closing or close without opening, unless the source's do so too."""
    fault = _unbalanced(unit.prose)
    if fault is None or (unit.source is not None and _unbalanced(unit.source_prose) is not None):
        return
    place, bracket = fault
    yield f"bracket {bracket} has no partner", place, place + 1


def _unbalanced(text: str) -> tuple[int, str] | None:
    if not _BRACKET.search(text) or EMOTICON.search(text):
        return None
    ignored = {match.end() - 1 for match in ENUMERATION.finditer(text)}
    closing = {close: opening for opening, close in PAIRS.items()}
    open_places: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if character in PAIRS:
            open_places.append((place, character))
        elif character in closing:
            if open_places and open_places[-1][1] == closing[character]:
                open_places.pop()
            elif place not in ignored:
                return place, character
    return open_places[-1] if open_places else None


def doublequoting(unit: Unit) -> Iterator[Fault]:
    """Find double quotes without a partner, and quotes of the source that the translation dropped."""
    target, source = unit.prose, unit.source_prose
    balanced = _quotes_balanced(target)
    if not balanced and _quotes_balanced(source):
        place = max(target.rfind(quote) for quote in '"“”')
        yield "a double quote has no partner", place, place + 1
    elif balanced and re.search(r"[«“][^«»“”]*[»”]", source) and not re.search(r"[\"“”«»'‘’]", target):
        yield "the quotes of the source are missing", None, None


def _quotes_balanced(text: str) -> bool:
    return (
        not _opens(text) and text.count("“") + text.count("„") == text.count("”") and text.count("«") == text.count("»")
    )


def _opens(text: str) -> bool:
    """Tell whether a quotation in straight marks is left open; a mark behind a figure that closes none is of inches."""
    opened = False
    for mark in _STRAIGHT.finditer(text):
        opened = not opened and not text[: mark.start()][-1:].isdecimal()
    return opened


def doublespacing(unit: Unit) -> Iterator[Fault]:
    """Find two spaces where one is meant; a source that has them too is taken to mean them."""
    for match in DOUBLE_SPACE.finditer(unit.target):
        if unit.source is not None and _WIDE.search(unit.source):
            return
        yield "two spaces in a row", match.start(), match.end()


def puncspacing(unit: Unit) -> Iterator[Fault]:
    """Find the French space before `; : ! ?`, before the `%` of a number, or any before a comma or full stop."""
    for match in SPACED.finditer(unit.prose):
        yield f"a space before “{match[2]}”, as French sets it", match.start(), match.end()


def guillemets(unit: Unit) -> Iterator[Fault]:
    """Find guillemets in English; arrows of the source (`File › Open`) are none."""
    match = GUILLEMETS.search(hidden(unit.source_prose, unit.prose)[1])
    if match:
        yield "guillemets left in English", match.start(), match.end()


def startcaps(unit: Unit) -> Iterator[Fault]:
    """Find a small first letter where the source has a capital one."""
    source, target = _words(unit.source_prose, unit.source_stretches), _words(unit.prose, unit.target_stretches)
    if not (source and target and source[0].isupper() and target[0].islower()):
        return
    word = re.match(r"[\w-]+", target)
    if word is None or not word.group().islower() or source.startswith(word.group()):
        return  # iPhone, eBay; a command
    place = len(unit.prose) - len(target)
    yield "begins with a small letter, the source with a capital", place, place + 1


def _words(prose: str, stretches: Sequence[Stretch]) -> str:
    """Return a text from its first word on, without the tags, dashes and quotation marks that it opens with."""
    place = 0
    for each in stretches:
        if each.kind is Kind.TAG and not prose[place : each.start].strip(_OPENERS):
            place = each.end
    return prose[place:].lstrip(_OPENERS)


def edge_space(unit: Unit) -> Iterator[Fault]:
    """Find white space at either end that the source has not, or lacks."""
    source, target = unit.source or "", unit.target
    if not source.strip() or not target.strip():
        return
    if source[0].isspace() != target[0].isspace():
        yield "the space at the beginning differs from the source's", 0, 1
    if source[-1].isspace() != target[-1].isspace():
        yield "the space at the end differs from the source's", len(target) - 1, len(target)
