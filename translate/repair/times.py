"""Times of day and lengths of time, as the locale writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.repair.always import ALWAYS, always
from translate.repair.calendar import MONTH, WEEKDAY
from translate.repair.chronometer import measured
from translate.repair.hours import (
    TIME,
    clock_face,
    is_at,
    is_length,
    is_open,
    is_time_of_day,
    leaves_no_doubt,
    length_in,
)
from translate.repair.parts_of_day import PART_OF_DAY, is_late
from translate.repair.style import Style

_OUT_OF = r"\s?(?:[/:]|(?:on|to|of|out of|over|from)\b)\s?"
_TWO_STOPS = re.compile(r"(?<=[ap]\.m\.)\.")
# A clock that tells its half of the day needs it no more: "9:00 in the morning", "9 p.m. at night".
_SAID_AGAIN = {
    "a": r"(?:\s+(?:in the morning|at night|(?i:a\.?m)\b\.?))?",
    "p": r"(?:\s+(?:in the (?:afternoon|evening)|at night|(?i:p\.?m)\b\.?))?",
}

# « le 12/03/2024 à 18:45 » is at that time, though a machine goes on "to" it.
_AT_ON_DAY = re.compile(
    rf"(?:\d/\d{{2,4}}|\b(?:{MONTH}(?:\s+(?:19|20)\d\d)?|{WEEKDAY}|hier|demain|aujourd['’]hui))\s*,?\s+à\s+"
    r"(?P<time>(?:[01]?\d|2[0-3]):[0-5]\d)(?![:\d])",
    re.IGNORECASE,
)


def times(source: str, text: str, style: Style) -> str:
    """Write the source's times of day as the locale does: `14 h 30` → `2:30 p.m.` (en-US) or `14:30` (en-GB)."""
    text = measured(source, text)
    found = list(TIME.finditer(source))
    lengths = [match for match in found if is_length(match, source)]
    # Where French leaves it open the machine's reading stays, and is written as the locale does.
    said_when = [
        match
        for match in found
        if is_time_of_day(match, source) or (is_open(match, source) and _reads_as_time(match, text))
    ]
    # What says when and what says how long in the same figures cannot be told apart in English.
    twice = {clock_face(match) for match in said_when} & {clock_face(match) for match in lengths}
    for match in lengths:
        if clock_face(match) not in twice:
            text = _length(match, source, text)
    written: list[tuple[int, int]] = []  # where the times so far stand in the translation
    todo = [match for match in said_when if clock_face(match) not in twice]
    for forms in (_right, _wrong):  # what is right for one time is not to be taken for another
        left = []
        for match in todo:
            span = _place(forms(match, source), text, written)
            if span is None:
                left.append(match)
                continue
            time = clock(hour_of(match, source), match["minute"] or "00", style)
            text = _write(text, span, time, written, is_at(source[: match.start()]))
        todo = left
    for match in ALWAYS.finditer(source):
        hours, days = match["hours"], match["days"]
        copied = (
            rf"{hours}(?:\s?(?:[hH]|heures?|hours?|[ap]\.m\.))?{_OUT_OF}24(?:\s?(?:[hH]|hours?))?"
            if hours
            else rf"{days}\s?(?:[jJ]|jours?|days?){_OUT_OF}7(?:\s?(?:[jJ]|days?))?"
        )
        text = re.sub(rf"(?<![\w⟪/.,:]){copied}(?![\w/:])", always(match), text, count=1)
    for match in _AT_ON_DAY.finditer(source):
        text = re.sub(rf"(?<=[\d,] )to (?={match['time']}(?![:\d]))", "at ", text)
    return _TWO_STOPS.sub("", text)


def hour_of(match: re.Match[str], source: str) -> int:
    """Return the hour of a time of day, that of « 8 h du soir » or « ce soir à 8 h » on a clock of twenty-four."""
    return int(match["hour"]) + 12 * is_late(match, source)


def _right(match: re.Match[str], source: str) -> tuple[str, ...]:
    """Return the pattern of a time of day as English tells it, with its half of the day."""
    hour, minute = hour_of(match, source), match["minute"]
    told = rf"[:.]{minute}" if minute else "(?::00)?"
    half_of_day = _half_of_day(hour)
    return (rf"0?{hour % 12 or 12}{told}\s?(?i:{half_of_day}\.?m)\b\.?(?!\w){_SAID_AGAIN[half_of_day]}",)


