"""The translation memory: what was translated before, by whom, and how to find it again."""

from translate.memory.entry import Entry, Match, MatchKind, machine_key, normalise
from translate.memory.fuzzy import Difference, word_difference
from translate.memory.store import Memory, Stats, Storing, default_path

__all__ = [
    "Difference",
    "Entry",
    "Match",
    "MatchKind",
    "Memory",
    "Stats",
    "Storing",
    "default_path",
    "machine_key",
    "normalise",
    "word_difference",
]
