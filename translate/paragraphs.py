"""What only a paragraph tells of its segments: quotations over several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from translate.document import Origin, Translation
from translate.entities import decoded
from translate.repair.quotes import across


def joined(translations: Sequence[Translation]) -> tuple[Translation, ...]:
    """Return a document's translations, the quotation marks of each paragraph as its row of segments wants them.

    What the memory knew stays as it was approved.
    """
    return tuple(each for _, group in groupby(translations, lambda each: each.segment.block) for each in _joined(group))


def _joined(group: Iterator[Translation]) -> Sequence[Translation]:
    paragraph = list(group)
    if len(paragraph) == 1:
        return paragraph
    texts = across([decoded(each.segment.source) for each in paragraph], [each.text for each in paragraph])
    return [
        _beginning(each, text) if each.origin is Origin.MACHINE and text != each.text else each
        for each, text in zip(paragraph, texts, strict=True)
    ]


def _beginning(translation: Translation, text: str) -> Translation:
    """Return a translation with another text that differs in length at its beginning alone."""
    shift = len(text) - len(translation.text)

    def moved(place: int | None) -> int | None:
        return None if place is None else max(0, place + shift)

    terms = tuple(replace(use, start=moved(use.start), end=moved(use.end)) for use in translation.terms)
    findings = tuple(replace(each, start=moved(each.start), end=moved(each.end)) for each in translation.findings)
    return replace(translation, text=text, terms=terms, findings=findings)
