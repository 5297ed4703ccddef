"""Days told together, one month for several: « les 2, 3 et 4 juin », « du lundi 3 au vendredi 7 juin »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.repair.calendar import MONTH, WEEKDAY, month, weekday
from translate.repair.style import Style

# What a date is of: "the September 11 attacks", but "September 11 has changed".
_EVENT = re.compile(
    r"\s+(?:attacks?|bombings?|shootings?|terror\w*|parades?|ceremon\w+|celebrations?|festivities|holidays?|weekend"
    r"|demonstrations?|march(?:es)?|revolution|commission|memorial|victims?|hijackers?)\b"
)
# Where French has the date behind « du » (« le match du 14 juin »), any word but these: "the June 14 match".
_NO_NOUN = (
    r"the|an?|this|that|these|those|some|all|any|each|every|no|not|and|or|but|nor|so|yet|than|then|also|only|already|still|just"
    r"|even|again|here|there|however|therefore|thus|to|until|till|through|in|on|at|of|off|for|from|by|with|without|within|as"
    r"|about|around|after|before|since|during|between|among|against|into|onto|over|under|up|down|out|upon|via|near|behind"
    r"|is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|ought"
    r"|i|he|she|it|they|we|you|his|her|its|their|our|my|your|who|whose|which|what|when|where|why|how|while|because|if"
    r"|unless|although|though|whether|following|according|regarding|concerning|including|[a-z]+ly|[a-z]{2,}ed"
)
_NOUN = re.compile(rf"\s+(?!(?:{_NO_NOUN})\b)[^\W\d_]", re.IGNORECASE)
_OF = re.compile(r"(?<!partir )(?<!compter )(?<!delà )\b(?:du|des)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"(?:,?\s+(?:1\d|20)\d\d\b)?,?(?=\s)")
_LONGEST_OF = 16  # characters: « à partir du »
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
    « entre » before them. `of_noun` says that they may be told of what stands before: « le sommet des 3 et 4 mai »."""

    start: int
    end: int
    lead: str
    days: tuple[Day, ...]
    year: str
    of_noun: bool

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
        the = (said["the"] or "") if is_before_noun(said.string, said.end(), of_noun=self.of_noun) else ""
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
        of_noun = lead == "from " or is_of_noun(text, start)
        yield Days(start, match.end(), lead, tuple(_days(chosen)), match["year"] or "", of_noun)


def is_of_noun(text: str, start: int) -> bool:
    """Tell whether a date of a French text may be told of the noun before it: « le match du 14 juin »."""
    return _OF.search(text, max(0, start - _LONGEST_OF), start) is not None


def is_before_noun(text: str, end: int, *, of_noun: bool) -> bool:
    """Tell whether the date that ends here in an English text, or with its year, stands before what it is of, so that
    the article before it is the noun's: "the June 14, 2024, match"."""
    year = _YEAR.match(text, end)
    end = year.end() if year else end
    return (_NOUN if of_noun else _EVENT).match(text, end) is not None


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
