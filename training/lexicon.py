"""Make the package's dictionary of rare words and of phrases from the word alignments.

    python -m training.lexicon --home HOME

Writes `HOME/lexicon.tsv` (`translate.engine.lexicon` says what it is for and how it is read): for each French form
that occurs at least three times and is no frequent word, the English word or two that it is aligned to most, three
times at least, each domain weighing what it weighs in the mix, manuals less. Forms that stay the same (names) are left
out: a rare word without a hint is one to copy.

Only a part of the pools is aligned. Forms that this part does not hold are looked for in all the pools: in each of
their lines the English words that no aligned word explains are candidates (the competition of Melamed 2000), and the
one that comes back in most of a form's lines, and seldom elsewhere, is its meaning.

Forms that no line holds often enough (« licornes ») take what the other forms of their lemma mean, by simplemma's
dictionary, as an English lemma: the model inflects. Words that an accented entry without its accents would be taken
for, or a common noun for the name it also is (« Nord »), are listed without a meaning.

`meanings.tsv` and `idioms.tsv` beside this file were written by hand: what the commoner words of French mean by their
lemma, and expressions as they stand. They say what the alignments do not, or rest on few lines for. `corrections.tsv`
holds entries that readers of the finished dictionary put right, or took out (`-`), among its commonest.

Phrases are what stands in the alignments as a whole at least three times (consistent with them as in Koehn et al.
2003): two to five French words, the first and the last ones of content, and up to four English ones.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from glossary.fold import accents
from training.annotate import STOP_ENGLISH, STOP_FRENCH, TOKEN, in_compound
from training.config import DOMAIN_WEIGHTS
from translate.engine.lexicon import LONGEST as LONGEST_PHRASE
from translate.engine.lexicon import folded
from translate.engine.package import LEXICON

# A manual says a word alone in its own sense (« champ » is a field to fill in), and a third of the aligned lines are of
# manuals; of phrases, which say what they are about, it counts as in the mix.
WORD_WEIGHTS = DOMAIN_WEIGHTS | {"docs": 0.25, "software": 0.3}
WRITTEN = Path(__file__).parent
FREQUENT = 150e-6  # share of all words of content above which the model is left to its own knowledge
LEAST = 3  # occurrences, and alignments of a meaning, whatever their domains weigh
LONGEST = 60  # words of an unaligned line: in longer ones too many candidates compete
COMMON = 0.4  # share of an unaligned form's lines in which its meaning must stand
COPIED = 0.5  # share of an unaligned form's lines whose English has it as it is: a name, to copy
DICE = 0.12  # overlap that a candidate of an unaligned form needs
LIKELY = 0.2  # share of a form's alignments that a meaning needs
SECOND = 0.12  # … and that a second one needs: the model has the sentence to choose by
ENGLISH = 4  # words of a phrase's meaning
WEIGHT = 5.0  # occurrences of a phrase, weighed by domain
WHOLE = 0.35  # share of a phrase's alignments that its meaning needs
OTHER = 0.25  # … and that a second one needs
TRUSTED = 10  # occurrences from which on aligned meanings stand before those written by hand
OUT = "-"  # in place of a meaning: no entry
FAMILY = 0.35  # share of a lemma's alignments that a meaning needs to stand for a form never aligned


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


def select(meanings: Counts, forms: Counter[str]) -> dict[str, list[str]]:
    """Return the entries worth carrying."""
    frequent = FREQUENT * sum(forms.values())
    entries = {}
    for form, words in meanings.items():
        if not LEAST <= forms[form] <= frequent or (form != form.lower() and forms[form.lower()] > 2 * forms[form]):
            continue
        best = _likeliest(words, (LIKELY, SECOND))
        if best and best[0].lower() != form.lower():
            entries[form] = best
    return entries


def _likeliest(counts: dict[str, list[float]], shares: tuple[float, float]) -> list[str]:
    """Return the one or two meanings with the greatest masses that were aligned often enough and have their share."""
    spellings = _without_variants(Counter({word: mass for word, (_, mass) in counts.items()}))
    numbers = Counter[str]()
    for word, (n, _) in counts.items():
        numbers[word.lower()] += int(n)
    total = sum(spellings.values())
    return [
        word
        for (word, mass), share in zip(spellings.most_common(2), shares, strict=False)
        if mass >= share * total and numbers[word.lower()] >= LEAST
    ]


def _without_variants(words: Counter[str]) -> Counter[str]:
    """Return the counts with those of each word's spellings in capitals or not under the most frequent of them."""
    spelling: dict[str, str] = {}
    whole: Counter[str] = Counter()
    for word, n in words.most_common():
        whole[spelling.setdefault(word.lower(), word)] += n
    return whole


