"""Glossaries as plain columns: our own CSV, OmegaT's three-column TSV, DeepL's CSV and TSV.

OmegaT: source, target, comment, parted by tabs, `#` comments; repeated sources are alternatives
(omegat.sourceforge.io/manual-latest, "Glossaries"). DeepL: source and target, no header, optionally the two language
codes in a third and fourth column; no source twice, at most 1,024 bytes a cell (developers.deepl.com, "Glossaries").
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary import sheet
from glossary.errors import GlossaryError
from glossary.exchange.base import (
    NAMES_OF_ENGLISH,
    NAMES_OF_FRENCH,
    Exported,
    Imported,
    Loss,
    guessed,
    losses,
    merged,
)
from glossary.files import decode, split_lines
from glossary.fold import same
from glossary.term import Kind, Term

DEEPL_MAX_CELL = 1024  # bytes
SAMPLE = 100  # rows looked at for what parts their cells
_HEADERS = frozenset(
    {"source", "target", "french", "english", "fr", "en", "français", "anglais", "term", "source term"}
)


@dataclass(frozen=True, slots=True)
class PlainCsv:
    """Our own format: a header in any order; nothing is lost."""

    name: str = "csv"
    suffixes: tuple[str, ...] = (".csv",)

    def read(self, data: bytes, path: str = "-") -> Imported:
        return Imported(sheet.parse(decode(data, path), path).terms)

    def write(self, terms: Iterable[Term]) -> Exported:
        return Exported(sheet.new("-", terms).text().encode())


@dataclass(frozen=True, slots=True)
class OmegaT:
    """OmegaT's glossary: UTF-8, tabs, one line a rendering."""

    name: str = "omegat"
    suffixes: tuple[str, ...] = (".tsv", ".txt", ".utf8", ".tab")

    def read(self, data: bytes, path: str = "-") -> Imported:
        terms = []
        source, target = 0, 1
        for line, raw in enumerate(_lines(decode(data, path)), 1):
            if not raw.strip() or raw.startswith("#"):
                continue
            cells = [cell.strip() for cell in raw.split("\t")]
            if line == 1 and len(cells) > 1 and {cells[0].lower(), cells[1].lower()} <= _HEADERS:
                source, target = _sides(cells[0], cells[1]) or (source, target)
                continue
            if len(cells) < 2 or len(cells) > 3:
                what = f"has {len(cells)} columns, not source, target and comment"
                raise GlossaryError(what, path=path, line=line, advice="part the columns by one tab each")
            note = cells[2] if len(cells) == 3 else ""
            terms.append(guessed(cells[source], [cells[target]], note=note, path=path, line=line))
        return Imported(merged(terms))

    def write(self, terms: Iterable[Term]) -> Exported:
        lines, lost = [], []
        for term in terms:
            if term.kind is Kind.FORBIDDEN:
                lost.append(Loss(term.source, f"forbidden rendering: {', '.join(term.targets)}"))
                continue
            if term.source.startswith("#"):
                lost.append(Loss(term.source, "the entry: OmegaT takes a line that begins with # for a comment"))
                continue
            back = guessed(term.source, term.targets, path="", line=None)
            lost += losses(term, ("note",), back)
            lines += [
                "\t".join(map(_flat, (term.source, target, "" if place else term.note)))
                for place, target in enumerate(term.targets)
            ]
        return Exported("".join(line.rstrip("\t") + "\n" for line in lines).encode(), tuple(lost))


