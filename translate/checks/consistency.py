"""Repeated segments: the same French should be the same English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.checks.unit import Fault, Unit, shortened


def inconsistent(units: Sequence[Unit]) -> Iterator[tuple[Unit, Fault]]:
    """Find segments whose source came before with another translation."""
    first: dict[str, Unit] = {}
    for unit in units:
        if not unit.source or not unit.target.strip():
            continue
        key = " ".join(unit.source.split())
        earlier = first.setdefault(key, unit)
        if earlier is not unit and " ".join(earlier.target.split()) != " ".join(unit.target.split()):
            where = "" if earlier.index is None else f" (segment {earlier.index + 1})"
            where = where if earlier.line is None else f" (line {earlier.line})"
            yield unit, (f"the same source is “{shortened(earlier.target)}” before{where}", None, None)
