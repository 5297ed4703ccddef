"""HTML: what a reader sees is translated where it stands; the rest of the page is kept letter for letter.

The standard library's tokenizer says where tags begin. Inline tags stay in their sentence and follow their words;
block tags and `<br>` part sentences. Scripts, styles, `pre`, code and whatever says `translate="no"`, has the class
`notranslate` or another language than French are left alone (WHATWG HTML, 3.2.6.4 "The translate attribute").
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5
from html.parser import HTMLParser
from typing import Any, NamedTuple

from translate.document import SegmentKind
from translate.formats.declared import by_html
from translate.formats.formulas import with_formulas
from translate.formats.html_skip import Skipped
from translate.formats.spliced import Change, Place, SplicedFormat, decoded
from translate.formats.units import Span, Unit
from translate.formats.xmltext import escaped

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup svg math time tt u var wbr".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
LEFT_ALONE = frozenset("script style pre code kbd samp var tt svg math template object iframe".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 title caption figcaption legend summary th".split())
ITEMS = frozenset("li td dt dd option button label a nav textarea".split())
ATTRIBUTES = frozenset("alt title placeholder aria-label aria-description label".split())
META = frozenset(
    "description og:title og:description og:site_name og:image:alt twitter:title twitter:description title".split()
)
_MARKUP = "amp|lt|gt|quot|AMP|LT|GT|QUOT"  # decoded they would be markup
# What old pages write without a semicolon: « &copy 2024 », « &nbsp ».
_LEGACY = "|".join(sorted((name for name in html5 if not name.endswith(";")), reverse=True))
_NAMED = rf"&(?!(?:{_MARKUP}|#34|#38|#60|#62|#x22|#x26|#x3[cCeE]);)(?:\w+|#\d+|#[xX][\da-fA-F]+);"
ENTITY = re.compile(rf"{_NAMED}|&(?!(?:{_MARKUP}))(?:{_LEGACY})")
_IN_VALUE = re.compile(rf"{_NAMED}|&(?!(?:{_MARKUP}))(?:{_LEGACY})(?![\w=])")  # WHATWG HTML, 13.2.5.73
_ATTRIBUTE = re.compile(
    r"""\s(?P<name>[^\s"'<>/=]+)\s*=\s*"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))"""
)
OPEN_GRAPH = "en_US"  # the protocol's own default, ogp.me
_LOCALE = re.compile(r"fr(?:_[A-Za-z]{2})?\Z", re.IGNORECASE)  # of the Open Graph protocol: `fr_FR`
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_DECLARING = re.compile(r"<(?:html|body)\b[^<>]*>", re.IGNORECASE)
_FRENCH = re.compile(r"fr(?:-[A-Za-z0-9-]+)?\Z", re.IGNORECASE)  # a tag of BCP 47


class Event(NamedTuple):
    """Something that begins at an offset: a tag (`open`, `close`, `void`), text, or markup without language."""

    start: int
    kind: str
    name: str = ""


class _Tokens(HTMLParser):
    """Writes down where everything begins."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.events: list[Event] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)
        self.close()

    def _add(self, kind: str, name: str = "") -> None:
        line, column = self.getpos()
        self.events.append(Event(self._lines[line - 1] + column, kind, name))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void" if tag in VOID else "open", tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("void", tag)

    def handle_endtag(self, tag: str) -> None:
        self._add("close", tag)

    def handle_data(self, data: str) -> None:
        self._add("text")

    def handle_entityref(self, name: str) -> None:
        self._add("text")

    def handle_charref(self, name: str) -> None:
        self._add("text")

    def handle_comment(self, data: str) -> None:
        self._add("markup")

    def handle_decl(self, decl: str) -> None:
        self._add("border")

    def handle_pi(self, data: str) -> None:
        self._add("markup")

    def unknown_decl(self, data: str) -> None:
        self._add("markup")


