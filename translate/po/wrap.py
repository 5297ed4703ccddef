"""Laying a string out over the lines of a PO file as GNU gettext does, at the width that the file itself shows.

The rules are those of `wrap` in gettext's write-po.c: a string that fits stands behind its keyword; any other begins
with an empty line; a line ends after each newline and at the last break opportunity (UAX 14, the classes that matter
in English and French) before the width.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

PAGE_WIDTH = 79  # gettext's own
UNLIMITED = 1 << 30
SAMPLE = 120  # strings looked at to learn a file's style

ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\r": "\\r",
        "\a": "\\a",
        "\b": "\\b",
        "\f": "\\f",
        "\v": "\\v",
    }
)


class Rules(StrEnum):
    """Where a line may end."""

    GETTEXT = "gettext"  # since 0.22
    GETTEXT_OLD = "gettext 0.21"
    TEXTWRAP = "textwrap"  # polib, Babel: at spaces, which may begin a line


@dataclass(frozen=True, slots=True)
class Style:
    """How a file lays out its strings.

    `width` is the longest line in columns, the quotes and the keyword included (`UNLIMITED`: only newlines end a line).
    `breaks_at_newline`: a line of the file ends after each `\\n` (gettext always; some tools never).
    `empty_first`: a string of several lines begins with `""` (gettext always; POEditor never).
    `controls` are control characters, each with the escape that the file writes it as (`\\033`, `\\x1b`).
    """

    width: int = PAGE_WIDTH
    breaks_at_newline: bool = True
    rules: Rules = Rules.GETTEXT_OLD
    empty_first: bool = True
    controls: tuple[tuple[str, str], ...] = ()


def escape(text: str, controls: Iterable[tuple[str, str]] = ()) -> str:
    """Write a string as it stands between quotes; for `controls` see `Style`."""
    written = text.translate(ESCAPES)
    for control, spelling in controls:
        # Before a digit that would be read as the escape's own, three octal digits: more are never read.
        octal = f"\\\\{ord(control):03o}"  # as a replacement: the backslash doubled
        digit = "[0-9A-Fa-f]" if spelling.startswith("\\x") else "[0-7]"
        written = re.sub(f"{control}(?={digit})", octal, written)
        written = written.replace(control, spelling)
    return written


def layout(keyword: str, text: str, style: Style) -> list[str]:
    """Return the lines, without line ends, that give `text` to `keyword` (`msgstr`, `msgstr[0]`)."""
    portions = [escape(portion, style.controls) for portion in (_portions(text) if style.breaks_at_newline else [text])]
    if len(portions) <= 1:
        line = portions[0] if portions else ""
        room = style.width - len(keyword) - 3
        if columns(line) <= room or (columns(line) <= style.width - 2 and not opportunities(line, style.rules)):
            return [f'{keyword} "{line}"']
    lines = [f'"{part}"' for line in portions for part in fill(line, style)]
    return [f'{keyword} ""', *lines] if style.empty_first else [f"{keyword} {lines[0]}", *lines[1:]]


def _portions(text: str) -> list[str]:
    """Cut after each newline."""
    portions = text.split("\n")
    return [portion + "\n" for portion in portions[:-1]] + ([portions[-1]] if portions[-1] else [])


def fill(text: str, style: Style) -> list[str]:
    """Break an escaped string into lines where the rules allow, each within the width if it can be."""
    width = style.width - 2  # the quotes
    if columns(text) <= width:
        return [text]
    lines, start, used, piece_start = [], 0, 0, 0
    for point in [*opportunities(text, style.rules), len(text)]:
        piece = columns(text[piece_start:point])
        if used and used + piece > width:
            lines.append(text[start:piece_start])
            start, used = piece_start, 0
        used += piece
        piece_start = point
    return [*lines, text[start:]]


def columns(text: str) -> int:
    """Return how many columns a terminal gives to `text`: two for East Asian wide characters, none for combining."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) or char == "\u200b" else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


NEVER_FIRST = frozenset("!'),-./:;?]|}«»“”‘’–…\u00a0\u202f\u2060")  # UAX 14: × EX, CL, IS, SY, BA, QU, GL
NEVER_LAST = frozenset("\"'([{«»“”‘’\u00a0\u202f\u2060")  # OP ×, QU ×, GL ×
SIGNS = frozenset("$%+\\°€£")  # PR and PO


