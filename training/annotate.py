"""Write terms into training sources as the glossary will: `⟦ source⟨ target⟧`, the English carrying the target.

Terms come from word alignments: contiguous phrases of one to four words, aligned to each other and to nothing
else, with a content word at each end. The target is annotated as it stands or as a lemma (Bergmanis & Pinnis
2021: the model learns to inflect), the English line always stays what the translator wrote, except for
`wrong` targets: there the English is made to carry the sampled phrase, so that the model obeys the annotation
rather than its memory (Dinu et al. 2019 for the method).
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from training.config import TERM_END, TERM_START, TERM_TARGET

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’](?=\w))?|[^\w\s]")
_POSSESSIVE, _CONTRACTED = re.compile(r"['’]s\b"), re.compile(r"\w['’]")
STOP_FRENCH = frozenset(
    "le la les l' d' de du des un une et ou où à au aux en dans par pour sur avec sans que qu' qui dont ne n' pas "
    "plus ce cet cette ces c' s' se sa son ses leur leurs mon ma mes notre nos votre vos il elle ils elles on "
    "nous vous je j' tu me m' te t' y est sont été être a ont avoir avait était sera si mais donc car comme tout "
    "tous toute toutes très aussi bien même ainsi entre vers chez sous lui eux moi là ici alors lorsque quand "
    "plus moins fait faire peut doit".split()
)
STOP_ENGLISH = frozenset(
    "the a an of to in on at by for from with without and or not no is are was were be been being has have had do "
    "does did will would can could may might must shall should it its this that these those there he she they we "
    "you i his her their our your my me him them us as if but so than then also very who which what when where "
    "how why all any each such up out into over under about more most less s t".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Aligned character spans of a pair."""

    source: tuple[int, int]
    target: tuple[int, int]


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the spans of words, numbers and signs; an elided article stands alone (`l'` `intelligence`)."""
    return [match.span() for match in TOKEN.finditer(text)]


def in_compound(text: str, start: int, end: int) -> bool:
    """Return whether what stands there is part of a compound: a hyphen ties it to what comes before or after."""
    return "-" in (text[start - 1 : start], text[end : end + 1])


def phrases(french: str, english: str, links: Sequence[tuple[int, int]]) -> list[Phrase]:
    """Return the phrase pairs that an alignment of words supports: consistent (Koehn et al. 2003), contiguous, one to
    four words a side, beginning and ending with content words, and cut out of neither compounds (`week-end`) nor
    contractions (`can't`); the `'s` of a possessive stays outside. So are the terms that a glossary finds."""
    source, target = tokens(french), tokens(english)
    by_source: dict[int, set[int]] = {}
    by_target: dict[int, set[int]] = {}
    for i, j in links:
        by_source.setdefault(i, set()).add(j)
        by_target.setdefault(j, set()).add(i)

    def content(text: str, span: tuple[int, int], stop: frozenset[str]) -> bool:
        word = text[slice(*span)]
        return word[0].isalpha() and len(word) > 1 and word.lower().replace("’", "'") not in stop

    found: list[Phrase] = []
    for first in range(len(source)):
        if first not in by_source or not content(french, source[first], STOP_FRENCH):
            continue
        for last in range(first, min(first + 4, len(source))):
            if last not in by_source or not content(french, source[last], STOP_FRENCH):
                continue
            covered = set().union(*(by_source.get(i, set()) for i in range(first, last + 1)))
            low, high = min(covered), max(covered)
            if high - low > 3:
                continue
            back = set().union(*(by_target.get(j, set()) for j in range(low, high + 1)))
            if min(back) < first or max(back) > last:
                continue
            if not (content(english, target[low], STOP_ENGLISH) and content(english, target[high], STOP_ENGLISH)):
                continue
            start, end = source[first][0], source[last][1]
            opens, closes = target[low][0], target[high][1]
            if _POSSESSIVE.match(english, closes - 1):
                closes -= 1
            if in_compound(french, start, end) or in_compound(english, opens, closes):
                continue
            cut = _CONTRACTED.match(english, opens - 2) if opens > 1 else None
            if cut or french[end - 1] in "'’" or english[closes - 1] in "'’":
                continue
            if re.search(r"[,;:.!?()\[\]\"«»“”]", french[start:end] + english[opens:closes]):
                continue
            found.append(Phrase((start, end), (opens, closes)))
    return found


def _lemma(text: str) -> str:
    """Return an English phrase with its last word in its dictionary form, as a glossary would hold it."""
    import simplemma

    head, _, last = text.rpartition(" ")
    if last[:1].isupper():
        return text
    lemma = simplemma.lemmatize(last, lang="en")
    return f"{head} {lemma}" if head else lemma


def annotate(
    french: str,
    english: str,
    links: Sequence[tuple[int, int]],
    rng: random.Random,
    wrong: Sequence[tuple[str, str]] = (),
) -> tuple[str, str]:
    """Return the pair with about two terms annotated; unchanged where the alignment offers none.

    `wrong` are phrases of other lines (French, English) to sample implausible orders from: one line in ten has one
    target exchanged, on both sides. One in ten copies a source as it is.
    """
    candidates = phrases(french, english, links)
    rng.shuffle(candidates)
    # Names and longer terms are what glossaries hold.
    candidates.sort(
        key=lambda p: (
            -(french[p.source[0]].isupper() and p.source[0] > 0)
            - 0.6 * french[slice(*p.source)].count(" ")
            + rng.random() * 2
        )
    )
    chosen: list[Phrase] = []
    wanted = rng.choice((1, 1, 2, 2, 2, 3, 3, 4))
    for phrase in candidates:
        if len(chosen) == wanted:
            break
        if all(phrase.source[1] <= other.source[0] or phrase.source[0] >= other.source[1] for other in chosen) and all(
            phrase.target[1] <= other.target[0] or phrase.target[0] >= other.target[1] for other in chosen
        ):
            chosen.append(phrase)
    if not chosen:
        return french, english
    draw = rng.random()
    exchanged = rng.choice(chosen) if draw < 0.2 else None
    copy = draw < 0.1
    edits_english: list[tuple[tuple[int, int], str]] = []
    edits_french: list[tuple[tuple[int, int], str]] = []
    for phrase in chosen:
        surface, order = french[slice(*phrase.source)], english[slice(*phrase.target)]
        if phrase is exchanged and (copy or wrong):
            order = surface if copy else _like(order, rng.choice(wrong)[1])
            edits_english.append((phrase.target, order))
        elif rng.random() < 0.4:
            order = _lemma(order)
        if phrase.target[0] == 0 and phrase is not exchanged and order[1:].islower() and not surface[0].isupper():
            order = order[0].lower() + order[1:]
        edits_french.append((phrase.source, f"{TERM_START}{surface}{TERM_TARGET} {order}{TERM_END}"))
    # The space before a term moves inside, so that its words are the vocabulary's word-initial pieces.
    annotated = re.sub(f" {TERM_START}", f"{TERM_START} ", _edited(french, edits_french))
    return re.sub(f"^{TERM_START}", f"{TERM_START} ", annotated), _edited(english, edits_english)


def _like(order: str, other: str) -> str:
    """Return `other` with the capital of the phrase it replaces."""
    if order[:1].isupper() and order[1:].islower():
        return other[0].upper() + other[1:]
    return other


def _edited(text: str, edits: list[tuple[tuple[int, int], str]]) -> str:
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
