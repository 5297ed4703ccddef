"""Protect what is not language: each such stretch becomes a mark that the model carries through, and comes back after.

`protect` numbers the marks from 0 and loses no character: `restore` of its text gives back the source. A model knows
ten marks (`⟪0⟫` to `⟪9⟫`, MODEL.md of the package), so `pieces` cuts a protected text into parts with at most ten
each, numbered afresh, and sets free what need not pass through the model at all: tags and spaces around a sentence,
message syntax, line ends. The pieces joined are the source again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.patterns import Kind, Stretch, find, tag_name, without_overlap
from translate.ordered import places, with_number

MAX_MARKS = 10  # reserved symbols of the model's vocabulary
MARK = re.compile(r"⟪(\d+)⟫")
_HARD = frozenset({Kind.SYNTAX, Kind.BREAK})
_OUTER = frozenset({Kind.TAG, Kind.ESCAPE, Kind.SYMBOL})
_SENTENCE_ENDS = frozenset({"", ".", ":", "!", "?", ";"})
_LETTER = re.compile(r"[^\W\d_]")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[IVX]{2,5})[.)][ \u00a0\u2009\u202f]+(?=[^\W\d_])")  # « 2. Lens »


@dataclass(frozen=True, slots=True)
class Mark:
    """A protected stretch: `source[start:end]` is `text`, but for numbers (`numbered`).

    `ordered` says that it is, or holds, a placeholder filled by its order.
    """

    text: str
    start: int
    end: int
    kind: Kind
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    """A text in which `⟪n⟫` stands for `marks[n]`.

    `start` is where the text began in the source that `protect` was given.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    start: int = 0

    @property
    def source(self) -> str:
        """The text as it was before protection, its placeholders `numbered` if they are."""
        return restore(self.text, self.marks)[0]

    @property
    def end(self) -> int:
        """Where the text ended in the source that `protect` was given."""
        widths = sum(mark.end - mark.start - len(f"⟪{number}⟫") for number, mark in enumerate(self.marks))
        return self.start + len(self.text) + widths

    def to_protected(self, offset: int) -> int:
        """Return where the source's `offset` stands in `text`; inside a mark, where the mark begins."""
        shift = -self.start
        for number, mark in enumerate(self.marks):
            if offset <= mark.start:
                break
            if offset < mark.end:
                return mark.start + shift
            shift += len(f"⟪{number}⟫") - (mark.end - mark.start)
        return offset + shift


def protect(source: str, opaque: Sequence[tuple[int, int]] = ()) -> Protected:
    """Put a mark in the place of every stretch of `source` that is not language.

    `opaque` names further stretches, which win over whatever they overlap. Marks are numbered from 0 in reading order
    without limit; see `pieces` for what a model can take. Restoring the result gives back `source`.
    """
    taken = without_overlap(
        [Stretch(start, end, _opaque_kind(source[start:end])) for start, end in opaque if start < end]
    )
    free = [each for each in find(source) if not any(each.start < end and start < each.end for start, end, _ in taken)]
    stretches = sorted([*taken, *(_joined(source, each) for each in free)])
    ordered = places(source)
    parts: list[str] = []
    marks: list[Mark] = []
    position = 0
    for start, end, kind in stretches:
        parts += [source[position:start], f"⟪{len(marks)}⟫"]
        inside = any(start <= first and last <= end for first, last in ordered)
        marks.append(Mark(source[start:end], start, end, kind, inside))
        position = end
    return Protected("".join([*parts, source[position:]]), tuple(marks))


def numbered(protected: Protected) -> Protected:
    """Give the placeholders that are filled by their order numbers, so that they may stand in any (`ordered`)."""
    marks: list[Mark] = []
    number = 0
    for mark in protected.marks:
        text = mark.text
        if mark.ordered:
            inner = [(0, len(text))] if mark.kind is Kind.ORDERED else places(text)
            for first, last in reversed(inner):
                number_here = number + inner.index((first, last)) + 1
                text = text[:first] + with_number(text[first:last], number_here) + text[last:]
            number += len(inner)
        marks.append(replace(mark, text=text, ordered=False))
    return replace(protected, marks=tuple(marks))


def restore(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[int, ...]]:
    """Put the protected stretches back; return the text and the numbers of the marks that do not stand exactly once.

    Marks of equal text may stand for each other, unless their order matters. A mark that stands too often is put back
    the first time only, and a number that was never given disappears. Marks whose order matters (`%s` filled by
    position, a closing tag before its opening one) and stand in the wrong order count as lost too.
    """
    if not marks:
        return MARK.sub("", text), ()
    order: list[int] = []
    budget: dict[str | int, int] = {}
    keys = [number if mark.ordered else mark.text for number, mark in enumerate(marks)]
    for key in keys:
        budget[key] = budget.get(key, 0) + 1
    surplus: list[int] = []

    def put_back(match: re.Match[str]) -> str:
        number = int(match[1])
        if number >= len(marks):
            return ""
        if budget[keys[number]] == 0:
            surplus.append(number)
            return ""
        budget[keys[number]] -= 1
        order.append(number)
        return marks[number].text

    restored = MARK.sub(put_back, text)
    missing = [number for number, key in enumerate(keys) if number not in order and budget[key] > 0]
    return restored, tuple(sorted({*missing, *surplus, *_out_of_order(marks, order)}))


def pieces(protected: Protected) -> tuple[str | Protected, ...]:
    """Cut a protected text into what is translated (`Protected`, at most ten marks) and what is copied (`str`).

    Joining the strings and the pieces' sources gives back the source. Cuts fall at message syntax and line ends, then
    around outer tags and white space, and where more than ten marks remain, at the last space before the eleventh.
    """
    found: list[str | Protected] = []
    for part in _cut_at_hard_marks(protected):
        if isinstance(part, str):
            found.append(part)
        else:
            found += _few_marks(part)
    return tuple(each for part in found for each in ([part] if isinstance(part, str) else _trimmed(part)) if each)


