"""French inflection for matching: the forms that a word of a glossary entry may take in a text, and its number.

Two words are forms of one when simplemma gives them one lemma (`lemma`; asked by `glossary.index` for words that begin
alike and for irregular verbs), or when the rules below, after Grevisse's grammar, make one from the other. The rules
stand beside the dictionary for what it has not or has otherwise: names of trades in the feminine ("directrice"), words
not listed ("cryptoactifs"), nouns whose lemma it takes for a verb's ("données", "salariés"), number, which a lemma does
not show. A rule may make a form that does not exist ("conseile"); forms that exist as another word are held back, some
by `glossary.gender` ("parti", "partie"), others by `is_another_word`, which asks the dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntFlag
from functools import lru_cache

from glossary import conjugation, gender


class Number(IntFlag):
    """Grammatical number as far as a form shows it; `EITHER` for one that is the same in both."""

    SINGULAR = 1
    PLURAL = 2
    EITHER = 3


# Words in -s that are singular too; those in -x and -z always are.
_INVARIANT_ENDINGS = ("ès", "ois", "ais", "eis", "us", "ours", "orps", "emps", "ras", "cas", "pas", "las", "bas", "ris")
_INVARIANT = frozenset(
    "fils fonds gens avis colis compromis logis permis tapis abus dos repos propos enclos os héros mois fois "
    "sens encens dépens jus plus moins dessous dessus remords puits poids pays relais palais biais anis bus "
    "bois toux roux doux jaloux époux courroux houx saindoux taux préavis devis sursis croquis acquis hors tiers "
    "univers revers mis admis commis démis émis omis promis remis soumis insoumis transmis assis conquis requis "
    "marquis clos huis concis précis indécis bis vis châssis éboulis glacis legs maïs oasis paradis radis rubis semis "
    "tamis taudis tennis treillis vernis".split()
)
_ENDING_US_PLURAL = frozenset(
    "élus vus revenus contenus individus inconnus prévus attendus reçus connus tenus venus vendus perdus".split()
)
_AIL_AUX = frozenset("travail bail corail émail soupirail vantail vitrail".split())
_AL_ALS = frozenset("bal carnaval festival récital régal chacal final naval banal fatal natal".split())
_OU_OUX = frozenset("bijou caillou chou genou hibou joujou pou".split())
_EU_EUS = frozenset("pneu bleu landau sarrau émeu".split())
_IRREGULAR = {"œil": "yeux", "oeil": "yeux", "ciel": "cieux", "monsieur": "messieurs", "madame": "mesdames"}
_PLURAL_DETERMINERS = frozenset(
    "les des ces mes tes ses nos vos leurs aux quelques plusieurs certains certaines différents différentes divers "
    "diverses maints maintes deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "vingt trente quarante cinquante soixante cent cents mille milliers millions tous toutes beaucoup nombreux "
    "nombreuses desdits lesdits auxdits quels quelles desquels lesquels".split()
)
_SINGULAR_DETERMINERS = frozenset(
    "le la l un une du au ce cet cette mon ma ton ta son sa notre votre leur chaque aucun aucune nul nulle quel quelle "
    "ledit ladite dudit audit tout toute".split()
)
# With "de" they say that several are meant.
QUANTITIES = frozenset("beaucoup nombre trop tant peu plus moins milliers millions centaines dizaines".split())
# They do not show the number of the compound that they begin: "vice-présidents".
PREFIXES = frozenset("vice co ex sous semi demi mi non inter anti porte garde auto mini micro pré post".split())
FUNCTION_WORDS = frozenset(
    "le la les l un une des du de d au aux à a en et ou où par pour sur sous dans avec sans ce cet cette ces se s son "
    "sa ses leur leurs qui que qu dont ne n y est il elle on chez entre vers comme mais si".split()
)


@lru_cache(maxsize=65_536)
def forms(word: str) -> dict[str, Number]:
    """Return the inflected forms of `word` (lower case), itself included, each with its number.

    The word may itself stand in the plural or be a regular verb. Some of the forms in the other gender are words of
    their own: see `is_another_word`.
    """
    result = dict(_own_forms(word))
    for form, (number, _) in _other_gender(word).items():
        result.setdefault(form, number)
    return result


def is_another_word(form: str, noun: str) -> bool:
    """Say whether one of the `forms` of a noun (both lower case) is a word of its own that the letters alone make its
    feminine or masculine: "reine" for `rein`, "emploie" for `emploi`, "traitée" for `traité`, "duré" for `durée`.

    Asked for what an entry is about; adjectives beside it take either gender: « donnée exacte, mot exact ».
    """
    if form in _own_forms(noun) or form not in (others := _other_gender(noun)):
        return False
    return not any(_is_same_noun(feminine, masculine, noun) for feminine, masculine in others[form][1])


def number(word: str) -> Number:
    """Return the number that a noun's own form shows (lower case)."""
    if word in _INVARIANT or word.endswith("z") or (word.endswith("x") and not word.endswith(("aux", "eux", "oux"))):
        return Number.EITHER
    if word in _ENDING_US_PLURAL:
        return Number.PLURAL
    if word.endswith("eux") or word.endswith(_INVARIANT_ENDINGS):
        return Number.EITHER
    return Number.PLURAL if word.endswith(("s", "x")) else Number.SINGULAR


