"""Checking a catalogue: what gettext would refuse, and what a reviewer must look at.

The names are Weblate's, pofilter's where Weblate has none. What concerns the words (numbers, names, terms, left-over
French) is `translate.checks`' business and is asked where the catalogue goes from French to English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.patterns import Kind, find, tag_name
from translate.document import Finding, Severity
from translate.po.accelerators import marker_of, take
from translate.po.catalogue import Catalogue, Entry
from translate.po.placeholders import broken, format_of, misplaced_tag
from translate.po.plural import read
from translate.po.source import Language, language

if TYPE_CHECKING:
    from glossary.store import Glossary

STRUCTURAL = frozenset({"placeholders", "xmltags", "urls", "emails", "entities", "whitespace", "untranslated"})
SEVERE = frozenset({"plurals", "duplicate", "header", "begin_newline", "end_newline", "icu_message_format", "xml_tags"})

# The rule of a template: xgettext's, Babel's. As in msgfmt, no flaw before a plural is translated.
TO_BE_WRITTEN = frozenset({"", "nplurals=INTEGER; plural=EXPRESSION;"})


@dataclass(frozen=True, slots=True)
class Flaw:
    """A finding and where it stands: line in the file, from 1, and the message's `msgid`."""

    path: str
    line: int
    msgid: str
    finding: Finding


def check(catalogue: Catalogue, glossary: Glossary | None = None, *, untranslated: bool = False) -> tuple[Flaw, ...]:
    """Return the flaws of a catalogue, in the order of its lines.

    Fuzzy and empty entries are not looked at: nobody vouches for them. With `untranslated`, each is a flaw itself.
    """
    found = [*_header(catalogue), *_duplicates(catalogue)]
    done = [entry for entry in catalogue.live if any(entry.msgstr) and not entry.fuzzy]
    forms = read(catalogue.metadata.get("Plural-Forms", ""))
    marker = marker_of((entry.msgid for entry in catalogue.live), catalogue.metadata.get("X-Accelerator-Marker"))
    for entry in done:
        found += [
            _flaw(catalogue, entry, name, what) for name, what in _structure(entry, forms.forms if forms else None)
        ]
        found += [_flaw(catalogue, entry, name, what) for name, what in _accelerators(entry, marker)]
    if untranslated:
        for entry in catalogue.live:
            if entry.fuzzy or not entry.translated:
                name = "untranslated" if not any(entry.msgstr) else "fuzzy" if entry.fuzzy else "plurals"
                found.append(_flaw(catalogue, entry, name, "waits for a translator", Severity.INFO))
    found += _words(catalogue, done, glossary)
    return tuple(sorted(found, key=lambda flaw: flaw.line))


def _flaw(catalogue: Catalogue, entry: Entry, name: str, what: str, severity: Severity | None = None) -> Flaw:
    structural = name in SEVERE or name.endswith("_format") or name == "placeholders"
    chosen = severity or (Severity.ERROR if structural else Severity.WARNING)
    return Flaw(catalogue.path, entry.line, entry.msgid, Finding(name, chosen, what))


def _header(catalogue: Catalogue) -> Iterator[Flaw]:
    header = catalogue.header
    if header is None:
        if any(catalogue.live):  # an empty file needs none
            yield Flaw(catalogue.path, 1, "", Finding("header", Severity.ERROR, "no header entry"))
        return
    rule = catalogue.metadata.get("Plural-Forms", "")
    plurals = [entry for entry in catalogue.live if entry.msgid_plural is not None]
    if plurals and (rule not in TO_BE_WRITTEN or any(any(entry.msgstr) for entry in plurals)):
        if read(rule) is None:
            yield _flaw(catalogue, header, "plurals", f"Plural-Forms cannot be read: {rule!r}")
        elif catalogue.metadata.get("Language", "").startswith("en") and not read(rule).english:  # type: ignore[union-attr]
            yield _flaw(catalogue, header, "plurals", f"Plural-Forms is not English: {rule!r}")


def _duplicates(catalogue: Catalogue) -> Iterator[Flaw]:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in catalogue.live:
        if entry.key in seen:
            yield _flaw(catalogue, entry, "duplicate", f"the same message as in line {seen[entry.key]}")
        else:
            seen[entry.key] = entry.line


def _structure(entry: Entry, forms: int | None) -> Iterator[tuple[str, str]]:
    if entry.msgid_plural is not None and forms is not None and len(entry.msgstr) != forms:
        yield "plurals", f"{len(entry.msgstr)} forms where the header says {forms}"
    if entry.msgid_plural is not None and not entry.translated:
        yield "plurals", "a plural form is empty"
    flag = format_of(entry.flags)
    for number, text in enumerate(entry.msgstr):
        if not text:
            continue
        for name, edge in (("begin_newline", str.startswith), ("end_newline", str.endswith)):
            if edge(entry.msgid, "\n") != edge(text, "\n"):
                yield name, "a line end at the edge differs"
        sources = [entry.msgid] if entry.msgid_plural is None else [entry.msgid_plural, entry.msgid]
        problems = [broken(source, text, flag) for source in sources]
        problem = None if None in problems else problems[0]
        if problem is not None and problem[0] == "xml_tags" and _same_elements(sources[-1], text):
            problem = "xml_attributes", problem[1]  # a translator may well link to a page in the other language
        if problem is not None and not (number == 0 and entry.msgid_plural is not None and "lost" in problem[1]):
            yield problem


def _same_elements(source: str, text: str) -> bool:
    """Tell whether two texts have the same tags but for attributes, nested well in the second if in the first."""
    names, others = (
        Counter(tag_name(each[start:end]) for start, end, kind in find(each) if kind is Kind.TAG)
        for each in (source, text)
    )
    return names == others and (misplaced_tag(text) is None or misplaced_tag(source) is not None)


def _accelerators(entry: Entry, marker: str | None) -> Iterator[tuple[str, str]]:
    if marker is None or entry.msgid_plural is not None:
        return
    wanted, found = take(entry.msgid, marker)[1], take(entry.msgstr[0], marker)[1]
    if (wanted is None) != (found is None):
        yield "accelerators", f"the accelerator {marker} is {'missing' if wanted else 'not in the source'}"


def _words(catalogue: Catalogue, done: list[Entry], glossary: Glossary | None) -> list[Flaw]:
    """Ask the checks of French-English translation; of English over English, those that need no source."""
    from translate.checks import Unit
    from translate.checks import check as check_units

    ids = language(entry.msgid for entry in done)
    strings = language(text for entry in done for text in entry.msgstr)
    if strings.is_french or strings == Language(0, 0):
        return []
    units: list[Unit] = []
    owners: list[Entry] = []
    for entry in done:
        sources = [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural is not None else [])]
        for number, text in enumerate(entry.msgstr):
            source = sources[min(number, len(sources) - 1)] if ids.is_french else None
            units.append(Unit(text, source, len(units)))
            owners.append(entry)
    findings = check_units(units, glossary if ids.is_french else None, skip=STRUCTURAL)
    return [
        Flaw(catalogue.path, owners[finding.segment].line, owners[finding.segment].msgid, finding)
        for finding in findings
        if finding.segment is not None
    ]


def by_check(flaws: tuple[Flaw, ...]) -> Counter[str]:
    """Count flaws by the name of their check."""
    return Counter(flaw.finding.check for flaw in flaws)
