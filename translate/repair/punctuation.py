"""Spaces, the end of the sentence and its first letter, as the source has them and as English writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.doubled import said_once
from translate.proper import keeps_capital
from translate.repair.style import Style
from translate.segmenting.words import ends_in_abbreviation

_SPACES = r"[ \u00a0\u2009\u202f]"
_CLOSED = r"(?:[\s\"'”’»)\].,;:!?]|$)"
_NEEDLESS = re.compile(
    rf"(?<=\S){_SPACES}+(?=[,;:!?)\]}}]{_CLOSED}|[,.;:!?]+$|\.(?=\s|$)|…)"
    rf"|(?<=[\d)⟫]){_SPACES}+(?=%{_CLOSED})"  # but « marge en % »
    rf"|(?<=[(\[]){_SPACES}+(?=\S)"
)
_SET_APART = re.compile(r"(?<!\S)(?:[:;][-']?[()]|[\[(] [\])])")  # faces and boxes to tick
# Signs of a programming language: "the ?? operator", "address ::1"; but « Vraiment ?? » has French spaces.
_CODE_SIGNS = re.compile(r"(?<!\S)(?:::|\?\?=?|\?\.|\?:)(?=\s+[a-z\d]|\w)")
_CLOSER = re.compile(r"(?<!\S)[\]}]")
_OPENERS = {"]": "[", "}": "{"}
_RUNS = re.compile(rf"(?<=\S){_SPACES}{{2,}}(?=\S)")
_TWICE = re.compile(rf"(\([^()\s⟪⟫][^()⟪⟫]{{0,30}}\)){_SPACES}?\1")
_SCALE = re.compile(rf"\d{_SPACES}(?:m|b|tr)illi(?:on|ard)")
_BEFORE_SCALE = re.compile(r"(?<=\d),(?= (?:m|b|tr)illion\b)")
_COMMAND = re.compile(rf"{_SPACES}(:[a-z]\w*)")
_FEMININE = re.compile(
    r"(?<=[^\W\d_])(?:\((?:e|es|ne|nes|le|les|ère|ve|se|euse|trice)\)|[·•](?:e|es|ne|nes)(?:[·•]s)?)(?!\w)"
)
FORMULA = 3  # letters of a function's name at most
_ELIDED = re.compile(r"\b[lL]['’](\w{4,}|[A-Z]{2,3}\b)")
# « le groupe d'EDF », but « Jeanne d'ARC », whose name it is.
_OF_ACRONYM = re.compile(rf"(?P<word>[\w-]+){_SPACES}d['’](?P<acronym>[A-Z]{{2,4}})\b")
_PARTICIPLE = re.compile(r"[éiu](?:\(e\))?\(s\)")
_BODY = re.compile(r"(?s).*[^\s\"'»”’)\].!?:;,…]")  # all but what `_END` may find
_END = re.compile(r"(?P<marks>\.\.\.|…|[.!?:;,]+)?(?P<closers>[\s\"'»”’)\]]*)$")
# A full stop after these is part of the word.
ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Corp|Ltd|Co|Jr|Sr|etc|vs|al|Mr|Mrs|Ms|Dr|St|No|p\.m|a\.m)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_FIRST = re.compile(r"[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def spacing(source: str, text: str, style: Style) -> str:
    """Write one space between words and none before punctuation; doubled spaces of the source are kept.

    A word or short bracket that a machine said twice, `(GDPR) (GDPR)`, is said once; a word that it copied after an
    elision is parted from the article (« l'accusation », `theaccusation`), an acronym follows `of` (`CEO d'EDF`), and a
    figure is not parted from its scale (`13, billion`).
    """
    text = text.strip()
    for elided in _ELIDED.findall(source):
        if f"the{elided}".lower() in text.lower():
            word = elided if elided.isupper() else rf"(?i:{elided})"  # « l'IR » is not in "their"
            glued = re.compile(rf"\b([Tt]he|THE)({word})\b")
            text = text if glued.search(source) else glued.sub(r"\1 \2", text)
    for match in _OF_ACRONYM.finditer(source):
        if match["word"][0].islower() or match["word"].isupper():
            text = re.sub(rf"(?<= )d['’]({match['acronym']})\b", r"of \1", text)
    if not _RUNS.search(source):
        text = _RUNS.sub(" ", text)
    text = said_once(source, text)
    if not _TWICE.search(source):
        text = _TWICE.sub(r"\1", text)
    if _SCALE.search(source):
        text = _BEFORE_SCALE.sub("", text)
    text = _tightened(source, text)
    for match in _COMMAND.finditer(source):  # `voir :help` names a command, it does not introduce one
        text = re.sub(rf"(?<=[\w.,]){re.escape(match[1])}(?!\w)", rf" {match[1]}", text)
    return text


def _tightened(source: str, text: str) -> str:
    """Take away spaces before closing and behind opening marks, but not those of `Thanks :)`, `[ ] Read`, `the ?? sign`
    and `the last }`."""
    signs = {match[0] for match in _standing_apart(source)}
    kept = [match.span() for match in _standing_apart(text) if match[0] in signs] if signs else []

    return _NEEDLESS.sub(
        lambda match: match[0] if any(start <= match.end() <= end for start, end in kept) else "", text
    )


def _standing_apart(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands apart from the words around it: faces, boxes, signs of code, and closing marks of nothing."""
    yield from (match for match in _SET_APART.finditer(text) if not _in_bracket(match))
    yield from _CODE_SIGNS.finditer(text)
    yield from (match for match in _CLOSER.finditer(text) if not _closes(match))


def _closes(match: re.Match[str]) -> bool:
    opened = 0
    for character in match.string[: match.start()]:
        opened = opened + 1 if character == _OPENERS[match[0]] else max(0, opened - (character == match[0]))
    return opened > 0


def _in_bracket(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    return match[0].endswith(")") and before.count("(") > before.count(")")


def endings(source: str, text: str, style: Style) -> str:
    """Take away the feminine endings that a machine copied: « approuvé(e) » is `approved`, « sûr·e » is `sure`.

    So do participles their plural: « supprimé(s) » is `deleted`.
    """
    if _FEMININE.search(source):
        text = _FEMININE.sub(lambda match: match[0] if _is_formula(match, source) else "", text)
    return re.sub(r"(?<=\wed)\(s\)", "", text) if _PARTICIPLE.search(source) else text


def _is_formula(match: re.Match[str], source: str) -> bool:
    """Tell whether a short word and its brackets stand in the source as they are: `f(e)`, `log(e)`."""
    word = re.search(r"[^\W_]+$", match.string[: match.start()])
    return (
        word is not None
        and len(word[0]) <= FORMULA
        and re.search(rf"(?<!\w){re.escape(word[0] + match[0])}(?!\w)", source) is not None
    )


def end_punctuation(source: str, text: str, style: Style) -> str:
    """End the translation as the source ends: full stop, question, exclamation, colon, ellipsis, or nothing.

    The full stop of an abbreviation (« Durée max. ») tells nothing.
    """
    wanted, found = _ending(source), _ending(text)
    if wanted is None or found is None or not text.strip():
        return text
    marks, present = wanted["marks"] or "", found["marks"] or ""
    body = text[: found.start()]
    if marks in {"...", "…"} and present in {"...", "…", "."}:
        return body + marks + found["closers"]
    if _same_end(marks, present) or marks == "," or (marks == "." and ends_in_abbreviation(source)):
        return text
    if not marks:
        abbreviated = present == "." and ABBREVIATION.search(text[: found.end("marks")])
        return text if abbreviated or present not in {".", ",", ";"} else body + found["closers"]
    if present and marks[-1] in ".;:" and present[-1] in "!?":
        return text  # the machine read a question or exclamation: more than form
    closers = found["closers"]
    if marks == "." and ABBREVIATION.search(body + "."):
        return f"{body}.{closers}"
    inside = _inside_closers(closers, wanted["closers"], style)
    return body + closers[: len(closers) - inside] + marks + closers[len(closers) - inside :]


def _ending(text: str) -> re.Match[str] | None:
    """Return the marks and closers at the end of a text, looked for where its last letter or figure ends."""
    body = _BODY.match(text)
    return _END.search(text, body.end() if body else 0)


def capitals(source: str, text: str, style: Style) -> str:
    """Begin with a capital where the source does, and without where it does not (names keep theirs)."""
    wanted, word = _FIRST.search(source), _FIRST_WORD.search(text)
    if wanted is None or word is None or _digit_before(source, wanted.start()) or _digit_before(text, word.start()):
        return text
    first = word.group()
    if wanted.group().isupper() and first[0].islower():
        if any(letter.isupper() for letter in first[1:]) or _mark_before(text, word.start()):
            return text  # iPhone, eBay; a mark is the first word
        return text[: word.start()] + first[0].upper() + text[word.start() + 1 :]
    if (
        wanted.group().islower()
        and first[0].isupper()
        and not keeps_capital(text[word.start() :], source[wanted.start() :])
    ):
        return text[: word.start()] + first[0].lower() + text[word.start() + 1 :]
    return text


def _inside_closers(closers: str, wanted: str, style: Style) -> int:
    """Return how many of the closing quotes and brackets at the end stand after the end mark.

    A bracket does only where it does in the source; a quotation mark always where stops go inside.
    """
    count = 0
    for closer in reversed(closers):
        bracket = closer in ")]"
        quote = closer in "\"'»”’"
        if (bracket and closer not in wanted) or (
            quote and not style.stops_inside and not re.search("[\"'»”’]", wanted)
        ):
            break
        count += 1
    return count


def _same_end(marks: str, present: str) -> bool:
    return bool(marks) and bool(present) and (marks[-1] == present[-1] and ("?" in marks) == ("?" in present))


def _digit_before(text: str, position: int) -> bool:
    return any(character.isdigit() for character in text[:position].split("⟫")[-1])


def _mark_before(text: str, position: int) -> bool:
    return "⟫" in text[:position]
