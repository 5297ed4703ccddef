"""Formulas of TeX in Markdown and HTML: they come out letter for letter, sums of dollars do not count as such."""

from __future__ import annotations

import pytest

from glossary.patterns import Kind, find
from translate.formats.formulas import with_formulas
from translate.formats.html import HTML
from translate.formats.markdown import MARKDOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le $x = 1,5$ et $$\\sum_{i=1}^n i$$ ici", ["$x = 1,5$", "$$\\sum_{i=1}^n i$$"]),
        ("un $n$-uplet, ($a+b$).", ["$n$", "$a+b$"]),
        ("soit \\(x_1\\), \\\\(y\\\\) et \\[y = \\frac{1}{2} \\text{ou rien}\\]", ["\\(x_1\\)", "\\\\(y\\\\)",
         "\\[y = \\frac{1}{2} \\text{ou rien}\\]"]),
        ("de 5 $ et 6 $, 5$ et 6$, $5 et $6, US$5 et US$", []),
        ("le chat coûte $5 et le chien 6$.", []),
        ("il y a $ x$, $x $, $x$5 et \\$x\\$", []),
        ("$HOME/$USER et ${HOME}/${USER}", []),
        ("voir \\(la note\\) et \\[voir ici\\]", []),
        ("le chat", []),
    ],
)  # fmt: skip
def test_formulas_are_told_from_sums_variables_and_brackets(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in with_formulas(text, (), dollars=True)] == expected


def test_what_stands_in_a_formula_is_part_of_it_and_code_is_no_formula() -> None:
    text = "$a*b$ et `$x` et $y`$"
    assert with_formulas(text, ((2, 3), (9, 13)), dollars=True) == ((0, 5), (9, 13), (17, 21))
    assert with_formulas("`$x` et `y$`", ((0, 4), (8, 12)), dollars=True) == ((0, 4), (8, 12))
    assert with_formulas("$x$ et $$y$$", (), dollars=False) == ((7, 12),)


@pytest.mark.parametrize(
    ("text", "sources", "protected"),
    [
        ("Le chat $a*b$ et $c*d$ dort.\n", ["Le chat $a*b$ et $c*d$ dort."], ["$a*b$", "$c*d$"]),
        ("Le *chat* vaut $x = 1,5$ ici.\n", ["Le *chat* vaut $x = 1,5$ ici."], ["*", "*", "$x = 1,5$"]),
        ("On a :\n\n$$\nle = b \\\\\n+ chat\n$$\n\nLe chat.\n", ["On a :", "Le chat."], []),
        ("Le chat coûte 5 $ et 6 $.\n", ["Le chat coûte 5 $ et 6 $."], []),
    ],
)
def test_markdown_keeps_formulas(text: str, sources: list[str], protected: list[str]) -> None:
    document = MARKDOWN.read(text.encode())
    assert [each.source for each in document.segments] == sources
    assert [each.source[start:end] for each in document.segments for start, end in each.opaque] == protected
    written = MARKDOWN.write(document, {each.index: each.source for each in document.segments})
    assert written == text.encode()


def test_a_page_keeps_the_formulas_that_mathjax_reads() -> None:
    (segment,) = HTML.read(b"<p>Le $chat \\(x &lt; 2\\) et <b>$$y$$</b> dort $ ici</p>").segments
    kept = [segment.source[start:end] for start, end in segment.opaque]
    assert kept == ["\\(x &lt; 2\\)", "<b>", "$$y$$", "</b>"]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("la valeur $x = 1,5$ ici", "$x = 1,5$"),
        ("la valeur $$\\sum_{i=1}^n i$$ ici", "$$\\sum_{i=1}^n i$$"),
    ],
)
def test_a_formula_with_signs_that_no_sum_has_is_protected_in_any_text(text: str, formula: str) -> None:
    assert [(text[start:end], kind) for start, end, kind in find(text)] == [(formula, Kind.CODE)]
    assert find("de 5 $ à 6 $, a = b") == ()
