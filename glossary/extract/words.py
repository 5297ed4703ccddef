"""The words of a French text as extraction sees them: what may begin, join and end a term.

There is no part-of-speech tagger here. A term is a run of words between stop-word borders (Frantzi, Ananiadou and Mima
2000 use the like), which French word formation makes workable: a noun, then adjectives and `de`-groups. Finite verbs
are told by their endings and by simplemma's infinitives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from glossary import french, shield
from glossary.extract.candidate import Example
from glossary.index import LINK, WORD, joint, normal

# What may stand inside a term between its content words.
JOINERS = frozenset("de d du des à au aux la le les l en par sur sous pour et".split())
# Function words and words too general to begin or end a term.
STOP = french.FUNCTION_WORDS | frozenset(
    "même autre autres tout tous toute toutes quelque quelques certain certaine certains certaines plusieurs "
    "chaque aucun aucune tel telle tels telles quel quelle quels quelles premier première premiers premières "
    "dernier dernière derniers dernières nouveau nouvel nouvelle nouveaux nouvelles grand grande grands "
    "grandes petit petite petits petites gros grosse bon bonne bons bonnes mauvais mauvaise meilleur "
    "meilleure pire deuxième troisième quatrième cinquième second seconde seul seule seuls seules vrai vraie "
    "ancien ancienne anciens anciennes futur future prochain prochaine prochains prochaines propre propres "
    "plein pleine long longue longs longues court courte haut haute bas basse fort forte faible faibles beau "
    "belle vieux vieille jeune jeunes autant beaucoup peu plus moins très trop assez aussi encore déjà "
    "toujours jamais souvent parfois ainsi alors donc puis ensuite enfin après avant depuis pendant lors "
    "lorsque quand comment pourquoi combien où ici là voici voilà hier demain aujourd hui maintenant "
    "désormais bientôt tard tôt bien mal mieux pas non oui ni car or afin selon contre malgré grâce parmi "
    "hors sauf outre dès jusque jusqu près loin ailleurs dessus dessous dedans dehors je tu nous vous ils "
    "elles me te lui eux moi toi soi en y cela ceci ça celui celle ceux celles ci mon ma mes ton ta tes notre "
    "nos votre vos rien personne quiconque chacun chacune nul être avoir faire est sont était étaient sera "
    "seront serait seraient fut furent soit soient suis es sommes êtes ai as a avons avez ont avait avaient "
    "aura auront aurait auraient eu font faisait peut peuvent pouvait pourra pourrait pourront doit doivent "
    "devait devra devrait veut veulent voulait va vont allait ira vient viennent dit disent met mettent prend "
    "prennent restent faut fallait semble semblent permet permettent an ans lundi mardi mercredi jeudi "
    "vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre manières sortes plupart moitié tiers quart million millions milliard milliards millier milliers "
    "centaine centaines dizaine dizaines euro euros dollar dollars pour cent un deux trois quatre cinq six "
    "sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cents mille zéro monsieur "
    "madame partir été pouvant voulant devant ayant étant faisant disant visant permettant comprenant concernant "
    "utilisant".split()
)
# Nouns too general to be a term alone, though they may begin one: "vie privée".
GENERAL = frozenset(
    "homme hommes femme femmes gens monde pays ville vie temps jour jours année années mois semaine semaines "
    "heure heures minute minutes matin soir nuit fois chose choses façon manière sorte cas fin début milieu "
    "côté part partie parties moment suite titre nombre point lieu place reste ensemble raison effet exemple "
    "idée mot page groupe nom équipe question problème niveau type forme fait compte base main tête pied "
    "porte voix bout sujet mesure intérieur extérieur décision travail projet service situation résultat "
    "besoin rôle ligne histoire ordre force face avis mort guerre eau argent enfant enfants père mère famille "
    "amis ami rue route table maison salle bureau bureaux printemps été automne hiver".split()
)
# Adjectives that stand before their noun and may belong to a term: "haut risque", "jeune pousse".
LEADING = frozenset(
    "haut haute hauts hautes jeune jeunes grand grande grands grandes petit petite petits petites libre libres faux "
    "fausse fausses gros grosse".split()
)
_FINITE = re.compile(r"(?:èrent|aient|erait|irait|erez|erons|eront|iront|issent|ait)$")
_ADVERBS = frozenset(
    "seulement également notamment actuellement récemment simplement vraiment finalement exactement "
    "rapidement lentement directement officiellement publiquement clairement certainement totalement "
    "probablement uniquement justement généralement largement légèrement fortement fermement ouvertement "
    "autrement évidemment précisément ultérieurement nettement quasiment tellement véritablement entièrement "
    "complètement parfaitement immédiatement longuement comment respectivement techniquement pleinement "
    "prochainement régulièrement ensuite collectivement gratuitement précédemment rarement facilement "
    "difficilement absolument strictement anciennement dernièrement relativement".split()
)


_PARTICIPLE_NOUNS = frozenset(
    "salarié employé député délégué associé marché communiqué résumé procédé traité donné levé arrivé entré anné "
    "journé duré pensé idé armé assemblé soiré tourné diplômé abonné réfugié attaché chargé exposé énoncé relevé congé "
    "café musé lycé trophé clé degré porté accusé blessé administré".split()
)


_INFINITIVE_NOUNS = frozenset("pouvoir savoir devoir faire être vivre dire rire souvenir".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its letters, where they stand, and what parts it from the next."""

    surface: str
    form: str
    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line to extract from; at `known` stand the terms of the glossary, which are not looked at again."""

    example: Example
    known: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The line itself."""
        return self.example.text

    def covers(self, start: int, end: int) -> bool:
        """Say whether a stretch lies within a known term, or cuts one in two."""
        return any(
            a < end and start < b and not (start <= a and b <= end and (a, b) != (start, end)) for a, b in self.known
        )


