"""Align the words of pool prefixes with eflomal (Östling & Tiedemann 2016), for the annotation of terms.

    python -m training.align --home HOME --lines news=14000 general=60000 ... [--only DOMAIN ...]

Writes `HOME/pool/<domain>.align`: a line of `i-j` links for each of the first lines of the pool, counting the
tokens of `training.annotate.tokens`; with `--only`, of those domains alone, the others lending their statistics.
Links are those that both directions find: for phrase pairs precision matters.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Collection
from pathlib import Path

from training.annotate import tokens

STEM = 6  # letters of a word that count: inflections share their statistics


def stems(text: str) -> str:
    """Return the tokens of `text`, folded and cut, joined by spaces; never empty."""
    return " ".join(text[start:end].lower()[:STEM] for start, end in tokens(text)) or "∅"


def align(home: Path, lines: dict[str, int], only: Collection[str] = ()) -> None:
    """Align all prefixes in one model, so that small domains profit from large ones; write those of `only`, or all."""
    import eflomal

    pairs: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    for domain, count in lines.items():
        with (home / "pool" / f"{domain}.tsv").open(encoding="utf-8") as pool:
            chosen = [line.rstrip("\n").split("\t") for _, line in zip(range(count), pool, strict=False)]
        counts[domain] = len(chosen)
        pairs.extend((stems(french), stems(english)) for french, english in chosen)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / side for side in ("forward", "reverse")]
        eflomal.Aligner(model=3, n_iterations=(4, 2, 4), n_samplers=1).align(  # three cost three times as much
            [pair[0] for pair in pairs],
            [pair[1] for pair in pairs],
            links_filename_fwd=str(paths[0]),
            links_filename_rev=str(paths[1]),
        )
        both = zip(*(path.read_text().split("\n") for path in paths), strict=False)
        links = [sorted(set(one.split()) & set(other.split()), key=_place) for one, other in both]
    place = 0
    for domain, count in counts.items():
        if not only or domain in only:
            text = "".join(" ".join(line) + "\n" for line in links[place : place + count])
            (home / "pool" / f"{domain}.align").write_text(text)
        place += count
        print(domain, count, flush=True)


def _place(link: str) -> tuple[int, int]:
    i, _, j = link.partition("-")
    return int(i), int(j)


def prefix(text: str) -> tuple[str, int]:
    """Return the domain and the number of its first lines that `domain=count` names."""
    domain, _, lines = text.partition("=")
    return domain, int(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--lines", nargs="+", type=prefix, required=True, metavar="DOMAIN=COUNT")
    parser.add_argument("--only", nargs="+", default=(), metavar="DOMAIN", help="write the links of these alone")
    arguments = parser.parse_args()
    lines = dict(arguments.lines)
    if unknown := sorted({*arguments.only} - lines.keys()):
        parser.error(f"--only {' '.join(unknown)}: not among --lines")
    align(arguments.home, lines, arguments.only)


if __name__ == "__main__":
    main()
