"""How well the checks work: false alarms on right translations, planted errors found. Printed by one command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.checks.planted import Pair, Planted, plant
from translate.checks.registry import check, check_segment, with_matches
from translate.checks.unit import Unit
from translate.document import Finding
from translate.errors import InputError

if TYPE_CHECKING:
    from glossary.store import Glossary


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What came out: findings on right pairs, and of each planted error whether it was found."""

    pairs: tuple[Pair, ...]
    alarms: tuple[Finding, ...]
    planted: tuple[Planted, ...]
    found: tuple[bool, ...]

    @property
    def alarm_rate(self) -> float:
        """False alarms in 100 segments."""
        return 100.0 * len(self.alarms) / len(self.pairs)

    @property
    def recall(self) -> float:
        """Planted errors found, in percent."""
        return 100.0 * sum(self.found) / len(self.found)

    def by_kind(self) -> list[tuple[str, int, int]]:
        """Return for each kind of planted error how many were found of how many."""
        total = Counter(error.kind for error in self.planted)
        found = Counter(error.kind for error, hit in zip(self.planted, self.found, strict=True) if hit)
        return [(kind, found[kind], count) for kind, count in total.items()]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "segments": len(self.pairs),
            "false_alarms": len(self.alarms),
            "alarms_per_100": self.alarm_rate,
            "planted": len(self.planted),
            "found": sum(self.found),
            "recall": self.recall,
            "kinds": [{"kind": kind, "found": found, "planted": count} for kind, found, count in self.by_kind()],
        }


def self_test(folder: Path, glossary: Glossary) -> SelfTest:
    """Run all checks over the references of a corpus folder, as they are and with 200 errors planted in them."""
    return measure(corpus_pairs(folder), glossary)


def measure(pairs: Sequence[Pair], glossary: Glossary) -> SelfTest:
    """Run all checks over right pairs, as they are and with errors planted in them."""
    units = [Unit(target, source, index) for index, (source, target) in enumerate(pairs)]
    alarms = check(units, glossary)
    already = {(finding.segment, finding.check) for finding in alarms}
    planted = plant(pairs, [unit.matches for unit in with_matches(units, glossary)])
    return SelfTest(tuple(pairs), alarms, planted, tuple(_is_found(error, already) for error in planted))


def _is_found(error: Planted, already: set[tuple[int | None, str]]) -> bool:
    """Tell whether a check that should tell the error does so, and did not before it was planted."""
    unit = Unit(error.target, error.source, error.index, error.matches)
    return any(
        finding.check in error.expected and (finding.segment, finding.check) not in already
        for finding in check_segment(unit)
    )


def corpus_pairs(folder: Path) -> list[Pair]:
    """Return the sentence pairs of a corpus folder: line n of NAME.fr.txt with line n of NAME.en.txt."""
    from translate.scoring import texts
    from translate.scoring.folders import articles

    pairs: list[Pair] = []
    for source, reference in articles(folder):
        french, english = texts.read(source).lines, texts.read(reference).lines
        if french is None or english is None or len(french) != len(english):
            raise InputError("has not as many lines as its source", path=reference)
        pairs += [(a, b) for a, b in zip(french, english, strict=True) if a and b]
    return pairs