def opportunities(text: str, rules: Rules = Rules.GETTEXT) -> list[int]:
    """Return the offsets, inside an escaped text, before which a line may end."""
    if rules is Rules.TEXTWRAP:
        return [match.start() for match in re.finditer(r"(?<=\S)(?=\s)|(?<=\s)(?=\S)|(?<=\w[^\W\d]-)(?=\w)", text)]
    between = _old if rules is Rules.GETTEXT_OLD else _new
    found, at = [], 1
    while at < len(text):
        before, after = text[at - 1], text[at]
        if before == "\\" and _escapes(text, at - 1):
            pass  # inside an escape sequence
        elif after == "\\" and text[at:] == "\\n":
            pass  # the newline that ends the string stays with its line
        elif after == " ":
            pass
        elif before == " ":
            if after not in "!),./:;?]}" and not _opened(text, at):
                found.append(at)
        elif between(text, at, before, after):
            found.append(at)
        at += 1
    return found


def _escapes(text: str, at: int) -> bool:
    """Whether the backslash begins an escape sequence, rather than being the second half of one."""
    run = at
    while run and text[run - 1] == "\\":
        run -= 1
    return (at - run) % 2 == 0


def _opened(text: str, at: int) -> bool:
    """Whether an opening bracket, or a quotation mark before one, stands before the spaces that end at `at`."""
    before = text[:at].rstrip(" ")[-1:]
    return before in "([{" or (before in "\"'«»“”‘’" and text[at] in "([{")


def _old(text: str, at: int, before: str, after: str) -> bool:
    """The pairs that gettext 0.21 parts, as found by giving it each pair."""
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before == "—" or after == "—":
        return before != after
    if before in ",./:;-":
        return not after.isdigit()
    if before in "!?…|–":
        return True
    if before == "}":
        return after not in SIGNS
    if before in ")]":
        return after in "([{"
    return before in SIGNS and after in SIGNS


def _new(text: str, at: int, before: str, after: str) -> bool:
    """The pairs that gettext parts since 0.22, whose tables follow UAX 14 more closely."""
    if after in NEVER_FIRST or before in NEVER_LAST or after in SIGNS:
        return False
    if before == "—" or after == "—":
        return before != after
    if before == "-":
        return not (after.isdigit() or at == 1 or text[at - 2] == " ")
    if before == "/":
        return not after.isdigit()
    return before in "!?|–"


def learn(strings: Iterable[tuple[str, str, Sequence[str]]]) -> Style:
    """Return the style that reproduces most of a file's own strings.

    Each string comes as its keyword, its value and its lines. Only those that show something count: long ones, and
    ones with a newline inside. A file without such strings is taken as gettext writes.
    """
    sample = [
        (keyword, text, list(lines))
        for keyword, text, lines in strings
        if len(lines) > 1 or len(text) > 60 or "\n" in text[:-1]
    ]
    if len(sample) > SAMPLE:
        step = len(sample) / SAMPLE
        sample = [sample[int(index * step)] for index in range(SAMPLE)]
    if not sample:
        return Style()
    votes: Counter[Style] = Counter()
    for width in _widths(sample):
        unlimited = width == UNLIMITED
        for rules in (Rules.GETTEXT_OLD,) if unlimited else Rules:
            for breaks, empty in ((True, True), (False, True), (True, False)) if unlimited else ((True, True),):
                style = Style(width, breaks, rules, empty)
                votes[style] = sum(layout(keyword, text, style) == lines for keyword, text, lines in sample)
    return max(votes, key=lambda style: (votes[style], style == Style(), style.width))


def _widths(sample: Sequence[tuple[str, str, list[str]]]) -> list[int]:
    """Return the widths worth trying: those of well-known tools, and the longest lines met."""
    longest = Counter(max(columns(line) for line in lines) for _, _, lines in sample if len(lines) > 2)
    met = sorted(longest, reverse=True)[:3] + [width for width, _ in longest.most_common(3)]
    return sorted({PAGE_WIDTH, 76, 78, 80, UNLIMITED, *(width for width in met if width >= 40)})
