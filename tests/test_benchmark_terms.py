"""`benchmarks/terms.py` measures what it says, on a set made up here and the word-table engine."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from benchmark_modules import load_benchmark
from fakes import FakeEngine

from glossary.term import Term

SET = """french\tenglish\tterms
le chat noir dort\tthe black cat sleeps\tchat=>cat
le conseil mange avec le chien\tthe board eats with the dog\tconseil=>board|||chien=>dog
le PDG dort\tthe CEO sleeps\tPDG=>CEO
le chat est grand\tthe tomcat is big\tchat=>tomcat
bonjour\thello\t
"""


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    return load_benchmark("terms")


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.tsv"
    path.write_text(SET, encoding="utf-8")
    return path


def test_a_term_listed_twice_on_a_line_accepts_both_renderings(benchmark: ModuleType) -> None:
    entries = benchmark.terms("vaccins=>vaccine|||vaccins=>vaccines|||masque=>mask")
    assert entries == (Term("vaccins", ("vaccine", "vaccines")), Term("masque", ("mask",)))


def test_a_set_without_its_columns_is_refused(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("french\tenglish\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="no column terms"):
        benchmark.read(path)


def test_a_listed_term_is_asked_for_though_the_matcher_does_not_meet_it(benchmark: ModuleType) -> None:
    entries = (Term("chat noir", ("black cat",)), Term("chat", ("cat",)), Term("zèbre", ("zebra",)))
    asked = benchmark.asked_for(benchmark.Line("le chat noir dort", "", entries), entries)
    assert [each.term.source for each in asked] == ["chat noir", "zèbre"]  # the longer one covers "chat"


def test_random_targets_are_those_of_other_lines_and_always_the_same(benchmark: ModuleType, terms: Path) -> None:
    lines = benchmark.read(terms)
    drawn = benchmark.at_random(lines)
    assert drawn == benchmark.at_random(lines)
    assert [[term.source for term in entries] for entries in drawn] == [
        ["chat"],
        ["conseil", "chien"],
        ["PDG"],
        ["chat"],
        [],
    ]
    for line, entries in zip(lines, drawn, strict=True):
        own = {target for term in line.terms for target in term.targets}
        assert own.isdisjoint(target for term in entries for target in term.targets)


@pytest.mark.parametrize(
    ("annotates", "way", "lemma", "how"),
    [
        (True, "no glossary", 40.0, {}),
        (True, "by annotation", 100.0, {"annotation": 5}),
        (True, "annotation off", 100.0, {"machine": 1, "mark": 4}),
        (False, "by annotation", 100.0, {"machine": 1, "mark": 4}),
        (True, "no marks either", 100.0, {"machine": 1, "mark": 0}),
        (True, "random targets", 100.0, {"annotation": 5}),
    ],
)
def test_each_way_translates_with_each_line_s_own_terms(
    benchmark: ModuleType, terms: Path, annotates: bool, way: str, lemma: float, how: dict[str, int]
) -> None:
    lines = benchmark.read(terms)
    chosen = next(each for each in benchmark.ways(lines) if each.name == way)
    engine = FakeEngine(reads_annotation=annotates)
    result = benchmark.measure(engine, lines, chosen)
    assert result.lemma == lemma
    assert {name: result.how.get(name, 0) for name in how} == how
    assert sum(result.how.values()) == (0 if way == "no glossary" else 5)
    assert len(engine.calls[0].sources) == 5  # all lines at once


def test_the_command_prints_a_row_for_each_way(
    benchmark: ModuleType, terms: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(benchmark, "load_engine", lambda *_, **__: FakeEngine(reads_annotation=True))
    benchmark.main(["--terms", str(terms), "--misses", "1"])
    told = capsys.readouterr().out
    assert "terms.tsv: 5 lines, 5 terms listed" in told
    assert all(f"\n{way}" in told for way in ("no glossary", "by annotation", "annotation off", "random targets"))
    assert "no glossary: conseil => board" in told


def test_no_way_that_a_term_came_to_be_is_left_out_of_the_table(benchmark: ModuleType, terms: Path) -> None:
    lines = benchmark.read(terms)
    result = replace(benchmark.measure(FakeEngine(), lines, benchmark.ways(lines)[1]), how={"some new way": 17})
    head, row = benchmark.table([result]).splitlines()[-2:]
    assert "some new way" in head
    assert "17" in row


def test_the_command_speaks_json(
    benchmark: ModuleType, terms: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(benchmark, "load_engine", lambda *_, **__: FakeEngine())
    benchmark.main(["--terms", str(terms), "--first", "2", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["lines"], told["listed"], told["asked"], told["unmet"]) == (2, 3, 3, 0)
    assert told["reference_exact"] == 100.0
    assert [way["bleu"] is None for way in told["ways"]] == [False, False, False, False, True]
