"""Sentences that do not correspond one to one are put side by side."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from fakes import FakeEngine
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.memory import Entry, Memory
from translate.scoring import Hints, align, align_source, align_systems, align_texts, alignment, score, score_parallel
from translate.scoring.bilingual import learnt
from translate.scoring.hints import from_dictionary, from_memory, from_model
from translate.scoring.pairing import pair
from translate.scoring.texts import from_string

SEED = 2013


def _benchmark() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "alignment.py"
    spec = importlib.util.spec_from_file_location("benchmark_alignment", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()  # what makes the texts, and counts, is what the documentation's figures are made with
garble, f1, joined = BENCHMARK.garble, BENCHMARK.f1, BENCHMARK.joined

CASES = [
    ("equal texts", ["One cat.", "Two dogs."], ["One cat.", "Two dogs."], ["1-1", "1-1"]),
    (
        "two sentences made one",
        ["The council met on Friday evening and dismissed its director, who left the building at once."],
        ["The council met on Friday evening.", "It dismissed its director, who left the building at once."],
        ["1-2"],
    ),
    (
        "a sentence cut in two",
        ["The council met on Friday evening.", "It dismissed its director, who left the building at once."],
        ["The council met on Friday evening and dismissed its director, who left the building at once."],
        ["2-1"],
    ),
    (
        "a sentence missing",
        ["The first train leaves at six.", "Nobody waits for the night bus any more."],
        ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus any more."],
        ["1-1", "0-1", "1-1"],
    ),
    (
        "a sentence added",
        ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus any more."],
        ["The first train leaves at six.", "Nobody waits for the night bus any more."],
        ["1-1", "1-0", "1-1"],
    ),
    ("nothing on the left", [], ["One.", "Two."], ["0-1", "0-1"]),
    ("nothing at all", [], [], []),
]


@pytest.mark.parametrize(("left", "right", "shapes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_beads_have_the_shape_of_what_was_joined_cut_or_lost(
    left: list[str], right: list[str], shapes: list[str]
) -> None:
    assert [bead.shape for bead in align(left, right)] == shapes


@given(
    st.lists(st.text("abc de.", max_size=30), max_size=12),
    st.lists(st.text("abc de.", max_size=30), max_size=12),
)
@settings(max_examples=60)
def test_every_sentence_is_in_exactly_one_bead_and_in_order(left: list[str], right: list[str]) -> None:
    beads = align(left, right)
    assert [index for bead in beads for index in bead.left] == list(range(len(left)))
    assert [index for bead in beads for index in bead.right] == list(range(len(right)))


def test_the_banded_search_for_long_texts_finds_what_the_full_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:

    sentences = _sentences(300)
    garbled, _ = garble(sentences, SEED)
    full = align(garbled, sentences)
    monkeypatch.setattr(alignment, "FULL_CELLS", 0)
    monkeypatch.setattr(alignment, "BAND", 40)
    assert align(garbled, sentences) == full


def test_a_long_passage_missing_on_one_side_does_not_break_the_band(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(alignment, "FULL_CELLS", 0)
    monkeypatch.setattr(alignment, "BAND", 20)
    sentences = _sentences(300)
    beads = align([*sentences[:40], *sentences[260:]], sentences)
    assert sum(bead.shape == "1-1" for bead in beads) == 80
    assert sum(bead.shape == "0-1" for bead in beads) == 220


def test_a_source_is_aligned_by_names_numbers_and_cognates() -> None:
    french = [
        "Mira Murati devient PDG par intérim.",
        "Il démissionne le 17 novembre.",
        "Plus de 700 des 770 salariés menacent de partir.",
    ]
    english = [
        "Mira Murati became interim CEO and he resigned on November 17.",
        "More than 700 of the 770 employees threatened to leave.",
    ]
    assert [bead.shape for bead in align(french, english, {"démissionne": ["resigned"]})] == ["2-1", "1-1"]


FRENCH = [
    "La licorne dort dans la forêt.",
    "Le boulanger vend du pain frais.",
    "La licorne mange du pain.",
    "Le boulanger part pour la forêt.",
    "Personne ne connaît son chemin.",
]
ENGLISH = [
    "The unicorn sleeps in the forest.",
    "The baker sells fresh bread.",
    "The unicorn eats bread and the baker leaves for the forest.",
    "Nobody knows his way.",
]


def test_words_that_keep_meeting_translate_each_other() -> None:
    lexicon = learnt(zip(FRENCH[:2], ENGLISH[:2], strict=True))
    assert lexicon == {}, "once is chance"
    pairs = [(FRENCH[0], ENGLISH[0]), (FRENCH[1], ENGLISH[1]), ("Une licorne.", "A unicorn.")]
    assert learnt([*pairs, ("Son boulanger.", "His baker.")]) == {"licorne": ["unicorn"], "boulanger": ["baker"]}


@pytest.mark.parametrize(
    "hints",
    [
        Hints({"licorne": ["unicorn"], "boulanger": ["baker"], "pain": ["bread"], "chemin": ["way"]}),
        Hints(english=["Unicorn sleep forest.", "Baker bread.", "", "Baker leave forest.", "Nobody know way."]),
    ],
    ids=["a lexicon", "a rough translation"],
)
def test_a_source_is_aligned_by_what_is_known_of_its_words(hints: Hints) -> None:
    assert [bead.shape for bead in align_source(FRENCH, ENGLISH, hints)] == ["1-1", "1-1", "2-1", "1-1"]


def test_what_a_memory_holds_helps_to_align(tmp_path: Path) -> None:
    with Memory(tmp_path / "memory.db") as memory:
        memory.add_many(Entry(french, english) for french, english in zip(FRENCH[:2], ENGLISH[:2], strict=True))
        memory.add(Entry("La licorne et le boulanger.", "The unicorn and the baker."))
        hints = from_memory(["La licorne dort dans la forêt !", FRENCH[1], "Une licorne."], memory)
    assert hints.english == [ENGLISH[0], ENGLISH[1], ""], "near, exact, unknown"
    assert hints.lexicon["licorne"] == ["unicorn"]


def test_a_model_translates_the_source_to_be_aligned() -> None:
    assert from_model(["Le chat dort.", "Le chien mange."], FakeEngine()).english == [
        "The cat sleeps.",
        "The dog eats.",
    ]


def test_the_dictionary_of_a_model_is_read_without_loading_it(tmp_path: Path) -> None:
    (tmp_path / "metadata.json").write_text(
        '{"package_version": "1", "argos_version": "1.9", "from_code": "fr", "to_code": "en"}', encoding="utf-8"
    )
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"")
    (tmp_path / "model" / "shared_vocabulary.json").write_text("[]", encoding="utf-8")
    (tmp_path / "sentencepiece.model").write_bytes(b"")
    (tmp_path / "lexicon.tsv").write_text("licorne\tunicorn\nboulanger\tbaker\n", encoding="utf-8")
    assert from_dictionary(["Une licorne dort."], str(tmp_path)) == {"licorne": ["unicorn"]}
    (tmp_path / "lexicon.tsv").unlink()
    assert from_dictionary(["Une licorne dort."], str(tmp_path)) == {}


def test_nothing_is_asked_about_a_source_written_line_by_line_with_a_text() -> None:
    def never(_: object) -> Hints:
        raise AssertionError("the source needed no alignment")

    source, hypothesis = from_string("\n".join(FRENCH)), from_string("A.\nB.\nC.\nD.\nE.")
    reference = from_string("\n".join(ENGLISH))
    (found,) = pair([hypothesis], [reference], source, hints=never)
    assert found.sources is not None
    told = dict(zip(found.hypotheses, found.sources, strict=True))
    assert "".join(told) and all(len(h.split()) == len(f.split(". ")) for h, f in told.items() if h)  # noqa: PT018


def test_lines_that_correspond_stay_units_whatever_the_source_looks_like() -> None:
    hypothesis, reference = from_string("A b. C d.\nE f."), from_string("A b. C.\nE g.")
    (found,) = pair([hypothesis], [reference], from_string("A b.\nC d.\nE f."))
    assert found.hypotheses == ("A b. C d.", "E f.")
    assert found.sources == ("A b. C d.", "E f.")


def test_all_systems_share_their_units() -> None:
    reference = ["The council met on Friday evening.", "It dismissed its director, who left at once.", "Nobody knew."]
    one = ["The council met on Friday evening and it dismissed its director, who left at once.", "Nobody knew."]
    other = ["On Friday evening the council met.", "It dismissed its director, who left at once.", "Nobody knew why."]
    first, second = align_systems([one, other], [reference])
    assert first.references == second.references
    assert [len(text.split(". ")) for text in second.hypotheses] == [2, 1]
    assert first.shapes == ("1-2", "1-1")
    assert second.shapes == ("2-2", "1-1")


def test_a_missing_sentence_stands_empty_against_its_reference() -> None:
    reference = ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus."]
    aligned = align_texts([reference[0], reference[2]], [reference])
    assert aligned.hypotheses == (reference[0], "", reference[2])
    assert aligned.references == (tuple(reference),)


def test_a_further_reference_that_lacks_a_sentence_is_none_there() -> None:
    reference = ["The first train leaves at six.", "Coffee is sold from a cart.", "Nobody waits for the night bus."]
    aligned = align_texts(reference, [reference, [reference[0], reference[2]]])
    assert aligned.references[1] == (reference[0], None, reference[2])
    assert score_parallel(aligned).figures.chrf == 100.0


def test_a_garbled_corpus_is_aligned_and_scores_as_if_it_had_been_aligned_by_hand() -> None:
    sentences = _corpus()
    garbled, true = garble(sentences, SEED)
    assert f1(align(garbled, sentences), true) >= 0.97
    aligned = score_parallel(align_texts(garbled, [sentences]), checks=False).figures.bleu
    assert abs(aligned - score(*joined(garbled, sentences, true), checks=False).figures.bleu) < 0.5


def test_the_news_test_is_aligned_and_scores_as_if_it_had_been_aligned_by_hand(shared: Path) -> None:
    lines = (shared / "eval" / "newstest2013.en").read_text(encoding="utf-8").splitlines()[:1000]
    garbled, true = garble(lines, SEED)
    assert f1(align(garbled, lines), true) >= 0.97
    aligned = score_parallel(align_texts(garbled, [lines]), checks=False).figures.bleu
    assert abs(aligned - score(*joined(garbled, lines, true), checks=False).figures.bleu) < 0.5


def _corpus() -> list[str]:
    folder = Path(__file__).resolve().parents[2] / "corpus"
    return [
        line
        for path in sorted(folder.glob("*.en.txt"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]


def _sentences(count: int) -> list[str]:
    return _corpus()[:count]


def test_a_garbled_source_is_aligned_better_by_the_words_it_teaches() -> None:
    folder = Path(__file__).resolve().parents[2] / "corpus"
    pairs = [
        (one, other)
        for path in sorted(folder.glob("*.fr.txt"))
        for one, other in zip(
            path.read_text(encoding="utf-8").split("\n"),
            path.with_name(path.name.replace(".fr.", ".en.")).read_text(encoding="utf-8").split("\n"),
            strict=True,
        )
        if one
    ]
    french, true = garble([one for one, _ in pairs], SEED, 0.0)
    english = [other for _, other in pairs]
    alone = f1(align(french, english), true)
    taught = f1(align_source(french, english), true)
    assert alone < taught
    assert taught >= 0.97


def test_the_benchmark_prints_what_it_measures(capsys: pytest.CaptureFixture[str]) -> None:
    BENCHMARK.hypothesis(_sentences(60), 1, 0.3)
    BENCHMARK.source(_sentences(60), _sentences(60), 1, None)
    told = capsys.readouterr().out
    assert "hypothesis, 30 % of words garbled, seed 1: F1 " in told
    assert "source, seed 1: F1 " in told
