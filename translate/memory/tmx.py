"""Translation memories as TMX 1.4, the exchange format of translation tools.

https://www.gala-global.org/tmx-14b. Files are read and written one unit at a time, whatever their size. Inline markup
(`ph`, `bpt`, `ept`, `it`, `hi`…) becomes the text that it holds. What an entry knows beyond TMX's own attributes
travels in `prop` elements whose type begins with `x-entente-`; other tools pass them over.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import InputError
from glossary.files import NOT_XML, missing, write_atomic
from translate.memory.entry import Entry

if TYPE_CHECKING:
    from lxml.etree import _Element, _IncrementalFileWriter

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STAMP = "%Y%m%dT%H%M%SZ"  # TMX 1.4b, "creationdate": ISO 8601 basic, UTC
PIECE = 2**16  # bytes written at a time
CONTEXT_TYPES = ("x-entente-context", "x-context", "x-ContextContent")


@dataclass(slots=True)
class Reading:
    """What an import passed over, counted while the entries are drawn: units without French or without English, and
    units with an empty side."""

    units: int = 0
    without_pair: int = 0
    empty: int = 0


@dataclass(slots=True)
class Writing:
    """What an export wrote, counted while the document is drawn. Left out are entries with control characters, which
    no XML can hold."""

    written: int = 0
    left_out: int = 0


def read(
    path: Path | str, reading: Reading | None = None, *, source: str = "fr-FR", target: str = "en-US"
) -> Iterator[Entry]:
    """Yield the entries of a TMX file, one a unit; units without both languages are counted in `reading`.

    Languages are told by their first part: `fr-FR` takes `fr`, `FR-CA` and `fr_FR`. Of several texts of a language
    that of the very locale is taken, else that of none, else the first. An entry counts as approved unless the file
    says that it is a machine's (as files written here do). Entities are not resolved and nothing outside the file is
    read. Raises `InputError`, with the line, for a file that is not well-formed or not TMX.
    """
    from lxml import etree

    counts = Reading() if reading is None else reading
    try:
        handle = Path(path).open("rb")  # noqa: SIM115
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be read: {reason}", path=path, advice="check the name and its permissions") from error
    with handle:
        events = etree.iterparse(
            handle, events=("start", "end"), resolve_entities=False, remove_comments=True, remove_pis=True
        )
        root: _Element | None = None
        try:
            for event, element in events:
                if root is None:
                    root = element
                    if _name(root) != "tmx":
                        what = f"is not TMX: its root is <{_name(root)}>"
                        raise InputError(what, path=path, line=_line(root), advice="export TMX 1.4")
                if event == "end" and _name(element) == "tu":
                    counts.units += 1
                    entry = _unit(element, source, target, path, counts)
                    _forget(element)
                    if entry is not None:
                        yield entry
        except etree.XMLSyntaxError as error:
            line = error.lineno if error.lineno and error.lineno > 0 else None
            what = f"is not well-formed XML: {(error.msg or 'empty file').split(', line')[0]}"
            raise InputError(what, path=path, line=line, advice="export it again, or repair that line") from error
        if root is None:
            raise InputError("is empty", path=path, advice="export it again")


def write(entries: Iterable[Entry], path: Path | str, *, overwrite: bool = False) -> Writing:
    """Write entries as a TMX 1.4 file by `glossary.files.write_atomic`, and say what became of them.

    Raises `OutputError` when the file exists and `overwrite` is false, or cannot be written.
    """
    writing = Writing()
    write_atomic(path, document(entries, writing), overwrite=overwrite)
    return writing


def _name(element: _Element) -> str:
    """Return an element's name without its namespace, which TMX has none of and some tools write."""
    return element.tag.rpartition("}")[2]


def _forget(unit: _Element) -> None:
    """Free a unit that was read, and what stood before it; without this the whole tree stays in memory."""
    unit.clear()
    parent = unit.getparent()
    if parent is not None:
        while unit.getprevious() is not None:
            del parent[0]


