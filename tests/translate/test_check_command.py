"""`entente check` reads standard input in the place of one of its texts, once."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from conftest import Run

CORPUS = Path(__file__).parents[2] / "corpus"
FRENCH = "Il y a 12 chats dans la maison.\n\nIl y a 13 chiens dans le jardin.\n\nIl y a 14 rats dans la cave.\n"
LEFT_OUT = "error: untranslated: no English for “Il y a 13 chiens dans le jardin.” (line 3 of the French)\n"


def test_the_french_may_come_from_standard_input(run: Run, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("He sold 12 cars.\n", encoding="utf-8")
    result = run("check", tmp_path / "a.txt", "--source", "-", "--fail-on", "error", input="Il a vendu 13 voitures.\n")
    assert result.exit_code == 1
    assert "numbers" in result.stdout


def test_a_check_is_left_out_where_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Il a vendu 12 voitures.\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("He sold 13 cars.\n", encoding="utf-8")
    words = ("check", tmp_path / "a.en.txt", "--source", tmp_path / "a.fr.txt", "--fail-on", "error")
    assert "numbers" in run(*words).stdout
    left = run(*words, "--skip", "numbers")
    assert (left.exit_code, left.stdout) == (0, "")


def test_standard_input_is_read_once(run: Run) -> None:
    for arguments in (["-", "-"], ["-", "--source", "-"], ["--source", "-"]):
        refused = run("check", *arguments, input="He sold 12 cars.\n")
        assert refused.exit_code == 2
        assert "standard input can be read only once" in refused.stderr


@pytest.mark.parametrize("between", ["", "\n\n", "\n\n\n"], ids=["left out", "blank", "blank, another line number"])
def test_a_paragraph_without_english_is_an_error(run: Run, tmp_path: Path, between: str) -> None:
    english = f"There are 12 cats in the house.\n\n{between}There are 14 rats in the cellar.\n"
    (tmp_path / "a.fr.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(english, encoding="utf-8")
    result = run("check", tmp_path / "a.en.txt", "--source", tmp_path / "a.fr.txt", "--fail-on", "error")
    assert result.exit_code == 1
    assert result.stdout.count("\n") == 1
    assert result.stdout.endswith(LEFT_OUT)
    assert result.stderr.endswith("3 segments, 1 error\n")


def test_lines_left_out_of_an_article_are_told_each(run: Run, tmp_path: Path) -> None:
    lines = (CORPUS / "07-chip-supply.en.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "a.txt").write_text("".join(lines[:19] + lines[30:]), encoding="utf-8")
    result = run("check", tmp_path / "a.txt", "--source", CORPUS / "07-chip-supply.fr.txt")
    told = [line.split("(line ")[1].split()[0] for line in result.stdout.splitlines()]
    assert told == ["20", "21", "22", "24", "26", "27", "28", "29"]


def test_a_dividing_line_without_english_is_no_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Le chat dort.\n\n* * *\n\nLe chien mange.\n", encoding="utf-8")
    for english in ("The cat sleeps.\n\nThe dog eats.\n", "The cat sleeps.\n\n\n\nThe dog eats.\n"):
        (tmp_path / "a.en.txt").write_text(english, encoding="utf-8")
        assert run("check", tmp_path / "a.en.txt", "--source", tmp_path / "a.fr.txt").stdout == ""


@pytest.mark.parametrize("french", sorted(CORPUS.glob("*.fr.txt")), ids=lambda path: path.name)
def test_nothing_is_missing_in_the_corpus_though_its_lines_stand_otherwise(
    run: Run, tmp_path: Path, french: Path
) -> None:
    english = french.with_name(french.name.replace(".fr.", ".en.")).read_text(encoding="utf-8")
    assert run("check", french.with_name(french.name.replace(".fr.", ".en.")), "--source", french).stdout == ""
    (tmp_path / "a.txt").write_text("\n" + english.replace("\n\n", "\n\n\n"), encoding="utf-8")
    assert run("check", tmp_path / "a.txt", "--source", french).stdout == ""


def test_a_sentence_left_out_of_a_paragraph_on_one_line_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Paris dort.\n" + FRENCH.replace("\n\n", " "), encoding="utf-8")
    whole = "Paris sleeps.\nThere are 12 cats in the house. There are 13 dogs in the garden. There are 14 rats there.\n"
    for english in (whole, whole.replace("garden. There", "garden, and there")):
        (tmp_path / "a.en.txt").write_text(english, encoding="utf-8")
        assert run("check", tmp_path / "a.en.txt", "--source", tmp_path / "a.fr.txt").stdout == ""
    (tmp_path / "a.en.txt").write_text(whole.replace(" There are 13 dogs in the garden.", ""), encoding="utf-8")
    result = run("check", tmp_path / "a.en.txt", "--source", tmp_path / "a.fr.txt")
    assert result.stdout.count("\n") == 1
    assert result.stdout.endswith(LEFT_OUT.replace("line 3", "line 2"))


PO_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    ("name", "english", "french", "line"),
    [
        ("a.txt", "The price is low.\nIt is late.\n\nThe cat is 13.\n",
         "Le prix est bas.\nIl est tard.\n\nLe chat a 12 ans.\n", 4),
        ("a.txt", "The price is low. It\nis late.\r\n\r\n\r\nThe cat is 13.\r\n",
         "Le prix est bas. Il est tard.\n\nLe chat a 12 ans.\n", 5),
        ("a.tsv", "source\ttarget\n\nIl est tard.\tIt is late.\nLe chat a 12 ans.\tThe cat is 13.\n", None, 4),
        ("a.po", PO_HEAD + '#: a.c:7\nmsgid "Le chat a 12 ans."\nmsgstr "The cat is 13."\n', None, 5),
    ],
)  # fmt: skip
def test_a_finding_names_the_line_where_its_segment_begins(
    run: Run, tmp_path: Path, name: str, english: str, french: str | None, line: int
) -> None:
    (tmp_path / name).write_bytes(english.encode())
    (tmp_path / "a.fr.txt").write_text(french or "", encoding="utf-8")
    source = ["--source", tmp_path / "a.fr.txt"] if french else []
    told = run("check", tmp_path / name, *source, "--only", "numbers").stdout.splitlines()
    assert told
    assert all(each.startswith((f"{tmp_path / name}:{line}:", "    ")) for each in told)
    (content,) = json.loads(run("check", tmp_path / name, *source, "--only", "numbers", "--json").stdout)["files"]
    assert {finding["line"] for finding in content["findings"]} == {line}
    assert {finding["segment"] for finding in content["findings"]} == {content["segments"] - 1}


@pytest.mark.parametrize(
    ("name", "table", "told"),
    [
        ("a.tsv", "id\tsource\ttarget\n1\tOuvrir\tOpen\n2\tFermer la fenêtre\tClose the window\n", []),
        ("a.tsv", "id\tsource\ttarget\n1\tOuvrir\tOpen\n2\tFermer la fenêtre\t\n", [3]),
        ("a.csv", "key,fr,en\nopen,Ouvrir le fichier,Open the file\n", []),
        ("a.csv", "key,fr,en\nopen,Ouvrir %d fichiers,Open files\n", [2]),
        ("a.csv", 'key,fr,en\nopen,"Bonjour,\n%d chats",%d cats\nshut,Fermer %s,Close it\n', [4]),
    ],
)
def test_a_table_of_both_languages_is_compared_row_by_row(
    run: Run, tmp_path: Path, name: str, table: str, told: list[int]
) -> None:
    (tmp_path / name).write_text(table, encoding="utf-8")
    (content,) = json.loads(run("check", tmp_path / name, "--severity", "error", "--json").stdout)["files"]
    assert [finding["line"] for finding in content["findings"]] == told


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("a.csv", "id,texte,en\n1,{},\n2,{},A parrot\n", "id,texte,en\n1,{},\n2,{},A parrot\n"),
        ("a.tsv", "1\t{}\n2\t{}\n", "1\t{}\n2\t{}\n"),
        ("a.csv", "id,fr\n1,{}\n2,{}\n", "id,en\n1,{}\n2,{}\n"),
        ("a.csv", "id,fr,en\n1,{},x\n2,{},x\n",
         "id,fr,en\n1,Il y a 12 chats,{}\n2,Ouvrir le fichier,{}\n"),
    ],
    ids=["in place", "without header", "other name", "both languages"],
)  # fmt: skip
def test_a_table_is_compared_with_its_french(run: Run, tmp_path: Path, name: str, french: str, english: str) -> None:
    for folder in ("fr", "right", "wrong"):
        (tmp_path / folder).mkdir()
    (tmp_path / "fr" / name).write_text(french.format("Il y a 12 chats", "Ouvrir le fichier"), encoding="utf-8")
    (tmp_path / "right" / name).write_text(english.format("There are 12 cats", "Open the file"), encoding="utf-8")
    (tmp_path / "wrong" / name).write_text(english.format("There are 13 cats", "Open the file"), encoding="utf-8")
    assert run("check", tmp_path / "right" / name, "--source", tmp_path / "fr" / name).stdout == ""
    told = run("check", tmp_path / "wrong" / name, "--source", tmp_path / "fr" / name).stdout
    assert "the number 13 is not in the source" in told


XLIFF = (
    '<xliff version="{}" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file{}><body><group{}>'
    "<{} id='a'{}><source>{}</source><target>{}</target></{}></group></body></file></xliff>"
)
TMX = (
    '<tmx version="1.4"><header/><body><tu><tuv xml:lang="fr"><seg>{}</seg></tuv>'
    '<tuv xml:lang="en"><seg>{}</seg></tuv></tu></body></tmx>'
)


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Bonjour <x id='1'/>, lisez <g id='2'>ceci</g>", "Hello, read this", ["xmltags", "xmltags", "xmltags"]),
        ("Bonjour <x id='1'/>, lisez <g id='2'>ceci</g>", "Hello <x id='1'/>, read <g id='2'>this</g>", []),
        ("Bonjour <x id='1'/> !", "Hello <x id='1'/>!", []),
        ("Bonjour !<x id='1'/>", "Hello!<x id='1'/>", []),
        ("Bonjour !<x id='1'/>", "Hello<x id='1'/>", ["endpunc"]),
        ("Bonjour <x id='1' equiv-text='{nom}'/> !", "Hello <x id='1' equiv-text='{name}'/>!", []),
        ("Bonjour <ph id='1'>{0}</ph> !", "Hello <ph id='1'>{0}</ph>!", []),
        ("Bonjour <ph id='1'>{0}</ph> !", "Hello {0}!", ["xmltags", "xmltags"]),
        ("Tapez &lt;nom&gt; <!-- ici -->.", "Type &lt;nom&gt;.", []),
        ("<mrk mtype='seg' mid='1'>Bonjour.</mrk>", "Hello.", []),
    ],
)
def test_the_inline_elements_of_a_bilingual_file_are_compared(
    run: Run, tmp_path: Path, source: str, target: str, told: list[str]
) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF.format("1.2", "", "", "trans-unit", "", source, target, "trans-unit"))
    (tmp_path / "a.tmx").write_text(TMX.format(source, target).replace(" id=", " i="))
    for name in ("a.xlf", "a.tmx"):
        (content,) = json.loads(run("check", tmp_path / name, "--json").stdout)["files"]
        assert [finding["check"] for finding in content["findings"]] == told


ANDROID = '<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">{}</resources>'
MESSAGES = {
    "json": ('{{"open": "{}", "del": ["{}", "{}"]}}', '{{"del": ["{1}", "{2}"], "more": "Hi", "open": "{0}"}}'),
    "properties": ("open={}\ndel={}\nbye={}\n", "bye={2}\nmore=Hi\nopen={0}\ndel={1}\n"),
    "strings": ('"a"="{}";\n"b"="{}";\n"c"="{}";\n', '"c"="{2}";\n"d"="Hi";\n"b"="{1}";\n"a"="{0}";\n'),
    "ftl": ("a = {}\nb = {}\nc = {}\n", "c = {2}\nd = Hi\nb = {1}\na = {0}\n"),
    "xml": (
        ANDROID.format('<string name="a">{}</string><string name="b">{}</string><string name="c">{}</string>'),
        ANDROID.format('<string name="d">Hi</string><string name="c">{2}</string><string name="b">{1}</string>'
                       '<string name="a">{0}</string>'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("suffix", MESSAGES)
def test_messages_are_compared_by_their_keys(run: Run, tmp_path: Path, suffix: str) -> None:
    french, english = (
        each.replace("{{", "{").replace("}}", "}") if suffix == "xml" else each for each in MESSAGES[suffix]
    )
    asked = ("Ouvrir %s. Le fichier est neuf.", "Supprimer %d fichiers", "Au revoir %@")
    (tmp_path / f"fr.{suffix}").write_text(french.format(*asked), encoding="utf-8")

    def told(*messages: str) -> list[str]:
        (tmp_path / f"en.{suffix}").write_text(english.format(*messages), encoding="utf-8")
        result = run("check", tmp_path / f"en.{suffix}", "--source", tmp_path / f"fr.{suffix}", "--json")
        return [finding["message"] for finding in json.loads(result.stdout)["files"][0]["findings"]]

    assert told("Open %s. The file is new.", "Delete %d files", "Goodbye %@") == []
    assert told("Open %s. The file is new.", "Delete files", "Goodbye %@") == [
        "placeholder %d of the source is missing"
    ]
    if suffix != "ftl":  # which has no empty message
        assert told("Open %s. The file is new.", "", "Goodbye %@") == ["no English for “Supprimer %d fichiers”"]
    assert told("Open %s.", "Delete %d files", "Goodbye %@") == ["no English for “Le fichier est neuf.”"]


def test_a_message_that_is_missing_is_told_and_a_plural_that_english_lacks_is_not(run: Run, tmp_path: Path) -> None:
    french = '<string name="a">Ouvrir</string><plurals name="n"><item quantity="one">%d jour</item>'
    french += '<item quantity="many">%d de jours</item><item quantity="other">%d jours</item></plurals>'
    english = '<plurals name="n"><item quantity="one">%d day</item><item quantity="other">%d days</item></plurals>'
    (tmp_path / "fr.xml").write_text(ANDROID.format(french), encoding="utf-8")
    (tmp_path / "en.xml").write_text(ANDROID.format(english), encoding="utf-8")
    told = run("check", tmp_path / "en.xml", "--source", tmp_path / "fr.xml").stdout
    assert told == f"{tmp_path / 'en.xml'}:1: error: untranslated: no English for “Ouvrir”\n"
    (tmp_path / "fr.json").write_text('{"n_one": "%d jour", "n_many": "%d de jours", "n_other": "%d jours"}')
    (tmp_path / "en.json").write_text('{"n_one": "%d day", "n_other": "%d days"}')
    assert run("check", tmp_path / "en.json", "--source", tmp_path / "fr.json").stdout == ""


@pytest.mark.parametrize(
    ("suffix", "file", "french", "english", "told"),
    [
        ("xml", ANDROID.format('<string name="a">{}</string>'),
         'Il reste <xliff:g id="n">%1$d</xliff:g> jours', '<xliff:g id="n">%1$d</xliff:g> days left', []),
        ("xml", ANDROID.format('<string name="a">{}</string>'),
         'Il reste <xliff:g id="n">%1$d</xliff:g> jours', "Days are left",
         ["placeholders", "xmltags", "xmltags"]),
        ("xml", ANDROID.format('<string name="a">{}</string>'),
         "<![CDATA[Lisez <b>ceci</b>.]]>", "<![CDATA[Read <b>this</b>.]]>", []),
        ("json", '{{"a": "{}"}}', "Bonjour. Lisez <b>ceci</b>. <i>Au revoir</i> !",
         "Hello. <b>This</b> is to be read. <i>Goodbye</i>!", []),
        ("json", '{{"a": "{}"}}', "Bonjour. Lisez <b>ceci</b>. <i>Au revoir</i> !",
         "Hello. <b>This</b> is to be read. Goodbye!", ["xmltags", "xmltags"]),
        ("json", '{{"a": "{}"}}', "Bonjour.<br/>Au revoir.", "Hello.<br/>Goodbye.", []),
        ("json", '{{"a": "{}"}}', "Bonjour.<br/>Au revoir.", "Hello. Goodbye.", ["xmltags"]),
        ("html", "<p>{}</p>", "Il reste <b>trois</b> jours.", "<b>Three</b> days are left.", []),
        ("html", "<p>{}</p>", "<b>Trois</b> jours restent.", "Three days are left.", ["xmltags", "xmltags"]),
    ],
)  # fmt: skip
def test_what_stands_at_the_edge_of_a_text_is_compared_too(
    run: Run, tmp_path: Path, suffix: str, file: str, french: str, english: str, told: list[str]
) -> None:
    (tmp_path / f"fr.{suffix}").write_text(file.format(french), encoding="utf-8")
    (tmp_path / f"en.{suffix}").write_text(file.format(english), encoding="utf-8")
    result = run("check", tmp_path / f"en.{suffix}", "--source", tmp_path / f"fr.{suffix}", "--json")
    assert [finding["check"] for finding in json.loads(result.stdout)["files"][0]["findings"]] == told


NO, YES = ' translate="no"', ' translate="yes"'


@pytest.mark.parametrize(
    ("version", "name", "file", "group", "unit", "told"),
    [
        ("1.2", "trans-unit", "", "", NO, 0),
        ("1.2", "trans-unit", "", NO, "", 0),
        ("2.1", "unit", NO, "", "", 0),
        ("2.1", "unit", "", "", YES, 1),
        ("2.1", "unit", "", NO, YES, 1),
    ],
)
def test_what_is_not_to_be_translated_is_no_fault(
    run: Run, tmp_path: Path, version: str, name: str, file: str, group: str, unit: str, told: int
) -> None:
    segment = "trans-unit" if name == "trans-unit" else "segment"
    made = XLIFF.format(version, file, group, name, unit, "Mot de passe", "", name)
    if segment == "segment":
        made = made.replace("<source>", "<segment><source>").replace("</target>", "</target></segment>")
    seen = "<file><trans-unit id='b'><source>Ouvrir</source><target>Open</target></trans-unit></file></xliff>"
    (tmp_path / "a.xlf").write_text(made.replace("</xliff>", seen), encoding="utf-8")
    (content,) = json.loads(run("check", tmp_path / "a.xlf", "--json").stdout)["files"]
    assert len(content["findings"]) == told
    assert content["segments"] == 1 + told


def test_what_is_missing_is_told_behind_the_english_before_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text(FRENCH, encoding="utf-8")
    english = "\nThere are 12 cats in the house.\n\nThere are 14 rats in the cellar.\n"
    (tmp_path / "a.txt").write_text(english, encoding="utf-8")
    result = run("check", tmp_path / "a.txt", "--source", tmp_path / "a.fr.txt")
    assert result.stdout == f"{tmp_path / 'a.txt'}:2: {LEFT_OUT}"


PAGE_FR = (
    "<title>Vos commandes</title><h1>Vos coordonnées</h1><p>Le prix est de 2,50 €. Il baisse.</p><p>12 k€</p><p>Nom</p>"
)
PAGE_EN = (
    "<title>Your orders</title><h1>Your contact information</h1><p>The price is €2.50. It falls.</p><p>€12,000</p>"
    "<p>Name</p>"
)
PROSE_FR = """# Vos coordonnées

