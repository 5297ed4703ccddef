"""Filling catalogues: what is translated, what is left alone, and that placeholders never break."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from fakes import FakeEngine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.errors import InputError
from translate.pipeline import Translator
from translate.po.accelerators import marker_of, put, take
from translate.po.catalogue import Catalogue, parse
from translate.po.columns import borders
from translate.po.compendium import recalling
from translate.po.fill import Filled, Options, Recalled, fill, plan
from translate.po.job import run as run_plans
from translate.po.placeholders import broken, finish, format_of, prepare
from translate.po.source import Side, detect

HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"PO-Revision-Date: 2020-01-01 00:00+0000\\n"\n'
    '"Last-Translator: A B\\n"\n"Language-Team: x\\n"\n"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)
MSGFMT = shutil.which("msgfmt")
needs_gettext = pytest.mark.skipif(MSGFMT is None, reason="GNU gettext is not installed")
MSGID = Options(source=Side.MSGID)
MSGSTR = Options(source=Side.MSGSTR)


def filled(body: str, options: Options = MSGID, engine: FakeEngine | None = None, header: str = HEADER) -> Filled:
    translator = Translator(engine or FakeEngine())
    return run_plans(translator, [plan(parse((header + body).encode()), options)])[0]


def entries(result: Filled) -> list[tuple[str, ...]]:
    return [entry.msgstr for entry in parse(result.data).entries]


def msgfmt(data: bytes) -> str:
    checked = subprocess.run([str(MSGFMT), "--check", "-o", "/dev/null", "-"], input=data, capture_output=True)
    return "" if checked.returncode == 0 else checked.stderr.decode()


def test_only_what_is_empty_is_filled_and_every_other_byte_stays() -> None:
    reviewed = '#: a.c\nmsgid "Bonjour"\nmsgstr   "Hello there"\n\n'
    doubtful = '#, fuzzy\n#| msgid "Ouvrir"\nmsgid "Fichier"\nmsgstr "Open"\n\n'
    dead = '#~ msgid "chat"\n#~ msgstr ""\n'
    result = filled(reviewed + doubtful + 'msgid "le chat dort"\nmsgstr ""\n\n' + dead)
    text = result.data.decode()
    assert reviewed in text
    assert doubtful in text
    assert text.endswith(dead)
    assert '#, fuzzy\nmsgid "le chat dort"\nmsgstr "the cat sleeps"\n' in text
    assert (result.machine, result.left) == (1, 0)


def test_fuzzy_entries_are_filled_when_asked_and_keep_their_previous_message_while_fuzzy() -> None:
    body = '#, fuzzy\n#| msgid "Ouvrir"\nmsgid "le chat"\nmsgstr "Open"\n'
    kept = filled(body, Options(Side.MSGID, fuzzy=True)).data.decode()
    assert '#| msgid "Ouvrir"\nmsgid "le chat"\nmsgstr "the cat"\n' in kept
    sure = filled(body, Options(Side.MSGID, fuzzy=True, mark=False)).data.decode()
    assert "fuzzy" not in sure
    assert "#|" not in sure


def test_what_the_machine_wrote_bears_the_tool_and_the_model() -> None:
    result = filled('msgid "le chat"\nmsgstr ""\n', Options(Side.MSGID, model="fake 1.0"))
    assert b"# Machine translation: Entente " in result.data
    assert b", fake 1.0\n#, fuzzy\n" in result.data


def test_a_catalogue_with_nothing_to_do_comes_back_byte_for_byte() -> None:
    body = 'msgid "le chat"\nmsgstr "the cat"\n'
    assert filled(body).data == (HEADER + body).encode()


def test_the_header_becomes_english_and_keeps_its_other_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    catalogue = parse(filled('msgid "le chat"\nmsgstr ""\n', Options(Side.MSGID, language="en_GB")).data)
    assert catalogue.metadata["Language"] == "en_GB"
    assert catalogue.metadata["PO-Revision-Date"] == "1970-01-01 00:00+0000"
    assert catalogue.metadata["X-Generator"].startswith("Entente ")
    assert catalogue.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert catalogue.metadata["Last-Translator"] == "A B"


def test_a_file_without_header_gets_one_that_msgfmt_accepts() -> None:
    result = filled('msgid "le chat"\nmsgstr ""\n', header="")
    assert parse(result.data).metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert MSGFMT is None or msgfmt(result.data) == ""


PLURAL = 'msgid "%d chat"\nmsgid_plural "%d chats"\n'


@pytest.mark.parametrize(
    ("rule", "body", "options", "expected"),
    [
        ("nplurals=2; plural=(n > 1);", PLURAL + 'msgstr[0] ""\nmsgstr[1] ""\n', MSGID, ("%d cat", "%d chats")),
        ("nplurals=1; plural=0;", PLURAL + 'msgstr[0] ""\n', MSGID, ("%d cat", "%d chats")),
        (
            "nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;",
            PLURAL + 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n',
            MSGID,
            ("%d cat", "%d chats"),
        ),
        (
            "nplurals=3; plural=n<2 ? 0 : n%1000000==0 ? 1 : 2;",
            'msgid "%d cat"\nmsgid_plural "%d cats"\nmsgstr[0] "%d chat"\n'
            'msgstr[1] "%d de chats"\nmsgstr[2] "%d chat noir"\n',
            MSGSTR,
            ("%d cat", "%d cat black"),
        ),
        (
            "",
            'msgid "%d cat"\nmsgid_plural "%d cats"\nmsgstr[0] "%d chat"\nmsgstr[1] "%d chat noir"\n',
            MSGSTR,
            ("%d cat", "%d cat black"),
        ),
    ],
)
def test_every_plural_count_becomes_the_two_of_english(
    rule: str, body: str, options: Options, expected: tuple[str, ...]
) -> None:
    header = HEADER.replace("nplurals=2; plural=(n > 1);", rule)
    result = filled("#, c-format\n" + body, options, header=header)
    assert entries(result) == [expected]
    assert MSGFMT is None or msgfmt(result.data) == ""


def test_reviewed_plurals_of_another_count_are_refitted_and_reported() -> None:
    header = HEADER.replace("nplurals=2; plural=(n > 1);", "nplurals=3; plural=n<2 ? 0 : n<5 ? 1 : 2;")
    body = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\nmsgstr[2] "z"\n\nmsgid "le chat"\nmsgstr ""\n'
    result = filled(body, header=header)
    assert entries(result)[0] == ("x", "y")
    assert [finding.check for finding in result.findings] == ["plurals"]


def test_a_reviewed_plural_form_stays_when_the_other_is_filled() -> None:
    result = filled(PLURAL + 'msgstr[0] "%d reviewed cat"\nmsgstr[1] ""\n')
    assert entries(result) == [("%d reviewed cat", "%d chats")]


def test_an_entry_of_which_the_memory_knows_one_form_is_the_machine_s() -> None:
    def recall(source: str, context: str) -> Recalled | None:
        return Recalled("%d tomcat") if source == "%d chat" else None

    catalogue = parse((HEADER + PLURAL + 'msgstr[0] ""\nmsgstr[1] ""\n').encode())
    result = run_plans(Translator(FakeEngine()), [plan(catalogue, MSGID, recall)])[0]
    assert (result.machine, result.memory) == (1, 0)
    entry = parse(result.data).entries[0]
    assert entry.fuzzy
    assert entry.msgstr == ("%d tomcat", "%d chats")


def test_an_entry_of_which_nothing_was_translated_stays_as_it_was_where_asked() -> None:
    body = 'msgid "le chat"\nmsgstr ""\n\nmsgid "le chien"\nmsgstr ""\n'
    result = fill(plan(parse((HEADER + body).encode()), MSGID), {0: "the cat"}, keep_untranslated=True)
    assert entries(result) == [("the cat",), ("",)]
    assert (result.findings, result.left) == ((), 0)


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_translation_leaves_its_entry_empty_and_is_told(empty: str) -> None:
    result = fill(plan(parse((HEADER + 'msgid "le chat"\nmsgstr ""\n').encode()), MSGID), {0: empty})
    assert entries(result) == [("",)]
    assert [finding.check for finding in result.findings] == ["untranslated"]


def test_a_fuzzy_header_is_fuzzy_no_more() -> None:
    written = filled('msgid "le chat"\nmsgstr ""\n', header="#, fuzzy\n" + HEADER).data.decode()
    assert written.startswith('msgid ""\n')


def test_a_second_run_replaces_the_note_of_the_first() -> None:
    body = filled('msgid "le chat"\nmsgstr ""\n').data.decode().partition("\n\n")[2]
    again = filled(body, Options(Side.MSGID, fuzzy=True, model="fake 2.0")).data.decode()
    assert again.count("# Machine translation: ") == 1
    assert "fake 2.0" in again


def test_from_a_french_catalogue_unsure_french_is_emptied_and_sure_french_becomes_english() -> None:
    body = 'msgid "k1"\nmsgstr "le chat"\n\n#, fuzzy\nmsgid "k2"\nmsgstr "le chien"\n\nmsgid "k3"\nmsgstr ""\n'
    result = filled(body, MSGSTR)
    assert entries(result) == [("the cat",), ("",), ("",)]


def test_fuzzy_french_that_no_longer_fits_its_message_is_left_empty() -> None:
    body = '#, fuzzy, c-format\nmsgid "%d cats\\n"\nmsgstr "le chat %s\\n"\n\n'
    body += '#, fuzzy\nmsgid "dog"\nmsgstr "le chien\\n"\n'
    result = filled(body, Options(Side.MSGSTR, fuzzy=True, mark=False))
    assert entries(result) == [("",), ("",)]
    assert [finding.check for finding in result.findings] == ["outdated", "outdated"]


def test_equal_sources_are_sent_to_the_machine_once() -> None:
    engine = FakeEngine()
    filled('msgid "le chat"\nmsgstr ""\n\nmsgctxt "b"\nmsgid "le chat"\nmsgstr ""\n', engine=engine)
    assert sum(call.sources.count("le chat") for call in engine.calls) == 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("&Ouvrir", "&Open"),
        ("Enregistrer &fichier", "Save &file"),
        ("_Ouvrir le fichier", "_Open the file"),
        ("&Fichier", "&File"),
        ("Ouvrir &amp; fermer", "Open &amp; fermer"),
        ("le chat && le chien", "the cat && the dog"),
    ],
)
def test_accelerators_stand_on_a_letter_of_the_english(source: str, expected: str) -> None:
    marker = "_" if source.startswith("_") else "&"
    header = HEADER.replace('"Plural-Forms', f'"X-Accelerator-Marker: {marker}\\n"\n"Plural-Forms')
    assert entries(filled(f'msgid "{source}"\nmsgstr ""\n', header=header)) == [(expected,)]


@pytest.mark.parametrize(
    "text",
    ["Le service R&D", "AT&T", "Dupont&Fils", "T&Cs", "http://x.fr/?a=1&b=2", "www.x.fr/a&b", "index.php?x=1&y=2"],
)
def test_an_ampersand_in_a_name_or_an_address_is_no_accelerator(text: str) -> None:
    assert take(text, "&") == (text, None)
    body = "".join(f'msgid "{each}"\nmsgstr ""\n\n' for each in ("&Ouvrir", "&Fermer", "&Quitter", text))
    assert text.split()[-1] in entries(filled(body))[-1][0]
    assert marker_of([f"{text} {number}" for number in range(3)]) is None


def test_an_accelerator_beside_a_name_with_an_ampersand_is_found() -> None:
    assert take("&Service R&D", "&")[0] == "Service R&D"
    assert [take(text, "&")[0] for text in ("Fi&chier", "Enregistrer &sous", "&1 Un")] == [
        "Fichier",
        "Enregistrer sous",
        "1 Un",
    ]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("&Ouvrir…", "Ouvrir…"),
        ("_Ouvrir…", "Ouvrir…"),
        ("~Fichier", "Fichier"),
        ("Enregistrer &sous…", "Enregistrer sous…"),
        ("Enregistrer _sous…", "Enregistrer sous…"),
        ("Fi&chier", "Fichier"),
        ("F_ichier", "Fichier"),
        ("<b>&Ouvrir</b>", "<b>Ouvrir</b>"),
        (f"&Ne plus afficher ce message {'au démarrage ' * 5}", f"Ne plus afficher ce message {'au démarrage ' * 5}"),
    ],
)
def test_a_plain_accelerator_is_believed_alone_and_in_a_long_text(text: str, bare: str) -> None:
    marker = marker_of(["Le service R&D", text])
    assert marker is not None
    assert take(text, marker)[0] == bare


@pytest.mark.parametrize(
    "text",
    [
        *("R&D", "Questions & réponses", "Dupont &Fils", "Dupont &co", "sel&poivre", "&copy 2024 Dupont", "a&b"),
        *("snake_case", "Nom_fichier", "e_mail", "_id", "Champ _id", "_Important_", "~cinq minutes", "un_deux"),
    ],
)
def test_a_doubtful_marker_is_not_believed_alone(text: str) -> None:
    assert marker_of([text]) is None
    assert marker_of([text, f"{text} {text}"]) is None


def test_a_small_catalogue_keeps_its_accelerator() -> None:
    assert entries(filled('msgid "&Fichier"\nmsgstr ""\n')) == [("&File",)]
    assert entries(filled('msgid "Enregistrer &fichier"\nmsgstr ""\n')) == [("Save &file",)]


def test_what_is_translated_already_tells_the_marker_too() -> None:
    done = "".join(f'msgid "{each}"\nmsgstr "x"\n\n' for each in ("&Ouvrir", "&Fermer", "&Quitter"))
    doubtful = 'msgid "Le Chat Chien &Chat"\nmsgstr ""\n'
    assert entries(filled(doubtful)) == [("The Cat Dog &Cat",)]
    assert entries(filled(done + doubtful))[-1] == ("The &Cat Dog Cat",)


def test_a_long_text_has_an_accelerator_only_where_it_is_plain() -> None:
    text = "Le champ _id et la société Dupont &Fils sont décrits dans le manuel du programme"
    assert take(text, "_") == take(text, "&") == (text, None)


def test_a_marker_is_only_believed_when_several_strings_have_it() -> None:
    assert marker_of(["_Fichier", "_Ouvrir", "_Quitter"]) == "_"
    assert marker_of(["nom_de_fichier", "un_deux", "_Fichier"]) is None
    assert take("nom_de_fichier", "_") == ("nom_de_fichier", None)
    assert take("A&nbsp;B", "&") == ("A&nbsp;B", None)
    assert put("%s", take("&Ouvrir", "&")[1]) == "%s"


@pytest.mark.parametrize(
    ("source", "target", "flag", "check"),
    [
        ("%s et %d", "%s and %d", "c-format", None),
        ("%s et %d", "%d and %s", "c-format", "c_format"),
        ("%s et %d", "%2$d and %1$s", "c-format", None),
        ("%s et %d", "%2$d and %1$s", "python-format", "python_format"),
        ("%s", "%S", "c-format", "c_format"),
        ("%#@fichiers@", "%#@files@", "objc-format", "objc_format"),
        ("%#@a@ de %#@b@", "%2$#@b@’s %1$#@a@", "objc-format", None),
        ("%(nom)s", "%(name)s", "python-format", "python_format"),
        ("{} et {}", "{1} and {0}", "python-brace-format", None),
        ("{nom}", "{name}", "python-brace-format", "python_brace_format"),
        ("%1 de %2", "%2 of %1", "qt-format", None),
        ("<b>a</b>", "<b>a<b>", None, "xml_tags"),
        ("<b>a <i>b</i></b>", "<b>a <i>b</b></i>", None, "xml_tags"),
        ("<b>a</b>", "</b>a<b>", None, "xml_tags"),
        ("<b>a</b> <i>b<br></i>", "<i>b<br></i> <b>a</b>", None, None),
        ("<b>a <i>b</b></i>", "<b>a <i>b</b></i>", None, None),
        ("</p>a<p>", "</p>a<p>", None, None),
        ("copier <source> <cible>", "copy <cible> <source>", None, None),
        ("a&rarr;b", "a b", None, "xml_invalid"),
        ("a&nbsp;&nbsp;b", "a b", None, "xml_invalid"),
        ("&laquo;&nbsp;a&nbsp;&raquo; n&deg;&nbsp;1&nbsp;:", "“a” No. 1:", None, None),
        ("a\nb", "a b", None, "newline_count"),
        ("a\tb", "a b", None, "tabs"),
        (" a", "a", None, "begin_space"),
        ("a ", "a", None, "end_space"),
        ("voir http://exemple.fr/a", "see", None, "url"),
        ("{{nom}} ${x}", "{{nom}} ${y}", None, "placeholders"),
        ('<a href="%s">a</a>', "<a href=”%s”>a</a>", "php-format", "xml_tags"),
        ("<a href='%s' id='%d'>a</a>", "<a href='%s' id='%d'>b</a>", "c-format", None),
        ("<i id='%d'/> <a href='%s'/>", "<a href='%2$s'/> <i id='%1$d'/>", "c-format", None),
        ("http://exemple.fr/%s/a", "http://example.fr/%s/a", "c-format", "url"),
        ("contact-%s@exemple.fr", "contact-%s@example.fr", "c-format", "email"),
        ("20 $ de remise", "$20 off", None, None),
        ("100 %", "100%", None, None),
    ],
)
def test_what_a_translation_lost_is_named(source: str, target: str, flag: str | None, check: str | None) -> None:
    found = broken(source, target, flag)
    assert (found and found[0]) == check


def test_directives_filled_by_order_are_numbered_for_the_time_of_translation() -> None:
    message = prepare("%s vers %s, 100 %%", "c-format")
    assert message.text == "%1$s vers %2$s, 100 %%"
    assert finish("%1$s to %2$s, 100 %%", message, "c-format") == "%s to %s, 100 %%"
    assert finish("to %2$s from %1$s, 100 %%", message, "c-format") == "to %2$s from %1$s, 100 %%"
    assert finish("to %2$s from %1$s", prepare("%s vers %s", "python-format"), "python-format") is None
    assert finish("{2} {1}", prepare("{} {}", "python-brace-format"), "python-brace-format") == "{1} {0}"


@pytest.mark.parametrize(
    ("text", "flag", "kept"),
    [
        ('le <a href="%s">chat</a>', "c-format", ['<a href="%s">']),
        ('<a href="%s" id="%s">chat</a>', "php-format", ['<a href="%1$s" id="%2$s">']),
        ("https://exemple.fr/aide/%s/page, %d", "c-format", ["https://exemple.fr/aide/%1$s/page", "%2$d"]),
        ("`git fichier %s`", "c-format", ["`git fichier %s`"]),
        ("%s <%s", "c-format", ["%1$s", "%2$s"]),
        ("contact-%s@exemple.fr", "c-format", ["contact-%s@exemple.fr"]),
        ("%s", "c-format", ["%s"]),
    ],
)
def test_what_holds_a_directive_is_kept_whole_with_it(text: str, flag: str, kept: list[str]) -> None:
    message = prepare(text, flag)
    assert [message.text[start:end] for start, end in message.opaque] == kept


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("le chat est&nbsp;: %s", "the cat is: %s"),
        ("Ouvrir &laquo;&nbsp;fichier&nbsp;&raquo;", "Open “file”"),
        ("le chat &rarr; le chien", "the cat &rarr; the dog"),
        ("&nbsp;&nbsp;le chat&nbsp;", "&nbsp;&nbsp;the cat&nbsp;"),
    ],
)
def test_references_to_french_spaces_and_quotation_marks_are_read_and_written_as_english_has_them(
    source: str, expected: str
) -> None:
    assert entries(filled(f'msgid "{source}"\nmsgstr ""\n')) == [(expected,)]


def test_an_entry_whose_placeholder_is_lost_stays_empty_and_is_reported() -> None:
    engine = FakeEngine(sentences={"le chat ⟪0⟫": "the cat", "le chat": "the cat"}, reads_marks=False)
    body = '#, c-format\nmsgid "le chat %s"\nmsgstr ""\n'
    planned = plan(parse((HEADER + body).encode()), MSGID)
    result = fill(planned, {planned.segments[0].index: "the cat"})
    assert entries(result) == [("",)]
    assert [(finding.check, result.left) for finding in result.findings] == [("c_format", 1)]
    assert entries(filled(body, engine=engine))[0][0] in ("", "the cat %s")


PIECES = st.one_of(
    st.sampled_from(["%s", "%d", "%5.2f", "%lu", "%%", "%i", "%-10s"]),
    st.sampled_from(
        [
            "<b>",
            "</b>",
            "<br/>",
            "&nbsp;",
            "&amp;",
            "{{nom}}",
            "${x}",
            "{0}",
            "http://exemple.fr/a?b=c",
            "nous@exemple.fr",
            "/usr/lib/x",
            "\\n",
            "\\t",
            "__NOM__",
        ]
    ),
    st.sampled_from(["le chat", "la maison.", "dort", "Bonjour", "l'entreprise", "avec", "et", "grand"]),
)


@needs_gettext
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.lists(PIECES, min_size=1, max_size=9), st.sampled_from(["", " ", "\\n"])), min_size=1, max_size=20
    )
)
def test_strings_of_placeholders_at_random_survive_or_are_left_empty(drawn: list[tuple[list[str], str]]) -> None:
    strings = list(dict.fromkeys(edge + " ".join(parts) + edge for parts, edge in drawn))
    body = "".join(f'#, c-format\nmsgid "{text}"\nmsgstr ""\n\n' for text in strings)
    if msgfmt((HEADER + body).encode()):
        return  # a string that C's printf itself would refuse
    result = filled(body)
    assert msgfmt(result.data.replace(b"#, fuzzy, ", b"#, ").replace(b"#, fuzzy\n", b"")) == ""
    for entry in parse(result.data).entries:
        if entry.translated:
            assert broken(entry.msgid, entry.msgstr[0], format_of(entry.flags)) is None


@needs_gettext
def test_a_lisp_directive_keeps_the_line_end_that_it_swallows() -> None:
    text = '~aLe chat est grand (le chien et~%~\\n"\n"    le chat sont à ~a Hz).~%~\\n"\n"    Bonjour le monde.'
    planned = plan(parse((HEADER + f'#, lisp-format\nmsgid ""\n"{text}"\nmsgstr ""\n').encode()), MSGID)
    result = fill(planned, {segment.index: f"{segment.source} and more" for segment in planned.segments})
    assert result.machine == 1
    assert parse(result.data).entries[0].msgstr[0].count("~%~\n    ") == 2
    assert msgfmt(confirmed(result.data)) == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"Ouvrir\a le fichier", r"Open\a the file"),
        (r"Ouvrir \033[1mle fichier\033[0m", r"Open \033[1mthe file\033[0m"),
        (r"Ouvrir \x1b[1mle fichier\x1b[0m", r"Open \x1b[1mthe file\x1b[0m"),
        (r"Ouvrir \x1B[1mle fichier", r"Open \x1B[1mthe file"),
        ("Ouvrir \x1b[1mle fichier\x1b[0m", "Open \x1b[1mthe file\x1b[0m"),
        (r"Ouvrir \\a le fichier", r"Open \\a the file"),
    ],
)
def test_control_characters_keep_the_escape_that_they_had(source: str, expected: str) -> None:
    result = filled(f'msgid "{source}"\nmsgstr ""\n', engine=FakeEngine(words={**FakeEngine().words, "m": "has"}))
    assert f'\nmsgstr "{expected}"\n' in result.data.decode()
    assert not result.findings


@pytest.mark.parametrize("lost", ["\a", "\f", "\v", "\x1b", "\x1b[1m"])
def test_a_lost_control_character_is_told_and_never_written(lost: str) -> None:
    source = f"le {lost} chat"
    assert broken(source, f"the {lost} cat", None) is None
    problem = broken(source, "the  cat", None)
    assert problem is not None
    assert problem[1].isprintable()
    planned = plan(parse((HEADER + f'msgid "{source}"\nmsgstr ""\n').encode()), MSGID)
    result = fill(planned, {segment.index: segment.source.replace(lost, "") for segment in planned.segments})
    kept = lost in entries(result)[0][0]  # a line break stands between two segments
    assert (kept, len(result.findings)) == ((True, 0) if lost in "\f\v" else (False, 1))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("fichier         maison      chat", "file         house      cat"),
        ("  -h             ouvrir\\n  --chien-noir  le chat\\n", "  -h             open\\n  --chien-noir  the cat\\n"),
        ("  -o  ouvrir le chat", "  -o  open the cat"),
        ("  ouvrir       le chat\\n  enregistrer  le chien", "  open       the cat\\n  save  the dog"),
        ("-h     le chat\\n       dort\\nle chien", "-h     the cat\\n       sleeps\\nthe dog"),
    ],
)
def test_columns_are_translated_each_by_itself_and_stay_apart(source: str, expected: str) -> None:
    engine = FakeEngine()
    result = filled(f'msgid "{source}"\nmsgstr ""\n', engine=engine)
    assert entries(result) == [(expected.replace("\\n", "\n"),)]
    assert not any("  " in text for call in engine.calls for text in call.sources)


def test_only_a_text_in_columns_has_borders_and_none_lies_in_a_placeholder() -> None:
    assert borders("le chat  dort") == ()
    assert borders("Le chat dort.  Le chien mange.") == ()
    assert borders("  le chat\n    dort") == ()
    assert borders("a   b") == (0, 1, 4)
    assert borders("le chat  dort\n\na   b\nc  d\ne") == (15, 16, 19, 21, 22, 24, 26)
    assert borders("a   b", ((0, 5),)) == ()
    assert borders('le <a   href="x">chat</a>') == ()


def test_an_encoding_that_lacks_a_sign_gets_its_plain_form() -> None:
    header = HEADER.replace("UTF-8", "ISO-8859-15")
    planned = plan(parse((header + 'msgid "le chat"\nmsgstr ""\n').encode("iso-8859-15")), MSGID)
    assert b'msgstr "the cat\'s \\"house\\""' in fill(planned, {0: "the cat’s “house”"}).data
    refused = fill(planned, {0: "the 語"})
    assert [finding.check for finding in refused.findings] == ["encoding"]


@pytest.mark.parametrize(
    ("body", "side"),
    [
        (
            'msgid "Ouvrir le fichier"\nmsgstr ""\n\nmsgid "Aucun résultat pour votre recherche"\nmsgstr ""\n',
            Side.MSGID,
        ),
        (
            'msgid "Open the file"\nmsgstr "Ouvrir le fichier"\n\nmsgid "No results"\nmsgstr "Aucun résultat"\n',
            Side.MSGSTR,
        ),
        ('msgid "menu.open"\nmsgstr "Ouvrir le fichier"\n\nmsgid "menu.x"\nmsgstr "Voici la page"\n', Side.MSGSTR),
    ],
)
def test_the_french_side_is_told_by_its_words(body: str, side: Side) -> None:
    assert detect(parse((HEADER + body).encode())) is side


FRENCH_IDS = (
    'msgid "Ouvrir le fichier dans cette fenêtre"\nmsgstr ""\n\nmsgid "Aucun résultat pour vous"\nmsgstr "{}"\n'
)
ENGLISH_IDS = 'msgid "Open the file in this window"\nmsgstr "{}"\n\nmsgid "There are no results"\nmsgstr ""\n'
GERMAN = "Für Ihre Suche wurden in dieser Datenbank keine Ergebnisse gefunden"
SPANISH = "Abrir el archivo seleccionado en esta ventana de la aplicación"


@pytest.mark.parametrize(
    ("declared", "body", "told"),
    [
        ("de", FRENCH_IDS.format(""), "its language is de, not English"),
        ("de", FRENCH_IDS.format(GERMAN), "its language is de, not English"),
        ("es_MX", FRENCH_IDS.format("There are no results"), "its language is es_MX, not English"),
        ("", FRENCH_IDS.format(GERMAN), "the language of its msgstr is another, not English"),
        ("fr", FRENCH_IDS.format(GERMAN), "the language of its msgstr is another, not English"),
        ("es", ENGLISH_IDS.format(SPANISH), "its language is es, not English"),
        ("", ENGLISH_IDS.format(SPANISH), "the language of its msgstr is another, not English"),
        ("", FRENCH_IDS.format("There are no results"), None),
        ("", FRENCH_IDS.format("Entente Dupont-Moretti GmbH"), None),
        ("en_GB", FRENCH_IDS.format("Lorem ipsum dolor amet consectetur adipiscing elit"), None),
    ],
)
def test_a_catalogue_of_a_third_language_is_not_filled_with_english(declared: str, body: str, told: str | None) -> None:
    catalogue = parse((HEADER.replace("Language: fr", f"Language: {declared}") + body).encode())
    assert plan(catalogue, MSGID).targets
    if told is None:
        assert detect(catalogue) is Side.MSGID
        return
    with pytest.raises(InputError, match=told):
        detect(catalogue)


def test_a_catalogue_without_french_is_refused_with_advice() -> None:
    with pytest.raises(InputError, match="--source"):
        plan(parse((HEADER + 'msgid "Open the file with this"\nmsgstr ""\n').encode()))


def test_memory_answers_first_and_a_near_match_stays_fuzzy(tmp_path: Path) -> None:
    compendium = tmp_path / "old.po"
    compendium.write_text(
        HEADER + 'msgid "Ouvrir le fichier dans un nouvel onglet"\nmsgstr "Open the file in a new tab"\n\n'
        'msgid "Enregistrer les modifications"\nmsgstr "Save the changes"\n'
    )
    body = (
        'msgid "Enregistrer les modifications"\nmsgstr ""\n\n'
        'msgid "Ouvrir le fichier dans un nouvel onglet !"\nmsgstr ""\n'
    )
    with recalling([compendium]) as recall:
        planned = plan(parse((HEADER + body).encode()), MSGID, recall)
    result = fill(planned, {})
    assert result.memory == 2
    first, second = parse(result.data).entries
    assert (first.msgstr, first.fuzzy) == (("Save the changes",), False)
    assert (second.msgstr, second.fuzzy) == (("Open the file in a new tab",), True)
    assert "match" in second.note


@pytest.mark.parametrize(("locale", "taken"), [("en-US", "The colors"), ("en-GB", "The colours")])
def test_of_a_tmx_compendium_the_english_of_the_locale_is_taken(tmp_path: Path, locale: str, taken: str) -> None:
    texts = (("fr", "Les couleurs"), ("en-GB", "The colours"), ("en-US", "The colors"))
    unit = "".join(f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in texts)
    compendium = tmp_path / "old.tmx"
    compendium.write_text(f'<tmx version="1.4"><body><tu>{unit}</tu></body></tmx>')
    with recalling([compendium], locale=locale) as recall:
        planned = plan(parse((HEADER + 'msgid "Les couleurs"\nmsgstr ""\n').encode()), MSGID, recall)
    assert parse(fill(planned, {}).data).entries[0].msgstr == (taken,)


def test_a_memory_that_lost_a_placeholder_leaves_the_entry_to_the_machine() -> None:
    body = '#, c-format\nmsgid "le chat %d"\nmsgstr ""\n\n#, c-format\nmsgid "le chien %d"\nmsgstr ""\n'
    known = {"le chat %d": Recalled("the cats"), "le chien %d": Recalled("dogs: %d")}
    planned = plan(parse((HEADER + body).encode()), MSGID, lambda source, _: known.get(source))
    result = run_plans(Translator(FakeEngine()), [planned])[0]
    assert entries(result) == [("the cat %d",), ("dogs: %d",)]
    assert (result.machine, result.memory, result.left) == (1, 1, 0)


def test_context_decides_between_equal_sources_of_a_compendium(tmp_path: Path) -> None:
    compendium = tmp_path / "old.po"
    compendium.write_text(
        HEADER + 'msgctxt "menu"\nmsgid "Le fichier est ouvert"\nmsgstr "The file is open"\n\n'
        'msgctxt "law"\nmsgid "Le fichier est ouvert"\nmsgstr "The record is open"\n'
    )
    with recalling([compendium]) as recall:
        assert recall is not None
        found = [recall("Le fichier est ouvert", context) for context in ("menu", "law")]
    assert [each.text for each in found if each] == ["The file is open", "The record is open"]


def catalogue_of(shared: Path, name: str) -> Catalogue:
    path = shared / "po-files" / name
    return parse(path.read_bytes(), str(path))


def same(texts: Sequence[str]) -> Mapping[int, str]:
    return dict(enumerate(texts))


FRENCH = (
    "amarok.fr.po",
    "audacity.fr.po",
    "derived-bom-crlf.wagtail-admin.fr.po",
    "dia.fr.po",
    "freeipa.fr.po",
    "git.fr.po",
    "odoo-website.fr.po",
    "opnsense.fr_FR.po",
    "python-library-functions.fr.po",
    "vim.fr.po",
    "wagtail-admin.fr.po",
    "woocommerce-fr_FR.po",
)


def confirmed(data: bytes) -> bytes:
    """Return a catalogue without byte order mark and fuzzy flags, so that msgfmt looks at every entry."""
    return re.sub(
        rb"(?m)^#, fuzzy(, )?", lambda match: b"#, " if match.group(1) else b"#", data.removeprefix(b"\xef\xbb\xbf")
    )


@needs_gettext
@pytest.mark.parametrize("name", FRENCH)
def test_real_catalogues_pass_msgfmt_and_change_in_translated_entries_only(shared: Path, name: str) -> None:
    before = catalogue_of(shared, name)
    planned = plan(before)
    assert fill(planned, {}, keep_untranslated=True).data == before.data
    result = fill(planned, same([f"{segment.source} x" for segment in planned.segments]))
    assert msgfmt(confirmed(result.data)) == ""
    after = parse(result.data)
    assert [entry.key for entry in after.entries] == [entry.key for entry in before.entries]
    for old, new in zip(before.entries, after.entries, strict=True):
        if old.obsolete:
            rows = [
                catalogue.lines[entry.place.start : entry.place.end]
                for catalogue, entry in ((before, old), (after, new))
            ]
            assert rows[0] == rows[1]
