"""XLIFF and TMX: what has no English yet is given it; what a person has finished is never touched."""

from __future__ import annotations

import time

import pytest
from fakes import FakeEngine

from translate.errors import InputError
from translate.formats import get
from translate.pipeline import Translator, writable

FIRST = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a" source-language="fr" datatype="plaintext">
    <body>
      <trans-unit id="1">
        <source>le <g id="1">chat</g><x id="2"/> dort</source>
      </trans-unit>
      <trans-unit id="2">
        <source>le chien</source>
        <target state="translated">The Dog</target>
      </trans-unit>
      <trans-unit id="3"><source>bonjour</source><target state="new"/></trans-unit>
      <trans-unit id="4" translate="no"><source>le chat</source></trans-unit>
      <trans-unit id="5" approved="yes"><source>le chat</source></trans-unit>
      <trans-unit id="6"><source>le <ph id="1">le chat</ph> &amp; le chien</source></trans-unit>
    </body>
  </file>
</xliff>
"""
SECOND = """<xliff version="2.1" srcLang="fr-FR" trgLang="en-GB">
<file id="f"><unit id="u" name="k"><segment state="initial"><source>le chat</source></segment>
<segment state="final"><source>le chien</source></segment><ignorable><source> le </source></ignorable></unit>
<unit id="v"><segment><source>le <pc id="1">chat</pc></source><target></target></segment></unit></file></xliff>
"""
MEMORY = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="fr"/><body>
<tu><tuv xml:lang="fr-FR"><seg>le <hi>chat</hi></seg></tuv></tu>
<tu>
  <tuv xml:lang="fr"><seg>le chien</seg></tuv>
  <tuv xml:lang="en"><seg></seg></tuv>
</tu>
<tu><tuv xml:lang="fr"><seg><![CDATA[le chat & le chien]]></seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>bonjour</seg></tuv><tuv xml:lang="en"><seg>Good day</seg></tuv></tu>
</body></tmx>
"""


def english(name: str, source: str) -> str:
    document = get(name).read(source.encode())
    assert get(name).write(document, {}) == source.encode()
    return get(name).write(document, writable(Translator(FakeEngine()).translate_document(document))).decode()


def test_xliff_1_targets_get_their_inline_elements_and_state() -> None:
    written = english("xliff", FIRST)
    review = 'state="needs-review-translation"'
    assert 'source-language="fr" datatype="plaintext" target-language="en">' in written
    line = '\n        <source>le <g id="1">chat</g><x id="2"/> dort</source>\n        '
    assert f'{line}<target {review}>the <g id="1">cat</g><x id="2"/> sleeps</target>\n' in written
    assert '<target state="translated">The Dog</target>' in written
    assert f"<source>bonjour</source><target {review}>hello</target>" in written
    assert '<trans-unit id="4" translate="no"><source>le chat</source></trans-unit>' in written
    assert '<trans-unit id="5" approved="yes"><source>le chat</source></trans-unit>' in written
    assert f'<target {review}>the <ph id="1">le chat</ph> &amp; the dog</target>' in written


@pytest.mark.parametrize(
    ("declared", "becomes"),
    [
        ("", ' target-language="en"'),
        (' target-language=""', ' target-language="en"'),
        (' target-language="en-GB"', ' target-language="en-GB"'),
        (" target-language='en'", " target-language='en'"),
        (" target-language = ' '", " target-language = 'en'"),
        (' target-language="EN"', ' target-language="EN"'),
    ],
)
def test_english_is_declared_where_no_target_language_is(declared: str, becomes: str) -> None:
    file = '<xliff version="1.2"><file source-language="fr"{}><body><trans-unit id="1"><source>le chat</source>'
    rest = "</trans-unit></body></file></xliff>"
    assert file.format(becomes) in english("xliff", file.format(declared) + rest)


def test_xliff_2_segments_become_translated_and_finished_ones_stay() -> None:
    written = english("xliff", SECOND)
    assert '<segment state="translated"><source>le chat</source><target>the cat</target></segment>' in written
    assert '<segment state="final"><source>le chien</source></segment><ignorable><source> le </source>' in written
    assert (
        '<segment state="translated"><source>le <pc id="1">chat</pc></source><target>the <pc id="1">cat</pc></target>'
        in written
    )
    assert 'trgLang="en-GB"' in written


