"""Markdown: CommonMark and GitHub's tables, strikethrough and task lists, with a front matter.

markdown-it-py says where the blocks are and what their inline markup is; the file's own characters are kept wherever
no sentence stands. Code, formulas, link targets, tags, references, the markers of containers and directives
(`translate.formats.markdown_containers`, `markdown_directives`) and front matter (but its titles) stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from translate.document import SegmentKind
from translate.formats import front_matter
from translate.formats.formulas import with_formulas, without_displayed
from translate.formats.markdown_containers import with_containers
from translate.formats.markdown_directives import role, with_directives
from translate.formats.markdown_html import attributes, blocks, definitions, title
from translate.formats.markdown_tokens import COLUMN
from translate.formats.spliced import Place, SplicedFormat
from translate.formats.units import Span, Unit

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TARGET = re.compile(
    r"\]\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^()\\]|\\.)*\))*)"
    r"(?:\s+(?P<title>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"\]\[[^\[\]]*\]")
_EMPTY = re.compile(r"(\*\*|__|~~)\s*\1")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_PAIR = r"[A-Za-z][\w-]*=(?:\"[^\"\n]*\"|[^\s\"{}]+)"
_IN_TEXT = re.compile(
    r"\[\^[^\]\s]+\]:?|\A\[[ xX]\](?=\s)|\{[#.:][^{}\n]*\}|(?<![\w:]):[a-z0-9_+-]+:(?![\w:])"
    rf"|\{{:?[ ]*{_PAIR}(?:[ ]+(?:[#.][\w-]+|{_PAIR}))*[ ]*\}}"
)
_FOOTNOTE = re.compile(r"^[ \t]*\[\^[^\]\s]+\]:[ \t]+", re.MULTILINE)  # where one is told, before its words
# What begins a block though it follows a paragraph's line, or makes a heading of that.
_BLOCK = re.compile(r"(?:[-+*]+|=+|_{3,}|#{1,6}|\d{1,9}[.)])(?=\s|\Z)|>|<[!?]|```|~~~|:::|!!!|\?\?\?")
_CELLS = frozenset({"td_open", "th_open"})
_SHORTCUT = re.compile(r"(?<!\])\[([^\[\]]+)\](?:\[\]|(?![\[(:]))")  # collapsed (`[x][]`) or not


def find(text: str, path: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the places of a Markdown file."""
    from markdown_it import MarkdownIt

    front = front_matter.FRONT_MATTER.match(text)
    if front:
        yield from front_matter.find(front.group())
    body = text
    if front:  # blanked, so that lines keep their numbers
        body = re.sub(r"[^\r\n]", " ", front.group()) + text[front.end() :]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    parser = with_directives(with_containers(parser), body)
    environment: dict[str, Any] = {}
    tokens = parser.parse(without_displayed(body), environment)
    references = environment.get("references", {})
    labels = frozenset(references)
    starts = [match.start() for match in _LINE.finditer(text)]
    found = [*blocks(text, tokens, starts), *definitions(text, references, starts)]
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and before.type in _CELLS and "|" in token.content:  # written `\|` in the file
            token.content = token.content.replace("|", r"\|")
            token.children = parser.parseInline(token.content, environment)[0].children
    found += _inline(text, tokens, starts, labels)
    yield from sorted(found, key=lambda place: place.ranges[0])


def _inline(text: str, tokens: list[Token], starts: list[int], labels: frozenset[str]) -> Iterator[Place]:
    """Yield the places of paragraphs, headings, items and cells."""
    reached: dict[int, int] = {}
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline" or token.map is None or not token.content.strip():
            continue
        is_title = COLUMN in token.meta
        if is_title:
            reached[token.map[0]] = starts[token.map[0]] + token.meta[COLUMN]
        ranges = _ranges(text, starts, token, reached)
        if ranges is None:
            continue
        kind = SegmentKind.HEADING if is_title else _kind(before)
        yield from _places(token, ranges, kind, labels)


def _ranges(text: str, starts: list[int], token: Token, reached: dict[int, int]) -> list[Span] | None:
    """Return where each line of an inline token's content stands in the file; None when it cannot be found as it is."""
    if token.map is None:
        return None
    found: list[Span] = []
    for offset, line in enumerate(token.content.split("\n")):
        number = token.map[0] + offset
        if number >= len(starts):
            return None
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        at = text.find(line, max(starts[number], reached.get(number, 0)), end)
        if at < 0:
            return None
        found.append((at, at + len(line)))
        reached[number] = at + len(line)
    return found


