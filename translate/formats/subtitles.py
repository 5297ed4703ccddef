"""Subtitles: SubRip and WebVTT. Timing and settings stay; sentences that run over cues are translated whole.

A translated sentence is laid out over the cues of its source, each getting its share of the time, and each cue is
broken into lines of at most 42 characters, so that reading speed stays even (Netflix Timed Text Style Guide, English).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise, zip_longest
from typing import Any

from translate.document import Document, Segment, SegmentKind
from translate.errors import InputError
from translate.formats.encoding import Encoding, read_characters
from translate.formats.spliced import Change, line_of, patched
from translate.formats.units import Span, Unit, by_unit, cut, spread

LINE_LENGTH = 42  # characters
LONGEST_GROUP = 8  # cues that one sentence may run over
PAUSE = 3.0  # seconds without a cue that end a sentence
_STAMP = r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[,.](\d{1,3}))?"  # some leave the milliseconds out
_TIMING = re.compile(rf"^[ \t]*{_STAMP}[ \t]*-->[ \t]*{_STAMP}[^\r\n]*", re.MULTILINE)
# The number of the next cue and the line ends round it, before its times.
_BEFORE_TIMING = re.compile(r"(?m)(?:(?:^|\r\n|\r|\n)[ \t]*\d+)?[ \t]*(?:\r\n|\r|\n)?\Z")
_ENDS = re.compile(r"(?:[.!?…♪]|\.\.\.)[»”\"')\]]*\s*$")
_TURN = re.compile(r"\s*(?:<[^>]*>)*\s*(?:[-–—‐]\s*(?=\S)|♪)")
_OPENING = re.compile(r"(?:\s*(?:<(?!/)[^<>]*>|\{\\[^}]*\}))+")
_CLOSING = re.compile(r"(?:</[^<>]*>\s*)+$")
_TAG = re.compile(r"<[^<>]*>|\{\\[^}]*\}")
_VOICE = re.compile(
    r"\s*(?:<[^<>]*>)*?"
    r"(?P<who><v[.\s][^<>]*>|[^\W\d_a-z][^\W\d_a-zà-ÿ]+(?:[ .'’-]+[^\W\d_a-zà-ÿ]+)*[ \u00a0\u2009\u202f]?:(?=\s))"
)
_SOUND = re.compile(r"\s*(?:<[^<>]*>)*(?:\[[^\[\]]*\]|\([^()]*\))(?:<[^<>]*>)*\s*")  # a line of nothing else
_COLOURED = re.compile(r"\s*<(?:c\.|font\b)")
_COLOUR_ENDS = re.compile(r"</(?:c|font)>\s*\Z")
_WORD_TIME = re.compile(r"<(?:\d+:)?\d{1,2}:\d{2}\.\d{3}>")  # WebVTT, 3.4: when a word is said
_PLAIN_CLASS = re.compile(r"</?c>")  # which YouTube puts round each word that has a time
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACES = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_BLANK = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=\r|\n|\Z)|\Z")  # where a blank line, or the end, follows
_EMPTY = re.compile(r"(?:\r\n|\r(?!\n)|\n)(?=\r|\n|\Z)|\Z")  # in WebVTT a line of spaces is none
_LANGUAGE = re.compile(
    r"\AWEBVTT[^\r\n]*(?:\r\n|\r|\n)(?:[^\r\n]+(?:\r\n|\r|\n))*?Language:[ \t]*(?P<tag>fr(?:-\w+)*)[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one cue: `span` in the file, its words without the tags around them.

    `begin` and `end` are the turn's share of its cue's time, in seconds; `cue` is where the cue's times stand in the
    file, and `seconds` how long the cue stays; `voice` is how the file says who speaks, if it does.
    """

    span: Span
    text: str
    before: str
    after: str
    begin: float
    end: float
    cue: int
    seconds: float
    voice: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A turn's new text, in lines, and the first of the segments that it holds."""

    turn: Turn
    lines: tuple[str, ...]
    segment: int


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A subtitle file; `groups` are the turns that sentences run over, one group a unit."""

    text: str
    encoding: Encoding
    groups: tuple[tuple[Turn, ...], ...]
    line_length: int = LINE_LENGTH


@dataclass(frozen=True, slots=True)
class SubtitleFormat:
    """SubRip or WebVTT."""

    name: str
    suffixes: tuple[str, ...]
    point: str  # before the milliseconds

    def read(self, data: bytes, path: str = "-", **options: Any) -> Document:
        """Read a subtitle file. Options: `encoding`, `line_length`. Raises `InputError` when it has no cue."""
        text, encoding = read_characters(data, path, options.get("encoding"))
        if self.name == "vtt" and not text.startswith("WEBVTT"):
            raise InputError("is not WebVTT: its first line must be WEBVTT", path=path, line=1)
        turns = list(_turns(text, path, spaces_are_blank=self.name == "srt"))
        if not turns and text.strip() and (self.name == "srt" or ("-->" in text and not _TIMING.search(text))):
            advice = f"a cue has a line like 00:00:01{self.point}000 --> 00:00:02{self.point}000"
            raise InputError("has no cue", path=path, line=line_of(text, 0), advice=advice)
        groups = tuple(_groups(turns))
        units = [Unit("\n".join(turn.text for turn in group), (), "", SegmentKind.SENTENCE) for group in groups]
        length = int(options.get("line_length") or LINE_LENGTH)
        return Document(self.name, cut(units, figures=True), Skeleton(text, encoding, groups, length), path)

    def write(self, document: Document, translations: Mapping[int, str]) -> bytes:
        """Return the file with the translations laid out over its cues; a cue of which nothing is translated stays."""
        skeleton: Skeleton = document.skeleton
        found = _LINE_END.search(skeleton.text)
        line_end = found.group() if found else "\n"
        following = {turn.span: after for turn, after in pairwise(turn for group in skeleton.groups for turn in group)}
        changes: list[Change] = []
        language = _LANGUAGE.match(skeleton.text) if translations else None
        if language:
            changes.append((language.span("tag"), "en"))
        for laid in laid_out(document, translations):
            new = laid.turn.before + line_end.join(laid.lines) + laid.turn.after
            start, end = laid.turn.span
            after = following.get(laid.turn.span)
            if not new and after is not None and after.cue == laid.turn.cue:
                end = after.span[0]  # a blank line would end the cue
            changes.append(((start, end), new))
        return skeleton.encoding.encode(patched(skeleton.text, changes, (0, len(skeleton.text))), document.path)


def laid_out(document: Document, translations: Mapping[int, str]) -> Iterator[Laid]:
    """Yield every turn of which something is translated, its text broken into lines, in the file's order."""
    skeleton: Skeleton = document.skeleton
    grouped = by_unit(document.segments)
    for number, group in enumerate(skeleton.groups):
        yield from _laid_out(group, grouped.get(number, []), translations, skeleton.line_length)


