"""XLIFF 1.2 and 2.x: French sources are given English targets, with their state; nothing else in the file moves.

A target that a person has finished (state `translated`, `final`, `signed-off`, `reviewed`; `approved="yes"`) is never
touched. Inline elements are kept. OASIS XLIFF 1.2 (2008) and 2.1 (2018).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from translate.errors import InputError
from translate.formats.declared import by_xml
from translate.formats.spliced import Change, Place, SplicedFormat, Writer
from translate.formats.units import Span
from translate.formats.xmltext import TAGS, Element, line_before, parse, place

CODES = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "cp", "sc", "ec"})  # their content is code, not language
UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})  # extractors put the source into such a target
UNFINISHED = UNTRANSLATED | {""}
STATED = r"""\s+state\s*=\s*(?:"[^"]*"|'[^']*')"""
REVIEW = "needs-review-translation"  # XLIFF 1.2: a machine's translation waits for a reviewer


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the units without a target; the place is where the target goes.

    Raises `InputError` for a file of other languages: English beside targets in German would be found by no reader.
    """
    root = parse(text, path, "XLIFF")
    if root.name != "xliff":
        raise InputError(f"is not XLIFF: its root is <{root.name}>", path=path)
    second = root.attributes.get("version", "1.2").startswith("2")
    names = ("srcLang", "trgLang") if second else ("source-language", "target-language")
    for file in root.all("file"):
        source, target = ((root if second else file).attributes.get(name, "").strip() for name in names)
        if source and not source.lower().startswith("fr"):
            raise InputError(f"its source language is {source}, not French", path=path)
        if target and not target.lower().startswith("en"):
            advice = "take the file for English; one without translations may be declared as English"
            raise InputError(f"its target language is {target}, not English", path=path, advice=advice)
        yield from _second(text, file) if second else _first(text, file)


def _translatable(element: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """Yield the elements of these names that no `translate="no"` above or at them excludes."""
    for child in element.children:
        if child.attributes.get("translate") == "no":
            continue
        if child.name in wanted:
            yield child
        else:
            yield from _translatable(child, wanted)


def _first(text: str, file: Element) -> Iterator[Place]:
    for unit in _translatable(file, frozenset({"trans-unit"})):
        source, target = unit.child("source"), unit.child("target")
        if source is None or unit.attributes.get("approved") == "yes":
            continue
        context = unit.attributes.get("resname", "")
        segmented = unit.child("seg-source")
        segments = _segments(segmented) if segmented is not None else {}
        if target is not None and segments and _segments(target):
            yield from _by_segment(text, segments, target, context)
            continue
        if not _open(text, source, target, _state(target)):
            continue
        words = segmented if segmented is not None and segments else source
        found = _place(text, words, context, [edge for each in segments.values() for edge in each.outer])
        if found is not None:
            end = (segmented or source).outer[1]
            span = target.outer if target is not None else (end, end)
            yield Place((span,), found.unit, _target(text, source, target, REVIEW, found.write))


def _segments(element: Element) -> dict[str, Element]:
    """Return the segments that XLIFF 1.2 marks in a source or a target, by their numbers."""
    marks = (each for each in element.all("mrk") if each.attributes.get("mtype") == "seg")
    return {each.attributes.get("mid", ""): each for each in marks}


def _by_segment(text: str, sources: Mapping[str, Element], target: Element, context: str) -> Iterator[Place]:
    """Yield the segments of a target that wait; the first carries the state, which the target has as a whole."""
    state = "" if _state(target) == REVIEW else _state(target)  # one that a machine has filled in part
    is_first = True
    for number, mark in _segments(target).items():
        source = sources.get(number)
        found = _place(text, source, context) if source is not None and _open(text, source, mark, state) else None
        if found is None:
            continue
        start = target.tag[0] if is_first else mark.tag[0]
        yield Place(((start, mark.outer[1]),), found.unit, _segment_of(text, target, mark, found.write, is_first))
        is_first = False


def _segment_of(text: str, target: Element, mark: Element, write: Writer, with_state: bool) -> Writer:
    def written(new: str, _: str) -> str:
        made = f"{_tag(text, mark)}{write(new, '')}</{_prefix(text, mark)}mrk>"
        return _tag(text, target, REVIEW) + text[target.tag[1] : mark.tag[0]] + made if with_state else made

    return written


def _second(text: str, file: Element) -> Iterator[Place]:
    for unit in _translatable(file, frozenset({"unit"})):
        for segment in unit.all("segment"):
            source, target = segment.child("source"), segment.child("target")
            if source is None or not _open(text, source, target, _state(segment)):
                continue
            found = _place(text, source, unit.attributes.get("name", ""))
            if found is not None:
                end = (target or source).outer[1]
                yield Place(((segment.tag[0], end),), found.unit, _segment(text, segment, source, target, found.write))


def _place(text: str, source: Element, context: str, apart: Iterable[int] = ()) -> Place | None:
    return place(text, source, context=context, opaque_inside=CODES, kept=_kept(source), apart=apart)


def _kept(source: Element) -> Iterator[Span]:
    """Yield what a source marks as not to be translated: by an element around it, or (2.x) between two empty ones."""
    markers = list(source.all("mrk", "sm", "em"))
    for number, marker in enumerate(markers):
        if marker.attributes.get("translate") != "no" and marker.attributes.get("mtype") != "protected":
            continue
        if marker.name == "mrk":
            yield marker.outer
        elif marker.name == "sm":
            name = marker.attributes.get("id")
            ends = (each for each in markers[number:] if each.name == "em" and each.attributes.get("startRef") == name)
            end = next(ends, None)
            yield marker.outer[0], end.outer[1] if end is not None else source.inner[1]


def _open(text: str, source: Element, target: Element | None, state: str) -> bool:
    """Whether a target waits for a translation: it is not finished, and lacks, is empty, or says what its source says
    where its state tells that this is no translation yet."""
    if target is None or _is_blank(text, target):
        return state in UNFINISHED
    return state in UNTRANSLATED and _words(text, target) == _words(text, source)


def _state(element: Element | None) -> str:
    return element.attributes.get("state", "") if element is not None else ""


def _is_blank(text: str, element: Element) -> bool:
    return not _words(text, element) and not any(element.all(*CODES))


def _words(text: str, element: Element) -> str:
    """Return what an element says, its markup apart."""
    return html.unescape(TAGS.sub("", text[slice(*element.inner)])).strip()


def _target(text: str, source: Element, target: Element | None, state: str, write: Writer) -> Writer:
    def written(new: str, _: str) -> str:
        prefix = _prefix(text, source)
        stated = f' state="{state}"' if state else ""
        tag = _tag(text, target, state) if target is not None else f"<{prefix}target{stated}>"
        made = f"{tag}{write(new, '')}</{prefix}target>"
        return made if target is not None else line_before(text, source) + made

    return written


def _segment(text: str, segment: Element, source: Element, target: Element | None, write: Writer) -> Writer:
    def written(new: str, _: str) -> str:
        middle = text[segment.tag[1] : target.outer[0] if target is not None else source.outer[1]]
        return _tag(text, segment, "translated") + middle + _target(text, source, target, "", write)(new, "")

    return written


def _tag(text: str, element: Element, state: str = "") -> str:
    """Return an element's start tag, open where it was empty, with this state and no other."""
    tag = re.sub(rf"{STATED}|\s*/?>\Z", "", text[slice(*element.tag)])
    return f'{tag} state="{state}">' if state else f"{tag}>"


def _prefix(text: str, element: Element) -> str:
    match = re.match(r"<([\w.-]+:)", text[element.tag[0] : element.tag[1]])
    return match.group(1) if match else ""


def _consequences(text: str) -> Iterator[Change]:
    """Yield English as the target language of each file that declares none."""
    for tag in re.finditer(r"<(?:[\w.-]+:)?(?:file|xliff)\b[^>]*>", text):
        name = "target-language" if "source-language" in tag.group() else "trgLang" if "srcLang" in tag.group() else ""
        if not name:
            continue
        old = re.search(rf"""\s{name}\s*=\s*(?P<quote>["'])(?P<language>.*?)(?P=quote)""", tag.group(), re.DOTALL)
        if old is None:
            end = tag.end() - (2 if tag.group().endswith("/>") else 1)
            yield (end, end), f' {name}="en"'
        elif not old["language"].strip():
            yield (tag.start() + old.start("language"), tag.start() + old.end("language")), "en"


XLIFF = SplicedFormat("xliff", (".xlf", ".xliff", ".sdlxliff", ".mqxliff"), find, _consequences, declared=by_xml)
