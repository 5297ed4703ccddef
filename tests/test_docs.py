"""The documents tell the truth: the reference is what the command line says, links lead somewhere, commands exist."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

import cli

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS]
LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("commands_writer", ROOT / "docs" / "commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITER = _writer()


def tree() -> Iterator[tuple[click.Command, click.Context]]:
    """Yield every command with its context, as the reference goes through them."""
    yield from WRITER.commands(cli.entente, click.Context(cli.entente, info_name="entente"))


def test_the_reference_of_commands_is_current() -> None:
    text = WRITER.FILE.read_text(encoding="utf-8")
    assert text == WRITER.renewed(text, cli.entente), "write it anew: python docs/commands.py"


def test_every_command_and_option_has_a_help_text() -> None:
    bare = [
        f"{context.command_path} {parameter.name}"
        for command, context in tree()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not (parameter.help or "").strip()
    ]
    bare += [context.command_path for command, context in tree() if not (command.help or "").strip()]
    assert not bare


def test_help_texts_are_sentences() -> None:
    odd = [
        (context.command_path, parameter.name, parameter.help)
        for command, context in tree()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not re.fullmatch(r"[A-Z-].*[.:)]", parameter.help or "", re.DOTALL)
    ]
    assert not odd


def test_values_are_named_for_what_they_are_and_not_for_their_type() -> None:
    typed = [
        (context.command_path, record[0])
        for command, context in tree()
        for record in (each.get_help_record(context) for each in command.params)
        if record and re.search(r"INTEGER|FLOAT|PATH\b(?<!\|PATH)|DIRECTORY|FILENAME", record[0])
    ]
    assert not typed


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("--output", "-o"),
        ("--glossary", "-g"),
        ("--memory", "-m"),
        ("--quiet", "-q"),
        ("--dry-run", "-n"),
        ("--json", None),
        ("--force", None),
        ("--fail-on", None),
        ("--model", None),
    ],
)
def test_an_option_is_spelled_alike_in_every_command(long: str, short: str | None) -> None:
    spelled = {
        context.command_path: sorted(parameter.opts)
        for command, context in tree()
        for parameter in command.params
        if isinstance(parameter, click.Option) and long in parameter.opts
    }
    assert spelled
    assert set(map(tuple, spelled.values())) == {tuple(sorted(filter(None, (long, short))))}


def test_no_letter_stands_for_two_options() -> None:
    letters: dict[str, set[str]] = {}
    for command, _ in tree():
        for parameter in command.params:
            for letter in [each for each in parameter.opts if re.fullmatch("-[a-z]", each)]:
                letters.setdefault(letter, set()).update(each for each in parameter.opts if each.startswith("--"))
    assert letters
    assert {letter: names for letter, names in letters.items() if len(names) > 1} == {}


def test_the_index_names_every_document() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    named = {match[1] for match in LINK.finditer(index)}
    assert {page.name for page in DOCS if page.name != "README.md"} <= named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_what_is_there(page: Path) -> None:
    lost = []
    for target in [match[1] for match in LINK.finditer(CODE.sub("", page.read_text(encoding="utf-8")))]:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)
    assert not lost


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_in_code_exist(page: Path) -> None:
    wrong = []
    for line in (line for block in CODE.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()):
        for called in re.finditer(r"(?:^|[|(] *|run |\$ )entente (?!COMMAND)([^|#>)\n]*)", line):
            wrong += [f"{line}: {each}" for each in unknown(called[1])]
    assert not wrong


def unknown(words: str) -> Iterator[str]:
    """Yield what a command line names and the command does not have."""
    command: click.Command = cli.entente
    context = click.Context(command, info_name="entente")
    for word in shlex.split(words.replace("'", '"') if words.count("'") % 2 else words):
        if word.startswith("[") or not re.match(r"[-a-z]", word):
            continue
        if word.startswith("--"):
            known = {name for each in command.get_params(context) for name in (*each.opts, *each.secondary_opts)}
            if word.partition("=")[0].rstrip("],.") not in known:
                yield word
        elif isinstance(command, click.Group) and not word.startswith("-"):
            below = command.get_command(context, word)
            if below is None:
                yield word
                return
            context = click.Context(below, info_name=word, parent=context)
            command = below


def anchors(file: Path) -> set[str]:
    """Return the anchors that a page's headings get."""
    headings = re.findall(r"^#+ (.*)$", CODE.sub("", file.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
