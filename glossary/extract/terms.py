"""Candidate terms by C-value (Frantzi, Ananiadou and Mima 2000), one word to six."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from glossary import french
from glossary.extract.candidate import Candidate, Example
from glossary.extract.words import (
    GENERAL,
    JOINERS,
    LEADING,
    Line,
    Word,
    is_content,
    is_ordinary,
    is_participle,
    is_verbal,
    root,
    runs,
)
from glossary.term import Kind

MAX_WORDS = 8  # content and joining words together
EXAMPLES = 3
SINGLE_WORD = 0.3  # one word says less of its being a term than several; and its frequency counts by its logarithm
COMPOSED = 0.5  # "usage de l'IA" says no more than its words do
INSIDE = 0.1  # what a candidate is worth that stands only inside longer ones; C-value's nothing would hide it
ONCE = 1.4  # what two words seen once are worth; more or fewer words less
COMMON = 3  # so often said, it is a term whatever its form
Roots = tuple[str, ...]
Place = tuple[int, int, int]  # line, start and end of an occurrence
# What is counted, used or measured of another thing is no term of its own with it.
_VAGUE = frozenset("usage utilisation emploi hausse baisse absence présence reste partie suite lieu fin début".split())


def find(lines: Sequence[Line]) -> list[Candidate]:
    """Return candidate terms of French lines, unranked by kind but scored.

    Inflected forms count together under the most frequent one; a term that stands mostly inside longer ones scores low.
    """
    surfaces: dict[Roots, Counter[str]] = defaultdict(Counter)
    where: dict[Roots, list[Example]] = defaultdict(list)
    found: dict[Roots, list[Place]] = defaultdict(list)
    for number, line in enumerate(lines):
        example = line.example
        for run in runs(example.text):
            for first, last in _spans(run):
                words = run[first : last + 1]
                if line.covers(words[0].start, words[-1].end):
                    continue
                roots = tuple(root(word.form) for word in words)
                surfaces[roots][_lowered(example.text, words)] += 1
                if len(where[roots]) < EXAMPLES and example not in where[roots]:
                    where[roots].append(example)
                found[roots].append((number, words[0].start, words[-1].end))
    frequency = {roots: forms.total() for roots, forms in surfaces.items()}
    inside = _nested(frequency)
    alone = _standing_alone(found)
    result = []
    for roots, forms in surfaces.items():
        longer = inside.get(roots, ())
        count = frequency[roots]
        free = count - (sum(frequency[other] for other in longer) / len(longer) if longer else 0.0)
        content = sum(part not in JOINERS for part in roots)
        if content == 1 and len(roots) == 1:
            score = SINGLE_WORD * math.log2(1 + max(min(free, alone[roots]), INSIDE))
        else:
            score = math.log2(content + 1) * max(free, INSIDE)
            if count == 1:  # C-value would put the longest fragments first
                score = ONCE - 0.3 * abs(content - 2) - (0.3 if is_participle(roots[-1]) else 0.0) + min(free, 0.0)
        if count < COMMON and _is_composed(roots):
            score *= COMPOSED
        named = _preferred(forms)
        kind = Kind.NAME if named[0].isupper() and not named.split(" ")[0].isupper() else Kind.TERM
        result.append(Candidate(named, kind, count, round(score, 3), tuple(where[roots]), tuple(sorted(forms))))
    return result


def _standing_alone(found: Mapping[Roots, Sequence[Place]]) -> dict[Roots, int]:
    """Return how many occurrences of each single word stand outside longer candidates that come twice or more."""
    closed: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for roots, places in found.items():
        if len(roots) > 1 and len(places) > 1:
            for number, start, end in places:
                closed[number].append((start, end))
    return {
        roots: sum(not any(a <= start and end <= b for a, b in closed[number]) for number, start, end in places)
        for roots, places in found.items()
        if len(roots) == 1
    }


def _is_composed(roots: Roots) -> bool:
    """Say whether words go together by the rules of the language alone: by an article, or after a vague noun."""
    return roots[0] in _VAGUE or any(pair in _PAIRS for pair in pairwise(roots)) or bool({"du", "des"} & set(roots))


def _spans(run: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """Yield the places of the first and last word of each possible term in a run."""
    for first, word in enumerate(run):
        if not _begins(run, first):
            continue
        for last in range(first, min(first + MAX_WORDS, len(run))):
            form = run[last].form
            if last > first and form not in JOINERS and not _is_content(run, last):
                break
            if form in JOINERS:
                continue
            if last == first:
                # A noun stands after its determiner, an adjective after its noun.
                if not word.surface[0].isupper() and form not in GENERAL and _after_determiner(run, first):
                    yield first, last
                continue
            joiners = [part.form for part in run[first + 1 : last] if part.form in JOINERS]
            if len(joiners) <= 4 and "et" not in joiners and _is_formed(run[first : last + 1]):
                yield first, last


def _begins(run: Sequence[Word], place: int) -> bool:
    word = run[place]
    if word.form in LEADING:
        return place + 1 < len(run) and _is_content(run, place + 1) and run[place + 1].surface[0].islower()
    if not _is_content(run, place) or is_participle(word.form) or french.infinitive(word.form):
        return False
    # Not in the middle of a hyphenated word.
    return place == 0 or not (run[place - 1].after == "-" and is_content(run[place - 1].form))


def _is_content(run: Sequence[Word], place: int) -> bool:
    """Say whether a word may begin or end a term; one with a capital must be an acronym or an ordinary word, as in
    `Conseil d'État`: else it is a name."""
    word = run[place]
    if _is_acronym(word):
        return True
    # After a determiner or `de` no verb stands: "chiffre d'affaires".
    before = run[place - 1].form if place else ""
    nominal = before in JOINERS | LEADING or (bool(before) and french.determiner(before) is not None)
    if not is_content(word.form, nominal):
        return False
    return word.surface[0].islower() or is_ordinary(word.form)


def _after_determiner(run: Sequence[Word], place: int) -> bool:
    return place == 0 or french.determiner(run[place - 1].form) is not None or run[place - 1].form in ("de", "d", "en")


def _is_acronym(word: Word) -> bool:
    return len(word.surface) > 1 and word.surface.isupper()


def _is_formed(words: Sequence[Word]) -> bool:
    """Say whether words are formed like a French term: content words joined by `de`, `à` and the like."""
    if any(is_verbal(word.form) for word in words[1:-1]) or (
        not words[-1].form.endswith("ant") and is_verbal(words[-1].form)
    ):
        return False
    for left, right in pairwise(words):
        if left.form in JOINERS and right.form in JOINERS and (left.form, right.form) not in _PAIRS:
            return False
        if right.form in ("le", "la", "les", "l") and left.form not in (
            "de",
            "à",
            "sur",
            "par",
            "dans",
            "d",
            "pour",
            "sous",
        ):
            return False
    return True


_PAIRS = frozenset(
    (left, right) for left in ("de", "à", "sur", "par", "pour", "sous") for right in ("la", "le", "les", "l")
)


def _lowered(text: str, words: Sequence[Word]) -> str:
    """Return a candidate as it stands, without the capital of a sentence's beginning."""
    surface = text[words[0].start : words[-1].end]
    sentence = words[0].start < 3 and surface[0].isupper() and not _is_acronym(words[0])
    return surface[0].lower() + surface[1:] if sentence else surface


def _preferred(forms: Counter[str]) -> str:
    """Return the form to name a candidate by: a singular if there is one, then the most frequent."""

    def order(form: str) -> tuple[bool, int, str]:
        head = form.replace("’", " ").replace("'", " ").split(" ")[0].lower()
        return (french.number(head) is french.Number.PLURAL, -forms[form], form)

    return min(forms, key=order).replace("’", "'")


def _nested(frequency: dict[Roots, int]) -> dict[Roots, list[Roots]]:
    """Return for each candidate the longer ones that hold it."""
    inside: dict[Roots, list[Roots]] = defaultdict(list)
    for longer in frequency:
        seen = set()
        for size in range(1, len(longer)):
            for start in range(len(longer) - size + 1):
                part = longer[start : start + size]
                if part in frequency and part not in seen:
                    inside[part].append(longer)
                    seen.add(part)
    return inside
