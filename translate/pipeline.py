"""From segments to translations: memory, glossary, one length-sorted engine call, enforcement, restoring, repair.

Everything that can be batched is: the segments of all documents go to the engine together, equal sources once, and
what has to be decoded again (a lost mark, a missed term) goes in further batches. The same input, glossary and model
give the same output.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Protocol

from glossary.match import Matcher
from glossary.store import Glossary
from glossary.term import Term
from translate.capitals import names_for
from translate.checks.unit import without_tags
from translate.document import Document, Finding, Origin, Segment, Severity, Translation
from translate.engine.protocol import Engine
from translate.entities import decoded
from translate.finish import finish, finish_copied, finish_remembered, keeps_placeholders
from translate.paragraphs import joined
from translate.plan import Plan, plan
from translate.render import render
from translate.repair.shield import mended
from translate.repair.style import Locale, Quotes, Style, quotes_of
from translate.repeats import Asked, Repeats

Progress = Callable[[int, int], None]  # sources done, sources in all
# Formats whose texts are the messages of software: what they quote is typed or clicked, and gains no full stop.
MESSAGES = frozenset({"po", "android", "properties", "strings", "json", "fluent"})

QUOTED = re.compile("[\"'«»“”„‹›’]")


class Remembered(Protocol):
    """An answer of the memory."""

    @property
    def target(self) -> str:
        """The translation."""


class Memory(Protocol):
    """What the pipeline asks of a translation memory (`translate.memory.Memory` is one)."""

    def exact(
        self, source: str, *, context: str = "", key: str = "", accept: Callable[[str], bool] | None = None
    ) -> Remembered | None:
        """Return the translation of this very source, or None; `accept` says whether an approved one
        may be served."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to translate.

    `quotes` None follows the source of each document. `off` names repairs that are not wanted (`repair.RULES` and
    `names`). `alternatives` is how many hypotheses a `Translation` carries. `window` is how many segments go through
    the engine together: more sort better, fewer need less memory.
    """

    locale: Locale = Locale.US
    quotes: Quotes | None = None
    off: frozenset[str] = frozenset()
    alternatives: int = 1
    annotate: bool = True  # off: enforce terms as on a model that reads no annotation
    window: int = 20_000
    reading_speed: float = 21.0  # characters a second of a subtitle over which a finding tells (`formats.reading`)
    logical: bool | None = None  # `Style.logical`; None: in the messages of software (`MESSAGES`), not in running text

    def style(self, sources: Iterable[str], format_name: str = "") -> Style:
        """Return the style for a document of a format with these sources."""
        logical = format_name in MESSAGES if self.logical is None else self.logical
        return Style(self.locale, self.quotes or quotes_of(sources), self.off, logical)

    def styles(self, sources: Sequence[str], format_name: str = "") -> list[Style]:
        """Return the style for each source of a document: in the messages of software, which stand alone and often
        quote code, one that has quotes or apostrophes of its own is given that kind."""
        sources = [decoded(each) for each in sources]
        whole = self.style(sources, format_name)
        if self.quotes is not None or format_name not in MESSAGES:
            return [whole] * len(sources)
        return [replace(whole, quotes=quotes_of([each])) if QUOTED.search(each) else whole for each in sources]


class Translator:
    """Translates French into English with an engine, a glossary and, if given, a memory.

    Nothing is downloaded. An instance may be used from one thread at a time.
    """

    def __init__(
        self,
        engine: Engine,
        glossary: Glossary | None = None,
        memory: Memory | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.engine = engine
        self.glossary = glossary or Glossary()
        self.memory = memory
        self.settings = settings or Settings()
        self._matcher = Matcher(self.glossary.terms)
        self._repeats = Repeats()

    def translate(self, text: str) -> str:
        """Return the English of a French text of any length, in the same shape: paragraphs, headings, blank lines."""
        return next(self.translate_many([text]))

    def translate_many(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the English of each text, in order, lazily: `settings.window` segments are held at most at a time."""
        from translate.formats.text import TEXT

        documents = (TEXT.read(text.encode()) for text in texts)
        for batch in _windows(documents, self.settings.window):
            for document, translations in zip(batch, self.translate_documents(batch), strict=True):
                yield TEXT.write(document, writable(translations)).decode()

    def translate_segments(self, segments: Iterable[Segment]) -> Iterator[Translation]:
        """Yield a translation for each segment, in order, lazily, as those of one document."""
        mentioned: set[str] = set()
        source = iter(segments)
        while window := list(islice(source, self.settings.window)):
            style = self.settings.style(segment.source for segment in window)
            named = zip(window, names_for(window), strict=True)
            yield from self._translations([(segment, style, mentioned, names) for segment, names in named], None)

    def translate_document(self, document: Document, progress: Progress | None = None) -> tuple[Translation, ...]:
        """Return the translations of a document's segments, in order."""
        return self.translate_documents([document], progress)[0]

    def translate_documents(
        self, documents: Sequence[Document], progress: Progress | None = None
    ) -> list[tuple[Translation, ...]]:
        """Return the translations of each document's segments; all documents go through the engine together."""
        return self._documents(documents, progress)

    def obeys(self, source: str, target: str) -> bool:
        """Tell whether a translation keeps every term of its source and holds no rendering that is forbidden."""
        from translate.terms import satisfied

        return satisfied(target, plan(Segment(0, 0, len(source), source), self._matcher))

    def memory_key(self, source: str, terms: Iterable[Term], style: Style) -> str:
        """Return the key under which the machine's translation of a segment is remembered: model, style, the terms that
        applied, and what was forbidden."""
        from translate.memory.entry import machine_key

        look = f"{style.locale}\x1f{style.quotes}\x1f{','.join(sorted(style.off))}"
        look += "\x1flogical" if style.logical else ""
        forbidden = (match.term for match in self._matcher.forbidden(without_tags(decoded(source))))
        return machine_key(f"{self.engine.digest}\x1f{look}", (*terms, *forbidden))

    def _documents(self, documents: Sequence[Document], progress: Progress | None) -> list[tuple[Translation, ...]]:
        asked: list[Asked] = []
        for document in documents:
            styles = self.settings.styles([segment.source for segment in document.segments], document.format)
            mentioned: set[str] = set()
            named = zip(document.segments, styles, names_for(document.segments), strict=True)
            asked += [(segment, style, mentioned, names) for segment, style, names in named]
        done = iter(self._translations(asked, progress))
        rows = [tuple(islice(done, len(document.segments))) for document in documents]
        if "quotes" not in self.settings.off:
            rows = [joined(row) for row in rows]
        return [self._hurried(document, row) for document, row in zip(documents, rows, strict=True)]

    def _hurried(self, document: Document, translations: tuple[Translation, ...]) -> tuple[Translation, ...]:
        """Add to a subtitle file's translations what is known only once they are laid out over its cues."""
        if document.format not in {"srt", "vtt"}:
            return translations
        from translate.formats.reading import hurried

        found: dict[int | None, list[Finding]] = defaultdict(list)
        for finding in hurried(document, writable(translations), self.settings.reading_speed):
            found[finding.segment].append(finding)
        return tuple(
            replace(each, findings=(*each.findings, *found[each.segment.index]))
            if each.segment.index in found
            else each
            for each in translations
        )

    def _translations(self, asked: Sequence[Asked], progress: Progress | None) -> list[Translation]:
        def planned(each: Asked) -> Plan:
            segment, _, mentioned, names = each
            return plan(segment, self._matcher, mentioned, names)

        if self.memory is not None:  # what it answers may change from one call to the next
            return self._made([(planned(each), each[1]) for each in asked], progress)
        return self._repeats.through(asked, planned, lambda plans: self._made(plans, progress))

    def _made(self, plans: Sequence[tuple[Plan, Style]], progress: Progress | None) -> list[Translation]:
        known = [self._remembered(each, style) for each, style in plans]
        asked_now = [each for each, memory in zip(plans, known, strict=True) if memory is None]
        units = [unit for each, _ in asked_now for unit in each.units]
        styles = [style for each, style in asked_now for _ in each.units]
        first = render(
            self.engine,
            units,
            alternatives=self.settings.alternatives,
            annotate=self.settings.annotate,
            progress=progress,
        )
        again = partial(render, self.engine, annotate=self.settings.annotate)
        rendered = iter(mended(again, units, first, styles))
        result: list[Translation] = []
        for (each, style), memory in zip(plans, known, strict=True):
            if memory is not None:
                result.append(finish_remembered(each, memory))
            elif each.origin is Origin.COPIED:
                result.append(finish_copied(each, style))
            else:
                own = list(islice(rendered, len(each.units)))
                result.append(finish(each, own, style, self.engine.meanings, self.settings.alternatives))
        return result

    def _remembered(self, each: Plan, style: Style) -> str | None:
        if self.memory is None or each.origin is Origin.COPIED:
            return None
        from translate.terms import satisfied

        terms = tuple(match.term for match in each.terms)
        found = self.memory.exact(
            each.segment.source,
            context=each.segment.context,
            key=self.memory_key(each.segment.source, terms, style),
            accept=lambda target: satisfied(target, each) and keeps_placeholders(each, target),
        )
        # What the machine made for a format in which placeholders have numbers is not for one in which they have none.
        return found.target if found and keeps_placeholders(each, found.target) else None


def writable(translations: Iterable[Translation]) -> dict[int, str]:
    """Return what a format may write: every translation but those that lost a placeholder."""
    return {
        each.segment.index: each.text
        for each in translations
        if not any(finding.severity is Severity.ERROR and finding.check == "placeholders" for finding in each.findings)
    }


def load_engine(model: str | None = None, *, threads: int | None = None, beam: int | None = None) -> Engine:
    """Return the engine of a package: `model` by name or path, else ENTENTE_MODEL, else the embedded one."""
    from translate.engine import find_package, load

    settings = {name: value for name, value in (("threads", threads), ("beam", beam)) if value is not None}
    engine: Engine = load(find_package(model), **settings)
    return engine


def _windows(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Group documents so that each group but the last holds `size` segments or a little more."""
    window: list[Document] = []
    held = 0
    for document in documents:
        window.append(document)
        held += max(1, len(document.segments))
        if held >= size:
            yield window
            window, held = [], 0
    if window:
        yield window
