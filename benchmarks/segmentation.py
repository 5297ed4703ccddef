"""How well and how fast French text is cut into sentences.

    python benchmarks/segmentation.py [--cases FILE.tsv] [--lines FILE…] [--megabytes N]

Boundary F1 is measured on the corpus (a sentence a line; its paragraphs joined to one line, and wrapped), on a table of
cases (category, text, sentences parted by ‖), and on files with a sentence a line, joined five by five. Where such a
line holds two sentences, finding both counts as an error. Speed is that of one core over the corpus again and again.
"""

from __future__ import annotations

import argparse
import io
import resource
import textwrap
import time
from collections.abc import Iterable
from pathlib import Path

from translate.formats.stream import read_stream
from translate.segment import segment

CORPUS = sorted((Path(__file__).resolve().parents[1] / "corpus").glob("*.fr.txt"))
JOINED = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--lines", type=Path, nargs="*", default=[])
    parser.add_argument("--megabytes", type=int, default=20)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in CORPUS]
    paragraphs = [[part.split("\n") for part in text.strip().split("\n\n")] for text in texts]
    report("corpus, paragraphs on one line", ((each, " ") for text in paragraphs for each in text))
    report("corpus, wrapped to 72", ((each, "\n") for text in paragraphs for each in text))
    if options.cases:
        rows = [row.split("\t") for row in options.cases.read_text(encoding="utf-8").splitlines()[1:]]
        report(f"{options.cases.name}", ((sentences.split(" ‖ "), " ") for _, _, sentences in rows))
    for path in options.lines:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        groups = [lines[first : first + JOINED] for first in range(0, len(lines), JOINED)]
        report(f"{path.name}, {JOINED} lines joined", ((group, " ") for group in groups))
        cut = sum(len(segment(line)) > 1 for line in lines)
        print(f"{path.name}: {cut} of {len(lines)} single lines cut")
    speed("\n\n".join(texts).encode(), options.megabytes)


def report(name: str, paragraphs: Iterable[tuple[list[str], str]]) -> None:
    """Print boundary precision, recall and F1 over paragraphs given as their sentences; "\\n" wraps the paragraph."""
    right = wrong = missed = 0
    for sentences, joint in paragraphs:
        text = " ".join(sentences)
        wanted = {sum(len(each) + 1 for each in sentences[:count]) for count in range(1, len(sentences))}
        if joint == "\n":
            wrapped = textwrap.fill(text, 72, break_long_words=False, break_on_hyphens=False)
            text = wrapped if len(wrapped) == len(text) else text
        found = {piece.start for piece in segment(text)} - {0}
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name}: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f} ({right + missed} boundaries)")


def speed(data: bytes, megabytes: int) -> None:
    """Print sentences and bytes a second, and the memory that was used at most."""
    sentences = 0
    count = megabytes * 1_000_000 // len(data) + 1
    start = time.process_time()
    for document in read_stream(Repeated(data + b"\n\n", count)):
        sentences += len(document.segments)
    seconds = time.process_time() - start
    size = count * len(data) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:.0f} MB: {sentences / seconds:,.0f} sentences/s, {size / seconds:.2f} MB/s, {peak:.0f} MB of memory")


class Repeated(io.BytesIO):
    """The same bytes so many times over, without holding them."""

    def __init__(self, data: bytes, count: int) -> None:
        super().__init__(data)
        self.left = count - 1

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        if not data and self.left:
            self.left -= 1
            self.seek(0)
            data = super().read(size)
        return data


if __name__ == "__main__":
    main()