@dataclass(slots=True)
class _Run:
    """A stretch between two block tags, being gathered."""

    start: int = -1
    end: int = -1
    opaque: list[Span] | None = None


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the places of a page."""
    events = _Tokens(text).events
    ends = [*(event.start for event in events[1:]), len(text)] if events else []
    run = _Run()
    blocks: list[str] = []
    skipped: Skipped | None = None
    for event, end in zip(events, ends, strict=True):
        raw = text[event.start : end]
        inline = event.name in INLINE or event.kind in {"text", "markup"}
        if skipped is not None:
            is_inside = skipped.holds(event.kind, event.name)
            if is_inside and not skipped.is_closed:
                continue
            if skipped.name in INLINE:
                _extend(run, skipped.start, end if is_inside else event.start, opaque=True)
            skipped = None
            if is_inside:
                continue
        if event.kind in {"open", "void"}:
            yield from attributes(raw, event)
            if event.kind == "open" and _left_alone(event.name, raw):
                if event.name not in INLINE:
                    yield from _closed(text, run, blocks)
                    run = _Run()
                skipped = Skipped(event.name, event.start, blocks)
                continue
        if inline:
            _extend(run, event.start, end, opaque=event.kind != "text")
            continue
        yield from _closed(text, run, blocks)
        run = _Run()
        if event.kind == "open":
            blocks.append(event.name)
        elif event.kind == "close" and event.name in blocks:
            while blocks.pop() != event.name:
                pass
    yield from _closed(text, run, blocks)


def _extend(run: _Run, start: int, end: int, *, opaque: bool) -> None:
    if run.start < 0:
        run.start = start
    run.end = end
    if opaque:
        run.opaque = [*(run.opaque or []), (start, end)]


def _closed(text: str, run: _Run, blocks: list[str]) -> Iterator[Place]:
    if run.start < 0:
        return
    raw = text[run.start : run.end]
    if not re.search(r"\w", raw):
        return
    content, offsets = decoded(raw, run.start, ENTITY, html.unescape)
    opaque = tuple(
        (bisect_right(offsets, start - 1) if start > run.start else 0, _at(offsets, end))
        for start, end in run.opaque or ()
    )
    block = next((name for name in reversed(blocks) if name in HEADINGS | ITEMS | {"p"}), "")
    kind = SegmentKind.HEADING if block in HEADINGS else SegmentKind.ITEM if block in ITEMS else SegmentKind.SENTENCE
    opaque = with_formulas(content, opaque, dollars=False)
    yield Place(((run.start, run.end),), Unit(content, opaque, "", kind), escaped, offsets)


def _at(offsets: tuple[int, ...], place: int) -> int:
    """Return the offset in the unit at which a place in the file stands."""
    return min(bisect_left(offsets, place), len(offsets) - 1)


def _quoted(text: str, _: str) -> str:
    return escaped(text, "").replace('"', "&quot;")


def _single_quoted(text: str, _: str) -> str:
    return escaped(text, "").replace("'", "&#39;")


def _newly_quoted(text: str, _: str) -> str:
    return f'"{_quoted(text, "")}"'


_QUOTING = {"double": _quoted, "single": _single_quoted, "bare": _newly_quoted}  # by how the value stood


def attributes(raw: str, event: Event) -> Iterator[Place]:
    """Yield the attributes of a tag that a reader sees or hears."""
    found = {match["name"].lower(): match for match in _ATTRIBUTE.finditer(raw)}
    if not found or _says_no(found):
        return
    values = {name: _value(match)[1] for name, match in found.items()}
    wanted = set(ATTRIBUTES)
    if event.name == "meta" and (values.get("name") or values.get("property") or "").lower() in META:
        wanted = {"content"}
    if event.name == "input" and values.get("type", "").lower() in {"submit", "button", "reset"}:
        wanted.add("value")
    for name, match in found.items():
        if name not in wanted or not values[name].strip():
            continue
        group = _value(match)[0]
        start, end = event.start + match.start(group), event.start + match.end(group)
        content, offsets = decoded(match[group], start, _IN_VALUE, html.unescape)
        yield Place(
            ((start, end),),
            Unit(content, (), name, SegmentKind.ITEM),
            _QUOTING[group],
            offsets,
            anchor=(event.start, event.start + len(raw)),
        )


def _value(match: re.Match[str]) -> tuple[str, str]:
    """Return how an attribute's value is quoted, as the name of its group, and the value."""
    return next((group, match[group]) for group in _QUOTING if match[group] is not None)


def _left_alone(name: str, raw: str) -> bool:
    if name in LEFT_ALONE:
        return True
    return _says_no({match["name"].lower(): match for match in _ATTRIBUTE.finditer(raw)}) and name != "html"


def _says_no(attributes: Mapping[str, re.Match[str]]) -> bool:
    def value(name: str) -> str:
        match = attributes.get(name)
        return "" if match is None else _value(match)[1].strip().lower()

    language = value("lang") or value("xml:lang")
    return (
        value("translate") == "no"
        or "notranslate" in value("class").split()
        or (language != "" and not language.startswith("fr"))
    )


def _consequences(text: str) -> Iterator[Change]:
    """Yield the page's declared language, French, as English: each that `<html>` and `<body>` declare, and that of
    `og:locale`, which has a country."""
    for tag in _DECLARING.finditer(text):
        for each in _ATTRIBUTE.finditer(tag[0]):
            group, value = _value(each)
            if each["name"].lower() in {"lang", "xml:lang"} and _FRENCH.match(value):
                yield (tag.start() + each.start(group), tag.start() + each.end(group)), "en"
    for meta in _META.finditer(text[:20_000]):
        found = {each["name"].lower(): each for each in _ATTRIBUTE.finditer(meta[0])}
        if "property" not in found or "content" not in found or _value(found["property"])[1].lower() != "og:locale":
            continue
        group, value = _value(found["content"])
        if _LOCALE.match(value):
            yield (meta.start() + found["content"].start(group), meta.start() + found["content"].end(group)), OPEN_GRAPH


HTML = SplicedFormat("html", (".html", ".htm", ".xhtml"), find, _consequences, figures=True, declared=by_html)
