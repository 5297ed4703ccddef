"""Word alignment from cross-attention: which English words stand for which French ones.

Each target word is linked to the source word that its pieces attended to most (Garg et al. 2019 train a head for
this; here the attention that the package exports is taken as it is).
"""

from __future__ import annotations

from collections.abc import Sequence

from translate.engine.protocol import Link, Span


def align_words(
    attention: Sequence[Sequence[float]],
    source: str,
    source_spans: Sequence[Span],
    target: str,
    target_spans: Sequence[Span],
) -> tuple[Link, ...]:
    """Link each word of `target` to a word of `source`.

    `attention` has a row for each target piece and a column for each source piece; the spans say where the pieces
    stand. Punctuation marks are words of their own. Links come in the order of the target.
    """
    source_words, source_of = _words(source, source_spans)
    target_words, target_of = _words(target, target_spans)
    if not source_words:
        return ()
    mass = [[0.0] * len(source_words) for _ in target_words]
    for row, word in zip(attention, target_of, strict=False):
        if word is None:
            continue
        for weight, of in zip(row, source_of, strict=False):
            if of is not None:
                mass[word][of] += weight
    links = []
    for target_word, weights in zip(target_words, mass, strict=True):
        most = max(range(len(weights)), key=weights.__getitem__)
        if weights[most] > 0:
            links.append((source_words[most], target_word))
    return tuple(links)


def _words(text: str, spans: Sequence[Span]) -> tuple[list[Span], list[int | None]]:
    """Return the words that pieces make up, and for each piece the number of its word (None: it has no character).

    A piece without characters (the first bytes of a rare character) belongs to the piece that ends the character.
    """
    words: list[Span] = []
    owner: list[int | None] = []
    waiting: list[int] = []
    for place, (start, end) in enumerate(spans):
        owner.append(None)
        if start == end:
            waiting.append(place)
            continue
        inner = text[start:end]
        if words and words[-1][1] == start and text[start - 1].isalnum() and inner[0].isalnum():
            words[-1] = (words[-1][0], end)
        elif not words or words[-1][1] <= start:
            words.append((start, end))
        number = len(words) - 1
        for earlier in waiting:
            owner[earlier] = number
        waiting = []
        owner[place] = number
    return words, owner
