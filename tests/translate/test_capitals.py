"""Texts in capitals: told, taken down for the engine, put back."""

from __future__ import annotations

import pytest

from translate.capitals import Capitals, capitals_of, names_for, sentence_case, written
from translate.document import Segment


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("LE CONSEIL A TRANCHÉ", Capitals.ALL),
        ("AGI, ONU ET SNCF", Capitals.SENTENCE),  # acronyms
        *((word, Capitals.ALL) for word in ("OUI", "NON !", "OUI / NON", "JOUR", "ÂGE", "LE MOIS", "PAYS", "VOIR ⟪0⟫")),
        *((word, Capitals.SENTENCE) for word in ("PDG", "OTAN", "SA", "TIC", "EST", "OK", "FNAC", "SARL", "A", "⟪0⟫")),
        ("Le Conseil D'Administration A Tranché", Capitals.WORDS),
        ("« Le Patron De La Start-Up Est Revenu »", Capitals.WORDS),
        ("La ⟪0⟫ De La Semaine ⟪1⟫", Capitals.WORDS),
        ("Le Conseil d'Administration A Tranché", Capitals.SENTENCE),
        ("Sam Altman, Mira Murati, Greg Brockman", Capitals.SENTENCE),  # names
        ("Le Monde Diplomatique", Capitals.SENTENCE),  # too few to tell
        ("Le conseil a tranché hier", Capitals.SENTENCE),
        ("", Capitals.SENTENCE),
    ],
)
def test_capitals_are_told_apart_from_names_and_acronyms(text: str, capitals: Capitals) -> None:
    assert capitals_of(text) is capitals


@pytest.mark.parametrize(
    ("text", "names", "lowered"),
    [
        ("LE CONSEIL A TRANCHÉ", [], "Le conseil a tranché"),
        ("OUI / NON", [], "Oui / non"),
        ("VOIR LE PDG", [], "Voir le PDG"),
        ("« 3 ÉLUS PARTENT »", [], "« 3 Élus partent »"),
        ("Le Conseil D'Administration A Renvoyé Sam Altman", [], "Le conseil d'administration a renvoyé Sam Altman"),
        ("Le PDG De La ⟪0⟫ Est Parti", [], "Le PDG de la ⟪0⟫ est parti"),
        ("L'Affaire De La Poste Et De Orange", [(15, 20), (28, 34)], "L'affaire de la Poste et de Orange"),
    ],
)
def test_a_text_in_capitals_is_read_as_a_sentence_and_keeps_its_names(
    text: str, names: list[tuple[int, int]], lowered: str
) -> None:
    made = sentence_case(text, capitals_of(text), names)
    assert made == lowered
    assert len(made) == len(text)


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("GRÈVE À PARIS", "Grève à Paris"),
        ("GREVE A RENNES", "Greve a Rennes"),
        ("LES PARIS EN LIGNE", "Les paris en ligne"),
        ("PLUS DE PARIS SPORTIFS", "Plus de paris sportifs"),
        ("DES TROUPEAUX ET LES RENNES", "Des troupeaux et les rennes"),
        ("LES TOURS DE LA DÉFENSE", "Les tours de la défense"),
        ("LE MAIRE DE TOURS ET CELUI DE LYON", "Le maire de tours et celui de Lyon"),
        ("INCENDIE À TOURS", "Incendie à Tours"),
        ("UNE ÉLUE DE NIMES", "Une élue de Nîmes"),
        ("LA COURSE PARIS-NICE", "La course paris-Nice"),
        ("TRAIN SAINT-ETIENNE-LYON", "Train saint-etienne-Lyon"),
        ("L'AFFAIRE DE SAINT-ETIENNE", "L'affaire de Saint-Étienne"),
    ],
)
def test_places_keep_their_capital_where_they_are_no_words(text: str, lowered: str) -> None:
    assert sentence_case(text, capitals_of(text)) == lowered


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("M. DUPONT PAIERA 3,5 M€ À MME DURAND", "M. Dupont paiera 3,5 M€ à Mme Durand"),
        ("AVEC MM. ROUX ET M. DUPONT-AIGNAN", "Avec MM. Roux et M. Dupont-Aignan"),
        ("M. LE MAIRE REÇOIT LE DR ROUX", "M. le maire reçoit le Dr Roux"),
        ("142 MDS DE DOLLARS, 60 MDS€", "142 Mds de dollars, 60 Mds€"),
        ("900 K€ À 10 M DU BUT", "900 K€ À 10 M DU BUT"),  # no long word: as it stands
        ("900 K€ À 10 M DES BUTEURS", "900 k€ à 10 m des buteurs"),
        ("1 200 HA BRÛLÉS, 3 GO OU 5 KM/H", "1 200 ha brûlés, 3 Go ou 5 km/h"),
        ("LES KM ET LES HA BRÛLÉS", "Les km et les ha brûlés"),
        ("GRÈVE À LA SNCF : UN TGV ANNULÉ", "Grève à la SNCF : un TGV annulé"),
        ("L'ONU CONTRE L'EX-PDG DE TF1 SUR L'A7", "L'ONU contre l'ex-PDG de TF1 sur l'A7"),
        ("SA FEMME IRA AU PARC À 20H30", "Sa femme ira au parc à 20h30"),
    ],
)
def test_acronyms_titles_and_units_are_written_as_they_are(text: str, lowered: str) -> None:
    made = sentence_case(text, capitals_of(text))
    assert made == lowered
    assert len(made) == len(text)


def segments(*sources: str) -> list[Segment]:
    return [Segment(number, 0, len(source), source) for number, source in enumerate(sources)]


@pytest.mark.parametrize(
    ("ordinary", "lowered"),
    [
        ("Le groupe Orange et M. Mélenchon.", "Orange et Mélenchon"),
        ("Le logo orange du groupe Orange.", "Orange et melenchon"),  # a word as well
        ("Selon Jean, l'Orange mécanique.", "Orange et melenchon"),
        ("Orange parle. Mélenchon parle.", "Orange et melenchon"),  # a capital that begins a sentence tells nothing
        ("ORANGE ET MÉLENCHON SONT LÀ", "Orange et melenchon"),
    ],
)
def test_names_of_a_text_are_known_in_its_capitals(ordinary: str, lowered: str) -> None:
    shouted, other = names_for(segments("ORANGE ET MELENCHON", ordinary))
    assert sentence_case("ORANGE ET MELENCHON", Capitals.ALL, known=shouted) == lowered
    assert other == frozenset() or ordinary.isupper()


def test_a_heading_with_markup_is_in_capitals_all_the_same() -> None:
    heading = Segment(0, 0, 12, "<b>SNCF</b>.", opaque=((0, 3), (7, 11)))
    names = names_for([heading, *segments("La grève de la SNCF.")])
    assert names == [{"SNCF"}, frozenset()]


@pytest.mark.parametrize(
    ("capitals", "text"),
    [
        (Capitals.ALL, "THE BOARD'S CHIEF LEFT ⟪0⟫"),
        (Capitals.WORDS, "The Board's Chief Left ⟪0⟫"),
        (Capitals.SENTENCE, "the board's chief left ⟪0⟫"),
    ],
)
def test_the_english_is_written_with_the_capitals_of_the_french(capitals: Capitals, text: str) -> None:
    assert written("the board's chief left ⟪0⟫", capitals) == text
