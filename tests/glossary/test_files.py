from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from glossary import files
from glossary.errors import InputError, OutputError

TEXT = "Le conseil d’administration\nélit son président.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_whatever_its_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert files.read_text(path) == TEXT


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\rc\n")
    assert files.read_text(path) == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n", [""]),
        ("a\r\n\rb\nc", ["a", "", "b", "c"]),
        ("a\fb\vc\x1cd\x85e\u2028f\n", ["a\fb\vc\x1cd\x85e\u2028f"]),
    ],
)
def test_lines_end_at_line_ends_only(text: str, lines: list[str]) -> None:
    assert files.split_lines(text) == lines


def test_a_named_encoding_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("élu".encode("latin-1"))
    assert files.read_text(path, "latin-1") == "élu"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("un\ndeux\nélu\n".encode("latin-1"), "a.txt:3: is not valid UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        (b"abc\0def", "not a text file"),
        ("élu".encode("utf-16-le"), "not a text file"),
    ],
)
def test_what_is_not_utf8_text_is_refused_with_its_place(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message):
        files.read_text(path)


@pytest.mark.parametrize(
    ("name", "message"), [("missing.txt", "no such file"), ("", "is a directory"), ("a\0b", "cannot be read")]
)
def test_what_cannot_be_read_is_an_input_error(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        files.read_text(f"{tmp_path}/{name}")


def test_an_unknown_encoding_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    with pytest.raises(InputError, match="unknown encoding"):
        files.read_text(path, "klingon")


def test_a_written_file_is_complete_and_leaves_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    files.write_atomic(path, "é\r\n", overwrite=False)
    assert path.read_bytes() == "é\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_is_replaced_only_when_asked_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    with pytest.raises(OutputError, match="exists already"):
        files.write_atomic(path, "new", overwrite=False)
    assert path.read_text() == "old"
    files.write_atomic(path, "new", overwrite=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_keeps_pointing(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    files.write_atomic(link, "new", overwrite=True)
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_pipe_is_written_into_and_never_replaced(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    files.write_atomic(path, "text", overwrite=overwrite)
    assert os.read(reader, 99) == b"text"
    os.close(reader)
    assert path.is_fifo()
    assert list(tmp_path.iterdir()) == [path]


def test_a_directory_or_a_missing_folder_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a directory"):
        files.write_atomic(tmp_path, "x", overwrite=True)
    with pytest.raises(OutputError, match="folder does not exist"):
        files.write_atomic(tmp_path / "none" / "a.txt", "x", overwrite=True)


def test_a_read_only_target_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
    with pytest.raises(OutputError, match="read-only"):
        files.write_atomic(path, "new", overwrite=True)
    assert path.read_text() == "old"


@pytest.mark.parametrize(
    ("failure", "expected"),
    [(OSError(errno.ENOSPC, "No space left on device"), OutputError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_a_full_disk_or_an_interrupt_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, expected: type[BaseException]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail(_: int) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(expected):
        files.write_atomic(path, "new", overwrite=True)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
