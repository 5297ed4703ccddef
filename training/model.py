"""The transformer, in the form that CTranslate2 runs with exact parity.

Pre-norm (Xiong et al. 2020), RMSNorm (Zhang & Sennrich 2019), SwiGLU (Shazeer 2020), rotary positions by
half-rotation (Su et al. 2021), no biases, one embedding for source, target and output (Press & Wolf 2017),
multiplied by the root of the width.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.config import PAD, ModelConfig

EPSILON = 1e-6  # CTranslate2's default for RMSNorm
EMBEDDING_STD = 0.01  # d^-0.5 would make the untrained model predict its input


class RMSNorm(nn.Module):
    """Scale to unit root mean square, then by a learnt gain."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return F.rms_norm(x, self.gain.shape, self.gain, EPSILON)


def rotation(length: int, width: int, like: Tensor) -> tuple[Tensor, Tensor]:
    """Return cosines and sines, each [length, width], for rotary positions 0 to `length` - 1."""
    frequencies = 10_000.0 ** (-torch.arange(0, width, 2, device=like.device, dtype=torch.float32) / width)
    angles = torch.outer(torch.arange(length, device=like.device, dtype=torch.float32), frequencies)
    angles = torch.cat((angles, angles), dim=-1)
    return angles.cos().to(like.dtype), angles.sin().to(like.dtype)


def rotate(x: Tensor, rotary: tuple[Tensor, Tensor]) -> Tensor:
    """Return `x` [batch, heads, length, width] turned by its positions."""
    cosine, sine = rotary
    low, high = x.chunk(2, dim=-1)
    return x * cosine + torch.cat((-high, low), dim=-1) * sine


FAR = -1e4  # what a masked score becomes; within bfloat16


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, causal: bool) -> Tensor:
    """Return scaled dot-product attention (Vaswani et al. 2017) of [batch, heads, length, width] tensors.

    On a GPU by PyTorch's fused kernels. On cores by plain products: sentences are short, and the backward pass of the
    fused kernel costs three times as much there (a fifth of a training step, measured).
    """
    if query.is_cuda:
        return F.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal)
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    if causal:
        length = scores.shape[-1]
        mask = torch.ones(length, length, dtype=torch.bool, device=scores.device).tril()
    if mask is not None:
        scores = scores.masked_fill(~mask, FAR)
    return scores.softmax(-1) @ value


class Attention(nn.Module):
    """Multi-head attention; self-attention fuses query, key and value, cross-attention key and value."""

    def __init__(self, config: ModelConfig, cross: bool) -> None:
        super().__init__()
        width = config.width
        self.heads, self.cross = config.heads, cross
        if cross:
            self.query = nn.Linear(width, width, bias=False)
            self.memory = nn.Linear(width, 2 * width, bias=False)
        else:
            self.inputs = nn.Linear(width, 3 * width, bias=False)
        self.output = nn.Linear(width, width, bias=False)

    def split(self, x: Tensor, parts: int) -> list[Tensor]:
        batch, length, _ = x.shape
        return list(x.view(batch, length, parts, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0))

    def forward(
        self, x: Tensor, memory: Tensor | None, mask: Tensor | None, rotary: tuple[Tensor, Tensor] | None, causal: bool
    ) -> Tensor:
        if self.cross:
            assert memory is not None
            (query,) = self.split(self.query(x), 1)
            key, value = self.split(self.memory(memory), 2)
        else:
            query, key, value = self.split(self.inputs(x), 3)
            assert rotary is not None
            query, key = rotate(query, rotary), rotate(key, rotary)
        mixed = attend(query, key, value, mask, causal)
        return self.output(mixed.transpose(1, 2).flatten(2))


