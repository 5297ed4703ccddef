"""The dictionary of rare words: what is counted, what is kept, where its hints are written."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from training.annotate import tokens
from training.config import DOMAIN_WEIGHTS
from training.lexicon import Search, count, count_line, explain, mistakable, of_families, select

Count = tuple[dict[str, Counter[str]], Counter[str]]


def counted(*lines: tuple[str, str, str]) -> Count:
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    forms: Counter[str] = Counter()
    for french, english, links in lines:
        count_line(f"{french}\t{english}", links, meanings, forms)
    return meanings, forms


def test_a_form_counts_with_what_it_alone_is_aligned_to() -> None:
    meanings, forms = counted(
        ("La licorne dort.", "The unicorn sleeps.", "0-0 1-1 2-2 3-3"),
        ("Licornes, dormez !", "Unicorns, sleep!", "0-0 1-1 2-2 3-3"),
        ("Un pommier fleurit", "An apple tree blossoms", "0-0 1-1 1-2 2-3"),
        ("Il verse du lait", "He pours milk", "0-0 1-1 2-2 3-2"),
    )
    assert meanings["licorne"] == {"unicorn": 1}
    assert meanings["licornes"] == {"unicorns": 1}, "first words count in small letters, on both sides"
    assert meanings["pommier"] == {"apple tree": 1}
    assert "lait" not in meanings, "milk is aligned to two words"
    assert forms["lait"] == 1
    assert "du" not in forms


def test_what_is_kept_is_rare_likely_and_no_copy() -> None:
    meanings: dict[str, Counter[str]] = {
        "canot": Counter({"boat": 5, "Boat": 2, "skiff": 3, "canoe": 1}),
        "turques": Counter({"Turkish": 4}),
        "Altman": Counter({"Altman": 9}),
        "hapax": Counter({"one": 2}),
        "maison": Counter({"house": 40_000}),
        "épars": Counter({f"word{n}": 3 for n in range(10)}),
        "Paris": Counter({"Parisian": 3}),
        "Maison": Counter({"House": 3}),
    }
    forms = Counter({form: sum(words.values()) for form, words in meanings.items()}) + Counter({"le": 400_000})
    entries = select(meanings, forms)
    assert entries == {"canot": ["boat", "skiff"], "turques": ["Turkish"], "Paris": ["Parisian"]}


def test_pools_without_alignments_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "news.tsv").write_text("Une licorne\tA unicorn\nUn âne\tA donkey\n", encoding="utf-8")
    (tmp_path / "pool" / "news.align").write_text("0-0 1-1\n")
    (tmp_path / "pool" / "law.tsv").write_text("La loi\tThe law\n", encoding="utf-8")
    meanings, forms = count(tmp_path)
    assert meanings == {"licorne": {"unicorn": DOMAIN_WEIGHTS["news"]}}, "a domain counts as often as in the mix"
    assert set(forms) == {"licorne"}, "a line that is not aligned says nothing"
    assert len(tokens("Une licorne")) == 2


def test_forms_that_nobody_aligned_are_found_by_what_comes_back_in_their_lines() -> None:
    known = explain({"voit": Counter({"sees": 9}), "chien": Counter({"dog": 5}), "perdu": Counter({"lost": 1})})
    search = Search(known)
    for french, english in (
        ("Le chien voit un pélican.", "The dog sees a pelican."),
        ("Un pélican voit la mer", "A pelican sees the sea"),
        ("Pélican perdu", "Pelican lost"),
        ("Grybauskaité voit le chien", "Grybauskaité sees the dog"),
        ("Grybauskaité dort", "Grybauskaité sleeps"),
        ("Grybauskaité lit", "Grybauskaité reads"),
        ("mot " * 80 + "pélican", "word " * 80 + "pelican"),
    ):
        search.read(f"{french}\t{english}")
    assert search.forms["pélican"] == 3
    assert "chien" not in search.forms, "an aligned form is not searched for"
    assert "perdu" in search.forms, "one alignment is too few to trust"
    assert search.pairs["pélican"]["pelican"] == 3, "capitals of a first word do not count"
    assert "dog" not in search.pairs["pélican"], "the aligned word explains it"
    assert search.select() == {"pélican": ["pelican"]}, "a name that stays needs no entry"


def test_a_form_never_met_takes_what_the_others_of_its_lemma_mean() -> None:
    meanings = {
        "remporte": Counter({"wins": 5, "takes": 2}),
        "remportait": Counter({"won": 4}),
        "dort": Counter({"sleeps": 2}),
        "parle": Counter({"speaks": 3, "talks": 3, "says": 3}),
    }
    entries = of_families(meanings, {"remporté"})
    assert entries["remportant"] == ["win"], "wins and won are one lemma, and the model inflects"
    assert "remporté" not in entries, "a known form keeps what it has"
    assert not {"dormant", "parlant"} & entries.keys(), "too few alignments, and none that prevails"


def test_words_that_an_entry_without_its_accents_would_be_taken_for_are_listed() -> None:
    assert mistakable({"sûr", "été", "côte", "cote"}, {"sur", "cote", "maison"}) == {"sur": []}
