"""The pools that training reads: what is filtered out of the given data and of the sentences written for it."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from training import pool
from training.config import DOMAIN_WEIGHTS, SENTENCES

CAT = ("Le chat noir dort sur le lit.", "The black cat sleeps on the bed.")
DOG = ("Le chien du voisin aboie la nuit.", "The neighbor's dog barks at night.")
SHIP = ("Le navire a quitté le port mardi soir.", "The ship left port Tuesday night.")
BIRD = ("Un merle chante dans le jardin.", "A blackbird sings in the garden.")


def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], own: list[str], kept_out: str) -> Path:
    """Build pools of `given` news, of `own` sentences and of nothing else, and return their folder."""
    data, evaluation, sentences = (tmp_path / name for name in ("data", "eval", SENTENCES))
    for folder in (data, evaluation, sentences):
        folder.mkdir()
    for domain in DOMAIN_WEIGHTS:
        with lzma.open(data / f"{domain}.tsv.xz", "wt", encoding="utf-8") as out:
            out.writelines(given if domain == "news" else [])
    for number, line in enumerate(own):
        (sentences / f"{number}.tsv").write_text(line, encoding="utf-8")
    (evaluation / "flores-dev.fr").write_text(kept_out + "\n", encoding="utf-8")
    monkeypatch.setattr(pool, "FOLDER", sentences)
    pool.build(data, evaluation, tmp_path / "home")
    return tmp_path / "home" / "pool"


def lines(*pairs: tuple[str, str]) -> list[str]:
    return ["\t".join(pair) + "\n" for pair in pairs]


def test_own_sentences_are_a_pool_like_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pools = build(
        tmp_path, monkeypatch, lines(CAT, DOG), lines(SHIP, DOG, BIRD), "Autre chose, sans rapport aucun ici."
    )
    assert sorted((pools / f"{SENTENCES}.tsv").read_text(encoding="utf-8").splitlines(True)) == lines(SHIP, BIRD)
    assert sorted((pools / "news.tsv").read_text(encoding="utf-8").splitlines(True)) == lines(CAT, DOG)


def test_own_sentences_keep_evaluation_text_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pools = build(tmp_path, monkeypatch, lines(CAT), lines(SHIP, BIRD), "le navire a quitté le port, mardi soir")
    assert (pools / f"{SENTENCES}.tsv").read_text(encoding="utf-8").splitlines(True) == lines(BIRD)


def test_what_was_written_for_training_is_well_formed() -> None:
    seen: set[str] = set()
    for path in sorted(pool.FOLDER.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")[:-1], 1):
            where = f"{path.name}, line {number}"
            french, english = line.split("\t")
            assert french == french.strip(), where
            assert english == english.strip(), where
            assert pool.fault(french, english) is None, where
            key = pool.comparable(french)
            assert key not in seen, where
            seen.add(key)
    assert len(seen) > 10_000


def test_what_was_written_for_training_repeats_no_evaluation_set(shared: Path) -> None:
    run = 10  # words: "au-dessus du niveau de la mer" is everybody's, ten words in a row are somebody's

    def runs(text: str) -> set[str]:
        words = pool.comparable(text).split()
        return {" ".join(words[i : i + run]) for i in range(len(words) - run + 1)}

    kept_out: set[str] = set()
    for path in (shared / "eval").iterdir():
        for cell in path.read_text(encoding="utf-8").replace("\t", "\n").splitlines():
            kept_out |= runs(cell)
    assert len(kept_out) > 10_000
    for path in pool.FOLDER.glob("*.tsv"):
        for pair in pool.pairs(path):
            assert not any(runs(side) & kept_out for side in pair), pair
