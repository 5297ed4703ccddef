"""Windows rendered by the machines of a Ray cluster (the extra `entente[ray]`).

Actors hold the model, one on each of the cores that Ray gives; Ray Data hands them windows as fast as they are done,
starts actors anew and repeats the windows of a machine that was lost. Results come back to the machine that drives the
batch, which alone writes the target and its manifest: resuming, locks and failures are those of a local batch, and so
are the bytes. The source folder must be readable under the same path on every machine.
https://docs.ray.io/en/latest/data/batch_inference.html
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from glossary.errors import InputError
from translate.batch.executor import Progress, Results
from translate.batch.render import Rendered, render
from translate.batch.tickets import Ticket
from translate.batch.values import DocumentTranslator
from translate.errors import ModelError

if TYPE_CHECKING:
    from translate.pipeline import Translator

TASKS = 4096  # blocks that the windows are dealt into at most: what is repeated when a machine is lost


class Cluster:
    """An executor on a Ray cluster; use it as a context manager."""

    def __init__(self, address: str, make: Callable[[], DocumentTranslator], *, cores: int = 1) -> None:
        """`address` is `HOST:PORT`, `auto` for the cluster that this machine belongs to, or `local` for one made for
        the purpose. `make` is sent to every actor, which calls it once; `cores` are those of an actor."""
        self._address = address
        self._make = make
        self._cores = cores

    def __enter__(self) -> Cluster:
        """Join the cluster. Raises `InputError` when Ray is not installed, no cluster answers, or none of its machines
        has the cores of an actor."""
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # offline means offline
        try:
            import ray
        except ImportError as error:
            advice = "install it with: pip install 'ray[data]'"
            raise InputError("--ray needs Ray, which is not installed", advice=advice) from error
        try:
            ray.init(address=self._address, log_to_driver=False, logging_level="ERROR", ignore_reinit_error=True)
        except (ConnectionError, RuntimeError, ValueError) as error:
            reason = str(error).strip().splitlines()[0]
            advice = "start one with: ray start --head, or check the address"
            raise InputError(f"no Ray cluster answers at {self._address}: {reason}", advice=advice) from error
        most = max((int(node["Resources"].get("CPU", 0)) for node in ray.nodes() if node["Alive"]), default=0)
        if 0 < most < self._cores:  # without any core it is a cluster whose machines come when there is work
            ray.shutdown()
            raise InputError(
                f"no machine of the cluster has {self._cores} cores, the biggest has {most}",
                advice=f"say --threads {most} or fewer",
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import ray

        ray.shutdown()

    def render(self, root: Path, windows: Iterable[Sequence[Ticket]], progress: Progress) -> Results:
        """Yield what became of each window, in order; all windows are listed before the first goes out."""
        rows = [{"number": number, "window": pickle.dumps(tuple(window))} for number, window in enumerate(windows)]
        if not rows:
            return
        import ray
        from ray.data import ActorPoolStrategy
        from ray.exceptions import RayError

        context = ray.data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.enable_progress_bars = False
        most = max(1, int(ray.cluster_resources().get("CPU", 1)) // self._cores)
        data = ray.data.from_items(rows, override_num_blocks=min(len(rows), TASKS)).map(
            Worker,
            fn_constructor_args=(self._make, root.resolve()),
            compute=ActorPoolStrategy(min_size=1, max_size=most),
            num_cpus=self._cores,
        )
        try:
            for row in data.iter_rows():
                results: list[Rendered] = pickle.loads(row["results"])
                progress(sum(result.words for result in results))
                yield results
        except RayError as error:
            cause = getattr(error, "cause", None)
            raise ModelError(
                f"the cluster gave up: {_first_line(cause or error)}",
                advice="what is done stays done; look into the cluster's logs, then start again",
            ) from error


class Worker:
    """The actor: a translator that is made once and renders window after window."""

    def __init__(self, make: Callable[[], DocumentTranslator], root: Path) -> None:
        """Make the translator."""
        self._translator = make()
        self._root = root

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Render the window of a row."""
        results = render(self._root, pickle.loads(row["window"]), self._translator)
        return {"number": row["number"], "results": pickle.dumps(results)}


def same_job(make: Callable[[], Translator], digest: str) -> DocumentTranslator:
    """Return the translator that `make` gives on this machine. Raises `ModelError` when it would not do the job with
    this digest: another model, glossary or version of the settings lies here than on the machine that drives."""
    from translate.batch.setup import job_of

    translator = make()
    job = job_of(translator)
    if job.digest != digest:
        raise ModelError(
            f"a machine of the cluster has another model or glossary ({job.model})",
            advice="install the same package and glossaries on every machine",
        )
    return translator


def _first_line(error: BaseException) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return lines[-1].strip() if lines else type(error).__name__
