"""The engine, driven on a package of random weights: what it writes is nonsense, how it writes it is not."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from tiny_package import SENTENCES, Size, build_package

from translate.document import Severity
from translate.engine import CTranslate2Engine, Engine, find_package, load
from translate.engine.diagnosis import Trouble, diagnose
from translate.engine.search import Options
from translate.errors import InputError, ModelError

TEXTS = [
    *SENTENCES,
    *(" ".join(SENTENCES[number].split()[: number + 1]) for number in range(len(SENTENCES))),
    "Bonjour",
    "⟪0⟫ et ⟪1⟫",
    "Le ⟦PDG⟨CEO⟧ parle.",
    "🎉 ½ « œuvre » №",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Wider than the other tests need, so that int8 rounding has room to differ between batches.
    size = Size(width=128, heads=4, inner=256, encoder_layers=4, decoder_layers=2)
    return build_package(tmp_path_factory.mktemp("packages") / "fr_en", size=size, ending=3.0)


@pytest.fixture(scope="module")
def engine(folder: Path) -> CTranslate2Engine:
    return load(find_package(folder), threads=1)


def texts_of(engine: Engine, sources: list[str]) -> dict[str, tuple[str, float]]:
    return {
        source: (decoded.text, decoded.best.score)
        for source, decoded in zip(sources, engine.translate(sources), strict=True)
    }


def test_a_source_gives_the_same_bits_alone_and_in_any_company(engine: CTranslate2Engine) -> None:
    together = texts_of(engine, TEXTS)
    shuffled = random.Random(1).sample(TEXTS, len(TEXTS))
    assert texts_of(engine, shuffled[: len(TEXTS) // 2]) | texts_of(engine, shuffled[len(TEXTS) // 2 :]) == together
    for text in TEXTS:
        assert texts_of(engine, [text])[text] == together[text]


def test_a_source_is_aligned_alike_alone_and_in_any_company(engine: CTranslate2Engine) -> None:
    together = engine.translate(TEXTS, align=True)
    assert sum(bool(decoded.best.alignment) for decoded in together) > len(TEXTS) / 2
    for text, decoded in zip(TEXTS, together, strict=True):
        assert engine.translate([text], align=True)[0].best.alignment == decoded.best.alignment, text


@pytest.mark.parametrize("settings", [{"threads": 2}, {"threads": 3}, {"threads": 1, "batch_tokens": 7}])
def test_threads_and_batch_size_change_nothing(
    engine: CTranslate2Engine, folder: Path, settings: dict[str, int]
) -> None:
    other = load(find_package(folder), **settings)
    assert texts_of(other, TEXTS) == texts_of(engine, TEXTS)
    assert other.digest == engine.digest


def test_equal_sources_are_decoded_once_and_answered_each(
    engine: CTranslate2Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[int] = []
    run = engine._search.run

    def spy(sources: list[tuple[str, ...]], *rest: object, **more: object) -> object:
        decoded.append(len(sources))
        return run(sources, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(engine._search, "run", spy)
    results = engine.translate([SENTENCES[0], SENTENCES[1], SENTENCES[0]])
    assert decoded[0] == 2
    assert results[0] == results[2]


def test_results_come_in_the_order_of_the_sources(engine: CTranslate2Engine) -> None:
    forward = [decoded.text for decoded in engine.translate(TEXTS)]
    backward = [decoded.text for decoded in engine.translate(TEXTS[::-1])]
    assert forward == backward[::-1]


@pytest.mark.parametrize("source", ["", " ", "\n\t", "\u00a0"])
def test_white_space_alone_becomes_nothing_without_a_finding(engine: CTranslate2Engine, source: str) -> None:
    decoded = engine.translate([source])[0]
    assert (decoded.text, decoded.findings) == ("", ())


def test_no_source_gives_no_result(engine: CTranslate2Engine) -> None:
    assert engine.translate([]) == []


def test_progress_adds_up_to_the_number_of_sources(engine: CTranslate2Engine) -> None:
    sources = [SENTENCES[0], SENTENCES[0], "", " ".join(SENTENCES * 3), *TEXTS]
    steps: list[int] = []
    engine.translate(sources, progress=steps.append)
    assert sum(steps) == len(sources)
    assert len(steps) > 3


def test_alternatives_up_to_the_beam_leave_the_best_as_it_is(engine: CTranslate2Engine) -> None:
    single = engine.translate(TEXTS)
    several = engine.translate(TEXTS, alternatives=3)
    assert [decoded.text for decoded in several] == [decoded.text for decoded in single]
    for decoded in several:
        texts = [hypothesis.text for hypothesis in decoded.hypotheses]
        assert 1 <= len(texts) <= 3
        assert len(set(texts)) == len(texts)


def test_a_sentence_that_is_too_long_is_cut_and_told_never_truncated(engine: CTranslate2Engine) -> None:
    source = " ".join(SENTENCES[::2] * 4)
    parts = engine._parts([source])[0]
    assert len(parts) > 1
    assert " ".join(part.text for part in parts) == source
    assert all(len(part.pieces) <= engine.package.max_source_tokens for part in parts)
    decoded = engine.translate([source])[0]
    assert [(finding.check, finding.severity) for finding in decoded.findings if finding.check == "long-sentence"] == [
        ("long-sentence", Severity.INFO)
    ]


def test_a_loop_is_decoded_again_and_what_stays_bad_is_told(tmp_path: Path) -> None:
    looping = load(find_package(build_package(tmp_path / "fr_en", ending=0.0)), threads=1)
    pieces = [looping._tokenizer.encode(text) for text in SENTENCES]
    first = dict(looping._search.run(pieces, Options(), 1, False))
    troubles = [diagnose(source, first[index][0].tokens) for index, source in enumerate(pieces)]
    assert Trouble.REPETITION in troubles  # random weights like to loop
    mended = 0
    for source, trouble, decoded in zip(pieces, troubles, looping.translate(SENTENCES), strict=True):
        left = diagnose(source, decoded.best.tokens)
        mended += trouble is not None and left is None
        assert ("repetition" in {finding.check for finding in decoded.findings}) == (left is not None)
    assert mended > 0


def test_a_translation_can_be_made_to_begin_with_given_words(engine: CTranslate2Engine) -> None:
    decoded = engine.translate_with_prefixes(SENTENCES[:1], ["The board of directors"])[0]
    assert decoded.text.startswith("The board of directors")


def test_translations_begun_together_are_those_begun_one_by_one(engine: CTranslate2Engine) -> None:
    sources = [*SENTENCES, *SENTENCES, "", " ".join(SENTENCES * 30)]
    prefixes = ["Board of directors, a company"[: 6 * (place % 4 + 1)] for place in range(len(sources))]
    together = engine.translate_with_prefixes(sources, prefixes, align=True)
    alone = [
        engine.translate_with_prefixes([each], [prefix], align=True)[0]
        for each, prefix in zip(sources, prefixes, strict=True)
    ]
    assert [decoded.text for decoded in together] == [decoded.text for decoded in alone]
    assert [decoded.best.alignment for decoded in together] == [decoded.best.alignment for decoded in alone]
    assert all(decoded.text.startswith("Board") for decoded in together)
    assert len({decoded.text for decoded in together}) > 4
    assert engine.translate_with_prefixes([], []) == []


def test_wordings_can_be_kept_out_of_a_translation(engine: CTranslate2Engine) -> None:
    for source in (SENTENCES[0], " ".join(SENTENCES * 3)):
        free = engine.translate([source])[0].text
        word = free.split()[0]
        assert word not in engine.translate_without(source, [word]).text.split()
        assert engine.translate_without(source, []).text == free


def test_the_score_of_a_translation_is_its_mean_log_probability(engine: CTranslate2Engine) -> None:
    best = engine.translate([SENTENCES[1]])[0].best
    search = engine._search
    whole, skip = [*search._prefix, *best.tokens], len(search._prefix)
    (scored,) = search._translator.score_batch([engine._tokenizer.encode(SENTENCES[1])], [whole], offset=skip)
    assert sum(scored.log_probs) / len(scored.log_probs) == pytest.approx(best.score, abs=0.1)


def test_alignment_stays_within_both_texts(engine: CTranslate2Engine) -> None:
    sources = [*TEXTS, " ".join(SENTENCES * 2)]
    for source, decoded in zip(sources, engine.translate(sources, align=True, alternatives=2), strict=True):
        for hypothesis in decoded.hypotheses:
            if hypothesis.text:
                assert hypothesis.alignment
            for (start, end), (target_start, target_end) in hypothesis.alignment:
                assert source[start:end].strip() == source[start:end] != ""
                word = hypothesis.text[target_start:target_end]
                assert word.strip() == word != ""
    assert engine.translate(["Bonjour"])[0].best.alignment == ()


def test_text_goes_through_the_vocabulary_and_back(engine: CTranslate2Engine) -> None:
    for text in ("nom_de_fichier.py", "🎉 fête", "⟪3⟫ et ⟪0⟫", "a  b", "Ωmega"):
        assert engine._tokenizer.decode(engine._tokenizer.encode(text)) == " ".join(text.split())


def test_the_digest_follows_what_decides_the_output(engine: CTranslate2Engine, folder: Path) -> None:
    assert len(engine.digest) == 64
    assert load(find_package(folder), beam=2).digest != engine.digest


def test_a_declared_annotation_reader_says_so(engine: CTranslate2Engine, tmp_path: Path) -> None:
    assert engine.reads_annotation
    assert engine.reads_marks
    stock = load(find_package(build_package(tmp_path / "stock", metadata={"entente": None})), threads=1)
    assert not stock.reads_annotation
    assert not stock.reads_marks


def test_the_target_prefix_of_a_package_is_not_part_of_the_translation(tmp_path: Path) -> None:
    plain = build_package(tmp_path / "plain", ending=3.0)
    prefixed = build_package(tmp_path / "prefixed", ending=3.0, metadata={"target_prefix": "⟪9⟫"})
    forced = load(find_package(prefixed), threads=1).translate(SENTENCES)
    assert not any(decoded.text.startswith("⟪9⟫") for decoded in forced)
    free = load(find_package(plain), threads=1).translate(SENTENCES)
    assert [decoded.text for decoded in forced] != [decoded.text for decoded in free]


@pytest.mark.parametrize("settings", [{"beam": 0}, {"threads": -1}, {"batch_tokens": 0}])
def test_a_setting_out_of_range_is_refused(folder: Path, settings: dict[str, int]) -> None:
    with pytest.raises(InputError, match="or more"):
        load(find_package(folder), **settings)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_package(tmp_path_factory.mktemp("packages") / "fr_en")


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model", "model/shared_vocabulary.json"])
@pytest.mark.parametrize("damage", ["empty", "cut", "noise"])
def test_a_corrupt_file_is_a_model_error_in_one_line(small: Path, tmp_path: Path, name: str, damage: str) -> None:
    package = shutil.copytree(small, tmp_path / "fr_en")
    file = package / name
    data = file.read_bytes()
    file.write_bytes({"empty": b"", "cut": data[: len(data) // 2], "noise": b"\x93noise" * 100}[damage])
    with pytest.raises(ModelError) as caught:
        load(find_package(package), threads=1)
    assert "\n" not in str(caught.value)
    assert "install" in str(caught.value)
