"""Compare checkpoints on the development sets by what training lowers and by what decoding sees.

    python -m training.compare --home HOME --eval EVAL --runs main ship ...

For the averaged weights of each run: the loss with the smoothing of training, the plain likelihood at the best of a few
temperatures (Guo et al. 2017), both in nats a token, and the share of tokens that are the likeliest, given those before
them. The likelihood as it is misleads between a single checkpoint and a mean of several: smoothing makes a model
unsure, and the mean less so, which a beam does not see. Some twenty seconds a run on two cores.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import torch

from training.batches import Batch
from training.config import PAD
from training.influence import trained
from training.model import Transformer
from training.train import held_out, load_weights

SMOOTHING = 0.1
TEMPERATURES = (0.8, 0.85, 0.9, 0.95, 1.0, 1.05)
SETS = {"flores-dev": slice(None), "newstest2013": slice(-1000, None)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model makes of a set: losses in nats a token, `likelihoods` at each temperature, accuracy as a share."""

    smoothed: float
    likelihoods: dict[float, float]
    accuracy: float


def judge(model: Transformer, batches: list[Batch], workers: ThreadPoolExecutor) -> Judgement:
    """Return what a model makes of batches; nothing is learnt."""

    def sums(batch: Batch) -> list[float]:
        batch = batch.to(model.embedding.device)
        with torch.no_grad():
            states = model(batch.source, batch.target)
            wanted = batch.labels != PAD
            labels = batch.labels[wanted][:, None]
            logits = (states[wanted] @ model.embedding.T).float()
            found = [-(logits / each).log_softmax(-1).gather(1, labels).sum().item() for each in TEMPERATURES]
            spread = -logits.log_softmax(-1).mean(-1).sum().item()
            right = (logits.argmax(-1, keepdim=True) == labels).sum().item()
            return [*found, spread, right]

    tokens = sum(batch.tokens for batch in batches)
    *plain, spread, right = (sum(each) / tokens for each in zip(*workers.map(sums, batches), strict=True))
    likelihoods = dict(zip(TEMPERATURES, plain, strict=True))
    return Judgement((1 - SMOOTHING) * likelihoods[1.0] + SMOOTHING * spread, likelihoods, right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--runs", nargs="+", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    workers = ThreadPoolExecutor(os.cpu_count() or 1, initializer=torch.set_num_threads, initargs=(1,))
    sets = {name: held_out(arguments.home, arguments.eval, name, lines) for name, lines in SETS.items()}
    print("run", "set", "smoothed", "likelihood", "at", "accuracy", sep="\t")
    for run in arguments.runs:
        model = trained(*load_weights(arguments.home / "runs" / run / "checkpoint.pt"), None, 0, workers)
        for name, batches in sets.items():
            found = judge(model, batches, workers)
            best = min(found.likelihoods, key=lambda each: found.likelihoods[each])
            losses = f"{found.smoothed:.4f}\t{found.likelihoods[best]:.4f}\t{best}"
            print(run, name, losses, f"{found.accuracy:.2%}", sep="\t", flush=True)


if __name__ == "__main__":
    main()
