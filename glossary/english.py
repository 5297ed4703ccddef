"""English inflection of glossary targets: plural, singular, possessive and article.

Small rules and tables for the words that glossaries hold, after Quirk et al., A Comprehensive Grammar of the English
Language (1985), chapter 5. A phrase is inflected at its head: "board of directors" gives "boards of directors".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_PREPOSITIONS = frozenset("of in for to on at by with from as under per without between".split())
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "medium": "media",
    "datum": "data",
    "matrix": "matrices",
    "vertex": "vertices",
    "appendix": "appendices",
    "corpus": "corpora",
    "life": "lives",
    "wife": "wives",
    "knife": "knives",
    "half": "halves",
    "shelf": "shelves",
    "leaf": "leaves",
    "thief": "thieves",
    "hero": "heroes",
    "veto": "vetoes",
    "echo": "echoes",
    "cargo": "cargoes",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "attorney general": "attorneys general",
}
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}
# The same in both numbers, or without a plural.
_UNCOUNTABLE = frozenset(
    "data news series species aircraft headquarters means staff software hardware firmware malware "
    "ransomware spyware equipment information intelligence superintelligence research governance advice "
    "knowledge feedback evidence personnel police people revenue venture revenues sales goodwill copyright "
    "encryption telework growth debt cash money power trust privacy security safety legislation "
    "infrastructure progress health capital compliance transparency accountability sovereignty inflation "
    "unemployment employment know-how work homework bandwidth traffic spam content media resources duties "
    "customs savings earnings proceeds premises goods phishing access force source economics politics "
    "physics ethics analytics robotics logistics statistics cybersecurity literacy".split()
)
_COUNTABLE_ING = frozenset("meeting building filing ruling hearing holding listing offering rating setting".split())
_COUNTABLE_ING |= frozenset("funding-round warning saving finding opening briefing booking posting reading".split())
_ADJECTIVE = re.compile(
    r"(?:[^e]ed|[aeio]ble|ful|less|ous|ical|nal|ial|tic|fic|mic|nic|[^aeiou]ic|ish|wide|based|powered)$"
)
_NOUN_ENDING_LIKE_ADJECTIVE = frozenset(
    "official potential trial material tutorial editorial professional critic topic clinic logic metric public traffic "
    "basic republic statistic mechanic graphic academic fabric music epidemic pandemic critical cable table variable "
    "deliverable signal journal terminal criminal tribunal channel original national ideal goal proposal "
    "bed testbed hotbed seabed shed watershed sled red led hundred hatred moped biped".split()
)
# Plurals that end the names of countries and companies: "the United States' allies".
_PLURAL_NAMES = frozenset("States Nations Netherlands Philippines Emirates Airlines Motors Systems Industries".split())
# An initial that is spoken otherwise than it is written.
_SPOKEN_WITH_CONSONANT = re.compile(
    r"(?:eu|ew|u(?:ni(?!nv|nt|ns|nf|mp|de)|se|sa|su|to|bi|ra|ti)|one\b|once\b)", re.IGNORECASE
)
_SPOKEN_WITH_VOWEL = re.compile(r"(?:hon(?:est|or|our)|hour|heir)", re.IGNORECASE)
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX8")


def head(words: list[str]) -> int:
    """Return the place of a phrase's head noun: the word before its first preposition, else the last."""
    for place, word in enumerate(words):
        if place and word.lower() in _PREPOSITIONS:
            return place - 1
    return len(words) - 1


def heads(words: list[str]) -> frozenset[int]:
    """Return the places that show a phrase's number: its head, or that of each half of "chairman and CEO"."""
    if "and" in words[1:-1]:
        cut = words.index("and")
        return heads(words[:cut]) | {cut + 1 + place for place in heads(words[cut + 1 :])}
    return frozenset({head(words)})


@lru_cache(maxsize=16_384)
def plural(phrase: str) -> str:
    """Return the plural of a noun phrase, itself where it has none or is one ("AI research", "customs duties")."""
    return _at_head(phrase, _plural_word)


@lru_cache(maxsize=16_384)
def singular(phrase: str) -> str:
    """Return the singular of a noun phrase, itself where it is one."""
    return _at_head(phrase, _singular_word)


def is_plural(phrase: str) -> bool:
    """Say whether a noun phrase stands in the plural."""
    return singular(phrase) != phrase


