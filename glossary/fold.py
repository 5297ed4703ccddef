"""Spellings that mean the same: apostrophes, hyphens, spaces, ligatures, composed and decomposed letters."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'\u2019\u02bc\u2018\u00b4`\uff07"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-") | {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
)
_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u036f]")


def typography(text: str) -> str:
    """Return `text` composed (NFC), with straight apostrophes, plain hyphens, `œ` as `oe`, single plain spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)).strip()


def accents(text: str) -> str:
    """Return `text` without accents: é becomes e, ç becomes c."""
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))


def same(text: str) -> str:
    """Return the form under which two spellings of one source count as the same entry."""
    return typography(text).casefold()
