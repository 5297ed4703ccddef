"""Texts to be scored, read from any file: sentences, lines where they matter, keys where a format has them.

Plain text, Markdown, HTML and subtitles give the sentences of their format. Gettext catalogues, XLIFF, TMX and tables
with both languages hold source and translation side by side: their translation is read (or their source, when asked
for), and units are told apart by their keys, so that two of them need no alignment.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.files import decode, read_bytes
from glossary.patterns import Kind, find, tag_name
from translate.errors import InputError
from translate.formats.spliced import Skeleton
from translate.formats.units import by_unit
from translate.scoring.rows import READERS, Row

if TYPE_CHECKING:
    from translate.document import Document
    from translate.formats.protocol import Format

TABLES = frozenset({"csv", "tsv"})
MESSAGES = frozenset({"android", "fluent", "json", "properties", "strings"})  # their units have keys


class NoTextError(InputError):
    """A file without a sentence, or of which none is translated."""


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a comparison.

    `sentences` are in reading order. `lines` are all lines of a plain text, blank ones too, else None. `keys` and
    `sources` are known for formats that hold both languages, one for each sentence. `places` are the lines where the
    sentences begin, counted from 1, None for formats without lines. `blocks` are the numbers of the paragraphs,
    headings, cells… of a file in `format` that the sentences stand in: those of its translation are the same. In files
    of messages they are the keys, and `messages` has the text of each, be there a sentence in it or not.
    `marked` and `marked_sources` are sentences and sources with the markup and the spaces that a check compares, where
    that is more.
    """

    name: str
    sentences: tuple[str, ...]
    lines: tuple[str, ...] | None = None
    keys: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    places: tuple[int, ...] | None = None
    format: str = ""
    blocks: tuple[int, ...] | tuple[str, ...] | None = None
    messages: Mapping[str, str] | None = None
    marked: tuple[str, ...] | None = None
    marked_sources: tuple[str, ...] | None = None

    def by_key(self) -> dict[str, str] | None:
        """Return the text of each key, None for a format without keys; of messages those with a sentence in them."""
        if self.keys is not None:
            return dict(zip(self.keys, self.sentences, strict=True))
        if self.messages is None:
            return None
        found: dict[str, list[str]] = {}
        for key, sentence in zip(self.blocks or (), self.sentences, strict=True):
            found.setdefault(str(key), []).append(sentence)
        return {key: " ".join(sentences) for key, sentences in found.items()}


def read(
    path: Path | str,
    *,
    data: bytes | None = None,
    format_name: str | None = None,
    encoding: str | None = None,
    source_side: bool = False,
    columns: Mapping[str, Any] | None = None,
) -> Text:
    """Read the text of a file; of a bilingual one the translation, or the French when `source_side`.

    The French is the translation where that alone is: in a French catalogue whose `msgid`s are English or names.

    With `columns`, options of a table, those columns alone are read, as a text in one language.
    Raises `InputError`, with place and advice, for what cannot be read, a `NoTextError` for a text without a sentence.
    """
    from translate import formats

    content = read_bytes(path) if data is None else data
    name = str(path)
    kind = formats.for_path(name, content, format_name)
    rows = READERS[kind.name](content, name, encoding) if kind.name in READERS and not columns else None
    if rows is not None:
        text = _bilingual(rows, name, source_side)
    else:
        text = _monolingual(content, name, kind, encoding, columns)
    if not any(sentence.strip() for sentence in text.sentences):
        raise NoTextError("holds no text", path=path, advice="is it the right file, or still untranslated?")
    return text


def from_string(content: str, name: str = "-") -> Text:
    """Return plain text as `read` does a plain file."""
    from translate import formats

    data = content.encode()
    return _monolingual(data, name, formats.for_path(name, data), None)


def read_beside(
    path: Path | str, data: bytes, source: Path | str, source_data: bytes, encoding: str | None = None
) -> tuple[Text, Text]:
    """Read a translation, and the French that is given for it in a file of its own.

    Of two tables the same columns are read, those that are French in the French one, unless both hold that French.
    """
    columns = _french_columns(path, data, source, source_data, encoding)
    if columns is not None:
        text = read(path, data=data, encoding=encoding, columns=columns)
        french = read(source, data=source_data, encoding=encoding, columns=columns)
        known = frozenset(french.sentences)
        if 2 * sum(sentence in known for sentence in text.sentences) < len(text.sentences):
            return text, french
    text = read(path, data=data, encoding=encoding)
    return text, read(source, data=source_data, encoding=encoding, source_side=True)


