"""Shared options: gathered once, handed on as one value, opened in one place."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from glossary.errors import GlossaryError
from translate.commands import options
from translate.document import Severity
from translate.engine.settings import Settings


def given(*words: str, stacks: tuple[object, ...] | None = None) -> options.TranslatorOptions:
    """Return what a command with these option stacks receives for WORDS."""
    received: list[options.TranslatorOptions] = []

    @options.gathered
    def command(translator_options: options.TranslatorOptions) -> None:
        received.append(translator_options)

    for stack in stacks or (options.glossary_options, options.style_options, options.engine_options):
        command = stack(command)  # type: ignore[operator]
    result = CliRunner().invoke(click.command()(command), words, standalone_mode=False, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return received[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), options.TranslatorOptions()),
        (("--model", "fr_en", "--beam", "2"), options.TranslatorOptions(model="fr_en", beam=2)),
        (("--threads", "3", "--no-glossary"), options.TranslatorOptions(threads=3, no_glossary=True)),
        (("-g", "a.csv", "-g", "b.csv"), options.TranslatorOptions(glossaries=(Path("a.csv"), Path("b.csv")))),
        (("--locale", "en-GB", "--quotes", "curly"), options.TranslatorOptions(locale="en-GB", quotes="curly")),
        (("--stops", "outside"), options.TranslatorOptions(stops="outside")),
        (("--no-repair", "dates", "--no-repair", "money"), options.TranslatorOptions(off=("dates", "money"))),
    ],
)
def test_a_command_receives_what_the_options_say_as_one_value(
    words: tuple[str, ...], expected: options.TranslatorOptions
) -> None:
    assert given(*words) == expected


def test_a_command_without_some_of_the_options_receives_their_defaults() -> None:
    assert given("--beam", "5", stacks=(options.engine_options,)) == options.TranslatorOptions(beam=5)


def test_the_value_travels_to_other_processes() -> None:
    chosen = options.TranslatorOptions(model="fr_en", glossaries=(Path("a.csv"),))
    assert pickle.loads(pickle.dumps(chosen.open)).__self__ == chosen


def test_a_broken_glossary_is_told_before_a_missing_model(tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("source,target,kind\nchat,cat,animal\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="animal"):
        options.TranslatorOptions(model="no-such-model", glossaries=(broken,)).open()


@pytest.mark.parametrize(
    ("found", "fail_on", "status"),
    [
        ([], "info", 0),
        ([Severity.INFO], "info", 1),
        ([Severity.INFO], "warning", 0),
        ([Severity.INFO, Severity.WARNING], "warning", 1),
        ([Severity.ERROR], "warning", 1),
        ([Severity.WARNING], "error", 0),
        ([Severity.ERROR], "error", 1),
        ([Severity.ERROR], "never", 0),
    ],
)
def test_findings_decide_the_status_as_fail_on_says(found: list[Severity], fail_on: str, status: int) -> None:
    assert options.status_of(found, fail_on) == status


def test_help_tells_the_engine_s_own_default() -> None:
    beam = next(option for option in _parameters(options.engine_options) if option.name == "beam")
    assert beam.help == f"Beam size, {Settings().beam} by default; more is slower."


def _parameters(stack: Callable[[Any], Any]) -> list[click.Option]:
    command = click.command()(stack(lambda **_: None))
    return [each for each in command.params if isinstance(each, click.Option)]
