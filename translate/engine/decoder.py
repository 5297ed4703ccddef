"""Decodes with CTranslate2: every sentence of every input in one go, in batches of one padded length.

What comes out for a source depends on that source, the package and the settings alone, not on its neighbours or the
number of threads (`translate.engine.batches` says how). It does depend on the processor: kernels differ.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from translate.document import Finding, Severity
from translate.engine.alignment import align_words
from translate.engine.clauses import as_clause, joint, split_clauses
from translate.engine.diagnosis import Trouble, diagnose, is_unchanged
from translate.engine.package import Package, digest_of
from translate.engine.protocol import Decoded, Hypothesis, Link, Span
from translate.engine.search import Candidate, Options, Search, open_model
from translate.engine.settings import Settings
from translate.engine.sums import check_sums
from translate.engine.tokenizer import load_tokenizer

__all__ = ["CTranslate2Engine", "load"]

FREE = Options()
# What is tried, in order, on a source none of whose n best is sound: forbidding what was said already. That would harm
# a sound sentence, so it is kept for the unsound.
REMEDIES = (
    Options(no_repeat_ngram_size=4, repetition_penalty=1.1),
    Options(no_repeat_ngram_size=3, repetition_penalty=1.3),
)
MESSAGES = {
    Trouble.EMPTY: ("untranslated", Severity.ERROR, "the model gave no translation"),
    Trouble.REPETITION: ("repetition", Severity.WARNING, "the translation repeats itself"),
    Trouble.RUN_ON: ("repetition", Severity.WARNING, "the translation is far longer than the source"),
}


def load(package: Package, **settings: Any) -> CTranslate2Engine:
    """Load a package; `settings` are those of `translate.engine.settings.Settings`.

    Raises `ModelError` when a file is corrupt, `InputError` for a setting out of range.
    """
    check_sums(package.path, decisive=True)
    return CTranslate2Engine(package, Settings(**settings))


@dataclass(frozen=True, slots=True)
class _Part:
    """A source, or a clause of one that is too long: `text` stands at `span` of its source."""

    text: str
    span: Span
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Result:
    """What was decoded for a part: candidates, the sound ones first."""

    candidates: tuple[Candidate, ...]
    trouble: Trouble | None


class CTranslate2Engine:
    """The engine of the house, see `translate.engine.protocol.Engine`."""

    def __init__(self, package: Package, settings: Settings) -> None:
        self.package = package
        self.settings = settings
        self._tokenizer = load_tokenizer(package)
        prefix = (package.target_prefix,) if package.target_prefix else ()
        self._search = Search(open_model(package, settings), settings, prefix, not self._tokenizer.covers_everything)

    @property
    def name(self) -> str:
        return self.package.title

    @cached_property
    def digest(self) -> str:
        decisive = {name: value for name, value in asdict(self.settings).items() if name not in _INDIFFERENT}
        decisive["package"] = digest_of(self.package)
        return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()

    @property
    def reads_annotation(self) -> bool:
        return self.package.reads_annotation

    @property
    def reads_marks(self) -> bool:
        return self.package.reads_marks

    @property
    def nbest(self) -> int:
        return self.settings.beam

    def translate(
        self,
        sources: Sequence[str],
        alternatives: int = 1,
        progress: Callable[[int], None] | None = None,
        align: bool = False,
    ) -> list[Decoded]:
        """Translate every source, equal ones once; see `Engine.translate`.

        `alternatives` over the beam widen the beam, and may so change the best hypothesis; up to the beam they do not.
        """
        unique = list(dict.fromkeys(sources))
        parts = dict(zip(unique, self._parts(unique), strict=True))
        report = None if progress is None else _Progress(progress, Counter(sources), parts)
        results = self._decode([part for cut in parts.values() for part in cut], alternatives, align, report)
        decoded = {source: self._assemble(source, parts[source], results, alternatives, align) for source in unique}
        return [decoded[source] for source in sources]

    def translate_with_prefixes(
        self, sources: Sequence[str], prefixes: Sequence[str], alternatives: int = 1, align: bool = False
    ) -> list[Decoded]:
        """Translate each source with a translation that begins with its prefix, each as it would be alone.

        Of a source that is too long for the model the first part gets the prefix.
        """
        cut = self._parts(sources)
        results = self._decode([part for parts in cut for part in parts[1:]], alternatives, align, None)
        forced = [number for number, parts in enumerate(cut) if parts]
        heads = [cut[number][0].pieces for number in forced]
        pieces = [tuple(self._tokenizer.encode(prefixes[number])) for number in forced]
        decoded = [Decoded((Hypothesis(prefix),)) for prefix in prefixes]
        for index, found in self._search.run(heads, FREE, alternatives, align, pieces):
            number = forced[index]
            parts = cut[number]
            own = results | {parts[0].text: _judge(parts[0].pieces, found, alternatives)}
            decoded[number] = self._assemble(sources[number], parts, own, alternatives, align)
        return decoded

    def translate_without(
        self, source: str, wordings: Sequence[str], alternatives: int = 1, align: bool = False
    ) -> Decoded:
        """Translate `source` with none of the `wordings` in its translation; see `Engine.translate_without`.

        They are kept out in the pieces that the vocabulary would write them in.
        """
        options = Options(suppress_sequences=tuple(tuple(self._tokenizer.encode(wording)) for wording in wordings))
        parts = self._parts([source])[0]
        return self._assemble(
            source, parts, self._decode(parts, alternatives, align, None, options), alternatives, align
        )

    def meanings(self, word: str) -> tuple[str, ...]:
        return self._tokenizer.meanings(word)

    def _parts(self, sources: Sequence[str]) -> list[tuple[_Part, ...]]:
        """Encode every source; one that is too long becomes several parts, an empty one none."""
        limit = self.package.max_source_tokens
        cut: list[tuple[_Part, ...]] = []
        for source, pieces in zip(sources, self._tokenizer.encode_sources(list(sources)), strict=True):
            if not pieces or not source.strip():
                cut.append(())
            elif len(pieces) <= limit:
                cut.append((_Part(source, (0, len(source)), tuple(pieces)),))
            else:
                spans = split_clauses(source, lambda text: len(self._tokenizer.encode_sources([text])[0]) <= limit)
                texts = [source[start:end] for start, end in spans]
                encoded = self._tokenizer.encode_sources(texts)
                cut.append(tuple(map(_Part, texts, spans, map(tuple, encoded))))
        return cut

    def _decode(
        self,
        parts: Sequence[_Part],
        alternatives: int,
        align: bool,
        report: _Progress | None,
        options: Options = FREE,
    ) -> dict[str, _Result]:
        """Decode the parts, equal ones once, and put right what went astray; results are by the part's text."""
        unique = list({part.text: part for part in parts}.values())
        results: dict[str, _Result] = {}
        for index, found in self._search.run([part.pieces for part in unique], options, alternatives, align):
            results[unique[index].text] = _judge(unique[index].pieces, found, alternatives)
            if report is not None:
                report.finish(unique[index].text)
        for remedy in (replace(remedy, suppress_sequences=options.suppress_sequences) for remedy in REMEDIES):
            astray = [part for part in unique if results[part.text].trouble is not None]
            wanted = max(alternatives, self.settings.beam, 4)
            for index, found in self._search.run([part.pieces for part in astray], remedy, wanted, align):
                judged = _judge(astray[index].pieces, found, alternatives)
                if judged.trouble is None or results[astray[index].text].trouble is Trouble.EMPTY:
                    results[astray[index].text] = judged
        return results

    def _assemble(
        self, source: str, parts: Sequence[_Part], results: dict[str, _Result], alternatives: int, align: bool
    ) -> Decoded:
        """Put the parts of a source together again, and say what there is to say about it."""
        if not parts:
            return Decoded((Hypothesis(""),))
        outcomes = [results[part.text] for part in parts]
        ranks = min(alternatives, max(len(outcome.candidates) for outcome in outcomes))
        hypotheses: dict[str, Hypothesis] = {}
        for rank in range(ranks):
            pairs = [
                (part, outcome.candidates[min(rank, len(outcome.candidates) - 1)])
                for part, outcome in zip(parts, outcomes, strict=True)
            ]
            made = self._join(source, pairs, align)
            hypotheses.setdefault(made.text, made)
        best = next(iter(hypotheses.values()))
        return Decoded(tuple(hypotheses.values()), tuple(_findings(source, best.text, parts, outcomes)))

    def _join(self, source: str, pairs: Sequence[tuple[_Part, Candidate]], align: bool) -> Hypothesis:
        text, tokens, total, links = "", list[str](), 0.0, list[Link]()
        for number, (part, candidate) in enumerate(pairs):
            rendered = self._tokenizer.decode(candidate.tokens)
            words = self._align(part, candidate, rendered) if align else ()
            if len(pairs) > 1:
                rendered = as_clause(part.text, rendered, last=number == len(pairs) - 1)
            if number:
                text += joint(source, pairs[number - 1][0].span, part.span)
            links += _shift(words, part.span[0], len(text), len(text) + len(rendered))
            text += rendered
            tokens += candidate.tokens
            total += candidate.score * (len(candidate.tokens) + 1)
        return Hypothesis(text, total / (len(tokens) + len(pairs)), tuple(tokens), tuple(links))

    def _align(self, part: _Part, candidate: Candidate, rendered: str) -> tuple[Link, ...]:
        source_spans = self._tokenizer.source_spans(part.text)
        target_spans = self._tokenizer.target_spans(candidate.tokens, rendered)
        return align_words(candidate.attention, part.text, source_spans, rendered, target_spans)


