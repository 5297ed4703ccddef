"""Quotation marks and apostrophes in one style, none lost at the ends, punctuation on the side the locale wants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.repair.lookalikes import hidden, shown
from translate.repair.style import Quotes, Style

_GUILLEMET = re.compile(r"[«‹][ \u00a0\u2009\u202f]*|[ \u00a0\u2009\u202f]*[»›]")
_DOUBLE = '"“”„«»'
_MARK = re.compile(f"[{_DOUBLE}]")
_ENGLISH_MARK = re.compile('["“”„]')
_OPENING_BEFORE = frozenset(" \u00a0\u2009\u202f([{—–-/‘'")
_LETTERS_AROUND = re.compile(r"(?<=\w)['’‘](?=\w)")
_STOP_OUTSIDE = re.compile(r"[^\s.!?…][ \u00a0\u2009\u202f]*[\"”»]\.\s*$")
_STOP_INSIDE = re.compile(r"(?<![\s.])(\.)([\"”])(?=\s*$)")
_WHOLE = re.compile(rf"[{_DOUBLE}].*[{_DOUBLE}][.!?…]?", re.DOTALL)
_SAID = re.compile(r'^(?P<said>["“][^"“”]+[,!?]["”] (?:\S+ ){1,7}?\S+\. )(?=[A-Z][^"“”]*["”][.!?]?$)')
_SAYS = re.compile(r'["“][^"“”]+[,!?]["”] ')
_SAID_LAST = re.compile(r'[,!?]["”] [^"“”]+[.!?…]$')
_SINGLE = str.maketrans('“”"', "‘’'")
_ENDING = re.compile(rf"(?:[{_DOUBLE}][ \u00a0\u2009\u202f]*)*$")  # the marks that stand at an end together
_TEXT_END = re.compile(r"[.!?…,;:]*$")
_STOP_BEHIND = re.compile(r"(?<=[^\s⟫])([\"”]|(?<=\w)’(?=[.,](?:\s|$)))([.,])(?![.\d])")
_OPEN_SINGLE = re.compile(r"‘(?:[^‘’]|’(?=\w))*$")
_CURLY_SINGLE = re.compile("[‘’]")
_DECADE = re.compile(r"(?:(?<=^)|(?<=[\s(\[“—–]))'(?=\d0s)")
_SINGLE_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[“—–]))'(?=\S)(?=[^']*')")

# A dialogue's dash, not the sign of a number; and what a machine writes for it.
_DASH = re.compile(r"[–—]\s+(?=[^\s\d])")
_FOR_DASH = re.compile(r"(?:[-–—]\s+|(?P<mark>[\"“])\s*)(?=\S)")
_CLOSED_LAST = re.compile(r"([^\"“”]*)[\"”]([.!?…]?)")


def quotes(source: str, text: str, style: Style) -> str:
    """Write every quotation mark in the wanted style; put back those the machine lost at either end of a segment.

    A quotation that began or ends in another segment keeps its one mark. In en-US a full stop or comma stands before
    the closing mark, unless what is quoted is a placeholder; elsewhere a full stop that ends the text stands behind the
    mark where it does in the source. A dialogue's dash stays, unless quotation marks close before "he said". Primes
    behind figures (`1'44"22`) and arrows (`File › Open`) are no quotation marks.
    """
    return shown(_quoted(*hidden(source, text), style))


def _quoted(source: str, text: str, style: Style) -> str:
    text = _at_the_ends(source, _GUILLEMET.sub('"', _spoken(source, text)))
    text = _paired(source, _resumed(source, text), style)
    if style.stops_inside:
        text = _STOP_BEHIND.sub(_inside, text)
    elif _STOP_OUTSIDE.search(source):
        text = _STOP_INSIDE.sub(r"\2\1", text)
    return _apostrophes(text, style)


def _spoken(source: str, text: str) -> str:
    """Begin with the dash of the source what a machine began with a hyphen or a quotation mark: `- Yes.`, `"Yes.`"""
    dash, begun = _DASH.match(source), _FOR_DASH.match(text)
    if dash is None or begun is None or (begun["mark"] and _MARK.search(source)):
        return text
    rest = text[begun.end() :]
    if begun["mark"] and _MARK.search(rest):
        closed = _CLOSED_LAST.fullmatch(rest)
        if closed is None:
            return text
        rest = closed[1] + closed[2]
    return dash[0] + rest


def depth(text: str) -> int:
    """Return how deep quotations are nested in a French text, which may begin within one."""
    levels = _levels(text)
    return max(levels) - min(levels)


def _levels(text: str) -> list[int]:
    """Return the depth at the beginning, 0, and behind each mark; below 0, a quotation ended that began before."""
    levels = [0]
    straight = False
    for character in _MARK.findall(text):
        if character in "«“„" or (character == '"' and not straight):
            levels.append(levels[-1] + 1)
            straight = straight or character == '"'
        else:
            levels.append(levels[-1] - 1)
            straight = straight and character != '"'
    return levels


def differ(source: str, text: str) -> bool:
    """Tell whether of a text and its translation one has an odd number of quotation marks: its neighbours tell why."""
    source, text = hidden(source, text)
    return _count(source) % 2 != _count(text) % 2


def across(sources: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return the translations of a paragraph's segments with their quotation marks put right as only the row tells.

    English closes a quotation before "she said" and opens it again, be it in the next segment (« Non, dit-elle. », « Je
    reste. Je dors. »). It opens none twice, and one within another has single marks.
    """
    pairs = [hidden(source, text) for source, text in zip(sources, texts, strict=True)]
    sources, made = [source for source, _ in pairs], [text for _, text in pairs]
    opening = "“" if any("“" in text or "”" in text for text in texts) else '"'
    outer = _outer(sources)
    inside = 0
    for place, source in enumerate(sources):
        if inside > 0:
            made[place] = _within(source, made, place, opening, outer)
        inside += sum(_step(mark, outer, inside) for mark in source if mark in outer)
    return [shown(text) for text in made]


