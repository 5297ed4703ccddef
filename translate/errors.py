"""Errors of the translation side, on the common base of `glossary.errors`."""

from __future__ import annotations

from glossary.errors import EntenteError, InputError, OutputError

__all__ = ["EntenteError", "InputError", "ModelError", "OutputError"]


class ModelError(EntenteError):
    """A translation package that is missing, corrupt, of another language pair, or cannot be loaded."""
