"""A batch, driven: look through the files, hand out windows, place what comes back, keep the manifest.

Reading ahead, translating and writing overlap; what is held at a time grows neither with the tree nor with its files.
Every file passes these steps, and a crash between any two of them loses no more than the windows in hand: its bytes are
complete in the staging folder; the manifest says which hash is about to stand in its place; it is renamed; the manifest
says that it is done.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import EntenteError, InputError, OutputError
from translate.batch.executor import Executor
from translate.batch.listener import Listener, Serial
from translate.batch.manifest import Manifest
from translate.batch.place import NO_ROOM, Staged, Target, unwritable
from translate.batch.render import Rendered
from translate.batch.scan import Found, scan
from translate.batch.tickets import Looked, Ticket, look, windows
from translate.batch.values import Job, Record, Status, Summary
from translate.document import Finding

if TYPE_CHECKING:
    from translate.batch.setup import Keeper

BYTES_A_WORD = 6.5  # French running text; only until a file has been read
TRIES = 3  # times that a file is looked through, when it changes while it is read
MOST_FINDINGS = 1000  # kept for a file in the manifest


@dataclass(frozen=True, slots=True)
class Options:
    """What a batch does. Globs are `scan`'s. `force` translates everything and overwrites what is in the way; `copy`
    carries what is left out over as it is: files of no known format, and settings."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force: bool = False
    copy: bool = False


@dataclass(slots=True)
class Growing:
    """A file in work: what it is, and what has come back of it."""

    path: str
    looked: Looked
    status: Status = Status.DONE
    staged: Staged | None = None
    segments: int = 0
    words: int = 0
    seconds: float = 0.0
    findings: list[Finding] = field(default_factory=list)

    def add(self, result: Rendered) -> None:
        """Count what came back; findings get the number of their segment in the whole file."""
        for finding in result.findings[: MOST_FINDINGS - len(self.findings)]:
            index = None if finding.segment is None else finding.segment + self.segments
            self.findings.append(
                Finding(finding.check, finding.severity, finding.message, index, finding.start, finding.end)
            )
        self.segments += result.segments
        self.words += result.words
        self.seconds += result.seconds


