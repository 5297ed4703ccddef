"""Message files of programs: values are translated where they stand, in the escapes of their format."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import FakeEngine
from hypothesis import find, given, settings
from hypothesis import strategies as st

from translate.document import Severity
from translate.errors import InputError
from translate.formats import get
from translate.formats.registry import FORMATS, for_path
from translate.formats.settings import is_setting
from translate.formats.table import is_code
from translate.pipeline import Translator, writable


def english(name: str, source: str | bytes, **options: Any) -> str:
    data = source if isinstance(source, bytes) else source.encode()
    document = get(name).read(data, "x", **options)
    assert get(name).write(document, {}) == data
    return get(name).write(document, writable(Translator(FakeEngine()).translate_document(document))).decode()


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("properties", "# le chat\na.b = le chat dort\n! x\n", "# le chat\na.b = the cat sleeps\n! x\n"),
        ("properties", "a:le chat \\\n   dort\nb c=le chien\n", "a:the cat sleeps\nb c=the dog\n"),
        ("properties", "a=l''entreprise {0}\nb=l'entreprise\n", "a=the company {0}\nb=the company\n"),
        ("properties", "a=le chat\\n\\\n le chien\\u00a0!\n", "a=the cat\\nthe dog!\n"),
        ("properties", "a=\\u00e0 la maison\n\n", "a=to the house\n\n"),
        (
            "strings",
            '/* le chat */\n"le" = "le \\"chat\\"";\nclef = "le chien %@";\n',
            '/* le chat */\n"le" = "the \\"cat\\"";\nclef = "the dog %@";\n',
        ),
        (
            "json",
            '{"le": "le chat", "n": [1, "le chien\\nle chat", true], "o": {"x": "\\u00e0 la maison"}}',
            '{"le": "the cat", "n": [1, "the dog\\nthe cat", true], "o": {"x": "to the house"}}',
        ),
        (
            "json",
            '{"@@locale": "fr", "a": "le chat", "@a": {"description": "le chien"}}',
            '{"@@locale": "en", "a": "the cat", "@a": {"description": "le chien"}}',
        ),
        (
            "json",
            '{"a": {"message": "le chat", "description": "le chien"}}',
            '{"a": {"message": "the cat", "description": "le chien"}}',
        ),
        (
            "json",
            '{"a": "{n, plural, one {le chat} other {# chats}}", "b": "{{nom}} dort"}',
            '{"a": "{n, plural, one {the cat} other {# chats}}", "b": "{{nom}} sleeps"}',
        ),
        (
            "json",
            '{"a": "le chat | le chien", "b": "@:le.chat dort", "c": "$t(le.chat) dort"}',
            '{"a": "the cat | the dog", "b": "@:le.chat sleeps", "c": "$t(le.chat) sleeps"}',
        ),
        (
            "android",
            '<resources>\n  <!-- le chat -->\n  <string name="a">l\\\'entreprise <b>dort</b></string>\n'
            '  <string name="b" translatable="false">le chat</string>\n'
            '  <plurals name="c"><item quantity="one">%d chat</item>'
            '</plurals>\n  <string name="d">@string/a</string>\n</resources>\n',
            '<resources>\n  <!-- le chat -->\n  <string name="a">the company <b>sleeps</b></string>\n'
            '  <string name="b" translatable="false">le chat</string>\n'
            '  <plurals name="c"><item quantity="one">%d cat</item>'
            '</plurals>\n  <string name="d">@string/a</string>\n</resources>\n',
        ),
        (
            "android",
            '<resources xmlns:x="u"><string name="a">le <x:g id="n">le chat</x:g> &amp; le chien</string></resources>',
            '<resources xmlns:x="u"><string name="a">the <x:g id="n">le chat</x:g> &amp; the dog</string></resources>',
        ),
        # a backslash before a letter is no line end
        ("json", '{"a": "le chat C:\\\\noir\\\\le \\\\n dort"}', '{"a": "the cat C:\\\\noir\\\\le \\\\n sleeps"}'),
        ("json", '{"a": "le chat \\\\\\n le chien"}', '{"a": "the cat \\\\\\n the dog"}'),
        ("json", '{"a": "le chat \\\\u00e9 dort"}', '{"a": "the cat \\\\u00e9 sleeps"}'),
        ("json", '{"a": "le chat \\u005cn dort"}', '{"a": "the cat \\\\n sleeps"}'),
        ("strings", '"a" = "le chat C:\\\\noir \\\\t dort";\n', '"a" = "the cat C:\\\\noir \\\\t sleeps";\n'),
        ("properties", "a=le chat C\\:\\\\noir \\\\t dort\n", "a=the cat C:\\\\noir \\\\t sleeps\n"),
        ("properties", "a=le chat \\\\u00e9 dort\n", "a=the cat \\\\u00e9 sleeps\n"),
        # what MessageFormat quotes is no argument, and no apostrophe
        ("properties", "a=le chat '{' {0} le chien '{\\u00e9}'\n", "a=the cat '{' {0} the dog '{\\u00e9}'\n"),
        ("properties", "a=le chat '{0}' l''entreprise\n", "a=the cat '{0}' the company\n"),
        ("properties", "a=le '{'chat'}' dort {0}\n", "a=the '{'cat'}' sleeps {0}\n"),
        ("properties", "a=le chat '{' dort\nb='{0}' {0}\n", "a=the cat '{' sleeps\nb='{0}' {0}\n"),
        ("properties", "a=le chat '{ l''entreprise }' {0}\n", "a=the cat '{ l''entreprise }' {0}\n"),
        ("properties", "a=le chat ''{0}'' dort\n", "a=the cat ''{0}'' sleeps\n"),
        ("properties", "a=le chat\\u000ale chien\n", "a=the cat\\nthe dog\n"),
        (
            "android",
            "<resources><string name='a'><![CDATA[l\\'entreprise & le chat]]></string></resources>",
            "<resources><string name='a'><![CDATA[the company & the cat]]></string></resources>",
        ),
        ("csv", 'id,fr,note\n1,"le chat, le chien",x\n2,bonjour,\n', 'id,fr,note\n1,"the cat, the dog",x\n2,hello,\n'),
        ("tsv", "id\tfrench\n1\tle chat\n", "id\tfrench\n1\tthe cat\n"),
        ("tsv", 'id\tfrench\n1\t"le chat\n2\tle chien"\n', 'id\tfrench\n1\t"the cat\n2\tthe dog"\n'),
        ("tsv", 'id\tfrench\n1\t"le" chat\n2\tle chien\n', 'id\tfrench\n1\t"the" cat\n2\tthe dog\n'),
        ("tsv", 'id\tfrench\n1\t"le\tchat"\n', 'id\tfrench\n1\t"the\tcat"\n'),
        (
            "csv",
            "1;le chat est dans la maison\n2;le chien est avec le chat\n",
            "1;the cat is in the house\n2;the dog is with the cat\n",
        ),
        # the separator is told by all rows, quotes respected, or by a line for Excel
        ("csv", "id;fr (un, deux, des)\n1;Le chat dort.\n", "id;fr (un, deux, des)\n1;The cat sleeps.\n"),
        ("csv", '"id, court";"fr"\n"a";"le chat, un"\n', '"id, court";"fr"\n"a";"the cat, a"\n'),
        ("csv", "id,fr;en\n1,le chat;a\n2,le chat;b\n", "id,fr;en\n1,the cat;a\n2,the cat;b\n"),
        ("csv", "sep=;\nid;fr\n1,2;le chat\n", "sep=;\nid;fr\n1,2;the cat\n"),
        ("csv", "fr\nle chat, le chien, bonjour\nle chat, dort\n", "fr\nthe cat, the dog, hello\nthe cat, sleeps\n"),
        ("csv", "sep=\t\nid\tfr\n1\tle chat\n", "sep=\t\nid\tfr\n1\tthe cat\n"),
        ("csv", "id;fr\n1;le chat\n;\n2;le chat, un;des;x\n", "id;fr\n1;the cat\n;\n2;the cat, a;des;x\n"),
    ],
)
def test_only_the_values_change(name: str, source: str, expected: str) -> None:
    assert english(name, source) == expected
    assert english(name, source.replace("\n", "\r\n")) == expected.replace("\n", "\r\n")


LINES = [
    (r"Bonjour,\nle fichier dort.\n\nChat", r"Hello,\nthe file sleeps.\n\nCat"),
    (r"Chat\nChien\nMaison", r"Cat\nDog\nHouse"),
    (r"Un\nDes\nMaison", r"A\nSome\nHouse"),
    (r"Le chat.\n  Le chien.  \n", r"The cat.\n  The dog.  \n"),
    (r"\n\n Chat !\n", r"\n\n Cat!\n"),
    (r"Chat\tChien", r"Cat\tDog"),
    (r"Enregistrer le chat dans la maison\navec le chien", r"Save the cat in the house\nwith the dog"),
    (r"Ouvrir :\n- le chat %s\n- le chien", r"Open:\n- the cat %s\n- the dog"),
]
VALUES = {
    "json": '{{"a": "{}"}}',
    "strings": '"a" = "{}";\n',
    "properties": "a={}\n",
    "android": "<resources><string name='a'>{}</string></resources>",
}


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize(("source", "expected"), LINES)
def test_each_line_of_a_message_is_translated_by_itself_and_no_line_end_moves(
    name: str, source: str, expected: str
) -> None:
    assert english(name, VALUES[name].format(source)) == VALUES[name].format(expected)


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("source", [source for source, _ in LINES])
def test_lines_of_a_message_are_those_that_a_catalogue_would_have(name: str, source: str) -> None:
    catalogue = get("po").read(f'msgid "{source}"\nmsgstr ""\n'.encode(), source="msgid")
    document = get(name).read(VALUES[name].format(source).encode())
    assert [each.source for each in document.segments] == [each.source for each in catalogue.segments]


@pytest.mark.parametrize(("name", "line_end"), [("json", r"\r\n"), ("strings", r"\r\n"), ("json", r"\r")])
def test_line_ends_of_other_systems_part_lines_too_and_a_pair_is_one(name: str, line_end: str) -> None:
    source = VALUES[name].format(line_end.join(["Chat noir", "Chien", "", "Le grand chien dort avec", "le chat."]))
    document = get(name).read(source.encode())
    assert [each.source for each in document.segments] == ["Chat noir", "Chien", "Le grand chien dort avec le chat."]
    assert english(name, source).count(line_end) == 4


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("strings", "le chat %@ dans la maison %@", "%2$@ house %1$@ cat"),
        ("android", "le chat %s dans la maison %d", "%2$d house %1$s cat"),
        ("properties", "le chat %s dans la maison %s", "%2$s house %1$s cat"),
        ("json", "le chat %s dans la maison %s", "the cat %s in the house %s"),
        ("properties", "le chat {0} dans la maison {1}", "{1} house {0} cat"),
        ("properties", "le chat {} dans la maison {}", "the cat {} in the house {}"),
        ("strings", "le chat %1$@ dans la maison %2$@", "%2$@ house %1$@ cat"),
        ("android", "le chat <g>%s</g> dans la maison %s", "%2$s house <g>%1$s</g> cat"),
        ("android", r"le chat %s dans la maison %s\nle chien %s", r"the cat %s in the house %s\nthe dog %s"),
    ],
)
def test_placeholders_filled_by_order_change_places_with_numbers_or_not_at_all(
    name: str, source: str, expected: str
) -> None:
    engine = FakeEngine(sentences={"le chat ⟪0⟫ dans la maison ⟪1⟫": "⟪1⟫ house ⟪0⟫ cat"})
    document = get(name).read(VALUES[name].format(source).replace("<g>", '<g id="a">').encode())
    translations = Translator(engine).translate_document(document)
    made = get(name).write(document, writable(translations)).decode().replace('<g id="a">', "<g>")
    assert made == VALUES[name].format(expected)
    assert not [each for made in translations for each in made.findings if each.severity is Severity.ERROR]


def test_an_escaped_line_end_in_what_is_opaque_and_a_backslash_before_n_part_nothing() -> None:
    whole = r"<resources><string name='a'>le chat \\noir dort</string></resources>"
    assert len(get("android").read(whole.encode()).segments) == 1
    tagged = r"<resources><string name='a'><a href='x\ny'>le chat</a>\n<b>Le chien</b></string></resources>"
    assert english("android", tagged) == tagged.replace("le chat", "the cat").replace("Le chien", "The dog")
    kept = r"<resources><string name='a'>le chat <g>a\nb</g> dort</string></resources>"
    assert english("android", kept) == kept.replace("le chat", "the cat").replace("dort", "sleeps")
    quoted = r"a=le chat '{\n}' dort {0}" + "\n"
    assert english("properties", quoted) == quoted.replace("le chat", "the cat").replace("dort", "sleeps")


@pytest.mark.parametrize(
    ("name", "data", "translation", "expected"),
    [
        ("properties", b"a={0} chat", "{0} cat's", b"a={0} cat''s"),
        ("properties", b"a=x '{' {0} l''y", "it's '{0}' '{' {0}", b"a=it''s ''{0}'' '{' {0}"),
        ("properties", b"a=le chat", "d\u00e9j\u00e0", b"a=d\\u00e9j\\u00e0"),
        ("properties", b"a=l'\xe9t\xe9", "summer", b"a=summer"),
        ("strings", b'"a" = "le chat";', 'the "cat"', b'"a" = "the \\"cat\\"";'),
        ("json", b'{"a": "le chat"}', 'the "cat" \\ x', b'{"a": "the \\"cat\\" \\\\ x"}'),
        ("json", b'{"a": "chat"}', 'a \\\\ \\n \\v "', b'{"a": "a \\\\ \\n \\\\v \\""}'),
        ("json", b'{"a": "\\u00e9t\\u00e9"}', "\u00e9 \U0001f600", b'{"a": "\\u00e9 \\ud83d\\ude00"}'),
        (
            "android",
            b"<resources><string name='a'>chat</string></resources>",
            'it\'s <3 & "x"',
            b"<resources><string name='a'>it\\'s &lt;3 &amp; \\\"x\\\"</string></resources>",
        ),
        (
            "android",
            b"<resources><string name='a'>le <b>chat</b> dort</string></resources>",
            "the <big> <b>cat</b> sleeps</big>",
            b"<resources><string name='a'>the &lt;big> <b>cat</b> sleeps&lt;/big></string></resources>",
        ),
        (
            "android",
            b"<resources><string name='a'>chat @tous</string></resources>",
            "@tous ?",
            b"<resources><string name='a'>\\@tous ?</string></resources>",
        ),
        (
            "android",
            b'<resources><string name="a">le chat</string></resources>',
            "a ]]> b",
            b'<resources><string name="a">a ]]&gt; b</string></resources>',
        ),
        ("csv", b"fr\nle chat\n", 'a, "b"', b'fr\n"a, ""b"""\n'),
        ("csv", b'fr\n"le chat"\n', 'a "b"', b'fr\n"a ""b"""\n'),
    ],
)
def test_what_a_translation_brings_is_escaped(name: str, data: bytes, translation: str, expected: bytes) -> None:
    document = get(name).read(data)
    assert get(name).write(document, {0: translation}) == expected


