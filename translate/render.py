"""Units into English: one batch for all, and further batches for what came back without a mark or a term.

The order in which a fault is mended: another hypothesis of the machine; for a term, a decoding with a mark in its
place, one that is made to begin with it at its place, the replacement of the aligned words, and at last the sentence
cut at the term; for a mark, its place by the words around it, and at last, as for a pair of tags that came out empty,
the text between the marks translated piece by piece, in which no mark can be lost.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from translate.cut import cut, join
from translate.document import Finding, Severity
from translate.emptied import emptied
from translate.engine.protocol import Decoded, Engine, Hypothesis, Link
from translate.plan import Unit
from translate.protect import MARK, Protected, apart, restore
from translate.spoilt import restored, spoilt
from translate.standin import put_in, stand_in
from translate.terms import annotated, annotation_spans, banned, forced_prefix, missed, replaced, spellings

RETRY = 8  # hypotheses asked for where the first one has a fault
STOOD_IN = 4  # hypotheses asked for with terms under marks
FORCED = 2  # a rendering that misses more terms is beyond forcing, which costs a decoding each
LONGEST, SHORTEST = 1.8, 0.5  # a forced decoding is given up when its length strays so far from the unforced one
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A unit in English, marks still in place.

    `how` tells for each of the unit's terms how it came to be ("" where it is still missed). `whole` says that `text`
    is finished because it had to be made piece by piece.
    """

    text: str
    score: float | None = None
    how: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A rendering under consideration; `missed` are places in the unit's terms, `banned` counts forbidden renderings,
    `spoilt` what is no language, `emptied` pairs of marks. Fewer faults win, then the machine's own order."""

    text: str
    score: float
    lost: tuple[int, ...]
    missed: tuple[int, ...]
    alignment: tuple[Link, ...] = ()
    how: str = ""
    banned: int = 0
    spoilt: int = 0
    emptied: int = 0

    @property
    def faults(self) -> tuple[int, int, int, int]:
        return len(self.lost), len(self.missed), self.banned, self.spoilt + self.emptied


def render(
    engine: Engine,
    units: Sequence[Unit],
    *,
    alternatives: int = 1,
    annotate: bool = True,
    progress: Progress | None = None,
) -> list[Rendered]:
    """Return the rendering of each unit, in order.

    `alternatives` is how many further texts a rendering carries beside its own, plus one. `annotate` off asks for
    terms after decoding even when the engine could read them.
    """
    annotate = annotate and engine.reads_annotation
    desk = _Desk(engine, annotate)
    asked = [desk.asked(unit) for unit in units]
    decoded = desk.decode(asked, max(alternatives, engine.nbest), progress=progress)
    best = [desk.first_choice(unit, found) for unit, found in zip(units, decoded, strict=True)]
    faulty = [place for place, each in enumerate(best) if any(each.faults)]
    if faulty:
        _mend(desk, units, best, faulty)
    rendered = [
        Rendered(
            restored(unit.source, each.text) if each.spoilt else each.text,
            each.score,
            _how(unit, each, desk.natural_how),
            tuple(other.text for other in found.hypotheses if other.text != each.text)[: alternatives - 1],
            found.findings,
        )
        for unit, each, found in zip(units, best, decoded, strict=True)
    ]
    broken = [place for place, each in enumerate(best) if each.lost or each.emptied]
    if broken:
        for place, text in zip(broken, _piecewise(engine, [units[place] for place in broken], annotate), strict=True):
            what = "no placeholder is lost" if best[place].lost else "no link or tag is left empty"
            finding = Finding("placeholders", Severity.INFO, f"translated piece by piece, so that {what}")
            rendered[place] = replace(
                rendered[place], text=text, whole=True, findings=(*rendered[place].findings, finding)
            )
    return rendered


