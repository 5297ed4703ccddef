"""Whole folders: the corpus translated and scored, or a folder of hypotheses against one of references.

A corpus folder holds pairs `NAME.fr.txt` and `NAME.en.txt`. Its README may carry the table of the day between two
marks, so that one command brings it up to date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.document import Document
from translate.errors import InputError
from translate.scoring import texts
from translate.scoring.texts import Text

BEGIN, END = "<!-- baseline:begin -->", "<!-- baseline:end -->"
SOURCE = re.compile(r"\.fr(\.[^.]+)$")

Translate = Callable[[Sequence[Document]], Sequence[Sequence[str]]]  # documents -> the English of their segments


@dataclass(frozen=True, slots=True)
class Article:
    """One document of a folder: its name, and its texts."""

    name: str
    source: Text | None
    hypothesis: Text
    reference: Text


def articles(folder: Path) -> list[tuple[Path, Path]]:
    """Return the sources of a corpus folder with their references; raise `InputError` when there are none."""
    pairs = []
    for source in sorted(folder.iterdir()):
        if not SOURCE.search(source.name):
            continue
        reference = source.with_name(SOURCE.sub(r".en\1", source.name))
        if not reference.exists():
            raise InputError("has no reference beside it", path=source, advice=f"{reference.name} is looked for")
        pairs.append((source, reference))
    if not pairs:
        raise InputError(
            "holds no article with a reference",
            path=folder,
            advice="files named NAME.fr.txt and NAME.en.txt are looked for",
        )
    return pairs


def translated(folder: Path, translate: Translate) -> list[Article]:
    """Translate all articles of a corpus folder in one batch and return them with their references."""
    from glossary.files import read_bytes
    from translate import formats

    pairs = articles(folder)
    documents = []
    for source, _ in pairs:
        data = read_bytes(source)
        documents.append(formats.for_path(source, data).read(data, str(source)))
    result = []
    for (source, reference), document, english in zip(pairs, documents, translate(documents), strict=True):
        name = SOURCE.sub("", source.name)
        french = tuple(segment.source for segment in document.segments)
        right = texts.read(reference)
        by_line = _non_blank(right)
        if by_line is not None and len(by_line) == len(french):
            right = Text(right.name, by_line, by_line)
        lined = tuple(english)
        result.append(Article(name, Text(str(source), french, french), Text(name, lined, lined), right))
    return result


def _non_blank(text: Text) -> tuple[str, ...] | None:
    return None if text.lines is None else tuple(line for line in text.lines if line)


def matched(hypotheses: Path, references: Path, sources: Path | None = None) -> list[Article]:
    """Return the files of two folders (three with sources) that have the same name but for the language in it."""
    french = {} if sources is None else _by_name(sources)
    result = []
    for name, path, reference in _pairs(hypotheses, references):
        source = texts.read(french[name], source_side=True) if name in french else None
        result.append(Article(name, source, texts.read(path), texts.read(reference)))
    if not result:
        raise InputError(
            f"no file has one of its name in {references}", path=hypotheses, advice="NAME.txt or NAME.en.txt"
        )
    return result


def unmatched(hypotheses: Path, references: Path, sources: Path | None = None) -> list[tuple[str, list[Path]]]:
    """Return what `matched` leaves out or scores without its source: what each of these files lacks, and the files.

    Files whose name begins with a point are nobody's text and are not told.
    """
    pairs = _pairs(hypotheses, references)
    french = {name for name, *_ in pairs} if sources is None else _by_name(sources).keys()
    paired = {path for _, *both in pairs for path in both}
    found = [
        ("reference", [path for path in _texts(hypotheses) if path not in paired]),
        ("hypothesis", [path for path in _texts(references) if path not in paired]),
        ("source", [path for name, path, _ in pairs if name not in french]),
    ]
    return [(lacks, [path for path in files if not path.name.startswith(".")]) for lacks, files in found]


def _pairs(hypotheses: Path, references: Path) -> list[tuple[str, Path, Path]]:
    right = {_stem(path): path for path in _texts(references)}
    return [(_stem(path), path, right[_stem(path)]) for path in _texts(hypotheses) if _stem(path) in right]


def _texts(folder: Path) -> list[Path]:
    """Return the files of a folder but for the French ones of a corpus."""
    return [path for path in sorted(folder.iterdir()) if path.is_file() and not SOURCE.search(path.name)]


def _by_name(folder: Path) -> dict[str, Path]:
    return {_stem(path): path for path in sorted(folder.iterdir()) if path.is_file()}


def _stem(path: Path) -> str:
    return re.sub(r"(?:\.(?:fr|en))?(?:\.[^.]+)?$", "", path.name)


def with_table(readme: str, table: str, path: Path) -> str:
    """Return the README with the table between its two marks; raise `InputError` when they are not there."""
    if BEGIN not in readme or END not in readme or readme.index(END) < readme.index(BEGIN):
        raise InputError("has no place for the table", path=path, advice=f"put {BEGIN} and {END} where it should stand")
    head, rest = readme.split(BEGIN, 1)
    return f"{head}{BEGIN}\n{table}\n{END}{rest.split(END, 1)[1]}"
