from __future__ import annotations

import pytest

from glossary import conjugation, french
from glossary.french import Number


@pytest.mark.parametrize(
    ("word", "form", "number"),
    [
        ("conseil", "conseils", Number.PLURAL),
        ("conseil", "conseil", Number.SINGULAR),
        ("directeur", "directrices", Number.PLURAL),
        ("directrice", "directeurs", Number.PLURAL),
        ("général", "généraux", Number.PLURAL),
        ("général", "générale", Number.SINGULAR),
        ("réseau", "réseaux", Number.PLURAL),
        ("réseaux", "réseau", Number.SINGULAR),
        ("travail", "travaux", Number.PLURAL),
        ("détail", "détails", Number.PLURAL),
        ("ressources", "ressource", Number.SINGULAR),
        ("ressources", "ressources", Number.PLURAL),
        ("fonds", "fonds", Number.EITHER),
        ("prix", "prix", Number.EITHER),
        ("processus", "processus", Number.EITHER),
        ("élu", "élues", Number.PLURAL),
        ("chef", "cheffes", Number.PLURAL),
        ("européen", "européenne", Number.SINGULAR),
        ("financier", "financières", Number.PLURAL),
        ("actif", "actives", Number.PLURAL),
        ("contagieux", "contagieuse", Number.SINGULAR),
        ("œil", "yeux", Number.PLURAL),
        ("licencier", "licencié", Number.EITHER),
        ("lever", "lèveront", Number.EITHER),
        ("annoncer", "annonçait", Number.EITHER),
        ("engager", "engageons", Number.EITHER),
        ("déployer", "déploie", Number.EITHER),
        ("investir", "investissent", Number.EITHER),
        ("vendre", "vendues", Number.EITHER),
        ("tuer", "tué", Number.EITHER),
        ("nier", "nie", Number.EITHER),
        ("agir", "agissent", Number.EITHER),
        ("résilier", "résilie", Number.EITHER),
    ],
)
def test_a_word_has_its_inflected_forms(word: str, form: str, number: Number) -> None:
    assert french.forms(word)[form] is number


@pytest.mark.parametrize(
    ("word", "form"),
    [("parti", "partie"), ("port", "porte"), ("conseil", "conseille"), ("conseiller", "conseille"), ("toux", "tous"),
     ("plan", "plane"), ("point", "pointe"), ("processus", "processu"), ("usager", "usage"),
     ("messager", "message"), ("passager", "passage"), ("étranger", "étrange"), ("boucher", "bouche"),
     ("challenger", "challenge"), ("fichier", "fiche"), ("greffier", "greffe"), ("clocher", "cloche"),
     ("foyer", "foie"), ("éclair", "éclaira"), ("user", "usa"), ("opérer", "opéra"), ("porter", "portions")],
)  # fmt: skip
def test_another_word_is_no_form(word: str, form: str) -> None:
    assert form not in french.forms(word)


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("salarié", "salariée salariées"), ("employé", "employée"), ("candidat", "candidate"), ("député", "députée"),
        ("écrivain", "écrivaine écrivaines"), ("directeur", "directrice"), ("auteur", "autrice auteure auteures"),
        ("rapporteur", "rapporteure rapporteuse"), ("docteur", "docteure"), ("professeur", "professeure"),
        ("ingénieur", "ingénieure"), ("ouvrier", "ouvrière"), ("infirmier", "infirmière"), ("étranger", "étrangère"),
        ("avocat", "avocate"), ("accusé", "accusée"), ("président", "présidente"), ("voisin", "voisine"),
        ("marchand", "marchande"), ("patient", "patiente"), ("mineur", "mineure"), ("citoyen", "citoyenne"),
        ("serveur", "serveuse"), ("premier", "première"), ("ancien", "ancienne"), ("négatif", "négative"),
        ("désactivé", "désactivée"), ("mis", "mise"),
        ("maître", "maîtresse"), ("chef", "cheffe"), ("public", "publique"),
        ("directrice", "directeur directeurs"), ("salariée", "salarié"), ("députée", "député"),
        ("ouvrière", "ouvrier"), ("générale", "général généraux"), ("assistante", "assistant"),
        ("docteure", "docteur"), ("citoyenne", "citoyen"), ("vendeuse", "vendeur"),
        ("chanteuse", "chanteur"), ("autrices", "auteurs"),
    ],
)  # fmt: skip
def test_a_noun_has_its_other_gender(noun: str, forms: str) -> None:
    for form in forms.split():
        assert form in french.forms(noun)
        assert not french.is_another_word(form, noun), form


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        # a noun with an e is another noun
        ("eau", "elle"), ("mer", "mère"), ("médecin", "médecine"), ("devis", "devise"), ("cours", "course"),
        ("fil", "file"), ("dos", "doses"), ("rein", "reine"), ("moyen", "moyenne"), ("cas", "cases"),
        ("billet", "billette"), ("bassin", "bassine"), ("niveau", "nivelle"), ("heur", "heure"), ("plat", "plaine"),
        # or a verb's form
        ("emploi", "emploie"), ("envoi", "envoie"), ("viol", "viole"), ("emprunt", "emprunte"), ("tir", "tire"),
        ("rappel", "rappelle"), ("propos", "propose"), ("calcul", "calcule"), ("regard", "regarde"),
        # a participle, or an adjective
        ("communiqué", "communiquée"), ("traité", "traitées"), ("relevé", "relevée"), ("revenu", "revenue"),
        ("permis", "permise"), ("actif", "active"), ("objectif", "objective"), ("moteur", "motrice"),
        # and the masculine of a feminine noun
        ("durée", "duré"), ("donnée", "donné"), ("données", "donné"), ("armée", "armés"), ("portée", "porté"),
        ("centrale", "central"), ("capitale", "capitaux"), ("moyenne", "moyen"), ("arrivée", "arrivé"),
        ("directive", "directif"), ("prière", "prier"), ("filiale", "filial"), ("variante", "variant"),
    ],
)  # fmt: skip
def test_a_word_of_its_own_is_no_other_gender(noun: str, form: str) -> None:
    assert form not in french.forms(noun) or french.is_another_word(form, noun)


@pytest.mark.parametrize(
    ("word", "number"),
    [("les", Number.PLURAL), ("l", Number.SINGULAR), ("deux", Number.PLURAL), ("1", Number.SINGULAR),
     ("500", Number.PLURAL), ("9" * 40, Number.PLURAL), ("chat", None), ("de", None), ("²", None), ("②", None)],
)  # fmt: skip
def test_determiners_and_numerals_give_number(word: str, number: Number | None) -> None:
    assert french.determiner(word) is number


@pytest.mark.parametrize(
    ("word", "verb"),
    [("licencier", True), ("mettre", True), ("obtenir", True), ("investir", True), ("papier", False),
     ("manager", False), ("fenêtre", False), ("conseiller", False), ("conseil", False), ("avenir", False),
     ("usager", False), ("étranger", False), ("tuer", True), ("lier", True),
     ("cher", False), ("hier", False), ("grenier", False), ("photographier", True), ("émir", False), ("agir", True)],
)  # fmt: skip
def test_infinitives_are_told_from_nouns(word: str, verb: bool) -> None:
    assert french.infinitive(word) is verb


def test_irregular_verbs_are_left_to_the_dictionary() -> None:
    assert conjugation.is_irregular("remettre")
    assert not conjugation.is_irregular("fenêtre")
    assert french.lemma("mis") == "mettre"
