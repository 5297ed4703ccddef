"""Subtitles: sentences over cues are read whole, laid out again within the lines, and no time stamp moves."""

from __future__ import annotations

import re

import pytest
from fakes import FakeEngine
from hypothesis import given
from hypothesis import strategies as st

from translate.document import Severity
from translate.errors import InputError
from translate.formats.reading import hurried
from translate.formats.subtitles import SRT, VTT, SubtitleFormat, broken_lines
from translate.pipeline import Settings, Translator, writable

FILM = """1
00:00:01,000 --> 00:00:03,000
<i>Le grand chat noir qui dort</i>

2
00:00:03,100 --> 00:00:05,000
<i>dans la maison est à l'entreprise.</i>

3
00:00:06,000 --> 00:00:08,000
- Bonjour le monde.
- Le chien mange.

4
00:00:20,000 --> 00:00:21,000 X1:10
{\\an8}Le chat
"""
PAGE = """WEBVTT - le chat

STYLE
::cue { color: red }

NOTE le chat dort

intro
00:01.000 --> 00:03.000 align:start
<v Roger>Le chat dort.

00:04.000 --> 00:05.000
Le chien &amp; le chat
"""


def english(format: SubtitleFormat, source: str) -> str:
    document = format.read(source.encode())
    return format.write(document, writable(Translator(FakeEngine()).translate_document(document))).decode()


def test_a_sentence_over_two_cues_is_one_segment_and_comes_back_over_two_cues() -> None:
    document = SRT.read(FILM.encode())
    assert document.segments[0].source == "Le grand chat noir qui dort dans la maison est à l'entreprise."
    written = SRT.write(document, {0: "The big black cat that sleeps in the house is at the company."}).decode()
    first, second = written.split("\n\n")[:2]
    assert first.endswith("</i>")
    assert re.sub(r"<[^>]*>", "", first.split("\n", 2)[2] + " " + second.split("\n", 2)[2]).split() == (
        "The big black cat that sleeps in the house is at the company.".split()
    )
    assert written.split("\n\n")[2:] == FILM.split("\n\n")[2:]


def test_times_settings_speakers_and_positions_stay() -> None:
    film, page = english(SRT, FILM), english(VTT, PAGE)
    assert re.findall(r".*-->.*", film) == re.findall(r".*-->.*", FILM)
    assert "- Hello the world.\n- The dog eats." in film
    assert "{\\an8}The cat\n" in film
    assert page.startswith("WEBVTT - le chat\n\nSTYLE\n::cue { color: red }\n\nNOTE le chat dort\n\nintro\n")
    assert "<v Roger>The cat sleeps." in page
    assert "The dog &amp; the cat" in page


def test_a_longer_cue_gets_the_longer_part() -> None:
    source = "1\n00:00:00,000 --> 00:00:06,000\nun deux\n\n2\n00:00:06,000 --> 00:00:07,000\ntrois quatre.\n"
    document = SRT.read(source.encode())
    written = SRT.write(document, {0: "a b c d e f g h i j k l m n."}).decode().split("\n")
    assert len(written[2]) > 2 * len(written[6])


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_turn_that_gets_no_words_leaves_no_blank_line_before_the_next_of_its_cue(line_end: str) -> None:
    source = "1\n00:00:01,000 --> 00:00:03,000\nLe chat\n\n2\n00:00:03,000 --> 00:00:05,000\ndort.\n- Non.\n"
    document = SRT.read(source.replace("\n", line_end).encode())
    made = SRT.write(document, {0: "Sleeping.", 1: "- No."}).decode()
    assert made == source.replace("Le chat", "Sleeping.").replace("dort.\n- Non", "- No").replace("\n", line_end)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The cat sleeps.", ["The cat sleeps."]),
        ("The cat that sleeps in the house is at the company today.", 2),
        ("x" * 60, ["x" * 60]),
        ("<i>" + "a" * 20 + "</i> " + "b" * 21, ["<i>" + "a" * 20 + "</i> " + "b" * 21]),
        ("word " * 30, 4),
    ],
)
def test_lines_hold_42_characters_and_are_balanced(text: str, lines: list[str] | int) -> None:
    broken = broken_lines(text.strip())
    if isinstance(lines, list):
        assert broken == lines
    else:
        assert len(broken) == lines
        assert max(map(len, broken)) <= 42
        assert max(map(len, broken)) - min(map(len, broken)) <= 12
    assert " ".join(broken) == text.strip()


