"""Gettext catalogues as a format: what `entente translate FILE.po` reads and writes.

`entente po translate` does the same with more to choose from and a report; the work is in `translate.po`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from translate.document import Document
from translate.errors import InputError
from translate.po.catalogue import parse
from translate.po.fill import Options, Plan, fill, plan
from translate.po.source import Side


class PoFormat:
    """GNU gettext PO and POT files."""

    name = "po"
    suffixes = (".po", ".pot")

    def read(self, data: bytes, path: str = "-", **options: Any) -> Document:
        """Read a catalogue. Options: `source` (`msgid` or `msgstr`; None: detected), `fuzzy`, `mark`, `language`,
        `encoding`."""
        source = options.get("source")
        chosen = Options(
            source=Side(source) if source else None,
            fuzzy=bool(options.get("fuzzy", False)),
            mark=bool(options.get("mark", True)),
            language=str(options.get("language") or "en"),
            model=str(options.get("model") or ""),
        )
        return plan(parse(data, path, options.get("encoding")), chosen).document

    def write(self, document: Document, translations: Mapping[int, str]) -> bytes:
        """Write the catalogue; an entry whose placeholders would not survive is left empty."""
        if not isinstance(document.skeleton, Plan):
            raise InputError("was not read as a PO catalogue", path=document.path)
        return fill(document.skeleton, translations, keep_untranslated=True).data


PO = PoFormat()
