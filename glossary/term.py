"""A glossary entry and its occurrence in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an entry is; it decides how strictly it is kept."""

    NAME = "name"
    TERM = "term"
    ACRONYM = "acronym"
    DO_NOT_TRANSLATE = "do-not-translate"  # comes out letter for letter; the target column may stay empty
    FORBIDDEN = "forbidden"  # the target is a rendering of the source that must not be used


# Kinds that are matched by letter and case unless their row says otherwise, and whose renderings keep their capitals.
STRICT = frozenset({Kind.NAME, Kind.ACRONYM, Kind.DO_NOT_TRANSLATE})


class MatchMode(StrEnum):
    """How the source of an entry is looked for."""

    INFLECTED = "inflected"  # number and gender, by lemma
    EXACT = "exact"  # these letters only
    PREFIX = "prefix"  # any word beginning so (the last word of the entry)
    REGEX = "regex"


class CaseMode(StrEnum):
    """Whether capitals count."""

    PERMISSIVE = "permissive"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Term:
    """One glossary entry.

    `targets` are the accepted renderings, the preferred one first. `variants` are further source spellings
    (misspellings, missing accents, old forms). `first` is the rendering wanted at the first mention in a document.
    `gap` is how many other words may stand between the words of the source, all together. `path` and `line` say where
    the entry was read (line 1 is the header).
    """

    source: str
    targets: tuple[str, ...]
    kind: Kind = Kind.TERM
    match: MatchMode = MatchMode.INFLECTED
    case: CaseMode = CaseMode.PERMISSIVE
    variants: tuple[str, ...] = ()
    first: str = ""
    gap: int = 0
    note: str = ""
    path: str = ""
    line: int = 0

    @property
    def target(self) -> str:
        """The preferred rendering."""
        return self.targets[0]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """An entry found in a text: `text[start:end]` is `surface`. `plural` is the number of the occurrence as read
    from its form (`conseils d'administration`) or its determiner (`les PDG`). `foreign` is how many words stand in it
    that are not the entry's (see `Term.gap`). `rivals` are renderings of other entries that end in a rendering of this
    one and mean something else ("supervisory board" for an entry that accepts "board")."""

    term: Term
    start: int
    end: int
    surface: str
    plural: bool = False
    foreign: int = 0
    rivals: tuple[str, ...] = field(default=(), compare=False, repr=False)
