"""Builds small Argos packages with random weights, so that the engine's tests need no trained model.

The architecture is that of the embedded model: pre-norm RMSNorm, SwiGLU, rotary self-attention, no biases, one
embedding for source, target and output, decoder started with `<s>`, `</s>` added to the source. Only the sizes
differ. What such a model writes is nonsense, but always the same nonsense: everything is seeded.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SENTENCES = (
    "Le conseil d'administration a nommé une nouvelle directrice générale vendredi soir.",
    "The board of directors appointed a new chief executive on Friday evening.",
    "L'entreprise emploie 1 200 personnes à Lyon, à Nantes et à Bruxelles.",
    "The company employs 1,200 people in Lyon, Nantes and Brussels.",
    "Personne ne savait encore pourquoi le fondateur avait quitté la réunion.",
    "Nobody yet knew why the founder had left the meeting.",
    "Les salariés ont signé une lettre ouverte ; ils demandent son retour.",
    "The employees signed an open letter; they are asking for his return.",
    "Le modèle apprend à traduire des phrases, mais il oublie parfois un mot.",
    "The model learns to translate sentences, but it sometimes forgets a word.",
    "Qui dirige aujourd'hui la recherche, et avec quel budget ?",
    "Who leads research today, and with what budget?",
    "La pluie tombe sur la ville depuis trois jours, les rues sont vides.",
    "Rain has been falling on the city for three days, the streets are empty.",
)
RESERVED = ("⟦", "⟨", "⟧", *(f"⟪{number}⟫" for number in range(10)))


@dataclass(frozen=True, slots=True)
class Size:
    """The dimensions of a model; the default is as small as the architecture allows."""

    width: int = 32
    heads: int = 2
    inner: int = 64
    encoder_layers: int = 2
    decoder_layers: int = 1
    vocabulary: int = 400


EMBEDDED = Size(width=384, heads=6, inner=1024, encoder_layers=8, decoder_layers=2, vocabulary=8000)
ARGOS = Size(width=512, heads=8, inner=2048, encoder_layers=6, decoder_layers=6, vocabulary=32000)


def build_package(
    folder: Path, *, size: Size = Size(), seed: int = 1, metadata: dict[str, Any] | None = None, ending: float = 0.0
) -> Path:
    """Write a package folder and return it.

    `metadata` is laid over the default metadata (which declares annotation and marks). `ending` is added to the
    logit of `</s>`: the larger, the shorter the output.
    """
    folder.mkdir(parents=True)
    pieces = _write_sentencepiece(folder / "sentencepiece.model", size.vocabulary)
    # A corpus this small may not fill a large vocabulary: unused rows make up the size.
    pieces += [f"<unused{number}>" for number in range(size.vocabulary - len(pieces))]
    _write_model(folder / "model", pieces, size, seed, ending)
    described = {
        "package_version": "0.1",
        "argos_version": "1.9",
        "type": "translate",
        "from_code": "fr",
        "from_name": "French",
        "to_code": "en",
        "to_name": "English",
        "entente": {"annotation": True, "marks": True},
    } | (metadata or {})
    (folder / "metadata.json").write_text(json.dumps(described), encoding="utf-8")
    (folder / "README.md").write_text("# Tiny test package\n\nRandom weights.\n", encoding="utf-8")
    return folder


def zip_package(folder: Path, file: Path) -> Path:
    """Write `folder` as an `.argosmodel` file, with the folder's name as its only top entry, and return the file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{folder.name}/{path.relative_to(folder)}")
    return file


def _write_sentencepiece(file: Path, vocabulary: int) -> list[str]:
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=model,
        model_type="unigram",
        vocab_size=min(vocabulary, 420),
        hard_vocab_limit=False,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="nmt_nfkc",
        user_defined_symbols=list(RESERVED),
        num_threads=1,
        minloglevel=2,
    )
    file.write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return [processor.id_to_piece(index) for index in range(processor.get_piece_size())]


def _write_model(folder: Path, pieces: list[str], size: Size, seed: int, ending: float) -> None:
    import numpy as np
    from ctranslate2.specs import TransformerSpec, common_spec
    from ctranslate2.specs.transformer_spec import TransformerDecoderSpec, TransformerEncoderSpec

    random = np.random.default_rng(seed)

    def matrix(rows: int, columns: int, scale: float = 1.0) -> Any:
        return (random.standard_normal((rows, columns)) * scale / np.sqrt(columns)).astype(np.float32)

    def norm(layer: Any) -> None:
        layer.gamma = np.ones(size.width, dtype=np.float32)

    def attention(layer: Any, fused: tuple[int, ...]) -> None:
        norm(layer.layer_norm)
        for linear, rows in zip(layer.linear, fused, strict=True):
            linear.weight = matrix(rows, size.width, 2.0)

    def feed_forward(layer: Any) -> None:
        norm(layer.layer_norm)
        layer.linear_0.weight = matrix(size.inner, size.width, 2.0)
        layer.linear_0_noact.weight = matrix(size.inner, size.width, 2.0)
        layer.linear_1.weight = matrix(size.width, size.inner)

    flags: dict[str, Any] = {
        "pre_norm": True,
        "activation": common_spec.Activation.SWISH,
        "ffn_glu": True,
        "rms_norm": True,
        "rotary_dim": 0,
        "rotary_interleave": False,
    }
    encoder = TransformerEncoderSpec(size.encoder_layers, size.heads, **flags)
    decoder = TransformerDecoderSpec(size.decoder_layers, size.heads, **flags)
    embedding = matrix(len(pieces), size.width)
    encoder.embeddings[0].weight = decoder.embeddings.weight = decoder.projection.weight = embedding
    # A random model says what it pleases; this keeps it from saying <unk>, <s> or a control byte all the time.
    bias = np.zeros(len(pieces), dtype=np.float32)
    for index, piece in enumerate(pieces):
        if piece == "</s>":
            bias[index] = ending
        elif piece in ("<unk>", "<s>") or piece.startswith(("<0x", "<unused")):
            bias[index] = -50.0
    decoder.projection.bias = bias
    norm(encoder.layer_norm)
    norm(decoder.layer_norm)
    for layer in encoder.layer:
        attention(layer.self_attention, (3 * size.width, size.width))
        feed_forward(layer.ffn)
    for layer in decoder.layer:
        attention(layer.self_attention, (3 * size.width, size.width))
        attention(layer.attention, (size.width, 2 * size.width, size.width))
        feed_forward(layer.ffn)
    spec = TransformerSpec(encoder, decoder)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))
