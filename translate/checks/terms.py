"""The glossary: terms that were missed, renderings that must not be used."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.term import Kind
from translate.checks.unit import Fault, Unit


def glossary(unit: Unit) -> Iterator[Fault]:
    """Find terms of the source of which no accepted rendering stands in the translation."""
    from translate.scoring.terms import TermStatus, from_matches, judge

    for verdict in judge(from_matches(unit.matches), unit.target):
        if verdict.status is TermStatus.MISSED:
            accepted = " or ".join(f"“{target}”" for target in verdict.asked[:3])
            yield f"“{verdict.term}” should be {accepted}", None, None


def forbidden(unit: Unit) -> Iterator[Fault]:
    """Find renderings that the glossary forbids for a term of the source."""
    from translate.scoring.terms import Asked, TermStatus, judge

    for match in unit.matches:
        if match.term.kind is not Kind.FORBIDDEN:
            continue
        for verdict in judge([Asked(match.term, match.surface, match.start, match.end)], unit.target):
            if verdict.status is not TermStatus.MISSED:
                yield f"“{verdict.rendered}” must not stand for “{match.surface}”", verdict.start, verdict.end
