"""Text to the pieces of a package's vocabulary and back, with the place of every piece in the text.

SentencePiece is driven directly. Argos' own wrapper for it turns every underscore of the output into a space; its
wrapper for BPE packages (Moses tokenizer and subword-nmt codes) is used as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from translate.engine.lexicon import Hinted, Lexicon, read_lexicon
from translate.engine.package import BPE, LEXICON, Package
from translate.engine.protocol import Span
from translate.errors import ModelError


class Tokenizer(Protocol):
    """Cuts text into pieces and joins pieces into text."""

    covers_everything: bool
    """Whether any text can be encoded without an unknown piece (byte fallback)."""

    def encode(self, text: str) -> list[str]:
        """Return the pieces of `text`, which is English: the beginning of a translation, or a whole one."""

    def encode_sources(self, texts: list[str]) -> list[list[str]]:
        """Return the pieces of each French text, as the model is to read it."""

    def meanings(self, word: str) -> tuple[str, ...]:
        """Return what the package's dictionary, if it has one, gives for a French word, likeliest first."""

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of `pieces`, without white space at its ends."""

    def source_spans(self, text: str) -> list[Span]:
        """Return for each piece of a French text where it stands; one without a character of its own is empty there."""

    def target_spans(self, pieces: Sequence[str], text: str) -> list[Span]:
        """Return for each piece where it stands in `text`, which is what `decode` made of the pieces."""

    def vocabulary(self) -> list[str] | None:
        """Return all pieces, or None where they cannot be known."""


def load_tokenizer(package: Package) -> Tokenizer:
    """Load a package's tokenizer; raises `ModelError` when its file is corrupt."""
    path = package.path / package.tokenizer
    if package.tokenizer == BPE:
        return BpeTokenizer(path)
    return SentencePieceTokenizer(path, read_lexicon(package.path / LEXICON) if package.reads_hints else None)


class SentencePieceTokenizer:
    """A SentencePiece model; with a lexicon, French texts are encoded with its hints."""

    def __init__(self, path: Path, lexicon: Lexicon | None = None) -> None:
        from sentencepiece import SentencePieceProcessor

        self._lexicon = lexicon
        try:
            self._processor: Any = SentencePieceProcessor(model_proto=path.read_bytes())
            size = self._processor.get_piece_size()
        except (OSError, RuntimeError, ValueError) as error:
            raise _corrupt(path) from error
        if size < 3:  # an empty file loads as an empty model
            raise _corrupt(path)
        self.covers_everything = any(self._processor.is_byte(index) for index in range(min(size, 300)))

    def encode(self, text: str) -> list[str]:
        return list(self._processor.encode(text, return_type=str))

    def encode_sources(self, texts: list[str]) -> list[list[str]]:
        read = texts if self._lexicon is None else [self._lexicon.hint(text).text for text in texts]
        encoded: list[list[str]] = self._processor.encode(read, return_type=str, num_threads=1)
        return encoded

    def meanings(self, word: str) -> tuple[str, ...]:
        return () if self._lexicon is None else self._lexicon.look_up(word)

    def decode(self, pieces: Sequence[str]) -> str:
        return str(self._processor.decode(list(pieces))).replace("▁", " ").strip() if pieces else ""

    def source_spans(self, text: str) -> list[Span]:
        hinted = Hinted(text, ()) if self._lexicon is None else self._lexicon.hint(text)
        offsets = self._processor.encode(hinted.text, return_type="offset_mapping")["offsets"]
        return [_trim(text, *hinted.place((start, end))) for start, end in offsets]

    def target_spans(self, pieces: Sequence[str], text: str) -> list[Span]:
        if not pieces:
            return []
        mapping = self._processor.decode(list(pieces), return_type="offset_mapping")
        whole = str(mapping["text"]).replace("▁", " ")
        cut = len(whole) - len(whole.lstrip())
        return [
            _trim(text, min(max(start - cut, 0), len(text)), min(max(end - cut, 0), len(text)))
            for start, end in mapping["offsets"]
        ]

    def vocabulary(self) -> list[str] | None:
        return [self._processor.id_to_piece(index) for index in range(self._processor.get_piece_size())]


class BpeTokenizer:
    """Moses tokens cut by subword-nmt codes, as in older Argos packages."""

    covers_everything = False

    def __init__(self, path: Path) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer: Any = BPETokenizer(path, "fr", "en")
        try:
            self._tokenizer.lazy_load()
        except (OSError, ValueError, IndexError, SystemExit) as error:  # a bad line of codes calls sys.exit
            raise _corrupt(path) from error

    def encode(self, text: str) -> list[str]:
        return [piece for piece in self._tokenizer.encode(text) if piece] if text.strip() else []

    def encode_sources(self, texts: list[str]) -> list[list[str]]:
        return [self.encode(text) for text in texts]

    def meanings(self, word: str) -> tuple[str, ...]:
        return ()

    def decode(self, pieces: Sequence[str]) -> str:
        return str(self._tokenizer.decode(list(pieces))).strip() if pieces else ""

    def source_spans(self, text: str) -> list[Span]:
        return _find_in_order(self.encode(text), text)

    def target_spans(self, pieces: Sequence[str], text: str) -> list[Span]:
        return _find_in_order(pieces, text)

    def vocabulary(self) -> list[str] | None:
        return None


def _find_in_order(pieces: Sequence[str], text: str) -> list[Span]:
    """Find each piece after the one before it; one that the text writes otherwise (a normalised dash) is left empty."""
    from html import unescape

    spans, place = [], 0
    for piece in pieces:
        written = unescape(piece.removesuffix("@@"))  # Moses escapes & < > ' " [ ] |
        start = text.find(written, place, place + len(written) + 8)
        if start < 0:
            spans.append((place, place))
        else:
            place = start + len(written)
            spans.append((start, place))
    return spans


def _trim(text: str, start: int, end: int) -> Span:
    """Leave white space at either end of a span out of it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _corrupt(path: Path) -> ModelError:
    return ModelError("is not a readable tokenizer", path=path, advice="the package is corrupt: install it again")
