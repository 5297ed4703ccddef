"""Check that PyTorch and CTranslate2 agree on a trained model before int8.

    python -m training.parity --home HOME --run NAME --eval EVAL [--lines 200]

Scores reference translations with both and prints the largest difference of a token's log-probability; exits
with status 1 when it exceeds 1e-3.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import torch

from training.config import END, START
from training.model import Transformer
from training.package import export_model
from training.train import load_weights

TOLERANCE = 1e-3  # float32 sums in another order; measured differences are a hundred times smaller


def largest_difference(home: Path, run: str, evaluation: Path, lines: int) -> float:
    """Return the largest absolute difference of log-probabilities over the first `lines` of FLORES-200 dev."""
    import ctranslate2
    import sentencepiece as spm

    config, state = load_weights(home / "runs" / run / "checkpoint.pt")
    processor = spm.SentencePieceProcessor(model_file=str(home / "sentencepiece.model"))
    sides = [
        (evaluation / f"flores-dev.{code}").read_text(encoding="utf-8").splitlines()[:lines] for code in ("fr", "en")
    ]
    with tempfile.TemporaryDirectory() as folder:
        export_model(config, state["average"], home / "sentencepiece.model", Path(folder) / "model", quantization=None)
        translator = ctranslate2.Translator(str(Path(folder) / "model"), compute_type="float32")
        scored = translator.score_batch(*(processor.encode(side, out_type=str) for side in sides))
    model = Transformer(config).eval()
    model.load_state_dict(state["average"])
    worst = 0.0
    with torch.no_grad():
        for result, source, target in zip(scored, *(processor.encode(side) for side in sides), strict=True):
            states = model(torch.tensor([[*source, END]]), torch.tensor([[START, *target]]))[0]
            logs = (states @ model.embedding.T).log_softmax(-1)
            own = logs[torch.arange(len(target) + 1), torch.tensor([*target, END])]
            worst = max(worst, (own - torch.tensor(result.log_probs)).abs().max().item())
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--run", default="main")
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=200)
    arguments = parser.parse_args()
    worst = largest_difference(arguments.home, arguments.run, arguments.eval, arguments.lines)
    print(f"largest difference of a log-probability over {arguments.lines} sentences: {worst:.2e}")
    sys.exit(worst > TOLERANCE)


if __name__ == "__main__":
    main()
