"""Where results go is decided, and refused, before any work is done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from translate.commands.targets import targets
from translate.errors import OutputError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two texts, a folder and a link."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.fr.txt", "b.txt"):
        Path(name).write_text("Le chat dort.", encoding="utf-8")
    Path("there").mkdir()
    Path("link.txt").symlink_to("a.fr.txt")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "output", "expected"),
    [
        (["a.fr.txt"], None, [None]),
        (["a.fr.txt", "b.txt"], None, [None, None]),
        (["a.fr.txt"], "out.txt", ["out.txt"]),
        (["a.fr.txt"], "there", ["there/a.en.txt"]),
        (["a.fr.txt"], "new/", ["new/a.en.txt"]),
        (["a.fr.txt"], "deep/new/", ["deep/new/a.en.txt"]),
        (["fr.json"], "new/", ["new/en.json"]),
        (["guide.fr-fr.md"], "new/", ["new/guide.en.md"]),
        (["film.FR.srt"], "new/", ["new/film.EN.srt"]),
        (["messages_fr_CA.properties"], "new/", ["new/messages_en.properties"]),
        (["fr/chiffre.txt"], "new/", ["new/chiffre.txt"]),
        (["a.fr.txt", "b.txt"], "new", ["new/a.en.txt", "new/b.txt"]),
        (["a.fr.txt", "b.txt"], "all.txt/", ["all.txt/a.en.txt", "all.txt/b.txt"]),
        (["a.fr.txt", "b.txt"], "site.example", ["site.example/a.en.txt", "site.example/b.txt"]),
        (["-"], "new/", ["new/translation.txt"]),
        (["b.txt"], os.devnull, [os.devnull]),
    ],
)
def test_a_slash_or_several_inputs_make_a_folder(paths: list[str], output: str | None, expected: list[str]) -> None:
    assert targets(paths, output, force=False) == [None if each is None else Path(each) for each in expected]
    assert not Path("new").exists()


def test_names_can_be_given() -> None:
    assert targets(["a.fr.txt"], "new/", False, [Path("sub/a.po")]) == [Path("new/sub/a.po")]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("paths", "output", "told"),
    [
        (["b.txt"], "b.txt", "b.txt: is an input itself"),
        (["b.txt"], "./there/../b.txt", "is an input itself"),
        (["a.fr.txt"], "link.txt", "link.txt: is an input itself"),
        (["link.txt"], "a.fr.txt", "a.fr.txt: is an input itself"),
        (["b.txt"], ".", "b.txt: is an input itself"),
        (["a.fr.txt", "b.txt"], "a.fr.txt", "a.fr.txt: is a file (name a folder here, or one input)"),
        (["a.fr.txt"], "b.txt/", "b.txt: is a file"),
        (
            ["a.fr.txt", "b.txt"],
            "all.txt",
            "all.txt: is named like a file (several inputs go into a folder: say all.txt/",
        ),
        (["a.fr.txt", "b.txt"], "new/all.DOCX", "new/all.DOCX: is named like a file"),
        (["a.fr.txt", "there/a.fr.txt"], "new", "new/a.en.txt: two inputs would be written here"),
        (["a.fr.txt"], "none/out.txt", "none/out.txt: its folder does not exist"),
        (["a.fr.txt"], "b.txt/out.txt", "b.txt: is not a directory"),
    ],
)
def test_a_target_that_cannot_be_is_refused(paths: list[str], output: str, told: str, force: bool) -> None:
    with pytest.raises(OutputError) as caught:
        targets(paths, output, force)
    assert told in str(caught.value)


def test_an_existing_target_is_kept_unless_forced() -> None:
    with pytest.raises(OutputError, match="exists already"):
        targets(["a.fr.txt"], "b.txt", force=False)
    assert targets(["a.fr.txt"], "b.txt", force=True) == [Path("b.txt")]
