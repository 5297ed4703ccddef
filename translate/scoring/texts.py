"""Texts to be scored, read from any file: sentences, lines where they matter, keys where a format has them.

Plain text, Markdown, HTML and subtitles give the sentences of their format. Gettext catalogues, XLIFF, TMX and
tab-separated tables hold source and translation side by side: their translation is read (or their source, when asked
for), and units are told apart by their keys, so that two of them need no alignment.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.files import decode, read_bytes
from translate.errors import InputError

if TYPE_CHECKING:
    from translate.document import Document

Row = tuple[str, str, str, int]  # key, source, translation, line


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a comparison.

    `sentences` are in reading order. `lines` are all lines of a plain text, blank ones too, else None. `keys` and
    `sources` are known for formats that hold both languages, one for each sentence. `places` are the lines where the
    sentences begin, counted from 1, None for formats without lines. `blocks` are the numbers of the paragraphs,
    headings, cells… of a file in `format` that the sentences stand in: those of its translation are the same.
    """

    name: str
    sentences: tuple[str, ...]
    lines: tuple[str, ...] | None = None
    keys: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    places: tuple[int, ...] | None = None
    format: str = ""
    blocks: tuple[int, ...] | None = None


def read(
    path: Path | str,
    *,
    data: bytes | None = None,
    format_name: str | None = None,
    encoding: str | None = None,
    source_side: bool = False,
) -> Text:
    """Read the text of a file; of a bilingual one the translation, or the source when `source_side`.

    Raises `InputError`, with place and advice, for what cannot be read and for a text without a sentence.
    """
    content = read_bytes(path) if data is None else data
    name = str(path)
    kind = format_name or _SUFFIXES.get(Path(name).suffix.lower())
    text = (
        _bilingual(_READERS[kind](content, name, encoding), name, source_side)
        if kind in _READERS
        else _monolingual(content, name, format_name, encoding)
    )
    if not any(sentence.strip() for sentence in text.sentences):
        raise InputError("holds no text", path=path, advice="is it the right file, or still untranslated?")
    return text


def from_string(content: str, name: str = "-") -> Text:
    """Return plain text as `read` does a plain file."""
    return _monolingual(content.encode(), name, None, None)


def _monolingual(data: bytes, name: str, format_name: str | None, encoding: str | None) -> Text:
    from translate import formats

    chosen = formats.for_path(name, data, format_name)
    document = chosen.read(data, name, encoding=encoding)
    lines = places = None
    if chosen.name in {"text", "lines"}:
        # Exactly what sacreBLEU's command line reads: lines end with a line feed, white space at their end is dropped.
        lines = tuple(line.rstrip() for line in io.StringIO(decode(data, name, encoding)))
        places = _places(document)
    sentences = tuple(segment.source for segment in document.segments)
    blocks = tuple(segment.block for segment in document.segments)
    return Text(name, sentences, lines, places=places, format=chosen.name, blocks=blocks)


def _places(document: Document) -> tuple[int, ...]:
    """Return the line where each segment of a plain text begins."""
    line, done, places = 1, 0, []
    for segment in document.segments:
        line += document.skeleton.text.count("\n", done, segment.start)
        done = segment.start
        places.append(line)
    return tuple(places)


def _bilingual(rows: Iterator[Row], name: str, source_side: bool) -> Text:
    kept = [row for row in rows if row[1].strip()]
    seen: Counter[str] = Counter()
    keys = []
    for key, *_ in kept:
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}\x1f{seen[key]}")
    return Text(
        name,
        tuple(" ".join((row[1] if source_side else row[2]).split()) for row in kept),
        keys=tuple(keys),
        sources=tuple(" ".join(row[1].split()) for row in kept),
        places=tuple(row[3] for row in kept),
    )


def _read_po(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    from translate.po.catalogue import parse

    for entry in parse(data, name, encoding).live:
        sources = (entry.msgid, *(entry.msgid_plural or entry.msgid for _ in entry.msgstr[1:]))
        for number, (source, translation) in enumerate(zip(sources, entry.msgstr, strict=True)):
            yield f"{entry.msgctxt or ''}\x04{entry.msgid}\x04{number}", source, translation, entry.line


def _read_xliff(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    root = _xml(data, name)
    for number, unit in enumerate(root.iter("{*}trans-unit", "{*}segment")):
        source, target = unit.find("{*}source"), unit.find("{*}target")
        if source is not None:
            parent = unit.getparent()
            key = unit.get("id") or (parent.get("id") if parent is not None else None) or str(number)
            english = "" if target is None else "".join(target.itertext())
            yield key, "".join(source.itertext()), english, unit.sourceline


def _read_tmx(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for unit in _xml(data, name).iter("{*}tu"):
        sides = {
            (variant.get(language) or variant.get("lang") or "").lower()[:2]: "".join(segment.itertext())
            for variant in unit.iter("{*}tuv")
            if (segment := variant.find("{*}seg")) is not None
        }
        if "fr" in sides:
            yield sides["fr"], sides["fr"], sides.get("en", ""), unit.sourceline


def _xml(data: bytes, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is not well-formed XML: {error.msg}", path=name, line=error.lineno) from error


def _read_tsv(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    content = decode(data, name, encoding)
    for number, row in enumerate(csv.reader(io.StringIO(content), delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        if not row:
            continue
        if len(row) < 2:
            raise InputError(
                "has one column",
                path=name,
                line=number,
                advice="a table needs source and translation, with a tab between",
            )
        if number == 1 and {row[0].strip().lower(), row[1].strip().lower()} <= _HEADINGS:
            continue
        yield row[0], row[0], row[1], number


_HEADINGS = {
    "source",
    "target",
    "fr",
    "en",
    "french",
    "english",
    "src",
    "tgt",
    "translation",
    "hypothesis",
    "reference",
}
_READERS: dict[str, Callable[[bytes, str, str | None], Iterator[Row]]] = {
    "po": _read_po,
    "xliff": _read_xliff,
    "tmx": _read_tmx,
    "tsv": _read_tsv,
}
_SUFFIXES = {
    ".po": "po", ".pot": "po", ".xlf": "xliff", ".xliff": "xliff", ".sdlxliff": "xliff", ".tmx": "tmx", ".tsv": "tsv",
}  # fmt: skip