@pytest.mark.parametrize("name", ["properties", "strings", "json"])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("&Ouvrir le fichier", "&Open the file"),
        ("Ouvrir le &fichier", "Open the &file"),
        ("Fi&chier", "&File"),
        ("Fi&chier {0}, %s", "&File {0}, %s"),
        ("R&D", "R&D"),
        ("Ouvrir le chat. Enregistrer &fichier", "Open the cat. Save &file"),
        ("&\\u00c0 la maison", "&To the house"),
        ("Ouvrir\\nle &chat", "Open\\nthe &cat"),
    ],
)
def test_accelerators_of_messages_stand_on_a_letter_of_the_english(name: str, source: str, expected: str) -> None:
    file = {"properties": "a={}\n", "strings": '"a" = "{}";\n', "json": '{{"a": "{}"}}'}[name]
    assert english(name, file.format(source)) == file.format(expected)


@pytest.mark.parametrize(
    "value", ["a&b", "sel&poivre", "x.fr/?a=1&lang=fr", "le &nbsp;chat", "le chat && le chien", "_ouvrir", "~chat"]
)
def test_what_is_no_accelerator_of_a_message_stays(value: str) -> None:
    document = get("json").read(f'{{"a": "{value} dort"}}'.encode())
    assert [segment.source for segment in document.segments] == [f"{value} dort"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"le chat dort avec \"le chien\".", r"the cat sleeps with \"the dog\"."),
        (r'"le chat  \"noir\""', r'"the cat  \"black\""'),
        (r'le "chat" dort avec \"le chien\"', r'the "cat" sleeps with \"the dog\"'),
        (r"le &lt;i id=\"x\"&gt;chat&lt;/i&gt; dort", r"the &lt;i id=\"x\"&gt;cat&lt;/i&gt; sleeps"),
        (r'le <a href="https://a.fr/l\'">chat</a> \"noir\"', r'the <a href="https://a.fr/l\'">cat</a> \"black\"'),
        (
            r'<![CDATA[le <a href=\"https://a.fr\">chat</a> \"noir\" & l\'entreprise "x"]]>',
            r'<![CDATA[the <a href=\"https://a.fr\">cat</a> \"black\" & the company "x"]]>',
        ),
        (r"le chat \\\'noir\\\'", r"the cat \\\'black\\\'"),
        (r"\@tous : le chat dort", r"\@tous: the cat sleeps"),
        (r"\?", r"\?"),
        (r"le chat \@tous dort\?", r"the cat \@tous sleeps\?"),
        (r"le chat @tous dort ?", r"the cat @tous sleeps?"),
        (r"le chat dort\? @tous : bonjour", r"the cat sleeps\? @tous: hello"),
        (r"\u0040tous : le chat", r"\@tous: the cat"),
        (r"le chat \u003cnoir\u003e \u0026 le chien", r"the cat \u003cblack\u003e \u0026 the dog"),
        (r"le chat &#60;noir&#x3E; &#38; le chien", r"the cat &#60;black&#x3E; &#38; the dog"),
        (r"le chat \u005cn\u000ale chien&#34;", r"the cat \u005cn\u000athe dog&#34;"),
        (r"le chat \ud83d\ude00 dort", "the cat 😀 sleeps"),
    ],
)
def test_android_escapes_stay_escapes(source: str, expected: str) -> None:
    made = english("android", f'<resources><string name="a">{source}</string></resources>')
    assert made == f'<resources><string name="a">{expected}</string></resources>'


