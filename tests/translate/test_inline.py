"""Inline markup: spaces and full stops stand where the markup is still read as such. No model."""

from __future__ import annotations

import pytest
from fakes import FakeEngine
from hypothesis import given
from hypothesis import strategies as st

from translate.formats.html import HTML
from translate.formats.markdown import MARKDOWN
from translate.formats.spliced import SplicedFormat
from translate.inline import Side, filled, sides, stopped, tightened, unquoted
from translate.pipeline import Translator, writable
from translate.protect import MARK, Protected, protect, restore

SIGNS = ["**", "*", "_", "~~", "[", "](a.fr)", "<b>", "</b>", "`code`", "[^1]", "<br/>", "%s"]


def marked(source: str) -> Protected:
    """Protect a source in which `{}` around a sign says that it is markup."""
    spans: list[tuple[int, int]] = []
    plain = ""
    for number, part in enumerate(source.replace("{", "\0").replace("}", "\0").split("\0")):
        if number % 2:
            spans.append((len(plain), len(plain) + len(part)))
        plain += part
    return protect(plain, spans)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("le {*}chat{*} et {**}chien{**}, ici", "oc oc"),
        ("({*}chat{*}), l'{_}eau{_}.", "oc oc"),
        ("Note :{**} le {*}chat{*} dort", "c oc"),  # the sentence began inside
        ("le {*}chat dort", "o"),
        ("un mot{*}important{*}e", "oc"),
        ("le {[}{**}chat{**}{](a.fr)} dort", "oo cc"),
        ("le <b>chat</b><br/> [i]dort[/i]", "oc- oc"),
        ("le {`code`} et {[^1]} {*} ici", "---"),
        ("le {</t></r><r><t>}chat{</t></r><r><t>} noi{</t></r><r><t>}r", "oc-"),
    ],
)
def test_each_mark_is_told_whether_it_opens_or_closes(source: str, expected: str) -> None:
    protected = marked(source)
    found = sides(protected.text, protected.marks)
    signs = {Side.OPENS: "o", Side.CLOSES: "c"}
    told = "".join(signs[found[n]] if n in found else "-" for n in range(len(protected.marks)))
    assert told == expected.replace(" ", "")


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("sur {*}Fichier{*} > {**}Ouvrir{**}", "⟪0⟫File ⟪1⟫ > ⟪2⟫ Open⟪3⟫", "*File* > **Open**"),
        ("le {[}fichier{](a.fr)} ici", "the ⟪0⟫ file⟪1⟫ here", "the [file](a.fr) here"),
        ("le {[}fichier{](a.fr)} ici", "the⟪0⟫ file ⟪1⟫here", "the [file](a.fr) here"),
        ("{**}Note :{**} le chat", "⟪0⟫Note: ⟪1⟫the cat", "**Note:** the cat"),
        ("le {**}chat{**}.", "the ⟪0⟫cat ⟪1⟫.", "the **cat**."),
        ("le ({**}chat{**})", "the (⟪0⟫ cat ⟪1⟫)", "the (**cat**)"),
        ("le {[}{**}chat{**}{](a.fr)} dort", "the⟪0⟫⟪1⟫ cat ⟪2⟫⟪3⟫sleeps", "the [**cat**](a.fr) sleeps"),
        ("le <b>chat</b> dort", "the <b> cat </b> sleeps", "the <b>cat</b> sleeps"),
        ("le <b> chat </b>dort", "the <b> cat </b>sleeps", "the <b> cat </b>sleeps"),  # as the source has them
        ("le {*}chat{*}{[^1]} dort", "the ⟪0⟫cat ⟪1⟫⟪2⟫ sleeps", "the *cat*[^1] sleeps"),
        ("un mot{*}important{*}e", "an ⟪0⟫important⟪1⟫ word", "an *important* word"),
        ("Le {`a`} et {`b`} ici", "The ⟪0⟫ and ⟪1⟫ here", "The `a` and `b` here"),
        ("Le{<b>} chiffre{</b>} dort", "The ⟪0⟫ figure⟪1⟫ sleeps", "The<b> figure</b> sleeps"),
        ("Le {</r><r>}chiffre{</r><r>} dort", "The ⟪0⟫ figure ⟪1⟫ sleeps", "The </r><r>figure</r><r> sleeps"),
        ("Le {</r><r>}chiffre{</r><r>} dort", "The⟪0⟫ figure ⟪1⟫sleeps", "The </r><r>figure</r><r> sleeps"),
        ("Nous {<i>}devons{</i>} agir", "We ⟪0⟫ ’re going⟪1⟫ to act", "We<i>’re going</i> to act"),
        ("Le {<i>}chat{</i>} dort", "The ⟪0⟫cat⟪1⟫ 's asleep", "The <i>cat</i>'s asleep"),
        ("Le {<i>}s{</i>} ici", "The ⟪0⟫'s'⟪1⟫ here", "The <i>'s'</i> here"),
        ("le {<i>}chat{</i>} noir", "the black ⟪0⟫⟪1⟫ cat", "the black <i></i>cat"),
        ("le %s noir", "the ⟪0⟫ 's black", "the %s 's black"),
        ("le {*}chat\u00a0{*} ici", "the ⟪0⟫cat ⟪1⟫ here", "the *cat * here"),
    ],
)
def test_a_space_inside_a_mark_stands_outside_of_it(source: str, text: str, expected: str) -> None:
    protected = marked(source)
    for number, mark in enumerate(protected.marks):
        text = text.replace(mark.text, f"⟪{number}⟫") if mark.text.startswith("<") else text
    assert restore(tightened(text, protected.text, protected.marks), protected.marks) == (expected, ())


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("sur « {*}chat{*} »", 'on ⟪0⟫"cat⟪1⟫"', 'on "*cat*"'),
        ("sur « {*}chat{*} »", 'on "⟪0⟫cat"⟪1⟫', 'on "*cat*"'),
        ("sur « {*}chat{*} »", "on ⟪0⟫“cat”⟪1⟫", "on “*cat*”"),
        ('sur "{*}chat{*}"', 'on ⟪0⟫"cat"⟪1⟫', 'on "*cat*"'),
        (
            "sur « {*}chat{*} », puis « {_}chien{_} ».",
            '⟪0⟫"Cat⟪1⟫", then ⟪2⟫ click "Dog" now⟪3⟫.',
            '"*Cat*", then click "_Dog_" now.',
        ),
        ("« {[}{*}chat{*}{](a.fr)} »", '⟪0⟫⟪1⟫"cat"⟪2⟫⟪3⟫', '"[*cat*](a.fr)"'),
        ("« {*}le{*} chat »", '⟪0⟫"The⟪1⟫ cat"', '"*The* cat"'),
        ("{*}« chat »{*} ici", '⟪0⟫"cat"⟪1⟫ here', '*"cat"* here'),  # inside in the source
        ('le "chat"{*} noir{*}', 'the "cat"⟪0⟫ "black"⟪1⟫', 'the "cat"* "black"*'),
        ("« %s » et « {*}chat{*} »", '⟪0⟫ "and" ⟪1⟫"cat⟪2⟫"', '%s "and" "*cat*"'),
        ("« {*}chat{*} » dort", "⟪0⟫cat⟪1⟫ sleeps", "*cat* sleeps"),
    ],
)
def test_quotation_marks_outside_of_a_mark_stay_there(source: str, text: str, expected: str) -> None:
    protected = marked(source)
    assert restore(unquoted(text, protected.text, protected.marks), protected.marks) == (expected, ())


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("C'est la fin.{[^1]}", "That's the end⟪0⟫", "That's the end.[^1]"),
        ("C'est la fin.{[^1]}", "That's the end⟪0⟫.", "That's the end.[^1]"),
        ("C'est la fin.{[^1]}", "That's the end.⟪0⟫", "That's the end.[^1]"),
        ("C'est la fin.{[^1]}", "That's the end.⟪0⟫.", "That's the end.[^1]"),
        ("Est-ce la fin ?{[^1]}", "Is that the end⟪0⟫", "Is that the end?[^1]"),
        ("C'est la {**}fin{**}.{[^1]} Puis.", "That's the ⟪0⟫end⟪1⟫⟪2⟫ Then.", "That's the **end**.[^1] Then."),
        (
            "La fin.{[^1]} Puis le chat.",
            "The end⟪0⟫ and then the cat.",
            "The end[^1] and then the cat.",
        ),  # one sentence
        ("La fin{[^1]}.", "The end⟪0⟫.", "The end[^1]."),
        ("À {**}9 h 47{**}.", "At ⟪0⟫9:47 a.m.⟪1⟫.", "At **9:47 a.m.**"),
        ("À {**}9 h 47{**}.{[^1]}", "At ⟪0⟫9:47 a.m.⟪1⟫.⟪2⟫", "At **9:47 a.m.**[^1]"),
        ("Chez {*}Apple{*}. Puis.", "At ⟪0⟫Apple Inc.⟪1⟫. Then.", "At *Apple Inc.* Then."),
        ("À {**}14 h{**}.", "At ⟪0⟫14.⟪1⟫.", "At **14**."),
        ("Le chat %s.", "The cat.%s.", "The cat.%s."),
    ],
)
def test_one_full_stop_stands_where_two_or_none_would(source: str, text: str, expected: str) -> None:
    protected = marked(source)
    text = text.replace("%s", "⟪0⟫")
    assert restore(stopped(text, protected.text, protected.marks), protected.marks)[0] == expected


