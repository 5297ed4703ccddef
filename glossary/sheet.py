"""A glossary file as it stands on disk: CSV with a header in any order, comments and blank lines kept.

Columns: source, target, kind, match, case, variants, first, gap, note; only the first two are needed. `|` separates
several targets or variants. A line that begins with `#` is a comment. The delimiter is a comma, or a semicolon or tab
when the header uses that (spreadsheets of French machines write semicolons). RFC 4180 otherwise.

Reading and writing an unchanged sheet gives back the same bytes but for the byte order mark; a change rewrites the
changed rows only.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from glossary.errors import GlossaryError, InputError
from glossary.files import decode, read_bytes
from glossary.term import STRICT, CaseMode, Kind, MatchMode, Term

COLUMNS = ("source", "target", "kind", "match", "case", "variants", "first", "gap", "note")
MAX_FILE = 64 * 2**20  # bytes; 10,000 entries with long notes are 2 MB
MAX_RECORD = 64 * 2**10  # characters of one row; more is an unclosed quote or an attack
_ZIP = b"PK\x03\x04"  # how workbooks begin
MAX_GAP = 5  # other words within a term; farther apart the words are no longer one term

DELIMITERS = ",;\t"
_OPENING = {delimiter: re.compile(rf'(?:\A|{delimiter})"') for delimiter in DELIMITERS}
_CLOSING = re.compile(r'[^"]*(?:""[^"]*)*"(?!")')  # within a quoted cell the mark itself stands twice

_Mode = TypeVar("_Mode", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file: an entry, or (with `term` None) a comment, a blank line or the header. `raw` is its text
    with its line end."""

    raw: str
    line: int
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A glossary file: its header and its records in order."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str = ","
    newline: str = "\n"
    header: int = field(default=0)  # index of the header in `rows`

    @property
    def terms(self) -> tuple[Term, ...]:
        """The entries, in the order of the file."""
        return tuple(row.term for row in self.rows if row.term is not None)

    def text(self) -> str:
        """Return the file's text, ready to be written."""
        return "".join(row.raw for row in self.rows)

    def edited(self, changes: Mapping[int, Term | None], added: Iterable[Term] = ()) -> Sheet:
        """Return a sheet with the entries at the given lines replaced (or removed, for None) and new ones at the end.

        A column that a new entry needs and the file lacks is added to the header; then every row is rewritten.
        """
        terms = [*added]
        needed = [name for name in COLUMNS if any(cells(term)[name] for term in [*terms, *changes.values()] if term)]
        missing = tuple(name for name in needed if name not in self.columns)
        columns = self.columns + missing
        base = replace(self, columns=columns)
        rows: list[Row] = []
        for index, row in enumerate(self.rows):
            if index == self.header:
                rows.append(replace(row, raw=base.record(columns)) if missing else _ended(row, self.newline))
            elif row.term is None:
                rows.append(_ended(row, self.newline))
            elif row.line in changes:
                if (term := changes[row.line]) is not None:
                    rows.append(base.row(term))
            else:
                rows.append(base.row(row.term) if missing else _ended(row, self.newline))
        rows += [base.row(term) for term in terms]
        # Parsed again, so that each row knows its new line.
        return parse("".join(row.raw for row in rows), self.path)

    def row(self, term: Term) -> Row:
        """Return `term` as a record of this file."""
        values = cells(term)
        return Row(self.record([values[name] for name in self.columns]), term.line, term)

    def record(self, values: Sequence[str]) -> str:
        """Return `values` as one line of this file's dialect."""
        out = io.StringIO()
        # The csv module leaves a lone carriage return unquoted.
        plain = [re.sub(r"\r\n?", "\n", value) for value in values]
        csv.writer(out, delimiter=self.delimiter, lineterminator=self.newline).writerow(plain)
        text = out.getvalue()
        return f'"{plain[0]}"' + text[len(plain[0]) :] if text.startswith("#") else text


def new(path: Path | str, terms: Iterable[Term] = (), columns: tuple[str, ...] = COLUMNS) -> Sheet:
    """Return a sheet that holds `terms` under a full header."""
    empty = Sheet(str(path), columns, ())
    return parse(empty.record(columns) + "".join(empty.row(term).raw for term in terms), path)


