"""`entente batch` as a user runs it, with a machine of words in the place of the model."""

from __future__ import annotations

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from fakes import FakeEngine

from translate.batch import Batch, Job, Status, Threads, watch
from translate.batch.report import JsonLog, duration
from translate.batch.setup import Keeper, job_of, twins
from translate.errors import OutputError
from translate.memory import Entry, Memory
from translate.pipeline import Settings, Translator


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    engine = FakeEngine(reads_annotation=True)
    monkeypatch.setattr("translate.pipeline.load_engine", lambda *_, **__: engine)
    return engine


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Le chat noir dort.\n")
    (folder / "deep" / "b.txt").write_text("Le PDG mange.\n")
    return folder


@pytest.mark.usefixtures("engine")
def test_a_folder_becomes_its_english_mirror(run: Run, source: Path, tmp_path: Path) -> None:
    result = run("batch", source, tmp_path / "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "en" / "a.txt").read_text() == "The cat black sleeps.\n"
    assert (tmp_path / "en" / "deep" / "b.txt").read_text() == "The CEO eats.\n"
    assert "2 done: 7 words in" in result.stderr
    again = run("batch", source, tmp_path / "en", "--json")
    assert json.loads(again.stdout)["files"] == {"unchanged": 2}


@pytest.mark.usefixtures("engine")
def test_another_glossary_or_style_translates_again(run: Run, source: Path, tmp_path: Path) -> None:
    glossary = tmp_path / "mine.csv"
    glossary.write_text("source,target\nchat noir,black cat\n")
    run("batch", source, tmp_path / "en")
    for words in (("-g", glossary), ("-g", glossary, "--locale", "en-GB")):
        told = json.loads(run("batch", source, tmp_path / "en", "--json", *words).stdout)
        assert told["files"] == {"done": 2}
    assert (tmp_path / "en" / "a.txt").read_text() == "The black cat sleeps.\n"


@pytest.mark.usefixtures("engine")
def test_other_files_are_copied_and_what_is_done_is_done_again_where_asked(
    run: Run, source: Path, tmp_path: Path
) -> None:
    (source / "a.png").write_bytes(b"\x89PNG")
    run("batch", source, tmp_path / "en")
    assert not (tmp_path / "en" / "a.png").exists()
    copied = run("batch", source, tmp_path / "en", "--copy", "--resume", "--jobs", "2", "--json")
    assert json.loads(copied.stdout)["files"] == {"copied": 1, "unchanged": 2}
    assert (tmp_path / "en" / "a.png").read_bytes() == b"\x89PNG"
    forced = run("batch", source, tmp_path / "en", "--force", "--json")
    assert json.loads(forced.stdout)["files"]["done"] == 2


CATALOGUE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\nmsgid "{}"\nmsgstr ""\n'


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("a.txt", "L'été est là.", "is not valid UTF-8 (save it as UTF-8)"),
        ("a.po", CATALOGUE.format("UTF-8", "été"), "is not valid UTF-8 (correct charset in its header)"),
        ("a.po", CATALOGUE.format("klingon", "été"), "unknown encoding 'klingon' (correct charset in its header)"),
        (
            "a.po",
            CATALOGUE.format("UTF-8", "Open the file"),
            "`entente po translate --source msgid` or `--source msgstr`)",
        ),
        (
            "a.csv",
            "key,english\na,Open the file\nb,Close this file\n",
            "no column is French; its columns: key, english",
        ),
    ],
)
def test_a_bad_file_is_advised_what_a_batch_can_do(
    run: Run, tmp_path: Path, name: str, content: str, advice: str
) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / name).write_bytes(content.encode("latin-1"))
    for options in ([], ["--dry-run"]):
        told = [
            line
            for line in run("batch", tmp_path / "fr", tmp_path / "en", *options).output.splitlines()
            if name in line
        ]
        assert [line.endswith(advice) for line in told] == [True]


@pytest.mark.usefixtures("engine")
def test_a_bad_file_is_told_in_one_line_and_is_the_exit_status(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "bad.txt").write_bytes(b"\xff\xff\xff")
    result = run("batch", source, tmp_path / "en")
    assert result.exit_code == 2
    assert [line for line in result.stderr.splitlines() if line.startswith("failed  bad.txt: ")]
    assert (tmp_path / "en" / "a.txt").exists()
    assert run("batch", source, tmp_path / "en", "--exclude", "bad.*").exit_code == 0
    (source / "bad.txt").rename(source / "bad\n.txt")
    for option in ([], ["--dry-run"]):
        result = run("batch", source, tmp_path / "en", "--include", "bad*", *option)
        assert "bad\\n.txt" in result.output
        assert "bad\n" not in result.output


