"""Making a translation keep its terms: tell the model, check what it wrote, mend what it missed.

The way of a segment: `annotate` the source for a model that reads annotations; `verify` the translation; for each
verdict that is no success try what the engine offers (n-best, forced decoding), then `replace` the words that stand for
the term, found by `aligned_span` or `rendering_span`; `verify` again. Pure functions over strings and `TermMatch`es.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from glossary import compounds, english, renderings
from glossary.context import Span
from glossary.names import NameCheck, check_names
from glossary.term import Kind, TermMatch
from glossary.verdict import Status, Verdict, forbidden, verify

__all__ = [
    "NameCheck",
    "Replacement",
    "Status",
    "Verdict",
    "aligned_span",
    "annotate",
    "check_names",
    "expand",
    "first_mentions",
    "forbidden",
    "rendering_span",
    "replace",
    "verify",
]

# The model's reserved symbols; training writes them so: "le⟦ PDG⟨ CEO⟧ parle", "l'⟦IA⟨ AI⟧".
TERM_START, TERM_TARGET, TERM_END = "⟦", "⟨", "⟧"

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_INDEFINITE_BEFORE = re.compile(r"(?<!\w)(an?)(\s+)$", re.IGNORECASE)
_THE_BEFORE = re.compile(r"(?<!\w)the\s+$", re.IGNORECASE)
_FRENCH_ARTICLE = re.compile(r"(?:les?|la)\s|l['’]", re.IGNORECASE)
# What stands behind a noun phrase; behind another word it may be the first half of a compound ("a software company").
_PHRASE_END = re.compile(
    r"\s*(?:$|[^\w\s'’-])|\s+(?:of|in|on|at|to|for|with|by|from|about|against|as|than|and|or|but|that|which|who|because|when"
    r"|while|where|after|before|since|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)(?!\w)",
    re.IGNORECASE,
)
_POSSESSIVE_END = re.compile(r"(?:['’]s|['’])$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|\n\s*)[\"'“‘«(\[–—-]*\s*$")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A mended translation; `text[start:end]` is what now renders the term."""

    text: str
    start: int
    end: int


def annotate(text: str, matches: Iterable[TermMatch], first: Collection[int] = ()) -> str:
    """Return a source with each term followed by its wanted rendering, as the model was trained to read it.

    The rendering stands in the number of the occurrence, with a capital where the term opens the text; a complement
    without article in the singular, as English has it before a noun: « serveur de fichiers », "file server". The space
    before a term moves inside, so that its words are the vocabulary's word-initial pieces. `first` are the places
    among `matches` that are a document's first mention. A match with foreign words inside is left to
    `verify`: the model would drop them.
    """
    parts, done = [], 0
    for place, match in enumerate(matches):
        if match.foreign or match.term.kind is Kind.FORBIDDEN:
            continue
        before = text[done : match.start]
        space = " " if (match.start == 0 or (before and before[-1].isspace())) else ""
        plural = match.plural and not compounds.is_bare_complement(text, match.start)
        wanted = renderings.written(match.term, plural=plural, first=place in first, surface=match.surface)
        if match.start == 0 and match.surface[0].isupper() and match.term.source[:1].islower():
            wanted = wanted[:1].upper() + wanted[1:]
        parts += [before[:-1] if before and space else before, TERM_START, space, match.surface]
        parts += [TERM_TARGET, " ", wanted, TERM_END]
        done = match.end
    return "".join([*parts, text[done:]])


def first_mentions(
    sources: Sequence[str], found: Sequence[Sequence[TermMatch]], seen: set[str] | None = None
) -> tuple[frozenset[int], ...]:
    """Return for each segment of a document the places of its matches that are the first mention of a term whose entry
    asks for one (`Term.first`).

    A mention that the source itself expands ("intelligence artificielle générale (AGI)") or that a longer entry
    already wrote out counts as the first, and is left alone. `seen` holds what came before and grows, for a document
    that is read in parts.
    """
    seen = set() if seen is None else seen
    result = []
    for source, matches in zip(sources, found, strict=True):
        places = set()
        for place, match in enumerate(matches):
            term = match.term
            wordings = {wording.casefold() for wording in (term.first, term.target) if wording}
            if term.first and term.first.casefold() not in seen:
                if not re.match(r"\s*\(", source[match.end :]):
                    places.add(place)
                seen.add(term.first.casefold())
            seen |= wordings if not term.first else set()
        result.append(frozenset(places))
    return tuple(result)


def expand(translation: str, verdict: Verdict) -> Replacement:
    """Write out a first mention that `verify` found `UNEXPANDED`."""
    assert verdict.start is not None
    assert verdict.end is not None
    return replace(translation, verdict.match, (verdict.start, verdict.end), first=True)


def aligned_span(
    translation: str,
    match: TermMatch,
    alignment: Iterable[tuple[Span, Span]],
    taken: Iterable[Span] = (),
) -> Span | None:
    """Return the words of `translation` that are aligned to a match, or None.

    `alignment` links character spans of source and translation. Of scattered links the largest group of neighbouring
    words counts; words that already render another term (`taken`) are left out, and so is an article at its start.
    """
    busy = list(taken)
    words: dict[Span, int] = {}
    for (source_start, source_end), target in alignment:
        overlap = min(source_end, match.end) - max(source_start, match.start)
        if overlap > 0 and (word := _whole_word(translation, target)) is not None:
            words[word] = words.get(word, 0) + overlap
    groups: list[list[Span]] = []
    for word in sorted(words):
        if any(word[0] < end and start < word[1] for start, end in busy):
            continue
        if groups and re.fullmatch(r"[\s'’-]*(?:(?:of|the|for|to|and|in|a|an)\s+)?", _gap(translation, groups, word)):
            groups[-1].append(word)
        else:
            groups.append([word])
    if not groups:
        return None
    best = max(groups, key=lambda group: sum(words[word] for word in group))
    return _without_article(translation, (best[0][0], best[-1][1]))


