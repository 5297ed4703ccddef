"""`entente po`: translate, check and stats as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEngine

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)
FRENCH = HEADER + 'msgid "Le chat dort dans la maison"\nmsgstr ""\n\nmsgid "Bonjour le monde"\nmsgstr "Hi, world"\n'
Run = Any


@pytest.fixture(autouse=True)
def fake_engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    engine = FakeEngine()
    monkeypatch.setattr("translate.pipeline.load_engine", lambda *_, **__: engine)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    return engine


def test_a_catalogue_goes_to_standard_output_and_what_was_done_to_standard_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FRENCH)
    result = run("po", "translate", path, "--stats")
    assert result.exit_code == 0
    assert 'msgstr "The cat sleeps in the house"' in result.stdout
    assert 'msgstr "Hi, world"' in result.stdout
    assert "the French is in msgid" in result.stderr
    assert "1 by the machine, 0 from memory, 0 copied, 0 left empty" in result.stderr
    assert "before" in result.stderr
    assert path.read_text() == FRENCH


def test_fuzzy_entries_are_translated_for_the_language_named_where_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER + '#, fuzzy\nmsgid "Bonjour le monde"\nmsgstr "Bye"\n')
    assert "Hello the world" not in run("po", "translate", path).stdout
    written = run("po", "translate", path, "--fuzzy", "--language", "en_GB").stdout
    assert '#, fuzzy\nmsgid "Bonjour le monde"\nmsgstr "Hello the world"' in written
    assert '"Language: en_GB\\n"' in written


def test_a_folder_goes_to_a_folder_of_the_same_shape(run: Run, tmp_path: Path) -> None:
    for name in ("a.po", "sub/b.po"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(FRENCH)
    result = run("po", "translate", tmp_path / "in", "-o", tmp_path / "out", "--json", "-q")
    assert result.exit_code == 0
    assert sorted(str(each.relative_to(tmp_path / "out")) for each in (tmp_path / "out").rglob("*.po")) == [
        "a.po",
        "sub/b.po",
    ]
    assert [record["machine"] for record in json.loads(result.stdout)] == [1, 1]


def test_a_catalogue_without_french_or_of_a_third_language_is_skipped_among_others_and_said(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.po").write_text(FRENCH)
    (tmp_path / "in" / "b.pot").write_text(HEADER + 'msgid "Open the file in this window"\nmsgstr ""\n')
    (tmp_path / "in" / "de.po").write_text(FRENCH.replace("Language: fr", "Language: de"))
    result = run("po", "translate", tmp_path / "in", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "b.pot: neither its msgid nor its msgstr is French" in result.stderr
    assert "de.po: its language is de, not English" in result.stderr
    assert result.stderr.count("skipped") == 2
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["a.po"]


@pytest.mark.parametrize("content", [b"", b"\n", HEADER.replace("Language: fr", "Language: en").encode()])
def test_an_empty_catalogue_comes_out_as_it_went_in_and_is_told(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(content)
    result = run("po", "translate", path, "-o", tmp_path / "b.po")
    assert result.exit_code == 0
    assert f"{path}: nothing to translate\n" in result.stderr
    if not content.strip():
        assert (tmp_path / "b.po").read_bytes() == content
    checked = run("po", "check", path)
    assert (checked.exit_code, checked.stderr) == (0, "0 flaws in 1 catalogue\n")


def test_fuzzy_entries_are_told_not_to_be_looked_at(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    entry = '\n#, fuzzy, c-format\nmsgid "Le fichier %s"\nmsgstr "The file"\n'
    path.write_text(HEADER.replace("Language: fr", "Language: en") + entry)
    result = run("po", "check", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("0 flaws in 1 catalogue\n1 fuzzy entry not looked at (`entente check` does")
    assert "%s" in run("check", path).stdout
    assert run("po", "check", path, "-q").stderr == ""


def test_a_dash_as_output_is_standard_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.po").write_text(FRENCH)
    result = run("po", "translate", "a.po", "-o", "-")
    assert result.exit_code == 0
    assert 'msgstr "The cat sleeps in the house"' in result.stdout
    assert [each.name for each in tmp_path.iterdir()] == ["a.po"]


def test_json_beside_a_catalogue_on_standard_output_is_all_of_standard_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FRENCH)
    result = run("po", "translate", path, "--json")
    assert result.stdout.startswith('msgid ""')
    assert json.loads(result.stderr)[0]["machine"] == 1


@pytest.mark.parametrize("words", [["stats", "--csv", "--json"], ["check", "--json", "--output-format", "sarif"]])
def test_two_ways_to_print_exclude_each_other(run: Run, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "a.po").write_text(FRENCH)
    result = run("po", *words, tmp_path / "a.po")
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr


def test_a_slash_makes_a_folder_and_the_input_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FRENCH)
    refused = run("po", "translate", path, "-o", path, "--force")
    assert refused.exit_code == 2
    assert f"{path}: is an input itself" in refused.stderr
    assert path.read_text() == FRENCH
    assert run("po", "translate", path, "-o", f"{tmp_path}/new/").exit_code == 0
    assert (tmp_path / "new" / "a.po").is_file()


def test_in_place_twice_changes_nothing_the_second_time(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FRENCH)
    assert run("po", "translate", path, "--in-place", "--no-fuzzy").exit_code == 0
    once = path.read_bytes()
    assert b"fuzzy" not in once
    assert run("po", "translate", tmp_path / "*.po", "--in-place", "--source", "msgid").exit_code == 0
    assert path.read_bytes() == once


def test_what_was_saved_while_a_catalogue_was_translated_in_place_stays_and_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translate.po import job

    first, second, theirs = tmp_path / "a.po", tmp_path / "b.po", FRENCH.replace("Hi, world", "Hello, world")
    first.write_text(FRENCH)
    second.write_text(FRENCH)
    translate = job.run

    def meanwhile(*given: Any) -> Any:
        first.write_text(theirs)
        return translate(*given)

    monkeypatch.setattr(job, "run", meanwhile)
    result = run("po", "translate", tmp_path, "--in-place")
    assert (result.exit_code, first.read_text()) == (2, theirs)
    assert f"{first}: was changed while it was translated (run it again" in result.stderr
    assert "The cat sleeps" in second.read_text()
    assert "1 by the machine" in result.stderr


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["nowhere.po"], 2, "nowhere.po: no such file"),
        (["a.po", "b.po"], 2, "--output DIR or --in-place"),
        (["a.po", "-o", "b.po"], 2, "b.po: exists already"),
        (["empty"], 2, "no catalogue here"),
        (["english.po"], 2, "neither its msgid nor its msgstr is French"),
        (["a.po", "--compendium", "english.po"], 2, "not a French-English compendium"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], status: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.po").write_text(FRENCH)
    Path("b.po").write_text("kept")
    Path("empty").mkdir()
    Path("english.po").write_text(HEADER + 'msgid "Open the file in this window"\nmsgstr ""\n')
    result = run("po", "translate", *words)
    assert result.exit_code == status
    assert message in result.stderr
    assert Path("b.po").read_text() == "kept"
    assert sorted(each.name for each in Path().iterdir()) == ["a.po", "b.po", "empty", "english.po"]


FLAWED = HEADER + (
    '#, c-format\nmsgid "Le chat %s dort dans la maison"\nmsgstr "The cat sleeps in the house"\n\n'
    'msgid "Bonjour le monde"\nmsgid_plural "Bonjour les %d mondes"\nmsgstr[0] "Hello world"\nmsgstr[1] ""\n\n'
    'msgid "Le chien\\n"\nmsgstr "The dog"\n\nmsgid "Les <b>chats</b>"\nmsgstr "The cats"\n\n'
    'msgid "Les <b>chats</b>"\nmsgstr "The <b>cats</b>"\n\n#, fuzzy\nmsgid "Le %s"\nmsgstr "The"\n'
)


def test_check_names_each_flaw_with_its_line_and_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FLAWED)
    result = run("po", "check", path, "--json", "-q")
    assert result.exit_code == 1
    found = {(record["line"], record["check"]) for record in json.loads(result.stdout)}
    assert {(8, "c_format"), (11, "plurals"), (16, "end_newline"), (19, "xml_tags"), (22, "duplicate")} <= found
    assert not any(line == 26 for line, _ in found)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", "a.po:8: error: c_format: lost: %s: 'Le chat %s dort dans la maison'"),
        ("github", "::error file=a.po,line=8,title=c_format::lost: %25s"),
        ("sarif", '"ruleId": "c_format"'),
    ],
)
def test_check_speaks_the_tongues_of_editors_and_ci(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.po").write_text(FLAWED)
    result = run("po", "check", "a.po", "--output-format", form)
    assert result.exit_code == 1
    assert expected in result.stdout
    assert "flaws in 1 catalogue" in result.stderr
    if form == "sarif":
        assert json.loads(result.stdout)["version"] == "2.1.0"


def test_a_clean_catalogue_passes_the_check(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER + 'msgid "Le chat dort."\nmsgstr "The cat is sleeping."\n')
    result = run("po", "check", path)
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("rule", "translated", "told"),
    [
        ("nplurals=INTEGER; plural=EXPRESSION;", False, False),
        ("nplurals=INTEGER; plural=EXPRESSION;", True, True),
        ("", False, False),
        ("", True, True),
        ("nplurals=2; plural=(n >", False, True),
    ],
)
def test_a_plural_rule_still_to_be_written_is_no_flaw_where_no_plural_is(
    run: Run, tmp_path: Path, rule: str, translated: bool, told: bool
) -> None:
    header = HEADER.replace("nplurals=2; plural=(n > 1);", rule) if rule else HEADER.replace("Plural-Forms", "X-None")
    forms = ("%d cat", "%d cats") if translated else ("", "")
    entry = 'msgid "%d chat"\nmsgid_plural "%d chats"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'.format(*forms)
    (tmp_path / "a.pot").write_text(header + entry)
    result = run("po", "check", tmp_path / "a.pot")
    assert ("Plural-Forms cannot be read" in result.stdout, result.exit_code) == (told, int(told))


def test_names_with_an_ampersand_are_no_accelerators_to_the_check(run: Run, tmp_path: Path) -> None:
    pairs = [("&Ouvrir", "&Open"), ("&Fermer", "&Close"), ("&Quitter", "&Quit"), ("&Aide", "Help")]
    pairs += [("Recherche et développement", "R&D"), ("Questions & réponses", "Q&A"), ("Conditions générales", "T&Cs")]
    path = tmp_path / "a.po"
    path.write_text(HEADER + "".join(f'msgid "{french}"\nmsgstr "{english}"\n\n' for french, english in pairs))
    result = run("po", "check", path, "--output-format", "json")
    flaws = [flaw for flaw in json.loads(result.stdout) if flaw["check"] == "accelerators"]
    assert [(flaw["msgid"], flaw["message"]) for flaw in flaws] == [("&Aide", "the accelerator & is missing")]


def test_an_accelerator_lost_in_a_small_catalogue_is_told_by_the_check(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER + 'msgid "&Ouvrir…"\nmsgstr "& Open…"\n\nmsgid "Le service R&D"\nmsgstr "The R&D unit"\n')
    result = run("po", "check", path, "--output-format", "json")
    assert [(flaw["msgid"], flaw["check"]) for flaw in json.loads(result.stdout)] == [("&Ouvrir…", "accelerators")]


def test_crossed_tags_are_an_error_to_the_check_and_other_attributes_are_not(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    pairs = [
        ("<b>Ouvrir <i>le fichier</i></b>", "<b>Open <i>the file</b></i>"),
        ("<a href='fr'>Ouvrir <i>le dossier</i></a>", "<a href='en'>Open <i>the folder</a></i>"),
        ("<a href='fr'>Lire <i>la page</i></a>", "<a href='en'>Read <i>the page</i></a>"),
        ("<b>Fermer</b> <i>le fichier</i>", "<i>The file</i>: <b>close</b>"),
    ]
    path.write_text(HEADER + "".join(f'msgid "{french}"\nmsgstr "{english}"\n\n' for french, english in pairs))
    result = run("po", "check", path, "--output-format", "json")
    assert result.exit_code == 1
    found = [(flaw["line"], flaw["check"], flaw["severity"], flaw["message"]) for flaw in json.loads(result.stdout)]
    assert found == [
        (7, "xml_tags", "error", "badly nested: </b>"),
        (10, "xml_tags", "error", "lost: <a href='fr'>"),
        (13, "xml_attributes", "warning", "lost: <a href='fr'>"),
    ]


def test_a_lost_escape_is_told_by_the_check_and_another_spelling_is_no_flaw(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    pairs = [(r"Le chat\a dort", "The cat sleeps"), (r"Le \033[1mchat\033[0m dort", r"The \x1b[1mcat\33[0m sleeps")]
    path.write_text(HEADER + "".join(f'msgid "{french}"\nmsgstr "{english}"\n\n' for french, english in pairs))
    result = run("po", "check", path, "--output-format", "json")
    assert [(flaw["line"], flaw["message"]) for flaw in json.loads(result.stdout)] == [(7, "lost: \\x07")]


def test_stats_count_messages_and_words_by_state(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FLAWED)
    record = json.loads(run("po", "stats", path, "--json").stdout)[0]
    assert (record["messages"], record["translated"], record["fuzzy"], record["untranslated"]) == (6, 4, 1, 1)
    assert (record["words"], record["words_untranslated"]) == (22, 7)
    rows = run("po", "stats", path, path.parent, "--csv").stdout.splitlines()
    assert rows[0].startswith("path,messages,translated,fuzzy,untranslated,obsolete,words")
    assert len(rows) == 2
    assert "66.7 %" in run("po", "stats", path).stdout


@pytest.mark.parametrize("charset", ["UTF-8", "ASCII"])
def test_what_is_counted_after_is_read_in_the_encoding_named(run: Run, tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.po"
    path.write_bytes((FRENCH + '# é\nmsgid "Le chien est là"\nmsgstr ""\n').replace("UTF-8", charset).encode("cp1252"))
    result = run("po", "translate", path, "-o", tmp_path / "b.po", "--encoding", "cp1252", "--stats")
    assert result.exit_code == 0
    assert "after" in result.stderr


@pytest.mark.parametrize("command", ["translate", "check", "stats"])
def test_a_header_that_names_another_encoding_than_the_file_has_is_refused(
    run: Run, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes((FRENCH + 'msgid "L\'été est là"\nmsgstr ""\n').replace("UTF-8", "ISO-8859-1").encode())
    result = run("po", command, path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a.po:12: is UTF-8, not ISO-8859-1 as its header says" in result.stderr
    assert "correct charset in its header to UTF-8" in result.stderr


def test_standard_input_cannot_be_written_in_place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.po").write_text(FRENCH)
    result = run("po", "translate", "a.po", "-", "--in-place", input=FRENCH)
    assert (result.exit_code, [path.name for path in tmp_path.iterdir()]) == (2, ["a.po"])
    assert Path("a.po").read_text() == FRENCH


@pytest.mark.parametrize(
    ("french", "known", "written"),
    [
        ("Le serveur ne répond pas au client", "The waiter does not answer the customer", "The server ne"),
        ("Le serveur ne répond pas au client", "The server does not answer the customer", "The server does not answer"),
        ("_Ouvrir le serveur", "Open the _server", "Open the _server"),
    ],
)
@pytest.mark.parametrize("near", ["", " !"])
def test_what_a_memory_knows_is_taken_where_it_obeys_the_glossary(
    run: Run, tmp_path: Path, french: str, known: str, written: str, near: str
) -> None:
    old, new, terms = tmp_path / "old.po", tmp_path / "new.po", tmp_path / "terms.csv"
    terms.write_text("source,target\nserveur,server\n")
    old.write_text(f'{HEADER}msgid "{french}"\nmsgstr "{known}"\n')
    new.write_text(f'{HEADER}msgid "{french}{near}"\nmsgstr ""\n')
    told = run("po", "translate", new, "--source", "msgid", "--compendium", old, "-g", terms)
    assert told.exit_code == 0, told.stderr
    assert "waiter" not in told.stdout
    assert f'msgstr "{written}' in told.stdout
