"""Train, on the cores at hand or on one GPU, saving often and resuming anywhere.

    python -m training.train --home HOME --run NAME --preset small --tokens 10_000_000 --decay 0.35

A run lives in `HOME/runs/NAME`: `model.json`, `checkpoint.pt` (every few minutes, and on SIGTERM or SIGINT),
`log.tsv`. The learning rate is constant after a short warm-up and falls linearly to zero over the last
`--decay` share of `--tokens`; `--tokens 0` never decays. To ship a model and go on, fork: `--from CHECKPOINT
--run OTHER --tokens N --decay D`. `--from` also takes an exported package folder (its int8 weights are read
back) and `--grow PRESET` enlarges what it takes.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.batches import Batch, make, of_shard
from training.config import END, PAD, PRESETS, ModelConfig
from training.grow import grow
from training.model import SmoothedLoss, Transformer
from training.optimiser import Optimiser
from training.shards import lexicon_of
from translate.engine.package import LEXICON, SENTENCEPIECE

LOG = "log.tsv"
WARM_UP = 60  # steps; Muon needs no more
CURVE = slice(400)  # the lines of FLORES-200 dev whose loss is logged; the same ones for all runs


@dataclass
class Progress:
    """Where a run stands: target tokens, those that its start had `earlier` seen, and the place in the data."""

    tokens: int = 0
    earlier: int = 0
    shard: int = 0
    batch: int = 0
    seconds: float = 0.0
    history: list[str] = field(default_factory=list)


def best_device() -> tuple[torch.device, torch.dtype]:
    """Return where to compute and in what: bfloat16 on a GPU or on cores that multiply it, float32 on others."""
    if torch.cuda.is_available():
        torch.backends.cuda.matmul.allow_tf32 = True
        return torch.device("cuda"), torch.bfloat16
    flags = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    fast = "avx512_bf16" in flags or "amx_bf16" in flags
    return torch.device("cpu"), torch.bfloat16 if fast else torch.float32


def rate(progress: Progress, steps: int, tokens: int, decay: float) -> float:
    """Return the share of the learning rate in force now."""
    warm = min(1.0, (steps + 1) / WARM_UP)
    if not tokens or not decay:
        return warm
    return warm * min(1.0, max(0.0, (tokens - progress.tokens) / (tokens * decay)))


def loss_of(model: Any, batch: Batch, matrix: torch.Tensor, device: torch.device, smoothing: float) -> Any:
    """Return the summed smoothed loss and the summed negative log-likelihood of a batch, in nats."""
    batch = batch.to(device)
    states = model(batch.source, batch.target)
    wanted = batch.labels != PAD
    return SmoothedLoss.apply(states[wanted], matrix, batch.labels[wanted], smoothing)


def gradients_of(
    model: Transformer, smoothing: float, run: Any = None
) -> Callable[[Batch], tuple[list[torch.Tensor], float]]:
    """Return what gives a batch's gradients, in the order of the model's parameters, and its negative log-likelihood.

    `run` is the model as it is called, if not as it stands: compiled.
    """
    weights = list(model.parameters())

    def gradient(batch: Batch) -> tuple[list[torch.Tensor], float]:
        total, likelihood = loss_of(
            model if run is None else run, batch, model.embedding, model.embedding.device, smoothing
        )
        return list(torch.autograd.grad(total, weights)), likelihood.item()

    return gradient


@dataclass
class Step:
    """What one optimiser step is made of: summed gradients, and what they came from."""

    gradients: list[torch.Tensor] = field(default_factory=list)
    tokens: int = 0
    batches: int = 0
    likelihood: float = 0.0


def gather(
    batches: Iterator[Batch],
    wanted: int,
    workers: ThreadPoolExecutor,
    gradient: Callable[[Batch], tuple[list[torch.Tensor], float]],
) -> Step:
    """Sum the gradients of batches until `wanted` target tokens are reached or the shard ends.

    Each worker takes batch after batch on one thread of its own: no core waits for another inside an operation, which
    matters where other programs share the machine.
    """
    taken: list[Batch] = []
    while sum(batch.tokens for batch in taken) < wanted and (batch := next(batches, None)) is not None:
        taken.append(batch)
    step = Step(tokens=sum(batch.tokens for batch in taken), batches=len(taken))
    queue, lock = iter(taken), threading.Lock()

    def work(_: int) -> tuple[list[torch.Tensor], float]:
        total: list[torch.Tensor] = []
        likelihood = 0.0
        while True:
            with lock:
                batch = next(queue, None)
            if batch is None:
                return total, likelihood
            parts, value = gradient(batch)
            likelihood += value
            if total:
                torch._foreach_add_(total, parts)
            else:
                total = parts

    for total, likelihood in workers.map(work, range(workers._max_workers)):
        step.likelihood += likelihood
        if step.gradients and total:
            torch._foreach_add_(step.gradients, total)
        elif total:
            step.gradients = total
    return step


def held_out(home: Path, evaluation: Path, name: str = "flores-dev", lines: slice = CURVE) -> list[Batch]:
    """Return lines of a development set as batches, to be measured on; nothing is learnt from them."""
    import sentencepiece as spm

    processor = spm.SentencePieceProcessor(model_file=str(home / "sentencepiece.model"))
    french, english = (
        (evaluation / f"{name}.{language}").read_text(encoding="utf-8").splitlines()[lines] for language in ("fr", "en")
    )
    if lexicon := lexicon_of(home):
        french = [lexicon.hint(line).text for line in french]
    sides = [processor.encode(side) for side in (french, english)]
    pairs = sorted(zip(*sides, strict=True), key=lambda pair: len(pair[1]))
    rows = [tuple(np.asarray([*side, END]) for side in pair) for pair in pairs]
    return [make([r[0] for r in rows[i : i + 40]], [r[1] for r in rows[i : i + 40]]) for i in range(0, len(rows), 40)]


def read(checkpoint: Path) -> dict[str, Any]:
    """Return what a checkpoint holds, in main memory, wherever it was made: a GPU's can be read where there is none."""
    saved: dict[str, Any] = torch.load(checkpoint, map_location="cpu", weights_only=False)
    return saved


