from __future__ import annotations

import pytest

from glossary import context
from glossary.context import is_short
from glossary.match import Matcher
from glossary.term import CaseMode, Kind, MatchMode, Term, TermMatch
from glossary.verdict import Status, forbidden, verify

STRICT = {"match": MatchMode.EXACT, "case": CaseMode.EXACT}
MATCHER = Matcher(
    [
        Term("conseil d'administration", ("board of directors", "board")),
        Term("conseil de surveillance", ("supervisory board",)),
        Term("président du conseil d'administration", ("chairman of the board", "board chair", "chair")),
        Term("président", ("president",)),
        Term("dépréciation d'actifs", ("asset impairment", "impairment")),
        Term("fondateur", ("founder",)),
        Term("administrateur", ("director",)),
        Term("actions", ("shares",)),
        Term("projet", ("project",)),
        Term("salarié", ("employee", "staff")),
        Term("fusion", ("merger",)),
        Term("formation", ("training",)),
        Term("pré-entraînement", ("pre-training",)),
        Term("directeur général", ("chief executive officer", "CEO")),
        Term("PDG", ("CEO",), Kind.ACRONYM, **STRICT),
        Term("IA", ("AI",), Kind.ACRONYM, **STRICT),
        Term("IA générative", ("generative AI",)),
        Term("Amazon", ("Amazon",), Kind.NAME, **STRICT),
        Term("commissaire aux comptes", ("statutory auditor (SA)",)),
        Term("CAC", ("SA",), Kind.ACRONYM, **STRICT),
        Term("Le Monde", ("Le Monde",), Kind.DO_NOT_TRANSLATE, variants=("LMD",), **STRICT),
        Term("git commit", ("git commit",), Kind.DO_NOT_TRANSLATE, **STRICT),
        Term("conseil municipal", ("city council",)),
        Term("données", ("data",)),
        Term("conseil d'administration", ("council",), Kind.FORBIDDEN),
    ]
)  # fmt: skip
FOUND, IMPLIED, MALFORMED, MISSED = Status.FOUND, Status.IMPLIED, Status.MALFORMED, Status.MISSED
BOARD = "Le conseil d'administration a voté."


