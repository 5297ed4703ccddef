"""Placeholders of a message: where they stand, and whether a translation still has them all.

A message's `*-format` flag says how its directives are written (GNU gettext manual, "Format strings"); one without a
flag is read by `glossary.patterns`. Directives that are filled by their order (`%s … %d`) are numbered for the time
of translation (`%1$s … %2$d`), so that a swap is seen; where the format allows numbers they stay in a swapped
translation, where it does not the translation is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.patterns import Kind, Stretch, find, tag_name
from translate.entities import of_language
from translate.holding import held, holders
from translate.ordered import in_order, with_number

_LENGTH = r"(?:hh|h|ll|l|L|q|j|z|t|I64|I32|w)?"
_PRINTF = (
    r"%(?:%|(?P<number>\d+\$)?[-+ #0'I]*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?"
    rf"(?:<PRI\w+>|{_LENGTH}[diouxXeEfFgGaAcCsSpnm@]))"
)
_MESSAGE = r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
# A tilde before a line end swallows it and the indentation of the next line (Common Lisp HyperSpec, 22.3.9.3).
_TILDE = r"~(?:'.|[-+\d,#vV])*[:@]*(?:\n[ \t]*|[^\s\d,#:@])"
DIRECTIVES: dict[str, re.Pattern[str]] = {
    "c-format": re.compile(_PRINTF),
    "objc-format": re.compile(rf"%(?:\d+\$)?#@\w+@|{_PRINTF}"),  # a plural variable, `%#@files@`
    "c++-format": re.compile(_MESSAGE),
    "gcc-internal-format": re.compile(_PRINTF.replace("%(?:%", "%(?:[%<>'ROqEDFTV]", 1)),
    "gfc-internal-format": re.compile(_PRINTF),
    "ycp-format": re.compile(r"%[%\d]"),
    "awk-format": re.compile(_PRINTF),
    "lua-format": re.compile(_PRINTF),
    "perl-format": re.compile(_PRINTF),
    "perl-brace-format": re.compile(r"\{[A-Za-z_]\w*\}"),
    "php-format": re.compile(r"%(?:%|(?P<number>\d+\$)?(?:[-+ 0]|'.)*\d*(?:\.\d+)?[bcdeEfFgGosuxX])"),
    "ruby-format": re.compile(rf"%<\w+>[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]|%\{{\w+\}}|{_PRINTF}"),
    "tcl-format": re.compile(_PRINTF),
    "javascript-format": re.compile(_PRINTF),
    "sh-format": re.compile(r"\$\w+|\$\{[^{}]*\}"),
    "python-format": re.compile(
        r"%(?:%|\((?P<name>[^()]*)\)[-+ #0]*\d*(?:\.\d+)?[hlL]?[a-zA-Z]"
        r"|[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?[diouxXeEfFgGcrsab])"
    ),
    "python-brace-format": re.compile(rf"\{{\{{|\}}\}}|{_MESSAGE}"),
    "lisp-format": re.compile(_TILDE),
    "scheme-format": re.compile(_TILDE),
    "java-format": re.compile(_MESSAGE),
    "java-printf-format": re.compile(_PRINTF),
    "csharp-format": re.compile(rf"\{{\{{|\}}\}}|{_MESSAGE}"),
    "qt-format": re.compile(r"%L?\d{1,2}|%L?n"),
    "qt-plural-format": re.compile(r"%L?n|%L?\d{1,2}"),
    "kde-format": re.compile(r"%\d+"),
    "boost-format": re.compile(rf"%\d+%|%\|[^|]*\||{_PRINTF}"),
}
# Formats in which `%2$s` may stand before `%1$s`.
NUMBERING = frozenset(
    {"c-format", "objc-format", "gcc-internal-format", "awk-format", "perl-format", "php-format", "java-printf-format"}
)
_LITERAL = frozenset({"%%", "{{", "}}"})
_NUMBERED = re.compile(r"%(\d+)\$")
_ORDER = re.compile(r"(?<=\A%)\d+\$|(?<=\A\{)\d+")


@dataclass(frozen=True, slots=True)
class Message:
    """A message made ready for translation: `text` with its directives numbered, `opaque` where they stand.

    `numbered` pairs each directive that got a number with what it was, in order; empty when none needed one.
    """

    text: str
    opaque: tuple[tuple[int, int], ...]
    numbered: tuple[tuple[str, str], ...] = ()


def format_of(flags: Sequence[str]) -> str | None:
    """Return the message's format flag, or None."""
    return next((flag for flag in flags if flag in DIRECTIVES), None)


