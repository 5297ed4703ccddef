"""Dates and times of day, as the locale writes them."""

from __future__ import annotations

import re

from translate.repair.style import Style

MONTHS = {
    "janvier": "January", "février": "February", "fevrier": "February", "mars": "March", "avril": "April",
    "mai": "May", "juin": "June", "juillet": "July", "août": "August", "aout": "August", "septembre": "September",
    "octobre": "October", "novembre": "November", "décembre": "December", "decembre": "December",
}  # fmt: skip
DAYS = {
    "lundi": "Monday", "mardi": "Tuesday", "mercredi": "Wednesday", "jeudi": "Thursday", "vendredi": "Friday",
    "samedi": "Saturday", "dimanche": "Sunday",
}  # fmt: skip
DIGIT = re.compile(r"\d")
DATE = re.compile(
    rf"(?<![\d⟪])(?P<day>\d{{1,2}})(?:er)?(?:\s+|(?P<hyphen>-))(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<year>\d{{4}}))?\b"
    r"(?!-\w)",
    re.IGNORECASE,
)
# A hyphenated date is a day that has a name (« le 14-Juillet »), or the name of a street (« rue du 11-Novembre »).
_STREET = re.compile(
    r"\b(?:rue|avenue|av\.|place|boulevard|bd|square|cours|quai|pont|impasse|stade|école|collège|lycée|station|métro)"
    r"\s+(?:du|le)\s+$",
    re.IGNORECASE,
)
# What a date is of: "the September 11 attacks", but "September 11 has changed".
_NAMED_BY = re.compile(
    r"\s+(?:attacks?|bombings?|shootings?|terror\w*|parades?|ceremon\w+|celebrations?|festivities|holidays?|weekend"
    r"|demonstrations?|march(?:es)?|revolution|commission|memorial|victims?|hijackers?)\b"
)
# « du 3 au 9 juillet »: two days of one month, told once.
_DAYS = re.compile(
    rf"(?<![\d⟪])(?P<first>[12]?\d|3[01])(?:er)?\s+(?:au|et|à|ou)\s+(?:le\s+)?(?P<last>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
# « de vendredi soir à lundi matin », « dans la nuit du samedi 3 au dimanche 4 ».
_WEEKDAYS = re.compile(
    rf"\b(?:du|de|depuis)\s+(?P<first>{'|'.join(DAYS)})(?:\s+\d{{1,2}}(?:er)?)?(?:\s+(?:{'|'.join(MONTHS)}))?"
    rf"(?:\s+(?:matin|midi|après-midi|soir))?\s+(?:jusqu['’])?(?:à|au)\s+(?P<last>{'|'.join(DAYS)})\b",
    re.IGNORECASE,
)
_AND = r"\s*(?:,|[–-]|\b(?:et|ou|au|à|and|or|to|through|until)\b)\s*(?:(?:le|du|the|from|on)\s+)?"
# « les 24/02 et 25/02/2024 »: the year of the last is that of the first too.
_NUMERIC = re.compile(
    r"(?<![\d/⟪])(?:\d{1,2}/\d{1,2}/\d{4}|\d\d/\d\d/\d\d"
    rf"|\d\d/\d\d(?=(?:{_AND}\d\d/\d\d)*{_AND}\d\d/\d\d/(?:\d{{4}}|\d\d)(?![\d/])))(?![\d/])"
)
# « T1 2024 », « T1 et T2 2024 »: quarters of a year, told in its letter; T1 alone may be anything.
_QUARTER = re.compile(rf"\bT(?P<number>[1-4])(?=(?:{_AND}T[1-4])*\s(?:19|20)\d\d\b)")
TIME = re.compile(
    r"(?<![\d⟪/,.])(?P<hour>[01]?\d|2[0-3])\s?(?:h|heures?)(?:\s?(?P<minute>[0-5]\d))?(?!\w)"
    r"(?!\s?/(?!\s?\d{1,2}\s?h)|\s+sur\s+\d)"  # « 24 h/24 », but « 9 h-12 h / 14 h-18 h »
    r"(?!\s?(?:\d{1,2}\s?)?['’′]\s?\d)"  # « 4 h 12'35" »
)
_A_DAY = r"(?P<hours>\d{1,2})\s?(?:h|heures?)\s?(?:/|sur\b)\s?24(?:\s?(?:h|heures?))?(?![\w/])"
_A_WEEK = r"(?P<days>[5-7])\s?(?:j|jours?)\s?(?:/|sur\b)\s?7(?:\s?(?:j|jours?))?(?![\w/])"
# « 24 h/24 et 7 j/7 », « 7 jours sur 7 »: how much of each day or week.
ALWAYS = re.compile(rf"(?<![\w⟪/.,-])(?:{_A_DAY}|{_A_WEEK})")
_OUT_OF = r"\s?(?:[/:]|(?:on|to|of|out of|over|from)\b)\s?"
_AT = re.compile(
    r"(?:\bà|\bvers|\bdès|\bjusqu['’]à|\bavant|\baprès|\bentre|\bet|\bde|\bpartir de|[(,–-]|^)\s*$", re.IGNORECASE
)
_DAY = (
    rf"(?:(?:{'|'.join(DAYS)})(?:\s+(?:matin|midi|soir|après-midi))?(?:\s+\d{{1,2}}(?:er)?(?:\s+(?:{'|'.join(MONTHS)}))?)?"
    rf"|\d{{1,2}}(?:er)?\s+(?:{'|'.join(MONTHS)}))(?:\s+\d{{4}})?"
)
_ON_DAY = re.compile(rf"\b{_DAY}\s*[,:]?\s*$", re.IGNORECASE)  # « samedi 18 h »
_LABELLED = re.compile(r"[^\W\d_]\s*:\s*$")  # « Début : 20 h »; but « Rafting : 2 h »
# « samedi 18 heures » is told in full for either: « Il a dormi samedi 12 heures ».
_HOUR_AT = re.compile(
    r"(?:\b(?:à|vers|dès|jusqu['’]à|à partir de|il (?:est|était))"
    rf"|\b(?:de|du|dès|depuis|à|au|avant|après)\s+{_DAY}|\b{_DAY}\s*,|\b(?:{'|'.join(DAYS)})\s+(?:matin|soir))\s*$",
    re.IGNORECASE,
)
# « à 8 h ou 9 h », « à 8 ou 9 h »: what stands before the first says it of both.
_CHAIN = re.compile(
    r"(?:(?<![\d.,:/])\d{1,2}(?:\s?(?:h|heures?)(?:\s?[0-5]\d)?)?\s+(?:ou|et|puis)\s+)+$", re.IGNORECASE
)
_TO = re.compile(r"\bà\s*$")
# « de 9 h à 17 h », « 9h30 à 10h », « jusqu'à 9 h »: up to when, not at what time.
_UNTIL = re.compile(r"(?:\d\s?(?:h|heures?)(?:\s?\d\d)?(?!\w).{0,20}|\b(?:de|depuis|jusqu['’])\s*\S{0,12}\s*)à\s*$")
_TWO_STOPS = re.compile(r"(?<=[ap]\.m\.)\.")
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
    r"|refroidir|attendre|attendu|[Cc]omptez|compter|[Aa]u bout|[Dd]ans"
    r"|(?:[Dd]urée(?:\s+(?:du|de la|des)\s+\w+)?|[Cc]uisson|[Rr]epos|[Pp]réparation|[Ss]ommeil|[Tt]rajet"
    r"|[Tt]otal|[Tt]emps(?: de \w+)?)\s*:)"
    r"(?:\s+(?:de|d['’]|environ|au moins|plus de|plus d['’]|près de|près d['’]))?)\s*$"
)
_LASTS = re.compile(
    r"\b(?:[Uu]ne?\s+[a-zéèêàâîôûç]+(?:\s+[a-zéèêàâîôûç]+)?\s+(?:de\s*|d['’])"
    # « enfournez pour 1 h 15 », « j'en ai pour 2 h 30 », but « prévu pour 5 h 30 ».
    r"|(?:[Ee]nfourne[rz]|cuire|mijoter|reposer|mariner|lever|au (?:four|frais|réfrigérateur|congélateur)"
    r"|en\s+(?:ai|as|a|avons|avez|ont|avais|avait|aurai|aura|aurez))\s+pour"
    # « un film (2 h 28) », but « la messe (2 h 30) » is at night.
    r"|(?:films?|longs?[ -]métrages?|documentaires?|reportages?|trajets?|traversées?|randonnées?|boucles?|balades?)\b"
    r"[^.;:()]{0,60}\()\s*$"
)
_HOURS_OF_ONE = 5  # « un film de 4 h 30 », but « un atelier de 9 h 30 »
# Alone in a cell or an item: « 1 h 30 », « 1 à 2 h », but « 02 h 15 » is on a clock.
_FEW_ALONE = re.compile(
    r"[(~≈+<>]?\s*(?:environ\s+)?"
    r"(?:[0-5]\s*(?:à|ou|-|–)\s*\d{1,2}\s?h|(?:[0-5]\s?h(?:\s?\d\d)?\s*(?:à|ou|et|-|–|/)\s*)?[0-5]\s?h)"
    r"(?:eures?)?(?:\s?\d\d)?(?:\s+environ)?\s*[).]?",
    re.IGNORECASE,
)
# « (1988, 2 h 28) », « (2 h 28, 1988) »: a film.
_YEAR_BEFORE = re.compile(r"\((?:19|20)\d\d,\s*$")
_YEAR_AFTER = re.compile(r",\s*(?:19|20)\d\d\)")
# « une nuit de 7 h 30 », « il a dormi 9 h », but « une nuit de 22 h à 6 h » and « l'express de nuit de 11 h 45 ».
_LASTS_LONG = re.compile(
    r"\b(?:(?:(?:une|des|[mts]a|[mts]es|leurs?)\s+nuits?|cuisson|attente|retards?|sommeil)\s+(?:de\s*|d['’])"
    r"|(?:dort|dorm\w+|travaill\w+|march(?:é|er|ait|aient|ons)|roul\w+|patient(?:é|er))\s+)$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\s*(?:à|-|–)\s*(?:\d|midi\b|minuit\b)")
