"""Enlarge a trained model, changing what it computes as good as nothing, so that cheap early training is
not thrown away.

Depth: layers are repeated where they stand (Gong et al. 2019 repeat the stack), the copies' residual outputs set to
zero. Width:
new channels of the residual stream are silent, new heads and hidden units have zero output weights, the gains
make up for the norm's larger divisor (in the spirit of Net2Net, Chen et al. 2016). All new inputs are small
random numbers, so that they can learn.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from training.config import ModelConfig
from training.model import Transformer
from training.optimiser import parts

NOISE = 0.02


def grow(config: ModelConfig, state: dict[str, Any], to: ModelConfig) -> tuple[ModelConfig, dict[str, Any]]:
    """Return the larger shape and a state of weights alone (moments start afresh).

    Raises ValueError when a dimension would shrink, the head width or the vocabulary would change.
    """
    if to.vocabulary != config.vocabulary or to.head_width != config.head_width:
        raise ValueError("the vocabulary and the head width cannot change")
    for name in ("width", "heads", "feed_forward", "encoder_layers", "decoder_layers"):
        if getattr(to, name) < getattr(config, name):
            raise ValueError(f"{name} cannot shrink from {getattr(config, name)} to {getattr(to, name)}")
    old: dict[str, Tensor] = state["average"] if "average" in state else state["masters"]
    new: dict[str, Tensor] = {}
    for name, fresh in Transformer(to).state_dict().items():
        side, _, rest = name.partition(".")
        origin, copied = name, False
        if side in ("encoder", "decoder"):
            number, _, leaf = rest.partition(".")
            layer, copied = repeated(int(number), *(getattr(shape, f"{side}_layers") for shape in (config, to)))
            origin = f"{side}.{layer}.{leaf}"
        weight = widened(origin, old[origin].float(), fresh.shape, config, to)
        if copied and name.endswith(("output.weight", "down.weight")):
            weight = torch.zeros_like(weight)
        new[name] = weight
    return to, {"masters": new}


def repeated(layer: int, before: int, after: int) -> tuple[int, bool]:
    """Return which of `before` layers one of `after` is made from, and whether it is a copy that stands behind it."""
    origin = layer * before // after
    return origin, layer > 0 and (layer - 1) * before // after == origin


def widened(name: str, weight: Tensor, shape: torch.Size, config: ModelConfig, to: ModelConfig) -> Tensor:
    """Return a weight in its larger shape."""
    shrink = (config.width / to.width) ** 0.5
    if weight.dim() == 1:  # a gain: the mean square now runs over more channels, of which the new ones are zero
        kept = weight if name == "decoder_norm.gain" else weight * shrink  # the tied output matrix has shrunk already
        return torch.cat((kept, torch.full((shape[0] - len(weight),), shrink)))
    if name == "embedding":  # multiplied by the root of the width, which has grown; output states shrink with it
        wide = torch.randn(shape) * NOISE * weight.std()  # not zero: a silent channel would never get a gradient
        wide[:, : weight.shape[1]] = weight * shrink
        return wide
    count = parts(name)
    silent = name.endswith(("output.weight", "down.weight"))
    blocks = []
    for part in weight.chunk(count):
        rows, columns = shape[0] // count, shape[1]
        block = torch.randn(rows, columns) * NOISE * columns**-0.5
        if silent:
            block.zero_()
        else:
            block[: part.shape[0], part.shape[1] :] = 0.0
        block[: part.shape[0], : part.shape[1]] = part
        blocks.append(block)
    return torch.cat(blocks)
