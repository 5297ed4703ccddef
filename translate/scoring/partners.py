"""Which files of two folders belong together: hypotheses, references and sources, found by their names.

The folders are walked as a batch walks them: subfolders too, names that begin with a point not. Files are partners that
have one path; else one but for the language in it (`NAME.en.txt`); else one but for language and format, where no other
file could be meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from translate.batch.scan import scan

_LANGUAGE = re.compile(r"\.(?:fr|en)(?=\.[^.]+$|$)")

Key = Callable[[str], str]


def texts_of(folder: Path, others: Iterable[Path] = (), *, french: bool = False) -> dict[str, Path]:
    """Return the files of a folder by their path in it, in order, without those of the `others` that lie in it.

    Where a text stands there in both languages, as in a corpus, it is the one in English, or that in French. What only
    has French in its name is the text: a batch keeps the names of its sources.
    """
    inside = [other.resolve() for other in others if folder.resolve() in other.resolve().parents]
    paths = {found.path: folder / found.path for found in scan(folder)}
    own, other = (".fr", ".en") if french else (".en", ".fr")
    return {
        name: path
        for name, path in paths.items()
        if not any(path.resolve().is_relative_to(each) for each in inside)
        and not (_language(name) == other and {without_language(name), _named(name, own)} & paths.keys())
    }


def partners(left: Sequence[str], right: Sequence[str]) -> dict[str, str]:
    """Return for paths of one folder those of the other that belong to them, in the order of the first."""
    found: dict[str, str] = {}
    for key in (str, without_language, stem):
        taken = set(found.values())
        ours = _unique((path for path in left if path not in found), key)
        theirs = _unique((path for path in right if path not in taken), key)
        found |= {path: theirs[name] for name, path in ours.items() if name in theirs}
    return {path: found[path] for path in left if path in found}


def names_for(paths: Sequence[str]) -> list[str]:
    """Return a name for each document: its path without language and format, with the format where it takes that."""
    stems = Counter(map(stem, paths))
    return [stem(path) if stems[stem(path)] == 1 else without_language(path) for path in paths]


def without_language(path: str) -> str:
    """Return a path without the language in its name: `a/NAME.html` for `a/NAME.en.html`."""
    return _named(path, "")


def stem(path: str) -> str:
    """Return a path without language and format: `a/NAME` for `a/NAME.en.html`."""
    bare = PurePosixPath(without_language(path))
    return bare.with_suffix("").as_posix()


def _language(path: str) -> str:
    found = _LANGUAGE.search(PurePosixPath(path).name)
    return found.group() if found else ""


def _named(path: str, language: str) -> str:
    return PurePosixPath(path).with_name(_LANGUAGE.sub(language, PurePosixPath(path).name, count=1)).as_posix()


def _unique(paths: Iterable[str], key: Key) -> dict[str, str]:
    """Return the paths by their key, without those that share one."""
    keyed: dict[str, list[str]] = {}
    for path in paths:
        keyed.setdefault(key(path), []).append(path)
    return {name: found[0] for name, found in keyed.items() if len(found) == 1}
