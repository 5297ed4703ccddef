"""Floors under which a score fails: what a CI asks for with `--fail-under METRIC=VALUE`."""

from __future__ import annotations

from dataclasses import dataclass

from translate.errors import InputError
from translate.scoring.result import Scores

ALIASES = {"chrf2": "chrf", "chrf2++": "chrf++", "chrfpp": "chrf++", "glossary": "terms"}
KNOWN = ("bleu", "chrf", "chrf++", "ter", "terms", "consistency", "comet")


@dataclass(frozen=True, slots=True)
class Gate:
    """A bound on one figure; TER, where less is better, must not be over it, all others not under it."""

    name: str
    bound: float

    def failure(self, scores: Scores) -> str | None:
        """Return what is wrong, or None when the score passes; a figure that is not known fails."""
        value = scores.value(self.name)
        if value is None:
            return f"{self.name} is not known: {_missing(self.name, scores)}"
        if self.name == "ter" and value > self.bound:
            return f"ter {value:.2f} is over {self.bound:g}"
        if self.name != "ter" and value < self.bound:
            return f"{self.name} {value:.2f} is under {self.bound:g}"
        return None


def parse_gate(text: str) -> Gate:
    """Return the gate that `METRIC=VALUE` asks for; raise `InputError` for an unknown metric or no number."""
    name, equals, value = text.partition("=")
    name = ALIASES.get(name.strip().lower(), name.strip().lower())
    if not equals or name not in KNOWN:
        raise InputError(f"cannot read the bound '{text}'", advice=f"METRIC=VALUE, METRIC one of {', '.join(KNOWN)}")
    try:
        return Gate(name, float(value))
    except ValueError as error:
        raise InputError(f"'{value}' is not a number", advice=f"{name}=60, say") from error


def _missing(name: str, scores: Scores) -> str:
    if name == "comet":
        return "give --comet with the weights"
    if name == "consistency" and scores.terms is not None:
        return "no term of the glossary comes twice in a document"
    return "no term of the glossary was met"
