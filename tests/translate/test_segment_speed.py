"""Segmentation takes time in proportion to the text, whatever the text is. Measured as ratios within one run."""

from __future__ import annotations

import time

import pytest

from translate.segment import segment

PARAGRAPH = (
    "M. Lenoir, PDG d'Altéo S.A., a démissionné hier (cf. p. 12). « Je pars. Je ne reviendrai pas. » a-t-il dit à\n"
    "J.-P. Petit. Le titre a perdu 3,5 %... Personne ne sait pourquoi ! Voir https://exemple.fr/a.b pour la suite.\n\n"
    "Un intertitre sans point\n\n"
)
HARD = {
    "an article many times over": PARAGRAPH * 250,
    "dots": "." * 200_000,
    "spaced dots": ". " * 100_000,
    "spaced ellipses": "… " * 100_000,
    "initials": "A. " * 40_000,
    "a line without a space": "abcdefghij" * 20_000,
    "spaces": ("a" + " " * 999) * 200,
    "empty lines": "\n" * 200_000,
    "one-letter lines": "a\n" * 40_000,
    "opening quotes": "« A. " * 30_000,
    "opening brackets": "(A. " * 30_000,
    "straight quotes": '" A. ' * 30_000,
    "closing marks": "!)" * 100_000,
    "sentences cut by empty lines": "un mot de\n\n" * 15_000,
    "hyphenated lines": "inter-\nnational " * 10_000,
    "list items": "- a\n" * 30_000,
    "titles": "M. Durand " * 20_000,
    "headings glued to headings": "Le chat La poule " * 10_000,
    "a dash after each stop": ". - " * 50_000,
    "addresses": "http://a.b/" * 20_000,
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        segment(text)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_four_times_the_text_takes_about_four_times_as_long(text: str) -> None:
    quarter = text[: len(text) // 4]
    # 4 is linear, 16 quadratic; the small part on the right forgives the clock on very short times
    assert seconds(text) < 9 * seconds(quarter) + 0.02


def test_a_megabyte_is_no_slower_per_character_than_a_tenth_of_it() -> None:
    tenth = PARAGRAPH * 330
    assert seconds(tenth * 10) < 20 * seconds(tenth)


def test_a_text_of_small_opaque_stretches_stays_linear() -> None:
    def timed(count: int) -> float:
        text = "Un <b>mot</b> ici.\n\n" * count
        stretches = [(start + offset, start + offset + 3) for start in range(0, len(text), 20) for offset in (3,)]
        start = time.perf_counter()
        segment(text, opaque=stretches)
        return time.perf_counter() - start

    assert min(timed(8000), timed(8000)) < 9 * min(timed(2000), timed(2000)) + 0.02