def in_first(units: str) -> str:
    """Return the units in a file of XLIFF 1.2."""
    return f'<xliff version="1.2"><file source-language="fr" target-language="en"><body>{units}</body></file></xliff>'


def in_second(segments: str) -> str:
    """Return the segments in a unit of XLIFF 2.1."""
    return f'<xliff version="2.1" srcLang="fr" trgLang="en"><file><unit id="u">{segments}</unit></file></xliff>'


def target(written: str) -> str:
    return written.partition("<target")[2].partition(">")[2].rpartition("</target>")[0]


@pytest.mark.parametrize(
    ("wrapped", "source", "expected"),
    [
        ("first", 'le <mrk mtype="protected">chat</mrk> dort', 'the <mrk mtype="protected">chat</mrk> sleeps'),
        ("first", 'le <mrk mtype="term">chat</mrk> dort', 'the <mrk mtype="term">cat</mrk> sleeps'),
        (
            "first",
            'le <mrk mtype="protected"><g id="1">chat</g> noir</mrk> dort',
            'the <mrk mtype="protected"><g id="1">chat</g> noir</mrk> sleeps',
        ),
        ("second", 'le <mrk id="1" translate="no">chat</mrk> dort', 'the <mrk id="1" translate="no">chat</mrk> sleeps'),
        ("second", 'le <mrk id="1" type="term">chat</mrk> dort', 'the <mrk id="1" type="term">cat</mrk> sleeps'),
        (
            "second",
            'le <sm id="1" translate="no"/>chat <pc id="2">noir</pc><em startRef="1"/> dort',
            'the <sm id="1" translate="no"/>chat <pc id="2">noir</pc><em startRef="1"/> sleeps',
        ),
        ("second", 'le chien <sm id="1" translate="no"/>et le chat', 'the dog <sm id="1" translate="no"/>et le chat'),
    ],
)
def test_what_is_marked_not_to_be_translated_stays(wrapped: str, source: str, expected: str) -> None:
    if wrapped == "first":
        written = english("xliff", in_first(f'<trans-unit id="1"><source>{source}</source></trans-unit>'))
    else:
        written = english("xliff", in_second(f"<segment><source>{source}</source></segment>"))
    assert target(written) == expected


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ('<target state="new">le <x id="1"/>chat</target>', "the {}cat"),
        ("<target state='new'>le <x id=\"1\"></x>chat</target>", "the {}cat"),
        ('<target xml:lang="en" state="needs-translation"> le <x id="1"/>chat\n</target>', "the {}cat"),
        ('<target state="new"><g id="1"></g></target>', "the {}cat"),
        ('<target state="new">the <x id="1"/>tomcat</target>', ""),
        ('<target state="needs-review-translation">le <x id="1"/>chat</target>', ""),
        ('<target state="new"><x id="1"/></target>', ""),
        ('<target>le <x id="1"/>chat</target>', ""),
        ('<target state="translated"></target>', ""),
    ],
)
def test_a_target_that_repeats_its_source_and_is_marked_new_waits_for_a_translation(old: str, expected: str) -> None:
    unit = '<trans-unit id="1"><source>le <x id="1"/>chat</source>{}</trans-unit>'
    written = english("xliff", in_first(unit.format(old)))
    assert target(written) == (expected.format('<x id="1"/>') if expected else target(in_first(old)))
    assert english("xliff", written) == written


@pytest.mark.parametrize(
    ("state", "old", "expected"),
    [
        (' state="initial"', "le chat", "the cat"),
        (" state='initial'", "le chat", "the cat"),
        (' state="initial"', "the tomcat", "the tomcat"),
        (' state="translated"', "le chat", "le chat"),
        ("", "le chat", "le chat"),
    ],
)
def test_a_segment_that_is_initial_and_repeats_its_source_waits_for_a_translation(
    state: str, old: str, expected: str
) -> None:
    written = english("xliff", in_second(f"<segment{state}><source>le chat</source><target>{old}</target></segment>"))
    assert target(written) == expected
    assert english("xliff", written) == written