Le prix est de 2,50 €. Il baisse.

| Pain | Lait |
|---|---|
| 1,20 € | 2,50 € |

Nom
"""
PROSE_EN = """# Your contact information

The price is €2.50. It falls.

| Bread | Milk |
|---|---|
| €1.20 | €2.50 |

Name
"""


@pytest.mark.parametrize(
    ("suffix", "french", "english"), [("html", PAGE_FR, PAGE_EN), ("md", PROSE_FR, PROSE_EN)], ids=["HTML", "Markdown"]
)
def test_a_page_is_compared_block_by_block(run: Run, tmp_path: Path, suffix: str, french: str, english: str) -> None:
    french_file, english_file = tmp_path / f"a.fr.{suffix}", tmp_path / f"a.{suffix}"
    french_file.write_text(french, encoding="utf-8")
    english_file.write_text(english, encoding="utf-8")
    assert run("check", english_file, "--source", french_file).stdout == ""
    english_file.write_text(english.replace("2.50. It falls", "2.60. It falls"), encoding="utf-8")
    told = run("check", english_file, "--source", french_file).stdout.splitlines()
    assert [line.split(": ", 1)[1] for line in told if not line.startswith("    ")] == [
        "error: numbers: the number 2,50 of the source is missing",
        "error: numbers: the number 2.60 is not in the source",
    ]
    english_file.write_text(english.replace(" It falls.", ""), encoding="utf-8")
    assert "no English for “Il baisse.”" in run("check", english_file, "--source", french_file).stdout


def test_a_page_of_other_blocks_is_aligned(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fr.html").write_text(
        "<p>Il y a 12 chats.</p><p>Il y a 13 chiens.</p><p>1,20 €</p>", encoding="utf-8"
    )
    (tmp_path / "a.html").write_text("<p>There are 13 dogs.</p>", encoding="utf-8")
    told = run("check", tmp_path / "a.html", "--source", tmp_path / "a.fr.html").stdout
    assert told == f"{tmp_path / 'a.html'}:1: error: untranslated: no English for “Il y a 12 chats.”\n"


def test_tags_are_left_out_of_what_is_quoted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fr.html").write_text(
        "<p><b>Nous</b> avons <i>12 chats</i>. Il <b>dort</b>.</p><p>Il y a 13 chiens.</p>", encoding="utf-8"
    )
    (tmp_path / "a.html").write_text("<p><b>We</b> have <i>14 cats</i>.</p><p>There are 13 dogs.</p>", encoding="utf-8")
    told = run("check", tmp_path / "a.html", "--source", tmp_path / "a.fr.html").stdout
    assert "    We have 14 cats.\n" in told
    assert "no English for “Il dort.”" in told
    assert "<" not in told


def test_a_word_document_is_compared_paragraph_by_paragraph_and_quoted_without_markup(run: Run, tmp_path: Path) -> None:
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    bold = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>"
    texts = {
        "a.fr.docx": ("Vos coordonnées", f"Le prix est de {bold}2,50 €.", "1,20 €", "Nom"),
        "a.docx": ("Your contact information", f"The price is {bold}€2.50.", "€1.20", "Name"),
        "b.docx": ("Your contact information", f"The price is {bold}€2.60.", "€1.20", "Name"),
    }
    for name, paragraphs in texts.items():
        body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{each}</w:t></w:r></w:p>' for each in paragraphs)
        with zipfile.ZipFile(tmp_path / name, "w") as made:
            made.writestr("word/document.xml", f"<w:document {word}><w:body>{body}</w:body></w:document>")
    assert run("check", tmp_path / "a.docx", "--source", tmp_path / "a.fr.docx").stdout == ""
    told = run("check", tmp_path / "b.docx", "--source", tmp_path / "a.fr.docx", "--only", "numbers").stdout
    assert "error: numbers: the number 2.60 is not in the source\n    The price is €2.60.\n" in told


CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "app.welcome"
msgstr "{}"

msgid "app.quit"
msgstr "{}"
"""


