"""Translating catalogues: one batch for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from translate.po.fill import Filled, Plan, fill

if TYPE_CHECKING:
    from translate.pipeline import Translator


def run(
    translator: Translator, plans: Sequence[Plan], progress: Callable[[int, int], None] | None = None
) -> list[Filled]:
    """Translate what the plans ask for and return the catalogues filled, in the same order.

    A translation that lost a placeholder is not written; its entry stays empty, with a finding.
    """
    from translate.pipeline import writable

    translated = translator.translate_documents([plan.document for plan in plans], progress)
    return [fill(plan, writable(texts)) for plan, texts in zip(plans, translated, strict=True)]
