"""Times of sport: `9"91`, `1'44"22`, `4'02"`, « 9 s 58 »."""

from __future__ import annotations

import re

from translate.repair.dates import DIGIT

_PRIME, _TWO_PRIMES = "['’′]", "(?:[\"”″]|''|’’|′′)"
# Times of sport: « 9"91 », « 1'44"22 », « 4 h 12'35" ». Without hours and hundredths, « 6'2" » may be feet and inches,
# « 4'02" » and « 2'51" » are not, nor is « en 4'10" ». Degrees have such minutes too: « 48°51'24" ».
PRIMES = re.compile(
    rf"(?<![\w⟪.,:'’\"°])(?<!°\s)(?P<in>(?<=\b[eE]n\s))?(?:(?P<hours>\d{{1,2}})\s?[hH]\s?(?=\d{{1,2}}\s?{_PRIME}))?"
    rf"(?:(?P<minutes>\d{{1,2}})\s?{_PRIME}\s?)?(?P<seconds>(?P<no_inches>0\d|1[2-9]|[2-5]\d)|\d{{1,2}})\s?{_TWO_PRIMES}"
    r"(?:(?P<hundredths>\d{1,3})|(?(hours)|(?(minutes)(?(in)|(?(no_inches)|(?!)))|(?!))))"
    rf"(?![\w{_PRIME[1:-1]}\"])"
)
_SECONDS = re.compile(r"\b[Ee]n\s+(?P<seconds>\d{1,2})\s?s\s?(?P<hundredths>\d{2})(?!\w)")
_WITH_MINUTES = re.compile(r"\d+:\d+,\d+")
_MARKED = re.compile(
    rf"(?<![\w⟪.,:'’\"])(?:\d{{1,2}}\s?[hH]\s?)?\d{{1,2}}\s?{_PRIME}\s?\d{{1,2}}\s?{_TWO_PRIMES}(?!\w)"
)
_SAID_MARK = r"\s?(?:['’′:hH]|hours?)\s?"
_QUOTATION = re.compile('["“”„«»]')


def measured(source: str, text: str) -> str:
    """Write the source's times of sport in English: `1'44"22` → `1:44.22`, « en 9 s 58 » → `9.58 seconds`.

    A stop that a machine put inside the seconds' mark, as into a quotation, comes out of it: `6'2."` → `6'2".`
    """
    if not _QUOTATION.search(_MARKED.sub("", source)):  # else the mark may be that of a quotation
        for match in _MARKED.finditer(source):
            text = _stop_outside(match, text)
    for match in PRIMES.finditer(source):
        text = _copied_primes(match).sub(chronometer(match), text, count=1)
    for match in _SECONDS.finditer(source):
        seconds, hundredths = match["seconds"], match["hundredths"]
        same = rf"(?<![\d,.:]){seconds}\s?(?:s|seconds?)\s?{hundredths}(?!\w)"
        text = re.sub(same, f"{seconds}.{hundredths} seconds", text, count=1)
    return text


def chronometer(match: re.Match[str]) -> str:
    """Return the English of what `PRIMES` found: `9.91 seconds`, `1:44.22`, `4:12:35`, `4:02`."""
    hours, minutes = match["hours"], match["minutes"]
    told = match["seconds"] + (f".{match['hundredths']}" if match["hundredths"] else "")
    if not minutes:
        return f"{told} seconds"
    told = f"{minutes}:{told if match['seconds'][1:] else '0' + told}"
    return f"{hours}:{told if minutes[1:] else '0' + told}" if hours else told


def in_decimals(text: str, point: str) -> str:
    """Return a text with times of sport in decimals, as long as it was: `9,91` for `9"91`, `1:44,22` for `1'44"22`."""
    return PRIMES.sub(lambda match: _decimal(match, point), text) if DIGIT.search(text) else text


def without_minutes(text: str) -> str:
    """Return a text without the times of sport that have minutes and fractions of a second: `1'44"22`, `1:44,22`."""
    rest = PRIMES.sub(lambda match: " " if match["minutes"] and match["hundredths"] else match[0], text)
    return _WITH_MINUTES.sub(" ", rest)


def _decimal(match: re.Match[str], point: str) -> str:
    if not match["hundredths"]:
        return match[0]
    told = re.sub(rf"(\d+\s?){_TWO_PRIMES}", lambda seconds: _seconds(seconds, point), match[0])
    return re.sub(_PRIME, ":", told)


def _seconds(match: re.Match[str], point: str) -> str:
    return (match[1].rstrip() + point).rjust(len(match[0]), "0")  # `09,58` is as long as `9''58`


def _stop_outside(match: re.Match[str], text: str) -> str:
    figures = re.findall(r"\d+", match[0])
    inside = rf"(?<![\d.,:'’])({_SAID_MARK.join(figures)})([.,;:!?])\s?{_TWO_PRIMES}(?!\w)\2?"
    return re.sub(inside, lambda said: match[0] + said[2], text, count=1)


def _copied_primes(match: re.Match[str]) -> re.Pattern[str]:
    hours, minutes, hundredths = match["hours"], match["minutes"], match["hundredths"]
    lead = f"{hours}{_SAID_MARK}" if hours else ""
    lead += rf"{minutes}\s?{_PRIME}\s?" if minutes else ""
    end = rf"\s?{_TWO_PRIMES}\s?{hundredths}(?:\s?(?:s|sec|seconds?))?" if hundredths else rf"(?:\s?{_TWO_PRIMES})?"
    return re.compile(rf"(?<![\w⟪.,:'’]){lead}{match['seconds']}{end}(?!\w)")
