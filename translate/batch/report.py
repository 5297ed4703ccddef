"""How a batch is told: a bar for people, JSON lines for programs. Neither is told anything that the manifest lacks."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from glossary.counting import counted
from translate.batch.listener import Listener
from translate.batch.manifest import as_dict
from translate.batch.values import Record, Status, Summary

if TYPE_CHECKING:
    from tqdm import tqdm

EVERY = 1.0  # seconds between two progress lines of the log
DELAY = 1.0  # seconds before a bar appears


class JsonLog(Listener):
    """Writes every event as one JSON object a line; progress at most every `EVERY` seconds."""

    def __init__(self, write: Callable[[str], object], clock: Callable[[], float] = time.monotonic) -> None:
        """`write` is given each line without its end."""
        self._write = write
        self._clock = clock
        self._told = clock()
        self._done = 0.0
        self._expected = 0

    def started(self, files: int, words: int) -> None:
        """Log it."""
        self._done, self._expected = 0.0, words
        self._log("started", files=files, words=words)

    def expected(self, words: int) -> None:
        """Remember it for the next progress line."""
        self._expected = words

    def working(self, path: str) -> None:
        """Log it."""
        self._log("working", path=path)

    def progress(self, words: float) -> None:
        """Log it when the last such line is old enough."""
        self._done += words
        if self._clock() - self._told >= EVERY:
            self._told = self._clock()
            self._log("progress", words=round(self._done), expected=self._expected)

    def file(self, record: Record) -> None:
        """Log it."""
        self._log("file", **as_dict(record))

    def finished(self, summary: Summary) -> None:
        """Log it."""
        self._log("finished", **summary_record(summary))

    def given_up(self) -> None:
        """Log it."""
        self._log("given up", words=round(self._done), expected=self._expected)

    def _log(self, event: str, **values: Any) -> None:
        self._write(json.dumps({"event": event, **values}, ensure_ascii=False))


class Bar(Listener):
    """A progress bar by words, with rate, time left and the current file; outcomes stand above it.

    `say` prints a line (above the bar, when there is one). Without `bar` only failures are told.
    """

    def __init__(self, say: Callable[[str], object], *, bar: bool) -> None:
        """Show a bar or none."""
        self._say = say
        self._show = bar
        self._bar: tqdm[Any] | None = None

    def started(self, files: int, words: int) -> None:
        """Open the bar."""
        if self._show:
            from tqdm import tqdm

            self._bar = tqdm(total=words, unit=" words", delay=DELAY, leave=False, dynamic_ncols=True, unit_scale=True)

    def expected(self, words: int) -> None:
        """Stretch the bar."""
        if self._bar is not None:
            self._bar.total = max(words, round(self._bar.n))

    def working(self, path: str) -> None:
        """Name the current file."""
        if self._bar is not None:
            self._bar.set_postfix_str(path if len(path) <= 40 else f"…{path[-39:]}", refresh=False)

    def progress(self, words: float) -> None:
        """Fill the bar."""
        if self._bar is not None:
            self._bar.update(words)

    def file(self, record: Record) -> None:
        """Tell a failure; beside a bar, every outcome that is news."""
        line = outcome(record)
        if record.status is Status.FAILED or (self._show and record.status is not Status.UNCHANGED):
            if self._bar is None:
                self._say(line)
            else:
                with self._bar.external_write_mode():
                    self._say(line)

    def finished(self, summary: Summary) -> None:
        """Wipe the bar; tell what the memory did not keep."""
        self.given_up()
        if summary.not_kept:
            self._say(f"machine translations were not kept in the memory: {summary.not_kept}")

    def given_up(self) -> None:
        """Wipe the bar."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def outcome(record: Record) -> str:
    """Return one line about a file."""
    return _outcome(record).replace("\n", "\\n")  # a file's name may hold line ends


def _outcome(record: Record) -> str:
    if record.status is Status.FAILED:
        return f"failed  {record.path}: {record.error}"
    if record.status is not Status.DONE:
        return f"{record.status}  {record.path}"
    found = f", {counted(len(record.findings), 'finding')}" if record.findings else ""
    return f"done  {record.path}: {counted(record.words, 'word')}{found}"


def summary_record(summary: Summary) -> dict[str, Any]:
    """Return a sum as plain values; `not_kept` only where the memory could not be written."""
    return {
        "files": {status.value: number for status, number in summary.files.items()},
        "words": summary.words,
        "seconds": round(summary.seconds, 3),
        "words_per_second": round(summary.words / summary.seconds, 1) if summary.seconds else 0.0,
        "findings": {severity.value: number for severity, number in summary.findings.items()},
        **({"not_kept": summary.not_kept} if summary.not_kept else {}),
    }


def summary_line(summary: Summary) -> str:
    """Return a sum as one line."""
    order = (Status.DONE, Status.COPIED, Status.UNCHANGED, Status.LEFT_OUT, Status.FAILED)
    files = ", ".join(f"{summary.count(status):,} {status}" for status in order if summary.count(status))
    speed = f", {summary.words / summary.seconds:,.0f} words/s" if summary.words and summary.seconds else ""
    findings = sum(summary.findings.values())
    found = f", {counted(findings, 'finding')}" if findings else ""
    return f"{files or 'no files'}: {counted(summary.words, 'word')} in {duration(summary.seconds)}{speed}{found}"


def duration(seconds: float) -> str:
    """Return a time as people read it: 0.4 s, 12 s, 3 min 05 s, 2 h 07 min."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600:,} h {whole % 3600 // 60:02} min"
