"""Catalogues: entries per second, entries left empty, placeholders lost among those filled, and msgfmt's verdict.

    python benchmarks/po.py CATALOGUE.po…            each filled with English from its French side
    python benchmarks/po.py --pairs PAIRS.tsv -n 500  a sample of `french<TAB>english` lines as one catalogue

Time is wall and processor time of planning, translating and filling; the model's loading is left out. Memory is the
most that the process held, model and catalogue. With `--first` the entries behind the first N are not translated.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from glossary.files import read_bytes, read_text
from translate.errors import EntenteError, InputError
from translate.formats.units import cut
from translate.pipeline import Translator, load_engine
from translate.po.catalogue import Catalogue, parse
from translate.po.fill import Options, Plan, plan
from translate.po.job import run
from translate.po.placeholders import broken, format_of
from translate.po.source import Side
from translate.po.wrap import escape

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def main() -> int:
    """Run the benchmark and print one line a catalogue; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("catalogues", nargs="*", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("-n", type=int, default=500, help="pairs in the sample")
    parser.add_argument("--first", type=int, help="translate only so many entries of each catalogue")
    parser.add_argument("--model")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--output", type=Path, help="a folder for the English catalogues, to be read")
    arguments = parser.parse_args()
    if not arguments.catalogues and not arguments.pairs:
        parser.error("name a catalogue, or --pairs")
    try:
        return benchmark(arguments)
    except EntenteError as error:
        print(f"benchmarks/po.py: {error}", file=sys.stderr)
        return 2


def benchmark(arguments: argparse.Namespace) -> int:
    """Measure what was asked for. Raises `InputError` for what is no catalogue or holds no French."""
    catalogues = [parse(read_bytes(path), path.name) for path in arguments.catalogues]
    sides: list[Side | None] = [None] * len(catalogues)
    if arguments.pairs:
        catalogues.append(sample(arguments.pairs, arguments.n))
        sides.append(Side.MSGID)
    translator = Translator(load_engine(arguments.model, threads=arguments.threads))
    for catalogue, side in zip(catalogues, sides, strict=True):
        print(measure(translator, catalogue, side, arguments.first, arguments.output), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory: {peak / 1024:.0f} MB")  # kilobytes, as Linux tells them
    return 0


def sample(path: Path, count: int) -> Catalogue:
    """Return a catalogue of French sources drawn from the pairs, the same ones each time."""
    lines = sorted({line.split("\t")[0] for line in read_text(path).splitlines() if "\t" in line})
    if not lines:
        raise InputError("has no line with a tab", path=path, advice="a line is french<TAB>english")
    chosen = random.Random(1).sample(lines, min(count, len(lines)))
    body = "".join(f'msgid "{escape(text)}"\nmsgstr ""\n\n' for text in chosen)
    return parse((HEADER + body).encode(), f"{path.name} ({len(chosen)})")


def measure(
    translator: Translator,
    catalogue: Catalogue,
    side: Side | None,
    first: int | None = None,
    output: Path | None = None,
) -> str:
    """Fill a catalogue and say how it went."""
    wall, processor = time.perf_counter(), time.process_time()
    planned = plan(catalogue, Options(source=side))
    if first is not None:
        planned = shortened(planned, first)
    filled = run(translator, [planned])[0]
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        (output / Path(catalogue.path).name).write_bytes(filled.data)
    after = parse(filled.data, catalogue.path)
    lost = kept = 0
    for target in planned.targets:
        entry = after.entries[target.position]
        if not entry.translated:
            continue
        for slot, text in zip(target.slots, entry.msgstr, strict=False):
            kept += 1
            lost += broken(slot.source, text, format_of(entry.flags)) is not None
    entries = len(planned.targets)
    for finding in filled.findings:
        print(f"  {finding.check}: {finding.message}", file=sys.stderr)
    rates = f"{entries / wall:.0f} a second, {entries / processor:.0f} a processor second"
    verdict = f"placeholders lost in {lost} of {kept} strings; msgfmt --check: {msgfmt(filled.data)}"
    return f"{catalogue.path}: {entries} entries, {rates}; {filled.left} left empty; {verdict}"


def shortened(planned: Plan, count: int) -> Plan:
    """Return the plan of the first entries alone; the others keep what they have."""
    targets = planned.targets[:count]
    last = max((slot.unit for target in targets for slot in target.slots if slot.unit is not None), default=-1)
    units = planned.units[: last + 1]
    return replace(planned, targets=targets, units=units, segments=cut(units))


def msgfmt(data: bytes) -> str:
    """Return gettext's verdict on a catalogue, machine translations counted as confirmed."""
    program = shutil.which("msgfmt")
    if program is None:
        return "not installed"
    body = re.sub(
        rb"(?m)^#, fuzzy(, )?", lambda match: b"#, " if match.group(1) else b"#", data.removeprefix(b"\xef\xbb\xbf")
    )
    checked = subprocess.run([program, "--check", "-o", "/dev/null", "-"], input=body, capture_output=True, check=False)
    return "clean" if checked.returncode == 0 else checked.stderr.decode().splitlines()[0]


if __name__ == "__main__":
    sys.exit(main())
