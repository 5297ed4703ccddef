"""Placeholders: those of the source must stand in the translation, each filled by the argument that fills it there.

A directive without a number (`%s`, `{}`) is filled by its place among the others, so a swap changes what is shown, or
crashes. One with a number says which argument it takes (`%2$s`; Python counts braces from 0) and may stand anywhere:
`%2$s … %1$s` is right for `%s … %s`. C17 §7.23.6.1 and POSIX `fprintf`; PEP 3101.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossary.patterns import Kind
from translate.checks.markup import Written, differences, normal, written
from translate.checks.unit import Fault, Unit

KINDS = frozenset({Kind.PLACEHOLDER, Kind.ORDERED})
_NUMBERED = re.compile(r"%\d+\$|\{\d+[}:!]")
_CONVERSION = re.compile(r"\{.*|%.*[diouxXeEfFgGaAcCsSpr@]")  # `%d/%m/%Y` is a date, whose parts English puts otherwise


def placeholders(unit: Unit) -> Iterator[Fault]:
    """Find placeholders lost, invented or swapped."""
    if not unit.source_stretches and not unit.target_stretches:
        return
    source, target = unit.source or "", unit.target
    wanted, found = written(source, unit.source_stretches, KINDS), written(target, unit.target_stretches, KINDS)
    if any(_NUMBERED.match(each) for each in (*wanted, *found)) and not any("*" in each for each in (*wanted, *found)):
        wanted, found = _numbered(source, wanted), _numbered(target, found)
        yield from differences(unit, wanted, found, "placeholder")
        return
    yield from differences(unit, wanted, found, "placeholder")
    theirs, ours = _by_order(source, wanted), _by_order(target, found)
    before, after = [text for _, _, text in theirs], [text for _, _, text in ours]
    if before != after and Counter(before) == Counter(after) and all(map(_CONVERSION.fullmatch, before)):
        told = f"the placeholders {', '.join(before)} are filled by their order, here {', '.join(after)}"
        yield told, ours[0][0], ours[-1][1]


def _by_order(text: str, stretches: Written) -> list[tuple[int, int, str]]:
    """Return where the directives that are filled by their order stand, and how they are written."""
    return sorted(
        (each.start, each.end, normal(text[each.start : each.end]))
        for group in stretches.values()
        for each in group
        if each.kind is Kind.ORDERED
    )


def _numbered(text: str, stretches: Written) -> Written:
    """Return the placeholders by what they say once each has the number of its argument."""
    numbers: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for start, _, directive in _by_order(text, stretches):
        sign = directive[0]
        numbers[start] = f"%{seen[sign] + 1}${directive[1:]}" if sign == "%" else f"{{{seen[sign]}{directive[1:]}"
        seen[sign] += 1
    result: Written = {}
    for key, group in stretches.items():
        for each in group:
            result.setdefault(numbers.get(each.start, key), []).append(each)
    return result
