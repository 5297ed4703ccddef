"""A gettext catalogue read without losing a byte: `glossary.catalogue` gives the values, this module where each of
them stands.

The entries keep the lines of the file that they came from, so that a writer replaces those lines and no others.
Format: GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.catalogue import decode, entries
from translate.errors import InputError
from translate.po.wrap import ESCAPES

STRING_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"')
# What polib leaves as a backslash and letters: `\a`, octal and hexadecimal bytes. A hexadecimal escape has no end but
# the first character that is no digit, so one of more than two digits is left alone.
_BYTE = r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}(?![0-9A-Fa-f]))"
BYTES = re.compile(rf"\\[^0-7x]|((?:{_BYTE})+)")
_POLIB = {code: escape for code, escape in ESCAPES.items() if code != ord("\a")}  # the escapes that polib knows
NOTE_LINE = re.compile(r"#(?![.:,|~])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands, in lines of the file from 0; ranges are half open.

    `start` is its first comment; `head` its `msgctxt` or `msgid`; `strings` its `msgstr` lines, one range a form.
    `flags` are its `#,` lines, `previous` its `#|` lines, `notes` its translator comments.
    """

    start: int
    head: int
    strings: tuple[tuple[int, int], ...]
    flags: tuple[int, ...] = ()
    previous: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        """The line after the entry's last."""
        return self.strings[-1][1]


@dataclass(frozen=True, slots=True)
class Entry:
    """A message: its values as gettext reads them. `msgstr` has one text, or one a plural form in the file's order."""

    msgid: str
    msgstr: tuple[str, ...]
    place: Place
    msgctxt: str | None = None
    msgid_plural: str | None = None
    flags: tuple[str, ...] = ()
    note: str = ""
    extracted: str = ""
    occurrences: tuple[str, ...] = ()
    obsolete: bool = False

    @property
    def line(self) -> int:
        """The line of its `msgid` (or `msgctxt`), counted from 1, as messages name it."""
        return self.place.head + 1

    @property
    def fuzzy(self) -> bool:
        """Whether a human still has to confirm it."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether every form has a text; a fuzzy entry may be so too."""
        return all(self.msgstr)

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells it from every other entry of the catalogue."""
        return self.msgctxt, self.msgid


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file read: `mark` is its byte order mark or empty, `lines` are its other bytes, each with its line end.

    `header` is None when the file has none.
    """

    lines: tuple[bytes, ...]
    entries: tuple[Entry, ...]
    header: Entry | None
    encoding: str
    eol: str
    mark: bytes = b""
    path: str = "-"

    @property
    def data(self) -> bytes:
        """The file as it was read."""
        return self.mark + b"".join(self.lines)

    @property
    def metadata(self) -> dict[str, str]:
        """The header's fields by name, as written."""
        return dict(fields(self.header.msgstr[0])) if self.header is not None else {}

    @property
    def live(self) -> Iterator[Entry]:
        """The entries that are not obsolete."""
        return (entry for entry in self.entries if not entry.obsolete)


def fields(header: str) -> Iterator[tuple[str, str]]:
    """Yield the name and value of each header line."""
    for line in header.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def parse(data: bytes, path: str = "-", encoding: str | None = None) -> Catalogue:
    """Read a catalogue.

    The encoding is the one given, else told by the byte order mark or the header, else UTF-8. Raises `InputError`
    with the line for text that is not in it or does not follow the format, and for a file whose header names an
    encoding of one byte a character though all of it is UTF-8.
    """
    text, chosen = decode(data, path, encoding)
    lines = text.split("\n")
    raw = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    if len(raw) != len(lines):
        raise InputError(f"cannot be read line by line as {chosen}", path=path, advice="convert it to UTF-8")
    places = list(_places(lines, path))
    values = _values((_plain(line, chosen) for line in lines), path)
    if len(places) != len(values):  # polib and we read the same file differently: better to stop than to guess
        raise InputError("a message is incomplete", path=path, advice="msgfmt --check says where")
    joined = [entry_at(place) for entry_at, place in zip(values, places, strict=True)]
    header = next((e for e in joined if e.msgid == "" and e.msgctxt is None and not e.obsolete), None)
    kept = [line + b"\n" for line in raw[:-1]] + ([raw[-1]] if raw[-1] else [])
    ends = [line.endswith("\r") for line in lines[:-1]]
    return Catalogue(
        lines=tuple(kept),
        entries=tuple(e for e in joined if e is not header),
        header=header,
        encoding=chosen,
        mark=codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"",
        eol="\r\n" if sum(ends) * 2 > len(ends) else "\n",
        path=path,
    )