@pytest.mark.parametrize(
    ("format", "data", "what"),
    [
        (VTT, b"00:01.000 --> 00:02.000\nx\n", "WEBVTT"),
        (SRT, b"le chat dort\n", "no cue"),
        (SRT, b"1\n00:00:05,000 --> 00:00:01,000\nx\n", "ends before"),
        (SRT, b"\xff\xfe\x00\x00\x00", "utf"),
    ],
)
def test_what_is_no_subtitle_file_is_told_in_one_line(format: SubtitleFormat, data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        format.read(data, "x")
    assert what.lower() in str(caught.value).lower()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("format", "source", "texts"),
    [
        (
            VTT,
            "WEBVTT\n\n00:01.000 --> 00:02.000\nLe chat.\n00:02.000 --> 00:03.000\nLe chien.\n",
            ["Le chat.", "Le chien."],
        ),
        (
            SRT,
            "1\n00:00:01,000 --> 00:00:02,000\nUn chat.\n2\n00:00:02,000 --> 00:00:03,000\nUn chien.\n",
            ["Un chat.", "Un chien."],
        ),
        (VTT, "WEBVTT\n\n00:01.000 --> 00:02.000\n00:02.000 --> 00:03.000\nLe chien.\n", ["Le chien."]),
    ],
)
def test_cues_without_a_blank_line_between_keep_their_times(
    format: SubtitleFormat, source: str, texts: list[str]
) -> None:
    document = format.read(source.encode())
    assert [segment.source for segment in document.segments] == texts
    new = {segment.index: segment.source.upper() for segment in document.segments}
    assert format.write(document, new).decode().lower() == source.lower()


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_a_cue_is_read_to_its_last_line_whatever_the_line_ends(eol: str) -> None:
    cue = "00:00:01,000 --> 00:00:03,000\nLe chat\ndort.\n \nx\n\n".replace("\n", eol)
    assert [each.source for each in SRT.read(cue.encode()).segments] == ["Le chat dort."]


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(("format", "source"), [(SRT, FILM), (VTT, PAGE), (SRT, FILM.rstrip()), (SRT, "\ufeff" + FILM)])
def test_files_come_back_byte_for_byte(format: SubtitleFormat, source: str, eol: str) -> None:
    data = source.replace("\n", eol).encode()
    document = format.read(data)
    assert document.segments
    assert format.write(document, {}) == data
    changed = format.write(document, {0: "x"})
    assert changed.count(b"\r") == changed.count(b"\n") * (eol == "\r\n")


@given(
    st.lists(
        st.sampled_from(
            [
                "1\n",
                "00:00:01,000 --> 00:00:02,000",
                "\n",
                "\r\n",
                "\n\n",
                "Le chat",
                "dort.",
                "- ",
                "<i>",
                "</i>",
                "{\\an8}",
                "♪",
                " ",
            ]
        ),
        max_size=30,
    )
)
def test_any_cues_come_back_byte_for_byte(parts: list[str]) -> None:
    data = ("1\n00:00:01,000 --> 00:00:02,000\nx\n\n" + "".join(parts)).encode()
    document = SRT.read(data)
    assert SRT.write(document, {}) == data
    SRT.write(document, {segment.index: "the cat sleeps well" for segment in document.segments})


CUES = (
    "1\n00:00:01,000 --> 00:00:02,000\nLe chat\n\n2\n00:00:02,000 --> 00:00:04,000\n"
    "- Le chien.\n- <i>Non &amp; oui.</i>\n"
)


@pytest.mark.parametrize(
    ("translations", "speed", "length", "told"),
    [
        ({0: "x" * 21}, 21, 42, []),
        ({0: "x" * 22}, 21, 42, [(0, "22 characters in 1 seconds (22 a second, the French 7)")]),
        ({0: "x" * 22}, 25, 42, []),
        ({0: "<i>" + "x" * 20 + "</i>&amp;"}, 21, 42, []),
        ({0: "x" * 43}, 99, 42, [(0, "a line of 43 characters, 42 fit")]),
        ({0: "xx " * 20}, 99, 42, []),
        ({0: "one two three"}, 99, 4, [(0, "a line of 5 characters, 4 fit: three")]),
        ({1: "x" * 30}, 21, 42, []),  # both speakers of a cue share its time, and the one left in French counts
        ({1: "x" * 31}, 21, 42, [(1, "43 characters in 2 seconds")]),
        ({}, 1, 1, []),
    ],
)
def test_a_cue_that_cannot_be_read_in_time_is_told(
    translations: dict[int, str], speed: float, length: int, told: list[tuple[int, str]]
) -> None:
    document = SRT.read(CUES.encode(), line_length=length)
    found = list(hurried(document, {index: text.strip() for index, text in translations.items()}, speed))
    assert [(each.segment, each.check, each.severity) for each in found] == [
        (index, "reading-speed", Severity.WARNING) for index, _ in told
    ]
    for each, (_, message) in zip(found, told, strict=True):
        assert message in each.message


