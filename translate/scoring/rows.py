"""Files that hold both languages: gettext catalogues, XLIFF, TMX and tables, read row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from glossary.files import decode
from translate.errors import InputError
from translate.formats.spliced import line_of
from translate.formats.table import NAMES, SAMPLE, Cell, cells_in, has_header, is_code, separator_of, words_in


class Row(NamedTuple):
    """A text in both languages; `key` tells it from others, `line` is where it stands, from 1.

    `marked` are source and target with their inline elements, of a format that has such; where its lines are broken for
    the eye, there is a space or, at the edges, nothing.
    """

    key: str
    source: str
    target: str
    line: int
    marked: tuple[str, str] | None = None


def _read_po(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    from translate.po.catalogue import parse

    for entry in parse(data, name, encoding).live:
        sources = (entry.msgid, *(entry.msgid_plural or entry.msgid for _ in entry.msgstr[1:]))
        for number, (source, translation) in enumerate(zip(sources, entry.msgstr, strict=True)):
            yield Row(f"{entry.msgctxt or ''}\x04{entry.msgid}\x04{number}", source, translation, entry.line)


def _read_xliff(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    root = _xml(data, name)
    files = {file: file.get("original") or file.get("id") or str(number)
             for number, file in enumerate(root.iter("{*}file"))}  # fmt: skip
    for number, unit in enumerate(root.iter("{*}trans-unit", "{*}segment")):
        source, target = unit.find("{*}source"), unit.find("{*}target")
        if source is not None and _to_be_translated(unit):
            parts = [_identity(unit) or str(number)]
            if len(files) > 1:  # each begins its ids anew; the name of one alone tells nothing
                parts = [files[file] for file in unit.iterancestors("{*}file")] + parts
            yield _row("\x04".join(parts), source, target, unit.sourceline)


def _identity(unit: Any) -> str | None:
    """Return the id of a unit; of a segment, whose ids begin anew in each unit, with that of the unit."""
    parent = unit.getparent()
    if not unit.tag.endswith("}segment") or parent is None or not parent.get("id"):
        return unit.get("id")  # type: ignore[no-any-return]
    place = sum(1 for _ in unit.itersiblings("{*}segment", preceding=True))
    return f"{parent.get('id')}\x04{unit.get('id') or place}"


def _to_be_translated(unit: Any) -> bool:
    """Tell what the nearest `translate` says, at a unit of XLIFF or above it."""
    said = (each.get("translate") for each in (unit, *unit.iterancestors()))
    return next((value for value in said if value is not None), "yes") != "no"


def _read_tmx(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for unit in _xml(data, name).iter("{*}tu"):
        sides = {
            (variant.get(language) or variant.get("lang") or "").lower()[:2]: segment
            for variant in unit.iter("{*}tuv")
            if (segment := variant.find("{*}seg")) is not None
        }
        if "fr" in sides:
            yield _row("".join(sides["fr"].itertext()), sides["fr"], sides.get("en"), unit.sourceline)


def _row(key: str, source: Any, target: Any, line: int) -> Row:
    french, english = ("" if side is None else "".join(side.itertext()) for side in (source, target))
    marked = [_unbroken("" if side is None else _marked(side)) for side in (source, target)]
    return Row(key, french, english, line, (marked[0], marked[1]))


def _unbroken(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", re.sub(r"\A\s*\n\s*|\s*\n\s*\Z", "", text))


IDENTITY = ("id", "rid", "i", "x", "hex")  # the attributes that say which element one is; others may be translated


def _marked(element: Any) -> str:
    """Return the text of an XML element with the elements in it as tags, each with what tells it from others.

    A `mrk` notes something about the text and is no part of it.
    """
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):  # neither a comment nor a processing instruction
            name, inner = child.tag.rpartition("}")[2], _marked(child)
            identity = next((f' {each}="{child.get(each)}"' for each in IDENTITY if child.get(each)), "")
            tag = f"<{name}{identity}>{inner}</{name}>" if inner else f"<{name}{identity}/>"
            parts.append(inner if name == "mrk" else tag)
        parts.append(child.tail or "")
    return "".join(parts)


def _xml(data: bytes, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is not well-formed XML: {error.msg}", path=name, line=error.lineno) from error


def _read_csv(data: bytes, name: str, encoding: str | None) -> Iterator[Row] | None:
    content = decode(data, name, encoding)
    table = _Table.of(content, separator_of(content), name)
    languages = _languages(table.words)
    return table.rows(*languages) if languages is not None else None


def _read_tsv(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    table = _Table.of(decode(data, name, encoding), "\t", name)
    return table.rows(*(_languages(table.words) or (0, 1, 0)))


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's text and cells, and what stands in these."""

    text: str
    path: str
    cells: Sequence[Sequence[Cell]]
    words: Sequence[Sequence[str]]

    @classmethod
    def of(cls, text: str, separator: str, path: str) -> _Table:
        cells, _ = cells_in(text, separator, path)
        return cls(text, path, cells, words_in(text, cells))

    def rows(self, french: int, english: int, header: int) -> Iterator[Row]:
        """Yield the rows under the header, of which these two columns are wanted."""
        for cells, words in zip(self.cells[header:], self.words[header:], strict=True):
            if not any(words):
                continue
            line = line_of(self.text, cells[0].start)
            if len(words) < 2:
                what = "a table needs source and translation, with a separator between"
                raise InputError("has one column", path=self.path, line=line, advice=what)
            source, target = (
                words[column].replace('""', '"') if column < len(words) and cells[column].quoted else _at(words, column)
                for column in (french, english)
            )
            yield Row(source, source, target, line)


def _at(words: Sequence[str], column: int) -> str:
    return words[column] if column < len(words) else ""


# The names of columns, those first that name a language: `source` may be where a text was found.
FRENCH = (*sorted(NAMES - {"source"}), "source", "src")
ENGLISH = (
    *("en", "en-us", "en_us", "en-gb", "en_gb", "english", "anglais", "texte_en"),
    *("target", "tgt", "translation", "hypothesis", "reference"),
)


def _languages(words: Sequence[Sequence[str]]) -> tuple[int, int, int] | None:
    """Return the column of the French and that of the English, from 0, and how many rows are the header, 1 or 0.

    They are told by their names, else by their words; None where either cannot be told.
    """
    if not words:
        return None
    names = [name.lower() for name in words[0]]
    french, english = (
        next((names.index(name) for name in known if name in names), None) for known in (FRENCH, ENGLISH)
    )
    # Of two columns without a known name, the first row may well be a text like the others.
    header = int(french is not None or english is not None or (len(names) > 2 and has_header(words)))
    if french is None or english is None:
        from translate.po.source import language

        for column in range(len(names)):
            texts = [row[column] for row in words[header : header + SAMPLE] if column < len(row) and row[column]]
            told = language(text for text in texts if not is_code(text))
            if french is None and column != english and told.is_french:
                french = column
            elif english is None and column != french and told.is_english:
                english = column
    return None if french is None or english is None else (french, english, header)


# By the format's name; None is returned for a table of one language.
READERS: dict[str, Callable[[bytes, str, str | None], Iterator[Row] | None]] = {
    "po": _read_po,
    "xliff": _read_xliff,
    "tmx": _read_tmx,
    "csv": _read_csv,
    "tsv": _read_tsv,
}
