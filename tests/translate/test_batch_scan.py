"""Which files of a tree a batch takes."""

from __future__ import annotations

import errno
import os
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from translate.batch.scan import scan, wanted
from translate.errors import InputError


@pytest.mark.parametrize(
    ("path", "include", "exclude", "taken"),
    [
        ("a/b.txt", (), (), True),
        ("a/b.txt", ("*.txt",), (), True),
        ("a/b.txt", ("*.md",), (), False),
        ("a/b.txt", ("a/*.txt",), (), True),
        ("a/c/b.txt", ("a/*.txt",), (), False),
        ("a/c/b.txt", ("a/**/*.txt",), (), True),
        ("a/b.txt", ("a/**/*.txt",), (), True),
        ("a/b.txt", ("**/b.txt",), (), True),
        ("b.txt", ("**/b.txt",), (), True),
        ("a/b.txt", ("b.???",), ("a/**",), False),
        ("a/[b].txt", ("[b].txt",), (), True),
        ("a/b.txt", ("./a/b.txt",), (), True),
    ],
)
def test_a_glob_without_a_slash_is_for_names_one_with_a_slash_for_paths(
    path: str, include: tuple[str, ...], exclude: tuple[str, ...], taken: bool
) -> None:
    assert wanted(path, include, exclude) is taken


def test_files_come_by_path_and_hidden_ones_and_linked_folders_do_not(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", ".git/x.txt", "b/.hidden.txt", "b/~$a.txt", "out/y.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found = [file.path for file in scan(tmp_path, but=tmp_path / "out")]
    assert found == ["a.txt", "b/a.txt", "b/z.txt", "link.txt"]


def test_what_goes_away_meanwhile_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "gone/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    listed = os.scandir

    def listing(folder: Path) -> Any:
        entries = list(listed(folder))
        (tmp_path / "b.txt").unlink(missing_ok=True)
        if (tmp_path / "gone").exists():
            (tmp_path / "gone").rename(tmp_path / ".gone")
        return nullcontext(entries)

    monkeypatch.setattr(os, "scandir", listing)
    assert [found.path for found in scan(tmp_path)] == ["a.txt"]


def test_a_folder_that_cannot_be_listed_is_found_itself_unless_it_is_excluded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "shut/b.txt", "z/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    shut, listed = {tmp_path / "shut"}, os.scandir

    def listing(folder: Path) -> Any:
        if folder in shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", listing)
    found = scan(tmp_path, include=["*.txt"], exclude=["*.md", "z/*.md"])
    assert [(file.path, bool(file.error)) for file in found] == [("a.txt", False), ("shut", True), ("z/c.txt", False)]
    assert found[1].error == f"{tmp_path / 'shut'}: cannot be listed: permission denied (check its permissions)"
    assert [file.path for file in scan(tmp_path, exclude=["shut/**"])] == ["a.txt", "z/c.txt"]
    shut.add(tmp_path)
    with pytest.raises(InputError, match="cannot be listed"):
        scan(tmp_path)
