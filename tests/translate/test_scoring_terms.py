"""Glossary accuracy, window overlap, 1 − TERm and consistency do what their definitions say."""

from __future__ import annotations

import pytest
from sacrebleu.metrics.ter import TER

from glossary.store import Glossary, default
from glossary.term import Kind, Term
from translate.errors import InputError
from translate.scoring import TermStatus, TermVerdict, score
from translate.scoring.gates import parse_gate
from translate.scoring.terms import Asked, ReferenceTerms, consistency, judge
from translate.scoring.terms_wmt21 import term_weighted_ter, window_overlap

BOARD = Term("conseil d'administration", ("board of directors", "board"))
CEO = Term("PDG", ("CEO",), Kind.ACRONYM)
ALTMAN = Term("Altman", ("Altman",), Kind.NAME)
WHO = Term("OMS", ("WHO", "world health organization"), Kind.ACRONYM)
APPLE = Term("Apple", ("Apple",), Kind.NAME)
MODEL = Term("grand modèle de langue", ("large language model",))
GLOSSARY = Glossary((BOARD, CEO, ALTMAN, MODEL))


def asked(*terms: Term) -> list[Asked]:
    return [Asked(term, term.source, 0, 1) for term in terms]


CASES = [
    ("the preferred rendering", [BOARD], "The board of directors met.", ["exact"]),
    ("an accepted one", [BOARD], "The board met.", ["exact"]),
    ("with a capital", [BOARD], "Board members met.", ["exact"]),
    ("inflected", [MODEL], "Large language models are costly.", ["lemma"]),
    ("possessive of a name", [ALTMAN], "Altman's plan.", ["exact"]),
    ("an acronym in small letters is none", [CEO], "The ceo left.", ["missed"]),
    ("a word with the letters of an acronym", [WHO], "Doctors who left.", ["missed"]),
    ("a name in small letters", [APPLE], "An apple a day.", ["missed"]),
    ("a name in a heading", [ALTMAN], "ALTMAN IS OUT", ["lemma"]),
    ("an acronym in a compound", [CEO], "The CEO-led plan.", ["exact"]),
    (
        "an apostrophe of another kind",
        [Term("Adam D'Angelo", ("Adam D'Angelo",), Kind.NAME)],
        "Adam D’Angelo left.",
        ["lemma"],
    ),
    ("an acronym written out", [WHO], "World health organization plans.", ["lemma"]),
    ("an acronym in the plural", [CEO], "The CEOs left.", ["lemma"]),
    ("missed", [CEO], "The boss left.", ["missed"]),
    ("inside another word", [CEO], "The CEOX left.", ["missed"]),
    ("one rendering answers one term only", [CEO, CEO], "The CEO left.", ["exact", "missed"]),
    ("two answer two", [CEO, CEO], "The CEO met a CEO.", ["exact", "exact"]),
    ("nothing", [CEO], "", ["missed"]),
]


