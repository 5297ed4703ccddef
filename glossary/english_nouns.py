"""The number of English nouns, a word at a time: plural, singular, mass nouns, and what is an adjective instead.

Small rules and tables for the words that glossaries hold, after Quirk et al., A Comprehensive Grammar of the English
Language (1985), chapter 5. Where a noun has several plurals the first is the one to write; all of them count.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Each noun with its plurals.
_ROWS = """
man men; woman women; child children; person people persons; people peoples; foot feet; tooth teeth; goose geese;
mouse mice; louse lice; ox oxen; wife wives; life lives; knife knives; half halves; shelf shelves; leaf leaves; thief
thieves; wolf wolves; calf calves; loaf loaves; elf elves; sheaf sheaves; self selves; scarf scarves scarfs; wharf
wharves wharfs; hoof hooves hoofs; dwarf dwarfs dwarves; hero heroes; veto vetoes; echo echoes; potato potatoes;
tomato tomatoes; embargo embargoes embargos; cargo cargoes cargos; tornado tornadoes tornados; torpedo torpedoes;
mosquito mosquitoes mosquitos; volcano volcanoes volcanos; buffalo buffaloes buffalo; domino dominoes; manifesto
manifestos manifestoes; motto mottos mottoes; zero zeros zeroes; ghetto ghettos ghettoes; memento mementos mementoes;
criterion criteria; phenomenon phenomena; automaton automata automatons; medium media mediums; datum data; bacterium
bacteria; stratum strata; erratum errata; addendum addenda addendums; memorandum memoranda memorandums; referendum
referendums referenda; curriculum curricula curriculums; consortium consortiums consortia; symposium symposiums
symposia; spectrum spectra spectrums; quantum quanta; forum forums fora; stadium stadiums stadia; maximum maximums
maxima; minimum minimums minima; millennium millennia millenniums; moratorium moratoriums moratoria; matrix matrices
matrixes; vertex vertices vertexes; vortex vortices vortexes; index indexes indices; appendix appendices appendixes;
codex codices; cortex cortices cortexes; axis axes; testis testes; corpus corpora corpuses; genus genera; alumnus
alumni; bacillus bacilli; nucleus nuclei; radius radii radiuses; stimulus stimuli; fungus fungi funguses; cactus cacti
cactuses; locus loci; focus focuses foci; syllabus syllabuses syllabi; larva larvae; alga algae; alumna alumnae;
vertebra vertebrae; formula formulas formulae; antenna antennas antennae; schema schemas schemata; stigma stigmas
stigmata; plateau plateaus plateaux; bureau bureaus bureaux; tableau tableaux; quiz quizzes; bus buses busses; gas
gases; lens lenses; bias biases; atlas atlases; canvas canvases; abuse abuses; excuse excuses; fuse fuses; ruse ruses
"""
_IRREGULAR = {singular: tuple(plurals) for singular, *plurals in (row.split() for row in _ROWS.split(";"))}
_SINGULARS = {plural: singular for singular, plurals in _IRREGULAR.items() for plural in plurals if plural != singular}
# What they end has their plural: midwives, grandchildren.
_LAST_PART = re.compile(r"(?<=\w)(?:woman|man|child|person|wife|life|knife|shelf|wolf)$")
_LAST_PARTS = re.compile(r"(?<=\w)(?:women|men|children|people|persons|wives|lives|knives|shelves|wolves)$")
_NO_COMPOUND = frozenset(
    "german human talisman roman shaman ottoman norman caiman specimen regimen abdomen acumen stamen semen omen".split()
)
# The same in both numbers.
_INVARIANT = frozenset(
    "series species aircraft spacecraft hovercraft watercraft rotorcraft headquarters means crossroads barracks "
    "chassis corps sheep deer fish shellfish salmon bison offspring swiss french dutch".split()
)
_PLURAL_ONLY = frozenset(
    "people police resources duties customs sales savings earnings proceeds premises goods".split()
)
_MASS = frozenset(
    "data news staff software hardware firmware malware ransomware spyware equipment information intelligence "
    "superintelligence research governance advice knowledge feedback evidence personnel goodwill copyright encryption "
    "telework growth cash money privacy security safety legislation progress health capital compliance transparency "
    "accountability sovereignty inflation unemployment employment know-how homework teamwork paperwork bandwidth "
    "traffic spam content media access economics politics physics ethics analytics robotics logistics statistics "
    "mathematics custody cybersecurity literacy furniture luggage jewelry jewellery machinery wildlife rubbish "
    "music".split()
)
_MASS_PHRASES = frozenset({"open source", "computing power", "purchasing power", "remote work", "voluntary work"})
# What ends in -ing names what is done, which is not counted, but for these.
_COUNTABLE_ING = frozenset(
    "bearing beating beginning being binding blessing bombing booking briefing building calling carving casting "
    "ceiling christening clearing clipping closing coating coupling covering crossing dealing drawing dressing "
    "dropping drowning dumpling dwelling earring embedding ending etching evening failing feeling filing filling "
    "finding firing fling gathering greeting grouping hamstring hanging happening heading hearing helping herring "
    "hijacking hiring holding inkling inning keybinding kidnapping killing king landing leaning lining listing "
    "longing mailing mainspring mapping marking meaning meeting misgiving misspelling mooring morning mugging "
    "offering opening outing painting pairing parting piercing ping plaything poisoning posting proceeding pudding "
    "railing ranking rating reading reckoning recording rehearing rendering reopening restructuring ring ruling "
    "sapling saving saying screening seedling serving setting shareholding shelling shilling shoestring shooting "
    "shortcoming showing sibling sighting signing sitting sling spelling spring stabbing sting stockholding stocking "
    "string substring surrounding swelling swing tasting thing turning undertaking uprising viewing viking warning "
    "wedding wellspring wing writing".split()
)
_MASS_SHIP = (
    *("authorship", "censorship", "citizenship", "companionship", "entrepreneurship", "kinship", "leadership"),
    *("manship", "ownership", "readership", "receivership", "ridership", "stewardship", "viewership"),
)
_ADJECTIVE = re.compile(r"(?:[^e]ed|[aeio]ble|ful|less|ous|ical|nal|ial|[^aeiou]ic|ish|wide)$")
# Of what ends so these have a plural in the dictionary, and yet are adjectives as a rule.
_ADJECTIVES = frozenset(
    "able aerial aerodynamic aesthetic analytic aquatic aromatic atmospheric audible automatic basic biennial "
    "biochemical biological bionic breakable ceremonial chronic cinematic civic classical colonial commercial "
    "comparable compatible conditional demographic didactic disposable domestic dramatic durable dynamic dyslexic "
    "economic elastic electric electronic eligible energetic epigenetic ergonomic erratic essential ethnic exotic "
    "expendable exponential external facial faithful financial flexible forensic functional futuristic generic "
    "genetic genomic geriatric hopeful hydraulic hygienic hypothetical imperial impossible industrial ineligible "
    "inevitable inflatable initial intangible internal invincible irrational magnetic marginal medical medicinal "
    "metallic movable nominal numeric observable organic orthopedic paramedical payable pediatric paediatric penal "
    "perennial perishable personal phonetic photonic physical poetic polemical political portable possible potable "
    "practical pragmatic probable problematic prophylactic proportional prosthetic provincial psychedelic psychic "
    "psychotic radial rational recyclable regional renewable reversible robotic romantic rustic seasonal semantic "
    "sociable social specific spinal static strategic synthetic systematic technical terrestrial territorial "
    "theatrical therapeutic toxic tropical unable undesirable unstable vaginal valuable vertical wireless".split()
)
_NOUNS_IN_ED = frozenset(
    "bed testbed hotbed seabed seedbed riverbed shed watershed sled red led hundred hatred moped biped quadruped "
    "newlywed thoroughbred".split()
)
_NATIONALITY = re.compile(r"[A-Z][a-z]+(?:ish|ese)$")
_NO_PLURAL_IN_S = frozenset("bias gas canvas atlas lens chaos always s yes christmas pancreas".split())
_NO_PLURAL_IN_S |= _INVARIANT | _PLURAL_ONLY | _MASS


def plurals(word: str) -> tuple[str, ...]:
    """Return the plurals that a noun may have, the one to write first; itself where it is one or is never another."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return tuple(_cased(form, word) for form in _IRREGULAR[lower])
    if len(word) > 1 and word.isupper() and word.isalpha():
        return (word + "s",)
    if lower in _INVARIANT or lower in _PLURAL_ONLY or singular(word) != word or not word[-1:].isalpha():
        return (word,)
    if (part := _LAST_PART.search(lower)) is not None and lower not in _NO_COMPOUND:
        return tuple(word[: part.start()] + form for form in _IRREGULAR[part[0]])
    if lower.endswith("sis"):
        return (word[:-2] + "es",)
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    return (word[:-1] + "ies",) if re.search(r"[^aeiou]y$", lower) else (word + "s",)


