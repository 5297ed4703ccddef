"""French words of one spelling: nouns of a glossary whose letters are a verb's form or an adjective's too.

`glossary.passage` asks, where the neighbours of a word leave open which of them it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from glossary import french

# Infinitives that are nouns as well, each with what the verb is in English.
_NOUNS_LIKE_VERBS = {
    "avoir": frozenset({"have", "get", "own"}),
    "être": frozenset({"be"}),
    "pouvoir": frozenset({"can", "be", "may"}),
    "devoir": frozenset({"must", "have", "owe", "should"}),
    "savoir": frozenset({"know", "can"}),
    "dire": frozenset({"say", "tell"}),
    "vouloir": frozenset({"want", "wish"}),
    "rire": frozenset({"laugh"}),
}
# Nouns that are also a verb's form which no rule tells; the first three have that verb for their lemma.
_NOUNS_OF_VERBS = frozenset({"fait", "mise", "montre"})
_FINITE = _NOUNS_OF_VERBS | frozenset(
    "avions cause conduit cours court doit offre part produit sens sort titre vis vit".split()
)
# What these verbs, by their stem, have for an object without article: « porter plainte ».
_BARE_OBJECTS = {
    "port": frozenset(
        "assistance atteinte bonheur caution chance conseil fruit malheur ombrage plainte préjudice secours "
        "témoignage".split()
    ),
    "ferm": frozenset({"boutique"}),
}
# Nouns that are an adjective as well, each with what that is in English.
_NOUNS_LIKE_ADJECTIVES = {
    "chronique": frozenset({"chronic"}),
    "critique": frozenset({"critical"}),
    "ferme": frozenset({"firm", "steady", "binding"}),
    "physique": frozenset({"physical"}),
    "polémique": frozenset({"controversial", "polemical"}),
    "politique": frozenset({"political"}),
    "pratique": frozenset({"practical", "convenient", "handy"}),
    "prêt": frozenset({"ready", "willing", "prepared"}),
    "public": frozenset({"public"}),
    "responsable": frozenset({"responsible", "liable", "accountable"}),
    "secret": frozenset({"secret", "classified"}),
    "technique": frozenset({"technical"}),
}
_PRESENT = {"ions": "er", "ons": "er", "aie": "ayer", "oie": "oyer", "uie": "uyer", "es": "er", "e": "er"}


def is_noun_too(word: str, targets: Iterable[str]) -> bool:
    """Say whether an entry of this one word is a noun that is written like a frequent infinitive: no target renders
    the verb (un avoir, a credit note; le pouvoir, power)."""
    verbs = _NOUNS_LIKE_VERBS.get(word)
    return verbs is not None and not any(each.lower().removeprefix("to ").split(" ")[0] in verbs for each in targets)


def is_noun(word: str) -> bool:
    """Say whether `word` (lower case), the one word of an entry, is neither an infinitive nor another verb's form."""
    return word in _NOUNS_OF_VERBS or not (french.infinitive(word) or french.infinitive(french.lemma(word)))


def is_verb_form(word: str) -> bool:
    """Say whether `word` (lower case), a noun's form, is also a verb's in the present: "compte", "avions"."""
    if word in _FINITE:
        return True
    stems = [(word.removesuffix(ending), verb) for ending, verb in _PRESENT.items() if word.endswith(ending)]
    return any(french.is_known(spelling + verb) for stem, verb in stems for spelling in (stem, *_without_grave(stem)))


def has_bare_object(word: str, following: str) -> bool:
    """Say whether `word` is a verb's form with the object that follows it (both lower case): "porte plainte"."""
    return any(word.startswith(stem) and following in objects for stem, objects in _BARE_OBJECTS.items())


def is_adjective_too(word: str, targets: Iterable[str]) -> bool:
    """Say whether an entry of this one word is a noun that is an adjective as well, and no target renders that (la
    ferme, the farm; la critique, criticism)."""
    adjectives = _NOUNS_LIKE_ADJECTIVES.get(word)
    return adjectives is not None and not any(each.lower().split(" ")[0] in adjectives for each in targets)


def _without_grave(stem: str) -> tuple[str, ...]:
    """Return the stems of which `_grave` may have made this one: "élèv" gives "élev" and "élév"."""
    head, grave, tail = stem.rpartition("è")
    return (head + "e" + tail, head + "é" + tail) if grave else ()
