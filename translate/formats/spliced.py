"""Formats whose text is translated where it stands: the places of language are found, all between them is kept.

Such a format says where its places are and how a text is written there; reading, cutting and writing are here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from translate.document import Document, Segment
from translate.errors import InputError
from translate.formats.encoding import Encoding, read_characters
from translate.formats.units import Span, Unit, by_unit, cut, rebuilt, rebuilt_segment

Change = tuple[Span, str]
Writer = Callable[[str, str], str]  # the new text and what stands there now: what is to stand there


def verbatim(text: str, _: str) -> str:
    """Write a text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands in a file's text.

    `ranges` are its lines there, one range for each line of `unit.text` or one for all of it. `write` makes what
    stands there of a new text (quoting, escaping). With `offsets`, one for each offset of `unit.text`, its segments
    are written one by one where they stand; without, the place is written as a whole.
    `anchor` is given for a place inside markup that may itself stand inside another place's sentence, opaque there (an
    image's alternative text, a tag's attribute): the range of that markup.
    """

    ranges: tuple[Span, ...]
    unit: Unit
    write: Writer = verbatim
    offsets: tuple[int, ...] | None = None
    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A file's characters, how they were written, and the places of language among them.

    `consequences` are changes that go with any translation, such as the language that a page declares.
    """

    text: str
    encoding: Encoding
    places: tuple[Place, ...]
    consequences: tuple[Change, ...] = ()


def decoded(
    raw: str, start: int, pattern: re.Pattern[str], decode: Callable[[str], str]
) -> tuple[str, tuple[int, ...]]:
    """Return a stretch that begins at `start` of its file with what `pattern` finds decoded, and its offsets there.

    What `decode` returns as it was stays, so that a pattern can step over what is not to be decoded.
    """
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in pattern.finditer(raw):
        new = decode(match.group())
        if new == match.group():
            continue
        parts += [raw[position : match.start()], new]
        offsets += range(start + position, start + match.start())
        offsets += [start + match.start()] * len(new)
        position = match.end()
    parts.append(raw[position:])
    offsets += range(start + position, start + len(raw) + 1)
    return "".join(parts), tuple(offsets)


@dataclass(frozen=True, slots=True)
class SplicedFormat:
    """A format that is nothing but a way to find places: `find(text, path, options)`.

    `figures` says that a figure alone is for readers, and is written as in a sentence (`units.cut`). `declared` is for
    XML and HTML: the codec that a file's bytes declare (`translate.formats.declared`), None where they do not.
    """

    name: str
    suffixes: tuple[str, ...]
    find: Callable[[str, str, Mapping[str, Any]], Iterable[Place]] = field(repr=False)
    consequences: Callable[[str], Iterable[Change]] | None = field(default=None, repr=False)
    figures: bool = False
    declared: Callable[[bytes], str | None] | None = field(default=None, repr=False)

    def read(self, data: bytes, path: str = "-", **options: Any) -> Document:
        """Read a file; raise `InputError`, with the line, where it is not of this format."""
        named = options.get("encoding")
        if self.declared is None:
            return self.document(*read_characters(data, path, named), path, options)
        text, encoding = read_characters(data, path, named or self.declared(data))
        encoding = replace(encoding, references=True)
        return self.document(text, encoding, path, options)

    def document(self, text: str, encoding: Encoding, path: str, options: Mapping[str, Any]) -> Document:
        """Return the document that a text is."""
        places = tuple(self.find(text, path, options))
        segments = cut((place.unit for place in places), figures=self.figures)
        changes = tuple(self.consequences(text)) if self.consequences is not None else ()
        return Document(self.name, segments, Skeleton(text, encoding, places, changes), path)

    def write(self, document: Document, translations: Mapping[int, str]) -> bytes:
        """Return the file with the translations in place, in its own encoding and line ends."""
        skeleton = document.skeleton
        if not isinstance(skeleton, Skeleton):
            raise InputError(f"was not read as {self.name}", path=document.path)
        text = spliced(skeleton, document, translations)
        return skeleton.encoding.encode(text, document.path)


def spliced(skeleton: Skeleton, document: Document, translations: Mapping[int, str]) -> str:
    """Return the text with each translated place written anew."""
    if not translations:
        return skeleton.text
    text = skeleton.text
    grouped = by_unit(document.segments)
    changes: list[Change] = []
    anchored: dict[Span, list[Change]] = defaultdict(list)
    for number, place in enumerate(skeleton.places):
        found = list(_changes(text, place, grouped.get(number, ()), translations))
        if place.anchor is not None:
            anchored[place.anchor] += found
        else:
            changes += found
    inner = {anchor: patched(text, found, anchor) for anchor, found in anchored.items() if found}
    changes, left = _with_inner(text, changes, inner)
    return patched(text, [*changes, *left, *skeleton.consequences], (0, len(text)))


def patched(text: str, changes: Iterable[Change], within: Span) -> str:
    """Return the stretch `within` of a text with the changes in it made."""
    parts: list[str] = []
    position = within[0]
    for (start, end), new in sorted(changes):
        if start < position:  # two changes of one stretch: the first stands
            continue
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position : within[1]]])


def _changes(text: str, place: Place, segments: Sequence[Segment], translations: Mapping[int, str]) -> Iterator[Change]:
    if place.offsets is not None:
        for segment in segments:
            if segment.index in translations:
                new = rebuilt_segment(place.unit, segment, translations[segment.index])
                start, end = place.offsets[segment.start], place.offsets[segment.end]
                yield (start, end), place.write(new, text[start:end])
        return
    new_text = rebuilt(place.unit, segments, translations)
    if new_text is None:
        return
    if len(place.ranges) == 1:
        start, end = place.ranges[0]
        yield (start, end), place.write(new_text, text[start:end])
        return
    lines = new_text.split("\n")
    lines = [*lines[: len(place.ranges) - 1], " ".join(lines[len(place.ranges) - 1 :])]
    lines += [""] * (len(place.ranges) - len(lines))
    for (start, end), line in zip(place.ranges, lines, strict=True):
        yield (start, end), place.write(line, text[start:end])


def _with_inner(text: str, changes: Sequence[Change], inner: Mapping[Span, str]) -> tuple[list[Change], list[Change]]:
    """Put changed markup into the new sentences that carry it; return those and the changes that none carries."""
    if not inner:
        return list(changes), []
    carried: set[Span] = set()
    result: list[Change] = []
    spans = sorted(inner)
    for span, new in changes:
        for each in spans[bisect_left(spans, (span[0], 0)) :]:
            if each[0] >= span[1]:
                break
            raw = text[each[0] : each[1]]
            if each[1] <= span[1] and raw in new:
                new = new.replace(raw, inner[each], 1)
                carried.add(each)
        result.append((span, new))
    covered = [span for span, _ in changes]
    left = [
        (span, new)
        for span, new in inner.items()
        if span not in carried and not any(start <= span[0] and span[1] <= end for start, end in covered)
    ]
    return result, left


def line_of(text: str, offset: int) -> int:
    """Return the line, from 1, on which an offset stands."""
    return text.count("\n", 0, offset) + 1