def _kind(before: Token | None) -> SegmentKind:
    if before is None:
        return SegmentKind.SENTENCE
    if before.type == "heading_open":
        return SegmentKind.HEADING
    return SegmentKind.ITEM if before.type in _CELLS or before.hidden else SegmentKind.SENTENCE


def _places(token: Token, ranges: list[Span], kind: SegmentKind, labels: frozenset[str]) -> Iterator[Place]:
    """Yield the places of one block: its text between hard breaks, its images' alternative texts, its links' titles."""
    content = token.content
    inline = _Inline(content)
    inline.walk(token.children or [])
    inline.opaque = _with_attributes(content, inline.opaque)
    everywhere = with_formulas(content, inline.opaque, dollars=True)
    formulas = set(everywhere).difference(inline.opaque)
    breaks = [span for span in inline.breaks if not any(first <= span[0] < last for first, last in formulas)]
    edges = [0, *(offset for span in breaks for offset in span), len(content)]
    line_starts = [0, *(match.end() for match in re.finditer("\n", content))]

    def in_file(offset: int) -> int:
        line = bisect_right(line_starts, offset) - 1
        return min(ranges[line][0] + offset - line_starts[line], ranges[line][1])

    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = content[start:end]
        opaque = tuple((first - start, last - start) for first, last in everywhere if first >= start and last <= end)
        lines: list[Span] = []
        position = start
        for line in part.split("\n"):
            lines.append((in_file(position), in_file(position) + len(line)))
            position += len(line) + 1
        borders = tuple(offset for label in _FOOTNOTE.finditer(part) for offset in label.span())
        yield Place(tuple(lines), Unit(part, opaque, "", kind, borders, barred=_BLOCK), _Labelled(labels, part))
        for first, last in inline.images:
            if start <= first and last <= end and "\n" not in content[first:last]:
                raw = content[first:last]
                alternative = raw[2 : _alternative_end(raw)]
                at = in_file(first)
                yield Place(
                    ((at + 2, at + 2 + len(alternative)),),
                    Unit(alternative, (), "alt", SegmentKind.ITEM),
                    _image,
                    anchor=(at, at + len(raw)),
                )
        for (first, last), span in inline.titles:
            if start <= first and last <= end and "\n" not in content[first:last]:
                at, anchor = in_file(span[0]), (in_file(first), in_file(last))
                text = content[span[0] + 1 : span[1] - 1]
                unit = Unit(text, (), "title", SegmentKind.ITEM)
                yield Place(((at, at + span[1] - span[0]),), unit, title, anchor=anchor)
        for first, last in inline.tags:
            if start <= first and last <= end and "\n" not in content[first:last]:
                yield from attributes(content[first:last], in_file(first))


def _with_attributes(content: str, opaque: list[Span]) -> list[Span]:
    """Return the opaque stretches with each attribute list as part of the markup that it stands behind."""
    joined: list[Span] = []
    for start, end in opaque:
        if joined and joined[-1][1] == start and content[start] == "{":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class _Labelled:
    """Writes a line; a shortcut or collapsed reference whose words changed gets its old label behind it."""

    def __init__(self, labels: frozenset[str], source: str) -> None:
        self.labels = labels
        self.old = [match.group(1) for match in _SHORTCUT.finditer(source) if _label(match.group(1)) in labels]

    def __call__(self, new: str, raw: str) -> str:
        if not _EMPTY.search(raw):  # emphasis that lost its words would show its signs
            new = re.sub(r" +", " ", _EMPTY.sub("", new)).strip() if _EMPTY.search(new) else new
        if not self.old:
            return new
        before, after = list(_SHORTCUT.finditer(raw)), list(_SHORTCUT.finditer(new))
        if len(before) != len(after):  # a bracket was lost: those whose words changed, in order
            said = {_label(match[1]) for match in after}
            kept = {match[1] for match in before if _label(match[1]) not in self.labels}
            before = [match for match in before if _label(match[1]) in self.labels - said]
            after = [match for match in after if match[1] not in kept and _label(match[1]) not in self.labels]
        parts, position = [], 0
        for old, now in zip(before, after, strict=False):
            if _label(old[1]) in self.labels and _label(now[1]) not in self.labels:
                parts += [new[position : now.end(1) + 1], f"[{old[1]}]"]
                position = now.end()
        return "".join([*parts, new[position:]])


