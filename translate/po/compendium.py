"""What was translated before: other catalogues, compendia and TMX files, asked for whole messages.

They are gathered in a translation memory of their own for the time of one command; the user's memory, if any, is asked
first. A French catalogue over English `msgid`s gives pairs as well as an English one over French `msgid`s does.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from glossary.files import read_bytes
from translate.errors import InputError
from translate.memory import Entry, Memory
from translate.po.accelerators import marker_of, take
from translate.po.catalogue import Catalogue, parse
from translate.po.fill import Recall, Recalled
from translate.po.placeholders import broken, format_of
from translate.po.source import language

TMX = ".tmx"
Accept = Callable[[str, str], bool]  # source, target


@contextmanager
def recalling(
    files: Sequence[Path],
    memory: Memory | None = None,
    *,
    minimum: float = 75.0,
    locale: str = "en-US",
    accept: Accept | None = None,
) -> Iterator[Recall | None]:
    """Yield what `plan` asks for whole messages, or None when there is nothing to ask.

    Approved entries only: the same source in the same context, then the same source, then the likest one of at least
    `minimum` percent. `accept` takes a message and what is known for it, both without their accelerators, and says
    whether that obeys the glossary; what does not is passed over. Where a TMX unit has English of several countries,
    that of `locale` is taken. Raises `InputError` for a file that is neither a catalogue nor TMX, or in which no side
    is French.
    """
    if not files and memory is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="entente-") as folder:
        memories = [memory] if memory is not None else []
        gathered = Memory(Path(folder) / "compendium.db") if files else None
        try:
            if gathered is not None:
                gathered.add_many(entry for path in files for entry in entries(path, locale))
                memories.append(gathered)
            yield _recall(memories, minimum, accept)
        finally:
            if gathered is not None:
                gathered.close()


def _recall(memories: Sequence[Memory], minimum: float, accept: Accept | None) -> Recall:
    def recall(source: str, context: str) -> Recalled | None:
        text = source.strip()
        if not text:
            return None

        def satisfies(target: str) -> bool:
            if accept is None:
                return True
            marker = marker_of([text, target])
            return accept(take(text, marker)[0], take(target, marker)[0])

        for memory in memories:
            exact = memory.exact(text, context=context, accept=satisfies)
            if exact is not None:
                return Recalled(_dressed(exact.target, source))
        if minimum >= 100:
            return None
        near = [match for memory in memories for match in memory.fuzzy(text, minimum=minimum, approved_only=True)]
        for match in sorted(near, key=lambda match: -match.score):
            if match.score < 100 and broken(text, match.target, None) is None and satisfies(match.target):
                return Recalled(_dressed(match.target, source), match.score)
        return None

    return recall


def _dressed(target: str, source: str) -> str:
    """Give a target the white space that stands around its source."""
    head = source[: len(source) - len(source.lstrip())]
    return head + target.strip() + source[len(source.rstrip()) :]


def entries(path: Path, locale: str = "en-US") -> Iterator[Entry]:
    """Yield the French-English pairs of a TMX file, its English of `locale` where it has several, or of a catalogue."""
    if path.suffix.lower() == TMX:
        from translate.memory import tmx

        yield from tmx.read(path, target=locale)
        return
    yield from pairs(parse(read_bytes(path), str(path)))


def pairs(catalogue: Catalogue) -> Iterator[Entry]:
    """Yield the French-English pairs of a catalogue's confirmed entries; raise `InputError` when it has none."""
    done = [entry for entry in catalogue.live if entry.translated and not entry.fuzzy]
    ids = language(entry.msgid for entry in done)
    strings = language(text for entry in done for text in entry.msgstr)
    if not (ids.is_french and strings.is_english) and not (ids.is_english and strings.is_french):
        raise InputError(
            "is not a French-English compendium",
            path=catalogue.path,
            advice="one side must be French, the other English",
        )
    for entry in done:
        plural = [entry.msgid_plural] if entry.msgid_plural is not None else []
        left = [entry.msgid, *plural]
        right = [entry.msgstr[0], *([entry.msgstr[-1]] if plural else [])]
        for first, second in zip(left, right, strict=True):
            french, english = (first, second) if ids.is_french else (second, first)
            if french.strip() and english.strip() and broken(french, english, format_of(entry.flags)) is None:
                yield Entry(french.strip(), english.strip(), context=entry.msgctxt or "", origin=catalogue.path)
