"""CSV and TSV: the cells of chosen columns are translated where they stand, quoted as RFC 4180 says.

A table with tabs may know no quoting (IANA, text/tab-separated-values): quotation marks are then letters like others.
Columns are chosen by name or number (from 1); by default those whose cells are French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translate.errors import InputError
from translate.formats.spliced import Place, SplicedFormat, decoded, line_of
from translate.formats.units import Unit

NAMES = frozenset({"fr", "fr_fr", "fr-fr", "french", "français", "francais", "texte_fr", "source"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place in the file, the quotes left out, and whether it was quoted."""

    start: int
    end: int
    quoted: bool


def rows(text: str, separator: str, path: str) -> Iterator[list[Cell]]:
    """Yield the cells of each row; raise `InputError`, with the line, for a quote that does not close."""
    field = re.compile(rf'"(?P<quoted>(?:[^"]|"")*)"(?=[{separator}\r\n]|\Z)|(?P<plain>[^{separator}\r\n]*)')
    position = 0
    row: list[Cell] = []
    while position < len(text):
        found = field.match(text, position)
        if found is None or (found["quoted"] is None and text[position : position + 1] == '"'):
            raise InputError("a quoted cell does not end", path=path, line=line_of(text, position))
        quoted = found["quoted"] is not None
        row.append(Cell(*found.span("quoted" if quoted else "plain"), quoted))
        position = found.end()
        if text.startswith(separator, position):
            position += 1
            if position == len(text):
                row.append(Cell(position, position, False))
            continue
        yield row
        row = []
        position += 2 if text.startswith("\r\n", position) else 1
    if row:
        yield row


def literal_rows(text: str) -> list[list[Cell]]:
    """Return the cells of a table with tabs in which a quotation mark is a letter like others."""
    table: list[list[Cell]] = []
    for line in re.finditer(r"[^\r\n]+|(?<=\n)(?=\r?\n)", text):
        cells = re.finditer(r"(?:^|(?<=\t))[^\t]*", line.group())
        table.append([Cell(line.start() + cell.start(), line.start() + cell.end(), False) for cell in cells])
    return table


def _tabbed(text: str, path: str) -> tuple[list[list[Cell]], bool]:
    """Return the cells of a table with tabs, and whether its quotation marks are letters like others.

    They are where they cannot be read as quoting, or where a quoted cell would swallow tabs or line ends although
    without quoting all rows have the same number of cells.
    """
    literal = literal_rows(text)
    regular = len({len(row) for row in literal if row}) == 1 and len(literal[0]) > 1
    try:
        table = list(rows(text, "\t", path))
    except InputError:
        if not regular:
            raise
        return literal, True
    swallowed = any(
        cell.quoted and re.search(r"[\t\r\n]", text[cell.start : cell.end]) for row in table for cell in row
    )
    return (literal, True) if swallowed and regular else (table, False)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the cells of the chosen columns."""

    separator: str | None

    def __call__(self, text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
        separator = str(options.get("separator") or self.separator or _separator(text))
        table, literal = _tabbed(text, path) if separator == "\t" else (list(rows(text, separator, path)), False)
        if not table:
            return
        header = [text[cell.start : cell.end].strip() for cell in table[0]]
        chosen = _columns(text, table, header, options.get("columns"), path)
        for row in table[1:] if chosen.named else table:
            for column in chosen.numbers:
                if column < len(row):
                    yield _cell(
                        text, row[column], header[column] if chosen.named else "", None if literal else separator
                    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    numbers: tuple[int, ...]
    named: bool


def _columns(
    text: str, table: Sequence[Sequence[Cell]], header: Sequence[str], asked: Sequence[str | int] | None, path: str
) -> _Chosen:
    lower = [name.lower() for name in header]
    if asked:
        numbers: list[int] = []
        named = False
        for name in asked:
            if str(name).lower() in lower:
                numbers.append(lower.index(str(name).lower()))
                named = True
            elif str(name).isdigit() and 0 < int(name) <= len(header):
                numbers.append(int(name) - 1)
            else:
                advice = f"its columns: {', '.join(header)}"
                raise InputError(f"has no column {name!r}", path=path, line=1, advice=advice)
        return _Chosen(tuple(numbers), named)
    known = tuple(number for number, name in enumerate(lower) if name in NAMES)
    return _Chosen(known, True) if known else _french(text, table, header, path)


def _french(text: str, table: Sequence[Sequence[Cell]], header: Sequence[str], path: str) -> _Chosen:
    from translate.po.source import language

    found = tuple(
        column
        for column in range(len(header))
        if language(text[row[column].start : row[column].end] for row in table[:200] if column < len(row)).is_french
    )
    if not found:
        advice = f"say which columns to translate; its columns: {', '.join(header)}"
        raise InputError("no column is French", path=path, advice=advice)
    first = language(header[column] for column in found)
    return _Chosen(found, not first.is_french and len(table) > 1)


def _separator(text: str) -> str:
    head = text[:4096].split("\n")[0]
    return max(",;\t|", key=head.count)


def _cell(text: str, cell: Cell, context: str, separator: str | None) -> Place:
    raw = text[cell.start : cell.end]
    content, offsets = decoded(raw, cell.start, re.compile('""' if cell.quoted else r"(?!)"), lambda _: '"')
    if cell.quoted:
        return Place(((cell.start, cell.end),), Unit(content, (), context), _doubled, offsets)
    write = _one_line if separator is None else _Quoting(separator)
    return Place(((cell.start, cell.end),), Unit(content, (), context), write)


def _doubled(new: str, _: str) -> str:
    return new.replace('"', '""')


def _one_line(new: str, _: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", new)


class _Quoting:
    """Writes a cell that had no quotes, with quotes where its new text needs them."""

    def __init__(self, separator: str) -> None:
        self.separator = separator

    def __call__(self, new: str, _: str) -> str:
        return f'"{_doubled(new, "")}"' if re.search(rf'[{self.separator}"\r\n]', new) else new


CSV = SplicedFormat("csv", (".csv",), _Finder(None))
TSV = SplicedFormat("tsv", (".tsv", ".tab"), _Finder("\t"))
