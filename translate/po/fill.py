"""Filling a catalogue: what has to be translated, and what becomes of each entry when it is.

`plan` says which texts go to the translator; `fill` takes their English and decides entry by entry. An entry is either
filled in all its forms, with every placeholder in place, or left empty with a finding that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from translate.document import Document, Finding, Segment, Severity
from translate.formats.units import Unit, by_unit, cut, rebuilt
from translate.po import header as headers
from translate.po.accelerators import Accelerator, marker_of, put, take
from translate.po.catalogue import Catalogue, Entry
from translate.po.columns import borders
from translate.po.placeholders import Message, broken, finish, fits, format_of, prepare
from translate.po.plural import english_sources, read
from translate.po.source import Side, detect
from translate.po.write import NOTE, Edit, encodable, write

EXCERPT = 60  # characters of a msgid shown in a finding


@dataclass(frozen=True, slots=True)
class Options:
    """How a catalogue is filled.

    `source` is the French side (None: detected). `fuzzy` also fills entries that are fuzzy; `mark` flags as fuzzy what
    a machine wrote. `language` goes into the header; `model` into the comment beside each machine translation.
    """

    source: Side | None = None
    fuzzy: bool = False
    mark: bool = True
    language: str = "en"
    model: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A whole message's translation from a memory: `score` in percent, 100 for the very same source."""

    text: str
    score: float = 100.0


Recall = Callable[[str, str], Recalled | None]  # source, context


@dataclass(frozen=True, slots=True)
class Slot:
    """One French text of an entry and what was done to it before translation.

    `unit` is its unit's number, or None when it has no words (it is copied) or the memory answered (`recalled`).
    `bare` is the text without its accelerator, that `message` was prepared from.
    """

    source: str
    bare: str
    message: Message
    accelerator: Accelerator | None
    unit: int | None
    recalled: Recalled | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """An entry to fill (by position in the catalogue): one slot a form."""

    position: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a catalogue. `emptied` are entries whose French is not to be trusted (msgstr side)."""

    catalogue: Catalogue
    options: Options
    source: Side
    targets: tuple[Target, ...]
    emptied: tuple[int, ...]
    units: tuple[Unit, ...]
    segments: tuple[Segment, ...]

    @property
    def document(self) -> Document:
        """The segments, for a translator."""
        return Document("po", self.segments, self, self.catalogue.path)


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalogue filled: its bytes, what a reviewer must look at, and how many entries came from where."""

    data: bytes
    findings: tuple[Finding, ...]
    machine: int = 0
    memory: int = 0
    copied: int = 0
    left: int = 0


def plan(catalogue: Catalogue, options: Options | None = None, recall: Recall | None = None) -> Plan:
    """Say what has to be translated in a catalogue. Raises `InputError` when its French side cannot be told, or when it
    is a catalogue of a third language."""
    wanted = options or Options()
    side = wanted.source or detect(catalogue)
    chosen: list[tuple[int, tuple[str, ...]]] = []
    emptied: list[int] = []
    rule = read(catalogue.metadata.get("Plural-Forms", ""))
    for position, entry in enumerate(catalogue.entries):
        if entry.obsolete:
            continue
        if side is Side.MSGID:
            if not entry.translated or (entry.fuzzy and wanted.fuzzy):
                chosen.append((position, (entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else []))))
        elif entry.translated and (not entry.fuzzy or wanted.fuzzy):
            plural = entry.msgid_plural is not None
            chosen.append((position, english_sources(entry.msgstr, rule) if plural else entry.msgstr))
        elif any(entry.msgstr):
            emptied.append(position)
    texts = (text for entry in catalogue.live for text in ([entry.msgid] if side is Side.MSGID else entry.msgstr))
    planner = _Planner(recall, marker_of(texts, catalogue.metadata.get("X-Accelerator-Marker")))
    targets = tuple(
        Target(position, tuple(planner.slot(catalogue.entries[position], text) for text in sources))
        for position, sources in chosen
    )
    units = tuple(planner.units)
    return Plan(catalogue, wanted, side, targets, tuple(emptied), units, cut(units))