def load_weights(path: Path) -> tuple[ModelConfig, dict[str, Any]]:
    """Return the shape and the optimiser state of a checkpoint, or of an exported package (weights alone)."""
    if path.is_dir():
        from training.package import read_package

        config, weights = read_package(path)
        return config, {"masters": weights}
    saved = read(path)
    return ModelConfig(**saved["config"]), saved["optimiser"]


def read_tokens(package: Path) -> int:
    """Return how many target tokens an exported package's metadata says that it has seen."""
    metadata = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
    return int(metadata.get("entente", {}).get("trained_tokens", 0))


def save(path: Path, config: ModelConfig, optimiser: Optimiser, progress: Progress) -> None:
    """Write a checkpoint; one whose weights are no longer finite stays unwritten, the one before it stands.

    Raises FloatingPointError.
    """
    from dataclasses import asdict

    if not all(bool(weight.isfinite().all()) for weight in optimiser.masters.values()):
        raise FloatingPointError(f"the weights are no longer finite; {path.name} is left as it was")
    write(path, {"config": asdict(config), "optimiser": optimiser.state(), "progress": asdict(progress)})


def write(path: Path, saved: dict[str, Any]) -> None:
    """Write what a checkpoint holds beside its target and rename it into place."""
    part = path.with_suffix(".part")
    torch.save(saved, part)
    part.replace(path)


def check_vocabulary(vocabulary: Path, config: ModelConfig, package: Path | None = None) -> None:
    """Compare the vocabulary that the shards are made with to the model's shape and to that of the package which
    training begins from; under another one the same ids mean other pieces. Exits where they differ."""
    import sentencepiece as spm

    if package and (package / SENTENCEPIECE).read_bytes() != vocabulary.read_bytes():
        raise SystemExit(
            f"{vocabulary} is not the vocabulary of {package}: copy {SENTENCEPIECE} (and {LEXICON}) from there, and "
            "make the shards with it"
        )
    pieces = spm.SentencePieceProcessor(model_file=str(vocabulary)).get_piece_size()
    if pieces != config.vocabulary:
        raise SystemExit(f"{vocabulary} has {pieces} pieces, and the model {config.vocabulary}")


