"""A stored score to compare later ones with: what got worse, and where.

The file is JSON (`entente-baseline/1`, docs/schema-score.md): the figures of the whole, of each document and of each
segment, the latter with its hypothesis and under a key made of its references, so that a segment is found again when
others are added before it.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glossary.files import read_text
from translate.errors import InputError
from translate.scoring.metrics import MetricName
from translate.scoring.result import Scores

SCHEMA = "entente-baseline/1"
FALL = 1.0  # chrF2 points by which a segment must fall to be told


@dataclass(frozen=True, slots=True)
class Fall:
    """A segment that got worse since the baseline."""

    document: str
    index: int
    before: float
    after: float
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One figure then and now; `scope` is a document's name, empty for the whole."""

    scope: str
    name: str
    before: float
    after: float

    @property
    def better(self) -> bool:
        """Whether it is better now."""
        return self.after < self.before if self.name == "ter" else self.after > self.before


@dataclass(frozen=True, slots=True)
class History:
    """Now against the baseline: figures, and the segments that fell, the deepest fall first."""

    changes: tuple[Change, ...]
    falls: tuple[Fall, ...]
    rises: int
    unknown: int  # segments that the baseline does not have
    gone: int = 0  # segments that the baseline alone has
    gone_documents: tuple[str, ...] = ()  # documents that the baseline alone has; a single one may have another name

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "changes": [
                {
                    "scope": each.scope,
                    "name": each.name,
                    "before": each.before,
                    "after": each.after,
                    "better": each.better,
                }
                for each in self.changes
            ],
            "falls": [
                {
                    "document": each.document,
                    "segment": each.index,
                    "before": each.before,
                    "after": each.after,
                    "old": each.old,
                    "new": each.new,
                }
                for each in self.falls
            ],
            "rises": self.rises,
            "unknown": self.unknown,
            "gone": self.gone,
            "gone_documents": list(self.gone_documents),
        }


def stored(scores: Scores) -> str:
    """Return the text of a baseline file for these scores."""
    content = {
        "schema": SCHEMA,
        "name": scores.name,
        "signatures": {score.metric.value: score.signature for score in scores.metrics},
        "figures": _whole(scores),
        "documents": {document.name: _document(document) for document in scores.documents},
        "segments": {
            key: {
                "document": segment.document,
                "chrf": round(segment.figures.chrf, 4),
                "hypothesis": segment.hypothesis,
            }
            for key, segment in zip(_keys(scores), scores.segments, strict=True)
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def since(path: Path, scores: Scores) -> History:
    """Compare with the baseline in a file; raise `InputError` when it is not one or its signatures differ."""
    try:
        before = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg}", path=path, line=error.lineno) from error
    parts = ("signatures", "figures", "documents", "segments")
    if (
        not isinstance(before, dict)
        or before.get("schema") != SCHEMA
        or not all(isinstance(before.get(part), dict) for part in parts)
    ):
        raise InputError("is not a baseline", path=path, advice="store one anew with --update-baseline")
    now = json.loads(stored(scores))
    if _settings(before["signatures"]) != _settings(now["signatures"]):
        raise InputError(
            "was made with other metric settings",
            path=path,
            advice="figures of different signatures do not compare; store it anew with --update-baseline",
        )
    changes = [
        Change(scope, name, old[name], new[name])
        for scope, old, new in (
            ("", before["figures"], now["figures"]),
            *(
                (name, before["documents"][name], now["documents"][name])
                for name in now["documents"]
                if name in before["documents"]
            ),
        )
        for name in new
        if old.get(name) is not None and new[name] is not None
    ]
    falls, rises, unknown = [], 0, 0
    for key, segment in zip(_keys(scores), scores.segments, strict=True):
        old = before["segments"].get(key)
        if old is None:
            unknown += 1
        elif segment.figures.chrf < old["chrf"] - FALL:
            falls.append(
                Fall(
                    segment.document,
                    segment.index,
                    old["chrf"],
                    segment.figures.chrf,
                    old["hypothesis"],
                    segment.hypothesis,
                )
            )
        elif segment.figures.chrf > old["chrf"] + FALL:
            rises += 1
    falls.sort(key=lambda fall: fall.after - fall.before)
    gone = len(before["segments"].keys() - set(_keys(scores)))
    lost = [name for name in before["documents"] if name not in now["documents"]]
    renamed = len(before["documents"]) == len(now["documents"]) == 1
    return History(tuple(changes), tuple(falls), rises, unknown, gone, () if renamed else tuple(lost))


def _settings(signatures: dict[str, str]) -> dict[str, str]:
    """Return signatures without what they say of the interval's resampling, which changes no score."""
    return {name: re.sub(r"\|(?:bs|seed):[^|]*", "", signature) for name, signature in signatures.items()}


def _whole(scores: Scores) -> dict[str, float | None]:
    values = {name: scores.value(name) for name in (*MetricName, "terms", "consistency", "comet")}
    return {str(name): None if value is None else round(value, 4) for name, value in values.items()}


def _document(document: Any) -> dict[str, float | None]:
    figures: dict[str, float | None] = {name.value: round(document.figures.of(name), 4) for name in MetricName}
    return {**figures, "terms": None if document.terms is None else round(document.terms, 4)}


def _keys(scores: Scores) -> list[str]:
    """Return a key a segment: its references hashed, numbered where the same comes again.

    Of several documents the name is part of it; a single one is found again when the hypothesis has another file.
    """
    seen: dict[str, int] = {}
    keys = []
    for segment in scores.segments:
        document = segment.document if len(scores.documents) > 1 else ""
        told = "\x1f".join([document, *(reference or "" for reference in segment.references)])
        key = hashlib.sha256(told.encode()).hexdigest()[:16]
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys
