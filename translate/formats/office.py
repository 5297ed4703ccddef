"""Word (`.docx`) and OpenDocument text (`.odt`): paragraphs are translated, the styles of their runs kept.

The parts of the archive are XML read by offsets (`translate.formats.xmltext`): between the words of a paragraph stand
the marks where the style changes, and those travel with the words. Parts without a translation are copied. Archives
that unpack to more than `LARGEST` bytes, or that are encrypted, are refused. ECMA-376; OASIS ODF 1.3.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from translate.document import Document, Segment, SegmentKind
from translate.errors import InputError
from translate.formats.encoding import Encoding
from translate.formats.office_fields import FIELDS, LABEL, OF, computed
from translate.formats.raised import on_the_line
from translate.formats.spliced import Place, Skeleton, decoded, spliced
from translate.formats.units import Unit, cut
from translate.formats.xmltext import ENTITY, Element, escaped, parse, place

LARGEST = 300_000_000  # bytes, unpacked
RATIO = 300  # times; a part that packs better than this is a bomb
WORD_PARTS = re.compile(  # Microsoft 365 on the Web numbers the main part too
    r"word/(?:(?:document|header|footer|footnotes|endnotes|comments|diagrams/(?:data|drawing))\d*|charts/chart\d*)\.xml\Z"
)
WORD_TEXT = re.compile(r"word/document\d*\.xml\Z")
# What stands in a paragraph with paragraphs of its own: notes, frames, the shapes of drawings.
APART = frozenset(
    "note annotation frame custom-shape rect circle ellipse line polyline polygon path regular-polygon connector "
    "caption g".split()
)
ODT_PARTS = re.compile(r"(?:content|styles)\.xml\Z")
ODT_TEXT = re.compile(r"content\.xml\Z")


@dataclass(frozen=True, slots=True)
class Archive:
    """An office file: its bytes and the XML parts that hold language, in order, each with its number of places."""

    data: bytes
    parts: tuple[tuple[str, Skeleton], ...]


@dataclass(frozen=True, slots=True)
class OfficeFormat:
    """A zip archive of XML parts: `wanted` are those with language, `main` the one without which it is no such file."""

    name: str
    suffixes: tuple[str, ...]
    wanted: re.Pattern[str]
    main: re.Pattern[str]
    find: Callable[[str, Element], Iterator[Place]]
    english: Callable[[str, bytes], bytes]  # a part, by its name, with what says that its text is French saying English

    def read(self, data: bytes, path: str = "-", **options: Any) -> Document:
        """Read an archive; raise `InputError` for one that is damaged, encrypted, too large, or of another kind."""
        parts: list[tuple[str, Skeleton]] = []
        units: list[Unit] = []
        for name, content in _parts(data, path, self):
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError as error:
                raise InputError(f"its part {name} is not UTF-8", path=path) from error
            places = tuple(self.find(text, parse(text, f"{path}/{name}", self.name.upper())))
            parts.append((name, Skeleton(text, Encoding(), places)))
            units += [each.unit for each in places]
        return Document(self.name, cut(units, figures=True), Archive(data, tuple(parts)), path)

    def write(self, document: Document, translations: Mapping[int, str]) -> bytes:
        """Return the archive with the changed parts replaced; the very same bytes when nothing is translated."""
        archive: Archive = document.skeleton
        if not translations:
            return archive.data
        changed: dict[str, bytes] = {}
        first = 0
        for name, skeleton in archive.parts:
            last = first + len(skeleton.places)
            own = tuple(_moved(segment, first) for segment in document.segments if first <= segment.block < last)
            text = spliced(skeleton, Document(self.name, own, skeleton, document.path), translations)
            if text != skeleton.text:
                changed[name] = _spaces_kept(text).encode("utf-8")
            first = last
        return _rewritten(archive.data, changed, self.english)


def _moved(segment: Segment, first: int) -> Segment:
    """Count a segment's unit from the first of its part."""
    return replace(segment, block=segment.block - first)


def _parts(data: bytes, path: str, kind: OfficeFormat) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
            if sum(each.file_size for each in listed) > LARGEST:
                raise InputError("unpacks to too much", path=path, advice=f"at most {LARGEST // 1_000_000} MB")
            found = [each for each in listed if kind.wanted.match(each.filename)]
            if not any(kind.main.match(each.filename) for each in found):
                raise InputError(f"is not a {kind.name} file: it has no text part", path=path)
            for each in found:
                if each.flag_bits & 1:
                    raise InputError("is encrypted", path=path, advice="save it without a password")
                if each.file_size > 1_000_000 and each.file_size > RATIO * max(1, each.compress_size):
                    raise InputError(f"its part {each.filename} is packed like a bomb", path=path)
                with archive.open(each) as part:
                    content = part.read(each.file_size + 1)
                if len(content) > each.file_size:
                    raise InputError(f"its part {each.filename} is larger than it says", path=path)
                yield each.filename, content
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, zlib.error) as error:
        raise InputError(f"is not a {kind.name} file, or damaged: {error}", path=path) from error


