"""Translate what arrives: look at the tree now and then, and take what is new or changed and no longer growing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from translate.batch.run import Batch
from translate.batch.scan import Found
from translate.batch.values import Summary

Look = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


def watch(batch: Batch, wait: Callable[[], bool]) -> Iterator[Summary]:
    """Yield the sum of a first full run, then of each run over what arrived; end when `wait` returns False.

    `wait` is called between two looks. A file is taken when it looks the same twice in a row, so that one still being
    copied is left until it is whole, and when it does not look as it did when it was last taken.
    """
    found = batch.find()
    taken = {file.path: _look(batch.source, file) for file in found}
    yield batch.run(found)
    seen = dict(taken)
    while wait():
        found = batch.find()
        looks = {file.path: _look(batch.source, file) for file in found}
        settled = [
            file
            for file in found
            if looks[file.path] == seen.get(file.path) and looks[file.path] != taken.get(file.path)
        ]
        seen = looks
        if settled:
            taken.update((file.path, looks[file.path]) for file in settled)
            yield batch.run(settled)


def _look(root: Path, file: Found) -> Look:
    try:
        status = (root / file.path).stat()
    except OSError:
        return file.size, 0  # gone meanwhile; the batch will say so
    return status.st_size, status.st_mtime_ns
