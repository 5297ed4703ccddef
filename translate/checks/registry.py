"""The checks by name, and the two functions that run them.

Names are pofilter's (Translate Toolkit) or Weblate's where they have such a check; `alias` tells the other's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.checks import (
    calendar,
    consistency,
    markup,
    measures,
    names,
    placeholders,
    punctuation,
    quantities,
    signs,
    terms,
    words,
)
from translate.checks.unit import Check, Unit
from translate.document import Finding, Severity
from translate.entities import decoded
from translate.errors import InputError

if TYPE_CHECKING:
    from glossary.store import Glossary

_I, _W, _E = Severity.INFO, Severity.WARNING, Severity.ERROR

CHECKS: dict[str, Check] = {
    check.name: check
    for check in (
        Check("untranslated", _E, "empty translation", words.untranslated, alias="blank"),
        Check("unchanged", _E, "the French stands untranslated", words.unchanged, alias="same"),
        Check("language", _E, "not English", words.language, needs_source=False),
        Check("half-translated", _E, "French words left among English ones", words.half_translated, needs_source=False),
        Check("placeholders", _E, "placeholder lost, invented or swapped", placeholders.placeholders,
              alias="printf, pythonbraceformat, variables"),
        Check("xmltags", _E, "tag lost or invented", markup.same(markup.TAGS, "tag"), alias="xml_tags"),
        Check("urls", _E, "address lost or changed", markup.same(markup.URLS, "address")),
        Check("emails", _E, "e-mail address lost or changed", markup.same(markup.EMAILS, "e-mail or account")),
        Check("entities", _W, "character reference lost or invented", markup.same(markup.ENTITIES, "entity")),
        Check("symbols", _W, "emoji lost or invented, sign of rights lost", signs.symbols),
        Check("reserved", _E, "a symbol of the machine's own is left", markup.reserved, needs_source=False),
        Check("numbers", _E, "number lost, changed or invented", quantities.numbers),
        Check("dates", _E, "month or day of the week lost or changed, date told twice", calendar.dates),
        Check("units", _E, "other currency, magnitude or unit", measures.units),
        Check("names", _E, "name misspelt, or with another title", names.names),
        Check("missing-names", _W, "name lost", names.missing_names),
        Check("glossary", _E, "glossary term missed", terms.glossary, alias="check_glossary"),
        Check("forbidden", _E, "rendering that the glossary forbids", terms.forbidden, alias="musttranslatewords"),
        Check("doublewords", _W, "word or number doubled", words.doublewords, needs_source=False, alias="duplicate"),
        Check("repetition", _E, "words come again and again", words.repetition, needs_source=False),
        Check("short", _W, "much shorter than the source", words.short),
        Check("long", _W, "much longer than the source", words.long, alias="max-length"),
        Check("endpunc", _W, "other end punctuation", punctuation.endpunc, alias="end_stop, end_question, end_colon…"),
        Check("brackets", _W, "bracket without partner", punctuation.brackets, needs_source=False),
        Check("doublequoting", _W, "quote without partner, or quotes lost", punctuation.doublequoting),
        Check("doublespacing", _W, "two spaces in a row", punctuation.doublespacing, needs_source=False,
              alias="double_space"),
        Check("puncspacing", _W, "French space before punctuation", punctuation.puncspacing, needs_source=False,
              alias="punctuation_spacing"),
        Check("guillemets", _W, "guillemets left in English", punctuation.guillemets, needs_source=False),
        Check("startcaps", _W, "small first letter", punctuation.startcaps),
        Check("whitespace", _I, "space at an end differs", punctuation.edge_space,
              alias="startwhitespace, endwhitespace, begin_space, end_space"),
        Check("inconsistent", _W, "same source, other translation", across=consistency.inconsistent),
    )
}  # fmt: skip


def names_of(given: Iterable[str]) -> frozenset[str]:
    """Return check names as given, or raise `InputError` for one that does not exist."""
    wanted = frozenset(given)
    for name in sorted(wanted - CHECKS.keys()):
        raise InputError(f"unknown check '{name}'", advice=f"known checks: {', '.join(CHECKS)}")
    return wanted


def check(
    units: Sequence[Unit],
    glossary: Glossary | None = None,
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return the findings of all units, in their order, most severe first within a unit.

    With a glossary, the terms of each source are looked for (unless a unit brings its matches). `only` and `skip`
    switch checks on and off by name; a check that needs the source is left out where there is none.
    """
    chosen = [CHECKS[name] for name in CHECKS if (not only or name in only) and name not in skip]
    units = [_read(unit) for unit in units]
    units = with_matches(units, glossary) if glossary is not None else units
    findings: list[tuple[int, Finding]] = []
    for number, unit in enumerate(units):
        findings += [(number, finding) for finding in _found(unit, chosen)]
    places = {id(unit): number for number, unit in enumerate(units)}
    for each in chosen:
        if each.across is not None:
            findings += [(places[id(unit)], each.finding(unit, fault)) for unit, fault in each.across(units)]
    order = {severity: -rank for rank, severity in enumerate(Severity)}
    return tuple(finding for _, finding in sorted(findings, key=lambda pair: (pair[0], order[pair[1].severity])))


def check_segment(unit: Unit, *, only: Collection[str] = (), skip: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return the findings of one unit; what needs the whole text (`inconsistent`) is left out."""
    chosen = [CHECKS[name] for name in CHECKS if (not only or name in only) and name not in skip]
    return tuple(_found(_read(unit), chosen))


def _read(unit: Unit) -> Unit:
    """Return a unit whose source has characters for the references that are language."""
    source = unit.source if unit.source is None or unit.matches else decoded(unit.source)
    return unit if source == unit.source else replace(unit, source=source)


def _found(unit: Unit, chosen: Sequence[Check]) -> Iterator[Finding]:
    blank = not unit.target.strip()
    for each in chosen:
        if each.find is None or (each.needs_source and unit.source is None):
            continue
        if blank and each.name != "untranslated":
            continue
        for fault in each.find(unit):
            yield each.finding(unit, fault)


def with_matches(units: Sequence[Unit], glossary: Glossary) -> list[Unit]:
    """Return the units with the terms of their sources, those that tags part and those with forbidden renderings too;
    a unit that brings its matches keeps them."""
    from glossary.match import Matcher
    from translate import parted
    from translate.protect import protect

    matcher = Matcher(glossary.terms)
    return [
        unit
        if unit.matches or unit.source is None
        else replace(
            unit,
            matches=(*parted.find(unit.source, matcher), *parted.forbidden(unit.source, protect(unit.source), matcher)),
        )
        for unit in units
    ]
