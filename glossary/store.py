"""The glossary in force: the entries of one or more files, the later ones winning, and what they amount to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

from glossary import sheet
from glossary.fold import same, typography
from glossary.term import CaseMode, Kind, Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """Entries in the order of their files. `digest` is the SHA-256 of all that can change a translation or a check:
    equal digests translate equally; notes and places do not count, nor does the order of entries."""

    terms: tuple[Term, ...] = ()
    digest: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        meaning = sorted(json.dumps(_meaning(term), ensure_ascii=False) for term in self.terms)
        object.__setattr__(self, "digest", hashlib.sha256("\n".join(meaning).encode()).hexdigest())


def load(paths: Iterable[Path | str]) -> Glossary:
    """Read glossary files and return the glossary they make; on the same source the later file (or row) wins.

    Raises `InputError` for a file that cannot be read and `GlossaryError` with file and line for a broken row.
    """
    return Glossary(combine([sheet.read(path).terms for path in paths]))


def default() -> Glossary:
    """Return the glossary that comes with Entente: every CSV file of `glossary/data`, in the order of their names."""
    return _default(default_paths())


def default_paths() -> tuple[Path, ...]:
    """Return the files of the default glossary."""
    folder = Path(str(resources.files("glossary"))) / "data"
    return tuple(sorted(folder.glob("*.csv")))


@lru_cache(maxsize=1)
def _default(paths: tuple[Path, ...]) -> Glossary:
    return load(paths)


def combine(layers: Sequence[Iterable[Term]]) -> tuple[Term, ...]:
    """Return the entries of all layers; one that stands again in a later place is replaced there.

    Two entries are the same when their sources are (see `key`). A forbidden rendering stands beside the entry that
    says what to write instead.
    """
    result: dict[tuple[str, bool], Term] = {}
    for layer in layers:
        for term in layer:
            result.pop(key(term), None)
            result[key(term)] = term
    return tuple(result.values())


def key(term: Term) -> tuple[str, bool]:
    """Return what identifies an entry: its source (capitals count only where they do in matching), and whether it
    forbids or asks for a rendering."""
    exact = term.case is CaseMode.EXACT
    return typography(term.source) if exact else same(term.source), term.kind is Kind.FORBIDDEN


def _meaning(term: Term) -> tuple[object, ...]:
    return (term.source, term.targets, term.kind, term.match, term.case, term.variants, term.first, term.gap)
