"""TBX, ISO 30042: versions 2 (`martif`) and 3 (`tbx`, styles DCA and DCT) are read, under either name. Dialect
TBX-Basic is written, 3 in style DCA as `tbx`, 2 as `tbx2` for programs that know no other (OmegaT, older MultiTerm).

A concept becomes an entry: the preferred French term is the source, further ones are variants; English terms are the
targets in the order preferred, admitted; superseded and deprecated ones make a forbidden entry. External entities,
DTDs with entities and giant trees are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glossary.errors import GlossaryError, InputError
from glossary.exchange.base import Exported, Imported, Loss, built, guessed, losses
from glossary.files import NOT_XML
from glossary.fold import same
from glossary.term import Kind, Term

if TYPE_CHECKING:
    Element = Any

NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RANK = {"preferredTerm-admn-sts": 0, "preferred": 0, "": 1, "admittedTerm-admn-sts": 2, "admitted": 2}
_REFUSED = frozenset(
    {"deprecatedTerm-admn-sts", "deprecated", "supersededTerm-admn-sts", "superseded", "notRecommended"}
)
MAX_ENTRIES = 200_000


@dataclass(frozen=True, slots=True)
class _Names:
    """What a version of TBX calls its elements."""

    root: str
    header: str
    concept: str
    language: str
    term: str
    namespace: str = ""
    prologue: bytes = b'<?xml version="1.0" encoding="UTF-8"?>\n'


_VERSIONS = {
    3: _Names("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", NAMESPACE),
    2: _Names(
        "martif", "martifHeader", "termEntry", "langSet", "tig",
        # Its readers look for the document type.
        prologue=b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n',
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Wording:
    """A term as TBX holds it, with what is said about it."""

    text: str
    status: str
    part: str
    type: str


@dataclass(frozen=True, slots=True)
class Tbx:
    """TermBase eXchange."""

    name: str = "tbx"
    suffixes: tuple[str, ...] = (".tbx", ".xml")
    version: int = 3

    def read(self, data: bytes, path: str = "-") -> Imported:
        root = _root(data, path)
        terms: list[Term] = []
        lost: list[Loss] = []
        entries = [node for node in root.iter() if _local(node) in ("conceptEntry", "termEntry")]
        if not entries:
            advice = "expected TBX 2 (martif with termEntry) or TBX 3 (tbx with conceptEntry)"
            raise InputError("holds no TBX entries", path=path, advice=advice)
        if len(entries) > MAX_ENTRIES:
            raise InputError(f"holds {len(entries)} entries, at most {MAX_ENTRIES}", path=path, advice="split it")
        for entry in entries:
            french, english = _wordings(entry, "fr"), _wordings(entry, "en")
            line = int(entry.sourceline or 0)
            label = french[0].text if french else entry.get("id") or f"line {line}"
            if not french or not english:
                lost.append(Loss(label, f"the concept: no {'English' if french else 'French'} term"))
                continue
            languages = {_language(node) for node in entry.iter() if _local(node) in ("langSec", "langSet")}
            if other := sorted(languages - {"fr", "en"}):
                lost.append(Loss(label, f"terms in other languages: {', '.join(other)}"))
            terms += _entries(french, english, _notes(entry), path, line)
        return Imported(tuple(terms), tuple(lost))

    def write(self, terms: Iterable[Term]) -> Exported:
        from lxml import etree

        grouped: dict[str, list[Term]] = {}
        for term in terms:
            grouped.setdefault(same(term.source), []).append(term)
        names = _VERSIONS[self.version]
        default = f' xmlns="{names.namespace[1:-1]}"' if names.namespace else ""
        root: Element = etree.fromstring(f"<{names.root}{default}/>".encode())
        root.set("type", "TBX-Basic")
        if self.version == 3:
            root.set("style", "dca")
        root.set(_XML_LANG, "fr")
        header = _child(_child(root, names.header), "fileDesc")
        _child(_child(header, "sourceDesc"), "p", "Written by Entente")
        body = _child(_child(root, "text"), "body")
        lost: list[Loss] = []
        for number, group in enumerate(grouped.values(), 1):
            entry = _child(body, names.concept)
            entry.set("id", f"c{number}")
            lost += _write_entry(entry, group, names)
        data: bytes = etree.tostring(root, encoding="UTF-8", pretty_print=True)
        return Exported(names.prologue + data, tuple(lost))


def _entries(french: list[_Wording], english: list[_Wording], note: str, path: str, line: int) -> list[Term]:
    source, variants = french[0].text, [wording.text for wording in french[1:]]
    wanted = [wording for wording in english if wording.status not in _REFUSED]
    refused = [wording.text for wording in english if wording.status in _REFUSED]
    marks = {wording.type for wording in french[:1]} | {wording.part for wording in french[:1]}
    terms = []
    if wanted:
        targets = [wording.text for wording in wanted]
        if "properNoun" in marks:
            terms.append(built(source, targets, Kind.NAME, note=note, variants=variants, path=path, line=line))
        elif marks & {"acronym", "initialism", "abbreviation"}:
            terms.append(built(source, targets, Kind.ACRONYM, note=note, variants=variants, path=path, line=line))
        elif "noun" in marks or "fullForm" in marks or "phraseologicalUnit" in marks:
            terms.append(built(source, targets, Kind.TERM, note=note, variants=variants, path=path, line=line))
        else:
            terms.append(guessed(source, targets, note=note, variants=variants, path=path, line=line))
    if refused:
        terms.append(built(source, refused, Kind.FORBIDDEN, note="" if wanted else note, path=path, line=line))
    return terms


def _write_entry(entry: Element, group: list[Term], names: _Names) -> list[Loss]:
    """Write one concept, the wanted and forbidden renderings of a source together; return what it cannot hold."""
    lost: list[Loss] = []
    first = next((term for term in group if term.kind is not Kind.FORBIDDEN), group[0])
    for note in dict.fromkeys(term.note for term in group if term.note):
        _child(entry, "note", note)
    section = _child(entry, names.language)
    section.set(_XML_LANG, "fr")
    kind = _KINDS.get(first.kind, ("termType", "fullForm"))
    _write_term(section, first.source, "preferredTerm-admn-sts", kind, names)
    for variant in dict.fromkeys(variant for term in group for variant in term.variants):
        _write_term(section, variant, "admittedTerm-admn-sts", kind, names)
    section = _child(entry, names.language)
    section.set(_XML_LANG, "en")
    for term in group:
        for place, target in enumerate(term.targets):
            refused = term.kind is Kind.FORBIDDEN
            status = "deprecated" if refused else "admitted" if place else "preferred"
            _write_term(section, target, f"{status}Term-admn-sts", kind, names)
        back = built(
            term.source,
            term.targets,
            Kind.NAME if term.kind is Kind.DO_NOT_TRANSLATE else term.kind,
            path="",
            line=None,
        )
        lost += losses(term, ("variants", "note"), back)
        texts = (term.source, *term.targets, *term.variants, term.note)
        if any(_writable(text) != text for text in texts):
            lost.append(Loss(_writable(term.source), "control characters, which XML has not"))
    return lost


_KINDS = {
    Kind.NAME: ("partOfSpeech", "properNoun"),
    Kind.DO_NOT_TRANSLATE: ("partOfSpeech", "properNoun"),
    Kind.ACRONYM: ("termType", "acronym"),
}


def _write_term(section: Element, text: str, status: str, mark: tuple[str, str], names: _Names) -> None:
    term = _child(section, names.term)
    _child(term, "term", text)
    for name, value in (("administrativeStatus", status), mark):
        _child(term, "termNote", value).set("type", name)


def _child(parent: Element, name: str, text: str | None = None) -> Element:
    from lxml import etree

    namespace = NAMESPACE if parent.tag.startswith(NAMESPACE) else ""
    node = etree.SubElement(parent, namespace + name)
    if text is not None:
        node.text = _writable(text)
    return node


def _writable(text: str) -> str:
    """Return what XML 1.0 can hold of a text."""
    return NOT_XML.sub("", text)


def _root(data: bytes, path: str) -> Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno if isinstance(error.lineno, int) else None
        raise InputError(f"not XML: {error.msg}", path=path, line=line, advice="export it again as TBX") from error
    dtd: Element = root.getroottree().docinfo.internalDTD
    if dtd is not None and list(dtd.iterentities()):
        raise InputError("declares XML entities", path=path, advice="remove the DOCTYPE with its ENTITY lines")
    return root


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _language(node: Element) -> str:
    return str(node.get(_XML_LANG) or node.get("lang") or "").lower().replace("_", "-").partition("-")[0]


def _wordings(entry: Element, language: str) -> list[_Wording]:
    """Return the terms of a concept in a language, the preferred first."""
    found = []
    for section in entry.iter():
        if _local(section) not in ("langSec", "langSet") or _language(section) != language:
            continue
        for node in section.iter():
            if _local(node) not in ("termSec", "tig", "ntig"):
                continue
            text = next((_text(child) for child in node.iter() if _local(child) == "term"), "")
            said = {
                (child.get("type") or _local(child)): _text(child)
                for child in node.iter()
                if _local(child) in ("termNote", "administrativeStatus", "partOfSpeech", "termType", "descrip")
            }
            status = said.get("administrativeStatus") or said.get("normativeAuthorization") or ""
            if text:
                found.append(_Wording(text, status, said.get("partOfSpeech", ""), said.get("termType", "")))
    return sorted(found, key=lambda wording: _RANK.get(wording.status, 1))


def _notes(entry: Element) -> str:
    """Return the notes and definitions of a concept."""
    found = [
        _text(node)
        for node in entry.iter()
        if _local(node) in ("note", "definition") or (_local(node) == "descrip" and node.get("type") == "definition")
    ]
    return "; ".join(dict.fromkeys(note for note in found if note))


def _text(node: Element) -> str:
    if any(not isinstance(child.tag, str) and type(child).__name__ == "_Entity" for child in node.iter()):
        raise GlossaryError("an XML entity stands in a term", line=node.sourceline, advice="write it out")
    return " ".join("".join(node.itertext()).split())
