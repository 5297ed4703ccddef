"""Every figure of the documentation's pages on speed, one benchmark after the other, each within one run.

    python -m benchmarks [--model NAME|PATH] [--plot FILE] [--quick]

Prints start-up, speed with its growth (and draws them), the sizes of models, and the translation memory. The whole
takes about an hour on two cores; `--quick` is a tenth of it, and rougher. The other files of this folder are run by
themselves.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run them; the first that fails ends it with its status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="package to translate with; the embedded one by default")
    parser.add_argument("--plot", type=Path, default=Path("benchmarks.svg"), help="where the plot goes")
    parser.add_argument("--quick", action="store_true", help="less text, one round, a smaller memory")
    options = parser.parse_args()
    model = [] if options.model is None else ["--model", options.model]
    less = options.quick
    plans = {
        "startup.py": [*model, "--runs", "3" if less else "7"],
        "speed.py": [
            *model, "--words", "10000" if less else "100000", "--rounds", "1" if less else "3", "--plot", options.plot,
            *([] if less else ["--grow"]),
        ],
        "sizes.py": [*model, "--sentences", "64" if less else "256", "--rounds", "1" if less else "3"],
        "memory.py": ["--entries", "100000" if less else "1090000"],
    }  # fmt: skip
    for name, arguments in plans.items():
        print(f"\n== {name}", flush=True)
        done = subprocess.run([sys.executable, HERE / name, *arguments], check=False)
        if done.returncode:
            sys.exit(done.returncode)
    print(f"\nplot: {options.plot}")


if __name__ == "__main__":
    main()
