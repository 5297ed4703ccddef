"""Where the glossary's rules meet the machine's output: the glue between `glossary.enforce` and the rendering.

Offsets of a unit's terms are into its source with marks; a translation is the machine's text, marks in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from glossary import enforce, english, possessive
from glossary.enforce import Status, Verdict
from glossary.term import TermMatch
from translate import parted
from translate.engine.protocol import Link
from translate.plan import Plan, Unit


def annotated(unit: Unit) -> str:
    """Return a unit's source with its terms annotated for a model that reads that."""
    return enforce.annotate(unit.source, unit.terms, unit.first)


def annotation_spans(annotated: str, source: str) -> list[tuple[int, int]]:
    """Return for each character of an annotated source the span of `source` that it stands for.

    The wanted rendering inside an annotation stands for the words it annotates.
    """
    spans: list[tuple[int, int]] = []
    at = opened = 0
    inside = False
    for character in annotated:
        if character == enforce.TERM_START:
            opened = at
            spans.append((at, at + 1))
        elif character == enforce.TERM_TARGET or inside:
            inside = character != enforce.TERM_END
            spans.append((opened, at))
        elif source[at : at + 1] == character:
            spans.append((at, at + 1))
            at += 1
        else:  # the space that an annotation at the very beginning brings
            spans.append((at, at + 1))
    return spans


def missed(text: str, unit: Unit) -> tuple[int, ...]:
    """Return the places of the unit's terms that `text` does not render."""
    if not unit.terms:
        return ()
    found = verdicts(text, unit.terms, unit.first, unit.source)
    said = {verdict.match.term for verdict in found if verdict.status is Status.FOUND}
    return tuple(
        place
        for place, verdict in enumerate(found)
        # A reader may take a pronoun for a second mention; of a machine it is asked that it says what the source says.
        # A possessive astray is put right at the end (`possessed`).
        if not (verdict.kept or verdict.status is Status.MALFORMED)
        or (verdict.status is Status.IMPLIED and verdict.match.term in said)
    )


def banned(text: str, unit: Unit) -> int:
    """Return how many renderings that the glossary forbids stand in `text`."""
    if not unit.banned:
        return 0
    kept = verdicts(text, unit.terms, unit.first, unit.source)
    return len(enforce.forbidden(text, [TermMatch(term, 0, 0, term.source) for term in unit.banned], kept))


def spellings(wording: str) -> tuple[str, ...]:
    """Return a wording as it may stand in a sentence: in both numbers, with and without a capital."""
    forms = dict.fromkeys((wording, english.plural(wording), english.singular(wording)))
    return tuple(dict.fromkeys(each for form in forms for each in (form, form[:1].upper() + form[1:])))


def finished(text: str, plan: Plan, first: frozenset[int] = frozenset()) -> tuple[Verdict, ...]:
    """Return what became of a plan's terms in a finished translation; those that tags part for good are at the end."""
    matches, source = (*plan.terms, *plan.parted), plan.segment.source
    if plan.tags:
        return parted.verdicts(text, matches, first, source, plan.tags)
    return verdicts(text, matches, first, source)


def breaches(text: str, plan: Plan, kept: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Return the forbidden renderings in a finished translation; `kept` are the verdicts on its terms."""
    return parted.breaches(text, plan.banned, kept, plan.tags) if plan.banned else ()


def satisfied(text: str, plan: Plan) -> bool:
    """Tell whether a translation keeps every term that could be asked for, and holds no rendering that is forbidden."""
    found = finished(text, plan)
    return all(verdict.kept for verdict in found[: len(plan.terms)]) and not breaches(text, plan, found)


def forced_prefix(unit: Unit, text: str, alignment: Sequence[Link], place: int) -> str | None:
    """Return the beginning of `text` up to the words aligned to a term, followed by the term's rendering; None when
    the alignment does not say where that is."""
    match = unit.terms[place]
    span = enforce.aligned_span(text, match, alignment, _taken(text, unit))
    if span is None:
        return None
    mended = enforce.replace(text, match, span, first=place in unit.first)
    return mended.text[: mended.end]


def replaced(unit: Unit, text: str, alignment: Sequence[Link], place: int, alone: str | None) -> str | None:
    """Return `text` with a term's rendering in the place of the words that stand for it, or None.

    Those words are the machine's own rendering of the term (`alone`) where it stands in the text, else what the
    alignment says.
    """
    match = unit.terms[place]
    taken = _taken(text, unit)
    span = enforce.rendering_span(text, alone, match, taken) if alone else None
    span = span or enforce.aligned_span(text, match, alignment, taken)
    return None if span is None else enforce.replace(text, match, span, first=place in unit.first).text


def expanded(text: str, unit: Unit) -> str:
    """Return `text` with the first mentions written out that the machine left short."""
    for _ in unit.first:
        found = verdicts(text, unit.terms, unit.first, unit.source)
        short = next((verdict for verdict in found if verdict.status is Status.UNEXPANDED), None)
        if short is None:
            break
        text = enforce.expand(text, short).text
    return text


def possessed(text: str, unit: Unit) -> str:
    """Return `text` with the possessives of its terms put right."""
    if not unit.terms:
        return text
    return possessive.mended(text, verdicts(text, unit.terms, unit.first, unit.source), unit.source)


def verdicts(text: str, terms: Sequence[TermMatch], first: frozenset[int], source: str) -> tuple[Verdict, ...]:
    """Return what became of each term of `source` in a finished translation."""
    return _verdicts(text, tuple(terms), tuple(match.rivals for match in terms), first, source)


@lru_cache(maxsize=16)  # each step on the way of a text asks, and most leave it as it is
def _verdicts(
    text: str, terms: tuple[TermMatch, ...], rivals: tuple[tuple[str, ...], ...], first: frozenset[int], source: str
) -> tuple[Verdict, ...]:
    """Return the verdicts; `rivals` are those of the terms, which are equal without them."""
    return enforce.verify(text, terms, first, source)


def _taken(text: str, unit: Unit) -> list[tuple[int, int]]:
    return [
        (verdict.start, verdict.end)
        for verdict in enforce.verify(text, unit.terms, source=unit.source)
        if verdict.start is not None and verdict.end is not None
    ]
