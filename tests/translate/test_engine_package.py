"""Packages are found, read and checked before they are trusted."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_package import build_package, zip_package

from translate.engine import find, find_package, load, unpack
from translate.engine.package import digest_of, read_package
from translate.engine.sums import check_sums, write_sums
from translate.engine.tokenizer import load_tokenizer
from translate.engine.verify import verify
from translate.errors import ModelError


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return build_package(tmp_path / "fr_en", ending=3.0)


def test_a_folder_is_a_package(package: Path) -> None:
    found = find_package(package)
    assert (found.name, found.version, found.tokenizer) == ("fr_en", "0.1", "sentencepiece.model")
    assert found.reads_annotation
    assert found.size > 50_000


def test_a_package_file_is_unpacked_for_the_session(package: Path, tmp_path: Path) -> None:
    found = find_package(zip_package(package, tmp_path / "x.argosmodel"))
    assert found.name == "fr_en"
    assert digest_of(found) == digest_of(read_package(package))


def test_the_environment_names_the_package_and_the_argument_wins(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = build_package(tmp_path / "other")
    monkeypatch.setenv("ENTENTE_MODEL", str(package))
    assert find_package().path == package.resolve()
    assert find_package(other).path == other.resolve()


@pytest.mark.parametrize("wanted", ["absent", "absent/path", "x.argosmodel"])
def test_what_the_environment_names_wrongly_is_told_as_such(
    wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTENTE_MODEL", wanted)
    with pytest.raises(ModelError, match="; ENTENTE_MODEL names it"):
        find_package()


def test_without_a_name_the_embedded_package_is_meant(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENTENTE_MODEL", raising=False)
    monkeypatch.setattr(find, "EMBEDDED", package)
    assert find_package().embedded
    monkeypatch.setenv("ENTENTE_MODEL", str(package))
    assert find_package("embedded").embedded
    monkeypatch.setattr(find, "EMBEDDED", package / "absent")
    with pytest.raises(ModelError, match="embedded model is not there"):
        find_package("embedded")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: (path / "metadata.json").unlink(), "metadata.json: is missing"),
        (lambda path: (path / "metadata.json").write_text("{"), "not valid JSON"),
        (lambda path: (path / "metadata.json").write_bytes(b"\xff\xfe{"), "not valid JSON"),
        (lambda path: (path / "metadata.json").write_text("[]"), "not a JSON object"),
        (
            lambda path: (path / "metadata.json").write_text('{"from_code": "en", "to_code": "fr"}'),
            "translates en to fr",
        ),
        (lambda path: (path / "sentencepiece.model").unlink(), "sentencepiece.model: is missing"),
        (lambda path: (path / "model/model.bin").unlink(), "model.bin: is missing"),
        (lambda path: (path / "model/shared_vocabulary.json").unlink(), "shared_vocabulary.json: is missing"),
        (lambda path: (path / "model/config.json").write_text('{"x'), "config.json: is not valid JSON"),
        (lambda path: (path / "model/config.json").write_text(""), "config.json: is not valid JSON"),
        (lambda path: (path / "model/config.json").write_text("[]"), "config.json: is not a JSON object"),
    ],
)
def test_what_is_missing_or_broken_is_named(package: Path, spoil: Callable[[Path], object], message: str) -> None:
    spoil(package)
    with pytest.raises(ModelError) as caught:
        find_package(package)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: (path / "config.json").unlink(), "config.json: is missing"),
        (lambda path: (path / "config.json").write_text("{}"), "config.json: lacks what this model needs"),
        (lambda path: (path / "shared_vocabulary.json").write_text("["), "shared_vocabulary.json: is not valid JSON"),
        (lambda path: (path / "model.bin").write_bytes(b"\0" * 99), "model.bin: cannot be loaded: "),
    ],
)
def test_a_model_that_does_not_load_names_the_file_at_fault(
    package: Path, spoil: Callable[[Path], object], message: str
) -> None:
    spoil(package / "model")
    with pytest.raises(ModelError) as caught:
        load(read_package(package))
    assert message in str(caught.value)
    assert "install it again" in str(caught.value) or "install the package again" in str(caught.value)


@pytest.mark.parametrize(
    ("declared", "annotation", "marks"),
    [
        ({"annotation": True, "marks": False}, True, False),
        ({"annotation": ["⟦", "⟨", "⟧"], "marks": [f"⟪{number}⟫" for number in range(10)]}, True, True),
        ({"annotation": ["<", "|", ">"], "marks": "yes"}, False, False),
        ({}, False, False),
        (None, False, False),
        ("nonsense", False, False),
    ],
)
def test_only_our_own_symbols_are_believed(package: Path, declared: object, annotation: bool, marks: bool) -> None:
    metadata = json.loads((package / "metadata.json").read_text())
    (package / "metadata.json").write_text(json.dumps(metadata | {"entente": declared}))
    found = read_package(package)
    assert (found.reads_annotation, found.reads_marks) == (annotation, marks)


def test_a_path_that_is_not_there_is_told_as_a_path(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such package"):
        find_package(tmp_path / "absent")


def test_a_whole_package_is_verified_with_its_checksums(package: Path) -> None:
    assert verify(read_package(package)).checksums == 0
    write_sums(package)
    verified = verify(read_package(package))
    assert verified.checksums == 6
    assert verified.translation.strip()


def test_a_changed_byte_is_found_by_its_checksum(package: Path) -> None:
    write_sums(package)
    weights = package / "model" / "model.bin"
    data = bytearray(weights.read_bytes())
    data[-100] ^= 1
    weights.write_bytes(data)
    with pytest.raises(ModelError, match=r"model\.bin: does not match its checksum"):
        verify(read_package(package))
    with pytest.raises(ModelError, match=r"model\.bin: does not match its checksum"):
        load(read_package(package))


def test_a_note_on_the_card_does_not_keep_a_package_from_loading(package: Path) -> None:
    (package / "README.md").write_text("card", encoding="utf-8")
    write_sums(package)
    (package / "README.md").write_text("card, with a note", encoding="utf-8")
    assert load(read_package(package)).translate(["Bonjour"])


@pytest.mark.parametrize("line", ["nonsense", "00  ../outside", "00  /etc/hostname"])
def test_a_checksum_file_cannot_point_outside(package: Path, line: str) -> None:
    (package / "SHA256SUMS").write_text(line + "\n")
    with pytest.raises(ModelError, match="not a line of sha256sum"):
        check_sums(package)


def test_a_tokenizer_of_another_model_is_found(package: Path) -> None:
    vocabulary = package / "model" / "shared_vocabulary.json"
    pieces = json.loads(vocabulary.read_text())
    vocabulary.write_text(json.dumps([piece if index < 3 else f"x{index}" for index, piece in enumerate(pieces)]))
    with pytest.raises(ModelError, match="belongs to another model"):
        verify(read_package(package))


def test_a_declared_symbol_must_be_in_the_vocabulary(package: Path) -> None:
    vocabulary = package / "model" / "shared_vocabulary.json"
    vocabulary.write_text(vocabulary.read_text().replace("\\u27e6", "@").replace("⟦", "@"), encoding="utf-8")
    with pytest.raises(ModelError, match="says that it reads ⟦"):
        verify(read_package(package))


def archive(path: Path, members: dict[str, bytes], mode: int = stat.S_IFREG | 0o644) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)
    return path


@pytest.mark.parametrize(
    ("members", "mode", "message"),
    [
        ({"../evil": b""}, stat.S_IFREG, "would leave its folder"),
        ({"a/../../evil": b""}, stat.S_IFREG, "would leave its folder"),
        ({"/tmp/evil": b""}, stat.S_IFREG, "would leave its folder"),
        ({"C:/evil": b""}, stat.S_IFREG, "would leave its folder"),
        ({"a\\..\\evil": b""}, stat.S_IFREG, "would leave its folder"),
        ({"fr_en/link": b"/etc/passwd"}, stat.S_IFLNK | 0o777, "a link or special file"),
        ({"fr_en/A": b"", "fr_en/a": b""}, stat.S_IFREG, "a file twice"),
        ({"fr_en/readme": b""}, stat.S_IFREG, "holds no metadata.json"),
        ({}, stat.S_IFREG, "holds no metadata.json"),
    ],
)
def test_an_archive_that_is_not_to_be_trusted_is_refused(
    tmp_path: Path, members: dict[str, bytes], mode: int, message: str
) -> None:
    file = archive(tmp_path / "evil.argosmodel", members, mode)
    target = tmp_path / "target"
    target.mkdir()
    with pytest.raises(ModelError, match=message):
        unpack.unpack(file, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evil.argosmodel", "target"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_BYTES", 1000)
    file = archive(tmp_path / "bomb.argosmodel", {"fr_en/metadata.json": b"0" * 2000})
    with pytest.raises(ModelError, match="unpacks to"):
        unpack.unpack(file, tmp_path)
    monkeypatch.setattr(unpack, "MAX_MEMBERS", 1)
    with pytest.raises(ModelError, match="holds 2 files"):
        unpack.unpack(archive(tmp_path / "many.argosmodel", {"a": b"", "b": b""}), tmp_path)


@pytest.mark.parametrize("kept", [0, 10, 1000, -1, -30])
def test_a_truncated_archive_is_refused(package: Path, tmp_path: Path, kept: int) -> None:
    whole = zip_package(package, tmp_path / "x.argosmodel")
    whole.write_bytes(whole.read_bytes()[:kept])
    with pytest.raises(ModelError, match=r"not a whole \.argosmodel file"):
        find_package(whole)


def test_a_damaged_archive_is_refused(package: Path, tmp_path: Path) -> None:
    whole = zip_package(package, tmp_path / "x.argosmodel")
    data = bytearray(whole.read_bytes())
    for place in range(2000, 4000):
        data[place] ^= 0x55
    whole.write_bytes(data)
    with pytest.raises(ModelError, match=r"not a whole \.argosmodel file"):
        find_package(whole)


def test_a_bpe_package_is_read(tmp_path: Path) -> None:
    package = build_package(tmp_path / "fr_en", metadata={"entente": None})
    (package / "sentencepiece.model").unlink()
    (package / "bpe.model").write_text("#version: 0.2\nl e</w>\nc h\nch a\ncha t</w>\n", encoding="utf-8")
    pieces = ["<unk>", "<s>", "</s>", "le", "chat", "d@@", "o@@", "r@@", "t", "."]
    vocabulary = package / "model" / "shared_vocabulary.json"
    rest = json.loads(vocabulary.read_text())[len(pieces) :]
    vocabulary.write_text(json.dumps(pieces + rest), encoding="utf-8")
    found = read_package(package)
    tokenizer = load_tokenizer(found)
    text = "le chat dort."
    encoded = tokenizer.encode(text)
    assert encoded == ["le", "chat", "d@@", "o@@", "r@@", "t", "."]
    assert tokenizer.decode(encoded) == text
    assert [text[start:end] for start, end in tokenizer.source_spans(text)] == ["le", "chat", "d", "o", "r", "t", "."]
    assert isinstance(load(found, threads=1).translate([text], align=True)[0].text, str)
