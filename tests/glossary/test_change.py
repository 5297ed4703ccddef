from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from glossary import change, history, sheet
from glossary.change import What
from glossary.errors import GlossaryError, OutputError
from glossary.term import Kind, Term

SHEET = sheet.parse(
    "# Heads.\nsource,target,kind,note\nPDG,CEO,acronym,the boss\n\n# Bodies.\nconseil,board,,\n"
    "conseil,advice,forbidden,\n",
    "g.csv",
)
CEO, BOARD, ADVICE = SHEET.terms


def test_a_diff_tells_what_was_added_removed_and_changed() -> None:
    changes = change.diff(
        SHEET.terms, [replace(BOARD, targets=("council",), note="x"), ADVICE, Term("grève", ("strike",))]
    )
    assert [(one.what, one.source, one.columns) for one in changes] == [
        (What.REMOVED, "PDG", ()),
        (What.CHANGED, "conseil", ("target", "note")),
        (What.ADDED, "grève", ()),
    ]
    assert change.diff(SHEET.terms, [replace(term, line=99, path="other") for term in SHEET.terms]) == ()


def test_an_entry_is_found_by_its_source_or_named_with_what_is_near() -> None:
    assert change.the(SHEET.terms, "pdg", path="g.csv") == CEO
    assert change.the(SHEET.terms, "Conseil", path="g.csv", forbidden=True) == ADVICE
    assert change.the(SHEET.terms, "Conseil", path="g.csv", line=7) == ADVICE
    with pytest.raises(GlossaryError, match=r"several entries 'Conseil': lines 6, 7 \(say --wanted or --forbidden"):
        change.the(SHEET.terms, "Conseil", path="g.csv")
    with pytest.raises(GlossaryError, match=r"several entries 'Conseil': lines 6, 9 \(say --line N"):
        change.the([*SHEET.terms, replace(BOARD, line=9)], "Conseil", path="g.csv", forbidden=False)
    with pytest.raises(GlossaryError, match=r"no entry 'Conseil' in line 3 \(it stands in lines 6, 7\)"):
        change.the(SHEET.terms, "Conseil", path="g.csv", line=3)
    with pytest.raises(GlossaryError, match=r"no entry 'conseils'.*near: conseil"):
        change.the(SHEET.terms, "conseils", path="g.csv")


def test_near_entries_are_found_by_source_and_target() -> None:
    assert change.nearest(SHEET.terms, "consiel")[0][0] == BOARD
    assert change.nearest(SHEET.terms, "advise")[0][0] == ADVICE
    assert change.nearest(SHEET.terms, "xyzzy") == []


def test_what_stands_already_is_not_added_again() -> None:
    assert len(change.added(SHEET, [Term("grève", ("strike",))]).terms) == 4
    with pytest.raises(GlossaryError, match=r"g\.csv:6: 'Conseil' stands already"):
        change.added(SHEET, [Term("Conseil", ("council",))])
    with pytest.raises(GlossaryError, match="'conseil' stands already"):
        change.edited(SHEET, CEO, Term("conseil", ("x",)))


@pytest.mark.parametrize(
    ("other", "row", "refused"),
    [
        ("AGI,AGI,", "AGI,OM,acronym", True),  # a term and an acronym spelt alike
        ("AGI,AGI,acronym", "AGI,OM,", True),
        ("agi,AGI,acronym", "AGI,OM,", True),
        ("AGI,AGI,acronym", "agi,OM,acronym", False),
        ("AGI,AGI,forbidden", "AGI,OM,acronym", False),
        ("OM,ohm,acronym", "OM,Marseille,acronym", False),  # they stood twice before
        ("OM,ohm,", "OM,Marseille,acronym", False),
        ("OM,ohm,", "OM,Marseille,", True),  # of the same kind they had not been
    ],
)
def test_an_edit_makes_no_duplicate_that_add_refuses(other: str, row: str, refused: bool) -> None:
    before = sheet.parse(f"source,target,kind\nOM,OM,acronym\n{other}\n")
    new = sheet.build(dict(zip(before.columns, row.split(","), strict=True)))
    old = before.terms[0]
    if refused:
        with pytest.raises(GlossaryError, match=f"3: '{new.source}' stands already"):
            change.edited(before, old, new)
    else:
        assert change.edited(before, old, new).terms[0].targets == new.targets


def test_a_merge_lets_the_other_win_only_in_what_it_says() -> None:
    other = [Term("PDG", ("chief executive",)), Term("conseil", ("board",)), Term("grève", ("strike",))]
    merged = change.merged(SHEET, other)
    assert merged.text() == SHEET.text().replace("CEO", "chief executive") + "grève,strike,,\n"
    assert change.merged(SHEET, other, keep=True).text() == SHEET.text() + "grève,strike,,\n"


