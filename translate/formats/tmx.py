"""TMX 1.4: translation units that have French and no English are given an English variant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from translate.errors import InputError
from translate.formats.declared import by_xml
from translate.formats.spliced import Place, SplicedFormat
from translate.formats.xmltext import Element, line_before, parse, place

CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the French segments without an English one; the place is where the English goes."""
    root = parse(text, path, "TMX")
    if root.name != "tmx":
        raise InputError(f"is not TMX: its root is <{root.name}>", path=path)
    for unit in root.all("tu"):
        variants = {_language(variant): variant for variant in unit.children if variant.name == "tuv"}
        french, english = variants.get("fr"), variants.get("en")
        source = french.child("seg") if french is not None else None
        target = english.child("seg") if english is not None else None
        if french is None or source is None or (english is not None and target is None):
            continue
        if target is not None and text[target.inner[0] : target.inner[1]].strip():
            continue
        found = place(text, source, opaque_inside=CODES)
        if found is None:
            continue
        if target is not None:
            tag = re.sub(r"\s*/?>\Z", "", text[target.tag[0] : target.tag[1]])
            yield Place((target.outer,), found.unit, _Around(found, f"{tag}>", "</seg>"))
            continue
        before = line_before(text, french) + '<tuv xml:lang="en" creationid="MT"><seg>'
        end = french.outer[1]
        yield Place(((end, end),), found.unit, _Around(found, before, "</seg></tuv>"))


class _Around:
    """Writes a text between what stands around it."""

    def __init__(self, place: Place, before: str, after: str) -> None:
        self.place, self.before, self.after = place, before, after

    def __call__(self, new: str, _: str) -> str:
        return self.before + self.place.write(new, "") + self.after


def _language(variant: Element) -> str:
    code = variant.attributes.get("xml:lang") or variant.attributes.get("lang") or ""
    return code.replace("_", "-").split("-")[0].lower()


TMX = SplicedFormat("tmx", (".tmx",), find, declared=by_xml)
