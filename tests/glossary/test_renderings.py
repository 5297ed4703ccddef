"""What counts as a rendering: the words that a text must have are looked for before any pattern is made."""

from __future__ import annotations

import pytest

from glossary import renderings
from glossary.term import Kind, Term


@pytest.mark.parametrize(
    ("wording", "kind", "text"),
    [
        ("board of directors", Kind.TERM, "The BOARDS OF DIRECTORS met the board-of-directors’ chair."),
        ("conflict of interest", Kind.TERM, "Conflicts of interest, not conflicts of interests"),
        ("AI", Kind.ACRONYM, "AI, ai and the AIs"),
        ("shareholder", Kind.TERM, "\u017fhareholder\u017f and SHAREHOLDERS"),
        ("risk", Kind.TERM, "r\u0131sk, R\u0130SK and ris\u212a"),
        ("co-founder", Kind.TERM, "a cofounder, two co founders"),
        ("woman", Kind.TERM, "women"),
        ("C++", Kind.NAME, "in C++"),
        ("++", Kind.NAME, "C++"),
        ("café", Kind.TERM, "CAFÉS"),
    ],
)
def test_no_rendering_is_passed_over_for_its_letters(wording: str, kind: Kind, text: str) -> None:
    term = Term("source", (wording,), kind)
    wanted = [match.span() for match in renderings.pattern(wording, kind).finditer(text)]
    assert wanted
    assert renderings.find(text, term) == wanted


@pytest.mark.parametrize(
    ("source", "target", "plural"),
    [
        ("ordre d'achat", "purchase order", "purchase orders"), ("usager", "user", "users"), ("loyer", "rent", "rents"),
        ("avoir", "credit note", "credit notes"), ("pouvoir", "power", "powers"),
        ("devoir de vigilance", "duty of care", "duties of care"), ("navire de guerre", "warship", "warships"),
        ("pouvoir", "can", "can"), ("avoir lieu", "take place", "take place"), ("licencier", "lay off", "lay off"),
    ],
)  # fmt: skip
def test_a_noun_in_the_form_of_an_infinitive_is_counted(source: str, target: str, plural: str) -> None:
    assert renderings.written(Term(source, (target,)), plural=True) == plural
