"""Reading the hours of a French text: « 20 h » says when something is or how long it lasts.

What stands before and behind tells; where it does not, an hour is open, and the machine's reading stays.
"""

from __future__ import annotations

import re

from translate.repair.calendar import DAYS, MONTH, WEEKDAY
from translate.repair.newscasts import is_newscast
from translate.repair.parts_of_day import PART_OF_DAY

# « 21H00 » as news agencies write it, but not the letter of « C2H6 » or « Meteor-2H ».
_NO_NAME = "".join(rf"(?<!{before}{figures})" for before in ("[A-Z]", "[A-GI-Za-z]-") for figures in (r"\d", r"\d\d"))
UNIT = rf"(?:h|heures?|{_NO_NAME}H)"
TIME = re.compile(
    rf"(?<![\d⟪/,.])(?P<hour>[01]?\d|2[0-3])\s?{UNIT}(?:\s?(?P<minute>[0-5]\d))?(?!\w)"
    r"(?!\s?/(?!\s?\d{1,2}\s?[hH])|\s?/\s?24(?!\d)|\s+sur\s+\d)"  # « 24 h/24 », but « 9 h-12 h / 14 h-18 h »
    r"(?!\s?(?:\d{1,2}\s?)?['’′]\s?\d)"  # « 4 h 12'35" »
)
_AT = re.compile(
    r"(?:\bà|\bvers|\bdès|\bjusqu['’]à|\bavant|\baprès|\bentre|\bet|\bde|\bpartir de|[(,–-]|^)\s*$", re.IGNORECASE
)
_DAY = (
    rf"(?:{WEEKDAY}(?:\s+(?:matin|midi|soir|après-midi))?(?:\s+\d{{1,2}}(?:er)?(?:\s+{MONTH})?)?"
    rf"|\d{{1,2}}(?:er)?\s+{MONTH})(?:\s+\d{{4}})?"
)
_ON_DAY = re.compile(rf"\b{_DAY}\s*[,:]?\s*$", re.IGNORECASE)  # « samedi 18 h »
_LABELLED = re.compile(r"[^\W\d_]\s*:\s*$")  # « Début : 20 h »; but « Rafting : 2 h »
# « samedi 18 heures » is told in full for either: « Il a dormi samedi 12 heures ».
_HOUR_AT = re.compile(
    r"(?:\b(?:à|vers|dès|jusqu['’]à|à partir de|il (?:est|était))"
    rf"|\b(?:de|du|dès|depuis|à|au|avant|après)\s+{_DAY}|\b{_DAY}\s*,|{WEEKDAY}\s+(?:matin|soir))\s*$",
    re.IGNORECASE,
)
# What leaves no doubt that a time of day is told: « Il est 8 heures », « à 10 heures », not « passe à 10 heures ».
_NO_DOUBT = re.compile(
    rf"(?:\b(?:vers|dès|à partir de|il (?:est|était))|\b(?:de|du|dès|depuis|à|au|avant|après)\s+{_DAY}|\b{_DAY}\s*,"
    rf"|{WEEKDAY}\s+(?:matin|soir)|(?P<at>(?<!['’])\bà))\s*$",
    re.IGNORECASE,
)
_MAY_COUNT = re.compile(r"\b(?:pass|mont|tomb|fix|éten)\w*\s+à\s*$", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:(?:limit|rédui|ramen|allong|augment|estim|évalu|condamn|supérieur|inférieur|équiva)\w*|s['’]él[eè]v\w+|élevée?s?"
    r"|port(?:ée?s?|er|ait)|prolong(?:ée?s?|er?|ent)|égale?s?|correspond(?:ent|ant|ait)?|droit)\s+à\s*$",
    re.IGNORECASE,
)
# Behind these a few hours are rather how long than when: « Visite (2 h) », « Laver après 2 h », « 2 h pour tout voir ».
_LOOSE = re.compile(r"(?:\bavant|\baprès|\(|(?<!midi)(?<!minuit)\s[–-]|^)\s*$", re.IGNORECASE)
_FIRST = re.compile(r"(?<![\d.,:/hH])(?<![hH] )(?P<hour>\d{1,2})(?:\s+à\s*|[–-])$")  # « 2 à 3 h »
_FIRST_IN_FULL = re.compile(rf"(?P<hour>\d{{1,2}})\s?{UNIT}(?:\s?[0-5]\d)?\s*(?:\bà|[–-])\s*$")  # « 22 h à 2 h »
_FROM = re.compile(r"\b[Dd]e\s*$")
_LAST = re.compile(r"\s*(?:à|[–-])\s*(?=\d)")
_CHANGES = re.compile(
    r"\b(?:pass|mont|tomb|rédui|augment|allong|prolong|ramen|port(?:é|er|ait))\w*[^.;:]{0,20}\bde\s*$",
    re.IGNORECASE,
)
# « à 2 h de Paris », but « Il part à 2 h de Paris », « à 2 h de ce matin ».
_AWAY = re.compile(
    rf"\s+(?:d[eu]s?\b|d['’])(?!\s*(?:mat|soir|la (?:nuit|matinée)|l['’](?:après|aube)|ce|\d|{'|'.join(DAYS)}))"
)
_LEAVES = re.compile(r"\b(?:part|départ|décoll)\w*[^.;:]{0,20}$", re.IGNORECASE)
# « à 8 h ou 9 h », « à 8, 9 ou 10 h »: what stands before the first says it of all.
_LINK = re.compile(
    r"(?<![\d.,:/])(?P<hour>\d{1,2})(?P<unit>\s?(?:h|heures?)(?:\s?[0-5]\d)?)?(?:,?\s+(?:ou|et|puis)|(?P<comma>,))\s+$",
    re.IGNORECASE,
)
_LONGEST_LINK = 24  # characters: « 10 heures 30, puis »
_NEAR = 160  # characters: no more of what stands before hours is read, be they hundreds in one text
_TO = re.compile(r"\b[Àà]\s*$")
# « de 9 h à 17 h », « 9 à 17 h », « jusqu'à 9 h »: up to when, not at what time; but « le 3 mars 2024 à 9 h », « le 3/4
# à 9 h », « lundi 3 à 9 h ».
_UNTIL = re.compile(
    r"(?:\d\s?(?:[hH]|heures?)(?:\s?\d\d)?(?!\w).{0,20}|(?<![\d/.,:-])(?<!\ble )(?<!di )(?<!che )\d{1,2}\s+"
    r"|\b(?:de|depuis|jusqu['’])\s*\S{0,12}\s*)à\s*$"
)
# « durera de 14 h à 15 h 30 »: hours from the morning on, told with minutes, are of the clock whatever stands before.
_SPAN = re.compile(
    rf"\b[Dd]e\s+(?P<first>1\d|2[0-3]|0?[89])\s?{UNIT}(?:\s?(?P<minute>[0-5]\d))?\s+à\s+"
    rf"(?P<last>1\d|2[0-3]|0?9)\s?{UNIT}\s?(?(minute)(?:[0-5]\d)?|[0-5]\d)(?!\w|\s?min|\s+(?:d['’]|de\b))"
)
_LONGEST_SPAN = 24  # characters: « de 10 heures 30 à 11 heures »
_LASTING = re.compile(
    r"\b(?:(?:pendant|durant|en|durée|dur\w+|de plus|moins|plus|semaine|journée|total|vol|marche|route)"
    r"(?:\s+de|\s+d['’])?|(?:vol|marche|route|pause|travail)\s*:)\s*$",
    re.I,
)
# What stands before a length of time for certain: « laissez reposer 1 h 30 ». Forms in full and in small letters, for
# « Passé 9 h 30 », « salle Fauré 10 h 30 » and « cuisine 9 h 30 - 12 h » tell the time.
_TAKES = re.compile(
    r"\b(?:(?:[Pp]endant|[Dd]urant|[Ee]n|dure(?:nt|r|ra|ront|rait)?|duré|durée(?:\s+totale)?|faut|fallait|faudra|fallu|met"
    r"|mettent|mettra|mettait|mis|mit|prend|prennent|prendra|prenait|reposer|mijoter|cuire|lever|mariner"
    r"|refroidir|attendre|attendu|[Cc]omptez|compter|[Aa]u bout|[Dd]ans|[Ss]ous"
    r"|(?:[Dd]urée(?:\s+(?:du|de la|des)\s+\w+)?|[Cc]uisson|[Rr]epos|[Pp]réparation|[Ss]ommeil|[Tt]rajet"
    r"|[Aa]utonomie|[Dd]élai|[Aa]ttente|[Mm]arche"
    r"|[Tt]otal|[Tt]emps(?: de \w+)?)\s*:)"
    r"(?:\s+(?:de|d['’]|les|environ|au moins|plus de|plus d['’]|près de|près d['’]))?)\s*$"
)
_LASTS = re.compile(
    r"\b(?:[Uu]ne?\s+[a-zéèêàâîôûç]+(?:\s+[a-zéèêàâîôûç]+)?\s+(?:de\s*|d['’])"
    # « enfournez pour 1 h 15 », « j'en ai pour 2 h 30 », but « prévu pour 5 h 30 ».
    r"|(?:[Ee]nfourne[rz]|cuire|mijoter|reposer|mariner|lever|au (?:four|frais|réfrigérateur|congélateur)"
    r"|en\s+(?:ai|as|a|avons|avez|ont|avais|avait|aurai|aura|aurez))\s+pour"
    r"|(?:trajets?|traversées?|randonnées?|boucles?|balades?)\b[^.;:()]{0,60}\()\s*$"
)
# « un film (2 h 28) », « Concert de 2 h 30 », « « Anora » (2 h 19) », but « la messe (2 h 30) » is at night.
_WORK = (
    r"\b(?:[Ff]ilms?|[Ll]ongs?[ -]métrages?|[Dd]ocumentaires?|[Rr]eportages?|[Cc]omédies?|[Dd]rames?|[Tt]hrillers?"
    r"|[Pp]olars?|[Ww]esterns?|[Bb]iopics?|[Dd]essins? animés?|[Tt]éléfilms?|[Ff]ictions?|[Ss]pectacles?|[Cc]oncerts?"
    r"|[Rr]écita(?:ls?|ux)|[Oo]péras?|[Bb]allets?)\b"
)
_WORK_LASTS = re.compile(
    rf"(?:{_WORK}(?:[^.;:()]{{0,60}}\(|(?:\s+[a-zéèêàâîôûç]+)?\s+(?:de\s*|d['’]))|[»”\"]⟪?\d*⟫?\s*\()\s*$"
)
_WORK_BY = re.compile(r"\),?\s+(?:(?:de|par|avec)\s+|d['’])⟪?\d*⟫?[A-ZÀÂÇÉÈÊÎÔ]")  # « Anora (2 h 19), de Sean Baker »
_HOURS_OF_ONE = 5  # « un film de 4 h 30 », but « un atelier de 9 h 30 »
# Alone in a cell or an item: « 1 h 30 », « 1 à 2 h », but « 02 h 15 » is on a clock.
_FEW_ALONE = re.compile(
    r"[(~≈+<>]?\s*(?:environ\s+)?"
    r"(?:[0-5]\s*(?:à|ou|-|–)\s*\d{1,2}\s?h|(?:[0-5]\s?h(?:\s?\d\d)?\s*(?:à|ou|et|-|–|/)\s*)?[0-5]\s?h)"
    r"(?:eures?)?(?:\s?\d\d)?(?:\s+environ)?\s*[).]?",
    re.IGNORECASE,
)
# « (1988, 2 h 28) », « (France, 1988, 2 h 28) », « (2 h 28, 1988) »: a film.
_YEAR_BEFORE = re.compile(r"\((?:[^()\d]*,\s*)?(?:19|20)\d\d,\s*$")
_YEAR_AFTER = re.compile(r",\s*(?:19|20)\d\d\)")
# « une nuit de 7 h 30 », « il a dormi 9 h », but « une nuit de 22 h à 6 h » and « l'express de nuit de 11 h 45 ».
_LASTS_LONG = re.compile(
    r"\b(?:(?:(?:une|des|[mts]a|[mts]es|leurs?)\s+nuits?|cuisson|attente|retards?|sommeil)\s+(?:de\s*|d['’])"
    r"|(?:dort|dorm\w+|travaill\w+|march(?:é|er|ait|aient|ons)|roul\w+|patient(?:é|er))\s+)$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\s*(?:à|-|–)\s*(?:\d|midi\b|minuit\b)")
_EVERY = re.compile(r"\b[Tt]outes les\s+(?:\d{1,2}\s*(?:à|ou|-|–)\s*)?$")  # « toutes les 4 à 6 h »
_TO_HOUR = re.compile(r"\s?[-–]\s?\d{1,2}\s?[hH](?:\s?\d\d)?\b(?!\s+(?:de\b|d['’]))")  # « 9h-12h »
_AFTERWARDS = re.compile(
    r"\s+(?:plus tard|plus tôt|de plus|de moins|de retard|d['’]avance|d['’]affilée"
    r"|par (?:jour|nuit|semaine|mois|an))\b"
)
# Minutes told as such, whatever stands before: « 2 h 47 min », « 2 h 5 min 30 s ».
_IN_MINUTES = re.compile(
    r"(?:\s?(?P<minute>[0-5]?\d))?\s?(?:min|mn|minutes?)\b(?:\s?(?P<seconds>[0-5]?\d)\s?(?:s|sec|secondes?)\b)?"
)
_DISTANT = re.compile(r"\s+(?:de\b|d['’])")  # « à 1 h 15 min de Paris », but « à 14 h 30 min »
_MINUTES = re.compile(r"\s?(?:min\b|mn\b|['’′]|\d)")
# « 12 h 30 de vol », « 3 h d'attente », but not « 14 h 30 de l'après-midi », « de ce jour », « de Paris ».
_OF = re.compile(r"\s+(?:de\s+(?!l[ae]?\b|ce)|d['’])(?=[^\W\d_])(?P<what>\w)")


def is_time_of_day(match: re.Match[str], source: str) -> bool:
    """Tell whether what `TIME` found says when rather than how long (« un vol de 3 h », « 35 heures »)."""
    before = _before(match, source)
    if PART_OF_DAY.match(source, match.end()) or _is_in_span(match, source) or is_newscast(match, source):
        return True
    if _LASTING.search(before) or _COUNTS.search(before) or is_length(match, source):
        return False
    if "heure" in match.group():
        said = _HOUR_AT.search(before) is not None or _is_part_of_span(match, source)
        return said and not _is_loose(match, source)
    if match["minute"] is not None or _TO_HOUR.match(source, match.end()) is not None:
        return True
    if _is_loose(match, source):
        return False
    labelled = _LABELLED.search(before) is not None and int(match["hour"]) > _HOURS_OF_ONE
    return labelled or any(each.search(before) is not None for each in (_ON_DAY, _AT, _HOUR_AT))


def leaves_no_doubt(match: re.Match[str], source: str) -> bool:
    """Tell whether a time of day can be no length, so that "10 hours" is a wrong English for it."""
    if PART_OF_DAY.match(source, match.end()) or _is_part_of_span(match, source) or is_newscast(match, source):
        return True
    before = _before(match, source)
    told = _NO_DOUBT.search(before)
    if told is None or not told["at"]:
        return told is not None
    few = int(match["hour"]) <= _HOURS_OF_ONE
    in_doubt = _MAY_COUNT.search(before) or _FIRST_IN_FULL.search(before) or _AWAY.match(source, match.end())
    return not (few or in_doubt)


def _is_part_of_span(match: re.Match[str], source: str) -> bool:
    """Tell whether hours span a day or a part of it: those of « de 8 heures à 20 heures », the last of « de 9 à 17 h ».

    A few hours may be as many of work, and so may those that something lasts or comes to.
    """
    before, hour = _near(source, match.start()), int(match["hour"])
    if (first := _FIRST_IN_FULL.search(before)) is not None:
        few = max(int(first["hour"]), hour) <= _HOURS_OF_ONE
    elif (first := _FIRST.search(before)) is not None:
        few = not (int(first["hour"]) > _HOURS_OF_ONE and hour > 12 and _FROM.search(before, 0, first.start()))
    elif (last := _LAST.match(source, match.end())) and (other := TIME.match(source, last.end())):
        few = max(int(other["hour"]), hour) <= _HOURS_OF_ONE or is_length(other, source)
    else:
        return False
    before = before[: first.start()] if first else before
    return not (few or _LASTS.search(before) or _CHANGES.search(before))


def is_open(match: re.Match[str], source: str) -> bool:
    """Tell whether what `TIME` found may be a time of day and a length: « Concert 20 h », « Il a dansé 20 h ».

    A few hours of which nothing says when are none.
    """
    if is_time_of_day(match, source) or is_length(match, source):
        return False
    return int(match["hour"]) > _HOURS_OF_ONE or _is_loose(match, source)


def _is_loose(match: re.Match[str], source: str) -> bool:
    """Tell whether a few full hours stand where nothing says for certain when: « (2 h) », « 2 à 3 h »."""
    if int(match["hour"]) > _HOURS_OF_ONE or match["minute"] or PART_OF_DAY.match(source, match.end()):
        return False
    before = _near(source, match.start())
    if _FIRST_IN_FULL.search(before) or source[match.end() :].lstrip().startswith(":"):
        return False
    return _LOOSE.search(before) is not None or _FIRST.search(before) is not None


def is_length(match: re.Match[str], source: str) -> bool:
    """Tell whether what `TIME` found is a length of time for certain."""
    if _is_in_span(match, source):
        return False
    before, short = _before(match, source), int(match["hour"]) <= _HOURS_OF_ONE
    told = _IN_MINUTES.match(source, match.end())
    if told and not (_HOUR_AT.search(before) and _DISTANT.match(source, told.end()) is None):
        return True
    if _MINUTES.match(source, match.end()):
        return False
    if short and _TO.search(before) and _AWAY.match(source, match.end()) and not _LEAVES.search(before):
        return True
    if _FEW_ALONE.fullmatch(source.strip()) is not None:
        return True
    return (
        ((of := _OF.match(source, match.end())) is not None and of["what"].islower())
        or _TAKES.search(before) is not None
        or _EVERY.search(before) is not None
        or (short and _lasts_short(match, source, before))
        or (_LASTS_LONG.search(before) is not None and _UP_TO.match(source, match.end()) is None)
        or _AFTERWARDS.match(source, match.end()) is not None
    )


def _is_in_span(match: re.Match[str], source: str) -> bool:
    near, end = max(0, match.start() - _LONGEST_SPAN), match.end() + _LONGEST_SPAN
    spans = _SPAN.finditer(source, near, end)
    return any(span.start() < match.start() < span.end() and int(span["first"]) < int(span["last"]) for span in spans)


def _lasts_short(match: re.Match[str], source: str, before: str) -> bool:
    """Tell whether a few hours are those of a work, a way or the like, by what stands around them."""
    if PART_OF_DAY.match(source, match.end()):
        return False
    return (
        _LASTS.search(before) is not None
        or (int(match["hour"]) > 0 and _WORK_LASTS.search(before) is not None)
        or (before.endswith("(") and _WORK_BY.match(source, match.end()) is not None)
        or (_YEAR_BEFORE.search(before) is not None and source.startswith(")", match.end()))
        or (before.endswith("(") and _YEAR_AFTER.match(source, match.end()) is not None)
    )


def _before(match: re.Match[str], source: str) -> str:
    """Return what stands before the first of the hours that `match` is told with: « à » of « à 8 h, 12 h et 20 h ».

    A comma joins hours that ascend, and figures alone only to those that « et » or « ou » has joined; « à » joins a
    smaller figure alone, « de » of « de 2 à 3 h ».
    """
    end, hour, joined = match.start(), int(match["hour"]), False
    first = _FIRST.search(source, max(0, end - _LONGEST_LINK), end)
    if first is not None and int(first["hour"]) < hour:
        end, hour = first.start(), int(first["hour"])
    while (link := _LINK.search(source, max(0, end - _LONGEST_LINK), end)) is not None:
        if link["comma"] and (int(link["hour"]) >= hour or not (joined or link["unit"])):
            break
        end, hour, joined = link.start(), int(link["hour"]), True
    return _near(source, end)


def _near(source: str, end: int) -> str:
    return source[max(0, end - _NEAR) : end]


def clock_face(match: re.Match[str]) -> tuple[int, str]:
    """Return what a clock of twelve hours shows at a time of day."""
    return int(match["hour"]) % 12, match["minute"] or "00"


def is_at(before: str) -> bool:
    """Tell whether what stands before a time of day says that something is then (« à », but not « de 9 h à »)."""
    near = _near(before, len(before))
    return _TO.search(near) is not None and _UNTIL.search(near) is None


def length_in(match: re.Match[str], source: str) -> tuple[int, str, str, str]:
    """Return where the length of time ends of which `match` has the hours, then its hours, minutes and seconds, those
    that it does not tell empty."""
    told = _IN_MINUTES.match(source, match.end())
    end = told.end() if told else match.end()
    minutes = match["minute"] or (told["minute"] if told else "") or ""
    return end, match["hour"].lstrip("0") or "0", minutes, (told["seconds"] if told else "") or ""
