"""Proposed renderings: from aligned reference translations where there are any, else from a translator handed in.

From references: the English word run that occurs in the lines of a candidate and nowhere else, by the Dice coefficient
(Smadja, McKeown and Hatzivassiloglou 1996, simplified to one pass). One line alone proves little, so a run must also
be about as long as the candidate.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from glossary import english
from glossary.extract.candidate import Candidate
from glossary.extract.capitals import PARTICLES
from glossary.fold import same
from glossary.match import Matcher
from glossary.names import EXONYMS
from glossary.term import CaseMode, Kind, MatchMode, Term

# Translates phrases, each in its context: (phrase, the line it stands in) -> English, "" for none.
Translate = Callable[[Sequence[tuple[str, str]]], Sequence[str]]
MAX_WORDS = 6
# Names that begin so are translated: "Cour des comptes", "Parlement".
INSTITUTIONS = frozenset(
    "académie agence assemblée association autorité banque bibliothèque bourse bureau caisse centre chambre comité "
    "commissariat commission conseil cour direction école église état etat fédération fondation fonds gouvernement "
    "haute institut journal loi ministère mouvement musée observatoire office ordre organisation palais parlement "
    "parti premier président prix république sénat service société syndicat tribunal union université ville".split()
)
MINIMUM_DICE = 0.6  # below it the run is as often elsewhere as beside the candidate
_WORD = re.compile(r"\w[\w'’-]*\w|\w")
_STOP = frozenset(
    "a an the of to in on at by for from with and or but is are was were be been being has have had do does "
    "did will would can could may might must shall should it its this that these those there he she they we "
    "you his her their our who which what when where how as if so than then also not no up out into over "
    "under about more most said".split()
)


def propose(
    candidates: Iterable[Candidate],
    references: Sequence[tuple[str, str]] = (),
    translate: Translate | None = None,
) -> tuple[Candidate, ...]:
    """Return the candidates with a rendering proposed for each that can be given one.

    `references` are pairs of a French line and its English. A name that stands in the English of its lines is its own
    rendering. What is left is given to `translate`, phrases with the line they stand in, all in one call.
    """
    wanted = list(candidates)
    if references:
        wanted = _from_references(wanted, references)
    done = [
        replace(one, target=one.source, origin="copy") if not one.target and _is_own_rendering(one) else one
        for one in wanted
    ]
    open_places = [place for place, one in enumerate(done) if not one.target]
    if translate is not None and open_places:
        asked = [(one.source, one.examples[0].text if one.examples else "") for one in done if not one.target]
        for place, target in zip(open_places, translate(asked), strict=True):
            if target.strip():
                own_capital = done[place].kind is not Kind.TERM
                done[place] = replace(done[place], target=_trimmed(target, own_capital), origin="model")
    return tuple(done)


def _is_own_rendering(candidate: Candidate) -> bool:
    """Say whether a name stays as it is in English: not `Commission européenne` or `Parlement`, nor `Copenhague`."""
    words = _WORD.findall(candidate.source)
    return (
        candidate.kind is Kind.NAME
        and words[0].lower() not in INSTITUTIONS
        and not any(word.lower() in EXONYMS for word in words)
        and all(word[0].isupper() or word in PARTICLES for word in words)
    )


def _from_references(candidates: list[Candidate], references: Sequence[tuple[str, str]]) -> list[Candidate]:
    lines = _lines_of(candidates, [french for french, _ in references])
    runs = [_runs(line) for _, line in references]
    spread: Counter[str] = Counter(run for line in runs for run in line)
    result = []
    for place, candidate in enumerate(candidates):
        target = _best(candidate, lines.get(place, []), runs, spread)
        if target and same(target) == same(candidate.source):
            result.append(replace(candidate, target=candidate.source, origin="reference"))
        else:
            result.append(replace(candidate, target=target, origin="reference") if target else candidate)
    return result


def _lines_of(candidates: Sequence[Candidate], french: Sequence[str]) -> dict[int, list[int]]:
    """Return for each candidate the lines in which it stands."""
    found: dict[int, list[int]] = defaultdict(list)
    # Candidates hold one another, and a matcher finds the longest: one matcher for each length.
    by_length: dict[int, list[int]] = defaultdict(list)
    for place, candidate in enumerate(candidates):
        by_length[len(_WORD.findall(candidate.source))].append(place)
    for places in by_length.values():
        terms = {candidates[place].source: place for place in places}
        matcher = Matcher([_term(candidates[place]) for place in places])
        for number, line in enumerate(french):
            for source in {match.term.source for match in matcher.find(line)}:
                found[terms[source]].append(number)
    return found


def _term(candidate: Candidate) -> Term:
    strict = candidate.kind is not Kind.TERM
    return Term(
        candidate.source,
        (candidate.source,),
        candidate.kind,
        MatchMode.EXACT if strict else MatchMode.INFLECTED,
        CaseMode.EXACT if strict else CaseMode.PERMISSIVE,
        variants=() if strict else tuple(form for form in candidate.forms if form != candidate.source),
    )


def _best(candidate: Candidate, lines: Sequence[int], runs: Sequence[dict[str, str]], spread: Counter[str]) -> str:
    """Return the English run that goes with a candidate, or ""."""
    if not lines:
        return ""
    counts: Counter[str] = Counter(run for number in lines for run in runs[number])
    own = same(candidate.source)
    if candidate.kind is not Kind.TERM:
        copied = own in counts
        if copied and counts[own] >= 0.5 * len(lines):
            return candidate.source
    if len(lines) < 2 and candidate.kind is Kind.TERM:
        return ""
    length = len([word for word in _WORD.findall(candidate.source) if len(word) > 3]) or 1

    def score(run: str) -> float:
        dice = 2 * counts[run] / (len(lines) + spread[run])
        words = len(run.split(" "))
        return dice - 0.08 * abs(words - length)

    best = max(counts, key=lambda run: (score(run), len(run)))
    if 2 * counts[best] / (len(lines) + spread[best]) < MINIMUM_DICE or counts[best] < 2:
        return ""
    surfaces = Counter(runs[number][best] for number in lines if best in runs[number])
    return surfaces.most_common(1)[0][0]


def _runs(line: str) -> dict[str, str]:
    """Return the word runs of an English line between content words, folded and singular, with how each is written."""
    found: dict[str, str] = {}
    for part in re.split(r"[.,;:!?()\"“”—–]", line):
        words = _WORD.findall(part)
        for first in range(len(words)):
            if words[first].lower() in _STOP:
                continue
            for last in range(first, min(first + MAX_WORDS, len(words))):
                if words[last].lower() in _STOP:
                    continue
                phrase = re.sub(r"['’]s?$", "", " ".join(words[first : last + 1]))
                found.setdefault(same(english.singular(phrase)), english.singular(phrase))
    return found


def _trimmed(target: str, own_capital: bool) -> str:
    """Return a translated phrase as a glossary writes it: no article, no full stop, no capital but a name's."""
    text = re.sub(r"^(?:the|an?)\s+", "", target.strip().rstrip(".!?;:, "), flags=re.IGNORECASE)
    if own_capital:
        return text[:1].upper() + text[1:]
    first = text.split(" ")[0]
    return text[:1].lower() + text[1:] if first[1:].islower() and first[:1].isupper() else text
