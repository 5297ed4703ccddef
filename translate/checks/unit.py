"""What a check sees and what it is: a translation, if possible with its source, and a function that finds faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from glossary import patterns
from glossary.term import TermMatch
from translate.checks.address import addresses
from translate.document import Finding, Severity

MONEY = re.compile(r"\$\d+")
QUOTED = 60  # characters of a text that a message quotes
_RUN = re.compile(r"\w+")
_SPACE = r"[ \u00a0\u2009\u202f]?"
_PARTED = re.compile(
    rf"(?P<blank>\0+)(?P<rest>[,.:]?\d+|{_SPACE}(?:h|heures?)(?:{_SPACE}\d\d)?(?!\w)|{_SPACE}[ap]\.?m\b)"
)
# What stands behind such a tag is no more of the number: an exponent, the number of a note, another line.
_RAISED = re.compile(r"<\s*/?(?:\w+:)?(?:su[pb]|br)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Unit:
    """A translation to look at; `source` is None where it is not known, and `matches` are the source's terms.

    `line` and `source_line` are where both begin in their files, counted from 1, where that is known. `kept` is what
    the format left as it is (code, a note in its place): no language, whatever it looks like.
    """

    target: str
    source: str | None = None
    index: int | None = None
    matches: tuple[TermMatch, ...] = field(default=(), repr=False)
    line: int | None = None
    source_line: int | None = None
    kept: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def target_stretches(self) -> tuple[patterns.Stretch, ...]:
        """What in the translation is not language; `$13` is money unless the source has it too."""
        return tuple(
            stretch
            for stretch in _stretches(self.target, self.kept)
            if not MONEY.fullmatch(text := self.target[stretch.start : stretch.end]) or text in (self.source or "")
        )

    @cached_property
    def source_stretches(self) -> tuple[patterns.Stretch, ...]:
        """What in the source is not language."""
        return _stretches(self.source or "", self.kept)

    @cached_property
    def tags(self) -> frozenset[str]:
        """What the tags of both are."""
        return frozenset(
            text[each.start : each.end]
            for text, stretches in ((self.target, self.target_stretches), (self.source or "", self.source_stretches))
            for each in stretches
            if each.kind is patterns.Kind.TAG
        )

    @cached_property
    def prose(self) -> str:
        """The translation, blank (so that offsets stay) where it is not language or an address as in the source;
        numbers and times that a change of style parts stand together."""
        return _prose(self.target, self.target_stretches, self._addresses[1])

    @cached_property
    def source_prose(self) -> str:
        """The source, blank where it is not language or an address as in the translation; numbers and times
        that a change of style parts stand together."""
        return _prose(self.source or "", self.source_stretches, self._addresses[0])

    @cached_property
    def _addresses(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where French addresses stand that both have word for word: in the source, and in the translation."""
        source, target = addresses(self.source or ""), addresses(self.target)
        both = {_words(each) for each in source} & {_words(each) for each in target}
        theirs, ours = ([each.span() for each in found if _words(each) in both] for found in (source, target))
        return theirs, ours

    @cached_property
    def is_copy(self) -> bool:
        """Whether the prose of both has the same words and figures: French and English spacing are one."""
        return _same_words(self.source_prose.casefold(), self.prose.casefold())

    def protected(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the translation touches a placeholder, a tag, an address or code."""
        return any(each.start < end and start < each.end for each in self.target_stretches)


Fault = tuple[str, int | None, int | None]  # what is wrong, and where in the translation (None: all of it)


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of fault. `find` looks at one unit, `across` at all of a text; `alias` is its name elsewhere."""

    name: str
    severity: Severity
    about: str
    find: Callable[[Unit], Iterator[Fault]] | None = None
    across: Callable[[Sequence[Unit]], Iterator[tuple[Unit, Fault]]] | None = None
    needs_source: bool = True
    alias: str = ""

    def finding(self, unit: Unit, fault: Fault) -> Finding:
        """Return the fault as a finding."""
        message, start, end = fault
        return Finding(self.name, self.severity, message, unit.index, start, end)


def without_tags(text: str) -> str:
    """Return a text as its reader sees it: without tags."""
    shown = list(text)
    for stretch in patterns.find(text):
        if stretch.kind is patterns.Kind.TAG:
            shown[stretch.start : stretch.end] = [""] * (stretch.end - stretch.start)
    return "".join(shown)


def shortened(text: str) -> str:
    """Return the beginning of a text without its tags, as much as a message can quote."""
    text = without_tags(text)
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


def _stretches(text: str, kept: Sequence[str]) -> tuple[patterns.Stretch, ...]:
    """Return what of a text is not language, what the format kept among it."""
    found = patterns.find(text)
    places = [match.span() for each in kept for match in re.finditer(re.escape(each), text)]
    if not places:
        return found
    return patterns.without_overlap([*found, *(patterns.Stretch(*place, patterns.Kind.OPAQUE) for place in places)])


def _same_words(one: str, other: str) -> bool:
    return all(
        first is not None and second is not None and first.group() == second.group()
        for first, second in zip_longest(_RUN.finditer(one), _RUN.finditer(other))
    )


def _words(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(_RUN.findall(match.group()))


def _prose(text: str, stretches: Sequence[patterns.Stretch], addresses: Sequence[tuple[int, int]]) -> str:
    blank = _blanked(text, [(each.start, each.end) for each in stretches] + list(addresses))
    for each in stretches:
        if each.kind is patterns.Kind.TAG and not _RAISED.search(text, each.start, each.end):
            blank = _joined(blank, each.start)
    return blank


def _joined(blank: str, place: int) -> str:
    """Put what a blank at `place` parts from the figures before it there: `19</b>52`, `20</b> h 45`."""
    parted = _PARTED.match(blank, place)
    if parted is None or not blank[:place][-1:].isdecimal():
        return blank
    return blank[:place] + parted["rest"] + parted["blank"] + blank[parted.end() :]


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text
