"""The corpus holds what it promises: aligned lines, every term of the default glossary, references that keep them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from glossary import enforce, store
from glossary.match import Matcher
from glossary.term import Kind, Term, TermMatch

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
ARTICLES = sorted(path.name.removesuffix(".fr.txt") for path in CORPUS.glob("*.fr.txt"))


@cache
def lines(article: str, language: str) -> tuple[str, ...]:
    return tuple((CORPUS / f"{article}.{language}.txt").read_text(encoding="utf-8").splitlines())


@cache
def matcher() -> Matcher:
    return Matcher(store.default().terms)


@cache
def found(article: str) -> tuple[tuple[TermMatch, ...], ...]:
    """Return the term matches of each line."""
    return tuple(matcher().find(line) for line in lines(article, "fr"))


@cache
def forbidding(article: str) -> tuple[tuple[TermMatch, ...], ...]:
    """Return, for each line, the sources for which some rendering is forbidden."""
    return tuple(matcher().forbidden(line) for line in lines(article, "fr"))


def terms_of(article: str) -> set[Term]:
    return {match.term for matches in found(article) + forbidding(article) for match in matches}


def test_there_are_at_least_eight_numbered_articles() -> None:
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
    used = set().union(*map(terms_of, ARTICLES))
    missing = [term for term in store.default().terms if term not in used]
    assert [f"{Path(term.path).name}:{term.line} {term.source}" for term in missing] == []


@pytest.mark.parametrize("article", ARTICLES)
def test_every_term_met_in_an_article_is_rendered_in_its_reference_and_expanded_where_asked(article: str) -> None:
    french, english, matches = lines(article, "fr"), lines(article, "en"), found(article)
    broken = [
        f"{number}: {verdict.match.surface}: {verdict.status}: {english[number - 1]}"
        for number, first in enumerate(enforce.first_mentions(french, matches), 1)
        for verdict in enforce.verify(english[number - 1], matches[number - 1], first)
        if verdict.status is not enforce.Status.FOUND
    ]
    assert broken == []


def test_the_corpus_meets_every_expansion_that_the_glossary_asks_for() -> None:
    asked = {term for term in store.default().terms if term.first}
    assert asked
    assert asked <= set().union(*map(terms_of, ARTICLES))


@pytest.mark.parametrize("article", ARTICLES)
def test_references_use_no_forbidden_rendering(article: str) -> None:
    broken = [
        f"{number}: {verdict.match.surface} -> {verdict.rendered}"
        for number, (line, matches) in enumerate(zip(lines(article, "en"), forbidding(article), strict=True), 1)
        for verdict in enforce.forbidden(line, matches)
    ]
    assert broken == []


def test_the_opening_article_names_everyone_in_the_openai_weekend() -> None:
    names = "Sam Altman|Greg Brockman|Mira Murati|Emmett Shear|Ilya Sutskever|Satya Nadella|Adam D'Angelo|Bret Taylor"
    assert set(names.split("|")) <= {term.source for term in terms_of(ARTICLES[0]) if term.kind is Kind.NAME}
