"""The words of a French text where they stand, and whether one with a noun's letters is a noun there.

No sentence is parsed: pronouns before a word, "être" behind which it stands, and what follows it tell enough to keep a
glossary's `compte`, `mise` and `ferme` out of "il compte", "a été mise" and "la décision est ferme".
"""

from __future__ import annotations

from collections.abc import Iterable

from glossary import english_verbs, french, homographs, participles
from glossary.fold import HYPHENS
from glossary.index import LINK, WORD, joint, normal

# Pronouns before a verb: subjects that stand before nothing else, subjects that may (a relative, "avec elle"), objects.
_SURE_SUBJECTS = frozenset("je j tu il ils on".split())
_SUBJECTS = frozenset("elle elles qui ça cela ceci".split())
_ARTICLES = frozenset("le la l les leur en".split())  # a noun may follow them as well
_DETERMINERS = frozenset("le la les l un une des son sa ses ce cet cette ces leur leurs".split())
_OBJECTS = frozenset("me m te t lui nous vous y".split()) | _ARTICLES
_ELIDED = frozenset("j l m n s t".split())
_PREPOSITIONS = frozenset("après avec malgré pour sans chez de d à par contre sur vers entre selon".split())
# Behind a verb and its hyphen: « montre-moi », « compte-t-il »; « -ci », « -là » and « -même » follow nouns.
_BEHIND_VERB = frozenset("moi toi lui leur nous vous le la les y en m t je tu il elle on ils elles".split())
_BE = frozenset("est sont était étaient fut furent sera seront serait seraient été être étant soit soient".split())
_HAVE = frozenset(
    "ai as a avons avez ont avais avait avions aviez avaient ayant avoir eu eut eurent aurai auras aura aurons aurez "
    "auront aurais aurait aurions auriez auraient ait aie aient".split()
)
_AUXILIARIES = _BE | _HAVE | frozenset("suis es sommes êtes étais".split())
_REFLEXIVE = frozenset("s se m me t te".split())
_INVERTED = frozenset("t je tu il elle on nous vous ils elles".split())  # behind a hyphen: « ont-ils arrêté »
_PERSONS = frozenset("député retraité réfugié salarié".split())  # rarely a verb's even in « a été »
_OF = frozenset("de d du des".split())
_STAY = frozenset("reste restent restait restera demeure demeurent demeurait devient deviennent semble paraît".split())
_ADVERBS = frozenset(
    "ainsi alors assez aussi beaucoup bien déjà désormais donc encore également enfin guère jamais longtemps mal mieux "
    "moins même parfois pas peu plus pourtant presque rien si souvent toujours tous tout toutes trop très".split()
)
# Before a noun, no noun themselves.
_LEADING = frozenset(
    "comme dont ni puis soit via voire ancien ancienne autre beau bel belle bon bonne dernier dernière double faux "
    "fausse grand grande gros grosse haut haute jeune long longue mauvais mauvaise meilleur meilleure nouveau nouvel "
    "nouvelle petit petite premier première principal principale prochain prochaine propre quelque quelques second "
    "seconde seul seule simple tel telle unique vieil vieille vieux véritable vrai vraie".split()
)
_NO_SUBJECTS = _LEADING | french.FUNCTION_WORDS | _OBJECTS | _PREPOSITIONS | _ADVERBS | _AUXILIARIES | _STAY
# Behind a verb: « compte des parcs », « compte environ 20 sites », « compte parmi les plus belles ».
_OBJECT_OPENERS = _DETERMINERS | frozenset("des environ parmi".split())
_FARTHEST = 5  # words between a verb and its participle


class Passage:
    """The words of a text: `surfaces` as written, `spans` in the text."""

    def __init__(self, text: str, surfaces: list[str]) -> None:
        self.text = text
        self.surfaces = surfaces
        self.spans = [match.span() for match in WORD.finditer(text)]

    def word(self, place: int) -> str:
        """Return a word without regard to typography and capitals."""
        return normal(self.surfaces[place])

    def joint(self, left: int, right: int) -> str:
        """Return what parts two words, as `glossary.index` tells it."""
        return joint(self.text[self.spans[left][1] : self.spans[right][0]])

    def after_hyphen(self, place: int) -> bool:
        """Say whether a word stands behind a hyphen."""
        start = self.spans[place][0]
        return start > 0 and self.text[start - 1] in HYPHENS


def is_verb(passage: Passage, place: int, noun: str) -> bool:
    """Say whether the letters of an entry's `noun` are a verb's there: `compte` in "il compte", "ne se compte plus".

    Told by the pronouns before it. What they leave open ("qui", "elle", "ça") is settled by the form of the word,
    only where no article stands between ("à qui le tour"). So is what its neighbours tell: "montre-moi",
    "porte plainte", "et montre la porte", "le groupe compte 300 salariés".
    """
    evidence = _pronouns(passage, place)
    if evidence is None and (_governs(passage, place) or _has_subject_and_object(passage, place)):
        evidence = False
    if evidence is None or not homographs.is_noun(noun):
        return False
    return evidence or homographs.is_verb_form(passage.word(place))


