"""The corpus holds what it promises: aligned lines, every term of the default glossary, references that keep them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from glossary import store
from glossary.match import Matcher
from glossary.term import CaseMode, Kind, Term, TermMatch

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
ARTICLES = sorted(path.name.removesuffix(".fr.txt") for path in CORPUS.glob("*.fr.txt"))


@cache
def lines(article: str, language: str) -> tuple[str, ...]:
    return tuple((CORPUS / f"{article}.{language}.txt").read_text(encoding="utf-8").splitlines())


@cache
def matcher() -> Matcher:
    return Matcher(store.default().terms)


def found(article: str) -> list[tuple[int, TermMatch]]:
    """Return every term match of an article with the number of its line."""
    return [(number, match) for number, line in enumerate(lines(article, "fr"), 1) for match in matcher().find(line)]


def renders(english: str, target: str, case: CaseMode) -> bool:
    """Say whether `target` stands in `english`, in the singular or plural, with hyphens or spaces."""
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", target))
    ending = f"{words[:-1]}(?:y|ies)" if words.endswith("y") else f"{words}(?:e?s)?"
    return bool(re.search(rf"(?<!\w){ending}(?!\w)", english, 0 if case is CaseMode.EXACT else re.IGNORECASE))


def test_there_are_at_least_eight_articles() -> None:
    assert len(ARTICLES) >= 8
    assert [name[:2] for name in ARTICLES] == [f"{number:02}" for number in range(1, len(ARTICLES) + 1)]


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_has_twenty_to_sixty_sentences(article: str) -> None:
    assert 20 <= sum(bool(line) for line in lines(article, "fr")) <= 60


@pytest.mark.parametrize("article", ARTICLES)
def test_french_and_english_correspond_line_by_line(article: str) -> None:
    french, english = lines(article, "fr"), lines(article, "en")
    assert [bool(line) for line in french] == [bool(line) for line in english]
    assert all(line == line.strip() for line in french + english)


@pytest.mark.parametrize("article", ARTICLES)
def test_references_carry_no_french_typography(article: str) -> None:
    faults = [line for line in lines(article, "en") if re.search(r"[«»“”‘’\u00a0\u202f]|\s[;:!?%]|\s\s", line)]
    assert faults == []


def test_every_entry_of_the_default_glossary_occurs_in_the_corpus() -> None:
    used: set[Term] = set()
    for article in ARTICLES:
        used |= {match.term for _, match in found(article)}
        used |= {match.term for line in lines(article, "fr") for match in matcher().forbidden(line)}
    missing = [term for term in store.default().terms if term not in used]
    assert [f"{Path(term.path).name}:{term.line} {term.source}" for term in missing] == []


@pytest.mark.parametrize("article", ARTICLES)
def test_every_term_met_in_an_article_has_an_accepted_rendering_in_its_reference(article: str) -> None:
    english = lines(article, "en")
    missed = []
    for number, match in found(article):
        accepted = [*match.term.targets, *([match.term.first] if match.term.first else [])]
        if not any(renders(english[number - 1], target, match.term.case) for target in accepted):
            missed.append(f"{number}: {match.surface} -> {accepted}: {english[number - 1]}")
    assert missed == []


@pytest.mark.parametrize("article", ARTICLES)
def test_a_term_is_expanded_at_its_first_mention_where_the_glossary_asks_for_it(article: str) -> None:
    english = lines(article, "en")
    first: dict[Term, int] = {}
    for number, match in found(article):
        first.setdefault(match.term, number)
    short = [
        f"{number}: {term.first}"
        for term, number in first.items()
        if term.first and not renders(english[number - 1], term.first, term.case)
    ]
    assert short == []


def test_the_corpus_meets_every_expansion_that_the_glossary_asks_for() -> None:
    asked = {term for term in store.default().terms if term.first}
    assert asked
    assert asked <= {match.term for article in ARTICLES for _, match in found(article)}


@pytest.mark.parametrize("article", ARTICLES)
def test_references_use_no_forbidden_rendering(article: str) -> None:
    english = lines(article, "en")
    broken = [
        f"{number}: {match.surface} -> {target}"
        for number, line in enumerate(lines(article, "fr"), 1)
        for match in matcher().forbidden(line)
        for target in match.term.targets
        if renders(english[number - 1], target, match.term.case)
    ]
    assert broken == []


def test_the_opening_article_names_everyone_in_the_openai_weekend() -> None:
    names = "Sam Altman|Greg Brockman|Mira Murati|Emmett Shear|Ilya Sutskever|Satya Nadella|Adam D'Angelo|Bret Taylor"
    met = {match.term.source for _, match in found(ARTICLES[0]) if match.term.kind is Kind.NAME}
    assert set(names.split("|")) <= met
