"""Which side of a catalogue is French: the `msgid`s of a project written in French, or the `msgstr`s of a French
catalogue.

Told by the words of a sample, function words first (they settle most short texts), then simplemma's lexicons. A
catalogue of a third language, as its header or its `msgstr`s say, is no place for English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from translate.errors import InputError
from translate.po.catalogue import Catalogue

SAMPLE = 400  # texts looked at on each side
LOOKED_UP = 200  # words of them that the lexicons are asked for
ENOUGH = 0.15  # how far the French share of a side's words must lead the English one
TELLING = 5  # words with more than three letters: of fewer, names may be the most
OURS = 0.4  # share of them that French or English has: over 0.8 in those two, under 0.3 in German or Swedish
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")
_FRENCH = frozenset(
    "à au aux avec ce ces cette d' dans de des du elle en est et être il impossible l' la le les leur lors mais n' ne "
    "non nous ou où par pas peut pour qu' que qui sa sans se ses s' si son sont sur toute tous une un vers vos votre "
    "vous était déjà fichier ajouter supprimer modifier aucun aucune nom erreur afficher".split()
)
_ENGLISH = frozenset(
    "a all an and are as at be been by can cannot could do does done for from has have if in into is it its no not of "
    "off or our please should that the their there these this to was when which will with without you your add delete "
    "remove edit file name error show could failed unable".split()
)


class Side(StrEnum):
    """Where a catalogue's French stands."""

    MSGID = "msgid"
    MSGSTR = "msgstr"


class LanguageError(InputError):
    """A catalogue without French on either side, or with a third language."""


@dataclass(frozen=True, slots=True)
class Language:
    """The share of French and of English among the words of a sample, each from 0 to 1."""

    french: float
    english: float

    @property
    def is_french(self) -> bool:
        """Whether French leads clearly."""
        return self.french - self.english >= ENOUGH

    @property
    def is_english(self) -> bool:
        """Whether English leads clearly."""
        return self.english - self.french >= ENOUGH


def detect(catalogue: Catalogue) -> Side:
    """Return the side on which the French stands.

    Raises `LanguageError` when neither side is French, when a catalogue is too small to tell, and when it is one of a
    language that is neither French nor English.
    """
    declared = catalogue.metadata.get("Language", "")
    done = [text for entry in catalogue.live for text in entry.msgstr if text]
    strings = language(done)
    ids = language(entry.msgid for entry in catalogue.live)
    side = _side(ids, strings, declared.lower())
    if side is None:
        raise LanguageError(
            "neither its msgid nor its msgstr is French",
            path=catalogue.path,
            advice="if one is, say so: `entente po translate --source msgid` or `--source msgstr`",
        )
    third = _third(declared, done)
    if third is not None:
        raise LanguageError(
            f"{third}, not English",
            path=catalogue.path,
            advice=f"take the catalogue for English, or fill this one: `entente po translate --source {side}`",
        )
    return side


def _side(ids: Language, strings: Language, declared: str) -> Side | None:
    """Return on which side the words are French; None when on neither."""
    if ids.is_french and not (strings.is_french and declared.startswith("fr")):
        return Side.MSGID
    if strings.is_french or (declared.startswith("fr") and not strings.is_english and strings != Language(0, 0)):
        return Side.MSGSTR
    return Side.MSGID if ids.french > ids.english and strings == Language(0, 0) else None


def _third(declared: str, done: Iterable[str]) -> str | None:
    """Say how a catalogue tells that it is one of a third language: by its header, or because most words of what is
    translated are neither French nor English; None where it is not."""
    import simplemma

    if declared.lower().startswith("en"):
        return None
    if declared and not declared.lower().startswith("fr"):
        return f"its language is {declared}"
    words = list(islice((word for word in _words(done) if len(word) > 3), LOOKED_UP))
    ours = sum(simplemma.is_known(word, lang="fr") or simplemma.is_known(word, lang="en") for word in words)
    return "the language of its msgstr is another" if len(words) >= TELLING and ours / len(words) < OURS else None


def language(texts: Iterable[str]) -> Language:
    """Return how French and how English a sample of texts is; both 0 when it has no word of either."""
    french = english = total = 0
    unknown: list[str] = []
    for word in _words(texts):
        if word in _FRENCH and word not in _ENGLISH:
            french += 1
        elif word in _ENGLISH and word not in _FRENCH:
            english += 1
        elif len(word) > 3:
            unknown.append(word)
    total = french + english
    if total < 20 and unknown:  # too few function words: ask the lexicons
        import simplemma

        for word in unknown[:LOOKED_UP]:
            known = simplemma.is_known(word, lang="fr"), simplemma.is_known(word, lang="en")
            french += known == (True, False)
            english += known == (False, True)
        total = french + english
    return Language(french / total, english / total) if total else Language(0, 0)


def _words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words of a sample of texts in small letters, without those of tags and placeholders."""
    for text in islice(texts, SAMPLE):
        for word in _WORD.findall(re.sub(r"<[^>]*>|%\S+|\{[^}]*\}|&\w+;", " ", text)):
            yield word.lower().replace("’", "'")