def _within(source: str, made: Sequence[str], place: int, opening: str, outer: str) -> str:
    """Return the translation of a segment that begins within a quotation of the French."""
    text, before = made[place], "".join(made[:place])
    marked = source.lstrip()[:1] in tuple(_DOUBLE)
    opened = _is_open(before, opening)
    resumes = not opened and not marked and _SAID_LAST.search(before) is not None
    marks = _count(source)
    if (opened or resumes) and marks and marks % 2 == 0 and marks == _count(text) and not set(outer) & set(source):
        text = text.translate(_SINGLE)
    if opened and not marked and _SAYS.match(text):
        return text[1:]
    rest = text + "".join(made[place + 1 :])
    return opening + text if resumes and text[:1] not in tuple(_DOUBLE) and _ends_first(rest, opening) else text


def _outer(sources: Sequence[str]) -> str:
    """Return the marks, opening and closing, that the quotations of a French paragraph have."""
    return next((marks for marks in ("«»", "“”") if any(set(marks) & set(source) for source in sources)), '"')


def _step(mark: str, outer: str, inside: int) -> int:
    return (-1 if inside % 2 else 1) if outer == '"' else (1 if mark == outer[0] else -1)


def _is_open(text: str, opening: str) -> bool:
    """Tell whether a quotation of an English text is open at its end."""
    return text.count('"') % 2 == 1 if opening == '"' else text.rfind("“") > text.rfind("”")


def _ends_first(text: str, opening: str) -> bool:
    """Tell whether the first mark of an English text closes what began before."""
    first = _ENGLISH_MARK.search(text)
    return first is not None and (text.count('"') % 2 == 1 if opening == '"' else first.group() == "”")


def _at_the_ends(source: str, text: str) -> str:
    wanted, present = _count(source), _count(text)
    stripped = source.strip()
    if present >= wanted or not text:
        return text
    completed = text
    if stripped[0] in _DOUBLE and text[0] not in _DOUBLE:
        completed, present = f'"{completed}', present + 1
    last = _TEXT_END.sub("", stripped)
    unclosed = present % 2 == 1 or (present == 0 and wanted == 1)
    if unclosed and last and _closing(last) > _closing(_TEXT_END.sub("", text)):
        ending = _TEXT_END.search(completed)
        cut = ending.start() if ending and stripped[-1] not in _DOUBLE else len(completed)
        completed, present = f'{completed[:cut]}"{completed[cut:]}', present + 1
    return completed if present % 2 == wanted % 2 else text


def _closing(text: str) -> int:
    """Return how many quotation marks end a text."""
    ending = _ENDING.search(text)
    return _count(ending.group()) if ending else 0


def _resumed(source: str, text: str) -> str:
    """Open a quotation again behind "she said", within which French does not close it: « Non, dit-elle. Demain. »"""
    if _count(source) != 2 or _count(text) != 3 or _WHOLE.fullmatch(source.strip()) is None:
        return text
    return _SAID.sub(r'\g<said>"', text)


def _paired(source: str, text: str, style: Style) -> str:
    """Tell opening marks from closing ones and write both in the style."""
    if not _ENGLISH_MARK.search(text):
        return text
    nested = depth(source) > 1
    level = _begins_inside(source)
    parts: list[str] = []
    skip_space = False
    for position, character in enumerate(text):
        if character not in '"“”„':
            if not (skip_space and character in " \u00a0\u2009\u202f"):
                parts.append(character)
                skip_space = False
            continue
        opening = _opens(text, position, level)
        level = level + 1 if opening else max(0, level - 1)
        single = nested and (level if opening else level + 1) > 1
        if not opening:
            while parts and parts[-1] in {" ", "\u00a0", "\u2009", "\u202f"}:
                parts.pop()
        skip_space = opening
        parts.append(_mark(opening, single, style))
    return "".join(parts)


def _opens(text: str, position: int, level: int) -> bool:
    character = text[position]
    if character in "“„":
        return True
    if character == "”":
        return False
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    free_before = not before or before in _OPENING_BEFORE or before in '“"‘'
    free_after = not after or after.isspace() or after in '.,;:!?…)]}—–"”'
    if free_before and not free_after:
        return True
    if free_after and not free_before:
        return False
    return level == 0


def _begins_inside(source: str) -> int:
    """Return how many quotations a text begins within, by the closing marks that close none of its own."""
    first = _MARK.search(source)
    if first is not None and first.group() == '"' and not _opens(source, first.start(), 0):
        return 1
    return -min(_levels(source))


def _mark(opening: bool, single: bool, style: Style) -> str:
    if style.quotes is Quotes.STRAIGHT:
        return "'" if single else '"'
    return ("‘" if opening else "’") if single else ("“" if opening else "”")


def _inside(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1]
    if match[1] == "’" and not _OPEN_SINGLE.search(match.string, 0, match.start()):
        return match[0]  # « les directeurs »: the directors’
    return match[1] if before in ".!?…" and match[2] == "." else match[2] + match[1]


def _apostrophes(text: str, style: Style) -> str:
    if style.quotes is Quotes.STRAIGHT:
        return _CURLY_SINGLE.sub("'", text)
    text = _SINGLE_OPENING.sub("‘", _DECADE.sub("’", _LETTERS_AROUND.sub("’", text)))
    return text.replace("'", "’")


def _count(text: str) -> int:
    return len(_MARK.findall(text))
