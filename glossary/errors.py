"""The one exception base of Entente: what happened, where, what to try.

`translate` builds on `glossary`, never the other way round, so the base stands here.
The command line prints such an error as one line and exits with status 2; any other
exception is a fault of ours and keeps its traceback.
"""

from __future__ import annotations

from pathlib import Path


class EntenteError(Exception):
    """A failure that the user can act on.

    The message is built as ``PLACE: WHAT (TRY)``: the place is a file, with a line when one is known; the file `-` is
    told as standard input.
    """

    def __init__(
        self, what: str, *, path: Path | str | None = None, line: int | None = None, advice: str | None = None
    ) -> None:
        self.what = what
        self.path = path
        self.line = line
        self.advice = advice
        super().__init__(what)

    def __str__(self) -> str:
        place = "standard input" if str(self.path) == "-" else "" if self.path is None else str(self.path)
        if place and self.line is not None:
            place += f":{self.line}"
        message = f"{place}: {self.what}" if place else self.what
        return f"{message} ({self.advice})" if self.advice else message


class InputError(EntenteError):
    """A file that cannot be read as what it should be: missing, binary, wrong encoding, malformed."""


class OutputError(EntenteError):
    """A target that cannot be written: exists already, read-only, no room, a folder where a file was meant."""


class GlossaryError(EntenteError):
    """A glossary row or file that breaks the rules of its format."""
