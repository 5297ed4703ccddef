"""Digits that name: telephones, accounts, books. They count nothing, so that they are compared digit by digit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.patterns import Kind, Stretch
from translate.checks.unit import Fault, Unit

_DOTTED_TELEPHONE = re.compile(r"0\d(?:\.\d\d){4}")
_OWN_DIGITS = 9  # of a telephone, behind the code of its country: `+33 1` is `01`
_NO_DIGIT = re.compile(r"\D")


def compared(unit: Unit) -> Iterator[Fault]:
    """Find identifiers of the source that are not in the translation, and those of the translation not in the source.

    How their digits are grouped may differ.
    """
    source, target = unit.source or "", unit.target
    for text, digits, _ in _identifying(source, unit.source_stretches):
        if digits not in _NO_DIGIT.sub("", target):
            yield f"the number {text} of the source is missing", None, None
    for text, digits, stretch in _identifying(target, unit.target_stretches):
        if digits not in _NO_DIGIT.sub("", source):
            yield f"the number {text} is not in the source", stretch.start, stretch.end


def _identifying(text: str, stretches: Sequence[Stretch]) -> Iterator[tuple[str, str, Stretch]]:
    """Yield the identifiers of a text, with the digits that must be the same."""
    for stretch in stretches:
        each = text[stretch.start : stretch.end]
        if stretch.kind is Kind.IDENTIFIER or _DOTTED_TELEPHONE.fullmatch(each):
            yield each, _NO_DIGIT.sub("", each)[-_OWN_DIGITS:], stretch