def test_the_plural_forms_of_a_message_are_translated_one_by_one() -> None:
    document = get("json").read(b'{"a": "aucun chat | un chat | {n} chats"}')
    assert [each.source for each in document.segments] == ["aucun chat", "un chat", "{n} chats"]


def test_the_locale_of_a_file_becomes_english_and_is_no_message() -> None:
    document = get("json").read(b'{"locale": "fr-FR", "a": "le chat"}')
    assert [each.source for each in document.segments] == ["le chat"]
    assert get("json").write(document, {0: "the cat"}) == b'{"locale": "en", "a": "the cat"}'


def test_utf_16_strings_files_keep_their_encoding_and_mark() -> None:
    data = '"a" = "le chat";\n'.encode("utf-16")
    document = get("strings").read(data)
    assert get("strings").write(document, {0: "the cat"}) == '"a" = "the cat";\n'.encode("utf-16")


def test_chosen_columns_are_taken_by_name_or_number() -> None:
    source = "a,b\nle chat,le chien\n"
    assert english("csv", source, columns=["b"]) == "a,b\nle chat,the dog\n"
    assert english("csv", source, columns=["1"]).endswith("the cat,le chien\n")
    with pytest.raises(InputError, match="its columns: a, b"):
        get("csv").read(source.encode(), columns=["c"])
    with pytest.raises(InputError, match="no column is French"):
        get("csv").read(b"x,y\n1,2\n")


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("json", b'{"a": }', "is not JSON"),
        ("json", b'"le chat"', "not a JSON object"),
        ("json", b"[" * 100_000, "nested too deep"),
        ("json", b'{"a": "b"', "is not JSON"),
        ("strings", b'"a" = "b"', "strings file"),
        ("android", b"<resources><string>", "Android resource file"),
        ("android", b"<html/>", "its root is <html>"),
        ("android", b'<!DOCTYPE r [<!ENTITY a "b">]><resources/>', "declares XML entities"),
        ("csv", b'fr\n"le chat\n', "does not end"),
        ("json", b"\xff\xfe", ""),
        ("properties", b"\x00\x01", "null bytes"),
    ],
)
def test_malformed_files_are_told_in_one_line(name: str, data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        get(name).read(data, "x")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


PARTS = st.sampled_from(
    [
        "a",
        "=",
        ":",
        " ",
        "\n",
        "\r\n",
        "\\",
        "\\u00e9",
        "\\n",
        '"',
        '""',
        "'",
        "''",
        "{0}",
        "le chat",
        "#",
        "!",
        ",",
        ";",
        "\t",
        "/* x */",
        "//",
        "é",
        "\u2028",
        "<b>",
        "</b>",
        "&amp;",
        "%s",
    ]
)


TEXT = st.lists(PARTS, max_size=30).map("".join)
VALUE = st.lists(PARTS | st.just("le chat "), max_size=6).map("".join)
QUOTED = st.lists(PARTS.filter(lambda part: '"' not in part and part != "\\"), max_size=6).map("".join)
STRING = st.builds('"k{}" = "{}";{}\n'.format, st.integers(0, 99), QUOTED, st.sampled_from(["", " /* le */", "\n"]))
PROPERTY = st.builds("k{}{}{}\n".format, st.integers(0, 99), st.sampled_from("=: "), VALUE)


def rows(comma: str) -> st.SearchStrategy[str]:
    """Return tables with a header that says which column is French, and rows whose cells are mostly whole."""
    cell = QUOTED.map('"{}"'.format) | VALUE
    row = st.lists(cell, min_size=2, max_size=2).map(comma.join)
    return st.lists(row, max_size=4).map(lambda rows: "\n".join([f"french{comma}english", *rows, ""]))


FILES = {
    "properties": st.lists(PROPERTY, max_size=4).map("".join),
    "strings": st.lists(STRING, max_size=4).map("".join),
    "csv": rows(","),
    "tsv": rows("\t"),
}


def read_again(name: str, data: bytes) -> list[str]:
    """Return the texts of a file, after the write with nothing and with the French itself; none where it is refused."""
    try:
        document = get(name).read(data)
    except InputError:
        return []
    assert get(name).write(document, {}) == data
    written = get(name).write(document, {segment.index: "le chien" for segment in document.segments})
    again = " ".join(segment.source for segment in get(name).read(written).segments)
    assert again.count("le chien") == len(document.segments)  # two lines may have become one wrapped text
    return [segment.source for segment in document.segments]


@pytest.mark.parametrize("name", FILES)
def test_files_of_entries_hold_several_texts(name: str) -> None:
    find(FILES[name], lambda text: len(read_again(name, text.encode())) > 1, settings=settings(max_examples=200))


@given(st.sampled_from(list(FILES)), st.data())
def test_any_text_is_refused_or_written_back_byte_for_byte(name: str, data: st.DataObject) -> None:
    read_again(name, data.draw(FILES[name] | TEXT).encode())


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=30), max_size=5), st.booleans())
def test_any_json_is_written_back_and_stays_json(value: dict[str, str], ascii: bool) -> None:
    import json

    data = json.dumps(value, ensure_ascii=ascii).encode("utf-8", "surrogatepass")
    try:
        document = get("json").read(data)
    except InputError:
        return
    assert get("json").write(document, {}) == data
    written = get("json").write(document, {segment.index: 'x "y" \\ é' for segment in document.segments})
    assert list(json.loads(written)) == list(value) or "@@locale" in value


