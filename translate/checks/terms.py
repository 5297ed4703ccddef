"""The glossary: terms that were missed, renderings that must not be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from glossary.term import Kind
from translate.checks.unit import Fault, Unit

if TYPE_CHECKING:
    from glossary.enforce import Verdict


def glossary(unit: Unit) -> Iterator[Fault]:
    """Find terms of the source of which no accepted rendering stands in the translation.

    What counts as kept is what the translator itself holds to (`glossary.enforce.verify`); tags are read over.
    """
    for verdict in _verdicts(unit):
        if not verdict.kept:
            term = verdict.match.term
            accepted = " or ".join(f"“{target}”" for target in (term.targets or (verdict.match.surface,))[:3])
            same = verdict.match.surface in term.targets
            told = "is missing" if same else f"should be {accepted}"
            yield f"“{verdict.match.surface}” {told}", None, None


def forbidden(unit: Unit) -> Iterator[Fault]:
    """Find renderings that the glossary forbids for a term of the source, but for those within the right rendering of
    another; tags are read over."""
    from translate.parted import breaches

    matches = [match for match in unit.matches if match.term.kind is Kind.FORBIDDEN]
    for verdict in breaches(unit.target, matches, _verdicts(unit), unit.tags) if matches else ():
        yield f"“{verdict.rendered}” must not stand for “{verdict.match.surface}”", verdict.start, verdict.end


def _verdicts(unit: Unit) -> tuple[Verdict, ...]:
    from translate.parted import verdicts

    matches = [match for match in unit.matches if match.term.kind is not Kind.FORBIDDEN]
    return verdicts(unit.target, matches, (), unit.source or "", unit.tags)
