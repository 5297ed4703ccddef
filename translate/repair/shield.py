"""Quantities that the machine got wrong, carried through it as opaque marks and written by rule.

A model that copies marks brings back what a mark stands for, whatever the words are. So where a translation lost or
changed a date, a time, a sum or a number, even after repair, its source is rendered again with all its quantities under
marks; each mark then gives its place to the English that the rules of the locale make. What comes back with a mark
lost, or a term missed or a forbidden wording brought, is not used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from glossary.patterns import Kind
from translate.inline import Side, sides
from translate.plan import Unit
from translate.protect import MARK, MAX_MARKS, Mark, Protected, restore
from translate.render import Rendered
from translate.repair.apply import repair
from translate.repair.quantities import Quantity, missing
from translate.repair.style import Style
from translate.repair.tagged import Tags, quantities_of, tags_of
from translate.terms import banned, missed

LONGEST, SHORTEST = 1.8, 0.55  # a rendering under marks is given up when its length strays so far from the other
Render = Callable[[Sequence[Unit]], Sequence[Rendered]]

_MARK_BEFORE = re.compile(rf"{MARK.pattern}\Z")
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
    asked: dict[int, Shielded] = {}
    for place, (unit, each, style) in enumerate(zip(units, rendered, styles, strict=True)):
        if "quantities" in style.off or each.whole:
            continue
        tags = tags_of(unit)
        quantities = quantities_of(unit, style, tags)
        if not quantities or not _lost(unit, quantities, repair(unit.source, each.text, style), tags):
            continue
        shielded = under_marks(unit, quantities, tags)
        if shielded is not None:
            asked[place] = shielded
    for place, found in zip(asked, render([each.unit for each in asked.values()]) if asked else (), strict=True):
        result[place] = _better(units[place], rendered[place], found, asked[place], styles[place])
    return result


@dataclass(frozen=True, slots=True)
class Shielded:
    """A unit with quantities under marks, and what each mark's number stands for: the unit's own mark, or `⟪qN⟫` for
    the quantity N, which `around` may give tags that stood about it and go where it goes."""

    unit: Unit
    quantities: tuple[Quantity, ...]
    tags: Tags
    names: Mapping[int, str]
    around: Mapping[int, tuple[str, str]]


def _lost(unit: Unit, quantities: Sequence[Quantity], text: str, tags: Tags) -> tuple[Quantity, ...]:
    """Return the quantities that an English text, with the unit's marks, has lost, changed or left parted by a tag."""
    lost = set(map(id, missing(quantities, tags.left_out(text))))
    return tuple(
        each
        for each in quantities
        if id(each) in lost
        or (MARK.search(unit.source, each.start, each.end) and each.english.lower() not in text.lower())
        or not each.kept(tags.left_out(_at_its_place(unit, each, text, tags)))
    )


def _at_its_place(unit: Unit, quantity: Quantity, text: str, tags: Tags) -> str:
    """Return what an English text has behind the tag that opens, and before the tag that closes, directly beside a
    quantity of the source: of « <b>12 mai 2024</b> » a machine makes `May <b>12, 2024</b>`."""
    told = sides(unit.source, unit.protected.marks)
    before, after = _MARK_BEFORE.search(unit.source[: quantity.start]), MARK.match(unit.source, quantity.end)
    if before and int(before[1]) in tags.around and told.get(int(before[1])) is Side.OPENS:
        text = text.partition(before[0])[2]
    if after and int(after[1]) in tags.around and told.get(int(after[1])) is Side.CLOSES:
        text = text.partition(after[0])[0]
    return text


def under_marks(unit: Unit, quantities: tuple[Quantity, ...], tags: Tags) -> Shielded | None:
    """Return a unit with its quantities under marks, each with the tags directly around it.

    A quantity across a term or half of a pair of tags is left out. None when none is left, or there are too many marks.
    """
    spans = {match.span(): match[0] for match in MARK.finditer(unit.source)}
    around: dict[int, tuple[str, str]] = {}
    for number, each in enumerate(quantities):
        tagged = _with_tags(unit, each, tags)
        if tagged is None or any(term.start < tagged[1] and tagged[0] < term.end for term in unit.terms):
            continue
        start, end, before, behind = tagged
        spans = {span: name for span, name in spans.items() if span[1] <= start or end <= span[0]}
        spans[start, end] = f"⟪q{number}⟫"
        around[number] = (before, behind)
    if not around or len(spans) > MAX_MARKS:
        return None
    source, done, names = "", 0, dict[int, str]()
    marks: list[Mark] = []
    moved: list[tuple[int, int]] = []  # where a stretch ends in the old source, and how much longer the new is there
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
    shielded = replace(unit, source=source, protected=Protected(source, tuple(marks)), terms=terms)
    return Shielded(shielded, quantities, tags, names, around)


