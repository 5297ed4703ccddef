"""Texts all in capitals or with a capital on every word: read as a sentence would stand, written as they were.

A model has met few such texts, and a small one reads them as rare words. Names keep a capital where they can be known:
the same text has them in ordinary case elsewhere, or they are places (`translate.places`). Acronyms keep theirs; units
and titles are written as they are elsewhere (`Md€`, `ha`, `Mme`), for the model and the repairs know them so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from glossary import french
from glossary.fold import accents
from translate.document import Segment
from translate.function_words import FRENCH
from translate.places import place_at
from translate.protect import MARK

Span = tuple[int, int]

LEAST = 4  # words from which on capitals are a way to write, not a name

_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[^\s⟪⟫]*[^\W\d_][^\s⟪⟫]*")  # what stands between spaces and marks, with a letter in it
_FIRST = re.compile(r"(?<![^\s\"«“‘(\[/⟫-])[^\W\d_]")
# An apostrophe ends an elided word: « D'Administration » is two.
_PARTS = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WITHIN = re.compile(  # a word with a capital within a sentence
    r"(?:(?<=[^\W\d_A-ZÀ-Ý] )|(?<=[,;] )|(?<=\bM\. )|(?<=[^\W\d_]['’]))"
    r"[A-ZÀ-Ý][^\W\d_]{2,}(?:-[^\W\d_]+)*"
)
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_ACRONYM_LENGTH = range(2, 6)
# Acronyms that could be read as words, and are none of French; those without a vowel (« SNCF ») are told by that.
_ACRONYMS = frozenset(
    """ADN AFP AIEA AMF ANSES APHP ARS BCE BCEAO BPI CAF CEA CEDH CERN CFDT CHU CIA CICR CIO CNIL COP CPAM EDF
    EHPAD ENA ENS EPR ESA FBI FIFA FIV FMI FO GIEC GPA HEC HLM IA IEP IFOP IGPN INED INSEE INRAE IRM ISF IVG LCI LFI
    LGBT LOL MSA NASA NBA OCDE OGC OGM OIT OL OM OMC OMS ONG ONU OPA OPEP OQTF OTAN PACA PEA PIB PMA PME PMI PMU QI
    RATP RER RFI RIB RIC RSA RTE SMIC SMUR TER TVA UDI UE UEFA UMP UNEF URSS USA VIH ZAD ZEP ZFE""".split()
)
# What stands on buttons, in forms and tables, words that simplemma's dictionary lacks, and two that could be numerals.
_SHORT_WORDS = frozenset("oui non fin nom âge ans vue rue sud bas clé eau jeu mot loi pays tard loin dix mix".split())
_NO_ACRONYMS = frozenset("vs st cf".split())
_TITLES = {"mme": "Mme", "mmes": "Mmes", "mlle": "Mlle", "mlles": "Mlles", "mgr": "Mgr", "dr": "Dr", "pr": "Pr"}
LONGEST_TITLE = 8  # with the space behind it
_DOTTED_TITLE = re.compile(r"MM?(?=\.\s)")
_TITLE_BEFORE = re.compile(rf"\b(?:MM?\.|{'|'.join(_TITLES)})\s+$", re.IGNORECASE)
_UNITS = {
    unit.lower(): unit
    for unit in "Md Mds Mrd Mrds ha km kg cm mm ko Mo Go To kW MW GW TW kWh MWh GWh TWh Hz kHz MHz GHz dB".split()
}
_SCALES = {"k": "k", "m": "M"}  # of money only: « 10 M » are metres
_FIGURE_BEFORE = re.compile(r"\d[ \u00a0\u2009\u202f]?$")
_MONEY_BEHIND = re.compile(r"[ \u00a0\u2009\u202f]?[€$£]")


class Capitals(Enum):
    """Where a text has capitals."""

    SENTENCE = auto()  # as a sentence has them
    ALL = auto()
    WORDS = auto()  # at the head of every word


def capitals_of(text: str) -> Capitals:
    """Tell where a French text has its capitals.

    `ALL` where there is no small letter though there are more than acronyms (one word has five letters or more, or is
    one that French has and no acronym: « OUI », « VOIR »).
    `WORDS` where each of four words or more begins with a capital, small words as well: one of those at least stands
    behind the first word, since « Sam Altman, Mira Murati » are names.
    """
    text = MARK.sub(" ", text)
    if text.isupper():
        return Capitals.ALL if any(map(is_no_acronym, _WORD.findall(text))) else Capitals.SENTENCE
    words = [_WORD.findall(word) for word in _SPACED.findall(text)]
    if len(words) < LEAST or not all(word[0][0].isupper() for word in words):
        return Capitals.SENTENCE
    small = any(word[0].lower() in FRENCH for word in words[1:])
    return Capitals.WORDS if small else Capitals.SENTENCE


def is_no_acronym(word: str) -> bool:
    """Tell whether a word in capitals is one to be read, rather than an acronym: it is long, or French has it.

    Shorter than four letters almost anything may be an acronym (« SA », « TIC », « EST »), so those words are listed.
    """
    if len(word) >= 5 or word.lower() in _SHORT_WORDS:
        return True
    return len(word) == 4 and word not in _ACRONYMS and bool(_VOWEL.search(word)) and french.is_known(word)


def names_for(segments: Sequence[Segment]) -> list[frozenset[str]]:
    """Return for each segment of a text the names to be known in it: where it is all in capitals, the words that others
    have with a capital within a sentence, and none with a small letter."""
    shouted = [_in_capitals(segment) for segment in segments]
    if not any(shouted):
        return [frozenset()] * len(segments)
    found: dict[str, str] = {}
    small = set(FRENCH)
    for segment in segments:
        if capitals_of(segment.source) is Capitals.SENTENCE:
            found |= {_folded(name): name for name in _WITHIN.findall(segment.source)}
            small |= {_folded(word) for word in _COMPOUND.findall(segment.source) if word[0].islower()}
    names = frozenset(name for word, name in found.items() if word not in small)
    return [names if each else frozenset() for each in shouted]


def _in_capitals(segment: Segment) -> bool:
    end, rest = 0, ""
    for start, stop in segment.opaque:
        rest, end = rest + segment.source[end:start], stop
    return (rest + segment.source[end:]).isupper()


def sentence_case(
    text: str, capitals: Capitals, names: Sequence[Span] = (), known: frozenset[str] = frozenset()
) -> str:
    """Return a text as a sentence would stand, as long as before.

    Of a text all in capitals all but the first letter is made small, and the names `known`, those of places, acronyms,
    units and titles are written as they are. Of one with capitals on every word the words that French has are made
    small, outside the spans `names`: those it has not are names.
    """
    if capitals is Capitals.SENTENCE:
        return text
    if capitals is Capitals.WORDS:
        first = next((match.start() for match in _WORD.finditer(text)), 0)

        def lowered(match: re.Match[str]) -> str:
            start, end = match.span()
            kept = start == first or any(start < stop and begin < end for begin, stop in names)
            return match[0] if kept or not _is_french(match[0]) else match[0][0].lower() + match[0][1:]

        return _PARTS.sub(lowered, text)
    small = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    first = next((place for place, character in enumerate(small) if character.isalpha()), -1)
    small = small if first < 0 else small[:first] + text[first] + small[first + 1 :]
    forms = _by_word(known)

    def named(match: re.Match[str]) -> str:
        start, end = match.span()
        name = forms.get(_folded(match[0])) or _ordinary(text, start, end) or place_at(small, start, end)
        if name is None and "-" in match[0]:  # « PARIS-NICE », « EX-PDG »
            return _WORD.sub(lambda part: part_named(part, start), match[0])
        return _fitting(name, match[0])

    def part_named(part: re.Match[str], start: int) -> str:
        acronym = _acronym(text, start + part.start(), start + part.end())
        return _fitting(acronym or place_at(part.string, *part.span()), part[0])

    return _COMPOUND.sub(named, small)


def _ordinary(text: str, start: int, end: int) -> str | None:
    """Return how a word of a text in capitals is written in one that is not, where it is a unit behind a figure, a
    title or the name behind one, or an acronym; None for other words."""
    word, small, before = text[start:end], text[start:end].lower(), text[max(0, start - LONGEST_TITLE) : start]
    if _FIGURE_BEFORE.search(before):
        return _UNITS.get(small) or (_SCALES.get(small) if _MONEY_BEHIND.match(text, end) else None)
    if _DOTTED_TITLE.match(text, start, end + 2):
        return word
    if small in _TITLES:
        return _TITLES[small]
    if _TITLE_BEFORE.search(before) and small not in FRENCH:
        return "-".join(part.capitalize() for part in small.split("-"))
    return _acronym(text, start, end)


def _acronym(text: str, start: int, end: int) -> str | None:
    """Return a word of a text in capitals if it keeps them because it is an acronym, else None."""
    word = text[start:end]
    if len(word) > max(_ACRONYM_LENGTH) or text[start - 1 : start].isdigit():
        return None
    if text[end : end + 1].isdigit():  # « TF1 », « L'A7 »
        return word
    consonants = not _VOWEL.search(word) and word.lower() not in _NO_ACRONYMS | _UNITS.keys()
    return word if word in _ACRONYMS or (consonants and len(word) in _ACRONYM_LENGTH) else None


def _fitting(name: str | None, word: str) -> str:
    return name if name is not None and len(name) == len(word) else word


@lru_cache(maxsize=16)
def _by_word(names: frozenset[str]) -> dict[str, str]:
    return {_folded(name): name for name in sorted(names)}


def _folded(word: str) -> str:
    return accents(word).lower()


def written(text: str, capitals: Capitals) -> str:
    """Return an English text with capitals where its source had them; marks have none."""
    if capitals is Capitals.ALL:
        return text.upper()
    return _FIRST.sub(lambda match: match[0].upper(), text) if capitals is Capitals.WORDS else text


def _is_french(word: str) -> bool:
    if word[1:] != word[1:].lower():  # an acronym
        return False
    small = word.lower()
    return small[-1] in "'’" or small in FRENCH or french.is_known(small)
