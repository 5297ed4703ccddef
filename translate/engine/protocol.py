"""What the rest of the house knows about a translation engine: a Protocol and the values it returns.

Offsets are in characters. Nothing here imports numpy, CTranslate2 or SentencePiece.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from translate.document import Finding

__all__ = ["ANNOTATION", "HINT", "MARKS", "PHRASE", "Decoded", "Engine", "Hypothesis", "Link", "Span"]

# The reserved symbols of the embedded model's vocabulary: ⟦source⟨target⟧ asks for a rendering …
ANNOTATION = ("⟦", "⟨", "⟧")
# … and an opaque mark stands for something that passes through untouched.
MARKS = tuple(f"⟪{number}⟫" for number in range(10))
# What stands before each meaning that a package's dictionary gives of a rare word or a phrase …
HINT = "⟪a⟫"
# … and where the phrase begins.
PHRASE = "⟪b⟫"

Span = tuple[int, int]
Link = tuple[Span, Span]  # (source span, target span)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One rendering of a source.

    `score` is the mean log-probability per token (natural logarithm; 0 is certainty). `tokens` are the pieces of the
    target vocabulary. `alignment` links character spans of the source as it was given to spans of `text`; it is empty
    unless it was asked for.
    """

    text: str
    score: float = 0.0
    tokens: tuple[str, ...] = ()
    alignment: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the engine made of one source: hypotheses, best first (at least one), and what a reviewer must look at."""

    hypotheses: tuple[Hypothesis, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def best(self) -> Hypothesis:
        """The first hypothesis."""
        return self.hypotheses[0]

    @property
    def text(self) -> str:
        """The text of the first hypothesis."""
        return self.hypotheses[0].text


class Engine(Protocol):
    """A translator of French sentences into English ones.

    The same source gives the same result whatever stands beside it and however many threads work.
    """

    @property
    def name(self) -> str:
        """The package's name and version, for people."""

    @property
    def digest(self) -> str:
        """SHA-256 of all that decides the output: model, vocabulary, tokenizer and decoding settings."""

    @property
    def reads_annotation(self) -> bool:
        """Whether `⟦source⟨target⟧` in a source is obeyed."""

    @property
    def reads_marks(self) -> bool:
        """Whether opaque marks `⟪0⟫`…`⟪9⟫` in a source come through untouched."""

    @property
    def nbest(self) -> int:
        """How many hypotheses of a source cost no more than one, and leave the best as it is."""

    def translate(
        self,
        sources: Sequence[str],
        alternatives: int = 1,
        progress: Callable[[int], None] | None = None,
        align: bool = False,
    ) -> list[Decoded]:
        """Translate every source; results are in the order of the sources.

        `alternatives` is how many hypotheses are wanted for each (fewer may come back). `progress` is called, from
        the calling thread, with the number of sources finished since its last call; the numbers add up to
        ``len(sources)``. `align` asks for word alignments.
        """

    def translate_with_prefixes(
        self, sources: Sequence[str], prefixes: Sequence[str], alternatives: int = 1, align: bool = False
    ) -> list[Decoded]:
        """Translate each source with a translation that is made to begin with its prefix, all in one go."""

    def translate_without(
        self, source: str, wordings: Sequence[str], alternatives: int = 1, align: bool = False
    ) -> Decoded:
        """Translate `source` with none of the `wordings`, as they are spelt, in its translation."""

    def meanings(self, word: str) -> tuple[str, ...]:
        """Return what the package's dictionary says that a French word means, likeliest first; it may say nothing."""