def _with_tags(unit: Unit, quantity: Quantity, tags: Tags) -> tuple[int, int, str, str] | None:
    """Return where a quantity stands with the pairs of tags directly around it, and the tags before and behind it.

    A tag inside it comes to stand around it. None where that is half of a pair whose other half is elsewhere in the
    unit; a half at the unit's own edge (« <b>À 20</b> h 45 ») may go around it as well. None too where two emphases
    would come together (« Du **3** au **7 mars** »): `****` is none.
    """
    source, start, end = unit.source, quantity.start, quantity.end
    told = sides(source, unit.protected.marks)
    inside = [match for match in MARK.finditer(source, start, end) if int(match[1]) in tags.around]
    opening = [match[0] for match in inside if told.get(int(match[1])) is Side.OPENS]
    closing = [match[0] for match in inside if told.get(int(match[1])) is not Side.OPENS]
    signs = [unit.protected.marks[int(number)].text for number in MARK.findall("".join(opening))]
    if len(set(signs)) < len(signs) and not any(sign.startswith("<") for sign in signs):
        return None
    while True:
        before, after = _MARK_BEFORE.search(source[:start]), MARK.match(source, end)
        opens = before is not None and int(before[1]) in tags.around and told.get(int(before[1])) is not Side.CLOSES
        closes = after is not None and int(after[1]) in tags.around and told.get(int(after[1])) is not Side.OPENS
        more = len(opening) - len(closing)
        if before and opens and (more < 0 or (more == 0 and closes)):
            opening, start = [before[0], *opening], before.start()
        elif after and closes and more > 0:
            closing, end = [*closing, after[0]], after.end()
        else:
            edge = (0, start) if more < 0 else (end, len(source))
            alone = more == 0 or not any(int(each[1]) in tags.around for each in MARK.finditer(source, *edge))
            return (start, end, "".join(opening), "".join(closing)) if alone else None


def put_in(text: str, shielded: Shielded, style: Style) -> str:
    """Return a translation with the unit's own marks as they were and its quantities in the places of theirs."""
    text = MARK.sub(lambda match: shielded.names.get(int(match[1]), match[0]), text)
    for wrong, right in _APART:
        text = wrong.sub(right, text)
    while (found := _PLACE.search(text)) is not None:
        number = int(found[1])
        before, after = text[: found.start()], text[found.end() :]
        text = _written(before, after, shielded.quantities[number], shielded.around[number], style)
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)


def _written(before: str, after: str, quantity: Quantity, around: tuple[str, str], style: Style) -> str:
    lead, english = "", quantity.english
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
            lead = "the "
    elif quantity.before and not _PREPOSITION.search(before):
        lead = f"{quantity.before} "
    if not re.search(r"\w", before):
        lead, english = (lead[0].upper() + lead[1:], english) if lead else ("", english[0].upper() + english[1:])
    if quantity.rule == "dates" and style.american and re.search(r", \d{4}$", english) and re.match(r"\s+[a-z]", after):
        after = f",{after}"
    if quantity.rule == "times" and english.endswith(".m.") and after.startswith("."):
        after = after[1:]
    return "".join((before, lead, around[0], english, around[1], after))


def _said_twice(word: str, quantity: Quantity) -> bool:
    """Tell whether a word behind a mark is one that the quantity itself brings."""
    if word == "year":
        return quantity.before == "the"  # « les années 60 », not « 60 ans »
    if word in {"euro", "dollar"}:
        return quantity.rule == "money"
    percent = word in {"%", "percent", "per cent"} and "%" in quantity.english
    return quantity.rule != "dates" and (percent or word in quantity.english)


def _better(unit: Unit, old: Rendered, new: Rendered, shielded: Shielded, style: Style) -> Rendered:
    """Return the rendering that has more of the quantities; the old one unless the new one lost nothing else."""
    if new.whole:
        return old
    text = put_in(new.text, shielded, style)
    if len(restore(text, unit.protected.marks)[1]) > len(restore(old.text, unit.protected.marks)[1]):
        return old
    if banned(text, unit) > banned(old.text, unit) or len(missed(text, unit)) > len(missed(old.text, unit)):
        return old
    if not SHORTEST <= len(text) / max(1, len(old.text)) <= LONGEST:
        return old
    left = len(_lost(unit, shielded.quantities, repair(unit.source, text, style), shielded.tags))
    before = len(_lost(unit, shielded.quantities, repair(unit.source, old.text, style), shielded.tags))
    return replace(new, text=text, alternatives=old.alternatives) if left < before else old