def _rewritten(data: bytes, changed: Mapping[str, bytes], english: Callable[[str, bytes], bytes]) -> bytes:
    """Return the archive with some parts replaced; order, names, dates and ways of packing stay."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made:
        made.comment = source.comment
        for each in source.infolist():
            content = changed[each.filename] if each.filename in changed else source.read(each)
            made.writestr(each, english(each.filename, content), compress_type=each.compress_type)
    return target.getvalue()


_LANGUAGE = re.compile(rb"(<w:(?:lang|themeFontLang)\b[^>]*?\sw:val=[\"'])fr(?:-[A-Za-z]+)?(?=[\"'])")
_ODT_LANGUAGE = re.compile(rb"\bfo:language=\"fr\"(?:\s+fo:country=\"[A-Z]*\")?")
_PARTING = re.compile(r"<w:(?:br|cr|tab|ptab)\b")
_RUN_STYLE = re.compile(r"<w:rPr\b[^>]*/>|<w:rPr\b[^>]*>.*?</w:rPr>", re.DOTALL)
_RAISED = re.compile(r"<w:vertAlign w:val=\"superscript\"\s*/>")
_HYPHEN = re.compile(r"\s*</w:t>\s*<w:(?P<kind>softHyphen|noBreakHyphen)\s*/>\s*<w:t\b[^>]*>")
_HYPHENS = {"softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}  # the elements of a run, as the characters they are
_SAME = re.compile(  # the joint of two runs between which nothing but bookkeeping stands
    r"\s*</w:t>\s*</w:r>(?:\s|<w:proofErr\b[^>]*/>)*<w:r(?:\s[^>]*)?>(?P<style>.*?)<w:t\b[^>]*>",
    re.DOTALL,
)


def word(text: str, root: Element) -> Iterator[Place]:
    """Yield the paragraphs of a Word part: from the first word to the last, style changes opaque.

    Of a diagram or a chart those are the labels and titles; a chart's categories are cells of its workbook, and stay.
    """
    if root.name in {"dataModel", "drawing", "chartSpace"}:
        labels = (place(text, each, opaque_inside=frozenset({"fld"})) for each in root.all("p"))
        yield from (each for each in labels if each is not None)
        return
    for paragraph in root.all("p"):
        results = computed(text, paragraph)
        runs = [each for each in _own(paragraph, "t") if each.outer not in results]
        pieces: list[list[Element]] = [[]]
        nested = sorted(each.outer for each in paragraph.all("txbxContent"))
        for (
            run
        ) in runs:  # a text box, a line break, a tab, or the number of a label between two words parts the paragraph
            if pieces[-1]:
                last = pieces[-1][-1].outer[1]
                held = any(last <= each[0] < run.outer[0] for each in results) and (
                    OF.fullmatch(text, *run.inner)
                    or LABEL.fullmatch("".join(text[slice(*t.inner)] for t in pieces[-1]))
                )
                boxed = any(last <= box[0] < run.outer[0] for box in nested)
                if held or boxed or _PARTING.search(text, last, run.outer[0]):
                    pieces.append([])
            pieces[-1].append(run)
        style = paragraph.child("pPr")
        name = style.child("pStyle") if style is not None else None
        heading = name is not None and re.match(r"(?:Heading|Titre|Title)", name.attributes.get("w:val", ""))
        for piece in pieces:
            found = _word_place(text, piece, SegmentKind.HEADING if heading else SegmentKind.SENTENCE)
            if found is not None:
                yield found


def _own(paragraph: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name in a paragraph, those of paragraphs inside it, of deleted text and of equations
    (`m:oMath`) left out."""
    for child in paragraph.children:
        if child.name == name and child.inner[0] < child.inner[1]:
            yield child
        elif child.name not in {"p", "del", "moveFrom", "oMath"}:
            yield from _own(child, name)


def _word_place(text: str, runs: list[Element], kind: SegmentKind) -> Place | None:
    if not runs:
        return None
    start, end = runs[0].inner[0], runs[-1].inner[1]
    if len(runs) == 1 and (alone := OF.fullmatch(text, start, end)) and alone["of"]:
        return Place((alone.span("of"),), Unit(alone["of"], (), "", kind), _of)
    raised = _raised(text, runs)
    joints: list[tuple[int, int, bool, str]] = []
    for number, (before, after) in enumerate(pairwise(runs)):
        between = text[before.inner[1] : after.inner[0]]
        hyphen = _HYPHEN.fullmatch(between)
        style = _style_before(text, runs[number - 1] if number in raised else before)
        same = hyphen is not None or number + 1 in raised or (style is not None and style == _style_of(between))
        joints.append((before.inner[1], after.inner[0], same, _HYPHENS[hyphen["kind"]] if hyphen else ""))
    content: list[str] = []
    offsets: list[int] = []
    opaque: list[tuple[int, int]] = []
    position = start
    for number, (first, last, same, sign) in enumerate([*joints, (end, end, True, "")]):
        words, places = decoded(text[position:first], position, ENTITY, html.unescape)
        words = raised.get(number, words)
        content += [words, sign]
        offsets += [*places[:-1], *(first for _ in sign)]
        if not same:
            at = len(offsets)
            content.append(text[first:last])
            offsets += range(first, last)
            opaque.append((at, at + last - first))
        position = last
    return Place(((start, end),), Unit("".join(content), tuple(opaque), "", kind), escaped, (*offsets, end))


