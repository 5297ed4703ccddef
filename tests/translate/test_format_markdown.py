"""Markdown: sentences are translated where they stand, everything else is the file's own."""

from __future__ import annotations

import pytest
from fakes import FakeEngine
from hypothesis import given
from hypothesis import strategies as st

from translate.formats.markdown import MARKDOWN
from translate.pipeline import Translator, writable


def english(source: str) -> str:
    document = MARKDOWN.read(source.encode())
    return MARKDOWN.write(document, writable(Translator(FakeEngine()).translate_document(document))).decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Le chat noir #\n\nBonjour\n=======\n", "# The cat black #\n\nHello\n=======\n"),
        ("le **chat** *dort*", "the **cat** *sleeps*"),
        ("> le chat\n> dort\n>\n> le chien\n", "> the cat\n> sleeps\n>\n> the dog\n"),
        ("- le chat\n- [ ] le chien\n  dort\n", "- the cat\n- [ ] the dog\n  sleeps\n"),
        ("| le chat | `le` |\n|:--|--|\n| le \\| chien | |\n", "| the cat | `le` |\n|:--|--|\n| the \\| dog | |\n"),
        ("| le chat `a \\| b` | un |\n|--|--|\n", "| the cat `a \\| b` | a |\n|--|--|\n"),
        ('le chat [dort](le/chat.md "le chat")', 'the cat [sleeps](le/chat.md "the cat")'),
        ("le [chat](<le chat.md> 'le chien')", "the [cat](<le chat.md> 'the dog')"),
        ("le [chat](x (le chien)) et [chat](x (le chien))", "the [cat](x (the dog)) and [cat](x (the dog))"),
        ('le [chat](x "")', 'the [cat](x "")'),
        ('le [chat](x "le \\"chat\\"")', 'the [cat](x "le \\"chat\\"")'),
        ('| [chat](x "le chien") |\n|--|\n', '| [cat](x "the dog") |\n|--|\n'),
        ('le ![grand chat](le.png "le chien") dort', 'the ![big cat](le.png "the dog") sleeps'),
        ('[![chat](a.png "le chat")](b "le chien")', '[![cat](a.png "the cat")](b "the dog")'),
        ("le [chat] dort\n\n[chat]: /le/chat\n", "the [cat][chat] sleeps\n\n[chat]: /le/chat\n"),
        ("le [chat][] dort\n\n[chat]: /le\n", "the [cat][chat] sleeps\n\n[chat]: /le\n"),
        ('le [chat](x){target=_blank rel="le chat"} dort\n', 'the [cat](x){target=_blank rel="le chat"} sleeps\n'),
        ("![grand chat](le.png){ align=left .le }\n", "![big cat](le.png){ align=left .le }\n"),
        ("le [chat][x]\n\n[x]: /le 'le chat'\n", "the [cat][x]\n\n[x]: /le 'the cat'\n"),
        ('[x]: </le>\n  "le chat"\n[y]: /le (le "chat")\n', '[x]: </le>\n  "the cat"\n[y]: /le (the "cat")\n'),
        ("[x]: /le\n[y]: /le (le chat) dort\n", "[x]: /le\n[y]: /le (the cat) sleeps\n"),
        ("le [chat] et [le chien]\n\n[chat]: /le\n", "the [cat][chat] and [the dog]\n\n[chat]: /le\n"),
        ("[le chat], le [chien] et[^1]\n\n[chien]: /le\n", "[the cat], the [dog][chien] and[^1]\n\n[chien]: /le\n"),
        ("le ![grand chat](le.png) dort", "the ![big cat](le.png) sleeps"),
        ("![grand chat](le.png)\n", "![big cat](le.png)\n"),
        ("le `chat` et ``le ` chat``", "the `chat` and ``le ` chat``"),
        ("```\nle chat\n```\n\n    le chat\n", "```\nle chat\n```\n\n    le chat\n"),
        ("<div>\nle chat\n</div>\n", "<div>\nthe cat\n</div>\n"),
        (
            "<p align=center>le <b>chat</b>\n<img alt='le chat' src=le></p>\n\nle chat\n",
            "<p align=center>the <b>cat</b>\n<img alt='the cat' src=le></p>\n\nthe cat\n",
        ),
        (
            "<details>\n<summary>le chat</summary>\n\nle chat\n\n</details>\n",
            "<details>\n<summary>the cat</summary>\n\nthe cat\n\n</details>\n",
        ),
        ("<pre>\nle chat\n</pre>\n<!-- le chat -->\n", "<pre>\nle chat\n</pre>\n<!-- le chat -->\n"),
        ("- le chat\n\n  <div>\n  le chat</div>\n", "- the cat\n\n  <div>\n  the cat</div>\n"),
        ("> <div>le chat</div>\n", "> <div>le chat</div>\n"),
        ('le <abbr title="le chat">chat</abbr>\n', 'the <abbr title="the cat">cat</abbr>\n'),
        ("le <b>chat</b> <https://le.chat/>", "the <b>cat</b> <https://le.chat/>"),
        ("le chat  \nle chien\\\nbonjour", "the cat  \nthe dog\\\nhello"),
        ("le chat[^1]\n\n[^1]: le chien\n", "the cat[^1]\n\n[^1]: the dog\n"),
        ("le \\*chat\\*", "the \\*cat\\*"),
        ("---\ntitle: le chat\nslug: le-chat\n---\nle chien\n", "---\ntitle: the cat\nslug: le-chat\n---\nthe dog\n"),
        ("---\ntitle: 'l''entreprise'\n---\n", "---\ntitle: 'the company'\n---\n"),
        ('+++\ntitle = "le chat" # le\n+++\nle chien\n', '+++\ntitle = "the cat" # le\n+++\nthe dog\n'),
        ("+++\ndraft = 1\n[le]\nDescription='chat'\n+++\n", "+++\ndraft = 1\n[le]\nDescription='cat'\n+++\n"),
        ('+++\ntitle = """\nle chat"""\nx = "chat"\n+++\n', '+++\ntitle = """\nle chat"""\nx = "chat"\n+++\n'),
        ("---\ntitle: le chat\n  dort\nx: le\n---\n", "---\ntitle: the cat sleeps\nx: le\n---\n"),
        ('---\ntitle: "le chat\n  dort"\n---\n', '---\ntitle: "the cat sleeps"\n---\n'),
        ("---\ntitle: >-\n  le chat\n  dort\nx: 1\n---\n", "---\ntitle: >-\n  the cat\n  sleeps\nx: 1\n---\n"),
        ("---\ntitle: 'le chat' # le\ntags:\n- le\n---\n", "---\ntitle: 'the cat' # le\ntags:\n- le\n---\n"),
        # containers: markers stay, titles are headings
        (":::tip le *chat*\nle chien\n:::\nle chat\n", ":::tip the *cat*\nthe dog\n:::\nthe cat\n"),
        ("::: details le chat {open}\n- le chien\n:::\n", "::: details the cat {open}\n- the dog\n:::\n"),
        (":::note[le chat]{.le}\n\n> :::le\n> chat\n", ":::note[the cat]{.le}\n\n> :::le\n> cat\n"),
        ("::: {.le .chat}\nle chat\n:::::\n", "::: {.le .chat}\nthe cat\n:::::\n"),
        # MyST: what a directive of prose holds is Markdown, its title and captions are language, its target is not
        ("```{note}\nle chat\n```\nle chien\n", "```{note}\nthe cat\n```\nthe dog\n"),
        (
            "```{admonition} le *chat*\n:class: le\nle chien\n```\n",
            "```{admonition} the *cat*\n:class: le\nthe dog\n```\n",
        ),
        (
            "~~~{tip} le chat\n---\nclass: le\n---\nle chien\n~~~\n",
            "~~~{tip} the cat\n---\nclass: le\n---\nthe dog\n~~~\n",
        ),
        (
            "```{figure} le/chat.png\n:alt: le chat\n:name: le-chat\n\nle chien\n```\n",
            "```{figure} le/chat.png\n:alt: the cat\n:name: le-chat\n\nthe dog\n```\n",
        ),
        (
            "````{tab-set}\n```{tab-item} le chat\n- le chien\n```\n````\nle chat\n",
            "````{tab-set}\n```{tab-item} the cat\n- the dog\n```\n````\nthe cat\n",
        ),
        (
            ":::{warning} le chat\n:class: le\nle chien\n:::\nle chat\n",
            ":::{warning} the cat\n:class: le\nthe dog\n:::\nthe cat\n",
        ),
        ("```{versionadded} 1.2 le chat\n```\n", "```{versionadded} 1.2 the cat\n```\n"),
        (
            "```{code-block} python\n:caption: le chat\nle chien\n```\nle chien\n",
            "```{code-block} python\n:caption: the cat\nle chien\n```\nthe dog\n",
        ),
        # a footnote's further paragraphs are indented like code
        (
            "le chat[^1]\n\n[^1]: le chat\n    dort\n\n    le chien\n\n        le chien\n\nle chat\n\n    le chien\n",
            "the cat[^1]\n\n[^1]: the cat\n    sleeps\n\n    the dog\n\n        le chien\n\nthe cat\n\n    le chien\n",
        ),
        ("- le chat\n\n  ```{note}\n  le chien\n  ```\n", "- the cat\n\n  ```{note}\n  the dog\n  ```\n"),
        ("- ```{note}\n  le chien\nle chat\n", "- ```{note}\n  the dog\nthe cat\n"),
        ("```{eval-rst}\nle chat\n```\n```{note}\nle chat", "```{eval-rst}\nle chat\n```\n```{note}\nthe cat"),
        (
            "le {ref}`grand chat <le-chat>` et {file}`le chat`, {ref}`le-chat`",
            "the {ref}`big cat <le-chat>` and {file}`le chat`, {ref}`le-chat`",
        ),
        ("% le chat\nle chien et {ref}`le`\n", "% le chat\nthe dog and {ref}`le`\n"),
        ("% le chat\n", "% the cat\n"),
        ("```\n:::tip le chat\n```\n\n    :::tip le chat\n", "```\n:::tip le chat\n```\n\n    :::tip le chat\n"),
        ('!!! le "le chat"\n    le chien\n\n    le chat\n', '!!! le "the cat"\n    the dog\n\n    the cat\n'),
        (
            '- le chat\n\n    ??? le\n\n        le chien\n\n        !!! le x "chat"\n            le\n\nchat\n',
            '- the cat\n\n    ??? le\n\n        the dog\n\n        !!! le x "cat"\n            the\n\ncat\n',
        ),
        ('=== "le chat"\n\n    ```\n    le chat\n    ```\n', '=== "the cat"\n\n    ```\n    le chat\n    ```\n'),
        ("!!! le chat dort !!!\n", "!!! the cat sleeps!!!\n"),
        ("> [!NOTE]\n> le chat\n", "> [!NOTE]\n> the cat\n"),
        ("> [!le]- le chat\n> le chien\n", "> [!le]- the cat\n> the dog\n"),
        ("1. le chat\n\n   le chien\n2. bonjour\n", "1. the cat\n\n   the dog\n2. hello\n"),
        ("| chat | 3,50 € |\n|--|--|\n| 14 h 30 | 1.2.3 |\n", "| cat | €3.50 |\n|--|--|\n| 2:30 p.m. | 1.2.3 |\n"),
        ("- 1 234,5\n- 1234\n- AB-12\n\n**12/03/2024**\n", "- 1,234.5\n- 1234\n- AB-12\n\n**03/12/2024**\n"),
    ],
)
def test_only_the_words_change(source: str, expected: str) -> None:
    assert english(source) == expected
    assert english(source.replace("\n", "\r\n")) == expected.replace("\n", "\r\n")


