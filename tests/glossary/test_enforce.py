from __future__ import annotations

import pytest

from glossary import english, renderings, store
from glossary.enforce import (
    Status,
    aligned_span,
    annotate,
    expand,
    first_mentions,
    forbidden,
    rendering_span,
    replace,
    verify,
)
from glossary.match import Matcher
from glossary.term import CaseMode, Kind, MatchMode, Term, TermMatch

NAME = {"kind": Kind.NAME, "match": MatchMode.EXACT, "case": CaseMode.EXACT}
ACRONYM = {"kind": Kind.ACRONYM, "match": MatchMode.EXACT, "case": CaseMode.EXACT}
MATCHER = Matcher(
    [
        Term("conseil d'administration", ("board of directors", "board")),
        Term("conseil de surveillance", ("supervisory board",)),
        Term("administrateur", ("director",)),
        Term("directeur général", ("chief executive officer", "CEO")),
        Term("vice-président", ("vice president",)),
        Term("réunion d'actionnaires", ("shareholders' meeting",)),
        Term("cofondateur", ("co-founder",)),
        Term("apprentissage automatique", ("machine learning",)),
        Term("ressources humaines", ("human resources",)),
        Term("actions", ("shares",)),
        Term("preuve", ("evidence",)),
        Term("logiciel", ("software",)),
        Term("licencier", ("lay off", "dismiss")),
        Term("intelligence artificielle générale", ("artificial general intelligence", "AGI"),
             first="artificial general intelligence (AGI)"),
        Term("comité exécutif", ("executive committee",), gap=1),
        Term("PDG", ("CEO",), **ACRONYM),
        Term("IA", ("AI",), **ACRONYM),
        Term("AGI", ("AGI",), **ACRONYM),
        Term("OpenAI", ("OpenAI",), **NAME),
        Term("McDo", ("McDonald's",), **NAME),
        Term("Magasins Lloyd", ("Lloyd’s",), **NAME),
        Term("Emmett Shear", ("Emmett Shear",), variants=("Emmett Sear",), **NAME),
        Term("Le Monde", ("Le Monde",), kind=Kind.DO_NOT_TRANSLATE, match=MatchMode.EXACT, case=CaseMode.EXACT),
        Term("actuellement", ("actually",), kind=Kind.FORBIDDEN),
        Term("éventuel", ("eventual",), kind=Kind.FORBIDDEN),
    ]
)  # fmt: skip


def the_match(french: str) -> TermMatch:
    (match,) = MATCHER.find(french)
    return match


@pytest.mark.parametrize(
    ("french", "annotated"),
    [
        ("Le PDG parle.", "Le⟦ PDG⟨ CEO⟧ parle."),
        ("PDG d'OpenAI", "⟦ PDG⟨ CEO⟧ d'⟦OpenAI⟨ OpenAI⟧"),
        ("L’IA et les\u00a0PDG", "L’⟦IA⟨ AI⟧ et les⟦ PDG⟨ CEOs⟧"),
        ("deux conseils d'administration", "deux⟦ conseils d'administration⟨ boards of directors⟧"),
        ("(Emmett Sear)", "(⟦Emmett Sear⟨ Emmett Shear⟧)"),
        ("LE CONSEIL D'ADMINISTRATION", "LE⟦ CONSEIL D'ADMINISTRATION⟨ BOARD OF DIRECTORS⟧"),
        ("Conseil d'administration : oui", "⟦ Conseil d'administration⟨ Board of directors⟧ : oui"),
        ("PDG PDG", "⟦ PDG⟨ CEO⟧⟦ PDG⟨ CEO⟧"),
        ("une action", "une⟦ action⟨ share⟧"),
        ("une vente d'actions", "une vente d'⟦actions⟨ share⟧"),
        ("la vente des actions, beaucoup d’actions", "la vente des⟦ actions⟨ shares⟧, beaucoup d’⟦actions⟨ shares⟧"),
        ("le comité central exécutif", "le comité central exécutif"),
        ("Rien ici.", "Rien ici."),
    ],
)
def test_terms_are_annotated_as_the_model_was_trained(french: str, annotated: str) -> None:
    assert annotate(french, MATCHER.find(french)) == annotated


def test_a_first_mention_is_annotated_in_full() -> None:
    french = "l'intelligence artificielle générale"
    assert annotate(french, MATCHER.find(french), first={0}).endswith("⟨ artificial general intelligence (AGI)⟧")