def statuses(french: str, english: str) -> list[Status]:
    return [verdict.status for verdict in verify(english, MATCHER.find(french), source=french)]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        # what is not language
        ("Le salarié lit.", "It reads /etc/employee/conf."),
        ("Le salarié lit.", "It reads [[employee]], --mode=employee and employee()."),
        # the short form of a term, with the complement of something else
        (BOARD, "The board of vendors voted."),
        (BOARD, "The board of the school voted."),
        (BOARD, "The boards of the ships voted."),
        (BOARD, "Board of Vendors Votes"),
        (BOARD, "The board of Microsoft voted."),
        ("Le conseil d'administration d'OpenAI a voté.", "The board of vendors voted at OpenAI."),
        ("Le conseil d'administration d'OpenAI a voté.", "The Board of Vendors voted."),
        ("Le conseil d'administration du groupe a voté.", "The group's board of vendors voted."),
        ("Le conseil d'administration vote de nouvelles règles.", "The board of rules votes anew."),
        ("La dépréciation d'actifs pèse.", "The impairment of hearing weighs."),
        # the end of another entry's rendering
        (BOARD, "The supervisory board voted."),
        (BOARD, "The Supervisory Board voted."),
        ("Le président du conseil d'administration parle.", "The chair of the committee speaks."),
        # a part of another word
        (BOARD, "The whiteboard voted."),
        (BOARD, "The on-board voted."),
        (BOARD, "A board-certified doctor voted."),
        ("Le fondateur parle.", "The co-founder speaks."),
        ("Le président parle.", "The vice-president speaks."),
        ("Un administrateur parle.", "A non-director speaks."),
        ("La formation continue.", "The pre-training goes on, the over-training too."),
        ("Le PDG parle.", "The CEOX speaks."),
        # a verb
        ("Les actions montent.", "He shares his joy."),
        ("Le projet avance.", "They project a rise; they also project the sales."),
        (BOARD, "They voted to board the plane."),
        ("Un salarié parle.", "They plan to staff the office."),
        # what is no language
        (BOARD, "See {board} there."),
        (BOARD, "Write to board@example.com now."),
        (BOARD, "See https://example.com/board now."),
        (BOARD, "Run `board` now."),
        ("Le PDG parle.", "Run `CEO` or {CEO}."),
        ("Amazon vend.", "amazon.com and www.Amazon.com sell."),
        # letters that are not the acronym's
        ("L'IA avance.", "The ai advances."),
        ("On lance git commit.", "Git Commit is run."),
        ("L'IA avance.", "The Ai advances."),
    ],
)
def test_words_that_only_look_like_a_rendering_are_none(french: str, english: str) -> None:
    assert statuses(french, english) == [MISSED]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (BOARD, "The board voted."),
        (BOARD, "The Board voted."),
        (BOARD, "THE BOARD VOTED."),
        (BOARD, "The boards of directors voted."),
        (BOARD, "The board of independent directors voted."),
        (BOARD, "The board, of course, voted."),
        (BOARD, "The OpenAI board voted."),
        (BOARD, "The OpenAI-board voted."),
        (BOARD, "The board of which he speaks voted."),
        ("Le conseil d'administration du groupe a voté.", "The board of 12 companies voted."),
        (BOARD, "The board-approved plan passed the vote."),
        ("Lu dans LMD.", "Read in LMD."),
        ("Le conseil d'administration d'OpenAI a voté.", "The board of OpenAI voted."),
        ("Le conseil d'administration d'Allemagne a voté.", "The board of Germany voted."),
        ("Le conseil d'administration actuel de la banque vote.", "The current board of the bank votes."),
        ("Le conseil d'administration du groupe a voté.", "The board of the group voted."),
        ("Le conseil d'administration de la Société d'Aviation.", "The board of Mexicana Airlines."),
        ("Le conseil d'administration de banques privées.", "The board of private banks."),
        ("Le conseil d'administration des salariés.", "The board of employees."),
        ("Son conseil d'administration a voté.", "The board of the company voted."),
        ("OpenAI et un conseil d'administration.", "The board of OpenAI."),
        ("La dépréciation d'actifs pèse.", "The impairment of assets weighs."),
        ("Le fondateur parle.", "The ex-founder speaks."),
        ("Un non-administrateur parle.", "A non-director speaks."),
        ("Les actions montent.", "Exposure to shares rises."),
        ("Les actions montent.", "He says that shares the group sold rise."),
        ("Le projet avance.", "They say the project advances."),
        ("La fusion.", "The post-merger plan."),
        ("L'IA avance.", "AI-powered tools advance."),
        ("L'IA avance.", "OpenAI-style AI advances."),
        ("Amazon vend.", "Amazon's shop sells."),
        ("Il annonce la fermeture aux salariés.", "He announced to staff the closure."),
        ("Git commit crée une version.", "Git commit creates a version."),
        ("Git commit crée une version.", "With git commit a version is made."),
        ("La dépréciation d'actifs.", "An asset impairment of machines."),
    ],
)
def test_a_rendering_counts_in_every_place_that_is_its_own(french: str, english: str) -> None:
    assert set(statuses(french, english)) == {FOUND}


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("Le PDG dit que le PDG part.", "The CEO says he is leaving.", [FOUND, IMPLIED]),
        # the French has the pronoun too: it stands for nothing more
        ("Le PDG dit que le PDG perd son poste.", "The CEO says that loses his job.", [FOUND, MISSED]),
        ("Le PDG dit qu'il part et le PDG part.", "The CEO says he is leaving.", [FOUND, MISSED]),
        # the pronoun stands before any mention
        ("Le PDG et le PDG.", "His boss and the CEO.", [FOUND, MISSED]),
        # words that refer to anything
        ("Le PDG et le PDG.", "The CEO said that this boss left each day.", [FOUND, MISSED]),
        # one pronoun stands for one mention, whatever term it is of
        ("Le PDG et le conseil d'administration. Le PDG et le conseil d'administration.", "The CEO and the board. He.",
         [FOUND, FOUND, IMPLIED, MISSED]),
        ("Le PDG, le PDG, le PDG.", "The CEO, he.", [FOUND, IMPLIED, MISSED]),
        # no mention is rendered
        ("Le PDG et le PDG.", "The boss and he.", [MISSED, MISSED]),
        # the same thing said twice, and two things said once
        ("Le commissaire aux comptes (CAC) parle.", "The statutory auditor (SA) speaks.", [FOUND, IMPLIED]),
        ("Le directeur général (PDG) parle.", "The CEO speaks.", [FOUND, IMPLIED]),
        ("Le directeur général et le PDG parlent.", "The CEO speaks.", [FOUND, MISSED]),
        # a complement and its noun are one word in English, and nothing else is
        ("La base de données et les données.", "The database and the data.", [FOUND, FOUND]),
        ("Deux bases de données", "Two databases, a data-set", [FOUND]),
        ("Les données manquent.", "The database is missing.", [MISSED]),
        ("La base de données", "The databased metadatabase", [MISSED]),
        # the words inside another term's rendering are that term's
        ("L'IA générative et l'IA.", "Generative AI.", [FOUND, MISSED]),
        ("Le conseil d'administration et le conseil de surveillance.", "The supervisory board.", [MISSED, FOUND]),
        ("Le conseil d'administration et le conseil de surveillance.", "The supervisory board and the board.",
         [FOUND, FOUND]),
        # a second mention that is another board
        ("Le conseil d'administration dit que le conseil d'administration vote.",
         "The board of directors says the board of vendors votes.", [FOUND, MISSED]),
        ("Le conseil d'administration dit que le conseil d'administration vote.",
         "The board of directors says the board votes.", [FOUND, FOUND]),
    ],
)  # fmt: skip
def test_a_further_mention_is_said_or_truly_implied(french: str, english: str, expected: list[Status]) -> None:
    assert statuses(french, english) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("the CEO's decision", FOUND),
        ("the CEO’s decision", FOUND),
        ("the decision of the CEO", FOUND),
        ("the CEO decision", FOUND),  # a compound, as headlines write it
        ("the CEO' decision", MALFORMED),
        ("the CEO 's decision", MALFORMED),
        ("the CEO s decision", MALFORMED),
        ("he is 'the CEO' now", FOUND),
        ("the CEOs' decision", FOUND),
    ],
)
def test_a_possessive_that_english_has_not_is_no_right_form(english: str, expected: Status) -> None:
    assert statuses("la décision du PDG", english) == [expected]


