"""HTML: what a reader sees is translated; tags follow their words; everything else is the page's own."""

from __future__ import annotations

import pytest
from fakes import FakeEngine
from hypothesis import given
from hypothesis import strategies as st

from translate.formats.html import HTML
from translate.pipeline import Translator, writable


def english(source: str) -> str:
    document = HTML.read(source.encode())
    return HTML.write(document, writable(Translator(FakeEngine()).translate_document(document))).decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>le <b>chat</b> dort</p>", "<p>the <b>cat</b> sleeps</p>"),
        ("<h1>Bonjour</h1><p>le chat", "<h1>Hello</h1><p>the cat"),
        ("le chat<br>le chien<br/>", "the cat<br>the dog<br/>"),
        ('<img alt="le chat" src="le.png">', '<img alt="the cat" src="le.png">'),
        (
            "<p>le <img alt=\"grand chat\" title='chien'> dort</p>",
            "<p>the <img alt=\"big cat\" title='dog'> sleeps</p>",
        ),
        ('<input placeholder="le fichier" value="le chat">', '<input placeholder="the file" value="le chat">'),
        ('<input type="submit" value="ouvrir">', '<input type="submit" value="open">'),
        ('<input type=submit value="ouvrir">', '<input type=submit value="open">'),
        ("<img alt=chat src=le.png>", '<img alt="cat" src=le.png>'),
        ("<p translate=no>le chat</p><p>le chien</p>", "<p translate=no>le chat</p><p>the dog</p>"),
        # an element that is left alone ends where its end tag is left out
        ("<option lang=en>le chat<option lang=fr>le chien", "<option lang=en>le chat<option lang=fr>the dog"),
        ("<select><option lang=en>le</select>le chien", "<select><option lang=en>le</select>the dog"),
        ("<li lang=en>le <b>chat</b><li>le chien", "<li lang=en>le <b>chat</b><li>the dog"),
        (
            "<li lang=en>le<ul><li>chat<li>chat</ul>le<li>le chien",
            "<li lang=en>le<ul><li>chat<li>chat</ul>le<li>the dog",
        ),
        ("<tr><td translate=no>le<td>le chien<tr><td>chat", "<tr><td translate=no>le<td>the dog<tr><td>cat"),
        (
            "<tr><th lang=en>le<table><td>chat</table>le<tr><td>chat",
            "<tr><th lang=en>le<table><td>chat</table>le<tr><td>cat",
        ),
        ("<dl><dt lang=en>le<dd>le chien</dl>", "<dl><dt lang=en>le<dd>the dog</dl>"),
        ("<p translate=no>le chat<div>le chien</div>", "<p translate=no>le chat<div>the dog</div>"),
        ("<td><div translate=no>le</td><td>le chien", "<td><div translate=no>le</td><td>the dog"),
        ("<p>le <b translate=no>chat</p><p>le chien", "<p>the <b translate=no>chat</p><p>the dog"),
        (
            "<div translate=no><p>le<p>chat<div>le</div>chat</div>le chien",
            "<div translate=no><p>le<p>chat<div>le</div>chat</div>the dog",
        ),
        ('<meta name="description" content="le chat">', '<meta name="description" content="the cat">'),
        ('<meta name="author" content="le chat">', '<meta name="author" content="le chat">'),
        ('<p translate="no">le chat</p><p>le chien</p>', '<p translate="no">le chat</p><p>the dog</p>'),
        (
            '<p>le <span class="x notranslate">chat</span> dort</p>',
            '<p>the <span class="x notranslate">chat</span> sleeps</p>',
        ),
        ('<p>le <i lang="la">chat</i> dort</p>', '<p>the <i lang="la">chat</i> sleeps</p>'),
        ("<p>le <code>chat</code> dort</p>", "<p>the <code>chat</code> sleeps</p>"),
        ("<pre>le chat</pre><script>'le chat'</script>", "<pre>le chat</pre><script>'le chat'</script>"),
        ("<style>le</style><textarea>le chat</textarea>", "<style>le</style><textarea>the cat</textarea>"),
        ("<p>le <textarea rows=2>\nle chat\n</textarea> dort", "<p>the <textarea rows=2>\nthe cat\n</textarea> sleeps"),
        ("<textarea translate=no>le chat</textarea>le chien", "<textarea translate=no>le chat</textarea>the dog"),
        ("<!-- le chat --><p>le<!-- x --> chat</p>", "<!-- le chat --><p>the<!-- x --> cat</p>"),
        ("<p>l&rsquo;entreprise &amp; le chat</p>", "<p>the company &amp; the cat</p>"),
        ("<p>le chat&nbsp;!</p>", "<p>the cat!</p>"),
        ("<p>&copy 2024 le chat</p>", "<p>© 2024 the cat</p>"),
        ("<p>l&aposEntreprise &copyle chat</p>", "<p>l&amp;aposEntreprise ©the cat</p>"),
        ('<p title="le chat &copy=2&copy 3">le chat</p>', '<p title="the cat &amp;copy=2© 3">the cat</p>'),
        ('<html lang="fr-FR"><p>le chat</p></html>', '<html lang="en"><p>the cat</p></html>'),
        (
            "<html xml:lang='fr' lang=fr><body lang=FR><p>le chat</body>",
            "<html xml:lang='en' lang=en><body lang=en><p>the cat</body>",
        ),
        ("<html lang=frr><p>le chat", "<html lang=frr><p>the cat"),
        (
            '<html lang="fr"><meta property="og:locale" content="fr_FR"><p>le chat</p>',
            '<html lang="en"><meta property="og:locale" content="en_US"><p>the cat</p>',
        ),
        ("<meta content=fr property=og:locale /><p>le chat", "<meta content=en_US property=og:locale /><p>the cat"),
        (
            '<meta property="og:locale" content="de_DE"><meta property="og:locale:alternate" content="fr_FR">le chat',
            '<meta property="og:locale" content="de_DE"><meta property="og:locale:alternate" content="fr_FR">the cat',
        ),
        ("<ul><li>le chat<li>le chien</ul>", "<ul><li>the cat<li>the dog</ul>"),
        ("<p>le\n  chat\n  dort</p>", "<p>the\n  cat\n  sleeps</p>"),
        ("<table><tr><td>le chat</td><td>12</td></tr></table>", "<table><tr><td>the cat</td><td>12</td></tr></table>"),
        (
            "<td>3,50&nbsp;€</td><td> <b>12/03/2024</b> </td><td>25 %</td><td>1.2.3</td><td>06 12 34 56 78</td>",
            "<td>€3.50</td><td> <b>03/12/2024</b> </td><td>25%</td><td>1.2.3</td><td>06 12 34 56 78</td>",
        ),
    ],
)
def test_only_what_a_reader_sees_changes(source: str, expected: str) -> None:
    assert english(source) == expected