def explain(meanings: Counts) -> dict[str, frozenset[str]]:
    """Return the English words, in small letters, that each form aligned often enough accounts for."""
    explained = {}
    for form, words in meanings.items():
        if sum(n for n, _ in words.values()) >= LEAST:
            total = sum(mass for _, mass in words.values())
            likely = (word for word, (_, mass) in words.items() if mass >= 0.05 * total)
            explained[form] = frozenset(part for word in likely for part in word.lower().split())
    return explained


class Search:
    """Counts, over all lines, aligned or not, what the forms that no alignment explains stand beside."""

    def __init__(self, explained: dict[str, frozenset[str]]) -> None:
        self._explained = explained
        self.forms: Counter[str] = Counter()
        self.copied: Counter[str] = Counter()
        self.candidates: Counter[str] = Counter()
        self.pairs: dict[str, Counter[str]] = defaultdict(Counter)

    def read(self, line: str) -> None:
        """Count one pair of sentences."""
        french, _, english = line.partition("\t")
        tokens = list(TOKEN.finditer(french))
        if len(tokens) > LONGEST:
            return
        forms = [token[0] for token in tokens]
        if forms and forms[0][1:].islower():
            forms[0] = forms[0].lower()
        content = [form for form in forms if len(form) > 2 and form.isalpha() and form.lower() not in STOP_FRENCH]
        alone = {form for form, token in zip(forms, tokens, strict=True) if not in_compound(french, *token.span())}
        unknown = {form for form in alone.intersection(content) if not self._explained.keys() & {form, form.lower()}}
        if not unknown:
            return
        words = list(TOKEN.finditer(english))
        heard = [word[0].rstrip("'’") for word in words]
        if heard and heard[0][1:].islower() and forms[0].islower():
            heard[0] = heard[0].lower()
        taken = {word for form in content for word in self._explains(form)}
        free = {
            word
            for word, token in zip(heard, words, strict=True)
            if len(word) > 2
            and word.isalpha()
            and word.lower() not in taken
            and word.lower() not in STOP_ENGLISH
            and not in_compound(english, *token.span())
        }
        self.candidates.update(free)
        as_they_are = {word.lower() for word in heard}
        for form in unknown:
            self.forms[form] += 1
            self.copied[form] += form.lower() in as_they_are
            self.pairs[form].update(sorted(free))  # a set has no order of its own, and ties go by it

    def _explains(self, form: str) -> frozenset[str]:
        return self._explained.get(form) or self._explained.get(form.lower()) or frozenset()

    def select(self) -> dict[str, list[str]]:
        """Return a meaning for each form that has one.

        What the English mostly has as it is stays so: beside a name (« Wole Soyinka ») there is often another that
        comes back as faithfully.
        """
        entries = {}
        for form, words in self.pairs.items():
            total = self.forms[form]
            if total < LEAST or self.copied[form] >= COPIED * total:
                continue
            merged = _without_variants(words)
            # Dice's coefficient; what stands in as many of the form's lines is told apart by how often it is elsewhere,
            # then by whether it is the form but for its accents and capitals.
            ranks = {
                word: (2 * shared / (total + self.candidates[word]), _bare(word) == _bare(form), word)
                for word, shared in merged.items()
            }
            best = max(ranks, key=lambda word: ranks[word], default="")
            if merged[best] < max(LEAST, COMMON * total) or ranks[best][0] < DICE:
                continue
            if best.lower() != form.lower():
                entries[form] = [best]
        return entries


def _bare(word: str) -> str:
    """Return a word without accents, in small letters."""
    return accents(word).lower()


def of_families(meanings: Counts, known: Collection[str]) -> dict[str, list[str]]:
    """Return the meaning of the forms that simplemma's dictionary has, that are not known, and whose lemma's forms were
    aligned to forms of one English lemma."""
    import simplemma
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    lemmas = DefaultDictionaryFactory().get_dictionary("fr")
    families: Counts = defaultdict(dict)
    for form, words in meanings.items():
        for word, (n, mass) in words.items():
            if form.islower() and word.islower() and word.isalpha():
                family = families[lemmas.get(form, form)].setdefault(simplemma.lemmatize(word, lang="en"), [0, 0.0])
                family[0] += n
                family[1] += mass
    best: dict[str, str] = {}
    for lemma, words in families.items():
        word, (n, mass) = max(words.items(), key=lambda item: (item[1][1], item[0]))
        if n >= LEAST and mass >= FAMILY * sum(mass for _, mass in words.values()):
            best[lemma] = word
    return {
        form: [best[lemma]]
        for form, lemma in lemmas.items()
        if lemma in best
        and form not in known
        and len(form) > 2
        and form.isalpha()
        and form.islower()
        and form not in STOP_FRENCH
        and best[lemma] != form
    }