@pytest.fixture
def shut(source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder among the sources that may not be listed, as root may every one."""
    folder, listed = source / "shut", os.scandir
    folder.mkdir()

    def listing(path: Path) -> object:
        if path == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return listed(path)

    monkeypatch.setattr(os, "scandir", listing)
    return folder


@pytest.mark.usefixtures("engine", "shut")
def test_a_folder_that_may_not_be_listed_is_told_in_one_line_and_the_rest_is_translated(
    run: Run, source: Path, tmp_path: Path
) -> None:
    assert run("batch", source, tmp_path / "en", "--dry-run").exit_code == 2
    result = run("batch", source, tmp_path / "en")
    assert result.exit_code == 2
    (line,) = [line for line in result.stderr.splitlines() if "cannot be listed" in line]
    assert line.startswith("failed  shut: ")
    assert "2 done, 1 failed" in result.stderr
    assert (tmp_path / "en" / "deep" / "b.txt").exists()
    assert '"path":"shut","status":"failed"' in (tmp_path / "en" / ".entente" / "manifest.jsonl").read_text()
    assert run("batch", source, tmp_path / "en", "--exclude", "shut/**").exit_code == 0


def test_watching_goes_on_beside_a_folder_that_may_not_be_listed(
    source: Path, tmp_path: Path, engine: FakeEngine, shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Batch(source, tmp_path / "en", Job("m", "1", "2"), Threads(lambda: Translator(engine), 1))
    steps = [lambda: (source / "late.txt").write_text("Le chien mange.\n"), lambda: None]
    wait = lambda: bool(steps) and bool(steps.pop(0)() or True)  # noqa: E731
    sums = [dict(summary.files) for summary in watch.watch(work, wait)]
    assert sums == [{Status.DONE: 2, Status.FAILED: 1}, {Status.DONE: 1}]
    monkeypatch.undo()
    (shut / "c.txt").write_text("Le chat dort.\n")
    assert dict(work.run().files) == {Status.UNCHANGED: 3, Status.DONE: 1}


@pytest.mark.usefixtures("engine")
def test_findings_at_the_chosen_severity_are_status_1(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "term.txt").write_text("Le machin dort.\n")
    glossary = tmp_path / "mine.csv"
    glossary.write_text("source,target,kind\nmachin,machin,forbidden\n")
    assert run("batch", source, tmp_path / "en", "-g", glossary).exit_code == 0
    for _ in range(2):  # also where all is unchanged
        assert run("batch", source, tmp_path / "en2", "-g", glossary, "--fail-on", "warning").exit_code == 1


@pytest.mark.usefixtures("engine")
def test_a_dry_run_tells_files_words_and_time_and_writes_nothing(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (source / "bad.txt").write_bytes(b"\xff\xff\xff")
    result = run("batch", source, tmp_path / "en", "--dry-run")
    assert result.exit_code == 2
    for line in ("2 to translate", "1 left out: no known format", "1 would fail", "7 words, about "):
        assert line in result.stdout
    told = json.loads(run("batch", source, tmp_path / "en", "--dry-run", "--json").stdout)
    assert (told["words"], told["files"]["done"]) == (7, ["a.txt", "deep/b.txt"])
    assert not (tmp_path / "en").exists()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("place", ["file", "file/en", "en", "link"])
def test_a_dry_run_tells_of_a_target_that_cannot_be_made_what_the_real_run_tells(
    run: Run, source: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / ".entente").write_text("in the way")
    planned = run("batch", source, tmp_path / place, "--dry-run")
    real = run("batch", source, tmp_path / place)
    assert "a file stands where a folder is needed" in real.stderr
    assert (planned.exit_code, planned.output) == (2, real.output)


@pytest.mark.usefixtures("engine")
def test_a_dry_run_tells_of_a_target_that_may_not_be_written(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.R_OK)  # root may write everywhere
    planned = run("batch", source, tmp_path / "new" / "en", "--dry-run")
    assert planned.exit_code == 2
    assert f"{tmp_path / 'new' / 'en'}: may not be written" in planned.stderr


@pytest.mark.usefixtures("engine")
def test_a_dry_run_makes_no_memory_and_changes_none(run: Run, source: Path, tmp_path: Path) -> None:
    memory = tmp_path / "memory.db"
    told = run("batch", source, tmp_path / "en", "--dry-run", "--memory", memory)
    assert (told.exit_code, memory.exists()) == (0, False)
    assert "2 to translate" in told.stdout
    run("batch", source, tmp_path / "en", "--memory", memory)
    before = memory.read_bytes()
    again = run("batch", source, tmp_path / "en", "--dry-run", "--memory", memory)
    assert "2 unchanged" in again.stdout
    assert memory.read_bytes() == before


@pytest.mark.usefixtures("engine")
def test_every_event_is_a_json_line_when_asked(run: Run, source: Path, tmp_path: Path) -> None:
    result = run("batch", source, tmp_path / "en", "--log-json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    kinds = [event["event"] for event in events]
    assert (kinds[0], kinds[-1]) == ("started", "finished")
    assert [event["path"] for event in events if event["event"] == "file"] == ["a.txt", "deep/b.txt"]
    assert events[-1]["words"] == 7


@pytest.mark.usefixtures("engine")
def test_quiet_says_nothing(run: Run, source: Path, tmp_path: Path) -> None:
    result = run("batch", source, tmp_path / "en", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_a_missing_folder_is_told_before_any_model_is_loaded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.pipeline.load_engine", lambda *_, **__: pytest.fail("loaded"))
    result = run("batch", tmp_path / "none", tmp_path / "en")
    assert result.exit_code == 2
    assert "no such folder" in result.stderr


def test_approved_translations_win_and_machine_ones_are_kept(
    run: Run, source: Path, tmp_path: Path, engine: FakeEngine
) -> None:
    file = tmp_path / "memory.db"
    with Memory(file) as memory:
        memory.add(Entry("Le chat noir dort.", "The black cat is asleep."))
    assert run("batch", source, tmp_path / "en", "--memory", file).exit_code == 0
    assert (tmp_path / "en" / "a.txt").read_text() == "The black cat is asleep.\n"
    with Memory(file) as memory:
        kept = list(memory.entries(approved=False))
        assert [(entry.source, entry.target, entry.model) for entry in kept] == [
            ("Le PDG mange.", "The CEO eats.", engine.name)
        ]
    decoded = len(engine.calls)
    assert run("batch", source, tmp_path / "en2", "--memory", file).exit_code == 0
    assert (tmp_path / "en2" / "deep" / "b.txt").read_text() == "The CEO eats.\n"
    assert all(call.sources == () for call in engine.calls[decoded:])


def test_what_a_text_around_told_is_not_kept_in_the_memory(run: Run, tmp_path: Path, engine: FakeEngine) -> None:
    engine.sentences = {
        "« Bonjour, dit-il.": '"Hello," he said.',
        "Le chat dort.": "The cat sleeps.",
        "Oui. »": 'Yes."',
    }
    folder, file = tmp_path / "quoting", tmp_path / "memory.db"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "LE CHAT ET MERLOT\n\n« Bonjour, dit-il. Le chat dort. Oui. »\n\nLe chat de Merlot mange.\n"
    )
    assert run("batch", folder, tmp_path / "en", "--memory", file).exit_code == 0
    assert "“The cat sleeps. Yes.”" in (tmp_path / "en" / "a.txt").read_text()
    with Memory(file) as memory:
        assert {entry.source for entry in memory.entries(approved=False)} == {"Oui. »", "Le chat de Merlot mange."}


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("option", ["", "--json", "--log-json", "--quiet"])
def test_a_memory_that_cannot_be_written_is_tried_and_told_once_and_the_translations_are_written(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    file = tmp_path / "memory.db"
    monkeypatch.setattr("translate.memory.database.WAIT", 0.01)
    monkeypatch.setattr("translate.batch.tickets.MANY", 1)  # two windows
    tried = []
    add_many = Memory.add_many

    def add(self: Memory, *words: Any, **named: Any) -> int:
        tried.append(1)
        return add_many(self, *words, **named)

    monkeypatch.setattr(Memory, "add_many", add)
    Memory(file).close()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    result = run("batch", source, tmp_path / "en", "--memory", file, *filter(None, [option]))
    other.close()
    assert (result.exit_code, tried) == (2, [1])
    assert (tmp_path / "en" / "a.txt").read_text() == "The cat black sleeps.\n"
    assert (tmp_path / "en" / "deep" / "b.txt").read_text() == "The CEO eats.\n"
    reason = f"{file}: another process is changing it (try again when it is done)"
    if option == "--json":
        assert json.loads(result.stdout)["not_kept"] == reason
    if option == "--log-json":
        assert json.loads(result.stderr.splitlines()[-1])["not_kept"] == reason
    told = [f"machine translations were not kept in the memory: {reason}"] if option != "--log-json" else []
    assert [line for line in result.stderr.splitlines() if line.startswith("machine")] == told
    assert run("batch", source, tmp_path / "en", "--memory", file).exit_code == 0


def test_a_run_that_watches_tries_the_memory_again(source: Path, tmp_path: Path, engine: FakeEngine) -> None:
    with Memory(tmp_path / "memory.db") as memory:
        keeper = Keeper(memory)
        translator = Translator(engine, memory=memory)
        work = Batch(source, tmp_path / "en", Job("m", "1", "2"), Threads(twins(translator, keeper), 1), keeper=keeper)
        keeper.keep([Entry("", "")])  # what a memory refuses
        assert "needs a source" in work.run().not_kept
        assert len(memory) == 0
        (source / "late.txt").write_text("Le chien mange.\n")
        assert work.run().not_kept == ""
        assert [entry.source for entry in memory.entries()] == ["Le chien mange."]


def pieces(memory: Path) -> int:
    """Return of how many pieces the index of a memory consists."""
    with closing(sqlite3.connect(memory)) as file:
        return int(file.execute("SELECT count(DISTINCT segid) FROM near_idx").fetchone()[0])


@pytest.mark.usefixtures("engine")
def test_the_index_of_the_memory_is_merged_once_at_the_end_when_something_was_kept(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, merged, optimize = tmp_path / "memory.db", [], Memory.optimize
    monkeypatch.setattr("translate.batch.tickets.MANY", 1)  # two windows

    def counting(self: Memory) -> None:
        merged.append(pieces(file))
        optimize(self)

    monkeypatch.setattr(Memory, "optimize", counting)
    assert run("batch", source, tmp_path / "en", "--memory", file).exit_code == 0
    assert (merged, pieces(file)) == ([2], 1)
    assert run("batch", source, tmp_path / "en", "--memory", file).exit_code == 0
    assert merged == [2]


@pytest.mark.usefixtures("engine")
def test_an_index_that_cannot_be_merged_fails_nothing(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: Memory) -> None:
        raise OutputError("another process is changing it")

    monkeypatch.setattr(Memory, "optimize", locked)
    result = run("batch", source, tmp_path / "en", "--memory", tmp_path / "memory.db", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_a_new_approval_translates_again(run: Run, source: Path, tmp_path: Path, engine: FakeEngine) -> None:
    file = tmp_path / "memory.db"
    run("batch", source, tmp_path / "en", "--memory", file)
    assert json.loads(run("batch", source, tmp_path / "en", "--memory", file, "--json").stdout)["files"] == {
        "unchanged": 2
    }
    run("memory", "add", "Le chat noir dort.", "The black cat is asleep.", "--memory", file)
    run("batch", source, tmp_path / "en", "--memory", file)
    assert (tmp_path / "en" / "a.txt").read_text() == "The black cat is asleep.\n"


def test_the_job_depends_on_what_changes_the_text_only(engine: FakeEngine, tmp_path: Path) -> None:
    def digest(**settings: object) -> str:
        return job_of(Translator(engine, settings=Settings(**settings))).digest

    assert digest() == digest(alternatives=3, window=7)
    assert digest() != digest(off=frozenset({"names"}))
    with Memory(tmp_path / "m.db") as memory:
        assert job_of(Translator(engine), memory).digest != digest()


def test_what_arrives_is_translated_once_it_has_stopped_growing(
    source: Path, tmp_path: Path, engine: FakeEngine
) -> None:
    work = Batch(source, tmp_path / "en", Job("m", "1", "2"), Threads(lambda: Translator(engine), 1))
    late = source / "late.txt"
    steps = [
        lambda: late.write_text("Le chien"),
        lambda: late.write_text("Le chien mange.\n"),  # still growing
        lambda: None,  # settled: taken
        lambda: None,  # nothing new
        lambda: late.write_text("Le chien dort ici.\n"),
        lambda: None,  # taken again
    ]

    def wait() -> bool:
        if not steps:
            return False
        steps.pop(0)()
        return True

    sums = [dict(summary.files) for summary in watch.watch(work, wait)]
    assert sums == [{Status.DONE: 2}, {Status.DONE: 1}, {Status.DONE: 1}]
    assert (tmp_path / "en" / "late.txt").read_text() == "The dog sleeps ici.\n"


def test_progress_is_logged_once_a_second_at_most() -> None:
    lines: list[str] = []
    now = [0.0]
    log = JsonLog(lines.append, clock=lambda: now[0])
    for _ in range(24):
        now[0] += 0.125
        log.progress(10.0)
    assert [json.loads(line)["words"] for line in lines] == [80, 160, 240]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.42, "0.4 s"), (12.3, "12 s"), (185, "3 min 05 s"), (7620, "2 h 07 min"), (3_600_000, "1,000 h 00 min")],
)
def test_times_read_as_people_say_them(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_ends_it_in_the_middle_of_a_window_with_one_line_and_130(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    words = " ".join(f"Le conseil numéro {number} a examiné les comptes de la filiale." for number in range(3000))
    (tmp_path / "fr" / "long.txt").write_text(words)  # about a minute of work
    command = [sys.executable, "-m", "cli", "batch", "fr", "en", "--log-json"]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if '"progress"' in line:
                break
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=20)
    said = [line for line in rest.splitlines() if line and not line.startswith('{"event": "progress"')]
    assert process.returncode == 130
    assert json.loads(said[0])["event"] == "given up"
    assert said[1:] == ["entente: interrupted; what is done stays done: start again for the rest"]
    assert [path.name for path in (tmp_path / "en").iterdir()] == [".entente"]
