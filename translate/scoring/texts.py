"""Texts to be scored, read from any file: sentences, lines where they matter, keys where a format has them.

Plain text, Markdown, HTML and subtitles give the sentences of their format. Gettext catalogues, XLIFF, TMX and
tab-separated tables hold source and translation side by side: their translation is read (or their source, when asked
for), and units are told apart by their keys, so that two of them need no alignment.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.files import decode, read_bytes
from translate.errors import InputError
from translate.scoring.rows import READERS, Row

if TYPE_CHECKING:
    from translate.document import Document
    from translate.formats.protocol import Format


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
    from translate import formats

    content = read_bytes(path) if data is None else data
    name = str(path)
    kind = formats.for_path(name, content, format_name)
    text = (
        _bilingual(READERS[kind.name](content, name, encoding), name, source_side)
        if kind.name in READERS
        else _monolingual(content, name, kind, encoding)
    )
    if not any(sentence.strip() for sentence in text.sentences):
        raise InputError("holds no text", path=path, advice="is it the right file, or still untranslated?")
    return text


def from_string(content: str, name: str = "-") -> Text:
    """Return plain text as `read` does a plain file."""
    from translate import formats

    data = content.encode()
    return _monolingual(data, name, formats.for_path(name, data), None)


def _monolingual(data: bytes, name: str, chosen: Format, encoding: str | None) -> Text:
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
    kept = [row for row in rows if row.source.strip()]
    seen: Counter[str] = Counter()
    keys = []
    for row in kept:
        seen[row.key] += 1
        keys.append(row.key if seen[row.key] == 1 else f"{row.key}\x1f{seen[row.key]}")
    return Text(
        name,
        tuple(" ".join((row.source if source_side else row.target).split()) for row in kept),
        keys=tuple(keys),
        sources=tuple(" ".join(row.source.split()) for row in kept),
        places=tuple(row.line for row in kept),
    )
