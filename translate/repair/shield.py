"""Quantities that the machine got wrong, carried through it as opaque marks and written by rule.

A model that copies marks brings back what a mark stands for, whatever the words are. So where a translation lost or
changed a date, a time, a sum or a number, even after repair, its source is rendered again with all its quantities under
marks; each mark then gives its place to the English that the rules of the locale make. What comes back with a mark
lost, or a term missed or a forbidden wording brought, is not used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from translate.patterns import Kind
from translate.plan import Unit
from translate.protect import MARK, MAX_MARKS, Mark, Protected
from translate.render import Rendered
from translate.repair.apply import repair
from translate.repair.quantities import Quantity, find, missing
from translate.repair.style import Style
from translate.terms import banned, missed

LONGEST, SHORTEST = 1.8, 0.55  # a rendering under marks is given up when its length strays so far from the other
Render = Callable[[Sequence[Unit]], Sequence[Rendered]]

_PLACE = re.compile(r"⟪q(\d+)⟫")
# What a weak model glues to a mark, as to an annotated term.
_APART = (
    (re.compile(r"(⟪q\d+⟫)(?:s|st|nd|rd|th|er)(?!\w)"), r"\1"),
    (re.compile(r"(⟪q\d+⟫)(?=\w)"), r"\1 "),
    (re.compile(r"(?<=\w)(?=⟪q\d+⟫)"), " "),
    (re.compile(r"[€$£¥]\s?(?=⟪q\d+⟫)"), ""),
)
_PREPOSITION = re.compile(
    r"\b(?:on|of|from|by|since|until|till|before|after|to|between|for|in|at|as|with|around|about|during|dated|through|and|or|is|was)"
    r"(?:\s+the)?\s+$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:in|at|of|to|by|for|the|on the|in the|of the|at the|to the|by the)\s+$", re.IGNORECASE)
_DOUBLED = re.compile(r"\b(?:from|between|of)\s+$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
# A name of the unit that the machine says once more after the mark.
_AGAIN = re.compile(
    r"\s*(?:%|percent|per cent|millions?|billions?|euros?|dollars?|hours?|o['’]clock|[ap]\.m\.)(?!\w)", re.IGNORECASE
)


def mended(
    render: Render, units: Sequence[Unit], rendered: Sequence[Rendered], styles: Sequence[Style]
) -> list[Rendered]:
    """Return the renderings, those that lost a quantity replaced by one that has more of them, where there is one."""
    result = list(rendered)
    asked: dict[int, tuple[Unit, tuple[Quantity, ...], dict[int, str]]] = {}
    for place, (unit, each, style) in enumerate(zip(units, rendered, styles, strict=True)):
        if "quantities" in style.off or each.whole:
            continue
        quantities = find(unit.source, style)
        if not quantities or not missing(quantities, repair(unit.source, each.text, style)):
            continue
        shielded = under_marks(unit, quantities)
        if shielded is not None:
            asked[place] = (shielded[0], quantities, shielded[1])
    for place, found in zip(asked, render([unit for unit, _, _ in asked.values()]) if asked else (), strict=True):
        _, quantities, names = asked[place]
        result[place] = _better(units[place], rendered[place], found, quantities, names, styles[place])
    return result


def under_marks(unit: Unit, quantities: Iterable[Quantity]) -> tuple[Unit, dict[int, str]] | None:
    """Return a unit with quantities under marks, and what each mark's number stands for: the unit's own mark, or `⟪qN⟫`
    for the quantity N. A quantity across a term is left out. None when no quantity is left, or too many marks.
    """
    spans = {match.span(): match[0] for match in MARK.finditer(unit.source)}
    own = len(spans)
    for number, each in enumerate(quantities):
        if all(each.end <= term.start or term.end <= each.start for term in unit.terms) and all(
            each.end <= start or end <= each.start for start, end in spans
        ):
            spans[each.start, each.end] = f"⟪q{number}⟫"
    if len(spans) == own or len(spans) > MAX_MARKS:
        return None
    source, done, names = "", 0, dict[int, str]()
    marks: list[Mark] = []
    moved: list[
        tuple[int, int]
    ] = []  # where a stretch ends in the old source, and how much longer the new one is there
    for number, ((start, end), name) in enumerate(sorted(spans.items())):
        source += f"{unit.source[done:start]}⟪{number}⟫"
        old = MARK.fullmatch(name)
        marks.append(
            unit.protected.marks[int(old[1])] if old else Mark(unit.source[start:end], start, end, Kind.OPAQUE)
        )
        names[number] = name
        done = end
        moved.append((end, len(source) - end))
    source += unit.source[done:]

    def at(offset: int) -> int:
        return offset + next((shift for end, shift in reversed(moved) if end <= offset), 0)

    terms = tuple(replace(term, start=at(term.start), end=at(term.end)) for term in unit.terms)
    return replace(unit, source=source, protected=Protected(source, tuple(marks)), terms=terms), names


def put_in(text: str, quantities: Sequence[Quantity], names: dict[int, str], style: Style) -> str:
    """Return a translation with the unit's own marks as they were and its quantities in the places of theirs."""
    text = MARK.sub(lambda match: names.get(int(match[1]), match[0]), text)
    for wrong, right in _APART:
        text = wrong.sub(right, text)
    while (found := _PLACE.search(text)) is not None:
        text = _written(text[: found.start()], text[found.end() :], quantities[int(found[1])], style)
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)


