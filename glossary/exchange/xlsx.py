"""Glossaries in Excel workbooks, read only: the first sheet, our header in any order, or source, target, note.

Needs openpyxl (`pip install 'entente[xlsx]'`). A workbook is a zip of XML: one that unpacks to more than 64 MB or
declares XML entities is refused before it is parsed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from glossary import sheet
from glossary.errors import GlossaryError, InputError
from glossary.exchange.base import Exported, Imported, guessed, merged
from glossary.term import Term

MAX_UNPACKED = 64 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Xlsx:
    """An Excel workbook."""

    name: str = "xlsx"
    suffixes: tuple[str, ...] = (".xlsx",)

    def read(self, data: bytes, path: str = "-") -> Imported:
        try:
            import openpyxl
        except ImportError as error:
            advice = "pip install 'entente[xlsx]', or save the sheet as CSV"
            raise InputError("reading XLSX needs openpyxl", path=path, advice=advice) from error
        _check(data, path)
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            table = book.worksheets[0].iter_rows(values_only=True) if book.worksheets else iter(())
            rows = [["" if cell is None else str(cell).strip() for cell in row] for row in table]
        except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
            raise InputError("not a readable workbook", path=path, advice="save it as CSV instead") from error
        return Imported(_terms(rows, path))

    def write(self, terms: Iterable[Term]) -> Exported:
        raise InputError("XLSX is read, not written", advice="export as csv: Excel opens it")


def _terms(rows: list[list[str]], path: str) -> tuple[Term, ...]:
    header = [name.lower() for name in rows[0]] if rows else []
    names = [name for name in header if name]
    if {"source", "target"} <= set(names):
        for name in names:
            if name not in sheet.COLUMNS or names.count(name) > 1:
                what = f"column {name!r} is unknown or stands twice"
                advice = "known columns: " + ", ".join(sheet.COLUMNS)
                raise GlossaryError(what, path=path, line=1, advice=advice)
        return tuple(
            sheet.build({name: cell for name, cell in zip(header, row, strict=False) if name}, path=path, line=line)
            for line, row in enumerate(rows[1:], 2)
            if any(row)
        )
    terms = []
    for line, row in enumerate(rows, 1):
        if any(row):
            source, target, note = (*row, "", "", "")[:3]
            terms.append(guessed(source, [target], note=note, path=path, line=line))
    return merged(terms)


def _check(data: bytes, path: str) -> None:
    """Refuse what is no zip, unpacks to too much, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise InputError("unpacks to more than 64 MB", path=path, advice="save the sheet as CSV")
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as handle:
                        if b"<!DOCTYPE" in handle.read(4096):
                            raise InputError("declares an XML document type", path=path, advice="save it as CSV")
    except zipfile.BadZipFile as error:
        raise InputError("is no XLSX workbook", path=path, advice="save it as .xlsx or CSV") from error