@dataclass(slots=True)
class _Planner:
    """Makes slots, and one unit for each text that occurs, however often it does."""

    recall: Recall | None
    marker: str | None
    units: list[Unit] = field(default_factory=list)
    known: dict[tuple[str, str, tuple[tuple[int, int], ...]], int] = field(default_factory=dict)

    def slot(self, entry: Entry, source: str) -> Slot:
        context = entry.msgctxt or ""
        bare, accelerator = take(source, self.marker)
        flag = format_of(entry.flags)
        message = prepare(bare, flag)
        recalled = self.recall(source, context) if self.recall is not None else None
        if recalled is not None and broken(source, recalled.text, flag) is None:
            return Slot(source, bare, message, accelerator, None, recalled)
        key = (message.text, context, message.opaque)
        if key not in self.known:
            self.known[key] = len(self.units)
            apart = borders(message.text, message.opaque)
            self.units.append(Unit(message.text, message.opaque, context, borders=apart))
        return Slot(source, bare, message, accelerator, self.known[key])


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a form stays empty."""

    check: str
    reason: str


def fill(
    plan: Plan, translations: Mapping[int, str], *, keep_untranslated: bool = False, now: float | None = None
) -> Filled:
    """Return the catalogue with the English in place.

    An entry of which a segment is missing in `translations`, or whose placeholders would not survive, is left empty
    with a finding; with `keep_untranslated`, one of which no segment was translated stays as it was. When nothing
    changes, the file comes back byte for byte. `now`: see `header.english`.
    """
    if keep_untranslated and not translations:
        return Filled(plan.catalogue.data, ())
    grouped = by_unit(plan.segments)
    edits: dict[int, Edit] = {}
    findings: list[Finding] = []
    counts = {"machine": 0, "memory": 0, "copied": 0, "left": 0}
    note = f"{NOTE} {headers.generator()}" + (f", {plan.options.model}" if plan.options.model else "")
    for target in plan.targets:
        entry = plan.catalogue.entries[target.position]
        segments = [each for slot in target.slots if slot.unit is not None for each in grouped.get(slot.unit, [])]
        if keep_untranslated and segments and not any(each.index in translations for each in segments):
            continue
        forms = [_form(plan, slot, grouped, translations, entry) for slot in target.slots]
        refusal = next((form for form in forms if isinstance(form, _Refusal)), None)
        if refusal is not None:
            counts["left"] += 1
            findings.append(_finding(entry, refusal, segments))
            if plan.source is Side.MSGSTR:
                edits[target.position] = _emptied(entry)
            continue
        texts = tuple(form for form in forms if isinstance(form, str))
        msgstr = _kept(entry, texts) if plan.source is Side.MSGID else texts
        origin, fuzzy = _origin(target, segments, plan.options)
        counts[origin] += 1
        edits[target.position] = Edit(
            msgstr=msgstr,
            fuzzy=fuzzy,
            note=None if origin == "copied" else note if origin == "machine" else _memory_note(target),
            keep_previous=plan.source is Side.MSGID and fuzzy,
        )
    for position in plan.emptied:
        edits[position] = _emptied(plan.catalogue.entries[position])
    if not edits:
        return Filled(plan.catalogue.data, tuple(findings), **counts)
    refitted, told = _refitted(plan, edits)
    data = write(plan.catalogue, {**refitted, **edits}, _header(plan, now))
    return Filled(data, (*findings, *told), **counts)


def _form(
    plan: Plan, slot: Slot, grouped: Mapping[int, Sequence[Segment]], translations: Mapping[int, str], entry: Entry
) -> str | _Refusal:
    """Return one form's English, or why there is none."""
    flag = format_of(entry.flags)
    if plan.source is Side.MSGSTR and entry.fuzzy and not fits(slot.source, (entry.msgid, entry.msgid_plural), flag):
        return _Refusal("outdated", "the fuzzy French does not fit its msgid")
    if slot.recalled is not None:
        text = slot.recalled.text
    else:
        segments = grouped.get(slot.unit, []) if slot.unit is not None else []
        if any(segment.index not in translations for segment in segments):
            return _Refusal("untranslated", "not translated")
        whole = rebuilt(Unit(slot.message.text), segments, translations)
        finished = finish(slot.message.text if whole is None else whole, slot.message, flag)
        if finished is None:
            return _Refusal((flag or "placeholders").replace("-", "_"), "placeholders filled by order were swapped")
        text = put(_edges(finished, slot.bare), slot.accelerator)
    source = put(slot.bare, slot.accelerator) if slot.recalled is None else slot.source
    problem = broken(source, text, flag)
    if problem is not None:
        return _Refusal(*problem)
    if not text.strip():
        return _Refusal("untranslated", "the translation is empty")
    held = encodable(plan.catalogue, text)
    return held or _Refusal("encoding", f"{plan.catalogue.encoding.upper()} lacks a character of the translation")


