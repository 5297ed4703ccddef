"""Glossaries in Excel workbooks, read only: the first sheet, our header in any order, or source, target, note.

The languages' names may stand for our header: `French`, `anglais`, `EN`, in any order, a note beside them. What else
the workbook holds, in further sheets or in columns without a meaning, is told as a loss. Lines of a target's cell are
several targets. A number is read as the sheet shows it where its format is simple; a date is read as `2024-05-01`, and
it and other formatted numbers are told: a spreadsheet makes dates of what was none.

Needs openpyxl (the extra `xlsx`), which is not installed with Entente. A workbook is a zip of XML: one that unpacks to
more than 64 MB or declares XML entities is refused before it is parsed.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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


_PERCENT = re.compile(r"0(?:\.(?P<decimals>0+))?(?P<space> ?)%")
_PLAIN = ("General", "@", "0")  # formats that show a number as it is


class _Cell(str):
    """The text of a cell; `place` is that of one which the sheet shows otherwise, as "B3"."""

    place = ""


@dataclass(frozen=True, slots=True)
class Xlsx:
    """An Excel workbook."""

    name: str = "xlsx"
    suffixes: tuple[str, ...] = (".xlsx",)

    def read(self, data: bytes, path: str = "-") -> Imported:
        try:
            import openpyxl
        except ImportError as error:
            advice = "pip install openpyxl, or save the sheet as CSV"
            raise InputError("reading XLSX needs openpyxl", path=path, advice=advice) from error
        _check(data, path)
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [(str(table.title), _rows(table.iter_rows())) for table in book.worksheets]
        except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
            raise InputError("not a readable workbook", path=path, advice="save it as CSV instead") from error
        terms, lost = _terms(sheets[0][1] if sheets else [], path)
        for title, rows in sheets[1:]:
            if filled := sum(map(any, rows)):
                lost.append(Loss(title, f"the sheet: {counted(filled, 'row')}; only the first sheet is read"))
        return Imported(terms, tuple(lost))

    def write(self, terms: Iterable[Term]) -> Exported:
        raise InputError("XLSX is read, not written", advice="export as csv: Excel opens it")


def _rows(table: Iterable[Iterable[Any]]) -> list[list[_Cell]]:
    return [[_cell(cell) for cell in row] for row in table]


def _cell(cell: Any) -> _Cell:
    """Return what openpyxl's cell holds, as nearly as the sheet shows it."""
    value = cell.value
    if value is None:
        return _Cell()
    shown, alike = str(value).strip(), True
    if isinstance(value, bool):
        shown = shown.upper()
    elif isinstance(value, (int, float)):
        percent = _PERCENT.fullmatch(cell.number_format)
        if percent:
            shown = f"{100 * value:.{len(percent['decimals'] or '')}f}{percent['space']}%"
        elif float(value).is_integer():
            shown = str(int(value))
        alike = bool(percent) or cell.number_format in _PLAIN
    elif not isinstance(value, str):
        midnight = isinstance(value, datetime.datetime) and value.time() == datetime.time()
        shown, alike = shown.split(" ")[0] if midnight else shown, False
    text = _Cell(shown)
    text.place = "" if alike else cell.coordinate
    return text


def _terms(rows: list[list[_Cell]], path: str) -> tuple[tuple[Term, ...], list[Loss]]:
    header = [name.lower() for name in rows[0]] if rows else []
    names = [name for name in header if name]
    if {"source", "target"} <= set(names):
        for name in names:
            if name not in sheet.COLUMNS or names.count(name) > 1:
                what = f"column {name!r} is unknown or stands twice"
                advice = "known columns: " + ", ".join(sheet.COLUMNS)
                raise GlossaryError(what, path=path, line=1, advice=advice)
        built = []
        for line, row in enumerate(rows[1:], 2):
            if any(row):
                given = dict.fromkeys(("source", "target"), "") | dict(zip(header, row, strict=False))
                given |= {"source": _flat(given["source"]), "target": "|".join(given["target"].splitlines())}
                built.append(sheet.build(given, path=path, line=line))
        return tuple(built), _otherwise(rows[1:], header)
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
            targets = list(filter(None, map(str.strip, cells["target"].splitlines())))
            terms.append(guessed(_flat(cells["source"]), targets, note=cells["note"], path=path, line=line))
    titles = dict(enumerate(rows[0])) if headed else {}
    lost = [
        Loss(titles.get(place) or f"column {place + 1}", f"the column: {counted(number, 'cell')}")
        for place, number in sorted(passed.items())
    ]
    return merged(terms), lost + _otherwise(rows[headed:], columns)


def _flat(cell: str) -> str:
    """Return a cell without its line ends."""
    return " ".join(cell.split())


def _otherwise(rows: list[list[_Cell]], columns: list[str]) -> list[Loss]:
    """Return the cells in columns with a meaning that the sheet shows otherwise than they are read."""
    return [
        Loss(cell.place, f"how the sheet shows it: read as {cell}")
        for row in rows
        for cell, column in zip(row, columns, strict=False)
        if cell.place and column
    ]


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
