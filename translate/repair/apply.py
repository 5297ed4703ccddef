"""The repairs in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from translate.repair.dates import dates
from translate.repair.money import money
from translate.repair.numbers import numbers
from translate.repair.punctuation import capitals, end_punctuation, endings, spacing
from translate.repair.quotes import quotes
from translate.repair.signs import signs
from translate.repair.spelling import spelling
from translate.repair.style import Style
from translate.repair.times import times
from translate.repair.titles import titles

# In this order.
_RULES: Mapping[str, Callable[[str, str, Style], str]] = {
    "spacing": spacing,
    "signs": signs,
    "endings": endings,
    "titles": titles,
    "dates": dates,
    "times": times,
    "money": money,
    "numbers": numbers,
    "quotes": quotes,
    "end-punctuation": end_punctuation,
    "capitals": capitals,
    "spelling": spelling,
}


def repair(source: str, text: str, style: Style) -> str:
    """Return the translation `text` of `source` with its form put right; marks (`⟪0⟫`) pass untouched.

    A rule changes only what the source gives a reason for: with a faithful translation most change nothing.
    Repairing twice is the same as repairing once.
    """
    for name, rule in _RULES.items():
        if name not in style.off:
            text = rule(source, text, style)
    return text
