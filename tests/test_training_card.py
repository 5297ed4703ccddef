"""The model card: what the log of a run adds up to."""

from __future__ import annotations

from training.card import card, standing, steps_of
from training.config import PRESETS

ROWS = [
    {"rate": "1.000", "seconds": "1800", "tokens": "1000", "steps": "10", "train_loss": "2.0", "dev_loss": "nan"},
    {"rate": "0.300", "seconds": "3600", "tokens": "2500", "steps": "25", "train_loss": "1.8", "dev_loss": "1.9"},
    {"rate": "0.004", "seconds": "7200", "tokens": "4000", "steps": "15", "train_loss": "1.7", "dev_loss": "1.8"},
]
SCORES = {
    "beam": 4,
    "flores-dev": {"lines": 997, "BLEU": 30.0, "chrF2": 58.0, "BLEU signature": "b", "chrF2 signature": "c"},
    "marks": {"lines": 2000},
}


def test_steps_of_a_grown_model_are_added_to_those_before() -> None:
    assert steps_of(ROWS) == 40
    assert steps_of(ROWS[:1]) == 10


def test_steps_that_were_lost_do_not_count() -> None:
    lost = {"seconds": "5000", "tokens": "3200", "steps": "32", "train_loss": "9.0", "dev_loss": "nan"}
    assert standing([ROWS[0], lost, *ROWS[1:]]) == ROWS
    assert steps_of(standing([*ROWS[:2], lost, lost | {"tokens": "3000", "steps": "30"}])) == 30
    assert standing([]) == []


def test_the_card_tells_tokens_hours_and_what_it_is_told() -> None:
    text = card(PRESETS["deep"], SCORES, ROWS, 10_000, "one core", "- **Loops**", "Grown on the way.")
    told = " ".join(text.split())
    assert (
        "Trained on 10,000 target tokens: 6,000 up to the package that this run started from, then 4,000 in 40 steps"
        in told
    )
    assert "and 2.0 hours, on one core. Grown on the way. - Optimiser" in told
    assert "deep: width 256, 8 encoder and 2 decoder layers" in told
    assert "of these rates this run took 1.00 at most and 0.00 at its end" in told
    assert "python -m" not in text, "the recipe stands in one place"
    assert "| flores-dev | 997 | 30.0 | 58.0 | |" in told
    assert "- **Loops**" in text
    assert "on one core.\n- Optimiser" in card(PRESETS["deep"], SCORES, ROWS, 4000, "one core", "")