def train(arguments: argparse.Namespace) -> None:
    home: Path = arguments.home
    run = home / "runs" / arguments.run
    checkpoint = run / "checkpoint.pt"
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)  # the workers are the parallelism
    device, dtype = best_device()
    progress, state = Progress(shard=arguments.first_shard or 0), None
    if checkpoint.exists():
        config, state = load_weights(checkpoint)
        progress = Progress(**read(checkpoint)["progress"])
    elif arguments.start:
        config, state = load_weights(arguments.start)
        if arguments.start.is_dir():
            progress.earlier = read_tokens(arguments.start)
        else:
            progress = Progress(**read(arguments.start)["progress"])
        if arguments.grow:
            config, state = grow(config, state, PRESETS[arguments.grow])
        if arguments.first_shard is not None:
            progress.shard, progress.batch = arguments.first_shard, 0
    else:
        config = PRESETS[arguments.preset]
    fresh = arguments.start and arguments.start.is_dir() and not checkpoint.exists()
    check_vocabulary(home / SENTENCEPIECE, config, arguments.start if fresh else None)
    run.mkdir(parents=True, exist_ok=True)
    config.save(run / "model.json")
    model = Transformer(config, arguments.dropout).to(device, dtype)
    optimiser = Optimiser(model, arguments.muon, arguments.adam, average=arguments.average)
    if state is not None:
        optimiser.restore(state)
    compiled = torch.compile(model, dynamic=device.type == "cpu") if arguments.compile else model
    dev = held_out(home, arguments.eval) if arguments.eval else []
    stop = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.append(True))
    print(f"{config.parameters / 1e6:.1f} M parameters, {device}, {dtype}, from {progress.tokens} tokens", flush=True)

    gradient = gradients_of(model, arguments.smoothing, compiled)
    count = arguments.workers or (1 if device.type == "cuda" else os.cpu_count() or 1)
    workers = ThreadPoolExecutor(count, initializer=torch.set_num_threads, initargs=(1,))
    kept = progress.tokens // arguments.keep_every if arguments.keep_every else 0
    saved = logged = time.monotonic()
    since = {"tokens": 0, "likelihood": 0.0, "seconds": 0.0}
    tick = time.monotonic()
    if arguments.start and not (run / LOG).exists() and (before := arguments.start.with_name(LOG)).exists():
        shutil.copyfile(before, run / LOG)  # of a fork the curve shows where it comes from
    log = (run / LOG).open("a", encoding="utf-8")
    if log.tell() == 0:
        log.write("seconds\ttokens\tsteps\trate\ttrain_loss\tdev_loss\ttokens_per_second\n")

    def report(evaluate: bool) -> None:
        loss = since["likelihood"] / max(1, since["tokens"])
        value = float("nan")
        if evaluate and dev:
            model.eval()
            with torch.no_grad():
                sums = [loss_of(model, b, model.embedding, device, 0.0)[1].item() for b in dev]
            value = sum(sums) / sum(b.tokens for b in dev)
            model.train()
        factor = rate(progress, optimiser.steps, arguments.tokens, arguments.decay)
        speed = since["tokens"] / max(1e-9, since["seconds"])
        line = (
            f"{progress.seconds:.0f}\t{progress.tokens}\t{optimiser.steps}\t{factor:.3f}"
            f"\t{loss:.4f}\t{value:.4f}\t{speed:.0f}"
        )
        log.write(line + "\n")
        log.flush()
        print(line, flush=True)
        since.update(tokens=0, likelihood=0.0, seconds=0.0)

    while not stop and not (arguments.tokens and progress.tokens >= arguments.tokens):
        path = home / "shards" / f"{progress.shard:04d}.npz"
        if not path.exists():
            print(f"waiting for {path.name}", flush=True)
            while not path.exists() and not stop:
                time.sleep(5)
            tick = time.monotonic()
            continue
        batches = of_shard(path, arguments.micro, arguments.seed, progress.batch)
        while True:
            wanted = min(arguments.batch, arguments.batch_start + progress.tokens * arguments.batch_growth)
            step = gather(batches, int(wanted), workers, gradient)
            if not step.batches:
                break
            progress.batch += step.batches
            progress.tokens += step.tokens
            since["tokens"] += step.tokens
            since["likelihood"] += step.likelihood
            factor = rate(progress, optimiser.steps, arguments.tokens, arguments.decay)
            optimiser.step(step.gradients, factor, 1 / step.tokens, workers.map)
            now = time.monotonic()
            progress.seconds += now - tick
            since["seconds"] += now - tick
            tick = now
            due = now - saved > arguments.save_every
            if due or now - logged > arguments.log_every:
                if not math.isfinite(float(since["likelihood"])):
                    raise FloatingPointError("the loss is no longer finite; go back to the last checkpoint")
                report(evaluate=due)
                logged = now
                tick = time.monotonic()
            if due:
                save(checkpoint, config, optimiser, progress)
                saved = time.monotonic()
                if arguments.keep_every and progress.tokens // arguments.keep_every > kept:
                    kept = progress.tokens // arguments.keep_every
                    save(run / f"at-{progress.tokens}.pt", config, optimiser, progress)
                tick = time.monotonic()
            if stop or (arguments.tokens and progress.tokens >= arguments.tokens):
                break
        if not step.batches:
            progress.shard, progress.batch = progress.shard + 1, 0
    with contextlib.suppress(ZeroDivisionError):
        report(evaluate=True)
    save(checkpoint, config, optimiser, progress)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--home", type=Path, required=True)
    add("--run", default="main")
    add("--preset", choices=PRESETS, default="base")
    add("--from", dest="start", type=Path, help="checkpoint file or package folder to start from")
    add("--grow", choices=PRESETS, help="enlarge what --from gives to this shape")
    add("--eval", type=Path, help="folder with flores-dev.fr/.en for the curve")
    add("--tokens", type=int, default=0, help="target tokens in all; 0: until stopped, never decaying")
    add("--decay", type=float, default=0.35, help="share of --tokens over which the rate falls to zero; 0: it stays")
    add("--batch", type=int, default=12_000, help="target tokens a step")
    add("--batch-start", type=int, default=3_000)
    add("--batch-growth", type=float, default=0.002, help="tokens a step gained for every token seen")
    add("--micro", type=int, default=2_048, help="padded tokens a forward pass")
    add("--muon", type=float, default=0.02)
    add("--adam", type=float, default=2e-3)
    add("--average", type=float, default=0.99, help="decay of the running average of the weights, a step")
    add("--dropout", type=float, default=0.0)
    add("--smoothing", type=float, default=0.1)
    add("--workers", type=int, default=0, help="batches computed at once; default: one a core, one on a GPU")
    add("--compile", action="store_true")
    add("--save-every", type=float, default=240, help="seconds")
    add("--log-every", type=float, default=30, help="seconds")
    add("--keep-every", type=int, default=0, help="keep a checkpoint for each so many tokens")
    add("--first-shard", type=int, help="where in the data to begin; default: where --from stopped")
    add("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
