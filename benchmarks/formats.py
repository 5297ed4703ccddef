"""Identity on real files: each is read and, with nothing translated, written again; it must come back byte for byte.

    python benchmarks/formats.py [--format NAME] [--probe] FILE|FOLDER…

Prints a table: files read, their segments, how many did not come back, and how many were refused, by format. A file is
refused when its format says so (not French, malformed, encrypted…); `-v` names these, and failures are always named.
Where folders bear the names of formats (`markdown/`, `srt/`…) the name decides, else the files' own.

`--probe` also writes each file with every segment in capitals, `--english N` the first N French ones of each format as
the embedded model turns them into English (into `--output DIR`, to be read). What comes out is parsed by other code
than ours, and its shape (elements, tokens, keys, times, cells) compared with the source's: a file whose shape differs
is counted as disturbed. Runs of one style that Word cut in pieces are joined on purpose, so runs are not compared.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from translate.document import Document
from translate.errors import EntenteError
from translate.formats import for_path, names
from translate.protect import protect, restore

# What Word writes for a run: how it looks, and what spelling and revision marks cut it.
RUNS = frozenset(
    "r t rPr lang proofErr rStyle rFonts b bCs i iCs u sz szCs color noProof lastRenderedPageBreak".split()
)
ADDED = frozenset({"target", "tuv", "seg"})  # what a translation adds to XLIFF and TMX
Translate = Callable[[Document], Mapping[int, str]]


def main() -> int:
    """Print the table; exit with 1 when a file did not come back as it was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--format", choices=names())
    parser.add_argument("--probe", action="store_true")
    parser.add_argument("--english", type=int, metavar="N")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--column", action="append", help="of tables; by default the French ones")
    parser.add_argument("-v", "--verbose", action="store_true", help="name the files that are refused")
    arguments = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    turned: Counter[str] = Counter()
    translate = machine() if arguments.english else (in_capitals if arguments.probe else None)
    for path in files(arguments.paths):
        asked = arguments.format or next((part for part in reversed(path.parts[:-1]) if part in names()), None)
        if arguments.english and asked and turned[asked] >= arguments.english:
            continue
        kind, found = outcome(path, asked, translate, arguments.output, arguments.column)
        turned[kind] += found["turned"]
        counts.setdefault(kind, Counter()).update(found)
        for what in ("failed", "disturbed", *(("refused",) if arguments.verbose else ())):
            if found[what]:
                print(f"{path}: {what}: {', '.join(each for each in found if ' ' in each)}")
    print(f"{'format':12} {'files':>6} {'segments':>9} {'not identical':>14} {'refused':>8} {'disturbed':>10}")
    for kind, row in sorted(counts.items()):
        print(
            f"{kind:12} {row['files']:6} {row['segments']:9} {row['failed']:14} {row['refused']:8} "
            f"{row['disturbed'] if translate else '-':>10}"
        )
    return int(any(row["failed"] for row in counts.values()))


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files named and those in the folders named, in order."""
    for path in paths:
        yield from sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]


def outcome(
    path: Path,
    name: str | None,
    translate: Translate | None = None,
    output: Path | None = None,
    columns: Sequence[str] | None = None,
) -> tuple[str, Counter[str]]:
    """Return a file's format and what became of it; a key with a space in it is a reason."""
    data = path.read_bytes()
    kind = name or "unknown"
    try:
        found = for_path(path, data, name)
        kind = found.name
        document = found.read(data, str(path), columns=columns)
    except EntenteError as error:
        return kind, Counter({"refused": 1, f" {error.what}": 1})
    row = Counter(files=1, segments=len(document.segments))
    row["failed"] = int(found.write(document, {}) != data)
    if translate is None or not document.segments:
        return kind, row
    changed = found.write(document, translate(document))
    row["turned"] = 1
    if output is not None:
        target = output / kind / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(changed)
    before, after = shape(kind, data), shape(kind, changed)
    if before != after:
        difference = Counter(after)
        difference.subtract(before)
        row["disturbed"] = 1
        row[" " + str({key: count for key, count in difference.items() if count})[:300]] = 1
    return kind, row


def in_capitals(document: Document) -> dict[int, str]:
    """Return every segment in capitals, what is opaque in it as it was."""
    texts = {}
    for segment in document.segments:
        protected = protect(segment.source, segment.opaque)
        texts[segment.index] = restore(protected.text.upper(), protected.marks)[0]
    return texts


def machine() -> Translate:
    """Return the embedded model's translation of a French document; of one in another language, nothing."""
    from translate.pipeline import Translator, load_engine, writable
    from translate.po.source import language

    translator = Translator(load_engine())

    def translated(document: Document) -> dict[int, str]:
        if not language(segment.source for segment in document.segments).is_french:
            return {}
        return writable(translator.translate_document(document))

    return translated


def shape(kind: str, data: bytes) -> Counter[str]:
    """Return what a file is made of but its language, as another parser than ours sees it."""
    if kind in {"docx", "odt"}:
        parts = zipfile.ZipFile(io.BytesIO(data))
        return sum((elements(parts.read(part), part) for part in parts.namelist() if part.endswith(".xml")), Counter())
    if kind in {"android", "xliff", "tmx"}:
        return elements(data)
    text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "replace")
    if kind == "html":
        return tags(text)
    if kind == "markdown":
        return tokens(text)
    if kind == "json":
        return Counter(keys(json.loads(text)))
    if kind in {"srt", "vtt"}:
        return Counter(re.findall(r"(?m)^.*-->.*$", text))
    if kind in {"csv", "tsv"}:
        comma = "\t" if kind == "tsv" else max(",;\t|", key=text[:4096].count)
        return Counter(str(len(row)) for row in csv.reader(io.StringIO(text), delimiter=comma))
    if kind in {"text", "lines"}:
        return Counter(f"{'' if line.strip() else 'blank '}line" for line in text.splitlines())
    if kind == "po":
        return Counter(re.findall(r"(?m)^msg(?:ctxt|id|id_plural) .*$", text))
    return messages(kind, data)


def elements(data: bytes, part: str = "") -> Counter[str]:
    """Return the elements of an XML file, by name."""
    from lxml import etree

    if not data.strip():
        return Counter()
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    names = (f"{part} {etree.QName(each).localname}" for each in root.iter() if isinstance(each.tag, str))
    skipped = RUNS if part else ADDED
    return Counter(name for name in names if name.split(" ")[-1] not in skipped)


def tags(text: str) -> Counter[str]:
    """Return the tags of a page with their attributes' names."""
    found: Counter[str] = Counter()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found[f"<{tag} {' '.join(name for name, _ in attrs)}>"] += 1

        def handle_endtag(self, tag: str) -> None:
            found[f"</{tag}>"] += 1

    Tags().feed(text)
    return found


def tokens(text: str) -> Counter[str]:
    """Return the tokens of a Markdown file: blocks, and in them code, links, images, emphasis, HTML."""
    from markdown_it import MarkdownIt

    found: Counter[str] = Counter()
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        found[f"{token.type} {token.tag} {token.info}"] += 1
        for child in token.children or ():
            if child.type not in {"text", "softbreak", "html_inline"}:
                found[f"{child.type} {child.attrGet('href') or child.attrGet('src') or ''}"] += 1
            if child.type in {"code_inline", "html_inline"}:
                found[child.content] += 1
    return found


def keys(value: object, path: str = "") -> Iterator[str]:
    """Yield the paths of a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from keys(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from keys(inner, f"{path}[{number}]")
    else:
        yield path


def messages(kind: str, data: bytes) -> Counter[str]:
    """Return the keys of a file of messages, as moz.l10n reads it."""
    from moz.l10n.formats import Format
    from moz.l10n.model import Entry
    from moz.l10n.resource import parse_resource

    if kind == "strings":  # moz.l10n does not read it
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
        return Counter(re.findall(r'(?m)^\s*("(?:[^"\\]|\\.)*"|\w+)\s*=', text))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:  # properties of before Java 9
        data = data.decode("iso-8859-1").encode()
    resource = parse_resource(Format[kind], data)
    return Counter(
        ".".join((*section.id, *entry.id))
        for section in resource.sections
        for entry in section.entries
        if isinstance(entry, Entry)
    )


if __name__ == "__main__":
    sys.exit(main())