def test_a_sentence_over_lines_is_read_whole_and_laid_out_over_as_many() -> None:
    document = MARKDOWN.read(b"Bonjour le\nmonde entier. Le chat\ndort.\n")
    assert [segment.source for segment in document.segments] == ["Bonjour le monde entier.", "Le chat dort."]
    written = MARKDOWN.write(document, {0: "Hello to the whole world.", 1: "The cat sleeps."}).decode()
    assert written.count("\n") == 3
    assert written.split() == "Hello to the whole world. The cat sleeps.".split()


@pytest.mark.parametrize("sign", ["-", "*", "+", ">", "#", "##", "1.", "12)", "=", "---", ":::", "<!-- x -->"])
def test_no_line_of_a_paragraph_comes_to_begin_a_block(sign: str) -> None:
    document = MARKDOWN.read(b"Le chat noir\nest dans la maison\n")
    written = MARKDOWN.write(document, {0: f"The black cats {sign} it sleeps here"}).decode()
    assert written.split() == f"The black cats {sign} it sleeps here".split()
    assert len(written.splitlines()) == 2
    assert not written.splitlines()[1].startswith(sign)


def test_code_over_two_lines_stays_in_one_piece_and_costs_no_line() -> None:
    document = MARKDOWN.read(b"le chat `a\n  b` dort et le\nchien dort\n")
    english = "the cat `a\n  b` sleeps and the dog sleeps"
    assert document.segments[0].source == "le chat `a\n  b` dort et le chien dort"
    assert MARKDOWN.write(document, {0: english}).decode() == "the cat `a\n  b` sleeps and the\ndog sleeps\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: le chat # le chien\n---\n", "---\ntitle: the cat # le chien\n---\n"),
        ("---\ntitle: 'le # chat' # le chien\n---\n", "---\ntitle: 'the # cat' # le chien\n---\n"),
        ("---\ntitle:\n  le chat\nle: chat\n---\n", "---\ntitle:\n  the cat\nle: chat\n---\n"),
        ("---\ntitle:\n  - le chat\n---\n", "---\ntitle:\n  - le chat\n---\n"),
        ("---\n# le chat\ntitle: le chat\n---\n", "---\n# le chat\ntitle: the cat\n---\n"),
        ("---\n---\nle chat\n", "---\n---\nthe cat\n"),
        ("---\n\nle chat\n\n---\n\nle chien\n", "---\n\nthe cat\n\n---\n\nthe dog\n"),
    ],
)
def test_titles_of_a_front_matter_end_at_comments_and_rules_round_text_are_none(source: str, expected: str) -> None:
    assert english(source) == expected