def head(words: Sequence[str]) -> int:
    """Return the place of the word that an entry is about and that shows its number: the first of sense."""
    return next((place for place, word in enumerate(words) if word not in FUNCTION_WORDS | PREFIXES), 0)


def singulars(word: str) -> frozenset[str]:
    """Return `word` (lower case) with what its singular may be, in the same gender."""
    return frozenset(base for base, _ in _bases(word))


def determiner(word: str) -> Number | None:
    """Return the number that a determiner or numeral (lower case) gives its noun, or None for any other word."""
    if word in _PLURAL_DETERMINERS:
        return Number.PLURAL
    if word in _SINGULAR_DETERMINERS:
        return Number.SINGULAR
    if word.isdecimal():  # neither "²" nor "②"
        return Number.PLURAL if int(word[:9]) > 1 else Number.SINGULAR
    return None


def plural(word: str) -> str:
    """Return the plural of a singular noun or adjective."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith(("s", "x", "z")):
        return word
    if lower in _AIL_AUX:
        return word[:-3] + "aux"
    if lower.endswith("al") and lower not in _AL_ALS:
        return word[:-2] + "aux"
    if lower in _OU_OUX or (lower.endswith(("eau", "au", "eu")) and lower not in _EU_EUS):
        return word + "x"
    return word + "s"


@lru_cache(maxsize=65_536)
def is_known(word: str) -> bool:
    """Say whether simplemma's French dictionary has a word, be it with or without its capital."""
    import simplemma

    return bool(simplemma.is_known(word.lower(), "fr"))


@lru_cache(maxsize=65_536)
def infinitive(word: str) -> bool:
    """Say whether `word` (lower case) looks like the infinitive of a verb; "papier" and "manager" do not."""
    return conjugation.is_regular(word) or conjugation.is_irregular(word)


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """Return simplemma's lemma; the first call loads its French dictionary, which takes some tenths of a second."""
    import simplemma

    return str(simplemma.lemmatize(word, lang="fr"))


@lru_cache(maxsize=65_536)
def _own_forms(word: str) -> dict[str, Number]:
    """Return the forms of a word that leave its gender, and those of a regular verb."""
    result: dict[str, Number] = {}
    for base, number in _bases(word):
        result[base] = result.get(base, Number(0)) | number
        _add_plural(result, base)
    for form in conjugation.forms(word):
        result.setdefault(form, Number.EITHER)
    return result


@lru_cache(maxsize=65_536)
def _other_gender(word: str) -> dict[str, tuple[Number, list[tuple[str, str]]]]:
    """Return the forms that the letters make in the other gender, each with its number and the feminine and masculine
    that it rests on."""
    result: dict[str, tuple[Number, list[tuple[str, str]]]] = {}

    def add(other: str, feminine: str, masculine: str) -> None:
        numbers = {other: Number.SINGULAR}
        _add_plural(numbers, other)
        for form, number in numbers.items():
            known, pairs = result.get(form, (Number(0), []))
            result[form] = known | number, [*pairs, (feminine, masculine)]

    for base, number in _bases(word):
        if Number.SINGULAR in number:
            for feminine in gender.feminines(base):
                add(feminine, feminine, base)
            for masculine in gender.masculines(base):
                add(masculine, base, masculine)
                for feminine in gender.feminines(masculine):
                    add(feminine, feminine, masculine)
    return result


def _is_same_noun(feminine: str, masculine: str, noun: str) -> bool:
    """Say whether a feminine and a masculine are one word, where an entry has either of them for its noun."""
    if masculine in gender.PERSONS or not is_known(feminine):
        return True
    if gender.is_thing(masculine):
        return False
    of_feminine = lemma(feminine)
    if masculine.endswith("eur") and of_feminine == feminine:
        return True
    if feminine in dict(_bases(noun)):
        return of_feminine == masculine or not is_known(masculine)
    if masculine.endswith("é"):
        return of_feminine != feminine
    return masculine in gender.ADJECTIVES or of_feminine in (masculine, lemma(masculine))


def _bases(word: str) -> list[tuple[str, Number]]:
    """Return `word` with its number and, for a plural, the singulars it may come from."""
    shown = number(word)
    bases = [(word, shown)]
    for singular, several in _IRREGULAR.items():
        if word == several:
            bases.append((singular, Number.SINGULAR))
    if shown is Number.PLURAL and word.endswith("aux"):
        singulars = [word[:-1]] if word.endswith("eaux") else [word[:-3] + "al"]
        singulars += [noun for noun in _AIL_AUX if noun[:-3] + "aux" == word]
        bases += [(singular, Number.SINGULAR) for singular in singulars]
    elif (shown is Number.PLURAL and len(word) > 3) or (word.endswith("eux") and len(word) > 4):
        bases.append((word[:-1], Number.SINGULAR))
    return bases


def _add_plural(result: dict[str, Number], singular: str) -> None:
    if not singular.endswith(("s", "x", "z")):
        result.setdefault(plural(singular), Number.PLURAL)
