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
from translate.scoring.partners import names_for, partners, texts_of
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


@dataclass(frozen=True, slots=True)
class Matched:
    """The documents of two folders, the files that have no partner there, and those scored without their source."""

    articles: tuple[Article, ...]
    without_reference: tuple[Path, ...] = ()
    without_hypothesis: tuple[Path, ...] = ()
    without_source: tuple[Path, ...] = ()


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


def matched(hypotheses: Path, references: Path, sources: Path | None = None) -> Matched:
    """Return the texts of two folders (three with sources) that belong together by their names (`partners`)."""
    folders = [folder for folder in (hypotheses, references, sources) if folder is not None]
    ours, theirs = (texts_of(folder, folders) for folder in (hypotheses, references))
    french = {} if sources is None else texts_of(sources, folders, french=True)
    pairs = partners(list(ours), list(theirs))
    if not pairs:
        raise InputError(
            f"no file has one of its name in {references}", path=hypotheses, advice="NAME.txt or NAME.en.txt"
        )
    source_of = partners(list(pairs), list(french))
    result = [
        Article(
            name,
            texts.read(french[source_of[path]], source_side=True) if path in source_of else None,
            texts.read(ours[path]),
            texts.read(theirs[pairs[path]]),
        )
        for name, path in zip(names_for(list(pairs)), pairs, strict=True)
    ]
    right = set(pairs.values())
    return Matched(
        tuple(result),
        without_reference=tuple(path for name, path in ours.items() if name not in pairs),
        without_hypothesis=tuple(path for name, path in theirs.items() if name not in right),
        without_source=()
        if sources is None
        else tuple(path for name, path in ours.items() if name in pairs and name not in source_of),
    )


def with_table(readme: str, table: str, path: Path) -> str:
    """Return the README with the table between its two marks; raise `InputError` when they are not there."""
    if BEGIN not in readme or END not in readme or readme.index(END) < readme.index(BEGIN):
        raise InputError("has no place for the table", path=path, advice=f"put {BEGIN} and {END} where it should stand")
    head, rest = readme.split(BEGIN, 1)
    return f"{head}{BEGIN}\n{table}\n{END}{rest.split(END, 1)[1]}"
