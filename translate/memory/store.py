"""A translation memory: what it is asked, and how it changes. Every change is one transaction (`Database`)."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from glossary.errors import InputError
from translate.memory import fuzzy as near
from translate.memory.database import Database
from translate.memory.entry import Entry, Match, MatchKind, fingerprint, normalise

NEAREST = 99.9  # percent: the most that a source which is not the same can score
BATCH = 2000  # entries in one transaction of `add_many`
COLUMNS = "id, source, target, approved, context, key, model, origin, created, changed"
BY_HASH = f"SELECT {COLUMNS} FROM entry WHERE hash = ?"

Row = tuple[int, str, str, int, str, str, str, str, int, int]


@dataclass(frozen=True, slots=True)
class Stats:
    """What a memory holds. `words` counts the words of the sources; `models` maps the name of each model to the number
    of its machine entries; `oldest` and `newest` are seconds since 1970, 0 for an empty memory; `size` is in bytes."""

    path: str
    entries: int
    approved: int
    machine: int
    words: int
    models: dict[str, int]
    oldest: int
    newest: int
    size: int


@dataclass(slots=True)
class Storing:
    """What an addition met in the memory, gathered while entries are stored: those that it replaced, each with the one
    that is in its place now, and how many said the same already. The others are new."""

    replaced: list[tuple[Entry, Entry]] = field(default_factory=list)
    known: int = 0


def default_path() -> Path:
    """Return where the user's own memory is: `$ENTENTE_MEMORY`, else `entente/memory.db` in the data folder."""
    asked = os.environ.get("ENTENTE_MEMORY")
    if asked:
        return Path(asked)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "entente" / "memory.db"


