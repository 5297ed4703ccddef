"""The last steps of a segment: first mentions written out, names and form repaired, marks restored, all checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from glossary.enforce import Verdict, check_names
from translate import terms
from translate.capitals import Capitals, written
from translate.checks import Unit as Checked
from translate.checks import check_segment
from translate.checks.unit import without_tags
from translate.document import Finding, Origin, Segment, Severity, TermUse, Translation
from translate.entities import decode, moved
from translate.inline import filled, stopped, tightened, unquoted
from translate.language import has_words
from translate.ordered import is_numbered, numbered, same_order, unnumbered
from translate.plan import Plan, Unit
from translate.protect import protect, restore
from translate.render import Rendered
from translate.repair import Style, repair
from translate.repair.spelling import spelling

# The glossary is checked here, with the verdicts at hand.
_CHECKED_HERE = ("glossary", "forbidden")
_WORDS = re.compile(r"[^\W\d_]\s+[^\W\d_]")
Meanings = Callable[[str], tuple[str, ...]]


def finish(
    plan: Plan,
    rendered: Sequence[Rendered],
    style: Style,
    meanings: Meanings,
    alternatives: int = 1,
) -> Translation:
    """Return the translation of a segment whose units were rendered; `meanings` is the engine's dictionary.

    Every term is verified in the finished text; a miss is a finding that shows both sentences.
    """
    row = iter(rendered)
    text = "".join(
        part if isinstance(part, str) else _finished(part, next(row), style, meanings) for part in plan.parts
    )
    text = _with_needed_numbers(plan, text)
    how = {
        place: way
        for unit, each in zip(plan.units, rendered, strict=True)
        for place, way in zip(unit.places, each.how, strict=True)
    }
    scores = [each.score for each in rendered if each.score is not None]
    others: tuple[str, ...] = ()
    if alternatives > 1 and len(rendered) == 1:
        others = _alternatives(plan, rendered[0], style, meanings)
    found = [finding for each in rendered for finding in each.findings]
    return _checked(
        plan,
        Translation(
            plan.segment,
            text,
            score=sum(scores) / len(scores) if scores else None,
            alternatives=others,
            findings=tuple(replace(finding, segment=plan.segment.index) for finding in found),
        ),
        how,
    )


def finish_remembered(plan: Plan, target: str) -> Translation:
    """Return a translation that the memory knew, as it was approved."""
    how = dict.fromkeys(range(len(plan.terms)), "memory")
    return _checked(plan, Translation(plan.segment, target, Origin.MEMORY), how)


def finish_copied(plan: Plan, style: Style) -> Translation:
    """Return a segment that needs no translation: English as it stands, numbers, sums and dates in English form."""
    read, offsets = decode(plan.segment.source, plan.segment.opaque)
    protected = protect(read, moved(plan.segment.opaque, offsets))
    if has_words(protected.text):
        return Translation(plan.segment, plan.segment.source, Origin.COPIED)
    form = replace(style, off=style.off | {"capitals", "end-punctuation", "spelling"})
    text, lost = restore(repair(protected.text, protected.text, form), protected.marks)
    return Translation(plan.segment, plan.segment.source if lost or text == read else text, Origin.COPIED)


def keeps_placeholders(plan: Plan, text: str) -> bool:
    """Tell whether a translation may be written: it has all placeholders of its source, filled by the same values."""
    source = _source_of(plan, text)
    if is_numbered(text) and not is_numbered(source):
        return False
    return same_order(source, text) and not check_segment(Checked(text, source), only=("placeholders",))


def _source_of(plan: Plan, text: str) -> str:
    """Return the source as a translation is compared with it: with numbers where those of its placeholders matter."""
    source, _ = decode(plan.segment.source, plan.segment.opaque)
    return numbered(source) if plan.segment.numbering and is_numbered(text) else source


def _with_needed_numbers(plan: Plan, text: str) -> str:
    """Return a text without the numbers that its placeholders were given, unless they changed places."""
    if not plan.segment.numbering:
        return text
    restored = unnumbered(text, decode(plan.segment.source, plan.segment.opaque)[0])
    return text if restored is None else restored


def _finished(unit: Unit, rendered: Rendered, style: Style, meanings: Meanings) -> str:
    if rendered.whole:
        protected = protect(rendered.text)
        text, lost = restore(repair(unit.source, protected.text, style), protected.marks)
        text = rendered.text if lost else text
    else:
        marks = unit.protected.marks
        text = rendered.text
        for mend in (filled, unquoted, tightened):
            text = mend(text, unit.source, marks)
        text = _formed(unit, text, style, meanings)
        text, _ = restore(stopped(text, unit.source, marks), marks)
    return text if unit.capitals is Capitals.SENTENCE else _capitalised(text, unit.capitals)


def _formed(unit: Unit, text: str, style: Style, meanings: Meanings) -> str:
    """Return the machine's text with first mentions, names and form put right; a repair that would cost a term or a
    mark is left undone."""
    text = terms.expanded(text, unit)
    text = terms.possessed(text, unit)
    before = _faults(unit, text)
    if "names" not in style.off and unit.capitals is Capitals.SENTENCE:
        named = check_names(unit.source, text, unit.terms, meanings).text
        text = named if named == text or _faults(unit, named) <= before else text
    form = replace(style, off=style.off | {"spelling"})
    repaired = repair(unit.source, text, form)
    if repaired != text and _faults(unit, repaired) > before:
        repaired = repair(unit.source, text, replace(form, off=form.off | {"capitals", "numbers"}))
        repaired = repaired if _faults(unit, repaired) <= before else text
    return repaired if "spelling" in style.off else _respelled(unit, repaired, style)


def _respelled(unit: Unit, text: str, style: Style) -> str:
    """Return a text in the spelling of the locale, its terms in that of the glossary."""
    respelled = spelling(unit.source, text, style)
    if respelled == text or not unit.terms:
        return respelled
    found = terms.verdicts(text, unit.terms, unit.first, unit.source)
    kept = [(one.start, one.end) for one in found if one.kept and one.start is not None and one.end is not None]
    return spelling(unit.source, text, style, kept)


def _faults(unit: Unit, text: str) -> int:
    return len(terms.missed(text, unit)) + len(restore(text, unit.protected.marks)[1])


def _capitalised(text: str, capitals: Capitals) -> str:
    """Return a finished text with the capitals of its source, its placeholders, tags and addresses as they are."""
    protected = protect(text)
    return restore(written(protected.text, capitals), protected.marks)[0]


def _alternatives(plan: Plan, rendered: Rendered, style: Style, meanings: Meanings) -> tuple[str, ...]:
    texts: list[str] = []
    for other in rendered.alternatives:
        if restore(other, plan.units[0].protected.marks)[1]:
            continue
        each = replace(rendered, text=other, whole=False)
        finished = (part if isinstance(part, str) else _finished(part, each, style, meanings) for part in plan.parts)
        texts.append(_with_needed_numbers(plan, "".join(finished)))
    return tuple(dict.fromkeys(texts))


def _checked(plan: Plan, translation: Translation, how: dict[int, str]) -> Translation:
    """Return the translation with what became of its terms, and with its findings."""
    verdicts = terms.finished(translation.text, plan, plan.first)
    uses = tuple(_use(verdict, how.get(place, "")) for place, verdict in enumerate(verdicts))
    findings = [*translation.findings, *_glossary_findings(plan, translation.text, verdicts)]
    unit = Checked(
        translation.text, _source_of(plan, translation.text), plan.segment.index, plan.terms, kept=_kept(plan.segment)
    )
    known = {(finding.check, finding.message) for finding in findings}
    findings += [
        finding for finding in check_segment(unit, skip=_CHECKED_HERE) if (finding.check, finding.message) not in known
    ]
    return replace(translation, terms=uses, findings=tuple(findings))


def _kept(segment: Segment) -> tuple[str, ...]:
    """Return what a format holds apart that has words in it: a note, code, what is not to be translated; the address
    of a link (`](…)`) is looked at as such."""
    stretches = (segment.source[start:end] for start, end in segment.opaque)
    return tuple(
        dict.fromkeys(each for each in stretches if not each.startswith("]") and _WORDS.search(without_tags(each)))
    )


def _use(verdict: Verdict, how: str) -> TermUse:
    if not verdict.kept:
        return TermUse(verdict.match, None)
    return TermUse(verdict.match, verdict.rendered or "", verdict.start, verdict.end, how or "machine")


def _glossary_findings(plan: Plan, text: str, verdicts: Sequence[Verdict]) -> list[Finding]:
    index, sentences = plan.segment.index, f"{plan.segment.source} ⇒ {text}"
    findings = [
        Finding(
            "glossary",
            Severity.ERROR,
            f"“{verdict.match.surface}” should be “{verdict.match.term.target}”: {sentences}",
            index,
        )
        for verdict in verdicts
        if not verdict.kept
    ]
    return findings + [
        Finding(
            "forbidden",
            Severity.ERROR,
            f"“{verdict.rendered}” must not stand for “{verdict.match.surface}”: {sentences}",
            index,
            verdict.start,
            verdict.end,
        )
        for verdict in terms.breaches(text, plan, verdicts)
    ]