def read(path: Path | str) -> Sheet:
    """Read a glossary file.

    Raises `InputError` when it is no readable text and `GlossaryError` with file and line when a row breaks the rules.
    """
    data = read_bytes(path, limit=MAX_FILE)
    if data.startswith(_ZIP):
        raise InputError("is a workbook or an archive", path=path, advice=_to_import(path))
    imported = f"`entente glossary import {path} NEW.csv --encoding cp1252` makes a new one"
    return parse(decode(data, path, advice=f"save it as UTF-8; {imported} if it is Windows'"), path)


def _to_import(path: Path | str) -> str:
    return f"`entente glossary import {path} NEW.csv` makes a glossary of it"


def parse(text: str, path: Path | str = "-") -> Sheet:
    """Parse the text of a glossary file; errors as for `read`."""
    rows: list[Row] = []
    columns: tuple[str, ...] = ()
    delimiter, header = _delimiter(text), 0
    for line, raw in _records(text, delimiter, str(path)):
        if not raw.strip() or raw.startswith("#"):
            rows.append(Row(raw, line))
        elif not columns:
            columns = _columns(_split(raw, delimiter, path, line), path, line)
            header = len(rows)
            rows.append(Row(raw, line))
        else:
            values = _split(raw, delimiter, path, line)
            if not any(values):
                rows.append(Row(raw, line))
                continue
            if len(values) > len(columns):
                what = f"has {len(values)} cells where the header has {len(columns)}"
                raise GlossaryError(what, path=path, line=line, advice='put a cell with a comma in "quotes"')
            values += [""] * (len(columns) - len(values))
            term = build(dict(zip(columns, values, strict=True)), path=str(path), line=line)
            rows.append(Row(raw, line, term))
    if not columns:
        advice = "begin with a header such as: source,target,kind,note"
        raise GlossaryError("is empty: no header", path=path, line=1, advice=advice)
    newline = "\r\n" if "\r\n" in text else "\n"
    return Sheet(str(path), columns, tuple(rows), delimiter, newline, header)


def cells(term: Term) -> dict[str, str]:
    """Return the cells of an entry by column; what the kind's defaults say anyway is left empty."""
    match, case = defaults(term.kind)
    target = "" if term.kind is Kind.DO_NOT_TRANSLATE and term.targets == (term.source,) else "|".join(term.targets)
    return {
        "source": term.source,
        "target": target,
        "kind": "" if term.kind is Kind.TERM else term.kind.value,
        "match": "" if term.match is match else term.match.value,
        "case": "" if term.case is case else term.case.value,
        "variants": "|".join(term.variants),
        "first": term.first,
        "gap": str(term.gap) if term.gap else "",
        "note": term.note,
    }


def defaults(kind: Kind) -> tuple[MatchMode, CaseMode]:
    """Return how an entry of `kind` is matched when its row does not say."""
    return (MatchMode.EXACT, CaseMode.EXACT) if kind in STRICT else (MatchMode.INFLECTED, CaseMode.PERMISSIVE)


def build(values: Mapping[str, str], *, path: str = "", line: int | None = None) -> Term:
    """Build an entry from its cells; cells that are absent or empty take the kind's defaults.

    Raises `GlossaryError` with the place and what would be right.
    """

    def wrong(what: str, advice: str) -> GlossaryError:
        return GlossaryError(what, path=path or None, line=line, advice=advice)

    def choice(column: str, options: type[_Mode], default: _Mode) -> _Mode:
        value = values.get(column, "").strip().lower()
        if not value:
            return default
        try:
            return options(value)
        except ValueError as error:
            raise wrong(f"unknown {column} {value!r}", "one of: " + ", ".join(options)) from error

    source = values.get("source", "").strip()
    if not source:
        raise wrong("the source is empty", "write the French term, or begin the line with # to make it a comment")
    kind = choice("kind", Kind, Kind.TERM)
    match, case = defaults(kind)
    match, case = choice("match", MatchMode, match), choice("case", CaseMode, case)
    targets = several(values.get("target", ""))
    if not targets and kind is Kind.DO_NOT_TRANSLATE:
        targets = (source,)
    if not targets:
        raise wrong(f"no target for {source!r}", "write the English rendering, or set kind to do-not-translate")
    gap = values.get("gap", "").strip() or "0"
    if not (gap.isascii() and gap.isdigit() and int(gap) <= MAX_GAP):
        raise wrong(f"gap {gap!r} is no number from 0 to {MAX_GAP}", "leave it empty for none")
    if match is MatchMode.REGEX:
        try:
            if re.compile(source).match(""):
                raise wrong(f"the pattern {source!r} matches the empty text", "make some part of it required")
        except re.error as error:
            raise wrong(f"not a regular expression: {source!r}: {error}", "or set match to exact") from error
    return Term(
        source=source,
        targets=targets,
        kind=kind,
        match=match,
        case=case,
        variants=several(values.get("variants", "")),
        first=values.get("first", "").strip(),
        gap=int(gap),
        note=values.get("note", "").strip(),
        path=path,
        line=line or 0,
    )


