"""Glossaries in Excel workbooks, read only: the first sheet, our header in any order, or source, target, note.

The languages' names may stand for our header: `French`, `anglais`, `EN`, in any order, a note beside them. What else
the workbook holds, in further sheets or in columns without a meaning, is told as a loss.

Needs openpyxl (`pip install 'entente[xlsx]'`). A workbook is a zip of XML: one that unpacks to more than 64 MB or
declares XML entities is refused before it is parsed.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from glossary import sheet
from glossary.counting import counted
from glossary.errors import GlossaryError, InputError
from glossary.exchange.base import NAMES_OF_ENGLISH, NAMES_OF_FRENCH, Exported, Imported, Loss, guessed, merged
from glossary.term import Term

MAX_UNPACKED = 64 * 2**20  # bytes
_HEADINGS = {
    **dict.fromkeys(("source", "source term", *NAMES_OF_FRENCH), "source"),
    **dict.fromkeys(("target", "target term", *NAMES_OF_ENGLISH), "target"),
    **dict.fromkeys(("note", "notes", "comment", "comments", "commentaire", "commentaires"), "note"),
}


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
            sheets = [(str(table.title), _rows(table.iter_rows(values_only=True))) for table in book.worksheets]
        except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
            raise InputError("not a readable workbook", path=path, advice="save it as CSV instead") from error
        terms, lost = _terms(sheets[0][1] if sheets else [], path)
        for title, rows in sheets[1:]:
            if filled := sum(map(any, rows)):
                lost.append(Loss(title, f"the sheet: {counted(filled, 'row')}; only the first sheet is read"))
        return Imported(terms, tuple(lost))

    def write(self, terms: Iterable[Term]) -> Exported:
        raise InputError("XLSX is read, not written", advice="export as csv: Excel opens it")


def _rows(table: Iterable[Iterable[object]]) -> list[list[str]]:
    return [["" if cell is None else str(cell).strip() for cell in row] for row in table]


def _terms(rows: list[list[str]], path: str) -> tuple[tuple[Term, ...], list[Loss]]:
    header = [name.lower() for name in rows[0]] if rows else []
    names = [name for name in header if name]
    if {"source", "target"} <= set(names):
        for name in names:
            if name not in sheet.COLUMNS or names.count(name) > 1:
                what = f"column {name!r} is unknown or stands twice"
                advice = "known columns: " + ", ".join(sheet.COLUMNS)
                raise GlossaryError(what, path=path, line=1, advice=advice)
        built = (
            sheet.build({name: cell for name, cell in zip(header, row, strict=False) if name}, path=path, line=line)
            for line, row in enumerate(rows[1:], 2)
            if any(row)
        )
        return tuple(built), []
    columns = [_HEADINGS.get(name, "") for name in header]
    headed = {"source", "target"} <= set(columns)
    if not headed:
        columns = ["source", "target", "note"]
    for name in ("source", "target", "note"):
        if columns.count(name) > 1:
            told = " and ".join(repr(cell) for cell, column in zip(rows[0], columns, strict=True) if column == name)
            raise GlossaryError(f"columns {told} are both the {name}", path=path, line=1, advice="keep one of them")
    terms: list[Term] = []
    passed: Counter[int] = Counter()  # cells in columns without a meaning
    for line, row in enumerate(rows[headed:], 1 + headed):
        if any(row):
            cells = dict.fromkeys(("source", "target", "note"), "") | dict(zip(columns, row, strict=False))
            passed.update(place for place, cell in enumerate(row) if cell and not "".join(columns[place : place + 1]))
            terms.append(guessed(cells["source"], [cells["target"]], note=cells["note"], path=path, line=line))
    titles = dict(enumerate(rows[0])) if headed else {}
    lost = [
        Loss(titles.get(place) or f"column {place + 1}", f"the column: {counted(number, 'cell')}")
        for place, number in sorted(passed.items())
    ]
    return merged(terms), lost


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
