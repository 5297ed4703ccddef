"""Quantities of a text read as if its tags were not there: of « de <b>9 h</b> à <b>12 h</b> » those are times.

Figures that are raised or lowered are no more of the number before them: in « 2023<sup>1</sup> » they call a note, in
« 30 m<sup>2</sup> » they say what the unit is, in « 10<sup>6</sup> » how large the number is. They go where it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossary.patterns import Kind, tag_name
from translate.plan import Unit
from translate.protect import MARK
from translate.repair.quantities import Quantity, find
from translate.repair.style import Style

_RAISING = frozenset({"sup", "sub"})
_RAISED_RUN = re.compile(r"<w:vertAlign w:val=\"su(?:per|b)script\"\s*/>")  # in the joint of two runs of Word
_SPAN = "text:span"  # of OpenDocument, which names a style: the figures must tell
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f.]\d{3})+|\d{1,4}(?!\d))"  # what is longer is grouped by three
_WELL_WRITTEN, _AT_THE_END = re.compile(_NUMBER), re.compile(rf"(?<!\d){_NUMBER}\Z")


@dataclass(frozen=True, slots=True)
class Tags:
    """The marks of a unit that stand for tags around words, which say nothing themselves (`around`), and where raised
    figures stand with their marks."""

    around: frozenset[int]
    raised: tuple[tuple[int, int], ...]

    def left_out(self, text: str) -> str:
        """Return a text without the marks of tags around words."""
        return MARK.sub(lambda match: "" if int(match[1]) in self.around else match[0], text)


def tags_of(unit: Unit) -> Tags:
    """Return the tags of a unit."""
    if not unit.protected.marks:
        return Tags(frozenset(), ())
    raised = tuple(_raised(unit))
    inside = {int(match[1]) for start, end in raised for match in MARK.finditer(unit.source, start, end)}
    around = (number for number in range(len(unit.protected.marks)) if _is_tag(unit, number))
    return Tags(frozenset(around) - inside, raised)


def quantities_of(unit: Unit, style: Style, tags: Tags) -> tuple[Quantity, ...]:
    """Return the quantities of a unit, with offsets into its source, each with the raised figures behind it."""
    hidden = [match.span() for match in MARK.finditer(unit.source) if int(match[1]) in tags.around]
    hidden += [(unit.source.index("⟫", start) + 1, end) for start, end in tags.raised]
    if not hidden:
        return find(unit.source, style)
    edges = [0, *(edge for span in sorted(hidden) for edge in span), len(unit.source)]
    offsets = [offset for start, end in zip(edges[::2], edges[1::2], strict=True) for offset in range(start, end)]
    raised = dict(tags.raised)
    found: list[Quantity] = []
    for each in find("".join(unit.source[offset] for offset in offsets), style):
        start, end = offsets[each.start], offsets[each.end - 1] + 1
        figures = unit.source[end : raised.get(end, end)]
        found.append(replace(each, start=start, end=end + len(figures), english=each.english + figures))
    return tuple(found)


def _is_tag(unit: Unit, number: int) -> bool:
    mark = unit.protected.marks[number]
    return mark.kind is Kind.TAG and (tag_name(mark.text) or ("", ""))[0] != "empty"


def _raised(unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield where raised figures stand with the marks about them; those of Word may end the unit."""
    places = list(MARK.finditer(unit.source))
    for place, following in zip(places, [*places[1:], None], strict=True):
        figures = unit.source[place.end() : following.start() if following else len(unit.source)]
        if not any(map(str.isdecimal, figures)) or any(map(str.isalpha, figures)):
            continue
        opening = unit.protected.marks[int(place[1])]
        closing = unit.protected.marks[int(following[1])].text if following else ""
        if opening.kind is Kind.TAG and _raises(opening.text, closing, unit.source[: place.start()], figures):
            yield place.start(), following.end() if following else len(unit.source)


def _raises(opening: str, closing: str, before: str, figures: str) -> bool:
    """Tell whether a tag or joint raises the figures between it and the next one."""
    if (runs := _RAISED_RUN.search(opening)) is not None:
        return runs.start() > opening.rfind("</w:r>")
    role, name = tag_name(opening) or ("", "")
    if role != "open" or tag_name(closing) != ("close", name):
        return False
    return name in _RAISING or (name == _SPAN and figures.isdecimal() and _is_apart(before, figures))


def _is_apart(before: str, figures: str) -> bool:
    """Tell whether figures directly behind a unit or a number are none of its own."""
    number = _AT_THE_END.search(before)
    return before[-1:].isalpha() if number is None else _WELL_WRITTEN.fullmatch(number[0] + figures) is None
