from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from glossary import store
from glossary.extract import Candidate, Example, collect, extract, propose
from glossary.extract.capitals import expansions
from glossary.fold import same
from glossary.match import Matcher
from glossary.term import Kind, Term

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def lines(*texts: str) -> list[Example]:
    return [Example(text, "a.fr", number) for number, text in enumerate(texts, 1)]


def found(*texts: str) -> dict[str, Candidate]:
    return {one.source: one for one in extract(lines(*texts))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’intelligence artificielle générale (AGI)", [("AGI", "intelligence artificielle générale")]),
        ("la Commission nationale de l'informatique et des libertés (CNIL)",
         [("CNIL", "Commission nationale de l'informatique et des libertés")]),
        ("le RGPD (règlement général sur la protection des données)",
         [("RGPD", "règlement général sur la protection des données")]),
        ("selon le produit intérieur brut (PIB) de 2023", [("PIB", "produit intérieur brut")]),
        ("le groupe a quitté le pays (OTAN)", []),
        ("Sam Altman (CEO)", []),
        ("(AGI)", []),
    ],
)  # fmt: skip
def test_an_acronym_is_joined_to_what_it_stands_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert expansions(text) == expected


def test_inflected_forms_count_together_under_the_singular() -> None:
    candidates = found("Les réseaux de neurones gagnent.", "Un réseau de neurones perd.", "Le réseau de neurones.")
    assert candidates["réseau de neurones"].frequency == 3
    assert candidates["réseau de neurones"].forms == ("réseau de neurones", "réseaux de neurones")
    assert [example.line for example in candidates["réseau de neurones"].examples] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Il parle du chiffre d'affaires du groupe.", "chiffre d'affaires"),
        ("La mise en demeure de la CNIL surprend.", "mise en demeure"),
        ("Le vice-président part.", "vice-président"),
        ("Un PDG par intérim arrive.", "PDG par intérim"),
        ("La jeune pousse recrute.", "jeune pousse"),
        ("Elle saisit la Commission européenne.", "Commission européenne"),
        ("Selon Ursula von der Leyen, oui.", "Ursula von der Leyen"),
        ("La start-up HuggyData recrute.", "HuggyData"),
    ],
)
def test_terms_and_names_are_found(text: str, wanted: str) -> None:
    assert wanted in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Il est là depuis hier.",
        "Ils mangeaient lentement.",
        "https://exemple.fr/conseil-administration",
        "12 345",
        "",
        "!",
    ],
)
def test_function_words_verbs_adverbs_and_addresses_are_no_terms(text: str) -> None:
    assert found(text) == {}


def test_a_fragment_ranks_below_the_term_that_holds_it() -> None:
    order = [one.source for one in extract(lines(*["Le grand modèle de langage répond."] * 3))]
    assert order[0] == "grand modèle de langage"
    assert order.index("modèle de langage") > 0


def test_what_the_glossary_has_is_left_out() -> None:
    known = [Term("réseau de neurones", ("neural network",)), Term("PDG", ("CEO",))]
    candidates = extract(lines("Les réseaux de neurones du PDG"), known)
    assert not {"réseaux de neurones", "PDG"} & {one.source for one in candidates}


def test_what_stands_within_a_known_entry_is_left_out() -> None:
    known = [Term("conseil d'administration", ("board",)), Term("Sam Altman", ("Sam Altman",), Kind.NAME)]
    texts = ["Le conseil d'administration renvoie Sam Altman.", "Le conseil parle de l'administration à Altman."]
    sources = {one.source.lower() for one in extract(lines(*texts), known)}
    assert not {"conseil", "administration", "altman", "sam"} & sources
    assert {"conseil", "administration", "altman"} <= {one.source.lower() for one in extract(lines(*texts))}


def test_a_known_entry_may_stand_within_a_candidate() -> None:
    known = [Term("intelligence artificielle", ("artificial intelligence",))]
    sources = {one.source for one in extract(lines("Une intelligence artificielle générale."), known)}
    assert "intelligence artificielle générale" in sources
    assert "artificielle générale" not in sources


def test_a_surname_counts_for_the_full_name() -> None:
    texts = ["On a vu Mira Vasseur hier.", "Puis Vasseur part.", "Et Vasseur revient.", "Selon Mona Brunel, Brunel."]
    order = [one.source for one in extract(lines(*texts)) if one.kind is Kind.NAME]
    assert order.index("Mira Vasseur") == 0
    assert order.index("Vasseur") > order.index("Mona Brunel")


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        ("On a vu Nordlys à Rennes.", "Nordlys", "Rennes"),
        ("Le conseil d'administration vote sur la date.", "conseil d'administration", "date"),
        ("Le règlement de comptes et l'usage du téléphone portable.", "règlement de comptes", "usage du téléphone"),
    ],
)
def test_what_a_terminologist_would_take_ranks_before_what_not(text: str, better: str, worse: str) -> None:
    order = [one.source for one in extract(lines(text))]
    assert better in order
    assert worse not in order or order.index(better) < order.index(worse)


