"""Conjugation of French verbs: which words are infinitives, and the forms of the regular ones.

After Grevisse's grammar, by letters alone. Nouns in -er, -ir and -re are listed, for `passager` has no form "passage";
of those in -ier the verbs. The forms of irregular verbs are left to simplemma's dictionary (see `glossary.index`).
"""

from __future__ import annotations

_NOT_VERBS = frozenset(
    "conseiller officier leader manager cher fer mer loisir plaisir avenir hiver désir souvenir amer enfer cancer "
    "laser cyber super hacker docker cluster reporter designer poster master newsletter computer container afrikaner "
    "archer berger blazer bookmaker boucher boulanger broker browser bulldozer bunker burger cathéter center "
    "challenger charter cheeseburger clocher cocker coroner cracker cuiller cutter danger datacenter dealer "
    "destroyer driver eider folder footer foyer freelancer freezer fromager gamer gangster gaucher geyser hamburger "
    "hamster header horloger influencer joker khmer looser loser loyer léger magister maraîcher mensonger messager "
    "métayer oranger oreiller outremer outsider pacemaker parser passager paysager plaidoyer plancher poker polder "
    "polyester porcher potager poulailler pourparler quaker raider revolver rocher rocker roller rucher scooter "
    "server setter shaker skipper slider sniper speaker sphincter starter sticker sweater tanker teenager tender "
    "thriller timer trader trailer tuner twitter usager vacher verger viager écuyer électroménager éther étranger "
    "chair clair déplaisir fakir flair impair menhir nadir saphir soupir tapir vizir éclair élixir émir bourrelier "
    "encrier greffier grenier hallier meurtrier peuplier plâtrier sablier sucrier tablier templier truffier vitrier "
    "étrier huîtrier câprier cendre contre-ordre contrordre désordre gendre méandre ordre pourboire salamandre "
    "scaphandre sous-ordre".split()
)
# The verbs in -ier, by what they end in; other words in -ier are nouns or adjectives (papier, financier).
_VERBS_IN_IER = tuple(
    "affilier allier anesthésier asphyxier atrophier autopsier balbutier blier bénéficier calomnier charrier châtier "
    "colorier communier concilier congédier contrarier convier copier crier différencier distancier domicilier dédier "
    "délier dénier dévier envier estropier expatrier expier expédier extasier fier gracier graphier humilier incendier "
    "initier injurier inventorier irradier licencier manier marier mendier négocier pallier parier parodier plagier "
    "plier prier privilégier précier radier rapatrier rassasier relier remercier remédier renier réfugier répertorier "
    "répudier résilier salarier scier skier socier soucier spolier trier varier vicier épier étudier".split()
)
_SHORT_VERBS = frozenset("agir axer huer lier muer nier oser puer ruer suer tuer unir user ôter".split())
# Forms of a verb that are another word, and mostly that one (viser, opérer, user, lier).
_OTHER_WORDS = frozenset("data lions opéra usa visa".split())
_IRREGULAR_VERBS = tuple(
    "aller être avoir faire dire mettre prendre tenir venir voir savoir pouvoir vouloir devoir falloir valoir "
    "recevoir écrire lire vivre suivre conduire produire construire traduire réduire introduire détruire "
    "ouvrir offrir souffrir couvrir courir mourir partir sortir servir sentir dormir mentir naître connaître "
    "paraître plaire croire boire rire conclure inclure exclure suffire acquérir conquérir cueillir fuir "
    "asseoir résoudre coudre craindre joindre atteindre peindre éteindre plaindre rompre vaincre battre taire "
    "nuire cuire luire instruire".split()
)
_VERB_PREFIXES = frozenset(
    "|a|ad|ab|abs|ac|ap|com|con|contre|dé|dés|dis|é|en|entre|inter|main|ob|par|per|pour|pré|pro|re|ré|r|res|sou|sous|"
    "sur|trans".split("|")
)

