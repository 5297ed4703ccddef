"""Inline markup around the words of a translation: spaces, quotation marks and stops stand where it is read as such.

A machine that carries marks through puts spaces on either side of them, but `** cat**` is no emphasis any more
(CommonMark 0.31, 6.2: a delimiter run opens where no white space follows it), and an underlined space is ugly anywhere.
The functions take a translation with its marks (`⟪0⟫`), the source with them, and what the marks stand for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import partial

from glossary.patterns import Kind, tag_name
from translate.protect import MARK, Mark
from translate.repair.punctuation import ABBREVIATION

_SPACES = r"[ \u00a0\u2009\u202f]+"
_LONE_TAG = re.compile(r"</?[^\W\d][^<>]*>")
_BRACKETED_TAG = re.compile(r"\[(/?)[a-z]+(?:=[^\]]*)?\]")
_JOINT = re.compile(r"</.*>\s*<[^/].*>", re.DOTALL)
_EMPHASIS = re.compile(r"[*_~]+")
_OPENED = re.compile(r"[\s(\[{“‘«]\Z")  # what needs no space behind it
_WORD_FOLLOWS = re.compile(r"\w|[(\[{“‘«€$£&+#@]|[-–—/>=]\s")
_STOP_BEFORE = re.compile(r"(?P<stop>\.{3}|[.!?…])(?P<marks>(?:⟪\d+⟫)+)(?=\s|\Z)")
_CLOSERS = re.compile(r"(?:⟪\d+⟫|[\s\"'»”’)\]])*\Z")
_SENTENCE_FOLLOWS = re.compile(r"(?P<stop>\.{3}|[.!?…])?(?=\s*\Z|\s+(?:⟪\d+⟫|[\"'“‘«(])*[A-Z])")
# A quotation mark directly outside a mark, and the nearest one on the other side of it: `⟪0⟫ click "`, `" now⟪1⟫`.
_QUOTE_BEFORE = re.compile(r"(?:[«“]\s*|\")(?:⟪\d+⟫)*\Z")
_QUOTE_BEHIND = re.compile(r"(?:⟪\d+⟫)*(?:\s*[»”]|\")")
_NEXT_QUOTE = re.compile(r"(?P<words>[^⟪⟫«»“”\"]*)(?P<quote>[\"“«])")
_LAST_QUOTE = re.compile(r"(?P<quote>[\"”»])(?P<words>[^⟪⟫«»“”\"]*)\Z")
_CONTRACTION = r"['’](?:re|s|ve|ll|d|m)\b(?!['’])"
_MARKED_WORD = re.compile(r"⟪(?P<opening>\d+)⟫[^\W\d_][\w'’-]*⟪(?P<closing>\d+)⟫")
_EMPTIED = re.compile(r"⟫\s*⟪")  # marks without a word between
_WORD = r"(?P<word>\w[\w'’-]*)"
_TWO_STOPS = re.compile(r"(?<!\.)\.(?P<marks>(?:⟪\d+⟫)+)\.(?!\.)")


class Side(Enum):
    """What an inline mark does to the words beside it."""

    OPENS = auto()
    CLOSES = auto()


def sides(source: str, marks: Sequence[Mark]) -> Mapping[int, Side]:
    """Tell which marks of a source open inline markup and which close it; code, breaks and footnotes do neither.

    A sign that opens and closes alike (`**`) is told by what it touches, as Markdown tells it, and between two letters
    by whether one is open already. So is the joint of two runs in an office file; between two letters it has no side.
    """
    found: dict[int, Side] = {}
    opened: set[str] = set()
    for place in MARK.finditer(source):
        number = int(place[1])
        mark = marks[number]
        side = _written_side(mark)
        before = MARK.sub("", source[: place.start()])[-1:]
        after = MARK.sub("", source[place.end() :])[:1]
        if side is None and mark.kind is Kind.TAG and _JOINT.fullmatch(mark.text):
            side = None if before.isalnum() and after.isalnum() else _flank(before, after, False)
        elif side is None and _EMPHASIS.fullmatch(mark.text):
            side = _flank(before, after, mark.text in opened)
            opened = opened | {mark.text} if side is Side.OPENS else opened - {mark.text}
        if side is not None:
            found[number] = side
    return found


def tightened(text: str, source: str, marks: Sequence[Mark]) -> str:
    """Move the spaces directly inside an opening or closing mark out of it, unless the source has one there.

    No space is doubled over a mark, unless it is in the source, and none is put before punctuation or a contraction
    (`<i> ’re`).
    """
    if not marks:
        return text
    found = sides(source, marks)
    for number in sorted((each for each, side in found.items() if side is Side.OPENS), reverse=True):
        if not re.search(rf"⟪{number}⟫\s", source):
            text = re.sub(rf"⟪{number}⟫{_SPACES}", _opening, text)
    for number in sorted(each for each, side in found.items() if side is Side.CLOSES):
        if not re.search(rf"\s⟪{number}⟫", source):
            text = re.sub(rf"{_SPACES}⟪{number}⟫", partial(_closing, source, found), text)
    tags = "|".join(str(number) for number, mark in enumerate(marks) if _is_tag(mark))
    if not tags:
        return text
    row = rf"(?P<row>(?:⟪(?:{tags})⟫)+)"
    text = re.sub(rf"{_SPACES}{row}{_SPACES}", partial(_one_space, source, found), text)
    return re.sub(rf"(?:{_SPACES})?{row}(?:{_SPACES})?(?={_CONTRACTION})", r"\g<row>", text)


def filled(text: str, source: str, marks: Sequence[Mark]) -> str:
    """Put into a pair of marks that a machine emptied the word beside it, where the source has one word in it: of
    `**Fichier**` it makes `****File`."""
    if not _EMPTIED.search(text):
        return text
    found = sides(source, marks)
    for pair in _MARKED_WORD.finditer(source):
        if (found.get(int(pair["opening"])), found.get(int(pair["closing"]))) != (Side.OPENS, Side.CLOSES):
            continue
        opening, closing = f"⟪{pair['opening']}⟫", f"⟪{pair['closing']}⟫"
        emptied = rf"{opening}\s*{closing}"
        if (match := re.search(rf"{emptied}(?P<space>\s*)(?P<article>(?:(?:the|an?)\s+)?){_WORD}", text)) is not None:
            before = text[: match.start()]
            lead = "" if not before or _OPENED.search(before) else match["space"]
            text = f"{before}{lead}{match['article']}{opening}{match['word']}{closing}{text[match.end() :]}"
        elif (match := re.search(rf"{_WORD}(?P<space>\s*){emptied}", text)) is not None:
            word = f"{opening}{match['word']}{closing}{match['space']}"
            text = text[: match.start()] + word + text[match.end() :]
    return text


def unquoted(text: str, source: str, marks: Sequence[Mark]) -> str:
    """Keep tags inside the quotation marks that stand directly outside of them in the source: of « <b>Suivant</b> » a
    machine makes `<b>"Next</b>"`."""
    tags = [each for each in MARK.finditer(source) if _is_tag(marks[int(each[1])])]
    for tag in reversed(tags):
        at = text.find(tag[0])
        before = source[: tag.start()]
        if at < 0 or not (_QUOTE_BEFORE.search(before) and _is_open(before)):
            continue
        quote = _NEXT_QUOTE.match(text, at + len(tag[0]))
        if quote is not None and not _is_open(text[: quote.end() - 1]):
            words = quote["words"].lstrip() if text[:at].endswith(" ") else quote["words"]
            text = f"{text[:at]}{words}{quote['quote']}{tag[0]}{text[quote.end() :]}"
    for tag in tags:
        at = text.find(tag[0])
        if at < 0 or not (_QUOTE_BEHIND.match(source, tag.end()) and _is_open(source[: tag.start()])):
            continue
        quote = _LAST_QUOTE.search(text[:at])
        if quote is not None and _is_open(text[: quote.start()]):
            text = f"{text[: quote.start()]}{tag[0]}{text[quote.start() : at]}{text[at + len(tag[0]) :]}"
    return text


def stopped(text: str, source: str, marks: Sequence[Mark]) -> str:
    """Keep the full stop that stands before a mark (`fin.[^1]`), and one only where a mark parts two (`a.m.**.`).

    Of two stops that of an abbreviation stays, else the one that ends the sentence.
    """
    if not marks:
        return text
    for place in _STOP_BEFORE.finditer(source):
        text = _stop_kept(text, place["stop"], place["marks"])
    if _TWO_STOPS.search(source):
        return text
    return _TWO_STOPS.sub(partial(_one_stop, marks), text)


def _is_tag(mark: Mark) -> bool:
    """Tell whether a mark stands for markup around words, be its side told or not."""
    if mark.kind is not Kind.TAG:
        return _written_side(mark) is not None
    return (tag_name(mark.text) or ("", ""))[0] != "empty"


def _is_open(text: str) -> bool:
    """Tell whether a quotation is open at the end of a text."""
    return text.count('"') % 2 == 1 or any(text.count(first) > text.count(last) for first, last in ("“”", "«»"))


def _written_side(mark: Mark) -> Side | None:
    """Return the side of a mark that says itself which it is."""
    if mark.text == "[":
        return Side.OPENS
    if mark.text.startswith("]"):
        return Side.CLOSES
    if mark.kind is not Kind.TAG:
        return None
    if (bracketed := _BRACKETED_TAG.fullmatch(mark.text)) is not None:
        return Side.CLOSES if bracketed[1] else Side.OPENS
    role = tag_name(mark.text) if _LONE_TAG.fullmatch(mark.text) or mark.text.startswith("&") else None
    return {"open": Side.OPENS, "close": Side.CLOSES}.get(role[0]) if role else None


def _flank(before: str, after: str, is_open: bool) -> Side | None:
    """Return the side of an emphasis sign between two characters ("": the edge of the text)."""
    opens = bool(after.strip()) and (after.isalnum() or not before.isalnum())
    closes = bool(before.strip()) and (before.isalnum() or not after.isalnum())
    if opens and closes:
        return Side.CLOSES if is_open else Side.OPENS
    return Side.OPENS if opens else Side.CLOSES if closes else None


def _opening(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    mark = match[0].rstrip()
    return mark if not before or _OPENED.search(before) else f" {mark}"


def _closing(source: str, found: Mapping[int, Side], match: re.Match[str]) -> str:
    mark = match[0].lstrip()
    if (following := MARK.match(match.string, match.end())) is not None:
        apart = found.get(int(following[1])) is Side.CLOSES or mark + following[0] not in source
    else:
        apart = _WORD_FOLLOWS.match(match.string, match.end()) is not None
    return f"{mark} " if apart else mark


def _one_space(source: str, found: Mapping[int, Side], match: re.Match[str]) -> str:
    """Keep of the spaces before and behind a row of marks the one that the source has, else the one outside."""
    row = match["row"]
    place = source.find(row)
    before = place > 0 and source[place - 1].isspace()
    behind = place >= 0 and source[place + len(row) :][:1].isspace()
    if before and behind:
        return match[0]
    first = MARK.match(row)
    closes = first is not None and found.get(int(first[1])) is Side.CLOSES
    return f"{row} " if behind or (closes and not before) else f" {row}"


def _stop_kept(text: str, stop: str, marks: str) -> str:
    """Put a stop before marks that end a sentence in the translation too, where it was lost or stands behind them."""
    start = text.find(marks)
    if start < 0 or (follows := _SENTENCE_FOLLOWS.match(text, start + len(marks))) is None:
        return text
    before = text[:start]
    words = _CLOSERS.sub("", before)
    after = text[follows.end() :]
    if words[-1:] in {".", "!", "?", "…"}:
        return before + marks + after
    if not words or words[-1] in ",;:":
        return text
    return before.rstrip() + (follows["stop"] or stop) + marks + after


def _one_stop(marks: Sequence[Mark], match: re.Match[str]) -> str:
    kinds = {marks[int(each)].kind for each in MARK.findall(match["marks"]) if int(each) < len(marks)}
    if not kinds <= {Kind.TAG, Kind.OPAQUE}:
        return match[0]
    before = MARK.sub("", match.string[: match.start() + 1])
    return f".{match['marks']}" if ABBREVIATION.search(before) else f"{match['marks']}."
