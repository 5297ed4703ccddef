"""Writing a glossary file so that the change can be taken back.

Before a file is written its old content is kept beside it as `NAME.1.bak`, `NAME.2.bak`…, the highest number the
newest; the oldest are dropped. `undo` puts the newest back. An empty backup, which no glossary is, tells that there was
no file. The SHA-256 of what the change wrote stands beside its backup as `NAME.1.sum.bak`, so that `undo` knows a file
that somebody changed by hand since, and leaves it alone. Who changes a file holds it (`held`) from before reading to
after writing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from glossary.errors import OutputError
from glossary.files import read_bytes, write_atomic

KEPT = 20  # backups of one file


@contextlib.contextmanager
def held(path: Path | str) -> Iterator[None]:
    """Hold a file for one change: another process that wants it waits, so that neither undoes what the other writes.

    The lock is a file beside it, which goes afterwards. Where none can be made nothing is held: writing says why.
    """
    target = Path(os.path.realpath(path))
    place = target.with_name(f".{target.name}.lock")
    lock = _locked(place)
    try:
        yield
    finally:
        if lock is not None:
            with contextlib.suppress(OSError):  # Windows removes no open file; it can be taken again
                place.unlink()
            lock.close()


def save(path: Path | str, text: str) -> Path:
    """Write a file whole, its old content kept; return the backup. Raises `OutputError`."""
    target = Path(path)
    exists = target.exists()
    old = read_bytes(target) if exists else b""
    known = backups(target)
    backup = target.with_name(f"{target.name}.{_number(known[-1]) + 1 if known else 1}.bak")
    try:
        write_atomic(backup, old, overwrite=False)
    except OutputError as error:  # the backup is our affair
        if backup.exists():
            raise OutputError("is being changed by another program", path=path, advice="run it again") from error
        raise OutputError(error.what, path=path, advice=error.advice) from error
    try:
        write_atomic(_sum(backup), _digest(text.encode()), overwrite=True)
        write_atomic(target, text, overwrite=exists)
    except BaseException:
        _drop(backup)
        raise
    for stale in [*known, backup][:-KEPT]:
        _drop(stale)
    return backup


def last(path: Path | str, *, force: bool = False) -> Path:
    """Return the newest backup of a file.

    Raises `OutputError` when there is none and, unless `force` is true, when the file is no longer what the change
    wrote: the backup lacks what was done to it since. A file that is missing has nothing to lose.
    """
    known = backups(path)
    if not known:
        raise OutputError("nothing to undo", path=path, advice="each change leaves a backup beside the file")
    if not force and Path(path).exists() and not _as_written(Path(path), known[-1]):
        what = "is not what the last change wrote, and undoing would lose what was done to it since"
        raise OutputError(what, path=path, advice="keep a copy, then say --force; or take the change back by hand")
    return known[-1]


def undo(path: Path | str, *, force: bool = False) -> Path:
    """Put the newest backup in the place of the file, or remove the file where there was none; return the backup.

    Raises `OutputError` as `last` does.
    """
    backup = last(path, force=force)
    if tells_of_none(backup):
        Path(path).unlink(missing_ok=True)
    else:
        write_atomic(path, read_bytes(backup), overwrite=True)
    _drop(backup)
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


def _locked(place: Path) -> IO[str] | None:
    """Return the lock file, held; None where it cannot be made or locks are unknown."""
    import portalocker

    while True:
        try:
            lock = place.open("a")
        except OSError:
            return None
        try:
            portalocker.lock(lock, portalocker.LockFlags.EXCLUSIVE)
            if os.path.samestat(os.fstat(lock.fileno()), place.stat()):
                return lock
            lock.close()  # who held it removed it, and somebody made another
        except FileNotFoundError:
            lock.close()
        except portalocker.LockException:
            lock.close()
            return None
        except BaseException:
            lock.close()
            raise


def _as_written(target: Path, backup: Path) -> bool:
    """Say whether a file is still what the change wrote that left the backup; no to a backup that does not know."""
    known = _sum(backup)
    return known.exists() and read_bytes(known) == _digest(read_bytes(target))


def _digest(content: bytes) -> bytes:
    return f"{hashlib.sha256(content).hexdigest()}\n".encode()


def _sum(backup: Path) -> Path:
    return backup.with_suffix(".sum.bak")


def _drop(backup: Path) -> None:
    """Remove a backup and what was noted beside it."""
    backup.unlink(missing_ok=True)
    _sum(backup).unlink(missing_ok=True)


def _number(backup: Path) -> int:
    return int(backup.name.rsplit(".", 2)[1])