def _unit(unit: _Element, source: str, target: str, path: Path | str, counts: Reading) -> Entry | None:
    original, translated = (_variant(unit, language) for language in (source, target))
    if original is None or translated is None:
        counts.without_pair += 1
        return None
    left, right = _text(original, path), _text(translated, path)
    if not left.strip() or not right.strip():
        counts.empty += 1
        return None
    notes = {prop.get("type") or "": prop.text or "" for prop in unit.iterchildren("{*}prop")}
    key = notes.get("x-entente-key", "")
    approved = not (notes.get("x-entente-standing") == "machine" and key)
    created = _seconds(translated.get("creationdate") or unit.get("creationdate"))
    changed = _seconds(translated.get("changedate") or unit.get("changedate"))
    return Entry(
        source=left,
        target=right,
        approved=approved,
        context=next((notes[kind] for kind in CONTEXT_TYPES if notes.get(kind)), "") if approved else "",
        key="" if approved else key,
        model=notes.get("x-entente-model", ""),
        origin=notes.get("x-entente-origin") or Path(path).name,
        created=created,
        changed=changed or created,
    )


def _variant(unit: _Element, language: str) -> _Element | None:
    """Return what a unit says in a language, as `read` chooses among several; an empty one only where all are."""
    wanted, plain = language.lower(), language.lower().partition("-")[0]
    found: list[tuple[bool, int, _Element]] = []
    for variant in unit.iterchildren("{*}tuv"):
        tag = (variant.get(LANG) or variant.get("lang") or "").lower().replace("_", "-")
        if tag.partition("-")[0] == plain:
            segment = variant.find("{*}seg")
            is_empty = segment is None or not any(str(text).strip() for text in segment.itertext())
            found.append((is_empty, 0 if tag == wanted else 1 if tag == plain else 2, variant))
    return min(found, key=lambda each: each[:2])[2] if found else None


def _text(variant: _Element, path: Path | str) -> str:
    from lxml import etree

    segment = variant.find("{*}seg")
    if segment is None:
        return ""
    for entity in segment.iter(etree.Entity):
        raise InputError(
            f"the entity {entity.text} is not resolved",
            path=path,
            line=_line(segment),
            advice="write the character itself",
        )
    return "".join(str(text) for text in segment.itertext()) if len(segment) else segment.text or ""


def _line(element: _Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _seconds(stamp: str | None) -> int:
    """Return seconds since 1970 for a TMX date, 0 for none or one that is malformed."""
    try:
        return int(datetime.strptime(stamp or "", STAMP).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0


def document(entries: Iterable[Entry], writing: Writing) -> Iterator[bytes]:
    """Yield the bytes of a TMX 1.4 document as its entries are drawn, and count them in `writing`."""
    from lxml import etree

    out = io.BytesIO()
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration(doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with file.element("tmx", version="1.4"):
            header = {
                "creationtool": "Entente",
                "creationtoolversion": "1",
                "segtype": "sentence",
                "o-tmf": "Entente",
                "adminlang": "en",
                "srclang": "fr",
                "datatype": "plaintext",
            }
            file.write(etree.Element("header", header), pretty_print=True)
            with file.element("body"):
                file.write("\n")
                for entry in entries:
                    if NOT_XML.search(entry.source + entry.target + entry.context):
                        writing.left_out += 1
                        continue
                    _write_unit(file, entry)
                    writing.written += 1
                    if out.tell() >= PIECE:
                        yield out.getvalue()
                        out.seek(0)
                        out.truncate()
    yield out.getvalue()


def _write_unit(file: _IncrementalFileWriter, entry: Entry) -> None:
    from lxml import etree

    unit = etree.Element("tu")
    for name, second in (("creationdate", entry.created), ("changedate", entry.changed)):
        if second:
            unit.set(name, datetime.fromtimestamp(second, UTC).strftime(STAMP))
    notes = {
        "context": entry.context,
        "standing": "" if entry.approved else "machine",
        "key": entry.key,
        "model": entry.model,
        "origin": entry.origin,
    }
    for name, value in notes.items():
        if value:
            etree.SubElement(unit, "prop", type=f"x-entente-{name}").text = value
    for language, text in (("fr", entry.source), ("en", entry.target)):
        variant = etree.SubElement(unit, "tuv", {LANG: language})
        etree.SubElement(variant, "seg").text = text
    file.write(unit)
    file.write("\n")
