"""What the rules for containers and directives share: reading a marker's line, and telling where its title stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

COLUMN = "column"  # in the `meta` of a title's token: where it begins in its line


def marker(state: StateBlock, line: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the match of a whole line, from its indent on; None in code."""
    if state.is_code_block(line):
        return None
    return pattern.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def titled(state: StateBlock, line: int, found: re.Match[str], group: str) -> None:
    """Write down the title of a marker, and go on behind its line."""
    state.line = line + 1
    if not found[group]:
        return
    token = state.push("inline", "", 0)
    token.content = found[group]
    token.map = [line, line + 1]
    token.children = []
    token.meta = {COLUMN: found.start(group) - state.src.rfind("\n", 0, found.start(group)) - 1}
