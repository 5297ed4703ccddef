"""Raised letters of ordinals and titles: read on the line in HTML, Markdown, Word and OpenDocument."""

from __future__ import annotations

import io
import zipfile

import pytest

from translate.formats.html import HTML
from translate.formats.markdown import MARKDOWN
from translate.formats.office import DOCX, ODT, OfficeFormat
from translate.formats.raised import on_the_line

WORD = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:body></w:document>'
RUN = '</w:t></w:r><w:r>{}<w:t xml:space="preserve">'
RAISED = RUN.format('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
PLAIN, BOLD = RUN.format(""), RUN.format("<w:rPr><w:b/></w:rPr>")
OPEN = '<o:document-content xmlns:o="o" xmlns:text="t"><o:body><text:p>{}</text:p></o:body></o:document-content>'


def packed(name: str, text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("before", "letters", "after", "expected"),
    [
        ("Le XX", "e", " siècle", "e"), ("au 1", "er", ".", "er"), ("M", "mes", " Durand", "mes"),
        ("le n", "o", " 5", "°"), ("les n", "os", " 5", "°s"), ("AU XX", "E", " SIÈCLE", "E"),
        ("20 m", "2", "", None), ("x", "e", "", None), ("mot", "e", "", None), ("mot", "1", "", None),
        ("", "e", "", None), ("M", "me", "Durand", None),
    ],
)  # fmt: skip
def test_letters_stand_on_the_line_in_ordinals_and_titles_only(
    before: str, letters: str, after: str, expected: str | None
) -> None:
    assert on_the_line(before, letters, after) == expected


@pytest.mark.parametrize(
    ("page", "sources"),
    [
        ("<p>Le XX<sup>e</sup> siècle.</p>", ["Le XXe siècle."]),
        ("<p>Le 1<sup>er</sup> mai, M<sup class=x>me</sup> A.</p>", ["Le 1er mai, Mme A."]),
        ("<h2>Chapitre 1<sup>er</sup></h2>", ["Chapitre 1er"]),
        ("<p>Le <b>XX</b><sup>e</sup> siècle <i>dort</i>.</p>", ["Le <b>XXe siècle</b> <i>dort</i>."]),
        ("<p>le <i>chat</i> n<sup>o</sup> 5 (20 m<sup>2</sup>)</p>", ["le <i>chat</i> n° 5 (20 m<sup>2</sup>)"]),
        ("<p>un chat<sup>e</sup> dort</p>", ["un chat<sup>e</sup> dort"]),
    ],
)
def test_tags_of_raised_letters_go_and_all_others_stay(page: str, sources: list[str]) -> None:
    document = HTML.read(page.encode())
    assert [segment.source for segment in document.segments] == sources
    assert all(segment.source[start] == "<" for segment in document.segments for start, _ in segment.opaque)
    assert HTML.write(document, {}) == page.encode()
    written = HTML.write(document, {0: "The cat."}).decode()
    assert "The cat." in written
    assert "<sup" not in written  # the sentence is written anew, with no tag left behind


def test_in_markdown_too() -> None:
    document = MARKDOWN.read("Le **chat** du 2<sup>e</sup> étage\n".encode())
    assert document.segments[0].source == "Le **chat** du 2e étage"
    assert MARKDOWN.write(document, {0: "The **cat**"}) == b"The **cat**\n"


@pytest.mark.parametrize(
    ("format", "name", "text", "source"),
    [
        (DOCX, "word/document.xml", f"Le XX{RAISED}e{PLAIN} siècle.", "Le XXe siècle."),
        (DOCX, "word/document.xml", f"Le 1{RAISED}er {PLAIN}mai, le n{RAISED}o{PLAIN} 5", "Le 1er mai, le n° 5"),
        (DOCX, "word/document.xml", f"Le XX{RAISED}e{BOLD} siècle", f"Le XXe{BOLD} siècle"),
        (DOCX, "word/document.xml", f"Le {BOLD}XX{RAISED}e{BOLD} siècle", f"Le {BOLD}XXe siècle"),
        (DOCX, "word/document.xml", f"20 m{RAISED}2{PLAIN} ici", f"20 m{RAISED}2{PLAIN} ici"),
        (ODT, "content.xml", 'Le XX<text:span text:style-name="T1">e</text:span> siècle', "Le XXe siècle"),
    ],
)
def test_in_office_files_the_run_of_raised_letters_is_that_before_it(
    format: OfficeFormat, name: str, text: str, source: str
) -> None:
    whole = (WORD if format is DOCX else OPEN).format(text)
    data = packed(name, whole)
    document = format.read(data)
    assert [segment.source for segment in document.segments] == [source]
    assert format.write(document, {}) == data
    with zipfile.ZipFile(io.BytesIO(format.write(document, {0: source}))) as made:
        assert made.read(name).decode() == (WORD if format is DOCX else OPEN).format(source)
