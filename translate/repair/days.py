"""Days told together, one month for several: « les 2, 3 et 4 juin », « du lundi 3 au vendredi 7 juin »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.repair.calendar import MONTH, WEEKDAY, month, weekday
from translate.repair.style import Style

# What a date is of: "the September 11 attacks", but "September 11 has changed".
NAMED_BY = re.compile(
    r"\s+(?:attacks?|bombings?|shootings?|terror\w*|parades?|ceremon\w+|celebrations?|festivities|holidays?|weekend"
    r"|demonstrations?|march(?:es)?|revolution|commission|memorial|victims?|hijackers?)\b"
)
MOST = 12  # days of one row
_DAY = rf"(?:les?\s+|(?<=\bet )du\s+)?(?:{WEEKDAY},?\s+)?(?:[12]?\d|3[01]|0[1-9])(?:er)?(?!\d)"
_JOINT = r"(?:,\s+|\s*[–-]\s*|\s+(?:au|et|à|ou)\s+)"
_ROW = re.compile(
    r"(?<![\w⟪/.,-])(?P<lead>(?:du|de|entre)\s+)?"
    rf"(?P<days>(?:{_DAY}(?:\s+{MONTH})?{_JOINT}){{1,{MOST - 1}}}{_DAY}\s+{MONTH})(?:\s+(?P<year>\d{{4}})\b(?!-\w))?",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?P<les>les\s+)?(?:le\s+|(?P<again>du\s+))?(?:(?P<weekday>{WEEKDAY}),?\s+)?(?P<day>\d+)(?:er)?"
    rf"(?:\s+(?P<month>{MONTH}))?(?P<joint>{_JOINT})?",
    re.IGNORECASE,
)
_LEADS = {"du": "from ", "de": "from ", "entre": "between "}
_JOINTS = {"au": " to ", "à": " to ", "et": " and ", "ou": " or ", ",": ", "}
_SAID_JOINT = r"(?:\s*,\s*(?:(?:and|or|to)\s+)?|\s+(?:to|and|or|until|till|through)\s+|\s?[–-]\s?)(?:(?:from|on)\s+)?"
_UP_TO = re.compile(r"\s(?:to|until|till|through)\s+$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a row, in English words. `told` says that the French names its month beside it; `joint` is the English
    of what stands between it and the next."""

    number: int
    month: str
    told: bool
    weekday: str
    joint: str


@dataclass(frozen=True, slots=True)
class Days:
    """Two days or more that stand together at `start` to `end` of a French text; `lead` is the English of « du » or
    « entre » before them."""

    start: int
    end: int
    lead: str
    days: tuple[Day, ...]
    year: str

    def written(self, style: Style) -> str:
        """Return the days as the locale writes them: `from June 2 to 4, 2024`, `Monday 3 and Tuesday 4 June`."""
        return self._written([day.joint for day in self.days[:-1]], self.year, style)

    def rewritten(self, text: str, style: Style) -> str:
        """Return an English text with these days, where they stand in a row of their own, as the locale writes them."""
        year = rf"(?P<year>,?\s+{self.year}\b)?" if self.year else "(?P<year>(?!))?"
        row = "".join(
            f"{_said(day)}(?P<joint{place}>{_SAID_JOINT})" if place + 1 < len(self.days) else _said(day)
            for place, day in enumerate(self.days)
        )
        return re.sub(
            rf"(?P<on>\b[Oo]n\s+)?(?P<the>\b[Tt]he\s+)?(?<![\d.,:⟪])\b{row}(?!\d){year}",
            lambda said: self._again(said, style),
            text,
        )

    def _again(self, said: re.Match[str], style: Style) -> str:
        if not any(day.month in said[0] for day in self.days):
            return said[0]
        joints = [said[f"joint{place}"] for place in range(len(self.days) - 1)]
        on = said["on"] or ""
        if on and self.lead == "from " and _UP_TO.search(joints[0]):
            on = "From " if on[0] == "O" else "from "
        the = (said["the"] or "") if NAMED_BY.match(said.string, said.end()) else ""
        return on + the + self._written(joints, self.year if said["year"] else "", style)

    def _written(self, joints: list[str], year: str, style: Style) -> str:
        parts: list[str] = []
        begins = True  # a month tells of the days to the next one that the French names
        for day, joint in zip(self.days, [*joints, ""], strict=True):
            if style.american:
                parts += [f"{day.weekday}, " if day.weekday else "", f"{day.month} " if begins or day.weekday else ""]
                parts += [str(day.number), "," if day.weekday and joint and not joint.lstrip().startswith(",") else ""]
            else:
                parts += [
                    f"{day.weekday} " if day.weekday else "",
                    str(day.number),
                    f" {day.month}" if day.told else "",
                ]
            parts.append(joint)
            begins = day.told
        comma = "," if style.american else ""
        return "".join(parts) + (f"{comma} {year}" if year else "")


def rows(text: str) -> Iterator[Days]:
    """Yield the days told together in a French text, in order.

    Those of one month ascend: in « chapitre 12, 3 et 4 juin » 12 is none. Commas alone join days after « les » only.
    """
    for match in _ROW.finditer(text):
        found = list(_ONE.finditer(match["days"]))
        first = len(found) - 1
        while first and (found[first - 1]["month"] or int(found[first - 1]["day"]) < int(found[first]["day"])):
            first -= 1
        chosen = found[first:]
        if len(chosen) < 2 or not (chosen[0]["les"] or any(one["joint"].strip() != "," for one in chosen[:-1])):
            continue
        lead = _LEADS[match["lead"].strip().lower()] if match["lead"] and not first else ""
        start = match.start("days") + chosen[0].start() if first else match.start()
        yield Days(start, match.end(), lead, tuple(_days(chosen)), match["year"] or "")


def _days(found: list[re.Match[str]]) -> Iterator[Day]:
    for place, one in enumerate(found):
        named = next(other["month"] for other in found[place:] if other["month"])
        joint = (one["joint"] or "").strip().lower()
        joint = _JOINTS.get(joint, "–") if joint else ""
        if place + 1 < len(found) and found[place + 1]["again"]:
            joint += "from "
        day = weekday(one["weekday"]) if one["weekday"] else ""
        yield Day(int(one["day"]), month(named), one["month"] is not None, day, joint)


def _said(day: Day) -> str:
    on = rf"(?:{day.weekday}|{day.weekday[:3]}\.),?\s+(?:the\s+)?" if day.weekday else ""
    number = rf"0?{day.number}(?:st|nd|rd|th)?(?!\d)"
    return rf"(?:the\s+)?{on}(?:{day.month}\s+(?:the\s+)?{number}|{number}(?:\s+(?:of\s+)?{day.month}\b)?)"