FOUND, IMPLIED, MISSED = Status.FOUND, Status.IMPLIED, Status.MISSED


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("le conseil d'administration", "the board of directors", [(FOUND, "board of directors")]),
        ("le conseil d'administration", "the board", [(FOUND, "board")]),
        ("le conseil d'administration", "the council", [(MISSED, None)]),
        ("les conseils d'administration", "the Boards of Directors", [(FOUND, "Boards of Directors")]),
        ("le vote du conseil d'administration", "the board's vote", [(FOUND, "board's")]),
        ("les administrateurs", "the directors’ vote", [(FOUND, "directors’")]),
        ("LE CONSEIL D'ADMINISTRATION", "THE BOARD OF DIRECTORS", [(FOUND, "BOARD OF DIRECTORS")]),
        ("une réunion d'actionnaires", "a shareholders’ meeting", [(FOUND, "shareholders’ meeting")]),
        ("le vice-président", "the Vice-President", [(FOUND, "Vice-President")]),
        ("le cofondateur", "the cofounder", [(FOUND, "cofounder")]),
        ("le cofondateur", "the co founder", [(FOUND, "co founder")]),
        ("ils ont licencié", "they dismissed them", [(FOUND, "dismissed")]),
        ("ils ont licencié", "they laid off", [(FOUND, "laid off")]),
        ("l'IA", "the ai", [(MISSED, None)]),
        ("l'IA", "the AI's", [(FOUND, "AI's")]),
        ("les PDG", "the CEOs", [(FOUND, "CEOs")]),
        ("OpenAI", "OpenAi", [(MISSED, None)]),
        ("OpenAI", "OPENAI", [(FOUND, "OPENAI")]),
        ("OpenAI", "OpenAI's", [(FOUND, "OpenAI's")]),
        ("Emmett Sear", "Emmett Sear", [(MISSED, None)]),
        ("dans Le Monde", "in The World", [(MISSED, None)]),
        ("dans Le Monde", "in Le Monde", [(FOUND, "Le Monde")]),
        ("Le cas du PDG", "The case of BCEO", [(MISSED, None)]),
        # two mentions need two renderings, or a word that refers back
        ("le PDG et le PDG", "the CEO and the CEO", [(FOUND, "CEO"), (FOUND, "CEO")]),
        ("le PDG a dit que le PDG part", "the CEO said he leaves", [(FOUND, "CEO"), (IMPLIED, None)]),
        ("le PDG et le PDG", "the CEO and the boss", [(FOUND, "CEO"), (MISSED, None)]),
        ("le PDG et le PDG", "the boss and his boss", [(MISSED, None), (MISSED, None)]),
        # the longer rendering chooses first
        ("le conseil de surveillance et le conseil d'administration", "the supervisory board and the board",
         [(FOUND, "supervisory board"), (FOUND, "board")]),
        ("le conseil d'administration et le conseil de surveillance", "the supervisory board",
         [(MISSED, None), (FOUND, "supervisory board")]),
        ("le directeur général et le PDG", "the CEO and the chief executive officer",
         [(FOUND, "chief executive officer"), (FOUND, "CEO")]),
    ],
)  # fmt: skip
def test_a_term_counts_in_every_form_and_each_mention_once(
    french: str, english: str, expected: list[tuple[Status, str | None]]
) -> None:
    verdicts = verify(english, MATCHER.find(french))
    assert [(verdict.status, verdict.rendered) for verdict in verdicts] == expected
    for verdict in verdicts:
        if verdict.start is not None:
            assert english[verdict.start : verdict.end] == verdict.rendered


def test_forbidden_renderings_are_reported_with_their_place() -> None:
    french = "Actuellement, le PDG a d'éventuels doutes."
    english = "Actually, the CEO has eventual doubts."
    assert MATCHER.find(french)[0].surface == "PDG"
    verdicts = forbidden(english, MATCHER.forbidden(french))
    assert [(verdict.rendered, verdict.start) for verdict in verdicts] == [("Actually", 0), ("eventual", 22)]
    assert forbidden("At present, no doubts.", MATCHER.forbidden(french)) == ()


