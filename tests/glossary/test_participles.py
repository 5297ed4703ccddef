from __future__ import annotations

import pytest

from glossary import english_verbs, participles


@pytest.mark.parametrize(
    ("word", "participle"),
    [
        *((word, True) for word in "mise arrivées arrêtés permis produite reçu suivi entreprise été partie".split()),
        *((word, False) for word in "réunion qualité idées circuit fer avenue journée société".split()),
    ],
)
def test_a_noun_may_be_a_participle_too(word: str, participle: bool) -> None:
    assert participles.is_participle(word) is participle


@pytest.mark.parametrize(
    ("word", "thing"), [("mises", True), ("arrêté", True), ("salarié", False), ("partie", False), ("parti", True)]
)
def test_a_participle_names_a_thing_or_a_person(word: str, thing: bool) -> None:
    assert participles.is_thing(word) is thing


@pytest.mark.parametrize(("word", "participle"), [("laid", True), ("made", True), ("placed", True), ("decree", False)])
def test_english_participles_are_known(word: str, participle: bool) -> None:
    assert english_verbs.is_participle(word) is participle
