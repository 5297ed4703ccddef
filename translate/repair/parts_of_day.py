"""The part of the day that French tells with an hour: « 8 h du soir », « ce soir à 8 h » are 20:00 on a clock of
twenty-four."""

from __future__ import annotations

import re

from translate.repair.calendar import MONTH, WEEKDAY

PART_OF_DAY = re.compile(r"\s+(?:(?:du )?matin|(?P<late>(?:du )?soir|de l['’]après-midi))\b", re.IGNORECASE)
_DAY = rf"(?:hier|demain|{WEEKDAY}(?:\s+\d{{1,2}}(?:er)?\s+{MONTH})?)"
_EVENING = rf"(?:ce|le|{_DAY}(?:\s+au)?)\s+soir|(?:en|dans la|en début de|en fin de)\s+soirée"
_AFTERNOON = (
    rf"(?:cet|{_DAY})(?:\s+|-)après-midi|(?:dans|{_DAY}\s+dans)\s+l['’]après-midi|en\s+(?:début|fin)\s+d['’]après-midi"
)
_SAID = rf"(?:(?P<evening>{_EVENING})|(?P<afternoon>{_AFTERNOON}))"
_BEHIND = re.compile(
    rf",?\s+(?:(?P<morning>(?:ce|{_DAY})\s+matin|dans la matinée|en matinée)|{_SAID})\b", re.IGNORECASE
)
# « ce soir à 8 h », « lundi soir, de 8 h à 10 h », but « le soir jusqu'à 5 h »: by then it is over.
_BEFORE = re.compile(
    rf"\b{_SAID}\s*,?\s+(?:(?:à|vers|dès|à partir de|avant|après|peu (?:avant|après)|de|entre)\s+)?"
    r"(?:\d{1,2}\s?(?:h|heures)(?:\s?\d\d)?,?\s+(?:à|et|ou|puis)\s+(?:à\s+)?){0,3}$",
    re.IGNORECASE,
)
_NEAR = 60  # characters that tell of what part of the day an hour is
_EVENING_HOURS, _AFTERNOON_HOURS = range(5, 12), range(1, 8)


def is_late(match: re.Match[str], source: str) -> bool:
    """Tell whether an hour before noon that `hours.TIME` found is one after noon, by the part of the day that stands
    right behind it, or on either side with its day: « 8 h du soir », « 9 h hier soir », « samedi soir à 9 h »."""
    hour = int(match["hour"])
    part = PART_OF_DAY.match(source, match.end())
    if part is not None:
        return part["late"] is not None and hour < 12
    said = _BEHIND.match(source, match.end()) or _BEFORE.search(source, max(0, match.start() - _NEAR), match.start())
    if said is None or said.groupdict().get("morning"):
        return False
    return hour in (_EVENING_HOURS if said["evening"] else _AFTERNOON_HOURS)
