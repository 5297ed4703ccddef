"""The embedded package is whole and keeps the engine's promises on real weights. Its quality is scored elsewhere."""

from __future__ import annotations

import random
import re

import pytest

from translate.engine import CTranslate2Engine, load
from translate.engine.find import EMBEDDED, embedded_package
from translate.engine.verify import verify
from translate.formats.markdown import MARKDOWN
from translate.pipeline import Translator, writable

pytestmark = pytest.mark.skipif(not EMBEDDED.is_dir(), reason="no embedded model in this checkout yet")

TEXTS = [
    "Le conseil d'administration se réunit vendredi.",
    "Personne ne savait encore, ce matin-là, pourquoi le fondateur avait quitté la réunion avant la fin.",
    "Bonjour",
    "La pluie tombe depuis trois jours sur la ville ; les rues sont vides et les cafés, pleins.",
    "Les salariés demandent le retour du directeur, mais le conseil ne répond pas.",
    "Qui paiera ?",
    "Le prix du gaz a baissé de 12,5 % en 2023, selon l'agence.",
    "Elle travaille à Lyon.",
    "Un modèle plus petit apprend plus vite, à condition que les données soient bonnes et bien choisies.",
    "Non.",
]


@pytest.fixture(scope="module")
def engine() -> CTranslate2Engine:
    return load(embedded_package(), threads=1)


def test_it_is_whole_and_reads_what_it_says() -> None:
    verified = verify(embedded_package())
    assert verified.package.reads_annotation
    assert verified.package.reads_marks


def test_a_sentence_is_translated_alike_alone_and_in_any_company(engine: CTranslate2Engine) -> None:
    together = dict(zip(TEXTS, engine.translate(TEXTS), strict=True))
    shuffled = random.Random(7).sample(TEXTS, len(TEXTS))
    apart = dict(zip(shuffled, engine.translate(shuffled[:4]) + engine.translate(shuffled[4:]), strict=True))
    alone = {text: engine.translate([text])[0] for text in TEXTS}
    assert together == apart == alone
    two = load(embedded_package(), threads=2)
    assert dict(zip(TEXTS, two.translate(TEXTS), strict=True)) == together


def test_alignment_covers_the_translation(engine: CTranslate2Engine) -> None:
    for decoded in engine.translate(TEXTS, align=True):
        words = [match.span() for match in re.finditer(r"[^\W\d_]{3,}", decoded.best.text)]
        linked = [
            any(target[0] < end and start < target[1] for _, target in decoded.best.alignment) for start, end in words
        ]
        assert sum(linked) >= 0.8 * len(words), decoded.best.text


def test_markup_round_words_is_still_markup_in_the_translation(engine: CTranslate2Engine) -> None:
    document = MARKDOWN.read(
        b"Lisez le [fichier d'installation](a.md), puis la *note*.\n\nLe **chat noir** et le *chien* sont ici.\n\n"
        b"Le train part \xc3\xa0 **9 h 47**.\n"
    )
    written = MARKDOWN.write(document, writable(Translator(engine).translate_document(document))).decode()
    assert not re.search(r"\[ | \]|(?:^|\s)\*+\s|\.\*\*\.", written, re.MULTILINE)
    assert written.count("*") == 12


def test_it_is_small(engine: CTranslate2Engine) -> None:
    assert engine.package.size <= 34_000_000  # 32 MB of weights, and the vocabulary twice
