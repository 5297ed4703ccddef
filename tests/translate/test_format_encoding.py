"""A page or an XML file is read in the encoding that it declares, and written so that it stays true."""

from __future__ import annotations

import pytest

from translate.errors import InputError
from translate.formats import get

PAGE = '<meta charset="{}"><p>{}</p>'
ANDROID = '<?xml version="1.0" encoding="{}"?>\n<resources><string name="a">{}</string></resources>'
TMX = '<?xml version="1.0" encoding="{}"?>\n<tmx><tu><tuv xml:lang="fr"><seg>{}</seg></tuv></tu></tmx>'
ENGLISH = "the caf\u00e9 \u2014 \u20ac3"


@pytest.mark.parametrize(
    ("name", "file", "declared", "written"),
    [
        ("html", PAGE, "iso-8859-1", "cp1252"),  # as browsers read it
        ("html", PAGE, "ISO-8859-15", "iso-8859-15"),
        ("html", PAGE, "utf-8", "utf-8"),
        ("html", PAGE, "utf-16", "utf-8"),
        ("html", PAGE, "nowhere", "utf-8"),
        ("html", PAGE, "rot13", "utf-8"),
        ("html", '<META http-equiv=Content-Type content="text/html; charset={}"><p>{}</p>', "latin1", "cp1252"),
        ("html", '<!-- <meta charset="x"> --><meta charset={}><p>{}</p>', "windows-1252", "cp1252"),
        ("html", '<?xml version="1.0" encoding="{}"?><html><p>{}</p></html>', "ISO-8859-1", "latin-1"),
        ("android", ANDROID, "ISO-8859-1", "latin-1"),
        ("android", ANDROID, "us-ascii", "ascii"),
        ("tmx", TMX, "windows-1252", "cp1252"),
        ("android", ANDROID, "UTF-16", "utf-8"),
    ],
)
@pytest.mark.parametrize("french", ["le caf&#233;", "le café dort"])
def test_the_declared_encoding_is_read_and_written(
    name: str, file: str, declared: str, written: str, french: str
) -> None:
    if written == "ascii" and not french.isascii():
        return
    data = file.format(declared, french).encode(written)
    document = get(name).read(data)
    assert get(name).write(document, {}) == data
    made = get(name).write(document, {0: ENGLISH})
    assert ENGLISH.encode(written, "xmlcharrefreplace") in made


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_8_is_read_as_such_whatever_is_declared(mark: str) -> None:
    data = (mark + PAGE.format("iso-8859-1", "le café")).encode()
    assert [each.source for each in get("html").read(data).segments] == ["le café"]


def test_the_named_encoding_goes_before_the_declared_one() -> None:
    data = PAGE.format("iso-8859-15", "3 €").encode("cp1252")
    document = get("html").read(data, encoding="cp1252")
    assert [each.source for each in document.segments] == ["3 €"]
    assert get("html").write(document, {0: "\u2192"}) == PAGE.format("iso-8859-15", "&#8594;").encode()


def test_a_file_that_is_not_what_it_declares_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match="is not valid ASCII") as caught:
        get("android").read(ANDROID.format("us-ascii", "café").encode("latin-1"))
    assert caught.value.line == 2


def test_in_cdata_no_references_are_written() -> None:
    data = ANDROID.format("ISO-8859-1", "<![CDATA[le chat]]>").encode()
    assert b"<![CDATA[the cat - a]]>" in get("android").write(get("android").read(data), {0: "the cat \u2014 a"})