@given(
    st.lists(st.sampled_from([*'\\\n\ttnu"/b', "u00e9", "é", "C:", "le chat ", "\\\\", "\U0001f600"]), max_size=20),
    st.booleans(),
)
def test_what_is_written_as_it_was_read_says_the_same(parts: list[str], ascii: bool) -> None:
    import json

    data = json.dumps({"a": "".join(parts)}, ensure_ascii=ascii).encode()
    document = get("json").read(data)
    written = get("json").write(document, {segment.index: segment.source for segment in document.segments})
    assert json.loads(written) == json.loads(data)


def test_every_format_is_registered_under_its_own_name_and_suffixes() -> None:
    for name, entry in FORMATS.items():
        assert (get(name).name, get(name).suffixes) == (name, entry.suffixes)


@pytest.mark.parametrize(
    ("source", "expected", "told"),
    [
        # a header in French stays, told by the numbers or the sentences under it
        (
            "Numéro;Phrase\n1;Le chat dort.\n2;Le chien mange.\n",
            "Numéro;Phrase\n1;The cat sleeps.\n2;The dog eats.\n",
            "column 2 (Phrase)",
        ),
        (
            "le chat\nLe chat dort dans la maison\nLe chien mange avec le chat\n",
            "le chat\nThe cat sleeps in the house\nThe dog eats with the cat\n",
            "column 1 (le chat)",
        ),
        ("text_id,texte_b\nle chat,b\n", "text_id,texte_b\nthe cat,b\n", "column 1 (text_id)"),
        # no header: every row is language
        (
            "Le chat dort.,1\nLe chien mange.,2\n",
            "The cat sleeps.,1\nThe dog eats.,2\n",
            "column 1 will be translated, it has no header",
        ),
        # periods stand over figures, but not over periods
        (
            "Le chat,T3 2024,2023 (M€)\nle chien,1,2\nle chat dort,3,4\n",
            "Le chat,T3 2024,2023 (M€)\nthe dog,1,2\nthe cat sleeps,3,4\n",
            "the first row is its header",
        ),
        ("le chien,2024\nle chat,2023\n", "the dog,2024\nthe cat,2023\n", "it has no header"),
        # codes, letters and addresses among words stay
        (
            "note,fr\nx,le chat\nx,a\nx,un_chat\nx,UN-CHAT\nx,le chien\n",
            "note,fr\nx,the cat\nx,a\nx,un_chat\nx,UN-CHAT\nx,the dog\n",
            "column 2 (fr)",
        ),
        # so do versions and telephones, while figures are written as in a sentence
        (
            'prix,fr\n"3,50 €",le chat\nx,"3,50 €"\nx,14h30\nx,12 000\nx,1.2.3\nx,06 12 34 56 78\nx,le chien\n',
            'prix,fr\n"3,50 €",the cat\nx,"€3.50"\nx,2:30 p.m.\nx,"12,000"\nx,1.2.3\nx,06 12 34 56 78\nx,the dog\n',
            "column 2 (fr)",
        ),
    ],
)
def test_columns_are_chosen_with_care_and_the_choice_is_said(source: str, expected: str, told: str) -> None:
    said: list[str] = []
    assert english("csv", source, notice=said.append) == expected
    assert len(said) == 1
    assert told in said[0]


