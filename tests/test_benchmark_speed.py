"""`benchmarks/speed.py` measures every way on the same kind of text, and ends where there is too little."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from benchmark_modules import load_benchmark


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    return load_benchmark("speed")


def test_where_lines_are_few_halves_are_recombined_and_no_line_comes_twice(
    benchmark: ModuleType, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("".join(f"a{n} b{n} c{n} d{n}\n" for n in range(20)), encoding="utf-8")
    lines = benchmark.text_lines([text], 400)
    assert len(lines) == len(set(lines)) == 100


def test_a_text_that_is_too_little_is_told(benchmark: ModuleType, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    for content in ("", "Le chat dort.\n"):
        text.write_text(content, encoding="utf-8")
        with pytest.raises(SystemExit, match="too little"):
            benchmark.text_lines([text], 100)


def test_argos_is_given_lines_from_all_over_the_text(
    benchmark: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("".join(f"a{n} b{n} c{n} d{n}\n" for n in range(20)), encoding="utf-8")
    asked: dict[str, list[str]] = {}

    def measure(way: str, package: Path, threads: int, lines: list[str]) -> object:
        asked[way] = lines
        return benchmark.Figures(1.0, 1.0, 100, 1, 0.0)

    monkeypatch.setattr(benchmark, "measure", measure)
    command = ["speed.py", "--text", str(text), "--words", "1200", "--threads", "1", "--rounds", "1"]
    monkeypatch.setattr(sys, "argv", command)
    benchmark.main()
    natural = set(text.read_text(encoding="utf-8").splitlines())
    assert asked["argos"] == asked["bare"][::6]
    assert not natural.issuperset(asked["argos"])
    assert "argos" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("plot", "matplotlib", "message"), [("no/a.svg", "there", "no folder"), ("a.svg", None, "needs")]
)
def test_a_plot_that_cannot_be_drawn_is_told_before_anything_is_measured(
    benchmark: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    plot: str,
    matplotlib: str | None,
    message: str,
) -> None:
    monkeypatch.setattr(benchmark, "find_spec", lambda _: matplotlib)
    monkeypatch.setattr(benchmark, "measure", lambda *_: pytest.fail("measured"))
    monkeypatch.setattr(sys, "argv", ["speed.py", "--plot", plot])
    with pytest.raises(SystemExit) as ended:
        benchmark.main()
    assert ended.value.code == 2
    assert message in capsys.readouterr().err
