"""A translator of phrases for `entente glossary extract`, which knows nothing of engines.

A phrase is translated in the line it stands in and by itself; where the line holds the lone rendering, or the alignment
shows another, that is the proposal: a term alone is often read otherwise than in its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glossary import enforce
from glossary.match import Matcher
from glossary.term import Term
from translate.engine.protocol import Decoded, Engine

MAX_WORDS = 8  # an aligned stretch longer than this is no rendering of a term


def phrase_translator(model: str | None = None) -> Callable[[Sequence[tuple[str, str]]], list[str]]:
    """Return a function that translates phrases, each given with its line, using the package `model`."""
    from translate.pipeline import load_engine

    return translating(load_engine(model))


def translating(engine: Engine) -> Callable[[Sequence[tuple[str, str]]], list[str]]:
    """Return that function for an engine; all phrases and lines go through it in one call."""

    def translate(asked: Sequence[tuple[str, str]]) -> list[str]:
        lines = list(dict.fromkeys(line for _, line in asked if line))
        phrases = [phrase for phrase, _ in asked]
        done = engine.translate([*phrases, *lines], align=True)
        alone = [decoded.text for decoded in done[: len(phrases)]]
        inside = dict(zip(lines, done[len(phrases) :], strict=True))
        return [
            _in_line(phrase, line, lone, inside.get(line)) for (phrase, line), lone in zip(asked, alone, strict=True)
        ]

    return translate


def _in_line(phrase: str, line: str, alone: str, decoded: Decoded | None) -> str:
    """Return how the translated line renders a phrase, or else the phrase's translation by itself."""
    if decoded is None:
        return alone
    found = Matcher([Term(phrase, (phrase,))]).find(line)
    if not found or enforce.rendering_span(decoded.text, alone, found[0]) is not None:
        return alone
    span = enforce.aligned_span(decoded.text, found[0], decoded.best.alignment)
    if span is None or len(decoded.text[slice(*span)].split()) > MAX_WORDS:
        return alone
    return decoded.text[slice(*span)]
