"""Where the sentences of one French paragraph begin.

Candidates are the runs of `.`, `!`, `?` and `…` that white space follows; each is judged by the word before it, the
marks that close after it and what begins next. Precision goes first: a boundary missed costs a long sentence, a false
one costs two wrong translations. One pass, every look to either side bounded: time is linear whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.segmenting.pairs import Pairs, find_pairs
from translate.segmenting.words import (
    AFTER_HEADING,
    APOSTROPHE,
    BEFORE_DAY,
    BEFORE_NUMBER,
    EXCLAIMING,
    LETTERED,
    LOWER,
    NETWORK,
    OPENER,
    TITLES,
    UPPER,
    inside,
)

ASIDE = 90  # characters: a quotation or bracket inside a sentence up to this long is not cut
LOOK_AHEAD = 64  # characters: the marks and spaces before a sentence's first letter
LOOK_BACK = 40  # characters: the longest word before a full stop that is looked at

_TERMINAL = re.compile(r"[.!?…]+(?:[ \u00a0\u2009\u202f][!?…]+)*")
_CLOSERS = re.compile(
    r"(?:[ \u00a0\u2009\u202f]?[»”›]|[\"'’)\]]|\[\d{1,3}\]|[¹²³⁴-⁹]"
    r"|[ \u00a0]?[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)+"
)
_SPACE = re.compile(r"\s+")
_HEAD = re.compile(r"[\s«“\"'(—–*-]*")
_LEAD = re.compile(r"(?:[\s«“„\"'‘’‹(\[—–\-•*#@¿¡…]|(?<=[\[(])\.{3}|(?<=[.…])[\])])*")
_CONTINUES = re.compile(rf"\s?(?:,|[{LOWER}](?![{UPPER}]))")  # » a-t-il dit
_CAMEL = re.compile(rf"[{LOWER}]{{1,5}}[{UPPER}]")  # iPhone, macOS
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|fr|org|net|eu|io|ai|gouv)\b)")
_ELIDED = re.compile(rf"^(?:l|d|qu|n|s|j|m|t|c|jusqu|lorsqu|puisqu){APOSTROPHE}(?=.)", re.IGNORECASE)
_WORD_LEAD = re.compile(r"^[\s«“„\"'‘’‹(\[—–*]+")
_INITIAL = re.compile(rf"(?:^|[-.\W])[{UPPER}]$")
_DOTTED = re.compile(r"^[^\W\d](?:\.-?[^\W\d])+$")
_ROMAN = re.compile(r"^[IVXLC]+$")
_TITLE = re.compile(r"(?:MM\.|Mmes?|Mlles?|Mgr|Drs?|Pr|Me)\s")
_NUMBERED = re.compile(r"(?:n[°ºo]s?\s*)?(?:\d|[IVXLC]+\b|[A-Z]-?\d)")
_LETTER = re.compile(r"[A-H]\b(?!['’-])")
_DAY = re.compile(
    r"(?:[12]?\d|3[01])(?:er)?(?:\s*[-–/]\s*\d|\s+(?:au|janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c))",
    re.IGNORECASE,
)
_UNITS = frozenset("h m s g l t km kg cm mm m² ha € $ % min sec".split())


def boundaries(text: str, start: int, end: int, opaque: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return where each sentence of `text[start:end]` after the first begins: offsets of visible characters.

    No boundary falls inside a stretch of `opaque` (offsets into `text`, in order, without overlap).
    """
    quotes, brackets = find_pairs(text, start, end)
    kept = Pairs(tuple(first - 1 for first, _ in opaque), tuple(last for _, last in opaque))
    found: list[int] = []
    begin, head = start, _head(text, start, end)
    for terminal in _TERMINAL.finditer(text, start, end):
        at, after = terminal.start(), terminal.end()
        if at == begin or after == end:
            continue
        closed = _close(text, after, end, quotes)
        space = _SPACE.match(text, closed, end)
        following = space.end() if space else closed
        if following == end or (space is None and not _glued(text, at, after, end)):
            continue
        if kept.around(following) or _aside(text, quotes, head, following) or _aside(text, brackets, head, following):
            continue
        if _ends(text, head, terminal, closed, following, end, quotes):
            found.append(following)
            begin, head = following, _head(text, following, end)
    return found


def _head(text: str, begin: int, end: int) -> int:
    """Return where the first word of the sentence at `begin` stands, behind its opening marks."""
    head = _HEAD.match(text, begin, end)
    return head.end() if head else begin


def _close(text: str, after: int, end: int, quotes: Pairs) -> int:
    """Return where the marks that close after a terminal end; a spaced `"` counts when it closes a quotation."""
    closers = _CLOSERS.match(text, after, end)
    closed = closers.end() if closers else after
    if closed + 1 < end and text[closed].isspace() and text[closed + 1] == '"' and quotes.ending_at(closed + 1):
        closed += 2
    return closed


def _glued(text: str, at: int, after: int, end: int) -> bool:
    """Return whether a space is missing at `after`: two small letters stand before, a word that only opens after."""
    return text[at - 2 : at].isalpha() and text[at - 2 : at].islower() and bool(AFTER_HEADING.match(text, after, end))


