"""The dictionary of rare words and of phrases that a package may carry, written into what the model reads.

A small model cannot have met every word often. A package with a `lexicon.tsv` was trained to read, behind a rare
French word, what a dictionary made from its training data says of it (one or two English words), and to use or pass
over it as the sentence asks:

    Une licorne⟪a⟫ unicorn dort.

Of two to five words that it has a meaning for as a whole, the beginning is told as well, and no word of them alone:

    Elle a été⟪b⟫ mise en examen⟪a⟫ indicted.

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
_WORD = re.compile(r"⟦[^⟧]*⟧|⟪\w⟫|(?<![\w@/.&%$\\-])(?P<word>[^\W\d_]{3,})(?![\w@/]|[.'’:-]\w)")
# Words that one space or an elision joins.
_RUN = re.compile(r"⟦[^⟧]*⟧|⟪\w⟫|(?<![\w@/.&%$\\-])(?P<run>[^\W\d_]+(?:['’ ][^\W\d_]+)+)(?![\w@/]|[.'’:-]\w)")
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
        return self._unaccented.get(lower, ()) if lower.isascii() else ()

    @cached_property
    def _unaccented(self) -> dict[str, tuple[str, ...]]:
        """The meanings of each accented form under the form without accents; where several forms lost theirs, the
        likeliest meaning of each of the first two."""
        accented = [form for form, meanings in self._entries.items() if meanings and not form.isascii()]
        found: dict[str, tuple[str, ...]] = {}
        for form, bare in zip(accented, accents("\n".join(accented)).lower().splitlines(), strict=True):
            if bare not in self._entries:
                meanings = tuple(self._entries[form].split("\t"))
                others = found.get(bare)
                found[bare] = meanings if others is None else tuple(dict.fromkeys((others[0], meanings[0])))
        return found

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
            first = 0
            while first < len(words) - 1:
                for end in range(min(first + LONGEST, len(words)), first + 1, -1):
                    if meanings := self._entries.get(form[forms[first][0] : forms[end - 1][1]]):
                        span = start + words[first][0], start + words[end - 1][1]
                        found.append((span, tuple(meanings.split("\t"))))
                        first = end
                        break
                else:
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

        def insert_phrase(span: Span, meanings: tuple[str, ...]) -> None:
            # The space goes behind the symbol, so that the first word keeps its word-initial pieces.
            insert(span[0] - (text[: span[0]][-1:] == " "), PHRASE if span[0] else f"{PHRASE} ", span)
            insert(span[1], "".join(f"{HINT} {meaning}" for meaning in meanings), span)

        phrases = self.phrases(text) if self._has_phrases else []
        for match in _WORD.finditer(text):
            while phrases and phrases[0][0][0] <= match.start():
                insert_phrase(*phrases.pop(0))
            if match["word"] is None or match.start() < last or not (meanings := self.look_up(match["word"])):
                continue
            insert(match.end(), "".join(f"{HINT} {meaning}" for meaning in meanings), match.span())
        for phrase in phrases:
            insert_phrase(*phrase)
        return Hinted("".join((*made, text[last:])), tuple(insertions))

    @cached_property
    def _has_phrases(self) -> bool:
        return any(" " in form or "'" in form for form in self._entries)


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon; raises `ModelError` when it is not UTF-8 or a line has not one to three columns."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ModelError("is not readable UTF-8", path=path, advice="install the package again") from error
    for number, line in enumerate(lines, 1):
        if line.count("\t") > 2 or line[:1] in ("", "\t"):
            columns = len(line.split("\t")) if line.partition("\t")[0] else 0
            what = f"line {number} has {columns} columns where one to three were expected"
            raise ModelError(what, path=path, advice="install the package again")
    return Lexicon(dict(line.partition("\t")[::2] for line in lines))
