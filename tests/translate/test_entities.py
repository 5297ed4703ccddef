"""Character references: which are language, and that offsets are found again."""

from __future__ import annotations

import pytest

from translate.checks import Unit, check_segment
from translate.entities import decode, decoded, moved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l&#039;&eacute;t&eacute; &amp; le reste", "l'été &amp; le reste"),
        ("Prix&nbsp;: 5&#160;&euro;, 3&#xA0;&deg;C", "Prix\u00a0: 5\u00a0€, 3\u00a0°C"),
        ("&laquo;&#8239;oui&#8239;&raquo; &ldquo;non&rdquo;", "«\u202foui\u202f» “non”"),
        ("a &lt; b &gt; c &quot;d&quot; &rarr; e&hellip; &copy; &shy; &inconnu;", None),
        ("l&amp;rsquo;&amp;eacute;t&amp;#233;&amp;nbsp;! &amp;amp; &amp;lt;", "l’été\u00a0! &amp;amp; &amp;lt;"),
        ("a&nbsp;&nbsp;b&nbsp;c", "a&nbsp;&nbsp;b\u00a0c"),  # two lay the text out
        ("`&nbsp;` <b title='&eacute;'>&eacute;</b>", "`&nbsp;` <b title='&eacute;'>é</b>"),
    ],
)
def test_letters_and_french_typography_are_language_and_markup_is_not(text: str, expected: str | None) -> None:
    assert decoded(text) == (text if expected is None else expected)


def test_offsets_lead_back_into_the_text_as_it_is_written() -> None:
    text, offsets = decode("l&rsquo;an")
    assert offsets is not None
    assert [text[at] for at in range(len(text))] == ["l", "’", "a", "n"]
    assert offsets == (0, 1, 8, 9, 10)
    assert moved(((8, 10),), offsets) == ((2, 4),)


def test_what_is_opaque_keeps_its_references() -> None:
    assert decode("&eacute; &eacute;", ((9, 17),)) == ("é &eacute;", (0, *range(8, 18)))


def test_a_check_reads_the_source_with_its_references_decoded() -> None:
    source = "Le 3&nbsp;mars &agrave; 14&nbsp;h&nbsp;30, 1&nbsp;234,50&nbsp;&euro; &laquo;&nbsp;net&nbsp;&raquo;."
    assert check_segment(Unit("On March 3, at 2:30 p.m., €1,234.50 “net”.", source)) == ()
    wrong = check_segment(Unit("On March 3, at 2:30 p.m., €1,234.05 “net”.", source))
    assert {each.check for each in wrong} == {"numbers"}
