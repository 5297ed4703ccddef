from __future__ import annotations

from collections.abc import Callable, Sequence

from translate.commands.phrases import translating
from translate.engine.protocol import Decoded, Hypothesis


class Engine:
    """Renders the whole line otherwise than the term alone, with alignments."""

    name = "fake"
    digest = "0"
    reads_annotation = False
    reads_marks = False

    def translate(
        self,
        sources: Sequence[str],
        alternatives: int = 1,
        progress: Callable[[int], None] | None = None,
        align: bool = False,
    ) -> list[Decoded]:
        table = {
            "réseau": Hypothesis("The net."),
            "grève": Hypothesis("The strike."),
            "Le réseau tient.": Hypothesis("The network holds.", alignment=(((3, 9), (4, 11)), ((10, 15), (12, 17)))),
            "La grève dure.": Hypothesis("The strikes last.", alignment=(((3, 8), (12, 16)),)),
        }
        return [Decoded((table[source],)) for source in sources]


def test_a_phrase_is_rendered_as_its_line_has_it() -> None:
    translate = translating(Engine())
    asked = [("réseau", "Le réseau tient."), ("grève", "La grève dure."), ("grève", "")]
    assert translate(asked) == ["network", "The strike.", "The strike."]
