"""What line breaks mean: sentences rejoined, headings, lists and paragraphs kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.document import SegmentKind
from translate.segment import blocks, segment

WRAPPED = """\
Le conseil d'administration de la société a décidé hier soir de nommer
Claire Aubry au poste de directrice générale par intérim. La décision
surprend les observateurs, car rien ne laissait prévoir un tel
changement. Elle prend effet immédiatement."""

# Text, then its blocks: each a list of sources.
LAYOUTS: dict[str, tuple[str, list[list[str]]]] = {
    "a sentence cut by a line break is joined": (
        "Le conseil\nd'administration a voté.",
        [["Le conseil d'administration a voté."]],
    ),
    "a sentence cut by an empty line is joined": (
        "Pour rappel, la saga a commencé lorsque la société a dit manquer de confiance dans sa capacité à diriger\n\n"
        "l'entreprise. Il est parti.",
        [
            [
                "Pour rappel, la saga a commencé lorsque la société a dit manquer de confiance dans sa capacité à "
                "diriger l'entreprise.",
                "Il est parti.",
            ]
        ],
    ),
    "an article asks for what follows the empty line": (
        "Il voulait le soutien du\n\nconseil.",
        [["Il voulait le soutien du conseil."]],
    ),
    "a cut before a name is joined after a word that asks for more": (
        "La société est dirigée par\nClaire Aubry depuis 2014.",
        [["La société est dirigée par Claire Aubry depuis 2014."]],
    ),
    "a cut after M. is joined": ("Le départ de M.\nAubry surprend.", [["Le départ de M. Aubry surprend."]]),
    "lines of one word are labels, be they articles or prepositions": (
        "Un\nDeux\nTrois",
        [["Un"], ["Deux"], ["Trois"]],
    ),
    "of two lines of one word the second goes on only with a small letter": (
        "Pour\nContre\n\nDans\nla maison",
        [["Pour"], ["Contre"], ["Dans la maison"]],
    ),
    "a label may end on a pronoun or an adverb": (
        "À propos de nous\nEntente est une entreprise de Lyon.",
        [["À propos de nous"], ["Entente est une entreprise de Lyon."]],
    ),
    "labels stay apart": ("Accueil\nEn savoir plus\nContact", [["Accueil"], ["En savoir plus"], ["Contact"]]),
    "a letter that names is no preposition": (
        "La vitamine A\nElle est utile.",
        [["La vitamine A"], ["Elle est utile."]],
    ),
    "a heading in capitals may be cut after an article": (
        "RÉUNION AVEC LE\nCONSEIL DE PARIS",
        [["RÉUNION AVEC LE CONSEIL DE PARIS"]],
    ),
    "a sentence goes on after a pronoun with a small letter": (
        "Il est parti avec nous\nhier soir.",
        [["Il est parti avec nous hier soir."]],
    ),
    "a cut before a number is joined after a word that asks for more": (
        "Il a payé la somme de\n300 euros.",
        [["Il a payé la somme de 300 euros."]],
    ),
    "a cut inside a quotation is joined": (
        "Il a dit : « Nous sommes\nprêts à partir. »",
        [["Il a dit : « Nous sommes prêts à partir. »"]],
    ),
    "a heading above its paragraph stays apart": (
        "Un départ surprise\nLe conseil a voté hier soir. Il a tranché.",
        [["Un départ surprise"], ["Le conseil a voté hier soir.", "Il a tranché."]],
    ),
    "a heading before an empty line stays apart": (
        "Un départ surprise\n\nLe conseil a voté.",
        [["Un départ surprise"], ["Le conseil a voté."]],
    ),
    "a heading stays apart from a brand in small letters": (
        "Le marché des téléphones\n\niPhone domine les ventes cette année.",
        [["Le marché des téléphones"], ["iPhone domine les ventes cette année."]],
    ),
    "a heading stays apart from a byline": (
        "Un séisme a frappé la société\n\npar Jean Dupuis",
        [["Un séisme a frappé la société"], ["par Jean Dupuis"]],
    ),
    "a heading above wrapped text stays apart": (
        f"Un séisme chez Altéo\n{WRAPPED}",
        [
            ["Un séisme chez Altéo"],
            [
                "Le conseil d'administration de la société a décidé hier soir de nommer Claire Aubry au poste de "
                "directrice générale par intérim.",
                "La décision surprend les observateurs, car rien ne laissait prévoir un tel changement.",
                "Elle prend effet immédiatement.",
            ],
        ],
    ),
    "a full heading above wrapped text stays apart when an opener follows": (
        "Les raisons d'un départ que personne parmi les siens ne prévoyait\n"
        "Le conseil d'administration de la société a décidé hier soir de la\n"
        "nommer au poste de directrice générale par intérim.",
        [
            ["Les raisons d'un départ que personne parmi les siens ne prévoyait"],
            [
                "Le conseil d'administration de la société a décidé hier soir de la nommer au poste de directrice "
                "générale par intérim."
            ],
        ],
    ),
    "a paragraph follows the width of the file": (
        "Le conseil d'administration de la société a décidé hier soir de nommer\nClaire Aubry à ce poste.\n\n"
        "La décision surprend les observateurs, car rien ne laissait prévoir un\ntel changement.",
        [
            [
                "Le conseil d'administration de la société a décidé hier soir de nommer Claire Aubry à ce poste.",
            ],
            ["La décision surprend les observateurs, car rien ne laissait prévoir un tel changement."],
        ],
    ),
    "a line that ends one sentence and begins another goes on with a name": (
        "Le vote a eu lieu hier soir. Le conseil a nommé à ce poste vendredi\nClaire Aubry. Elle accepte.",
        [["Le vote a eu lieu hier soir.", "Le conseil a nommé à ce poste vendredi Claire Aubry.", "Elle accepte."]],
    ),
    "short lines of two phrases stay apart": (
        "Prix en baisse. Stock limité\nPaiement sécurisé. Livraison offerte",
        [["Prix en baisse.", "Stock limité"], ["Paiement sécurisé.", "Livraison offerte"]],
    ),
    "sentences on lines of their own stay on them": (
        "Le chat dort sur le tapis depuis ce matin.\nLe chien aboie.\nLa pluie tombe sur la ville.",
        [["Le chat dort sur le tapis depuis ce matin."], ["Le chien aboie."], ["La pluie tombe sur la ville."]],
    ),
    "list items stay apart, without their markers": (
        "Il faut :\n- des pommes ;\n- des poires ;\n- du pain.",
        [["Il faut :"], ["des pommes ;"], ["des poires ;"], ["du pain."]],
    ),
    "a list item may run on": (
        "- des pommes et\n  des poires\n- du pain",
        [["des pommes et des poires"], ["du pain"]],
    ),
    "numbered items stay apart": (
        "1. Ouvrez la porte.\n2. Fermez-la.",
        [["Ouvrez la porte."], ["Fermez-la."]],
    ),
    "a bare list of words is no sentence": ("pommes\npoires\nbananes", [["pommes"], ["poires"], ["bananes"]]),
    "an address keeps its lines": (
        "Jean Dupuis\n12 rue de la Paix\n75002 Paris",
        [["Jean Dupuis"], ["12 rue de la Paix"], ["75002 Paris"]],
    ),
    "a letter keeps its lines": (
        "Bonjour,\n\nJe vous écris au sujet de la réunion.\n\nCordialement,\nPaul",
        [["Bonjour,"], ["Je vous écris au sujet de la réunion."], ["Cordialement,"], ["Paul"]],
    ),
    "speech keeps its dashes and lines": (
        "— Vous partez ?\n— Oui.",
        [["— Vous partez ?"], ["— Oui."]],
    ),
    "a lone dash is speech": ("- Vous partez ? demanda-t-elle.", [["- Vous partez ? demanda-t-elle."]]),
    "rules part and are not segments": ("Un titre\n========\nle texte.", [["Un titre"], ["le texte."]]),
    "carriage returns count as line ends": (
        "Le conseil\r\nd'administration.\r\n\r\nFin.\rAutre.",
        [["Le conseil d'administration."], ["Fin."], ["Autre."]],
    ),
    "a hyphen at a line's end stays": ("C'est un porte-\nmonnaie.", [["C'est un porte-monnaie."]]),
    "a hyphen goes when the text writes the word as one": (
        "Une firme inter-\nnationale. La plus internationale.",
        [["Une firme internationale.", "La plus internationale."]],
    ),
    "a hyphen stays when the text writes the word with it": (
        "Un week-\nend à Lyon. Un autre week-end, et weekend.",
        [["Un week-end à Lyon.", "Un autre week-end, et weekend."]],
    ),
    "a soft hyphen goes": ("Une firme inter\u00ad\nnationale.", [["Une firme internationale."]]),
    "nothing to read is no segment": ("\n - \n***\n", []),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_lines_become_blocks(text: str, expected: list[list[str]]) -> None:
    found: dict[int, list[str]] = {}
    for piece in segment(text):
        found.setdefault(piece.block, []).append(piece.source)
    assert list(found.values()) == expected


KINDS = {
    "a heading above a paragraph": ("Un départ surprise\n\nLe conseil a voté.", "heading sentence"),
    "a question at the top is the title": ("Qui part ?\n\nLe conseil a voté.", "heading sentence"),
    "the same title again": ("Qui part ?\n\nQui part ?\n\nLe conseil a voté.", "heading heading sentence"),
    "a question further down is a sentence": ("Il part.\n\nQui vient ?\n\nPersonne.", "sentence sentence sentence"),
    "a lone line is a sentence": ("Le conseil d'administration", "sentence"),
    "list items": ("- un\n- deux", "item item"),
    "a last line heads nothing": ("Le conseil a voté.\n\nSource : agences", "sentence item"),
    "an address heads nothing": ("https://exemple.fr/\n\nLe conseil a voté.", "item sentence"),
}


@pytest.mark.parametrize(("text", "kinds"), KINDS.values(), ids=KINDS.keys())
def test_segments_know_what_they_are(text: str, kinds: str) -> None:
    assert " ".join(piece.kind for piece in segment(text)) == kinds


def test_a_wrapped_paragraph_knows_its_width() -> None:
    (block,) = blocks(WRAPPED)
    assert block.width == 70


@pytest.mark.parametrize(
    "text",
    ["Une ligne seule.", "Le conseil d'administration a nommé une directrice par\n\nintérim.", "Un.\nDeux.\nTrois."],
)
def test_text_that_is_not_wrapped_has_no_width(text: str) -> None:
    assert {block.width for block in blocks(text)} == {0}


def test_the_article_is_read_as_its_author_meant_it(shared: Path) -> None:
    text = (shared / "article" / "rebondissements-openai.fr.txt").read_text(encoding="utf-8")
    pieces = segment(text)
    headings = [piece.source for piece in pieces if piece.kind is SegmentKind.HEADING]
    assert len(headings) == 10
    assert headings[1] == headings[2]
    assert "Ilya Sutskever publie ses regrets" in headings
    assert "Le co-fondateur de Twitch, Emmett Sear, aux commandes d'OpenAI" in headings
    sources = [piece.source for piece in pieces]
    assert any(source.endswith("sa capacité à continuer à diriger l'entreprise.") for source in sources)
    assert any("le soutien du conseil d'administration pour commercialiser" in source for source in sources)
    assert any("spécialisés dans l'apprentissage automatique" in source for source in sources)
    assert len(pieces) == 58
    assert not any(source.endswith(("M.", ",", ":")) for source in sources)