class Memory:
    """A translation memory, open. It may be shared by threads; use it as a context manager or `close` it.

    An approved entry is found by its normalised source and replaces an earlier approved one with the same source and
    context. A machine entry is found by its exact source and its key, and never counts as approved.
    """

    def __init__(self, path: Path | str, *, create: bool = True, read_only: bool = False) -> None:
        """Open the memory at `path`; make it when it is missing and `create` is true.

        Raises `InputError` for a file that is missing, damaged, or not a memory, `OutputError` where none can be made.
        """
        self.path = Path(path)
        self._database = Database(self.path, create=create, read_only=read_only)

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a closed memory answers nothing."""
        self._database.close()

    # -- asking ------------------------------------------------------------------------------------------------------

    def exact(
        self, source: str, *, context: str = "", key: str = "", accept: Callable[[str], bool] | None = None
    ) -> Match | None:
        """Return the entry that answers a source, or None.

        An approved entry comes first: with the same non-empty `context` (kind CONTEXT), else without one, else with any
        (the last changed). `accept` is called with an approved translation and says whether it satisfies the glossary
        in force; one that does not is passed over. Then, when `key` is given, the machine entry of this very source
        and key.
        """
        with self._database.reading():
            rows = self._database.execute(BY_HASH, (fingerprint(source),)).fetchall()
            if rows:
                match = _approved(source, context, rows, accept)
                if match is not None:
                    return match
            if not key:
                return None
            rows = self._database.execute(BY_HASH, (fingerprint(source, key, False),)).fetchall()
        return next((Match(_entry(row), MatchKind.EXACT) for row in rows if row[1] == source and row[5] == key), None)

    def snapshot(self) -> AbstractContextManager[None]:
        """Return a context in which many questions are asked of one state of the memory; each is cheaper so.

        Changes that other processes make meanwhile are not seen; none may be made by this one.
        """
        return self._database.snapshot()

    def fuzzy(
        self, source: str, *, minimum: float = 75.0, limit: int = 5, approved_only: bool = False
    ) -> tuple[Match, ...]:
        """Return the entries whose source resembles `source` by `minimum` percent or more, best first, at most `limit`.

        Scores are rapidfuzz's `ratio` of the normalised sources, in percent; the same source scores 100 and has kind
        EXACT. The search reads a bounded number of index entries: among very many equally near ones it may miss the
        nearest. Among equal scores an approved entry comes before a machine one.
        """
        wanted = normalise(source)
        with self._database.reading():
            ids = near.candidates(source, self._postings)
            condition = f"id IN ({','.join('?' * len(ids))})" + " AND approved = 1" * approved_only
            # Most candidates resemble too little: only what is scored is read of them.
            found = self._database.execute(f"SELECT id, source FROM entry WHERE {condition}", ids).fetchall()
            others = [normalise(text) for _, text in found]
            scores = {found[position][0]: score for position, score in near.best(wanted, others, minimum)}
            marks = ",".join("?" * len(scores))
            query = f"SELECT {COLUMNS} FROM entry WHERE id IN ({marks}) ORDER BY approved DESC, changed DESC, id"
            rows: list[Row] = self._database.execute(query, list(scores)).fetchall()
        rows.sort(key=lambda row: -scores[row[0]])
        matches: list[Match] = []
        told: set[tuple[str, str]] = set()
        for row in rows:
            other = normalise(row[1])
            if (other, row[2]) in told:
                continue
            told.add((other, row[2]))
            kind = MatchKind.EXACT if other == wanted else MatchKind.FUZZY
            percent = 100.0 if other == wanted else min(scores[row[0]], NEAREST)
            matches.append(Match(_entry(row), kind, percent, wanted))
            if len(matches) == limit:
                break
        return tuple(matches)

    def get(self, identity: int) -> Entry:
        """Return the entry of that id; raise `InputError` when there is none."""
        with self._database.reading():
            row = self._database.execute(f"SELECT {COLUMNS} FROM entry WHERE id = ?", (identity,)).fetchone()
        if row is None:
            raise InputError(f"no entry {identity}", path=self.path, advice="entente memory lookup tells the ids")
        return _entry(row)

    def entries(self, *, approved: bool | None = None) -> Iterator[Entry]:
        """Yield the entries in the order of their ids, a page at a time: all, or the approved or machine ones only."""
        condition = "" if approved is None else f" AND approved = {int(approved)}"
        last = 0
        while True:
            with self._database.reading():
                rows = self._database.execute(
                    f"SELECT {COLUMNS} FROM entry WHERE id > ?{condition} ORDER BY id LIMIT {BATCH}", (last,)
                ).fetchall()
            if not rows:
                return
            yield from map(_entry, rows)
            last = rows[-1][0]

    def __len__(self) -> int:
        with self._database.reading():
            return self._database.number("SELECT count(*) FROM entry")

    @property
    def digest(self) -> str:
        """A name for what the approved entries say: it changes whenever one of them does."""
        with self._database.reading():
            rows = dict(self._database.execute("SELECT name, value FROM property").fetchall())
        return f"{rows['identity']}:{rows['revision']}"

    def stats(self) -> Stats:
        """Count what the memory holds; it reads every entry once."""
        with self._database.reading():
            entries, approved, words, oldest, newest = self._database.execute(
                "SELECT count(*), total(approved), total(length(source) - length(replace(source, ' ', '')) + 1),"
                " coalesce(min(created), 0), coalesce(max(changed), 0) FROM entry"
            ).fetchone()
            models = self._database.execute(
                "SELECT model, count(*) FROM entry WHERE approved = 0 GROUP BY model ORDER BY model"
            ).fetchall()
            size = self._database.number("PRAGMA page_count") * self._database.number("PRAGMA page_size")
        return Stats(
            path=str(self.path),
            entries=entries,
            approved=int(approved),
            machine=entries - int(approved),
            words=int(words),
            models=dict(models),
            oldest=oldest,
            newest=newest,
            size=size,
        )

    # -- changing ----------------------------------------------------------------------------------------------------

    def add(self, entry: Entry, *, storing: Storing | None = None) -> int:
        """Store one entry and return its id; see `add_many`."""
        with self._database.writing():
            _checked(entry, self.path)
            return self._put(entry, int(time.time()), storing)

    def add_many(self, entries: Iterable[Entry], *, whole: bool = False, storing: Storing | None = None) -> int:
        """Store entries and return how many there were.

        An entry replaces the one it equals in source, context and standing; `storing` tells which. They go in
        by transactions of `BATCH`; with `whole`, all in one: either every one is stored or, on any failure, none.
        Raises `InputError` for an entry with an empty source or target, or a machine entry without a key.
        """
        count = 0
        if whole:
            with self._database.writing():
                now = int(time.time())
                for entry in entries:
                    _checked(entry, self.path)
                    self._put(entry, now, storing)
                    count += 1
            return count
        batch: list[Entry] = []
        for entry in entries:
            batch.append(entry)
            if len(batch) == BATCH:
                count += self.add_many(batch, whole=True, storing=storing)
                batch.clear()
        return count + (self.add_many(batch, whole=True, storing=storing) if batch else 0)

    def edit(
        self, identity: int, *, target: str | None = None, context: str | None = None, approved: bool | None = None
    ) -> Entry:
        """Change an entry and return it as it is now.

        A machine entry whose target is changed becomes approved unless `approved` says otherwise: a person wrote it.
        A machine entry cannot be given a context. Raises `InputError` when there is no such entry or the change makes
        it equal another.
        """
        with self._database.writing():
            old = self.get(identity)
            approve = approved if approved is not None else old.approved or target is not None
            if not approve and old.approved:
                raise InputError(
                    f"entry {identity} is approved", path=self.path, advice="remove it instead: the machine can redo it"
                )
            new = Entry(
                source=old.source,
                target=old.target if target is None else target,
                approved=approve,
                context=old.context if context is None else context,
                key="" if approve else old.key,
                model=old.model,
                origin=old.origin,
                created=old.created,
            )
            _checked(new, self.path)
            now = int(time.time())
            try:
                self._database.execute(
                    "UPDATE entry SET hash = ?, target = ?, approved = ?, context = ?, key = ?, changed = ?"
                    " WHERE id = ?",
                    (_hash(new), new.target, int(new.approved), new.context, new.key, now, identity),
                )
            except sqlite3.IntegrityError as error:
                raise InputError(
                    f"entry {identity} would equal another approved entry of the same source",
                    path=self.path,
                    advice="edit or remove that one",
                ) from error
            if approve:
                self._revise()
        return self.get(identity)

    def remove(self, identities: Iterable[int]) -> int:
        """Remove the entries with these ids and return how many there were."""
        with self._database.writing():
            marks = list(dict.fromkeys(identities))
            return sum(self._drop("id = ?", (identity,)) for identity in marks)

    def prune(
        self,
        *,
        machine_only: bool = True,
        before: int | None = None,
        keep_model: str | None = None,
        dry_run: bool = False,
    ) -> int:
        """Remove entries that serve no more, give the room back to the disk, and return how many.

        `before` takes those last changed before that second; `keep_model` takes machine entries of every other model.
        With neither, every machine entry goes. Approved entries stay unless `machine_only` is false and `before` is
        given. With `dry_run` nothing is removed.
        """
        if not machine_only and before is None:
            raise InputError("approved entries are pruned by age only", advice="say before when")
        conditions = ["approved = 0"] if machine_only else []
        values: list[object] = []
        if before is not None:
            conditions.append("changed < ?")
            values.append(before)
        if keep_model is not None:
            conditions.append("(approved = 1 OR model <> ?)")
            values.append(keep_model)
        condition = " AND ".join(conditions) or "1"
        with self._database.reading():
            if dry_run:
                row = self._database.execute(f"SELECT count(*) FROM entry WHERE {condition}", values).fetchone()
                return int(row[0])
            with self._database.writing():
                removed = self._drop(condition, values)
            if removed:
                self._database.execute("VACUUM")
        return removed

    def optimize(self) -> None:
        """Merge the index into one piece, which makes lookups faster; worth it after many additions."""
        with self._database.writing():
            self._database.execute("INSERT INTO near (near) VALUES ('optimize')")

    # -- inside ------------------------------------------------------------------------------------------------------

    def _put(self, entry: Entry, now: int, storing: Storing | None) -> int:
        digest = _hash(entry)
        context = entry.context if entry.approved else ""
        created, changed = entry.created or now, entry.changed or now
        row = self._database.execute(
            f"SELECT {COLUMNS} FROM entry WHERE hash = ? AND context = ?", (digest, context)
        ).fetchone()
        if row is not None:
            identity, source, target = int(row[0]), row[1], row[2]
            if (source, target) == (entry.source, entry.target):
                if storing is not None:
                    storing.known += 1
                return identity
            if storing is not None:
                storing.replaced.append((_entry(row), entry))
            self._database.execute(
                "UPDATE entry SET source = ?, target = ?, model = ?, origin = ?, changed = ? WHERE id = ?",
                (entry.source, entry.target, entry.model, entry.origin, changed, identity),
            )
            if near.index_text(source) != near.index_text(entry.source):
                self._unindex(identity, source)
                self._index(identity, entry.source)
        else:
            cursor = self._database.execute(
                "INSERT INTO entry (hash, source, target, approved, context, key, model, origin, created, changed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    digest,
                    entry.source,
                    entry.target,
                    int(entry.approved),
                    context,
                    "" if entry.approved else entry.key,
                    entry.model,
                    entry.origin,
                    created,
                    changed,
                ),
            )
            identity = int(cursor.lastrowid or 0)
            self._index(identity, entry.source)
        if entry.approved:
            self._revise()
        return identity

    def _drop(self, condition: str, values: Sequence[object]) -> int:
        """Remove the entries that a condition names, from the index too."""
        removed = 0
        approved = False
        while True:
            rows = self._database.execute(
                f"SELECT id, source, approved FROM entry WHERE {condition} LIMIT {BATCH}", values
            ).fetchall()
            if not rows:
                break
            for identity, source, standing in rows:
                self._unindex(identity, source)
                approved = approved or bool(standing)
            self._database.connection.executemany("DELETE FROM entry WHERE id = ?", [(row[0],) for row in rows])
            removed += len(rows)
        if approved:
            self._revise()
        return removed

    def _index(self, identity: int, source: str) -> None:
        self._database.execute("INSERT INTO near (rowid, features) VALUES (?, ?)", (identity, near.index_text(source)))

    def _unindex(self, identity: int, source: str) -> None:
        # A contentless index forgets a row only when it is told again what it said.
        self._database.execute(
            "INSERT INTO near (near, rowid, features) VALUES ('delete', ?, ?)", (identity, near.index_text(source))
        )

    def _postings(self, query: str, limit: int) -> list[int]:
        rows = self._database.execute("SELECT rowid FROM near WHERE near MATCH ? LIMIT ?", (query, limit))
        return [row[0] for row in rows]

    def _revise(self) -> None:
        self._database.execute("UPDATE property SET value = value + 1 WHERE name = 'revision'")


def _approved(source: str, context: str, rows: Sequence[Row], accept: Callable[[str], bool] | None) -> Match | None:
    """Return the approved entry among `rows` that answers best and is accepted."""
    entries = [_entry(row) for row in rows]
    if any(entry.source != source for entry in entries):
        wanted = normalise(source)
        entries = [entry for entry in entries if normalise(entry.source) == wanted]
    if len(entries) > 1:
        entries.sort(key=lambda entry: (entry.context != context, entry.context != "", -entry.changed, -entry.id))
    for entry in entries:
        if accept is None or accept(entry.target):
            return Match(entry, MatchKind.CONTEXT if context and entry.context == context else MatchKind.EXACT)
    return None


def _hash(entry: Entry) -> int:
    return fingerprint(entry.source, entry.key, entry.approved)


def _checked(entry: Entry, path: Path) -> None:
    if not entry.source.strip() or not entry.target.strip():
        raise InputError("an entry needs a source and a translation", path=path)
    if not entry.approved and not entry.key:
        raise InputError("a machine entry needs a key", path=path, advice="translate.memory.machine_key makes it")
    if not entry.approved and entry.context:
        raise InputError("a machine entry has no context: its key says all that it depends on", path=path)


def _entry(row: Row) -> Entry:
    identity, source, target, approved, context, key, model, origin, created, changed = row
    return Entry(source, target, bool(approved), context, key, model, origin, created, changed, identity)
