"""Where results go: standard output, a file, or files in a folder; told, and checked, before any work is done."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import click

from glossary.files import is_special, write_atomic
from translate.errors import OutputError
from translate.formats.registry import suffixes

_FRENCH_NAME = re.compile(r"(?:^|(?<=[._-]))(?P<language>fr)(?:[-_][A-Z]{2})?(?=\.[^.]*$)", re.IGNORECASE)


def targets(
    paths: Sequence[str],
    output: str | None,
    force: bool,
    names: Sequence[Path] | None = None,
    *,
    also_read: Iterable[str | Path] = (),
) -> list[Path | None]:
    """Return the target of each input; None is standard output.

    `output` is a folder when it is one, ends with a slash, or takes several inputs. `names` are the names there, by
    default those of the inputs in English. `also_read` are inputs without a target of their own. Raises `OutputError`
    for a target that exists (unless `force`), that is an input or named twice, or that cannot be written, and for a new
    folder with the suffix of a file.
    """
    if output is None:
        return [None] * len(paths)
    place = Path(output)
    folder = place.is_dir() or len(paths) > 1 or output.endswith(("/", os.sep))
    if not folder:
        found = [place]
    elif place.exists() and not place.is_dir():
        raise OutputError("is a file", path=place, advice="name a folder here, or one input")
    elif not place.exists() and not output.endswith(("/", os.sep)) and place.suffix.lower() in suffixes():
        advice = f"several inputs go into a folder: say {output}/ if it is one"
        raise OutputError("is named like a file", path=place, advice=advice)
    else:
        found = [place / name for name in names or map(_english_path, paths)]
    inputs = {Path(path).resolve() for path in (*paths, *also_read) if str(path) != "-"}
    for target in found:
        if found.count(target) > 1:
            raise OutputError("two inputs would be written here", path=target, advice="translate them one by one")
        _check(target, inputs, force, folder)
    return [*found]


def english_name(name: str) -> str:
    """Return the name of a French file's translation: `fr` before the suffix, or `fr_CA`, becomes `en`."""
    return _FRENCH_NAME.sub(lambda found: "EN" if found["language"].isupper() else "en", name)


def _english_path(path: str) -> Path:
    return Path("translation.txt" if path == "-" else english_name(Path(path).name))


def write(target: Path | None, data: bytes | Iterator[bytes], force: bool) -> None:
    """Write a result whole or not at all, to standard output as it comes; folders on the way are made."""
    if target is None:
        for part in (data,) if isinstance(data, bytes) else data:
            click.echo(part, nl=False)
        return
    if not target.parent.exists():
        target.parent.mkdir(parents=True)
    write_atomic(target, data, overwrite=force)


def check(target: Path, read: Iterable[str | Path], force: bool) -> None:
    """Raise `OutputError` when a file may not be written, is one of those `read` or, unless `force`, exists."""
    _check(target, {Path(path).resolve() for path in read if str(path) != "-"}, force, folder=False)


def _check(target: Path, inputs: Collection[Path], force: bool, folder: bool) -> None:
    if target.exists() and target.resolve() in inputs:
        raise OutputError("is an input itself", path=target, advice="choose another name or folder")
    if target.is_dir():
        raise OutputError("is a directory", path=target, advice="name a file")
    if is_special(target):
        return
    if target.exists():
        if not force:
            raise OutputError("exists already", path=target, advice="choose another name, or say --force")
        if not os.access(target, os.W_OK):
            raise OutputError("is read-only", path=target, advice="change its permissions or choose another name")
        return
    parent = target.parent
    if not folder and not parent.exists():
        raise OutputError("its folder does not exist", path=target, advice="create the folder first")
    while not parent.exists():
        parent = parent.parent
    if not parent.is_dir():
        raise OutputError("is not a directory", path=parent, advice="choose another place")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise OutputError("its folder may not be written", path=target, advice="choose another place")
