"""The dictionary of rare words: what is counted, what is kept, where its hints are written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from training.annotate import tokens
from training.config import DOMAIN_WEIGHTS
from training.counts import Counts, count, count_line, count_phrases, phrases_of
from training.lexicon import (
    WRITTEN,
    correct,
    mistakable,
    of_families,
    of_hand,
    read_written,
    select,
    select_phrases,
    undecided,
)
from training.unaligned import Search, explain
from translate.engine.lexicon import LONGEST as LONGEST_PHRASE
from translate.engine.lexicon import folded


def of_words(**numbers: dict[str, int]) -> Counts:
    """Return counts of a domain that weighs 1."""
    return {form: {word: [n, float(n)] for word, n in words.items()} for form, words in numbers.items()}


def counted(*lines: tuple[str, str, str]) -> tuple[Counts, Counter[str]]:
    meanings: Counts = defaultdict(dict)
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
    assert meanings["licorne"] == {"unicorn": [1, 1.0]}
    assert meanings["licornes"] == {"unicorns": [1, 1.0]}, "first words count in small letters, on both sides"
    assert meanings["pommier"] == {"apple tree": [1, 1.0]}
    assert "lait" not in meanings, "milk is aligned to two words"
    assert forms["lait"] == 1
    assert "du" not in forms


def test_a_part_of_a_compound_does_not_count() -> None:
    meanings, forms = counted(
        ("En Grande-Bretagne et en Bretagne", "In Great Britain and in Brittany", "0-0 1-1 3-2 6-5")
    )
    assert meanings["Bretagne"] == {"Brittany": [1, 1.0]}
    assert forms["Bretagne"] == 1
    assert "Grande" not in forms


def test_what_is_kept_is_rare_likely_and_no_copy() -> None:
    meanings = of_words(
        canot={"boat": 5, "Boat": 2, "skiff": 3, "canoe": 1},
        turques={"Turkish": 4},
        Altman={"Altman": 9},
        hapax={"one": 2},
        maison={"house": 40_000},
        épars={f"word{n}": 3 for n in range(10)},
        Paris={"Parisian": 3},
        Maison={"House": 3},
    )
    forms = Counter({form: int(sum(n for n, _ in words.values())) for form, words in meanings.items()})
    forms["le"] = 400_000
    entries = select(meanings, forms)
    assert entries == {"canot": ["boat", "skiff"], "turques": ["Turkish"], "Paris": ["Parisian"]}


def test_a_meaning_is_aligned_three_times_whatever_the_domains_weigh() -> None:
    meanings: Counts = {
        "licorne": {"unicorn": [3, 0.75]},
        "dahu": {"goat": [1, 6.0], "dahu": [1, 1.0], "ibex": [1, 1.0]},
        "canot": {"boat": [3, 9.0], "skiff": [1, 6.0]},
    }
    assert select(meanings, Counter({"licorne": 3, "dahu": 3, "canot": 4, "le": 10**6})) == {
        "licorne": ["unicorn"],
        "canot": ["boat"],
    }
    assert explain({"licorne": {"unicorn": [3, 0.75]}, "mire": {"fire": [1, 6.0]}}) == {"licorne": {"unicorn"}}
    assert of_families({"licorne": {"unicorn": [3, 0.75]}, "mire": {"fire": [1, 6.0]}}, {"licorne"}) == {
        "licornes": ["unicorn"]
    }


def test_few_alignments_leave_a_form_to_its_lemma() -> None:
    meanings = of_words(recommandent={"recommends": 2, "advise": 2}, recommande={"recommends": 5})
    assert undecided(meanings) == {"recommandent"}
    assert of_families(meanings, {"recommande"})["recommandent"] == ["recommend"]


def test_pools_without_alignments_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "news.tsv").write_text("Une licorne\tA unicorn\nUn âne\tA donkey\n", encoding="utf-8")
    (tmp_path / "pool" / "news.align").write_text("0-0 1-1\n")
    (tmp_path / "pool" / "law.tsv").write_text("La loi\tThe law\n", encoding="utf-8")
    meanings, forms = count(tmp_path)
    assert meanings == {"licorne": {"unicorn": [1, DOMAIN_WEIGHTS["news"]]}}, "a domain counts as often as in the mix"
    assert set(forms) == {"licorne"}, "a line that is not aligned says nothing"
    assert len(tokens("Une licorne")) == 2


def test_forms_that_nobody_aligned_are_found_by_what_comes_back_in_their_lines() -> None:
    known = explain(of_words(voit={"sees": 9}, chien={"dog": 5}, perdu={"lost": 1}))
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


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["voit Wole Soyinka\tsees Wole Soyinka"] * 3, {}),
        (["voit M. Bowman et M. Kellett\tsees Mr Bowman and Mr Kellett"] * 3, {}),
        (["voit Zoé Ramírez\tsees Zoé Ramirez"] * 3, {"Ramírez": ["Ramirez"]}),
        (["voit Varsovie\tsees Warsaw"] * 3 + ["voit Varsovie\tsees Varsovie"], {"Varsovie": ["Warsaw"]}),
        (["voit Soyinka\tsees a poet"] * 3 + ["voit Soyinka\tsees Soyinka"] * 2, {"Soyinka": ["poet"]}),
        (["voit un cow-boy\tsees a cowboy"] * 3, {}),
        (["voit Daniel Cohn-Bendit\tsees Cohn-Bendit"] * 3, {}),
        (["voit un caneton\tsees a duckling"] * 3 + ["voit un caneton\tsees a duck-ling"], {"caneton": ["duckling"]}),
        (["voit Soyinka\tsees a poet, Soyinka"] * 3 + ["voit Soyinka\tsees a poet"] * 3, {}),
    ],
)
def test_no_name_takes_the_one_beside_it_and_no_part_of_a_compound_the_whole(
    lines: list[str], expected: dict[str, list[str]]
) -> None:
    search = Search(explain(of_words(voit={"sees": 9})))
    for line in lines:
        search.read(line)
    assert search.select() == expected


def test_a_form_never_met_takes_what_the_others_of_its_lemma_mean() -> None:
    meanings = of_words(
        remporte={"wins": 5, "takes": 2},
        remportait={"won": 4},
        dort={"sleeps": 2},
        parle={"speaks": 3, "talks": 3, "says": 3},
    )
    entries = of_families(meanings, {"remporté"})
    assert entries["remportant"] == ["win"], "wins and won are one lemma, and the model inflects"
    assert "remporté" not in entries, "a known form keeps what it has"
    assert not {"dormant", "parlant"} & entries.keys(), "too few alignments, and none that prevails"


def test_words_that_an_entry_without_its_accents_would_be_taken_for_are_listed() -> None:
    assert mistakable(
        {form: ["known"] for form in ("sûr", "été", "côte", "cote")},
        Counter({"sur": 3, "cote": 9, "maison": 5, "ete": 2}),
    ) == {"sur": []}
    forms = Counter({"Nord": 9, "nord": 3, "Pierre": 3, "pierre": 4, "Lyon": 9, "Ouest": 2})
    assert mistakable({"nord", "pierre", "ouest"}, forms) == {"Nord": []}, "what is mostly a name is no common noun"


def phrases(french: str, english: str, links: str) -> list[tuple[str, str]]:
    return list(phrases_of(f"{french}\t{english}", links))


def test_phrases_are_what_the_alignment_keeps_together_between_words_of_content() -> None:
    assert phrases(
        "L’école de médecine ferme.", "The School of Medicine closes.", "0-0 1-1 2-2 3-3 4-4 5-5"
    ) == [("ecole de medecine", "School of Medicine"), ("ecole de medecine ferme", "School of Medicine closes"),
          ("medecine ferme", "Medicine closes")]  # fmt: skip
    assert phrases("Main d'œuvre, chère main", "Labour, dear hand", "0-0 2-0 3-1 4-2 5-3") == [
        ("main d'oeuvre", "Labour"),
        ("chere main", "dear hand"),
    ]
    assert phrases("un chat noir", "cats black", "1-0 2-0 0-1") == [("chat noir", "cats")]
    assert phrases("chat très noir", "black very cat", "0-2 1-1 2-0") == [("chat tres noir", "black very cat")]
    assert phrases("chat noir dort", "cat sleeps black", "0-0 1-2 2-1 2-0") == [("chat noir dort", "cat sleeps black")]


def test_compounds_are_phrases_and_never_cut() -> None:
    links = "0-0 1-1 2-1 3-1 4-2 5-3 6-4 7-5"
    assert phrases("Un sous-marin à Saint-Malo", "A submarine in Saint-Malo", links) == [
        ("sous-marin", "submarine"),
        ("saint-malo", "Saint-Malo"),
    ]
    assert phrases("Paris - Lyon vite", "Paris - Lyon fast", "0-0 1-1 2-2 3-3") == [("lyon vite", "Lyon fast")]
    assert phrases("-Paris vite", "-Paris fast", "0-0 1-1 2-2") == [("paris vite", "Paris fast")]


def test_a_piece_of_a_contraction_neither_begins_nor_ends_a_phrase() -> None:
    assert phrases("êtes probablement prêt", "you're probably ready", "0-1 1-2 2-3") == [
        ("probablement pret", "probably ready")
    ]


def test_phrases_are_kept_when_frequent_and_likely() -> None:
    counts: Counts = {
        "mise en examen": {"indicted": [3, 9.0], "Indicted": [1, 3.0], "charged": [4, 6.0], "put": [1, 1.0]},
        "chat noir": {"black cat": [3, 1.2]},
        "vent fort": {"strong wind": [2, 12.0]},
        "air canada": {"Air Canada": [9, 9.0]},
        "points divers": {f"points {n}": [3, 3.0] for n in range(5)},
    }
    assert select_phrases(counts) == {"mise en examen": ["indicted", "charged"]}


def test_phrases_are_counted_over_all_aligned_pools(tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    for domain in ("news", "law"):
        (tmp_path / "pool" / f"{domain}.tsv").write_text("chat noir\tblack cat\n", encoding="utf-8")
        (tmp_path / "pool" / f"{domain}.align").write_text("0-1 1-0\n")
    (tmp_path / "pool" / "gov.tsv").write_text("chat noir\tblack cat\n", encoding="utf-8")
    weight = DOMAIN_WEIGHTS["news"] + DOMAIN_WEIGHTS["law"]
    assert count_phrases(tmp_path) == {"chat noir": {"black cat": [2, weight]}}


@pytest.mark.parametrize(
    ("form", "aligned", "seen", "expected"),
    [
        ("licornes", ["unicorns"], 5, ["unicorns"]),  # a form of what is written stays as it is inflected
        ("licornes", [], 0, ["unicorn"]),
        ("licornes", ["horn"], 5, ["unicorn"]),
        ("licornes", ["horn"], 50, ["horn", "unicorn"]),  # what is aligned often enough stays
        ("licornes", ["horn", "unicorns"], 50, ["horn", "unicorns"]),
        ("avocats", ["lawyers"], 5, ["lawyers", "avocado"]),
        ("avocats", ["barrister", "lawyers"], 5, ["lawyers", "avocado"]),
        ("avocats", ["barrister", "lawyers"], 50, ["barrister", "lawyers"]),
        ("gratin", ["pommes"], 5, []),
    ],
)
def test_written_meanings_fill_and_mend_the_aligned_ones(
    form: str, aligned: list[str], seen: int, expected: list[str]
) -> None:
    written = {"licorne": ["unicorn"], "avocat": ["lawyer", "avocado"], "gratin": ["gratin", "elite"]}
    forms = Counter({form: seen, "le": 5_000_000})
    assert of_hand({form: aligned} if aligned else {}, forms, written)[form] == expected


def test_written_meanings_leave_frequent_words_grammar_and_copies_alone() -> None:
    written = {"maison": ["house"], "festival": ["festival"], "dans": ["in"], "été": ["summer"], "kit": ["set"]}
    found = of_hand({}, Counter({"maison": 9, "le": 50}), written)
    assert set(written) & found.keys() == {"kit"}
    assert found["maisons"] == ["house"], "each form by its own frequency"


@pytest.mark.parametrize("line", ["licorne", "licorne\t", "licorne\ta\tb\tc", "\tunicorn", "âne\tass"])
def test_a_line_written_wrong_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "meanings.tsv"
    path.write_text(f"âne\tdonkey\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"meanings\.tsv, line 2: "):
        read_written(path)


def test_corrections_replace_add_and_take_out() -> None:
    entries = {"usé": ["fuel"], "depuis six": ["for six"], "licorne": ["unicorn"]}
    correct(entries, {"usé": ["worn out"], "depuis six": ["-"], "rendez-vous": ["appointment"], "absent": ["-"]})
    assert entries == {"usé": ["worn out"], "licorne": ["unicorn"], "rendez-vous": ["appointment"]}


def test_corrections_stand_under_the_form_that_is_looked_up() -> None:
    corrections = read_written(WRITTEN / "corrections.tsv")
    assert corrections["confiture"] == ["jam"]
    phrases = [form for form in corrections if not form.isalpha()]
    assert [form for form in phrases if folded(form) != form] == []
    assert corrections["Huawei"] == corrections["boy"] == ["-"]  # « cow-boy » is no boy, a company no other one


def test_what_is_written_by_hand_is_well_formed() -> None:
    meanings, idioms = (read_written(WRITTEN / name) for name in ("meanings.tsv", "idioms.tsv"))
    assert meanings["couvreur"] == ["roofer"]
    assert idioms["couvre-feu"] == ["curfew"]
    assert all(form.isalpha() and form.islower() for form in meanings)
    assert [form for form in idioms if form.isalpha() or not 2 <= len(re.split(r"[ '-]", form)) <= LONGEST_PHRASE] == []
