"""Inclusive doublets: one term that French names in both genders, « les clientes et clients », and English once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from glossary import french
from glossary.index import WORD, normal
from glossary.term import TermMatch

_DETERMINER = (
    r"(?:(?:les?|la|une?|d[eu]s?|aux?|à|ce|cet|cette|ces|son|sa|ses|leurs?|votre|vos|notre|nos|chaque|tous|toute?s?)"
    r"\s+|[ld]['’]\s*)"
)
_BETWEEN = re.compile(rf"(?:\s+(?P<word>et|ou(?:\s+bien)?|et/ou)\s+|\s*/\s*){_DETERMINER}{{0,3}}", re.IGNORECASE)


def joined(text: str, matches: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return the matches of a text, in order, those of both genders of one entry as one: « Le client ou la cliente ».

    With « et » several are meant.
    """
    result: list[TermMatch] = []
    for match in matches:
        last = result[-1] if result else None
        if last is not None and last.term == match.term and _is_other_gender(last.surface, match.surface):
            between = _BETWEEN.fullmatch(text, last.end, match.start)
            if between is not None:
                several = last.plural or match.plural or (between["word"] or "").lower() == "et"
                surface = text[last.start : match.end]
                result[-1] = replace(last, end=match.end, surface=surface, plural=several)
                continue
        result.append(match)
    return tuple(result)


@lru_cache(maxsize=4096)
def _is_other_gender(one: str, other: str) -> bool:
    """Say whether two surfaces of an entry differ in their gender, perhaps in number too."""
    first, second = ([normal(word) for word in WORD.findall(surface)] for surface in (one, other))
    if len(first) != len(second) or first == second:
        return False
    pairs = [(left, right) for left, right in zip(first, second, strict=True) if left != right]
    alike = all(right in french.forms(left) or left in french.forms(right) for left, right in pairs)
    return alike and any(not french.singulars(left) & french.singulars(right) for left, right in pairs)
