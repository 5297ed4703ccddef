"""From a `Translator` to what a batch needs of it: the job, a translator for each thread, the speed to expect."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from glossary.errors import EntenteError, OutputError
from translate.batch.values import DocumentTranslator, Job
from translate.document import Document, Origin, Segment, Severity, Translation

if TYPE_CHECKING:
    from translate.memory import Entry, Memory
    from translate.pipeline import Translator

# What does not change the text that is written.
INDIFFERENT = frozenset({"alternatives", "window"})


def job_of(translator: Translator, memory: Memory | None = None) -> Job:
    """Return the job of a translator: its model, its glossary, and a digest of its settings and of what the approved
    entries of the memory say."""
    settings = translator.settings
    names = [each.name for each in fields(settings) if each.name not in INDIFFERENT]
    parts = [f"{name}={_plain(getattr(settings, name))}" for name in names]
    parts.append(f"memory={memory.digest if memory is not None else ''}")
    return Job(
        model=translator.engine.name,
        model_digest=translator.engine.digest,
        glossary=translator.glossary.digest,
        settings=hashlib.sha256("\n".join(parts).encode()).hexdigest(),
    )


def twins(translator: Translator, keeper: Keeper | None = None) -> Callable[[], DocumentTranslator]:
    """Return what makes a translator for one more thread: `translator` itself, then others that share its engine, its
    glossary and its memory.

    With a `keeper`, of the memory that `translator` asks, machine translations are kept as they are made.
    """
    first = [translator]

    def make() -> DocumentTranslator:
        from translate.pipeline import Translator

        asked = translator.memory
        twin = first.pop() if first else Translator(translator.engine, translator.glossary, asked, translator.settings)
        return twin if keeper is None else Remembering(twin, keeper)

    return make


class Keeper:
    """Keeps translations in a memory for the threads of a batch. A memory that cannot be written is tried once a run,
    for its lock alone may be waited for half a minute: the translations are written to their files all the same."""

    def __init__(self, memory: Memory) -> None:
        """Name the memory; nothing is written yet."""
        self._memory = memory
        self._lock = threading.Lock()
        self._kept = 0
        self._failure = ""

    def keep(self, entries: Iterable[Entry]) -> None:
        """Store entries, all or none, unless an earlier window of this run could not be stored."""
        with self._lock:
            if self._failure:
                return
            try:
                self._kept += self._memory.add_many(entries, whole=True)
            except EntenteError as error:
                self._failure = str(error)

    def take_failure(self) -> str:
        """Return why translations were not kept, or nothing; a next run tries again."""
        with self._lock:
            failure, self._failure = self._failure, ""
        return failure

    def merge(self) -> None:
        """Merge the memory's index into one piece when something was kept since it was last merged."""
        with self._lock:
            if self._kept:
                with contextlib.suppress(OutputError):  # all is kept; an index in pieces is only slower to ask
                    self._memory.optimize()
                self._kept = 0


@dataclass(frozen=True, slots=True)
class Remembering:
    """A translator whose machine translations go into a memory, each under its key."""

    translator: Translator
    keeper: Keeper

    def translate_documents(
        self, documents: Sequence[Document], progress: Callable[[int, int], None] | None = None
    ) -> Sequence[Sequence[Translation]]:
        """Translate the documents and remember what the machine made of them, where the memory can be written."""
        translated = self.translator.translate_documents(documents, progress)
        self.keeper.keep(self._entries(documents, translated))
        return translated

    def _entries(self, documents: Sequence[Document], translated: Sequence[Sequence[Translation]]) -> Iterator[Entry]:
        from translate.capitals import names_for
        from translate.memory import Entry
        from translate.repair.quotes import differ

        for document, translations in zip(documents, translated, strict=True):
            style = self.translator.settings.style((segment.source for segment in document.segments), document.format)
            for each, names in zip(translations, names_for(document.segments), strict=True):
                terms = tuple(use.match.term for use in each.terms)
                if (
                    each.origin is not Origin.MACHINE
                    or each.segment.opaque  # where the opaque stretches lie is not in the key
                    or any(term.first for term in terms)  # nor whether a mention was the first
                    or names  # nor what is known from the other segments
                    or differ(each.segment.source, each.text)
                    or any(finding.severity is Severity.ERROR for finding in each.findings)
                    or not each.text.strip()
                ):
                    continue
                yield Entry(
                    each.segment.source,
                    each.text,
                    approved=False,
                    key=self.translator.memory_key(each.segment.source, terms, style),
                    model=self.translator.engine.name,
                    origin="entente batch",
                )


def words_a_second(translator: DocumentTranslator, sample: Sequence[str]) -> float:
    """Return the speed of a translator over some sentences, in source words a second; 0.0 for none."""
    segments = tuple(Segment(number, 0, len(source), source) for number, source in enumerate(sample))
    words = sum(len(source.split()) for source in sample)
    if not words:
        return 0.0
    translator.translate_documents([Document("lines", segments[:1], None)])  # the first call also warms up
    began = time.perf_counter()
    translator.translate_documents([Document("lines", segments, None)])
    return words / (time.perf_counter() - began)


def _plain(value: object) -> str:
    return ",".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