def test_a_time_alone_in_a_column_of_lengths_is_left() -> None:
    source = "Chat,Durée,Départ\nle chat,8 h 30,8 h 30\n"
    made = english("csv", source, columns=["1", "2", "3"])
    assert made == "Chat,Durée,Départ\nthe cat,8 h 30,8:30 a.m.\n"


def test_nothing_is_said_of_columns_that_were_asked_for() -> None:
    assert english("csv", "Nombre,Chat\n1,le chat\n", columns=["2"], notice=pytest.fail) == "Nombre,Chat\n1,the cat\n"


@pytest.mark.parametrize("figure", ["1,5", "25 %", "12/03/2024", "1 234", "{0} €"])
def test_a_figure_alone_among_the_messages_of_software_may_be_a_setting(figure: str) -> None:
    assert english("json", f'{{"chat": "le chat", "x": "{figure}"}}') == f'{{"chat": "the cat", "x": "{figure}"}}'


@pytest.mark.parametrize("name", ["json", "strings", "properties", "android"])
@pytest.mark.parametrize(
    ("amount", "expected"),
    [("3,50 €", "€3.50"), ("1 234,50 €", "€1,234.50"), ("5 €", "€5"), (r"5 €\n 12,5 M€", r"€5\n €12.5 million")],
)
def test_a_sum_alone_in_a_message_is_written_as_in_a_sentence(name: str, amount: str, expected: str) -> None:
    assert english(name, VALUES[name].format(amount)) == VALUES[name].format(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("#FF0000", "#fff", "#1a2b3c4d", "0xFF0000", "rgba(255, 0, 0, 0.5)"),
        *(
            "dd/MM/yyyy",
            "DD/MM/YYYY",
            "d MMMM yyyy à HH:mm",
            "EEEE d MMMM",
            "EEEE d MMMM yyyy 'à' HH:mm",
            "MMMM",
            "HH:mm",
        ),
        *(
            "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "YYYY-MM-DDTHH:mm",
            "HHhmm",
            "dddd Do MMMM [à] HH[h]mm",
            "yyyyMMdd",
            "h:mm a",
        ),
        *("fr.exemple.service.ServiceClient", "com.exemple.app.ACTION_OUVRIR", "menu.fichier"),
    ],
)
def test_a_setting_alone_is_left(text: str) -> None:
    assert is_setting(text)
    assert not get("json").read(f'{{"a": "{text}"}}'.encode()).segments
    assert not get("android").read(f"<resources><string name='a'><b>{text}</b></string></resources>".encode()).segments


