"""Writing a catalogue back: the lines of changed entries are made anew, every other byte is the file's own.

A new string is wrapped as the file's own strings are (`translate.po.wrap`); flags, comments and previous messages are
touched only where an entry's state changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from translate.errors import InputError, OutputError
from translate.formats.encoding import Encoding
from translate.po.catalogue import Catalogue, Entry, controls
from translate.po.wrap import Style, escape, fill, layout, learn

NOTE = "Machine translation:"  # begins the translator comment by which a reviewer finds what a machine wrote


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of an entry.

    `msgstr` are its new strings, one a form. `fuzzy` sets or clears the flag; None leaves it. `note` is a translator
    comment, put in the place of an earlier one that begins with `NOTE`; None leaves the comments, "" removes it.
    `keep_previous` keeps the `#|` lines.
    """

    msgstr: tuple[str, ...]
    fuzzy: bool | None = None
    note: str | None = None
    keep_previous: bool = True


def style_of(catalogue: Catalogue) -> Style:
    """Return how the catalogue wraps its strings, learnt from them."""
    return learn(_strings(catalogue))


def write(catalogue: Catalogue, edits: Mapping[int, Edit], header: Edit | None = None) -> bytes:
    """Return the file with `edits` (by position in `catalogue.entries`) and, when given, a new header.

    A file without a header gets one at its start. Raises `InputError` when an edit holds a character that the file's
    encoding lacks.
    """
    if not edits and header is None:
        return catalogue.data
    pen = _Pen(catalogue, style_of(catalogue))
    lines: list[bytes] = list(catalogue.lines)
    changes = [(catalogue.entries[position], edit) for position, edit in edits.items()]
    if header is not None and catalogue.header is not None:
        changes.append((catalogue.header, header))
    for entry, edit in sorted(changes, key=lambda change: change[0].place.start, reverse=True):
        # From the end of the file to its start, so that the numbers of the lines before stay true.
        lines[entry.place.start : entry.place.end] = pen.rewritten(entry, edit)
    if header is not None and catalogue.header is None:
        lines[:0] = [*pen.encoded(['msgid ""', *layout("msgstr", header.msgstr[0], pen.style)]), pen.eol]
    return catalogue.mark + b"".join(lines)


def encodable(catalogue: Catalogue, text: str) -> str | None:
    """Return the text as the catalogue's encoding can hold it: typographic signs made plain where they must be; None
    when it lacks another character."""
    try:
        return Encoding(catalogue.encoding).encode(text).decode(catalogue.encoding)
    except OutputError:
        return None


