"""What helps to align a French source with English: a glossary, a model's dictionary or translation, a memory.

Each is asked only for the sentences that have to be aligned, and only when they have to be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from glossary.term import Kind
from translate.scoring.alignment import WORD
from translate.scoring.bilingual import Hints, Lexicon, learnt

if TYPE_CHECKING:
    from glossary.store import Glossary
    from translate.engine import Engine
    from translate.memory import Memory

Hinter = Callable[[Sequence[str]], Hints]

NEAR = 75.0  # percent of likeness from which a remembered translation says what a sentence says
ENTRIES = 20_000  # of a memory that are read for words that translate each other: about 5 s


def from_glossary(glossary: Glossary | None) -> Lexicon:
    """Return the words that the glossary translates by one word."""
    if glossary is None:
        return {}
    return {
        term.source.lower(): [target.lower() for target in term.targets]
        for term in glossary.terms
        if term.kind is not Kind.FORBIDDEN
        and " " not in term.source
        and term.targets
        and all(" " not in target for target in term.targets)
    }


def from_dictionary(sentences: Sequence[str], model: str | None = None) -> Lexicon:
    """Return what the dictionary of a package says of the words of these sentences; nothing where it has none.

    `model` is a package by name or path; None is the one that `entente translate` would take. The model is not loaded.
    """
    from translate.engine import find_package
    from translate.engine.lexicon import read_lexicon
    from translate.engine.package import LEXICON
    from translate.errors import ModelError

    try:
        path = find_package(model).path / LEXICON
        if not path.is_file():
            return {}
        dictionary = read_lexicon(path)
    except ModelError:
        if model is not None:
            raise
        return {}  # scoring needs no model: without one, or with a broken one, there is no dictionary
    words = {word for sentence in sentences for word in WORD.findall(sentence)}
    return {
        word.lower(): [part.lower() for part in meanings[0].split()]
        for word in sorted(words)
        if (meanings := dictionary.look_up(word))
    }


def from_model(sentences: Sequence[str], engine: Engine) -> Hints:
    """Return what a model makes of each sentence."""
    return Hints(english=[decoded.text for decoded in engine.translate(sentences)])


def from_memory(sentences: Sequence[str], memory: Memory) -> Hints:
    """Return what a memory holds of these sentences or ones much like them, and the words that its entries teach."""
    known = {word for sentence in sentences for word in WORD.findall(sentence.lower())}
    with memory.snapshot():
        english = [_remembered(sentence, memory) for sentence in sentences]
        pairs = ((entry.source, entry.target) for entry in islice(memory.entries(), ENTRIES))
        lexicon = learnt((" ".join(word for word in WORD.findall(source.lower()) if word in known), target)
                         for source, target in pairs)  # fmt: skip
    return Hints(lexicon, english)


def _remembered(sentence: str, memory: Memory) -> str:
    match = memory.exact(sentence)
    if match is not None:
        return match.target
    return next((near.target for near in memory.fuzzy(sentence, minimum=NEAR, limit=1)), "")


def joint(sentences: Sequence[str], glossary: Glossary | None, hints: Hints, model: str | None = None) -> Hints:
    """Return hints with what glossary and dictionary add to them; the glossary's word counts most."""
    return Hints({**from_dictionary(sentences, model), **hints.lexicon, **from_glossary(glossary)}, hints.english)
