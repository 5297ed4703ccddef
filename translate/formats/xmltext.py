"""XML read by its offsets: where elements and their text stand in a file, checked by lxml, written back in place.

lxml says whether the file is well-formed (entities are not resolved, nothing outside the file is read, a declared
entity is refused); a tokenizer of our own says where everything stands, for lxml keeps no offsets.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from translate.document import SegmentKind
from translate.errors import InputError
from translate.formats.spliced import Place, decoded
from translate.formats.units import Span, Unit

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*)*>|</?[^\s<>/]+(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>",
    re.DOTALL,
)
_NAME = re.compile(r"</?(?:[\w.-]+:)?([\w.-]+)")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# `&lt;`, `&amp;`, `&gt;`, `&quot;` stay, and the same in figures: decoded they would be markup.
ENTITY = re.compile(r"&(?!#0*(?:34|38|60|62);|#x0*(?:22|26|3[CcEe]);)(?:apos|#\d+|#x[0-9A-Fa-f]+);")
WORDS = re.compile(r"\w")
CDATA = ("<![CDATA[", "]]>")
_BARE = re.compile(r"&(?!(?:[A-Za-z]\w*|#\d+|#[xX][\da-fA-F]+);)")
TAGS = re.compile(r"<!\[CDATA\[|\]\]>|<!--.*?-->|<[/?]?[^\W\d][^<>]*>", re.DOTALL)  # of CDATA the marks alone


@dataclass(frozen=True, slots=True)
class Element:
    """An element and where it stands: `outer` with its tags, `inner` between them, `tag` its start tag."""

    name: str
    attributes: dict[str, str] = field(repr=False)
    tag: Span = (0, 0)
    inner: Span = (0, 0)
    outer: Span = (0, 0)
    children: tuple[Element, ...] = ()
    markup: tuple[Span, ...] = ()  # comments, processing instructions and CDATA marks directly inside

    def child(self, name: str) -> Element | None:
        """Return the first child of that name."""
        return next((each for each in self.children if each.name == name), None)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names inside, in order, at any depth."""
        for each in self.children:
            if each.name in names:
                yield each
            yield from each.all(*names)


def parse(text: str, path: str, expected: str) -> Element:
    """Return the root element; raise `InputError`, with the line, for what is no well-formed XML or has entities.

    `expected` names the format in messages.
    """
    _well_formed(text, path, expected)
    stack: list[tuple[str, dict[str, str], Span, list[Element], list[Span]]] = []
    root: Element | None = None
    for token in _TOKEN.finditer(text):
        raw = token.group()
        if raw.startswith(("<!", "<?")):
            if stack:
                stack[-1][4].extend(_marks(token.start(), raw))
            continue
        name = _NAME.match(raw)
        if name is None:
            continue
        if not raw.startswith("</"):
            attributes = {key: html.unescape(double or single) for key, double, single in _ATTRIBUTE.findall(raw)}
            stack.append((name.group(1), attributes, token.span(), [], []))
        if raw.startswith("</") or raw.endswith("/>"):
            if not stack:
                break
            opened, attributes, tag, children, markup = stack.pop()
            closing = token.span() if raw.startswith("</") else (tag[1], tag[1])
            element = Element(
                opened, attributes, tag, (tag[1], closing[0]), (tag[0], closing[1]), tuple(children), tuple(markup)
            )
            if stack:
                stack[-1][3].append(element)
            else:
                root = element
    if root is None:
        raise InputError(f"is not {expected}: it has no element", path=path)
    return root


def _marks(start: int, raw: str) -> list[Span]:
    opening, closing = CDATA
    end = start + len(raw)
    if raw.startswith(opening) and WORDS.search(TAGS.sub("", raw)):
        return [(start, start + len(opening)), (end - len(closing), end)]  # what stands between them is text
    return [(start, end)]


