"""How long a user waits: `entente --help`, and the first sentence, beside Argos Translate with the same package.

    python benchmarks/startup.py [--model NAME|PATH] [--runs N]

All are timed from process start to process end, in turn, in one run; the median is printed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from translate.engine import find_package

SENTENCE = "Le conseil d'administration a nommé une nouvelle directrice générale vendredi soir."
HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="package to translate with; the embedded one by default")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    package = find_package(options.model).path
    entente = [sys.executable, "-m", "cli"]
    commands = {
        "python, nothing imported": [sys.executable, "-c", "pass"],
        "entente --help": [*entente, "--help"],
        "entente translate, one sentence": [*entente, "translate", "--model", str(package), "-"],
        "entente's engine, one sentence": [sys.executable, str(HERE / "ways.py"), "engine", str(package), "0"],
        "Argos' own path, one sentence": [sys.executable, str(HERE / "ways.py"), "argos", str(package), "0"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run(command, input=SENTENCE, capture_output=True, text=True, check=False, cwd=HERE.parent)
            if done.returncode:
                raise SystemExit(f"{name} failed:\n{done.stderr}")
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(each) for name, each in times.items()}
    reference = medians["Argos' own path, one sentence"]
    print(f"package {package.name}, median of {options.runs} runs (least)")
    for name, median in medians.items():
        print(f"{name:<34} {median:6.3f} s ({min(times[name]):.3f})   {median / reference:5.2f} x Argos")


if __name__ == "__main__":
    main()
