"""Loops, run-on and untranslated results are told from sound ones."""

from __future__ import annotations

import pytest

from translate.engine.diagnosis import Trouble, diagnose, is_unchanged, repeats


@pytest.mark.parametrize(
    ("source", "target", "trouble"),
    [
        ("le chat dort", "the cat sleeps", None),
        ("le chat dort", "", Trouble.EMPTY),
        ("le chat dort", "▁", Trouble.EMPTY),
        ("le chat dort", "the cat the cat the cat the cat the cat", Trouble.REPETITION),
        ("le chat dort", "no no no no no no", Trouble.REPETITION),
        ("non non non non non non", "no no no no no no", None),
        ("non non non non non non", "no no no no no no no no no", Trouble.REPETITION),
        ("le chat dort", "a b c d e a b c d e a b c d e", Trouble.REPETITION),
        ("oui", " ".join(map(str, range(30))), Trouble.RUN_ON),
        ("oui", "yes of course", None),
    ],
)
def test_a_hypothesis_is_judged_against_its_source(source: str, target: str, trouble: Trouble | None) -> None:
    assert diagnose(source.split(), target.split()) is trouble


def test_repeats_counts_the_most_frequent_run_of_four() -> None:
    assert repeats("a b c d".split()) == 1
    assert repeats("a a a a a a".split()) == 3
    assert repeats(["a"]) == 0


@pytest.mark.parametrize(
    ("source", "target", "unchanged"),
    [
        ("Le chat dort dans la maison.", "Le chat dort dans la maison.", True),
        ("Le chat dort dans la maison", "le chat dort dans la maison.", True),
        ("Le chat dort dans la maison.", "The cat sleeps in the house.", False),
        ("Bonjour", "Bonjour", False),
        ("Emmett Shear Ilya Sutskever", "Emmett Shear Ilya Sutskever", False),
        ("The board met on Friday.", "The board met on Friday.", False),
        ("Ouvrir le fichier ⟪0⟫", "Ouvrir le fichier ⟪0⟫", True),
        ("⟦PNF⟨Prosecutor's Office (PNF)⟧ : silence.", "⟦PNF⟨Prosecutor's Office (PNF)⟧: silence.", False),
        ("⟦Le Monde⟨Le Monde⟧ : oui.", "Le Monde: oui.", False),
        ("⟦PNF⟨Prosecutor's Office⟧ dans la rue.", "Prosecutor's Office dans la rue.", True),
    ],
)
def test_a_french_source_handed_back_is_noticed(source: str, target: str, unchanged: bool) -> None:
    assert is_unchanged(source, target) is unchanged
