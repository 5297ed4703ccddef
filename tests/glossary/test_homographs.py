from __future__ import annotations

import pytest

from glossary import homographs


@pytest.mark.parametrize(
    ("word", "verb"),
    [("compte", True), ("avions", True), ("emploie", True), ("pèse", True), ("cède", True), ("rapport", False)],
)
def test_a_noun_may_be_a_verbs_form_too(word: str, verb: bool) -> None:
    assert homographs.is_verb_form(word) is verb
