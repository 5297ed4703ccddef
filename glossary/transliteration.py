"""A name that English spells its own way, « Mouammar », "Muammar", and what is made of one: "Costa Rican".

Names of other scripts are written for a French reader or for an English one. Only what differs so is the same name: a
letter doubled or dropped is a misspelling. `translate.checks.transcription`, which judges and mends nothing, takes more
for the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.fold import accents

# French and English spellings of one sound, in this order; the capitals stand for what either writes.
_FRENCH = (
    ("tch", "C"),
    ("sch", "S"),
    ("ch", "S"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("aïe", "ae"),
    ("ou", "u"),
    ("dh", "d"),
)
_ENGLISH = (("tch", "C"), ("ch", "C"), ("sh", "S"), ("aye", "ae"), ("oo", "u"), ("dh", "d"), ("dd", "d"))
_SLAVIC_OR_ARABIC = re.compile(r"[ei]ï|aï(?:l$|$)")  # Sergueï, Nikolaï, Ismaïl; not Loïc nor Anaïs
_GUTTURAL = re.compile(r"^g(?=[aou])")  # Kadhafi, Gaddafi: the q of Arabic
_NAMED_AFTER = re.compile(r"(?:ien(?:ne)?|iste|ite|ois(?:e)?|ais(?:e)?)s?$")
_NAMED_AFTER_IN_ENGLISH = re.compile(r"(?:ian|ist|ite|ese|an)s?$")
_CLASSICAL = ("a", "i", "us", "os", "is", "um")  # Moravie, Moravia; Encelade, Enceladus
_STEM = 4  # letters that a name shares with its English form where the endings differ


@lru_cache(maxsize=16_384)
def is_english_form(name: str, word: str) -> bool:
    """Say whether an English `word` is how English writes a `name` of French, that name's plural or its adjective."""
    if sum(map(str.isupper, name)) > 1 and sum(map(str.isupper, word)) > 1:
        return name != word and sorted(name) == sorted(word)  # an acronym in the order of English: RNCan, NRCan
    french, english = name.lower(), word.lower()
    plain, other = accents(french), accents(english)
    if plain == other:
        return french != english and _SLAVIC_OR_ARABIC.search(french) is not None
    return _sounds(french, _FRENCH) == _sounds(english, _ENGLISH) or _is_derived(plain, other)


def _is_derived(name: str, word: str) -> bool:
    """Say whether a word without its accents is made of a name: "Rothschilds", "Rican", "Thatcherites", "Enceladus"."""
    if word.startswith(name):
        endings = ("n", "ns", "s") if name[-1] in "aeiou" else ("s", "an", "ans", "i", "is", "er", "ers")
        return word[len(name) :] in endings
    if name[:_STEM] != word[:_STEM]:
        return False
    if name.endswith("e") and word.startswith(name[:-1]) and word[len(name) - 1 :] in _CLASSICAL:
        return True
    return _NAMED_AFTER.search(name) is not None and _NAMED_AFTER_IN_ENGLISH.search(word) is not None


def _sounds(name: str, spellings: tuple[tuple[str, str], ...]) -> str:
    for spelling, sound in spellings:
        name = name.replace(spelling, sound)
    return _GUTTURAL.sub("k", accents(name)).replace("y", "i")
