"""Sentences of running French: the boundaries, the spans, the sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translate.document import SegmentKind
from translate.segment import segment, spans

# One paragraph a case; ‖ stands where a sentence begins.
SENTENCES = {
    "a title stands before a name": "M. Lenoir a quitté son poste. ‖ Mme Faure lui succède.",
    "a plural title does too": "MM. Roche et Vidal siègent. ‖ Me Garnier les conseille.",
    "a title may carry a mistaken full stop": "Nous avons vu Mlle. Perrin hier. ‖ Elle était ravie.",
    "a lower-case title may end a sentence": "C'est mon prof. ‖ Il est sévère.",
    "a unit in capitals is no title": "Les plaques mesurent 50 mm. ‖ Les câbles sont plus longs.",
    "an acronym is no title": "C'est l'avis du FT. ‖ Acciona se tait.",
    "initials belong to a name": "L'auteur est George R. R. Martin. ‖ Il écrit lentement.",
    "hyphened initials belong to a name": "Selon J.-F. Lambert, rien n'est joué. ‖ Le vote aura lieu mardi.",
    "an initial before an article-like name": "Le conseil a élu J. Le Goff président. ‖ Il est content.",
    "a lettered thing may end a sentence": "Nous passons au plan B. ‖ Paul est prévenu.",
    "a network's name is no initial": "Elle l'écrit sur X. ‖ Paul répond. ‖ Il n'a que X. ‖ Mme Roy rit.",
    "initials before a title-like initial": "Le général J. M. Dodge est là. ‖ Il parle.",
    "etc. ends a sentence before a capital": "Des clous, des vis, etc. ‖ Paul en achète.",
    "etc. goes on before a small letter": "Des clous, des vis, etc. et des outils.",
    "etc. goes on before a comma": "Des clous, des vis, etc., sont vendus ici. ‖ Entrez.",
    "etc. may stand in brackets": "Il a tout vu (Rome, Paris, etc.). ‖ Il est rentré.",
    "numbered references": "Cf. l'art. 5, al. 2 du code. ‖ Voir aussi p. 12 et pp. 14-15. ‖ Fin.",
    "an abbreviation may be a word": "C'est une œuvre d'art. ‖ Picasso l'a signée.",
    "numero": "Le no. 12 gagne. ‖ Le no 13 perd.",
    "a reference at the end": "Le tarif figure à la rubrique 3. ‖ La Commission le publie.",
    "streets": "Il habite 3 bd. Voltaire puis av. Foch. ‖ Elle habite Lyon.",
    "hours": "L'avion part à 14 h. ‖ Paul se dépêche.",
    "hours and minutes": "Le départ est à 9 h. 45 au plus tard.",
    "dates": "Rendez-vous le 12 janv. 2024 à midi. ‖ N'oubliez pas.",
    "days of the week": "Rendez-vous mer. 12 juin à 18 h. ‖ Ouvert du lun. 3 au ven. 7 mai, le jeu. 4 avril aussi.",
    "days of the week alone": "Fermé dim. ‖ Ouvert sam. 3 et dim. 4 mai.",
    "words with a day's letters": "Il aime la mer. ‖ 12 marins aussi. ‖ C'est un jeu. ‖ 3 joueurs y perdent.",
    "a court's chamber": "Cass. soc. 3 mai 2012 dit le contraire, Cass. com. 5 juin 2013 aussi. ‖ Voir ci-dessous.",
    "short words before a number": "Au bât. 3, esc. B, tarif réd. 5 €, alt. 300 m. ‖ Le tarif est réd. ‖ Il baisse.",
    "before Christ": "César meurt en 44 av. J.-C. ‖ Il avait 55 ans.",
    "a firm's form": "Elle travaille chez Acme Inc. ‖ Son salaire est élevé.",
    "dotted acronyms": "Il vit aux U.S.A. ‖ Son frère est resté. ‖ L'O.N.U. a voté.",
    "degrees": "Il fait 20 °C. ‖ Paris respire. ‖ Demain, 4 ° C. ‖ Lyon gèle.",
    "decimals and versions": "Le taux est de 4.2 %. ‖ La version 2.0.1 est sortie. ‖ Elle suit la 1.4. ‖ Enfin.",
    "thousands": "Cela coûte 1 250 000 €, soit 1.250.000 euros. ‖ C'est cher.",
    "years": "Cela date de 1998. ‖ En 1999, tout a changé.",
    "ordinals": "Le 1er. mai est férié. ‖ Le 2e jour aussi.",
    "a king's number": "C'était sous Louis XIV. ‖ Paris dansait.",
    "an enumeration in a line": "1. Ouvrez la porte. ‖ 2. Fermez-la.",
    "angle quotes": "« Je viens. » ‖ Il ferma la porte.",
    "angle quotes and who said it": "« Je viens ! » cria Paul. ‖ Marie se retourna.",
    "a short speech stays with who said it": "« Je pars. Et toi ? » a-t-elle demandé.",
    "a short speech inside a sentence stays whole": "Il cria : « Au feu ! Au feu ! » ‖ Tout le monde sortit.",
    "straight quotes": 'Il a dit : "Je ne sais rien." ‖ Personne ne l\'a cru.',
    "spaced straight quotes": 'Il part. ‖ " Mais c\'est un choc ", dit-il. ‖ Elle reste.',
    "curly quotes": "Il a dit : “Je ne sais rien.” ‖ Personne ne l'a cru.",
    "quotes opened curly and closed straight": "Il a dit : “Je ne sais rien\". ‖ Personne ne l'a cru.",
    "a quoted title ending in a question mark": "Son livre « Qui a tué mon père ? » est lu. ‖ Il se vend.",
    "ellipsis before a small letter": "Attends... je reviens. ‖ Ne bouge pas…",
    "ellipsis before a capital": "Attends… ‖ Je reviens.",
    "an omission belongs to what follows": "[...] Le début manque. ‖ [...] La fin aussi. ‖ (…) Rien.",
    "a remark in brackets": "Il a crié (très fort !) et il est parti. ‖ Ouf.",
    "a sentence in brackets": "Elle est restée. ‖ (Il était tard.) ‖ Lui est parti.",
    "dialogue": "— Tu viens ? ‖ — Non. ‖ — Pourquoi ? ‖ — Parce que.",
    "repeated marks": "Quoi ?! ‖ Tu pars ? ‖ Oui !!! ‖ Demain.",
    "question and ellipsis": "Vraiment ?... ‖ Je n'y crois pas.",
    "no space before the mark": "Ça va? ‖ Oui, ça va! ‖ Tant mieux.",
    "a missing space before a clear opener": "Il a dit oui.‖Elle a dit non.",
    "addresses": "Voyez https://exemple.fr/a.b?c=d. ‖ Écrivez à jean.petit@exemple.fr. ‖ Il répondra.",
    "a sentence may begin with an address": "Le service est coupé. ‖ exemple.fr ne répond plus.",
    "file names": "Ouvrez README.md. ‖ Node.js le lit.",
    "brands in small letters": "Il a un iPad. ‖ macOS lui plaît. ‖ eBay aussi.",
    "a brand with an exclamation mark": "Yahoo! Finance publie les chiffres. ‖ Ils sont bons.",
    "accented capitals": "Il pleut. ‖ Évidemment. ‖ Ça passera. ‖ À demain !",
    "no-break spaces": "Est-ce fini\u00a0? ‖ Oui\u202f! ‖ «\u00a0Enfin\u00a0!\u00a0» ‖ Il rit.",
    "footnote marks": "Il a gagné.¹ ‖ Son équipe l'a fêté.[12] ‖ Fin.",
    "an emoji closes": "Bravo ! 🎉 ‖ Le match est fini.",
    "a colon does not end": "Il a un but : gagner. ‖ Il le dit ; il le veut.",
}

# Headings that lost their line break, and sentences that only look so.
GLUED = {
    "a name, then an opener": "Une patronne de Lille, Léa Morin, aux commandes d'Altéo ‖ Au lieu de cela, le "
    "conseil a choisi une inconnue.",
    "a noun, then an article": "Une levée de fonds record ‖ L'entreprise a annoncé un tour de 300 millions d'euros.",
    "the person named anew": "Tout va bien. ‖ Léa Morin publie ses regrets ‖ Mme Morin, qui se taisait depuis lundi, a "
    "écrit un message.",
    "a noun, then a city": "Les assurés s'organisent ‖ À Nantes, une association prépare une action de groupe.",
    "a heading with a colon": "Fuite chez Altéo : deux millions d'assurés exposés ‖ La mutuelle a tout reconnu hier.",
    "a heading with a participle": "Un dirigeant écarté ‖ Le conseil d'administration a voté hier soir.",
    "a heading with an infinitive": "Trois films à revoir ‖ Le festival commence demain à Cannes.",
    "a book that somebody read": "J'ai relu L'étranger de Camus cet été.",
    "a film that somebody made": "Il a réalisé Les choses de la vie en 1970.",
    "a film and its maker": "Claude Sautet a aussi réalisé Les choses de la vie en 1970.",
    "a ballet that is awaited": "Toute la ville attend Le lac des cygnes à l'Opéra.",
    "a book and a date": "À lire Le rouge et le noir de Stendhal, publié en 1830.",
    "a term and its definition": "« bureau » Le bureau que vise l'article 3 de la loi.",
    "a paper's name": "Le quotidien Le Monde a publié une longue enquête sur le sujet.",
    "a film's name": "Le film Les enfants du paradis est un classique du cinéma français.",
    "a bank's name": "Elle a travaillé pour La Poste puis La Banque postale pendant dix ans.",
    "an app's label": "Sélectionnez Le fichier dans la liste des choix proposés à gauche.",
    "another person's title": "Le PDG Paul Durand a confié à ses proches M. Morel et M. Petit son envie de partir.",
    "a family name": "La députée Marine Le Goff a salué le vote de la loi hier soir.",
}


def sources(text: str) -> list[str]:
    return [piece.source for piece in segment(text)]


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES.keys())
def test_sentences_begin_where_a_reader_says(marked: str) -> None:
    expected = [part.strip() for part in marked.split("‖")]
    assert sources(marked.replace("‖ ", "").replace("‖", "")) == expected


@pytest.mark.parametrize("marked", GLUED.values(), ids=GLUED.keys())
def test_a_heading_glued_to_a_sentence_is_parted_and_nothing_else_is(marked: str) -> None:
    assert sources(marked.replace("‖ ", "")) == marked.split(" ‖ ")


def test_a_glued_heading_is_a_heading_in_a_block_of_its_own() -> None:
    heading, sentence = segment(
        "Une levée de fonds record L'entreprise a annoncé hier un tour de 300 millions d'euros."
    )
    assert (heading.kind, sentence.kind) == (SegmentKind.HEADING, SegmentKind.SENTENCE)
    assert heading.block != sentence.block


def test_a_long_quotation_is_cut_into_its_sentences() -> None:
    first = "Il a déclaré : « Le conseil n'a pas pris cette décision en raison d'un désaccord sur la sécurité."
    second = "Son raisonnement était tout autre et il l'a dit. »"
    assert sources(f"{first} {second}") == [first, second]


def test_segments_count_up_and_cover_visible_characters() -> None:
    text = "  Un. Deux.\n\nTrois.  \n"
    pieces = segment(text)
    assert [piece.index for piece in pieces] == [0, 1, 2]
    assert [piece.block for piece in pieces] == [0, 0, 1]
    assert [text[piece.start : piece.end] for piece in pieces] == ["Un.", "Deux.", "Trois."]


def test_no_boundary_falls_inside_an_opaque_stretch() -> None:
    text = "Tapez foo. Bar ici. Puis validez."
    pieces = segment(text, opaque=[(6, 15)])
    assert [piece.source for piece in pieces] == ["Tapez foo. Bar ici.", "Puis validez."]
    assert [piece.opaque for piece in pieces] == [((6, 15),), ()]


def test_opaque_stretches_are_told_as_offsets_into_the_source() -> None:
    text = "Le code <b>foo</b>\n   est\r\n\tici <i>là</i>."
    tags = [(text.index(tag), text.index(tag) + len(tag)) for tag in ("<b>", "</b>", "<i>", "</i>")]
    (piece,) = segment(text, opaque=tags)
    assert piece.source == "Le code <b>foo</b> est ici <i>là</i>."
    assert [piece.source[first:last] for first, last in piece.opaque] == ["<b>", "</b>", "<i>", "</i>"]


def test_a_line_break_inside_an_opaque_stretch_stays() -> None:
    text = "Le code <b\nid='x'> est\nlà."
    (piece,) = segment(text, opaque=[(8, 18)])
    assert piece.source == "Le code <b\nid='x'> est là."


TEXTS = (
    st.text(st.sampled_from("aàéBÉ zM.!?…:;,«»“”\"'’()[]—-•1 \u00a0\u202f\n\r\t\u2028\u00ad"), max_size=200) | st.text()
)


@given(TEXTS)
@example("")
@example("\n\n")
@example("« . » A.\r\nb-\nc")
@settings(max_examples=400)
def test_joining_the_spans_gives_back_the_text(text: str) -> None:
    found = spans(text)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(start < end for start, end in found)


@given(TEXTS)
@settings(max_examples=400)
def test_segments_are_in_order_apart_visible_and_of_one_line(text: str) -> None:
    end = block = 0
    for piece in segment(text):
        assert end <= piece.start < piece.end <= len(text)
        assert not text[piece.start].isspace()
        assert not text[piece.end - 1].isspace()
        assert len(piece.source.splitlines()) == 1
        assert block <= piece.block
        end, block = piece.end, piece.block


@given(TEXTS)
@settings(max_examples=200)
def test_every_letter_and_digit_is_in_some_segment_or_list_marker(text: str) -> None:
    covered = "".join(text[piece.start : piece.end] for piece in segment(text))
    missing = sum(letter.isalnum() for letter in text) - sum(letter.isalnum() for letter in covered)
    lines = len(text.splitlines())
    assert 0 <= missing <= 4 * lines


def test_the_hard_cases_are_all_right(shared: Path) -> None:
    rows = (shared / "cases" / "fr_sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    wrong = {}
    for row in rows:
        _, text, marked = row.split("\t")
        if sources(text) != marked.split(" ‖ "):
            wrong[text] = sources(text)
    assert wrong == {}


def test_few_single_lines_of_the_news_are_cut_and_joined_ones_are_found_again(shared: Path) -> None:
    lines = (shared / "eval" / "newstest2013.fr").read_text(encoding="utf-8").split("\n")[:-1]
    lines = [line.strip() for line in lines]
    assert sum(len(segment(line)) > 1 for line in lines) <= 40  # nearly all are two sentences indeed
    right = wrong = missed = 0
    for first in range(0, len(lines), 5):
        group = lines[first : first + 5]
        wanted = {sum(len(line) + 1 for line in group[:number]) for number in range(1, len(group))}
        found = {piece.start for piece in segment(" ".join(group))} - {0}
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    assert 2 * right / (2 * right + wrong + missed) >= 0.97