_EVERY = re.compile(r"\b[Tt]outes les\s+(?:\d{1,2}\s*(?:à|ou|-|–)\s*)?$")  # « toutes les 4 à 6 h »
_TO_HOUR = re.compile(r"\s?[-–]\s?\d{1,2}\s?h(?:\s?\d\d)?\b(?!\s+(?:de\b|d['’]))")  # « 9h-12h »
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
_SECONDS = re.compile(r"\b[Ee]n\s+(?P<seconds>\d{1,2})\s?s\s?(?P<hundredths>\d{2})(?!\w)")
_PRIME, _TWO_PRIMES = "['’′]", "(?:[\"”″]|''|’’|′′)"
# Times of sport: « 9"91 », « 1'44"22 », « 4 h 12'35" ». Without hours and hundredths, « 6'2" » may be feet and inches.
PRIMES = re.compile(
    rf"(?<![\w⟪.,:'’\"])(?:(?P<hours>\d{{1,2}})\s?h\s?(?=\d{{1,2}}\s?{_PRIME}))?(?:(?P<minutes>\d{{1,2}})\s?{_PRIME}\s?)?"
    rf"(?P<seconds>\d{{1,2}})\s?{_TWO_PRIMES}(?:(?P<hundredths>\d{{1,3}})|(?(hours)|(?!)))(?![\w{_PRIME[1:-1]}\"])"
)
PART_OF_DAY = re.compile(r"\s+(?:(?:du )?matin|(?P<late>(?:du )?soir|de l['’]après-midi))\b", re.IGNORECASE)
_SAID_AGAIN = r"(?:\s+(?:in the (?:afternoon|evening)|at night|p\.?m\b\.?))?"  # a clock that tells it needs it no more
# « 12 h 30 de vol », « 3 h d'attente », but not « 14 h 30 de l'après-midi », « de ce jour », « de Paris ».
_OF = re.compile(r"\s+(?:de\s+(?!l[ae]?\b|ce)|d['’])(?=[^\W\d_])(?P<what>\w)")