@pytest.mark.parametrize("text", ["Une amende pouvant atteindre un million.", "Il reste à convaincre les élus."])
def test_a_verb_ends_no_term(text: str) -> None:
    assert not {"amende pouvant", "amende pouvant atteindre", "reste à convaincre"} & set(found(text))


def test_an_acronym_of_a_name_ranks_low() -> None:
    candidates = found("On parle de Mistral AI.", "Encore Mistral AI.", "Selon la CNIL, oui.")
    assert candidates["AI"].score < candidates["CNIL"].score


@pytest.mark.parametrize("name", ["Sam", "Vigie", "Sam Altman", "Adam D'Angelo", "Ursula von der Leyen", "HuggyData"])
def test_a_name_proposes_itself(name: str) -> None:
    (candidate,) = [one for one in propose(extract(lines(f"On a vu {name} hier."))) if one.source == name]
    assert (candidate.target, candidate.origin) == (name, "copy")


def test_a_translated_name_keeps_its_capital() -> None:
    (candidate, *_) = propose(
        extract(lines("On a vu la Commission.")), (), lambda asked: ["the commission"] * len(asked)
    )
    assert (candidate.source, candidate.target) == ("Commission", "Commission")


def test_what_is_too_rare_is_left_out() -> None:
    assert [one.source for one in extract(lines("la grève", "la grève", "le syndicat"), minimum=2)] == ["grève"]


REFERENCES = [
    ("Le réseau de neurones apprend.", "The neural network learns."),
    ("Un réseau de neurones oublie.", "A neural network forgets."),
    ("Le syndicat refuse.", "The union refuses."),
    ("Zoé Brunard vote.", "Zoé Brunard votes."),
]


def test_renderings_are_proposed_from_references() -> None:
    candidates = propose(extract(lines(*(french for french, _ in REFERENCES))), REFERENCES)
    proposed = {one.source: (one.target, one.origin) for one in candidates}
    assert proposed["réseau de neurones"] == ("neural network", "reference")
    assert proposed["Zoé Brunard"] == ("Zoé Brunard", "reference")
    assert proposed["syndicat"] == ("", "")


def test_a_translator_is_asked_once_for_what_is_left() -> None:
    calls: list[list[tuple[str, str]]] = []

    def translate(asked: Sequence[tuple[str, str]]) -> list[str]:
        calls.append(list(asked))
        return ["The union." if phrase == "syndicat" else "" for phrase, _ in asked]

    candidates = propose(extract(lines("Le syndicat parle à Zoé Brunard.")), (), translate)
    proposed = {one.source: (one.target, one.origin) for one in candidates}
    assert proposed["syndicat"] == ("union", "model")
    assert proposed["Zoé Brunard"] == ("Zoé Brunard", "copy")
    assert len(calls) == 1
    assert ("syndicat", "Le syndicat parle à Zoé Brunard.") in calls[0]


def test_an_institution_and_a_place_with_an_english_name_are_not_copied() -> None:
    candidates = propose(extract(lines("La Commission européenne est à Londres.")))
    assert {one.source: one.target for one in candidates if one.kind is Kind.NAME} == {
        "Commission européenne": "", "Commission": "", "Londres": "",
    }  # fmt: skip


def test_most_terms_of_the_default_glossary_are_found_in_the_corpus() -> None:
    texts = [line for path in sorted(CORPUS.glob("*.fr.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    matcher = Matcher(store.default().terms)
    occurring = {match.term for text in texts for match in matcher.find(text)}
    spellings = {
        same(spelling) for one in extract(lines(*texts)) for spelling in (one.source, one.expansion, *one.forms)
    }
    surfaces = {(match.term, same(match.surface)) for text in texts for match in matcher.find(text)}
    covered = {term for term, surface in surfaces if surface in spellings}
    assert len(occurring) > 300
    assert len(covered) >= 0.8 * len(occurring)


def test_expansions_are_looked_up_without_a_walk_over_all_terms_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []
    monkeypatch.setattr(collect, "same", lambda text: folded.append(text) or text.lower())
    common = [Candidate(f"terme {n}", Kind.TERM, 1, 1.0, forms=(f"termes {n}",)) for n in range(200)]
    shorts = [Candidate(f"T{n}", Kind.ACRONYM, 1, 2.0, expansion=f"Termes {n}") for n in range(100)]
    lifted = [one for one in collect._expanded(common, shorts) if one.expansion]
    assert [(one.source, one.expansion) for one in lifted] == [(f"terme {n}", f"T{n}") for n in range(100)]
    assert len(folded) <= 3 * (len(common) + len(shorts))
