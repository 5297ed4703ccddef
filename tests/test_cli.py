"""The front door: errors of the system are one line and status 2, a closed pipe is no fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_a_reader_that_has_enough_is_no_fault() -> None:
    command = f"yes 'Le chat dort.' | head -n 20000 | {sys.executable} -m cli segment - | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert result.stdout == b"Le chat dort.\n"
    assert result.stderr == b""
