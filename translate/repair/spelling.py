"""British spelling for en-GB, American for en-US: words whose other form is never a different word.

Doubtful pairs (`program`, `check`, `practice`, `license`) are left as the machine wrote them; a `meter` is a length
where the French speaks of metres and of nothing that measures. Behind a hyphen words are left, names of files and of
options among them, but not behind a number: `a 10-kilometre race`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translate.repair.style import Style

_OUR = "arm behavi clam col endeav fav ferv flav harb hon hum lab neighb od rum savi splend tum vap vig".split()
_ISE = (
    "apolog author categor capital central character civil computer critic custom digit econom emphas final formal "
    "general global harmon hospital immun industrial initial legal liberal local material maxim memor minim mobil "
    "modern monet moral national neutral normal optim organ penal personal polar popular prior priorit privat public "
    "rational real recogn regular revolution scrutin social special stabil standard steril stigmat subsid summar "
    "symbol sympath synchron util vandal verbal visual"
).split()
_PAIRS = {
    "center": "centre", "centers": "centres", "centered": "centred", "theater": "theatre", "theaters": "theatres",
    "fiber": "fibre", "fibers": "fibres", "liter": "litre", "liters": "litres", "kilometer": "kilometre",
    "kilometers": "kilometres", "centimeter": "centimetre", "centimeters": "centimetres", "millimeter": "millimetre",
    "millimeters": "millimetres", "milliliter": "millilitre", "milliliters": "millilitres", "centiliter": "centilitre",
    "centiliters": "centilitres", "hectoliter": "hectolitre", "hectoliters": "hectolitres",
    "defense": "defence", "defenses": "defences", "offense": "offence", "offenses": "offences", "pretense": "pretence",
    "analyze": "analyse", "analyzed": "analysed", "analyzes": "analyses", "analyzing": "analysing",
    "paralyze": "paralyse", "paralyzed": "paralysed", "catalog": "catalogue", "catalogs": "catalogues",
    "canceled": "cancelled", "canceling": "cancelling", "traveled": "travelled", "traveling": "travelling",
    "traveler": "traveller", "travelers": "travellers", "labeled": "labelled", "labeling": "labelling",
    "fueling": "fuelling", "signaling": "signalling", "leveled": "levelled", "leveling": "levelling",
    "totaled": "totalled", "totaling": "totalling", "jeweler": "jeweller", "jewelers": "jewellers",
    "marvelous": "marvellous", "maneuver": "manoeuvre", "maneuvers": "manoeuvres", "pajamas": "pyjamas",
    "behavioral": "behavioural",
    "modeled": "modelled", "modeling": "modelling", "fueled": "fuelled", "signaled": "signalled",
    "enrollment": "enrolment", "fulfill": "fulfil", "fulfills": "fulfils", "fulfillment": "fulfilment",
    "skillful": "skilful", "aging": "ageing", "gray": "grey", "airplane": "aeroplane", "airplanes": "aeroplanes",
    "skeptical": "sceptical", "skeptic": "sceptic", "skepticism": "scepticism", "jewelry": "jewellery",
    "mustache": "moustache", "plow": "plough", "aluminum": "aluminium", "mom": "mum",
}  # fmt: skip
_METRE = {"meter": "metre", "meters": "metres"}
_LENGTH = re.compile(r"\bmètres?\b|\d[ \u00a0\u2009\u202f]?m\b", re.IGNORECASE)
_INSTRUMENT = re.compile(r"compteur|horodateur|(?:parc|taxi|pose|photo|débit|sono)mètre", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w⟪.@/])[A-Za-z]{4,}(?![\w@/])")
_PARTY = re.compile(r"travaillist", re.IGNORECASE)  # « Les travaillistes », "Labour", which opens the sentence too
_NUMBER = re.compile(
    r"(?<![\w.@/-])(?:\d[\d.,]*|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)-$",
    re.IGNORECASE,
)


def spelling(source: str, text: str, style: Style, kept: Sequence[tuple[int, int]] = ()) -> str:
    """Write each word as the locale spells it; a word that stands in the source, a name, and what lies in the spans
    `kept` keep their spelling."""
    table = _table(style.american)
    metres = not style.american and _LENGTH.search(source) is not None and _INSTRUMENT.search(source) is None

    def respell(match: re.Match[str]) -> str:
        word = match.group()
        other = table.get(word.lower()) or (_METRE.get(word.lower()) if metres else None)
        if other is None or re.search(rf"\b{word}\b", source):
            return word
        if any(start <= match.start() and match.end() <= end for start, end in kept):
            return word
        if word == "Labour" and _PARTY.search(source):
            return word
        before = text[: match.start()]
        if before.endswith("-") and not _NUMBER.search(before):
            return word
        if match.start() > 0 and word[0].isupper() and not before.rstrip().endswith((".", "!", "?")):
            return word
        return other.capitalize() if word[0].isupper() else other

    return _WORD.sub(respell, text)


@lru_cache(maxsize=2)
def _table(american: bool) -> dict[str, str]:
    """Return the words to replace, in lower case, and what replaces them."""
    british = dict(_PAIRS)
    for stem in _OUR:
        for ending in ("", "s", "ed", "ing", "ite", "ites", "able", "ful", "less", "hood", "er", "ers"):
            british[f"{stem}or{ending}"] = f"{stem}our{ending}"
    for stem in _ISE:
        for ending in ("e", "es", "ed", "ing", "ation", "ations", "er", "ers"):
            british[f"{stem}iz{ending}"] = f"{stem}is{ending}"
    if not american:
        return british
    del british["analyzes"]  # « analyses » are also several analyses
    return {british: american for american, british in (british | _METRE).items()}
