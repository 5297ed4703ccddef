"""One run of scoring: texts read, put side by side, scored, compared; what the command and the report are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.scoring.bilingual import Hints
from translate.scoring.breakdown import Divisions, breakdown, divisions_json
from translate.scoring.evaluate import score_parallel
from translate.scoring.folders import Article
from translate.scoring.hints import Hinter, joint
from translate.scoring.metrics import Measured
from translate.scoring.pairing import Pairing, pair
from translate.scoring.parallel import Parallel, joined
from translate.scoring.result import Scores
from translate.scoring.significance import Comparison, compare
from translate.scoring.texts import Text

if TYPE_CHECKING:
    from glossary.store import Glossary


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything known after a run: the first system's scores, the others', how they compare, and the divisions.

    `divisions` has those of each system, in their order; the first one's are what the others' differ from.
    """

    systems: tuple[Scores, ...]
    parallels: tuple[Parallel, ...]
    comparisons: tuple[Comparison, ...] = ()
    divisions: tuple[Divisions, ...] = ()

    @property
    def scores(self) -> Scores:
        """The scores of the first system."""
        return self.systems[0]

    def to_json(self) -> dict[str, Any]:
        """Return what `--json` prints: the first system's scores, and whatever else was asked for."""
        content = self.scores.to_json()
        divided = [divisions_json(each) for each in self.divisions] or [[] for _ in self.systems]
        content["breakdown"] = divided[0]
        content["compared"] = [
            {**system.to_json(), "breakdown": buckets}
            for system, buckets in zip(self.systems[1:], divided[1:], strict=True)
        ]
        content["comparisons"] = [comparison.to_json() for comparison in self.comparisons]
        return content


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to compute: `confidence` resamples, divisions into buckets, checks, COMET weights."""

    glossary: Glossary | None = None
    confidence: int = 0
    divisions: bool = False
    checks: bool = True
    comet: Path | None = None
    how: Pairing = Pairing.AUTO
    hints: Hinter | None = None  # of the source's sentences; None: glossary and the model's dictionary


def score_texts(
    systems: Sequence[Text], references: Sequence[Text], source: Text | None = None, wanted: Wanted | None = None
) -> Outcome:
    """Score texts that were read, the first system against each of the others where there are several."""
    wanted = wanted or Wanted()
    hints = wanted.hints or (lambda sentences: joint(sentences, wanted.glossary, Hints()))
    name = Path(systems[0].name).name
    parallels = pair(systems, references, source, how=wanted.how, hints=hints, document=name)
    return _outcome(_distinct([text.name for text in systems]), parallels, wanted)


def score_articles(articles: Sequence[Article], name: str, wanted: Wanted | None = None) -> Outcome:
    """Score several documents as one text, each against its own reference."""
    wanted = wanted or Wanted()
    hints = wanted.hints or (lambda sentences: joint(sentences, wanted.glossary, Hints()))
    parts = [
        pair([each.hypothesis], [each.reference], each.source, how=wanted.how, hints=hints, document=each.name)[0]
        for each in articles
    ]
    return _outcome([name], [joined(parts)], wanted)


def _outcome(names: Sequence[str], parallels: Sequence[Parallel], wanted: Wanted) -> Outcome:
    measured = [Measured(each.hypotheses, each.references) for each in parallels]
    systems = [
        score_parallel(
            parallel,
            glossary=wanted.glossary,
            confidence=wanted.confidence,
            checks=wanted.checks,
            name=name,
            measured=statistics,
        )
        for name, parallel, statistics in zip(names, parallels, measured, strict=True)
    ]
    if wanted.comet is not None:
        from translate.scoring.comet import comet

        systems = [
            replace(scores, comet=comet(parallel, wanted.comet))
            for scores, parallel in zip(systems, parallels, strict=True)
        ]
    comparisons = compare(systems, measured) if len(systems) > 1 else ()
    divisions: tuple[Divisions, ...] = ()
    if wanted.divisions or comparisons:
        divisions = tuple(
            breakdown(scores, own, measured[0] if number else None)
            for number, (scores, own) in enumerate(zip(systems, measured, strict=True))
        )
    return Outcome(tuple(systems), tuple(parallels), comparisons, divisions)


def _distinct(paths: Sequence[str]) -> list[str]:
    """Return the shortest names that tell the paths apart."""
    short = [Path(path).name for path in paths]
    return short if len(set(short)) == len(short) else [str(path) for path in paths]
