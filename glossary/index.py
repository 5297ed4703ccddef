"""The index that a matcher walks: a trie over the words of all entries, each word under every form it may take.

Entries are turned into patterns once; a text is then searched in time linear in its length, whatever the number of
entries (a word that begins no entry costs one dictionary look-up).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from glossary import conjugation, french, homographs
from glossary.fold import APOSTROPHES, HYPHENS, accents, typography
from glossary.french import Number
from glossary.term import CaseMode, Kind, MatchMode, Term

# Soft hyphens and joiners may stand inside a word, and decomposed accents do.
_INSIDE = "\u0300-\u036f\u00ad\u200b\u200d\u2060\ufeff"
WORD = re.compile(rf"\w[\w{_INSIDE}]*")
_INVISIBLE = re.compile("[\u00ad\u200b\u200d\u2060\ufeff]")
SHORTEST_STEM, ENDING = 3, 3  # letters that forms share at least, and that differ at most; others are in `french.forms`
# Nouns that only take an -s, which the rules see to.
_REGULAR = re.compile(r"(?:[st]ion|ment|ité|isme|ence|ance)s?$")
LINK = " "  # space or hyphen between words: either stands for the other
_JOINT: dict[str, str] = {}
_QUOTES = '«»“”„"'
_SPACE = r"\s*"

# How a word is held: ("=", form), ("n", the noun that an entry is about), ("~", another of its words), ("*",
# beginning), ("v", infinitive of an irregular verb). A word of a text may also be ("?", infinitive), where the
# dictionary must be asked, or ("p", infinitive), a participle and perhaps a noun.
Key = tuple[str, str]


@dataclass(slots=True)
class Pattern:
    """One spelling of an entry, word by word."""

    term: Term
    order: int  # the entry's place in the glossary; on a tie the later one wins
    words: tuple[str, ...]  # as the entry writes them
    lead: re.Pattern[str] | None  # what stands before the first word: "." of ".NET"
    trail: re.Pattern[str] | None  # what stands after the last: "++" of "C++"
    joints: tuple[str, ...]
    head: int  # the word that shows the number


@dataclass(slots=True)
class Node:
    """A state of the trie; `children` by joint and word."""

    children: dict[tuple[str, Key], Node] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    gap: int = 0  # the widest gap that an entry below allows


class Index:
    """All entries of a glossary, ready to be walked; `literals` are those searched by regular expression."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.root = Node()
        self.gapped = Node()
        self.literals: list[tuple[int, Term, re.Pattern[str]]] = []
        self._forms: dict[str, dict[Key, Number]] = {}
        self._bare: dict[str, dict[str, None]] = {}  # forms by what they are without accents, for text in capitals
        self._verbs: dict[str, list[str]] = {}  # irregular infinitives by first letter
        self._stems: dict[str, dict[Key, None]] = {}  # the words of entries that may be inflected, by their stems
        self._acronyms: dict[str, dict[Key, None]] = {}  # what may take a small s: « les API », « les APIs »
        self._prefixes: dict[str, Key] = {}
        self._bare_prefixes: dict[str, str] = {}
        self._prefix_lengths: tuple[int, ...] = ()
        for order, term in enumerate(terms):
            if term.match is MatchMode.REGEX:
                flags = 0 if term.case is CaseMode.EXACT else re.IGNORECASE
                self.literals.append((order, term, re.compile(term.source, flags)))
            else:
                for spelling in dict.fromkeys((term.source, *term.variants)):
                    self._add(order, term, spelling)
        self._prefix_lengths = tuple(sorted({len(prefix) for prefix in self._prefixes}))

    def keys(self, surface: str) -> tuple[tuple[Key, Number], ...]:
        """Return what a word of a text may stand for in an entry, with the number that its form shows."""
        form = normal(surface)
        found = self._held(form)
        for key in self._same_lemma(form, found):
            found.setdefault(key, french.number(form))
        if surface[0].isupper():  # capitals often go without accents
            for other in self._bare.get(accents(form), ()):
                if other != form and _stands_for(surface, form, other):
                    found = self._held(other) | found
        if surface[-1] == "s" and surface[:-1].isupper():
            found.update(dict.fromkeys(self._acronyms.get(form[:-1], ()), Number.PLURAL))
        for length in self._prefix_lengths:
            if len(form) >= length and (prefix := self._prefix(surface, form[:length])) is not None:
                found[prefix] = french.number(form)
        if self._verbs and len(form) > 1 and form not in french.FUNCTION_WORDS:
            for verb in self._verbs.get(form[0], ()):
                if ("v", verb) not in found:
                    found["?", verb] = Number.EITHER
        return tuple(found.items())

    def _held(self, form: str) -> dict[Key, Number]:
        """Return what a form is held for: not for a noun whose other gender it only looks like."""
        return {
            key: number
            for key, number in self._forms.get(form, {}).items()
            if key[0] != "n" or not french.is_another_word(form, key[1])
        }

    def _prefix(self, surface: str, beginning: str) -> Key | None:
        """Return the beginning that an entry gives and a word of a text has, in capitals without accents too."""
        full = beginning if beginning in self._prefixes else self._bare_prefixes.get(accents(beginning), "")
        fits = full == beginning or (surface[0].isupper() and _stands_for(surface, beginning, full))
        return self._prefixes.get(full) if fits else None

    def _same_lemma(self, form: str, known: Mapping[Key, Number]) -> list[Key]:
        """Return the words of entries that have the lemma of a word of a text, by simplemma's dictionary.

        Only words that begin alike and that the rules of `french.forms` do not know are compared, so that a
        text which has none needs no dictionary (it takes some tenths of a second to load). A verb's lemma does not
        count: simplemma takes "données" and "donne" for the same word.
        """
        if form in french.FUNCTION_WORDS or _REGULAR.search(form):
            return []
        alike = [
            key
            for length in range(SHORTEST_STEM, len(form) + 1)
            for key in self._stems.get(form[:length], ())
            if key not in known and abs(len(key[1]) - len(form)) <= ENDING
        ]
        if not alike:
            return []
        lemma = french.lemma(form)
        if french.infinitive(lemma):
            return []
        return [key for key in alike if french.lemma(key[1]) == lemma and form not in french.forms(key[1])]

    def _add(self, order: int, term: Term, spelling: str) -> None:
        matches = list(WORD.finditer(spelling))
        if not matches:
            flags = 0 if term.case is CaseMode.EXACT else re.IGNORECASE
            self.literals.append((order, term, re.compile(re.escape(spelling), flags)))
            return
        words = tuple(typography(match.group()) for match in matches)
        joints = tuple(joint(spelling[a.end() : b.start()]) for a, b in pairwise(matches))
        forms = [normal(word) for word in words]
        head = french.head(forms)
        lead = _lead(spelling[: matches[0].start()])
        trail = _trail(spelling[matches[-1].end() :], loose=term.kind in (Kind.TERM, Kind.FORBIDDEN))
        pattern = Pattern(term, order, words, lead, trail, joints, head)
        node = self.gapped if term.gap and len(words) > 1 else self.root
        noun = len(forms) == 1 and homographs.is_noun_too(forms[0], term.targets)
        for place, form in enumerate(forms):
            node.gap = max(node.gap, term.gap)
            key = self._hold(
                form, term.match, last=place == len(forms) - 1, head=place == head, alone=len(forms) == 1, noun=noun
            )
            if words[place].isupper() and form[-1] != "s" and term.kind not in (Kind.NAME, Kind.DO_NOT_TRANSLATE):
                self._acronyms.setdefault(form, {})[key] = None
            node = node.children.setdefault((joints[place - 1] if place else "", key), Node())
        node.patterns.append(pattern)

    def _hold(self, form: str, mode: MatchMode, *, last: bool, head: bool, alone: bool, noun: bool) -> Key:
        """Make a word of an entry findable and return its key."""
        if mode is MatchMode.PREFIX and last:
            key = ("*", form)
            self._prefixes[form] = key
            self._bare_prefixes[accents(form)] = form
            return key
        if mode is MatchMode.INFLECTED and form not in french.FUNCTION_WORDS and not form.isdecimal():
            verb = head and not noun and conjugation.is_irregular(form)
            key, inflected = ("v" if verb else "n" if head else "~", form), french.forms(form)
            if not verb:
                self._stems.setdefault(_stem(form), {})[key] = None
            else:
                self._hold_verb(form, alone=alone)
        else:
            key, inflected = ("=", form), {form: Number.EITHER}
        for other, number in inflected.items():
            self._hold_form(other, key, number)
        return key

    def _hold_verb(self, verb: str, *, alone: bool) -> None:
        """Make an irregular verb findable; forms such as "a" and "est" only where more words tell an entry from the
        auxiliary."""
        if verb not in (known := self._verbs.setdefault(verb[0], [])):
            known.append(verb)
        for participle in conjugation.participles(verb):
            self._hold_form(participle, ("p", verb), Number.EITHER)
        for form in () if alone else conjugation.suppletive(verb):
            self._hold_form(form, ("v", verb), Number.EITHER)

    def _hold_form(self, form: str, key: Key, number: Number) -> None:
        self._forms.setdefault(form, {})[key] = number
        self._bare.setdefault(accents(form), {})[form] = None


