"""Which files of a tree a batch is about."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from glossary.errors import InputError

_HIDDEN = (".", "~$")  # Word puts a file `~$report.docx` beside one that it has open


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the source tree: its path relative to the root, with `/`, and its size in bytes when it was found.

    A folder that cannot be listed is found too; `error` says why."""

    path: str
    size: int
    error: str = ""


def scan(
    root: Path, *, include: Sequence[str] = (), exclude: Sequence[str] = (), but: Path | None = None
) -> list[Found]:
    """Return the files under `root` in the order of their paths.

    A glob without `/` is held against the file's name, one with `/` against its whole path: `*` and `?` stay within a
    folder, `**` crosses folders. Without `include` every file counts; `exclude` wins. Files and folders whose name
    begins with a dot or `~$`, the folder `but`, and what goes away meanwhile are passed over; links to folders are not
    followed. Of a folder that cannot be listed itself is returned, unless `exclude` takes all that lies in it. Raises
    `InputError` when `root` is no folder or cannot be listed.
    """
    if root.exists() and not root.is_dir():
        raise InputError("is a file", path=root, advice="`entente translate` takes files")
    if not root.is_dir():
        raise InputError("no such folder", path=root, advice="check the name, or the folder you are in")
    avoided = but.resolve() if but is not None else None
    found: list[Found] = []
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if isinstance(error, FileNotFoundError) and folder != root:
                continue
            reason = (error.strerror or str(error)).lower()
            told = InputError(f"cannot be listed: {reason}", path=folder, advice="check its permissions")
            if folder == root:
                raise told from error
            path = folder.relative_to(root).as_posix()
            if not any(_matches(f"{path}/", glob) for glob in exclude):
                found.append(Found(path, 0, str(told)))
            continue
        for entry in listed:
            if entry.name.startswith(_HIDDEN):
                continue
            if entry.is_dir(follow_symlinks=False):
                if avoided is None or Path(entry.path).resolve() != avoided:
                    folders.append(Path(entry.path))
                continue
            path = Path(entry.path).relative_to(root).as_posix()
            if not wanted(path, include, exclude):
                continue
            try:
                if entry.is_file():
                    found.append(Found(path, entry.stat().st_size))
            except FileNotFoundError:
                continue
            except OSError:  # a link that leads to itself: reading it will tell
                found.append(Found(path, 0))
    return sorted(found, key=lambda file: file.path)


def wanted(path: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Return whether a relative path is taken by the globs."""
    if any(_matches(path, glob) for glob in exclude):
        return False
    return not include or any(_matches(path, glob) for glob in include)


def _matches(path: str, glob: str) -> bool:
    return _pattern(glob).fullmatch(path if "/" in glob else path.rsplit("/", 1)[-1]) is not None


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    """Return the pattern of a glob; `pathlib` knows `**` only from Python 3.13 on."""
    pattern, rest = "", glob.removeprefix("./")
    pieces = (("**/", "(?:.*/)?"), ("**", ".*"), ("*", "[^/]*"), ("?", "[^/]"))
    while rest:
        for piece, meaning in pieces:
            if rest.startswith(piece):
                pattern, rest = pattern + meaning, rest[len(piece) :]
                break
        else:
            pattern, rest = pattern + re.escape(rest[0]), rest[1:]
    return re.compile(pattern)