def dates(source: str, text: str, style: Style) -> str:
    """Write the source's dates as the locale does: `November 17, 2023` (en-US) or `17 November 2023` (en-GB)."""
    for match in _WEEKDAYS.finditer(source):
        begins, ends = DAYS[match["first"].lower()], DAYS[match["last"].lower()]
        text = re.sub(rf"(\b{begins}\b[^.;:!?]{{0,30}}?) on (?=(?:the )?{ends}\b)", r"\1 to ", text, count=1)
    if not DIGIT.search(source):
        return text
    if _QUARTER.search(source):
        text = _QUARTER.sub(r"Q\g<number>", text)
    for match in DATE.finditer(source):
        if not is_street(match):
            text = _date(match, text, style)
    if style.american:
        for match in _DAYS.finditer(source):
            first, last, month = int(match["first"]), int(match["last"]), MONTHS[match["month"].lower()]
            text = re.sub(
                rf"(?:\b{month}\s+)?(?<![\d.,:⟪])0?{first}(?:st|nd|rd|th)?(?P<to>\s+(?:to|and|or|until|through)\s+|\s?[–-]\s?)"
                rf"(?:the\s+)?{month} {last}(?!\d)",
                rf"{month} {first}\g<to>{last}",
                text,
            )
        told, turned = _NUMERIC.findall(source), {}
        for date in told:
            day, month, *year = date.split("/")
            if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
                turned[date] = "/".join((month, day, *year))
        american = [turned[date] for date in told if date in turned]
        found = _NUMERIC.findall(text)
        if found != american and not set(found) & (set(american) - turned.keys()):  # else they are so already
            text = _NUMERIC.sub(lambda match: turned.get(match.group(), match.group()), text)
    return text