class Batch:
    """A tree of files into a mirrored tree. An instance runs one batch at a time, as often as wanted."""

    def __init__(
        self,
        source: Path,
        target: Path,
        job: Job,
        executor: Executor,
        options: Options | None = None,
        listener: Listener | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        """Name what is to be done; nothing is read or written yet. Raises `InputError` when both trees are one.

        `keeper` is the one whose failure the summary is to tell.
        """
        if source.resolve() == target.resolve():
            raise InputError("is source and target at once", path=source, advice="name another target")
        self.source = source
        self.target = Target(target)
        self.job = job
        self.options = options or Options()
        self._executor = executor
        self._listener = Serial(listener or Listener())
        self._keeper = keeper
        self._summary = Summary()
        self._words: dict[str, float] = {}
        self._total = 0.0
        self._files: dict[str, Growing] = {}
        self._sources = source.resolve()

    def find(self) -> list[Found]:
        """Return the files that the batch is about. Raises `InputError` for a source that is no folder."""
        options = self.options
        return scan(self.source, include=options.include, exclude=options.exclude, but=self.target.root)

    def run(self, only: Sequence[Found] | None = None) -> Summary:
        """Do it and return the sum; a file that fails is in it and in the manifest and stops nothing.

        `only` are files found before; None: those that `find` returns. Raises `OutputError` when another batch is
        writing there, the target may not be written, or the disk is full: what was done stays done.
        """
        began = time.monotonic()
        found = self.find() if only is None else list(only)
        self._summary = Summary()
        with self.target, self._manifest() as manifest:
            self._words = {file.path: file.size / BYTES_A_WORD for file in found}
            self._total = sum(self._words.values())
            self._listener.started(len(found), round(self._total))
            try:
                for attempt in range(1, TRIES + 1):
                    found = self._pass(manifest, found, last=attempt == TRIES)
                    if not found:
                        break
            except BaseException:
                self._listener.given_up()
                raise
            manifest.tidy()
        if self._keeper is not None:
            self._summary.not_kept = self._keeper.take_failure()
        self._summary.seconds = time.monotonic() - began
        self._listener.finished(self._summary)
        return self._summary

    def judge(self, manifest: Manifest, found: Found) -> Looked | Record:
        """Look through a file and return what it is, or, when there is nothing to translate, what is to be said of it.

        It is UNCHANGED when it was done before from the same bytes, by the same job, and its target still stands (if
        somebody edited the target since, that work stays); FAILED when it cannot be read (or, a folder, be listed), or
        its target is somebody else's; LEFT OUT when its format is not known, or it holds settings.
        """
        path = found.path
        if found.error:
            return self._failed(manifest, path, found.error)
        try:
            looked = look(self.source, path, found.size)
            if looked.format is None and not self.options.copy:
                last = manifest.last(path)
                return Record(path, Status.LEFT_OUT, source=looked.hash, output=last.output if last else "")
            if not self.options.force:
                last, output = manifest.last(path), self.target.hash(path)
                ours = output is None or manifest.made_here(path, output)
                if last is not None and self._same(last, looked) and output is not None:
                    if output == last.output or not ours:
                        findings = last.findings if output == last.output else ()
                        return Record(path, Status.UNCHANGED, source=looked.hash, findings=findings)
                elif not ours:
                    raise self._foreign(path)
            if self._is_source(path):
                raise OutputError(
                    "lies in the source folder, where nothing is written",
                    path=self.target.path(path),
                    advice="name a target outside it, or a new folder in it",
                )
        except EntenteError as error:
            return self._failed(manifest, path, error.told())
        return looked

    def _foreign(self, path: str) -> OutputError:
        return OutputError(
            "exists already, and no batch wrote it like that",
            path=self.target.path(path),
            advice="move it away, or say --force to overwrite it",
        )

    def _is_source(self, path: str) -> bool:
        """Return whether a target lies among the sources: by a link, or because the target holds the source folder."""
        place = Path(os.path.realpath(self.target.path(path).parent))  # of a loop of links `resolve` makes an error
        if not place.is_relative_to(self._sources):
            return False
        root = self.target.root.resolve()
        return not (root.is_relative_to(self._sources) and place.is_relative_to(root))

    def _same(self, last: Record, looked: Looked) -> bool:
        """Return whether a record tells of these bytes done by this job."""
        if last.source != looked.hash:
            return False
        if looked.format is None:
            return last.status is Status.COPIED
        return last.status is Status.DONE and last.job_digest == self.job.digest

    @contextmanager
    def _manifest(self) -> Iterator[Manifest]:
        try:
            with Manifest(self.target.manifest) as manifest:
                yield manifest
        except OSError as error:  # of the manifest itself, or of a disk on which no file would fare better
            raise unwritable(error, self.target.root) from error
        finally:
            self._files.clear()

    def _pass(self, manifest: Manifest, found: Sequence[Found], last: bool) -> list[Found]:
        """Go through files once and return those that changed while they were read."""
        changed: dict[str, Found] = {}
        known = {file.path: file for file in found}
        tickets = self._tickets(manifest, found)
        with closing(self._executor.render(self.source, windows(tickets), self._listener.progress)) as results:
            for window in results:
                changed |= {path: known[path] for path in self._take_up(manifest, window, last)}
        return list(changed.values())

    def _take_up(self, manifest: Manifest, window: Iterable[Rendered], last: bool) -> list[str]:
        """Take up what came back of a window, place the files that are complete, and return those that changed."""
        changed: list[str] = []
        ready: list[Growing] = []
        failed: list[Record] = []
        for result in window:
            path = result.ticket.path
            growing = self._files.get(path)
            if growing is None:  # an earlier stretch of it failed
                continue
            if result.changed and not last:
                self._drop(path)
                changed.append(path)
                continue
            error = "changed while it was read; start again" if result.changed else result.error
            error = error or self._grow(growing, result)
            if error:
                self._drop(path)
                failed.append(self._failed(manifest, path, error))
            elif result.ticket.last:
                ready.append(self._files.pop(path))
        self._place(manifest, ready, failed)
        return changed

    def _tickets(self, manifest: Manifest, found: Iterable[Found]) -> Iterator[Ticket]:
        """Yield the tickets of the files that are to be translated; settle the others."""
        for file in found:
            looked = self.judge(manifest, file)
            if isinstance(looked, Record):
                self._expect(file.path, 0)
                if looked.status is not Status.UNCHANGED:
                    manifest.append([looked])
                self._tell(looked)
                continue
            if looked.format is None:
                self._copy(manifest, file.path, looked)
                continue
            self._files[file.path] = Growing(file.path, looked)
            self._listener.working(file.path)
            for ticket in looked.tickets:
                if file.path not in self._files:  # it has failed meanwhile
                    break
                yield ticket

    def _copy(self, manifest: Manifest, path: str, looked: Looked) -> None:
        growing = Growing(path, looked, Status.COPIED)
        self._expect(path, 0)
        staged = growing.staged = self.target.stage()
        try:
            with (self.source / path).open("rb") as handle:
                while block := handle.read(1 << 20):
                    staged.write(block)
        except OSError as error:
            staged.discard()
            if error.errno in NO_ROOM:
                raise
            failed = self._failed(manifest, path, str(unwritable(error, self.target.path(path))))
            self._place(manifest, [], [failed])
        else:
            self._place(manifest, [growing], [])

    def _grow(self, growing: Growing, result: Rendered) -> str:
        """Add what came back to its file; return why that failed, or nothing."""
        try:
            if growing.staged is None:
                growing.staged = self.target.stage()
            growing.staged.write(result.data or b"")
        except OSError as error:
            if error.errno in NO_ROOM:
                raise
            return str(unwritable(error, self.target.path(growing.path)))
        growing.add(result)
        return ""

    def _place(self, manifest: Manifest, ready: Sequence[Growing], failed: Sequence[Record]) -> None:
        """Give complete files their names, between what the manifest says before and after."""
        records: list[tuple[Staged, Record]] = []
        refused = list(failed)
        for growing in ready:
            if growing.staged is None:
                continue
            try:
                records.append((growing.staged, self._done(growing, growing.staged.close())))
            except OSError as error:
                refused.append(self._refused(manifest, growing.path, error))
        if records:
            manifest.append(Record(record.path, Status.WRITING, output=record.output) for _, record in records)
        settled: list[Record] = []
        for staged, record in records:
            try:
                if not self.options.force:
                    self._still_ours(manifest, record.path)
                staged.place(self.target.path(record.path))
                settled.append(record)
            except EntenteError as error:
                staged.discard()
                refused.append(self._failed(manifest, record.path, error.told()))
            except OSError as error:
                staged.discard()
                refused.append(self._refused(manifest, record.path, error))
        if settled or refused:
            manifest.append((*settled, *refused))
        for record in (*settled, *refused):
            self._expect(record.path, record.words)
            self._tell(record)

    def _still_ours(self, manifest: Manifest, path: str) -> None:
        """Raise `OutputError` when somebody wrote a target since its source was judged, which may be hours ago."""
        output = self.target.hash(path)
        if output is not None and not manifest.made_here(path, output):
            raise self._foreign(path)

    def _refused(self, manifest: Manifest, path: str, error: OSError) -> Record:
        if error.errno in NO_ROOM:
            raise error
        return self._failed(manifest, path, str(unwritable(error, self.target.path(path))))

    def _drop(self, path: str) -> None:
        growing = self._files.pop(path)
        if growing.staged is not None:
            growing.staged.discard()

    def _done(self, growing: Growing, output: str) -> Record:
        translated = growing.status is Status.DONE
        return Record(
            path=growing.path,
            status=growing.status,
            source=growing.looked.hash,
            output=output,
            format=growing.looked.format or "",
            model=self.job.model if translated else "",
            model_digest=self.job.model_digest if translated else "",
            glossary=self.job.glossary if translated else "",
            settings=self.job.settings if translated else "",
            segments=growing.segments,
            words=growing.words,
            seconds=growing.seconds,
            findings=tuple(growing.findings),
            time=_now(),
        )

    def _failed(self, manifest: Manifest, path: str, error: str) -> Record:
        """Return the record of a failure; it keeps the hash of what stands in the target from earlier."""
        last = manifest.last(path)
        return Record(path, Status.FAILED, output=last.output if last else "", error=error, time=_now())

    def _expect(self, path: str, words: float) -> None:
        self._total += words - self._words.get(path, 0.0)
        self._words[path] = words
        self._listener.expected(round(self._total))

    def _tell(self, record: Record) -> None:
        self._summary.add(record)
        self._listener.file(record)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