@pytest.mark.parametrize(
    ("french", "english", "old", "expected"),
    [
        ("le conseil d'administration", "The council met.", "council", "The board of directors met."),
        ("le conseil d'administration", "The council met.", "The council", "The board of directors met."),
        ("du conseil d'administration", "the council's vote", "council", "the board of directors' vote"),
        ("du PDG", "the boss's car", "boss's", "the CEO's car"),
        ("du PDG", "the boss's car", "boss", "the CEO's car"),
        ("du McDo", "McDo's menu sleeps.", "McDo's", "McDonald's menu sleeps."),
        ("du McDo", "McDo's menu sleeps.", "McDo", "McDonald's menu sleeps."),
        ("du McDo", "the menu of McDo", "McDo", "the menu of McDonald's"),
        ("des Magasins Lloyd", "the Stores' offer", "Stores'", "the Lloyd’s offer"),
        ("des PDG", "some bosses came", "bosses", "some CEOs came"),
        ("un PDG", "an executive came", "executive", "a CEO came"),
        ("une AGI", "a general AI", "general AI", "an AGI"),
        ("des PDG", "a boss came", "boss", "CEOs came"),
        ("Les PDG", "A boss came", "boss", "CEOs came"),
        ("un vice-président", "Deputy president named", "Deputy president", "Vice president named"),
        ("un vice-président", "It ended. Deputy left", "Deputy", "It ended. Vice president left"),
        ("le conseil d'administration", "The Council Has New Head", "Council", "The Board of Directors Has New Head"),
        ("le conseil d'administration", "THE COUNCIL VOTES", "COUNCIL", "THE BOARD OF DIRECTORS VOTES"),
        ("le conseil d'administration", "the council of directors", "council", "the board of directors"),
        ("Emmett Sear", "by Emmett Sear.", "Emmett Sear", "by Emmett Shear."),
        ("OpenAI", "openai said", "openai", "OpenAI said"),
        ("une action", "a stock", "stock", "a share"),
        ("l'apprentissage automatique", "an automatic learning", "automatic learning", "machine learning"),
        ("une preuve", "It is a proof.", "proof", "It is evidence."),
        ("une preuve", "A proof of this came. A", "proof", "Evidence of this came. A"),
        ("un logiciel", "a program company", "program", "a software company"),
        ("des actions", "Yes. A stock rose.", "stock", "Yes. Shares rose."),
        ("selon Le Monde", "according to the World", "World", "according to Le Monde"),
        ("Le Monde", "The World says", "World", "Le Monde says"),
    ],
)  # fmt: skip
def test_a_replacement_agrees_with_its_place(french: str, english: str, old: str, expected: str) -> None:
    start = english.index(old)
    result = replace(english, the_match(french), (start, start + len(old)))
    assert result.text == expected
    assert verify(result.text, MATCHER.find(french))[0].kept
    assert result.text[result.start : result.end].strip()


