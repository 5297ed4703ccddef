"""The README tells the truth: its commands are run and print what it shows, its Python does what it says."""

from __future__ import annotations

import difflib
import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from translate.engine.find import EMBEDDED

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"(?<=^```python\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"(?<=^```sh\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
START = "import sys; sys.argv[0] = 'entente'; from cli import main; main()"
UPDATE = "ENTENTE_UPDATE_README"
ALIKE = 0.8  # another model's output, or no translation, is far below

pytestmark = pytest.mark.skipif(not EMBEDDED.is_dir(), reason="the embedded model is not in this checkout")


def readme() -> str:
    return README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which `entente` is the one of this checkout."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "entente"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{START}" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("ENTENTE_")},
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }


def examples(block: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with what it prints."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts]


def alike(shown: str, now: str) -> float:
    """Return how alike two outputs of the model are, 1 when they are the same: another processor's kernels round
    otherwise, and a beam search may then choose other words."""
    return difflib.SequenceMatcher(None, shown, now, autojunk=False).ratio()


def printed(command: str, environment: dict[str, str]) -> str:
    result = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout if result.stdout.endswith("\n") else f"{result.stdout}\n"


@pytest.mark.parametrize("block", CONSOLE.findall(readme()))
def test_commands_print_what_the_readme_shows(block: str, shell: dict[str, str]) -> None:
    fresh = "".join(f"$ {command}\n{printed(command, shell)}" for command, _ in examples(block))
    if os.environ.get(UPDATE):
        README.write_text(readme().replace(block, fresh), encoding="utf-8")
        return
    for (command, shown), (_, now) in zip(examples(block), examples(fresh), strict=True):
        if "entente translate" in command:
            assert alike(shown, now) > ALIKE, now
            assert shown.count("\n") == now.count("\n")
        else:
            assert now == shown


def test_every_python_example_does_what_it_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ENTENTE_MODEL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("ours.csv").write_text("source,target\nchat,tomcat\n", encoding="utf-8")
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    session = "".join(PYTHON.findall(readme()))
    runner.run(parser.get_doctest(session, {}, "README", str(README), 0))
    assert runner.tries > 5
    assert runner.failures == 0


def commands() -> list[str]:
    lines = [line.split("#")[0].strip() for block in SHELL.findall(readme()) for line in block.splitlines()]
    return sorted({match[0] for line in lines for match in [re.search(r"entente (?:po \w+|\w+)", line)] if match})


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_readme_exists(command: str, shell: dict[str, str]) -> None:
    assert printed(f"{command} --help", shell).startswith("Usage: entente")


def test_every_command_is_in_the_readme() -> None:
    import cli

    missing = [name for name in cli.COMMANDS if f"entente {name}" not in readme()]
    assert not missing