@given(
    st.lists(st.sampled_from([*SIGNS, "chat", "Chien", ".", " "]), max_size=12),
    st.lists(st.sampled_from(["⟪0⟫", "⟪1⟫", "⟪2⟫", "⟪3⟫", "cat", "Dog", ".", " ", " "]), max_size=12),
)
def test_no_word_and_no_mark_is_lost(french: list[str], english: list[str]) -> None:
    protected = marked("".join(f"{{{each}}}" if each in SIGNS else each for each in french))
    text = "".join(each for each in english if not (found := MARK.match(each)) or int(found[1]) < len(protected.marks))
    tight = tightened(text, protected.text, protected.marks)
    assert sorted(tight.replace(" ", "")) == sorted(text.replace(" ", ""))
    ended = stopped(tight, protected.text, protected.marks)
    assert MARK.findall(ended) == MARK.findall(text)
    assert ended.count("cat") == text.count("cat")


@pytest.mark.parametrize(
    ("format", "source", "expected"),
    [
        (MARKDOWN, "Ouvrir le **chat** noir.", "Open the **cat** black."),
        (HTML, "<p>Ouvrir le <b>chat</b> noir.</p>", "<p>Open the <b>cat</b> black.</p>"),
    ],
)
def test_a_machine_that_moves_spaces_leaves_the_markup_readable(
    format: SplicedFormat, source: str, expected: str
) -> None:
    engine = FakeEngine(sentences={"Ouvrir le ⟪0⟫chat⟪1⟫ noir.": "Open the⟪0⟫ cat ⟪1⟫ black."})
    document = format.read(source.encode())
    assert format.write(document, writable(Translator(engine).translate_document(document))).decode() == expected


