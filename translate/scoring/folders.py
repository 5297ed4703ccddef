"""Whole folders: the corpus translated and scored, or a folder of hypotheses against one of references.

A corpus folder holds pairs `NAME.fr.txt` and `NAME.en.txt`. Its README may carry the table of the day between two
marks, so that one command brings it up to date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.document import Document
from translate.errors import InputError
from translate.scoring import texts
from translate.scoring.partners import names_for, partners, texts_of
from translate.scoring.texts import NoTextError, Text

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
    """The documents of two folders, the files left out for want of a partner, a known format or any text, and the
    hypotheses that are scored without their source."""

    articles: tuple[Article, ...]
    without_reference: tuple[Path, ...] = ()
    without_hypothesis: tuple[Path, ...] = ()
    without_source: tuple[Path, ...] = ()
    without_format: tuple[Path, ...] = ()
    without_text: tuple[Path, ...] = ()


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
    pairs, unknown = _of_known_format(pairs, ours, theirs)
    source_of = partners(list(pairs), list(french))
    result, empty = [], []
    for name, path in zip(names_for(list(pairs)), pairs, strict=True):
        both = _read_both(ours[path], theirs[pairs[path]])
        if both is None:
            empty.append(ours[path])
            continue
        source = texts.read(french[source_of[path]], source_side=True) if path in source_of else None
        result.append(Article(name, source, *both))
    if not result:
        raise InputError("holds no text", path=hypotheses, advice="are they the right folders?")
    right = set(pairs.values())
    left_out = {*unknown, *empty}
    return Matched(
        tuple(result),
        without_reference=tuple(path for name, path in ours.items() if name not in pairs and path not in left_out),
        without_hypothesis=tuple(path for name, path in theirs.items() if name not in right and path not in left_out),
        without_source=()
        if sources is None
        else tuple(path for name, path in ours.items() if name in pairs and name not in source_of),
        without_format=tuple(unknown),
        without_text=tuple(empty),
    )


def _of_known_format(
    pairs: Mapping[str, str], ours: Mapping[str, Path], theirs: Mapping[str, Path]
) -> tuple[dict[str, str], list[Path]]:
    """Return the pairs of which both files are texts of a known format, and the files of the others."""
    from translate import formats

    kept, unknown = {}, []
    for path, partner in pairs.items():
        if formats.is_known(ours[path]) and formats.is_known(theirs[partner]):
            kept[path] = partner
        else:
            unknown += [ours[path], theirs[partner]]
    return kept, unknown


def _read_both(hypothesis: Path, reference: Path) -> tuple[Text, Text] | None:
    """Return the texts of two files, None where both hold none; raise `NoTextError` where only one does."""
    try:
        return texts.read(hypothesis), texts.read(reference)
    except NoTextError as error:
        try:
            texts.read(reference if error.path == hypothesis else hypothesis)
        except NoTextError:
            return None
        raise


def with_table(readme: str, table: str, path: Path) -> str:
    """Return the README with the table between its two marks; raise `InputError` when they are not there."""
    if BEGIN not in readme or END not in readme or readme.index(END) < readme.index(BEGIN):
        raise InputError("has no place for the table", path=path, advice=f"put {BEGIN} and {END} where it should stand")
    head, rest = readme.split(BEGIN, 1)
    return f"{head}{BEGIN}\n{table}\n{END}{rest.split(END, 1)[1]}"
