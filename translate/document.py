"""The values that travel through the house: frozen, with no behaviour beyond describing themselves.

A format reads bytes into a `Document`; each step returns new values and changes none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from glossary.term import TermMatch


class SegmentKind(StrEnum):
    """What a segment is on the page; a heading is never merged with what follows it."""

    SENTENCE = "sentence"
    HEADING = "heading"
    ITEM = "item"  # a list item, table cell, message: a unit that stands alone without being a title


class Severity(StrEnum):
    """How much a finding matters, in rising order."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Origin(StrEnum):
    """Where a translation came from."""

    MACHINE = "machine"
    MEMORY = "memory"
    COPIED = "copied"  # nothing to translate: a number, a URL, already the target language


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of translation.

    `start` and `end` are offsets into `Document.text` (for formats without one running text, into the unit's own
    text) and cover the visible characters: the white space around a segment belongs to the skeleton.
    `source` is what the translator reads: the covered text with hard line breaks joined to single spaces.
    `block` counts the paragraphs, headings, cells… that segments belong to, from 0.
    `context` is what a reviewer or memory may use to tell equal sources apart (msgctxt, key, cue number).
    `opaque` are the stretches of `source`, as offsets into it, in order and without overlap, that must come out letter
    for letter (inline markup, code, a link's address).
    `numbering` says that its placeholders filled by their order may have numbers (`translate.ordered`), and are all of
    their message.
    """

    index: int
    start: int
    end: int
    source: str
    block: int = 0
    kind: SegmentKind = SegmentKind.SENTENCE
    context: str = ""
    opaque: tuple[tuple[int, int], ...] = ()
    numbering: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file read: its segments in reading order and whatever its format needs to write itself again.

    `skeleton` belongs to the format that made it; nobody else looks inside.
    """

    format: str
    segments: tuple[Segment, ...]
    skeleton: Any = field(repr=False)
    path: str = "-"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reviewer must look at.

    `check` is the check's name (pofilter's or Weblate's where they have one). `start` and `end` are offsets into the
    translation, or None when the whole segment is meant.
    """

    check: str
    severity: Severity
    message: str
    segment: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class TermUse:
    """A glossary term met in a source and what became of it in the translation."""

    match: TermMatch
    rendered: str | None  # the wording found in the translation; None: missed
    start: int | None = None
    end: int | None = None
    how: str = ""  # annotation, machine (right by itself), n-best, mark, prefix, replacement or cut


@dataclass(frozen=True, slots=True)
class Translation:
    """A segment in English, with what is known about how it came to be."""

    segment: Segment
    text: str
    origin: Origin = Origin.MACHINE
    score: float | None = None  # mean log-probability per token, natural logarithm
    alternatives: tuple[str, ...] = ()
    terms: tuple[TermUse, ...] = ()
    findings: tuple[Finding, ...] = ()
