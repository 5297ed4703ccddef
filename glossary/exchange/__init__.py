"""Terminology in the formats of other programs: read and written, with what a format cannot hold said."""

from glossary.exchange.base import Exchange, Exported, Imported, Loss
from glossary.exchange.registry import FORMATS, for_path, named, read

__all__ = ["FORMATS", "Exchange", "Exported", "Imported", "Loss", "for_path", "named", "read"]