SEGMENTED = (
    '<trans-unit id="1"><source>le chat dort. le chien mange.</source><seg-source><g id="1"><mrk mtype="seg" mid="a">'
    'le <g id="2">chat</g> dort.</mrk></g> <mrk mtype="seg" mid="b">le chien mange.</mrk></seg-source>{}</trans-unit>'
)
REVIEW = ' state="needs-review-translation"'


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        (
            "",
            f'<target{REVIEW}><g id="1"><mrk mtype="seg" mid="a">the <g id="2">cat</g> sleeps.</mrk></g> '
            '<mrk mtype="seg" mid="b">the dog eats.</mrk></target>',
        ),
        (
            '<target state="new"/>',
            f'<target{REVIEW}><g id="1"><mrk mtype="seg" mid="a">the <g id="2">cat</g> sleeps.</mrk></g> '
            '<mrk mtype="seg" mid="b">the dog eats.</mrk></target>',
        ),
        (
            '<target><g id="1"><mrk mtype="seg" mid="a"/></g>  <mrk mtype="seg" mid="b"></mrk></target>',
            f'<target{REVIEW}><g id="1"><mrk mtype="seg" mid="a">the <g id="2">cat</g> sleeps.</mrk></g>  '
            '<mrk mtype="seg" mid="b">the dog eats.</mrk></target>',
        ),
        (
            '<target state="new"><mrk mtype="seg" mid="b">The Dog eats.</mrk> <mrk mtype="seg" mid="a"/></target>',
            f'<target{REVIEW}><mrk mtype="seg" mid="b">The Dog eats.</mrk> '
            '<mrk mtype="seg" mid="a">the <g id="2">cat</g> sleeps.</mrk></target>',
        ),
        (
            '<target state="new"><mrk mtype="seg" mid="a">le chat dort.</mrk><mrk mtype="seg" mid="c"/></target>',
            f'<target{REVIEW}><mrk mtype="seg" mid="a">the <g id="2">cat</g> sleeps.</mrk>'
            '<mrk mtype="seg" mid="c"/></target>',
        ),
        (
            '<target state="translated"><mrk mtype="seg" mid="a"/></target>',
            '<target state="translated"><mrk mtype="seg" mid="a"/></target>',
        ),
    ],
)
def test_a_segmented_target_is_filled_segment_by_segment(old: str, expected: str) -> None:
    written = english("xliff", in_first(SEGMENTED.format(old)))
    assert written == in_first(SEGMENTED.format(expected))
    assert english("xliff", written) == written


