"""How much of each day or week: « 24 h/24 et 7 j/7 » is 24 hours a day, 7 days a week."""

from __future__ import annotations

import re

from translate.repair.hours import UNIT

# But « format (12 h/24 h) » is that of a clock.
_FORMAT = rf"12\s?{UNIT}\s?/\s?24\s?{UNIT}"
_A_DAY = rf"(?P<hours>(?!{_FORMAT})\d{{1,2}})\s?{UNIT}\s?(?:/|sur\b)\s?24(?:\s?{UNIT})?(?![\w/])"
_A_WEEK = r"(?P<days>[5-7])\s?(?:[jJ]|jours?)\s?(?:/|sur\b)\s?7(?:\s?(?:[jJ]|jours?))?(?![\w/])"
# « 24 h/24 et 7 j/7 », « 7 jours sur 7 »: how much of each day or week.
ALWAYS = re.compile(rf"(?<![\w⟪/.,-])(?:{_A_DAY}|{_A_WEEK})")


def always(match: re.Match[str]) -> str:
    """Return the English of what `ALWAYS` found: `24 hours a day`, `7 days a week`."""
    return f"{match['hours']} hours a day" if match["hours"] else f"{match['days']} days a week"
