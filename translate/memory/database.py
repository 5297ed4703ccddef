"""The SQLite file under a translation memory: its tables, its transactions, its errors in words a user can act on.

The file is in write-ahead mode: readers never wait for a writer, and every change is a transaction that is on the disk
when the call returns; a process killed at any moment leaves the memory as it was before or after the change. Several
threads and processes may use one memory at once. https://www.sqlite.org/wal.html
"""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from glossary.errors import EntenteError, InputError, OutputError

SCHEMA = 1
APPLICATION = 0x456E7465  # "Ente": tells a memory from any other SQLite file
WAIT = 30.0  # seconds to wait for another process' transaction
MAPPED = 1 << 30  # bytes of the file read through the page cache without copying

TABLES = (
    """CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      source TEXT NOT NULL,
      target TEXT NOT NULL,
      approved INTEGER NOT NULL,
      context TEXT NOT NULL,
      key TEXT NOT NULL,
      model TEXT NOT NULL,
      origin TEXT NOT NULL,
      created INTEGER NOT NULL,
      changed INTEGER NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX entry_identity ON entry (hash, context)",
    "CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE VIRTUAL TABLE near USING fts5 (
      features, content='', detail='none', columnsize=0, tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
    )""",
)


class Database:
    """The file, open. Everything is done inside `reading` or `writing`, which serve one thread at a time."""

    def __init__(self, path: Path, *, create: bool, read_only: bool) -> None:
        """Open the file, making it with its tables when it is missing and may be made."""
        self.path = path
        self._lock = threading.RLock()
        if path.is_dir():
            raise InputError("is a directory", path=path, advice="name the memory's file")
        if not path.exists():
            if read_only or not create:
                raise InputError("no translation memory here", path=path, advice="entente memory add makes one")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OutputError("its folder cannot be made", path=path, advice="choose another place") from error
        try:
            self._open("rw" if read_only else "rwc", read_only)  # a reader that may not tidy leaves files behind
        except OutputError:
            if not read_only or self._is_written():
                raise
            # Even a reader makes a file beside the memory, and may not here: nobody changes it, so it may do without.
            self._open("ro&immutable=1", read_only)

    def _open(self, mode: str, read_only: bool) -> None:
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        with self:
            self.connection = sqlite3.connect(
                uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False, cached_statements=256
            )
        try:
            self._prepare(read_only)
        except BaseException:
            self.connection.close()
            raise

    def _is_written(self) -> bool:
        """Return whether changes wait beside the file to be put into it."""
        waiting = Path(f"{self.path}-wal")
        return waiting.exists() and waiting.stat().st_size > 0

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self.connection.close()

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.connection.execute(statement, values)

    def number(self, query: str) -> int:
        """Return the one number that a query yields."""
        return int(self.connection.execute(query).fetchone()[0])

    def reading(self) -> Database:
        """Return a context in which to ask; SQLite's errors become ours."""
        return self

    def __enter__(self) -> Database:
        self._lock.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()
        if isinstance(error, sqlite3.OperationalError):
            raise self._operational(str(error)) from error
        if isinstance(error, sqlite3.DatabaseError):
            what = "is not a translation memory, or is damaged"
            raise InputError(what, path=self.path, advice="take it from a backup, or import its TMX export") from error
        if isinstance(error, OverflowError):
            raise InputError("no memory holds a number so big", path=self.path) from error
        if isinstance(error, UnicodeEncodeError):
            raise InputError("is asked for a text that is not valid UTF-8", path=self.path) from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Ask many times of one state of the file, without taking and giving back its lock each time."""
        with self:
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                self.number("SELECT count(*) FROM property")  # the state is that of the first question
                yield
            finally:
                self._finish("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Change in one transaction: on the disk when the block ends, undone when it fails. Blocks may nest."""
        with self:
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                self._finish("ROLLBACK")

    def _finish(self, how: str) -> None:
        """End the transaction unless it has ended."""
        if self.connection.in_transaction:
            self.connection.execute(how)

    def _prepare(self, read_only: bool) -> None:
        with self:
            empty = self.number("SELECT count(*) FROM sqlite_master") == 0
            version = self.number("PRAGMA user_version")
            if not empty and self.number("PRAGMA application_id") != APPLICATION:
                raise InputError("is a database, but not a translation memory of Entente", path=self.path)
            if version > SCHEMA:
                what = f"was made by a newer Entente (format {version}; this one reads {SCHEMA})"
                raise InputError(what, path=self.path, advice="update Entente")
            if empty and read_only:
                raise InputError(
                    "is empty, no translation memory", path=self.path, advice="entente memory add fills it"
                )
            self.execute(f"PRAGMA mmap_size = {MAPPED}")
            if read_only:
                self.execute("PRAGMA query_only = ON")
                return
            self.execute("PRAGMA journal_mode = WAL")
            # An approved translation is somebody's work: it is on the disk before the call returns.
            self.execute("PRAGMA synchronous = FULL")
        if empty:
            with self.writing():
                if self.number("SELECT count(*) FROM sqlite_master") == 0:  # nobody was quicker
                    self._create()

    def _create(self) -> None:
        for statement in TABLES:
            self.execute(statement)
        self.execute("INSERT INTO property VALUES ('identity', ?), ('revision', '0')", (uuid.uuid4().hex,))
        self.execute(f"PRAGMA application_id = {APPLICATION}")
        self.execute(f"PRAGMA user_version = {SCHEMA}")

    def _operational(self, reason: str) -> EntenteError:
        if "locked" in reason or "busy" in reason:
            return OutputError("another process is changing it", path=self.path, advice="try again when it is done")
        if "full" in reason:
            return OutputError("no room left on the disk", path=self.path, advice="make room, then run it again")
        if "readonly" in reason:
            return OutputError("is read-only", path=self.path, advice="change its permissions, or copy it elsewhere")
        if "unable to open" in reason:
            return OutputError("cannot be opened or made", path=self.path, advice="check its folder's permissions")
        return InputError(f"the memory cannot be used: {reason}", path=self.path)
