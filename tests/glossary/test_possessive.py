from __future__ import annotations

import pytest

from glossary.match import Matcher
from glossary.possessive import mended
from glossary.term import CaseMode, Kind, MatchMode, Term
from glossary.verdict import verify

STRICT = {"match": MatchMode.EXACT, "case": CaseMode.EXACT}
MATCHER = Matcher(
    [
        Term("PDG", ("CEO",), Kind.ACRONYM, **STRICT),
        Term("PDG par intérim", ("interim CEO",)),
        Term("administrateur", ("director",)),
        Term("conseil d'administration", ("board of directors", "board")),
        Term("OpenAI", ("OpenAI",), Kind.NAME, **STRICT),
    ]
)
DECISION = "La décision du PDG surprend."


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        # an apostrophe lost or astray
        (DECISION, "The CEO' decision surprises.", "The CEO's decision surprises."),
        (DECISION, "The CEO 's decision surprises.", "The CEO's decision surprises."),
        (DECISION, "The CEO s decision surprises.", "The CEO's decision surprises."),
        (DECISION, "The CEO's s decision surprises.", "The CEO's decision surprises."),
        ("Les décisions des administrateurs.", "The directors' s decisions.", "The directors' decisions."),
        ("La voiture d'OpenAI.", "OpenAI' car.", "OpenAI's car."),
        # a person before what is theirs
        (DECISION, "The CEO decision surprises.", "The CEO's decision surprises."),
        (DECISION, "The CEOs decision surprises.", "The CEO's decision surprises."),
        ("Le discours du PDG par intérim.", "The interim CEO speech.", "The interim CEO's speech."),
        ("Les décisions des administrateurs.", "The directors decisions.", "The directors' decisions."),
        ("Les décisions des PDG.", "The CEOs decisions.", "The CEOs' decisions."),
        ("Le départ de son PDG.", "Its CEO departure.", "Its CEO's departure."),
    ],
)
def test_a_possessive_is_put_right(french: str, english: str, expected: str) -> None:
    found = MATCHER.find(french)
    assert mended(english, verify(english, found, source=french), french) == expected
    assert all(verdict.kept for verdict in verify(expected, found, source=french))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (DECISION, "The CEO's decision surprises."),
        (DECISION, "The decision of the CEO surprises."),
        (DECISION, "CEO decision surprises."),  # a headline
        (DECISION, "The decision by the 'CEO' surprises."),
        ("Le poste du PDG.", "The CEO position."),
        ("La succession du PDG.", "The CEO succession."),
        ("Le PDG mentionne un plan.", "The CEO mentions a plan."),
        ("Le PDG annonce sa décision.", "The CEO decision is out."),  # no genitive in the French
        ("La lettre du PDG questionne.", "The CEO questions."),
        ("Les avis des administrateurs comptent.", "The directors mention it."),
        ("Les membres du conseil d'administration.", "The board membership."),
        ("La décision d'OpenAI.", "The OpenAI decision."),
        ("La décision du PDG.", "The boss's decision."),
    ],
)
def test_what_is_english_already_is_left(french: str, english: str) -> None:
    assert mended(english, verify(english, MATCHER.find(french), source=french), french) == english