def test_no_sentence_crosses_two_segments_of_a_file() -> None:
    marked = '<mrk mtype="seg" mid="{}">{}</mrk>'
    inner = marked.format(1, "le chat") + " " + marked.format(2, "dort")
    unit = f'<trans-unit id="1"><source>le chat dort</source><seg-source>{inner}</seg-source></trans-unit>'
    sources = [segment.source for segment in get("xliff").read(in_first(unit).encode()).segments]
    assert sources == ["le chat", "dort"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "<![CDATA[le <b>chat</b> & le chien <br>]]>",
            "<![CDATA[the <b>cat</b> & the dog <br>]]>",
        ),
        ("<![CDATA[le chat & le chien]]>", "<![CDATA[the cat & the dog]]>"),
        ("<![CDATA[le chat < le chien]]>", "<![CDATA[the cat < the dog]]>"),
        ("le &amp; <![CDATA[le <i>chien</i> & un]]> &amp; le", "the &amp; <![CDATA[the <i>dog</i> & a]]> &amp; the"),
        (
            "le <![CDATA[<b>]]>chat<![CDATA[</b>]]> &amp; le chien",
            "the <![CDATA[<b>]]>cat<![CDATA[</b>]]> &amp; the dog",
        ),
    ],
)
def test_cdata_stays_cdata_and_nothing_in_it_is_escaped(source: str, expected: str) -> None:
    written = english("xliff", in_first(f'<trans-unit id="1"><source>{source}</source></trans-unit>'))
    assert target(written) == expected


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("le chat", "press <now> & go", "press &lt;now> &amp; go"),
        ("le <g>chat</g>", "<x> the <g>cat", "&lt;x> the <g>cat</g>"),
        ("le chat", "a ]]> b", "a ]]&gt; b"),
        ("<![CDATA[le <b>chat</b> dort]]>", "a ]]> & <b>", "<![CDATA[a ]]> &amp; &lt;b>"),
        ("le &lt;chat&gt; &amp;", "the &lt;cat&gt; &amp;", "the &lt;cat&gt; &amp;"),
    ],
)
def test_what_a_translation_brings_is_text_and_no_markup(source: str, translation: str, expected: str) -> None:
    document = get("xliff").read(in_first(f'<trans-unit id="1"><source>{source}</source></trans-unit>').encode())
    (segment,) = document.segments
    written = get("xliff").write(document, {segment.index: translation})
    assert target(written.decode()) == expected
    assert get("xliff").read(written)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("le &#60;chat&#62; dort", "the &#60;cat&#62; sleeps"),
        ("le &#x3C;chat&#x003e; &#38;lt; dort", "the &#x3C;cat&#x003e; &#38;lt; sleeps"),
        ("l&#39;entreprise et l&apos;intelligence", "the company and the intelligence"),
    ],
)
def test_markup_in_character_references_stays_in_them(source: str, expected: str) -> None:
    written = english("xliff", in_first(f'<trans-unit id="1"><source>{source}</source></trans-unit>'))
    assert target(written) == expected


@pytest.mark.parametrize(
    ("name", "file", "unit"),
    [
        (
            "xliff",
            '<xliff version="1.2"><file source-language="fr" target-language="en">{}</file></xliff>',
            "\n <trans-unit>\n  <source>le chat</source></trans-unit>",
        ),
        ("tmx", "<tmx>{}</tmx>", '\n <tu>\n  <tuv xml:lang="fr"><seg>le chat</seg></tuv></tu>'),
    ],
)
def test_the_time_to_read_and_write_grows_with_the_file_and_no_faster(name: str, file: str, unit: str) -> None:
    def seconds(count: int) -> float:
        data = file.format(unit * count).encode()
        began = time.process_time()
        document = get(name).read(data)
        made = get(name).write(document, dict.fromkeys(range(count), "the cat"))
        assert made.count(b"\n") == 3 * count
        return time.process_time() - began

    seconds(10)
    assert min(seconds(4_000) for _ in range(3)) < 12 * min(seconds(1_000) for _ in range(3))


def test_tmx_units_without_english_get_a_variant() -> None:
    written = english("tmx", MEMORY)
    assert (
        '<seg>le <hi>chat</hi></seg></tuv><tuv xml:lang="en" creationid="MT"><seg>the <hi>cat</hi></seg></tuv></tu>'
        in written
    )
    assert '<tuv xml:lang="en"><seg>the dog</seg></tuv>' in written
    assert "<seg><![CDATA[the cat & the dog]]></seg>" in written
    assert "<seg>Good day</seg>" in written


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("xliff", "<xliff><file>", "is not XLIFF"),
        ("xliff", "<tmx/>", "its root is <tmx>"),
        ("xliff", '<xliff><file source-language="de"/></xliff>', "source language is de"),
        ("xliff", '<xliff><file source-language="fr" target-language="de-AT"/></xliff>', "target language is de-AT"),
        ("xliff", '<xliff version="2.0" srcLang="fr" trgLang="fr"><file/></xliff>', "target language is fr, not E"),
        ("xliff", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>', "declares XML entities"),
        ("tmx", "<tmx>&nope;</tmx>", "is not TMX"),
        ("tmx", "", "is not TMX"),
        ("tmx", "\x01", "is not TMX"),
    ],
)
def test_hostile_xml_is_refused_in_one_line(name: str, data: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        get(name).read(data.encode(), "x")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)
