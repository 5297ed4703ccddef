"""Batches on a Ray cluster: the same bytes as a local batch, whatever happens to a machine."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translate.batch import Batch, Job, Record, Status, Threads, place, tickets
from translate.batch.cluster import Cluster, same_job
from translate.batch.listener import Listener
from translate.document import Document, Translation
from translate.errors import InputError, ModelError
from translate.formats import stream

JOB = Job("fake 1.0", "a" * 64, "b" * 64)


class Quick:
    """A translator that puts every segment in capitals; one file breaks it."""

    pause = 0.0  # seconds a document

    def translate_documents(
        self, documents: Sequence[Document], progress: Callable[[int, int], None] | None = None
    ) -> list[tuple[Translation, ...]]:
        for document in documents:
            time.sleep(self.pause)
            if any("trappe" in segment.source for segment in document.segments):
                raise ValueError("tripped")
        return [tuple(Translation(each, each.source.upper()) for each in document.segments) for document in documents]


class Slow(Quick):
    """One that takes its time."""

    pause = 0.25


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tickets, "WINDOW", 400)
    monkeypatch.setattr(stream, "STREAMED", 2000)
    folder = tmp_path / "src"
    for number in range(60):
        path = folder / str(number % 5) / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Le fichier {number} a deux phrases. En voici une autre.\n\n" * (1 + number % 4))
    (folder / "big.txt").write_text("Un paragraphe de plus.\n\n" * 400)
    (folder / "bad.txt").write_text("Une trappe.")
    return folder


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A cluster of three nodes on this machine, one core each."""
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'ray[data]'")
    from ray.cluster_utils import Cluster as Nodes

    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    for _ in range(2):
        nodes.add_node(num_cpus=1)
    nodes.wait_for_nodes()
    yield nodes
    ray.shutdown()
    nodes.shutdown()


def mirror(target: Path) -> dict[str, bytes]:
    return {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in sorted(target.rglob("*"))
        if path.is_file() and place.KEEP not in path.relative_to(target).parts
    }


def test_one_node_killed_half_way_the_bytes_are_those_of_a_local_batch(
    source: Path, tmp_path: Path, cluster: Any
) -> None:
    Batch(source, tmp_path / "local", JOB, Threads(Quick, 2)).run()
    lost = cluster.list_all_nodes()[-1]

    class Axe(Listener):
        """Takes a node away when ten files are done."""

        done = 0

        def file(self, record: Record) -> None:
            self.done += 1
            if self.done == 10:
                cluster.remove_node(lost, allow_graceful=False)

    with Cluster(cluster.address, Slow) as executor:
        summary = Batch(source, tmp_path / "ray", JOB, executor, listener=Axe()).run()
        assert (summary.count(Status.DONE), summary.count(Status.FAILED)) == (61, 1)
        assert mirror(tmp_path / "ray") == mirror(tmp_path / "local")
        again = Batch(source, tmp_path / "ray", JOB, executor).run()
        assert (again.count(Status.UNCHANGED), again.count(Status.FAILED)) == (61, 1)


def test_without_ray_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"pip install 'ray\[data\]'"):
        Cluster("auto", Slow).__enter__()


@pytest.mark.parametrize(("cores", "refused"), [(5, True), (4, False)])
def test_more_cores_an_actor_than_any_machine_has_are_told_instead_of_waited_for(
    monkeypatch: pytest.MonkeyPatch, cores: int, refused: bool
) -> None:
    nodes = [
        {"Alive": True, "Resources": {"CPU": 2.0}},
        {"Alive": True, "Resources": {"CPU": 4.0}},
        {"Alive": True, "Resources": {}},
        {"Alive": False, "Resources": {"CPU": 64.0}},
    ]
    left: list[bool] = []
    ray = SimpleNamespace(init=lambda **_: None, nodes=lambda: nodes, shutdown=lambda: left.append(True))
    monkeypatch.setitem(sys.modules, "ray", ray)
    told = pytest.raises(InputError, match=r"has 5 cores, the biggest has 4 \(say --threads 4 or fewer\)")
    with told if refused else nullcontext():
        Cluster("auto", Slow, cores=cores).__enter__()
    assert left == [True] * refused


def test_a_machine_with_another_model_is_refused() -> None:
    from fakes import FakeEngine

    from translate.batch.setup import job_of
    from translate.pipeline import Translator

    digest = job_of(Translator(FakeEngine())).digest
    assert same_job(lambda: Translator(FakeEngine()), digest)
    with pytest.raises(ModelError, match="another model or glossary"):
        same_job(lambda: Translator(FakeEngine(digest="1" * 64)), digest)
