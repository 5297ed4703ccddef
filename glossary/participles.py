"""French past participles that are nouns as well: `arrêté`, `marché`, `permis`, `produit`, `mise`.

By letters, the dictionary having the infinitive: `qualité` is no participle, for there is no "qualiter". Which of the
two a word is in its sentence, `glossary.passage` tells.
"""

from __future__ import annotations

from functools import lru_cache

from glossary import conjugation, french, gender

# Nouns of what happens, of things and of ideas: bare behind "être" they are participles. Those of persons are either
# (« il est salarié »), and so is `partie` (« est partie au contrat »).
_THINGS = frozenset(
    "arrivé conduit découvert entré levé mis monté pris remis rentré repris revu saisi sorti tenu tourné traversé venu "
    "allé armé cité contenu convenu couru donné duré entrepris étendu fait garanti gelé marché mort offert parti pensé "
    "percé plainte porté poussé produit promis reçu retenu revenu étudié suivi surpris visé vu écrit été".split()
)
_EITHER = frozenset({"partie", "parties"})
# Participles of verbs that `glossary.conjugation` does not know by their letters.
_OTHERS = frozenset("allé aperçu circonscrit décrit inscrit issu prescrit souscrit transcrit été".split())


@lru_cache(maxsize=65_536)
def is_participle(word: str) -> bool:
    """Say whether a word (lower case) has a past participle's letters, in any gender and number."""
    return any(_is_masculine(base) for base in _bases(word))


@lru_cache(maxsize=65_536)
def is_thing(word: str) -> bool:
    """Say whether a noun that is a participle too (lower case) names no person, so that it never stands bare behind
    "être"."""
    return word not in _EITHER and any(base in _THINGS or gender.is_thing(base) for base in _bases(word))


def _bases(word: str) -> tuple[str, ...]:
    """Return what the masculine singular of a participle may be."""
    singular = word.removesuffix("s")
    return tuple(dict.fromkeys((word, singular, singular.removesuffix("e"))))


def _is_masculine(word: str) -> bool:
    """Say whether a word is the masculine singular of a past participle."""
    if word in _OTHERS:
        return True
    infinitives = [word[:-1] + "er"] if word.endswith("é") else [word + "r"] if word.endswith("i") else []
    infinitives += [word[:-1] + "re"] if word.endswith("u") else []
    if any(conjugation.is_regular(verb) and french.is_known(verb) for verb in infinitives):
        return True
    return any(french.is_known(verb) for verb in conjugation.infinitives(word))
