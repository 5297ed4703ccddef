"""Finding the glossary's entries in French text.

The longest entry wins; of two entries on the same words the one in the form of the text, then the later one. Words
are compared without regard to typography (apostrophes, hyphen or space, non-breaking spaces, œ, decomposed letters)
and, in capitals, to missing accents; `MatchMode` and `CaseMode` of the entry say how far inflection and capitals
count. Elided words stay outside (`l'AGI` is found as `AGI`). Nothing is found in addresses, paths, placeholders,
markup and code. A term in both genders is one mention (see `glossary.doublets`). Cost is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossary import doublets, french, shield
from glossary.fold import HYPHENS, accents, typography
from glossary.french import Number
from glossary.index import LINK, WORD, Index, Key, Node, Pattern, normal
from glossary.passage import Passage, behind_auxiliary, is_participle, is_verb
from glossary.plural import is_plural
from glossary.term import CaseMode, Kind, MatchMode, Term, TermMatch

Keys = tuple[tuple[Key, Number], ...]
MAX_EDGE = 40  # signs and spaces before an entry's first word
MAX_CACHED_WORDS = 500_000  # surface forms kept with what they may stand for, about 60 MB at worst
# After a hyphen these do not make a compound: "les actionnaires-là", "vote-t-il".
_ENCLITIC = frozenset("ci là t il elle on je tu nous vous ils elles ce le la les lui leur y en moi même mêmes".split())
_DETACHED_PREFIX = frozenset("anti ex non post pré pro quasi".split())
_LITERAL = (Kind.NAME, Kind.DO_NOT_TRANSLATE)  # they have no plural
_SENTENCE_OPENERS = frozenset('.!?:;…«»"“”(‘[-–—•*#\n')


class _Words(dict[str, Keys]):
    """What each surface form may stand for, filled on first sight."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, surface: str) -> Keys:
        if len(self) >= MAX_CACHED_WORDS:
            self.clear()
        keys = self[surface] = self._index.keys(surface)
        return keys

    def ask(self, surface: str) -> str:
        """Look a possible verb up in the dictionary, remember what it is for good, and return its infinitive."""
        lemma = french.lemma(normal(surface))
        known = self[surface]
        self[surface] = (
            *(pair for pair in known if pair[0][0] != "?"),
            *((("v", lemma), number) for (kind, verb), number in known if kind == "?" and verb == lemma),
        )
        return lemma


class _Starts(dict[str, bool]):
    """Whether an entry may begin with a surface form, filled on first sight; `firsts` are what entries begin with."""

    def __init__(self, words: _Words, firsts: frozenset[Key]) -> None:
        super().__init__()
        self._words = words
        self._firsts = firsts

    def __missing__(self, surface: str) -> bool:
        if len(self) >= MAX_CACHED_WORDS:
            self.clear()
        begins = self[surface] = any(
            (("v", key[1]) if key[0] in "?p" else key) in self._firsts for key, _ in self._words[surface]
        )
        return begins


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible match: `rank` orders those that compete for the same words."""

    start: int
    end: int
    words: int
    order: int
    term: Term
    plural: bool
    foreign: int
    inflected: bool = False  # the text has another form than the entry

    @property
    def rank(self) -> tuple[int, int, bool, int]:
        return (-self.words, -(self.end - self.start), self.inflected, -self.order)


class Matcher:
    """Finds entries in texts; build one for a glossary and use it for all of them.

    Building takes about a second for 50,000 entries.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        kept = tuple(terms)
        self._wanted = _Finder(tuple(term for term in kept if term.kind is not Kind.FORBIDDEN))
        self._forbidden = _Finder(tuple(term for term in kept if term.kind is Kind.FORBIDDEN))

    def find(self, text: str, protected: Sequence[tuple[int, int]] = ()) -> tuple[TermMatch, ...]:
        """Return the entries found in `text`, in order and without overlap; none touches a `protected` span.

        Entries of kind forbidden are not among them: `forbidden` finds those.
        """
        return self._wanted.find(text, protected)

    def forbidden(self, text: str, protected: Sequence[tuple[int, int]] = ()) -> tuple[TermMatch, ...]:
        """Return the sources in `text` for which some rendering is forbidden, in order.

        One that is only a part of a longer entry is left out: what forbids "advice" for `conseil` says nothing on
        `conseil d'administration`.
        """
        found = self._forbidden.find(text, protected)
        if not found:
            return ()
        longer = [(match.start, match.end) for match in self.find(text, protected)]
        return tuple(
            match
            for match in found
            if not any(a <= match.start and match.end <= b and b - a > match.end - match.start for a, b in longer)
        )