def test_several_mentions_take_their_renderings_in_order() -> None:
    french = "Le conseil d'administration a rencontré le conseil d'administration."
    verdicts = verify("The board met the board of directors.", MATCHER.find(french), source=french)
    assert [verdict.rendered for verdict in verdicts] == ["board", "board of directors"]


def test_a_forbidden_rendering_inside_another_terms_right_one_is_no_breach() -> None:
    french = "Le conseil d'administration et le conseil municipal"
    for english, wrong in (("The board and the city council", 0), ("The council and the city council", 1)):
        kept = verify(english, MATCHER.find(french), source=french)
        assert len(forbidden(english, MATCHER.forbidden(french), kept)) == wrong


@pytest.mark.parametrize(
    ("rendering", "short"),
    [
        ("board", True),
        ("Boards", True),
        ("board's", True),
        ("board of directors", False),
        ("boards of directors", False),
    ],
)
def test_a_short_form_is_one_that_leaves_words_out(rendering: str, short: bool) -> None:
    assert is_short(rendering, Term("conseil d'administration", ("board of directors", "board"))) is short


def test_an_acronym_is_no_short_form() -> None:
    assert not is_short("CEO", Term("directeur général", ("CEO of the group", "CEO")))


def test_mentions_that_are_judged_alike_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[tuple[int, int]] = []

    def stands(text: str, span: tuple[int, int], match: TermMatch, source: str = "") -> bool:
        judged.append(span)
        return True

    monkeypatch.setattr(context, "stands", stands)
    assert statuses("Le PDG et le PDG. " * 20, "The CEO and the CEO. " * 20) == [FOUND] * 40
    assert len(judged) == 40