def times(source: str, text: str, style: Style) -> str:
    """Write the source's times of day as the locale does: `14 h 30` → `2:30 p.m.` (en-US) or `14:30` (en-GB)."""
    for match in PRIMES.finditer(source):
        text = _copied_primes(match).sub(chronometer(match), text, count=1)
    found = list(TIME.finditer(source))
    lengths = [match for match in found if _is_length(match, source)]
    # Where French leaves it open the machine's reading stays, and is written as the locale does.
    said_when = [
        match
        for match in found
        if is_time_of_day(match, source) or (is_open(match, source) and _reads_as_time(match, text))
    ]
    # What says when and what says how long in the same figures cannot be told apart in English.
    twice = {_figures(match) for match in said_when} & {_figures(match) for match in lengths}
    for match in lengths:
        if _figures(match) not in twice:
            text = _length(match, source, text)
    written: list[tuple[int, int]] = []  # where the times so far stand in the translation
    for match in said_when:
        if _figures(match) in twice:
            continue
        hour, minute = int(match["hour"]), match["minute"] or "00"
        part = PART_OF_DAY.match(source, match.end())
        late = part is not None and part["late"] is not None and hour < 12
        form = (
            rf"0?{hour}\s?(?:h|heures?|hours?)(?:\s?{minute})?(?![\w])"
            if not match["minute"]
            else (rf"0?{hour}\s?(?:h|heures?|hours?)\s?{minute}(?!\w|\s?min)")
        )
        half = hour % 12 or 12
        colon = "[:.]" if match["minute"] else ":"  # British English has « 14.30 », a number where no minutes are told
        meridiem = r"\s?[ap]\.?m\b\.?"
        minutes = rf"0?(?:{hour}|{half}){colon}{minute}(?:{meridiem}|\s?hrs?\b)?(?!\w|[.,]\d|\s?[%€])"
        half_of_day = "p" if hour + 12 * late >= 12 else "a"
        right = rf"0?{half}(?:{colon}{minute}){'' if match['minute'] else '?'}\s?{half_of_day}\.?m\b\.?(?!\w)"
        # The same time first, then its figures, then an hour that lost its minutes or the half of its day.
        for said in (right, rf"{form}|{minutes}", rf"0?(?:{hour}|{half}){meridiem}(?!\w)"):
            pattern = re.compile(rf"(?<![\d:.,⟪€$£])(?:{said}){_SAID_AGAIN if late else ''}")
            free = (each for each in pattern.finditer(text) if not _within(each.span(), written))
            if (place := next(free, None)) is not None:
                at = is_at(source[: match.start()])
                text = _write(text, place.span(), clock(hour + 12 * late, minute, style), written, at)
                break
    for match in ALWAYS.finditer(source):
        hours, days = match["hours"], match["days"]
        copied = (
            rf"{hours}(?:\s?(?:h|heures?|hours?|[ap]\.m\.))?{_OUT_OF}24(?:\s?(?:h|hours?))?"
            if hours
            else rf"{days}\s?(?:j|jours?|days?){_OUT_OF}7(?:\s?(?:j|days?))?"
        )
        text = re.sub(rf"(?<![\w⟪/.,:]){copied}(?![\w/:])", always(match), text, count=1)
    for match in _SECONDS.finditer(source):
        seconds, hundredths = match["seconds"], match["hundredths"]
        same = rf"(?<![\d,.:]){seconds}\s?(?:s|seconds?)\s?{hundredths}(?!\w)"
        text = re.sub(same, f"{seconds}.{hundredths} seconds", text, count=1)
    return _TWO_STOPS.sub("", text)


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


