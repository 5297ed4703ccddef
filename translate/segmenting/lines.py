"""Which lines of a plain text belong together: paragraphs, headings, list items.

A line break inside a sentence is undone; one between a heading and its paragraph is kept. What is known of a file is
only its lines, so the evidence is how a line ends (a full stop, a word that asks for more), how the next one begins
(a small letter, a marker), and, where lines are as long as a fixed width lets them be, that width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from translate.document import SegmentKind
from translate.segmenting.words import AFTER_HEADING, ASKING, ENDING, LOWER, OPENER, TITLES, UPPER

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
WIDEST = 160  # characters: lines longer than this are paragraphs, not lines of a wrapped one
NARROWEST = 30
HEADING_LENGTH = 150
BLANKS_JOINED = 2  # empty lines that may stand in the middle of a sentence
FEWEST_WORDS = 4  # of what may be the first half of a sentence that an empty line cuts
LONG_LINE = 60  # characters: a line this long without a full stop is a sentence cut off, not a heading

_ENDED = re.compile(r"[.!?…][\s»”\"'’)\]]*$")
_PAUSED = re.compile(r"[:;][\s»”\"'’)\]]*$")
_ASKING_MARK = re.compile(r"(?:,|[(«“\[]|\w[-\u00ad])$")
_LAST_WORD = re.compile(r"([\w.-]+)['’]?$")
_BULLET = re.compile(r"[•‣◦▪▫●○■□➢➤✓·]\s*(?=\w|[«“\"'(])")
_MARKER = re.compile(r"(?:[-*+]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\)|[ivx]{1,4}[.)])\s+(?=\S)")
_DASH = re.compile(r"[—–]\s*\S|-\s+\S")
_CONTINUES = re.compile(
    rf"[«“\"'‘(\[]?[ \u00a0\u2009\u202f]?"
    rf"(?![{LOWER}]{{1,5}}[{UPPER}]|[\w.-]*://|www\.)[{LOWER}]"  # not iPhone, not a URL
)
_INNER_END = re.compile(rf"[{LOWER}\d»”\")]{{2}}\s?[.!?…][»”\"')\]\u00a0\u202f]*\s[«“\"'(]?[{UPPER}]")
_FIRST_WORD = re.compile(r"[\S\u00a0\u202f]{1,40}")  # no line is broken at a no-break space
_REACHING = ASKING - ENDING
_BODY = 400  # characters before an empty line that tell whether a sentence was cut off there
_TAIL = 40  # characters of a line's end that are looked at


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: `text[start:end]`, without indentation and list marker.

    `width` is the length of its longest line when it was wrapped to a fixed width, else 0.
    """

    start: int
    end: int
    kind: SegmentKind = SegmentKind.SENTENCE
    width: int = 0


@dataclass(slots=True)
class _Line:
    """A line's visible stretch, its marker's length and the signs by which it is joined."""

    text: str
    start: int  # of the line
    first: int  # of its visible characters
    last: int  # after its last visible character
    number: int
    marker: int = 0

    @property
    def length(self) -> int:
        return self.last - self.start

    @property
    def tail(self) -> str:
        return self.text[max(self.first, self.last - _TAIL) : self.last]

    @property
    def ended(self) -> bool:
        tail = self.tail
        if not _ENDED.search(tail):
            return False
        word = _LAST_WORD.search(tail)
        return word is None or not tail.endswith(".") or word.group(1).rstrip(".").lower() not in TITLES

    @property
    def paused(self) -> bool:
        return bool(_PAUSED.search(self.tail))

    @property
    def asks(self) -> bool:
        """Whether the line stops where no phrase can: after an article, a preposition, a comma, `M.`

        A word alone on its line is a label or a choice («Un», «Pour», «De») rather than the first of a sentence, and so
        may be one with a capital («Vitamine A», «Grand Est»).
        """
        tail = self.tail
        if _ASKING_MARK.search(tail):
            return True
        word = _LAST_WORD.search(tail)
        if word is None or word.start() == 0:
            return False
        last = word.group(1)
        if last.isupper() and (tail.isupper() or tail[-1] in "'’"):
            last = last.lower()
        return last in _REACHING or (last[0].isupper() and last.endswith(".") and last[:-1].lower() in TITLES)

    @property
    def continues(self) -> bool:
        return not self.marker and bool(_CONTINUES.match(self.text, self.first, self.last))

    @property
    def alone(self) -> bool:
        """Whether the line begins a block whatever stands above it: a marker, a dialogue's dash."""
        return bool(self.marker) or bool(_DASH.match(self.text, self.first, self.last))


def blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order; what lies between them is white space, rules and list markers."""
    runs = _runs(_lines(text))
    sure = [_sure(run) for run in runs]
    widths = [_wrap_width(run, joins) for run, joins in zip(runs, sure, strict=True)]
    common = max(widths, default=0)
    groups: list[list[_Line]] = []
    for run, joins, width in zip(runs, sure, widths, strict=True):
        parts = _split(run, joins, width, common)
        if groups and _joined_over_blank(groups[-1], parts[0]):
            groups[-1].extend(parts.pop(0))
        groups.extend(parts)
    return [_block(groups, at) for at in range(len(groups))]


def _lines(text: str) -> list[_Line]:
    """Return the lines that hold something to read, with their numbers in the file."""
    lines: list[_Line] = []
    start, number = 0, 0
    while start <= len(text):
        found = LINE_BREAK.search(text, start)
        end = found.start() if found else len(text)
        visible = text[start:end].strip()
        if any(letter.isalnum() for letter in visible):
            first = start + text[start:end].index(visible)
            lines.append(_Line(text, start, first, first + len(visible), number))
        elif visible:
            number += BLANKS_JOINED  # a rule (-----) parts what stands above from what stands below
        number += 1
        if found is None:
            break
        start = found.end()
    _mark(lines)
    return lines


def _mark(lines: list[_Line]) -> None:
    """Note the list markers. `1.`, `a)` or `-` is one only where a neighbour has one too: a lone dash may be speech."""
    found = [_MARKER.match(line.text, line.first, line.last) for line in lines]
    for at, line in enumerate(lines):
        bullet = _BULLET.match(line.text, line.first, line.last)
        marker = found[at]
        if bullet:
            line.marker = bullet.end() - line.first
        elif marker and (_near(lines, found, at, -1) or _near(lines, found, at, 1)):
            line.marker = marker.end() - line.first


def _near(lines: list[_Line], found: list[re.Match[str] | None], at: int, step: int) -> bool:
    """Return whether a line with a marker of the same sort stands within three lines of `at`."""
    own = found[at]
    for other in range(at + step, at + 4 * step, step):
        if not 0 <= other < len(lines):
            return False
        marker = found[other]
        if own and marker and own.group().strip()[-1] == marker.group().strip()[-1]:
            return True
    return False


def _runs(lines: list[_Line]) -> list[list[_Line]]:
    """Return the lines in stretches without an empty line."""
    runs: list[list[_Line]] = []
    for line in lines:
        if runs and line.number == runs[-1][-1].number + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _sure(run: list[_Line]) -> list[bool]:
    """Return for each line break of a run whether a sentence surely runs on over it."""
    if len(run) == 1 or _is_list(run):
        return [False] * (len(run) - 1)
    return [_runs_on(above, below) for above, below in pairwise(run)]


def _split(run: list[_Line], sure: list[bool], width: int, common: int) -> list[list[_Line]]:
    """Return a run of lines as blocks. `width` is what the run is wrapped to, `common` what the file is (0: nothing).

    A run that does not show its own width may follow that of the file, but only in the middle of a sentence.
    """
    parts = [[run[0]]]
    alike = common if max(line.length for line in run) <= common + _slack(common) and not _is_list(run) else 0
    for joined, (above, below) in zip(sure, pairwise(run), strict=True):
        limit = width or (0 if above.ended or (above.paused and not below.continues) else alike)
        if joined or (limit and _fills(above, below, limit)):
            parts[-1].append(below)
        else:
            parts.append([below])
    return parts


def _is_list(run: list[_Line]) -> bool:
    """Return whether the lines are a bare list of words: short, and none ends like a sentence."""
    words = sum(len(line.text[line.first : line.last].split(maxsplit=6)) for line in run)
    return len(run) > 2 and words <= 3 * len(run) and not any(line.ended or line.asks for line in run)


def _runs_on(above: _Line, below: _Line) -> bool:
    """Return whether the sentence of `above` surely goes on in `below`."""
    if below.alone or above.ended or above.paused:
        return False
    if below.continues:
        return True
    if above.tail.endswith(","):  # «Cordialement,» above a name is no sentence
        return above.length >= NARROWEST
    if above.asks:
        return True
    # a long line that ends one sentence and begins another is no heading: a name goes on below
    inner = above.length >= LONG_LINE and _INNER_END.search(above.text, above.first, above.last)
    return bool(inner) and not OPENER.match(below.text, below.first)


def _wrap_width(run: list[_Line], sure: list[bool]) -> int:
    """Return the width that the run is wrapped to, as its broken sentences show it; 0 when it is not wrapped."""
    width = max((line.length for line, joined in zip(run, sure, strict=False) if joined), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    return width if max(line.length for line in run) <= width + _slack(width) else 0


def _slack(width: int) -> int:
    """Return by how much a line may be longer than the longest one known to be full."""
    return max(8, width // 8)


def _fills(above: _Line, below: _Line, width: int) -> bool:
    """Return whether `above` is full, so that its line break tells nothing, and `below` may go on with it."""
    if below.alone:
        return False
    first = _FIRST_WORD.match(below.text, below.first, below.last)
    if first is None or above.length + 1 + len(first.group()) <= width:
        return False
    if above.ended or above.paused:
        return True
    return not AFTER_HEADING.match(below.text, below.first, below.last)


def _joined_over_blank(above: list[_Line], below: list[_Line]) -> bool:
    """Return whether an empty line stands in the middle of a sentence."""
    last, first = above[-1], below[0]
    if first.number - last.number - 1 > BLANKS_JOINED or last.ended or last.paused or first.alone:
        return False
    if not first.continues:
        return False
    body = last.text[max(above[0].first, last.last - _BODY) : last.last]
    if len(body.split(maxsplit=FEWEST_WORDS)) < FEWEST_WORDS:
        return False  # «Bonjour,» or an entry of a list
    if last.asks and (not last.tail.endswith(",") or len(body) >= NARROWEST):
        return True
    if not below[-1].ended and below[-1].length < LONG_LINE:
        return False  # «par Jean Dupont» under a title
    return len(body) >= LONG_LINE or not body[0].islower()


def _block(groups: list[list[_Line]], at: int) -> Block:
    """Return the block that the lines of `groups[at]` make."""
    lines = groups[at]
    first, last = lines[0], lines[-1]
    return Block(first.first + first.marker, last.last, _kind(groups, at), _width(lines))


def _kind(groups: list[list[_Line]], at: int) -> SegmentKind:
    lines = groups[at]
    line = lines[0]
    if line.marker:
        return SegmentKind.ITEM
    if len(groups) == 1 or len(lines) > 1 or line.length > HEADING_LENGTH or line.alone:
        return SegmentKind.SENTENCE
    body = line.text[line.first : line.last]
    below = groups[at + 1][0] if at + 1 < len(groups) else None
    parted = below is not None and below.number > line.number + 1
    if line.ended or line.paused or body.endswith(","):
        twice = at > 0 and body == line.text[groups[at - 1][0].first : groups[at - 1][-1].last]
        titled = (at == 0 or twice) and parted and body.endswith(("?", "!")) and not _INNER_END.search(body)
        return SegmentKind.HEADING if titled else SegmentKind.SENTENCE
    if "://" in body or "@" in body:
        return SegmentKind.ITEM
    if below is None:
        return SegmentKind.ITEM if len(body.split()) <= 12 else SegmentKind.SENTENCE
    if parted or len(groups[at + 1]) > 1 or below.ended:
        return SegmentKind.HEADING
    return SegmentKind.ITEM


def _width(lines: list[_Line]) -> int:
    """Return the length of the longest line when every line but the last is full and no empty line intervenes."""
    if len(lines) == 1:
        return 0
    width = max(line.length for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return 0
    for above, below in pairwise(lines):
        first = _FIRST_WORD.match(below.text, below.first, below.last)
        if below.number != above.number + 1 or first is None or above.length + 1 + len(first.group()) <= width:
            return 0
    return width
