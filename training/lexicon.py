"""Make the package's dictionary of rare words and of phrases from the word alignments.

    python -m training.lexicon --home HOME

Writes `HOME/lexicon.tsv` (`translate.engine.lexicon` says what it is for and how it is read): for each French form
that occurs at least three times and is no frequent word, the English word or two that it is aligned to most, three
times at least, each domain weighing what it weighs in the mix, manuals less. Forms that stay the same (names) are left
out: a rare word without a hint is one to copy.

Only a part of the pools is aligned. Forms that this part does not hold are looked for in all the pools: in each of
their lines the English words that no aligned word explains are candidates (the competition of Melamed 2000), and the
one that comes back in most of a form's lines, and seldom elsewhere, is its meaning.

Forms that no line holds often enough (« licornes »), or that are aligned now to this and now to that, take what the
other forms of their lemma mean, by simplemma's dictionary, as an English lemma: the model inflects. Words that an
accented entry without its accents would be taken for, or a common noun for the name it also is (« Nord »), are listed
without a meaning.

`meanings.tsv` and `idioms.tsv` beside this file were written by hand: what the commoner words of French mean by their
lemma, and expressions as they stand. They say what the alignments do not, or rest on few lines for. `corrections.tsv`
holds entries that readers of the finished dictionary put right, or took out (`-`), among its commonest.

Phrases are what stands in the alignments as a whole at least three times (consistent with them as in Koehn et al.
2003): two to five French words, the first and the last ones of content, and up to four English ones.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Collection
from pathlib import Path

from training.annotate import STOP_ENGLISH, STOP_FRENCH
from training.config import DOMAIN_WEIGHTS
from training.counts import LEAST, Counts, count, count_phrases, without_variants
from training.unaligned import Search, bare, explain
from translate.engine.lexicon import folded
from translate.engine.package import LEXICON

WRITTEN = Path(__file__).parent
FREQUENT = 150e-6  # share of all words of content above which the model is left to its own knowledge
LIKELY = 0.2  # share of a form's alignments that a meaning needs
SECOND = 0.12  # … and that a second one needs: the model has the sentence to choose by
WEIGHT = 5.0  # occurrences of a phrase, weighed by domain
WHOLE = 0.35  # share of a phrase's alignments that its meaning needs
OTHER = 0.25  # … and that a second one needs
TRUSTED = 10  # occurrences from which on aligned meanings stand before those written by hand
OUT = "-"  # in place of a meaning: no entry
FAMILY = 0.35  # share of a lemma's alignments that a meaning needs to stand for a form never aligned


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
    spellings = without_variants(Counter({word: mass for word, (_, mass) in counts.items()}))
    numbers = Counter[str]()
    for word, (n, _) in counts.items():
        numbers[word.lower()] += int(n)
    total = sum(spellings.values())
    return [
        word
        for (word, mass), share in zip(spellings.most_common(2), shares, strict=False)
        if mass >= share * total and numbers[word.lower()] >= LEAST
    ]


def undecided(meanings: Counts) -> set[str]:
    """Return the forms whose alignments are too few to tell what they mean: their lemma's may."""
    return {form for form, words in meanings.items() if all(n < LEAST for n, _ in words.values())}


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
    found = {form for form in map(bare, entries) if form in STOP_FRENCH or forms[form] >= LEAST}
    found |= {form for form, n in forms.items() if (lower := form.lower()) != form and n > forms[lower] and n >= LEAST}
    return {form: [] for form in found if form not in entries and (form.islower() or form.lower() in entries)}


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
    entries |= of_families(meanings, entries.keys() | (seen - undecided(meanings)))
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
