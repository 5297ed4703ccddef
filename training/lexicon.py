"""Make the package's dictionary of rare words from the word alignments.

    python -m training.lexicon --home HOME

Writes `HOME/lexicon.tsv` (`translate.engine.lexicon` says what it is for and how it is read): for each French form
that occurs at least three times and is no frequent word, the English word or two that it is aligned to most. Forms
that stay the same (names) are left out: a rare word without a hint is one to copy.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from training.annotate import STOP_FRENCH, tokens
from training.config import DOMAIN_WEIGHTS

FREQUENT = 150e-6  # share of all words above which the model is left to its own knowledge
LEAST = 3  # occurrences, and alignments of the first meaning
LIKELY = 0.2  # share of a form's alignments that a meaning needs


def count(home: Path) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Return how often each form is aligned to each word (or two adjoining words), and how often it occurs."""
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    forms: Counter[str] = Counter()
    for domain in DOMAIN_WEIGHTS:
        aligned = home / "pool" / f"{domain}.align"
        if not aligned.exists():
            continue
        with (home / "pool" / f"{domain}.tsv").open(encoding="utf-8") as pool, aligned.open() as links:
            for line, line_links in zip(pool, links, strict=False):
                count_line(line.rstrip("\n"), line_links, meanings, forms)
    return meanings, forms


def count_line(line: str, links: str, meanings: dict[str, Counter[str]], forms: Counter[str]) -> None:
    """Add one pair's words; a first word that is only capitalised counts in small letters."""
    french, _, english = line.partition("\t")
    source = [french[start:end] for start, end in tokens(french)]
    target = [english[start:end].rstrip("'’") for start, end in tokens(english)]
    of_source: dict[int, list[int]] = defaultdict(list)
    of_target: Counter[int] = Counter()
    for link in links.split():
        i, _, j = link.partition("-")
        of_source[int(i)].append(int(j))
        of_target[int(j)] += 1
    for place, word in enumerate(source):
        if len(word) < 3 or not word.isalpha() or word.lower() in STOP_FRENCH:
            continue
        form = word.lower() if place == 0 and word[1:].islower() else word
        forms[form] += 1
        places = of_source.get(place, [])
        whole = 1 <= len(places) <= 2 and places[-1] - places[0] == len(places) - 1
        if whole and all(of_target[j] == 1 and target[j].isalnum() for j in places):
            meaning = " ".join(target[j] for j in places)
            meanings[form][meaning.lower() if places[0] == 0 and form.islower() else meaning] += 1


def select(meanings: dict[str, Counter[str]], forms: Counter[str]) -> dict[str, list[str]]:
    """Return the entries worth carrying."""
    frequent = FREQUENT * sum(forms.values())
    entries = {}
    for form, words in meanings.items():
        total = sum(words.values())
        words = _without_variants(words)
        if not LEAST <= forms[form] <= frequent or (form != form.lower() and forms[form.lower()] > 2 * forms[form]):
            continue
        best = [word for word, n in words.most_common(2) if n >= LEAST and n / total >= LIKELY]
        if best and best[0].lower() != form.lower():
            entries[form] = best
    return entries


def _without_variants(words: Counter[str]) -> Counter[str]:
    """Return the counts with those of each word's spellings in capitals or not under the most frequent of them."""
    spelling: dict[str, str] = {}
    whole: Counter[str] = Counter()
    for word, n in words.most_common():
        whole[spelling.setdefault(word.lower(), word)] += n
    return whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    arguments = parser.parse_args()
    entries = select(*count(arguments.home))
    text = "".join("\t".join((form, *entries[form])) + "\n" for form in sorted(entries))
    (arguments.home / "lexicon.tsv").write_text(text, encoding="utf-8")
    print(len(entries), "entries,", len(text.encode()), "bytes")


if __name__ == "__main__":
    main()
