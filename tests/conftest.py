"""What every test may ask for: the shared material beside the repository, and the command itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

import cli

for choice in ("ENTENTE_MODEL", "ENTENTE_MEMORY"):  # those of whoever runs the tests
    os.environ.pop(choice, None)
settings.register_profile("busy", deadline=None)  # an example may take long where the machine has other work
settings.load_profile("busy")

Run = Callable[..., Result]


class _FrontDoor(click.Command):
    """`cli.main` as a command: what a shell runs, with known errors turned into one line and a status."""

    def main(self, args: Any = None, *_: Any, **__: Any) -> Any:
        cli.main([str(word) for word in args or ()])


@pytest.fixture
def shared() -> Path:
    """Return the folder of shared material beside the repository; skip the test where there is none."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared material (../shared) is not on this machine")
    return folder


@pytest.fixture
def run() -> Run:
    """Return a function that runs `entente WORDS…` and returns click's result: exit code, stdout, stderr.

    `input` is standard input, as text or bytes. A fault of ours (any exception but an `EntenteError`) is raised.
    """

    def run(*words: object, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(_FrontDoor("entente"), [str(word) for word in words], input=input)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