# Forms of irregular verbs that do not begin with the letter of the infinitive, or have but one.
_SUPPLETIVE = {
    "avoir": "a eu eus eut eurent eût ont".split(),
    "être": "es est suis sommes sont étais était étions étaient étant été fus fut furent fût soit soient sera seront "
    "serait seraient".split(),
    "aller": "va vais vas vont irai ira irons irez iront irait iraient".split(),
}
_PARTICIPLES = (
    *(("savoir", "su"), ("pouvoir", "pu"), ("devoir", "dû"), ("avoir", "eu"), ("cevoir", "çu"), ("voir", "vu")),
    *(("mettre", "mis"), ("prendre", "pris"), ("tenir", "tenu"), ("venir", "venu"), ("faire", "fait"), ("lire", "lu")),
    *(("dire", "dit"), ("crire", "crit"), ("uire", "uit"), ("indre", "int"), ("vrir", "vert"), ("ffrir", "ffert")),
    *(("vivre", "vécu"), ("suivre", "suivi"), ("courir", "couru"), ("mourir", "mort"), ("naître", "né")),
    *(("connaître", "connu"), ("croire", "cru"), ("inclure", "inclus"), ("clure", "clu"), ("quérir", "quis")),
    *(("asseoir", "assis"), ("résoudre", "résolu"), ("rompre", "rompu"), ("battre", "battu"), ("cueillir", "cueilli")),
    *(("partir", "parti"), ("sortir", "sorti"), ("servir", "servi"), ("sentir", "senti")),
)


def is_regular(word: str) -> bool:
    """Say whether `word` (lower case) looks like the infinitive of a verb whose forms the rules make; "papier" and
    "manager" do not."""
    if word in _NOT_VERBS or (len(word) < 5 and word not in _SHORT_VERBS) or is_irregular(word):
        return False
    if word.endswith("ier"):
        return word in _SHORT_VERBS or word.endswith(_VERBS_IN_IER)
    return word.endswith(("er", "endre", "ondre", "erdre", "ordre", "andre")) or (
        word.endswith("ir") and not word.endswith("oir")
    )


def is_irregular(word: str) -> bool:
    """Say whether `word` (lower case) is an infinitive whose forms only a dictionary knows; prefixes are seen through
    ("remettre", "obtenir")."""
    if word in _NOT_VERBS or not word.endswith(_IRREGULAR_VERBS):
        return False
    return any(word.endswith(verb) and word.removesuffix(verb) in _VERB_PREFIXES for verb in _IRREGULAR_VERBS)


def forms(word: str) -> list[str]:
    """Return the forms of a regular verb given in the infinitive (lower case), participles included; none of another
    word."""
    return [form for form in _made(word) if form not in _OTHER_WORDS] if is_regular(word) else []


def suppletive(verb: str) -> list[str]:
    """Return the forms of an irregular verb that look nothing like its infinitive: "ont" of `avoir`."""
    return _SUPPLETIVE.get(verb, [])


def participles(verb: str) -> list[str]:
    """Return the past participles of an irregular verb, all four: "mis", "mise", "mis", "mises"."""
    for ending, participle in _PARTICIPLES:
        if verb.endswith(ending):
            masculine = verb.removesuffix(ending) + participle
            plural = masculine if masculine.endswith("s") else masculine + "s"
            return [masculine, masculine + "e", plural, masculine + "es"]
    return []


def infinitives(participle: str) -> list[str]:
    """Return the irregular verbs whose past participle this may be (lower case, masculine singular)."""
    verbs = [participle.removesuffix(made) + ending for ending, made in _PARTICIPLES if participle.endswith(made)]
    return [verb for verb in verbs if is_irregular(verb)]


def _made(word: str) -> list[str]:
    """Return what the letters of an infinitive make."""
    if word.endswith("er"):
        stem = word[:-2]
        hard = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
        silent = {_grave(stem)} | ({stem + stem[-1]} if stem.endswith(("el", "et")) else set())
        if stem.endswith(("oy", "uy", "ay")):
            silent = {stem[:-1] + "i"} | ({stem} if stem.endswith("ay") else set())
        # Not "portions" and "passions", which are nouns.
        ours = () if stem.endswith(("t", "s")) else ("ions",)
        return [
            *(stem + ending for ending in (*ours, "ez", "iez", "é", "ée", "és", "ées", "èrent")),
            *(hard + ending for ending in ("ons", "ais", "ait", "aient", "ant", "a", "ai", "as")),
            *(root + ending for root in silent for ending in ("e", "es", "ent", "era", "eront", "erai", "erait")),
            *(root + ending for root in silent for ending in ("erons", "erez", "eraient", "erions")),
        ]
    if word.endswith("ir"):
        stem = word[:-1]
        endings = "ssons ssez ssent ssait ssaient ssant ra ront rait raient e es rent sse ssais".split()
        return [stem + ending for ending in ("s", "t", "", *endings)]
    stem = word.removesuffix("re")
    return [stem + ending for ending in ("", *"s ons ez ent ait aient ant u ue us ues ra ront rait it".split())]


def _grave(stem: str) -> str:
    """Return the stem that stands before a silent e: "lev" gives "lèv", "céd" gives "cèd"."""
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouyxzé":
        return stem[:-2] + "è" + stem[-1]
    return stem
