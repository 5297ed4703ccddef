"""Terms that the model keeps missing, carried through it as opaque marks.

A model that copies marks brings back what a mark stands for, whatever the words are: where annotation, further
hypotheses and alignment all fail, the missed terms of a source go under marks, and each mark that comes back once gives
its place to the term's rendering.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from glossary import enforce
from translate.plan import Unit
from translate.protect import MARK, MAX_MARKS

_PLACE = re.compile(r"⟪t(\d+)⟫")
# A rendering is a word of its own and brings its number: "⟪t0⟫s", "⟪t0⟫ster" and "you'⟪t0⟫" are a weak model's.
_APART = (
    (re.compile(r"(⟪t\d+⟫)s(?!\w)"), r"\1"),
    (re.compile(r"(⟪t\d+⟫)(?=\w)"), r"\1 "),
    (re.compile(r"(?<=\w)['’]?(?=⟪t\d+⟫)"), " "),
)


def stand_in(unit: Unit, places: Collection[int]) -> tuple[str, dict[int, str]] | None:
    """Return a unit's source with the terms at `places` under marks, and what each mark's number stands for: the unit's
    own mark, or `⟪tN⟫` for its term N. None when there are more than the model's vocabulary holds.

    Marks are numbered in the order of the source, as the model has learnt them.
    """
    spans = {match.span(): match[0] for match in MARK.finditer(unit.source)}
    spans |= {(unit.terms[place].start, unit.terms[place].end): f"⟪t{place}⟫" for place in places}
    if len(spans) > MAX_MARKS:
        return None
    source, done, names = "", 0, dict[int, str]()
    for number, ((start, end), name) in enumerate(sorted(spans.items())):
        source += f"{unit.source[done:start]}⟪{number}⟫"
        names[number] = name
        done = end
    return source + unit.source[done:], names


def put_in(text: str, unit: Unit, names: dict[int, str]) -> str:
    """Return a translation with the unit's own marks as they were and the renderings of its terms in the places of
    theirs, in the number, article and capitals of the place. Of a mark that came back twice the first counts."""
    seen: set[str] = set()

    def named(match: re.Match[str]) -> str:
        name = names.get(int(match[1]), match[0])
        again = name in seen and _PLACE.fullmatch(name) is not None
        seen.add(name)
        return "" if again else name

    text = MARK.sub(named, text)
    for wrong, right in _APART:
        text = wrong.sub(right, text)
    while (found := _PLACE.search(text)) is not None:
        place = int(found[1])
        text = enforce.replace(text, unit.terms[place], found.span(), first=place in unit.first).text
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)