def singular(word: str) -> str:
    """Return the singular of a noun, itself where it is one."""
    lower = word.lower()
    if lower in _SINGULARS and lower not in _MASS:
        return _cased(_SINGULARS[lower], word)
    if (part := _LAST_PARTS.search(lower)) is not None and lower not in _NO_COMPOUND:
        return word[: part.start()] + _SINGULARS[part[0]]
    if re.search(r"[A-Z0-9]s$", word):
        return word[:-1]
    if not is_plural(word) or re.fullmatch(r"[A-Z]{2,5}", word):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("lyses", "theses", "crises", "gnoses", "oases")):
        return word[:-2] + "is"
    if lower.endswith(("sses", "xes", "zzes", "ches", "shes")) or re.search(r"[^aeou]uses$", lower):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Say whether a noun has the form of a plural in -s."""
    lower = word.lower()
    return (
        len(lower) > 2
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is"))
        and lower not in _NO_PLURAL_IN_S
    )


def is_mass(word: str) -> bool:
    """Say whether a noun is not counted, and takes no indefinite article: "evidence", "training", "proceeds"."""
    lower = word.lower()
    if lower.endswith("ing"):
        return lower not in _COUNTABLE_ING and lower not in _INVARIANT
    return lower in _MASS or lower in _PLURAL_ONLY or lower.endswith((*_MASS_SHIP, "ware"))


def is_mass_phrase(phrase: str) -> bool:
    """Say whether several words are a mass noun whose head alone is counted: "open source"."""
    return phrase.lower().replace("-", " ") in _MASS_PHRASES


@lru_cache(maxsize=4096)
def is_adjective(word: str) -> bool:
    """Say whether a word is an adjective as far as its ending tells: "infected", "Spanish", no "dish" or "antibiotic".

    What has an adjective's ending is a noun if simplemma's dictionary knows its plural.
    """
    lower = word.lower()
    if _NATIONALITY.match(word) is not None:
        return True
    if _ADJECTIVE.search(lower) is None or lower in _NOUNS_IN_ED:
        return False
    if lower in _ADJECTIVES or lower.endswith(("ed", "less", "ous", "wide")):
        return True
    import simplemma

    return not simplemma.is_known(plurals(lower)[0], "en")


def _cased(word: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