@pytest.mark.parametrize(("terms", "text", "statuses"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_term_is_exact_inflected_or_missed(terms: list[Term], text: str, statuses: list[str]) -> None:
    assert [verdict.status.value for verdict in judge(asked(*terms), text)] == statuses


TOOLTIP = Term("infobulle", ("tooltip",))
LISTING = Term("introduction en Bourse", ("listing", "initial public offering"))
EU = Term("UE", ("EU",), Kind.ACRONYM)
COURT = Term("CJUE", ("EU's top court",), Kind.ACRONYM)
SAME_AS_CHECK = [
    ("a plural that a lemmatiser takes for a verb's form", LISTING, "Listings rose.", "lemma"),
    ("a plural that no dictionary has", TOOLTIP, "Tooltips help.", "lemma"),
    ("behind a prefix", CEO, "The ex-CEO left.", "exact"),
    ("a hyphen that the entry has not", Term("vice-président", ("vice chairman",)), "The vice-chairman left.", "lemma"),
    ("a hyphen of another kind", Term("en double aveugle", ("double-blind",)), "A double\u2011blind study.", "lemma"),
    ("a heading in capitals", CEO, "THE CEOS MEET", "lemma"),
    ("a possessive within the entry", COURT, "The EU's top court ruled.", "exact"),
    ("tags that part it", Term("PDG par intérim", ("interim CEO",)), "The <i>interim</i> CEO left.", "exact"),
    ("a pronoun with its letters", Term("informatique", ("IT",)), "It is broken.", "missed"),
    ("a name without its signs", Term("C++", ("C++",), Kind.NAME), "He codes in C.", "missed"),
    ("a target of signs", Term("pour cent", ("%",)), "A rise of 5%.", "exact"),
    ("a target that begins with one", Term(".NET", (".NET",), Kind.NAME), "He codes in .NET.", "exact"),
    ("another word of its lemma", LISTING, "The list.", "missed"),
    ("a participle of its letters", Term("filiale", ("subsidiary", "arm")), "The armed man.", "missed"),
    ("a possessive astray", CEO, "The CEO' decision.", "missed"),
]


@pytest.mark.parametrize(
    ("term", "text", "status"), [row[1:] for row in SAME_AS_CHECK], ids=[r[0] for r in SAME_AS_CHECK]
)
def test_a_term_is_judged_as_the_checks_judge_it(term: Term, text: str, status: str) -> None:
    source = f"{term.source}."
    scores = score([text], ["A."], sources=[source], glossary=Glossary((term,)))
    (verdict,) = scores.segments[0].terms
    assert verdict.status.value == status
    assert ("glossary" in {finding.check for finding in scores.segments[0].findings}) is (status == "missed")


def test_every_term_of_a_compound_is_rendered() -> None:
    terms = (EU, Term("États-Unis", ("US",), Kind.NAME))
    scores = score(
        ["EU-US talks."], ["A."], sources=["L'UE et les États-Unis."], glossary=Glossary(terms), checks=False
    )
    assert [verdict.rendered for verdict in scores.segments[0].terms] == ["EU", "US"]


def test_a_term_in_a_compound_and_alone_is_one_rendering() -> None:
    glossary = Glossary((Term("IA", ("AI",), Kind.ACRONYM),))
    sources = ["L'IA progresse.", "Un outil fondé sur l'IA."]
    scores = score(["AI advances.", "An AI-powered tool."], ["A.", "B."], sources=sources, glossary=glossary)
    assert scores.terms is not None
    assert (scores.terms.accuracy, scores.terms.consistency) == (100.0, 100.0)


def test_a_long_rendering_is_served_before_a_short_one_inside_it() -> None:
    short = Term("conseil", ("board",))
    verdicts = judge(asked(short, BOARD), "The board of directors replaced the board.")
    assert [(verdict.rendered) for verdict in verdicts] == ["board", "board of directors"]


def test_without_a_source_the_terms_of_the_reference_are_asked_for() -> None:
    reference = ["The board of directors met.", "The CEO left."]
    scores = score(["The council met.", "The CEO left."], reference, glossary=GLOSSARY)
    assert scores.terms is not None
    assert (scores.terms.basis, scores.terms.occurrences, scores.terms.accuracy) == ("reference", 2, 50.0)
    assert [each.surface for each in ReferenceTerms(GLOSSARY.terms).find("Boards of directors and a ceo")] == [
        "Boards of directors"
    ]


@pytest.mark.parametrize(
    ("term", "reference", "surfaces"),
    [
        (BOARD, "The board met.", []),
        (Term("filiale", ("subsidiary", "arm")), "Armed men have two arms.", []),
        (Term("hebdomadaire", ("weekly",)), "Two weeks.", []),
        (Term("informatique", ("IT",)), "Nobody expected it.", []),
        (LISTING, "The listings rose.", ["listings"]),
        (CEO, "The ex-CEO's plan for the CEOs.", ["CEO's", "CEOs"]),
        (Term("pour cent", ("%",)), "A rise of 5%.", ["%"]),
        (CEO, "Write <CEO> or {CEO}.", []),
    ],
)
def test_only_the_preferred_rendering_is_asked_for_without_a_source(
    term: Term, reference: str, surfaces: list[str]
) -> None:
    assert [each.surface for each in ReferenceTerms([term]).find(reference)] == surfaces


def test_no_ordinary_word_is_asked_for_without_a_source() -> None:
    reference = "The armed men waited two weeks in order to see their parents."
    assert ReferenceTerms(default().terms).find(reference) == ()


def test_with_a_source_the_reference_has_a_figure_of_its_own() -> None:
    scores = score(
        ["The CEO left.", "The board met."],
        ["He left.", "The board met."],
        sources=["Le PDG part.", "Le conseil d'administration se réunit."],
        glossary=GLOSSARY,
    )
    assert scores.terms is not None
    assert (scores.terms.basis, scores.terms.accuracy, scores.terms.ceiling) == ("source", 100.0, 50.0)


def test_what_each_sentence_asks_for_may_be_told() -> None:
    wanted = [tuple(asked(CEO)), ()]
    scores = score(["The boss left.", "The CEO left."], ["The CEO left."] * 2, asked=wanted, checks=False)
    assert scores.terms is not None
    assert (scores.terms.occurrences, scores.terms.exact) == (1, 0.0)
    with pytest.raises(InputError, match="2 hypotheses but 1 lists of terms"):
        score(["a", "b"], ["a", "b"], asked=[()])


def test_a_text_without_terms_has_no_term_scores() -> None:
    assert score(["A cat."], ["A cat."], glossary=GLOSSARY).terms is None


def overlap(hypothesis: str, reference: str, window: int = 2) -> float | None:
    wanted = asked(CEO)
    return window_overlap(judge(wanted, hypothesis), hypothesis, judge(wanted, reference), reference, window)


@pytest.mark.parametrize(
    ("hypothesis", "reference", "value"),
    [
        ("Yesterday the CEO left the building.", "Yesterday the CEO left the building.", 1.0),
        ("Yesterday, the CEO quit the house.", "Yesterday the CEO left the building.", 0.75),
        ("The boss left.", "The CEO left.", 0.0),
        ("The CEO left.", "The boss left.", None),
        ("CEO", "CEO", 0.0),
    ],
)
def test_window_overlap_compares_the_words_around_a_term(hypothesis: str, reference: str, value: float | None) -> None:
    assert overlap(hypothesis, reference) == value


SENTENCES = [
    ("the cat sat on the mat", "the cat sat on a mat"),
    ("on the mat the cat sat quietly today", "the cat sat on the mat today"),
    ("", "the cat"),
    ("the cat", "the cat"),
    ("a b c d e f", "f e d c b a"),
]


@pytest.mark.parametrize(("hypothesis", "reference"), SENTENCES)
def test_without_terms_term_weighted_ter_is_ter(hypothesis: str, reference: str) -> None:
    mine = 100 * term_weighted_ter(hypothesis, reference, [])
    assert mine == pytest.approx(TER().sentence_score(hypothesis, [reference]).score)


def test_an_edit_of_a_term_costs_two() -> None:
    reference = "the CEO left today"
    span = (reference.index("CEO"), reference.index("CEO") + 3)
    assert term_weighted_ter("the boss left today", reference, [span]) == pytest.approx(2 / 4)
    assert term_weighted_ter("the left today", reference, [span]) == pytest.approx(2 / 4)
    assert term_weighted_ter("the CEO quit today", reference, [span]) == pytest.approx(1 / 4)
    assert term_weighted_ter("the CEO left early today", reference, [span]) == pytest.approx(1 / 4)


def verdict(rendered: str, term: str = "PDG", target: str = "") -> TermVerdict:
    status = TermStatus.EXACT if rendered else TermStatus.MISSED
    return TermVerdict(term, Kind.TERM, ("CEO",), status, 0, 3, rendered=rendered, target=target or rendered)


def test_consistency_counts_the_most_frequent_rendering_of_what_comes_again() -> None:
    assert consistency(
        [
            [
                verdict("director"),
                verdict("directors", target="director"),
                verdict("chief"),
                verdict("board", "conseil"),
            ]
        ]
    ) == pytest.approx(100 * 2 / 3)
    assert consistency([[verdict("CEO"), verdict("")]]) == 50.0
    assert consistency([[verdict("CEO")], [verdict("chief")]]) is None


def test_a_compound_with_the_term_at_its_head_renders_it() -> None:
    term = Term("IA", ("AI",), Kind.TERM)
    (verdict,) = judge(asked(term), "An AI-powered robot.")
    assert (verdict.status, verdict.rendered) == (TermStatus.EXACT, "AI")
    (verdict,) = judge(asked(term), "A non-AI robot.")
    assert verdict.status is TermStatus.MISSED


@pytest.mark.parametrize(
    ("hypothesis", "accuracy"),
    [
        ("The board met.", 100.0),
        ("The board of directors met.", 100.0),
        ("The board of vendors met.", 0.0),
        ("He went on-board.", 0.0),
    ],
)
def test_words_that_mean_something_else_answer_no_term_of_a_source(hypothesis: str, accuracy: float) -> None:
    scores = score(
        [hypothesis], ["The board met."], sources=["Le conseil d'administration a siégé."], glossary=GLOSSARY
    )
    assert scores.terms is not None
    assert scores.terms.accuracy == accuracy


def test_a_consistency_that_is_not_known_has_its_reason() -> None:
    gate = parse_gate("consistency=50")
    met = score(["The CEO left."], ["The CEO left."], sources=["Le PDG part."], glossary=GLOSSARY, checks=False)
    assert gate.failure(met) == "consistency is not known: no term of the glossary comes twice in a document"
    unmet = score(["A cat."], ["A cat."], glossary=GLOSSARY, checks=False)
    assert gate.failure(unmet) == "consistency is not known: no term of the glossary was met"
