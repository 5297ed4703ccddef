"""Names of months and days of the week, in full and shortened: « janvier », « 12 janv. 2022 », « dim. 3 mai »."""

from __future__ import annotations

MONTHS = {
    "janvier": "January", "février": "February", "fevrier": "February", "mars": "March", "avril": "April",
    "mai": "May", "juin": "June", "juillet": "July", "août": "August", "aout": "August", "septembre": "September",
    "octobre": "October", "novembre": "November", "décembre": "December", "decembre": "December",
}  # fmt: skip
DAYS = {
    "lundi": "Monday", "mardi": "Tuesday", "mercredi": "Wednesday", "jeudi": "Thursday", "vendredi": "Friday",
    "samedi": "Saturday", "dimanche": "Sunday",
}  # fmt: skip
# They are written with a full stop.
_SHORT_MONTHS = {
    "janv": "January", "févr": "February", "fév": "February", "avr": "April", "juil": "July", "juill": "July",
    "sept": "September", "oct": "October", "nov": "November", "déc": "December",
}  # fmt: skip
_SHORT_DAYS = {
    "lun": "Monday", "mar": "Tuesday", "mer": "Wednesday", "jeu": "Thursday", "ven": "Friday", "sam": "Saturday",
    "dim": "Sunday",
}  # fmt: skip
SHORT = rf"\b(?P<short>{'|'.join((*_SHORT_MONTHS, *_SHORT_DAYS))})\."
# Patterns, for any case; a hyphen behind a month makes it part of a name (« rue du 8-Mai-1945 »).
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b(?!-\w)|(?:{'|'.join(_SHORT_MONTHS)})\.)"
WEEKDAY = rf"(?:\b(?:{'|'.join(DAYS)})\b|\b(?:{'|'.join(_SHORT_DAYS)})\.)"


def month(french: str) -> str:
    """Return the English of a month, in full or shortened."""
    name = french.lower().rstrip(".")
    return MONTHS.get(name) or _SHORT_MONTHS[name]


def weekday(french: str) -> str:
    """Return the English of a day of the week, in full or shortened."""
    name = french.lower().rstrip(".")
    return DAYS.get(name) or _SHORT_DAYS[name]


def in_full(short: str) -> str:
    """Return the English of a shortened month or day."""
    return {**_SHORT_MONTHS, **_SHORT_DAYS}[short.lower()]