class _Desk:
    """The engine as the rendering uses it: equal sources once, marks in a form that it carries through."""

    def __init__(self, engine: Engine, annotate: bool) -> None:
        self.engine = engine
        self.annotate = annotate
        self.natural_how = "annotation" if annotate else "machine"

    def asked(self, unit: Unit) -> str:
        return annotated(unit) if self.annotate and unit.terms else unit.source

    def decode(
        self, sources: Sequence[str], alternatives: int, align: bool = False, progress: Progress | None = None
    ) -> list[Decoded]:
        unique = dict.fromkeys(sources)
        total = len(unique)
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            if progress is not None:
                progress(done, total)

        found = self.engine.translate([self._out(each) for each in unique], alternatives, advance, align)
        known = dict(zip(unique, found, strict=True))
        return [self._back(source, known[source]) for source in sources]

    def decode_aligned(self, units: Sequence[Unit], plain: bool) -> list[Decoded]:
        """Return hypotheses for each unit, aligned with its source, be it annotated for the machine or not.

        Without annotation there are `RETRY`; with it those that cost nothing, since the others seldom obey better.
        """
        sources = [unit.source if plain else self.asked(unit) for unit in units]
        decoded = self.decode(sources, RETRY if plain else self.engine.nbest, True)
        return [
            replace(found, hypotheses=tuple(_on_source(unit, source, each) for each in found.hypotheses))
            for unit, source, found in zip(units, sources, decoded, strict=True)
        ]

    def decode_without(self, unit: Unit, wordings: Sequence[str]) -> Decoded:
        """Return hypotheses for a unit, aligned with its source, that hold none of the wordings."""
        source = self.asked(unit)
        found = self._back(source, self.engine.translate_without(self._out(source), wordings, RETRY, True))
        return replace(found, hypotheses=tuple(_on_source(unit, source, each) for each in found.hypotheses))

    def first_choice(self, unit: Unit, decoded: Decoded) -> _Candidate:
        """Return the machine's best hypothesis, or the one with the fewest faults when that has some."""
        best = self.candidate(unit, decoded.best, self.natural_how)
        if not any(best.faults):
            return best
        others = (self.candidate(unit, each, "n-best") for each in decoded.hypotheses[1:])
        return min([best, *others], key=lambda each: each.faults)

    def candidate(self, unit: Unit, hypothesis: Hypothesis, how: str) -> _Candidate:
        text = hypothesis.text
        marks = unit.protected.marks
        return _Candidate(
            text,
            hypothesis.score,
            restore(text, marks)[1],
            missed(text, unit),
            hypothesis.alignment,
            how,
            banned(text, unit),
            spoilt(unit.source, text),
            emptied(unit.source, text, marks) if marks else 0,
        )

    def _out(self, source: str) -> str:
        """Write the marks of a source as an engine that does not know them copies them best: `[0]`."""
        return source if self.engine.reads_marks else MARK.sub(r"[\1]", source)

    def _back(self, source: str, decoded: Decoded) -> Decoded:
        if self.engine.reads_marks or not MARK.search(source):
            return decoded
        return replace(decoded, hypotheses=tuple(self._with_marks(source, each) for each in decoded.hypotheses))

    def _with_marks(self, source: str, hypothesis: Hypothesis) -> Hypothesis:
        """Read `[0]` as a mark again; the alignment is dropped, since offsets change."""
        numbers = {match[1] for match in MARK.finditer(source)}
        text = re.sub(
            r"\[\s?(\d+)\s?\]", lambda match: f"⟪{match[1]}⟫" if match[1] in numbers else match[0], hypothesis.text
        )
        return Hypothesis(text, hypothesis.score, hypothesis.tokens)


def _on_source(unit: Unit, asked: str, hypothesis: Hypothesis) -> Hypothesis:
    """Move an alignment with an annotated source onto the source itself."""
    if asked == unit.source or not hypothesis.alignment:
        return hypothesis
    spans = annotation_spans(asked, unit.source)
    links = tuple(
        ((spans[start][0], max(end for _, end in spans[start:stop])), target)
        for (start, stop), target in hypothesis.alignment
    )
    return replace(hypothesis, alignment=links)


def _mend(desk: _Desk, units: Sequence[Unit], best: list[_Candidate], faulty: list[int]) -> None:
    """Put better candidates in `best` at the `faulty` places."""
    if desk.engine.reads_marks:  # first, since it mends most and costs least
        _stand_in(desk, units, best, faulty)
    # An annotating model is asked with the annotation first, then without: what obeys is better than what is mended.
    for plain in (False, True) if desk.annotate else (True,):
        again = [place for place in faulty if any(best[place].faults)]
        decoded = desk.decode_aligned([units[place] for place in again], plain)
        for place, found in zip(again, decoded, strict=True):
            others = [desk.candidate(units[place], each, "n-best") for each in found.hypotheses]
            best[place] = min([*others, best[place]], key=lambda each: each.faults)
    for place in faulty:
        if best[place].banned:
            best[place] = _without_banned(desk, units[place], best[place])
        if best[place].lost:
            best[place] = _marks_put_back(desk, units[place], best[place])
    again = [place for place in faulty if best[place].missed]
    alone = _alone(desk, units, again)
    _put_terms_in(desk, units, best, again, alone)
    _cut_at_terms(desk, units, best, [place for place in again if best[place].missed and not best[place].lost])