def several(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell between `|`, without empty ones and repetitions."""
    return tuple(dict.fromkeys(part for part in map(str.strip, cell.split("|")) if part))


def _records(text: str, delimiter: str, path: str) -> Iterable[tuple[int, str]]:
    """Yield each record with the number of its first line; a quoted cell may hold line ends, a comment may not."""
    start, pending, is_open = 1, "", False
    for number, raw in enumerate(_lines(text), 1):
        if not pending:
            start = number
            if raw.startswith("#"):
                yield number, raw
                continue
        pending += raw
        is_open = _ends_quoted(raw, delimiter, is_open)
        if len(pending) > MAX_RECORD:
            what = f"a row of more than {MAX_RECORD} characters"
            raise GlossaryError(what, path=path, line=start, advice="close the quoted cell, or shorten it")
        if not is_open:
            yield start, pending
            pending = ""
    if pending:
        raise GlossaryError("a quoted cell is never closed", path=path, line=start, advice='add the missing "')


def _lines(text: str) -> Iterable[str]:
    return io.StringIO(text, newline="")


def _ends_quoted(line: str, delimiter: str, begins_quoted: bool) -> bool:
    """Tell whether a line ends within a quoted cell. A quotation mark opens one only at its beginning (RFC 4180): in
    `écran 15"` it is an inch."""
    at, is_quoted = 0, begins_quoted
    while True:
        mark = _CLOSING.match(line, at) if is_quoted else _OPENING[delimiter].search(line, at)
        if mark is None:
            return is_quoted
        at, is_quoted = mark.end(), not is_quoted


def _split(raw: str, delimiter: str, path: Path | str, line: int) -> list[str]:
    try:
        (cells,) = csv.reader(_lines(raw), delimiter=delimiter, strict=True)
    except csv.Error as error:
        advice = 'write a quotation mark inside a quoted cell twice: ""'
        raise GlossaryError(f"not CSV: {error}", path=path, line=line, advice=advice) from error
    return cells


def _delimiter(text: str) -> str:
    """Return what parts the cells of the header."""
    header = next((line for line in _lines(text) if line.strip() and not line.startswith("#")), "")
    return max(DELIMITERS, key=header.count)


def _columns(names: Sequence[str], path: Path | str, line: int) -> tuple[str, ...]:
    columns = tuple(name.strip().lower() for name in names)
    known = "known columns: " + ", ".join(COLUMNS)
    if not {"source", "target"} & {*columns}:
        known = f"begin with a header such as: source,target,kind,note; {_to_import(path)}"
    for name in columns:
        if name not in COLUMNS:
            raise GlossaryError(f"unknown column {name!r} in the header", path=path, line=line, advice=known)
        if columns.count(name) > 1:
            raise GlossaryError(f"column {name!r} stands twice in the header", path=path, line=line, advice=known)
    for name in ("source", "target"):
        if name not in columns:
            raise GlossaryError(f"no column {name!r} in the header", path=path, line=line, advice=known)
    return columns


def _ended(row: Row, newline: str) -> Row:
    """Return `row` with a line end, which the last line of a file may lack."""
    return row if row.raw.endswith(("\n", "\r")) else replace(row, raw=row.raw + newline)
