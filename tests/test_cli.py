"""The front door: errors of the system are one line and status 2, a closed pipe is no fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

ROOT = Path(__file__).resolve().parents[1]
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_told_in_one_line() -> None:
    with FULL.open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "cli", "segment", "-"],
            input=b"Le chat dort.",
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr.decode().startswith("entente: standard output: No space left")
    assert result.stderr.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_what_goes_to_a_file_is_utf8_in_every_locale(encoding: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "cli", "segment", "-"],
        input="L’été … 5 €.".encode(),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        cwd=ROOT,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode() == "L’été … 5 €.\n"


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="file names are text there")
def test_a_file_name_that_is_no_utf8_stays_valid_json(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (tmp_path / name).write_text("Le chat dort.", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from cli import main; main()", "segment", "--json", name],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        check=False,
    )
    assert result.returncode == 0
    assert json.loads(result.stdout.decode())["documents"][0]["path"] == name


def test_a_reader_that_has_enough_is_no_fault() -> None:
    command = f"yes 'Le chat dort.' | head -n 20000 | {sys.executable} -m cli segment - | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert result.stdout == b"Le chat dort.\n"
    assert result.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="pipes end so there")
@pytest.mark.parametrize(
    "words", [["--help"], ["glossary", "list"], ["glossary", "match"], ["segment"], ["check", "--list"]]
)
def test_a_reader_that_has_gone_ends_a_command_with_141_and_not_as_findings_do(words: list[str]) -> None:
    read, written = os.pipe()
    os.close(read)
    with os.fdopen(written, "wb") as pipe:
        result = subprocess.run(
            [sys.executable, "-m", "cli", *words],
            input=b"Le chat dort.\n" * 10_000,
            stdout=pipe,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert (result.returncode, result.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--foo"], "entente: no such option '--foo'"),
        (["translat"], "entente: no such command 'translat'. Did you mean 'translate'? (try 'entente --help')"),
        (["glossary", "lst"], "entente glossary: no such command 'lst'. Did you mean 'list'?"),
        (["po", "zzz"], "entente po: no such command 'zzz' (try 'entente po --help')"),
        (["translate", "--alternatives", "x"], "entente translate: invalid value for '--alternatives': 'x'"),
        (["translate", "--alternativs", "2"], "entente translate: no such option '--alternativs'. Did you mean"),
        (["translate", "a.txt", "-o"], "entente translate: option '-o' requires an argument (try 'entente translate"),
        (["po", "translate"], "entente po translate: missing argument 'FILE|DIR|GLOB"),
        (["model", "info", "a", "b"], "entente model info: got unexpected extra argument (b)"),
        (["translate", "--line-by-line", "--format", "po"], "entente translate: --line-by-line and --format exclude"),
    ],
)
def test_a_wrong_use_is_one_line_that_says_where_to_read_on(run: Run, words: list[str], said: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith(" --help')\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["translate", "-", "-"], "standard input can be read only once (name - once"),
        (["segment", "-", "a.txt", "-"], "standard input can be read only once (name - once"),
        (["translate", ""], "an empty name is no file ("),
        (["translate", "."], ".: is a directory (name a file in it; `entente batch` translates a folder whole)"),
        (["translate", "a\nb.txt"], "a\\nb.txt: no such file ("),
        (["translate", "no.txt", "-o", "/dev/null"], "no.txt: no such file ("),
        (["translate", "-g", "-"], "standard input: is not read here ("),
        (["translate", "--reference", "-", "fr.po"], "standard input: is not read here ("),
        (["glossary", "import", "-", "new.csv", "--format", "csv"], "standard input: is not read here ("),
        (["glossary", "merge", "new.csv", "-", "--format", "csv"], "standard input: is not read here ("),
        (["glossary", "list", "-"], "standard input: is not read here ("),
        (["po", "translate", "--compendium", "-", "fr.po"], "standard input: is not read here ("),
        (["memory", "import", "-"], "standard input: is not read here ("),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fr.po").write_text('msgid "Le chat dort."\nmsgstr ""\n', encoding="utf-8")
    result = run(*words, input="Le chat dort.")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"entente: {said}")
    assert result.stderr.count("\n") == 1


def test_the_traceback_of_an_error_stands_above_its_line_and_changes_no_status(run: Run) -> None:
    plain, traced = run("translate", "no.txt"), run("--debug", "translate", "no.txt")
    assert (traced.exit_code, traced.stdout) == (2, "")
    assert traced.stderr.startswith("Traceback (most recent call last):\n")
    assert traced.stderr.endswith("\n" + plain.stderr)


@pytest.mark.parametrize("command", ["segment -", "glossary match"])
@pytest.mark.skipif(os.name != "posix", reason="the shell of POSIX closes it")
def test_a_closed_standard_input_is_an_empty_one(command: str) -> None:
    line = f'"{sys.executable}" -m cli {command} <&-'
    result = subprocess.run(["sh", "-c", line], capture_output=True, cwd=ROOT, check=False)
    assert (result.returncode, result.stdout) == (0, b"")
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["tr"], ["plain,translate"]),
        (["translate", ""], ["file,"]),
        (["translate", "--loc"], ["plain,--locale"]),
        (["translate", "--locale", "en-G"], ["plain,en-GB"]),
        (["translate", "--format", "ma"], ["plain,markdown"]),
        (["translate", "--model", "x"], ["file,x"]),
        (["po", "check", "a"], ["file,a"]),
        (["glossary", "ex"], ["plain,extract", "plain,export"]),
        (["glossary", "lint", "a"], ["file,a"]),
    ],
)
def test_shells_complete_commands_options_values_and_files(words: list[str], expected: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "cli"],
        capture_output=True,
        env={
            **os.environ,
            "_ENTENTE_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(["entente", *words]),
            "COMP_CWORD": str(len(words)),
        },
        cwd=ROOT,
        check=False,
    )
    assert result.stdout.decode().split() == expected


@pytest.mark.parametrize("words", [[], ["po"], ["glossary"]])
def test_a_group_without_a_command_shows_its_help(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith(" ".join(["Usage: entente", *words]))


@pytest.mark.parametrize("module", ["click", "glossary"])
def test_an_interrupt_while_the_first_modules_load_is_one_line_and_status_130(tmp_path: Path, module: str) -> None:
    (tmp_path / f"{module}.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from cli import main; main()", "translate", "-"],
        input=b"",
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
        cwd=tmp_path,
        check=False,
    )
    assert result.returncode == 130
    assert result.stderr == b"entente: interrupted\n"


HEAVY = (
    "numpy ctranslate2 lxml sacrebleu sentencepiece simplemma rapidfuzz argostranslate sacremoses polib sqlite3 tqdm"
)
WALK = """
import sys, click, cli
def walk(command, context):
    for name in command.list_commands(context) if isinstance(command, click.Group) else ():
        below = command.get_command(context, name)
        walk(below, click.Context(below, info_name=name, parent=context))
walk(cli.entente, click.Context(cli.entente))
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_no_help_waits_for_a_heavy_module() -> None:
    result = subprocess.run([sys.executable, "-c", WALK], capture_output=True, cwd=ROOT, check=True)
    loaded = set(result.stdout.decode().split())
    assert {"click", "translate", "glossary"} <= loaded
    assert not loaded & set(HEAVY.split())


def test_the_first_help_imports_no_command() -> None:
    code = "import sys, cli\ntry: cli.main(['--help'])\nfinally: print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert result.stdout.startswith(b"Usage: entente")
    assert not [name for name in result.stderr.decode().split() if ".commands" in name]
