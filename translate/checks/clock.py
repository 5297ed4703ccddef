"""Times and lengths of time in hours: `14 h 30` is `2:30 p.m.`, `1h30` is `1.5 hours`, `24 h` is a day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

_SPACE = r"[ \u00a0\u2009\u202f]?"
_TIME = re.compile(
    rf"(?<![\d.,:/])(\d{{1,2}}){_SPACE}(?:(?:[hH]|heures?)(?![^\W\d_])(?:{_SPACE}(\d{{2}})(?!\d))?"
    rf"(?: et (demie?|quart)\b)?|[hH](\d{{2}})(?!\d)|:(\d{{2}})(?![\d:]))"
)
_WORDS = {15: "quarter", 30: "half", 45: "quarter"}
_TO = re.compile(r"\b(?:quarter|five|ten|twenty|twenty-five|\d{1,2})(?: minutes)? to (\w+)", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:soir\w*|nuit\w*|minuit|midi|après-midi|p\.? ?m|a\.? ?m|matin\w*|aube|dîner|nocturnes?|journée)\b",
    re.IGNORECASE,
)
_CLOCK_WORDS = {
    word: hour for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"noon": 12, "midnight": 12}


@dataclass(frozen=True, slots=True)
class _Half:
    """Noon or midnight: what says it in French and in English, and what may mean it besides."""

    name: str
    french: re.Pattern[str]
    french_too: re.Pattern[str]
    english: re.Pattern[str]
    english_too: re.Pattern[str]


_NOON = _Half(
    "noon",
    re.compile(
        rf"(?<![\w-])(?:(?:midi|^Midi)(?![\w-])|(?:à|vers|dès|avant|après) 12{_SPACE}h(?:eures)?(?!\w|{_SPACE}\d))"
    ),
    re.compile(rf"(?<!-)\bmidi\b|\b12{_SPACE}(?:[hH:]|heures)|\bdouze heures", re.IGNORECASE),
    re.compile(r"\b(?:noon|mid-?day|12(?:[:.]00)? ?p\.?m)\b", re.IGNORECASE),
    re.compile(r"\b(?:noon|lunch)", re.IGNORECASE),
)
_MIDNIGHT = _Half(
    "midnight",
    re.compile(r"\bminuit\b", re.IGNORECASE),
    re.compile(rf"nuit|\b(?:00?|24){_SPACE}(?:[hH:]|heures?)|\bdouze heures", re.IGNORECASE),
    re.compile(r"\b(?:mid-?night|12(?:[:.]00)? ?a\.?m)\b", re.IGNORECASE),
    re.compile(r"night\b", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day or a length of time in a French text, and its place; minutes are None where none are told."""

    hour: int
    minute: int | None
    text: str
    start: int
    end: int

    @property
    def hours(self) -> frozenset[int]:
        """The hours that may be said for it: on a clock of twelve, or of twenty-four."""
        return frozenset({self.hour, self.hour % 12, self.hour % 12 or 12, self.hour % 12 + 12, self.hour + 12})

    @property
    def readings(self) -> frozenset[Fraction]:
        """The numbers by which English may say it: hours, minutes, `6.30`, an hour and a half, days."""
        values = {Fraction(hour) for hour in self.hours} | {Fraction(self.hour, 24)}
        if self.minute:
            values |= {Fraction(f"{hour}.{self.minute:02d}") for hour in self.hours} | self._totals
            values |= {Fraction(hour * 100 + self.minute) for hour in self.hours}
            values |= {Fraction(self.minute), Fraction(60 - self.minute), Fraction((self.hour + 1) % 12 or 12)}
        return frozenset(values)

    @property
    def _totals(self) -> set[Fraction]:
        minutes = self.hour * 60 + (self.minute or 0)
        return {Fraction(minutes, 60), Fraction(minutes)}

    def lost(self, english: str, values: Collection[Fraction]) -> str | None:
        """Return what an English text lacks of it, in words (`values` are the text's numbers), or None."""
        if self.minute:
            written = "|".join(rf"0?{hour}{_SPACE}[:.h]?{_SPACE}{self.minute:02d}" for hour in self.hours)
            if self._totals & set(values) or re.search(rf"(?<!\d)(?:{written})(?!\d)", english):
                return None
        to = _TO.search(english) if self.minute and self.minute > 30 else None
        if to is not None:
            told = {Fraction(_CLOCK_WORDS.get(to[1].lower(), to[1] if to[1].isdecimal() else -1))}
            hours = {Fraction((self.hour + 1) % 12 or 12), Fraction(self.hour + 1)}
        else:
            told, hours = set(values), {Fraction(hour) for hour in self.hours}
        if not hours & told and not self._in_words(english, values):
            return f"the time {self.text} of the source is missing"
        word = _WORDS.get(self.minute or 0)
        if (
            not self.minute
            or Fraction(self.minute) in values
            or (to is not None and Fraction(60 - self.minute) in values)
            or (word and re.search(rf"\b{word}", english, re.IGNORECASE))
        ):
            return None
        return f"the minutes of {self.text} are missing"

    def in_wrong_half(self, english: str) -> bool:
        """Tell whether an English text has a.m. for p.m. or p.m. for a.m., and nothing right."""
        if self.hour > 23:
            return False
        hour = self.hour % 12 or 12
        minutes = rf"[:.]{self.minute:02d}" if self.minute else r"(?:[:.]00)?"
        half = rf"(?<![\d:.,])0?{hour}{minutes}{_SPACE}"
        right, wrong = ("p", "a") if self.hour >= 12 else ("a", "p")
        other = rf"(?<!\d){self.hour:02d}[:.](?!\d\d{_SPACE}[ap]\.?m)|(?<!\d){hour}{_SPACE}(?:to|and|-|–)(?!\d)"
        if self.hour > 12:
            other += rf"|(?<!\d){self.hour}(?!\d)"
        told = re.search(rf"{half}{right}\.?m\b|{other}", english, re.I)
        return told is None and bool(re.search(rf"{half}{wrong}\.?m\b", english, re.I))

    def _in_words(self, english: str, values: Collection[Fraction]) -> bool:
        if self.hour == 1 and re.search(r"\ban? (?:\w+ )?hour|\bhourly|\bper hour", english):
            return True
        if self.hour % 12 == 0 and re.search(r"\b(?:noon|midday|midnight)\b", english, re.IGNORECASE):
            return True
        if self.hour % 24:
            return False
        days = re.search(r"\b(?:a|one|per|each|every|next|last) day\b|/day\b|\bdaily\b|\bround.the.clock\b", english)
        return bool(days) or (Fraction(self.hour, 24) in values and "day" in english)


