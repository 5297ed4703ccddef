"""File formats: bytes to `Document` and back."""

from translate.formats.protocol import Format
from translate.formats.registry import for_path, get, is_known, names, suffixes

__all__ = ["Format", "for_path", "get", "is_known", "names", "suffixes"]