def _decimal(match: re.Match[str], point: str) -> str:
    if not match["hundredths"]:
        return match[0]
    told = re.sub(_TWO_PRIMES, lambda primes: point.rjust(len(primes[0])), match[0])
    return re.sub(_PRIME, ":", told)


def _copied_primes(match: re.Match[str]) -> re.Pattern[str]:
    hours, minutes, hundredths = match["hours"], match["minutes"], match["hundredths"]
    lead = rf"{hours}(?:\s?(?:h|hours?)\s?|:)" if hours else ""
    lead += rf"{minutes}\s?{_PRIME}\s?" if minutes else ""
    end = rf"\s?{_TWO_PRIMES}\s?{hundredths}(?:\s?(?:s|sec|seconds?))?" if hundredths else rf"(?:\s?{_TWO_PRIMES})?"
    return re.compile(rf"(?<![\w⟪.,:'’]){lead}{match['seconds']}{end}(?!\w)")


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


def _figures(match: re.Match[str]) -> tuple[int, str | None]:
    """Return what a clock of twelve hours shows."""
    return int(match["hour"]) % 12, match["minute"]


def _reads_as_time(match: re.Match[str], text: str) -> bool:
    """Tell whether an English text has the hour of `match` as one of the clock, be it `18 p.m.`"""
    hour, minute = int(match["hour"]), match["minute"]
    half = rf"{hour % 12 or 12}(?::{minute or '00'}){'' if minute else '?'}\s?{'a' if hour < 12 else 'p'}\.?m\b"
    wrong = rf"|{hour}\s?[ap]\.?m\b" if hour > 12 else ""
    return re.search(rf"(?<![\d:.,])(?:{half}{wrong})", text) is not None


def _is_length(match: re.Match[str], source: str) -> bool:
    """Tell whether what `TIME` found is a length of time for certain."""
    before, short = _CHAIN.sub("", source[: match.start()]), int(match["hour"]) <= _HOURS_OF_ONE
    told = _IN_MINUTES.match(source, match.end())
    if told and not (_HOUR_AT.search(before) and _DISTANT.match(source, told.end()) is None):
        return True
    if _MINUTES.match(source, match.end()):
        return False
    if _FEW_ALONE.fullmatch(source.strip()) is not None:
        return True
    return (
        ((of := _OF.match(source, match.end())) is not None and of["what"].islower())
        or _TAKES.search(before) is not None
        or _EVERY.search(before) is not None
        or (short and _LASTS.search(before) is not None)
        or (short and _YEAR_BEFORE.search(before) is not None and source.startswith(")", match.end()))
        or (short and before.endswith("(") and _YEAR_AFTER.match(source, match.end()) is not None)
        or (_LASTS_LONG.search(before) is not None and _UP_TO.match(source, match.end()) is None)
        or _AFTERWARDS.match(source, match.end()) is not None
    )


def _length(match: re.Match[str], source: str, text: str) -> str:
    """Write a length of time that was copied, or taken for a time of day, in words: `3 h 30` → `3 hours 30 minutes`."""
    hours, minutes, seconds = _told(match, source)
    hour = rf"0?{hours}\s?(?:h|heures?|hours?)"
    if seconds:
        said = rf"{hour}\s?{minutes}\s?m(?:in(?:ute)?s?|n)\s?{seconds}\s?s(?:ec(?:ond)?s?)?(?!\w)"
    elif minutes:
        copied = rf"{hour}\s?{minutes}(?:\s?(?:min(?:ute)?s?|mn))?(?![\w:'’])"
        colon = rf"0?{hours}:{minutes}(?:\s?[ap]\.m\.)?(?![\w:'’-]|\.\d|\s?(?:[ap]\.?m\b|hrs?\b|h\b|hours?\b|min))"
        said = rf"(?:{copied}|{colon})"
    else:
        said = rf"0?{hours}\s?(?:h(?![\w/-])(?!\s?\d)|[ap]\.m\.)"
    return re.sub(rf"(?<![\d:.,⟪€$£-]){said}", length(hours, minutes, seconds), text)


def _told(match: re.Match[str], source: str) -> tuple[str, str, str]:
    """Return the hours, minutes and seconds of a length of time, those that it does not tell empty."""
    told = _IN_MINUTES.match(source, match.end())
    minutes = match["minute"] or (told["minute"] if told else "") or ""
    return match["hour"].lstrip("0") or "0", minutes, (told["seconds"] if told else "") or ""


