"""The boxes of documentation in Markdown: their markers are no language, their titles are headings, what they hold is
Markdown again.

Three ways of writing them: `:::tip Titre` … `:::` (Docusaurus, VitePress, Pandoc, MyST), `!!! note "Titre"` over lines
indented by four (Python-Markdown's admonitions, details `???` and tabs `===`), and `> [!NOTE]` (GitHub, Obsidian).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translate.formats.markdown_tokens import marker, titled

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_FENCE = re.compile(
    r":{3,}[ \t]*(?:(?:\{[^{}]*\}|[A-Za-z][\w-]*(?=[\s\[{:]|\Z))[ \t]*"
    r"(?:\[(?P<label>.*)\]|(?P<title>[^\s\[{:](?:.*?\S)??))?[ \t]*+(?:\{[^{}]*\})?+[ \t]*+:*+[ \t]*+)?"
)
_INDENTED = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+(?:[\w-]+[ \t]+)+\"(?P<title>[^\"]*)\"[ \t]*"
    r"|(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]*(?:[ \t]+(?:inline|end))*[ \t]*"
    r"|===[+!]*[ \t]+\"(?P<tab>[^\"]*)\"[ \t]*"
)
_ALERT = re.compile(r"\[![A-Za-z][\w-]*\][+-]?(?:[ \t]+(?P<title>.*?))?[ \t]*")
_INDENT = 4  # of what stands in an admonition, and of the further paragraphs of a footnote
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")


def with_containers(parser: MarkdownIt) -> MarkdownIt:
    """Return the parser, which now reads containers: of a marker nothing but its title comes, as an inline token."""
    interrupts = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("table", "container", _container, interrupts)  # type: ignore[arg-type]
    parser.block.ruler.before("table", "admonition", _admonition, interrupts)  # type: ignore[arg-type]
    parser.block.ruler.before("table", "alert", _alert)
    parser.block.ruler.before("code", "footnote", _footnote)
    return parser


def _container(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    found = marker(state, line, _FENCE)
    if found is None:
        return False
    if not silent:
        titled(state, line, found, "label" if found["label"] else "title")
    return True


def _alert(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    found = marker(state, line, _ALERT) if state.parentType == "blockquote" else None
    if found is None:
        return False
    if not silent:
        titled(state, line, found, "title")
    return True


def _admonition(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    found = marker(state, line, _INDENTED)
    if found is None:
        return False
    if silent:
        return True
    titled(state, line, found, "tab" if found["tab"] else "title")
    _indented(state, line + 1, last, state.sCount[line] + _INDENT)
    return True


def _footnote(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """Read the further paragraphs of a footnote, which look like code."""
    indent = state.blkIndent + _INDENT
    if silent or state.sCount[line] < indent:
        return False
    above = line - 1
    while above >= 0 and (state.isEmpty(above) or state.sCount[above] >= indent):
        above -= 1
    while above > 0 and not state.isEmpty(above - 1):
        above -= 1
    if above < 0 or not _NOTE.match(state.src, state.bMarks[above] + state.tShift[above]):
        return False
    _indented(state, line, last, indent)
    return True


def _indented(state: StateBlock, line: int, last: int, indent: int) -> None:
    """Read the blocks from a line on that are indented so far, as Markdown."""
    end = line
    while end < last and (state.isEmpty(end) or state.sCount[end] >= indent):
        end += 1
    outer, outer_last = state.blkIndent, state.lineMax
    state.blkIndent, state.lineMax = indent, end
    state.md.block.tokenize(state, line, end)
    state.blkIndent, state.lineMax = outer, outer_last
    state.line = end