def test_a_cue_without_any_time_is_told_without_a_rate() -> None:
    document = SRT.read(b"1\n00:00:01,000 --> 00:00:01,000\nLe chat\n")
    (finding,) = hurried(document, {0: "The cat"})
    assert "no time at all" in finding.message


def test_a_translator_tells_of_hurried_cues_at_the_speed_of_its_settings() -> None:
    document = SRT.read(FILM.replace("00:00:21,000 X1", "00:00:20,200 X1").encode())
    for speed, expected in ((21.0, [False] * 3 + [True]), (99.0, [False] * 4)):
        made = Translator(FakeEngine(), settings=Settings(reading_speed=speed)).translate_document(document)
        assert [any(each.check == "reading-speed" for each in row.findings) for row in made] == expected


def test_times_without_milliseconds_are_times() -> None:
    text = "WEBVTT\n\n00:01 --> 00:00:03\nLe chat dort.\n\n00:00:03.500 --> 00:00:05\nBonjour le monde.\n"
    document = VTT.read(text.encode())
    assert [each.source for each in document.segments] == ["Le chat dort.", "Bonjour le monde."]
    assert VTT.write(document, {}) == text.encode()
    assert VTT.write(document, {0: "The cat sleeps."}).decode() == text.replace("Le chat dort", "The cat sleeps")


def test_webvtt_with_times_that_are_none_is_told_and_an_empty_one_is_not() -> None:
    with pytest.raises(InputError, match=r"has no cue .*00:00:01\.000 --> 00:00:02\.000"):
        VTT.read(b"WEBVTT\n\n00:00:01:000 --> 1 s\nLe chat dort.\n")
    for empty in (b"WEBVTT\n", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\n"):
        assert VTT.read(empty).segments == ()


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        # as YouTube writes them: a line of spaces first, and a time before each word
        (" \nLe chat dort.", " \nThe cat sleeps."),
        ("Le<00:00:01.500><c> chat</c><00:00:02.000><c> dort</c>", "The cat sleeps"),
        # each speaker, and each sound, has a line
        ("<v Anne>Le chat dort.</v>\n<v Paul>Le chien", "<v Anne>The cat sleeps.</v>\n<v Paul>The dog"),
        ("<c.yellow>Le chat ?</c>\n<c.cyan>Le chien.</c>", "<c.yellow>The cat?</c>\n<c.cyan>The dog.</c>"),
        ("[LE CHAT]\nANNE : Le chien", "[THE CAT]\nANNE: The dog"),
        ("ANNE : Le chat\nPAUL : Le chien", "ANNE: The cat\nPAUL: The dog"),
        ("Le chat <c.yellow>dort</c>\n<i>bien</i>", "The cat <c.yellow>sleeps</c> <i>bien</i>"),
    ],
)
def test_speakers_and_sounds_have_lines_of_their_own_and_words_no_times(cue: str, expected: str) -> None:
    page = f"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n{cue}\n"
    assert english(VTT, page) == page.replace(cue, expected)


def test_a_sentence_of_one_speaker_runs_over_cues_and_ends_where_another_speaks() -> None:
    cues = ["<v Anne>Le chat", "<v Anne>dort", "<v Paul>Le chien"]
    page = "WEBVTT\n\n" + "".join(f"00:0{at}.000 --> 00:0{at + 1}.000\n{cue}\n\n" for at, cue in enumerate(cues, 1))
    assert [each.source for each in VTT.read(page.encode()).segments] == ["Le chat <v Anne>dort", "Le chien"]


def test_a_page_that_says_its_language_says_english_where_something_is_translated() -> None:
    page = "WEBVTT\nKind: captions\nLanguage: fr-FR\n\n00:01.000 --> 00:02.000\nLe chat\n"
    assert english(VTT, page) == page.replace("fr-FR", "en").replace("Le chat", "The cat")
    assert VTT.write(VTT.read(page.encode()), {}) == page.encode()
