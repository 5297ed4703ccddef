"""Word and OpenDocument: paragraphs are translated, styles of runs travel with their words, bombs are refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from fakes import FakeEngine

from translate.errors import InputError
from translate.formats.fluent import FLUENT
from translate.formats.office import DOCX, ODT, OfficeFormat
from translate.pipeline import Translator, writable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {W}><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Le grand chat</w:t></w:r></w:p>'
    '<w:p><w:r w:rsidR="1"><w:t xml:space="preserve">Le ch</w:t></w:r><w:proofErr w:type="x"/>'
    '<w:r w:rsidR="2"><w:t>at</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> dort</w:t></w:r>'
    "<w:r><w:t>.</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>R&amp;D</w:t></w:r><w:r><w:instrText>PAGE le chat</w:instrText></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>le chien</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    "</w:body></w:document>"
)
CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content xmlns:office="o" xmlns:text="t"><office:body>'
    '<office:text><text:h>Le chat</text:h><text:p>Le <text:span text:style-name="b">chat</text:span> dort'
    "<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Le chien dort.</text:p></text:note-body>"
    "</text:note> dans la maison.</text:p></office:text></office:body></office:document-content>"
)


def archive(parts: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6)), content, compress_type=packing)
    return target.getvalue()


def english(format: OfficeFormat, data: bytes) -> dict[str, bytes]:
    document = format.read(data)
    assert format.write(document, {}) == data
    written = format.write(document, writable(Translator(FakeEngine()).translate_document(document)))
    with zipfile.ZipFile(io.BytesIO(written)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_words_cut_into_runs_of_one_style_are_whole_and_styles_follow_their_words() -> None:
    data = archive({"[Content_Types].xml": "<Types/>", "word/document.xml": DOCUMENT, "word/media/a.png": b"\x89PNG"})
    assert [segment.source[:6] for segment in DOCX.read(data).segments][:2] == ["Le gra", "Le cha"]
    parts = english(DOCX, data)
    text = parts["word/document.xml"].decode()
    assert "<w:t>The big cat</w:t>" in text
    assert (
        '<w:t xml:space="preserve">The cat</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> sleeps</w:t>'
        in text
    )
    assert "<w:instrText>PAGE le chat</w:instrText>" in text
    assert "<w:t>the dog</w:t>" in text
    assert list(parts) == ["[Content_Types].xml", "word/document.xml", "word/media/a.png"]
    assert parts["word/media/a.png"] == b"\x89PNG"


@pytest.mark.parametrize("cell", ["42", "1.2.3", "06 12 34 56 78"])
def test_a_figure_alone_is_written_in_english_and_what_is_none_stays(cell: str) -> None:
    word = f"<w:document {W}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
    paragraph = "<text:p>{}</text:p>"
    parts = english(
        DOCX, archive({"word/document.xml": word.format("1 234,5"), "word/footnotes.xml": word.format(cell)})
    )
    assert list(parts.values()) == [word.format("1,234.5").encode(), word.format(cell).encode()]
    shapes = CONTENT.replace("<text:h>", f"{paragraph.format('3,50 €')}{paragraph.format(cell)}<text:h>")
    content = english(ODT, archive({"content.xml": shapes}))["content.xml"].decode()
    assert paragraph.format("€3.50") + paragraph.format(cell) in content


def test_a_bookmark_between_two_runs_of_one_style_stays() -> None:
    body = "<w:p><w:r><w:t>le ch</w:t></w:r>{}<w:r><w:t>at</w:t></w:r></w:p>"
    mark = '<w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>'
    data = archive({"word/document.xml": f"<w:document {W}><w:body>{body.format(mark)}</w:body></w:document>"})
    document = DOCX.read(data)
    assert mark in document.segments[0].source
    written = DOCX.write(document, {0: document.segments[0].source.replace("le ch", "the c")})
    with zipfile.ZipFile(io.BytesIO(written)) as made:
        assert mark in made.read("word/document.xml").decode()


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@pytest.mark.parametrize(
    ("part", "root"),
    [
        ("header1", "w:hdr"), ("footer2", "w:ftr"), ("footnotes", "w:footnotes"), ("endnotes", "w:endnotes"),
        ("comments", "w:comments"), ("footnotes2", "w:footnotes"),
    ],
)  # fmt: skip
def test_headers_footers_notes_and_comments_are_translated(part: str, root: str) -> None:
    words = "<w:p><w:r><w:t>le chat</w:t></w:r></w:p>"
    data = archive({"word/document.xml": DOCUMENT, f"word/{part}.xml": f"<{root} {W}>{words}</{root}>"})
    assert b"<w:t>the cat</w:t>" in english(DOCX, data)[f"word/{part}.xml"]


def test_a_main_part_with_a_number_is_translated() -> None:
    assert b"<w:t>The big cat</w:t>" in english(DOCX, archive({"word/document2.xml": DOCUMENT}))["word/document2.xml"]


@pytest.mark.parametrize(
    "between", ["<w:br/>", "<w:tab/>", "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:br/></w:r><w:r><w:t>"]
)
def test_a_line_break_in_a_paragraph_parts_its_lines(between: str) -> None:
    broken = between if between.startswith("</w:t>") else f"</w:t>{between}<w:t>"
    body = f"<w:p><w:r><w:t>Le chat{broken}le chien</w:t></w:r></w:p>"
    parts = english(DOCX, archive({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}))
    text = parts["word/document.xml"].decode()
    assert f"<w:t>The cat{broken}the dog</w:t>".lower() in text.lower()
    assert [each.source for each in DOCX.read(archive({"word/document.xml": f"<w:d {W}>{body}</w:d>"})).segments] == [
        "Le chat",
        "le chien",
    ]


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("le ch</w:t><w:softHyphen/><w:t>at dort", "le ch\u00adat dort"),
        ("le </w:t><w:noBreakHyphen/><w:t>chat dort", "le \u2011chat dort"),
    ],
)
def test_hyphens_of_word_are_characters_of_their_words(written: str, source: str) -> None:
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>{written}</w:t></w:r></w:p></w:body></w:document>"
    document = DOCX.read(archive({"word/document.xml": body}))
    assert [each.source for each in document.segments] == [source]
    with zipfile.ZipFile(io.BytesIO(DOCX.write(document, {0: "the cat sleeps"}))) as made:
        assert "<w:t>the cat sleeps</w:t>" in made.read("word/document.xml").decode()


def test_a_text_box_is_translated_apart_from_the_paragraph_it_hangs_in() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>le chien</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    body = f"<w:p><w:r><w:t>le chat</w:t></w:r>{box}</w:p>"
    data = archive({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})
    expected = body.replace("le chat", "the cat").replace("le chien", "the dog")
    assert expected in english(DOCX, data)["word/document.xml"].decode()


@pytest.mark.parametrize("wrapped", ["{}", "<m:oMathPara>{}</m:oMathPara>"])
def test_an_equation_stays_as_a_whole(wrapped: str) -> None:
    equation = wrapped.format("<m:oMath><m:r><w:rPr><w:i/></w:rPr><m:t>le chat</m:t></m:r></m:oMath>")
    body = f"<w:p><w:r><w:t>le chat </w:t></w:r>{equation}<w:r><w:t> dort</w:t></w:r></w:p><w:p>{equation}</w:p>"
    xml = f'<w:document {W} xmlns:m="m"><w:body>{body}</w:body></w:document>'
    made = english(DOCX, archive({"word/document.xml": xml}))["word/document.xml"].decode()
    assert made.count(equation) == 2
    assert re.sub("<[^>]*>", "", made.replace(equation, "=")) == "the cat = sleeps="


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        (
            "diagrams/data1",
            f'<dgm:dataModel xmlns:dgm="d" {A}><dgm:t><a:p><a:r><a:t>{{}}</a:t></a:r></a:p></dgm:t></dgm:dataModel>',
        ),
        (
            "diagrams/drawing1",
            f'<dsp:drawing xmlns:dsp="d" {A}><a:p><a:r><a:rPr lang="fr"/><a:t>{{}}</a:t></a:r></a:p></dsp:drawing>',
        ),
        (
            "charts/chart1",
            f'<c:chartSpace xmlns:c="c" {A}><c:v>le chien</c:v><a:p><a:r><a:t>{{}}</a:t></a:r></a:p></c:chartSpace>',
        ),
    ],
)
def test_labels_of_diagrams_and_titles_of_charts_are_translated(part: str, xml: str) -> None:
    data = archive({"word/document.xml": DOCUMENT, f"word/{part}.xml": xml.format("le chat")})
    assert english(DOCX, data)[f"word/{part}.xml"].decode() == xml.format("the cat")


@pytest.mark.parametrize("shape", ["draw:custom-shape", "draw:frame><draw:text-box"])
def test_text_in_an_opendocument_shape_is_translated_apart(shape: str) -> None:
    end = "></".join(reversed(shape.split("><")))
    inner = f"<{shape}><text:p>le chien</text:p></{end}>"
    xml = CONTENT.replace("xmlns:text", 'xmlns:draw="d" xmlns:text').replace("<text:note>", f"{inner}<text:note>")
    text = english(ODT, archive({"content.xml": xml}))["content.xml"].decode()
    assert inner.replace("le chien", "the dog") in text
    assert 'The <text:span text:style-name="b">cat</text:span> sleeps' in text


def test_a_line_break_in_an_opendocument_paragraph_parts_its_lines_and_one_in_a_note_does_not() -> None:
    xml = CONTENT.replace("chat</text:span>", "chat<text:line-break/>noir</text:span>")
    xml = xml.replace("Le chien dort", "Le chien<text:line-break/>dort")
    data = archive({"content.xml": xml})
    note = xml[xml.index("<text:note>") : xml.index(" dans la")]
    assert [each.source.replace(note, "") for each in ODT.read(data).segments] == [
        "Le chat",
        'Le <text:span text:style-name="b">chat',
        "noir</text:span> dort dans la maison.",
        "Le chien",
        "dort.",
    ]
    text = english(ODT, data)["content.xml"].decode()
    assert "chat<text:line-break/>noir".replace("chat", "cat").replace("noir", "black") in text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("le chat<text:tab/>le chien", "The cat<text:tab/>the dog"),
        (
            "Le chat <text:page-number>le</text:page-number> dort",
            "The cat <text:page-number>le</text:page-number> sleeps",
        ),
    ],
)
def test_a_tab_parts_an_opendocument_paragraph_and_a_field_is_no_language(written: str, expected: str) -> None:
    xml = CONTENT.replace("Le chien dort.", written)
    assert expected.lower() in english(ODT, archive({"content.xml": xml}))["content.xml"].decode().lower()


@pytest.mark.parametrize(
    ("format", "text", "other", "french", "expected"),
    [
        (DOCX, "word/document.xml", "word/styles.xml", '<w:lang w:val="fr-FR" w:eastAsia="ja"/>', "en-US"),
        (DOCX, "word/document.xml", "word/settings.xml", '<w:themeFontLang w:val="fr"/>', "en-US"),
        (DOCX, "word/document.xml", "word/styles.xml", '<w:lang w:val="de-DE" w:bidi="fr-FR"/>', "de-DE"),
        (DOCX, "word/document.xml", "docProps/app.xml", '<w:lang w:val="fr-FR"/>', "fr-FR"),
        (ODT, "content.xml", "styles.xml", '<x fo:language="fr" fo:country="BE"/>', 'fo:language="en" fo:country="US"'),
        (ODT, "content.xml", "styles.xml", '<x fo:language="frp"/>', 'fo:language="frp"'),
    ],
)
def test_a_translated_file_says_that_it_is_english(
    format: OfficeFormat, text: str, other: str, french: str, expected: str
) -> None:
    body = DOCUMENT if format is DOCX else CONTENT
    data = archive({text: body, other: f'<a xmlns:w="w" xmlns:fo="f">{french}</a>'})
    assert expected in english(format, data)[other].decode()
    assert format.write(format.read(data), {}) == data


def complex_field(code: str, result: str) -> str:
    """Write a field as Word does: its beginning, its code, its result, its end."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText> {code} </w:instrText></w:r>{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}"


