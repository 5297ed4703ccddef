"""Placeholders filled by their order: where they stand, and when they have numbers."""

from __future__ import annotations

import pytest

from translate.ordered import may_be_numbered, numbered, places, same_order, unnumbered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%s de %d, %% et %1$s, {nom}, {}", ["%s", "%d", "{}"]),
        ('<a href="%s" style="width:50%">%.2f</a>', ["%s", "%.2f"]),
        ('<a href="a%20b%dab.html">100 % de</a>', []),
    ],
)
def test_those_filled_by_their_order_are_found_in_tags_too(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%s de %d", True),
        ("%@ de %.2f", True),
        ("%s", False),
        ("%1$s de %s", False),
        ("%*d de %s", False),
        ("{} de {}", False),
        ("%s de {}", False),
        ("le %d/%m/%Y", False),  # a date
    ],
)
def test_numbers_are_given_only_where_all_may_have_one(text: str, expected: bool) -> None:
    assert may_be_numbered(text) is expected


def test_numbers_stay_only_where_the_order_changed() -> None:
    source = "Le fichier %s du dossier %s"
    assert numbered(source) == "Le fichier %1$s du dossier %2$s"
    assert unnumbered("File %1$s of folder %2$s", source) == "File %s of folder %s"
    assert unnumbered("Folder %2$s, file %1$s", source) is None
    assert unnumbered("File %1$s", source) is None


@pytest.mark.parametrize(
    ("source", "target", "same"),
    [
        ("%s, %d", "%s, %d", True),
        ("%s, %d", "%d, %s", False),
        ("%s, %d", "%s", False),
        ("%d/%m/%Y", "%m/%d/%Y", True),  # the parts of a date may change places
        ("{}", "{}", True),
    ],
)
def test_an_order_is_compared_where_values_are_filled_in(source: str, target: str, same: bool) -> None:
    assert same_order(source, target) is same
