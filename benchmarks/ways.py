"""The ways to translate that the benchmarks compare, each run in a process of its own.

    python benchmarks/ways.py WAY PACKAGE_FOLDER THREADS < LINES > TRANSLATIONS

Each line is one source. What was measured goes to standard error as one JSON object: `load` and `seconds` of wall time,
`cpu` seconds of all threads (which other programs on the machine disturb less), `words` of the source, `peak` memory
in MB.

- `folder`: all of `entente batch`, from files to files: the lines as a folder of texts of some 500 words, two windows
  in work, the default glossary, every repair and check. `plain` is the same without a glossary.
- `engine`: Entente's engine alone, from sentences to sentences.
- `bare`: CTranslate2's `translate_batch` on the same sentences, with the same hints of the package's dictionary,
  tokenised beforehand and sorted by length: the limit. CTranslate2 chooses its kernels itself here.
- `argos`: Argos Translate's own path. Its sentence splitters (stanza, spacy, minisbd) are not installed; one that
  splits nothing stands in for them, so it pays neither for loading nor for running them, and its cuts cannot be worse.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import sys
import tempfile
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path

Translate = Callable[[Sequence[str]], list[str]]
FILE_LINES = 25  # sentences in a file of `folder`
JOBS = int(os.environ.get("ENTENTE_BENCHMARK_JOBS", "2"))


def engine(package: Path, threads: int) -> Translate:
    from translate.engine import find_package, load

    loaded = load(find_package(package), threads=threads)
    return lambda lines: [decoded.text for decoded in loaded.translate(lines)]


def folder(package: Path, threads: int, glossary: bool = True) -> Translate:
    """All that a user gets: files read, cut, matched, decoded, mended, checked, written, recorded."""
    from glossary.store import Glossary, default
    from translate.batch import Batch, Threads
    from translate.batch.setup import job_of, twins
    from translate.pipeline import Translator, load_engine

    translator = Translator(load_engine(str(package), threads=threads), default() if glossary else Glossary())

    def whole(lines: Sequence[str]) -> list[str]:
        with tempfile.TemporaryDirectory() as place:
            source, target = Path(place) / "fr", Path(place) / "en"
            source.mkdir()
            for number in range(0, len(lines), FILE_LINES):
                text = "\n\n".join(lines[number : number + FILE_LINES])
                (source / f"{number:07}.txt").write_text(text, encoding="utf-8")
            start, cpu = time.perf_counter(), time.process_time()
            Batch(source, target, job_of(translator), Threads(twins(translator), JOBS)).run()
            whole.measured = (time.perf_counter() - start, time.process_time() - cpu)  # type: ignore[attr-defined]
            return [line for file in sorted(target.glob("*.txt")) for line in file.read_text("utf-8").split("\n\n")]

    return whole


def plain(package: Path, threads: int) -> Translate:
    return folder(package, threads, glossary=False)


def bare(package: Path, threads: int, beam: int = 4) -> Translate:
    import ctranslate2

    from translate.engine.package import read_package
    from translate.engine.tokenizer import load_tokenizer

    model = ctranslate2.Translator(str(package / "model"), compute_type="int8", inter_threads=threads, intra_threads=1)
    tokenizer = load_tokenizer(read_package(package))

    def translate(tokenised: Sequence[list[str]]) -> list[list[str]]:
        results = model.translate_batch(tokenised, beam_size=beam, max_batch_size=1024, batch_type="tokens")
        return [result.hypotheses[0] for result in results]

    def whole(lines: Sequence[str]) -> list[str]:
        pieces = tokenizer.encode_sources(list(lines))
        order = sorted(range(len(pieces)), key=lambda index: len(pieces[index]))
        start, cpu = time.perf_counter(), time.process_time()
        found = translate([pieces[index] for index in order])
        whole.measured = (time.perf_counter() - start, time.process_time() - cpu)  # type: ignore[attr-defined]
        texts = [""] * len(pieces)
        for index, tokens in zip(order, found, strict=True):
            texts[index] = tokenizer.decode(tokens)
        return texts

    return whole


def argos(package: Path, threads: int) -> Translate:
    """Argos as it comes, but on as many threads as the other ways: by itself it takes every core."""
    place = tempfile.TemporaryDirectory(prefix="entente-benchmark-")
    atexit.register(place.cleanup)  # it reads its package when it translates first
    home = place.name
    packages = Path(home) / "packages"
    packages.mkdir()
    (packages / package.name).symlink_to(package, target_is_directory=True)
    os.environ |= {
        "HOME": home,
        "XDG_DATA_HOME": home,
        "XDG_CONFIG_HOME": home,
        "XDG_CACHE_HOME": home,
        "ARGOS_PACKAGES_DIR": str(packages),
        "ARGOS_INTRA_THREADS": str(threads),
    }

    class Splitter:
        def __init__(self, *_: object, **__: object) -> None: ...

        def sentences(self, text: str) -> list[str]:
            return [text]

    for name in ("stanza", "spacy"):
        sys.modules[name] = types.ModuleType(name)
    minisbd = types.ModuleType("minisbd")
    minisbd.SBDetect = Splitter  # type: ignore[attr-defined]
    minisbd.models = types.SimpleNamespace(list_models=lambda: ["fr"])  # type: ignore[attr-defined]
    sys.modules["minisbd"] = minisbd
    import argostranslate.translate

    return lambda lines: argostranslate.translate.translate("\n".join(lines), "fr", "en").split("\n")


WAYS = {"folder": folder, "plain": plain, "engine": engine, "bare": bare, "argos": argos}


def main() -> None:
    way, folder, threads = sys.argv[1], Path(sys.argv[2]).resolve(), int(sys.argv[3])
    lines = sys.stdin.read().split("\n")
    start = time.perf_counter()
    translate = WAYS[way](folder, threads)
    loaded = time.perf_counter()
    cpu = time.process_time()
    texts = translate(lines)
    measured = getattr(translate, "measured", (time.perf_counter() - loaded, time.process_time() - cpu))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = sum(len(line.split()) for line in lines)
    figures = {"load": loaded - start, "seconds": measured[0], "cpu": measured[1], "words": words, "peak": peak}
    sys.stdout.write("\n".join(texts))
    sys.stderr.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
