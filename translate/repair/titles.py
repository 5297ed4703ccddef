"""`M.`, `Mme`, `Me`, `Pr` and their kin before a name, and `M. le Président`."""

from __future__ import annotations

import re
from functools import partial

from glossary import french
from glossary.fold import accents
from translate.repair.style import Style

_FRENCH = re.compile(
    r"(?P<article>\b(?:[Ll]es?|[Ll]a|[Aa]ux?)\s+)?"
    r"\b(?P<title>MM\.|M\.|Mme?s?|Mlles?|Mes?|Mgr|Drs?|Prs?)(?P<space>\s+)"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*(?:\.[\w’'-]+)*|⟪\d+⟫)"
)
_WORDS = {
    "M.": "Mr.",
    "MM.": "Messrs.",
    "Mme": "Ms.",
    "Mm": "Ms.",
    "Mmes": "Mses.",
    "Mlle": "Ms.",
    "Mlles": "Mses.",
    "Dr": "Dr.",
    "Drs": "Drs.",
    "Pr": "Prof.",
    "Prs": "Profs.",
    "Mgr": "Msgr.",
}
# What a machine writes for each, what French spells out among it.
_KINDS = {
    "Mr.": re.compile(r"M\.|Mr\.?|Mister|[Mm]onsieur|Sir"),
    "Messrs.": re.compile(r"MM\.|Messrs\.?|[Mm]essieurs"),
    "Ms.": re.compile(r"Mrs\.?|Ms\.?|Miss|Mm\.?|Mme\.?|Mlle\.?|Madam|[Mm]adame|[Mm]ademoiselle"),
    "Mses.": re.compile(r"Mses\.?|Mmes\.?|Mlles\.?|[Mm]esdames"),
    "Dr.": re.compile(r"Dr\.?|Doctor|[Dd]octeure?|[Dd]octoresse"),
    "Drs.": re.compile(r"Drs\.?|Doctors|[Dd]octeure?s"),
    "Prof.": re.compile(r"Pr\.?|Prof\.?|Professor|[Pp]rofesseure?"),
    "Profs.": re.compile(r"Prs\.?|Profs\.?|Professors|[Pp]rofesseure?s"),
    "Msgr.": re.compile(r"Mgr\.?|Msgr\.?|[Mm]onseigneur"),
}
_TITLE = rf"(?P<title>{'|'.join(kind.pattern for kind in _KINDS.values())})"
# English has no title for a lawyer; a machine reads "Maître" as a pronoun: « Me Dupont » is "I Dupont" or "Me Dupont".
_LAWYER = re.compile(r"Mes?")
_PRONOUN = r"(?:I|[Mm]e|[Mm]y|Mes|Master|Ma[iî]tre)"
# English about "Me": « le mouvement Me Too », « Love Me Tender ».
_ENGLISH_AFTER_ME = frozenset("Too Before And Myself Time Up Out".split())
_ENGLISH_BEFORE_ME = re.compile(
    r"\b(?:Ask|Bring|By|Call|Catch|Don|Follow|For|Give|Hold|Kiss|Let|Love|Make|Rock|Save|Send|Show|Take|Teach|Tell|To"
    r"|Trust|With)\s+$"
)
# `Mes` has several names: « Mes Roy et Petit », « Mes Jean Roy, Paul Petit et Luc Durand ».
_AND_ANOTHER = re.compile(r"(?:\s+[A-ZÀ-Þ][\w’'-]*)*(?:,|\s+(?:et|&))\s+(?=[A-ZÀ-Þ]|⟪)")

_OFFICES = {
    "ambassadeur": "Ambassador", "commissaire": "Commissioner", "député": "Deputy", "directeur": "Director",
    "gouverneur": "Governor", "juge": "Judge", "maire": "Mayor", "ministre": "Minister", "préfet": "Prefect",
    "président": "President", "procureur": "Prosecutor", "recteur": "Rector", "sénateur": "Senator",
}  # fmt: skip
# « M. le Préfet a dit » and « avec M. le Préfet » speak of him; elsewhere he may be spoken to.
_SPOKEN_OF = re.compile(
    r"(?P<before>\b(?:à|avec|chez|contre|de|par|pour|que|selon)\s+)?"
    r"\b(?:M\.|Mme|Monsieur|Madame)\s+l[ae]\s+(?P<office>[A-ZÀ-Þ]\w+)"
    r"(?P<verb>(?:\s+(?:d[eu]s?\b|de\s+la\b)\s+[\w-]+|\s+(?:de\s+l|d)['’][\w-]+)?"
    r"\s+(?:a|avait|aura|est|était|sera|va|vient|doit|peut|veut|ne|se|[ns]['’]\w+)\b)?"
)
_ADDRESS = r"(?:Mr\.?|M\.|Mister|Monsieur|Mrs\.?|Ms\.?|Mme\.?|Madame?)\s+(?:l[ae]\s+)?"


# « J. M. Coetzee », « Robert M. Pirsig »: behind an initial or a first name, `M.` is one too.
_FIRST_NAME = re.compile(r"(?:\b[A-ZÀ-Þ]\.[-\s]?|\b[A-ZÀ-Þ][\w’'-]+\s)$")


def titles(source: str, text: str, style: Style) -> str:
    """Write the title that the source gives a name: `M. Altman` → `Mr. Altman`, without the full stop in en-GB.

    A name that comes without any title stays so; only a title that is there is put right. A lawyer's (« Me Dupont »)
    is dropped, since English has none. Of a name with several titles (« Mme Roy et le Pr Roy ») each is put right where
    the English has one of its kind. « M. le Préfet », who is spoken of, is `the Prefect`.
    """
    for match in _FRENCH.finditer(source):
        name = _named(match["name"])
        if _LAWYER.fullmatch(match["title"]):
            if _is_lawyer(match):
                text = re.sub(rf"\b{_PRONOUN}\s+(?={name})", "", text)
            continue
        wanted = _WORDS.get(match["title"])
        if wanted is None:
            continue
        article = r"(?:\b[Tt]he\s+)?" if match["article"] else ""  # « le Dr Dupont »
        titled = re.compile(rf"\b{_TITLE}\s+(?={name})")
        several = len({_kind(found["title"]) for found in titled.finditer(source)}) > 1
        text = re.sub(article + titled.pattern, partial(_retitled, source, wanted, several, style), text)
    return _offices(source, text)


def _named(name: str) -> str:
    """Return a pattern for a name, with its accents or without."""
    return rf"(?:{re.escape(name)}|{re.escape(accents(name))})(?!\w)"


def _retitled(source: str, wanted: str, several: bool, style: Style, found: re.Match[str]) -> str:
    """Return what stands for a title of the English; where the name has `several`, each is of its own kind."""
    if _is_initial(found, source) or (several and _kind(found["title"]) != wanted):
        return found[0]
    return f"{wanted if style.american else wanted.rstrip('.')} "


def _kind(title: str) -> str:
    return next(kind for kind, pattern in _KINDS.items() if pattern.fullmatch(title))


def _is_initial(found: re.Match[str], source: str) -> bool:
    """Tell whether an `M.` of the English stands behind an initial or a first name, as it does in the source."""
    first = _FIRST_NAME.search(found.string, 0, found.start())
    return first is not None and found[0].startswith("M.") and f"{first[0]}M." in source


def _is_lawyer(match: re.Match[str]) -> bool:
    """Tell whether `Me` or `Mes` before a capital is a title, as it is not in « Me Too » and « Mes SMS »."""
    name, before = match["name"], match.string[: match.start("title")]
    if match["article"] or name in _ENGLISH_AFTER_ME or _ENGLISH_BEFORE_ME.search(before):
        return False
    if match["title"] == "Me":
        return True
    several = _AND_ANOTHER.match(match.string, match.end()) is not None and not name.isupper()
    return several and not (name.endswith(("s", "x")) and french.is_known(name.lower()))


def _offices(source: str, text: str) -> str:
    """Write `the Mayor` for an office that is spoken of; `capitals` begins a sentence with it."""
    for match in _SPOKEN_OF.finditer(source):
        french_office = match["office"].lower()
        english = _OFFICES.get(french_office) or _OFFICES.get(french_office.removesuffix("e"))
        if english is None or not (match["before"] or match["verb"]):
            continue
        office = rf"(?:{english}|{re.escape(match['office'])})"
        text = re.sub(rf"\b{_ADDRESS}{office}\b", f"the {english}", text)
    return text
