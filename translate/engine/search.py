"""The one place that calls CTranslate2."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from sys import intern
from typing import Any

from translate.engine.batches import padded_batches
from translate.engine.diagnosis import longest_sound
from translate.engine.kernels import prefer_wide
from translate.engine.package import CONFIG, MODEL, Package, missing
from translate.engine.settings import Settings
from translate.engine.sums import AGAIN
from translate.errors import ModelError

FILLER = "</s>"  # known to every vocabulary; a trained model translates a row of ends to a word or two


@dataclass(frozen=True, slots=True)
class Candidate:
    """Target pieces (without prefix and end), their mean log-probability, and attention rows where asked for."""

    tokens: tuple[str, ...]
    score: float
    attention: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What is forbidden while decoding: nothing by default."""

    no_repeat_ngram_size: int = 0
    repetition_penalty: float = 1.0
    suppress_sequences: tuple[tuple[str, ...], ...] = ()


def open_model(package: Package, settings: Settings) -> Any:
    """Load the package's CTranslate2 model with one core for each worker; raises `ModelError` when it is corrupt.

    Measured: batches side by side on one core each decode 2.4 times as many words as one batch on two cores.
    """
    prefer_wide()
    import ctranslate2

    try:
        return ctranslate2.Translator(
            str(package.path / "model"),
            device="cpu",
            compute_type=settings.compute,
            inter_threads=settings.workers,
            intra_threads=1,
        )
    except (RuntimeError, ValueError, IndexError, MemoryError) as error:
        reason = (str(error).splitlines() or ["unknown reason"])[0].rstrip(". ")
        raise _unloadable(package, reason) from error


def _unloadable(package: Package, reason: str) -> ModelError:
    """Return the error for a model that CTranslate2 does not load, at the file at fault: it names none itself."""
    if "json.exception" in reason:
        for path in (each for each in package.files if each.parent.name == "model" and each.suffix == ".json"):
            try:
                json.loads(path.read_text(encoding="utf-8"))
            except ValueError:
                return ModelError("is not valid JSON", path=path, advice=AGAIN)
        config = package.path / CONFIG
        if not config.exists():
            return missing(config)
        return ModelError("lacks what this model needs, or says it wrongly", path=config, advice=AGAIN)
    return ModelError(f"cannot be loaded: {reason}", path=package.path / MODEL, advice=AGAIN)


class Search:
    """Beam search over many sources."""

    def __init__(self, translator: Any, settings: Settings, prefix: tuple[str, ...], replace_unknowns: bool) -> None:
        self._translator = translator
        self._settings = settings
        self._prefix = prefix
        self._replace_unknowns = replace_unknowns

    def run(
        self,
        sources: Sequence[Sequence[str]],
        options: Options,
        candidates: int,
        attention: bool,
        prefixes: Sequence[tuple[str, ...]] | None = None,
    ) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
        """Decode every source; yield its index and as many candidates as the beam is wide, best first, when it is done.

        All candidates are asked for because that costs nothing (measured) and the second is at hand when the first
        loops. `candidates` is how many there must be: the beam is widened to it. `prefixes` are pieces that the
        candidates begin with.
        """
        beam = max(self._settings.beam, candidates)
        turns = 1 if prefixes is None else 2
        found = self._batches(
            sources,
            prefixes,
            lambda length, forced: {
                # Bound by the sources' length, not by the prefixes: a neighbour's must not let an answer run on. What
                # is longer than sound is thrown away in any case.
                "max_decoding_length": max(longest_sound(length) * turns + len(self._prefix), forced + 1),
                "beam_size": beam,
                "num_hypotheses": beam,
                "length_penalty": self._settings.length_penalty,
                "return_scores": True,
                "replace_unknowns": self._replace_unknowns,
                **asdict(options),
            },
        )
        results = ((index, self._candidates(result)) for index, result in found)
        yield from self._attended(sources, list(results)) if attention else results

    def _batches(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[tuple[str, ...]] | None,
        options: Callable[[int, int], dict[str, Any]],
    ) -> Iterator[tuple[int, Any]]:
        """Decode in batches of one length and yield CTranslate2's result for each source; `options` are those of a
        batch, by the length of its sources and of its longest prefix."""
        waiting: deque[tuple[tuple[int, ...], list[Any]]] = deque()
        for batch in padded_batches([len(source) for source in sources], self._settings.batch_tokens):
            texts = [list(sources[index]) for index in batch.indexes]
            forced = [[*self._prefix, *(prefixes[index] if prefixes else ())] for index in batch.indexes]
            if batch.needs_filler:
                texts.append([FILLER] * batch.length)
                forced.append(list(self._prefix))
            promises = self._translator.translate_batch(
                texts,
                target_prefix=forced if any(forced) else None,
                asynchronous=True,
                max_input_length=0,
                **options(batch.length, max(map(len, forced))),
            )
            waiting.append((batch.indexes, promises))
            # Enough batches in the queue to keep every core busy, few enough that results are taken up as they come.
            if len(waiting) > 3 * self._settings.workers:
                yield from _results(*waiting.popleft())
        while waiting:
            yield from _results(*waiting.popleft())

    def _attended(
        self, sources: Sequence[Sequence[str]], found: Sequence[tuple[int, tuple[Candidate, ...]]]
    ) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
        """Yield what was found with its attention, from a second pass that is made to write the same.

        The attention that CTranslate2 returns from a beam search over several sources is not always that of the
        hypothesis it comes with (measured: 14 of 69 sentences at beam 4, none at beam 1).
        """
        asked = [(index, candidate) for index, candidates in found for candidate in candidates]
        passes = self._batches(
            [sources[index] for index, _ in asked],
            [candidate.tokens for _, candidate in asked],
            lambda length, forced: {"max_decoding_length": forced + 1, "beam_size": 1, "return_attention": True},
        )
        skip = len(self._prefix)
        attention = {
            number: tuple(tuple(row) for row in result.attention[0][skip : skip + len(asked[number][1].tokens)])
            for number, result in passes
        }
        number = 0
        for index, candidates in found:
            rows = [attention[number + rank] for rank in range(len(candidates))]
            number += len(candidates)
            yield index, tuple(map(_with_attention, candidates, rows))

    def _candidates(self, result: Any) -> tuple[Candidate, ...]:
        found = []
        skip = len(self._prefix)
        for tokens, score in zip(result.hypotheses, result.scores, strict=True):
            length = len(tokens) + 1  # CTranslate2 divides by the length with the end token, to the penalty's power
            mean = score * length ** (self._settings.length_penalty - 1)
            kept = skip if tuple(tokens[:skip]) == self._prefix else 0
            found.append(Candidate(tuple(map(intern, tokens[kept:])), mean))
        return tuple(found)


def _results(indexes: Sequence[int], promises: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    for index, promise in zip(indexes, promises, strict=False):  # the filler comes last
        yield index, promise.result()


def _with_attention(candidate: Candidate, rows: tuple[tuple[float, ...], ...]) -> Candidate:
    return replace(candidate, attention=rows)
