"""Accelerators: the letter of a menu or button that a marker (`&`, `_`, `~`) makes a key.

The marker is taken out before translation and set again on a letter of the English: the French one where a word of the
English begins with it, else the first letter of the first word. An `&` that is part of a name (`R&D`, `Dupont&Fils`) or
of an address is no marker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MARKERS = "&_~"
FEW = 3  # strings with a marker that make a catalogue one that has accelerators
LONGEST = 60  # characters: a longer text is no menu entry
_MARKED = {
    "&": re.compile(r"(?<!&)&(?![A-Za-z]+;|#\d+;|#x[0-9A-Fa-f]+;)(?=\w)"),
    "_": re.compile(r"(?<![\w_])_(?=[^\W\d_])|(?<=[^\W\d_])_(?=[^\W\d_])"),
    "~": re.compile(r"~(?=[^\W\d_])"),
}
_ADDRESS = re.compile(r"\S*(?:://|\bwww\.|\?\S+=)\S*")
_CODE = re.compile(r"[/\\{}<>=$]|\w_\w+_|__|\w\(\)|\?\S+=|://")


@dataclass(frozen=True, slots=True)
class Accelerator:
    """A marker and the letter it stands before, in lower case."""

    marker: str
    letter: str


def marker_of(texts: Iterable[str], declared: str | None = None) -> str | None:
    """Return the marker that a catalogue's strings use, or None: the one its header declares, else the commonest that
    begins words in `FEW` strings or more."""
    if declared and declared in MARKERS:
        return declared
    seen: Counter[str] = Counter()
    for text in texts:
        for marker in MARKERS:
            match = _match(text, marker)
            if match is not None and (match.start() == 0 or not text[match.start() - 1].isalpha()):
                seen[marker] += 1
    best = seen.most_common(1)
    return best[0][0] if best and best[0][1] >= FEW else None


def take(text: str, marker: str | None) -> tuple[str, Accelerator | None]:
    """Return the text without its accelerator, and the accelerator; the text itself when it has none."""
    match = _match(text, marker) if marker else None
    if match is None:
        return text, None
    bare = text[: match.start()] + text[match.end() :]
    return bare, Accelerator(match.group(), bare[match.start()].lower())


def put(text: str, accelerator: Accelerator | None) -> str:
    """Return the text with the accelerator on one of its letters; unchanged when it has no letter for it."""
    if accelerator is None:
        return text
    begins = [match.start() for match in re.finditer(r"(?<![\w&;%{<])[^\W\d_]", _hidden(text))]
    at = next((place for place in begins if text[place].lower() == accelerator.letter), None)
    if at is None:
        at = begins[0] if begins else None
    return text if at is None else text[:at] + accelerator.marker + text[at:]


def _match(text: str, marker: str) -> re.Match[str] | None:
    """Return the one place where the marker makes an accelerator; None when there is none, or more than one."""
    if marker not in text or len(text) > LONGEST or "\n" in text:
        return None
    if marker != "&" and _CODE.search(text):
        return None
    found = [match for match in _MARKED[marker].finditer(text) if marker != "&" or not _joins(text, match.start())]
    return found[0] if len(found) == 1 else None


def _joins(text: str, at: int) -> bool:
    """Tell whether the `&` at an offset joins two names (a letter before it, a capital after it) or the parameters of
    an address: a menu has its key at a small letter inside a word (`Fi&chier`), or at the first letter of one."""
    if text[:at][-1:].isalpha() and text[at + 1].isupper():
        return True
    return any(match.start() < at < match.end() for match in _ADDRESS.finditer(text))


def _hidden(text: str) -> str:
    """Return the text with blanks for its placeholders and tags, offsets kept."""
    from translate.patterns import find

    letters = list(text)
    for start, end, _ in find(text):
        letters[start:end] = " " * (end - start)
    return "".join(letters)
