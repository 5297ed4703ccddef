"""A progress bar on standard error: for people, and only for work that takes a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DELAY = 2.0  # seconds before a bar appears; what is done sooner needs none


@contextmanager
def progress(unit: str, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what a long task calls with the units done and their total; None when nobody would see it.

    The bar shows rate and time left, appears after `DELAY` seconds, only on a terminal, and is wiped at the end.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=f" {unit}", delay=DELAY, leave=False, file=sys.stderr, dynamic_ncols=True) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
