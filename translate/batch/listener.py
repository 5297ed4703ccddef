"""Who is told how a batch goes."""

from __future__ import annotations

import threading

from translate.batch.values import Record, Summary


class Listener:
    """Is told how a batch goes, in calls from several threads, one at a time; this one keeps quiet."""

    def started(self, files: int, words: int) -> None:
        """`files` were found, with about `words` in all."""

    def expected(self, words: int) -> None:
        """The number of words to translate is now known to be `words`, as far as the files were read."""

    def working(self, path: str) -> None:
        """A file is being translated."""

    def progress(self, words: float) -> None:
        """So many more words are translated."""

    def file(self, record: Record) -> None:
        """A file has its outcome."""

    def finished(self, summary: Summary) -> None:
        """All files have."""

    def given_up(self) -> None:
        """The rest will not be done now: Ctrl-C, or an error that stops the batch."""


class Serial(Listener):
    """Tells a listener one thing at a time, whichever threads the calls come from."""

    def __init__(self, listener: Listener) -> None:
        """Tell `listener`."""
        self._listener = listener
        self._lock = threading.Lock()

    def started(self, files: int, words: int) -> None:
        """Pass it on."""
        with self._lock:
            self._listener.started(files, words)

    def expected(self, words: int) -> None:
        """Pass it on."""
        with self._lock:
            self._listener.expected(words)

    def working(self, path: str) -> None:
        """Pass it on."""
        with self._lock:
            self._listener.working(path)

    def progress(self, words: float) -> None:
        """Pass it on."""
        with self._lock:
            self._listener.progress(words)

    def file(self, record: Record) -> None:
        """Pass it on."""
        with self._lock:
            self._listener.file(record)

    def finished(self, summary: Summary) -> None:
        """Pass it on."""
        with self._lock:
            self._listener.finished(summary)

    def given_up(self) -> None:
        """Pass it on."""
        with self._lock:
            self._listener.given_up()
