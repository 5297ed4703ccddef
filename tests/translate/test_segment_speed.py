"""Segmentation takes time in proportion to the text, whatever the text is. Measured as ratios of processor
time within one run."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from translate.segment import segment

PARAGRAPH = (
    "M. Lenoir, PDG d'Altéo S.A., a démissionné hier (cf. p. 12). « Je pars. Je ne reviendrai pas. » a-t-il dit à\n"
    "J.-P. Petit. Le titre a perdu 3,5 %... Personne ne sait pourquoi ! Voir https://exemple.fr/a.b pour la suite.\n\n"
    "Un intertitre sans point\n\n"
)
HARD = {
    "an article many times over": PARAGRAPH * 80,
    "dots": "." * 80_000,
    "spaced dots": ". " * 40_000,
    "spaced ellipses": "… " * 40_000,
    "initials": "A. " * 12_000,
    "a line without a space": "abcdefghij" * 20_000,
    "spaces": ("a" + " " * 999) * 200,
    "empty lines": "\n" * 80_000,
    "one-letter lines": "a\n" * 4_000,
    "opening quotes": "« A. " * 8_000,
    "opening brackets": "(A. " * 8_000,
    "straight quotes": '" A. ' * 8_000,
    "closing marks": "!)" * 40_000,
    "sentences cut by empty lines": "un mot de\n\n" * 4_000,
    "hyphenated lines": "inter-\nnational " * 4_000,
    "list items": "- a\n" * 8_000,
    "titles": "M. Durand " * 6_000,
    "headings glued to headings": "Le chat La poule " * 4_000,
    "a dash after each stop": ". - " * 20_000,
    "addresses": "http://a.b/" * 20_000,
}


def seconds(text: str, opaque: Sequence[tuple[int, int]] = ()) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        segment(text, opaque=opaque)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_four_times_the_text_takes_about_four_times_as_long(text: str) -> None:
    quarter = text[: len(text) // 4]
    # 4 is linear, 16 quadratic; the small part on the right forgives the clock on very short times
    assert seconds(text) < 9 * seconds(quarter) + 0.02


def test_a_megabyte_is_no_slower_per_character_than_a_tenth_of_it() -> None:
    tenth = PARAGRAPH * 300  # about 100,000 characters
    assert seconds(tenth * 10) < 20 * seconds(tenth)


def test_a_text_of_small_opaque_stretches_stays_linear() -> None:
    def timed(count: int) -> float:
        text = "Un <b>mot</b> ici.\n\n" * count
        return seconds(text, [(at + 3, at + 6) for at in range(0, len(text), 20)])

    assert timed(4000) < 9 * timed(1000) + 0.02