def simple_field(code: str, result: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>{result}</w:t></w:r></w:fldSimple>'


@pytest.mark.parametrize("field", [complex_field, simple_field])
@pytest.mark.parametrize(
    ("before", "code", "result", "after", "expected"),
    [
        ("Page ", "PAGE", "3", " sur ", ["Page ", "3", " of "]),
        ("Le chat ", "REF a", "le chien", " dort", ["The cat ", "the dog", " sleeps"]),
        ("Le chat ", "REF a", "12", " dort", ["The cat ", "12", " sleeps"]),
        ("Le chat ", "MERGEFIELD le", "le chat", " dort", ["The cat ", "le chat", " sleeps"]),
    ],
)
def test_what_word_computes_is_no_language_and_takes_no_words(
    field: Callable[[str, str], str], before: str, code: str, result: str, after: str, expected: list[str]
) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = f"<w:p>{run(before)}{field(code, result)}{run(after)}</w:p>"
    data = archive({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})
    text = english(DOCX, data)["word/document.xml"].decode()
    assert re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text) == expected


def test_a_note_in_an_opendocument_paragraph_is_translated_apart_from_its_sentence() -> None:
    data = archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": CONTENT}, zipfile.ZIP_STORED)
    text = english(ODT, data)["content.xml"].decode()
    assert "<text:h>The cat</text:h>" in text
    assert 'The <text:span text:style-name="b">cat</text:span> sleeps<text:note>' in text
    assert "<text:p>The dog sleeps.</text:p></text:note-body></text:note> in the house.</text:p>" in text