def test_a_front_matter_title_is_quoted_where_yaml_needs_it() -> None:
    document = MARKDOWN.read(b"---\ntitle: le chat\n---\n")
    assert MARKDOWN.write(document, {0: "The cat: a story"}) == b'---\ntitle: "The cat: a story"\n---\n'


def test_a_toml_title_with_an_apostrophe_gets_double_quotes() -> None:
    document = MARKDOWN.read(b"+++\ntitle = 'le chat'\n+++\n")
    assert MARKDOWN.write(document, {0: 'the cat\'s "x"'}) == b'+++\ntitle = "the cat\'s \\"x\\""\n+++\n'


def test_a_footnote_is_told_apart_from_its_label_and_keeps_its_space() -> None:
    text = "Le chat[^1].\n\n[^1]: Le chat dort.\n[^2]:  Le chien\n  dort.\n"
    document = MARKDOWN.read(text.encode())
    assert [each.source for each in document.segments] == ["Le chat[^1].", "Le chat dort.", "Le chien dort."]
    written = MARKDOWN.write(document, {1: "The cat.", 2: "The dog sleeps."}).decode()
    assert written == "Le chat[^1].\n\n[^1]: The cat.\n[^2]:  The dog\n  sleeps.\n"


@pytest.mark.parametrize(
    ("source", "new", "expected"),
    [
        ("[12](x 'le chat')", "the cat's house", b"[12](x 'the cat\\'s house')"),
        ('[12](x "le chat")', 'the "cat"', b'[12](x "the \\"cat\\"")'),
        ("[12](x (le chat))", "the cat (black)", b"[12](x (the cat \\(black\\)))"),
    ],
)
def test_a_link_title_cannot_end_early(source: str, new: str, expected: bytes) -> None:
    document = MARKDOWN.read(source.encode())
    assert [segment.context for segment in document.segments] == ["title"]
    assert MARKDOWN.write(document, {0: new}) == expected


