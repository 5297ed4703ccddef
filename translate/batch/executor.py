"""Who renders the windows of a batch: threads of this process. (`cluster` has the machines of a Ray cluster.)"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from translate.batch.render import Rendered, render
from translate.batch.tickets import Ticket
from translate.batch.values import DocumentTranslator

Progress = Callable[[float], None]  # words done since the last call
Results = Generator[list[Rendered], None, None]


class GivenUp(BaseException):
    """Ends a thread whose batch was given up; no error of a file, so nothing that deals with those catches it."""


class Executor(Protocol):
    """Renders windows somewhere."""

    def render(self, root: Path, windows: Iterable[Sequence[Ticket]], progress: Progress) -> Results:
        """Yield what became of each window, in order; what is in hand is bounded. `close` gives the rest up."""


class Threads:
    """Renders on this machine, `jobs` windows at once. While the engine decodes one, the interpreter is free to prepare
    and finish another."""

    def __init__(self, make: Callable[[], DocumentTranslator], jobs: int) -> None:
        """`make` is called once for each job, when the first windows come: what is made serves one thread at a time."""
        self._make = make
        self._jobs = jobs
        self._made = 0
        self._idle: SimpleQueue[DocumentTranslator] = SimpleQueue()

    def render(self, root: Path, windows: Iterable[Sequence[Ticket]], progress: Progress) -> Results:
        """Yield what became of each window, in order; one more than there are jobs is taken ahead.

        Given up (Ctrl-C, a full disk, or nobody takes the rest), it returns at once: a thread in the middle of a window
        learns of it when the engine has finished its next sentences, and its work goes nowhere.
        """
        given_up = threading.Event()

        def tell(words: float) -> None:
            if given_up.is_set():
                raise GivenUp
            progress(words)

        def work(window: Sequence[Ticket]) -> list[Rendered]:
            translator = self._idle.get()
            try:
                return render(root, window, translator, tell)
            finally:
                self._idle.put(translator)

        waiting: deque[Future[list[Rendered]]] = deque()
        pool = ThreadPoolExecutor(self._jobs, thread_name_prefix="batch")
        try:
            for window in windows:
                if self._made < self._jobs:
                    self._idle.put(self._make())
                    self._made += 1
                waiting.append(pool.submit(work, window))
                while len(waiting) > self._jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            given_up.set()
            pool.shutdown(wait=False, cancel_futures=True)
