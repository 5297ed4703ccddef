"""Which sentence of the hypothesis answers which of the reference: by key, by line, or by alignment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from translate.errors import InputError
from translate.scoring.parallel import Parallel, align_systems
from translate.scoring.texts import Text

Lexicon = Mapping[str, Collection[str]]


class Pairing(StrEnum):
    """How texts are put side by side."""

    AUTO = "auto"  # by key or by line where that is possible, else by alignment
    LINES = "lines"
    SENTENCES = "sentences"


def pair(
    systems: Sequence[Text],
    references: Sequence[Text],
    source: Text | None = None,
    *,
    how: Pairing = Pairing.AUTO,
    lexicon: Lexicon | None = None,
    document: str = "",
) -> tuple[Parallel, ...]:
    """Return each system side by side with the references, in units that all systems share.

    Raises `InputError` when `how` is LINES and the texts have not the same number of lines.
    """
    if how is not Pairing.SENTENCES:
        if how is Pairing.AUTO and all(text.keys is not None for text in (*systems, *references)):
            return _by_key(systems, references, document)
        if _same_lines([*systems, *references], strict=how is Pairing.LINES):
            given = None if source is None else _source_lines(source, len(_lines(references[0])))
            if source is None or given is not None:
                return _by_line(systems, references, given, document)
    first, sentences, in_step = references[0].sentences, systems[0].sources, False
    if source is not None:
        sentences = source.sentences
        if source.lines is not None and _same_lines([source, references[0]], strict=False):
            # A source written line by line with its reference: what stands on a line is a unit in both.
            sentences, first, in_step = _filled(source), _filled(references[0]), True
    return align_systems(
        [text.sentences for text in systems],
        [first, *(text.sentences for text in references[1:])],
        sentences,
        lexicon=lexicon,
        document=document,
        in_step=in_step,
    )


def _lines(text: Text) -> tuple[str, ...]:
    return text.lines if text.lines is not None else text.sentences


def _filled(text: Text) -> tuple[str, ...]:
    return tuple(line for line in _lines(text) if line)


def _same_lines(texts: Sequence[Text], *, strict: bool) -> bool:
    """Tell whether all texts have the same lines: as many, and blank ones in the same places."""
    counts = [len(_lines(text)) for text in texts]
    if len(set(counts)) > 1:
        if strict:
            told = ", ".join(f"{text.name} {count}" for text, count in zip(texts, counts, strict=True))
            raise InputError(f"the texts have not the same number of lines: {told}", advice="leave out --align lines")
        return False
    if strict:
        return True
    blank = [tuple(not line for line in _lines(text)) for text in texts]
    return all(text.lines is not None for text in texts) and len(set(blank)) == 1


def _source_lines(source: Text, size: int) -> tuple[str, ...] | None:
    lines = _lines(source)
    return lines if len(lines) == size else None


def _by_line(
    systems: Sequence[Text], references: Sequence[Text], source: tuple[str, ...] | None, document: str
) -> tuple[Parallel, ...]:
    """Pair by line number; lines that are blank in all texts are nobody's segment."""
    columns = [_lines(text) for text in (*systems, *references)]
    kept = [number for number in range(len(columns[0])) if any(column[number] for column in columns)]
    streams = tuple(tuple(_lines(text)[number] for number in kept) for text in references)
    sources = None if source is None else tuple(source[number] for number in kept)
    return tuple(
        Parallel(tuple(_lines(text)[number] for number in kept), streams, sources, (document,) * len(kept))
        for text in systems
    )


def _by_key(systems: Sequence[Text], references: Sequence[Text], document: str) -> tuple[Parallel, ...]:
    """Pair by the keys of the first reference; what it leaves untranslated is not scored."""
    tables = [dict(zip(text.keys or (), text.sentences, strict=True)) for text in (*systems, *references)]
    first = references[0]
    found = dict(zip(first.keys or (), first.sources or (), strict=True))
    keys = [key for key, sentence in tables[len(systems)].items() if sentence.strip()]
    keys = [key for key in keys if any(key in table for table in tables[: len(systems)])]
    if not keys:
        raise InputError(
            "hypothesis and reference have no unit in common", path=systems[0].name, advice="are they the same file?"
        )
    streams = (
        tuple(tables[len(systems)][key] for key in keys),
        *(tuple(table.get(key) or None for key in keys) for table in tables[len(systems) + 1 :]),
    )
    sources = tuple(found[key] for key in keys)
    return tuple(
        Parallel(tuple(table.get(key, "") for key in keys), streams, sources, (document,) * len(keys))
        for table in tables[: len(systems)]
    )
