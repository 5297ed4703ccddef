"""COMET (Rei et al. 2020), for those who have installed it and its weights themselves.

Nothing is ever downloaded: the weights are a file on this machine, and the encoder that they name must be in the local
cache.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from translate.errors import InputError
from translate.scoring.parallel import Parallel


def comet(parallel: Parallel, checkpoint: Path) -> float:
    """Return COMET's system score times 100; raise `InputError` when the package, weights or sources are missing."""
    if parallel.sources is None:
        raise InputError("COMET needs the source", advice="give it with --source")
    if not checkpoint.is_file():
        raise InputError("no COMET weights here", path=checkpoint, advice="name a checkpoint file (model.ckpt)")
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    try:
        from comet import load_from_checkpoint  # type: ignore[import-not-found,unused-ignore]
    except ImportError as error:
        raise InputError(
            "COMET is not installed", advice="pip install unbabel-comet, about 3 GB with PyTorch"
        ) from error
    model: Any = load_from_checkpoint(str(checkpoint))
    data = [
        {"src": source, "mt": hypothesis, "ref": reference or ""}
        for source, hypothesis, reference in zip(
            parallel.sources, parallel.hypotheses, parallel.references[0], strict=True
        )
    ]
    return 100.0 * float(model.predict(data, batch_size=8, gpus=0, progress_bar=False).system_score)
