"""Sentences met again are translated once, and come out as if each had been translated for itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fakes import FakeEngine
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.store import Glossary
from glossary.term import Term
from translate.document import Document, Segment, SegmentKind, Translation
from translate.pipeline import Settings, Translator
from translate.plan import plan
from translate.repair.style import Quotes
from translate.repeats import Repeats

GLOSSARY = Glossary(
    (
        Term("PDG", ("CEO",), first="chief executive (CEO)"),
        Term("directeur général", ("chief executive (CEO)",)),
        Term("conseil", ("board",)),
    ),
)
SOURCES = (
    "Le PDG dort.",
    "Le PDG (directeur) mange.",
    "Le directeur général dort.",
    "Le conseil mange avec le PDG.",
    "Le chat « dort ».",
    "Le chat dort.",
    "1 200",
    "https://example.org/",
)


def documents(rows: Sequence[Sequence[tuple[str, bool]]]) -> list[Document]:
    return [
        Document(
            "lines",
            tuple(
                Segment(index, 0, len(source), source, kind=SegmentKind.HEADING if heading else SegmentKind.SENTENCE)
                for index, (source, heading) in enumerate(row)
            ),
            None,
        )
        for row in rows
    ]


def translator(most: int | None = None, engine: FakeEngine | None = None) -> Translator:
    made = Translator(engine or FakeEngine(reads_annotation=True), GLOSSARY)
    if most is not None:
        made._repeats = Repeats(most)
    return made


def alone(document: Document) -> tuple[Translation, ...]:
    """Return a document's translations, each segment planned and made for itself."""
    mentioned: set[str] = set()
    made = translator()
    style = made.settings.style((segment.source for segment in document.segments), document.format)
    plans = [plan(segment, made._matcher, mentioned) for segment in document.segments]
    return tuple(made._made([(each, style)], None)[0] for each in plans)


ROWS = st.lists(st.lists(st.tuples(st.sampled_from(SOURCES), st.booleans()), max_size=8), max_size=4)


@given(ROWS, ROWS, st.sampled_from([0, 2, 1000]))
@settings(max_examples=150)
def test_nothing_but_the_work_changes(
    before: list[list[tuple[str, bool]]], now: list[list[tuple[str, bool]]], most: int
) -> None:
    used = translator(most)
    used.translate_documents(documents(before))
    plain = [alone(document) for document in documents(now)]
    assert used.translate_documents(documents(now)) == plain


def test_a_sentence_is_decoded_once_in_all_windows_and_calls() -> None:
    engine = FakeEngine()
    made = Translator(engine, settings=Settings(window=2))
    texts = ["Le chat dort.", "Le chien mange.", "Le chat dort.", "Le chat dort.", "Le chien mange."]
    assert list(made.translate_many(texts)) == [Translator(FakeEngine()).translate(text) for text in texts]
    made.translate("Le chien mange.")
    decoded = [source for call in engine.calls for source in call.sources]
    assert sorted(decoded) == ["Le chat dort.", "Le chien mange."]


def test_another_style_is_another_sentence() -> None:
    made = translator()
    one, other = made.settings.style(["a"]), Settings(quotes=Quotes.CURLY).style(["a"])
    segment = documents([[("Le chat « dort ».", False)]])[0].segments[0]
    texts = [made._translations([(segment, style, set(), frozenset())], None)[0].text for style in (one, other, one)]
    assert texts[0] == texts[2] != texts[1]


def test_what_was_met_longest_ago_is_forgotten() -> None:
    engine = FakeEngine()
    made = translator(1, engine)
    for text in ("Le chat dort.", "Le chien mange.", "Le chat dort."):
        made.translate(text)
    assert len([source for call in engine.calls for source in call.sources]) == 3
    assert len(made._repeats._known) == 1


def test_a_memory_is_asked_each_time() -> None:
    class Learning:
        asked = 0

        def exact(self, source: str, **_: object) -> None:
            self.asked += 1

    memory = Learning()
    made = Translator(FakeEngine(), memory=memory)  # type: ignore[arg-type]
    made.translate("Le chat dort.")
    made.translate("Le chat dort.")
    assert memory.asked == 2


@pytest.mark.parametrize("heading", [True, False])
def test_a_first_mention_is_written_out_in_each_document(heading: bool) -> None:
    made = translator()
    rows = [[("Le PDG dort.", heading), ("Le PDG dort.", False), ("Le PDG dort.", False)]] * 2
    texts = [[each.text for each in row] for row in made.translate_documents(documents(rows))]
    long, short = "The chief executive (CEO) sleeps.", "The CEO sleeps."
    assert texts == [[short, long, short] if heading else [long, short, short]] * 2


def test_a_headline_in_capitals_is_another_one_beside_other_names() -> None:
    engine = FakeEngine()
    made = translator(engine=engine)
    for rest in ("Le chat mange.", "Le chat de M. Merlot mange."):
        made.translate_documents(documents([[("MERLOT ET LE CHAT", True), (rest, False)], [("LE CHAT, MERLOT", True)]]))
        made.translate_documents(documents([[("LE CHAT MANGE MERLOT", True), (rest, False)]]))
    decoded = [source for call in engine.calls for source in call.sources if "erlot" in source and "M." not in source]
    assert sorted(decoded) == [
        "Le chat mange Merlot",
        "Le chat mange merlot",
        "Le chat, merlot",
        "Merlot et le chat",
        "Merlot et le chat",
    ]
