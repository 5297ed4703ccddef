"""Plain text in and out: encodings, line ends, wrapping, one line a segment; and how a format is found."""

from __future__ import annotations

import codecs
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import formats
from translate.document import Document
from translate.errors import InputError, OutputError
from translate.formats import registry
from translate.formats.text import LINES, TEXT

SAMPLE = "Un titre\n\nLe chat dort. Le chien\naboie.\n"


def shout(document: Document) -> dict[int, str]:
    """Return a translation for every segment that shows where it was put."""
    return {piece.index: piece.source.upper() for piece in document.segments}


def translated(text: str, encoding: str = "utf-8", format_: formats.Format = TEXT) -> str:
    document = format_.read(text.encode(encoding))
    return format_.write(document, shout(document)).decode(encoding)


WRITTEN = {
    "a sentence cut by a line break stands on one line": (
        "Le chat\ndort.\n\nFin.\n",
        "LE CHAT DORT.\n\nFIN.\n",
    ),
    "a sentence cut by an empty line stands on one line": (
        "Le comité demande le soutien du\n\nconseil. Il l'a.\n",
        "LE COMITÉ DEMANDE LE SOUTIEN DU CONSEIL. IL L'A.\n",
    ),
    "blank lines, indentation and spaces at the ends stay": (
        "\n\n  Un titre  \n\n\n\tLe chat dort.   Le chien aboie. \n\n",
        "\n\n  UN TITRE  \n\n\n\tLE CHAT DORT.   LE CHIEN ABOIE. \n\n",
    ),
    "list markers stay": ("- un\n  - deux\n* trois", "- UN\n  - DEUX\n* TROIS"),
    "rules stay": ("Titre\n=====\n\nTexte.", "TITRE\n=====\n\nTEXTE."),
    "a file without a last line end gets none": ("Le chat dort.", "LE CHAT DORT."),
    "CRLF stays": ("Le chat dort.\r\n\r\nFin.\r\n", "LE CHAT DORT.\r\n\r\nFIN.\r\n"),
    "CR stays": ("Le chat dort.\r\rFin.\r", "LE CHAT DORT.\r\rFIN.\r"),
}


@pytest.mark.parametrize(("before", "after"), WRITTEN.values(), ids=WRITTEN.keys())
def test_a_translation_takes_the_place_of_its_sentence(before: str, after: str) -> None:
    assert translated(before) == after


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_wrapped_paragraph_is_wrapped_again_to_the_widest_line(line_end: str) -> None:
    lines = [
        "  Le conseil d'administration de la société a décidé hier de nommer",
        "  Claire Aubry au poste de directrice générale par intérim. La",
        "  décision surprend.",
    ]
    document = TEXT.read(line_end.join(lines).encode())
    assert len(document.segments) == 2
    english = {
        0: "The board of the company decided yesterday to appoint Claire Aubry interim chief executive.",
        1: "So.",
    }
    written = TEXT.write(document, english).decode().split(line_end)
    assert len(written) == 2
    assert all(line.startswith("  ") and len(line) <= len(lines[0]) for line in written)
    assert " ".join(line.strip() for line in written) == " ".join(english.values())


def test_a_hanging_indent_is_kept() -> None:
    text = (
        "- Le conseil d'administration de la société a décidé hier de\n  nommer une directrice.\n"
        "- Le titre monte depuis cette annonce, que personne ne voyait\n  venir.\n"
    )
    document = TEXT.read(text.encode())
    english = "The board of directors of the company decided yesterday to appoint somebody."
    written = TEXT.write(document, {0: english}).decode()
    assert written.startswith(
        "- The board of directors of the company decided yesterday to\n  appoint somebody.\n- Le titre"
    )


def test_a_half_translated_wrapped_paragraph_keeps_the_untranslated_half_byte_for_byte() -> None:
    text = (
        "Le conseil d'administration de la société a décidé hier de nommer\n"
        "Claire Aubry. La décision surprend les observateurs de la place de\nLyon."
    )
    document = TEXT.read(text.encode())
    written = TEXT.write(document, {0: "It did."}).decode()
    assert written == "It did. La décision surprend les observateurs de la place de\nLyon."


def test_a_line_break_in_a_translation_becomes_a_space() -> None:
    document = TEXT.read(b"Le chat dort.\n")
    assert TEXT.write(document, {0: " The cat\n sleeps. "}) == b"The cat sleeps.\n"


ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
]