_INDIFFERENT = ("threads", "batch_tokens")  # settings that never change what is written


class _Progress:
    """Counts the sources whose parts are all decoded."""

    def __init__(
        self, tell: Callable[[int], None], occurrences: Counter[str], parts: dict[str, tuple[_Part, ...]]
    ) -> None:
        self._tell = tell
        self._occurrences = occurrences
        self._open = {source: {part.text for part in cut} for source, cut in parts.items()}
        self._users: dict[str, list[str]] = {}
        for source, texts in self._open.items():
            for text in texts:
                self._users.setdefault(text, []).append(source)
        if empty := sum(occurrences[source] for source, texts in self._open.items() if not texts):
            tell(empty)

    def finish(self, text: str) -> None:
        """Note that the part `text` is decoded."""
        for source in self._users.pop(text, ()):
            self._open[source].discard(text)
            if not self._open[source]:
                self._tell(self._occurrences[source])


def _judge(pieces: Sequence[str], candidates: Sequence[Candidate], wanted: int) -> _Result:
    """Put the sound candidates first and keep the wanted number; without a sound one the trouble is the best's."""
    troubles = [diagnose(pieces, candidate.tokens) for candidate in candidates]
    sound = [candidate for candidate, trouble in zip(candidates, troubles, strict=True) if trouble is None]
    unsound = [candidate for candidate, trouble in zip(candidates, troubles, strict=True) if trouble is not None]
    return _Result((*sound, *unsound)[:wanted], None if sound else troubles[0])


def _findings(source: str, text: str, parts: Sequence[_Part], outcomes: Sequence[_Result]) -> Iterator[Finding]:
    if len(parts) > 1:
        message = f"the sentence is too long for the model and was translated in {len(parts)} parts"
        yield Finding("long-sentence", Severity.INFO, message)
    for trouble in Trouble:
        if any(outcome.trouble is trouble for outcome in outcomes):
            check, severity, message = MESSAGES[trouble]
            yield Finding(check, severity, message)
    if is_unchanged(source, text):
        yield Finding("unchanged", Severity.WARNING, "the translation is the French source")


def _shift(links: Sequence[Link], source: int, target: int, end: int) -> Iterator[Link]:
    """Move links to where their clause stands, leaving out what was cut off the clause's end."""
    for (source_start, source_end), (target_start, target_end) in links:
        if target + target_end <= end:
            yield (source + source_start, source + source_end), (target + target_start, target + target_end)