def runs(line: str) -> Iterator[list[Word]]:
    """Yield the stretches of a line in which a term may stand: words parted by nothing but spaces, hyphens and
    apostrophes, outside addresses and markup."""
    closed = [*shield.opaque(line), *shield.dotted(line)]
    matches = list(WORD.finditer(line))
    run: list[Word] = []
    for place, match in enumerate(matches):
        end = matches[place + 1].start() if place + 1 < len(matches) else len(line)
        between = line[match.end() : end]
        after = joint(between) if place + 1 < len(matches) else ""
        if any(start < match.end() and match.start() < stop for start, stop in closed):
            if run:
                yield run
            run = []
            continue
        run.append(Word(match.group(), normal(match.group()), match.start(), match.end(), between))
        if after not in (LINK, "'"):
            yield run
            run = []
    if run:
        yield run


@lru_cache(maxsize=65_536)
def is_content(form: str, nominal: bool = False) -> bool:
    """Say whether a word (lower case) may begin or end a term; `nominal` says that no verb can stand there."""
    if len(form) < 3 or form[0].isdigit() or form in STOP or is_adverb(form):
        return False
    return nominal or not is_finite(form)


@lru_cache(maxsize=65_536)
def is_adverb(form: str) -> bool:
    """Say whether a word is an adverb in -ment: an adjective's feminine with -ment, where nouns have a verb's stem."""
    if form in _ADVERBS or form.endswith(("emment", "amment")):
        return True
    if not form.endswith("ement"):
        return False
    stem = french.lemma(form[:-4])
    return stem != form[:-4] and not stem.endswith(("er", "ir", "re"))


@lru_cache(maxsize=65_536)
def is_finite(form: str) -> bool:
    """Say whether a word looks like a conjugated verb."""
    if _FINITE.search(form) and form not in ("portrait", "retrait", "extrait", "souhait", "trait", "attrait", "lait"):
        return french.lemma(form) != form
    base = french.lemma(form)
    if base == form or not base.endswith(("er", "ir", "re", "oir")):
        return False
    # A noun's plural and a participle have infinitives for lemma at times ("entreprise", "données").
    return not form.endswith(("é", "ée", "és", "ées", "ise", "ises", "ant", "ants", "ante", "antes"))


def is_participle(form: str) -> bool:
    """Say whether a word looks like a past participle; nouns made of one (`salarié`, `donnée`) do not."""
    return (
        form.endswith(("é", "ée", "és", "ées"))
        and form.rstrip("s").removesuffix("e") not in _PARTICIPLE_NOUNS
        and not form.endswith(("té", "tés", "iée", "iés"))
    )


@lru_cache(maxsize=65_536)
def is_verbal(form: str) -> bool:
    """Say whether a word is an infinitive or a present participle (`pouvant`), which end no noun's group."""
    base = french.lemma(form)
    if base == form:
        return french.infinitive(form) and form not in _INFINITIVE_NOUNS and is_ordinary(form)
    return form.endswith("ant") and base.endswith(("er", "ir", "re", "oir"))


@lru_cache(maxsize=65_536)
def root(form: str) -> str:
    """Return the form under which inflected forms of a word are counted together."""
    if form in JOINERS:
        return form
    base = french.lemma(form)
    return base if not base.endswith(("er", "ir", "re", "oir")) or base == form else form.rstrip("s")


@lru_cache(maxsize=65_536)
def is_ordinary(form: str) -> bool:
    """Say whether French has this word (lower case) as a common one: `conseil` is, `altman` is not."""
    import simplemma

    return bool(simplemma.is_known(form, lang="fr"))
