from __future__ import annotations

import pytest

from glossary import english


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("board of directors", "boards of directors"),
        ("chief executive officer", "chief executive officers"),
        ("CEO", "CEOs"),
        ("interim CEO", "interim CEOs"),
        ("chairman and CEO", "chairmen and CEOs"),
        ("spokesman", "spokesmen"),
        ("company", "companies"),
        ("class", "classes"),
        ("tax", "taxes"),
        ("crisis", "crises"),
        ("criterion", "criteria"),
        ("co-founder", "co-founders"),
        ("press officer", "press officers"),
        ("neural network", "neural networks"),
        ("general meeting", "general meetings"),
        ("potential", "potentials"),
        ("bus", "buses"),
        ("code of conduct", "codes of conduct"),
        ("survey", "surveys"),
        ("hundred", "hundreds"),
        ("watershed", "watersheds"),
        ("news feed", "news feeds"),
        ("joint venture", "joint ventures"),
        ("armed force", "armed forces"),
        ("debt", "debts"),
        ("ship", "ships"),
        ("partnership", "partnerships"),
        ("internship", "internships"),
        ("heading", "headings"),
        ("king", "kings"),
        ("human being", "human beings"),
        ("painting", "paintings"),
        ("vegetable", "vegetables"),
        ("antibiotic", "antibiotics"),
        ("characteristic", "characteristics"),
        ("tactic", "tactics"),
        ("credential", "credentials"),
        ("dish", "dishes"),
        ("wolf", "wolves"),
        ("midwife", "midwives"),
        ("embargo", "embargoes"),
        ("axis", "axes"),
        ("bacterium", "bacteria"),
        ("memorandum of understanding", "memoranda of understanding"),
        ("director general", "directors general"),
        ("secretary-general", "secretaries-general"),
        ("brigadier general", "brigadier generals"),
        ("editor-in-chief", "editors-in-chief"),
        ("all-in-one", "all-in-ones"),
        ("check-in", "check-ins"),
        ("abuse", "abuses"),
        ("virus", "viruses"),
        ("lens", "lenses"),
    ],
)
def test_number_is_shown_by_the_head_of_a_phrase(singular: str, plural: str) -> None:
    assert english.plural(singular) == plural
    assert english.singular(plural) == singular
    assert english.is_plural(plural)
    assert not english.is_plural(singular)
    assert english.plural(plural) == plural


@pytest.mark.parametrize(
    "phrase",
    ["artificial intelligence", "machine learning", "software", "training data", "open source", "asymptomatic", "human"
     " resources", "feedback", "reinforcement learning from human feedback", "aircraft", "news",
     "infected", "immunocompromised", "clinical", "industrial", "Spanish", "Chinese", "leadership", "ownership",
     "vocational training", "crowdfunding", "fact-checking", "know-how", "evidence", "spacecraft", "cloud-based"],
)  # fmt: skip
def test_what_has_no_plural_stays_as_it_is(phrase: str) -> None:
    assert english.plural(phrase) == phrase


def test_an_acronym_that_ends_in_s_is_no_plural() -> None:
    assert not english.is_plural("AWS")
    assert english.singular("CEOs") == "CEO"


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("venture", "ventures"), ("revenue", "revenues"), ("evidence", "evidences"), ("index", "indexes indices"),
        ("indices", "index"), ("embargo", "embargoes embargos"), ("referendum", "referendums referenda"),
        ("spokesperson", "spokespersons spokespeople"), ("people", "peoples person"), ("CEO", "CEOs"),
    ],
)  # fmt: skip
def test_all_plurals_of_a_noun_count(word: str, forms: str) -> None:
    assert set(forms.split()) <= set(english.noun_forms(word))


@pytest.mark.parametrize(
    ("phrase", "article"),
    [
        ("CEO", "a"), ("AGI", "an"), ("interim CEO", "an"), ("European regulator", "a"), ("university", "a"),
        ("hour", "an"), ("honest broker", "an"), ("Hong Kong bank", "a"), ("LLM", "an"), ("NATO ally", "a"),
        ("UK law", "a"), ("MIT study", "an"), ("18-year-old", "an"), ("8 percent rise", "an"), ("unit", "a"),
        ("umbrella", "an"), ("uninvited guest", "an"), ("one-off", "a"), ("X post", "an"), ("", "a"), ("GPU", "a"),
        ("SIM card", "a"), ("RAM upgrade", "a"), ("LAN", "a"), ("ROM", "a"), ("UNESCO site", "a"), ("UEFA cup", "a"),
        ("Ukrainian official", "a"), ("Ugandan", "a"), ("Uruguayan", "a"), ("urologist", "a"), ("ugly duckling", "an"),
        ("urgent call", "an"), ("usher", "an"), ("unemployed man", "an"), ("HTTPS address", "an"), ("SMS", "an"),
        ("ASEAN member", "an"), ("URL", "a"),
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(phrase: str, article: str) -> None:
    assert english.article(phrase) == article


@pytest.mark.parametrize(
    ("phrase", "possessive"),
    [
        ("board", "board's"), ("directors", "directors'"), ("CEOs", "CEOs'"), ("Paris", "Paris's"), ("boss", "boss's"),
        ("McDonald's", "McDonald's"), ("Lloyd’s", "Lloyd’s"), ("LEVI'S", "LEVI'S"), ("shareholders'", "shareholders'"),
    ],
)  # fmt: skip
def test_the_possessive_of_a_plural_or_a_possessive_has_no_second_s(phrase: str, possessive: str) -> None:
    assert english.possessive(phrase) == possessive


def test_a_title_keeps_short_words_small() -> None:
    assert english.title("board of directors") == "Board of Directors"
    assert english.title("vice-president") == "Vice-President"
    assert english.title("interim CEO") == "Interim CEO"
