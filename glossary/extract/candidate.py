"""What extraction finds."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.term import Kind


@dataclass(frozen=True, slots=True)
class Example:
    """A line in which a candidate stands: `path` and `line` (from 1) say where."""

    text: str
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible entry. `score` ranks candidates of all kinds together; it has no unit.

    `expansion` is what an acronym stands for where a text says so; `target` is the proposed rendering and `origin` says
    whose proposal it is: "reference", "model", "copy" (a name), or "" for none.
    """

    source: str
    kind: Kind
    frequency: int
    score: float
    examples: tuple[Example, ...] = ()
    forms: tuple[str, ...] = ()
    expansion: str = ""
    target: str = ""
    origin: str = ""
