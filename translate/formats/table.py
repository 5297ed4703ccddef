"""CSV and TSV: the cells of chosen columns are translated where they stand, quoted as RFC 4180 says.

A table with tabs may know no quoting (IANA, text/tab-separated-values): quotation marks are then letters like others.
Columns are chosen by name or number (from 1); by default those that are called French, else those whose cells are. A
first row that reads as a header is never translated, nor are identifiers, codes and single letters in any cell;
figures that readers read (`3,50 €`) are written as in a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from translate.errors import InputError
from translate.formats.spliced import Place, SplicedFormat, decoded, line_of
from translate.formats.units import Unit
from translate.repair.figures import is_figure

SAMPLE = 200  # rows looked at
SEPARATORS = ";\t|,"  # between cells; the comma last, for it stands in texts too
COUNTED = 50  # rows whose cells are counted to tell the separator
_SAID = re.compile(r"\A\"?sep=(?P<sign>[;\t|,])\"?(?:\r\n|\r|\n)")  # a first line that tells it to Excel
LONGEST_NAME = 40  # characters of a column's name
_WORD = re.compile(r"[^\W\d_]{2}")
_IDENTIFIER = re.compile(r"[a-z]+(?:[_.-][A-Za-z\d]+)+|[a-z]+(?:[A-Z][a-z\d]+)+|id|key")
# One word with a digit or an underscore in it, a dotted or hyphenated one in capitals, an address.
_CODE = re.compile(
    r"(?=\S*[\d_])[\w.:/#+-]+|[A-Z\d]+(?:[._/-][A-Z\d]+)+|[a-z]+(?:\.[a-z]+)+|\S+@\S+|[a-z]+://\S+|#\w+|[A-Za-z]"
)
# What stands over the figures of a quarter, half or year: « T3 2024 », « 2023 (M€) ».
_PERIOD = re.compile(r"(?:[TSQ][1-4][ \u00a0]?)?(?:19|20)\d\d(?:[ \u00a0]?\([^)]*\))?|[TSQ][1-4]")
NAMES = frozenset({"fr", "fr_fr", "fr-fr", "french", "français", "francais", "texte_fr", "source"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place in the file, the quotes left out, and whether it was quoted."""

    start: int
    end: int
    quoted: bool


def rows(text: str, separator: str, path: str) -> Iterator[list[Cell]]:
    """Yield the cells of each row, but for a line `sep=;`; raise `InputError`, with the line, for a quote that does not
    close."""
    field = re.compile(rf'"(?P<quoted>(?:[^"]|"")*)"(?=[{separator}\r\n]|\Z)|(?P<plain>[^{separator}\r\n]*)')
    position = _start(text)
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
    for line in re.compile(r"[^\r\n]+|(?<=\n)(?=\r?\n)").finditer(text, _start(text)):
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


def cells_in(text: str, separator: str, path: str) -> tuple[list[list[Cell]], bool]:
    """Return the cells of a table row by row, and whether its quotation marks are letters like others."""
    return _tabbed(text, path) if separator == "\t" else (list(rows(text, separator, path)), False)