def _of(_: str, raw: str) -> str:
    """Return the word of « Page 3 sur 12 », which a machine that reads it by itself takes for "on"."""
    return "of"


def _raised(text: str, runs: list[Element]) -> dict[int, str]:
    """Return the runs, by number, that hold the raised letters of an ordinal or title, as they are on the line: they
    are read, and written, in the run before."""
    words = [text[run.inner[0] : run.inner[1]] for run in runs]
    found: dict[int, str] = {}
    for number in range(1, len(runs)):
        style = _style_of(text[runs[number - 1].inner[1] : runs[number].inner[0]])
        if style is None or not _RAISED.search(style):
            continue
        letters = words[number].rstrip()
        after = words[number][len(letters) :] + "".join(words[number + 1 : number + 2])
        line = on_the_line(words[number - 1], letters, after)
        if line is not None:
            found[number] = line + words[number][len(letters) :]
    return found


def _style_before(text: str, run: Element) -> str | None:
    """Return the style of the run that a text stands in; None where more than a style stands before the text."""
    start = text.rfind("<w:r>", 0, run.tag[0]), text.rfind("<w:r ", 0, run.tag[0])
    return _style(text[text.index(">", max(start)) + 1 : run.tag[0]])


def _style_of(between: str) -> str | None:
    """Return the style of the run that begins between two texts; None when anything else stands there too."""
    joint = _SAME.fullmatch(between)
    return _style(joint["style"]) if joint else "\0"


def _style(raw: str) -> str | None:
    inner = raw.replace("<w:lastRenderedPageBreak/>", "").strip()
    if inner and not _RUN_STYLE.fullmatch(inner):
        return None
    kept = re.sub(r"<w:(?:lang|noProof)\b[^>]*/>|\sw:rsid\w*=\"[^\"]*\"", "", inner)
    return "" if kept in {"<w:rPr></w:rPr>", "<w:rPr/>"} else kept


def _spaces_kept(text: str) -> str:
    """Say `xml:space="preserve"` where a run begins or ends with a space, for Word drops it otherwise."""
    return re.sub(r"<w:t>(?=\s|[^<]*\s</w:t>)", '<w:t xml:space="preserve">', text)


def open_document(text: str, root: Element) -> Iterator[Place]:
    """Yield the paragraphs and headings of an OpenDocument part; notes and frames inside are units of their own."""
    body = root.child("body") or root.child("master-styles") or root
    anchors = sorted(each.outer for each in body.all(*APART))
    for paragraph in body.all("p", "h"):
        kind = SegmentKind.HEADING if paragraph.name == "h" else SegmentKind.SENTENCE
        edges = (edge for each in _partings(paragraph) for edge in each.outer)
        found = place(text, paragraph, kind=kind, opaque_inside=APART | FIELDS | {"ruby-text"}, apart=edges)
        if found is None:
            continue
        number = bisect_left(anchors, (paragraph.outer[0], 0)) - 1
        inside = next((span for span in anchors[: number + 1] if span[1] >= paragraph.outer[1]), None)
        yield Place(found.ranges, found.unit, found.write, found.offsets, anchor=inside)


def _partings(element: Element) -> Iterator[Element]:
    """Yield the line breaks and tabs of a paragraph, those of paragraphs inside it left out."""
    for child in element.children:
        if child.name in {"line-break", "tab"}:
            yield child
        elif child.name not in APART:
            yield from _partings(child)


def _word_in_english(name: str, part: bytes) -> bytes:
    """Say English where a part of a Word file says French: what Word spells, hyphenates and reads aloud by."""
    return _LANGUAGE.sub(rb"\g<1>en-US", part) if name.startswith("word/") and name.endswith(".xml") else part


def _odt_in_english(name: str, part: bytes) -> bytes:
    """Say English where a part of an OpenDocument file says French."""
    return _ODT_LANGUAGE.sub(b'fo:language="en" fo:country="US"', part) if ODT_PARTS.match(name) else part


DOCX = OfficeFormat("docx", (".docx",), WORD_PARTS, WORD_TEXT, word, _word_in_english)
ODT = OfficeFormat("odt", (".odt",), ODT_PARTS, ODT_TEXT, open_document, _odt_in_english)
