"""Average the weights of runs that began from one checkpoint.

    python -m training.average --home HOME --run NAME --of main=0.5 ship=0.25 other=0.25

Models fine-tuned from one and the same lie in one basin, and their mean is often better than any of them, at no cost
when decoding (Wortsman et al. 2022, "Model soups"). Writes `HOME/runs/NAME` with a checkpoint of that mean, from which
training goes on; place in the data, curve and momenta are those of the first run. Shares must add up to 1.
"""

from __future__ import annotations

import argparse
import math
import shutil
from pathlib import Path

from training.train import LOG, read, write


def share(text: str) -> tuple[str, float]:
    """Return the run and its share that `run=share` names."""
    run, _, value = text.partition("=")
    return run, float(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--run", required=True, help="name of the run to write")
    parser.add_argument("--of", nargs="+", type=share, required=True, metavar="RUN=SHARE")
    arguments = parser.parse_args()
    shares = dict(arguments.of)
    if not math.isclose(sum(shares.values()), 1.0):
        parser.error(f"the shares add up to {sum(shares.values())}, not to 1")
    runs = arguments.home / "runs"
    target = runs / arguments.run
    if target.exists():
        parser.error(f"{target} is there already: choose another name")
    saved = {run: read(runs / run / "checkpoint.pt") for run in shares}
    first = saved[next(iter(shares))]
    for run, other in saved.items():
        if other["config"] != first["config"]:
            parser.error(f"{run} has another shape")
    mean = {
        name: sum(share * saved[run]["optimiser"]["average"][name] for run, share in shares.items())
        for name in first["optimiser"]["average"]
    }
    first["optimiser"]["average"] = mean
    first["optimiser"]["masters"] = {name: weight.clone() for name, weight in mean.items()}
    target.mkdir(parents=True)
    for name in (LOG, "model.json"):
        shutil.copyfile(runs / next(iter(shares)) / name, target / name)
    write(target / "checkpoint.pt", first)


if __name__ == "__main__":
    main()