def _without_banned(desk: _Desk, unit: Unit, best: _Candidate) -> _Candidate:
    """Have a unit translated with the renderings kept out that the glossary forbids for its terms."""
    wordings = [form for term in unit.banned for target in term.targets for form in spellings(target)]
    decoded = desk.decode_without(unit, wordings)
    others = [desk.candidate(unit, each, "n-best") for each in decoded.hypotheses]
    return min([best, *others], key=lambda each: each.faults)


def _cut_at_terms(desk: _Desk, units: Sequence[Unit], best: list[_Candidate], places: Sequence[int]) -> None:
    """Translate what stands round a missed term apart from it: the missed terms are cut out, then, if that costs
    another, all terms."""
    for every in (False, True):
        cuts = {
            place: range(len(units[place].terms)) if every else best[place].missed
            for place in places
            if best[place].missed
        }
        rows = {place: cut(units[place], chosen) for place, chosen in cuts.items()}
        parts = [
            Unit(piece.text, Protected(piece.text), () if every else piece.terms)
            for row in rows.values()
            for piece in row
            if piece.has_words
        ]
        decoded = iter(desk.decode([desk.asked(part) for part in parts], 1))
        for place, row in rows.items():
            rendered = [next(decoded).text if piece.has_words else piece.text for piece in row]
            whole = Hypothesis(join(units[place], cuts[place], row, rendered), best[place].score)
            best[place] = min([best[place], desk.candidate(units[place], whole, "cut")], key=lambda each: each.faults)


def _stand_in(desk: _Desk, units: Sequence[Unit], best: list[_Candidate], faulty: list[int]) -> None:
    """Send what is still missed through under marks: the missed terms first, then all terms of the unit."""
    for every in (False, True):
        asked: dict[int, tuple[str, dict[int, str]]] = {}
        for place in faulty:
            wanted = range(len(units[place].terms)) if every else best[place].missed
            if best[place].missed and (stood := stand_in(units[place], wanted)) is not None:
                asked[place] = stood
        decoded = desk.decode([source for source, _ in asked.values()], STOOD_IN)
        for (place, (_, names)), found in zip(asked.items(), decoded, strict=True):
            texts = [replace(each, text=put_in(each.text, units[place], names)) for each in found.hypotheses]
            others = [desk.candidate(units[place], each, "mark") for each in texts]
            best[place] = min([best[place], *others], key=lambda each: each.faults)


def _alone(desk: _Desk, units: Sequence[Unit], places: Iterable[int]) -> dict[str, str]:
    """Return the machine's own rendering of each term met in these units, by its surface."""
    surfaces = list(dict.fromkeys(match.surface for place in places for match in units[place].terms))
    return {surface: found.text for surface, found in zip(surfaces, desk.decode(surfaces, 1), strict=True)}


def _put_terms_in(
    desk: _Desk, units: Sequence[Unit], best: list[_Candidate], places: Iterable[int], alone: dict[str, str]
) -> None:
    """Bring the missed terms into the renderings at `places`, in each one after the other, each by the first way that
    works: the decodings that are forced go through the engine together, a term of each unit at a time."""
    waiting = {place: deque(best[place].missed) for place in places}
    while waiting:
        turn: dict[int, int] = {}
        for place, terms in waiting.items():
            while terms and place not in turn:
                if (term := terms.popleft()) in best[place].missed:
                    turn[place] = term
        forced = _forced(desk, units, best, turn)
        for place, term in turn.items():
            old = best[place]
            best[place] = (
                _better(forced.get(place), old, term)
                or _better(_replaced(desk, units[place], old, term, alone), old, term)
                or old
            )
        waiting = {place: waiting[place] for place in turn if waiting[place]}


def _better(found: _Candidate | None, old: _Candidate, term: int) -> _Candidate | None:
    """Return a candidate that has the term and fewer faults than the old one, else None."""
    return found if found is not None and term not in found.missed and found.faults < old.faults else None


def _forced(
    desk: _Desk, units: Sequence[Unit], best: Sequence[_Candidate], turn: Mapping[int, int]
) -> dict[int, _Candidate]:
    """Return decodings that are made to begin with what stands before a term, and the term: by the unit's place, where
    the alignment says where that is and the answer has a sensible length. `turn` tells each unit's term."""
    prefixes: dict[int, str] = {}
    for place, term in turn.items():
        if len(best[place].missed) > FORCED or (not desk.engine.reads_marks and MARK.search(units[place].source)):
            continue
        prefix = forced_prefix(units[place], best[place].text, best[place].alignment, term)
        if prefix is not None:
            prefixes[place] = prefix
    if not prefixes:
        return {}
    sources = [units[place].source for place in prefixes]
    decoded = desk.engine.translate_with_prefixes(sources, list(prefixes.values()), 1, True)
    candidates: dict[int, _Candidate] = {}
    for place, found in zip(prefixes, decoded, strict=True):
        candidate = desk.candidate(units[place], found.best, "prefix")
        length = len(candidate.text) / max(1, len(best[place].text))
        if SHORTEST <= length <= LONGEST and not found.findings:
            candidates[place] = candidate
    return candidates