def links(french: str, english: str, pairs: dict[str, str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [
        ((french.index(a), french.index(a) + len(a)), (english.index(b), english.index(b) + len(b)))
        for a, b in pairs.items()
    ]


def test_the_aligned_words_of_a_term_are_found() -> None:
    french, english = "le conseil d'administration vote", "the administrative council is voting"
    alignment = links(
        french, english, {"le": "the", "conseil": "council", "administration": "administ", "vote": "voting"}
    )
    span = aligned_span(english, the_match(french), alignment)
    assert span is not None
    assert english[slice(*span)] == "administrative council"


def test_scattered_links_do_not_widen_a_span() -> None:
    french, english = "le conseil d'administration vote", "the council has voted for the plan of the administration"
    alignment = links(french, english, {"conseil": "council", "administration": "plan"})
    span = aligned_span(english, the_match(french), alignment)
    assert span is not None
    assert english[slice(*span)] in ("council", "plan")
    assert aligned_span(english, the_match(french), []) is None
    assert aligned_span(english, the_match(french), alignment, taken=[(0, len(english))]) is None


def test_the_machine_s_own_rendering_is_found_in_any_form() -> None:
    match = the_match("les conseils d'administration")
    english = "The administrative councils met."
    span = rendering_span(english, "The administrative council.", match)
    assert span is not None
    assert replace(english, match, span).text == "The boards of directors met."
    assert rendering_span("the board and the board", "board", match, taken=[(4, 9)]) == (18, 23)
    assert rendering_span("the board", "board", match, taken=[(4, 9)]) is None
    assert rendering_span(english, "the assembly", match) is None
    assert rendering_span(english, " . ", match) is None


def test_the_first_mention_in_a_document_is_written_out_once() -> None:
    sources = ["L'IA et l'intelligence artificielle générale.", "L'intelligence artificielle générale arrive."]
    found = [MATCHER.find(source) for source in sources]
    assert first_mentions(sources, found) == (frozenset({1}), frozenset())
    english = "AI and artificial general intelligence."
    verdicts = verify(english, found[0], first_mentions={1})
    assert [verdict.status for verdict in verdicts] == [Status.FOUND, Status.UNEXPANDED]
    mended = expand(english, verdicts[1]).text
    assert mended == "AI and artificial general intelligence (AGI)."
    assert verify(mended, found[0], first_mentions={1})[1].status is Status.FOUND


def test_a_mention_that_the_source_expands_itself_is_left_alone() -> None:
    source = "L'intelligence artificielle générale (AGI) et l'intelligence artificielle générale"
    assert first_mentions([source], [MATCHER.find(source)]) == (frozenset(),)


def test_a_mention_that_another_entry_writes_out_is_the_first() -> None:
    matcher = Matcher(
        [
            Term("directeur général", ("chief executive (CEO)",)),
            Term("PDG", ("CEO",), first="chief executive (CEO)", **ACRONYM),
        ]
    )
    for source, places in (("Le directeur général et le PDG.", set()), ("Le PDG et le directeur général.", {0})):
        assert first_mentions([source], [matcher.find(source)]) == (frozenset(places),)


def test_an_acronym_that_is_a_variant_is_not_shouted() -> None:
    term = Term("Banque centrale européenne", ("European Central Bank",), variants=("BCE",))
    assert renderings.written(term, surface="BCE") == "European Central Bank"
    assert renderings.written(term, surface="BANQUE CENTRALE EUROPÉENNE") == "EUROPEAN CENTRAL BANK"


@pytest.mark.parametrize(
    ("text", "found"),
    [("Artificial intelligence is here.", True), ("The AI is here.", True), ("They said ai ai ai.", False)],
)
def test_an_acronym_written_out_may_begin_a_sentence(text: str, found: bool) -> None:
    term = Term("IA", ("AI", "artificial intelligence"), Kind.ACRONYM)
    assert bool(renderings.find(text, term)) is found


@pytest.mark.parametrize(
    ("source", "target", "surface", "wanted"),
    [
        ("hospitalisés", "hospitalized", "hospitalisés", "hospitalized"),
        ("voies respiratoires", "respiratory tract", "voies respiratoires", "respiratory tract"),
        ("infecté", "infected", "infectées", "infected"),
        ("vaccin", "vaccine", "vaccins", "vaccines"),
        # The entry's form shows no number, the occurrence does.
        ("accès", "pass", "accès", "passes"),
        ("taux d'intérêt", "interest rate", "taux d'intérêt", "interest rates"),
        ("préavis de grève", "strike notice", "préavis de grève", "strike notices"),
    ],
)
def test_a_rendering_that_the_entry_gives_to_a_plural_is_plural_enough(
    source: str, target: str, surface: str, wanted: str
) -> None:
    assert renderings.written(Term(source, (target,)), plural=True, surface=surface) == wanted


@pytest.mark.parametrize(
    ("source", "target", "kind", "wanted"),
    [
        ("CDC", "CDC", Kind.TERM, "CDC"),
        ("API", "API", Kind.ACRONYM, "APIs"),
        ("PDG", "CEO", Kind.TERM, "CEOs"),
        ("PDG", "CEO", Kind.ACRONYM, "CEOs"),
        ("CNRS", "CNRS", Kind.NAME, "CNRS"),
    ],
)
def test_the_kind_says_whether_capitals_take_a_plural(source: str, target: str, kind: Kind, wanted: str) -> None:
    assert renderings.written(Term(source, (target,), kind), plural=True, surface=source) == wanted
    assert renderings.find(f"the {wanted} said", Term(source, (target,), kind)) == [(4, 4 + len(wanted))]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("chairman and CEO", "the chairmen and CEOs"),
        ("conflict of interest", "conflicts of interests"),
        ("CEO", "THE CEOS"),
        ("board of directors", "the boards of directors’"),
    ],
)
def test_a_rendering_is_found_in_every_number(target: str, text: str) -> None:
    (span,) = renderings.find(text, Term("x", (target,)))
    assert text[slice(*span)] == text.removeprefix("the ").removeprefix("THE ")


def test_what_is_written_for_a_term_is_found_as_it() -> None:
    for term in store.default().terms:
        if term.kind is Kind.FORBIDDEN:
            continue
        for several in (False, True):
            wanted = renderings.written(term, plural=several)
            for text in (wanted, english.possessive(wanted), wanted.upper(), wanted[:1].upper() + wanted[1:]):
                assert (0, len(text)) in renderings.find(text, term), (term.source, text)


@pytest.mark.parametrize(("text", "found"), [("A high-risk plan.", True), ("A high-risk-risk plan.", False)])
def test_a_stutter_is_no_rendering(text: str, found: bool) -> None:
    assert bool(renderings.find(text, Term("haut risque", ("high-risk", "high risk")))) is found