def length_of(match: re.Match[str], source: str) -> tuple[int, str]:
    """Return where the length of time ends of which `match` has the hours, and its English: `2 h 05 min` is
    `2 hours 5 minutes`."""
    told = _IN_MINUTES.match(source, match.end())
    return told.end() if told else match.end(), length(*_told(match, source))


def always(match: re.Match[str]) -> str:
    """Return the English of what `ALWAYS` found: `24 hours a day`, `7 days a week`."""
    return f"{match['hours']} hours a day" if match["hours"] else f"{match['days']} days a week"


def length(hours: str, minutes: str = "", seconds: str = "") -> str:
    """Write a length of time in words, without what is nought of it."""
    counts = ((int(hours), "hour"), (int(minutes or 0), "minute"), (int(seconds or 0), "second"))
    written = (f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
    return " ".join(written) or "0 hours"


def _date(match: re.Match[str], text: str, style: Style) -> str:
    day, year = int(match["day"]), match["year"]
    french = match["month"].lower()
    month = MONTHS[french]
    names = rf"(?:{month}|{french}|{month[:3]}\.)"
    gap = r"(?:\s+|-)" if match["hyphen"] else r"\s+"
    tail = rf"(?:,?\s+{year}\b)?" if year else ""
    number = rf"0?{day}(?:st|nd|rd|th|er)?"
    # "3 April 3, 2024": the machine told the day in both ways.
    once = len(re.findall(rf"(?<!\d)0?{day}(?!\d)", match.string)) == 1
    doubled = rf"(?:\s+{number}(?![\d:]|[.,]\d))?" if once else ""
    doubled = rf"(?:,?\s+{number}(?=,?\s+{year}\b))?" if year else doubled
    day_first = rf"{number}{gap}(?:of\s+)?{names}(?!\w){doubled}{tail}"
    month_first = rf"{names}{gap}(?:the\s+)?{number}(?!\d){tail}"
    pattern = rf"(?P<the>\bthe\s+)?(?<![\d⟪])(?:{day_first}|{month_first})"
    end = f" {year}" if year else ""
    written = f"{month} {day}{',' + end if year else ''}" if style.american else f"{day} {month}{end}"

    def place(found: re.Match[str]) -> str:
        return (found["the"] or "") + written if _NAMED_BY.match(text, found.end()) else written

    changed, count = re.subn(pattern, place, text, flags=re.IGNORECASE)
    if not count:
        return text
    if style.american and year:  # a comma closes the year inside a sentence
        changed = re.sub(rf"({re.escape(written)})(?=\s+[a-z])", r"\1,", changed)
    return changed


def is_street(match: re.Match[str]) -> bool:
    """Tell whether a hyphenated date names a street or a place in it rather than a day."""
    return match["hyphen"] is not None and _STREET.search(match.string[: match.start()]) is not None


def is_time_of_day(match: re.Match[str], source: str) -> bool:
    """Tell whether what `TIME` found says when for certain, not how long (« un vol de 3 h », « 35 heures »)."""
    before = _CHAIN.sub("", source[: match.start()])
    if _LASTING.search(before) or _is_length(match, source):
        return False
    if "heure" in match.group():
        return _HOUR_AT.search(before) is not None
    if match["minute"] is not None or _TO_HOUR.match(source, match.end()) is not None:
        return True
    labelled = _LABELLED.search(before) is not None and int(match["hour"]) > _HOURS_OF_ONE
    return labelled or _ON_DAY.search(before) is not None or _AT.search(before) is not None


def is_open(match: re.Match[str], source: str) -> bool:
    """Tell whether what `TIME` found may be a time of day and a length: « Concert 20 h », « Il a dansé 20 h ».

    A few hours of which nothing says when are none.
    """
    few = int(match["hour"]) <= _HOURS_OF_ONE
    return not few and not is_time_of_day(match, source) and not _is_length(match, source)


def is_at(before: str) -> bool:
    """Tell whether what stands before a time of day says that something is then (« à », but not « de 9 h à »)."""
    return _TO.search(before) is not None and _UNTIL.search(before) is None


def clock(hour: int, minute: str, style: Style) -> str:
    """Write a time of day as the locale does."""
    if not style.american:
        return f"{hour}:{minute}"
    if (hour, minute) in {(0, "00"), (12, "00")}:
        return "midnight" if hour == 0 else "noon"
    minutes = "" if minute == "00" else f":{minute}"
    return f"{hour % 12 or 12}{minutes} {'a.m.' if hour < 12 else 'p.m.'}"