@pytest.mark.parametrize(
    ("row", "other", "merged"),
    [
        ("RTT,,do-not-translate,x", "RTT,working time reduction,", "RTT,working time reduction,,x"),
        ("RTT,,do-not-translate,x", "RTT,WTR,acronym", "RTT,WTR,acronym,x"),
        ("RTT,,do-not-translate,x", "RTT,RTT,", "RTT,,do-not-translate,x"),
        ("RTT,WTR,acronym,x", "RTT,,do-not-translate", "RTT,,do-not-translate,x"),
    ],
)
def test_a_merge_gives_no_target_to_what_is_not_to_be_translated(row: str, other: str, merged: str) -> None:
    head = "source,target,kind,note\n"
    new = sheet.parse(f"{head}{other}\n").terms
    result = change.merged(sheet.parse(f"{head}{row}\n"), new)
    assert result.text() == f"{head}{merged}\n"
    assert change.merged(result, new).text() == result.text()


@pytest.mark.parametrize(
    ("other", "keep", "merged"),
    [
        ("AGI,AGI,acronym\nagi,acted,\n", False, "AGI,AGI,acronym,x\nagi,acted,,\n"),
        ("agi,acted,\nAGI,AGI,acronym\n", False, "agi,acted,,x\nAGI,AGI,acronym,\n"),
        ("AGI,one,\nagi,two,\n", False, "agi,two,,x\n"),
        ("AGI,AGI,acronym\nagi,acted,\n", True, "AGI,general AI,,x\n"),
    ],
)
def test_of_two_entries_that_meet_one_neither_is_lost(other: str, keep: bool, merged: str) -> None:
    head = "source,target,kind,note\n"
    new = sheet.parse(f"{head}{other}").terms
    result = change.merged(sheet.parse(f"{head}AGI,general AI,,x\n"), new, keep=keep)
    assert result.text() == f"{head}{merged}"
    assert change.merged(result, new, keep=keep).text() == result.text()


def test_a_replacement_leaves_exactly_the_other_s_entries_in_their_places() -> None:
    other = [Term("grève", ("strike",)), Term("conseil", ("council",))]
    replaced = change.replaced(SHEET, other)
    assert replaced.text() == ("# Heads.\nsource,target,kind,note\n\n# Bodies.\nconseil,council,,\ngrève,strike,,\n")


def test_removing_keeps_comments() -> None:
    assert change.removed(SHEET, [BOARD, ADVICE]).text().endswith("\n\n# Bodies.\n")


def test_a_written_file_can_be_undone_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    for text in ("one", "two", "three"):
        assert history.save(path, text).exists()
    assert [entry.name for entry in history.backups(path)] == ["g.csv.1.bak", "g.csv.2.bak", "g.csv.3.bak"]
    history.undo(path)
    assert path.read_text() == "two"
    history.undo(path)
    assert path.read_text() == "one"
    history.undo(path)
    assert not path.exists()
    with pytest.raises(OutputError, match="nothing to undo"):
        history.undo(path)
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_by_hand_is_not_undone_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    history.save(path, "one")
    path.write_text("one by hand")
    history.save(path, "two")
    history.undo(path)
    assert path.read_text() == "one by hand"  # the change is undone, the hand's work is not
    names = {entry.name for entry in tmp_path.iterdir()}
    for _ in range(2):
        with pytest.raises(OutputError, match=r"not what the last change wrote.*--force"):
            history.undo(path)
        assert path.read_text() == "one by hand"
        assert {entry.name for entry in tmp_path.iterdir()} == names == {"g.csv", "g.csv.1.bak", "g.csv.1.sum.bak"}
    history.undo(path, force=True)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_does_not_know_what_was_written_is_put_back_by_force_only(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("two")
    path.with_name("g.csv.1.bak").write_text("one")
    with pytest.raises(OutputError, match="--force"):
        history.undo(path)
    path.unlink()  # nothing is lost now
    history.undo(path)
    assert path.read_text() == "one"


def test_old_backups_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    for number in range(history.KEPT + 5):
        history.save(path, str(number))
    assert len(history.backups(path)) == history.KEPT
    assert len(list(tmp_path.glob("*.sum.bak"))) == history.KEPT
    history.undo(path)
    assert path.read_text() == str(history.KEPT + 3)


def test_who_holds_a_file_loses_no_other_s_change(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"

    def add(number: int) -> None:
        with history.held(path):
            before = path.read_text() if path.exists() else ""
            history.save(path, f"{before}{number}\n")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(24)))
    assert sorted(map(int, path.read_text().split())) == list(range(24))
    assert not [entry.name for entry in tmp_path.iterdir() if "lock" in entry.name]


def test_a_change_that_cannot_be_written_names_the_file_not_its_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OutputError, match=r"none/g\.csv: its folder does not exist"), history.held("none/g.csv"):
        history.save("none/g.csv", "one")
    path = tmp_path / "g.csv"
    history.save(path, "one")
    monkeypatch.setattr(history, "backups", lambda _: [])  # the backup was made since they were looked for
    with pytest.raises(OutputError, match=r"/g\.csv: is being changed by another program \(run it again\)"):
        history.save(path, "two")


def test_kind_forbidden_is_told_apart_from_the_wanted_entry() -> None:
    assert [term.kind for term in change.find(SHEET.terms, "CONSEIL")] == [Kind.TERM, Kind.FORBIDDEN]