def article(phrase: str) -> str:
    """Return the indefinite article before `phrase`: "an" before a spoken vowel ("an AGI", "a European")."""
    match = re.search(r"\w+", phrase)
    if match is None:
        return "a"
    word = match.group()
    if len(word) == 1 or (word.isupper() and len(word) <= 4 and not _is_spoken_as_word(word)) or not word[0].isalpha():
        spelled = word[0].upper()
        return "an" if spelled in _LETTERS_WITH_VOWEL or word.startswith(("11", "18")) else "a"
    if _SPOKEN_WITH_CONSONANT.match(word):
        return "a"
    return "an" if word[0].lower() in "aeiou" or _SPOKEN_WITH_VOWEL.match(word) else "a"


def possessive(phrase: str) -> str:
    """Return the possessive: "the board's", "the directors'"; a name in -s takes 's."""
    last = phrase.rpartition(" ")[2]
    plural_like = (last[:1].islower() or last in _PLURAL_NAMES) and _is_plural_word(last.lower())
    return phrase + "'" if plural_like or re.search(r"[A-Z]s$", last) else phrase + "'s"


def noun_forms(word: str) -> tuple[str, ...]:
    """Return a word with its plural and singular, itself first."""
    return tuple(dict.fromkeys((word, _plural_word(word, strict=False), _singular_word(word))))


def title(phrase: str) -> str:
    """Return `phrase` as headlines write it: capitals on all but short inner words."""
    words = phrase.split(" ")
    small = _PREPOSITIONS | {"a", "an", "the", "and", "or", "but"}
    return " ".join(
        word if place and word in small else re.sub(r"(^|-)([a-z])", lambda m: m[1] + m[2].upper(), word)
        for place, word in enumerate(words)
    )


def _at_head(phrase: str, inflect: Callable[[str], str]) -> str:
    words = phrase.split(" ")
    places = heads(words)
    return " ".join(inflect(word) if place in places else word for place, word in enumerate(words))


def _plural_word(word: str, strict: bool = True) -> str:
    lower = word.lower()
    if "-" in word and not word.isupper():
        first, _, last = word.rpartition("-")
        return f"{first}-{_plural_word(last, strict)}" if last else word
    if lower in _IRREGULAR:
        return _cased(_IRREGULAR[lower], word)
    if lower.endswith("man") and len(lower) > 5 and lower not in ("german", "human", "talisman", "roman"):
        return word[:-2] + "en"
    if lower in _UNCOUNTABLE or lower in _SINGULARS or lower.endswith("men") or not word[-1:].isalpha():
        return word
    if word[0].isupper() and word.isupper() and len(word) > 1:
        return word + "s"
    if strict and (
        (lower.endswith("ing") and lower not in _COUNTABLE_ING)
        or (_ADJECTIVE.search(lower) and lower not in _NOUN_ENDING_LIKE_ADJECTIVE)
        or lower.endswith(("ware", "ship"))
    ):
        return word
    if _is_plural_word(lower):
        return word
    if lower.endswith("sis"):
        return word[:-2] + "es"
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if re.search(r"[^aeiou]y$", lower):
        return word[:-1] + "ies"
    return word + "s"


def _singular_word(word: str) -> str:
    lower = word.lower()
    if lower in _UNCOUNTABLE:
        return word
    if "-" in word and not word.isupper():
        first, _, last = word.rpartition("-")
        return f"{first}-{_singular_word(last)}" if last else word
    if lower in _SINGULARS:
        return _cased(_SINGULARS[lower], word)
    if lower.endswith("men") and len(lower) > 5 and lower not in ("specimen", "regimen", "abdomen"):
        return word[:-2] + "an"
    if re.search(r"[A-Z0-9]s$", word):
        return word[:-1]
    if not _is_plural_word(lower):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("lyses", "theses", "crises", "gnoses")):
        return word[:-2] + "is"
    if lower.endswith(("sses", "xes", "zzes", "ches", "shes")) or re.search(r"[^aeou]uses$", lower):
        return word[:-2]
    return word[:-1]


def _is_plural_word(lower: str) -> bool:
    return (
        len(lower) > 2
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is"))
        and lower not in _UNCOUNTABLE
        and lower not in ("bias", "gas", "canvas", "atlas", "lens", "corps", "chaos", "always", "s")
    )


def _is_spoken_as_word(word: str) -> bool:
    """Say whether capitals are read as a word (NATO, UNESCO) and not letter by letter (AGI, MIT)."""
    return len(word) >= 4 and bool(re.search(r"[AEIOU][^AEIOU]+[AEIOU]", word)) and not re.search(r"[^AEIOU]{3}", word)


def _cased(word: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