def _french_columns(
    path: Path | str, data: bytes, source: Path | str, source_data: bytes, encoding: str | None
) -> dict[str, Any] | None:
    """Return the options that name the French columns of the second table; None where these are not two tables."""
    from translate import formats
    from translate.formats import table

    kind = formats.for_path(source, source_data).name
    if kind not in TABLES or formats.for_path(path, data).name != kind:
        return None
    text = decode(source_data, str(source), encoding)
    cells, _ = table.cells_in(text, "\t" if kind == "tsv" else table.separator_of(text), str(source))
    try:
        return table.french_columns(table.words_in(text, cells), str(source))
    except InputError:  # too few words to tell: the table may still say which column is which
        return None


def _monolingual(
    data: bytes, name: str, chosen: Format, encoding: str | None, columns: Mapping[str, Any] | None = None
) -> Text:
    document = chosen.read(data, name, encoding=encoding, **(columns or {}))
    lines = places = None
    if chosen.name in {"text", "lines"}:
        # Exactly what sacreBLEU's command line reads: lines end with a line feed, white space at their end is dropped.
        lines = tuple(line.rstrip() for line in io.StringIO(decode(data, name, encoding)))
        places = _places(document)
    sentences = tuple(segment.source for segment in document.segments)
    blocks = tuple(segment.block for segment in document.segments)
    marked = tuple(_marked(document)) if isinstance(document.skeleton, Skeleton) else None
    text = Text(name, sentences, lines, places=places, format=chosen.name, blocks=blocks, marked=marked)
    if chosen.name in MESSAGES:
        units = [place.unit for place in document.skeleton.places]
        keys = _distinct(unit.context for unit in units)
        messages = {key: unit.text.strip() for key, unit in zip(keys, units, strict=True)}
        text = replace(text, blocks=tuple(keys[block] for block in blocks), messages=messages)
    return text


_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")  # marks that say how text is written, not what it is
_BLANK = re.compile(r"\s*\n\s*")


def _marked(document: Document) -> Iterator[str]:
    """Yield each sentence with the marks beside it, which translation leaves where they are.

    Between two sentences, what opens an element belongs to the second, all else to the first.
    """
    for block, segments in by_unit(document.segments).items():
        unit = document.skeleton.places[block].unit.text
        position = 0
        for segment, after in zip(segments, [*segments[1:], None], strict=True):
            end = len(unit) if after is None else segment.end + _opening(unit[segment.end : after.start])
            parts = (unit[position : segment.start], segment.source, unit[segment.end : end])
            yield _BLANK.sub(" ", _CDATA.sub("", "".join(parts))).strip()
            position = end


def _opening(gap: str) -> int:
    """Return where the first tag that opens an element begins in what stands between two sentences, else its end."""
    roles = ((start, tag_name(gap[start:end])) for start, end, kind in find(gap) if kind is Kind.TAG)
    return next((start for start, name in roles if name is not None and name[0] == "open"), len(gap))


def _distinct(keys: Iterable[str]) -> list[str]:
    """Return the keys, those that come again with a number."""
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}\x1f{seen[key]}")
    return found


def _places(document: Document) -> tuple[int, ...]:
    """Return the line where each segment of a plain text begins."""
    line, done, places = 1, 0, []
    for segment in document.segments:
        line += document.skeleton.text.count("\n", done, segment.start)
        done = segment.start
        places.append(line)
    return tuple(places)


def _is_french_catalogue(rows: Sequence[Row]) -> bool:
    """Tell whether the translations are French and the sources are not."""
    from translate.po.source import language

    return language(row.target for row in rows).is_french and not language(row.source for row in rows).is_french


def _bilingual(rows: Iterator[Row], name: str, source_side: bool) -> Text:
    kept = [row for row in rows if row.source.strip()]
    if source_side and _is_french_catalogue(kept):
        kept = [row._replace(source=row.target, marked=row.marked and row.marked[::-1]) for row in kept]
    marked = [row.marked or (row.source, row.target) for row in kept]
    return Text(
        name,
        tuple(" ".join((row.source if source_side else row.target).split()) for row in kept),
        keys=tuple(_distinct(row.key for row in kept)),
        sources=tuple(" ".join(row.source.split()) for row in kept),
        places=tuple(row.line for row in kept),
        marked=tuple(sides[not source_side] for sides in marked),
        marked_sources=tuple(source for source, _ in marked),
    )
