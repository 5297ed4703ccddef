"""The translation memory: what answers a source, what does not, and what survives."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from glossary.term import Term
from translate.errors import InputError, OutputError
from translate.memory import Entry, MatchKind, Memory, Storing, machine_key, normalise, word_difference

BOARD = Entry("Le conseil d’administration approuve les comptes.", "The board of directors approves the accounts.")
DOOR = Entry("Le gardien ferme la porte du jardin.", "The keeper closes the garden gate.")


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    opened = Memory(tmp_path / "memory.db")
    yield opened
    opened.close()


def machine(source: str, target: str, key: str = "k1", model: str = "m 1.0") -> Entry:
    return Entry(source, target, approved=False, key=key, model=model)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Le conseil d’administration approuve les comptes.", True),
        ("Le conseil d'administration approuve les comptes.", True),
        ("  Le conseil d'administration\u00a0approuve\nles comptes. ", True),
        ("le conseil d'administration approuve les comptes.", False),
        ("Le conseil d'administration approuve les comptes", False),
        ("", False),
    ],
)
def test_spaces_and_apostrophes_do_not_count_but_capitals_and_punctuation_do(
    memory: Memory, asked: str, found: bool
) -> None:
    memory.add(BOARD)
    match = memory.exact(asked)
    assert (match is not None) is found
    if match is not None:
        assert (match.target, match.kind, match.score) == (BOARD.target, MatchKind.EXACT, 100.0)


def test_a_decomposed_accent_is_the_same_sentence() -> None:
    assert normalise("e\u0301te\u0301") == normalise("été") == "été"


def test_the_context_asked_for_comes_first_then_no_context_then_any(memory: Memory) -> None:
    memory.add(Entry("Ouvrir", "Open", context="menu"))
    memory.add(Entry("Ouvrir", "Unlock", context="porte"))
    assert memory.exact("Ouvrir", context="porte").target == "Unlock"
    assert memory.exact("Ouvrir", context="porte").kind is MatchKind.CONTEXT
    assert memory.exact("Ouvrir", context="bouton").kind is MatchKind.EXACT
    memory.add(Entry("Ouvrir", "Open up"))
    assert memory.exact("Ouvrir", context="bouton").target == "Open up"
    assert memory.exact("Ouvrir").target == "Open up"


def test_a_machine_entry_answers_only_under_its_key_and_for_the_very_same_characters(memory: Memory) -> None:
    memory.add(machine("L'été.", "Summer."))
    assert memory.exact("L'été.") is None
    assert memory.exact("L'été.", key="k2") is None
    assert memory.exact("L’été.", key="k1") is None
    assert memory.exact("L'été.", key="k1").target == "Summer."


def test_an_approved_entry_wins_over_the_machine_whatever_the_model(memory: Memory) -> None:
    memory.add(machine("L'été.", "Been."))
    memory.add(Entry("L'été.", "Summer."))
    assert memory.exact("L'été.", key="k1").entry.approved
    assert memory.exact("L'été.", key="another").target == "Summer."


def test_an_approved_entry_that_breaks_the_glossary_is_passed_over(memory: Memory) -> None:
    memory.add(Entry("Le PDG démissionne.", "The PDG resigns."))
    memory.add(machine("Le PDG démissionne.", "The CEO resigns."))

    def keeps_terms(target: str) -> bool:
        return "CEO" in target

    assert memory.exact("Le PDG démissionne.", accept=keeps_terms) is None
    assert memory.exact("Le PDG démissionne.", key="k1", accept=keeps_terms).target == "The CEO resigns."


def test_the_last_approval_of_a_source_replaces_the_one_before(memory: Memory) -> None:
    first = memory.add(BOARD)
    second = memory.add(Entry(BOARD.source, "The board approves the accounts."))
    assert first == second
    assert len(memory) == 1
    assert memory.exact(BOARD.source).target == "The board approves the accounts."


@pytest.mark.parametrize("whole", [True, False])
def test_what_an_addition_replaces_and_what_was_there_already_is_told(memory: Memory, whole: bool) -> None:
    storing = Storing()
    other = Entry(BOARD.source, "The board approves the accounts.")
    apart = Entry(BOARD.source, "The board approves.", context="title")
    assert memory.add_many([BOARD, DOOR, other, DOOR, apart], whole=whole, storing=storing) == 5
    assert [(old.target, new) for old, new in storing.replaced] == [(BOARD.target, other)]
    assert storing.known == 1
    assert len(memory) == 5 - 1 - 1


def test_the_key_depends_on_the_model_and_on_the_terms_that_applied_and_on_nothing_else() -> None:
    board = Term("conseil d'administration", ("board of directors", "board"))
    chief = Term("PDG", ("CEO",))
    key = machine_key("digest", [board, chief])
    assert key == machine_key("digest", [chief, board, chief])
    assert key == machine_key("digest", [chief, Term(board.source, board.targets, note="other", line=7)])
    assert key != machine_key("other", [board, chief])
    assert key != machine_key("digest", [board])
    assert key != machine_key("digest", [board, Term("PDG", ("chief executive",))])


def test_a_change_of_one_word_is_found_with_its_score_and_its_difference(memory: Memory) -> None:
    memory.add_many([BOARD, DOOR])
    (match,) = memory.fuzzy("Le conseil d'administration approuve les nouveaux comptes.")
    assert match.kind is MatchKind.FUZZY
    assert match.entry.target == BOARD.target
    assert 90 < match.score < 95
    assert [(run.asked, run.found) for run in match.difference if not run.equal] == [("nouveaux", "")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Les conseils d'administration approuvent les comptes.", True),  # inflected all over
        ("Le conseil d'administration approuve le budget.", True),
        ("Le conseil approuve les comptes.", True),
        ("Le conseil municipal rejette la demande du préfet.", False),
        ("Bonjour.", False),
        ("!!!", False),
        ('" OR near MATCH "', False),
    ],
)
def test_three_quarters_is_where_a_near_match_begins(memory: Memory, asked: str, found: bool) -> None:
    memory.add_many([BOARD, DOOR])
    assert bool(memory.fuzzy(asked, minimum=75)) is found


def test_near_matches_come_best_first_and_the_approved_one_first_among_equals(memory: Memory) -> None:
    memory.add(machine(BOARD.source, "The council of administration approves the accounts."))
    memory.add_many([BOARD, Entry("Le conseil d'administration approuve le budget.", "The board approves the budget.")])
    matches = memory.fuzzy("Le conseil d'administration approuve les comptes!")
    assert [match.entry.approved for match in matches] == [True, False, True]
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert [match.entry.approved for match in memory.fuzzy(BOARD.source, approved_only=True)] == [True, True]
    assert len(memory.fuzzy(BOARD.source, limit=1)) == 1


def test_among_thousands_of_look_alikes_the_nearest_is_found(memory: Memory) -> None:
    towns = ("Lyon", "Lille", "Brest", "Nantes", "Nice")
    memory.add_many(
        Entry(f"La ville de {towns[n % 5]} publie son rapport {n} sur l'eau.", f"{towns[n % 5]} {n}")
        for n in range(3000)
    )
    memory.add(Entry("La ville de Quimper publie son rapport 12 sur l'air.", "wanted"))
    assert memory.fuzzy("La ville de Quimper publie son rapport 13 sur l'air.")[0].entry.target == "wanted"
    assert memory.fuzzy("La ville de Lyon publie son rapport sur l'eau.")[0].score > 90


def test_the_difference_of_two_texts_joins_back_to_each() -> None:
    rng = random.Random(7)
    words = ["le", "la", "un", "chat", "chien", "dort", "mange", "vite"]
    for _ in range(200):
        left = " ".join(rng.choices(words, k=rng.randrange(8)))
        right = " ".join(rng.choices(words, k=rng.randrange(8)))
        runs = word_difference(left, right)
        assert " ".join(run.asked for run in runs if run.asked) == left
        assert " ".join(run.found for run in runs if run.found) == right


def test_an_edited_machine_translation_becomes_approved(memory: Memory) -> None:
    identity = memory.add(machine("L'été.", "Been."))
    edited = memory.edit(identity, target="Summer.")
    assert edited.approved
    assert memory.exact("L'été.").target == "Summer."
    assert memory.exact("L'été.", key="k1").target == "Summer."


def test_an_edit_that_would_make_two_approved_entries_equal_is_refused_and_changes_nothing(memory: Memory) -> None:
    memory.add(Entry("Ouvrir", "Open"))
    identity = memory.add(machine("Ouvrir", "To open"))
    with pytest.raises(InputError, match="would equal another approved entry"):
        memory.edit(identity, approved=True)
    assert not memory.get(identity).approved


def test_an_approved_entry_does_not_become_the_machine_s(memory: Memory) -> None:
    identity = memory.add(BOARD)
    with pytest.raises(InputError):
        memory.edit(identity, approved=False)
    assert memory.get(identity).approved


def test_a_removed_entry_is_found_no_more(memory: Memory) -> None:
    identity = memory.add(BOARD)
    assert memory.remove([identity, identity, 99]) == 1
    assert memory.exact(BOARD.source) is None
    assert memory.fuzzy(BOARD.source) == ()
    with pytest.raises(InputError, match=f"no entry {identity}"):
        memory.get(identity)


def test_pruning_takes_the_machine_entries_asked_for_and_never_an_approved_one_by_itself(memory: Memory) -> None:
    memory.add(BOARD)
    memory.add(machine("Un.", "One.", model="old"))
    memory.add(machine("Deux.", "Two.", model="new"))
    assert memory.prune(keep_model="new", dry_run=True) == 1
    assert memory.prune(keep_model="new") == 1
    assert memory.prune(before=1) == 0
    assert memory.prune() == 1
    assert [entry.source for entry in memory.entries()] == [BOARD.source]
    with pytest.raises(InputError, match="by age only"):
        memory.prune(machine_only=False)
    assert memory.prune(machine_only=False, before=2**40) == 1


def test_stats_count_what_is_there(memory: Memory) -> None:
    memory.add_many([BOARD, machine("Un chat.", "A cat."), machine("Un chien.", "A dog.", model="m 2.0")])
    stats = memory.stats()
    assert (stats.entries, stats.approved, stats.machine, stats.words) == (3, 1, 2, 10)
    assert stats.models == {"m 1.0": 1, "m 2.0": 1}
    assert stats.size > 0


def test_the_digest_changes_with_approved_entries_only(memory: Memory) -> None:
    before = memory.digest
    memory.add(machine("Un.", "One."))
    assert memory.digest == before
    memory.add(BOARD)
    after = memory.digest
    assert after != before
    memory.add(BOARD)  # says nothing new
    assert memory.digest == after
    identity = memory.exact(BOARD.source).entry.id
    memory.edit(identity, target="The board approves the accounts.")
    edited = memory.digest
    assert edited != after
    memory.remove([identity])
    assert memory.digest not in (before, after, edited)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (Entry(" ", "x"), "needs a source and a translation"),
        (Entry("x", ""), "needs a source and a translation"),
        (Entry("x", "y", approved=False), "needs a key"),
        (Entry("x", "y", approved=False, key="k", context="c"), "has no context"),
    ],
)
def test_what_is_no_entry_is_refused_and_nothing_of_its_transaction_stays(
    memory: Memory, entry: Entry, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        memory.add_many([BOARD, entry], whole=True)
    assert len(memory) == 0


def test_in_a_snapshot_many_questions_are_asked_of_one_state(memory: Memory) -> None:
    memory.add(BOARD)
    with memory.snapshot():
        with Memory(memory.path) as other:
            other.add(DOOR)
        assert memory.exact(DOOR.source) is None
        assert memory.exact(BOARD.source) is not None
    assert memory.exact(DOOR.source) is not None


def test_threads_may_share_a_memory(memory: Memory) -> None:
    def work(number: int) -> None:
        for step in range(20):
            memory.add(Entry(f"Phrase {number} {step}.", f"Sentence {number} {step}."))
            assert memory.exact(f"Phrase {number} {step}.") is not None
            assert memory.fuzzy(f"Phrase {number} {step}!")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(memory) == 80


def test_a_missing_memory_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no translation memory here"):
        Memory(tmp_path / "none.db", create=False)
    with pytest.raises(InputError, match="no translation memory here"):
        Memory(tmp_path / "none.db", read_only=True)
    assert list(tmp_path.iterdir()) == []
    Memory(tmp_path / "deep" / "er" / "new.db").close()
    assert (tmp_path / "deep" / "er" / "new.db").is_file()


def test_what_is_not_a_memory_is_told_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("not a database at all, but long enough to be one " * 40)
    with pytest.raises(InputError, match="not a translation memory, or is damaged"):
        Memory(text)
    assert text.read_text().startswith("not a database")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(InputError, match="not a translation memory of Entente"):
        Memory(other)
    with pytest.raises(InputError, match="is a directory"):
        Memory(tmp_path)


def test_a_memory_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    Memory(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(InputError, match="newer Entente"):
        Memory(path)


def test_a_memory_opened_to_read_cannot_be_changed(memory: Memory) -> None:
    memory.add(BOARD)
    with Memory(memory.path, read_only=True) as reader:
        assert reader.exact(BOARD.source) is not None
        with pytest.raises(OutputError, match="read-only"):
            reader.add(DOOR)


def test_a_process_killed_while_it_writes_leaves_whole_transactions(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import sys
        from translate.memory import Entry, Memory
        memory = Memory(sys.argv[1])
        for turn in range(10**6):
            entries = [Entry(f"Phrase {turn} {n}.", f"Sentence {turn} {n}.") for n in range(10)]
            memory.add_many(entries, whole=True)
            print(turn, flush=True)
        """
    )
    path = tmp_path / "killed.db"
    for after in (3, 17, 30):
        process = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(after)]
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with Memory(path) as memory:
            assert len(memory) % 10 == 0
            assert len(memory) >= 10 * after
            turn = int(told[-1])
            assert memory.exact(f"Phrase {turn} 9.").target == f"Sentence {turn} 9."
            assert memory.fuzzy(f"Phrase {turn} 9!")
