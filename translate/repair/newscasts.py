"""Newscasts named by their hour: « le journal de 20 heures », « le 13 heures de France 2 »."""

from __future__ import annotations

import re

_NEWS = re.compile(r"\b(?:[Jj]ournal|JT|[ÉE]dition|édition|[Ff]lash|[Bb]ulletin)(?:\s+télévisé)?\s+de\s+$")
_THE = re.compile(r"\b(?:[Ll]e|[Dd]u|[Aa]u)\s+$")
_HOURS = frozenset({"13", "20"})  # of the great ones, which need no other name
_OF_WHAT = re.compile(r"\s+(?:de\s+(?!l[ae]?\b)|d['’])[^\W\d_A-ZÀ-Ý]")  # « le 20 heures de TF1 », not « de jeu »
_LONGEST = 24  # characters: « bulletin télévisé de »


def is_newscast(match: re.Match[str], source: str) -> bool:
    """Tell whether the hour that `hours.TIME` found names a newscast, so that it is one of the clock."""
    near = max(0, match.start() - _LONGEST)
    if match["minute"] is None and _NEWS.search(source, near, match.start()):
        return True
    named = match["hour"] in _HOURS and "heures" in match[0] and _OF_WHAT.match(source, match.end()) is None
    return named and _THE.search(source, near, match.start()) is not None