class FeedForward(nn.Module):
    """SwiGLU: the gate's SiLU times the up projection, then down."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.gate_up = nn.Linear(config.width, 2 * config.feed_forward, bias=False)
        self.down = nn.Linear(config.feed_forward, config.width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        gate, up = self.gate_up(x).chunk(2, dim=-1)
        return self.down(F.silu(gate) * up)


class Layer(nn.Module):
    """One encoder layer, or with `cross` one decoder layer."""

    def __init__(self, config: ModelConfig, cross: bool) -> None:
        super().__init__()
        self.self_norm, self.self_attention = RMSNorm(config.width), Attention(config, cross=False)
        if cross:
            self.cross_norm, self.cross_attention = RMSNorm(config.width), Attention(config, cross=True)
        self.forward_norm, self.feed_forward = RMSNorm(config.width), FeedForward(config)
        self.cross = cross

    def forward(
        self,
        x: Tensor,
        rotary: tuple[Tensor, Tensor],
        mask: Tensor | None,
        memory: Tensor | None = None,
        dropout: float = 0.0,
    ) -> Tensor:
        y = self.self_attention(self.self_norm(x), None, None if self.cross else mask, rotary, causal=self.cross)
        x = x + F.dropout(y, dropout, self.training)
        if self.cross:
            y = self.cross_attention(self.cross_norm(x), memory, mask, None, causal=False)
            x = x + F.dropout(y, dropout, self.training)
        return x + F.dropout(self.feed_forward(self.forward_norm(x)), dropout, self.training)


class Transformer(nn.Module):
    """Encoder and decoder; `forward` returns the decoder's normed states, `embedding` is also the output matrix."""

    def __init__(self, config: ModelConfig, dropout: float = 0.0) -> None:
        super().__init__()
        self.config, self.dropout = config, dropout
        self.embedding = nn.Parameter(torch.empty(config.vocabulary, config.width))
        self.encoder = nn.ModuleList(Layer(config, cross=False) for _ in range(config.encoder_layers))
        self.decoder = nn.ModuleList(Layer(config, cross=True) for _ in range(config.decoder_layers))
        self.encoder_norm, self.decoder_norm = RMSNorm(config.width), RMSNorm(config.width)
        self.initialise()

    def initialise(self) -> None:
        """Draw weights: small embeddings, inputs by fan-in, outputs of residual branches scaled down by depth."""
        nn.init.normal_(self.embedding, std=EMBEDDING_STD)
        depth = math.sqrt(2 * self.config.encoder_layers + 3 * self.config.decoder_layers)
        for name, weight in self.named_parameters():
            if weight.dim() == 2 and name != "embedding":
                scale = 1 / depth if name.endswith(("output.weight", "down.weight")) else 1.0
                nn.init.normal_(weight, std=scale * weight.shape[1] ** -0.5)

    def embed(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.embedding) * math.sqrt(self.config.width)

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """Return states [batch, length, width] and the key mask [batch, 1, 1, length], true where there is a token."""
        mask = (source != PAD)[:, None, None, :]
        x = self.embed(source)
        rotary = rotation(source.shape[1], self.config.head_width, x)
        for layer in self.encoder:
            x = layer(x, rotary, mask, dropout=self.dropout)
        return self.encoder_norm(x), mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Return states [batch, length, width] for target ids that begin with the start symbol."""
        x = self.embed(target)
        rotary = rotation(target.shape[1], self.config.head_width, x)
        for layer in self.decoder:
            x = layer(x, rotary, mask, memory, dropout=self.dropout)
        return self.decoder_norm(x)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        return self.decode(target, *self.encode(source))


class SmoothedLoss(torch.autograd.Function):
    """Cross-entropy with label smoothing over a tied output matrix, whose full logits never exist.

    `apply(states [n, width], matrix [vocabulary, width], labels [n], smoothing)` returns the summed loss and the summed
    plain negative log-likelihood, both in nats. Gradients are formed chunk by chunk in the forward pass.
    """

    CHUNK = 256  # rows whose float32 logits stay in the last cache of a core

    @staticmethod
    def forward(ctx, states, matrix, labels, smoothing):  # type: ignore[no-untyped-def]
        vocabulary = matrix.shape[0]
        grad_states, grad_matrix = torch.empty_like(states), torch.zeros_like(matrix, dtype=torch.float32)
        total = likelihood = states.new_zeros((), dtype=torch.float32)
        for start in range(0, len(labels), SmoothedLoss.CHUNK):
            part, wanted = states[start : start + SmoothedLoss.CHUNK], labels[start : start + SmoothedLoss.CHUNK]
            logits = (part @ matrix.T).float()
            logits -= logits.logsumexp(-1, keepdim=True)
            picked = logits.gather(1, wanted[:, None]).sum()
            likelihood = likelihood - picked
            total = total - (1 - smoothing) * picked - smoothing * logits.mean(-1).sum()
            gradient = logits.exp_().sub_(smoothing / vocabulary)
            gradient.scatter_add_(1, wanted[:, None], gradient.new_full((len(wanted), 1), smoothing - 1))
            gradient = gradient.to(part.dtype)
            grad_states[start : start + SmoothedLoss.CHUNK] = gradient @ matrix
            grad_matrix += gradient.T @ part
        ctx.save_for_backward(grad_states, grad_matrix.to(matrix.dtype))
        return total, likelihood

    @staticmethod
    def backward(ctx, grad_total, _):  # type: ignore[no-untyped-def]
        grad_states, grad_matrix = ctx.saved_tensors
        return (
            grad_states * grad_total.to(grad_states.dtype),
            grad_matrix * grad_total.to(grad_matrix.dtype),
            None,
            None,
        )