def _well_formed(text: str, path: str, expected: str) -> None:
    from lxml import etree

    if re.search(r"<!ENTITY", text):
        line = text.count("\n", 0, text.index("<!ENTITY")) + 1
        raise InputError("declares XML entities", path=path, line=line, advice="write the characters themselves")
    body = re.sub(r"\A\s*<\?xml[^>]*\?>", lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        etree.fromstring(body.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        what = (error.msg or "empty").split(", line")[0]
        raise InputError(f"is not {expected}: {what}", path=path, line=error.lineno or None) from error
    except ValueError as error:
        raise InputError(f"is not {expected}: {error}", path=path) from error


def place(
    text: str,
    element: Element,
    *,
    source: Element | None = None,
    context: str = "",
    kind: SegmentKind = SegmentKind.ITEM,
    opaque_inside: frozenset[str] = frozenset(),
    kept: Iterable[Span] = (),
    apart: Iterable[int] = (),
) -> Place | None:
    """Return the place of an element's text, its inline elements opaque; None when it has neither words nor figures.

    With `source`, the words are that element's and the place is where they go. Of elements named in `opaque_inside`
    the text is opaque too, and so are the stretches `kept` of the file. No sentence crosses the offsets
    `apart` in it.
    """
    words = source or element
    raw = text[words.inner[0] : words.inner[1]]
    if not WORDS.search(TAGS.sub("", raw)):
        return None
    content, offsets = decoded(raw, words.inner[0], ENTITY, html.unescape)
    spans = _apart([*_opaque(words, opaque_inside), *kept])
    where = {offset: number for number, offset in reversed(list(enumerate(offsets)))}
    opaque = tuple((where[first], where[last]) for first, last in spans if first in where and last in where)
    marks = [span for span in opaque if content[slice(*span)] in CDATA]
    borders = [edge for span in marks for edge in span]  # else words of CDATA could come to stand outside it
    borders += [where[offset] for offset in apart if offset in where]
    unit = Unit(content, opaque, context, kind, tuple(borders))
    write = _Writer(tuple({content[start:end] for start, end in opaque}))
    if source is None:
        return Place((element.inner,), unit, write, offsets)
    return Place((element.inner,), unit, write)


def line_before(text: str, element: Element) -> str:
    """Return the line end and blanks that stand directly before an element, for the one that is to follow it."""
    start, end = text.rfind(">", 0, element.outer[0]) + 1, element.outer[0]
    match = re.search(r"(?:\r\n|\r|\n)[ \t]*\Z", text[start:end])
    return match.group() if match else ""


def _opaque(element: Element, whole: frozenset[str]) -> Iterator[Span]:
    yield from element.markup
    for child in element.children:
        if child.name in whole or child.inner[0] == child.inner[1]:
            yield child.outer
            continue
        yield child.tag
        yield (child.inner[1], child.outer[1])
        yield from _opaque(child, whole)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes a unit's new text as XML: the markup that the unit has is written as it is, all else as text."""

    markup: tuple[str, ...]

    def __call__(self, new: str, _: str) -> str:
        if not self.markup:
            return as_text(new)
        pattern = "|".join(re.escape(each) for each in sorted(self.markup, key=len, reverse=True))
        opening, closing = CDATA
        parts: list[str] = []
        inside = False
        for number, part in enumerate(re.split(f"({pattern})", new)):
            if number % 2 and part in CDATA:
                if inside == (part == opening):
                    continue
                inside = part == opening
            parts.append(part if number % 2 or inside else as_text(part))
        return "".join(parts) + closing * inside


def as_text(text: str) -> str:
    """Return a text as XML without markup in it; references to characters stay."""
    return _BARE.sub("&amp;", text).replace("<", "&lt;").replace("]]>", "]]&gt;")


def escaped(text: str, _: str) -> str:
    """Return a sentence as XML or HTML: what begins neither tag nor entity is written out."""
    return re.sub(r"<(?![A-Za-z/!?])", "&lt;", _BARE.sub("&amp;", text))
