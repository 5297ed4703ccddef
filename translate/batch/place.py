"""Where a batch writes: the target tree, one batch at a time, each file whole or not at all.

A translation grows under `.entente/staging` in the target and is renamed into place, so a crash leaves no litter among
the files; what it left in the staging folder goes when the next batch begins.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from pathlib import Path
from typing import IO

from glossary.errors import EntenteError, OutputError

KEEP = ".entente"  # the batch's own folder in the target; `scan` passes over names that begin with a dot
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})  # the next file would fare no better


class Target:
    """A target tree held for one batch; use it as a context manager."""

    def __init__(self, root: Path) -> None:
        """Name the tree; nothing is touched yet."""
        self.root = root
        self.keep = root / KEEP
        self.manifest = self.keep / "manifest.jsonl"
        self._staging = self.keep / "staging"
        self._lock: IO[str] | None = None
        self._number = 0

    def __enter__(self) -> Target:
        """Make the tree, take its lock, clear what a crash left. Raises `OutputError` when another batch holds it."""
        import portalocker

        try:
            self.keep.mkdir(parents=True, exist_ok=True)
            lock = (self.keep / "lock").open("a+")
        except OSError as error:
            raise unwritable(error, self.root) from error
        try:
            portalocker.lock(lock, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.LockException as error:
            lock.close()
            advice = "wait until it is done, or choose another target"
            raise OutputError("another batch is writing here", path=self.root, advice=advice) from error
        self._lock = lock
        try:
            shutil.rmtree(self._staging, ignore_errors=True)
            self._staging.mkdir(exist_ok=True)
        except OSError as error:
            self.__exit__()
            raise unwritable(error, self.root) from error
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()  # and with it the lock
            self._lock = None

    def check(self) -> None:
        """Raise the `OutputError` that making the tree would raise, and make nothing."""
        there = next(place for place in (self.keep, *self.keep.absolute().parents) if os.path.lexists(place))
        if not there.is_dir():
            raise unwritable(OSError(errno.EEXIST, os.strerror(errno.EEXIST)), self.root)
        if not os.access(there, os.W_OK | os.X_OK):
            raise unwritable(OSError(errno.EACCES, os.strerror(errno.EACCES)), self.root)

    def path(self, relative: str) -> Path:
        """Return where a file of the tree is."""
        return self.root / relative

    def hash(self, relative: str) -> str | None:
        """Return the SHA-256 of a file of the tree, None when there is none. Raises `OutputError` for a folder."""
        path = self.path(relative)
        try:
            with path.open("rb") as handle:
                return hashlib.file_digest(handle, "sha256").hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except IsADirectoryError as error:
            raise OutputError("is a directory", path=path, advice="move it away") from error
        except OSError as error:
            raise unwritable(error, path) from error

    def stage(self) -> Staged:
        """Begin a file that has no name yet."""
        self._number += 1
        return Staged(self._staging / str(self._number))


class Staged:
    """A file that grows in the staging folder, and its hash with it."""

    def __init__(self, path: Path) -> None:
        """Make the file. Raises `OSError`."""
        self._path = path
        self._handle = path.open("wb")
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> None:
        """Append to the file. Raises `OSError`."""
        self._handle.write(data)
        self._hash.update(data)

    def close(self) -> str:
        """Flush the file to the disk and return its SHA-256. Raises `OSError`."""
        self._handle.flush()
        os.fsync(self._handle.fileno())
        self._handle.close()
        return self._hash.hexdigest()

    def place(self, target: Path) -> None:
        """Give the file its name; what bore it before is replaced and leaves its permissions. Raises `OSError`."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(target, self._path)
        self._path.replace(target)

    def discard(self) -> None:
        """Remove the file."""
        self._handle.close()
        self._path.unlink(missing_ok=True)


def unwritable(error: OSError, path: Path) -> EntenteError:
    """Return the error that tells a user why a place cannot be written."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return OutputError(
                "no room left on the disk", path=path, advice="make room and start again: nothing is lost"
            )
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return OutputError("may not be written", path=path, advice="check its permissions, or choose another place")
        case errno.EEXIST | errno.ENOTDIR:
            return OutputError("a file stands where a folder is needed", path=path, advice="move it away")
        case errno.EISDIR:
            return OutputError("a folder stands where a file is needed", path=path, advice="move it away")
        case _:
            return OutputError(f"cannot be written: {(error.strerror or str(error)).lower()}", path=path)
