"""Hints: a package's dictionary of rare words, written behind the words the model reads."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from tiny_package import build_package

from translate.engine import load
from translate.engine.lexicon import Lexicon, read_lexicon
from translate.engine.package import digest_of, read_package
from translate.errors import ModelError

LEXICON = Lexicon({"licorne": "unicorn", "canot": "boat\tskiff", "Londres": "London", "puce": "chip"})


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("Une licorne dort.", "Une licorne⟪a⟫ unicorn dort."),
        ("Le canot coule.", "Le canot⟪a⟫ boat⟪a⟫ skiff coule."),
        ("Licorne et LICORNE", "Licorne⟪a⟫ unicorn et LICORNE⟪a⟫ unicorn"),
        ("à Londres, londres", "à Londres⟪a⟫ London, londres"),
        ("l’licorne l'licorne.", "l’licorne⟪a⟫ unicorn l'licorne⟪a⟫ unicorn."),
        ("une ⟦ licorne⟨ unicorn⟧ et ⟪0⟫", "une ⟦ licorne⟨ unicorn⟧ et ⟪0⟫"),
        ("mi-licorne, licorne-reine", "mi-licorne, licorne-reine"),
        ("Licorne-les, licorne-t-elle", "Licorne⟪a⟫ unicorn-les, licorne⟪a⟫ unicorn-t-elle"),
        ("LICORNE-LES-LUI, licorne-m’en", "LICORNE⟪a⟫ unicorn-LES-LUI, licorne⟪a⟫ unicorn-m’en"),
        ("licorne-les-bains, licorne-les-Bains, licorne-ci", "licorne-les-bains, licorne-les-Bains, licorne-ci"),
        ("licorne-en-licorne, licorne-lesquels", "licorne-en-licorne, licorne-lesquels"),
        ("x@licorne.fr licorne.fr /licorne licorne_2", "x@licorne.fr licorne.fr /licorne licorne_2"),
        ("", ""),
    ],
)
def test_known_words_get_their_meanings_and_nothing_else_changes(text: str, hinted: str) -> None:
    assert LEXICON.hint(text).text == hinted


PHRASES = Lexicon(
    {
        "mise en examen": "indicted\tcharged",
        "mise en page": "layout",
        "main d'oeuvre": "labour",
        "examen": "exam",
        "examen medical": "check-up",
        "licorne": "unicorn",
        "sous-marin nucleaire": "nuclear submarine",
    }
)


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("la mise en examen", "la⟪b⟫ mise en examen⟪a⟫ indicted⟪a⟫ charged"),
        ("Mise en page, licorne", "⟪b⟫ Mise en page⟪a⟫ layout, licorne⟪a⟫ unicorn"),
        ("MISE EN PAGE", "⟪b⟫ MISE EN PAGE⟪a⟫ layout"),
        ("La licorne (mise en page)", "La licorne⟪a⟫ unicorn (⟪b⟫mise en page⟪a⟫ layout)"),
        ("d’une main d’œuvre, l'examen médical", "d’une⟪b⟫ main d’œuvre⟪a⟫ labour, l'⟪b⟫examen médical⟪a⟫ check-up"),
        ("un sous-marin nucléaire", "un⟪b⟫ sous-marin nucléaire⟪a⟫ nuclear submarine"),
        ("sous marin nucléaire", "sous marin nucléaire"),
        ("mise en examen médical", "⟪b⟫ mise en examen⟪a⟫ indicted⟪a⟫ charged médical"),
        ("mise en l'examen", "mise en l'examen⟪a⟫ exam"),
        ("mise  en page, mise, en page", "mise  en page, mise, en page"),
        ("une ⟦ mise en page⟨ layout⟧ de main-d'œuvre", "une ⟦ mise en page⟨ layout⟧ de main-d'œuvre"),
        ("mise en page-écran mise en page.com", "mise en page-écran mise en page.com"),
        ("mise en page mise en page", "⟪b⟫ mise en page⟪a⟫ layout⟪b⟫ mise en page⟪a⟫ layout"),
    ],
)
def test_known_phrases_get_their_meanings_as_a_whole(text: str, hinted: str) -> None:
    assert PHRASES.hint(text).text == hinted


WORDS = (
    *("mise", "en", "page", "examen", "médical", "me\u0301dical", "licorne", "LICORNE", "main", "d’", "d'", "œuvre"),
    *("oeuvre", "sous-marin", "nucléaire", "mise en page", "main d'œuvre"),
)
SIGNS = (" ", "  ", "-", "’", "\n", "\u00a0", "0", ".", "İ", "ŉ", "⟦", "⟨", "⟧", "⟪0⟫")
SPACED = st.sampled_from(WORDS).map(lambda word: word + " ")
TEXTS = st.lists(SPACED | st.sampled_from((*WORDS, *SIGNS)), max_size=30).map("".join)


def test_texts_for_hints_hold_several_words_of_the_lexicon() -> None:
    def several(text: str) -> bool:
        return len({source for _, _, source in PHRASES.hint(text).insertions}) > 1

    find(TEXTS, several, settings=settings(max_examples=200))


@given(TEXTS | st.text(max_size=30))
def test_without_its_insertions_a_hinted_text_is_the_source(text: str) -> None:
    hinted = PHRASES.hint(text)
    left = hinted.text
    for at, length, (start, end) in reversed(hinted.insertions):
        assert 0 <= start < end <= len(text)
        left = left[:at] + left[at + length :]
    assert left == text


def test_places_in_a_hinted_phrase_lead_back_to_it() -> None:
    source = "Mise en page d'une licorne, main d'œuvre."
    hinted = PHRASES.hint(source)
    found = {(m[0], source[slice(*hinted.place(m.span()))]) for m in re.finditer(r"[^\W\d_]{3,}|[,.]|⟪b⟫", hinted.text)}
    assert found == {
        ("⟪b⟫", "Mise en page"),
        ("⟪b⟫", "main d'œuvre"),
        ("layout", "Mise en page"),
        ("labour", "main d'œuvre"),
        ("unicorn", "licorne"),
        *((word, word) for word in ("Mise", "page", "une", "licorne", "main", "œuvre", ",", ".")),
    }


@pytest.mark.parametrize(
    ("word", "meanings"),
    [
        ("été", ("summer",)),
        ("ete", ("summer",)),
        ("Ete", ("summer",)),
        ("sur", ()),  # a word of its own, listed without a meaning
        ("côte", ("coast", "rib")),
        ("cote", ("coast", "side")),  # two forms may have lost their accents
        ("étè", ()),  # other accents are another word
    ],
)
def test_a_word_without_its_accents_is_found_unless_it_is_another_word(word: str, meanings: tuple[str, ...]) -> None:
    entries = {"été": "summer", "sûr": "sure", "sur": "", "côte": "coast\trib", "côté": "side"}
    assert Lexicon(entries).look_up(word) == meanings


def test_places_in_a_hinted_text_lead_back_to_the_source() -> None:
    source = "Un canot, une licorne à Londres."
    hinted = LEXICON.hint(source)
    found = [(m[0], source[slice(*hinted.place(m.span()))]) for m in re.finditer(r"[^\W\d_]{2,}|[,.]", hinted.text)]
    assert found == [
        ("Un", "Un"),
        ("canot", "canot"),
        ("boat", "canot"),
        ("skiff", "canot"),
        (",", ","),
        ("une", "une"),
        ("licorne", "licorne"),
        ("unicorn", "licorne"),
        ("Londres", "Londres"),
        ("London", "Londres"),
        (".", "."),
    ]


@pytest.mark.parametrize("content", [b"\t\n", b"a\tb\tc\td\n", b"\tb\n", b"\xff\xfe\x00"])
def test_a_damaged_lexicon_is_refused_with_its_path(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"lexicon\.tsv"):
        read_lexicon(path)


@pytest.fixture
def tiny_package(tmp_path: Path) -> Path:
    return build_package(tmp_path / "plain", ending=3.0)


def _with_lexicon(tiny_package: Path, folder: Path, lines: str | None) -> Path:
    package = folder / "fr_en"
    shutil.copytree(tiny_package, package)
    metadata = json.loads((package / "metadata.json").read_text())
    metadata.setdefault("entente", {})["hints"] = True
    (package / "metadata.json").write_text(json.dumps(metadata))
    if lines is not None:
        (package / "lexicon.tsv").write_text(lines, encoding="utf-8")
    return package


def test_the_engine_reads_hints_and_aligns_to_the_words_of_the_source(tiny_package: Path, tmp_path: Path) -> None:
    package = read_package(_with_lexicon(tiny_package, tmp_path, "chat\tcat\n"))
    plain, hinting = load(read_package(tiny_package)), load(package)
    source = "Le chat dort."
    tokenizer = hinting._tokenizer
    assert tokenizer.encode_sources([source]) == plain._tokenizer.encode_sources(["Le chat⟪a⟫ cat dort."])
    assert tokenizer.encode("chat") == plain._tokenizer.encode("chat"), "English prefixes are never hinted"
    words = {(0, 2), (3, 7), (8, 12), (12, 13)}
    (decoded,) = hinting.translate([source], align=True)
    assert {span for span, _ in decoded.best.alignment} <= words
    (unhinted,) = plain.translate([source])
    assert decoded.best.score != unhinted.best.score


@pytest.mark.parametrize(("lines", "meanings"), [("chat\tcat\n", ("cat",)), (None, ())])
def test_an_engine_tells_what_its_dictionary_says(
    tiny_package: Path, tmp_path: Path, lines: str | None, meanings: tuple[str, ...]
) -> None:
    package = tiny_package if lines is None else _with_lexicon(tiny_package, tmp_path, lines)
    assert load(read_package(package), threads=1).meanings("Chat") == meanings


def test_a_package_that_promises_hints_needs_its_lexicon(tiny_package: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="lexicon"):
        read_package(_with_lexicon(tiny_package, tmp_path, None))


def test_another_lexicon_is_another_model(tiny_package: Path, tmp_path: Path) -> None:
    digests = {
        digest_of(read_package(_with_lexicon(tiny_package, tmp_path / name, f"chat\t{name}\n"))) for name in ("a", "b")
    }
    assert len(digests) == 2
