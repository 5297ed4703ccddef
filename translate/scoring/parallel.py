"""Texts put side by side: hypothesis, references and source in units that correspond.

The first reference decides what a unit is. Where all texts have the same lines, lines are units; otherwise every other
text is aligned with the first reference and units grow until none of them cuts a bead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from translate.scoring.alignment import Bead, align
from translate.scoring.bilingual import Hints, Lexicon, align_source


@dataclass(frozen=True, slots=True)
class Parallel:
    """Hypothesis, references and source, unit by unit.

    `sources` is None where no source is known, and has None for the units of a document without one. `shapes` is empty
    where nothing had to be aligned.
    """

    hypotheses: tuple[str, ...]
    references: tuple[tuple[str | None, ...], ...]
    sources: tuple[str | None, ...] | None
    documents: tuple[str, ...]
    shapes: tuple[str, ...] = ()


def align_texts(
    hypothesis: Sequence[str],
    references: Sequence[Sequence[str]],
    source: Sequence[str] | None = None,
    *,
    lexicon: Lexicon | None = None,
    document: str = "",
) -> Parallel:
    """Align sentences that do not correspond one to one and return them side by side.

    Every sentence is in exactly one unit; what only the hypothesis has stands against an empty reference, what it
    lacks is an empty hypothesis, so that both count in the scores. `lexicon` maps lower-case French words to English
    ones and helps to place the source.
    """
    hints = None if lexicon is None else Hints(lexicon)
    return align_systems([hypothesis], references, source, hints=lambda _: hints, document=document)[0]


def align_systems(
    systems: Sequence[Sequence[str]],
    references: Sequence[Sequence[str]],
    source: Sequence[str] | None = None,
    *,
    hints: Callable[[Sequence[str]], Hints | None] | None = None,
    document: str = "",
    in_step: Collection[int] = (),
    source_in_step_with: int | None = None,
) -> tuple[Parallel, ...]:
    """Align several hypotheses with the same references, in units that all of them share, so that they compare.

    Texts are numbered: hypotheses, references, source. `in_step` are those of which sentence `i` is known to be
    sentence `i` of the first reference; `source_in_step_with` is a hypothesis whose sentence `i` is that of the source.
    `hints` returns what is known of the source's sentences, and is called only when they must be aligned.
    """
    first = references[0]
    own_number, source_number = len(systems), len(systems) + len(references)
    english = [*systems, *references[1:]]
    numbers = [number for number in range(source_number) if number != own_number]
    beads = [
        _one_to_one(text, first) if number in in_step else align(text, first)
        for number, text in zip(numbers, english, strict=True)
    ]
    texts = [*english, *([source] if source is not None else [])]
    if source is not None:
        if source_number in in_step:
            beads.append(_one_to_one(source, first))
        elif source_in_step_with is not None and len(source) == len(systems[source_in_step_with]):
            beads.append(beads[source_in_step_with])
        else:
            beads.append(align_source(source, first, hints(source) if hints else None))
    # A passage that only a further reference or the source has is no matter of the hypotheses.
    units = [unit for unit in _common_units(len(first), beads) if unit.own or any(unit.parts[: len(systems)])]
    columns = [
        tuple(" ".join(text[index] for index in unit.parts[number]) for unit in units)
        for number, text in enumerate(texts)
    ]
    own = tuple(" ".join(first[index] for index in unit.own) for unit in units)
    further = tuple(
        tuple(joined or (None if unit.own else "") for joined, unit in zip(column, units, strict=True))
        for column in columns[len(systems) : len(systems) + len(references) - 1]
    )
    return tuple(
        Parallel(
            columns[number],
            (own, *further),
            columns[-1] if source is not None else None,
            (document,) * len(units),
            tuple(f"{len(unit.parts[number])}-{len(unit.own)}" for unit in units),
        )
        for number in range(len(systems))
    )


def _one_to_one(text: Sequence[str], first: Sequence[str]) -> tuple[Bead, ...]:
    return tuple(Bead((index,), (index,)) for index, _ in enumerate(zip(text, first, strict=True)))


def joined(parts: Sequence[Parallel]) -> Parallel:
    """Return several documents as one text; they must have the same number of references."""
    return Parallel(
        tuple(text for part in parts for text in part.hypotheses),
        tuple(
            tuple(text for stream in streams for text in stream)
            for streams in zip(*(part.references for part in parts), strict=True)
        ),
        tuple(text for part in parts for text in part.sources or (None,) * len(part.hypotheses))
        if any(part.sources for part in parts)
        else None,
        tuple(name for part in parts for name in part.documents),
        tuple(shape for part in parts for shape in part.shapes or ("1-1",) * len(part.hypotheses))
        if any(part.shapes for part in parts)
        else (),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences of the first reference, and for each other text those that stand with them."""

    own: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]


def _common_units(size: int, alignments: Sequence[Sequence[Bead]]) -> list[_Unit]:
    """Return the finest units that cut no bead of any alignment; what has no own sentence is a unit of its own."""
    groups = _groups(size, alignments)
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    parts: list[list[list[int]]] = [[[] for _ in groups] for _ in alignments]
    extra: list[list[_Unit]] = [[] for _ in range(len(groups) + 1)]
    for number, beads in enumerate(alignments):
        done = 0
        for bead in beads:
            if bead.right:
                done = group_of[bead.right[-1]] + 1
                parts[number][done - 1].extend(bead.left)
            else:
                alone = tuple(bead.left if other == number else () for other in range(len(alignments)))
                extra[done].append(_Unit((), alone))
    units = list(extra[0])
    for place, group in enumerate(groups):
        units.append(_Unit(group, tuple(tuple(part[place]) for part in parts)))
        units += extra[place + 1]
    return units


def _groups(size: int, alignments: Sequence[Sequence[Bead]]) -> list[tuple[int, ...]]:
    """Return the sentences of the first reference, those that some bead holds together in one group."""
    together = {index for beads in alignments for bead in beads for index in bead.right[:-1]}
    groups: list[tuple[int, ...]] = []
    start = 0
    for index in range(size):
        if index not in together:
            groups.append(tuple(range(start, index + 1)))
            start = index + 1
    return groups
