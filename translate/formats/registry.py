"""Which format a file has: asked for by name, told by its suffix, or recognised by how it begins.

A format is imported only when it is used, so its suffixes stand here once more; a test keeps the two the same.
A new format is one line in `FORMATS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath

from translate.errors import InputError
from translate.formats.protocol import Format

HEAD = 4096  # bytes looked at to recognise a format
_PROLOG = rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!.*?(?:>|\Z)"  # of XML: what may stand before the root element
_BEFORE_ROOT = re.compile(_PROLOG, re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")


def _root(name: bytes) -> re.Pattern[bytes]:
    """Return the pattern of XML with that root element."""
    return re.compile(rb"\A\s*+(?:(?>%b)\s*+)*+<%b\b" % (_PROLOG, name), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A format by name: where it lives (`module:attribute`), its suffixes, and how such a file begins.

    `begins` is searched in the first `HEAD` bytes, after the byte order mark; None: the content tells nothing.
    `shared`: its suffixes are those of all XML, so that a file with another root element is not of this format.
    """

    where: str
    suffixes: tuple[str, ...]
    begins: re.Pattern[bytes] | None = None
    shared: bool = False


FORMATS: dict[str, Entry] = {
    "text": Entry("translate.formats.text:TEXT", (".txt", ".text")),
    "lines": Entry("translate.formats.text:LINES", ()),
    "markdown": Entry("translate.formats.markdown:MARKDOWN", (".md", ".markdown", ".mdown", ".mkd")),
    "html": Entry(
        "translate.formats.html:HTML",
        (".html", ".htm", ".xhtml"),
        re.compile(rb"\A\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)", re.IGNORECASE),
    ),
    "srt": Entry(
        "translate.formats.subtitles:SRT",
        (".srt",),
        re.compile(rb"\A\s*\d+\s*?\r?\n\d+:\d\d:\d\d,\d+ *-->"),
    ),
    "vtt": Entry("translate.formats.subtitles:VTT", (".vtt",), re.compile(rb"\AWEBVTT\b")),
    "xliff": Entry(
        "translate.formats.xliff:XLIFF", (".xlf", ".xliff", ".sdlxliff", ".mqxliff"), _root(rb"(?:\w+:)?xliff")
    ),
    "tmx": Entry("translate.formats.tmx:TMX", (".tmx",), _root(rb"tmx")),
    "android": Entry("translate.formats.android:ANDROID", (".xml",), _root(rb"resources"), shared=True),
    "properties": Entry("translate.formats.properties:PROPERTIES", (".properties",)),
    "strings": Entry("translate.formats.apple:APPLE", (".strings",)),
    "json": Entry("translate.formats.jsontext:JSON", (".json", ".arb")),
    "fluent": Entry("translate.formats.fluent:FLUENT", (".ftl",)),
    "docx": Entry("translate.formats.office:DOCX", (".docx",)),
    "odt": Entry("translate.formats.office:ODT", (".odt",)),
    "csv": Entry("translate.formats.table:CSV", (".csv",)),
    "tsv": Entry("translate.formats.table:TSV", (".tsv", ".tab")),
    "po": Entry("translate.formats.po:PO", (".po", ".pot"), re.compile(rb'^msgid[ \t]+"', re.MULTILINE)),
}


def names() -> tuple[str, ...]:
    """Return the names of the known formats, in the order of the registry."""
    return tuple(FORMATS)


def suffixes() -> tuple[str, ...]:
    """Return every suffix by which some format is told."""
    return tuple(dict.fromkeys(suffix for entry in FORMATS.values() for suffix in entry.suffixes))


def get(name: str) -> Format:
    """Return the format of that name; raise `InputError` with the known names when there is none."""
    entry = FORMATS.get(name.lower())
    if entry is None:
        raise InputError(f"unknown format '{name}'", advice=f"known formats: {', '.join(FORMATS)}")
    module, attribute = entry.where.split(":")
    found: Format = getattr(import_module(module), attribute)
    return found


def for_path(path: str | PurePath, data: bytes | None = None, name: str | None = None) -> Format:
    """Return the format of a file: the one called `name`, else told by the suffix, else by how `data` begins.

    Where several formats share a suffix, `data` decides between them, and of XML its root element. Standard input (`-`)
    and a name without a suffix are plain text unless `data` says otherwise, and so is every empty file: it comes out as
    it went in, where as JSON or DOCX it would be a damaged one. Raises `InputError` with the known formats when nothing
    tells.
    """
    if data is not None and len(data) < HEAD and not data.removeprefix(b"\xef\xbb\xbf").strip():
        return get("text")
    if name is not None:
        return get(name)
    suffix = _suffix(path)
    candidates = [key for key, entry in FORMATS.items() if suffix in entry.suffixes]
    if len(candidates) == 1:
        told = _by_root(path, data) if FORMATS[candidates[0]].shared else None
        return get(told or candidates[0])
    recognised = _recognised(data, candidates or list(FORMATS))
    if recognised is not None:
        return get(recognised)
    if candidates:
        return get(candidates[0])
    if suffix == "":
        return get("text")
    raise InputError(
        f"no format is known for '{suffix}' files",
        path=str(path),
        advice="let the name of a plain text end with .txt",
        option=_option(),
    )


def is_known(path: Path) -> bool:
    """Tell whether `for_path` tells the format of a file by its name or the head of its content."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    try:
        for_path(path, head)
    except InputError:
        return False
    return True


def _option() -> str:
    return f"name one with --format; known formats: {', '.join(FORMATS)}"


def _suffix(path: str | PurePath) -> str:
    """Return the longest known suffix of the path, else its last one, in lower case."""
    file = PurePath(path).name.lower()
    known = [suffix for suffix in suffixes() if file.endswith(suffix)]
    return max(known, key=len) if known else PurePath(file).suffix


def _recognised(data: bytes | None, candidates: list[str]) -> str | None:
    """Return the first candidate whose pattern is found at the head of `data`."""
    if not data:
        return None
    head = _head(data)
    for key in candidates:
        begins = FORMATS[key].begins
        if begins is not None and begins.search(head):
            return key
    return None


def _by_root(path: str | PurePath, data: bytes | None) -> str | None:
    """Return the format that the root element of XML tells, None where the head of `data` shows no element.

    Raises `InputError` for a root of no known format.
    """
    root = _ROOT.search(_BEFORE_ROOT.sub(b"", _head(data or b"")))
    if root is None:
        return None
    known = _recognised(b"<" + root.group(1), list(FORMATS))
    if known is None:
        what = f"is XML of no known format: its root is <{root.group(1).decode()}>"
        raise InputError(what, path=str(path), option=_option())
    return known


def _head(data: bytes) -> bytes:
    """Return the first `HEAD` bytes without a byte order mark, those of UTF-16 as UTF-8."""
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").encode()
    return head.removeprefix(b"\xef\xbb\xbf")
