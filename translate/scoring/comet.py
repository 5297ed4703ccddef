"""COMET (Rei et al. 2020), for those who have installed `unbabel-comet` and its weights themselves.

Nothing is ever downloaded: the weights are files on this machine, laid out as their publishers do (`hparams.yaml`, and
`checkpoints/model.ckpt` in a folder beside it), and the encoder that they name must be in the local cache.
"""

from __future__ import annotations

import inspect
import os
from pathlib import Path
from typing import Any

from translate.errors import InputError
from translate.scoring.parallel import Parallel

CHECKPOINT = Path("checkpoints", "model.ckpt")
BATCH = 8  # segments at once: COMET's own default
LAYOUT = "name a folder with hparams.yaml and checkpoints/model.ckpt, or that model.ckpt"


def comet(parallel: Parallel, weights: Path) -> float:
    """Return COMET's system score times 100, against the first reference.

    `weights` is a checkpoint file or the folder that `comet.download_model` made. Raises `InputError` when the package,
    the weights, their encoder or the sources are missing.
    """
    if parallel.sources is None or None in parallel.sources:
        raise InputError("COMET needs the source", advice="give it with --source")
    checkpoint = weights / CHECKPOINT if weights.is_dir() else weights
    if not checkpoint.is_file():
        raise InputError("no COMET weights here", path=checkpoint, advice=LAYOUT)
    # Read by the libraries when they are imported.
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    try:
        from comet import load_from_checkpoint  # type: ignore[import-not-found,unused-ignore]
    except ImportError as error:
        raise InputError(
            "COMET is not installed", advice="pip install unbabel-comet, about 3 GB with PyTorch"
        ) from error
    # COMET looks there without following the links of a cache.
    if not (checkpoint.absolute().parents[1] / "hparams.yaml").is_file():
        raise InputError("has no hparams.yaml in the folder above it", path=checkpoint, advice=LAYOUT)
    data = [
        {"src": source, "mt": hypothesis, "ref": reference or ""}
        for source, hypothesis, reference in zip(
            parallel.sources, parallel.hypotheses, parallel.references[0], strict=True
        )
    ]
    model = _loaded(load_from_checkpoint, checkpoint)
    return 100.0 * float(model.predict(data, batch_size=BATCH, gpus=0, progress_bar=False).system_score)


def _loaded(load: Any, checkpoint: Path) -> Any:
    """Return the model; `local_files_only` is known to unbabel-comet from 2.2.3 on, the environment speaks before."""
    offline = {"local_files_only": True} if "local_files_only" in inspect.signature(load).parameters else {}
    try:
        return load(str(checkpoint.absolute()), **offline)
    except (OSError, KeyError, RuntimeError, ValueError) as error:
        raise InputError(
            f"cannot be loaded: {str(error).splitlines()[0] if str(error) else type(error).__name__}",
            path=checkpoint,
            advice="its encoder must be in the local cache too; nothing is downloaded (docs/scoring.md)",
        ) from error
