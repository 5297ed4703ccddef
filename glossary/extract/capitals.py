"""Acronyms with what they stand for, and proper names, by their capitals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from glossary import french
from glossary.extract.candidate import Candidate, Example
from glossary.extract.words import JOINERS, STOP, Line, Word, runs
from glossary.fold import accents
from glossary.index import normal
from glossary.names import EXONYMS
from glossary.term import Kind

_ACRONYM = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][A-ZÀ-Ý0-9]*(?:[&-][A-ZÀ-Ý0-9]+)*(?![\w-])|(?<=['’])[A-ZÀ-Ý]{2,}(?!\w)")
_IN_BRACKETS = re.compile(r"\(([A-ZÀ-Ý][A-ZÀ-Ý0-9-]{1,9})\)")
_BEFORE_BRACKETS = re.compile(r"([A-ZÀ-Ý][A-ZÀ-Ý0-9-]{1,9}) \(([^()]{6,90})\)")
_ROMAN = re.compile(r"[IVX]+")
PARTICLES = frozenset("de du des d la le l von van der den di da del el al bin ben".split())
_TITLES = frozenset("m mm mme mmes mlle dr pr me monsieur madame".split())
EXAMPLES = 3
PLACE = 0.25  # what a mention of a place is worth
PART = 0.1  # and one of a name that a fuller candidate holds
_LOCATIVE = re.compile(r"(?:^|[\s(«])(?:[àÀ]|[Ee]n|[Vv]ers)\s+$")


def acronyms(lines: Sequence[Line]) -> list[Candidate]:
    """Return sequences of capitals, each with its expansion where a text writes both: « intelligence artificielle
    générale (AGI) », « CNIL (Commission nationale de l'informatique et des libertés) »."""
    counts: Counter[str] = Counter()
    where: dict[str, list[Example]] = defaultdict(list)
    long: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        example = line.example
        if example.text.isupper():
            continue
        for match in _ACRONYM.finditer(example.text):
            word = match.group()
            if len(word) < 2 or word.lower() in _TITLES or _ROMAN.fullmatch(word) or line.covers(*match.span()):
                continue
            counts[word] += 1
            if len(where[word]) < EXAMPLES and example not in where[word]:
                where[word].append(example)
        for acronym, expansion in expansions(example.text):
            long[acronym][expansion] += 1
    return [
        Candidate(
            word, Kind.ACRONYM, count, float(count), tuple(where[word]),
            expansion=long[word].most_common(1)[0][0] if word in long else "",
        )
        for word, count in counts.items()
    ]  # fmt: skip


def expansions(text: str) -> list[tuple[str, str]]:
    """Return the acronyms that a text explains, each with its expansion (after Schwartz and Hearst 2003, initials in
    any order: French texts keep English acronyms)."""
    found = []
    for match in _IN_BRACKETS.finditer(text):
        before = re.split(r"[.;:!?()«»\"“”]", text[: match.start()])[-1].split()
        expansion = _expansion(match[1], before)
        if expansion:
            found.append((match[1], expansion))
    for match in _BEFORE_BRACKETS.finditer(text):
        words = match[2].split()
        if _matches(match[1], words):
            found.append((match[1], match[2].strip()))
    return found


def _expansion(acronym: str, before: list[str]) -> str:
    """Return the shortest run of words before an acronym whose initials give it."""
    letters = len(re.sub(r"\W", "", acronym))
    for size in range(1, min(len(before), 2 * letters + 4) + 1):
        words = before[-size:]
        first = normal(re.sub(r"^\w['’]", "", words[0]))
        if first not in STOP and _matches(acronym, words):
            return re.sub(r"^(?:[ldnLDN]|qu|Qu)['’]", "", " ".join(words)).strip(" ,")
    return ""


def _matches(acronym: str, words: Sequence[str]) -> bool:
    bare = [re.sub(r"^\w['’]|[^\w]", "", word) for word in words]
    initials = [
        word[0].upper() for word in bare if word and normal(word) not in JOINERS and normal(word) not in PARTICLES
    ]
    wanted = [sign for sign in acronym if sign.isalpha()]
    return len(initials) >= 2 and sorted(map(_plain, initials)) == sorted(map(_plain, wanted))


def _plain(letter: str) -> str:
    return accents(letter)


def names(lines: Sequence[Line]) -> list[Candidate]:
    """Return runs of capitalised words that are no sentence's beginning, particles included (`Ursula von der Leyen`).

    A word that stands only at the beginning of sentences counts when it goes on as a name or is known from elsewhere.
    A place, by the prepositions before it (`à Rennes`), scores low: it needs no entry, or one of every glossary.
    """
    counts: Counter[str] = Counter()
    initial: Counter[str] = Counter()
    places: Counter[str] = Counter()
    where: dict[str, list[Example]] = defaultdict(list)
    for line in lines:
        example = line.example
        if example.text.isupper() or _is_title(example.text):
            continue
        for run in runs(example.text):
            place = 0
            while place < len(run):
                end = _name_end(run, place)
                if end is None:
                    place += 1
                    continue
                start = place
                if end > start + 1 and run[start].form in STOP | french.FUNCTION_WORDS | _TITLES:
                    start += 1
                if end > start and not line.covers(run[start].start, run[end - 1].end):
                    name = example.text[run[start].start : run[end - 1].end].replace("’", "'")
                    alone = run[start].start == 0 and end == start + 1 and name[1:].islower()
                    (initial if alone else counts)[name] += 1
                    places[name] += _LOCATIVE.search(example.text[: run[start].start]) is not None
                    if len(where[name]) < EXAMPLES and example not in where[name]:
                        where[name].append(example)
                place = end
    for name, count in initial.items():
        if name in counts:
            counts[name] += count
    return [
        Candidate(
            name,
            Kind.NAME,
            count,
            count * (1.2 if " " in name else PLACE if 3 * places[name] >= count or normal(name) in EXONYMS else 1.0),
            tuple(where[name]),
        )
        for name, count in counts.items()
        if len(name) > 2 and not name.isupper() and normal(name) not in STOP
    ]


def gathered(names: Sequence[Candidate], institutions: Sequence[Candidate]) -> list[Candidate]:
    """Return names with a surname that stands alone counted for the full name (`Altman` for `Sam Altman`), and `Union`,
    which begins `Union européenne`, for that.

    A surname that ends one full name only lends it its occurrences; where it might belong to several it stays.
    """
    wholes = [one for one in names if " " in one.source]
    holders: dict[str, list[str]] = defaultdict(list)
    for one in wholes:
        holders[one.source.split(" ")[-1]].append(one.source)
    begun: Counter[str] = Counter()
    for one in institutions:
        begun[one.source.split(" ")[0]] += one.frequency
    lent: Counter[str] = Counter()
    result = []
    for one in names:
        if len(holders[one.source]) == 1 and one.score >= one.frequency:  # and is no place: `Radio France`
            lent[holders[one.source][0]] += one.frequency
            one = replace(one, score=PART)
        elif begun[one.source]:
            one = replace(one, score=max(one.score - begun[one.source], PART))
        result.append(one)
    return [replace(one, score=one.score + lent[one.source]) for one in result]


def unnamed(acronyms: Sequence[Candidate], names: Sequence[Candidate]) -> list[Candidate]:
    """Return acronyms scored without the times they stand in a name: `AI` in `Mistral AI`."""
    inside: Counter[str] = Counter()
    for one in names:
        if " " in one.source:
            inside.update(dict.fromkeys(one.source.split(" "), one.frequency))
    return [replace(one, score=max(one.score - inside[one.source], PART)) for one in acronyms]


def _name_end(words: Sequence[Word], place: int) -> int | None:
    """Return where the name that begins at `place` ends, or None."""
    if not words[place].surface[0].isupper() or words[place].form in _TITLES:
        return None
    end = place + 1
    while end < len(words):
        between = words[end - 1].after
        elided = between in ("'", "’") and end > place + 1 and words[end - 1].surface in ("D", "O", "L")
        if words[end].surface[0].isupper() and (between in (" ", "-", "\u00a0", "\u202f") or elided):
            end += 1
            continue
        ahead = end
        while ahead < len(words) and words[ahead].form in PARTICLES and ahead < end + 2:
            ahead += 1
        foreign = any(word.form not in ("de", "du", "des", "d", "la", "le", "l") for word in words[end:ahead])
        if ahead > end and ahead < len(words) and words[ahead].surface[0].isupper() and foreign:
            end = ahead + 1
            continue
        break
    return end


def _is_title(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 4 and sum(word[0].isupper() for word in words) > 0.8 * len(words)
