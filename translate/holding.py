"""Tags, addresses, code and paths that hold a placeholder: `<a href="%s">` is one stretch, not two halves of a tag."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.patterns import Kind, Stretch, find, without_overlap

_HOLDING = frozenset({Kind.TAG, Kind.URL, Kind.EMAIL, Kind.CODE, Kind.PATH})


def holders(text: str, placeholders: Sequence[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Return the tags, addresses, code and paths of a text that hold a placeholder, and each of theirs whole."""
    if not placeholders:
        return ()
    read = text
    for start, end in placeholders:  # as if it were filled: no address has a `%` or a space in it
        read = read[:start] + "x" * (end - start) + read[end:]

    def holds(outer: Stretch) -> bool:
        touched = [(start, end) for start, end in placeholders if start < outer.end and outer.start < end]
        whole = all(outer.start <= start and end <= outer.end for start, end in touched)
        return bool(touched) and whole and (outer.start, outer.end) not in touched

    return tuple(each for each in find(read) if each.kind in _HOLDING and holds(each))


def held(text: str, placeholders: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return where the placeholders of a text stand, each with what holds it."""
    both = [*holders(text, placeholders), *(Stretch(start, end, Kind.OPAQUE) for start, end in placeholders)]
    return tuple((start, end) for start, end, _ in without_overlap(both))
