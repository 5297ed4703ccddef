"""Train the joint SentencePiece vocabulary, with normalisation and reserved symbols inside the model.

    python -m training.vocabulary --home HOME [--size 8192]

The package then needs nothing outside it: every kind of space, apostrophe and double quote reaches the model as one.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import unicodedata
from pathlib import Path

import sentencepiece as spm

from training.config import DOMAIN_WEIGHTS, END, PAD, RESERVED, START, UNKNOWN

SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060"
QUOTES = "\u201c\u201d\u201e\u201f\u2033"
# NFKC would turn m² into m2 and ™ into TM; these say something and stay.
KEPT = "ªº²³¹™℠№½¼¾⅓⅔⅛⅜⅝⅞" + "".join(chr(c) for c in range(0x2070, 0x20A0))


def normalisation_rules() -> dict[str, str]:
    """Return what SentencePiece replaces, longest match first: NFKC with the exceptions above, typography made
    plain."""
    rules: dict[str, str] = {}
    for code in range(0x80, sys.maxunicode + 1):
        character = chr(code)
        if 0xD800 <= code <= 0xDFFF or character in KEPT or character in RESERVED:
            continue
        normal = unicodedata.normalize("NFKC", character)
        if normal != character:
            rules[character] = normal
    for code in range(0xC0, 0x250):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1:
            rules[parts] = chr(code)
    rules.update(dict.fromkeys(SPACES, " "))
    rules.update(dict.fromkeys(INVISIBLE, ""))
    rules.update(dict.fromkeys(APOSTROPHES, "'"))
    rules.update(dict.fromkeys(QUOTES, '"'))
    rules.update({"«": '"', "»": '"', "''": '"', "\u2011": "-", "\u2010": "-", "\u2212": "-"})
    for space in " " + SPACES:
        rules["«" + space] = '"'
        rules[space + "»"] = '"'
    return rules


def rules_file(path: Path) -> None:
    """Write the rules in SentencePiece's form: code points in hexadecimal, source TAB target."""

    def codes(text: str) -> str:
        return " ".join(f"{ord(c):X}" for c in text)

    lines = [f"{codes(source)}\t{codes(target)}\n" for source, target in sorted(normalisation_rules().items())]
    path.write_text("".join(lines), encoding="utf-8")


def sample(home: Path, pairs: int) -> list[str]:
    """Return text of both languages, each domain by its weight in the mix."""
    lines = {
        domain: (home / "pool" / f"{domain}.tsv").read_text(encoding="utf-8").split("\n")[:-1]
        for domain in DOMAIN_WEIGHTS
    }
    mass = sum(len(lines[d]) * w for d, w in DOMAIN_WEIGHTS.items())
    texts: list[str] = []
    for domain, weight in DOMAIN_WEIGHTS.items():
        count = int(pairs * len(lines[domain]) * weight / mass)
        for line in lines[domain][:count]:
            texts.extend(line.split("\t")[:2])
    return texts


def train(home: Path, size: int, pairs: int = 400_000) -> Path:
    """Train `HOME/sentencepiece.model` and return its path."""
    rules_file(home / "normalisation.tsv")
    texts = sample(home, pairs)
    with contextlib.chdir(home):  # the model keeps the paths it was trained with: let them tell nothing
        spm.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_prefix="sentencepiece",
            model_type="bpe",
            vocab_size=size,
            normalization_rule_tsv="normalisation.tsv",
            user_defined_symbols=list(RESERVED),
            unk_id=UNKNOWN,
            bos_id=START,
            eos_id=END,
            pad_id=PAD,
            byte_fallback=True,
            split_digits=True,
            character_coverage=0.9998,
            max_sentence_length=2000,
            num_threads=2,
            minloglevel=1,
        )
    return home / "sentencepiece.model"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--size", type=int, default=8192)
    parser.add_argument("--pairs", type=int, default=400_000, help="pairs to learn from")
    arguments = parser.parse_args()
    print(train(arguments.home, arguments.size, arguments.pairs))


if __name__ == "__main__":
    main()
