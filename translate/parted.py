"""Terms that tags part: « La garde à **vue** ».

Terms are looked for as if the tags around words were not there, as quantities are (`repair.shield`). A tag that opens
or closes inside a term comes to stand around the whole of it, which changes no tag's place among the tags, and the term
is then one like any other. Where that cannot be (one closes and another opens inside, « **garde** à *vue* », or a tag
parts a word, « H<sub>2</sub>O ») the term is left as it stands, and only verified.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from glossary import enforce
from glossary.enforce import Verdict, verify
from glossary.match import Matcher
from glossary.term import TermMatch
from translate.inline import Side, sides
from translate.protect import Protected, protect

Span = tuple[int, int]
Find = Callable[[str, Sequence[Span]], tuple[TermMatch, ...]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A text whose tags stand around its terms. `order` tells for each of its offsets that in the text as it was, its
    end included; `parted` are the terms that are left parted, and `tags` what the tags are, if any parted a term."""

    text: str
    opaque: tuple[Span, ...]
    order: Sequence[int]
    parted: tuple[TermMatch, ...] = ()
    tags: frozenset[str] = frozenset()

    def original(self, match: TermMatch) -> TermMatch:
        """Return a term of the text with its offsets in the text as it was."""
        return replace(match, start=self.order[match.start], end=self.order[match.end - 1] + 1)


def gathered(text: str, opaque: Sequence[Span], protected: Protected, matcher: Matcher) -> Gathered:
    """Return a text with its tags around the terms that they parted; `protected` holds its marks."""
    found = terms(text, protected, matcher.find)
    if not found:
        return Gathered(text, tuple(opaque), range(len(text) + 1))
    order = list(range(len(text) + 1))
    left: list[TermMatch] = []
    told = sides(protected.text, protected.marks)
    for match in found:
        inside = [
            (mark, told[number])
            for number, mark in enumerate(protected.marks)
            if match.start < mark.start and mark.end < match.end and number in told
        ]
        closes = sum(side is Side.CLOSES for _, side in inside)
        opening, closing = (
            [place for mark, each in inside if each is side for place in range(mark.start, mark.end)]
            for side in (Side.OPENS, Side.CLOSES)
        )
        words = [place for place in range(match.start, match.end) if place not in {*opening, *closing}]
        in_order = [side for _, side in inside] == [Side.OPENS] * (len(inside) - closes) + [Side.CLOSES] * closes
        if in_order and not _part_a_word(text, words):
            order[match.start : match.end] = [*opening, *words, *closing]
        else:
            left.append(match)
    where = {old: new for new, old in enumerate(order)}
    return Gathered(
        "".join(text[place] for place in order[:-1]),
        tuple(sorted((where[start], where[start] + end - start) for start, end in opaque)),
        order,
        tuple(left),
        tags(protected),
    )


def tags(protected: Protected) -> frozenset[str]:
    """Return what the tags of a text are; `protected` holds its marks."""
    return frozenset(protected.marks[number].text for number in sides(protected.text, protected.marks))


def terms(text: str, protected: Protected, find: Find) -> tuple[TermMatch, ...]:
    """Return the terms of a text that tags part, with offsets into it; `protected` holds its marks, and `find` is the
    matcher's way of finding those that are wanted or of which a rendering is forbidden."""
    told = sides(protected.text, protected.marks)
    if not told:
        return ()
    marks = protected.marks
    bare, offsets = _without(text, [(marks[number].start, marks[number].end) for number in told])
    where = {old: new for new, old in enumerate(offsets)}
    others = [(where[mark.start], where[mark.end - 1] + 1) for number, mark in enumerate(marks) if number not in told]
    found = (replace(match, start=offsets[match.start], end=offsets[match.end - 1] + 1) for match in find(bare, others))
    return tuple(
        match
        for match in found
        if any(match.start < marks[number].start and marks[number].end < match.end for number in told)
    )


def find(text: str, matcher: Matcher) -> tuple[TermMatch, ...]:
    """Return all terms of a text, with those that tags part, as far as its tags are told without its format."""
    parted = terms(text, protect(text), matcher.find)
    return tuple(sorted((*outside(matcher.find(text), parted), *parted), key=lambda match: match.start))


def forbidden(text: str, protected: Protected, matcher: Matcher) -> tuple[TermMatch, ...]:
    """Return the terms of a text of which a rendering is forbidden, with those that tags part; `protected` holds its
    marks."""
    spans = [(mark.start, mark.end) for mark in protected.marks]
    return (*matcher.forbidden(text, spans), *terms(text, protected, matcher.forbidden))


def outside(found: Sequence[TermMatch], parted: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return those of the terms found that touch no parted one: what stands in it is no term of its own."""
    return tuple(
        match for match in found if not any(each.start < match.end and match.start < each.end for each in parted)
    )


def verdicts(
    text: str, matches: Sequence[TermMatch], first: Collection[int], source: str, tags: Collection[str]
) -> tuple[Verdict, ...]:
    """Return what became of the terms of `source` in a translation, both read as if the tags were not there.

    The verdicts have their offsets in the translation as it is.
    """
    bare, offsets = _bared(text, tags)
    bare_source, source_offsets = _bared(source, tags)
    moved = [
        replace(match, start=bisect_left(source_offsets, match.start), end=bisect_left(source_offsets, match.end))
        for match in matches
    ]
    return tuple(
        replace(
            verdict,
            match=match,
            start=None if verdict.start is None else offsets[verdict.start],
            end=None if verdict.end is None else offsets[verdict.end - 1] + 1,
        )
        for match, verdict in zip(matches, verify(bare, moved, first, bare_source), strict=True)
    )


def breaches(
    text: str, matches: Iterable[TermMatch], kept: Iterable[Verdict], tags: Collection[str]
) -> tuple[Verdict, ...]:
    """Return the renderings forbidden for `matches` that stand in a translation, read as if the tags were not there;
    `kept` are the verdicts on its terms, and all offsets are those in the translation as it is."""
    bare, offsets = _bared(text, tags)
    right = [
        replace(one, start=bisect_left(offsets, one.start), end=bisect_left(offsets, one.end))
        for one in kept
        if one.start is not None and one.end is not None
    ]
    return tuple(
        replace(one, start=offsets[one.start], end=offsets[one.end - 1] + 1)
        for one in enforce.forbidden(bare, matches, right)
        if one.start is not None and one.end is not None
    )


def _part_a_word(text: str, words: Sequence[int]) -> bool:
    """Tell whether two letters that follow one another among the offsets `words` do not do so in the text."""
    return any(b - a > 1 and text[a].isalnum() and text[b].isalnum() for a, b in pairwise(words))


def _bared(text: str, tags: Collection[str]) -> tuple[str, list[int]]:
    pattern = "|".join(re.escape(tag) for tag in sorted(tags, key=len, reverse=True))
    return _without(text, [match.span() for match in re.finditer(pattern, text)] if tags else [])


def _without(text: str, spans: Sequence[Span]) -> tuple[str, list[int]]:
    """Return a text without some stretches, and for each offset of what is left, its end included, that in the text."""
    gone = {place for start, end in spans for place in range(start, end)}
    offsets = [place for place in range(len(text)) if place not in gone]
    return "".join(text[place] for place in offsets), [*offsets, len(text)]