def _label(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip()).lower().upper()


def _alternative_end(raw: str) -> int:
    """Return where an image's alternative text ends: at the bracket that closes it."""
    depth = 0
    for place, letter in enumerate(raw):
        depth += (letter == "[") - (letter == "]")
        if letter == "]" and depth == 0:
            return place
    return len(raw)


def _image(new: str, _: str) -> str:
    return re.sub(r"\s+", " ", new).replace("[", "").replace("]", "")


class _Inline:
    """Finds the inline markup of a block's content by following markdown-it's tokens through it."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.opaque: list[Span] = []
        self.breaks: list[Span] = []
        self.images: list[Span] = []
        self.titles: list[tuple[Span, Span]] = []  # the markup that holds a title, and the title in its quotes
        self.tags: list[Span] = []
        self.at = 0

    def walk(self, tokens: list[Token]) -> None:
        """Follow the tokens; where they and the characters part, what is left is taken as it is."""
        autolink = False
        for token in tokens:
            if autolink:
                autolink = token.type != "link_close"
                continue
            if token.type == "link_open" and token.markup == "autolink":
                autolink = True
                self._take(r"<[^>]*>")
            elif not self._step(token):
                self.opaque += [match.span() for match in _CODE.finditer(self.content, self.at)]
                return

    def _step(self, token: Token) -> bool:
        content = self.content
        match token.type:
            case "text":
                if not content.startswith(token.content, self.at):
                    return False
                self.opaque += [
                    (self.at + each.start(), self.at + each.end()) for each in _IN_TEXT.finditer(token.content)
                ]
                self.at += len(token.content)
                return True
            case "text_special":
                return self._literal(token.markup, opaque=token.info == "escape")
            case "softbreak":
                return self._take(r"[ \t]*\n[ \t]*", opaque=False)
            case "hardbreak":
                start = self.at
                done = self._take(r"(?: {2,}|\\)\n[ \t]*", opaque=False)
                self.breaks.append((start, self.at))
                return done
            case "code_inline":
                found = _CODE.match(content, self.at)
                return found is not None and self._code(found.group())
            case "html_inline":
                self.tags.append((self.at, self.at + len(token.content)))
                return self._literal(token.content)
            case "link_open":
                return self._literal("[")
            case "link_close":
                return self._close()
            case "image":
                return self._image()
            case _:
                return self._literal(token.markup) if token.markup else False

    def _literal(self, text: str, opaque: bool = True) -> bool:
        if not text or not self.content.startswith(text, self.at):
            return False
        if opaque:
            self.opaque.append((self.at, self.at + len(text)))
        self.at += len(text)
        return True

    def _code(self, code: str) -> bool:
        found = role(self.content[: self.at], code)
        start, (name, text) = self.at, found or (0, None)
        if text is None:
            self.opaque.append((start - name, start + len(code)))
        else:
            self.opaque += [(start - name, start + text[0]), (start + text[1], start + len(code))]
        self.at += len(code)
        return True

    def _take(self, pattern: str, opaque: bool = True) -> bool:
        found = re.compile(pattern).match(self.content, self.at)
        return found is not None and self._literal(found.group(), opaque)

    def _close(self) -> bool:
        content = self.content
        for pattern in (_TARGET, _REFERENCE):
            found = pattern.match(content, self.at)
            if found:
                title = found.span("title") if pattern is _TARGET else (-1, -1)
                if title[0] >= 0 and "\\" not in content[title[0] : title[1]]:
                    self.titles.append((found.span(), title))
                return self._literal(found.group())
        return self._literal("]")

    def _image(self) -> bool:
        start = self.at
        if not self.content.startswith("![", start):
            return False
        self.at = start + 1 + _alternative_end(self.content[start + 1 :])
        mark, titled = len(self.opaque), len(self.titles)
        if not self._close():
            return False
        self.titles[titled:] = [((start, self.at), title) for _, title in self.titles[titled:]]
        del self.opaque[mark:]
        self.opaque.append((start, self.at))
        self.images.append((start, self.at))
        return True


MARKDOWN = SplicedFormat("markdown", (".md", ".markdown", ".mdown", ".mkd"), find, figures=True)
