"""French numbers in words, as far as a clock or a thermometer goes: `vingt et une`, `quarante-cinq`."""

from __future__ import annotations

_TO_SIXTEEN = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante"}


def _words() -> dict[str, int]:
    counts = {
        word: value for value, word in enumerate([*_TO_SIXTEEN.split(), "dix-sept", "dix-huit", "dix-neuf"], 1)
    } | {"une": 1}
    for ten, word in _TENS.items():
        counts |= {word: ten, f"{word}-et-un": ten + 1, f"{word}-et-une": ten + 1}
        counts |= {f"{word}-{unit}": ten + value for unit, value in counts.copy().items() if 2 <= value <= 9}
    return counts


_COUNTS = _words()
# The longest first, since « vingt » begins « vingt-deux ».
IN_WORDS = "|".join(word.replace("-", "[- ]") for word in sorted(_COUNTS, key=len, reverse=True))


def count(words: str) -> int:
    """Return what a match of `IN_WORDS`, or of figures, counts."""
    return int(words) if words.isdecimal() else _COUNTS[words.lower().replace(" ", "-")]
