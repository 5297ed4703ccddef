"""The number of a term where it stands: whether one is meant or several."""

from __future__ import annotations

from glossary import french
from glossary.french import Number
from glossary.index import LINK
from glossary.passage import Passage

# A number behind these counts nothing: « l'article 12 RGPD », « depuis 2020 PDG ».
_NUMBERED = frozenset(
    "alinéa annexe article catégorie chapitre classe considérant directive étape figure loi ligne module niveau no nº "
    "numéro page paragraphe phase point rang règlement section tableau titre tome type version volume".split()
)
_DATING = frozenset(
    "depuis dès en janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)


def is_plural(passage: Passage, first: int, shown: Number) -> bool:
    """Say whether several are meant, by the number that the form shows or else by the words before the first.

    A singular determiner outweighs a form in -s, which may be singular though no rule knows: « le mis en examen ».
    """
    if shown is Number.PLURAL:
        return not _has_singular_determiner(passage, first)
    for place in range(first - 1, max(first - 4, -1), -1):
        if passage.joint(place, place + 1) not in (LINK, "'"):
            return False
        form = passage.word(place)
        if (number := french.determiner(form)) is not None:
            counts = not (form.isdecimal() and shown is Number.SINGULAR and _has_plural(passage, first))
            return number is Number.PLURAL and counts and not _is_label(passage, place)
        if shown is Number.SINGULAR:  # only "les" itself outweighs the form: "les porte-parole"
            return False
        if form in ("de", "d"):
            return place > 0 and passage.word(place - 1) in french.QUANTITIES
        if not form.endswith(("s", "x")):
            return False
    return False


def _has_plural(passage: Passage, first: int) -> bool:
    """Say whether a noun would show that a figure counts it: « Microsoft 365 entreprise » is one, « 2 PDG » and « 2
    porte-parole » are two."""
    return passage.surfaces[first].islower() and passage.word(first) not in french.PREFIXES


def _is_label(passage: Passage, place: int) -> bool:
    """Say whether a figure is the number or the year of what stands before it, and counts nothing."""
    while place > 0 and passage.word(place).isdecimal():
        before = passage.word(place - 1)
        between = passage.joint(place - 1, place)
        if between == "°" or (before in _DATING and len(passage.word(place)) == 4):
            return True
        if before.removesuffix("s") in _NUMBERED and between == LINK:
            return True
        place -= 2 if before in ("et", "ou", "à") else 1
    return False


def _has_singular_determiner(passage: Passage, place: int) -> bool:
    """Say whether the word before a noun says that one is meant; "leur" is written for "leurs", and "un" may end a
    numeral: « vingt et un »."""
    before = place - 1
    if before < 0 or passage.joint(before, place) not in (LINK, "'"):
        return False
    form = passage.word(before)
    if form.isdecimal() or form == "leur" or french.determiner(form) is not Number.SINGULAR:
        return False
    preceding = passage.word(before - 1) if before and form in ("un", "une") else ""
    return preceding != "et" and french.determiner(preceding) is not Number.PLURAL
