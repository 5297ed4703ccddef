"""How a segment becomes what the engine reads: terms met, language parted from the rest, capitals taken down.

A segment's plan is a row of parts which, joined, make its translation: strings that are copied, and units that the
engine translates. Most segments are one unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary import enforce
from glossary.match import Matcher
from glossary.term import Kind, Term, TermMatch
from translate.capitals import Capitals, capitals_of, sentence_case
from translate.document import Origin, Segment, SegmentKind
from translate.entities import decode, moved
from translate.language import has_words, is_english
from translate.parted import forbidden, gathered, outside
from translate.parted import tags as tags_of
from translate.protect import Protected, numbered, pieces, protect


@dataclass(frozen=True, slots=True)
class Unit:
    """What the engine translates in one go.

    `source` is its French with marks, as the engine reads it without annotation; `protected` holds the marks. `terms`
    are the entries met, with offsets into `source`; `first` holds the places in `terms` of those to be written as at
    their first mention, and `places` where each term stands among its plan's. `capitals` tells where the French had
    capitals and the English is to have them. `banned` are the terms of the whole segment of which a rendering is
    forbidden.
    """

    source: str
    protected: Protected
    terms: tuple[TermMatch, ...] = ()
    first: frozenset[int] = frozenset()
    places: tuple[int, ...] = ()
    capitals: Capitals = Capitals.SENTENCE
    banned: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for a segment. `terms` have offsets into the segment's source; see `Unit` for `first`.

    `parted` are further terms, which tags part for good: they are verified only. `banned` are the terms of which a
    rendering is forbidden. `tags` are what the tags are, if any parted a term, be it one of these or one around which
    they stand now, or if a rendering is forbidden.
    """

    segment: Segment
    parts: tuple[str | Unit, ...]
    terms: tuple[TermMatch, ...] = ()
    first: frozenset[int] = frozenset()
    origin: Origin = Origin.MACHINE
    parted: tuple[TermMatch, ...] = ()
    banned: tuple[TermMatch, ...] = ()
    tags: frozenset[str] = frozenset()

    @property
    def units(self) -> tuple[Unit, ...]:
        """The parts that the engine translates."""
        return tuple(part for part in self.parts if isinstance(part, Unit))


def plan(
    segment: Segment,
    matcher: Matcher | None,
    first_mentions: set[str] | None = None,
    names: frozenset[str] = frozenset(),
) -> Plan:
    """Return the plan of a segment.

    `first_mentions` are the folded wordings of the entries already met in this document; it grows. An entry that asks
    for a longer rendering at its first mention gets it outside headings (None: nowhere). `names` are those to be known
    in a segment all in capitals (`capitals.names_for`).
    """
    text, offsets = decode(segment.source, segment.opaque)
    opaque = moved(segment.opaque, offsets)
    protected = protect(text, opaque)
    if not has_words(protected.text) or is_english(protected.text):
        return Plan(segment, (segment.source,), origin=Origin.COPIED)
    whole = gathered(text, opaque, protected, matcher) if matcher and protected.marks else None
    if whole is not None and whole.text != text:
        text, protected = whole.text, protect(whole.text, whole.opaque)
    banned = forbidden(text, protected, matcher) if matcher else ()
    told = tags_of(protected) if banned else whole.tags if whole is not None else frozenset[str]()
    protected = numbered(protected) if segment.numbering else protected
    spans = tuple((mark.start, mark.end) for mark in protected.marks)
    terms = matcher.find(text, spans) if matcher else ()
    if whole is not None and whole.parted:
        terms = outside(terms, whole.parted)
    first = frozenset[int]()
    if first_mentions is not None and segment.kind is not SegmentKind.HEADING:
        first = enforce.first_mentions([text], [terms], first_mentions)[0]
    of_all = tuple(dict.fromkeys(match.term for match in banned))
    parts = tuple(
        part if isinstance(part, str) else unit(part, terms, first, of_all, names) for part in pieces(protected)
    )
    parted = tuple[TermMatch, ...]()
    if whole is not None:
        terms, banned = (tuple(map(whole.original, found)) for found in (terms, banned))
        parted = whole.parted
    if offsets is not None:
        terms, parted, banned = (
            tuple(replace(match, start=offsets[match.start], end=offsets[match.end]) for match in found)
            for found in (terms, parted, banned)
        )
    return Plan(segment, parts, terms, first, parted=parted, banned=banned, tags=told)


def unit(
    protected: Protected,
    terms: Sequence[TermMatch],
    first: frozenset[int] = frozenset(),
    banned: tuple[Term, ...] = (),
    known: frozenset[str] = frozenset(),
) -> Unit:
    """Return the unit of a protected text, with those of `terms` (offsets into the whole source) that lie in it."""
    start, end = protected.start, protected.end
    places = [place for place, match in enumerate(terms) if start <= match.start and match.end <= end]
    inside = tuple(
        replace(
            terms[place],
            start=protected.to_protected(terms[place].start),
            end=protected.to_protected(terms[place].end),
        )
        for place in places
    )
    early = frozenset(here for here, place in enumerate(places) if place in first)
    capitals = capitals_of(protected.text)
    names = [(match.start, match.end) for match in inside if match.term.kind in (Kind.NAME, Kind.DO_NOT_TRANSLATE)]
    return Unit(
        sentence_case(protected.text, capitals, names, known),
        protected,
        inside,
        early,
        tuple(places),
        capitals,
        banned,
    )
