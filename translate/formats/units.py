"""Units: the stretches of language in a file, cut into segments and put together again. What most formats share.

A format finds its units; this module finds the sentences in them and gives a unit's new text from the translations of
its segments. All that stands between segments (spaces, tags at a sentence's edge, tabs, blank lines) is kept as it is,
and a sentence that ran over several lines of the source is laid out over as many lines again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from glossary.patterns import Kind, find, tag_name
from translate.document import Segment, SegmentKind
from translate.entities import is_space
from translate.formats.escapes import BREAKS
from translate.formats.raised import lowered, raised
from translate.formats.settings import is_setting
from translate.ordered import may_be_numbered, places
from translate.repair.figures import is_figure, is_sum

LETTER = re.compile(r"[^\W\d_]")
LINE_END = re.compile(r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+")  # one or several: a blank line between is kept too
_APART = frozenset({Kind.TAG, Kind.SYNTAX, Kind.RESERVED})  # stands beside the words, not among them
_CUT = re.compile(r"[\t\v\f\x85\u2028\u2029]+")
_CR_LF = re.compile(r" \r \n")  # two escapes, one line end

Span = tuple[int, int]
Segmenter = Callable[[str], Iterable[Segment]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of language: a message, a paragraph, a cell.

    `opaque` are the stretches of `text`, in order and without overlap, that must come out letter for letter.
    `context` and `kind` are handed to its segments. `borders` are offsets that no sentence crosses. `breaks` are the
    stretches that stand for line ends and tabs though they are written as escapes of two characters (`\\n`); what is
    opaque has none. `numbering` says that placeholders filled by their order may have numbers in its format. `barred`
    is what no line but the first may begin with, for it would mean something there (a list's `- `). `shown` is the text
    as its reader sees it, as long as it is written: with line ends and tabs for their escapes.
    """

    text: str
    opaque: tuple[Span, ...] = ()
    context: str = ""
    kind: SegmentKind = SegmentKind.ITEM
    borders: tuple[int, ...] = ()
    breaks: tuple[Span, ...] = ()
    numbering: bool = False
    barred: re.Pattern[str] | None = field(default=None, repr=False)
    shown: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shown = list(self.text) if self.breaks else []
        for start, end in self.breaks:
            if not _inside(start, self.opaque):
                shown[start:end] = BREAKS[self.text[start:end]]
        object.__setattr__(self, "shown", _CR_LF.sub("  \r\n", "".join(shown)) if self.breaks else self.text)


def cut(units: Iterable[Unit], segmenter: Segmenter | None = None, *, figures: bool = False) -> tuple[Segment, ...]:
    """Return the segments of the units in order; a segment's `block` is its unit's number, its offsets lie in the
    unit's text. A unit without a letter outside its opaque stretches has none, unless it is a sum (`3,50 €`), or
    another figure for readers (`12/03/2024`) and `figures` are wanted: in documents they are, among the messages of
    software they may be settings. Nor has one that is a setting of another kind (`translate.formats.settings`).
    In documents raised letters are read on the line too (`translate.formats.raised`): a message keeps its tags."""
    from translate.segment import segment

    find_sentences: Segmenter = segmenter or segment
    is_wanted = _is_for_readers if figures else _is_for_anybody
    found: list[Segment] = []
    for block, unit in enumerate(units):
        ordered = places(unit.text) if unit.numbering and may_be_numbered(unit.text) else ()
        for start, end, kind in _sentences(unit, find_sentences, is_wanted):
            source, opaque = joined(unit.shown, start, end, unit.opaque)
            if figures:
                source, opaque = lowered(source, opaque)
            numbering = bool(ordered) and start <= ordered[0][0] and ordered[-1][1] <= end
            found.append(Segment(len(found), start, end, source, block, kind, unit.context, opaque, numbering))
    return tuple(found)


def by_unit(segments: Iterable[Segment]) -> dict[int, list[Segment]]:
    """Return the segments of each unit, by the unit's number."""
    grouped: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        grouped[segment.block].append(segment)
    return grouped


def rebuilt(unit: Unit, segments: Sequence[Segment], translations: Mapping[int, str]) -> str | None:
    """Return a unit's text with its translated segments in place; None when none of them is translated."""
    if not any(segment.index in translations for segment in segments):
        return None
    parts, position = [], 0
    for segment in segments:
        if segment.index not in translations:
            continue
        parts += [unit.text[position : segment.start], rebuilt_segment(unit, segment, translations[segment.index])]
        position = segment.end
    return "".join([*parts, unit.text[position:]])


def rebuilt_segment(unit: Unit, segment: Segment, translation: str) -> str:
    """Return what stands in a segment's place in its unit: the translation, over as many lines as the source had."""
    written, covered = (text[segment.start : segment.end] for text in (unit.text, unit.shown))
    if segment.source == covered:
        return translation
    gaps: list[str] = []
    widths: list[int] = []
    position = joined = 0  # in the covered text and in the source, where each gap but an opaque one is a space
    for gap in LINE_END.finditer(covered):
        before = gap.start() - position
        if segment.source.startswith(gap.group(), joined + before):
            continue
        gaps.append(written[gap.start() : gap.end()])
        widths.append(before)
        joined += before + 1
        position = gap.end()
    widths.append(len(covered) - position)
    whole = [segment.source[start:end] for start, end in segment.opaque]
    if not gaps:
        return translation
    lines = spread(translation, widths, whole, unit.barred)
    return "".join(line + gap for line, gap in zip(lines, [*gaps, ""], strict=True))


