"""Where an element of a page that is left alone ends: at its end tag, or where HTML lets that be left out.

WHATWG HTML, 13.1.2.4 "Optional tags".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

_BLOCKS = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul".split()
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_ROWS = _SECTIONS | {"tr"}
_NONE: frozenset[str] = frozenset()
# The start tags that end an element, and the elements inside it within which they belong to others.
_ENDED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "p": (_BLOCKS, _NONE),
    "li": (frozenset({"li"}), _LISTS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (_ROWS | {"td", "th"}, frozenset({"table"})),
    "th": (_ROWS | {"td", "th"}, frozenset({"table"})),
    "tr": (_ROWS, frozenset({"table"})),
    "thead": (_SECTIONS, frozenset({"table"})),
    "tbody": (_SECTIONS, frozenset({"table"})),
    "tfoot": (_SECTIONS, frozenset({"table"})),
    "option": (frozenset({"option", "optgroup"}), _NONE),
    "optgroup": (frozenset({"optgroup"}), _NONE),
}


@dataclass(slots=True)
class Skipped:
    """An element that is left alone, being read: where it begins, and the elements around it."""

    name: str
    start: int
    around: Collection[str]
    is_closed: bool = False
    _open: list[str] = field(default_factory=list)  # inside it

    def holds(self, kind: str, name: str) -> bool:
        """Tell whether a tag (`open`, `close`, `void`) or what else comes next is still the element's; its own end tag
        is, and closes it."""
        if kind in {"open", "void"}:
            enders, within = _ENDED.get(self.name, (_NONE, _NONE))
            if name in enders and within.isdisjoint(self._open):
                return False
            if kind == "open":
                self._open.append(name)
        elif kind == "close":
            if name in self._open:
                while self._open.pop() != name:
                    pass
            elif name == self.name:
                self.is_closed = True
            else:
                return name not in self.around
        return True
