"""The one exception base of Entente: what happened, where, what to try.

`translate` builds on `glossary`, never the other way round, so the base stands here.
The command line prints such an error as one line and exits with status 2; any other
exception is a fault of ours and keeps its traceback.
"""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path
from typing import Self


class EntenteError(Exception):
    """A failure that the user can act on.

    The message is built as ``PLACE: WHAT (TRY)``: the place is a file, with a line when one is known; the file `-` is
    told as standard input. `option` is further advice, to say an option of the command line that not every command has:
    see `told`.
    """

    def __init__(
        self,
        what: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        advice: str | None = None,
        option: str | None = None,
    ) -> None:
        self.what = what
        self.path = path
        self.line = line
        self.option = option
        self.advice = ", or ".join(each for each in (advice, option) if each) or None
        self._plain_advice = advice
        super().__init__(what)

    def __str__(self) -> str:
        return self._message(self.advice)

    def told(self, options: Container[str] = ()) -> str:
        """Return the message for a command that has these options: no other is advised."""
        known = all(each in options for each in re.findall(r"--[a-z-]+", self.option or ""))
        return self._message(self.advice if known else self._plain_advice)

    def at(self, line: int) -> Self:
        """Return the same error at another line."""
        return type(self)(self.what, path=self.path, line=line, advice=self._plain_advice, option=self.option)

    def _message(self, advice: str | None) -> str:
        place = "standard input" if str(self.path) == "-" else "" if self.path is None else str(self.path)
        if place and self.line is not None:
            place += f":{self.line}"
        message = f"{place}: {self.what}" if place else self.what
        return f"{message} ({advice})" if advice else message


class InputError(EntenteError):
    """A file that cannot be read as what it should be: missing, binary, wrong encoding, malformed."""


class OutputError(EntenteError):
    """A target that cannot be written: exists already, read-only, no room, a folder where a file was meant."""


class GlossaryError(EntenteError):
    """A glossary row or file that breaks the rules of its format."""
