"""Signs of rights, ©, ℗, ® and ™: one that the machine dropped stands again at the word that it marks."""

from __future__ import annotations

import re

from translate.repair.style import Style

_SIGNS = "©℗®™"
_BLANK = "[ \u00a0\u2009\u202f]"
_SPACE = f"{_BLANK}?"
_WORD = r"\w+(?:[-'’.&]\w+)*"
# © stands before its year or name, perhaps with a mark of markup between; ® and ™ stand behind theirs.
_BEFORE = re.compile(rf"(?P<sign>[©℗])(?P<gap>{_SPACE})(?P<word>(?:⟪\d+⟫)*{_WORD})")
_BEHIND = re.compile(rf"(?P<word>{_WORD}(?:⟪\d+⟫)*)(?P<gap>{_SPACE})(?P<sign>[®™])")


def signs(source: str, text: str, style: Style) -> str:
    """Put each lost sign of rights back at its word, where the English has that word."""
    lost = {sign: source.count(sign) - text.count(sign) for sign in _SIGNS}
    if max(lost.values()) <= 0:  # as in most texts; to look for words before a sign takes long in a long one
        return text
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(source):
            sign = match["sign"]
            place = _bare(match["word"], text) if lost[sign] > 0 else None
            if place is None:
                continue
            gap = " " if match["gap"] else ""
            at, added = (place[0], sign + gap) if pattern is _BEFORE else (place[1], gap + sign)
            text = text[:at] + added + text[at:]
            lost[sign] -= 1
    return text


def _bare(word: str, text: str) -> tuple[int, int] | None:
    """Return where a word first stands in a text without a sign of rights beside it."""
    bare = rf"(?<![\w©℗])(?<![©℗]{_BLANK}){re.escape(word)}(?!\w|{_SPACE}[®™])"
    found = re.search(bare, text)
    return found.span() if found else None
