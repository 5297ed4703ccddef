"""What became of the terms of a source in its translation: kept, carried by a pronoun, malformed, missed, forbidden.

Pure functions over strings and `TermMatch`es; whether words that have the form of a rendering stand for the term is
judged in `glossary.context`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary import compounds, context, renderings
from glossary.context import Span
from glossary.fold import APOSTROPHES
from glossary.term import Kind, Term, TermMatch

# English may refer back to a term where French repeats it: each kind of pronoun, with the French ones that it renders.
# "That", "this" and "each" refer to anything, and are left out.
_REFERENCES = (
    (
        re.compile(
            r"\b(?:it|its|itself|they|their|theirs|them|themselves|he|his|him|himself|she|hers|her|herself|ones?|former"
            r"|latter)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:ils?|elles?|lui|eux|leurs?|son|sa|ses|celui|celles?|ceux|on|cela|ça|y|en)(?!\w)", re.IGNORECASE
        ),
    ),
    (
        re.compile(r"\b(?:who|whom|whose|which)\b", re.IGNORECASE),
        re.compile(r"\b(?:qui|que|qu['’]|dont|où|lequel|laquelle|lesquel(?:le)?s|duquel|auquel)(?!\w)", re.IGNORECASE),
    ),
)
# Two terms that one word renders are the same thing said twice: « directeur général (PDG) ».
_APPOSITION = re.compile(r"[\s,(«\"–—/-]*(?:ou|dit|soit|alias)?[\s,(«\"]*")
_APOSTROPHE = f"[{APOSTROPHES}]"
_BAD_POSSESSIVE = re.compile(rf"{_APOSTROPHE}(?=\s+\w)|\s+{_APOSTROPHE}s(?!\w)|\ss(?=\s+[a-z])")
_OPENING = re.compile(rf"(?:^|[\s(\[“\"—–]){_APOSTROPHE}(?=\w)")


class Status(StrEnum):
    """What became of a term in a translation."""

    FOUND = "found"
    IMPLIED = "implied"  # a further mention that English carries by a pronoun, or that says the same thing twice
    UNEXPANDED = "unexpanded"  # right, but the entry wants its first mention written out
    MALFORMED = "malformed"  # the right words in a form that English has not: "the CEO' decision"
    MISSED = "missed"
    FORBIDDEN = "forbidden"  # a rendering that the glossary forbids stands there


@dataclass(frozen=True, slots=True)
class Verdict:
    """A term of the source and its rendering: `translation[start:end]` is `rendered`; None where there is none."""

    match: TermMatch
    status: Status
    start: int | None = None
    end: int | None = None
    rendered: str | None = None

    @property
    def kept(self) -> bool:
        """Say whether the term counts as kept."""
        return self.status in (Status.FOUND, Status.IMPLIED, Status.UNEXPANDED)


def verify(
    translation: str, matches: Sequence[TermMatch], first_mentions: Collection[int] = (), source: str = ""
) -> tuple[Verdict, ...]:
    """Say for each match whether `translation` renders it, in the order of `matches`.

    Occurrences are counted: each match takes a rendering of its own, one that stands for it (`context.stands`). A match
    left without one is `IMPLIED` where a pronoun behind a rendering of the same term can stand for it, a pronoun that
    the French has not got and no other mention needs; or where it only names again what the mention beside it says
    (« directeur général (PDG) »). Else it is `MISSED`. `first_mentions` are the places of matches that should be
    written out (see `enforce.first_mentions`). `source` is the text in which the matches were found: without it the
    complements and pronouns of the French are taken to be none.
    """
    options = _options(translation, matches, source)
    given = _given(matches, options)
    pronouns = _pronouns_left(translation, matches, given, source) if len(given) < len(matches) else {}
    verdicts = []
    for place, match in enumerate(matches):
        if place in given:
            start, end = given[place]
            verdicts.append(_found(translation, match, (start, end), place in first_mentions))
        elif _says_it_again(place, matches, options, given, source, translation):
            verdicts.append(Verdict(match, Status.IMPLIED))
        elif pronouns.get(match.term, 0) > 0:
            pronouns = {term: left - 1 for term, left in pronouns.items()}
            verdicts.append(Verdict(match, Status.IMPLIED))
        else:
            verdicts.append(Verdict(match, Status.MISSED))
    return tuple(verdicts)


def forbidden(translation: str, matches: Iterable[TermMatch], kept: Iterable[Verdict] = ()) -> tuple[Verdict, ...]:
    """Return a verdict for each forbidden rendering that stands in `translation`.

    `matches` are what `Matcher.forbidden` found in the source. A place is reported once, and not at all where it lies
    within the right rendering of another term (`kept`, of `verify`): "council" in "city council".
    """
    right = [(one.start, one.end) for one in kept if one.kept and one.start is not None and one.end is not None]
    verdicts: dict[tuple[Span, str], Verdict] = {}
    for match in matches:
        for start, end in renderings.find(translation, match.term):
            if any(a <= start and end <= b for a, b in right):
                continue
            text = translation[start:end]
            verdicts.setdefault(((start, end), match.term.source), Verdict(match, Status.FORBIDDEN, start, end, text))
    return tuple(sorted(verdicts.values(), key=lambda verdict: verdict.start or 0))


def malformed_possessive(translation: str, end: int) -> Span | None:
    """Return where behind `end` a possessive is written as in no English: "CEO' decision", "CEO 's", "CEO s plan"."""
    found = _BAD_POSSESSIVE.match(translation, end)
    if found is None:
        return None
    if found[0] in APOSTROPHES and _OPENING.search(translation[:end]) is not None:
        return None  # a closing quotation mark
    return found.span()


def _options(translation: str, matches: Sequence[TermMatch], source: str) -> dict[int, list[Span]]:
    """Return for each match the spans that may render it; mentions that are judged alike are judged once."""
    known: dict[tuple[Term, str, tuple[str, ...], context.Surroundings, bool], list[Span]] = {}
    options: dict[int, list[Span]] = {}
    for place, match in enumerate(matches):
        complement = compounds.is_bare_complement(source, match.start)
        key = (match.term, match.surface, match.rivals, context.surroundings(match, source), complement)
        if key not in known:
            known[key] = [
                span for span in _spans(translation, match) if context.stands(translation, span, match, source)
            ]
            if complement and match.term.kind is Kind.TERM:
                known[key] += _closed(translation, match.term)
        options[place] = known[key]
    return options


def _closed(translation: str, term: Term) -> list[Span]:
    """Return where a term and the noun that it complements are one word: "database"."""
    words = [wording for wording in renderings.accepted(term) if wording.isalpha()]
    return [found.span() for wording in words for found in compounds.closed(wording).finditer(translation)]


def _given(matches: Sequence[TermMatch], options: dict[int, list[Span]]) -> dict[int, Span]:
    """Give each match a rendering of its own, as far as there are any."""
    mentions = Counter(match.term for match in matches)

    # Who has the least choice chooses first, then the longest: "board" must not take "supervisory board" from its term.
    def choice(place: int) -> tuple[int, int]:
        longest = max((end - start for start, end in options[place]), default=0)
        return len(options[place]) - mentions[matches[place].term], -longest

    taken = bytearray(max((end for spans in options.values() for _, end in spans), default=0))
    given: dict[int, Span] = {}
    for place in sorted(options, key=choice):
        for start, end in options[place]:
            if not any(taken[start:end]):
                given[place] = (start, end)
                taken[start:end] = b"\1" * (end - start)
                break
    # Several mentions of a term took its renderings by length; in a reader's eyes they correspond in order.
    for term in mentions:
        places = [place for place in sorted(given) if matches[place].term == term]
        for place, span in zip(places, sorted(given[place] for place in places), strict=True):
            given[place] = span
    return given


def _found(translation: str, match: TermMatch, span: Span, first: bool) -> Verdict:
    text = translation[slice(*span)]
    status = Status.FOUND
    if malformed_possessive(translation, span[1]) is not None:
        status = Status.MALFORMED
    elif first and match.term.first and not renderings.find(text, match.term, (match.term.first,)):
        status = Status.UNEXPANDED
    return Verdict(match, status, *span, text)


def _pronouns_left(
    translation: str, matches: Sequence[TermMatch], given: dict[int, Span], source: str
) -> dict[Term, int]:
    """Return for each rendered term how many pronouns behind its first rendering the French does not account for."""
    first: dict[Term, int] = {}
    for place, (_, end) in given.items():
        first[matches[place].term] = min(end, first.get(matches[place].term, end))
    return {
        term: sum(
            max(0, len(english.findall(translation, end)) - len(french.findall(source)))
            for english, french in _REFERENCES
        )
        for term, end in first.items()
    }


def _says_it_again(
    place: int,
    matches: Sequence[TermMatch],
    options: dict[int, list[Span]],
    given: dict[int, Span],
    source: str,
    translation: str,
) -> bool:
    """Say whether a match stands in apposition to a neighbour whose rendering renders it too, or in its brackets."""
    for other, (start, end) in given.items():
        if abs(other - place) != 1:
            continue
        left, right = sorted((matches[place], matches[other]), key=lambda match: match.start)
        if left.term == right.term or not source or not _APPOSITION.fullmatch(source[left.end : right.start]):
            continue
        if any((a, b) == (start, end) or (start < a and b <= end and translation[a - 1] == "(")
               for a, b in options[place]):  # fmt: skip
            return True
    return False


def _spans(translation: str, match: TermMatch) -> list[Span]:
    term = match.term
    wordings = renderings.accepted(term)
    # Copied as it stands in the source, with the capital of a sentence's beginning or in a text all in capitals.
    same_letters = match.surface.casefold() in map(str.casefold, wordings)
    if (
        term.kind is Kind.DO_NOT_TRANSLATE
        and match.surface not in wordings
        and (same_letters or match.surface.isupper())
    ):
        wordings = (*wordings, match.surface)
    return renderings.find(translation, term, wordings)
