"""Stand-ins for the heavy parts, for unit tests only. Nothing in the product can reach them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from translate.engine.protocol import Decoded, Hypothesis, Link

# An annotation, an opaque mark, a run of letters (an elided article ends with its apostrophe), or one other character.
UNIT = re.compile(r"⟦[^⟦⟧]*⟨[^⟦⟧]*⟧|⟪\d⟫|\w+['’]?(?:-\w+)*|[^\w\s]|\s+")

WORDS: Mapping[str, str | tuple[str, ...]] = {
    "le": "the",
    "la": "the",
    "les": "the",
    "l'": "the ",
    "un": "a",
    "une": "a",
    "des": "some",
    "du": "of the",
    "de": "of",
    "d'": "of ",
    "et": "and",
    "à": "to",
    "est": "is",
    "sont": "are",
    "a": "has",
    "dans": "in",
    "avec": "with",
    "sans": "without",
    "chat": ("cat", "tomcat"),
    "chien": "dog",
    "maison": ("house", "home"),
    "noir": "black",
    "grand": "big",
    "dort": "sleeps",
    "mange": "eats",
    "conseil": ("council", "board"),
    "administration": "administration",
    "pdg": ("PDG", "CEO"),
    "directeur": "director",
    "scientifique": "scientific",
    "intelligence": "intelligence",
    "artificielle": "artificial",
    "générale": "general",
    "entreprise": ("company", "firm"),
    "nomme": "appoints",
    "bonjour": "hello",
    "monde": "world",
    "fichier": "file",
    "ouvrir": "open",
    "enregistrer": "save",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of `FakeEngine.translate`."""

    sources: tuple[str, ...]
    alternatives: int
    align: bool


@dataclass(slots=True)
class FakeEngine:
    """A word-table translator: deterministic, word for word, in order; unknown words are copied.

    A word with several renderings gives the first in the best hypothesis, the second in the next, and so on.
    `sentences` overrides the table for a whole source (several texts: best first). An initial capital is kept.
    Annotations are obeyed when `reads_annotation`, and otherwise come out as they went in, so that a test sees them;
    marks come through when `reads_marks`, and lose their number (`⟪⟫`) when not. `dictionary` is what `meanings` says;
    `calls` records every `translate`.
    """

    reads_annotation: bool = False
    reads_marks: bool = True
    words: Mapping[str, str | tuple[str, ...]] = field(default_factory=lambda: WORDS)
    sentences: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    dictionary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = "fake 1.0"
    digest: str = "0" * 64
    nbest: int = 1
    calls: list[Call] = field(default_factory=list)

    def translate(
        self,
        sources: Sequence[str],
        alternatives: int = 1,
        progress: Callable[[int], None] | None = None,
        align: bool = False,
    ) -> list[Decoded]:
        self.calls.append(Call(tuple(sources), alternatives, align))
        results = [self._decode(source, alternatives, align) for source in sources]
        if progress is not None:
            for _ in results:
                progress(1)
        return results

    def begun(self, source: str, prefix: str) -> Decoded:
        """Keep the prefix, then go on with what follows as many words of the unforced translation."""
        best = self._decode(source, 1, False).text
        rest = best.split(" ")[len(prefix.split()) :]
        text = " ".join([prefix.rstrip(), *rest])
        return Decoded((Hypothesis(text, self._score(source, text), tuple(text.split())),))

    def translate_with_prefixes(
        self, sources: Sequence[str], prefixes: Sequence[str], alternatives: int = 1, align: bool = False
    ) -> list[Decoded]:
        return [self.begun(source, prefix) for source, prefix in zip(sources, prefixes, strict=True)]

    def translate_without(
        self, source: str, wordings: Sequence[str], alternatives: int = 1, align: bool = False
    ) -> Decoded:
        hypotheses = self._decode(source, 8, align).hypotheses
        kept = tuple(each for each in hypotheses if not any(wording in each.text for wording in wordings))
        return Decoded((kept or hypotheses)[:alternatives])

    def meanings(self, word: str) -> tuple[str, ...]:
        return self.dictionary.get(word, ())

    def _score(self, source: str, target: str) -> float:
        """Minus the share of the target's words that the table would not have written."""
        expected = set(self._render(source, 0)[0].lower().split())
        words = target.lower().split()
        return -sum(word not in expected for word in words) / len(words) if words else 0.0

    def _decode(self, source: str, alternatives: int, align: bool) -> Decoded:
        if source in self.sentences:
            given = self.sentences[source]
            texts = (given,) if isinstance(given, str) else given
            return Decoded(
                tuple(Hypothesis(text, -float(rank), tuple(text.split())) for rank, text in enumerate(texts))[
                    :alternatives
                ]
            )
        hypotheses: list[Hypothesis] = []
        for rank in range(alternatives):
            text, links = self._render(source, rank)
            if any(text == earlier.text for earlier in hypotheses):
                break
            hypotheses.append(Hypothesis(text, -float(rank), tuple(text.split()), links if align else ()))
        return Decoded(tuple(hypotheses))

    def _render(self, source: str, rank: int) -> tuple[str, tuple[Link, ...]]:
        text, links = "", []
        for unit in UNIT.finditer(source):
            rendering = self._word(unit.group(), rank)
            start = len(text)
            text += rendering
            if not unit.group().isspace() and rendering.strip():
                links.append((unit.span(), (start, start + len(rendering.rstrip()))))
        return text, tuple(links)

    def _word(self, word: str, rank: int) -> str:
        if word.startswith("⟦") and self.reads_annotation and "⟨" in word:
            return word[1:-1].split("⟨", 1)[1]
        if word.startswith("⟪") and not self.reads_marks:
            return "⟪⟫"
        known = self.words.get(word.lower().replace("’", "'"))
        if known is None:
            return word
        choices = (known,) if isinstance(known, str) else known
        rendering = choices[min(rank, len(choices) - 1)]
        return rendering[0].upper() + rendering[1:] if word[0].isupper() else rendering