def is_participle(passage: Passage, place: int, noun: str, targets: Iterable[str], alone: bool) -> bool:
    """Say whether the letters of a noun are a participle's or an adjective's behind its verb: "a arrêté deux hommes",
    "a été mise en examen", "la décision est ferme". "Il est critique de cinéma" and "il est salarié" have a noun.

    `noun` is the first word of an entry, of which `targets` are the English; `alone` says that it has no other.
    """
    wanted = tuple(targets)
    if alone and homographs.is_adjective_too(noun, wanted):
        return _following(passage, place) not in _OF and _verb(passage, place, _BE | _STAY) is not None
    auxiliary = _verb(passage, place, _AUXILIARIES)
    if auxiliary is None or french.infinitive(noun) or not participles.is_participle(passage.word(place)):
        return False
    if any(english_verbs.is_participle(target.lower().split(" ")[0]) for target in wanted):
        return False  # the entry means the participle
    form, before = passage.word(auxiliary), passage.word(auxiliary - 1) if auxiliary else ""
    if form in _HAVE:
        return before != "y" and not _is_preposition(passage, auxiliary)
    if participles.is_thing(passage.word(place)) or before in _REFLEXIVE:
        return True
    passive = form == "été" and _verb(passage, auxiliary, _HAVE) is not None
    return passive and noun not in _PERSONS and _following(passage, place) not in _OF


def behind_auxiliary(passage: Passage, place: int) -> bool:
    """Say whether "être" or "avoir" stands before a word, so that a participle is no noun: « a été mise à jour »."""
    return _verb(passage, place, _AUXILIARIES) is not None


def _following(passage: Passage, place: int) -> str:
    """Return the word behind one, or nothing at the end of the text."""
    return passage.word(place + 1) if place + 1 < len(passage.surfaces) else ""


def _is_preposition(passage: Passage, place: int) -> bool:
    """Say whether a word is « à » that lacks its accent, as a capital may: « A marché ouvert »."""
    return passage.surfaces[place] == "A" and not passage.surfaces[place + 1].isupper()


def _governs(passage: Passage, place: int) -> bool:
    """Say whether what follows a word makes it a verb, if its form is one: a pronoun behind a hyphen, an object
    without article, or, where "et" precedes that joins no nouns, one with it."""
    if place + 1 >= len(passage.surfaces):
        return False
    word, behind = passage.word(place), passage.word(place + 1)
    end = passage.spans[place][1]
    if passage.text[end] in HYPHENS:
        return behind in _BEHIND_VERB and passage.spans[place + 1][0] == end + 1
    if passage.joint(place, place + 1) != LINK:
        return False
    if homographs.has_bare_object(word, behind):
        return True
    joined = place > 0 and passage.word(place - 1) in ("et", "puis")
    if not joined or passage.joint(place - 1, place) != LINK or word.endswith("s"):
        return False
    between = place > 2 and passage.word(place - 3) == "entre"
    return not between and behind in _DETERMINERS


def _has_subject_and_object(passage: Passage, place: int) -> bool:
    """Say whether a word stands between a noun and a number or determiner, as a verb does between its subject and its
    object: "Renault compte environ 20 sites". A noun has a determiner, a preposition or an adjective before it."""
    word = passage.surfaces[place]
    if place == 0 or place + 1 >= len(passage.surfaces) or not word.islower() or word.endswith("s"):
        return False
    if passage.joint(place - 1, place) != LINK or passage.after_hyphen(place):
        return False
    before, behind = passage.word(place - 1), passage.word(place + 1)
    led = french.determiner(before) is not None or before in _NO_SUBJECTS
    if led or not before.isalpha() or before.endswith(("ez", "ième")):
        return False
    if passage.joint(place, place + 1) != LINK:
        return False
    if behind in _OBJECT_OPENERS:
        return True
    return french.determiner(behind) is not None and _following(passage, place + 1).endswith(("s", "x"))


def _verb(passage: Passage, place: int, verbs: frozenset[str]) -> int | None:
    """Return where a verb stands before a word, adverbs and its own pronoun between them."""
    for before in range(place - 1, max(place - 1 - _FARTHEST, -1), -1):
        if passage.joint(before, before + 1) != LINK:
            return None
        form = passage.word(before)
        if form in verbs:
            noun = form in ("est", "été") and before > 0 and passage.word(before - 1) in ("l", "cet", "d")
            return None if noun else before  # the point of the compass, the season
        if form in _INVERTED and passage.after_hyphen(before):
            continue
        if form not in _ADVERBS and not form.endswith("ment"):
            return None
    return None


def _pronouns(passage: Passage, place: int) -> bool | None:
    """Return whether the pronouns before a word leave no doubt that it is a verb; None when they say nothing."""
    word = passage.word(place)
    article = False
    for before in range(place - 1, max(place - 5, -1), -1):
        form, between = passage.word(before), passage.joint(before, before + 1)
        if between != ("'" if form in _ELIDED else LINK) or passage.after_hyphen(before + 1):
            return None
        if form in _SURE_SUBJECTS:
            return None if passage.after_hyphen(before) else True  # "a-t-il compte ouvert"
        if form in ("se", "s"):
            return True
        if form in ("ne", "n"):
            return False
        if form in _SUBJECTS or (form == "nous" and word.endswith("ons") and before == place - 1):
            led = form != "qui" and before > 0 and passage.word(before - 1) in _PREPOSITIONS
            return None if article or led or passage.after_hyphen(before) else False
        if form not in _OBJECTS:
            return None
        article = article or form in _ARTICLES
    return None