def _replaced(desk: _Desk, unit: Unit, best: _Candidate, place: int, alone: Mapping[str, str]) -> _Candidate | None:
    text = replaced(unit, best.text, best.alignment, place, alone.get(unit.terms[place].surface))
    if text is None:
        return None
    mended = Hypothesis(text, best.score, alignment=_moved(best.alignment, best.text, text))
    return desk.candidate(unit, mended, "replacement")


def _marks_put_back(desk: _Desk, unit: Unit, best: _Candidate) -> _Candidate:
    """Put lost marks where the words around them are aligned to; the same candidate when that does not help."""
    if not best.alignment:
        return best
    present = {int(match[1]) for match in MARK.finditer(best.text)}
    text = best.text
    shift: list[tuple[int, int]] = []
    for match in MARK.finditer(unit.source):
        if int(match[1]) in present:
            continue
        before = [target[1] for source, target in best.alignment if source[1] <= match.start()]
        if not before:
            return best
        nearest = max((source[1], target[1]) for source, target in best.alignment if source[1] <= match.start())
        at = nearest[1] + sum(width for place, width in shift if place <= nearest[1])
        insert = (
            f" {match[0]}" if unit.source[: match.start()].endswith((" ", "\u00a0", "\u2009", "\u202f")) else match[0]
        )
        text = text[:at] + insert + text[at:]
        shift.append((nearest[1], len(insert)))
    lost = restore(text, unit.protected.marks)[1]
    alignment = _moved(best.alignment, best.text, text)
    return best if lost else replace(best, text=text, lost=(), missed=missed(text, unit), alignment=alignment)


def _moved(alignment: Sequence[Link], old: str, new: str) -> tuple[Link, ...]:
    """Return the alignment of a text of which one stretch was rewritten; what pointed into that points to all of it."""
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    end, shift = len(old) - tail, len(new) - len(old)
    links: list[Link] = []
    for source, (start, stop) in alignment:
        if stop <= head:
            links.append((source, (start, stop)))
        elif start >= end:
            links.append((source, (start + shift, stop + shift)))
        elif head < end + shift:
            links.append((source, (head, end + shift)))
    return tuple(links)


def _piecewise(engine: Engine, units: Sequence[Unit], annotate: bool) -> list[str]:
    """Translate what stands between the marks; return the finished texts, marks restored."""
    rows = [_between_marks(unit) for unit in units]
    rendered = iter(render(engine, [part for row in rows for part in row if isinstance(part, Unit)], annotate=annotate))
    # Between marks there is none; one that the machine made up would stand in the text for good.
    return [
        "".join(part if isinstance(part, str) else MARK.sub("", next(rendered).text) for part in row) for row in rows
    ]


def _between_marks(unit: Unit) -> list[str | Unit]:
    row: list[str | Unit] = []
    position = 0
    for part in apart(replace(unit.protected, text=unit.source, start=0)):
        if isinstance(part, str):
            position += len(part)
            row.append(part)
            continue
        start = unit.source.index(part.text, _marked_position(unit, position))
        inside = [
            (place, match)
            for place, match in enumerate(unit.terms)
            if start <= match.start and match.end <= start + len(part.text)
        ]
        terms = tuple(replace(match, start=match.start - start, end=match.end - start) for _, match in inside)
        early = frozenset(here for here, (place, _) in enumerate(inside) if place in unit.first)
        row.append(Unit(part.text, Protected(part.text), terms, early, banned=unit.banned))
        position += len(part.text)
    return row


def _marked_position(unit: Unit, position: int) -> int:
    """Return where the restored text's `position` stands in the text with marks."""
    passed = 0
    last = 0
    for match in MARK.finditer(unit.source):
        passed += match.start() - last
        if passed >= position:
            return match.start() - (passed - position)
        passed += len(unit.protected.marks[int(match[1])].text)
        last = match.end()
        if passed >= position:
            return last
    return last + position - passed


def _how(unit: Unit, best: _Candidate, natural: str) -> tuple[str, ...]:
    return tuple("" if place in best.missed else best.how or natural for place in range(len(unit.terms)))
