"""The French words that tell where a sentence ends: abbreviations, sentence openers, words that ask for more.

The abbreviations are the French non-breaking prefixes of the Moses tokenizer as sacremoses carries them (read from the
installed package) and our own, which say what that list does not: how an abbreviation behaves before a capital.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

# A name always follows: the full stop never ends a sentence.
TITLES = frozenset(
    """
    m mm mme mmes mlle mlles melle mgr dr drs pr prof me mes mtre st ste sts stes vve gal gén col cdt cne capt lt ltt
    adj maj sgt cpl amb s.a.r s.e ss.mm s.m r.p ll.aa ll.mm mr mrs ms messrs bd bld boul blvd
    """.split()
)

# A number follows, or else the word is an ordinary one («une œuvre d'art. Le peintre…»).
BEFORE_NUMBER = frozenset(
    """
    no nos n nº p pp art arts al fig figs chap ch vol t v § par paragr sect sec liv col ll f ff fol fo pl tab tabl
    réf réfs rév ann app annexe éq eq ex exerc fasc num tél tel fax h env sept ca
    lun ven sam dim cass soc crim civ bât esc appt réd qté alt dist
    """.split()
)

# A day of the month follows, or else the word is an ordinary one (« la mer. 12 marins… »).
BEFORE_DAY = frozenset("mar mer jeu com".split())

# More often inside a sentence than at its end: only a clear opener after it makes a boundary.
INSIDE = frozenset(
    """
    cf conf p.ex ex c.-à-d càd c-à-d i.e e.g vs v av apr ap j.-c n.b p.s p.-s nb ps inc corp ltd jr sr cie cies bros éd
    ed édit coll trad dir resp dépt dpt dép arr ste sté éts ets stés univ inst ft mt janv févr fév avr juil juill
    oct nov déc approx max min moy env hab tél rééd réimpr s.l s.d s.l.n.d op.cit ibid
    id loc.cit cit al suppl supp vb adj adv subst masc fém plur sing lat gr ph th chr chs ch jos geo wm alex ed
    s.a s.a.s s.a.r.l s.n.c u.s u.s.a u.k e.u o.n.u fr q.v sq sqq suiv ss p.c.c r.a.s t.s.v.p gén spéc
    """.split()
)

# Moses lists these although they are ordinary words, units or ends of sentences.
ORDINARY = frozenset(["etc", "auj", "lib", "sup", "inf", "contr", "hab", "sq"])

# Of all these, the words that a full stop may follow as it does any other; so does it the sign of a unit, « 5 min ».
_WORDS_TOO = frozenset("annexe art arts ca col ex fax fol no nos par ps sec sept tel vol".split())
_LAST = re.compile(r"(?!(?<=\d[ \u00a0\u2009\u202f])min\b)([^\s(\[«“\"'’]{2,})\.[\s»”\"'’)\]]*$")

# Firms and programmes that carry an exclamation mark in their name.
EXCLAIMING = frozenset(["yahoo", "jeopardy", "yum", "joomla"])

# A capital letter after one of these is a label, not somebody's initial.
LETTERED = frozenset(
    """
    plan groupe vitamine catégorie classe type point option série ligne hépatite lettre bloc zone niveau article
    articles chapitre annexe partie colonne figure tableau section étape phase axe jour modalité note pavillon hall
    porte quai bât esc appt
    """.split()
)

NETWORK = frozenset(["sur", "social", "réseau", "plateforme", "via"])  # before X, which is no initial there

LONGEST_ABBREVIATION = 40  # characters, with the marks behind it

LOWER = "a-zà-öø-ÿœæšž"
UPPER = "A-ZÀ-ÖØ-ÞŒÆŠŽ"
APOSTROPHE = "['’ʼ]"

_PRONOUNS = (
    "Il|Elle|Ils|Elles|On|Nous|Vous|Je|Tu|Ce|Cet|Cette|Ces|Cela|Ceci|Ça|Celui|Celle|Ceux|Mais|Or|Donc|Car|Ni|Puis|"
    "Ensuite|Enfin|Ainsi|Aussi|Alors|Cependant|Toutefois|Néanmoins|Pourtant|Certes|Quand|Lorsque|Comme|Si|Puisque|"
    "Parce|Bien|Afin|Selon|Depuis|Pendant|Lors|Malgré|Outre|Quant|Voici|Voilà|Aujourd|Hier|Demain|Désormais|Déjà|"
    "Quelques|Plusieurs|Certains|Certaines|Chaque|Tous|Toutes|Tout|Toute|Aucun|Aucune|Quel|Quelle|Quels|Quelles|"
    "Pourquoi|Comment|Combien|Où|Que|Qui|Leur|Leurs|Notre|Nos|Votre|Vos|Mon|Ma|Mes|Ton|Ta|Tes|Son|Sa|Ses|"
    "Oui|Non|Parmi|Entre|Contre|Vers|Chez|Avant|Après|Avec|Sans|Sous|Sur|Par|Pour|Dans|En|À|Au|Aux|De|Du|Des|Et|Ou"
)
_DETERMINERS = "Le|La|Les|Un|Une"

# «Le chat», «Il», «L'entreprise»: capitals that nothing but the beginning of a sentence explains. A determiner before
# another capital may be a name (Le Pen, La Haye, L'Oréal).
OPENER = re.compile(
    rf"(?:(?:{_PRONOUNS})(?![\w.]|-[{UPPER}])|(?:{_DETERMINERS})(?=\s+[{LOWER}\d«“\"(])"
    rf"|(?:L|D|C|J|S|N|M|T|Qu|Jusqu|Lorsqu|Puisqu){APOSTROPHE}(?=[{LOWER}]))"
)

# A line or sentence that stops on one of these is not finished.
ASKING = frozenset(
    """
    le la les l un une des du de d au aux à a en dans par pour sur sous avec sans chez vers entre contre depuis pendant
    selon que qu qui dont où et ou ni mais or car si ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma
    mes ton ta tes très plus moins aussi comme quand lorsque puisque afin ainsi lors dès jusqu jusque parmi malgré est
    sont était étaient sera seront ont avait avaient aura auront être avoir ne n se s y nous vous
    """.split()
)

# Of these, what a label or heading ends on too («En savoir plus», «À propos de nous», «Le cours de l'or»).
ENDING = frozenset("plus moins aussi ainsi nous vous être avoir est a s or car son ton".split())


# After one of these a capital begins a title («le film Les choses de la vie», «la page Mes appareils»).
NAMING = frozenset(
    """
    film films roman romans livre livres journal quotidien magazine hebdomadaire mensuel revue série émission feuilleton
    chanson chansons album disque single titre titres intitulé intitulée intitulés nommé nommée appelé appelée baptisé
    baptisée surnommé surnommée dit dite pièce opéra ballet tableau toile poème recueil conte nouvelle essai ouvrage
    article documentaire spectacle comédie exposition expo festival jeu application appli logiciel programme projet
    opération campagne initiative plateforme site blog chaîne radio agence groupe association collectif fondation ong
    organisation mouvement parti syndicat société entreprise marque enseigne magasin boutique restaurant café bar hôtel
    théâtre cinéma musée galerie place rue maison liste page pages section sections rubrique option options écran
    message messages case cases champ champs bouton boutons menu menus onglet onglets colonne colonnes statut état
    variable commande fonction fenêtre boîte zone mot mots phrase slogan devise expression formule mention conférence
    concours prix trophée coupe ligue club équipe loi plan dossier fichier chapitre partie tome volume valeur paramètre
    composant attribut type mode widget contient affiche affichent sélectionne division surtout également
    notamment désormais
    """.split()
)

# Openers that a sentence under a heading begins with and that no name contains: «Les vitamines Au cours des années…».
AFTER_HEADING = re.compile(
    rf"(?:(?:Le|La|Les|Un|Une|Des|Ce|Cet|Cette|Ces|Au|Aux|Selon|Depuis|Pendant|Après|Avant|Malgré|Parmi|Pour|Dans|"
    rf"Lors|Chaque|Plusieurs|Quelques|Certains|Certaines|Il|Elle|Ils|Elles|On|À\s+l[ae])(?=\s+[{LOWER}\d])"
    rf"|(?:Selon|Pour|Depuis|Après|Avant)(?=\s+(?:M\.|MM\.|Mme|Mlle))"
    rf"|(?:Selon|Pour|Depuis|Après|Avant|Dans|À)(?=\s+[ld]{APOSTROPHE}[{LOWER}])"
    rf"|En(?=\s+(?:\d|effet|revanche|outre|plus|dépit|raison|fait|attendant|réalité|réponse|[{LOWER}]+ant\b|"
    rf"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques)\b))"
    rf"|À(?=\s+[{UPPER}][\w-]+,)|Tout(?=\s+(?:commence|est|a|ce)\b)|Beaucoup(?=\s+d)|Reste(?=\s+(?:à|qu|une?)\b)"
    rf"|(?:Entre-temps|Résultat|Depuis|Parallèlement|Concrètement)(?=,)"
    rf"|(?:La|Le|Les)(?=\s+(?:France|Chine|Russie|Suisse|Belgique|Commission|Cour|Californie|Corée|États-Unis|Japon|"
    rf"Royaume-Uni|Canada)\s+[{LOWER}])"
    rf"|L{APOSTROPHE}(?=(?:Union|Europe|Allemagne|Espagne|Italie|Inde|Ukraine|Assemblée)\s+[{LOWER}])"
    rf"|L{APOSTROPHE}(?=[{LOWER}])|(?:J{APOSTROPHE}ai|C{APOSTROPHE}est|C{APOSTROPHE}était)(?=\s+[{LOWER}])"
    rf"|D{APOSTROPHE}(?=ailleurs\b|après\b|autres?\b|abord\b)|De(?=\s+(?:plus|son|nombreu\w+)\b)"
    rf"|Par(?=\s+(?:ailleurs|conséquent)\b)"
    rf"|(?:Cependant|Toutefois|Néanmoins|Pourtant|Ensuite|Enfin|Ainsi|Alors|Désormais|Aujourd{APOSTROPHE}hui|"
    rf"Actuellement|Récemment|Dernièrement|Hier)(?=,?\s+[{LOWER}]))"
)


def ends_in_abbreviation(text: str) -> bool:
    """Tell whether the full stop that ends a French text is one of an abbreviation: « Durée max. », « 490 av. J.-C. ».

    It may end a sentence as well.
    """
    last = _LAST.search(text, max(0, len(text) - LONGEST_ABBREVIATION))
    return last is not None and last[1].lower() in (INSIDE | BEFORE_NUMBER) - _WORDS_TOO


@lru_cache(maxsize=1)
def moses_prefixes() -> frozenset[str]:
    """Return sacremoses' French non-breaking prefixes, in lower case, single letters left out.

    The file is read where the package lies: importing sacremoses would take longer than segmenting a book.
    """
    spec = find_spec("sacremoses")
    if spec is None or not spec.submodule_search_locations:
        return frozenset()
    path = Path(spec.submodule_search_locations[0]) / "data" / "nonbreaking_prefixes" / "nonbreaking_prefix.fr"
    if not path.is_file():
        return frozenset()
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line.lower() for line in lines if len(line) > 1)


@lru_cache(maxsize=1)
def inside() -> frozenset[str]:
    """Return the abbreviations, in lower case and without their last full stop, that rarely end a sentence."""
    return (moses_prefixes() | INSIDE) - TITLES - BEFORE_NUMBER - ORDINARY
