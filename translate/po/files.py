"""Which catalogues a command means: files, folders and patterns."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

from translate.errors import InputError

SUFFIXES = (".po", ".pot")


def find(names: Iterable[str]) -> list[tuple[Path, Path]]:
    """Return each catalogue with its path relative to where it was looked for, in order of name, each once.

    A folder gives its catalogues at any depth, a pattern (`*`, `?`, `[`, `**`) those that it matches. Raises
    `InputError` for a name that gives none.
    """
    found: dict[Path, Path] = {}
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
            pairs = [(each, each.relative_to(path)) for each in inside]
        elif not path.exists() and glob.has_magic(name):
            matched = sorted(Path(each) for each in glob.glob(name, recursive=True))  # noqa: PTH207 - Path has none for a pattern with a root
            pairs = [(each, Path(each.name)) for each in matched if each.is_file()]
        else:
            pairs = [(path, Path(path.name))]
        if not pairs:
            raise InputError("no catalogue here", path=name, advice=f"catalogues end in {' or '.join(SUFFIXES)}")
        for each, relative in pairs:
            found.setdefault(each, relative)
    return list(found.items())
