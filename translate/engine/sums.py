"""The checksums of a package folder, in the form of `sha256sum`: a flipped byte would translate, but wrongly."""

from __future__ import annotations

from pathlib import Path

from translate.engine.package import CHECKSUMS, LEXICON, file_digest
from translate.errors import ModelError

AGAIN = "the package is damaged: install it again"


def check_sums(folder: Path, *, decisive: bool = False) -> int:
    """Compare the files of a package with its `SHA256SUMS`, if it has one; return how many matched.

    `decisive` looks only at what a translation comes from: model, tokenizer and dictionary. Raises `ModelError` with
    the file at fault.
    """
    sums = folder / CHECKSUMS
    if not sums.is_file():
        return 0
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines()
    matched = 0
    for number, line in enumerate(lines, 1):
        expected, _, name = line.partition("  ")
        path = folder / name
        if not name or Path(name).is_absolute() or ".." in Path(name).parts:
            raise ModelError("is not a line of sha256sum", path=sums, line=number, advice=AGAIN)
        if decisive and not name.startswith("model/") and path.suffix != ".model" and name != LEXICON:
            continue
        if not path.is_file():
            raise ModelError("is missing: the package is incomplete", path=path, advice=AGAIN)
        if file_digest(path) != expected:
            raise ModelError("does not match its checksum", path=path, advice=AGAIN)
        matched += 1
    return matched


def write_sums(folder: Path) -> None:
    """Write `SHA256SUMS` for all files of a package folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    lines = [f"{file_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
