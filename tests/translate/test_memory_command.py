"""`entente memory`, run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SOURCE = "Le conseil d'administration approuve les comptes."
TARGET = "The board of directors approves the accounts."


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "memory.db"
    monkeypatch.setenv("ENTENTE_MEMORY", str(path))
    return path


def test_what_was_added_is_looked_up_exactly_and_nearly(file: Path, run) -> None:
    assert run("memory", "add", SOURCE, TARGET).exit_code == 0
    exact = run("memory", "lookup", SOURCE)
    assert exact.exit_code == 0
    assert "100.0 %  exact, approved, entry 1" in exact.stdout
    assert TARGET in exact.stdout
    near = run("memory", "lookup", "Le conseil d'administration approuve les nouveaux comptes.")
    assert "fuzzy, approved" in near.stdout
    assert "approuve les [-nouveaux-] comptes." in near.stdout


def test_json_tells_kind_score_entry_and_difference(file: Path, run) -> None:
    run("memory", "add", SOURCE, TARGET, "--context", "rapport")
    (record,) = json.loads(run("memory", "lookup", SOURCE, "--context", "rapport", "--json").stdout)
    assert (record["kind"], record["score"], record["target"]) == ("context", 100.0, TARGET)
    near = "Le conseil d'administration rejette les comptes."
    (record,) = json.loads(run("memory", "lookup", near, "--json").stdout)
    assert {"asked": "rejette", "found": "approuve"} in record["difference"]
    assert 75 <= record["score"] < 100


def test_nothing_found_is_status_1_and_an_empty_list(file: Path, run) -> None:
    run("memory", "add", SOURCE, TARGET)
    result = run("memory", "lookup", "Tout autre chose ici", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])


def test_an_entry_is_edited_and_removed_by_its_id(file: Path, run) -> None:
    run("memory", "add", SOURCE, "wrong")
    assert run("memory", "edit", 1, "--target", TARGET).exit_code == 0
    assert TARGET in run("memory", "lookup", SOURCE).stdout
    assert run("memory", "edit", 1).exit_code == 2
    assert "no entry 7" in run("memory", "edit", 7, "--approve").stderr
    assert run("memory", "remove", 1).exit_code == 0
    assert run("memory", "remove", 1).exit_code == 1
    assert run("memory", "lookup", SOURCE).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("remove", 10**20),
        ("edit", 10**20, "--approve"),
        ("prune", "--older-than", 10**20),
        ("add", "caf\udce9", "coffee"),
        ("add", "café", "coffee", "--context", "\udce9"),
    ],
)
def test_numbers_too_big_and_words_that_are_no_utf_8_are_told_in_one_line(file: Path, run, arguments) -> None:
    run("memory", "add", SOURCE, TARGET)
    result = run("memory", *arguments)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert run("memory", "lookup", SOURCE).exit_code == 0


def test_a_memory_travels_as_tmx(file: Path, tmp_path: Path, run) -> None:
    run("memory", "add", SOURCE, TARGET)
    out = tmp_path / "out.tmx"
    assert run("memory", "export", out).exit_code == 0
    assert run("memory", "export", out).exit_code == 2
    assert run("memory", "export", out, "--force").exit_code == 0
    other = tmp_path / "other.db"
    told = json.loads(run("memory", "import", out, "--memory", other, "--json").stdout)
    assert told[0]["stored"] == 1
    assert TARGET in run("memory", "lookup", SOURCE, "--memory", other).stdout


def test_a_malformed_tmx_stores_nothing_and_is_told_in_one_line(file: Path, tmp_path: Path, run) -> None:
    bad = tmp_path / "bad.tmx"
    unit = "<tu><tuv xml:lang='fr'><seg>Un.</seg></tuv><tuv xml:lang='en'><seg>One.</seg></tuv></tu>"
    bad.write_text(f"<tmx version='1.4'>\n<body>\n{unit}\n<tu></body></tmx>")
    run("memory", "add", SOURCE, TARGET)
    result = run("memory", "import", bad)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "bad.tmx:4" in result.stderr
    assert json.loads(run("memory", "stats", "--json").stdout)["entries"] == 1


def test_stats_and_prune(file: Path, run) -> None:
    from translate.memory import Entry, Memory

    with Memory(file) as memory:
        memory.add_many([Entry(SOURCE, TARGET), Entry("Un.", "One.", approved=False, key="k", model="m 1.0")])
    assert "m 1.0" in run("memory", "stats").stdout
    assert json.loads(run("memory", "stats", "--json").stdout)["machine"] == 1
    assert "1 entry would be removed" in run("memory", "prune", "--dry-run").stderr
    refused = run("memory", "prune", input="n\n")
    assert (refused.exit_code, refused.stderr) == (0, "Remove 1 entry? [y/N]: n\n0 entries removed\n")
    unasked = run("memory", "prune", input="")
    assert unasked.exit_code == 2
    assert unasked.stderr.endswith("nobody is there to answer (say --yes, or --dry-run to see what would go)\n")
    assert json.loads(run("memory", "stats", "--json").stdout)["machine"] == 1
    assert run("memory", "prune", "--yes").exit_code == 0
    counted = json.loads(run("memory", "stats", "--json").stdout)
    assert (counted["approved"], counted["machine"]) == (1, 0)
    assert run("memory", "prune", "--approved-too", "--yes").exit_code == 2


def test_no_memory_yet_is_told_with_advice_and_none_is_made(file: Path, run) -> None:
    result = run("memory", "stats")
    assert result.exit_code == 2
    assert "no translation memory here" in result.stderr
    assert not file.exists()


def test_statistics_take_the_file_as_their_argument(file: Path, tmp_path: Path, run) -> None:
    run("memory", "add", SOURCE, TARGET, "-m", tmp_path / "other.db")
    assert "entries       1\n" in run("memory", "stats", tmp_path / "other.db").stdout
    missing = run("memory", "stats", file)
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert f"{file}: no translation memory here" in missing.stderr


def test_a_dash_exports_to_standard_output(file: Path, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("memory", "add", SOURCE, TARGET)
    result = run("memory", "export", "-")
    assert result.exit_code == 0
    assert result.stdout.startswith("<?xml")
    assert TARGET in result.stdout
    assert result.stderr == "standard output: 1 entry written\n"
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("options", "exported"),
    [([], [TARGET, "One."]), (["--approved"], [TARGET]), (["--machine"], ["One."])],
)
def test_an_export_may_be_of_one_standing_only(file: Path, run, options: list[str], exported: list[str]) -> None:
    from translate.memory import Entry, Memory

    with Memory(file) as memory:
        memory.add_many([Entry(SOURCE, TARGET), Entry("Un.", "One.", approved=False, key="k", model="m 1.0")])
    written = run("memory", "export", "-", *options).stdout
    assert [target for target in (TARGET, "One.") if target in written] == exported


def test_two_standings_exclude_each_other(file: Path, run) -> None:
    run("memory", "add", SOURCE, TARGET)
    refused = run("memory", "export", "-", "--machine", "--approved")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--approved and --machine exclude each other" in refused.stderr


def test_near_matches_are_shown_from_a_score_and_up_to_a_number(file: Path, run) -> None:
    for number in range(4):
        run("memory", "add", f"Le conseil d'administration approuve les {number} comptes.", TARGET)
    asked = "Le conseil d'administration approuve les comptes."
    for options, count in ([], 4), (["--limit", "2"], 2), (["--minimum", "99"], 0), (["--minimum", "75"], 4):
        assert len(json.loads(run("memory", "lookup", asked, "--json", *options).stdout)) == count, options


def test_pruning_keeps_the_model_that_is_named(file: Path, run) -> None:
    from translate.memory import Entry, Memory

    with Memory(file) as memory:
        for model in ("m 1.0", "m 2.0"):
            memory.add(Entry(f"Un {model}.", "One.", approved=False, key="k", model=model))
    assert run("memory", "prune", "--keep-model", "m 2.0", "--yes").exit_code == 0
    assert json.loads(run("memory", "stats", "--json").stdout)["models"] == {"m 2.0": 1}


def test_the_memory_is_never_written_over_by_its_export(file: Path, run) -> None:
    run("memory", "add", SOURCE, TARGET)
    before = file.read_bytes()
    refused = run("memory", "export", file, "--force")
    assert refused.exit_code == 2
    assert "is the memory itself" in refused.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize("arguments", [["import", "none.tmx"], ["import", "broken.tmx"], ["add", "", ""]])
def test_what_fails_leaves_no_empty_memory(file: Path, run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "broken.tmx").write_text("<tmx><body><tu>", encoding="utf-8")
    asked = [str(tmp_path / each) if each.endswith(".tmx") else each for each in arguments]
    assert run("memory", *asked).exit_code == 2
    assert not list(tmp_path.glob("memory.db*"))
    run("memory", "add", SOURCE, TARGET)
    assert run("memory", *asked).exit_code == 2
    assert run("memory", "lookup", SOURCE).exit_code == 0


@pytest.mark.parametrize("arguments", [["stats"], ["lookup", SOURCE], ["export", "-"]])
def test_a_memory_is_read_where_nothing_may_be_written(file: Path, run, arguments: list[str]) -> None:
    run("memory", "add", SOURCE, TARGET)
    Path(f"{file}-shm").mkdir()  # what a reader makes beside it cannot be made
    assert run("memory", *arguments).exit_code == 0
    Path(f"{file}-shm").rmdir()
    assert run("memory", *arguments).exit_code == 0
    assert list(file.parent.glob("memory.db-*")) == []


def test_an_empty_file_is_told_as_no_memory(file: Path, run) -> None:
    file.touch()
    refused = run("memory", "stats")
    assert (refused.exit_code, file.stat().st_size) == (2, 0)
    assert "is empty, no translation memory" in refused.stderr


def unit(source: str, target: str, context: str = "") -> str:
    place = f"<prop type='x-context'>{context}</prop>" if context else ""
    sides = f"<tuv xml:lang='fr'><seg>{source}</seg></tuv><tuv xml:lang='en'><seg>{target}</seg></tuv>"
    return f"<tu>{place}{sides}</tu>"


UNITS = [
    unit("Ouvrir", "To open"),
    unit("Fermer", "Close"),
    unit("Ouvrir", "Unlock"),
    unit("Fermer", "Close"),
    unit("Ouvrir", "Open", "menu"),
    "<tu><tuv xml:lang='fr'><seg>Seul.</seg></tuv></tu>",
]


def test_an_import_tells_what_it_replaced_and_what_was_there_already(file: Path, tmp_path: Path, run) -> None:
    (tmp_path / "a.tmx").write_text(f"<tmx version='1.4'><body>{''.join(UNITS)}</body></tmx>", encoding="utf-8")
    result = run("memory", "import", tmp_path / "a.tmx", "--verbose")
    assert result.stderr.splitlines() == [
        f"{tmp_path / 'a.tmx'}: 5 entries stored (3 new, 1 in place of another, 1 there already),"
        " 1 without French and English left out",
        "replaced: Ouvrir = To open",
    ]
    assert json.loads(run("memory", "stats", "--json").stdout)["entries"] == 3
    assert "replaced:" not in run("memory", "import", tmp_path / "a.tmx").stderr
    (record,) = json.loads(run("memory", "import", tmp_path / "a.tmx", "--json").stdout)
    assert (record["stored"], record["known"]) == (5, 3)
    assert record["replaced"] == [
        {"source": "Ouvrir", "context": "", "before": "Unlock", "after": "To open"},
        {"source": "Ouvrir", "context": "", "before": "To open", "after": "Unlock"},
    ]


def test_an_import_of_new_entries_alone_only_counts_them(file: Path, tmp_path: Path, run) -> None:
    (tmp_path / "a.tmx").write_text(f"<tmx version='1.4'><body>{UNITS[0]}</body></tmx>", encoding="utf-8")
    assert run("memory", "import", tmp_path / "a.tmx").stderr == f"{tmp_path / 'a.tmx'}: 1 entry stored\n"


@pytest.mark.parametrize("order", [("a", "bad", "none"), ("bad", "none", "a"), ("none", "a", "bad")])
def test_a_file_that_fails_does_not_keep_the_others_from_being_stored(file: Path, tmp_path: Path, run, order) -> None:
    good = f"<tmx version='1.4'><body>{UNITS[0]}</body></tmx>"
    (tmp_path / "a.tmx").write_text(good, encoding="utf-8")
    (tmp_path / "bad.tmx").write_text(good.replace("</body>", "<tu>"), encoding="utf-8")
    asked = [tmp_path / f"{name}.tmx" for name in order]
    result = run("memory", "import", *asked)
    assert result.exit_code == 2
    told = sorted(result.stderr.splitlines())
    assert told[0] == f"{tmp_path / 'a.tmx'}: 1 entry stored"
    assert told[1].startswith(f"entente: {tmp_path / 'bad.tmx'}:1: is not well-formed XML")
    assert told[2].startswith(f"entente: {tmp_path / 'none.tmx'}: no such file")
    assert len(told) == 3
    assert json.loads(run("memory", "stats", "--json").stdout)["entries"] == 1
    records = json.loads(run("memory", "import", *asked, "--json").stdout)
    assert [("error" in each, Path(each["file"]).stem) for each in records] == [(name != "a", name) for name in order]


@pytest.mark.parametrize(("locale", "taken"), [([], "$5"), (["--locale", "en-GB"], "£5")])
def test_an_import_takes_the_english_of_its_locale(file: Path, tmp_path: Path, run, locale, taken: str) -> None:
    sides = "".join(f"<tuv xml:lang='en-{land}'><seg>{sum}</seg></tuv>" for land, sum in (("GB", "£5"), ("US", "$5")))
    content = f"<tmx version='1.4'><body><tu><tuv xml:lang='fr'><seg>5 €</seg></tuv>{sides}</tu></body></tmx>"
    (tmp_path / "a.tmx").write_text(content, encoding="utf-8")
    assert run("memory", "import", tmp_path / "a.tmx", *locale).exit_code == 0
    (record,) = json.loads(run("memory", "lookup", "5 €", "--json").stdout)
    assert record["target"] == taken


def test_adding_tells_the_translation_that_it_replaces(file: Path, run) -> None:
    assert run("memory", "add", "Ouvrir", "To open").stderr == "entry 1: Ouvrir = To open\n"
    assert run("memory", "add", "Ouvrir", "To open").stderr == "entry 1: Ouvrir = To open\n"
    again = run("memory", "add", "Ouvrir", "Unlock")
    assert again.stderr == "entry 1: Ouvrir = Unlock\nreplaced: Ouvrir = To open\n"
    apart = json.loads(run("memory", "add", "Ouvrir", "Open", "--context", "menu", "--json").stdout)
    assert (apart["target"], apart["replaced"]) == ("Open", None)
    last = json.loads(run("memory", "add", "Ouvrir", "Start", "--context", "menu", "--json").stdout)
    assert (last["target"], last["replaced"]) == ("Start", "Open")
