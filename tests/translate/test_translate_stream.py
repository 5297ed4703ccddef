"""`entente translate` on text that is too big to be held: the same bytes as in a batch, in flat memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from fakes import FakeEngine
from measuring import memory_peak

from translate.batch import tickets
from translate.formats import stream

PARAGRAPH = "Le chat {0} dort dans la maison. Le chien mange\navec le chat {0}.\n\n"


def text(paragraphs: int) -> str:
    return "Un titre\n\n" + "".join(PARAGRAPH.format(number) for number in range(paragraphs))


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """Use the word table, and hold no more than some hundred characters."""
    made = FakeEngine(reads_annotation=True)
    monkeypatch.setattr("translate.pipeline.load_engine", lambda *_, **__: made)
    monkeypatch.setattr(stream, "STREAMED", 600)
    monkeypatch.setattr(stream, "PIECE", 200)
    monkeypatch.setattr(tickets, "WINDOW", 200)
    return made


def test_a_big_file_is_translated_piece_by_piece_and_comes_out_whole(
    run: Run, tmp_path: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "big.fr.txt"
    source.write_text(text(30))
    assert run("translate", source, "-o", tmp_path / "pieces.txt").exit_code == 0
    assert len(engine.calls) > 5
    monkeypatch.setattr(stream, "STREAMED", 10**9)
    assert run("translate", source, "-o", tmp_path / "whole.txt").exit_code == 0
    pieces = (tmp_path / "pieces.txt").read_text()
    assert pieces == (tmp_path / "whole.txt").read_text()
    assert "The cat 29 sleeps" in pieces


def test_a_batch_writes_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/big.txt").write_text(text(30) + "Le chat « dort » encore.\n\n" + text(20))
    assert run("translate", tmp_path / "fr/big.txt", "-o", tmp_path / "big.txt").exit_code == 0
    assert run("batch", tmp_path / "fr", tmp_path / "en").exit_code == 0
    assert (tmp_path / "big.txt").read_bytes() == (tmp_path / "en/big.txt").read_bytes()


@pytest.mark.parametrize("options", [(), ("--line-by-line",), ("--encoding", "utf-8")])
def test_standard_input_flows_to_standard_output(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    source = tmp_path / "big.txt"
    source.write_text(text(30))
    piped = run("translate", *options, "-", input=text(30))
    assert piped.exit_code == 0
    assert piped.stdout == run("translate", *options, source).stdout
    assert piped.stdout.count("\n") == text(30).count("\n")


def test_small_and_big_inputs_come_out_in_their_order(run: Run, tmp_path: Path) -> None:
    for name, content in (("a.txt", "Bonjour.\n"), ("b.txt", text(30)), ("c.txt", "Le monde.\n")):
        (tmp_path / name).write_text(content)
    shown = run("translate", *(tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))).stdout
    assert shown.startswith("Hello.\nA titre\n\nThe cat 0")
    assert shown.endswith("the cat 29.\n\nThe world.\n")


def test_a_bad_byte_far_into_a_big_file_is_told_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "big.txt"
    source.write_bytes(text(30).encode() + b"\xe9t\xe9\n")
    for target in ((), ("-o", tmp_path / "out.txt")):
        result = run("translate", source, *target)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"big.txt:{text(30).count(chr(10)) + 1}: is not valid UTF-8" in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.txt"]


def test_findings_of_a_big_file_are_numbered_through_and_decide_the_status(
    run: Run, tmp_path: Path, engine: FakeEngine
) -> None:
    engine.sentences = {"Le chien paie douze euros.": "The dog pays 13 euros."}
    source = tmp_path / "big.txt"
    source.write_text(text(30) + "Le chien paie douze euros.\n")
    result = run("translate", "--fail-on", "warning", source)
    assert result.exit_code == 1
    assert "big.txt: sentence 62: " in result.stderr
    assert run("translate", "--quiet", source).stderr == ""


def test_an_existing_target_is_not_overwritten_without_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(text(30))
    (tmp_path / "out.txt").write_text("mine")
    assert run("translate", tmp_path / "big.txt", "-o", tmp_path / "out.txt").exit_code == 2
    assert (tmp_path / "out.txt").read_text() == "mine"
    assert run("translate", tmp_path / "big.txt", "-o", tmp_path / "out.txt", "--force").exit_code == 0
    assert "sleeps" in (tmp_path / "out.txt").read_text()


def test_memory_stays_flat(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PIECE", 8_000)

    def peak(name: str, paragraphs: int) -> int:
        source = tmp_path / f"{name}.txt"
        source.write_text(PARAGRAPH.format("noir") * paragraphs)
        with memory_peak() as most:
            assert run("translate", "-q", source, "-o", tmp_path / f"{name}.out").exit_code == 0
        return most[0]

    peak("warm", 1_000)
    small, big = peak("small", 1_000), peak("big", 8_000)
    assert big < 1.5 * small, (small, big)
