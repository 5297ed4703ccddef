"""The whole way of a text with a machine of words: terms kept, marks kept, form repaired, order and shape kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import FakeEngine

from glossary.enforce import aligned_span, annotate
from glossary.store import Glossary
from glossary.term import Kind, Term, TermMatch
from translate.document import Document, Origin, Segment, SegmentKind, Severity
from translate.engine.protocol import Decoded, Hypothesis
from translate.pipeline import Settings, Translator, writable
from translate.repair import Locale
from translate.terms import annotation_spans

BOARD = Term("conseil d'administration", ("board of directors", "board"))
CEO = Term("PDG", ("CEO", "chief executive"), kind=Kind.ACRONYM)
AGI = Term(
    "intelligence artificielle générale",
    ("artificial general intelligence",),
    first="artificial general intelligence (AGI)",
)
TERMS = Glossary((BOARD, CEO, AGI))


def translator(engine: FakeEngine | None = None, glossary: Glossary = TERMS, **settings: object) -> Translator:
    return Translator(engine or FakeEngine(reads_annotation=True), glossary, settings=Settings(**settings))  # type: ignore[arg-type]


def one(source: str, made: Translator | None = None, **fields: object):  # type: ignore[no-untyped-def]
    segment = Segment(0, 0, len(source), source, **fields)  # type: ignore[arg-type]
    return next((made or translator()).translate_segments([segment]))


def test_a_text_keeps_its_paragraphs_headings_and_blank_lines() -> None:
    source = "\n\nUn chat noir\n\nLe chat dort. Le chien mange.\n\n\nLe chat\nest grand.\n"
    assert translator().translate(source) == "\n\nA cat black\n\nThe cat sleeps. The dog eats.\n\n\nThe cat is big.\n"


def test_all_segments_go_to_the_engine_in_one_call_and_equal_ones_once() -> None:
    engine = FakeEngine()
    documents = [document("Le chat dort.", "Le chien mange."), document("Le chat dort.")]
    translator(engine, Glossary()).translate_documents(documents)
    assert [call.sources for call in engine.calls] == [("Le chat dort.", "Le chien mange.")]


def test_a_quotation_over_two_segments_opens_again_behind_she_said() -> None:
    engine = FakeEngine(
        sentences={
            "« Bonjour, dit-elle.": '"Hello," she said.',
            "Le conseil d'administration dort. »": 'The board sleeps."',
        }
    )
    source = "« Bonjour, dit-elle. Le conseil d'administration dort. »\n"
    assert translator(engine).translate(source) == "“Hello,” she said. “The board sleeps.”\n"
    assert translator(engine, off=frozenset({"quotes"})).translate(source).count('"') == 3
    first, second = document("« Bonjour, dit-elle.", "Le conseil d'administration dort. »").segments
    board = translator(engine).translate_document(Document("text", (first, second), None))[1]
    (use,) = board.terms
    assert (board.text, board.text[use.start : use.end]) == ("“The board sleeps.”", "board")
    apart = Document("text", (first, replace(second, block=1)), None)
    assert translator(engine).translate_document(apart)[1].text == "The board sleeps.”", "another paragraph"


def document(*sources: str, kind: SegmentKind = SegmentKind.SENTENCE) -> Document:
    return Document("text", tuple(Segment(n, 0, len(each), each, kind=kind) for n, each in enumerate(sources)), None)


def test_messages_of_software_keep_each_its_kind_of_quotes_and_running_text_one_kind() -> None:
    segments = document("Bonjour « le chat ».", 'Bonjour "le chat".', "Bonjour").segments
    texts = {
        name: [each.text for each in translator().translate_document(Document(name, segments, None))]
        for name in ("po", "text")
    }
    assert texts["po"] == ["Hello “the cat”.", 'Hello "the cat".', "Hello"]
    assert texts["text"] == ["Hello “the cat.”", "Hello “the cat.”", "Hello"]


@pytest.mark.parametrize(
    ("format_name", "logical", "expected"),
    [
        ("text", None, 'Hello "the cat."'),
        ("markdown", None, 'Hello "the cat."'),
        ("po", None, 'Hello "the cat".'),
        ("android", None, 'Hello "the cat".'),
        ("fluent", None, 'Hello "the cat".'),
        ("json", None, 'Hello "the cat".'),
        ("properties", None, 'Hello "the cat".'),
        ("strings", None, 'Hello "the cat".'),
        ("po", False, 'Hello "the cat."'),
        ("text", True, 'Hello "the cat".'),
    ],
)
def test_a_message_of_software_gains_no_full_stop_inside_its_quotes(
    format_name: str, logical: bool | None, expected: str
) -> None:
    segments = document('Bonjour "le chat".').segments
    made = translator(logical=logical).translate_document(Document(format_name, segments, None))
    assert [each.text for each in made] == [expected]


ROUTES = [
    pytest.param(FakeEngine(reads_annotation=True), "annotation", id="annotation"),
    pytest.param(FakeEngine(reads_annotation=False, nbest=2), "n-best", id="n-best"),
]


@pytest.mark.parametrize(("engine", "how"), ROUTES)
def test_a_term_comes_out_as_agreed_and_says_how(engine: FakeEngine, how: str) -> None:
    result = one("Le PDG dort.", translator(engine))
    assert result.text == "The CEO sleeps."
    (use,) = result.terms
    assert (use.rendered, use.how, result.text[use.start : use.end]) == ("CEO", how, "CEO")
    assert not result.findings


@pytest.mark.parametrize("align", [True, False])
def test_a_term_that_no_hypothesis_holds_replaces_the_words_that_stand_for_it(align: bool) -> None:
    class Stubborn(FakeEngine):
        def translate(self, sources, alternatives=1, progress=None, align=False):  # type: ignore[no-untyped-def]
            return super().translate(sources, alternatives, progress, align and keep)

        def begun(self, source, prefix):  # type: ignore[no-untyped-def]
            return Decoded((Hypothesis("nonsense nonsense", -9.0),))

    keep = align
    engine = Stubborn(reads_marks=False, words={**FakeEngine().words, "pdg": "boss"})
    result = one("Le PDG dort.", translator(engine))
    assert result.text == "The CEO sleeps."
    assert result.terms[0].how == "replacement"


def test_a_forced_decoding_is_taken_when_it_brings_the_term() -> None:
    engine = FakeEngine(reads_marks=False, words={**FakeEngine().words, "pdg": "boss"})
    result = one("Le PDG dort.", translator(engine))
    assert (result.text, result.terms[0].how) == ("The CEO sleeps.", "prefix")


def test_a_term_that_the_machine_keeps_missing_goes_through_it_under_a_mark() -> None:
    engine = FakeEngine(words={**FakeEngine().words, "pdg": "boss"})
    result = one("Le PDG mange.", translator(engine))
    assert (result.text, result.terms[0].how) == ("The CEO eats.", "mark")
    assert any("Le ⟪0⟫ mange." in call.sources for call in engine.calls)


def test_a_term_that_nothing_else_brings_is_cut_out_of_its_sentence() -> None:
    engine = FakeEngine(reads_marks=False, sentences={"Le PDG dort.": "Nobody knows."}, words={"pdg": "boss"})
    result = one("Le PDG dort.", translator(engine))
    assert (result.text, result.terms[0].how) == ("Le CEO dort.", "cut")


def test_a_term_missed_for_good_is_a_finding_with_both_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.render._cut_at_terms", lambda *_: None)
    engine = FakeEngine(reads_marks=False, sentences={"Le PDG dort.": "Nobody knows."}, words={"pdg": "boss"})
    result = one("Le PDG dort.", translator(engine))
    (finding,) = [each for each in result.findings if each.check == "glossary"]
    assert finding.severity is Severity.ERROR
    assert "Le PDG dort." in finding.message
    assert "Nobody knows." in finding.message
    assert result.terms[0].rendered is None


def test_the_first_mention_in_a_document_is_written_out_and_later_ones_are_short() -> None:
    sentence = "Une intelligence artificielle générale dort."
    for engine in (FakeEngine(reads_annotation=True), FakeEngine()):
        first, second = translator(engine).translate_document(document(sentence, sentence))
        assert "artificial general intelligence (AGI)" in first.text
        assert "artificial general intelligence" in second.text
        assert "(AGI)" not in second.text


def test_a_heading_is_no_first_mention() -> None:
    sentence = "Une intelligence artificielle générale"
    made = translator()
    assert "(AGI)" not in one(sentence, made, kind=SegmentKind.HEADING).text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Le chat %s dort dans {maison}.", "The cat %s sleeps in {maison}."),
        ("<b>Le chat</b> dort.", "<b>The cat</b> sleeps."),
        ("Le chat https://exemple.fr/le/chat.", "The cat https://exemple.fr/le/chat."),
        ("{n, plural, one {le chat} other {# chats}}", "{n, plural, one {the cat} other {# chats}}"),
        ("  Le chat \\n", "  The cat \\n"),
        ("L&#039;entreprise dort.", "The company sleeps."),
        ("Le chat `&nbsp;` dort.", "The cat `&nbsp;` sleeps."),
    ],
)
@pytest.mark.parametrize("reads_marks", [True, False])
def test_what_is_not_language_survives(source: str, expected: str, reads_marks: bool) -> None:
    result = one(source, translator(FakeEngine(reads_marks=reads_marks)))
    assert result.text.lower() == expected.lower()
    assert not [finding for finding in result.findings if finding.severity is Severity.ERROR]


def test_a_machine_that_drops_its_marks_never_loses_a_placeholder() -> None:
    class Careless(FakeEngine):
        def translate(self, sources, alternatives=1, progress=None, align=False):  # type: ignore[no-untyped-def]
            found = super().translate(sources, alternatives, progress, align)
            return [
                replace(each, hypotheses=tuple(Hypothesis(h.text.replace("⟪1⟫", "")) for h in each.hypotheses))
                for each in found
            ]

    result = one("Le chat %s mange %d avec le PDG.", translator(Careless(reads_annotation=True)))
    assert result.text == "The cat %s eats %d with the CEO."
    assert [finding.check for finding in result.findings] == ["placeholders"]
    assert result.findings[0].severity is Severity.INFO
    assert writable([result]) == {0: result.text}


def test_more_than_ten_placeholders_survive() -> None:
    source = "Le chat " + " et ".join(f"{{f{number}}}" for number in range(23)) + "."
    assert one(source).text == source.replace("Le chat", "The cat").replace(" et ", " and ")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 234,56 €", "€1,234.56"),
        ("1&nbsp;234,56&#160;&euro;", "€1,234.56"),
        ("14&nbsp;h&nbsp;30", "2:30 p.m."),
        ("&nbsp;&nbsp;12&nbsp;&mdash;", "&nbsp;&nbsp;12&nbsp;&mdash;"),
        ("17 novembre 2023", "November 17, 2023"),
        ("https://exemple.fr", "https://exemple.fr"),
        ("III.", "III."),
        ("CDI", "CDI"),
        ("The board said that it was not the end.", "The board said that it was not the end."),
        ("It was on a trip of 1,500 km, with 3,125 kg.", "It was on a trip of 1,500 km, with 3,125 kg."),
        ("The release of 03/04/2024 was the first.", "The release of 03/04/2024 was the first."),
    ],
)
def test_what_needs_no_translation_is_copied_without_the_engine(source: str, expected: str) -> None:
    engine = FakeEngine()
    result = one(source, translator(engine))
    assert (result.text, result.origin) == (expected, Origin.COPIED)
    assert not any(call.sources for call in engine.calls)


@pytest.mark.parametrize("source", ["MIDI", "CIVIL", "DIX", "Rendez-vous à MIDI"])
def test_words_of_the_letters_of_numerals_are_translated(source: str) -> None:
    assert one(source).origin is Origin.MACHINE


def test_capitals_are_translated_as_a_sentence_and_come_back_as_capitals() -> None:
    engine = FakeEngine(reads_annotation=True)
    result = one("LE PDG MANGE %s DANS LA MAISON", translator(engine))
    assert result.text == "THE CEO EATS %s IN THE HOUSE"
    assert result.terms[0].rendered == "CEO"


def test_form_is_repaired_by_locale() -> None:
    engine = FakeEngine(sentences={"Il part à 14 h 30 : « oui » !": 'He leaves at 14 h 30 : "yes" !'})
    assert one("Il part à 14 h 30 : « oui » !", translator(engine)).text == "He leaves at 2:30 p.m.: “yes”!"
    british = translator(engine, locale=Locale.GB)
    assert one("Il part à 14 h 30 : « oui » !", british).text == "He leaves at 14:30: “yes”!"


def test_a_term_keeps_the_spelling_of_the_glossary_and_the_rest_of_its_sentence_that_of_the_locale() -> None:
    source = "Le centre de données ouvre à 14 h 30 et coûte 3,5 milliards de dollars en couleur."
    engine = FakeEngine(sentences={source: "The data center opens at 14 h 30 and costs 3,5 billion dollars in color."})
    glossary = Glossary((Term("centre de données", ("data center",)),))
    british = one(source, translator(engine, glossary, locale=Locale.GB))
    assert british.text == "The data center opens at 14:30 and costs 3.5 billion dollars in colour."
    assert one(source, translator(engine, Glossary(), locale=Locale.GB)).text.startswith("The data centre opens")


def test_a_misspelt_name_is_mended() -> None:
    engine = FakeEngine(sentences={"Selon Brzezinskaya, le chat dort.": "According to Brzezinskya, the cat sleeps."})
    assert one("Selon Brzezinskaya, le chat dort.", translator(engine)).text.startswith("According to Brzezinskaya,")


class Shelf:
    """A memory of a dictionary."""

    def __init__(self, known: dict[str, str]) -> None:
        self.known = known

    def exact(self, source, *, context="", key="", accept=None):  # type: ignore[no-untyped-def]
        target = self.known.get(source)
        return Hypothesis2(target) if target and (accept is None or accept(target)) else None


class Hypothesis2:
    def __init__(self, target: str) -> None:
        self.target = target


def test_an_approved_translation_wins_over_the_machine_unless_it_breaks_the_glossary() -> None:
    shelf = Shelf({"Le chat dort.": "Puss is asleep.", "Le PDG dort.": "The boss is asleep."})
    made = Translator(FakeEngine(reads_annotation=True), TERMS, memory=shelf)
    first, second = made.translate_document(document("Le chat dort.", "Le PDG dort."))
    assert (first.text, first.origin) == ("Puss is asleep.", Origin.MEMORY)
    assert (second.text, second.origin) == ("The CEO sleeps.", Origin.MACHINE)


@pytest.mark.parametrize(
    ("source", "target", "numbering", "served"),
    [
        ("Le chat %d dort.", "Cats %d are asleep.", False, True),
        ("Le chat %d dort.", "Cats are asleep.", False, False),
        ("Le chat %s mange %d.", "Cat %s, %d eaten.", False, True),
        ("Le chat %s mange %d.", "%d eaten by cat %s.", True, False),
        ("Le chat %s mange %d.", "%2$d eaten by cat %1$s.", True, True),
        ("Le chat %s mange %d.", "%2$d eaten by cat %1$s.", False, False),
        ("Le chat %s mange %d.", "%2$d eaten by cat.", True, False),
        ("Le <b>chat</b> dort.", "Puss is asleep.", False, True),
    ],
)
def test_a_remembered_translation_that_lost_or_swapped_a_placeholder_is_not_served(
    source: str, target: str, numbering: bool, served: bool
) -> None:
    segment = replace(document(source).segments[0], numbering=numbering)
    made = Translator(FakeEngine(), memory=Shelf({source: target}))
    (result,) = made.translate_document(replace(document(source), segments=(segment,)))
    assert (result.origin is Origin.MEMORY, result.text == target) == (served, served)
    assert writable([result]) == {0: result.text}


UNWANTED = Glossary((Term("maison", ("house",), kind=Kind.FORBIDDEN),))


def test_a_forbidden_rendering_gives_way_to_another_hypothesis() -> None:
    result = one("La maison est grand.", translator(FakeEngine(), UNWANTED))
    assert (result.text, result.findings) == ("The home is big.", ())
    assert one("La maison est grand.", translator(FakeEngine(), Glossary())).text == "The house is big."


def test_a_forbidden_rendering_that_nothing_avoids_is_told() -> None:
    result = one(
        "La maison est grand.", translator(FakeEngine(words={**FakeEngine().words, "maison": "house"}), UNWANTED)
    )
    assert [(each.check, each.severity) for each in result.findings] == [("forbidden", Severity.ERROR)]


@pytest.mark.parametrize("source", ["Le chien no&iuml;r dort.", "Le <b>chien</b> noïr dort."])
def test_a_forbidden_rendering_is_told_and_not_served_where_references_or_tags_stand_in_the_french(source: str) -> None:
    unwanted = Glossary((Term("chien noïr", ("dog black",), Kind.FORBIDDEN),))
    engine = FakeEngine(words={**FakeEngine().words, "noïr": "black"})
    assert [each.check for each in one(source, translator(engine, unwanted)).findings] == ["forbidden"]
    shelf = Shelf({source: "That dog black slept."})
    (result,) = Translator(engine, unwanted, memory=shelf).translate_document(document(source))
    assert result.origin is Origin.MACHINE
    keys = {Translator(engine, each).memory_key(source, (), Settings().style([])) for each in (unwanted, Glossary())}
    assert len(keys) == 2


def test_a_remembered_translation_with_a_forbidden_rendering_is_not_served() -> None:
    shelf = Shelf({"La maison est grand.": "That house is large."})
    (result,) = Translator(FakeEngine(), UNWANTED, memory=shelf).translate_document(document("La maison est grand."))
    assert (result.text, result.origin) == ("The home is big.", Origin.MACHINE)
    style = Settings().style([])
    keys = {Translator(FakeEngine(), each).memory_key("La maison", (), style) for each in (UNWANTED, Glossary())}
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        ("The decision of the CEO.", "The decision of the CEO."),
        ("The CEO' decision.", "The CEO's decision."),
        ("The CEO decision.", "The CEO's decision."),
    ],
)
def test_a_possessive_is_left_or_put_right(machine: str, expected: str) -> None:
    result = one("La décision du PDG.", translator(FakeEngine(sentences={"La décision du PDG.": machine})))
    assert (result.text, result.terms[0].rendered is not None) == (expected, True)


def test_a_rendering_that_another_thing_has_taken_up_is_mended() -> None:
    engine = FakeEngine(
        sentences={"Le conseil d'administration dort.": ("The board of dogs sleeps.", "The board sleeps.")}
    )
    result = one("Le conseil d'administration dort.", translator(engine))
    assert (result.text, result.terms[0].how) == ("The board of directors sleeps.", "mark")


def test_alternatives_are_finished_like_the_translation() -> None:
    result = one("Le chat %s dort", translator(FakeEngine(), Glossary(), alternatives=3))
    assert result.text == "The cat %s sleeps"
    assert result.alternatives == ("The tomcat %s sleeps",)


def test_many_texts_are_translated_lazily_in_order_and_in_windows() -> None:
    taken: list[int] = []

    def texts():  # type: ignore[no-untyped-def]
        for number in range(10):
            taken.append(number)
            yield f"Le chat {number} dort. Le chien mange."

    engine = FakeEngine()
    found = translator(engine, Glossary(), window=4).translate_many(texts())
    assert next(found) == "The cat 0 sleeps. The dog eats."
    assert len(taken) == 2
    assert list(found) == [f"The cat {number} sleeps. The dog eats." for number in range(1, 10)]
    assert len([call for call in engine.calls if call.sources]) == 5


def test_windows_do_not_change_what_is_written() -> None:
    sources = [f"Une intelligence artificielle générale et {n} chats." for n in range(9)]
    segments = [Segment(n, 0, len(each), each) for n, each in enumerate(sources)]
    whole = list(translator().translate_segments(segments))
    parts = list(translator(window=2).translate_segments(segments))
    assert [each.text for each in whole] == [each.text for each in parts]


def test_progress_adds_up() -> None:
    seen: list[tuple[int, int]] = []
    translator().translate_documents(
        [document("Le chat dort.", "Le chien mange.")], lambda done, total: seen.append((done, total))
    )
    assert seen[-1] == (2, 2)


def test_nothing_in_nothing_out() -> None:
    assert translator().translate("") == ""
    assert translator().translate_documents([]) == []
    assert list(translator().translate_many([])) == []


def test_two_missed_terms_in_one_sentence_are_both_put_in() -> None:
    class Stubborn(FakeEngine):
        def begun(self, source, prefix):  # type: ignore[no-untyped-def]
            return Decoded((Hypothesis("nonsense nonsense", -9.0),))

    glossary = Glossary((CEO, Term("chien", ("hound",))))
    engine = Stubborn(reads_marks=False, words={**FakeEngine().words, "pdg": "boss", "chien": "puppy"})
    result = one("Le PDG mange avec le chien noir.", translator(engine, glossary))
    assert result.text == "The CEO eats with the hound black."
    assert [use.how for use in result.terms] == ["replacement", "replacement"]


def test_an_annotated_source_is_mapped_back_onto_the_source() -> None:
    for source in ("Le PDG dort.", "PDG et PDG"):
        start = source.index("PDG")
        matches = [TermMatch(CEO, start, start + 3, "PDG")]
        asked = annotate(source, matches)
        spans = annotation_spans(asked, source)
        assert len(spans) == len(asked)
        assert {source[slice(*spans[at])].strip() for at in range(asked.index("⟨"), asked.index("⟧"))} == {"PDG"}
        after = asked.index("⟧") + 1
        assert [source[slice(*span)] for span in spans[after:]] == list(asked[after:])


def test_a_model_that_ignores_one_annotation_of_two_is_mended_by_its_own_alignment() -> None:
    class Deaf(FakeEngine):
        def _word(self, word: str, rank: int) -> str:
            return " boss" if word.startswith("⟦") and "CEO" in word else super()._word(word, rank)

        def begun(self, source, prefix):  # type: ignore[no-untyped-def]
            return Decoded((Hypothesis("nonsense nonsense", -9.0),))

    glossary = Glossary((CEO, Term("chien", ("hound",))))
    engine = Deaf(reads_annotation=True, words={**FakeEngine().words, "pdg": "chef", "chien": "pup"})
    result = one("Un chien mange et le PDG dort.", translator(engine, glossary))
    assert result.text.lower().replace("  ", " ") == "a hound eats and the ceo sleeps."


@pytest.mark.parametrize(
    ("dictionary", "kept"), [({}, "Toutankhamon"), ({"Toutankhamon": ("Tutankhamun",)}, "Tutankhamun")]
)
def test_a_name_is_written_as_the_engines_dictionary_has_it_in_english(
    dictionary: dict[str, tuple[str, ...]], kept: str
) -> None:
    made = "King Tutankhamun sleeps."
    engine = FakeEngine(sentences={"Le roi Toutankhamon dort.": (made, made)}, nbest=2, dictionary=dictionary)
    result = one("Le roi Toutankhamon dort.", translator(engine, alternatives=2))
    assert {result.text, *result.alternatives} == {f"King {kept} sleeps."}


def test_a_replacement_leaves_a_possessive_before_it_whole() -> None:
    match = TermMatch(CEO, 0, 3, "PDG")
    text = "the company’s boss"
    assert aligned_span(text, match, [((0, 3), (12, 13)), ((0, 3), (14, 18))]) == (14, 18)
