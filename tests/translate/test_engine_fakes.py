"""The fake engine keeps the promises of the Engine protocol, so that tests which lean on it mean something."""

from __future__ import annotations

import pytest
from fakes import Call, FakeEngine

from translate.engine.protocol import Engine


@pytest.mark.parametrize(
    ("engine", "source", "expected"),
    [
        (FakeEngine(), "Le chat dort.", "The cat sleeps."),
        (FakeEngine(), "L'entreprise nomme Murati.", "The company appoints Murati."),
        (FakeEngine(reads_annotation=True), "Le ⟦PDG⟨chief executive⟧ dort.", "The chief executive sleeps."),
        (FakeEngine(), "Le ⟦PDG⟨chief executive⟧ dort.", "The ⟦PDG⟨chief executive⟧ sleeps."),
        (FakeEngine(), "Ouvrir ⟪0⟫ et ⟪1⟫", "Open ⟪0⟫ and ⟪1⟫"),
        (FakeEngine(reads_marks=False), "Ouvrir ⟪0⟫", "Open ⟪⟫"),
        (FakeEngine(sentences={"Quoi": "What"}), "Quoi", "What"),
        (FakeEngine(), "", ""),
    ],
)
def test_a_source_becomes_its_word_for_word_rendering(engine: FakeEngine, source: str, expected: str) -> None:
    assert engine.translate([source])[0].text == expected


def test_alternatives_are_distinct_and_best_first() -> None:
    decoded = FakeEngine().translate(["Le conseil dort"], alternatives=4)[0]
    assert [hypothesis.text for hypothesis in decoded.hypotheses] == ["The council sleeps", "The board sleeps"]
    assert decoded.hypotheses[0].score > decoded.hypotheses[1].score


def test_alignment_links_each_word_to_its_rendering() -> None:
    source = "Le chat dort."
    best = FakeEngine().translate([source], align=True)[0].best
    words = [(source[slice(*left)], best.text[slice(*right)]) for left, right in best.alignment]
    assert words == [("Le", "The"), ("chat", "cat"), ("dort", "sleeps"), (".", ".")]


def test_calls_and_progress_are_recorded() -> None:
    engine: Engine = FakeEngine()
    steps: list[int] = []
    engine.translate(["a", "b"], alternatives=2, progress=steps.append)
    assert sum(steps) == 2
    assert isinstance(engine, FakeEngine)
    assert engine.calls == [Call(("a", "b"), 2, False)]


def test_a_forced_prefix_begins_the_translation() -> None:
    engine = FakeEngine()
    assert engine.translate_with_prefixes(["Le chat dort"], ["A tomcat"])[0].text == "A tomcat sleeps"
