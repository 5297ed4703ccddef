"""A window of tickets to the bytes of their translations: what one worker does, wherever it runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.errors import EntenteError, InputError, OutputError
from translate import formats
from translate.batch.tickets import Ticket, read
from translate.batch.values import DocumentTranslator
from translate.document import Document, Finding, Translation


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a ticket. `data` is None when it failed: `error` says why; when the file had changed since it was
    looked through, `changed` is true. `seconds` is the ticket's share of the window's time."""

    ticket: Ticket
    data: bytes | None = None
    segments: int = 0
    words: int = 0
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    error: str = ""
    changed: bool = False


def render(
    root: Path,
    window: Sequence[Ticket],
    translator: DocumentTranslator,
    progress: Callable[[float], None] | None = None,
) -> list[Rendered]:
    """Return what became of each ticket of a window, in order; one that fails does not stop the others.

    `progress` is called with the number of words done since its last call.
    """
    began = time.perf_counter()
    opened = [_open(root, ticket) for ticket in window]
    documents = [document for document in opened if isinstance(document, Document)]
    translated = iter(_translated(translator, documents, progress))
    results = [
        _written(ticket, document, next(translated)) if isinstance(document, Document) else document
        for ticket, document in zip(window, opened, strict=True)
    ]
    seconds = time.perf_counter() - began
    total = sum(result.words for result in results) or 1
    return [replace(result, seconds=seconds * result.words / total) for result in results]


def count_words(document: Document) -> int:
    """Return the number of words of a document's segments, told by the spaces between them."""
    return sum(len(segment.source.split()) for segment in document.segments)


def open_ticket(root: Path, ticket: Ticket) -> Document | None:
    """Return a ticket's document, None when its file has changed. Raises `InputError` for one that is malformed."""
    data = read(root, ticket)
    if data is None:
        return None
    try:
        return formats.get(ticket.format).read(data, str(root / ticket.path), encoding=ticket.encoding)
    except InputError as error:
        if error.line is None or not ticket.line:
            raise
        raise error.at(error.line + ticket.line) from error


def _open(root: Path, ticket: Ticket) -> Document | Rendered:
    try:
        document = open_ticket(root, ticket)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file, the others go on
        return Rendered(ticket, error=_told(error))
    return Rendered(ticket, changed=True) if document is None else document


def _translated(
    translator: DocumentTranslator, documents: Sequence[Document], progress: Callable[[float], None] | None
) -> list[Sequence[Translation] | Exception]:
    """Translate documents together; when that fails, each for itself, so that only the guilty one fails."""
    if not documents:
        return []
    try:
        return list(translator.translate_documents(documents, _by_words(documents, progress)))
    except OutputError as error:  # a memory that is locked: no document's fault, and asking again takes as long
        return [error] * len(documents)
    except Exception as error:  # noqa: BLE001 - see above
        if len(documents) == 1:
            return [error]
        return [_translated(translator, [document], None)[0] for document in documents]


def _by_words(
    documents: Sequence[Document], progress: Callable[[float], None] | None
) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    words = sum(map(count_words, documents))
    told = 0.0

    def show(done: int, total: int) -> None:
        nonlocal told
        now = words * done / total if total else 0.0
        if now > told:
            progress(now - told)
            told = now

    return show


def _written(ticket: Ticket, document: Document, translations: Sequence[Translation] | Exception) -> Rendered:
    if isinstance(translations, Exception):
        return Rendered(ticket, error=_told(translations))
    from translate.pipeline import writable

    try:
        data = formats.get(ticket.format).write(document, writable(translations))
    except Exception as error:  # noqa: BLE001 - see above
        return Rendered(ticket, error=_told(error))
    findings = tuple(
        finding if finding.segment is not None else replace(finding, segment=translation.segment.index)
        for translation in translations
        for finding in translation.findings
    )
    return Rendered(ticket, data, len(document.segments), count_words(document), findings=findings)


def _told(error: Exception) -> str:
    return error.told() if isinstance(error, EntenteError) else f"fault of Entente: {type(error).__name__}: {error}"
