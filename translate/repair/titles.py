"""`M.`, `Mme`, `Mlle` and their kin before a name."""

from __future__ import annotations

import re

from translate.repair.style import Style

_FRENCH = re.compile(
    r"\b(?P<title>MM\.|M\.|Mme?s?|Mlles?|Mgr|Dr|Pr)(?P<space>\s+)(?P<name>(?:[A-ZÀ-Þ][\w.’'-]*|⟪\d+⟫))"
)
_ENGLISH = (
    r"(?:MM?\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Mme?s?\.?|Mlles?\.?|Messrs\.?|Mister|Madame?|Monsieur|Sir|Mgr\.?|Dr\.?|Doctor)"
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
}


def titles(source: str, text: str, style: Style) -> str:
    """Write the title that the source gives a name: `M. Altman` → `Mr. Altman`, without the full stop in en-GB.

    A name that comes without any title stays so; only a title that is there is put right.
    """
    for match in _FRENCH.finditer(source):
        wanted = _WORDS.get(match["title"])
        if wanted is None:
            continue
        if not style.american:
            wanted = wanted.rstrip(".")
        text = re.sub(rf"\b{_ENGLISH}\s+(?={re.escape(match['name'])}(?!\w))", f"{wanted} ", text)
    return text
