"""Which side of a catalogue is French: the `msgid`s of a project written in French, or the `msgstr`s of a French
catalogue.

Told by the words of a sample, function words first (they settle most short texts), then simplemma's lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from translate.errors import InputError
from translate.po.catalogue import Catalogue

SAMPLE = 400  # texts looked at on each side
ENOUGH = 0.15  # how far the French share of a side's words must lead the English one
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


class NoFrenchError(InputError):
    """A catalogue in which neither side is French."""


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

    Raises `NoFrenchError` when neither side is French, or when a catalogue is too small to tell.
    """
    declared = catalogue.metadata.get("Language", "").lower()
    strings = language(text for entry in catalogue.live for text in entry.msgstr if text)
    ids = language(entry.msgid for entry in catalogue.live)
    if ids.is_french and not (strings.is_french and declared.startswith("fr")):
        return Side.MSGID
    if strings.is_french or (declared.startswith("fr") and not strings.is_english and strings != Language(0, 0)):
        return Side.MSGSTR
    if ids.french > ids.english and strings == Language(0, 0):
        return Side.MSGID
    raise NoFrenchError(
        "neither its msgid nor its msgstr is French",
        path=catalogue.path,
        advice="if one is, say so: `entente po translate --source msgid` or `--source msgstr`",
    )


def language(texts: Iterable[str]) -> Language:
    """Return how French and how English a sample of texts is; both 0 when it has no word of either."""
    french = english = total = 0
    unknown: list[str] = []
    for number, text in enumerate(texts):
        if number == SAMPLE:
            break
        for word in _WORD.findall(re.sub(r"<[^>]*>|%\S+|\{[^}]*\}|&\w+;", " ", text)):
            key = word.lower().replace("’", "'")
            if key in _FRENCH and key not in _ENGLISH:
                french += 1
            elif key in _ENGLISH and key not in _FRENCH:
                english += 1
            elif len(key) > 3:
                unknown.append(key)
    total = french + english
    if total < 20 and unknown:  # too few function words: ask the lexicons
        import simplemma

        for word in unknown[:200]:
            known = simplemma.is_known(word, lang="fr"), simplemma.is_known(word, lang="en")
            french += known == (True, False)
            english += known == (False, True)
        total = french + english
    return Language(french / total, english / total) if total else Language(0, 0)
