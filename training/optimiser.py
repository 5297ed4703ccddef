"""Muon for the matrices (Jordan 2024), Adam for the embedding and the gains, with float32 masters and an average.

Fused projections (query, key, value; gate, up) are orthogonalised part by part. Matrices of one shape go
through the Newton-Schulz iteration as one stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
from torch import Tensor

from training.model import Transformer

MOMENTUM = 0.95
COEFFICIENTS = (3.4445, -4.7750, 2.0315)  # Jordan 2024: quintic iteration tuned for speed, not for exactness
BETAS = (0.9, 0.98)
ADAM_EPSILON = 1e-9


def orthogonalise(stack: Tensor, dtype: torch.dtype = torch.float32, steps: int = 5) -> Tensor:
    """Return the stack [n, rows, columns] with singular values brought near 1; the products are computed in `dtype`."""
    a, b, c = COEFFICIENTS
    flip = stack.shape[1] > stack.shape[2]
    x = stack.transpose(1, 2) if flip else stack
    x = (x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)).to(dtype).contiguous()
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return (x.transpose(1, 2) if flip else x).to(stack.dtype)


def parts(name: str) -> int:
    """Return how many matrices stand one under another in a parameter."""
    return 3 if name.endswith("inputs.weight") else 2 if name.endswith(("memory.weight", "gate_up.weight")) else 1


class Optimiser:
    """Steps a `Transformer` from its gradients; holds masters, moments and the running average of the weights."""

    def __init__(
        self, model: Transformer, muon: float = 0.02, adam: float = 2e-3, decay: float = 0.02, average: float = 0.99
    ) -> None:
        self.rates, self.decay, self.average_decay = (muon, adam), decay, average
        self.weights = dict(model.named_parameters())
        self.matrices = [n for n, w in self.weights.items() if w.dim() == 2 and n != "embedding"]
        self.others = [n for n in self.weights if n not in set(self.matrices)]
        same = all(w.dtype == torch.float32 for w in self.weights.values())
        self.masters = {n: w.data if same else w.data.float() for n, w in self.weights.items()}
        self.average = {n: w.clone() for n, w in self.masters.items()}
        self.momentum = {n: torch.zeros_like(self.masters[n]) for n in self.weights}
        self.second = {n: torch.zeros_like(self.masters[n]) for n in self.others}
        self.steps = 0
        shapes: dict[tuple[int, int], list[str]] = {}
        for name in self.matrices:
            rows, columns = self.weights[name].shape
            shapes.setdefault((rows // parts(name), columns), []).append(name)
        # Small groups, the embedding first: what is mapped in parallel should end together.
        self.groups = [["embedding"], [name for name in self.others if name != "embedding"]]
        self.groups += [names[i : i + 3] for names in shapes.values() for i in range(0, len(names), 3)]

    def step(
        self, gradients: Sequence[Tensor], factor: float, scale: float, run: Callable[..., Iterable[None]] = map
    ) -> None:
        """Move the weights against `gradients` times `scale`, at `factor` of the learning rates.

        Gradients are in the order of the model's parameters and are used up. `run` maps over groups of weights, in
        parallel when it is a pool's.
        """
        self.steps += 1
        by_name = dict(zip(self.weights, gradients, strict=True))
        keep = min(self.average_decay, self.steps / (self.steps + 10))

        @torch.no_grad()
        def update(names: list[str]) -> None:
            own = {name: by_name[name].float().mul_(scale) for name in names}
            if names[0] in self.second:
                self._adam(own, self.rates[1] * factor)
            else:
                self._muon(own, self.rates[0] * factor)
            for name in names:
                self.average[name].lerp_(self.masters[name], 1 - keep)
                if self.weights[name].data_ptr() != self.masters[name].data_ptr():
                    self.weights[name].data.copy_(self.masters[name])

        for _ in run(update, self.groups):
            pass

    def _muon(self, gradients: dict[str, Tensor], rate: float) -> None:
        """Update matrices whose parts have one shape."""
        for name, gradient in gradients.items():
            gradient.lerp_(self.momentum[name].lerp_(gradient, 1 - MOMENTUM), MOMENTUM)
        stack = torch.stack([part for name, gradient in gradients.items() for part in gradient.chunk(parts(name))])
        directions = (
            orthogonalise(stack, self.weights[next(iter(gradients))].dtype)
            * max(1.0, stack.shape[1] / stack.shape[2]) ** 0.5
        )
        place = 0
        for name in gradients:
            own = directions[place : place + parts(name)].flatten(0, 1)
            self.masters[name].mul_(1 - rate * self.decay).sub_(own, alpha=rate)
            place += parts(name)

    def _adam(self, gradients: dict[str, Tensor], rate: float) -> None:
        """Update the embedding and the gains (Kingma & Ba 2015)."""
        bias = (1 - BETAS[0] ** self.steps), (1 - BETAS[1] ** self.steps) ** 0.5
        for name, gradient in gradients.items():
            first = self.momentum[name].lerp_(gradient, 1 - BETAS[0])
            second = self.second[name].mul_(BETAS[1]).addcmul_(gradient, gradient, value=1 - BETAS[1])
            self.masters[name].addcdiv_(first, second.sqrt().div_(bias[1]).add_(ADAM_EPSILON), value=-rate / bias[0])

    def state(self) -> dict[str, Any]:
        """Return what a checkpoint needs to go on."""
        return {
            "masters": self.masters,
            "average": self.average,
            "momentum": self.momentum,
            "second": self.second,
            "steps": self.steps,
        }

    @torch.no_grad()
    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved state; a state of weights alone (from an exported package) starts the moments afresh."""
        for kind in ("masters", "average", "momentum", "second"):
            for name, value in state.get(kind, {}).items():
                getattr(self, kind)[name].copy_(value)
        if "average" not in state:
            for name, value in self.masters.items():
                self.average[name].copy_(value)
        self.steps = state.get("steps", 0)
        for name, weight in self.weights.items():
            if weight.data_ptr() != self.masters[name].data_ptr():
                weight.data.copy_(self.masters[name])