def rendering_span(translation: str, wording: str, match: TermMatch, taken: Iterable[Span] = ()) -> Span | None:
    """Return where the machine's own rendering of a term (its translation of the term alone) stands in `translation`,
    in any inflected form, or None."""
    wording = _ARTICLE.sub("", wording.strip().rstrip(".!?;:,"), count=1).strip()
    if not wording:
        return None
    expression = renderings.pattern(wording, Kind.TERM, False, renderings.is_verb(match.term))
    busy = list(taken)
    for found in expression.finditer(translation):
        if all(found.end() <= start or end <= found.start() for start, end in busy):
            return found.span()
    return None


def replace(translation: str, match: TermMatch, span: Span, *, first: bool = False) -> Replacement:
    """Put a term's wanted rendering in the place of `translation[start:end]`.

    What stood there lends its possessive and its capitals (sentence start, Title Case, ALL CAPS); the source
    occurrence lends its number; an indefinite article before it is made to agree, and dropped before a plural or mass
    noun, as "the" is before a name that has its French article. Words that would double the rendering's own beginning
    or end are taken in ("council" in "council of directors" becomes "board of directors").
    """
    start, end = _without_article(translation, span)
    old = translation[start:end]
    wanted = renderings.written(match.term, plural=match.plural, first=first, surface=match.surface)
    ending = _POSSESSIVE_END.search(old)
    if ending is not None:
        old = old[: ending.start()]
    elif re.match(r"['’]s(?!\w)", translation[end:]):
        ending = re.match(r"['’]s", translation[end:])
        end += 2
    start, end = _doubled(translation, wanted, start, end)
    new = _capitals(translation, start, old, wanted, match)
    if ending is not None:
        new = english.possessive(new)
    before = translation[:start]
    indefinite = _INDEFINITE_BEFORE.search(before)
    if indefinite is not None:
        fitting = _article(indefinite, wanted, match, translation[end:])
        before = before[: indefinite.start()] + fitting
        if not fitting and indefinite[1][0].isupper() and match.term.kind not in renderings.LITERAL:
            new = new[:1].upper() + new[1:]
    elif match.term.kind in renderings.LITERAL and _FRENCH_ARTICLE.match(wanted):
        before = _THE_BEFORE.sub("", before)
    text = before + new + translation[end:]
    return Replacement(text, len(before), len(before) + len(new))


def _whole_word(text: str, span: Span) -> Span | None:
    """Return the word that a span of subword pieces lies in, without punctuation; None for punctuation alone."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start == end:
        return None
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    # What follows an apostrophe ("company's", "don't") is no word of its own.
    return None if end - start <= 2 and text[start - 1 : start] in {"'", "’"} else (start, end)


def _gap(text: str, groups: list[list[Span]], word: Span) -> str:
    return text[groups[-1][-1][1] : word[0]]


def _without_article(text: str, span: Span) -> Span:
    start, end = span
    article = _ARTICLE.match(text, start, end)
    return (article.end(), end) if article is not None and article.end() < end else span


def _doubled(text: str, wanted: str, start: int, end: int) -> Span:
    """Widen a span over neighbouring words that the wanted rendering holds as well."""
    words = wanted.lower().split()
    for size in range(len(words) - 1, 0, -1):
        tail = " " + " ".join(words[-size:])
        if text[end : end + len(tail)].lower() == tail and not text[end + len(tail) : end + len(tail) + 1].isalnum():
            end += len(tail)
            break
    for size in range(len(words) - 1, 0, -1):
        lead = " ".join(words[:size]) + " "
        left = start - len(lead)
        if left >= 0 and text[left:start].lower() == lead and (left == 0 or not text[left - 1].isalnum()):
            start = left
            break
    return start, end


def _capitals(text: str, start: int, old: str, wanted: str, match: TermMatch) -> str:
    """Return the wanted rendering in the capitals of its place."""
    if match.term.kind in renderings.LITERAL:
        return wanted
    letters = [character for character in text if character.isalpha()]
    if len(letters) > 3 and text.isupper():
        return wanted.upper()
    if _SENTENCE_START.search(text[:start]):
        capital = old[:1].isupper() or start == 0
        return wanted[:1].upper() + wanted[1:] if capital else wanted
    words = re.findall(r"\b(?!and|the|for)[^\W\d_]{3,}", text[:start] + text[start + len(old) :])
    if len(words) >= 2 and old[:1].isupper() and sum(word[0].isupper() for word in words) > 0.7 * len(words):
        return english.title(wanted)
    return wanted


def _article(found: re.Match[str], wanted: str, match: TermMatch, after: str) -> str:
    """Return the indefinite article that fits, with its space and capital, or nothing before a plural or mass noun."""
    if english.is_plural(wanted) or match.plural or (english.is_mass(wanted) and _PHRASE_END.match(after)):
        return ""
    fitting = english.article(wanted)
    return (fitting.capitalize() if found[1][0].isupper() else fitting) + found[2]
