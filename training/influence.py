"""Measure what a little training on each domain does to the development sets: the ground for the mix's weights.

    python -m training.influence --home HOME --from HOME/runs/NAME/checkpoint.pt --eval EVAL [--tokens 100_000]

From one and the same checkpoint the model is trained for `--tokens` target tokens on each domain alone, and on the
finishing mix as it stands, at a tenth of the learning rate falling to zero. Printed: the loss on lines of FLORES-200
dev and of newstest2013, in nats a token, before and after; a domain that lowers it more than the mix does
deserves more of the mix. A minute or so each; differences under .001 mean nothing. Nothing is saved.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import sentencepiece as spm
import torch

from training.batches import Batch, of_shard
from training.config import FINISH_WEIGHTS, ModelConfig
from training.model import Transformer
from training.optimiser import Optimiser
from training.shards import Pools, lexicon_of, mix, write
from training.train import CURVE, best_device, gather, gradients_of, held_out, load_weights, loss_of

BATCH = 8_000  # target tokens a step
MICRO = 2_048
FACTOR = 0.1  # of the full rates
SMOOTHING = 0.1
SETS = {"flores-dev": CURVE, "newstest2013": slice(-600, None)}  # newstest2013 begins with far easier lines


def losses(model: Any, sets: dict[str, list[Batch]], workers: ThreadPoolExecutor) -> dict[str, float]:
    """Return the loss on each set, in nats a token."""

    def loss(batch: Batch) -> float:
        with torch.no_grad():
            return float(loss_of(model, batch, model.embedding, model.embedding.device, 0.0)[1])

    return {
        name: sum(workers.map(loss, batches)) / sum(batch.tokens for batch in batches) for name, batches in sets.items()
    }


def trained(
    config: ModelConfig, state: dict[str, Any], shard: Path | None, tokens: int, workers: ThreadPoolExecutor
) -> Transformer:
    """Return the checkpoint's averaged model, trained on a shard if there is one."""
    device, dtype = best_device()
    model = Transformer(config).to(device, dtype)
    optimiser = Optimiser(model, average=0.8)
    optimiser.restore({"masters": state.get("average", state["masters"])} | {"steps": 1000})
    if shard is not None:
        gradient = gradients_of(model, SMOOTHING)
        batches, seen = of_shard(shard, MICRO, seed=1), 0
        while seen < tokens and (step := gather(batches, BATCH, workers, gradient)).batches:
            optimiser.step(step.gradients, FACTOR * (1 - seen / tokens), 1 / step.tokens, workers.map)
            seen += step.tokens
        with torch.no_grad():
            for name, weight in model.named_parameters():
                weight.copy_(optimiser.average[name])
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--from", dest="start", type=Path, required=True, help="checkpoint file or package folder")
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--tokens", type=int, default=100_000)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    workers = ThreadPoolExecutor(os.cpu_count() or 1, initializer=torch.set_num_threads, initargs=(1,))
    config, state = load_weights(arguments.start)
    pools = Pools(arguments.home)
    processor = spm.SentencePieceProcessor(model_file=str(arguments.home / "sentencepiece.model"))
    lexicon = lexicon_of(arguments.home)
    sets = {name: held_out(arguments.home, arguments.eval, name, lines) for name, lines in SETS.items()}
    trials: dict[str, dict[str, float]] = {"before": {}, "the mix": FINISH_WEIGHTS}
    trials |= {domain: dict.fromkeys(FINISH_WEIGHTS, 0.0) | {domain: 1.0} for domain in FINISH_WEIGHTS}
    print("trained on", *SETS, sep="\t")
    with tempfile.TemporaryDirectory() as folder:
        for name, weights in trials.items():
            shard = Path(folder) / "0000.npz" if weights else None
            if shard is not None:
                pairs = mix(pools, 0, 0, arguments.tokens // 10, weights, 1, 80, lexicon, concise=True)
                write(shard, pairs, processor)
            after = losses(trained(config, state, shard, arguments.tokens, workers), sets, workers)
            print(name, *(f"{value:.4f}" for value in after.values()), sep="\t", flush=True)


if __name__ == "__main__":
    main()
