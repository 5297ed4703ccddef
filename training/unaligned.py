"""Find what the forms that no alignment explains mean, by what comes back in their lines (the competition of Melamed
2000)."""

from __future__ import annotations

from collections import Counter, defaultdict

from glossary.fold import accents
from training.annotate import STOP_ENGLISH, STOP_FRENCH, TOKEN, in_compound
from training.counts import LEAST, Counts, without_variants

LONGEST = 60  # words of an unaligned line: in longer ones too many candidates compete
COMMON = 0.4  # share of an unaligned form's lines in which its meaning must stand
COPIED = 0.5  # share of an unaligned form's lines whose English has it as it is: a name, to copy
DICE = 0.12  # overlap that a candidate of an unaligned form needs


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
            merged = without_variants(words)
            # Dice's coefficient; what stands in as many of the form's lines is told apart by how often it is elsewhere,
            # then by whether it is the form but for its accents and capitals.
            ranks = {
                word: (2 * shared / (total + self.candidates[word]), bare(word) == bare(form), word)
                for word, shared in merged.items()
            }
            best = max(ranks, key=lambda word: ranks[word], default="")
            if merged[best] < max(LEAST, COMMON * total) or ranks[best][0] < DICE:
                continue
            if best.lower() != form.lower():
                entries[form] = [best]
        return entries


def bare(word: str) -> str:
    """Return a word without accents, in small letters."""
    return accents(word).lower()