def directives(text: str, flag: str | None) -> list[tuple[int, int]]:
    """Return where the directives stand: those of the flag's format, else every placeholder that patterns know."""
    if flag is not None:
        return [match.span() for match in DIRECTIVES[flag].finditer(text)]
    found = [(start, end) for start, end, kind in find(text) if kind in (Kind.PLACEHOLDER, Kind.ORDERED)]
    return [(start, end) for start, end in found if not _SUM.fullmatch(text, start, end)]


def by_order(directive: str) -> bool:
    """Tell whether a directive is filled by its place among the others (`%s`, `%5.2f`, `{}`)."""
    if directive in _LITERAL or not directive:
        return False
    if directive.startswith("{"):
        return directive[1] in "}:!"
    if not directive.startswith("%") or directive.startswith(("%(", "%{", "%|")) or directive.endswith("%"):
        return False
    if re.fullmatch(r"%<\w+>.*", directive) and not directive.startswith("%<PRI"):
        return False
    return not _NUMBERED.match(directive) and not re.fullmatch(r"%L?(?:\d{1,2}|n)", directive)


def prepare(text: str, flag: str | None) -> Message:
    """Number the directives that are filled by order, when there are two or more of them, and say where all stand, each
    with the tag or address that holds it."""
    places = directives(text, flag)
    ordered = [place for place in places if by_order(text[place[0] : place[1]])]
    widths = any("*" in text[start:end] for start, end in ordered)
    if len(ordered) < 2 or widths:
        return Message(text, held(text, places) if flag is not None else ())
    parts: list[str] = []
    opaque: list[tuple[int, int]] = []
    numbered: list[tuple[str, str]] = []
    position = length = 0
    for start, end in places:
        directive = text[start:end]
        if (start, end) in ordered:
            numbered.append((with_number(directive, len(numbered) + 1), directive))
            directive = numbered[-1][0]
        parts += [text[position:start], directive]
        length += start - position + len(directive)
        opaque.append((length - len(directive), length))
        position = end
    made = "".join([*parts, text[position:]])
    return Message(made, held(made, opaque), tuple(numbered))


def finish(text: str, message: Message, flag: str | None) -> str | None:
    """Take the numbers of `prepare` out again; None when the directives were swapped and the format has no numbers.

    In a swapped translation they stay where the format knows them (Python's braces count from 0).
    """
    if not message.numbered:
        return text
    restored = in_order(text, message.numbered)
    if restored is not None or flag in NUMBERING:
        return text if restored is None else restored
    pattern = re.compile("|".join(re.escape(numbered) for numbered, _ in message.numbered))
    if flag == "python-brace-format" and set(pattern.findall(text)) == {numbered for numbered, _ in message.numbered}:
        return pattern.sub(
            lambda match: re.sub(r"\d+", lambda n: str(int(n.group()) - 1), match.group(), count=1), text
        )
    return None


_SUM = re.compile(r"\$\d+")  # `20 $` becomes `$20` in English
_KEPT = frozenset(
    {
        Kind.PLACEHOLDER,
        Kind.ORDERED,
        Kind.SYNTAX,
        Kind.TAG,
        Kind.ENTITY,
        Kind.URL,
        Kind.EMAIL,
        Kind.ESCAPE,
        Kind.RESERVED,
    }
)
CHECKS = {  # Weblate's name for each kind
    Kind.TAG: "xml_tags",
    Kind.ENTITY: "xml_invalid",
    Kind.URL: "url",
    Kind.EMAIL: "email",
    Kind.ESCAPE: "escaped_newline",
    Kind.SYNTAX: "icu_message_format",
    Kind.PLACEHOLDER: "placeholders",
    Kind.ORDERED: "placeholders",
    Kind.RESERVED: "placeholders",
}
COUNTED = (  # Weblate's names; pofilter's for the last two
    ("newline_count", "\n"),
    ("tabs", "\t"),
    ("carriage_return", "\r"),
    ("escapes", "\f"),
    ("escapes", "\v"),
)


