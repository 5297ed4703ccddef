"""The corpus has a sentence a line: its sentences are found again however its paragraphs are laid out."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from translate.segment import segment

CORPUS = sorted((Path(__file__).resolve().parents[2] / "corpus").glob("*.fr.txt"))
PARTS = "\n\n"


def one_line(paragraph: str) -> str:
    return " ".join(paragraph.split("\n"))


def wrapped(paragraph: str) -> str:
    return textwrap.fill(one_line(paragraph), 72, break_on_hyphens=False, break_long_words=False)


def broken(paragraph: str) -> str:
    """Return the paragraph on one line, with an empty line in the middle of every long sentence."""
    lines = []
    for line in paragraph.split("\n"):
        at = line.find(" ", 50)
        while at > 0 and (not line[at + 1 : at + 2].islower() or line[at - 1] in ":;"):
            at = line.find(" ", at + 1)
        lines.append(line[:at] + PARTS + line[at + 1 :] if 0 < at < len(line) - 12 and line[-1:] in ".!?" else line)
    return " ".join(lines)


@pytest.mark.parametrize("layout", [str, one_line, wrapped, broken], ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_sentences_are_found_in_every_layout(path: Path, layout: type[str]) -> None:
    text = path.read_text(encoding="utf-8")
    laid_out = PARTS.join(layout(paragraph.strip()) for paragraph in text.split(PARTS))
    assert [piece.source for piece in segment(laid_out)] == [line.strip() for line in text.split("\n") if line.strip()]
