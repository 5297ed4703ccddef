"""Words per second: Entente, Argos Translate's own path, and bare CTranslate2, on the same package and sentences.

    python benchmarks/speed.py [--model NAME|PATH] [--text FILE…] [--words N] [--threads 1 2] [--rounds N] [--grow]

Every way (`ways.py` says what each is) runs in a process of its own, all in turn, `--rounds` times; the median is
printed, with ratios. `per CPU second` counts the time of all threads and is less disturbed by other programs. Argos
gets a twentieth of the text, or its turn would take all day. `--grow` shows how the time and memory of a whole batch
grow with the folder: to 100,000 words with the package, and to 1,000,000 with a model of random weights that is built
here and so small that the rest of the house is what is measured. `--plot FILE` draws the figures (matplotlib, which the
dependency group `bench` brings).
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from translate.engine import find_package

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TRIES = 1000  # recombinations in a row that were there before
SIZES = (1_000, 10_000, 100_000, 1_000_000)  # words


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of one way measured."""

    seconds: float
    cpu: float
    words: int
    peak: int
    load: float

    @property
    def rate(self) -> float:
        return self.words / self.seconds

    @property
    def cpu_rate(self) -> float:
        return self.words / self.cpu


def measure(way: str, package: Path, threads: int, lines: list[str]) -> Figures:
    """Run one way in a process of its own."""
    command = [sys.executable, str(HERE / "ways.py"), way, str(package), str(threads)]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{way} failed:\n{done.stderr}")
    return Figures(**json.loads(done.stderr.splitlines()[-1]))


def text_lines(files: list[Path], words: int) -> list[str]:
    """Return distinct lines of about `words` words in all; where the files have fewer, recombine halves of lines."""
    lines = list(dict.fromkeys(line.strip() for file in files for line in file.read_text("utf-8").splitlines()))
    lines = [line for line in lines if line]
    randomly = random.Random(1)
    randomly.shuffle(lines)
    chosen, count, known = [], 0, set(lines)
    for line in lines:
        if count >= words:
            return chosen
        chosen.append(line)
        count += len(line.split())
    failed = 0
    while count < words:
        if failed == TRIES or not lines:
            raise SystemExit(f"the text is too little to make {words:,} words of: give more, or ask for fewer")
        left, right = randomly.choice(lines).split(), randomly.choice(lines).split()
        line = " ".join(left[: len(left) // 2] + right[len(right) // 2 :])
        failed = failed + 1 if line in known else 0
        if not failed:
            known.add(line)
            chosen.append(line)
            count += len(line.split())
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="package to translate with; the embedded one by default")
    parser.add_argument("--text", type=Path, nargs="+", help="French text, a sentence a line; the corpus by default")
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-argos", action="store_true")
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    if options.plot and not find_spec("matplotlib"):  # told now, not when all is measured
        parser.error("--plot needs matplotlib, which `uv sync --group bench` brings")
    if options.plot and not options.plot.resolve().parent.is_dir():
        parser.error(f"no folder to plot into: {options.plot.parent}")
    package = find_package(options.model).path
    files = options.text or sorted((ROOT / "corpus").glob("*.fr.txt")) or sorted((ROOT / "corpus").rglob("*.fr.txt"))
    lines = text_lines(files, options.words)
    few = lines[:: min(20, max(1, options.words // 200))]  # all over: recombined lines as often as among the others
    print(f"package {package.name}, {len(lines)} sentences, beam 4, median of {options.rounds}")
    print(f"{'':<10} threads   words/s   per CPU second   x bare   x Argos   peak MB")
    rates: dict[str, dict[int, float]] = {}
    for threads in options.threads:
        ways = ["bare", "engine", "plain", "folder", *([] if options.no_argos else ["argos"])]
        runs: dict[str, list[Figures]] = {way: [] for way in ways}
        for _ in range(options.rounds):
            for way in ways:
                runs[way].append(measure(way, package, threads, few if way == "argos" else lines))
        rate = {way: statistics.median(run.rate for run in each) for way, each in runs.items()}
        for way in ways:
            rates.setdefault(way, {})[threads] = rate[way]
            cpu = statistics.median(run.cpu_rate for run in runs[way])
            argos = f"{rate[way] / rate['argos']:7.1f}" if "argos" in rate else "      -"
            peak = max(run.peak for run in runs[way])
            row = f"{way:<10} {threads:^7}  {rate[way]:8.0f}   {cpu:14.0f}   {rate[way] / rate['bare']:6.2f}   {argos}"
            print(f"{row}   {peak:7}")
    growth: dict[str, list[Figures]] = {}
    if options.grow:
        print(f"\n{'a folder':<14} words   seconds   words/s   peak MB   (`folder`, {max(options.threads)} threads)")
        with tempfile.TemporaryDirectory() as place:
            small = tiny(Path(place))
            for name, model, sizes in ((package.name, package, SIZES[:3]), ("random", small, SIZES)):
                for words in sizes:
                    found = measure("folder", model, max(options.threads), text_lines(files, words))
                    growth.setdefault(name, []).append(found)
                    row = f"{name:<10} {found.words:9,}   {found.seconds:7.1f}   {found.rate:7.0f}   {found.peak:7}"
                    print(row, flush=True)
    if options.plot:
        plot(options.plot, rates, growth)


def tiny(place: Path) -> Path:
    """Build a model of random weights, the smallest that the architecture allows, and return its folder."""
    sys.path.insert(0, str(ROOT / "tests"))
    import tiny_package

    return tiny_package.build_package(place / "random", ending=3.0)


def plot(file: Path, rates: dict[str, dict[int, float]], growth: dict[str, list[Figures]]) -> None:
    """Draw the words per second of each way, and the time over the size of the text."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2 if growth else 1, figsize=(9, 4), squeeze=False)
    width = 0.8 / len(rates)
    threads = sorted({count for each in rates.values() for count in each})
    for number, (way, by_threads) in enumerate(rates.items()):
        places = [threads.index(count) + (number - len(rates) / 2 + 0.5) * width for count in by_threads]
        bars = axes[0][0].bar(places, list(by_threads.values()), width, label=way)
        axes[0][0].bar_label(bars, fmt="{:.0f}", fontsize=7)
    axes[0][0].set(xlabel="threads", ylabel="words a second", title="speed, the same package and sentences")
    axes[0][0].set_xticks(range(len(threads)), [str(count) for count in threads])
    axes[0][0].legend(fontsize=8)
    for name, runs in growth.items():
        axes[0][1].loglog([run.words for run in runs], [run.seconds for run in runs], marker="o", label=name)
    if growth:
        axes[0][1].set(xlabel="words in the folder", ylabel="seconds", title="growth, a whole batch")
        axes[0][1].legend(fontsize=8)
    figure.tight_layout()
    pyplot.savefig(file)


if __name__ == "__main__":
    main()
