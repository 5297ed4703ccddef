"""JSON that a batch leaves out: the settings of programs, told by their names, and messages in English."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import PurePosixPath

from glossary.errors import InputError

_NAMES = re.compile(
    r"(?:angular|appsettings|bower|composer|deno|firebase|jsconfig|lerna|manifest|nx|package|package-lock|renovate|"
    r"tsconfig|tslint|turbo|vercel)(?:\.\w+)*\.json"
)


def is_left_out(path: str, data: bytes) -> bool:
    """Tell whether a JSON file holds nothing to translate; one that is malformed does, so that it is told."""
    from translate.formats.encoding import read_characters
    from translate.formats.jsontext import find
    from translate.po.source import SAMPLE, language

    if _NAMES.fullmatch(PurePosixPath(path).name):
        return True
    try:
        text, _ = read_characters(data, path)
        return language(place.unit.text for place in islice(find(text, path, {}), SAMPLE)).is_english
    except InputError:
        return False