def _wrong(match: re.Match[str], source: str) -> tuple[str, ...]:
    """Return the patterns of what a machine made of a time of day, the likelier first: its figures, an hour that lost
    its minutes or the half of its day, or its unit."""
    hour, minute = int(match["hour"]), match["minute"]
    half, end = hour % 12 or 12, _SAID_AGAIN[_half_of_day(hour_of(match, source))]
    # "10 hours" is a length, unless the French or what stands before it says that it is none.
    no_length = "" if leaves_no_doubt(match, source) else rf"(?:(?<=\b[Aa]t {hour} )|(?<=\b[Uu]ntil {hour} ))"
    form = rf"0?{hour}(?:\s?(?:[hH]|heures?)|[\s-]?{no_length}hours?)"
    if minute:
        form += rf"\s?{minute}(?!\w|\s?min)"
    else:
        o_clock = rf"|{hour}\s?o['’]clock" if hour > 12 else ""
        if PART_OF_DAY.match(source, match.end()):  # which "8 o'clock" alone has lost
            o_clock = rf"|{half}\s?o['’]clock(?!\s+(?:in|at night|tonight|this|that)\b)"
        form = rf"(?:{form}(?:\s?00)?(?!\w){o_clock})"
    colon = "[:.]" if minute else ":"  # British English has « 14.30 », a number where no minutes are told
    meridiem = r"\s?(?i:[ap]\.?m)\b\.?"
    minutes = rf"0?(?:{hour}|{half}){colon}{minute or '00'}(?:{meridiem}|\s?hrs?\b)?(?!\w|[.,]\d|\s?[%€])"
    lost = rf"0?(?:{hour}|{half}){meridiem}(?!\w)"
    return rf"(?:{form}|{minutes}){end}", lost + end, "(?!)" if minute else _bare(hour, source)


def _half_of_day(hour: int) -> str:
    return "a" if hour < 12 else "p"


def _place(forms: Sequence[str], text: str, written: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where the first of these forms stands that the times so far have left."""
    for form in forms:
        for found in re.finditer(rf"(?<![\d:.,⟪€$£])(?:{form})", text):
            if not _within(found.span(), written):
                return found.span()
    return None


def _bare(hour: int, source: str) -> str:
    """Return a pattern of "at 20" without its unit, where an hour is one of the clock only and no other figure's."""
    alone = hour > 12 and len(re.findall(rf"(?<!\d){hour}(?!\d)", source)) == 1
    return rf"(?<=\b[Aa]t ){hour}(?=\s*(?:[,.;:!?)](?!\d)|(?:and|or)\b|$))" if alone else "(?!)"


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _write(text: str, span: tuple[int, int], time: str, written: list[tuple[int, int]], at: bool) -> str:
    """Write `time` in the place of `span`, behind "at" for "to" if `at`; the spans in `written` stay right."""
    before = text[: span[0]]
    before = f"{before[:-3]}at " if at and re.search(r"\bto $", before) else before
    shift = len(time) - (span[1] - span[0])
    written[:] = [(start + shift, end + shift) if start >= span[1] else (start, end) for start, end in written]
    written.append((span[0], span[0] + len(time)))
    return before + time + text[span[1] :]


def _reads_as_time(match: re.Match[str], text: str) -> bool:
    """Tell whether an English text has the hour of `match` as one of the clock, be it `18 p.m.`"""
    hour, minute = int(match["hour"]), match["minute"]
    half = rf"{hour % 12 or 12}(?::{minute or '00'}){'' if minute else '?'}\s?(?i:{_half_of_day(hour)}\.?m)\b"
    wrong = rf"|{hour}\s?(?i:[ap]\.?m)\b" if hour > 12 else ""
    return re.search(rf"(?<![\d:.,])(?:{half}{wrong})", text) is not None


def _length(match: re.Match[str], source: str, text: str) -> str:
    """Write a length of time that was copied, or taken for a time of day, in words: `3 h 30` → `3 hours 30 minutes`."""
    _, hours, minutes, seconds = length_in(match, source)
    hour = rf"0?{hours}\s?(?:[hH]|heures?|hours?)"
    if seconds:
        said = rf"{hour}\s?{minutes}\s?m(?:in(?:ute)?s?|n)\s?{seconds}\s?s(?:ec(?:ond)?s?)?(?!\w)"
    elif minutes:
        copied = rf"{hour}\s?{minutes}(?:\s?(?:min(?:ute)?s?|mn))?(?![\w:'’])"
        colon = rf"0?{hours}:{minutes}(?:\s?[ap]\.m\.)?(?![\w:'’-]|\.\d|\s?(?:[ap]\.?m\b|hrs?\b|h\b|hours?\b|min))"
        said = rf"(?:{copied}|{colon})"
    else:
        said = rf"0?{hours}\s?(?:[hH](?![\w/-])(?!\s?\d)|[ap]\.m\.)"
    return re.sub(rf"(?<![\d:.,⟪€$£-]){said}", length(hours, minutes, seconds), text)


def length_of(match: re.Match[str], source: str) -> tuple[int, str]:
    """Return where the length of time ends of which `match` has the hours, and its English: `2 h 05 min` is
    `2 hours 5 minutes`."""
    end, *told = length_in(match, source)
    return end, length(*told)


def length(hours: str, minutes: str = "", seconds: str = "") -> str:
    """Write a length of time in words, without what is nought of it."""
    counts = ((int(hours), "hour"), (int(minutes or 0), "minute"), (int(seconds or 0), "second"))
    written = (f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
    return " ".join(written) or "0 hours"


def clock(hour: int, minute: str, style: Style) -> str:
    """Write a time of day as the locale does."""
    if not style.american:
        return f"{hour}:{minute}"
    if (hour, minute) in {(0, "00"), (12, "00")}:
        return "midnight" if hour == 0 else "noon"
    minutes = "" if minute == "00" else f":{minute}"
    return f"{hour % 12 or 12}{minutes} {'a.m.' if hour < 12 else 'p.m.'}"
