"""How long a user waits: `entente --help`, and the first sentence, beside Argos Translate with the same package.

    python benchmarks/startup.py [--model NAME|PATH] [--runs N]

All are timed from process start to process end, in turn, in one run; the medians of wall and CPU time are printed (CPU
time is disturbed less by other programs). Argos' path runs with stand-ins for its sentence splitters, see `ways.py`.
"""

from __future__ import annotations

import argparse
import resource
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
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            start, cpu = time.perf_counter(), children_cpu()
            done = subprocess.run(command, input=SENTENCE, capture_output=True, text=True, check=False, cwd=HERE.parent)
            if done.returncode:
                raise SystemExit(f"{name} failed:\n{done.stderr}")
            times[name].append(time.perf_counter() - start)
            spent[name].append(children_cpu() - cpu)
    walls = {name: statistics.median(each) for name, each in times.items()}
    cpus = {name: statistics.median(each) for name, each in spent.items()}
    last = list(commands)[-1]
    print(f"package {package.name}, median of {options.runs} runs\n{'':<34}   wall     CPU    x Argos' wall, CPU")
    for name in commands:
        ratios = f"{walls[name] / walls[last]:8.2f} {cpus[name] / cpus[last]:8.2f}"
        print(f"{name:<34} {walls[name]:6.3f} {cpus[name]:7.3f} {ratios}")


def children_cpu() -> float:
    """Return the CPU seconds of all finished child processes."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
