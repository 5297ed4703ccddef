"""English inflection of glossary targets: plural, singular, possessive and article.

A phrase is inflected at its head: "board of directors" gives "boards of directors".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from glossary import english_nouns

_PREPOSITIONS = frozenset("of in for to on at by with from as under per without between".split())
# "Check-in" and "all-in-one" are none.
_PHRASE_WITH_HYPHENS = re.compile(
    r"^(?!(?:all|best|out)-)\w+-(?:(?:of|in|at)-\w|(?:general|elect|designate)$)", re.IGNORECASE
)
_OFFICES = frozenset(
    "administrator advocate attorney auditor commissioner comptroller consul controller delegate director governor "
    "inspector postmaster procurator prosecutor registrar secretary solicitor surgeon treasurer".split()
)
# Adjectives behind their noun, with the nouns that have them so (none: any).
_POSTPOSITIVE = {
    "general": _OFFICES,  # but "brigadier generals" are generals
    "public": frozenset({"notary"}),
    "martial": frozenset({"court"}),
    "apparent": frozenset({"heir"}),
    "elect": frozenset[str](),
    "designate": frozenset[str](),
    "emeritus": frozenset[str](),
    "laureate": frozenset[str](),
}
# Plurals that end the names of countries and companies: "the United States' allies".
_PLURAL_NAMES = frozenset("States Nations Netherlands Philippines Emirates Airlines Motors Systems Industries".split())
# An initial that is spoken otherwise than it is written.
_SPOKEN_WITH_CONSONANT = re.compile(
    r"(?:eu|ew|u(?:ni(?!nv|nt|ns|nf|mp|de)|kr|[krst][aeiou]|bi|ga|efa\b|nesco\b)|one\b|once\b)", re.IGNORECASE
)
_SPOKEN_WITH_VOWEL = re.compile(r"(?:hon(?:est|or|our)|hour|heir)", re.IGNORECASE)
# Short acronyms said as a word though their letters do not tell.
_SAID_AS_WORDS = frozenset("FAT HUD LAN MAN MERS NAS RAID RAM REM ROM SAN SARS SIM SWAT".split())
_POSSESSIVE = re.compile(r"['’]s$|s['’]$", re.IGNORECASE)
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX8")


def head(words: list[str]) -> int:
    """Return the place of a phrase's head noun: the word before its first preposition, else the last that is no
    adjective behind its noun ("secretary general")."""
    last = next(
        (place - 1 for place, word in enumerate(words) if place and word.lower() in _PREPOSITIONS), len(words) - 1
    )
    if last > 0 and (nouns := _POSTPOSITIVE.get(words[last].lower())) is not None:
        return last - 1 if not nouns or english_nouns.singular(words[last - 1].lower()) in nouns else last
    return last


def heads(words: list[str]) -> frozenset[int]:
    """Return the places that show a phrase's number: its head, or that of each half of "chairman and CEO"."""
    if "and" in words[1:-1]:
        cut = words.index("and")
        return heads(words[:cut]) | {cut + 1 + place for place in heads(words[cut + 1 :])}
    return frozenset({head(words)})


@lru_cache(maxsize=16_384)
def plural(phrase: str) -> str:
    """Return the plural of a noun phrase, itself where it has none or is one ("AI research", "customs duties")."""
    return phrase if english_nouns.is_mass_phrase(phrase) else _at_head(phrase, _plural_word)


@lru_cache(maxsize=16_384)
def singular(phrase: str) -> str:
    """Return the singular of a noun phrase, itself where it is one."""
    return _at_head(phrase, _singular_word)


def is_plural(phrase: str) -> bool:
    """Say whether a noun phrase stands in the plural."""
    return singular(phrase) != phrase


def is_mass(phrase: str) -> bool:
    """Say whether a noun phrase is not counted, and so takes no indefinite article: "evidence", "machine learning"."""
    words = phrase.split(" ")
    noun = words[head(words)]
    return any(map(english_nouns.is_mass, (noun, noun.rpartition("-")[2]))) or english_nouns.is_mass_phrase(phrase)


def article(phrase: str) -> str:
    """Return the indefinite article before `phrase`: "an" before a spoken vowel ("an AGI", "a European")."""
    match = re.search(r"\w+", phrase)
    if match is None:
        return "a"
    word = match.group()
    if len(word) == 1 or not word[0].isalpha() or (word.isupper() and not _is_said_as_word(word)):
        spelled = word[0].upper()
        return "an" if spelled in _LETTERS_WITH_VOWEL or word.startswith(("11", "18")) else "a"
    if _SPOKEN_WITH_CONSONANT.match(word):
        return "a"
    return "an" if word[0].lower() in "aeiou" or _SPOKEN_WITH_VOWEL.match(word) else "a"


def possessive(phrase: str) -> str:
    """Return the possessive: "the board's", "the directors'"; a name in -s takes 's, one that is a possessive stays."""
    if _POSSESSIVE.search(phrase):
        return phrase
    last = phrase.rpartition(" ")[2]
    plural_like = (last[:1].islower() or last in _PLURAL_NAMES) and english_nouns.is_plural(last)
    return phrase + "'" if plural_like or re.search(r"[A-Z]s$", last) else phrase + "'s"


def noun_forms(word: str) -> tuple[str, ...]:
    """Return a word with its plurals and singular, itself first; mass nouns too, which are counted at times."""
    *before, last = word.split("-")
    lead = "".join(part + "-" for part in before)
    return tuple(
        dict.fromkeys(lead + form for form in (last, *english_nouns.plurals(last), english_nouns.singular(last)))
    )


def title(phrase: str) -> str:
    """Return `phrase` as headlines write it: capitals on all but short inner words."""
    words = phrase.split(" ")
    small = _PREPOSITIONS | {"a", "an", "the", "and", "or", "but"}
    return " ".join(
        word if place and word in small else re.sub(r"(^|-)([a-z])", lambda m: m[1] + m[2].upper(), word)
        for place, word in enumerate(words)
    )


def _at_head(phrase: str, inflect: Callable[[str], str], between: str = " ") -> str:
    words = phrase.split(between)
    places = heads(words)
    return between.join(inflect(word) if place in places else word for place, word in enumerate(words))


def _plural_word(word: str) -> str:
    if english_nouns.is_mass(word):
        return word
    if "-" in word:
        return _in_compound(word, _plural_word)
    return word if english_nouns.is_adjective(word) else english_nouns.plurals(word)[0]


def _singular_word(word: str) -> str:
    if english_nouns.is_mass(word):
        return word
    return _in_compound(word, _singular_word) if "-" in word else english_nouns.singular(word)


def _in_compound(word: str, inflect: Callable[[str], str]) -> str:
    """Inflect a word with hyphens: at its last part, or as a phrase where it is one ("editor-in-chief")."""
    if _PHRASE_WITH_HYPHENS.search(word) is not None:
        return _at_head(word, inflect, "-")
    first, _, last = word.rpartition("-")
    return f"{first}-{inflect(last)}" if last else word


def _is_said_as_word(word: str) -> bool:
    """Say whether capitals are read as a word (NATO, SIM, UNESCO) and not letter by letter (AGI, MIT, HTTPS)."""
    if len(word) > 4:
        return re.search(r"[AEIOUY]", word) is not None
    if word in _SAID_AS_WORDS:
        return True
    return len(word) == 4 and bool(re.search(r"[AEIOU][^AEIOU]+[AEIOU]", word))