def _written(before: str, after: str, quantity: Quantity, style: Style) -> str:
    english = quantity.english
    while (again := _AGAIN.match(after)) and _said_twice(again.group().strip().lower().rstrip("s"), quantity):
        after = after[again.end() :]
    if quantity.before in {"on", "at"} and (loose := _LOOSE.search(before)) is not None:
        before = before[: loose.start()]
    if quantity.rule in {"dates", "times"} and not quantity.english.endswith("s"):  # "the 3 hours" are hours
        before = _THE.sub("", before)
    if re.match(r"(?:from|between) ", english) and (doubled := _DOUBLED.search(before)) is not None:
        before = before[: doubled.start()]
    if quantity.before == "the":
        if not re.search(r"\b(?:the|early|late|mid)[\s-]+$", before, re.IGNORECASE):
            english = f"the {english}"
    elif quantity.before and not _PREPOSITION.search(before):
        english = f"{quantity.before} {english}"
    if not re.search(r"\w", before) and english[0].islower():
        english = english[0].upper() + english[1:]
    if quantity.rule == "dates" and style.american and re.search(r", \d{4}$", english) and re.match(r"\s+[a-z]", after):
        english += ","
    if quantity.rule == "times" and english.endswith(".m.") and after.startswith("."):
        after = after[1:]
    return before + english + after


def _said_twice(word: str, quantity: Quantity) -> bool:
    """Tell whether a word behind a mark is one that the quantity itself brings."""
    if word == "year":
        return quantity.before == "the"  # « les années 60 », not « 60 ans »
    if word in {"euro", "dollar"}:
        return quantity.rule == "money"
    percent = word in {"%", "percent", "per cent"} and "%" in quantity.english
    return quantity.rule != "dates" and (percent or word in quantity.english)


def _better(
    unit: Unit, old: Rendered, new: Rendered, quantities: Sequence[Quantity], names: dict[int, str], style: Style
) -> Rendered:
    """Return the rendering that has more of the quantities; the old one unless the new one lost nothing else."""
    if new.whole:
        return old
    text = put_in(new.text, quantities, names, style)
    if banned(text, unit) > banned(old.text, unit) or len(missed(text, unit)) > len(missed(old.text, unit)):
        return old
    if not SHORTEST <= len(text) / max(1, len(old.text)) <= LONGEST:
        return old
    left = len(missing(quantities, repair(unit.source, text, style)))
    before = len(missing(quantities, repair(unit.source, old.text, style)))
    return replace(new, text=text, alternatives=old.alternatives) if left < before else old