def test_a_time_in_bold_ends_its_sentence_with_one_stop_and_no_warning() -> None:
    engine = FakeEngine(sentences={"Il part à ⟪0⟫9 h 47⟪1⟫.": "He leaves at ⟪0⟫9:47⟪1⟫."})
    for format, opening, closing in ((MARKDOWN, "**", "**"), (HTML, "<b>", "</b>")):
        document = format.read(f"Il part à {opening}9 h 47{closing}.".encode())
        (found,) = Translator(engine).translate_document(document)
        assert (found.text, found.findings) == (f"He leaves at {opening}9:47 a.m.{closing}", ())


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("sur {**}Fichier{**} > {*}Ouvrir{*}", "⟪0⟫⟪1⟫ File > ⟪2⟫Open⟪3⟫", "**File** > *Open*"),
        ("sur {**}Fichier{**} puis", "click⟪0⟫ ⟪1⟫ File then", "click **File** then"),
        ("sur {[}lien{](a.fr)}", "on ⟪0⟫⟪1⟫ the link", "on the [link](a.fr)"),
        ("sur {**}Fichier{**}.", "on File ⟪0⟫⟪1⟫.", "on **File** ."),
        ("le {**}chat noir{**} dort", "the ⟪0⟫⟪1⟫ cat sleeps", "the **** cat sleeps"),  # which words, nobody knows
        ("le {`code`}{[^1]} ici", "the ⟪0⟫⟪1⟫ here", "the `code`[^1] here"),
    ],
)
def test_a_pair_of_marks_that_came_back_empty_takes_the_word_beside_it(source: str, text: str, expected: str) -> None:
    protected = marked(source)
    assert restore(filled(text, protected.text, protected.marks), protected.marks)[0] == expected
