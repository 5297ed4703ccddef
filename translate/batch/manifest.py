"""The manifest: one JSON object a line for each file, the memory of a batch between runs.

While a batch runs, lines are appended and flushed to the disk; the last line of a path counts, and a line that a crash
cut short is dropped; one that lacks only its end counts. When it ends, the manifest is rewritten with one line a file,
by path. https://jsonlines.org
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from glossary.errors import InputError
from glossary.files import write_atomic
from translate.batch.values import Record, Status
from translate.document import Finding, Severity

FIELDS = {field.name for field in fields(Record)}
KINDS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(FIELDS - {"status", "findings"}, str),
    "segments": int,
    "words": int,
    "seconds": (int, float),
}


class Manifest:
    """The manifest of a target tree, open for the one batch that holds the tree's lock, or to read only."""

    def __init__(self, path: Path, *, write: bool = True) -> None:
        """Read what is there, and with `write` make ready to add to it.

        Raises `InputError`, with the line, for a file that is no manifest, and `OSError` when it cannot be written.
        """
        self.path = path
        self._last: dict[str, Record] = {}
        self._writing: dict[str, Record] = {}
        self._outputs: dict[str, set[str]] = {}
        self._lines = 0
        data, end = b"", 0
        if path.exists():
            data = path.read_bytes()
            end = data.rfind(b"\n") + 1
            if _is_json(data[end:]):  # whole: somebody's editor, or a crash, left out its line end only
                end = len(data)
            for record in parse(data[:end], path):
                self._note(record)
        self._descriptor = -1
        if not write:
            return
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o644)
        os.ftruncate(self._descriptor, end)  # what a crash cut short
        os.lseek(self._descriptor, end, os.SEEK_SET)
        if end and not data[:end].endswith(b"\n"):
            end += os.write(self._descriptor, b"\n")
        self._end = end

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def last(self, path: str) -> Record | None:
        """Return what was last said about a file."""
        return self._last.get(path)

    def made_here(self, path: str, output: str) -> bool:
        """Return whether a target with this hash was written by a batch, this one or an earlier one."""
        return output in self._outputs.get(path, ())

    def records(self) -> Iterator[Record]:
        """Yield the last record of each file, by path."""
        for path in sorted(self._last):
            yield self._last[path]

    def append(self, records: Iterable[Record]) -> None:
        """Write records and flush them to the disk; on a full disk none of them stays. Raises `OSError`."""
        chosen = list(records)
        data = _lines(chosen)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
            os.fsync(self._descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self._end)
                os.lseek(self._descriptor, self._end, os.SEEK_SET)
            raise
        self._end += len(data)
        for record in chosen:
            self._note(record)

    def tidy(self) -> None:
        """Rewrite the manifest with one line a file, unless it is so already."""
        if self._lines == len(self._last):
            return
        write_atomic(self.path, _lines((*self._writing.values(), *self.records())), overwrite=True)

    def _note(self, record: Record) -> None:
        self._lines += 1
        if record.output:
            self._outputs.setdefault(record.path, set()).add(record.output)
        if record.status is Status.WRITING:
            self._writing[record.path] = record
        else:
            self._writing.pop(record.path, None)
            self._last[record.path] = record


def _lines(records: Iterable[Record]) -> bytes:
    """Return records as lines; of a file's name that is not valid UTF-8 the bytes stand as JSON's escapes."""
    return "".join(f"{to_json(record)}\n" for record in records).encode("utf-8", "backslashreplace")


def to_json(record: Record) -> str:
    """Return a record as one line of JSON; fields that say nothing are left out."""
    return json.dumps(as_dict(record), ensure_ascii=False, separators=(",", ":"))


def as_dict(record: Record) -> dict[str, Any]:
    """Return a record as plain values; fields that say nothing are left out."""
    values: dict[str, Any] = {}
    for name in Record.__slots__:
        value = getattr(record, name)
        if name == "findings":
            value = [_finding(finding) for finding in value]
        elif name == "seconds":
            value = round(value, 3)
        if value or name in ("path", "status"):
            values[name] = value
    return values


def parse(data: bytes, path: Path) -> Iterator[Record]:
    """Yield the records of a manifest's bytes; raise `InputError` with the line for one that is none."""
    for number, line in enumerate(data.splitlines(), 1):
        try:
            values = json.loads(line)
            values["status"] = Status(values["status"])
            values["findings"] = tuple(
                Finding(**{**finding, "severity": Severity(finding["severity"])})
                for finding in values.get("findings", ())
            )
            record = Record(**{name: value for name, value in values.items() if name in FIELDS})
            if any(not isinstance(getattr(record, name), kinds) for name, kinds in KINDS.items()):
                raise TypeError("a value of another type")
            yield record
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            advice = (
                "move the manifest away; the batch then starts from the beginning, and overwrites with --force only"
            )
            raise InputError("is not a line of a manifest", path=path, line=number, advice=advice) from error


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _finding(finding: Finding) -> dict[str, Any]:
    values = {name: getattr(finding, name) for name in Finding.__slots__}
    return {name: value for name, value in values.items() if value is not None}
