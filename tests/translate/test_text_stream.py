"""A text file read piece by piece: the same bytes, the same sentences, in little memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measuring import memory_peak

from translate.errors import InputError
from translate.formats.stream import read_stream
from translate.formats.text import LINES, TEXT

PARAGRAPH = "Un titre\n\nM. Petit, p. 12, dort. « Je dors. Et toi ? » a-t-il\ndit à Léa...\n\nElle part à\n\nLyon.\n\n"


def written(data: bytes, **options: object) -> bytes:
    return b"".join(TEXT.write(each, {}) for each in read_stream(io.BytesIO(data), **options))  # type: ignore[arg-type]


@given(st.text(st.sampled_from("aB .!«»-\n\r\té"), max_size=400) | st.text(), st.integers(1, 60))
@settings(max_examples=300)
def test_the_pieces_are_the_file(text: str, size: int) -> None:
    data = text.replace("\0", "").encode()
    assert written(data, size=size) == data
    assert written(data, size=size, lines=True) == data


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_sentences_are_those_of_the_whole(line_end: str) -> None:
    data = (PARAGRAPH * 40).replace("\n", line_end).encode()
    whole = [piece.source for piece in TEXT.read(data).segments]
    documents = list(read_stream(io.BytesIO(data), size=300))
    assert len(documents) > 5
    assert [piece.source for each in documents for piece in each.segments] == whole


def test_lines_are_those_of_the_whole() -> None:
    data = PARAGRAPH.encode() * 40
    whole = [piece.source for piece in LINES.read(data).segments]
    documents = list(read_stream(io.BytesIO(data), size=300, lines=True))
    assert len(documents) > 5
    assert [piece.source for each in documents for piece in each.segments] == whole


@pytest.mark.parametrize(
    "data",
    [b"Le chat dort.\n" * 500, b"Le chat dort. " * 500, b"le chat dort " * 500, b"x" * 5000],
    ids=["no empty line", "no line end", "no sentence end", "no space"],
)
def test_a_file_without_paragraphs_is_cut_all_the_same(data: bytes) -> None:
    documents = list(read_stream(io.BytesIO(data), size=100))
    assert b"".join(TEXT.write(each, {}) for each in documents) == data
    assert len(documents) > 5 or b" " not in data


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_only_the_first_piece_bears_the_mark(codec: str, mark: bytes) -> None:
    data = mark + (PARAGRAPH * 20).encode(codec)
    assert written(data, size=300) == data


def test_a_named_encoding_is_read() -> None:
    data = (PARAGRAPH * 20).encode("cp1252")
    assert written(data, size=300, encoding="cp1252") == data


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"\xef", b"a"])
def test_a_short_file_is_one_document(data: bytes) -> None:
    if data == b"\xef":
        with pytest.raises(InputError):
            list(read_stream(io.BytesIO(data)))
        return
    assert len(list(read_stream(io.BytesIO(data)))) == 1
    assert written(data) == data


def test_a_bad_byte_far_into_the_file_is_told_with_its_line() -> None:
    data = PARAGRAPH.encode() * 3000 + b"\xe9t\xe9"
    with pytest.raises(InputError) as caught:
        list(read_stream(io.BytesIO(data), "big.txt"))
    assert (caught.value.path, caught.value.line) == ("big.txt", PARAGRAPH.count("\n") * 3000 + 1)
    assert "--encoding" in (caught.value.advice or "")


def test_a_null_byte_far_into_the_file_is_an_error() -> None:
    with pytest.raises(InputError, match=r"big\.txt: is not a text file"):
        list(read_stream(io.BytesIO(PARAGRAPH.encode() * 3000 + b"\0"), "big.txt"))


class Endless(io.RawIOBase):
    """So many paragraphs, made while they are read."""

    def __init__(self, paragraphs: int) -> None:
        self.left = paragraphs

    def read(self, size: int = -1) -> bytes:
        count = min(self.left, max(1, size // len(PARAGRAPH)))
        self.left -= count
        return PARAGRAPH.encode() * count


def test_memory_does_not_grow_with_the_file() -> None:
    def peak(paragraphs: int) -> int:
        documents: Iterator[object] = read_stream(Endless(paragraphs), size=2_000)  # type: ignore[arg-type]
        with memory_peak() as most:
            for _ in documents:
                pass
        return most[0]

    assert peak(600) < 2 * peak(150)
