"""Signs of rights, ©, ℗, ® and ™: one that the machine dropped stands again at the word that it marks."""

from __future__ import annotations

import re

from translate.repair.style import Style

_SPACE = "[ \u00a0\u2009\u202f]?"
_WORD = r"\w+(?:[-'’.&]\w+)*"
# © stands before its year or name, perhaps with a mark of markup between; ® and ™ stand behind theirs.
_BEFORE = re.compile(rf"(?P<sign>[©℗])(?P<gap>{_SPACE})(?P<word>(?:⟪\d+⟫)*{_WORD})")
_BEHIND = re.compile(rf"(?P<word>{_WORD}(?:⟪\d+⟫)*)(?P<gap>{_SPACE})(?P<sign>[®™])")


def signs(source: str, text: str, style: Style) -> str:
    """Put each lost sign of rights back at its word, where the English has that word."""
    for pattern in (_BEFORE, _BEHIND):
        if not pattern.search(source):
            continue
        told = {sign: text.count(sign) for sign in "©℗®™"}
        for match in pattern.finditer(source):
            sign = match["sign"]
            if told[sign] >= source.count(sign):
                continue
            place = _bare(match["word"], text)
            if place is None:
                continue
            gap = " " if match["gap"] else ""
            at, added = (place[0], sign + gap) if pattern is _BEFORE else (place[1], gap + sign)
            text = text[:at] + added + text[at:]
            told[sign] += 1
    return text


def _bare(word: str, text: str) -> tuple[int, int] | None:
    """Return where a word first stands in a text without a sign of rights beside it."""
    bare = rf"(?<![\w©℗])(?<![©℗]{_SPACE[:-1]}){re.escape(word)}(?!\w|{_SPACE}[®™])"
    found = re.search(bare, text)
    return found.span() if found else None