@pytest.mark.parametrize(
    ("format", "data", "what"),
    [
        (DOCX, b"PK\x03\x04 not a zip", "is not a docx file"),
        (DOCX, b"", "is not a docx file"),
        (ODT, archive({"other.xml": "<a/>"}), "has no text part"),
        (DOCX, archive({"word/header1.xml": DOCUMENT}), "has no text part"),
        (ODT, archive({"styles.xml": CONTENT}), "has no text part"),
        (DOCX, archive({"word/document.xml": "<w:document>"}), "is not DOCX"),
        (DOCX, archive({"word/document.xml": b"\xff\xfe"}), "not UTF-8"),
        (DOCX, archive({"word/document.xml": b" " * 20_000_000}), "bomb"),
        (ODT, archive({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares XML entities"),
        (DOCX, archive({"word/document.xml": DOCUMENT})[:-40], "is not a docx file"),
    ],
)
def test_hostile_archives_are_refused_in_one_line(format: OfficeFormat, data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        format.read(data, "x")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "# le chat\na = le chat { $n } dort\n    .title = le chien\n",
            "# le chat\na = the cat { $n } sleeps\n    .title = the dog\n",
        ),
        ("-brand = Le chat\n", "-brand = The cat\n"),
        (
            'a = <a href="{ $n }" title="le chat">le chat</a> dort\n',
            'a = <a href="{ $n }" title="le chat">the cat</a> sleeps\n',
        ),
        ("a =\n    le chat\n    dort\n", "a =\n    the cat\n    sleeps\n"),
        (
            "a = { $n ->\n    [one] le chat\n   *[other] { $n } chats\n }\n",
            "a = { $n ->\n    [one] the cat\n   *[other] { $n } chats\n }\n",
        ),
    ],
)
def test_fluent_patterns_are_translated_around_their_placeables(source: str, expected: str) -> None:
    for before, after in ((source, expected), (source.replace("\n", "\r\n"), expected.replace("\n", "\r\n"))):
        document = FLUENT.read(before.encode())
        assert FLUENT.write(document, {}) == before.encode()
        written = FLUENT.write(document, writable(Translator(FakeEngine()).translate_document(document)))
        assert written == after.encode()


@pytest.mark.parametrize("sign", [".5", "[x]", "*", "}"])
def test_no_line_of_a_fluent_pattern_comes_to_begin_with_syntax(sign: str) -> None:
    document = FLUENT.read(b"a = Le chat noir\n    est dans la maison\n")
    made = FLUENT.write(document, {0: f"The cats {sign} it sleeps"}).decode()
    assert made == f"a = The cats {sign}\n    it sleeps\n"


def test_fluent_junk_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match="is not Fluent") as caught:
        FLUENT.read(b"a = b\n\nle chat dort\n", "x.ftl")
    assert caught.value.line == 3
