"""The settings of a model and of its training, in one place and saved beside every checkpoint."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

# Pairs of a domain enter the mix this many times for each pass over the others.
DOMAIN_WEIGHTS = {
    "news": 6.0,
    "general": 3.0,
    "gov": 2.0,
    "europarl": 1.0,
    "docs": 0.7,
    "software": 0.5,
    "law": 0.4,
}
# The sentences of `training/sentences`: what the vocabulary and the dictionary are made from knows nothing of them.
SENTENCES = "sentences"
# The long part of a run that has the grammar already, without wordy pairs. A tenth are sentences of its own: with three
# times as many they are learnt by heart.
CONCISE_WEIGHTS = DOMAIN_WEIGHTS | {"europarl": 0.7, "docs": 0.9, "software": 0.4, "law": 0.3, SENTENCES: 9.0}
# The last part, while the learning rate falls, sees what the model is for.
FINISH_WEIGHTS = {
    "news": 30.0,
    "general": 2.0,
    "gov": 2.0,
    "europarl": 0.4,
    "docs": 0.9,
    "software": 0.3,
    "law": 0.1,
    SENTENCES: 9.4,
}

TERM_START, TERM_TARGET, TERM_END = "⟦", "⟨", "⟧"
MARKS = tuple(f"⟪{digit}⟫" for digit in range(10))
SPARE = tuple(f"⟪{letter}⟫" for letter in "abcdefgh")
RESERVED = (TERM_START, TERM_TARGET, TERM_END, *MARKS, *SPARE)

PAD, UNKNOWN, START, END = 3, 0, 1, 2
"""Ids of the control symbols; SentencePiece's own order, with padding after them."""


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """The shape of the transformer: pre-norm, RMSNorm, SwiGLU, rotary positions, one embedding."""

    vocabulary: int = 8192
    width: int = 384
    heads: int = 6
    feed_forward: int = 1024
    encoder_layers: int = 8
    decoder_layers: int = 2

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise ValueError(f"width {self.width} is not a multiple of {self.heads} heads")

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    @property
    def parameters(self) -> int:
        """Trainable parameters."""
        attention, feed_forward, norm = 4 * self.width**2, 3 * self.width * self.feed_forward, self.width
        encoder = self.encoder_layers * (attention + feed_forward + 2 * norm)
        decoder = self.decoder_layers * (2 * attention + feed_forward + 3 * norm)
        return self.vocabulary * self.width + encoder + decoder + 2 * norm

    def flops_per_token(self, source_ratio: float = 1.15) -> float:
        """Floating-point operations of forward and backward for one target token, attention products left out."""
        encoder = self.encoder_layers * (4 * self.width**2 + 3 * self.width * self.feed_forward)
        decoder = self.decoder_layers * (8 * self.width**2 + 3 * self.width * self.feed_forward)
        return 6 * (encoder * source_ratio + decoder + self.vocabulary * self.width)

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> ModelConfig:
        return cls(**json.loads(path.read_text(encoding="utf-8")))


PRESETS = {
    # 7.4 M parameters: what two cores without bf16 can bring to useful quality in an hour or two.
    "small": ModelConfig(width=256, heads=4, feed_forward=704, encoder_layers=4, decoder_layers=2),
    # 10.7 M parameters: the small one with an encoder twice as deep, which costs little when decoding.
    "deep": ModelConfig(width=256, heads=4, feed_forward=704, encoder_layers=8, decoder_layers=2),
    # 13.9 M parameters: half as deep again, a third more to train.
    "deeper": ModelConfig(width=256, heads=4, feed_forward=704, encoder_layers=12, decoder_layers=2),
    # 22 M parameters: for cores with bf16 or a GPU.
    "base": ModelConfig(),
    # 40 M parameters, about 40 MB int8: only worth it on a GPU, and over the size limit of the embedded package.
    "wide": ModelConfig(vocabulary=16384, width=512, heads=8, feed_forward=1408),
    # For tests: seconds, not hours.
    "tiny": ModelConfig(vocabulary=512, width=64, heads=2, feed_forward=128, encoder_layers=2, decoder_layers=1),
}
