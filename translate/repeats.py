"""Sentences met again: translated once, whichever window, file or call they come in.

What a segment becomes depends on its source, its opaque stretches, whether its placeholders may have numbers, the style
and the names known in it alone, and, for a term that is written out at its first mention, on what was mentioned before.
A segment that waits for such a mention is never answered from here. The least recently used are forgotten, so that
memory stays flat.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from glossary.enforce import first_mentions
from glossary.term import TermMatch
from translate.document import Segment, SegmentKind, Translation
from translate.plan import Plan
from translate.repair.style import Style

MOST = 16_384  # translations kept, some 1 to 2 KB each

Asked = tuple[Segment, Style, set[str], frozenset[str]]  # the last: `capitals.names_for`
Key = tuple[str, tuple[tuple[int, int], ...], bool, Style, frozenset[str]]


class Repeats:
    """What one translator made of sentences that may come again; it serves one thread, as the translator does."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[Key, Translation] = OrderedDict()

    def through(
        self,
        asked: Iterable[Asked],
        plan: Callable[[Asked], Plan],
        translate: Callable[[Sequence[tuple[Plan, Style]]], Sequence[Translation]],
    ) -> list[Translation]:
        """Return the translation of each segment, in order.

        `plan` is called, in order, for those that are not known; `translate` once for all of these. The set of what was
        mentioned grows as if each had been planned.
        """
        plans: list[tuple[Plan, Style]] = []
        keys: list[Key | None] = []
        places: dict[Key, int] = {}
        rows: list[tuple[Segment, Translation | int]] = []
        for each in asked:
            segment, style, mentioned, names = each
            key = (segment.source, segment.opaque, segment.numbering, style, names)
            place = places.get(key)
            known = self._known.get(key) if place is None else None
            if known is not None:
                self._known.move_to_end(key)
                terms: Sequence[TermMatch] | None = [use.match for use in known.terms]
            else:
                terms = None if place is None else plans[place][0].terms
            if terms is not None and not _awaited(terms, segment, mentioned):
                if terms and segment.kind is not SegmentKind.HEADING:
                    first_mentions([segment.source], [terms], mentioned)
                rows.append((segment, place if known is None and place is not None else known or 0))
                continue
            planned = plan(each)
            if not planned.first:
                places[key] = len(plans)
            keys.append(None if planned.first else key)
            rows.append((segment, len(plans)))
            plans.append((planned, style))
        made = translate(plans)
        for made_key, translation in zip(keys, made, strict=True):
            if made_key is not None:
                self._known[made_key] = translation
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return [_of(segment, made[found] if isinstance(found, int) else found) for segment, found in rows]


def _awaited(terms: Sequence[TermMatch], segment: Segment, mentioned: set[str]) -> bool:
    """Return whether a term of the segment may be written out here, as at its first mention."""
    return segment.kind is not SegmentKind.HEADING and any(
        match.term.first and match.term.first.casefold() not in mentioned for match in terms
    )


def _of(segment: Segment, translation: Translation) -> Translation:
    """Return a translation as that of another segment with the same source."""
    if translation.segment is segment:
        return translation
    findings = tuple(
        each if each.segment is None else replace(each, segment=segment.index) for each in translation.findings
    )
    return replace(translation, segment=segment, findings=findings)