@pytest.mark.parametrize(
    "text",
    [
        *("Messe", "Masse", "Mme", "MM. Durand", "de A à Z", "A à Z", "Mds", "à", "Dès", "JJ/MM/AAAA", "le dd/MM/yyyy"),
        *(
            "#motdièse",
            "#Facade du chat",
            "fin.",
            "Fin.Merci",
            "P.D.G",
            "chat",
            "le fr.exemple.Service dort",
            "XXX",
            "MM",
        ),
    ],
)
def test_language_is_no_setting(text: str) -> None:
    assert not is_setting(text)


@pytest.mark.parametrize(
    "cell", ["a", "12", "AB-12", "ref_1", "a.b@c.fr", "https://a.fr", "1 234,5", "#fff", "dd.mm", "AA/BB", ""]
)
def test_a_code_is_no_language(cell: str) -> None:
    assert is_code(cell)


@pytest.mark.parametrize("cell", ["chat", "le chat", "Covid 19", "l'an 2000", "porte-clés", "Oui", "PDG", "FR"])
def test_a_word_is_no_code(cell: str) -> None:
    assert not is_code(cell)


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("a.po", b"x", "po"),
        ("a.md", b"x", "markdown"),
        ("a.HTML", b"x", "html"),
        ("a.srt", b"x", "srt"),
        ("a.xlf", b"x", "xliff"),
        ("strings.xml", b"<resources/>", "android"),
        ("strings.xml", b"<?xml version='1.0'?><!DOCTYPE x><!-- <vector> -->\n<resources/>", "android"),
        ("strings.xml", b"<!-- " + b"x" * 5000 + b" --><resources/>", "android"),
        ("strings.xml", None, "android"),
        ("strings.xml", b"le chat", "android"),
        ("fr.xml", b'<xliff version="1.2"/>', "xliff"),
        ("fr.xml", "<?xml version='1.0' encoding='utf-16'?><tmx/>".encode("utf-16"), "tmx"),
        ("-", b"WEBVTT\n", "vtt"),
        ("-", b"<?xml version='1.0'?>\n<!-- <tmx> -->\n<x:xliff/>", "xliff"),
        ("-", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">', "tmx"),
        ("-", b"<resources>", "android"),
        ("-", b"La balise <resources> contient <tmx> et <xliff>.", "text"),
        ("-", b"<p>La balise <resources>", "text"),
        ("-", b"<!DOCTYPE html>", "html"),
        ("-", b'msgid ""\nmsgstr ""\n', "po"),
        ("-", b"1\n00:00:01,000 --> 00:00:02,000\nx", "srt"),
        ("-", b"Bonjour", "text"),
        ("a.docx", b"PK", "docx"),
        ("a.odt", b"PK", "odt"),
        ("a.ftl", b"x", "fluent"),
    ],
)
def test_a_format_is_told_by_name_and_content(path: str, data: bytes | None, name: str) -> None:
    assert for_path(path, data).name == name


@pytest.mark.parametrize(
    "data",
    [
        b'<vector xmlns:android="http://schemas.android.com/apk/res/android"/>',
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <resources> -->\n<manifest>x</manifest>",
        "<?xml version='1.0' encoding='utf-16'?><vector/>".encode("utf-16"),
        b'<layout><xliff:g id="n">%s</xliff:g></layout>',
    ],
)
def test_xml_with_another_root_is_of_no_known_format(data: bytes) -> None:
    with pytest.raises(InputError, match=r"ic\.xml: is XML of no known format: its root is <(vector|manifest|layout)>"):
        for_path("ic.xml", data)
    assert for_path("ic.xml", data, "android").name == "android"