def test_an_english_catalogue_is_compared_with_the_french_one_of_the_same_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text(CATALOGUE.format("Bienvenue à Paris en 2024", "Quitter %s"), encoding="utf-8")
    (tmp_path / "en.po").write_text(CATALOGUE.format("Welcome to Paris in 2024", "Quit"), encoding="utf-8")
    result = run("check", tmp_path / "en.po", "--source", tmp_path / "fr.po", "--json")
    findings = json.loads(result.stdout)["files"][0]["findings"]
    assert [(each["source"], each["message"]) for each in findings] == [
        ("Quitter %s", "placeholder %s of the source is missing")
    ]


def test_spaces_and_line_ends_of_both_languages_are_compared(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    messages = 'msgid "Le nom\\n"\nmsgstr "The name"\n\nmsgid "Le fichier : "\nmsgstr "The  file: "\n'
    path.write_text(CATALOGUE.partition('msgid "app')[0] + messages, encoding="utf-8")
    told = json.loads(run("check", path, "--json").stdout)["files"][0]["findings"]
    assert [(each["segment"], each["check"]) for each in told] == [(0, "whitespace"), (1, "doublespacing")]
    unit = "<source>\n  Le nom\n  du chat\n</source><target> The name of the cat </target>"
    path = tmp_path / "en.xlf"
    path.write_text(f'<xliff version="1.2"><file><body><trans-unit id="a">{unit}</trans-unit></body></file></xliff>')
    told = json.loads(run("check", path, "--json").stdout)["files"][0]["findings"]
    assert [each["message"][:22] for each in told] == ["the space at the begin", "the space at the end d"]
