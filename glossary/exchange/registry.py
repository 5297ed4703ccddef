"""Which exchange format a file is in, by what it is called and how it begins."""

from __future__ import annotations

import codecs
from pathlib import Path

from glossary.errors import InputError
from glossary.exchange.base import Exchange, Imported, settled
from glossary.exchange.plain import DeepL, OmegaT, PlainCsv
from glossary.exchange.po import Po
from glossary.exchange.tbx import Tbx
from glossary.exchange.xlsx import Xlsx
from glossary.files import decode, read_bytes
from glossary.sheet import MAX_FILE

FORMATS: dict[str, Exchange] = {
    "csv": PlainCsv(),
    "omegat": OmegaT(),
    "deepl": DeepL(),
    "deepl-tsv": DeepL(name="deepl-tsv", delimiter="\t"),
    "tbx": Tbx(),
    "tbx2": Tbx(name="tbx2", suffixes=(), version=2),
    "po": Po(),
    "xlsx": Xlsx(),
}


def named(name: str) -> Exchange:
    """Return the format of that name; raise `InputError` for an unknown one."""
    try:
        return FORMATS[name]
    except KeyError as error:
        raise InputError(f"unknown format {name!r}", advice="one of: " + ", ".join(FORMATS)) from error


def for_path(path: Path | str, data: bytes | None = None) -> Exchange:
    """Return the format of a file by its suffix; a .csv or .tsv without our header is DeepL's or OmegaT's.

    Raises `InputError` for a suffix that no format has.
    """
    suffix = Path(path).suffix.lower()
    if data is not None and suffix in (".csv", ".tsv", ".txt"):
        lines = (
            line.strip().lower() for line in data[:65_536].decode("utf-8", "replace").lstrip("\ufeff").splitlines()
        )
        head = next((line for line in lines if line and not line.startswith("#")), "")
        cells = {cell.strip(' "') for delimiter in ",;\t" for cell in head.split(delimiter)}
        if {"source", "target"} <= cells:
            return FORMATS["csv"]
        if suffix == ".csv":
            return FORMATS["deepl"]
    for exchange in FORMATS.values():
        if suffix in exchange.suffixes:
            return exchange
    raise InputError(f"no glossary format has the suffix {suffix!r}", path=path, advice="name one with --format")


def read(path: Path | str, name: str | None = None, encoding: str | None = None) -> Imported:
    """Read a terminology file in the format `name`, or in the one that its name and beginning tell.

    `encoding` is that of a text that is not UTF-8. No two of the entries have one source: what a later one replaces is
    among the losses (`settled`).
    """
    data = read_bytes(path, limit=MAX_FILE)
    if encoding is not None:
        # The mark says that it is UTF-8 now, whatever a header in the text says.
        data = codecs.BOM_UTF8 + decode(data, path, encoding).encode()
    exchange = named(name) if name else for_path(path, data)
    return settled(exchange.read(data, str(path)))