def _aside(text: str, pairs: Pairs, head: int, following: int) -> bool:
    """Return whether `following` stands in a short quotation or bracket that its sentence holds as a part."""
    pair = pairs.around(following)
    if pair is None or pair[1] - pair[0] > ASIDE:
        return False
    return pair[0] > head or bool(_CONTINUES.match(text, pair[1] + 1))


def _ends(text: str, head: int, terminal: re.Match[str], closed: int, following: int, end: int, quotes: Pairs) -> bool:
    """Return whether `terminal`, with its closing marks up to `closed`, ends the sentence that begins at `head`."""
    at, after = terminal.span()
    mark = text[at:after]
    opener = text[at - 1]
    if opener in "([" and closed > after:  # (!), (…), […]: a remark on the sentence, or an omission
        return False
    lead = _LEAD.match(text, following, min(end, following + LOOK_AHEAD))
    first = lead.end() if lead else following
    if first == end:
        return False
    kind = _begins(text, first, end)
    if kind == "":
        return False
    if mark == ".":
        return _full_stop_ends(text, head, at, first, end, kind)
    if kind in ("lower", "address"):
        return False
    if mark[-1] in ".…" and "!" not in mark and "?" not in mark:
        return kind == "upper"
    clear = bool(OPENER.match(text, first, end))
    if mark == "!" and _word(text, head, at).lower() in EXCLAIMING:
        return clear
    if closed > after and not clear:
        # le magazine « Où ? » Paris: an exclamation quoted inside a sentence ends nothing by itself
        pair = quotes.ending_at(closed - 1)
        if pair and pair[0] > head and text[max(head, pair[0] - 3) : pair[0]].rstrip()[-1:] not in (":", ",", "—", "–"):
            return False
    return kind in ("upper", "digit")


def _begins(text: str, first: int, end: int) -> str:
    """Return what stands at `first`: "upper", "digit", "lower", "address", or "" for anything else.

    Letters without case count as capitals; a brand such as iPhone too.
    """
    letter = text[first]
    if letter.isdigit() or letter in "§€$№":
        return "digit"
    if not letter.isalpha():
        return ""
    if not letter.islower():
        return "upper"
    if _CAMEL.match(text, first, end):
        return "upper"
    return "address" if _ADDRESS.match(text, first, min(end, first + 80)) else "lower"


def _full_stop_ends(text: str, head: int, at: int, first: int, end: int, kind: str) -> bool:
    """Return whether a single full stop at `at` ends its sentence, the next visible word standing at `first`."""
    if kind == "lower":
        return False
    word = _word(text, head, at)
    low = word.lower()
    if kind == "address":
        return len(word) > 3 and low not in inside() and low not in BEFORE_NUMBER and word.isalpha()
    clear = bool(OPENER.match(text, first, end))
    if low in TITLES and (word[0].isupper() or len(word) > 1) and not _is_acronym(word):
        return clear and word[0].islower()  # mon prof. Il…
    if at - len(word) <= head and (word.isdigit() or _ROMAN.match(word) or len(word) == 1):
        return False  # 1. IV. a. at the head of the sentence: an enumeration
    if low in BEFORE_DAY and _DAY.match(text, first, min(end, first + LOOK_AHEAD)):
        return False
    if low in BEFORE_NUMBER or low in _UNITS:
        if low in _UNITS and text[max(head, at - len(word) - 3) : at - len(word)].rstrip()[-1:].isdigit():
            return kind == "upper"
        numbered = len(low) == 1 or _NUMBERED.match(text, first, end) is not None
        numbered = numbered or (low in LETTERED and _LETTER.match(text, first, end) is not None)
        return clear or (kind == "upper" and not numbered)
    if kind == "digit" and word.isdigit() and len(word) <= 3:
        return False  # 12. 10. 2023, 1. 250. 000
    if word.endswith(("C", "F")) and "°" in text[max(head, at - 3) : at]:
        return kind == "upper"
    if len(word) == 1 and word.isalpha():
        before = _word(text, head, at - 2).lower()
        if before in LETTERED or (word == "X" and before in NETWORK):
            return kind == "upper"  # le plan B. Paul…
        return clear or bool(_TITLE.match(text, first, end))
    if _INITIAL.search(word) or _DOTTED.match(word):
        return clear
    return clear or low not in inside() or _is_acronym(word)


def _is_acronym(word: str) -> bool:
    """Return whether a word in capitals (MS, FT) or a unit (mm) only looks like an abbreviation."""
    return word == "mm" or (len(word) > 1 and word.isupper() and "." not in word and word not in ("MM", "NB", "PS"))


def _word(text: str, head: int, at: int) -> str:
    """Return the word that stands before `at`, without elided article and opening marks; "" when none does."""
    words = text[max(head, at - LOOK_BACK) : at].split()
    if not words or at <= head or text[at - 1].isspace():
        return ""
    word = _ELIDED.sub("", _WORD_LEAD.sub("", words[-1]))
    return word if any(letter.isalnum() for letter in word) else ""
