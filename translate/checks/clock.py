"""Times and lengths of time in hours: `14 h 30` is `2:30 p.m.`, `1h30` is `1.5 hours`, `24 h` is a day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from translate.counts import ENGLISH, IN_WORDS, count

_SPACE = r"[ \u00a0\u2009\u202f]?"
_TIME = re.compile(
    rf"(?<![\d.,:/])(\d{{1,2}}){_SPACE}(?:(?:[hH]|heures?)(?![^\W\d_])(?:{_SPACE}(\d{{2}})(?!\d))?"
    rf"(?: et (demie?|quart)\b)?|[hH](\d{{2}})(?!\d)|:(\d{{2}})(?![\d:]))"
)
_MINUTES = {"demi": 30, "demie": 30, "quart": 15, "trois quarts": 45}
_LESS = rf"moins (?:le )?(?P<less>quart\b|(?:{IN_WORDS}|[1-9]|[12]\d)\b(?!{_SPACE}[%€$]|,\d))"  # before the hour
_TO_GO = re.compile(rf"{_SPACE}{_LESS}", re.IGNORECASE)
_SPOKEN = re.compile(
    rf"\b(?:(?P<twelve>midi|minuit)|(?P<hour>{IN_WORDS})[ \u00a0]heures?)\b"
    rf"(?: et (?P<past>demie?|quart|trois quarts)\b| {_LESS}| (?P<minute>{IN_WORDS})\b)?"
    r"(?: (?:minutes )?(?:du (?P<early>matin)|(?P<late>du soir|de l['’]après-midi)))?",
    re.IGNORECASE,
)
# « 24 h/24 », « 24 heures sur 24 », and how English says it.
_ALL_DAY = re.compile(rf"{_SPACE}/{_SPACE}24(?!\d)|[ \u00a0]sur[ \u00a0]24(?!\d)")
_NON_STOP = re.compile(
    r"\ba?round[- ]the[- ]clock\b|\b24/7\b|\b(?:day and night|night and day|non-?stop|at all hours|all day)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:à|vers|dès|avant|après|jusqu['’]à|est|était|sera)\s+$", re.IGNORECASE)
_FAR = re.compile(r" (?:de|d['’]) ?(?!la\b|l['’])[^\W\d_]")
_HOURS_OF_ONE = 5  # « cinq heures » may be so long, « dix heures trente » is on a clock
_WORDS = {15: "quarter", 30: "half", 45: "quarter"}
_TO = re.compile(r"\b(?:quarter|five|ten|twenty|twenty-five|\d{1,2})(?: minutes)? to (\w+)", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:soir\w*|nuit\w*|minuit|midi|après-midi|p\.? ?m|a\.? ?m|matin\w*|aube|dîner|nocturnes?|journée)\b",
    re.IGNORECASE,
)
_CLOCK_WORDS = {word: hour for word, hour in ENGLISH.items() if hour <= 12} | {"noon": 12, "midnight": 12}


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
        days = re.search(r"\b(?:a|one|per|each|every|next|last) day\b|/day\b|\bdaily\b", english)
        return bool(days or _NON_STOP.search(english)) or (Fraction(self.hour, 24) in values and "day" in english)


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


def spoken(text: str) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the times of day that a French text has in words: the hours that each may be (of `huit heures` both, unless
    the text says which), and its minutes."""
    for match in _SPOKEN.finditer(text):
        hour = count(match["hour"]) if match["hour"] else {"midi": 12, "minuit": 0}[match["twelve"].lower()]
        part_told = match["twelve"] or match["early"] or match["late"] or hour > 12
        if hour > 24 or (hour <= _HOURS_OF_ONE and not part_told and not _says_when(match, text)):
            continue
        minutes = _MINUTES[match["past"].lower()] if match["past"] else count(match["minute"] or "0")
        total = 60 * (hour + (12 if match["late"] and hour < 12 else 0)) + minutes - _less(match)
        hour, minute = divmod(total % (24 * 60), 60)
        yield (hour,) if part_told else (hour, (hour + 12) % 24), minute


def _says_when(match: re.Match[str], text: str) -> bool:
    """Tell whether a few hours in words are a time: « à une heure dix », but not « à une heure dix de Paris »."""
    return _WHEN.search(text[: match.start()]) is not None and _FAR.match(text, match.end()) is None


def _less(match: re.Match[str]) -> int:
    less = match["less"]
    return 0 if not less else 15 if less.lower() == "quart" else count(less)


def shown(hours: Collection[int]) -> frozenset[int]:
    """Return the hours as a clock of twenty-four hours and one of twelve have them."""
    return frozenset(each for hour in hours for each in (hour, hour % 12 or 12))


def written(hours: Collection[int], minute: int) -> str:
    """Return the pattern of a time in English figures, in the right half of the day where only one hour is given."""
    forms = []
    for hour in hours:
        half, meridiem = hour % 12 or 12, rf"{_SPACE}{'a' if hour < 12 else 'p'}\.?m\b"
        other = rf"{_SPACE}{'p' if hour < 12 else 'a'}\.?m\b"
        forms += [rf"0?{each}[:.]{minute:02d}(?!{other})" for each in {hour, half}]
        forms += [rf"0?{half}(?:{meridiem}|{_SPACE}o['’]clock)"] if minute == 0 else []
    return "|".join(forms)


def times(text: str) -> tuple[Time, ...]:
    """Return the times of a French text, in order."""
    found = []
    for match in _TIME.finditer(text):
        hour, after, half, glued, colon = match.groups()
        minute = after or glued or colon or {"d": "30", "q": "15"}.get((half or "")[:1])
        if minute is not None and int(minute) > 59:
            continue
        told, end = None if minute is None else int(minute), match.end()
        if told is None and (less := _TO_GO.match(text, end)):
            hour, told, end = str((int(hour) - 1) % 24), 60 - _less(less), less.end()
        if int(hour) == 24 and told is None and (all_day := _ALL_DAY.match(text, end)):
            end = all_day.end()
        found.append(Time(int(hour), told, text[match.start() : end].strip(), match.start(), end))
    return tuple(found)
