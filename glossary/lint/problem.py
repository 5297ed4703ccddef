"""What a rule finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossary.term import Term


class Severity(StrEnum):
    """How much a problem matters, in rising order."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Its place in that order."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """One breach of a rule at an entry. `fixable` says that `fix` can mend it without changing what is meant."""

    rule: str
    severity: Severity
    message: str
    term: Term
    fixable: bool = False

    @property
    def place(self) -> str:
        """Where the entry stands, as file:line."""
        return f"{self.term.path}:{self.term.line}"
