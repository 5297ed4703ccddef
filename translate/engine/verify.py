"""Checks that a package is whole and works, before it is trusted.

A package may carry `SHA256SUMS`, in the format of sha256sum; packages that Entente installs get one. Without it a
changed byte inside the weights cannot be seen, only a file that no longer loads.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from translate.engine.decoder import load
from translate.engine.package import VOCABULARIES, Package
from translate.engine.protocol import ANNOTATION, MARKS
from translate.engine.sums import AGAIN, check_sums
from translate.engine.tokenizer import Tokenizer, load_tokenizer
from translate.errors import ModelError

SENTENCE = "Le prix du pétrole a augmenté."  # plain enough for the weakest model
COVERED = 0.9  # share of the tokenizer's pieces that the model must know; Argos' own packages have 1.0 or little less


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and the test sentence in English. `checksums`: the number of files that matched theirs."""

    package: Package
    checksums: int
    pieces: int
    source: str
    translation: str


def verify(package: Package) -> Verified:
    """Check sums, tokenizer, vocabulary, model, and the translation of one sentence.

    Raises `ModelError` with the file at fault.
    """
    checksums = check_sums(package.path)
    tokenizer = load_tokenizer(package)
    pieces = _check_vocabulary(package, tokenizer)
    engine = load(package, threads=1, beam=2)
    try:
        decoded = engine.translate([SENTENCE])[0]
    except (RuntimeError, ValueError) as error:
        what = "cannot translate: " + (str(error).splitlines() or ["unknown reason"])[0]
        raise ModelError(what, path=package.path, advice=AGAIN) from error
    if not decoded.text.strip():
        raise ModelError("translates a sentence to nothing", path=package.path, advice=AGAIN)
    return Verified(package, checksums, pieces, SENTENCE, decoded.text)


def _check_vocabulary(package: Package, tokenizer: Tokenizer) -> int:
    """Check that tokenizer and model speak of the same pieces; return how many the model knows on the source side."""
    known = _source_vocabulary(package)
    pieces = tokenizer.vocabulary() or tokenizer.encode(SENTENCE)
    covered = sum(piece in known for piece in pieces) / len(pieces)
    if covered < COVERED:
        what = f"belongs to another model: of its pieces only {covered:.0%} are in the model's vocabulary"
        raise ModelError(what, path=package.path / package.tokenizer, advice=AGAIN)
    declared = [*(ANNOTATION if package.reads_annotation else ()), *(MARKS if package.reads_marks else ())]
    for symbol in declared:
        if symbol not in known or symbol not in tokenizer.encode(f"a {symbol} b"):
            what = f"says that it reads {symbol}, which is not a piece of its vocabulary"
            raise ModelError(what, path=package.path / "metadata.json", advice="correct its `entente` object")
    return len(known)


def _source_vocabulary(package: Package) -> set[str]:
    for name in VOCABULARIES[:2]:
        path = package.path / "model" / f"{name}.json"
        try:
            if path.is_file():
                return set(json.loads(path.read_text(encoding="utf-8")))
            if (path := path.with_suffix(".txt")).is_file():
                return set(path.read_text(encoding="utf-8").split("\n"))
        except (ValueError, TypeError) as error:
            raise ModelError("is not a readable vocabulary", path=path, advice=AGAIN) from error
    path = package.path / "model" / f"{VOCABULARIES[0]}.json"
    raise ModelError("is missing: the package is incomplete", path=path, advice=AGAIN)