@dataclass(frozen=True, slots=True)
class DeepL:
    """DeepL's glossary: one rendering a source, no header, comma or tab. Tables of others like it are read too: with
    semicolons, and with the languages' names over the columns in either order."""

    name: str = "deepl"
    suffixes: tuple[str, ...] = ()
    delimiter: str = ","

    def read(self, data: bytes, path: str = "-") -> Imported:
        text = decode(data, path)
        delimiter = _delimiter(text, self.delimiter)
        terms: list[Term] = []
        source, target = 0, 1
        seen: dict[str, int] = {}
        for line, cells in _rows(text, delimiter, path):
            if len(cells) not in (2, 4):
                what = f"has {len(cells)} columns, not source and target (and their languages)"
                raise GlossaryError(what, path=path, line=line, advice='put a cell with a comma in "quotes"')
            if len(cells) == 4 and (cells[2].lower()[:2], cells[3].lower()[:2]) != ("fr", "en"):
                what = f"is for {cells[2]} to {cells[3]}"
                raise GlossaryError(what, path=path, line=line, advice="export the pair fr, en from DeepL")
            if line == 1 and (sides := _sides(cells[0], cells[1])) is not None:
                source, target = sides  # a table made elsewhere: DeepL's has no header
                continue
            term = guessed(cells[source], [cells[target]], path=path, line=line)
            if same(term.source) in seen:
                what = f"{term.source!r} stands in line {seen[same(term.source)]} already"
                raise GlossaryError(what, path=path, line=line, advice="DeepL takes one rendering a source")
            seen[same(term.source)] = line
            terms.append(term)
        return Imported(tuple(terms))

    def write(self, terms: Iterable[Term]) -> Exported:
        out, lost = io.StringIO(), []
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\n")
        seen: set[str] = set()
        for term in terms:
            if term.kind is Kind.FORBIDDEN:
                lost.append(Loss(term.source, f"forbidden rendering: {', '.join(term.targets)}"))
            elif max(len(term.source.encode()), len(term.target.encode())) > DEEPL_MAX_CELL:
                lost.append(Loss(term.source[:40], f"the entry: longer than DeepL's {DEEPL_MAX_CELL} bytes"))
            elif same(term.source) in seen:
                lost.append(Loss(term.source, f"a second entry for this source: {term.target}"))
            else:
                seen.add(same(term.source))
                writer.writerow((_flat(term.source), _flat(term.target)))
                lost += losses(term, (), guessed(term.source, term.targets, path="", line=None))
                lost += [Loss(term.source, f"further target: {target}") for target in term.targets[1:]]
        return Exported(out.getvalue().encode(), tuple(lost))


def _delimiter(text: str, usual: str) -> str:
    """Return what parts most of the first rows in two cells, or four: Excel writes semicolons on French machines. Of
    several a tab is taken, which no cell has, else the `usual` one."""
    rows = [re.sub('"[^"]*"', "", line) for line in split_lines(text)[:SAMPLE]]

    def fitness(mark: str) -> tuple[int, bool, bool]:
        fitting = sum(row.count(mark) in (1, 3) for row in rows)
        return fitting, bool(fitting) and mark == "\t", mark == usual

    return max(sheet.DELIMITERS, key=fitness)


def _sides(first: str, second: str) -> tuple[int, int] | None:
    """Return the columns of French and of English where two cells name the languages."""
    names = first.lower(), second.lower()
    if names[0] in NAMES_OF_FRENCH and names[1] in NAMES_OF_ENGLISH:
        return 0, 1
    return (1, 0) if names[0] in NAMES_OF_ENGLISH and names[1] in NAMES_OF_FRENCH else None


def _lines(text: str) -> Iterator[str]:
    for line, raw in enumerate(split_lines(text), 1):
        if len(raw) > sheet.MAX_RECORD:
            raise GlossaryError(f"a line of {len(raw)} characters", line=line, advice="shorten it")
        yield raw


def _rows(text: str, delimiter: str, path: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            advice = 'write a quotation mark inside a quoted cell twice: ""'
            raise GlossaryError(f"not CSV: {error}", path=path, line=line, advice=advice) from error
        if any(cells):
            yield line, [cell.strip() for cell in cells]


def _flat(cell: str) -> str:
    """Return a cell without the tabs and line ends that would break its row."""
    return " ".join(cell.split())
