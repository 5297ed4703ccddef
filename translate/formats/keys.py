"""Accelerators in message files: the `&` of `&Fichier` is taken out of what is read, and set again in what is written.

The rules are those of catalogues (`translate.po.accelerators`). Only `&` is one here: `_` and `~` stand in the names,
paths and settings that such files hold beside their messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from translate.formats.escapes import ESCAPE, decode
from translate.formats.spliced import Place, Writer, decoded
from translate.formats.units import Span
from translate.po.accelerators import find, marker_of, put, take

Finder = Callable[[str, str, Mapping[str, Any]], Iterable[Place]]


def with_accelerators(find_places: Finder) -> Finder:
    """Return a finder of the same places without their accelerators; each must have `offsets`."""

    def found(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
        places = list(find_places(text, path, options))
        marker = marker_of((place.unit.text for place in places if "&" in place.unit.text), markers="&")
        yield from (_bare(place, marker) for place in places) if marker else places

    return found


def _bare(place: Place, marker: str) -> Place:
    at = find(place.unit.text, marker)
    if at is None or place.offsets is None:
        return place

    def moved(offset: int) -> int:
        return offset - 1 if offset > at else offset

    def without(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((moved(start), moved(end)) for start, end in spans)

    unit = replace(
        place.unit,
        text=place.unit.text[:at] + place.unit.text[at + 1 :],
        opaque=without(place.unit.opaque),
        borders=tuple(map(moved, place.unit.borders)),
        breaks=without(place.unit.breaks),
    )
    offsets = (*place.offsets[: at + 1], *place.offsets[at + 2 :])  # the letter begins at its marker
    return replace(place, unit=unit, offsets=offsets, write=_Marking(place.write, marker))


@dataclass(frozen=True, slots=True)
class _Marking:
    """Writes a sentence with the accelerator of the one that stands there."""

    write: Writer
    marker: str

    def __call__(self, new: str, old: str) -> str:
        accelerator = take(decoded(old, 0, ESCAPE, decode)[0], self.marker)[1]
        return self.write(put(new, accelerator), old)
