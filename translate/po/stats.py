"""Counting a catalogue: messages and words by state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translate.po.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Stats:
    """How many messages a catalogue has in each state, and how many words their `msgid`s hold.

    Words are what white space parts, as pocount counts them. Obsolete messages count in no other number.
    """

    path: str
    messages: int = 0
    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    obsolete: int = 0
    words: int = 0
    words_translated: int = 0
    words_fuzzy: int = 0
    words_untranslated: int = 0

    @property
    def percent(self) -> float:
        """The share of messages translated, from 0 to 100; 100 for none at all."""
        return 100.0 * self.translated / self.messages if self.messages else 100.0


def count(catalogue: Catalogue) -> Stats:
    """Count one catalogue."""
    numbers = {"translated": 0, "fuzzy": 0, "untranslated": 0}
    words = dict(numbers)
    obsolete = 0
    for entry in catalogue.entries:
        if entry.obsolete:
            obsolete += 1
            continue
        state = "untranslated" if not entry.translated else "fuzzy" if entry.fuzzy else "translated"
        numbers[state] += 1
        words[state] += len(entry.msgid.split()) + len((entry.msgid_plural or "").split())
    return Stats(
        path=catalogue.path,
        messages=sum(numbers.values()),
        obsolete=obsolete,
        words=sum(words.values()),
        words_translated=words["translated"],
        words_fuzzy=words["fuzzy"],
        words_untranslated=words["untranslated"],
        **numbers,
    )


def total(stats: Iterable[Stats]) -> Stats:
    """Add several catalogues up."""
    listed = list(stats)
    names = [name for name in Stats.__dataclass_fields__ if name != "path"]
    return Stats("total", **{name: sum(getattr(each, name) for each in listed) for name in names})
