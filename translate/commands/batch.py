"""`entente batch`: a folder into its mirror, overnight if need be."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from glossary.counting import counted
from translate.commands import options as shared

if TYPE_CHECKING:
    from translate.batch import Batch, Executor, Listener, Summary
    from translate.batch.plan import Plan
    from translate.memory import Memory
    from translate.pipeline import Translator

LISTED = 20  # files named one by one by --dry-run


@click.command()
@click.argument("source", metavar="SRC", type=click.Path(path_type=Path))
@click.argument("target", metavar="DEST", type=click.Path(path_type=Path))
@click.option("--include", metavar="GLOB", multiple=True, help="Take these files only, hidden ones never; repeatable.")
@click.option("--exclude", metavar="GLOB", multiple=True, help="Leave these files out; repeatable.")
@click.option("--copy", is_flag=True, help="Copy files of no known format, and settings, as they are.")
@click.option(
    "--resume/--force",
    default=True,
    help="Skip what is done and unchanged (default), or translate everything and overwrite what is in the way.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Only tell files, words and estimated time.")
@click.option("--watch", is_flag=True, help="Go on and translate what arrives, until Ctrl-C.")
@click.option(
    "--interval",
    type=click.FloatRange(min=0.0, min_open=True),
    default=2.0,
    show_default=True,
    metavar="S",
    help="Seconds between two looks of --watch.",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=2, show_default=True, metavar="N", help="Windows of text in work at once."
)
@click.option(
    "-m",
    "--memory",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Translation memory: approved translations win, machine ones are kept in it.",
)
@click.option("--ray", metavar="ADDRESS", help="Work on a Ray cluster (auto, local or HOST:PORT); needs ray[data].")
@shared.glossary_options
@shared.style_options
@shared.engine_options
@click.option("--log-json", is_flag=True, help="Tell every event as a JSON line on standard error.")
@shared.json_option
@shared.fail_option
@shared.quiet_option
@shared.gathered
def batch(
    source: Path,
    target: Path,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    copy: bool,
    resume: bool,
    dry_run: bool,
    watch: bool,
    interval: float,
    jobs: int,
    memory: Path | None,
    ray: str | None,
    translator_options: shared.TranslatorOptions,
    log_json: bool,
    as_json: bool,
    fail_on: str,
    quiet: bool,
) -> int:
    """Translate a folder of mixed formats into a mirrored folder.

    Killed at any moment and started again, it does only what is left. What became of each file is in
    DEST/.entente/manifest.jsonl. Exit status: 2 when a file failed or the memory could not be written, 1 with
    --fail-on, else 0.

    A GLOB without / is for file names, one with / for paths; ** crosses folders.
    """
    from translate.batch import Batch, Options, Threads
    from translate.batch.scan import scan
    from translate.batch.setup import Keeper, job_of, twins

    if ray is not None and memory is not None:
        raise click.UsageError("--memory is a file of this machine: it does not go with --ray")
    scan(source, include=include, exclude=exclude, but=target)  # a wrong folder is told before the model is loaded
    with ExitStack() as stack:
        opened: Memory | None = None
        if memory is not None:
            opened = stack.enter_context(_opened(memory, dry_run, stack))
        translator = translator_options.open(memory=opened)
        keeper = None if opened is None else Keeper(opened)
        if ray is None:
            executor: Executor = Threads(twins(translator, keeper), jobs)
        else:
            from translate.batch.cluster import Cluster, same_job

            cores = translator_options.threads or 1  # many actors of one core do more than few of many
            make = partial(same_job, replace(translator_options, threads=cores).open, job_of(translator).digest)
            executor = stack.enter_context(Cluster(ray, make, cores=cores))
        work = Batch(
            source,
            target,
            job_of(translator, opened),
            executor,
            Options(include=include, exclude=exclude, force=not resume, copy=copy),
            _listener(log_json, quiet),
            keeper,
        )
        if dry_run:
            return _dry_run(work, translator, as_json)
        worst = 0
        try:
            for summary in _runs(work, watch, interval):
                worst = max(worst, _status(summary, fail_on))
                _tell(summary, as_json=as_json, silent=quiet or log_json)
        except KeyboardInterrupt as error:
            raise KeyboardInterrupt("what is done stays done: start again for the rest") from error
        if keeper is not None:
            keeper.merge()  # once, also after hours of --watch: it writes the whole index
    return worst


def _opened(memory: Path, dry_run: bool, stack: ExitStack) -> Memory:
    """Return the memory; for a dry run one to ask only: where there is none an empty one, made and forgotten
    elsewhere."""
    from translate.memory import Memory

    if dry_run and not memory.exists():
        return Memory(Path(stack.enter_context(TemporaryDirectory())) / "none.db")
    return Memory(memory, read_only=dry_run)


def _runs(work: Batch, watched: bool, interval: float) -> Iterator[Summary]:
    from translate.batch.watch import watch

    if not watched:
        yield work.run()
        return

    def wait() -> bool:
        try:
            time.sleep(interval)
        except KeyboardInterrupt:
            return False
        return True

    yield from watch(work, wait)


def _listener(log_json: bool, quiet: bool) -> Listener:
    """Return what tells the user how it goes; failures are told to who wants it quiet, too."""
    from translate.batch.report import Bar, JsonLog

    def say(line: str) -> None:
        click.echo(line, err=True)

    if log_json:
        return JsonLog(say)
    return Bar(say, bar=sys.stderr.isatty() and not quiet)


def _status(summary: Summary, fail_on: str) -> int:
    from translate.batch import Status

    failed = summary.count(Status.FAILED) or summary.not_kept
    return 2 if failed else shared.status_of(summary.findings, fail_on)


def _tell(summary: Summary, *, as_json: bool, silent: bool) -> None:
    from translate.batch.report import summary_line, summary_record

    if as_json:
        click.echo(json.dumps(summary_record(summary)))
    elif not silent:
        click.echo(f"entente: {summary_line(summary)}", err=True)


def _dry_run(work: Batch, translator: Translator, as_json: bool) -> int:
    from translate.batch import Status
    from translate.batch.plan import plan
    from translate.batch.setup import words_a_second

    planned = plan(work)
    speed = words_a_second(translator, planned.sample)
    seconds = planned.words / speed if speed else 0.0
    if as_json:
        record = {
            "files": {status.value: list(paths) for status, paths in planned.files.items()},
            "words": planned.words,
            "words_per_second": round(speed, 1),
            "seconds": round(seconds, 1),
            "errors": planned.errors,
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        _tell_plan(planned, speed, seconds)
    return 2 if planned.count(Status.FAILED) else 0


def _tell_plan(planned: Plan, speed: float, seconds: float) -> None:
    from translate.batch import Status
    from translate.batch.report import duration

    said = {
        Status.DONE: "to translate",
        Status.COPIED: "to copy",
        Status.UNCHANGED: "unchanged",
        Status.LEFT_OUT: "left out: no known format, or settings",
        Status.FAILED: "would fail",
    }
    for status, words in said.items():
        paths = planned.files.get(status, ())
        if paths:
            click.echo(f"{len(paths):,} {words}")
        if status is Status.UNCHANGED:
            continue
        for path in paths[:LISTED]:
            click.echo("  " + planned.errors.get(path, path).replace("\n", "\\n"))  # a name may hold line ends
        if len(paths) > LISTED:
            click.echo(f"  … and {len(paths) - LISTED:,} more")
    rate = f" at {speed:,.0f} words/s, measured on a sample" if speed else ""
    click.echo(f"{counted(planned.words, 'word')}, about {duration(seconds)}{rate}")