def apart(protected: Protected) -> tuple[str | Protected, ...]:
    """Cut a protected text at every mark: the last resort, in which no mark passes through the model."""
    found: list[str | Protected] = []
    position = 0
    for match in MARK.finditer(protected.text):
        found.append(_slice(protected, position, match.start()))
        found.append(protected.marks[int(match[1])].text)
        position = match.end()
    found.append(_slice(protected, position, len(protected.text)))
    return tuple(each for part in found for each in ([part] if isinstance(part, str) else _trimmed(part)) if each)


def _opaque_kind(text: str) -> Kind:
    if text.startswith("<") and tag_name(text):
        return Kind.TAG
    return Kind.OPAQUE if any(character.isalnum() for character in text) else Kind.TAG


def _joined(source: str, stretch: Stretch) -> Stretch:
    """Let a line end inside a running sentence pass as a mark, so that the sentence is translated whole."""
    if stretch.kind is not Kind.BREAK:
        return stretch
    before, after = source[: stretch.start].rstrip(" "), source[stretch.end :].lstrip(" ")
    one_line_end = source[stretch.start : stretch.end] in {"\n", "\r\n"}
    running = one_line_end and after[:1].islower() and before[-1:] not in _SENTENCE_ENDS
    return stretch._replace(kind=Kind.ESCAPE) if running else stretch


def _out_of_order(marks: Sequence[Mark], order: list[int]) -> set[int]:
    ordered = [number for number in order if marks[number].ordered]
    wrong = {number for number, expected in zip(ordered, sorted(ordered), strict=True) if number != expected}
    open_tags: list[tuple[str, int]] = []
    lone = _unclosed(marks, range(len(marks)))
    for number in order:
        role = tag_name(marks[number].text) if marks[number].kind is Kind.TAG else None
        if role is None or role[0] == "empty":
            continue
        if role[0] == "open":
            open_tags.append((role[1], number))
        elif open_tags and open_tags[-1][0] == role[1]:
            open_tags.pop()
        elif number not in lone:
            wrong.add(number)
    return wrong | {number for _, number in open_tags if number not in lone}


def _unclosed(marks: Sequence[Mark], order: Sequence[int]) -> set[int]:
    """Return the tags that the source itself leaves without their other half, which nobody can put right."""
    stack: list[tuple[str, int]] = []
    lone: set[int] = set()
    for number in order:
        role = tag_name(marks[number].text) if marks[number].kind is Kind.TAG else None
        if role is None or role[0] == "empty":
            continue
        if role[0] == "open":
            stack.append((role[1], number))
        elif stack and stack[-1][0] == role[1]:
            stack.pop()
        else:
            lone.add(number)
    return lone | {number for _, number in stack}


def _slice(protected: Protected, start: int, end: int) -> Protected:
    """Cut `text[start:end]` out, with its marks numbered afresh. No mark may stand across the borders."""
    if not protected.marks:
        return Protected(protected.text[start:end], start=protected.start + start)
    numbers = [int(match[1]) for match in MARK.finditer(protected.text, start, end)]
    fresh = {number: position for position, number in enumerate(numbers)}
    text = MARK.sub(lambda match: f"⟪{fresh[int(match[1])]}⟫", protected.text[start:end])
    before = [int(match[1]) for match in MARK.finditer(protected.text, 0, start)]
    widths = sum(protected.marks[number].end - protected.marks[number].start - len(f"⟪{number}⟫") for number in before)
    return Protected(text, tuple(protected.marks[number] for number in numbers), protected.start + start + widths)


def _cut_at_hard_marks(protected: Protected) -> list[str | Protected]:
    found: list[str | Protected] = []
    position = 0
    for match in MARK.finditer(protected.text):
        mark = protected.marks[int(match[1])]
        if mark.kind in _HARD:
            found += [_slice(protected, position, match.start()), mark.text]
            position = match.end()
    return [*found, _slice(protected, position, len(protected.text))]


def _few_marks(part: Protected) -> list[Protected]:
    found: list[Protected] = []
    while len(part.marks) > MAX_MARKS:
        places = [match.span() for match in MARK.finditer(part.text)]
        half, limit = places[MAX_MARKS // 2][1], places[MAX_MARKS][0]
        space = part.text.rfind(" ", half, limit)
        cut = space if space >= 0 else limit
        found.append(_slice(part, 0, cut))
        part = _slice(part, cut, len(part.text))
    return [*found, part]


def _trimmed(part: Protected) -> list[str | Protected]:
    """Set free the white space and outer marks at both ends, the number of an item, and the whole piece when it has no
    letter."""
    if not _LETTER.search(MARK.sub("", part.text)):
        return [part.source]
    start, end = 0, len(part.text)
    places = list(MARK.finditer(part.text))
    first, last = 0, len(places) - 1
    while True:
        while start < end and part.text[start].isspace():
            start += 1
        if first <= last and places[first].start() == start and part.marks[first].kind in _OUTER:
            start = places[first].end()
            first += 1
        else:
            break
    if item := _ENUMERATOR.match(part.text, start):
        start = item.end()
    while True:
        while end > start and part.text[end - 1].isspace():
            end -= 1
        if first <= last and places[last].end() == end and part.marks[last].kind in _OUTER:
            end = places[last].start()
            last -= 1
        else:
            break
    head, tail = _slice(part, 0, start).source, _slice(part, end, len(part.text)).source
    return [head, _slice(part, start, end), tail]
