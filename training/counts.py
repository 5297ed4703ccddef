"""Count what the words and the phrases of the aligned lines are aligned to: what the dictionary is chosen from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from training.annotate import STOP_ENGLISH, STOP_FRENCH, TOKEN, in_compound
from training.config import DOMAIN_WEIGHTS
from translate.engine.lexicon import LONGEST as LONGEST_PHRASE
from translate.engine.lexicon import folded

# A manual says a word alone in its own sense (« champ » is a field to fill in), and a third of the aligned lines are of
# manuals; of phrases, which say what they are about, it counts as in the mix.
WORD_WEIGHTS = DOMAIN_WEIGHTS | {"docs": 0.25, "software": 0.3}
LEAST = 3  # occurrences, and alignments of a meaning, whatever their domains weigh
ENGLISH = 4  # words of a phrase's meaning


def aligned(home: Path, weights: dict[str, float]) -> Iterator[tuple[str, str, float]]:
    """Yield each pair of sentences that has word links, its links, and the weight of its domain."""
    for domain, weight in weights.items():
        path = home / "pool" / f"{domain}.align"
        if not path.exists():
            continue
        with (home / "pool" / f"{domain}.tsv").open(encoding="utf-8") as pool, path.open() as links:
            for line, line_links in zip(pool, links, strict=False):
                yield line.rstrip("\n"), line_links, weight


Counts = dict[str, dict[str, list[float]]]
"""Of each French form or phrase the English ones it is aligned to: how often, and how often weighed by domain."""


def count(home: Path) -> tuple[Counts, Counter[str]]:
    """Return how often each form is aligned to each word (or two adjoining words), and how often it occurs."""
    meanings: Counts = defaultdict(dict)
    forms: Counter[str] = Counter()
    for line, links, weight in aligned(home, WORD_WEIGHTS):
        count_line(line, links, meanings, forms, weight)
    return meanings, forms


def count_line(line: str, links: str, meanings: Counts, forms: Counter[str], weight: float = 1.0) -> None:
    """Add one pair's words; a first word that is only capitalised counts in small letters."""
    french, _, english = line.partition("\t")
    target = [word.rstrip("'’") for word in TOKEN.findall(english)]
    of_source: dict[int, list[int]] = defaultdict(list)
    of_target: Counter[int] = Counter()
    for link in links.split():
        i, _, j = link.partition("-")
        of_source[int(i)].append(int(j))
        of_target[int(j)] += 1
    for place, token in enumerate(TOKEN.finditer(french)):
        word = token[0]
        if len(word) < 3 or not word.isalpha() or word.lower() in STOP_FRENCH:
            continue
        if in_compound(french, *token.span()):
            continue  # a compound is hinted as a whole or not at all: « Bretagne » is not Britain, nor « boy » a cowboy
        form = word.lower() if place == 0 and word[1:].islower() else word
        forms[form] += 1
        places = of_source.get(place, [])
        whole = 1 <= len(places) <= 2 and places[-1] - places[0] == len(places) - 1
        if whole and all(of_target[j] == 1 and target[j].isalnum() for j in places):
            meaning = " ".join(target[j] for j in places)
            _add(meanings, form, meaning.lower() if places[0] == 0 and form.islower() else meaning, weight)


def _add(counts: Counts, source: str, target: str, weight: float) -> None:
    count = counts[source].setdefault(target, [0, 0.0])
    count[0] += 1
    count[1] += weight


def count_phrases(home: Path) -> Counts:
    """Return what the phrases of the aligned lines are aligned to, as whole."""
    counts: Counts = defaultdict(dict)
    for line, links, weight in aligned(home, DOMAIN_WEIGHTS):
        for source, target in phrases_of(line, links):
            _add(counts, source, target, weight)
    return counts


def phrases_of(line: str, links: str) -> Iterator[tuple[str, str]]:
    """Yield the phrases of a pair, the French ones in the form they are listed under.

    Faster than `training.annotate.phrases`, which offers more for a few lines than a dictionary needs of millions.
    """
    french, _, english = line.replace("’", "'").partition("\t")
    source, target = list(TOKEN.finditer(french)), list(TOKEN.finditer(english))
    low, high = [len(target)] * len(source), [-1] * len(source)
    back_low, back_high = [len(source)] * len(target), [-1] * len(target)
    for link in links.split():
        i, j = (int(place) for place in link.split("-"))
        low[i], high[i] = min(low[i], j), max(high[i], j)
        back_low[j], back_high[j] = min(back_low[j], i), max(back_high[j], i)
    inside, begins, ends = _fit(source, STOP_FRENCH)
    within, opens, closes = _fit(target, STOP_ENGLISH)
    for place in range(1, len(target)):
        opens[place] &= not target[place - 1][0].endswith("'")  # « re » of "you're" begins nothing
    for first in range(len(source) - 1):
        if not begins[first] or high[first] < 0:
            continue
        start, end, words = low[first], high[first], 1
        for last in range(first + 1, len(source)):
            words += source[last][0] != "-"
            if not inside[last] or words > LONGEST_PHRASE:
                break
            if high[last] < 0:
                continue
            start, end = min(start, low[last]), max(end, high[last])
            if end - start >= ENGLISH:
                break
            if not (ends[last] and opens[start] and closes[end]):
                continue
            if min(back_low[start : end + 1]) < first or max(back_high[start : end + 1]) > last:
                continue
            if all(within[start : end + 1]):
                said = english[target[start].start() : target[end].end()]
                if start == 0 and not source[first][0][0].isupper():
                    said = said[0].lower() + said[1:]
                yield folded(french[source[first].start() : source[last].end()]), " ".join(said.split())


def _fit(tokens: Sequence[re.Match[str]], stop: frozenset[str]) -> tuple[list[bool], list[bool], list[bool]]:
    """Return which tokens may stand in a phrase (words, and hyphens that tie two), begin one and end one: words of
    content or compounds (`sous-marin`), whole."""
    word = [token[0][0].isalpha() for token in tokens] + [False]
    joined = [one.end() == two.start() for one, two in pairwise(tokens)] + [False, False]  # to the next one
    tie = [
        token[0] == "-" and word[place - 1] and word[place + 1] and joined[place - 1] and joined[place]
        for place, token in enumerate(tokens)
    ] + [False]
    long = [len(token[0]) > 1 and token[0].isalpha() for token in tokens]
    content = [token[0].lower() not in stop for token in tokens]
    places = range(len(tokens))
    return (
        [word[place] or tie[place] for place in places],
        [long[place] and not tie[place - 1] and (content[place] or tie[place + 1]) for place in places],
        [long[place] and not tie[place + 1] and (content[place] or tie[place - 1]) for place in places],
    )


def without_variants(words: Counter[str]) -> Counter[str]:
    """Return the counts with those of each word's spellings in capitals or not under the most frequent of them."""
    spelling: dict[str, str] = {}
    whole: Counter[str] = Counter()
    for word, n in words.most_common():
        whole[spelling.setdefault(word.lower(), word)] += n
    return whole