def test_a_segment_left_out_stands_with_its_entities() -> None:
    document = HTML.read(b"<p>L&eacute;a dort. Le chat dort.</p>")
    assert [segment.source for segment in document.segments] == ["Léa dort.", "Le chat dort."]
    assert HTML.write(document, {1: "R&D < 3"}) == b"<p>L&eacute;a dort. R&amp;D &lt; 3</p>"


def test_quotes_in_an_attribute_are_written_out() -> None:
    document = HTML.read(b'<img alt="le chat">')
    assert HTML.write(document, {0: 'the "cat"'}) == b'<img alt="the &quot;cat&quot;">'


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<",
                ">",
                "&",
                "&eacute;",
                "&#233;",
                "&nope",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<script>",
                "</script>",
                "<img alt='",
                "'>",
                '"',
                "le chat",
                "Bonjour. Le chien.",
                "\n",
                "\r\n",
                "<br/>",
                "<?x",
                "é",
                "<code>",
                "</code>",
                "<p translate=no>",
                '<i translate="no">',
                "<a hre",
                "<li lang=en>",
                "</ul>",
                "<td>",
                "\u2028",
            ]
        ),
        max_size=30,
    )
)
def test_any_text_is_written_back_byte_for_byte(parts: list[str]) -> None:
    data = "".join(parts).encode()
    document = HTML.read(data)
    assert HTML.write(document, {}) == data
    HTML.write(document, {segment.index: "x" for segment in document.segments})


@pytest.mark.parametrize("kept", ["<code>{}</code>", '<span translate="no">{}</span>', "<svg><title>{}</title></svg>"])
def test_what_stays_french_on_purpose_raises_no_alarm(kept: str) -> None:
    page = f"<p>Le chat {kept.format('le fichier est dans la maison avec le chat')} dort.</p>"
    (made,) = Translator(FakeEngine()).translate_document(HTML.read(page.encode()))
    assert "le fichier" in made.text
    assert made.findings == ()