def visible(text: str) -> str:
    """Return what a viewer reads of a cue's text: no tags, character references resolved."""
    return unescape(_TAG.sub("", text))


def _turns(text: str, path: str, *, spaces_are_blank: bool) -> Iterator[Turn]:
    """Yield what is said, turn by turn; a blank line ends a cue, and in some formats one of spaces does."""
    blank_line = _BLANK if spaces_are_blank else _EMPTY
    timings = list(_TIMING.finditer(text))
    for timing, following in zip_longest(timings, timings[1:]):
        begin, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
        if end < begin:
            line = line_of(text, timing.start())
            raise InputError("a cue ends before it begins", path=path, line=line, advice="correct its times")
        line_end = _LINE_END.match(text, timing.end())
        if line_end is None:
            continue
        start = line_end.end()
        blank = blank_line.search(text, start)
        stop = blank.start() if blank else len(text)
        if following is not None and following.start() < stop:  # no blank line parts the cues (WebVTT, 6.3: `-->` does)
            stop = _BEFORE_TIMING.search(text, start, following.start()).start()  # type: ignore[union-attr]
        if spaces_are_blank and re.match(r"[ \t]*(?:\r|\n|\Z)", text[start:stop] + "\n"):
            continue
        while lead := _SPACES.match(text, start, max(start, stop)):  # YouTube writes such a line first
            start = lead.end()
        if stop <= start or not text[start:stop].strip():
            continue
        body = text[start:stop]
        edges = [*_beginnings(body), len(body)]
        shares = len(edges) - 1
        for number, (first, last) in enumerate(pairwise(edges)):
            share = (end - begin) / shares
            yield _turn(
                text,
                (start + first, start + last),
                (begin + share * number, begin + share * (number + 1)),
                timing.start(),
                end - begin,
            )