@pytest.mark.parametrize(("codec", "mark"), ENCODINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_come_out_as_they_went_in(codec: str, mark: bytes, line_end: str) -> None:
    data = mark + "L'été.\n\nÇa va ?\n".replace("\n", line_end).encode(codec)
    document = TEXT.read(data)
    assert [piece.source for piece in document.segments] == ["L'été.", "Ça va ?"]
    assert TEXT.write(document, {}) == data
    assert TEXT.write(document, {0: "Summer."}) == mark + "Summer.\n\nÇa va ?\n".replace("\n", line_end).encode(codec)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le"])
def test_a_named_encoding_is_read_and_written(encoding: str) -> None:
    data = "L'été arrive.\n".encode(encoding)
    document = TEXT.read(data, encoding=encoding)
    assert document.segments[0].source == "L'été arrive."
    assert TEXT.write(document, {0: "Fiancé."}) == "Fiancé.\n".encode(encoding)


def test_typography_that_an_encoding_lacks_is_written_plainly() -> None:
    document = TEXT.read(b"L'\xe9t\xe9.", encoding="latin-1")
    assert TEXT.write(document, {0: "It’s “summer” — café…"}) == b'It\'s "summer" - caf\xe9...'


def test_a_letter_that_an_encoding_lacks_is_an_error_with_advice() -> None:
    document = TEXT.read(b"L'\xe9t\xe9.", "ete.txt", encoding="latin-1")
    with pytest.raises(OutputError, match=r"ete\.txt: 'Ş' cannot be written in latin-1 \(save"):
        TEXT.write(document, {0: "Şirali"})


BAD = {
    "another encoding": (b"un\ndeux\n\xe9t\xe9\n", {}, 3, "--encoding latin-1"),
    "null bytes": (b"un\0deux", {}, None, "UTF-8"),
    "an unknown encoding": (b"un", {"encoding": "klingon"}, None, "utf-8"),
    "half a character of UTF-16": (b"\xff\xfeu", {}, 1, ""),
}


@pytest.mark.parametrize(("data", "options", "line", "advice"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("name", ["text", "lines"])
def test_what_is_no_text_is_an_error_with_place_and_advice(
    name: str, data: bytes, options: dict[str, str], line: int | None, advice: str
) -> None:
    with pytest.raises(InputError) as caught:
        formats.get(name).read(data, "page.txt", **options)
    assert caught.value.path == "page.txt"
    assert caught.value.line == line
    assert advice in (caught.value.advice or "")


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"\n", b"  \r\n\r\n"])
def test_a_file_with_nothing_to_read_has_no_segments(data: bytes) -> None:
    for format_ in (TEXT, LINES):
        document = format_.read(data)
        assert document.segments == ()
        assert format_.write(document, {}) == data


@given(st.text(st.sampled_from("aB .!«»-\n\r\t\u2028\u00a0é"), max_size=120) | st.text())
@settings(max_examples=300)
def test_writing_without_translations_is_the_identity(text: str) -> None:
    data = text.replace("\0", "").encode()
    for format_ in (TEXT, LINES):
        assert format_.write(format_.read(data), {}) == data


@given(st.text(st.sampled_from("aB .!«»-\n\r\té"), max_size=120))
@settings(max_examples=300)
def test_lines_are_as_many_after_translation_as_before(text: str) -> None:
    document = LINES.read(text.encode())
    written = LINES.write(document, {piece.index: "x\ny" for piece in document.segments}).decode()
    assert written.replace("\r\n", "\n").replace("\r", "\n").count("\n") == text.replace("\r\n", "\n").replace(
        "\r", "\n"
    ).count("\n")


@given(st.text(st.sampled_from("aB .!«»-\n\té"), max_size=120))
@settings(max_examples=200)
def test_translating_keeps_every_word_of_the_translations(text: str) -> None:
    document = TEXT.read(text.encode())
    written = TEXT.write(document, {piece.index: f"w{piece.index} z" for piece in document.segments}).decode()
    for piece in document.segments:
        assert f"w{piece.index}" in written.split()


def test_each_line_is_one_segment_in_the_format_lines() -> None:
    document = LINES.read(b"Un. Deux.\n\n  - trois\nquatre")
    assert [piece.source for piece in document.segments] == ["Un. Deux.", "- trois", "quatre"]
    assert [piece.block for piece in document.segments] == [0, 2, 3]
    assert LINES.write(document, {0: "1", 2: "4"}) == b"1\n\n  - trois\n4"


FOUND = {
    "a suffix": ("a/note.txt", None, None, "text"),
    "a suffix in capitals": ("NOTE.TXT", None, None, "text"),
    "no suffix": ("README", None, None, "text"),
    "a hidden file": (".profile", None, None, "text"),
    "standard input": ("-", None, None, "text"),
    "a name asked for": ("x.whatever", None, "lines", "lines"),
    "an empty file": ("a.docx", b"", None, "text"),
    "a blank file of a format asked for": ("a.json", b"\r\n \n", "json", "text"),
    "a byte order mark alone": ("a.xml", b"\xef\xbb\xbf", None, "text"),
    "much white space, and who knows what after it": ("a.json", b" " * 5000, None, "json"),
}


@pytest.mark.parametrize(("path", "data", "name", "expected"), FOUND.values(), ids=FOUND.keys())
def test_a_format_is_found(path: str, data: bytes | None, name: str | None, expected: str) -> None:
    assert formats.for_path(path, data, name).name == expected


def test_an_unknown_suffix_is_an_error_that_lists_the_known_formats() -> None:
    with pytest.raises(InputError, match=r"movie\.avi: no format is known for '\.avi' files .*--format.*text, lines"):
        formats.for_path("movie.avi", b"RIFF")


def test_an_unknown_name_is_an_error_that_lists_the_known_formats() -> None:
    with pytest.raises(InputError, match=r"unknown format 'word' .*known formats: .*text, lines"):
        formats.for_path("note.txt", name="word")


@pytest.mark.parametrize("name", formats.names())
def test_the_registry_agrees_with_each_format(name: str) -> None:
    entry = registry.FORMATS[name]
    module, attribute = entry.where.split(":")
    format_ = getattr(import_module(module), attribute)
    assert format_ is formats.get(name)
    assert (format_.name, tuple(format_.suffixes)) == (name, entry.suffixes)