def halves(french: str, english: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is wrong, and where, if the English says midnight for noon or noon for midnight."""
    for half, other in ((_NOON, _MIDNIGHT), (_MIDNIGHT, _NOON)):
        match = other.english.search(english)
        if match is None or half.english.search(english) or half.english_too.search(english):
            continue
        if half.french.search(french) and not other.french_too.search(french):
            yield f"the time is {half.name} in the source, {other.name} here", match.start(), match.end()


def wrong_halves(french: str, english: str, found: Sequence[Time]) -> Iterator[str]:
    """Yield in words which times of the French stand in the other half of the day in the English.

    « 9 h du soir » and nine hours of work are no times of a clock of 24 hours: hours before noon are asked for only in
    texts that speak of no other part of the day.
    """
    hours = {time.hour for time in found}
    by_twelve = _LATER.search(french) is not None
    for time in found:
        if time.hour < 13 and (by_twelve or (time.hour + 12) % 24 in hours):
            continue
        if time.in_wrong_half(english):
            halves = ("before noon", "after noon") if time.hour < 12 else ("after noon", "before noon")
            yield f"the time {time.text} is {halves[0]} in the source, {halves[1]} here"


def times(text: str) -> tuple[Time, ...]:
    """Return the times of a French text, in order."""
    found = []
    for match in _TIME.finditer(text):
        hour, after, half, glued, colon = match.groups()
        minute = after or glued or colon or {"d": "30", "q": "15"}.get((half or "")[:1])
        if minute is not None and int(minute) > 59:
            continue
        told = None if minute is None else int(minute)
        found.append(Time(int(hour), told, match.group().strip(), match.start(), match.end()))
    return tuple(found)