def _lead(signs: str) -> re.Pattern[str] | None:
    """Return the expression for what stands before an entry's first word, up to it."""
    return re.compile(f"{_signs(signs)}{_SPACE if signs[-1:].isspace() else ''}\\Z") if signs.strip() else None


def _trail(signs: str, *, loose: bool) -> re.Pattern[str] | None:
    """Return the expression for what stands behind an entry's last word; `loose` allows the space that French sets
    before high signs where the entry has none ("Yahoo!" is a name with its sign)."""
    if not signs.strip():
        return None
    space = _SPACE if signs[0].isspace() or (loose and signs[0] in "?!:;") else ""
    return re.compile(space + _signs(signs))


def _signs(signs: str) -> str:
    """Return the expression for punctuation in any typography: any space or none for a space and within quotation
    marks, one kind of these for another, "…" for "..."."""
    parts: list[str] = []
    for sign in signs.strip().replace("…", "..."):
        alike = next((alike for alike in (_QUOTES, APOSTROPHES, HYPHENS) if sign in alike), sign)
        one = f"[{re.escape(alike)}]"
        parts += [_SPACE] if sign.isspace() else [_SPACE, one, _SPACE] if alike == _QUOTES else [one]
    if parts[0] == _SPACE:
        del parts[0]
    if parts[-1] == _SPACE:
        del parts[-1]
    return "".join(parts).replace(3 * r"[\.]", r"(?:\.\.\.|…)")


def _stem(form: str) -> str:
    """Return the beginning that the forms of a word share."""
    return form[: max(SHORTEST_STEM, len(form) - (ENDING if len(form) > 6 else ENDING - 1))]


def _stands_for(surface: str, form: str, full: str) -> bool:
    """Say whether a word with a capital may lack accents that another (of as many letters) has: "Etat" that of its
    first letter, "ECOLOGIE" any. An accent that is written is meant."""
    if not surface.isupper() and full[1:] != form[1:]:
        return False
    return all(letter in (other, accents(other)) for letter, other in zip(form, full, strict=False))


def normal(word: str) -> str:
    """Return the form under which words are looked up: composed, lower case, `oe`, nothing invisible."""
    return typography(_INVISIBLE.sub("", word)).lower()


def joint(between: str) -> str:
    """Return what stands between two words: `LINK`, an apostrophe, or other signs as they are."""
    known = _JOINT.get(between)
    if known is None:
        stripped = between.strip()
        if not stripped or (between in HYPHENS and len(between) == 1):
            known = LINK
        elif stripped in APOSTROPHES:
            known = "'"
        else:
            known = typography(between)
        if len(_JOINT) < 4096:
            _JOINT[between] = known
    return known
