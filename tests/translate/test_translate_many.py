"""`Translator.translate_many`: lazily, in order, in constant memory, and from an event loop that stays free."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import count, islice

from fakes import FakeEngine

from translate.document import Document, Segment, Translation
from translate.pipeline import Settings, Translator
from translate.repeats import Repeats

WINDOW = 8  # segments
WORDS = ("chat", "chien", "grand", "noir")


def translator(engine: FakeEngine | None = None) -> Translator:
    made = Translator(engine or FakeEngine(), settings=Settings(window=WINDOW))
    made._repeats = Repeats(4 * WINDOW)  # full at once, so that growth would be seen
    return made


def endless(taken: list[int]) -> Iterator[str]:
    for number in count():
        taken.append(number)
        yield f"Le chat {number} dort.\n\nLe chien {number} mange."


def sentence(number: int) -> str:
    """Return the sentence of a number: each another one, all of the same few words."""
    words = [WORDS[number >> shift & 3] for shift in range(0, 14, 2)]
    return f"Le {' '.join(words)} dort."


def test_a_source_without_end_is_read_a_window_at_a_time() -> None:
    taken: list[int] = []
    results = translator().translate_many(endless(taken))
    assert taken == []
    for number in range(3 * WINDOW):
        assert next(results) == f"The cat {number} sleeps.\n\nThe dog {number} eats."
        assert len(taken) <= number + 1 + WINDOW // 2  # two segments a text


def test_empty_texts_keep_their_places() -> None:
    texts = ["", "Bonjour.", "\n", "", "Le chat dort."]
    assert list(translator().translate_many(texts)) == ["", "Hello.", "\n", "", "The cat sleeps."]


def test_what_is_held_does_not_grow_with_the_number_of_texts() -> None:
    def held() -> int:
        gc.collect()
        return sum(isinstance(each, Document | Segment | Translation) for each in gc.get_objects())

    before = held()
    results = translator().translate_many(map(sentence, count()))
    for texts in (200, 800):
        for _ in islice(results, texts):
            pass
        # A window of documents, segments and translations, and what is kept of sentences that may come again.
        assert held() - before <= 3 * WINDOW + 2 * 4 * WINDOW


def test_the_event_loop_stays_free_while_the_engine_works() -> None:
    class Waiting(FakeEngine):
        """An engine that goes on only when the event loop has run something else meanwhile."""

        def translate(self, *arguments: object, **named: object) -> list[object]:  # type: ignore[override]
            ran = asyncio.run_coroutine_threadsafe(beat(), loop)
            assert ran.result(30)
            return FakeEngine.translate(self, *arguments, **named)  # type: ignore[arg-type,return-value]

    async def beat() -> bool:
        return True

    async def translated(texts: Iterable[str]) -> AsyncIterator[str]:
        results = translator(Waiting()).translate_many(texts)
        while (english := await asyncio.to_thread(next, results, None)) is not None:
            yield english

    loop = asyncio.new_event_loop()

    async def main() -> list[str]:
        return [english async for english in translated(f"Le chat {number} dort." for number in range(20))]

    try:
        assert loop.run_until_complete(main()) == [f"The cat {number} sleeps." for number in range(20)]
    finally:
        loop.close()
