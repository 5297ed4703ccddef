"""`entente segment`, run as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

ARTICLE = "Un titre\n\nLe chat\ndort. Le chien aboie.\n\nFin.\n"


def test_it_prints_one_sentence_a_line_and_an_empty_line_between_blocks(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    result = run("segment", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Un titre\n\nLe chat dort.\nLe chien aboie.\n\nFin.\n"


@pytest.mark.parametrize("words", [["segment"], ["segment", "-"]])
def test_it_reads_standard_input(run: Run, words: list[str]) -> None:
    assert run(*words, input="Un. Deux.").stdout == "Un.\nDeux.\n"


def test_several_files_follow_each_other_as_blocks(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Deux.", encoding="utf-8")
    assert run("segment", tmp_path / "a.txt", tmp_path / "b.txt").stdout == "Un.\n\nDeux.\n"


def test_json_tells_spans_blocks_and_kinds(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    told = json.loads(run("segment", "--json", path).stdout)
    assert (told["schema"], told["version"]) == ("entente/segments", 1)
    (document,) = told["documents"]
    assert (document["path"], document["format"]) == (str(path), "text")
    segments = document["segments"]
    assert [each["index"] for each in segments] == [0, 1, 2, 3]
    assert [each["block"] for each in segments] == [0, 1, 1, 2]
    assert [each["kind"] for each in segments] == ["heading", "sentence", "sentence", "sentence"]
    assert [each["source"] for each in segments] == ["Un titre", "Le chat dort.", "Le chien aboie.", "Fin."]
    assert [ARTICLE[each["start"] : each["end"]] for each in segments][1] == "Le chat\ndort."


def test_lines_can_be_kept_as_segments(run: Run) -> None:
    assert run("segment", "--format", "lines", input="Un. Deux.\ntrois").stdout == "Un. Deux.\n\ntrois\n"


def test_an_encoding_can_be_named(run: Run) -> None:
    assert run("segment", "--encoding", "latin-1", input="L'été.".encode("latin-1")).stdout == "L'été.\n"


def test_an_empty_input_is_told_and_no_error(run: Run) -> None:
    result = run("segment", input="")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "entente: standard input: nothing to segment\n"


ERRORS = {
    "a missing file": (["missing.txt"], None, "missing.txt: no such file ("),
    "a folder": (["."], None, ".: is a directory ("),
    "another encoding": (["-"], b"un\n\xe9t\xe9", "standard input:2: is not valid UTF-8 ("),
    "null bytes": (["-"], b"a\0b", "standard input: is not a text file: it holds null bytes ("),
    "an unknown format": (["--format", "word", "-"], b"a", "unknown format 'word' (known formats: "),
}


@pytest.mark.parametrize(("words", "data", "message"), ERRORS.values(), ids=ERRORS.keys())
def test_bad_input_is_one_line_and_status_two(
    run: Run, words: list[str], data: bytes | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("segment", *words, input=data)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"entente: {message}")
    assert result.stderr.count("\n") == 1


def test_one_bad_file_among_several_prints_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un.", encoding="utf-8")
    result = run("segment", tmp_path / "a.txt", tmp_path / "b.txt")
    assert (result.exit_code, result.stdout) == (2, "")
