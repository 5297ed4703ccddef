"""Which sentence of the hypothesis answers which of the reference: by key, by line, or by alignment."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from translate.errors import InputError
from translate.scoring.hints import Hinter
from translate.scoring.parallel import Parallel, align_systems
from translate.scoring.texts import Text


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
    hints: Hinter | None = None,
    document: str = "",
) -> tuple[Parallel, ...]:
    """Return each system side by side with the references, in units that all systems share.

    `hints` tells what is known of the source's sentences, should they have to be aligned. Raises `InputError` when
    `how` is LINES and the texts, the source too, have not the same number of lines.
    """
    if how is not Pairing.SENTENCES:
        if how is Pairing.AUTO and _have_keys([*systems, *references]):
            return _by_key(systems, references, source, document)
        if _same_lines([*systems, *references], strict=how is Pairing.LINES):
            given = None if source is None else _source_lines(source, len(_lines(references[0])))
            if source is None or given is not None:
                return _by_line(systems, references, given, document)
            if how is Pairing.LINES:
                _same_lines([references[0], source], strict=True)
    return _by_sentence(systems, references, source, hints, document)


def _by_sentence(
    systems: Sequence[Text], references: Sequence[Text], source: Text | None, hints: Hinter | None, document: str
) -> tuple[Parallel, ...]:
    """Align sentences; of texts written line by line with the first reference, what stands on a line is a unit."""
    english = [*systems, *references]
    texts = english if source is None else [*english, source]
    own = len(systems)
    in_step = {
        number
        for number, text in enumerate(texts)
        if number != own and references[0].lines is not None and _same_lines([text, references[0]], strict=False)
    }
    # A machine's output is often written line by line with its source, whatever the reference does.
    with_source = next(
        (
            number
            for number, text in enumerate(systems)
            if source is not None and source.lines is not None and _same_lines([text, source], strict=False)
        ),
        None,
    )
    filled = (
        in_step | ({own} if in_step else set()) | ({with_source, len(english)} if with_source is not None else set())
    )
    units = [_filled(text) if number in filled else text.sentences for number, text in enumerate(texts)]
    given = units[len(english)] if source is not None else systems[0].sources
    return align_systems(
        units[:own],
        units[own : len(english)],
        given,
        hints=hints,
        document=document,
        in_step=in_step,
        source_in_step_with=with_source if source is not None else 0 if systems[0].sources is not None else None,
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


def _have_keys(texts: Sequence[Text]) -> bool:
    """Tell whether texts are told apart by keys: they hold both languages, or messages of which the first has some."""
    if all(text.keys is not None for text in texts):
        return True
    if any(text.messages is None or text.format != texts[0].format for text in texts):
        return False
    return all(set(texts[0].messages or ()) & set(text.messages or ()) for text in texts[1:])


def _by_key(
    systems: Sequence[Text], references: Sequence[Text], source: Text | None, document: str
) -> tuple[Parallel, ...]:
    """Pair by the keys of the first reference; what it leaves untranslated is not scored.

    The French of a key is what the source has for it, else what the reference has. A message that a hypothesis lacks
    is an empty one; of a catalogue, units that no hypothesis has are left out.
    """
    tables = [text.by_key() or {} for text in (*systems, *references)]
    first = references[0]
    keys = [key for key, sentence in tables[len(systems)].items() if sentence.strip()]
    if first.messages is None:
        keys = [key for key in keys if any(key in table for table in tables[: len(systems)])]
    if not keys:
        raise InputError(
            "hypothesis and reference have no unit in common", path=systems[0].name, advice="are they the same file?"
        )
    streams = (
        tuple(tables[len(systems)][key] for key in keys),
        *(tuple(table.get(key) or None for key in keys) for table in tables[len(systems) + 1 :]),
    )
    french = dict(zip(first.keys or (), first.sources or (), strict=True)) | ((source and source.by_key()) or {})
    sources = tuple(french.get(key) for key in keys) if any(key in french for key in keys) else None
    return tuple(
        Parallel(tuple(table.get(key, "") for key in keys), streams, sources, (document,) * len(keys))
        for table in tables[: len(systems)]
    )