def _plain(line: str, encoding: str) -> str:
    """Return a line with the escapes that polib does not know made the characters that gettext takes them for.

    Comments, and bytes that are no text in the encoding, stay as they are.
    """
    if "\\" not in line or re.match(r"\s*#(?!~\s*(?:msg|\"))", line):
        return line

    def character(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return "\a" if match.group() == "\\a" else match.group()
        try:
            read = bytes(map(_byte, re.findall(_BYTE, match.group(1)))).decode(encoding)
        except UnicodeDecodeError:
            return match.group()
        return read.translate(_POLIB)

    return BYTES.sub(character, line)


def controls(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the control characters that lines write as octal or hexadecimal escapes, each with its first escape."""
    found: dict[str, str] = {}
    for line in lines:
        for match in BYTES.finditer(line):
            for spelling in re.findall(_BYTE, match.group(1) or ""):
                character = chr(_byte(spelling))
                if (character < " " or character == "\x7f") and ord(character) not in ESCAPES:
                    found.setdefault(character, spelling)
    return tuple(found.items())


def _byte(escape: str) -> int:
    """Return the byte that an octal or hexadecimal escape stands for."""
    digits = escape.removeprefix("\\")
    return (int(digits[1:], 16) if digits[0] == "x" else int(digits, 8)) & 0xFF


class _EntryMaker:
    """An entry's values, waiting for its place."""

    __slots__ = ("values",)

    def __init__(self, values: dict[str, object]) -> None:
        self.values = values

    def __call__(self, place: Place) -> Entry:
        return Entry(place=place, **self.values)  # type: ignore[arg-type]


def _values(lines: Iterable[str], path: str) -> list[_EntryMaker]:
    """Read every message's values, the header's among them where it stands."""
    return [
        _EntryMaker(
            {
                "msgid": entry.msgid,
                "msgstr": tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
                if entry.msgstr_plural
                else (entry.msgstr,),
                "msgctxt": entry.msgctxt,
                "msgid_plural": entry.msgid_plural or None,
                "flags": tuple(entry.flags),
                "note": entry.tcomment,
                "extracted": entry.comment,
                "occurrences": tuple(f"{file}:{line}" if line else file for file, line in entry.occurrences),
                "obsolete": bool(entry.obsolete),
            }
        )
        for entry in entries(lines, path)
    ]


@dataclass(slots=True)
class _Gathering:
    """The places of the entry being read."""

    start: int
    head: int | None = None
    strings: list[list[int]] | None = None
    flags: list[int] | None = None
    previous: list[int] | None = None
    notes: list[int] | None = None


def _places(lines: list[str], path: str) -> Iterator[Place]:
    """Yield where each message stands. A comment after a message's strings belongs to the next message."""
    now: _Gathering | None = None
    for number, line in enumerate(lines):
        text = line.strip()
        if text.startswith("#~") and not text.startswith("#~|"):
            text = text[2:].lstrip()
        if not text:
            continue
        if not text.startswith("#") and not STRING_LINE.fullmatch(text):
            raise InputError(
                "is not a PO catalogue: a keyword and a quoted string were expected",
                path=path,
                line=number + 1,
                advice="msgfmt --check says more",
            )
        if text.startswith('"'):
            if now is not None and now.strings:
                now.strings[-1][1] = number + 1
            continue
        if text.startswith("msgstr"):
            if now is None or now.head is None:
                raise InputError("msgstr without msgid", path=path, line=number + 1)
            now.strings = [*(now.strings or []), [number, number + 1]]
            continue
        if now is not None and now.strings:
            yield _place(now)
            now = None
        if now is None:
            now = _Gathering(number)
        if text.startswith("#,"):
            now.flags = [*(now.flags or []), number]
        elif text.startswith(("#|", "#~|")):
            now.previous = [*(now.previous or []), number]
        elif NOTE_LINE.match(text):
            now.notes = [*(now.notes or []), number]
        elif text.startswith("msg") and now.head is None:
            now.head = number
    if now is not None and now.head is not None:
        if not now.strings:
            raise InputError("msgid without msgstr", path=path, line=now.head + 1)
        yield _place(now)


def _place(now: _Gathering) -> Place:
    if now.head is None or now.strings is None:  # pragma: no cover - the caller checks both
        raise InputError("a message is incomplete", line=now.start + 1)
    return Place(
        start=now.start,
        head=now.head,
        strings=tuple((first, after) for first, after in now.strings),
        flags=tuple(now.flags or ()),
        previous=tuple(now.previous or ()),
        notes=tuple(now.notes or ()),
    )