def spread(
    text: str, widths: Sequence[int], whole: Collection[str] = (), barred: re.Pattern[str] | None = None
) -> list[str]:
    """Cut a text at spaces into `len(widths)` lines whose lengths stand to each other as the widths do.

    Joining the lines with spaces gives back the text. Never cuts inside a tag, a placeholder, code or a stretch of
    `whole`, nor before what is `barred`; lines may be empty where there are fewer words than lines.
    """
    blocked = [(start, end) for start, end, _ in find(text)]
    for each in whole:
        if " " in each:
            blocked += [match.span() for match in re.finditer(re.escape(each), text)]
    spaces = [match.start() for match in re.finditer(" ", text) if not _inside(match.start(), blocked)]
    if barred is not None:
        spaces = [space for space in spaces if not barred.match(text, space + 1)]
    total = sum(widths) or 1
    cuts: list[int] = []
    reached = 0
    for width in widths[:-1]:
        reached += width
        ideal = round(len(text) * reached / total)
        left = [space for space in spaces if not cuts or space > cuts[-1]]
        cuts.append(min(left, key=lambda space, ideal=ideal: abs(space - ideal)) if left else len(text))  # type: ignore[misc]
    edges = [-1, *cuts, len(text)]
    return [text[min(first + 1, len(text)) : second] for first, second in pairwise(edges)]


def joined(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> tuple[str, tuple[Span, ...]]:
    """Return `text[start:end]` with its line ends joined to single spaces, and the opaque stretches inside it.

    Line ends inside an opaque stretch stay.
    """
    inner = [(max(first, start), min(last, end)) for first, last in opaque if first < end and last > start]
    parts: list[str] = []
    origins: list[int] = []  # where each part begins in `text`
    position = start
    for match in LINE_END.finditer(text, start, end):
        if _inside(match.start(), inner):
            continue
        parts += [text[position : match.start()], " "]
        origins += [position, match.start()]
        position = match.end()
    parts.append(text[position:end])
    origins.append(position)
    begins = [0]
    for part in parts:
        begins.append(begins[-1] + len(part))

    def moved(offset: int) -> int:
        number = bisect_right(origins, offset) - 1
        return min(begins[number] + offset - origins[number], begins[number + 1])

    return "".join(parts), tuple((moved(first), moved(last)) for first, last in inner)


def _inside(offset: int, spans: Sequence[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _has_letter(text: str) -> bool:
    return LETTER.search(text) is not None


def _is_for_anybody(text: str) -> bool:
    return _has_letter(text) or is_sum(text)


def _is_for_readers(text: str) -> bool:
    return _has_letter(text) or is_figure(text)


def _sentences(
    unit: Unit, segmenter: Segmenter, is_wanted: Callable[[str], bool]
) -> Iterator[tuple[int, int, SegmentKind]]:
    """Yield where the sentences of a unit that are wanted stand, and their kinds."""
    if not any(map(str.isalnum, unit.shown)) or is_setting(_without(unit, 0, len(unit.text)).strip()):
        return
    masked, borders = _masked(unit)
    for first, last in pairwise(borders):
        part = masked[first:last]
        if not is_wanted(part):
            continue
        spans = [(first + each.start, first + each.end, each.kind) for each in segmenter(part)]
        for number, (start, end, kind) in enumerate(spans):
            if is_wanted(_without(unit, start, end)):
                alone = unit.kind is not SegmentKind.ITEM or len(spans) == 1
                yield start, end, unit.kind if alone and number == 0 else kind


def _masked(unit: Unit) -> tuple[str, list[int]]:
    """Put blanks for tags and `&nbsp;`, and a capitalised word for anything else opaque, so that none ends or hides a
    sentence.

    The second value are the borders that no sentence crosses.
    """
    text = unit.shown
    borders = {0, len(text), *unit.borders}
    stretches = [(start, end, _stands_apart(text[start:end])) for start, end in unit.opaque]
    spaces = []
    for start, end, kind in find(text):
        if kind is Kind.SYNTAX:
            borders |= {start, end}
        if kind is Kind.ENTITY and is_space(text[start:end]):
            spaces.append((start, end))
        if kind in (Kind.BREAK, Kind.ESCAPE, Kind.ENTITY, Kind.SYMBOL, Kind.FOREIGN):
            continue
        if not any(start < last and first < end for first, last in unit.opaque):
            stretches.append((start, end, kind in _APART))
    for match in _CUT.finditer(text):
        borders |= {match.start(), match.end()}
    masked = list(text)
    for start, end, apart in stretches:
        if apart:
            masked[start:end] = [" "] * (end - start)
        else:
            masked[start:end] = ["X", *("x" * (end - start - 1))]
    for start, end in spaces:
        masked[start:end] = ["\u00a0"] * (end - start)
    for start, end in raised(text):
        masked[start:end] = [letter if letter.isalnum() else "x" for letter in masked[start:end]]
    return "".join(masked), sorted(borders)


def _stands_apart(text: str) -> bool:
    """Tell whether an opaque stretch is markup between words rather than a word of the sentence."""
    return tag_name(text) is not None if text.startswith("<") else not any(letter.isalnum() for letter in text)


def _without(unit: Unit, start: int, end: int) -> str:
    """Return the text of a sentence without its opaque stretches."""
    kept, position, text = [], start, unit.shown
    for first, last in unit.opaque:
        if last <= position or first >= end:
            continue
        kept.append(text[position : max(first, position)])
        position = max(position, last)
    return "".join([*kept, text[position:end]])