def broken(source: str, target: str, flag: str | None) -> tuple[str, str] | None:
    """Return the name of the check and what is wrong when `target` lost or gained something that must be kept; None
    when all is there.

    Kept are the flag's directives (their order too, where it matters), placeholders, tags (each closed inside the one
    it was opened in, where the source has them so), entities but those of French typography, addresses, the number of
    line ends, tabs and page breaks, control characters, and the white space at both ends.
    """
    wrong = _directives_differ(source, target, flag)
    if wrong:
        return (flag or "placeholders").replace("-", "_"), wrong
    for name, pattern in COUNTED:
        if source.count(pattern) != target.count(pattern):
            return name, f"{target.count(pattern)} instead of {source.count(pattern)}"
    for name, edge in (("begin_space", re.compile(r"\A\s*")), ("end_space", re.compile(r"(?<!\s)\s*\Z"))):
        if (edge.search(source) or [""])[0] != (edge.search(target) or [""])[0]:
            return name, "the white space differs"
    counted = _counted(source, flag)
    others = _counted(target, flag)
    if counted != others:
        (kind, text), _ = next(iter(((counted - others) or (others - counted)).items()))
        what = "lost" if counted - others else "added"
        return CHECKS[kind], f"{what}: {text if text.isprintable() else repr(text)[1:-1]}"
    crossed = misplaced_tag(target)
    if crossed is not None and misplaced_tag(source) is None:
        return CHECKS[Kind.TAG], f"badly nested: {crossed}"
    return None


def misplaced_tag(text: str) -> str | None:
    """Return the first closing tag that does not close the tag opened last, else the last tag left open; None when the
    tags are well nested."""
    opened: list[tuple[str, str]] = []
    for start, end, kind in find(text):
        role, name = (tag_name(text[start:end]) or ("", "")) if kind is Kind.TAG else ("", "")
        if role == "open":
            opened.append((name, text[start:end]))
        elif role == "close" and (not opened or opened.pop()[0] != name):
            return text[start:end]
    return opened[-1][1] if opened else None


def fits(text: str, sources: Sequence[str | None], flag: str | None) -> bool:
    """Tell whether a text has the directives and the line ends at its edges that one of the sources has.

    What `msgfmt --check` asks of a message and its `msgid`.
    """
    given = [source for source in sources if source is not None]
    edges = (text.startswith("\n"), text.endswith("\n"))
    same_edges = all((source.startswith("\n"), source.endswith("\n")) == edges for source in given)
    return same_edges and (flag is None or all(not _directives_differ(source, text, flag) for source in given))


def _directives_differ(source: str, target: str, flag: str | None) -> str:
    """Compare the directives; numbers that a swap brought in count as the order they stand for."""
    before = [source[start:end].rstrip(" \t") for start, end in directives(source, flag)]
    after = [target[start:end].rstrip(" \t") for start, end in directives(target, flag)]
    if Counter(before) != Counter(after):
        plain = [_NUMBERED.sub("%", directive) for directive in after]
        ordered = [directive for directive in before if by_order(directive)]
        numbers = [(int(match.group(1)), directive) for directive in after if (match := _NUMBERED.match(directive))]
        renumbered = [_NUMBERED.sub("%", directive) for _, directive in sorted(numbers)]
        braces = flag == "python-brace-format" and Counter(re.sub(r"\{\d+", "{", d) for d in after) == Counter(before)
        if not braces and (Counter(plain) != Counter(before) or renumbered != ordered or flag not in NUMBERING):
            lost = Counter(before) - Counter(after)
            return f"lost: {next(iter(lost))}" if lost else f"added: {next(iter(Counter(after) - Counter(before)))}"
        return ""
    ordered = [directive for directive in before if by_order(directive)]
    return "" if ordered == [each for each in after if by_order(each)] else "in another order"


def _counted(text: str, flag: str | None) -> Counter[tuple[Kind, str]]:
    """Count what must be kept, without the flag's own directives, which are compared apart, unless a tag or an address
    holds them, and without the references to characters that English writes otherwise."""
    own = directives(text, flag)
    whole = holders(text, own)
    counted = Counter((each.kind, _without_order(text, each, own)) for each in whole if each.kind in _KEPT)
    apart = [*own, *of_language(text), *((each.start, each.end) for each in whole)]
    counted.update(
        (kind, text[start:end])
        for start, end, kind in find(text)
        if kind in _KEPT
        and not _SUM.fullmatch(text, start, end)
        and not any(start < last and first < end for first, last in apart)
    )
    return counted


def _without_order(text: str, holder: Stretch, own: Sequence[tuple[int, int]]) -> str:
    """Return a tag or address without the numbers that a swap may have brought into its directives."""
    parts, position = [], holder.start
    for start, end in own:
        if holder.start <= start and end <= holder.end:
            parts += [text[position:start], _ORDER.sub("", text[start:end])]
            position = end
    return "".join([*parts, text[position : holder.end]])