class _Finder:
    """The search itself, over one set of entries."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._index = Index(terms)
        self._words = _Words(self._index)
        firsts = frozenset(key for node in (self._index.root, self._index.gapped) for (_, key) in node.children)
        self._starts = _Starts(self._words, firsts)
        self._empty = not terms
        self._rivals = _rivals(terms)

    def find(self, text: str, protected: Sequence[tuple[int, int]]) -> tuple[TermMatch, ...]:
        if self._empty:
            return ()
        candidates = list(self._candidates(text))
        if not candidates:
            return ()
        used = bytearray(len(text))
        for start, end in (*protected, *shield.opaque(text)):
            used[start:end] = b"\1" * (min(end, len(text)) - start)
        dotted = shield.dotted(text)
        candidates.sort(key=lambda one: (one.rank, one.start))
        taken: list[_Candidate] = []
        for one in candidates:
            if any(used[one.start : one.end]):
                continue
            if any(a < one.end and one.start < b and (one.start > a or one.end < b) for a, b in dotted):
                continue
            used[one.start : one.end] = b"\1" * (one.end - one.start)
            taken.append(one)
        taken.sort(key=lambda one: one.start)
        matches = [
            TermMatch(
                one.term, one.start, one.end, text[one.start : one.end], one.plural, one.foreign,
                self._rivals.get(one.term, ()),
            )
            for one in taken
        ]  # fmt: skip
        return doublets.joined(text, matches)

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        surfaces = WORD.findall(text)
        begins = self._starts
        starts = [place for place, surface in enumerate(surfaces) if begins[surface]]
        literals = [
            (match, order, term)
            for order, term, pattern in self._index.literals
            for match in pattern.finditer(text)
            if match.end() > match.start()
        ]
        if not starts and not literals:
            return
        walk = _Walk(text, surfaces, self._words)
        for match, order, term in literals:
            yield walk.literal(match.span(), order, term)
        for place in starts:
            yield from walk.from_word(self._index.root, place)
            yield from walk.from_word(self._index.gapped, place)


class _Walk(Passage):
    """One text being walked."""

    def __init__(self, text: str, surfaces: list[str], words: _Words) -> None:
        super().__init__(text, surfaces)
        self.words = words
        self.capitals = len(surfaces) > 1 and text.isupper()

    def from_word(self, node: Node, place: int) -> Iterator[_Candidate]:
        """Yield every entry under `node` that begins at the word `place`."""
        if node.children:
            for child, number in self._steps(node, "", place):
                yield from self._descend(child, (place,), (number,))

    def literal(self, span: tuple[int, int], order: int, term: Term) -> _Candidate:
        """Return what a regular expression found; its words and their number are read from the text."""
        start, end = span
        first = bisect_left(self.spans, start, key=lambda span: span[1] - 1)
        behind = bisect_left(self.spans, end, key=lambda span: span[0])
        words = [self.word(place) for place in range(first, behind)]
        head = french.head(words)
        shown = Number.EITHER
        if words and self.surfaces[first + head][1:].islower() and french.number(words[head]) is Number.PLURAL:
            shown = Number.PLURAL
        plural = bool(words) and term.kind not in _LITERAL and is_plural(self, first, shown)
        return _Candidate(start, end, max(1, len(words)), order, term, plural, 0)

    def _steps(self, node: Node, between: str, place: int) -> Iterator[tuple[Node, Number]]:
        """Yield the states that the word `place` leads to from `node`.

        For an irregular verb the dictionary is asked, and only where the next word fits or the entry ends here. A
        participle that may be a noun needs its auxiliary.
        """
        surface, children = self.surfaces[place], node.children
        for key, number in self.words[surface]:
            child = children.get((between, key))
            if child is not None:
                yield child, number
            elif key[0] == "?":
                child = children.get((between, ("v", key[1])))
                if child is not None and self._fits(child, place) and self.words.ask(surface) == key[1]:
                    yield child, number
            elif key[0] == "p":
                child = children.get((between, ("v", key[1])))
                if child is not None and behind_auxiliary(self, place):
                    yield child, number

    def _fits(self, node: Node, place: int) -> bool:
        if node.patterns or node.gap:
            return True
        if place + 1 >= len(self.surfaces):
            return False
        between = self.joint(place, place + 1)
        return any((between, key) in node.children for key, _ in self.words[self.surfaces[place + 1]])

    def _descend(self, node: Node, places: tuple[int, ...], numbers: tuple[Number, ...]) -> Iterator[_Candidate]:
        for pattern in node.patterns:
            if (candidate := self._accept(pattern, places, numbers)) is not None:
                yield candidate
        if not node.children:
            return
        last = places[-1]
        for ahead in range(last + 1, min(last + 2 + node.gap, len(self.surfaces))):
            between = self.joint(ahead - 1, ahead)
            for child, number in self._steps(node, between, ahead):
                yield from self._descend(child, (*places, ahead), (*numbers, number))
            if between not in (LINK, "'"):
                return

    def _accept(self, pattern: Pattern, places: tuple[int, ...], numbers: tuple[Number, ...]) -> _Candidate | None:
        term = pattern.term
        foreign = places[-1] - places[0] + 1 - len(places)
        if foreign > term.gap:
            return None
        start, end = self.spans[places[0]][0], self.spans[places[-1]][1]
        if pattern.lead is not None:
            before = pattern.lead.search(self.text, max(0, start - MAX_EDGE), start)
            if before is None:
                return None
            start = before.start()
        if pattern.trail is not None:
            behind = pattern.trail.match(self.text, end)
            if behind is None:
                return None
            end = behind.end()
        if term.case is CaseMode.EXACT and not self._same_case(pattern, places):
            return None
        if self._in_compound(term, places[0], places[-1]):
            return None
        if _is_plain(term):
            word, alone = normal(pattern.words[0]), len(places) == 1
            if is_participle(self, places[0], word, term.targets, alone) or (alone and is_verb(self, places[0], word)):
                return None
        plural = term.kind not in _LITERAL and is_plural(self, places[0], numbers[pattern.head])
        surfaces = [self.surfaces[place] for place in places]
        inflected = any(
            surface != word and normal(surface) != word.lower()
            for surface, word in zip(surfaces, pattern.words, strict=True)
        )
        return _Candidate(start, end, len(places), pattern.order, term, plural, foreign, inflected)

    def _same_case(self, pattern: Pattern, places: tuple[int, ...]) -> bool:
        """Say whether capitals stand as in the entry; a text all in capitals and a sentence's first letter are free."""
        for nth, (word, place) in enumerate(zip(pattern.words, places, strict=True)):
            if self.surfaces[place] == word:
                continue
            surface = typography(self.surfaces[place])
            if surface == word or (word.isupper() and surface == word + "s"):  # « les APIs »
                continue
            if self.capitals and accents(surface) == accents(word.upper()):
                continue
            if nth == 0 and self._opens_sentence(place):
                surface = word[0] + surface[1:] if accents(surface[0]).lower() == accents(word[0]).lower() else surface
            if pattern.term.match is MatchMode.EXACT:
                if surface != word:
                    return False
            elif _shape(surface) != _shape(word):
                return False
        return True

    def _opens_sentence(self, place: int) -> bool:
        if place == 0:
            return True
        between = self.text[self.spans[place - 1][1] : self.spans[place][0]].strip(" \u00a0\u202f\t")
        return bool(between) and between[-1] in _SENTENCE_OPENERS and between not in HYPHENS

    def _in_compound(self, term: Term, first: int, last: int) -> bool:
        """Say whether an entry is only a part of a hyphenated word: `parole` in `porte-parole`, `chef de projet` in
        `sous-chef de projet`."""
        start, end = self.spans[first][0], self.spans[last][1]
        if term.kind not in (Kind.TERM, Kind.FORBIDDEN) and end - start > 1:
            return False
        text = self.text
        if end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].isalpha():
            return self.word(last + 1) not in _ENCLITIC
        if start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalpha():
            return self.word(first - 1) not in _DETACHED_PREFIX
        return False


def _rivals(terms: Sequence[Term]) -> dict[Term, tuple[str, ...]]:
    """Return for each entry the renderings of others that end in one of its own and are none of its own."""
    holders: dict[str, list[Term]] = {}
    for term in terms:
        for target in term.targets:
            holders.setdefault(target.lower(), []).append(term)
    found: dict[Term, dict[str, None]] = {}
    for term in terms:
        for target in map(str.lower, term.targets):
            for place in (place for place, sign in enumerate(target) if sign in " -"):
                for other in holders.get(target[place + 1 :], ()):
                    if other is not term and target not in map(str.lower, other.targets):
                        found.setdefault(other, {})[target] = None
    return {term: tuple(rivals) for term, rivals in found.items()}


def _is_plain(term: Term) -> bool:
    """Say whether an entry is an ordinary word that may be inflected, not a name or one that is asked for exactly."""
    return term.kind in (Kind.TERM, Kind.FORBIDDEN) and term.match is MatchMode.INFLECTED


def _shape(word: str) -> tuple[bool, bool]:
    """Return how a word is capitalised, regardless of its length."""
    return word[:1].isupper(), len(word) > 1 and word.isupper()
