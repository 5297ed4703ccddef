"""Times of sport: `9"91`, `1'44"22`, « 9 s 58 »."""

from __future__ import annotations

import re

from translate.repair.dates import DIGIT

_PRIME, _TWO_PRIMES = "['’′]", "(?:[\"”″]|''|’’|′′)"
# Times of sport: « 9"91 », « 1'44"22 », « 4 h 12'35" ». Without hours and hundredths, « 6'2" » may be feet and inches.
PRIMES = re.compile(
    rf"(?<![\w⟪.,:'’\"])(?:(?P<hours>\d{{1,2}})\s?[hH]\s?(?=\d{{1,2}}\s?{_PRIME}))?(?:(?P<minutes>\d{{1,2}})\s?{_PRIME}\s?)?"
    rf"(?P<seconds>\d{{1,2}})\s?{_TWO_PRIMES}(?:(?P<hundredths>\d{{1,3}})|(?(hours)|(?!)))(?![\w{_PRIME[1:-1]}\"])"
)
_SECONDS = re.compile(r"\b[Ee]n\s+(?P<seconds>\d{1,2})\s?s\s?(?P<hundredths>\d{2})(?!\w)")
_WITH_MINUTES = re.compile(r"\d+:\d+,\d+")


def measured(source: str, text: str) -> str:
    """Write the source's times of sport in English: `1'44"22` → `1:44.22`, « en 9 s 58 » → `9.58 seconds`."""
    for match in PRIMES.finditer(source):
        text = _copied_primes(match).sub(chronometer(match), text, count=1)
    for match in _SECONDS.finditer(source):
        seconds, hundredths = match["seconds"], match["hundredths"]
        same = rf"(?<![\d,.:]){seconds}\s?(?:s|seconds?)\s?{hundredths}(?!\w)"
        text = re.sub(same, f"{seconds}.{hundredths} seconds", text, count=1)
    return text


def chronometer(match: re.Match[str]) -> str:
    """Return the English of what `PRIMES` found: `9.91 seconds`, `1:44.22`, `4:12:35`."""
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


def _copied_primes(match: re.Match[str]) -> re.Pattern[str]:
    hours, minutes, hundredths = match["hours"], match["minutes"], match["hundredths"]
    lead = rf"{hours}(?:\s?(?:[hH]|hours?)\s?|:)" if hours else ""
    lead += rf"{minutes}\s?{_PRIME}\s?" if minutes else ""
    end = rf"\s?{_TWO_PRIMES}\s?{hundredths}(?:\s?(?:s|sec|seconds?))?" if hundredths else rf"(?:\s?{_TWO_PRIMES})?"
    return re.compile(rf"(?<![\w⟪.,:'’]){lead}{match['seconds']}{end}(?!\w)")
