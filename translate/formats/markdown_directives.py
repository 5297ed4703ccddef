"""MyST in Markdown, as Sphinx and Jupyter Book read it: directives, their options, roles, comments.

A directive is a fence of backticks, tildes or colons whose name stands in braces. What it holds is Markdown again where
the name is one of prose (`{note}`, `{figure}`, `{tab-item}`), and no language where it is not (`{code-block}`,
`{toctree}`, any unknown one). Of its options only captions, titles and alternative texts are read. In a role that names
a target behind its text ({ref}`le texte <cible>`) the text is prose; other roles stay letter for letter.

Source: MyST-Parser's syntax reference; docutils and sphinx-design for the names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.formats.markdown_tokens import marker, titled

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>[\w:.-]+)\}[ \t]*(?P<title>.*?)[ \t]*")
_OPTION = re.compile(r":(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<title>.*?))?[ \t]*")
_RULE = re.compile(r"---+[ \t]*")
_COMMENT = re.compile(r"%.*")
_VERSION = re.compile(r"(?P<version>\S+)[ \t]*(?P<title>.*)")
_TITLED = frozenset(
    "admonition attention card caution danger deprecated dropdown error exercise grid-item-card hint important "
    "list-table note rubric seealso sidebar tab tab-item table tip todo topic versionadded versionchanged "
    "versionremoved warning".split()
)
_UNTITLED = frozenset(
    "aside card-carousel compound container div epigraph figure figure-md grid grid-item highlights margin pull-quote "
    "solution tab-set tabs".split()
)
_VERSIONED = frozenset({"deprecated", "versionadded", "versionchanged", "versionremoved"})
_READ = frozenset({"alt", "caption", "title"})  # the options that are language
_ROLE = re.compile(r"(?<!\\)\{(?P<name>[A-Za-z][\w:.+-]*)\}\Z")
_TARGET = re.compile(r"(?P<text>[^<>`]*[^\W\d_][^<>`]*?)[ \t\n]*<[^<>`]+>")
_SIGNS = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})\{[\w:.-]+\}|(?<![\\\w])\{[A-Za-z][\w:.+-]*\}`|^\([\w.:-]+\)=", re.MULTILINE
)


def with_directives(parser: MarkdownIt, text: str) -> MarkdownIt:
    """Return the parser of `with_containers`, which now reads directives, and comments if the text holds any MyST."""
    interrupts = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("container", "directive", _directive, interrupts)  # type: ignore[arg-type]
    if _SIGNS.search(text):
        parser.block.ruler.before("fence", "comment", _comment, interrupts)  # type: ignore[arg-type]
    return parser


def role(before: str, code: str) -> tuple[int, tuple[int, int] | None] | None:
    """Return how long the name of a role before inline code is, and where in the code its text stands, if it has one.

    None where the code belongs to no role. The offsets are those of `code` with its backticks.
    """
    name = _ROLE.search(before)
    if name is None:
        return None
    ticks = len(code) - len(code.lstrip("`"))
    text = _TARGET.fullmatch(code, ticks, len(code) - ticks)
    return len(name[0]), text.span("text") if text else None


def _comment(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    if marker(state, line, _COMMENT) is None:
        return False
    state.line = line + 1 if not silent else state.line
    return True


def _directive(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    opening = marker(state, line, _OPENING)
    if opening is None or (opening["fence"][0] == ":" and opening["name"] not in _TITLED | _UNTITLED):
        return False
    if silent:
        return True
    fence, name = opening["fence"], opening["name"]
    end, after = _closing(state, line, last, fence)
    if name in _TITLED and opening["title"]:
        titled(state, line, _version(opening) if name in _VERSIONED else opening, "title")
    inside = _options(state, line + 1, end)
    if name in _TITLED | _UNTITLED:
        outer_last = state.lineMax
        state.lineMax = end
        state.md.block.tokenize(state, inside, end)
        state.lineMax = outer_last
    state.line = after
    return True


def _version(opening: re.Match[str]) -> re.Match[str]:
    """Return the argument of `{versionadded} 1.2 Le texte` parted, with the text as its title."""
    found = _VERSION.fullmatch(opening.string, *opening.span("title"))
    return found or opening


def _closing(state: StateBlock, line: int, last: int, fence: str) -> tuple[int, int]:
    """Return the line behind the last one that a directive holds, and the one where what follows it begins."""
    closing = re.compile(rf"{fence[0]}{{{len(fence)},}}[ \t]*")
    for number in range(line + 1, last):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return number, number
        if closing.fullmatch(state.src, state.bMarks[number] + state.tShift[number], state.eMarks[number]):
            return number, number + 1
    return last, last


def _options(state: StateBlock, line: int, end: int) -> int:
    """Write down the texts among a directive's options; return the line behind them."""
    if line < end and marker(state, line, _RULE):
        closing = next((number for number in range(line + 1, end) if marker(state, number, _RULE)), None)
        return line if closing is None else closing + 1
    while line < end and (option := marker(state, line, _OPTION)) is not None:
        if option["key"].lower() in _READ:
            titled(state, line, option, "title")
        line += 1
    return line
