"""An Argos package on disk, described.

A package is a folder with `metadata.json`, a CTranslate2 model in `model/` and a tokenizer: `sentencepiece.model` or
`bpe.model`. `metadata.json` may hold an object `entente` that says what this model was trained to read:

    "entente": {"annotation": true, "marks": true, "hints": true, "max_source_tokens": 200}

`hints` goes with a dictionary, `lexicon.tsv` (see `translate.engine.lexicon`). For `true` the list of the very symbols
may stand (see `translate.engine.protocol`); other symbols than ours are as good as none. Absent, a package is taken for
a stock Argos one, which knows neither annotations nor opaque marks.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.engine.protocol import ANNOTATION, HINT, MARKS
from translate.errors import ModelError

FROM_CODE, TO_CODE = "fr", "en"
MAX_SOURCE_TOKENS = 200  # sentences longer than those of the training data are translated badly
SENTENCEPIECE, BPE = "sentencepiece.model", "bpe.model"
LEXICON = "lexicon.tsv"
METADATA, MODEL, CONFIG, CHECKSUMS = "metadata.json", "model/model.bin", "model/config.json", "SHA256SUMS"
VOCABULARIES = ("shared_vocabulary", "source_vocabulary", "target_vocabulary")


@dataclass(frozen=True, slots=True)
class Package:
    """A package folder and what its metadata says.

    `target_prefix` is a token that every translation begins with (multilingual Argos models), or "".
    `code` is the name that Argos gives a package of this pair.
    """

    path: Path
    version: str
    argos_version: str
    tokenizer: str
    target_prefix: str = ""
    reads_annotation: bool = False
    reads_marks: bool = False
    reads_hints: bool = False
    max_source_tokens: int = MAX_SOURCE_TOKENS
    embedded: bool = False

    @property
    def name(self) -> str:
        """The folder's name: what `--model` takes."""
        return self.path.name

    @property
    def code(self) -> str:
        return f"translate-{FROM_CODE}_{TO_CODE}"

    @property
    def title(self) -> str:
        """Name and version, for people."""
        return f"{self.name} {self.version}".rstrip()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that decide what the model writes, in a fixed order."""
        names = [METADATA, self.tokenizer, LEXICON, MODEL, CONFIG]
        names += [f"model/{name}{suffix}" for name in VOCABULARIES for suffix in (".json", ".txt")]
        return tuple(path for path in (self.path / name for name in names) if path.is_file())

    @property
    def size(self) -> int:
        """Bytes of all files of the package, whatever they are for."""
        return sum(path.stat().st_size for path in self.path.rglob("*") if path.is_file())


def read_package(path: Path, *, embedded: bool = False) -> Package:
    """Read a package folder's metadata and check that the files it needs are there.

    Nothing is loaded: see `translate.engine.verify` for that. Raises `ModelError` when the folder is no package, a
    file is missing, or the languages are not French to English.
    """
    if not path.is_dir():
        raise ModelError("no such package folder", path=path, advice="see `entente model list`")
    metadata = _read_object(path / METADATA)
    pair = (str(metadata.get("from_code")), str(metadata.get("to_code")))
    if metadata.get("type", "translate") != "translate" or pair != (FROM_CODE, TO_CODE):
        what = f"translates {pair[0]} to {pair[1]}, not French to English"
        raise ModelError(what, path=path, advice="choose a package from `entente model list`")
    tokenizer = next((name for name in (SENTENCEPIECE, BPE) if (path / name).is_file()), None)
    if tokenizer is None:
        raise missing(path / SENTENCEPIECE)
    if not (path / MODEL).is_file():
        raise missing(path / MODEL)
    if (path / CONFIG).exists():  # models of old converters come without
        _read_object(path / CONFIG)
    if not any((path / "model" / f"{name}{end}").is_file() for name in VOCABULARIES for end in (".json", ".txt")):
        raise missing(path / "model" / "shared_vocabulary.json")
    ours = metadata.get("entente")
    extras: dict[str, Any] = ours if isinstance(ours, dict) else {}
    hints = extras.get("hints") in (True, HINT)
    if hints and not (path / LEXICON).is_file():
        raise missing(path / LEXICON)
    limit = extras.get("max_source_tokens", MAX_SOURCE_TOKENS)
    if not isinstance(limit, int) or limit < 16:
        raise ModelError("entente.max_source_tokens must be a number of 16 or more", path=path / METADATA)
    return Package(
        path=path.resolve(),
        version=str(metadata.get("package_version", "")),
        argos_version=str(metadata.get("argos_version", "")),
        tokenizer=tokenizer,
        target_prefix=str(metadata.get("target_prefix") or ""),
        reads_annotation=extras.get("annotation") in (True, list(ANNOTATION)),
        reads_marks=extras.get("marks") in (True, list(MARKS)),
        reads_hints=hints,
        max_source_tokens=limit,
        embedded=embedded,
    )


def digest_of(package: Package) -> str:
    """Return the SHA-256 over the names and contents of `Package.files`, in hexadecimal."""
    whole = hashlib.sha256()
    for path in package.files:
        whole.update(path.relative_to(package.path).as_posix().encode() + b"\0" + bytes.fromhex(file_digest(path)))
    return whole.hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_object(path: Path) -> dict[str, Any]:
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise ModelError(f"cannot be read: {error.strerror}", path=path, advice="check its permissions") from error
    except ValueError as error:
        raise ModelError("is not valid JSON", path=path, advice="install the package again") from error
    if not isinstance(metadata, dict):
        raise ModelError("is not a JSON object", path=path, advice="install the package again")
    return metadata


def missing(path: Path) -> ModelError:
    """Return the error for a file that a package lacks."""
    return ModelError("is missing: the package is incomplete", path=path, advice="install the package again")