@dataclass(frozen=True, slots=True)
class _Pen:
    """Makes lines in the catalogue's encoding, with its line ends."""

    catalogue: Catalogue
    style: Style

    @property
    def eol(self) -> bytes:
        return self.catalogue.eol.encode("ascii")

    def encoded(self, lines: list[str]) -> list[bytes]:
        try:
            return [line.encode(self.catalogue.encoding) + self.eol for line in lines]
        except UnicodeEncodeError as error:
            raise InputError(
                f"{self.catalogue.encoding.upper()} has no {error.object[error.start]!r}",
                path=self.catalogue.path,
                advice="convert the catalogue to UTF-8: msgconv -t UTF-8",
            ) from error

    def rewritten(self, entry: Entry, edit: Edit) -> list[bytes]:
        """Return the lines of an entry after an edit."""
        place = entry.place
        lines = {number: [self.catalogue.lines[number]] for number in range(place.start, place.end)}
        if not edit.keep_previous:
            for number in place.previous:
                lines[number] = []
        if edit.fuzzy is not None and edit.fuzzy != entry.fuzzy:
            self._set_fuzzy(lines, entry, edit.fuzzy)
        if edit.note is not None:
            self._set_note(lines, entry, edit.note)
        if edit.msgstr != entry.msgstr:
            for number in range(place.strings[0][0], place.end):
                lines[number] = []
            lines[place.strings[0][0]] = self._strings(entry, edit)
        return [line for number in range(place.start, place.end) for line in lines[number]]

    def _strings(self, entry: Entry, edit: Edit) -> list[bytes]:
        old = self.catalogue.lines
        style = replace(self.style, controls=controls(_decoded(self.catalogue, entry.place.head, entry.place.end)))
        made: list[bytes] = []
        for number, (keyword, text) in enumerate(zip(_keywords(entry, len(edit.msgstr)), edit.msgstr, strict=True)):
            kept = number < len(entry.msgstr) and entry.msgstr[number] == text
            if kept:
                first, after = entry.place.strings[number]
                made += [line if line.endswith(b"\n") else line + self.eol for line in old[first:after]]
            elif entry is self.catalogue.header:
                made += self._header(entry, text)
            else:
                made += self.encoded(layout(keyword, text, style))
        if not old[entry.place.end - 1].endswith(b"\n"):  # no newline at the end of the file: so it stays
            made[-1] = made[-1].removesuffix(self.eol)
        return made

    def _header(self, entry: Entry, text: str) -> list[bytes]:
        """Return the header's new lines; those of fields that did not change stay as they were."""
        old = [raw for first, after in entry.place.strings for raw in self.catalogue.lines[first:after]]
        units: dict[str, list[bytes]] = {}
        gathered: list[bytes] = []
        for raw in old:
            content = raw.decode(self.catalogue.encoding).strip().removeprefix("msgstr").strip()
            gathered.append(raw)
            if content.endswith('\\n"'):
                value = "".join(
                    each.decode(self.catalogue.encoding).strip().removeprefix("msgstr").strip()[1:-1]
                    for each in gathered
                )
                units[value.removesuffix("\\n")] = [each for each in gathered if each.lstrip()[:1] == b'"']
                gathered = []
        made = self.encoded(['msgstr ""'])
        for line in text.split("\n")[:-1]:
            kept = [each for each in units.get(escape(line), []) if each.strip() != b'""']
            made += kept or self.encoded([f'"{part}"' for part in fill(escape(line) + "\\n", self.style)])
        return made

    def _set_fuzzy(self, lines: dict[int, list[bytes]], entry: Entry, fuzzy: bool) -> None:
        place = entry.place
        if fuzzy and place.flags:
            number = place.flags[0]
            lines[number] = [lines[number][0].replace(b"#,", b"#, fuzzy,", 1)]
        elif fuzzy:
            number = place.previous[0] if place.previous else place.head
            lines[number] = [b"#, fuzzy" + self.eol, *lines[number]]
        else:
            for number in place.flags:
                text = lines[number][0].decode(self.catalogue.encoding).strip()
                flags = [flag.strip() for flag in text.removeprefix("#,").split(",")]
                if "fuzzy" in flags:
                    rest = [flag for flag in flags if flag and flag != "fuzzy"]
                    lines[number] = self.encoded([f"#, {', '.join(rest)}"]) if rest else []

    def _set_note(self, lines: dict[int, list[bytes]], entry: Entry, note: str) -> None:
        place = entry.place
        new = self.encoded([f"# {note}"]) if note else []
        for number in place.notes:
            if NOTE.encode("ascii") in lines[number][0]:
                lines[number] = new
                return
        if place.notes:
            lines[place.notes[-1]] = [*lines[place.notes[-1]], *new]
        else:
            lines[place.start] = [*new, *lines[place.start]]


def _keywords(entry: Entry, forms: int) -> list[str]:
    return ["msgstr"] if entry.msgid_plural is None else [f"msgstr[{number}]" for number in range(forms)]


def _strings(catalogue: Catalogue) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the keyword, value and lines of the strings from which a style is learnt: those translated, else those
    to translate."""
    found = False
    for entry in catalogue.live:
        for keyword, text, (first, after) in zip(
            _keywords(entry, len(entry.msgstr)), entry.msgstr, entry.place.strings, strict=False
        ):
            if text:
                found = found or len(text) > 60
                yield keyword, text, _decoded(catalogue, first, after)
    if found:
        return
    for entry in catalogue.live:
        if entry.msgctxt is None and entry.msgid_plural is None:
            yield "msgid", entry.msgid, _decoded(catalogue, entry.place.head, entry.place.strings[0][0])


def _decoded(catalogue: Catalogue, first: int, after: int) -> list[str]:
    return [line.decode(catalogue.encoding).rstrip("\r\n") for line in catalogue.lines[first:after]]
