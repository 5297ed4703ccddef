"""Reading catalogues without losing a byte, wrapping strings as the file does, and writing only what changed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.po import plural
from translate.po.catalogue import parse
from translate.po.wrap import UNLIMITED, Rules, Style, columns, layout
from translate.po.write import Edit, write

HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MSGCAT = shutil.which("msgcat")
needs_gettext = pytest.mark.skipif(MSGCAT is None, reason="GNU gettext is not installed")
ENDS = st.sampled_from([" ", "  ", "\n", " \n"])


def gettext_version() -> str:
    """Return the version of msgcat, or "" where there is none."""
    if MSGCAT is None:
        return ""
    return subprocess.run([MSGCAT, "--version"], capture_output=True, check=True, text=True).stdout.split()[3]


def msgcat(data: bytes) -> bytes:
    return subprocess.run([str(MSGCAT), "-"], input=data, capture_output=True, check=True).stdout


def test_an_entry_keeps_every_field_that_polib_reads() -> None:
    data = (
        HEADER + '# note\n#. extracted\n#: a.c:1 b.c:2\n#, fuzzy, c-format\n#| msgid "Ancien"\n'
        'msgctxt "menu"\nmsgid "%d fichier"\nmsgid_plural "%d fichiers"\nmsgstr[0] ""\nmsgstr[1] ""\n'
        '\n#~ msgid "mort"\n#~ msgstr "dead"\n'
    ).encode()
    catalogue = parse(data)
    entry, dead = catalogue.entries
    assert (entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr) == (
        "menu",
        "%d fichier",
        "%d fichiers",
        ("", ""),
    )
    assert (entry.note, entry.extracted, entry.occurrences) == ("note", "extracted", ("a.c:1", "b.c:2"))
    assert entry.fuzzy
    assert entry.line == 11
    assert dead.obsolete
    assert catalogue.metadata["Language"] == "fr"
    assert catalogue.data == data


def test_lines_without_the_blanks_that_gettext_does_not_need_are_read_like_those_with_them() -> None:
    close = (
        '#remarque\n#.TRANSLATORS: x\n#:a.c:1 b.c:2\n#,fuzzy,c-format\n#|msgid"old"\n#|"er"\nmsgctxt"menu"\n'
        'msgid"%d fichier"\nmsgid_plural"%d fichiers"\nmsgstr[0]"x"\nmsgstr[1]""\n\n'
        '#mort\n#~|msgid"os"\n#~msgid"mort"\n#~"s"\n#~msgstr"dead"\n#~\n#|\n#~msgid"fin"\n#~msgstr""\n'
    )
    data = (HEADER + close).encode()
    catalogue = parse(data)
    entry, dead, end = catalogue.entries
    assert (entry.note, entry.extracted, entry.occurrences) == ("remarque", "TRANSLATORS: x", ("a.c:1", "b.c:2"))
    assert (entry.flags, entry.key, entry.msgid_plural) == (
        ("fuzzy", "c-format"),
        ("menu", "%d fichier"),
        "%d fichiers",
    )
    assert entry.msgstr == ("x", "")
    assert [(each.note, each.msgid, each.msgstr, each.obsolete) for each in (dead, end)] == [
        ("mort", "morts", ("dead",), True),
        ("", "fin", ("",), True),
    ]
    edit = Edit(("a", "b"), fuzzy=False, note="Machine translation: x", keep_previous=False)
    written = write(catalogue, {0: edit}).decode()
    start = written.index("#remarque")
    assert written[start:].startswith(
        "#remarque\n# Machine translation: x\n#.TRANSLATORS: x\n#:a.c:1 b.c:2\n#, c-format\n"
    )
    assert parse(written.encode()).entries[0].msgstr == ("a", "b")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(HEADER.encode() + b'msgid "a"\nmsgstr "b"', id="no newline at the end"),
        pytest.param(HEADER.replace("\n", "\r\n").encode() + b'msgid "a"\r\nmsgstr "b"\r\n', id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + HEADER.encode() + b'msgid "a"\nmsgstr "b"\n', id="byte order mark"),
        pytest.param(HEADER.replace("UTF-8", "ISO-8859-15").encode() + b'msgid "a"\nmsgstr "\xe9\xa4"\n', id="Latin-9"),
        pytest.param(HEADER.encode() + 'msgid "a\u2028b\x0c\x85"\nmsgstr ""\n'.encode(), id="other line separators"),
        pytest.param(b'msgid "a"\nmsgstr "b"\n\n\n\n# end\n', id="no header, trailing comment"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_file_with_nothing_changed_comes_back_byte_for_byte(data: bytes) -> None:
    assert write(parse(data), {}) == data


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (HEADER.encode() + b'msgid "a"\nmsgstr b\n', 7, "not a PO"),
        (HEADER.encode() + b'msgid "a\xff"\nmsgstr ""\n', 6, "not valid UTF-8"),
        (HEADER.encode() + b'msgid "a"\n', 6, "msgid without msgstr"),
        (b"<html></html>\n", 1, "not a PO"),
        (HEADER.encode() + b'msgid "a"b"\nmsgstr ""\n', 6, "a keyword and a quoted string were expected"),
        (b"\x00\x01\x02", 1, "not a PO"),
        (HEADER.replace("UTF-8", "no-such-code").encode(), None, "unknown encoding"),
        (HEADER.replace("UTF-8", "ISO-8859-1").encode() + 'msgid "été"\nmsgstr ""\n'.encode(), 6, "is UTF-8, not ISO-"),
        (HEADER.replace("UTF-8", "cp1252").encode() + 'msgid "ça"\nmsgstr ""\n'.encode(), 6, "is UTF-8, not CP1252"),
    ],
)
def test_malformed_catalogues_are_told_in_one_line_with_their_place(data: bytes, line: int | None, what: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(data, "x.po")
    assert what in str(caught.value)
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_an_encoding_named_and_one_that_the_bytes_fit_are_believed() -> None:
    header = HEADER.replace("UTF-8", "ISO-8859-1")
    assert parse((header + 'msgid "été"\nmsgstr ""\n').encode(), encoding="utf-8").entries[0].msgid == "été"
    assert parse((header + 'msgid "été"\nmsgstr ""\n').encode("latin-1")).entries[0].msgid == "été"
    assert parse((header + 'msgid "Ã© été"\nmsgstr ""\n').encode("latin-1")).entries[0].msgid == "Ã© été"
    assert (
        parse((HEADER.replace("UTF-8", "GB18030") + 'msgid "语"\nmsgstr ""\n').encode("gb18030")).encoding == "GB18030"
    )


def test_an_edit_touches_its_own_lines_only() -> None:
    lines = [f'#: f.c:{n}\nmsgid   "texte {n}"\nmsgstr "" \n\n' for n in range(5)]
    data = (HEADER + "".join(lines)).encode()
    written = write(parse(data), {2: Edit(("text 2",), fuzzy=True, note="Machine translation: x")}).decode()
    expected = '# Machine translation: x\n#: f.c:2\n#, fuzzy\nmsgid   "texte 2"\nmsgstr "text 2"\n\n'
    assert written == HEADER + "".join([*lines[:2], expected, *lines[3:]])


def test_flags_keep_their_order_and_leave_without_a_trace() -> None:
    data = b'#, c-format\nmsgid "a"\nmsgstr ""\n\n#, fuzzy\n#| msgid "z"\nmsgid "b"\nmsgstr "x"\n'
    written = write(parse(data), {0: Edit(("A",), fuzzy=True), 1: Edit(("B",), fuzzy=False, keep_previous=False)})
    assert written == b'#, fuzzy, c-format\nmsgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n'


def test_the_byte_order_mark_line_ends_and_missing_last_newline_survive_an_edit() -> None:
    data = b'\xef\xbb\xbfmsgid "a"\r\nmsgstr ""'
    assert write(parse(data), {0: Edit(("A",), fuzzy=True)}) == b'\xef\xbb\xbf#, fuzzy\r\nmsgid "a"\r\nmsgstr "A"'


def test_a_wrapped_string_is_wrapped_at_the_files_own_width() -> None:
    long = "mot " * 40
    narrow = "\n".join(layout("msgstr", long, Style(60)))
    wide = f'msgstr "{long}"'
    for width, strings in ((60, narrow), (UNLIMITED, wide)):
        catalogue = parse(f'{HEADER}msgid "a"\n{strings}\n'.encode())
        written = write(catalogue, {0: Edit(("word " * 40,))}).decode()
        assert written == "\n".join([f'{HEADER}msgid "a"', *layout("msgstr", "word " * 40, Style(width)), ""])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"a\a\033\x1b\0b\7", "a\a\x1b\x1b\0b\a"),
        (r"\303\251t\xc3\xa9", "été"),
        (r"\\a \\033 \\\033", "\\a \\033 \\\x1b"),
        (r"\042\134n\012\11", '"\\n\n\t'),
        (r"\x1bcd \351", r"\x1bcd \351"),  # no end to be seen; no UTF-8
    ],
)
def test_escapes_are_read_as_gettext_reads_them(written: str, value: str) -> None:
    data = f'{HEADER}# \\033\nmsgid "{written}"\nmsgstr ""\n'.encode()
    entry = parse(data).entries[0]
    assert (entry.msgid, entry.note) == (value, r"\033")
    assert parse(data).data == data


def test_an_escape_is_never_written_where_it_would_take_the_next_digit() -> None:
    for spelling, text in ((r"\x1b", "\x1bab"), (r"\33", "\x1b7")):
        data = f'{HEADER}msgid "{spelling} z"\nmsgstr ""\n'.encode()
        written = write(parse(data), {0: Edit((f"\x1b z{text}",))})
        assert f'msgstr "{spelling} z\\033{text[1:]}"'.encode() in written
        assert parse(written).entries[0].msgstr == (f"\x1b z{text}",)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("nplurals=2; plural=(n > 1);", (2, 0, 1, False)),
        ("nplurals=2; plural=n != 1", (2, 0, 1, True)),
        ("nplurals=1; plural=0;", (1, 0, 0, False)),
        ("nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;", (3, 0, 2, False)),
        ("nplurals=2; plural=n/0;", None),
        ("nplurals=2; plural=__import__('os');", None),
        ("nplurals=INTEGER; plural=EXPRESSION;", None),
        ("", None),
    ],
)
def test_plural_rules_are_read_or_refused(rule: str, expected: tuple[int, int, int, bool] | None) -> None:
    read = plural.read(rule)
    assert (read and (read.forms, read.one, read.many, read.english)) == expected


WORDS = st.lists(
    st.sampled_from(
        [
            "word",
            "a",
            "well-known",
            "http://example.com/a/b",
            "%s",
            "(brackets)",
            "«\u00a0mot\u00a0»",
            "x.y",
            "100%",
            '"q"',
            "<b>tag</b>",
            "tab\there",
            "back\\slash",
            "— dash",
            "…",
            "l'élan",
            ":",
            "!",
            "--option=value",
            "{name}",
            "a,b;c",
        ]
    ),
    min_size=1,
    max_size=40,
)


@needs_gettext
@pytest.mark.skipif(not gettext_version().startswith("0.21"), reason="gettext 0.22 and later wrap otherwise")
@given(WORDS, ENDS)
def test_strings_are_wrapped_exactly_as_msgcat_wraps_them(words: list[str], last: str) -> None:
    text = " ".join(words) + last
    lines = layout("msgstr", text, Style(79, rules=Rules.GETTEXT_OLD))
    data = (HEADER + 'msgid "a"\n' + "\n".join(lines) + "\n").encode()
    assert msgcat(data) == data


@given(WORDS, ENDS, st.sampled_from(list(Rules)))
def test_strings_are_read_as_they_were_before_the_wrapping(words: list[str], last: str, rules: Rules) -> None:
    text = " ".join(words) + last
    lines = layout("msgstr", text, Style(79, rules=rules))
    assert parse((HEADER + 'msgid "a"\n' + "\n".join(lines) + "\n").encode()).entries[0].msgstr == (text,)


def test_columns_count_wide_and_combining_characters_as_a_terminal_does() -> None:
    assert [columns(text) for text in ("abc", "é", "e\u0301", "語")] == [3, 1, 1, 2]


def test_every_shared_catalogue_is_read_and_written_byte_for_byte(shared: Path) -> None:
    for path in sorted((shared / "po-files").glob("*.po*")):
        data = path.read_bytes()
        assert write(parse(data, str(path)), {}) == data, path.name


@needs_gettext
@pytest.mark.parametrize("name", ["dia.fr.po", "python-library-functions.fr.po", "wagtail-admin.fr.po"])
def test_a_file_in_msgcat_form_stays_so_when_every_entry_changes(shared: Path, name: str) -> None:
    data = (shared / "po-files" / name).read_bytes()
    if msgcat(data) != data:
        pytest.skip("this gettext wraps otherwise than the one that wrote the file")
    catalogue = parse(data)
    edits = {
        position: Edit(tuple(text.replace("e", "o") for text in entry.msgstr))
        for position, entry in enumerate(catalogue.entries)
        if not entry.obsolete
    }
    written = write(catalogue, edits)
    assert msgcat(written) == written
