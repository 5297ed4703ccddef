"""Numbers with their nouns."""

from __future__ import annotations

import pytest

from glossary.counting import counted


@pytest.mark.parametrize(
    ("number", "words", "expected"),
    [
        (0, ("finding",), "0 findings"),
        (1, ("finding",), "1 finding"),
        (2, ("finding",), "2 findings"),
        (12_345, ("word",), "12,345 words"),
        (1, ("entry", "entries"), "1 entry"),
        (3, ("entry", "entries"), "3 entries"),
    ],
)
def test_one_is_singular_and_every_other_number_plural(number: int, words: tuple[str, ...], expected: str) -> None:
    assert counted(number, *words) == expected