def test_emphasis_that_lost_its_words_leaves_no_signs() -> None:
    document = MARKDOWN.read(b"# La **maison** du chat\n")
    assert MARKDOWN.write(document, {0: "The cat's house ****"}) == b"# The cat's house\n"


@given(
    st.lists(
        st.sampled_from(
            [
                "# ",
                "> ",
                "- ",
                "1. ",
                "    ",
                "```",
                "`",
                "*",
                "**",
                "_",
                "[",
                "](",
                ")",
                "![",
                "<b>",
                "|",
                "|--|--|",
                "\\",
                "\n",
                "\n\n",
                "\r\n",
                "\t",
                "le chat",
                "Bonjour.",
                "&eacute;",
                "[x]: /y",
                "---",
                "\u2028",
                "  \n",
                ":",
                "é",
                "~~",
                ":::tip ",
                "```{note} ",
                ":alt: ",
                "{ref}`le <x>`",
                "!!! note ",
                '"x"',
                "[!x] ",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_is_written_back_byte_for_byte_and_keeps_its_line_count(parts: list[str]) -> None:
    data = "".join(parts).encode()
    document = MARKDOWN.read(data)
    assert MARKDOWN.write(document, {}) == data
    upper = {segment.index: segment.source for segment in document.segments}
    assert MARKDOWN.write(document, upper).count(b"\n") == data.count(b"\n")