def words_in(text: str, table: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Return what stands in each cell, without the blanks around it."""
    return [[text[cell.start : cell.end].strip() for cell in row] for row in table]


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the cells of the chosen columns."""

    separator: str | None

    def __call__(self, text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
        separator = str(options.get("separator") or self.separator or separator_of(text))
        table, literal = cells_in(text, separator, path)
        if not table:
            return
        cells = words_in(text, table)
        chosen = _columns(cells, options.get("columns"), path)
        if "header" in options:
            chosen = replace(chosen, header=options["header"])
        notice: Callable[[str], None] | None = options.get("notice")
        if notice is not None and not options.get("columns"):
            notice(chosen.told(cells[0]))
        for row, words in zip(table[chosen.header :], cells[chosen.header :], strict=True):
            for column in chosen.numbers:
                context = cells[0][column] if chosen.header and column < len(cells[0]) else ""
                if column < len(row) and (not is_code(words[column]) or is_figure(words[column], context)):
                    yield _cell(text, row[column], context, None if literal else separator)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The columns to translate, from 0, and whether the first row is a header (1 or 0 rows)."""

    numbers: tuple[int, ...]
    header: int

    def told(self, first: Sequence[str]) -> str:
        """Say the choice in a line."""
        names = [f"{number + 1} ({first[number]})" if self.header else f"{number + 1}" for number in self.numbers]
        many = "s" if len(names) > 1 else ""
        row = "the first row is its header" if self.header else "it has no header"
        return f"column{many} {', '.join(names)} will be translated, {row}; --column says otherwise"


def is_code(cell: str) -> bool:
    """Tell whether a cell is an identifier, a code, an address, a number or a single letter rather than language."""
    return bool(_CODE.fullmatch(cell)) or not _WORD.search(cell)


def has_header(cells: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names the columns: short, different names without punctuation at their end, under
    which some column holds what is no such name (numbers, codes, sentences) or only longer texts. A period is a name
    over anything but periods."""
    first, rows = cells[0], cells[1:]
    names = [cell for cell in first if cell]
    if not rows or not names or len({cell.lower() for cell in names}) < len(names):
        return False
    if not any(map(_WORD.search, names)):
        return False
    for column, name in enumerate(first):
        if name and not _WORD.search(name) and not _is_period_over(name, [row[column : column + 1] for row in rows]):
            return False
        if len(name) > LONGEST_NAME or name[-1:] in set(".!?;…»"):
            return False
    if all(_IDENTIFIER.fullmatch(cell) for cell in names):  # msg_id, textFr, fr-FR
        return True
    for column, name in enumerate(first):
        below = [row[column] for row in rows if column < len(row) and row[column]]
        if not name or not below:
            continue
        if all(is_code(cell) or re.search(r"[.!?…]$", cell) for cell in below):
            return True
        if len(below) > 1 and all(len(cell) > 2 * len(name) for cell in below):
            return True
    return False


def _is_period_over(name: str, below: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column's first cell is a period, and none below it: « 2023 » over sums, not over other years."""
    return bool(_PERIOD.fullmatch(name)) and not any(_PERIOD.fullmatch(cell) for row in below for cell in row)


def french_columns(cells: Sequence[Sequence[str]], path: str) -> dict[str, Any]:
    """Return the options that name the French columns and the header of a table, as another table may have them too.

    Raises `InputError` when there is none.
    """
    chosen = _columns(cells, None, path)
    return {"columns": tuple(number + 1 for number in chosen.numbers), "header": chosen.header}


def _columns(cells: Sequence[Sequence[str]], asked: Sequence[str | int] | None, path: str) -> _Chosen:
    header = cells[0]
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
                raise InputError(f"has no column {name!r}", path=path, line=1, advice=_names(header))
        return _Chosen(tuple(numbers), int(named or has_header(cells)))
    known = tuple(number for number, name in enumerate(lower) if name in NAMES)
    return _Chosen(known, 1) if known else _french(cells, path)


def _french(cells: Sequence[Sequence[str]], path: str) -> _Chosen:
    from translate.po.source import language

    first = int(has_header(cells))
    found = []
    for column in range(len(cells[0])):
        texts = [row[column] for row in cells[first : first + SAMPLE] if column < len(row) and row[column]]
        words = [text for text in texts if not is_code(text)]
        if 2 * len(words) > len(texts) and language(words).is_french:
            found.append(column)
    if not found:
        what = f"no column is French; {_names(cells[0])}"
        raise InputError(what, path=path, option="say with --column which one is")
    return _Chosen(tuple(found), first)


def _names(header: Sequence[str]) -> str:
    return f"its columns: {', '.join(header)}"


def separator_of(text: str) -> str:
    """Return what stands between the cells of a table: what a line `sep=;` says, else the sign that gives the most of
    the first rows the same number of cells, else the likeliest sign of the first line."""
    said = _SAID.match(text)
    if said is not None:
        return said["sign"]
    prose = {sign for sign in SEPARATORS if _is_prose(text, sign)}
    if prose and all(sign in prose or sign not in text for sign in SEPARATORS):
        return next((sign for sign in SEPARATORS if sign not in text), SEPARATORS[0])
    regular = {sign: _regular(text, sign) for sign in SEPARATORS if sign not in prose}
    best = max(regular, key=lambda sign: regular[sign])
    if regular[best][0] >= 0.5:
        return best
    return max(SEPARATORS[::-1], key=text[:4096].split("\n")[0].count)


def _is_prose(text: str, sign: str) -> bool:
    """Tell whether a sign is punctuation of an only column: none in the first row, and a space behind each one."""
    head, _, rest = text[_start(text) :].partition("\n")
    return sign not in head and sign in rest and re.search(rf"{re.escape(sign)}(?! )", rest) is None


def _regular(text: str, separator: str) -> tuple[float, int]:
    """Return the share of the first rows that have the commonest number of cells above one, and that number."""
    try:
        table = list(islice(rows(text, separator, ""), COUNTED))
    except InputError:
        return 0, 0
    widths = Counter(len(row) for row in table if len(row) > 1 or row[0].start < row[0].end)
    width, count = max(
        ((width, count) for width, count in widths.items() if width > 1), key=lambda each: each[1], default=(0, 0)
    )
    return count / max(1, widths.total()), width


def _start(text: str) -> int:
    """Return where the first row begins."""
    said = _SAID.match(text)
    return said.end() if said is not None else 0


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


CSV = SplicedFormat("csv", (".csv",), _Finder(None), figures=True)
TSV = SplicedFormat("tsv", (".tsv", ".tab"), _Finder("\t"), figures=True)
