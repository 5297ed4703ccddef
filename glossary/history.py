"""Writing a glossary file so that the change can be taken back.

Before a file is written its old content is kept beside it as `NAME.1.bak`, `NAME.2.bak`…, the highest number the
newest; the oldest are dropped. `undo` puts the newest back. An empty backup, which no glossary is, tells that there was
no file.
"""

from __future__ import annotations

import re
from pathlib import Path

from glossary.errors import OutputError
from glossary.files import read_bytes, write_atomic

KEPT = 20  # backups of one file


def save(path: Path | str, text: str) -> Path:
    """Write a file whole, its old content kept; return the backup."""
    target = Path(path)
    exists = target.exists()
    old = read_bytes(target) if exists else b""
    known = backups(target)
    backup = target.with_name(f"{target.name}.{_number(known[-1]) + 1 if known else 1}.bak")
    write_atomic(backup, old, overwrite=False)
    try:
        write_atomic(target, text, overwrite=exists)
    except BaseException:
        backup.unlink(missing_ok=True)
        raise
    for stale in [*known, backup][:-KEPT]:
        stale.unlink(missing_ok=True)
    return backup


def last(path: Path | str) -> Path:
    """Return the newest backup of a file; raise `OutputError` when there is none."""
    known = backups(path)
    if not known:
        raise OutputError("nothing to undo", path=path, advice="each change leaves a backup beside the file")
    return known[-1]


def undo(path: Path | str) -> Path:
    """Put the newest backup in the place of the file, or remove the file where there was none; return the backup."""
    backup = last(path)
    if tells_of_none(backup):
        Path(path).unlink(missing_ok=True)
    else:
        write_atomic(path, read_bytes(backup), overwrite=True)
    backup.unlink()
    return backup


def tells_of_none(backup: Path) -> bool:
    """Say whether a backup stands for a file that was not there yet."""
    return backup.stat().st_size == 0


def backups(path: Path | str) -> list[Path]:
    """Return the backups of a file, the oldest first."""
    target = Path(path)
    name = re.compile(re.escape(target.name) + r"\.\d+\.bak")
    folder = target.parent
    return sorted((entry for entry in folder.glob("*.bak") if name.fullmatch(entry.name)), key=_number)


def _number(backup: Path) -> int:
    return int(backup.name.rsplit(".", 2)[1])