def _beginnings(body: str) -> list[int]:
    """Return where in a cue the words of a speaker, or a sound, begin: at its start, and at some of its lines."""
    found, before, start = [0], "", 0
    for line in body.splitlines(keepends=True):
        begins = _TURN.match(line) or _VOICE.match(line) or _SOUND.fullmatch(line) or _SOUND.fullmatch(before)
        if start and (begins or (_COLOURED.match(line) and _COLOUR_ENDS.search(before))):
            found.append(start)
        before = line
        start += len(line)
    return found


def _turn(text: str, span: Span, times: tuple[float, float], cue: int, seconds: float) -> Turn:
    start, end = span
    while end > start and text[end - 1] in "\r\n \t":
        end -= 1
    raw = text[start:end]
    if _WORD_TIME.search(raw):  # other words will be said
        raw = _PLAIN_CLASS.sub("", _WORD_TIME.sub("", raw))
    voice = _VOICE.match(raw)
    opening = _OPENING.match(raw)
    head = opening.end() if opening else 0
    closing = _CLOSING.search(raw, head) if opening else None
    tail = closing.start() if closing else len(raw)
    if opening and closing and _TAG.search(raw, head, tail):  # tags inside: not one pair around all
        head, tail = 0, len(raw)
    if opening and not closing and "<" in raw[:head]:
        head = 0
    words = _LINE_END.sub("\n", raw[head:tail])
    return Turn((start, end), words, raw[:head], raw[tail:], *times, cue, seconds, voice["who"] if voice else "")


def _seconds(stamp: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = stamp
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


def _groups(turns: Sequence[Turn]) -> Iterator[tuple[Turn, ...]]:
    """Yield turns together as long as a sentence is unfinished."""
    group: list[Turn] = []
    for turn in turns:
        runs_on = (
            group
            and not _ENDS.search(group[-1].text)
            and not _TURN.match(turn.text)
            and not _SOUND.fullmatch(group[-1].text)
            and not _SOUND.fullmatch(turn.text)
            and turn.voice in {"", group[-1].voice}
            and turn.begin - group[-1].end < PAUSE
            and len(group) < LONGEST_GROUP
        )
        if group and not runs_on:
            yield tuple(group)
            group = []
        group.append(turn)
    if group:
        yield tuple(group)


def _laid_out(
    group: Sequence[Turn], segments: Sequence[Segment], translations: Mapping[int, str], length: int
) -> Iterator[Laid]:
    """Yield the new text of each turn that has a translated sentence."""
    starts: list[int] = []
    position = 0
    for turn in group:
        starts.append(position)
        position += len(turn.text) + 1
    spans = [(start, start + len(turn.text)) for start, turn in zip(starts, group, strict=True)]
    pieces: list[list[tuple[int, int, str]]] = [[] for _ in group]
    touched: dict[int, int] = {}
    for segment in segments:
        inside = [
            (number, max(segment.start, first), min(segment.end, last))
            for number, (first, last) in enumerate(spans)
            if first < segment.end and last > segment.start
        ]
        if segment.index not in translations:
            continue
        for number, _, _ in inside:
            touched.setdefault(number, segment.index)
        weights = [
            max(
                1,
                round(
                    100 * (group[number].end - group[number].begin) * (last - first) / max(1, len(group[number].text))
                ),
            )
            for number, first, last in inside
        ]
        lines = spread(re.sub(r"\s+", " ", translations[segment.index]).strip(), weights)
        for (number, first, last), line in zip(inside, lines, strict=True):
            pieces[number].append((first, last, line))
    whole = "\n".join(turn.text for turn in group)
    for number in sorted(touched):
        turn = group[number]
        words: list[str] = []
        position = spans[number][0]
        for first, last, line in pieces[number]:
            words += [whole[position:first], line]
            position = last
        words.append(whole[position : spans[number][1]])
        text = re.sub(r"\s+", " ", "".join(words)).strip()
        yield Laid(turn, tuple(broken_lines(text, length)), touched[number])


def broken_lines(text: str, length: int = LINE_LENGTH) -> list[str]:
    """Break a cue's text into as few lines as fit the length, of about the same length each.

    Tags take no room. A word longer than a line stands alone on one.
    """
    count = -(-len(_TAG.sub("", text)) // length) or 1
    words = text.count(" ") + 1
    while True:
        lines = spread(text, [1] * count)
        if count >= words or all(len(_TAG.sub("", line)) <= length for line in lines):
            return [line for line in lines if line]
        count += 1


SRT = SubtitleFormat("srt", (".srt",), ",")
VTT = SubtitleFormat("vtt", (".vtt",), ".")
