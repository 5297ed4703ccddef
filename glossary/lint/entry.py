"""Rules that look at one entry alone, and the spelling that mends what can be mended safely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from glossary import french
from glossary.fold import same
from glossary.lint.problem import Problem, Severity
from glossary.term import Kind, MatchMode, Term

# Letters of other scripts that look like Latin ones (Unicode Technical Standard 39, confusables).
LOOKALIKES = str.maketrans(
    "АВЕЅЗІЈКМНОРСТХУҮаеіјорсухԁԛԝһսΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρτυχ",
    "ABESZIJKMHOPCTXYYaeijopcyxdqwhuABEZHIKMNOPTYXaovptux",
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"\s{2,}|[\t\n\r]")
_PROPER = frozenset(("État", "États", "Église", "Bourse", "Parlement"))  # French nouns that keep their capital
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_CATASTROPHIC = re.compile(r"\([^()]*[+*][^()]*\)[+*]")


def problems(term: Term, raw: str = "") -> Iterator[Problem]:
    """Yield what is wrong with an entry; `raw` is its row as it stands in the file."""
    yield from _spelling(term, raw)
    yield from _source(term)
    yield from _targets(term)


def respelt(term: Term) -> Term:
    """Return an entry with its spelling mended: composed letters, no invisible signs, single spaces, look-alikes of
    other scripts as Latin letters in Latin words, no variant that is the source."""

    def clean(text: str) -> str:
        text = _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()
        return re.sub(r"\w+", lambda word: _latin(word.group()), text)

    targets = tuple(dict.fromkeys(filter(None, map(clean, term.targets))))
    source = term.source if term.match is MatchMode.REGEX else clean(term.source)
    variants = tuple(dict.fromkeys(variant for variant in map(clean, term.variants) if variant and variant != source))
    return replace(
        term, source=source, targets=targets, variants=variants, first=clean(term.first), note=clean(term.note)
    )


def _spelling(term: Term, raw: str) -> Iterator[Problem]:
    cells = (term.source, *term.targets, *term.variants, term.first)
    outer = (
        any(cell != cell.strip() for cell in raw.rstrip("\r\n").split('"')[0].split(",")) if '"' not in raw else False
    )
    if outer or any(_SPACES.search(cell) for cell in cells):
        yield Problem("spaces", Severity.WARNING, "spaces at the edge of a cell or doubled", term, fixable=True)
    if any(_INVISIBLE.search(cell) for cell in cells):
        yield Problem("invisible", Severity.ERROR, "an invisible character in the text", term, fixable=True)
    if any(cell != unicodedata.normalize("NFC", cell) for cell in cells):
        yield Problem("decomposed", Severity.WARNING, "accents written as separate characters", term, fixable=True)
    for cell in cells:
        for word in re.findall(r"\w+", cell):
            if len(scripts := _scripts(word)) > 1:
                mended = _latin(word)
                message = f"{word!r} mixes {' and '.join(sorted(scripts))} letters"
                yield Problem("mixed-scripts", Severity.ERROR, message, term, fixable=mended != word)
    if term.match is MatchMode.REGEX:
        cells = cells[1:]
    for cell in cells:
        if (sign := _unbalanced(cell)) is not None:
            yield Problem("brackets", Severity.WARNING, f"{sign} has no partner in {cell!r}", term)
    if term.source in term.variants:
        yield Problem("variant", Severity.WARNING, "a variant repeats the source", term, fixable=True)
    if term.match is MatchMode.REGEX and _CATASTROPHIC.search(term.source):
        message = "a repetition inside a repetition can take for ever on some text"
        yield Problem("slow-pattern", Severity.WARNING, message, term)


def _source(term: Term) -> Iterator[Problem]:
    if term.match is MatchMode.REGEX:
        return
    words = re.findall(r"\w+", term.source.lower())
    loose = term.kind in (Kind.TERM, Kind.FORBIDDEN)
    if words and loose and all(word in french.FUNCTION_WORDS for word in words):
        yield Problem("stop-word", Severity.ERROR, f"{term.source!r} is made of function words: it is everywhere", term)
    elif loose and len(same(term.source)) < 3:
        yield Problem("short", Severity.WARNING, f"{term.source!r} is very short: make it an acronym or a name", term)
    proper = term.source.split(" ")[0] in _PROPER
    if term.kind is Kind.TERM and not proper and _is_capitalised(term.source) and not _is_capitalised(term.target):
        message = f"{term.source!r} begins with a capital, its target does not: a common noun takes none"
        yield Problem("capital", Severity.WARNING, message, term)


def _targets(term: Term) -> Iterator[Problem]:
    if term.kind is Kind.DO_NOT_TRANSLATE and term.targets != (term.source,):
        message = f"not to be translated, yet its target is {term.target!r}: leave the target empty"
        yield Problem("do-not-translate", Severity.ERROR, message, term)
    if term.kind is Kind.TERM and _is_capitalised(term.target) and term.source.islower() and " " not in term.target:
        yield Problem("capital", Severity.INFO, f"the target {term.target!r} has a capital, its source has none", term)
    folded = [same(target) for target in term.targets]
    if len(set(folded)) < len(folded):
        yield Problem("targets", Severity.WARNING, "two targets differ in capitals or typography only", term)
    if term.first and not any(same(target) in same(term.first) for target in term.targets):
        message = f"the first mention {term.first!r} holds none of the targets"
        yield Problem("first", Severity.WARNING, message, term)


def _is_capitalised(text: str) -> bool:
    """Say whether a text begins as a sentence does: one capital, then small letters throughout."""
    return text[:1].isupper() and text[1:].islower()


def _scripts(word: str) -> set[str]:
    names = (unicodedata.name(sign, "") for sign in word if sign.isalpha())
    return {name.partition(" ")[0].title() for name in names if name.startswith(("LATIN", "CYRILLIC", "GREEK"))}


def _latin(word: str) -> str:
    """Return a word with its look-alikes as Latin letters, if that leaves it all Latin and it was partly so."""
    mended = word.translate(LOOKALIKES)
    return mended if len(_scripts(word)) > 1 and _scripts(mended) == {"Latin"} else word


def _unbalanced(text: str) -> str | None:
    """Return the first bracket or quotation mark without a partner, or None."""
    opened: list[str] = []
    for sign in text:
        if sign in _PAIRS.values():
            opened.append(sign)
        elif sign in _PAIRS and (not opened or opened.pop() != _PAIRS[sign]):
            return sign
    return opened[0] if opened else None
