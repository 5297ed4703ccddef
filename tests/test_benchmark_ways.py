"""`benchmarks/ways.py` gives every way the same threads, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARGOS = """import os
def translate(text, source, target):
    assert os.listdir(os.environ["ARGOS_PACKAGES_DIR"]) == ["package"]
    return os.environ["ARGOS_INTRA_THREADS"] + " " + text
"""


def test_argos_gets_the_threads_asked_for_and_its_folder_goes_when_it_ends(tmp_path: Path) -> None:
    for name in ("argostranslate", "package", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "argostranslate" / "__init__.py").touch()
    (tmp_path / "argostranslate" / "translate.py").write_text(ARGOS, encoding="utf-8")
    (tmp_path / "package" / "metadata.json").touch()
    result = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "ways.py", "argos", tmp_path / "package", "3"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"), "ARGOS_INTRA_THREADS": "9"},
        input="Le chat dort.",
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "3 Le chat dort."
    assert list((tmp_path / "tmp").iterdir()) == []
    assert (tmp_path / "package" / "metadata.json").exists()