def read_written(path: Path) -> dict[str, list[str]]:
    """Return the entries of a file written by hand, `french<TAB>english[<TAB>english]` a line.

    Raises ValueError where a line has no meaning, more than two, or a form that an earlier one has.
    """
    entries: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        form, *meanings = line.split("\t")
        if not 1 <= len(meanings) <= 2 or not all((form, *meanings)) or form in entries:
            raise ValueError(f"{path.name}, line {number}: not a new form with one or two meanings: {line}")
        entries[form] = meanings
    return entries


def correct(entries: dict[str, list[str]], corrections: dict[str, list[str]]) -> None:
    """Put the corrections, under the forms by which entries are listed, in their places in `entries`; one whose meaning
    is `-` takes an entry out."""
    for form, meanings in corrections.items():
        if meanings == [OUT]:
            entries.pop(form, None)
        else:
            entries[form] = meanings


def of_hand(entries: dict[str, list[str]], forms: Counter[str], written: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return what the rare forms of the lemmas in `written` mean.

    First what they are aligned to, where that is often enough or a form of what is written; then what is written and is
    something else.
    """
    import simplemma
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    def lemmas_of(meaning: str) -> set[str]:
        words = {word for word in meaning.lower().split() if word not in STOP_ENGLISH}
        return words | {simplemma.lemmatize(word, lang="en").lower() for word in words}

    lemmas = DefaultDictionaryFactory().get_dictionary("fr")
    lemma_of = {form: lemma for form, lemma in lemmas.items() if lemma in written} | {form: form for form in written}
    frequent = FREQUENT * sum(forms.values())
    found: dict[str, list[str]] = {}
    for form, lemma in lemma_of.items():
        if len(form) < 3 or not form.isalpha() or not form.islower() or form in STOP_FRENCH or forms[form] > frequent:
            continue
        meanings, aligned = written[lemma], entries.get(form, [])
        told = [lemmas_of(meaning) for meaning in meanings]
        shared = [one for one in aligned if any(lemmas_of(one) & other for other in told)]
        rest = [one for one, other in zip(meanings, told, strict=True) if not any(lemmas_of(s) & other for s in shared)]
        kept = aligned if forms[form] >= TRUSTED else shared
        chosen = [*kept, *rest][:2]
        if chosen[0].lower() != form:
            found[form] = chosen
        elif aligned:
            found[form] = []  # a copy after all
    return found


def mistakable(entries: Collection[str], forms: Counter[str]) -> dict[str, list[str]]:
    """Return the forms seen in French, without meanings, that an entry would be taken for without its accents or in
    capitals, being what the form mostly is not."""
    bare = {_bare(form) for form in entries}
    found = {form for form in bare if form in STOP_FRENCH or forms[form] >= LEAST}
    found |= {form for form, n in forms.items() if (lower := form.lower()) != form and n > forms[lower] and n >= LEAST}
    return {form: [] for form in found if form not in entries and (form.islower() or form.lower() in entries)}


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


def select_phrases(counts: Counts) -> dict[str, list[str]]:
    """Return the phrases worth carrying; those that stay the same are names, which the model copies."""
    entries = {}
    for source, meanings in counts.items():
        if sum(n for n, _ in meanings.values()) < LEAST or sum(mass for _, mass in meanings.values()) < WEIGHT:
            continue
        best = _likeliest(meanings, (WHOLE, OTHER))
        if best and folded(best[0]) != source:
            entries[source] = best
    return entries


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    arguments = parser.parse_args()
    meanings, forms = count(arguments.home)
    entries = select(meanings, forms)
    print(len(entries), "entries from alignments", flush=True)
    search = Search(explain(meanings))
    for domain in DOMAIN_WEIGHTS:
        with (arguments.home / "pool" / f"{domain}.tsv").open(encoding="utf-8") as pool:
            for line in pool:
                search.read(line.rstrip("\n"))
    entries |= {form: words for form, words in search.select().items() if form not in entries}
    print(len(entries), "entries with those of unaligned lines", flush=True)
    seen = {form for form, n in forms.items() if n >= LEAST}
    entries |= of_families(meanings, entries.keys() | seen)
    entries |= of_hand(entries, forms, read_written(WRITTEN / "meanings.tsv"))
    entries |= mistakable(entries, forms)
    print(len(entries), "entries of single words", flush=True)
    entries |= select_phrases(count_phrases(arguments.home))
    entries |= {folded(form): meanings for form, meanings in read_written(WRITTEN / "idioms.tsv").items()}
    correct(entries, read_written(WRITTEN / "corrections.tsv"))
    text = "".join("\t".join((form, *entries[form])) + "\n" for form in sorted(entries))
    (arguments.home / LEXICON).write_text(text, encoding="utf-8")
    print(len(entries), "entries,", len(text.encode()), "bytes")


if __name__ == "__main__":
    main()
