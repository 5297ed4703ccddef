"""The dictionary of rare words and of phrases that a package may carry, written into what the model reads.

A small model cannot have met every word often. A package with a `lexicon.tsv` was trained to read, behind a rare
French word, what a dictionary made from its training data says of it (one or two English words), and to use or pass
over it as the sentence asks:

    Une licorne⟪a⟫ unicorn dort.

Of two to five words, or parts of a compound, that it has a meaning for as a whole, the beginning is told as well, and
no word of them alone:

    Elle a été⟪b⟫ mise en examen⟪a⟫ indicted.

A verb keeps its pronouns behind its meanings: `regrette⟪a⟫ regrets-t-elle`.

This is the source-side annotation of Dinu et al. 2019 with a weaker meaning than a glossary's: a hint, no order. Terms
in `⟦source⟨target⟧` are never hinted. Arthur et al. 2016 give a dictionary's probabilities to the output layer for the
same end; written into the source they need no change of the decoder.

The file: a line a word, `french[<TAB>english[<TAB>english]]`, UTF-8, the French form in small letters unless it is
mostly capitalised. A form without a meaning is one that the model knows, listed because it would else be taken for
another that lost its accents (« sur » for « sûr »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from glossary.fold import accents, typography
from translate.engine.protocol import HINT, PHRASE, Span
from translate.errors import ModelError

# Terms and marks are passed over; a word is letters alone, not part of a compound, an elision's head or an address.
_BEGINS = r"⟦[^⟧]*⟧|⟪\w⟫|(?<![\w@/.&%$\\-])"
_ENDS = r"(?![\w@/]|[.'’:-]\w)"
# The pronouns behind a verb are no part of a compound: « coupez-les », « regrette-t-elle », « parlez-m'en ».
_PRONOUNS = (
    r"(?:-(?i:t-)?(?i:je|tu|ils?|elles?|on|nous|vous|les?|la|lui|leur|moi|toi|ce|y|en|[mt]['’](?:en|y))\b){1,2}(?!-)"
)
_WORD = re.compile(rf"{_BEGINS}(?P<word>[^\W\d_]{{3,}})(?:(?={_PRONOUNS})|{_ENDS})")
# Words that one space, a hyphen or an elision joins.
_RUN = re.compile(rf"{_BEGINS}(?P<run>[^\W\d_]+(?:['’ -][^\W\d_]+)+){_ENDS}")
_LETTERS = re.compile(r"[^\W\d_]+")
LONGEST = 5  # words of a phrase; an elided one counts


def folded(text: str) -> str:
    """Return the form under which a phrase is listed."""
    return accents(typography(text)).lower()


@dataclass(frozen=True, slots=True)
class Hinted:
    """A source with its hints: `insertions` are (place in the hinted text, length, span of the word in the source)."""

    text: str
    insertions: tuple[tuple[int, int, Span], ...]

    def place(self, span: Span) -> Span:
        """Return where a span of the hinted text stands in the source; within a hint it is the hinted word."""
        start, end = span
        shift = 0
        for at, length, word in self.insertions:
            if start >= at + length:
                shift += length
            elif start >= at:
                return word
            else:
                break
        return start - shift, max(end - shift, start - shift)


class Lexicon:
    """French word forms and what they mean, most likely first.

    Meanings are kept as the file has them, joined by tabs, and taken apart when they are asked for: of a hundred
    thousand and more a text needs a few.
    """

    def __init__(self, entries: dict[str, str]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def look_up(self, word: str) -> tuple[str, ...]:
        """Return the meanings of a form as it stands, else of the form in small letters, else, where a word without
        accents is unknown, of the forms that it may have been."""
        for form in (word, lower := word.lower()):
            if (meanings := self._entries.get(form)) is not None:
                return tuple(meanings.split("\t")) if meanings else ()
        return self._without_accents(lower) if lower.isascii() else ()

    def _without_accents(self, word: str) -> tuple[str, ...]:
        """Return what an accented form that lost its accents means; where several are written so without, the likeliest
        meaning of the first and of the last."""
        firsts, lasts = self._accentless
        if (first := firsts.get(word)) is None:
            return ()
        meanings = tuple(self._entries[first].split("\t"))
        if (last := lasts[word]) == first:
            return meanings
        return tuple(dict.fromkeys((meanings[0], self._entries[last].split("\t")[0])))

    @cached_property
    def _accentless(self) -> tuple[dict[str, str], dict[str, str]]:
        """The first and the last accented form that each form without accents may be."""
        accented = [form for form, meanings in self._entries.items() if meanings and not form.isascii()]
        bare = accents("\n".join(accented)).lower().splitlines()
        return dict(zip(reversed(bare), reversed(accented), strict=True)), dict(zip(bare, accented, strict=True))

    def phrases(self, text: str) -> list[tuple[Span, tuple[str, ...]]]:
        """Return the spans of the phrases that it knows, the longest from the left, with their meanings."""
        found: list[tuple[Span, tuple[str, ...]]] = []
        for run in _RUN.finditer(text):
            if run["run"] is None:
                continue
            start = run.start()
            form = folded(run["run"])
            words = [match.span() for match in _LETTERS.finditer(run["run"])]
            forms = [match.span() for match in _LETTERS.finditer(form)]
            tied = [form[end : end + 1] == "-" for _, end in forms]  # to the next one: no part of a compound alone
            first = 0
            while first < len(words) - 1:
                for last in range(min(first + LONGEST, len(words)) - 1, first, -1):
                    if tied[last] or not (meanings := self._entries.get(form[forms[first][0] : forms[last][1]])):
                        continue
                    span = start + words[first][0], start + words[last][1]
                    found.append((span, tuple(meanings.split("\t"))))
                    first = last
                    break
                while tied[first]:
                    first += 1
                first += 1
        return found

    def hint(self, text: str) -> Hinted:
        """Return `text` with the meanings of each phrase and word it knows behind them."""
        made: list[str] = []
        insertions: list[tuple[int, int, Span]] = []
        last = length = 0

        def insert(at: int, added: str, span: Span) -> None:
            nonlocal last, length
            made.extend((text[last:at], added))
            insertions.append((at + length, len(added), span))
            length += len(added)
            last = at

        def insert_meanings(span: Span, meanings: tuple[str, ...]) -> None:
            insert(span[1], "".join(f"{HINT} {meaning}" for meaning in meanings), span)

        def insert_phrase(span: Span, meanings: tuple[str, ...]) -> None:
            # The space goes behind the symbol, so that the first word keeps its word-initial pieces.
            insert(span[0] - (text[span[0] - 1 : span[0]] == " "), PHRASE if span[0] else f"{PHRASE} ", span)
            insert_meanings(span, meanings)

        phrases = self.phrases(text) if self._has_phrases else []
        for match in _WORD.finditer(text):
            while phrases and phrases[0][0][0] <= match.start():
                insert_phrase(*phrases.pop(0))
            if match["word"] is None or match.start() < last or not (meanings := self.look_up(match["word"])):
                continue
            insert_meanings(match.span(), meanings)
        for phrase in phrases:
            insert_phrase(*phrase)
        return Hinted("".join((*made, text[last:])), tuple(insertions))

    @cached_property
    def _has_phrases(self) -> bool:
        return any(not form.isalpha() for form in self._entries)


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon; raises `ModelError` when it is not UTF-8 or a line has no form or more than two meanings."""
    entries: dict[str, str] = {}
    advice = "install the package again"
    try:
        with path.open(encoding="utf-8") as lines:  # one at a time: a whole list would cost as much memory again
            for number, line in enumerate(lines, 1):
                form, _, meanings = line.rstrip("\n").partition("\t")
                if not form or meanings.count("\t") > 1:
                    wrong = "has more than two meanings" if form else "begins with no French form"
                    raise ModelError(f"line {number} {wrong}", path=path, advice=advice)
                entries[form] = meanings
    except (OSError, ValueError) as error:
        raise ModelError("is not readable UTF-8", path=path, advice=advice) from error
    return Lexicon(entries)