def _edges(text: str, source: str) -> str:
    """Give a text the white space that the source has at both ends."""
    if not source.strip():
        return source
    head = source[: len(source) - len(source.lstrip())]
    return head + text.strip() + source[len(source.rstrip()) :]


def _kept(entry: Entry, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Fill only the empty forms of an entry that is partly translated; a fuzzy one is filled anew."""
    if entry.fuzzy or len(entry.msgstr) != len(texts):
        return texts
    return tuple(old or new for old, new in zip(entry.msgstr, texts, strict=True))


def _origin(target: Target, segments: Sequence[Segment], options: Options) -> tuple[str, bool]:
    """Return where an entry's English came from and whether a human has to confirm it."""
    recalled = [slot.recalled for slot in target.slots if slot.recalled is not None]
    if recalled and len(recalled) == len(target.slots):
        return "memory", any(match.score < 100 for match in recalled)
    if not segments and not recalled:
        return "copied", False
    return "machine", options.mark


def _memory_note(target: Target) -> str:
    score = min(slot.recalled.score for slot in target.slots if slot.recalled is not None)
    return "" if score >= 100 else f"{NOTE} from memory, {score:.0f} % match"


def _emptied(entry: Entry) -> Edit:
    forms = 2 if entry.msgid_plural is not None else 1
    return Edit(("",) * forms, fuzzy=False, keep_previous=False)


def _finding(entry: Entry, refusal: _Refusal, segments: Sequence[Segment]) -> Finding:
    excerpt = entry.msgid if len(entry.msgid) <= EXCERPT else entry.msgid[: EXCERPT - 1] + "…"
    message = f"line {entry.line}: left empty, {refusal.reason}: {excerpt!r}"
    return Finding(refusal.check, Severity.WARNING, message, segments[0].index if segments else None)


def _refitted(plan: Plan, edits: Mapping[int, Edit]) -> tuple[dict[int, Edit], list[Finding]]:
    """Give two forms to the plural entries that we did not fill, where the file had another count.

    Without it `msgfmt --check` would refuse the file, for the header now says two.
    """
    refitted: dict[int, Edit] = {}
    findings: list[Finding] = []
    rule = read(plan.catalogue.metadata.get("Plural-Forms", ""))
    for position, entry in enumerate(plan.catalogue.entries):
        if position in edits or entry.obsolete or entry.msgid_plural is None or len(entry.msgstr) == 2:
            continue
        forms = english_sources(entry.msgstr, rule)
        refitted[position] = Edit(forms)
        if any(entry.msgstr):
            message = f"line {entry.line}: {len(entry.msgstr)} plural forms made the two of English: {entry.msgid!r}"
            findings.append(Finding("plurals", Severity.WARNING, message))
    return refitted, findings


def _header(plan: Plan, now: float | None) -> Edit:
    old = plan.catalogue.header
    text = headers.english(old.msgstr[0] if old else None, plan.options.language, headers.generator(), now)
    return Edit((text,), fuzzy=False if old is not None and old.fuzzy else None)


def with_model(plan: Plan, model: str) -> Plan:
    """Return the plan with the name of the model that a translator turned out to have."""
    return replace(plan, options=replace(plan.options, model=model))
