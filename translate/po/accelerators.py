"""Accelerators: the letter of a menu or button that a marker (`&`, `_`, `~`) makes a key.

The marker is taken out before translation and set again on a letter of the English: the French one where a word of the
English begins with it, else the first letter of the first word. An `&` that is part of a name (`R&D`, `Dupont&Fils`) or
of an address is no marker. Where little speaks for accelerators (few strings have one, or the text is long), only those
are taken that leave no doubt: `&Fichier`, `_Ouvrir`, `Enregistrer &sous`, `Fi&chier`; not `Dupont &Fils`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html.entities import html5

MARKERS = "&_~"
FEW = 3  # strings with a marker that make a catalogue one that has accelerators
LONGEST = 60  # characters: a longer text is a menu entry or a box to tick only where its marker leaves no doubt
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


def marker_of(texts: Iterable[str], declared: str | None = None, markers: str = MARKERS) -> str | None:
    """Return which of `markers` a catalogue's strings use, or None: the one its header declares, else the commonest
    that begins words in `FEW` strings or more, else the one that leaves no doubt in any string that has it."""
    if declared and declared in MARKERS:
        return declared
    seen: Counter[str] = Counter()
    first: dict[str, list[tuple[str, int]]] = {}
    for text in texts:
        for marker in markers:
            match = _match(text, marker)
            if match is None:
                continue
            places = first.setdefault(marker, [])
            if len(places) < FEW:
                places.append((text, match.start()))
            if match.start() == 0 or not text[match.start() - 1].isalpha():
                seen[marker] += 1
    best = seen.most_common(1)
    if best and best[0][1] >= FEW:
        return best[0][0]
    return next((marker for marker, places in first.items() if all(_is_plain(*place) for place in places)), None)


def find(text: str, marker: str) -> int | None:
    """Return where the marker of a text's accelerator stands; None when it has none."""
    match = _match(text, marker)
    return None if match is None else match.start()


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
    if marker not in text or "\n" in text:
        return None
    if marker != "&" and (text.count(marker) > 1 or _CODE.search(text)):
        return None
    found = [match for match in _MARKED[marker].finditer(text) if marker != "&" or not _joins(text, match.start())]
    if len(found) != 1 or (len(text) > LONGEST and not _is_plain(text, found[0].start())):
        return None
    return found[0]


def _is_plain(text: str, at: int) -> bool:
    """Tell whether the marker at an offset leaves no doubt that it makes an accelerator: the text begins with it and a
    capital, a capital stands behind it amid a sentence, or the word that it stands in is one without it."""
    if text[at + 1].isupper():
        words = _hidden(text)[:at].split()
        return not words or (text[at - 1] == " " and words[-1][0].islower())
    if text[at] == "~" or (text[at] == "_" and not text[0].isupper()):  # "~cinq minutes", "_id", "e_mail"
        return False
    word = re.split(r"[\W_]", text[:at])[-1] + re.split(r"[\W_]", text[at + 1 :])[0]
    return len(word) > 2 and word not in html5 and _is_word(word)  # "&copy 2024" is an entity


def _is_word(word: str) -> bool:
    """Tell whether simplemma's French or English dictionary has a word."""
    import simplemma

    return any(simplemma.is_known(word.lower(), lang=language) for language in ("fr", "en"))


def _joins(text: str, at: int) -> bool:
    """Tell whether the `&` at an offset joins two names (a letter before it, a capital after it) or the parameters of
    an address: a menu has its key at a small letter inside a word (`Fi&chier`), or at the first letter of one."""
    if text[:at][-1:].isalpha() and text[at + 1].isupper():
        return True
    return any(match.start() < at < match.end() for match in _ADDRESS.finditer(text))


def _hidden(text: str) -> str:
    """Return the text with blanks for its placeholders and tags, offsets kept."""
    from glossary.patterns import find

    letters = list(text)
    for start, end, _ in find(text):
        letters[start:end] = " " * (end - start)
    return "".join(letters)
