from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from glossary import history, sheet
from glossary.commands.changing import add_command
from glossary.commands.group import VERBS
from glossary.term import STRICT

Run = Callable[..., Result]
TEXT = """# Heads of companies.
source,target,kind,note
PDG,CEO,acronym,
Sam Altman,Sam Altman,name,
# Bodies.
conseil d'administration,board of directors|board,,The press says board.
conseil,advice,forbidden,
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "g.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def parsed(result: Result) -> Any:
    return json.loads(result.stdout)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_and_json(run: Run, verb: str) -> None:
    result = run("glossary", verb, "--help")
    assert result.exit_code == 0
    assert "--json" in result.stdout


def test_the_help_says_which_kinds_are_matched_by_the_letter() -> None:
    told = " ".join(str(option.help) for option in add_command.params if isinstance(option, click.Option))
    for default in ("inflected", "permissive"):
        strict = told.partition(f"{default} by default, exact for ")[2].partition(".")[0]
        assert set(strict.replace(" and ", ", ").split(", ")) == STRICT


def test_list_and_stats_count_what_the_file_holds(run: Run, path: Path) -> None:
    assert run("glossary", "list", path).stdout.splitlines()[0] == f"PDG\tCEO\tacronym\t{path}:3"
    assert [one["source"] for one in parsed(run("glossary", "list", path, "--kind", "name", "--json"))] == [
        "Sam Altman"
    ]
    stats = parsed(run("glossary", "stats", path, "--json"))
    assert stats["entries"] == 4
    assert stats["by kind"] == {"acronym": 1, "forbidden": 1, "name": 1, "term": 1}
    text = path.with_name("a.txt")
    text.write_text("Le PDG et les PDG.\n")
    assert parsed(run("glossary", "stats", path, "--corpus", text, "--json"))["occurrences"] == 2


def test_the_default_glossary_is_meant_where_no_file_is_named(run: Run) -> None:
    assert parsed(run("glossary", "stats", "--json"))["entries"] >= 400


def test_show_and_find(run: Run, path: Path) -> None:
    result = run("glossary", "show", "Conseil d’administration", path)
    assert "target   board of directors|board\n" in result.stdout
    assert f"place    {path}:6\n" in result.stdout
    assert parsed(run("glossary", "find", "consiel administration", path, "--json"))[0]["line"] == 6
    assert run("glossary", "find", "xyzzy", path).exit_code == 1
    missing = run("glossary", "show", "PDGE", path)
    assert missing.exit_code == 2
    assert "near: PDG" in missing.stderr


def test_add_edit_remove_undo_change_their_row_alone(run: Run, path: Path) -> None:
    added = run("glossary", "add", path, "grève", "strike", "walkout", "--note", "press")
    assert added.stdout == "+ grève → strike | walkout\n"
    assert path.read_text() == TEXT + "grève,strike|walkout,,press\n"
    edited = run("glossary", "edit", path, "pdg", "--add-target", "chief executive", "--variant", "P-DG")
    assert edited.stdout == "~ PDG: target: CEO → CEO|chief executive; variants: (none) → P-DG\n"
    assert "PDG,CEO|chief executive,acronym,,P-DG\n" in path.read_text()
    removed = run("glossary", "remove", path, "Sam Altman", "grève", "--json")
    assert [one["what"] for one in parsed(removed)["changes"]] == ["removed", "removed"]
    for _ in range(3):
        assert run("glossary", "undo", path).exit_code == 0
    assert path.read_text() == TEXT
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["g.csv"]
    assert "nothing to undo" in run("glossary", "undo", path).stderr


def test_how_an_entry_is_matched_and_further_spellings_are_set(run: Run, path: Path) -> None:
    assert run("glossary", "add", path, "grève", "strike", "--match", "exact", "--case", "exact").exit_code == 0
    added = sheet.read(path).terms[-1]
    assert (added.match.value, added.case.value) == ("exact", "exact")
    edit = ("glossary", "edit", path, "grève", "--match", "prefix", "--case", "permissive", "--add-variant")
    assert run(*edit, "greve").exit_code == 0
    assert run("glossary", "edit", path, "grève", "--add-variant", "GREVE").exit_code == 0
    edited = sheet.read(path).terms[-1]
    assert (edited.match.value, edited.case.value, edited.variants) == ("prefix", "permissive", ("greve", "GREVE"))


def test_no_more_entries_are_found_than_asked_for(run: Run, path: Path) -> None:
    assert len(parsed(run("glossary", "find", "conseil", path, "--json"))) > 1
    assert len(parsed(run("glossary", "find", "conseil", path, "--json", "--limit", "1"))) == 1


def test_an_import_may_replace_all_that_a_file_holds(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("source,target\ngrève,strike\n", encoding="utf-8")
    assert run("glossary", "import", tmp_path / "new.csv", path, "--replace").exit_code == 0
    assert [term.source for term in sheet.read(path).terms] == ["grève"]


def test_of_entries_spelt_alike_each_can_be_reached_by_its_line(run: Run, path: Path) -> None:
    path.write_text("source,target,kind\nAGI,AGI,acronym\nAGI,general intelligence,\n")
    refused = run("glossary", "remove", path, "AGI", "--wanted")
    assert refused.stderr == f"entente: {path}: several entries 'AGI': lines 2, 3 (say --line N to choose)\n"
    assert run("glossary", "edit", path, "AGI", "--line", "3", "--target", "strong AI").exit_code == 0
    assert run("glossary", "remove", path, "AGI", "--line", "2").exit_code == 0
    assert path.read_text() == "source,target,kind\nAGI,strong AI,\n"
    assert "--line is for one entry" in run("glossary", "remove", path, "AGI", "OM", "--line", "2").stderr


def test_what_is_not_to_be_translated_has_no_target_however_it_is_edited(run: Run, path: Path) -> None:
    path.write_text("source,target,kind,note\nRTT,,do-not-translate,\nPDG,CEO,acronym,\n")
    refused = run("glossary", "edit", path, "RTT", "--add-target", "WTR")
    assert (refused.exit_code, "(leave the target out, or say --kind term)" in refused.stderr) == (2, True)
    for words, told in (
        (("PDG", "--kind", "do-not-translate"), "~ PDG: target: CEO → (none); kind: acronym → do-not-translate\n"),
        (("RTT", "--source", "RTTS", "--note", "x"), "- RTT → RTT\n+ RTTS → RTTS\n"),
        (("RTTS", "--clear", "kind"), "- RTTS → RTTS\n+ RTTS → RTTS\n"),
        (("PDG", "--kind", "term", "--target", "boss"), "- PDG → PDG\n+ PDG → boss\n"),
    ):
        assert run("glossary", "edit", path, *words).stdout == told
    assert path.read_text() == "source,target,kind,note\nRTTS,RTTS,,x\nPDG,boss,,\n"


def test_a_row_that_breaks_this_rule_can_be_edited_otherwise(run: Run, path: Path) -> None:
    path.write_text("source,target,kind,note\nRTT,WTR,do-not-translate,\n")
    assert run("glossary", "edit", path, "RTT", "--note", "x").stdout == "~ RTT: note: (none) → x\n"


@pytest.mark.parametrize(
    "words",
    [
        ("add", "g.csv", "grève", "strike"), ("edit", "g.csv", "PDG", "--note", "x"), ("remove", "g.csv", "PDG"),
        ("merge", "g.csv", "other.csv"), ("replace", "g.csv", "other.csv"), ("undo", "g.csv"),
        ("import", "other.csv", "g.csv"), ("lint", "g.csv", "--fix"),
    ],
)  # fmt: skip
def test_a_file_is_held_from_before_it_is_read_to_after_it_is_written(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(path.parent)
    Path("other.csv").write_text("source,target\nchat,cat\n")
    history.save(path, TEXT + "poulet  rouge,red hen\n")
    told: list[str] = []

    @contextmanager
    def held(held: Path | str) -> Iterator[None]:
        told.append(f"hold {held}")
        yield
        told.append("let go")

    def recorded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda file, *rest, **named: (told.append(f"{name} {file}"), function(file, *rest, **named))[1]

    for name in ("read", "save", "undo"):
        module = sheet if name == "read" else history
        monkeypatch.setattr(module, name, recorded(name, getattr(module, name)))
    monkeypatch.setattr(history, "held", held)
    assert run("glossary", *words).exit_code in (0, 1)
    written = "undo g.csv" if words[0] == "undo" else "save g.csv"
    inside = told[told.index("hold g.csv") : told.index("let go")]
    assert inside.index("read g.csv") < inside.index(written)


def test_a_trial_holds_nothing(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "held", None)
    assert run("glossary", "remove", path, "PDG", "--dry-run").exit_code == 0
    assert run("glossary", "lint", path, "--fix", "--dry-run").exit_code == 0


@pytest.mark.parametrize("words", [("add", "grève", "strike"), ("import",), ("merge",)])
def test_what_made_a_file_can_be_undone(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    verb, *rest = words
    other, new = tmp_path / "other.csv", tmp_path / "new.csv"
    other.write_text("source,target\ngrève,strike\n")
    arguments = {"add": (new, *rest), "import": (other, new), "merge": (new, other)}[verb]
    assert run("glossary", verb, *arguments).exit_code == 0
    assert new.exists()
    trial = run("glossary", "undo", new, "--dry-run", "--json")
    assert [one["what"] for one in parsed(trial)["changes"]] == ["removed"]
    assert new.exists()
    assert run("glossary", "undo", new).stdout == "- grève → strike\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["other.csv"]
    assert "nothing to undo" in run("glossary", "undo", new).stderr


@pytest.mark.parametrize("there", [True, False])
def test_rows_added_by_hand_are_not_undone_unless_forced(run: Run, path: Path, there: bool) -> None:
    if not there:
        path.unlink()
    assert run("glossary", "add", path, "chat", "cat").exit_code == 0
    with path.open("a") as handle:
        handle.write("chien,dog\n")
    before = path.read_text()
    for words in ((), ("--dry-run",), ("--json",)):
        refused = run("glossary", "undo", path, *words)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "is not what the last change wrote" in refused.stderr
        assert "--force" in refused.stderr
        assert path.read_text() == before
    forced = run("glossary", "undo", path, "--force")
    assert (forced.exit_code, forced.stdout) == (0, "- chat → cat\n- chien → dog\n")
    assert path.exists() is there
    assert not there or path.read_text() == TEXT


def test_a_folder_of_texts_is_searched_for_its_french(run: Run, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.fr.txt").write_text("Le PDG parle.\n")
    (folder / "sub" / "b.fr.md").write_text("Les PDG parlent à Nordlys.\n")
    (folder / "a.en.txt").write_text("PDG PDG PDG\n")
    assert parsed(run("glossary", "stats", path, "--corpus", folder, "--json"))["occurrences"] == 2
    assert "'PDG' never occurs" not in run("glossary", "lint", path, "--corpus", folder).stdout
    extracted = run("glossary", "extract", folder, "-g", path, "--no-glossary", "--json")
    assert "Nordlys" in {one["source"] for one in parsed(extracted)}
    (folder / "a.fr.txt").unlink()
    (folder / "sub" / "b.fr.md").unlink()
    assert parsed(run("glossary", "stats", path, "--corpus", folder, "--json"))["occurrences"] == 3
    (folder / "a.en.txt").unlink()
    empty = run("glossary", "stats", path, "--corpus", folder)
    assert empty.exit_code == 2
    assert f"{folder}: holds no text files" in empty.stderr


@pytest.mark.parametrize("command", [("glossary", "match"), ("translate",), ("check",)])
def test_rows_that_repeat_one_another_are_told_where_the_glossary_is_used(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path, text = tmp_path / "g.csv", tmp_path / "a.txt"
    path.write_text("source,target\ngrève,strike\ngrève,strike\npoulet,chicken\npoulet,hen\n")
    text.write_text("2023\n")
    result = run(*command, text, "-g", path)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[:2] == [
        f"{path}:3: warning: duplicate: 'grève' stands in {path}:2 already",
        f"{path}:5: error: conflict: 'poulet' is 'chicken' in {path}:4: this later entry wins with 'hen'",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "PDG", "boss"), "g.csv:3: 'PDG' stands already"),
        (("add", "grève"), "no target for 'grève'"),
        (("edit", "grève", "--note", "x"), "no entry 'grève'"),
        (("edit", "PDG", "--gap", "1", "--source", ""), "the source is empty"),
        (("remove", "PDG", "grève"), "no entry 'grève'"),
        (("add", "RTT", "WTR", "--kind", "do-not-translate"), "'RTT' is not to be translated, yet its target is 'WTR'"),
        (
            ("edit", "Sam Altman", "--kind", "do-not-translate", "--target", "Sam"),
            "not to be translated, yet its target",
        ),
        (("merge", "none.csv"), "none.csv: no such file"),
        (("replace", "none.csv"), "none.csv: no such file"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    run: Run, path: Path, words: tuple[str, ...], message: str
) -> None:
    verb, *rest = words
    result = run("glossary", verb, path, *rest)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert path.read_text() == TEXT
    assert [entry.name for entry in path.parent.iterdir()] == ["g.csv"]


@pytest.mark.parametrize(
    "words", [("add", "grève", "strike"), ("edit", "PDG", "--note", "x"), ("remove", "PDG"), ("merge", "other.csv"),
              ("replace", "other.csv")],
)  # fmt: skip
def test_a_dry_run_shows_and_writes_nothing(run: Run, path: Path, words: tuple[str, ...]) -> None:
    other = path.with_name("other.csv")
    other.write_text("source,target\ngrève,strike\n")
    verb, *rest = words
    result = run("glossary", verb, path, *[other if word == "other.csv" else word for word in rest], "--dry-run")
    assert result.exit_code == 0
    assert result.stdout
    assert path.read_text() == TEXT
    assert len(list(path.parent.iterdir())) == 2


def test_merge_replace_and_diff(run: Run, path: Path) -> None:
    other = path.with_name("other.csv")
    other.write_text("source,target,kind\nPDG,chief executive,acronym\ngrève,strike,\n")
    assert run("glossary", "diff", path, other, "--exit-code").exit_code == 1
    assert run("glossary", "merge", path, other, "--keep").stdout == "+ grève → strike\n"
    assert run("glossary", "merge", path, other).stdout == "~ PDG: target: CEO → chief executive\n"
    assert "nothing to change" in run("glossary", "merge", path, other).stderr
    assert run("glossary", "replace", path, other).exit_code == 0
    assert path.read_text() == (
        "# Heads of companies.\nsource,target,kind,note\nPDG,chief executive,acronym,\n# Bodies.\ngrève,strike,,\n"
    )
    assert run("glossary", "diff", path, other, "--exit-code").exit_code == 0


@pytest.mark.parametrize(
    "words", [("glossary", "lint"), ("glossary", "list"), ("glossary", "stats"), ("translate", "-", "-g")]
)
def test_a_glossary_in_another_encoding_is_advised_what_can_help(run: Run, path: Path, words: tuple[str, ...]) -> None:
    path.write_bytes("source,target\ngrève,strike\n".encode("latin-1"))
    result = run(*words, path, input="La grève.")
    advised = f"`entente glossary import {path} NEW.csv --encoding cp1252` makes a new one"
    assert (result.exit_code, result.stderr) == (
        2,
        f"entente: {path}:2: is not valid UTF-8 (save it as UTF-8; {advised} if it is Windows')\n",
    )
    told = run("glossary", "import", path, path.with_name("new.csv")).stderr
    assert told.endswith("(save it as UTF-8, or say --encoding latin-1 or cp1252 if it is that)\n")


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("t.tbx", b'<?xml version="1.0" encoding="utf-8"?>\n<tbx/>', ":1: unknown column"),
        ("t.csv", b"conseil,board\n", ":1: unknown column 'conseil' in the header"),
        ("t.tsv", "grève\tstrike\n".encode(), ":1: unknown column 'grève' in the header"),
        ("t.xlsx", b"PK\x03\x04\x14\0\x06\0", ": is a workbook"),
    ],
)
def test_the_table_of_another_program_is_advised_to_be_imported(
    run: Run, tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    result = run("translate", "-g", file, "-", input="Le conseil.")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"entente: {file}{what}")
    assert result.stderr.endswith(f"`entente glossary import {file} NEW.csv` makes a glossary of it)\n")


def test_lint_fails_on_findings_and_fixes_the_safe_ones(run: Run, path: Path) -> None:
    path.write_text(TEXT + "grève ,strike,,\ngrève,walkout,,\n")
    result = run("glossary", "lint", path)
    assert result.exit_code == 1
    assert f"{path}:8: warning: spaces:" in result.stdout
    assert f"{path}:9: error: conflict:" in result.stdout
    fixed = run("glossary", "lint", path, "--fix", "--json")
    assert {one["rule"] for one in parsed(fixed)} == {"conflict"}
    assert "grève,strike,,\n" in path.read_text()
    assert run("glossary", "lint", path, "--fail-on", "error").exit_code == 1
    run("glossary", "undo", path)
    run("glossary", "remove", path, "Sam Altman")
    assert run("glossary", "lint").exit_code == 0


def test_a_person_at_a_terminal_is_told_that_standard_input_is_read(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda stream: True, raising=False)
    result = run("glossary", "match", "-", "--glossary", path, input="Le PDG.\n")
    assert result.stderr == "entente: reading standard input; end it with Ctrl-D\n"


def test_match_marks_the_terms_of_a_text(run: Run, path: Path) -> None:
    result = run("glossary", "match", "-g", path, "--no-glossary", input="Les PDG du conseil d’administration\n")
    assert result.stdout == "Les [PDG → CEO] du [conseil d’administration → board of directors]\n"
    (first, _) = parsed(run("glossary", "match", "-g", path, "--no-glossary", "--json", input="Les PDG du conseil"
                            " d'administration\n"))  # fmt: skip
    assert (first["start"], first["end"], first["plural"], first["line"]) == (4, 7, True, 1)


def test_verify_names_the_exact_place_of_each_breach(run: Run, path: Path, tmp_path: Path) -> None:
    french, english = tmp_path / "a.fr", tmp_path / "a.en"
    french.write_text("Le PDG parle.\nIl demande conseil au PDG.\n")
    english.write_text("The CEO speaks.\nHe asks the boss for advice.\n")
    result = run("glossary", "verify", french, english, "-g", path, "--no-glossary")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{english}:2: missed: 'PDG' ({french}:2:23) wants 'CEO'",
        f"{english}:2:22: forbidden: 'advice' for 'conseil' ({french}:2:12)",
    ]
    assert "1 of 2 terms kept (50.0 %), 1 forbidden rendering\n" in result.stderr
    english.write_text("The CEO speaks.\n")
    uneven = run("glossary", "verify", french, english)
    assert uneven.exit_code == 2
    assert "has 1 lines" in uneven.stderr
    french.write_text("Le PDG\fparle.\nLe conseil\u2028se tait.\n")
    english.write_text("The CEO speaks.\nThe board is silent.\n")
    assert run("glossary", "verify", french, english, "-g", path, "--no-glossary").exit_code == 0


def test_verify_tells_a_possessive_astray_and_what_a_pronoun_carries(run: Run, path: Path, tmp_path: Path) -> None:
    french, english = tmp_path / "a.fr", tmp_path / "a.en"
    french.write_text("L'avis du PDG.\nLe PDG dit que le PDG part.\n")
    english.write_text("The CEO' view.\nThe CEO says he leaves.\n")
    result = run("glossary", "verify", french, english, "-g", path, "--no-glossary")
    assert result.exit_code == 1
    assert result.stdout == f"{english}:1:5: malformed: the possessive of 'CEO' for 'PDG' ({french}:1:11)\n"
    assert result.stderr.startswith("2 of 3 terms kept (66.7 %), 1 of them by a pronoun")
    told = parsed(run("glossary", "verify", french, english, "-g", path, "--no-glossary", "--json"))
    assert (told["terms"], told["kept"], told["implied"], told["breaches"][0]["status"]) == (3, 2, 1, "malformed")


def test_verify_reads_catalogues_and_bilingual_tables(run: Run, path: Path, tmp_path: Path) -> None:
    po = tmp_path / "a.po"
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#:a.c:1\nmsgid"Le PDG"\nmsgstr"The boss"\n'
    )
    report = parsed(run("glossary", "verify", po, "-g", path, "--no-glossary", "--json"))
    assert (report["terms"], report["kept"], report["breaches"][0]["line"]) == (1, 0, 5)
    po.write_bytes(po.read_text().replace("UTF-8", "ISO-8859-1").replace("PDG", "PDG désigné").encode("latin-1"))
    report = parsed(run("glossary", "verify", po, "-g", path, "--no-glossary", "--json"))
    assert (report["terms"], report["breaches"][0]["source"]) == (1, "PDG")
    po.write_bytes(b'msgid "Le PDG d\xe9sign\xe9"\nmsgstr "The boss"\n')
    refused = run("glossary", "verify", po, "-g", path).stderr
    assert refused == f"entente: {po}:1: is not valid UTF-8 (correct charset in its header)\n"
    tsv = tmp_path / "a.tsv"
    tsv.write_text("Le PDG\tThe CEO\n\n")
    assert run("glossary", "verify", tsv, "-g", path, "--no-glossary").exit_code == 0
    tsv.write_text("Le PDG\n")
    assert "has no translation" in run("glossary", "verify", tsv).stderr


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("", 1),
        ('msgid ""\nmsgstr "Language: en\\n"\n\n', 4),
        ("# a remark\n# another\n#: f.c:1\n", 4),
        ('#~ msgid "vieux"\n#~ msgstr "old"\n\n# a remark\nmsgctxt "c"\n', 5),
    ],
)
def test_a_message_of_a_catalogue_is_told_at_its_own_line(run: Run, tmp_path: Path, above: str, line: int) -> None:
    po = tmp_path / "a.po"
    po.write_text(above + 'msgid "Le PDG"\nmsgstr "The boss"\n', encoding="utf-8")
    assert run("glossary", "verify", po).stdout.startswith(f"{po}:{line}: missed: 'PDG'")


@pytest.mark.parametrize("name", ["out.tbx", "out.po", "out.tsv", "out.csv"])
def test_export_and_import_again(run: Run, path: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert run("glossary", "export", path, "-o", out).exit_code == 0
    assert run("glossary", "export", path, "-o", out).exit_code == 2
    assert run("glossary", "export", path, "-o", out, "--force").exit_code == 0
    new = tmp_path / "new.csv"
    assert run("glossary", "import", out, new).exit_code == 0
    sources = {one["source"] for one in parsed(run("glossary", "list", new, "--json"))}
    assert {"PDG", "Sam Altman", "conseil d'administration"} <= sources


def test_what_an_export_cannot_hold_is_said(run: Run, path: Path) -> None:
    result = run("glossary", "export", path, "--format", "deepl")
    assert result.stdout == "PDG,CEO\nSam Altman,Sam Altman\nconseil d'administration,board of directors\n"
    assert "not carried over: conseil: forbidden rendering: advice" in result.stderr
    assert "give --output FILE, or --format alone to print" in run("glossary", "export", path).stderr
    result = run("glossary", "export", path, "--json", "--format", "csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("needs a file for the entries (give --output FILE)\n")


def test_extract_leaves_out_what_is_known_and_proposes_from_references(run: Run, path: Path, tmp_path: Path) -> None:
    french, english = tmp_path / "a.fr", tmp_path / "a.en"
    french.write_text(
        "L’apprentissage automatique (ML) plaît à Zoé Brunard.\nLe PDG aime l’apprentissage automatique.\n"
        "Zoé Brunard critique l’apprentissage automatique du conseil d’administration.\n"
    )
    english.write_text(
        "Zoé Brunard likes machine learning.\nThe CEO loves machine learning.\n"
        "Zoé Brunard criticises the board's machine learning.\n"
    )
    words = ("glossary", "extract", french, "--reference", english, "-g", path, "--no-glossary")
    found = {one["source"]: one for one in parsed(run(*words, "--json"))}
    assert found["apprentissage automatique"]["target"] == "machine learning"
    assert found["apprentissage automatique"]["frequency"] == 3
    assert found["Zoé Brunard"]["kind"] == "name"
    assert found["ML"]["kind"] == "acronym"
    assert "PDG" not in found
    assert "conseil d'administration" not in found
    review = tmp_path / "review.csv"
    review.write_text(run(*words).stdout)
    assert run("glossary", "merge", path, review).exit_code == 0
    assert "apprentissage automatique,machine learning" in path.read_text()


def test_references_must_correspond(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.en").write_text("one\n")
    result = run("glossary", "extract", path, "--reference", tmp_path / "a.en")
    assert result.exit_code == 2
    assert "has 1 lines" in result.stderr


@pytest.mark.parametrize("verb", ["import", "merge", "replace"])
def test_what_a_later_row_replaces_is_said_by_every_verb_that_reads_another_file(
    run: Run, path: Path, tmp_path: Path, verb: str
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("source,target\noiseau,bird\noiseau,fowl\nOiseau,poultry\n")
    arguments = (other, path) if verb == "import" else (path, other)
    told = parsed(run("glossary", verb, *arguments, "--dry-run", "--json"))
    assert [(loss["source"], loss["what"].split()[0]) for loss in told["losses"]] == [
        ("oiseau", "bird"),
        ("oiseau", "fowl"),
    ]
    result = run("glossary", verb, *arguments)
    assert "not carried over: oiseau: bird (line 2): replaced by poultry (line 4)\n" in result.stderr
