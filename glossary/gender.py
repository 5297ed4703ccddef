"""Gender of French nouns and adjectives: the feminine that the letters of a masculine make, and the other way round.

After Grevisse's grammar. The letters alone make words of their own as well (`rein`, kidney, "reine", queen; `durée`,
length, "duré", lasted): `glossary.french` asks the dictionary about them; `PERSONS` and `ADJECTIVES` are what it does
not know.
"""

from __future__ import annotations

_FEMININE_ENDINGS = (
    ("ateur", ("atrice", "ateuse", "ateure")),
    ("teur", ("trice", "teuse", "teure")),
    ("eur", ("euse", "eure")),
    ("er", ("ère",)),
    ("eux", ("euse",)),
    ("eau", ("elle",)),
    ("if", ("ive",)),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("en", ("enne",)),
    ("et", ("ète", "ette")),
    ("ic", ("ique",)),
    ("ec", ("èche", "ecque")),
    ("nc", ("nche",)),
    ("gu", ("guë", "güe")),
)
_MASCULINE_ENDINGS = (
    *(("trice", "teur"), ("teure", "teur"), ("euse", "eur"), ("euse", "eux"), ("ère", "er"), ("ive", "if")),
    *(("elle", "el"), ("enne", "en"), ("ée", "é"), ("ale", "al"), ("ante", "ant")),
)
_ON_ONNE = frozenset("bon patron champion breton piéton espion baron mignon wallon letton".split())
_IRREGULAR = {"chef": ("cheffe",), "maître": ("maîtresse",), "maitre": ("maitresse",)}
# The feminine that the rules would make is another word.
_NO_FEMININE = frozenset(
    "parti droit fait point plan port part pont mont sort fond défi crédit débit profit produit conflit objet projet "
    "mandat contrat contact argent budget rejet trajet conseil réveil soleil travail appareil détail accueil recueil "
    "bal canal fin marin bain main train gain pain cour tour mur or bon don son ton mari cri essai délai salut tribut "
    "signal journal capital cheval bilan écran élan volant courant aimant instant présent accent cent vent chant champ "
    "bord accord record report rapport support transport import export effort confort fort secret brevet ticket "
    "paquet filet internet portrait trait retrait attrait lait statut but bout début arrêt intérêt prêt forêt dépôt "
    "impôt salon bloc roc lac sac parc arc choc stock truc risque porc croc heur".split()
)
# Names of things whose feminine is a participle's or an adjective's: « la question est traitée ».
_THINGS = frozenset(
    "acquis aperçu compromis contenu démenti découvert montant moteur permis reçu revenu suivi vécu "
    "abrégé arrêté carré combiné communiqué composé corrigé débouché décolleté défilé dérivé énoncé exposé granulé "
    "imprimé libellé métré modelé passé phrasé pointillé polycopié préjugé procédé profilé raté relevé résumé soufflé "
    "tracé traité".split()
)
# Masculines with a feminine that the dictionary has as a word or a verb's form of its own. A feminine noun that looks
# like one of the adjectives is another word: la constante.
PERSONS = frozenset(
    "chef maître maitre archer berger bouvier chevalier couturier croupier cuisinier dentellier jardinier journalier "
    "meunier meurtrier ouvrier salonnier saunier sorcier tapissier vacher vannier verrier adjoint ami apprenti "
    "candidat châtelain député écrivain fiancé gouvernant honoré ingénieur juré mandarin marchand moissonneur pèlerin "
    "prostitué régent saint sous-directeur sultan surintendant syndic courtisan brigand débutant espion fainéant "
    "gourmand martyr mineur patron baron piéton truand vagabond voisin cadet jumeau bâtard bourgeois chien indien "
    "norvégien saoudien sicilien égyptien vénitien argentin limousin napolitain romain bordelais champenois gaulois "
    "génois hongrois maltais normand ottoman collatéral criminel immortel gladiateur maréchal".split()
)
ADJECTIVES = frozenset(
    "affirmatif agressif captif coopératif défensif exclusif explosif exécutif incisif interrogatif invasif négatif "
    "offensif réactif rétrospectif rotatif sensitif subjectif vif familial départemental digital dorsal final "
    "fluvial horizontal inégal initial intégral latéral magistral maximal multinational nasal naval normal orbital "
    "spécial transversal vertical cher minier routier blond brun brut chaud clair commun conséquent constant couvert "
    "cru cuit distrait abstrait dur errant étroit faux fécond flou frais fréquent glissant gourd impatient importun "
    "induit inquiet innocent lent mécontent médian muet mûr net partiel patient plaisant plat présidentiel maternel "
    "irrationnel mutuel mis pris admis promis remis soumis transmis rond satisfait sourd suspect tangent uni variant "
    "violent violet ambitieux douloureux joyeux respectueux".split()
)


def feminines(word: str) -> list[str]:
    """Return what the feminine of a masculine in the singular (lower case) may be."""
    if word in _NO_FEMININE or len(word) < 3:
        return []
    if word in _IRREGULAR:
        return list(_IRREGULAR[word])
    for ending, others in _FEMININE_ENDINGS:
        if word.endswith(ending):
            return [word.removesuffix(ending) + other for other in others]
    if word.endswith("on"):
        return [word + "ne"] if word in _ON_ONNE else []
    return [word + "e"] if word[-1] in "dtnlriusé" and not word.endswith(("oir", "our", "us")) else []


def masculines(word: str) -> list[str]:
    """Return what the masculine of a feminine in the singular (lower case) may be."""
    irregular = [masculine for masculine, others in _IRREGULAR.items() if word in others]
    return irregular + [
        word.removesuffix(ending) + masculine
        for ending, masculine in _MASCULINE_ENDINGS
        if word.endswith(ending) and len(word) > len(ending) + 1
    ]


def is_thing(word: str) -> bool:
    """Say whether a noun (lower case) names a thing only, so that its feminine is a participle's or an adjective's."""
    return word in _THINGS
