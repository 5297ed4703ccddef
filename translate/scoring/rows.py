"""Files that hold both languages: gettext catalogues, XLIFF, TMX and tab-separated tables, read row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from glossary.files import decode
from translate.errors import InputError


class Row(NamedTuple):
    """A text in both languages; `key` tells it from others, `line` is where it stands, from 1."""

    key: str
    source: str
    target: str
    line: int


def _read_po(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    from translate.po.catalogue import parse

    for entry in parse(data, name, encoding).live:
        sources = (entry.msgid, *(entry.msgid_plural or entry.msgid for _ in entry.msgstr[1:]))
        for number, (source, translation) in enumerate(zip(sources, entry.msgstr, strict=True)):
            yield Row(f"{entry.msgctxt or ''}\x04{entry.msgid}\x04{number}", source, translation, entry.line)


def _read_xliff(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    root = _xml(data, name)
    for number, unit in enumerate(root.iter("{*}trans-unit", "{*}segment")):
        source, target = unit.find("{*}source"), unit.find("{*}target")
        if source is not None:
            parent = unit.getparent()
            key = unit.get("id") or (parent.get("id") if parent is not None else None) or str(number)
            english = "" if target is None else "".join(target.itertext())
            yield Row(key, "".join(source.itertext()), english, unit.sourceline)


def _read_tmx(data: bytes, name: str, encoding: str | None) -> Iterator[Row]:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for unit in _xml(data, name).iter("{*}tu"):
        sides = {
            (variant.get(language) or variant.get("lang") or "").lower()[:2]: "".join(segment.itertext())
            for variant in unit.iter("{*}tuv")
            if (segment := variant.find("{*}seg")) is not None
        }
        if "fr" in sides:
            yield Row(sides["fr"], sides["fr"], sides.get("en", ""), unit.sourceline)


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
        yield Row(row[0], row[0], row[1], number)


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
READERS: dict[str, Callable[[bytes, str, str | None], Iterator[Row]]] = {
    "po": _read_po,
    "xliff": _read_xliff,
    "tmx": _read_tmx,
    "tsv": _read_tsv,
}  # by the format's name
