"""The units of a translation beside its French: by keys, lines or blocks where these correspond, else sentence by
sentence.

Blocks are the paragraphs, headings, cells… of pages and documents: a translated file has those of the French in order.
What stands in the French alone is a unit too, with an empty translation, so that a passage left out is found. A line
of fewer English sentences than French ones is taken apart where one of these has no English.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from translate.checks.unit import Unit
from translate.repair.figures import is_figure
from translate.scoring.bilingual import Hints, align_source

if TYPE_CHECKING:
    from translate.scoring.hints import Hinter
    from translate.scoring.texts import Text


def units_of(text: Text, french: Text | None = None, hints: Hinter | None = None) -> list[Unit]:
    """Return the units of a text in order; its own sources take precedence, unless `french` has the same keys.

    A unit's `line` and `source_line` are those where it begins, None for formats without lines. What lacks a
    translation has the line of the English before it. `hints` tells what is known of sentences that must be aligned.
    """
    if french is None or text.keys is not None:
        units = _with_own_sources(text, french)
    elif _keys_correspond(text, french):
        units = _by_key(text, french, hints)
    elif _lines_correspond(text, french):
        units = _by_line(text, french, hints)
    elif _blocks_correspond(text, french):
        units = _by_block(text, french, hints)
    else:
        units = _by_sentence(text, french, hints)
    return [replace(unit, index=index) for index, unit in enumerate(units)]


def _with_own_sources(text: Text, french: Text | None) -> Iterator[Unit]:
    """Yield the units of a text in both languages, or beside what another such file has under their keys."""
    sources = text.marked_sources or text.sources
    keyed = {} if french is None else dict(zip(french.keys or (), _marked(french), strict=bool(french.keys)))
    keys = text.keys or ()
    for place, target in enumerate(_marked(text)):
        own = None if sources is None else sources[place]
        given = keyed.get(keys[place]) if keys else None
        yield Unit(target, given or own, line=_line(text, place))


def _keys_correspond(text: Text, french: Text) -> bool:
    """Tell whether both are files of messages in one format that have some key in common."""
    if text.messages is None or french.messages is None or text.format != french.format:
        return False
    return not text.messages.keys().isdisjoint(french.messages)


def _by_key(text: Text, french: Text, hints: Hinter | None) -> Iterator[Unit]:
    """Yield the messages in the order of the English, what it lacks behind the message before it in the French."""
    ours, theirs = _marked_in_blocks(text), _marked_in_blocks(french)
    present = text.messages or {}
    missing: dict[str, list[Unit]] = {}
    before = ""
    for key in french.messages or {}:
        if key in present:
            before = key
        elif key in theirs and not _is_french_plural(key, present):
            missing.setdefault(before, []).append(Unit("", " ".join(theirs[key])))
    uneven = [key for key, english in ours.items() if len(english) != len(theirs.get(key, english))]
    words = _lexicon([theirs[key] for key in uneven], hints) if uneven else None
    yield from missing.get("", ())
    for key, message in present.items():
        english, asked = ours.get(key, []), theirs.get(key, [])
        if key in uneven:
            yield from (Unit(target, source) for target, source in _aligned(english, asked, words))
        elif asked and english:
            yield from (Unit(target, source) for target, source in zip(english, asked, strict=True))
        elif asked:  # no word stands in the English
            yield Unit(message, " ".join(asked))
        else:
            yield from map(Unit, english)
        yield from missing.get(key, ())


def _is_french_plural(key: str, present: Collection[str]) -> bool:
    """Tell whether a key is of the plural for many, which French has and English has not (CLDR, "Plural Rules")."""
    return any(key.endswith(many) and key.removesuffix(many) + other in present for many, other in MANY)


MANY = (("[many]", "[other]"), ("_many", "_other"), (".many", ".other"))


def _lines_correspond(text: Text, french: Text) -> bool:
    """Tell whether both have as many lines, and English none where the French is blank."""
    if text.lines is None:
        return False
    source = _lines(french)
    return len(source) == len(text.lines) and all(
        theirs or not ours for ours, theirs in zip(text.lines, source, strict=True)
    )


def _lines(text: Text) -> Sequence[str]:
    return text.sentences if text.lines is None else text.lines


def _by_line(text: Text, french: Text, hints: Hinter | None) -> Iterator[Unit]:
    apart = _taken_apart(text, french, hints)
    for place, (target, source) in enumerate(zip(_lines(text), _lines(french), strict=True)):
        there = place + 1 if french.lines is not None else _line(french, place)
        for english, asked in apart.get(place + 1, [(target, source)]):
            if english or _says_something(asked):
                yield Unit(english, asked, line=place + 1, source_line=there)


def _taken_apart(text: Text, french: Text, hints: Hinter | None) -> dict[int, list[tuple[str, str]]]:
    """Return by their numbers the lines in which French sentences have no English, as pairs of both languages."""
    ours, theirs = _on_lines(text), _on_lines(french)
    shorter = [line for line, sentences in theirs.items() if 0 < len(ours.get(line, ())) < len(sentences)]
    if not shorter:
        return {}
    words = _lexicon([theirs[line] for line in shorter], hints)
    aligned = {line: list(_aligned(ours[line], theirs[line], words)) for line in shorter}
    return {
        line: pairs
        for line, pairs in aligned.items()
        if all(asked for _, asked in pairs) and not all(english for english, _ in pairs)
    }


def _on_lines(text: Text) -> dict[int, list[str]]:
    """Return the sentences of each line by its number, of those that hold whole sentences."""
    found: dict[int, list[str]] = {}
    if text.lines is None or text.places is None:
        return found
    for line, sentence in zip(text.places, text.sentences, strict=True):
        found.setdefault(line, []).append(sentence)
    return {
        line: sentences
        for line, sentences in found.items()
        if " ".join(sentences).split() == text.lines[line - 1].split()
    }


def _aligned(english: Sequence[str], french: Sequence[str], known: Hints | None) -> Iterator[tuple[str, str]]:
    """Yield English and French sentences that say the same, in order; one side may be empty."""
    for bead in align_source(french, english, known):
        yield _joined(english, bead.right), _joined(french, bead.left)


def _lexicon(french: Sequence[Sequence[str]], hints: Hinter | None) -> Hints | None:
    """Return what is known of the words of all these sentences, asked for once: a dictionary is read each time."""
    if hints is None:
        return None
    return Hints(hints([sentence for sentences in french for sentence in sentences]).lexicon)


def _blocks_correspond(text: Text, french: Text) -> bool:
    """Tell whether files of one format have text in the same blocks; `€2.50` alone is none in English."""
    if text.lines is not None or text.format != french.format:
        return False
    ours, theirs = _in_blocks(text), _in_blocks(french)
    return bool(ours) and ours.keys() == {
        block for block, sentences in theirs.items() if block in ours or any(map(_has_words, sentences))
    }


def _in_blocks(text: Text) -> dict[int | str, list[str]]:
    """Return the sentences of each block by its number or key."""
    return _grouped(text, text.sentences)


def _marked_in_blocks(text: Text) -> dict[int | str, list[str]]:
    """Return the sentences of each block with the markup that is compared."""
    return _grouped(text, _marked(text))


def _marked(text: Text) -> Sequence[str]:
    return text.sentences if text.marked is None else text.marked


def _grouped(text: Text, sentences: Sequence[str]) -> dict[int | str, list[str]]:
    found: dict[int | str, list[str]] = {}
    blocks: Sequence[int | str] = text.blocks or ()
    for block, sentence in zip(blocks, sentences, strict=text.blocks is not None):
        found.setdefault(block, []).append(sentence)
    return found


def _by_block(text: Text, french: Text, hints: Hinter | None) -> Iterator[Unit]:
    ours, theirs = _marked_in_blocks(text), _marked_in_blocks(french)
    uneven = [block for block, sentences in ours.items() if len(sentences) != len(theirs[block])]
    words = _lexicon([theirs[block] for block in uneven], hints) if uneven else None
    for block, english in ours.items():
        pairs = _aligned(english, theirs[block], words) if block in uneven else zip(english, theirs[block], strict=True)
        yield from (Unit(target, source) for target, source in pairs)


def _by_sentence(text: Text, french: Text, hints: Hinter | None) -> Iterator[Unit]:
    line = None if text.places is None else 1
    for bead in align_source(french.sentences, text.sentences, hints(french.sentences) if hints else None):
        target, source = _joined(_marked(text), bead.right), _joined(_marked(french), bead.left)
        if not target and not (_says_something(source) if text.places is not None else _has_words(source)):
            continue
        if bead.right:
            line = _line(text, bead.right[0])
        yield Unit(target, source, line=line, source_line=_line(french, bead.left[0]) if bead.left else None)
        if bead.right:
            line = _line(text, bead.right[-1])


def _joined(sentences: Sequence[str], places: Sequence[int]) -> str:
    return " ".join(sentences[place] for place in places)


def _line(text: Text, place: int) -> int | None:
    return None if text.places is None else text.places[place]


def _says_something(text: str) -> bool:
    """Tell whether a text is more than a dividing line or a mark."""
    return any(map(str.isalnum, text))


def _has_words(text: str) -> bool:
    """Tell whether a text is more than a figure, which is no segment in the English of a page or document."""
    return any(map(str.isalpha, text)) and not is_figure(text)
