"""Batches: a tree into its mirror, what is skipped, what fails, and that nothing is lost on the way."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from measuring import memory_peak

from translate.batch import Batch, Job, Options, Record, Status, Summary, Threads, place, tickets
from translate.batch.executor import GivenUp
from translate.batch.manifest import Manifest
from translate.document import Document, Finding, Severity, Translation
from translate.errors import InputError, OutputError
from translate.formats import stream

JOB = Job("fake 1.0", "a" * 64, "b" * 64)


@dataclass(slots=True)
class Shouting:
    """A translator that puts every segment in capitals; `slow` is seconds a document, `trip` a word that breaks it."""

    slow: float = 0.0
    trip: str = "\0"
    calls: list[int] = field(default_factory=list)

    def translate_documents(
        self, documents: Sequence[Document], progress: Callable[[int, int], None] | None = None
    ) -> list[tuple[Translation, ...]]:
        self.calls.append(len(documents))
        results = []
        for number, document in enumerate(documents):
            if any(self.trip in segment.source for segment in document.segments):
                raise ValueError("tripped")
            if self.slow:
                time.sleep(self.slow)
            finding = (Finding("length", Severity.WARNING, "long"),)
            results.append(
                tuple(
                    Translation(each, each.source.upper(), findings=finding if "très" in each.source else ())
                    for each in document.segments
                )
            )
            if progress is not None:
                progress(number + 1, len(documents))
        return results


@dataclass(slots=True)
class Heard:
    """A listener that remembers."""

    events: list[tuple[object, ...]] = field(default_factory=list)
    words: float = 0.0
    expectation: int = 0
    records: list[Record] = field(default_factory=list)

    def started(self, files: int, words: int) -> None:
        self.events.append(("started", files))

    def expected(self, words: int) -> None:
        self.expectation = words

    def working(self, path: str) -> None:
        self.events.append(("working", path))

    def progress(self, words: float) -> None:
        self.words += words

    def file(self, record: Record) -> None:
        self.records.append(record)

    def finished(self, summary: Summary) -> None:
        self.events.append(("finished", summary.count(Status.DONE)))


def tree(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def mirror(target: Path) -> dict[str, bytes]:
    return {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in sorted(target.rglob("*"))
        if path.is_file() and place.KEEP not in path.relative_to(target).parts
    }


def batch(
    source: Path,
    target: Path,
    translator: Shouting | None = None,
    options: Options | None = None,
    job: Job = JOB,
    listener: Heard | None = None,
) -> Summary:
    chosen = translator or Shouting()
    return Batch(source, target, job, Threads(lambda: chosen, 2), options, listener).run()


def manifest(target: Path) -> dict[str, dict[str, object]]:
    lines = (target / place.KEEP / "manifest.jsonl").read_text().splitlines()
    return {record["path"]: record for record in map(json.loads, lines)}


FILES = {
    "a.txt": "Un chat dort.\n",
    "deep/er/b.txt": "Le chien mange.\n\nLe chat est très grand.\n",
    "deep/c.txt": "Bonjour.",
    "image.png": b"\x89PNG\r\n\x1a\n\0\0",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tree(tmp_path / "src", FILES)


def test_the_target_mirrors_the_tree(source: Path, tmp_path: Path) -> None:
    summary = batch(source, tmp_path / "out")
    assert mirror(tmp_path / "out") == {
        "a.txt": b"UN CHAT DORT.\n",
        "deep/er/b.txt": "LE CHIEN MANGE.\n\nLE CHAT EST TRÈS GRAND.\n".encode(),
        "deep/c.txt": b"BONJOUR.",
    }
    assert (summary.count(Status.DONE), summary.count(Status.LEFT_OUT), summary.words) == (3, 1, 12)
    assert summary.findings == {Severity.WARNING: 1}


def test_many_small_files_share_one_window(tmp_path: Path) -> None:
    source = tree(tmp_path / "src", {f"{n:03}.txt": f"Phrase {n}.\n" for n in range(300)})
    translator = Shouting()
    batch(source, tmp_path / "out", translator)
    assert translator.calls == [300]


def test_files_of_no_known_format_are_carried_over_when_asked(source: Path, tmp_path: Path) -> None:
    summary = batch(source, tmp_path / "out", options=Options(copy=True))
    assert mirror(tmp_path / "out")["image.png"] == FILES["image.png"]
    assert summary.count(Status.COPIED) == 1
    assert batch(source, tmp_path / "out", options=Options(copy=True)).count(Status.UNCHANGED) == 4


def test_settings_and_english_messages_are_left_out(tmp_path: Path) -> None:
    files = {
        "package.json": '{"description": "Une application qui compte les chats", "scripts": {"test": "node test.js"}}',
        "tsconfig.app.json": '{"compilerOptions": {"target": "es5"}}',
        "en.json": '{"a": "The cat is in the house", "b": "Your file"}',
        "fr.json": '{"a": "Le chat est dans la maison"}',
        "ok.json": '{"a": "OK"}',
    }
    source = tree(tmp_path / "src", files)
    assert batch(source, tmp_path / "out").files == {Status.DONE: 2, Status.LEFT_OUT: 3}
    assert batch(source, tmp_path / "out", options=Options(copy=True)).files == {Status.UNCHANGED: 2, Status.COPIED: 3}
    assert mirror(tmp_path / "out")["package.json"] == files["package.json"].encode()


def test_xml_that_holds_no_strings_is_of_no_known_format(tmp_path: Path) -> None:
    drawing = '<vector xmlns:android="http://schemas.android.com/apk/res/android"/>'
    files = {"drawable/ic.xml": drawing, "values/a.xml": '<resources><string name="a">le chat</string></resources>'}
    source = tree(tmp_path / "src", files)
    assert batch(source, tmp_path / "out").files == {Status.DONE: 1, Status.LEFT_OUT: 1}
    assert batch(source, tmp_path / "out", options=Options(copy=True)).files == {Status.UNCHANGED: 1, Status.COPIED: 1}
    assert mirror(tmp_path / "out")["drawable/ic.xml"] == drawing.encode()


def test_the_manifest_has_one_line_a_file_by_path_with_hashes_model_words_and_findings(
    source: Path, tmp_path: Path
) -> None:
    import hashlib

    batch(source, tmp_path / "out")
    records = manifest(tmp_path / "out")
    assert list(records) == ["a.txt", "deep/c.txt", "deep/er/b.txt", "image.png"]
    record = records["deep/er/b.txt"]
    assert record["status"] == "done"
    assert record["source"] == hashlib.sha256((source / "deep/er/b.txt").read_bytes()).hexdigest()
    assert record["output"] == hashlib.sha256((tmp_path / "out/deep/er/b.txt").read_bytes()).hexdigest()
    assert (record["model"], record["model_digest"], record["glossary"]) == (JOB.model, JOB.model_digest, JOB.glossary)
    assert (record["format"], record["segments"], record["words"]) == ("text", 2, 8)
    assert record["findings"] == [{"check": "length", "severity": "warning", "message": "long", "segment": 1}]
    assert records["image.png"] == {"path": "image.png", "status": "left out", "source": records["image.png"]["source"]}


def test_what_is_unchanged_is_skipped_by_hash_and_only_what_changed_is_done_again(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    os.utime(source / "a.txt", (1, 1))  # touched, not changed
    (source / "deep/c.txt").write_text("Bonsoir.")
    translator, heard = Shouting(), Heard()
    summary = batch(source, tmp_path / "out", translator, listener=heard)
    assert (summary.count(Status.DONE), summary.count(Status.UNCHANGED), summary.words) == (1, 2, 1)
    assert translator.calls == [1]
    assert mirror(tmp_path / "out")["deep/c.txt"] == b"BONSOIR."
    assert heard.expectation == 1
    assert heard.words == pytest.approx(1)


@pytest.mark.parametrize(
    "job",
    [
        Job("fake 2.0", "c" * 64, JOB.glossary),
        Job(JOB.model, JOB.model_digest, "d" * 64),
        Job(JOB.model, JOB.model_digest, JOB.glossary, "e" * 64),
    ],
)
def test_another_model_glossary_or_setting_does_everything_again(source: Path, tmp_path: Path, job: Job) -> None:
    batch(source, tmp_path / "out")
    assert batch(source, tmp_path / "out", job=job).count(Status.DONE) == 3
    assert batch(source, tmp_path / "out", job=job).count(Status.UNCHANGED) == 3


def test_force_does_everything_again(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    assert batch(source, tmp_path / "out", options=Options(force=True)).count(Status.DONE) == 3


def test_globs_choose_files(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out", options=Options(include=("deep/**",), exclude=("c.*",)))
    assert list(mirror(tmp_path / "out")) == ["deep/er/b.txt"]


@pytest.mark.parametrize(
    ("files", "bad"),
    [
        ({"bad.txt": b"\xff\xfa latin \xe9"}, "bad.txt"),
        ({"bad.txt": b"nul \0\0\0"}, "bad.txt"),
        ({"bad.txt": "une trappe ici"}, "bad.txt"),
    ],
)
def test_one_bad_file_is_told_and_stops_nothing(
    source: Path, tmp_path: Path, files: dict[str, str | bytes], bad: str
) -> None:
    tree(source, files)
    summary = batch(source, tmp_path / "out", Shouting(trip="trappe"))
    assert (summary.count(Status.DONE), summary.count(Status.FAILED)) == (3, 1)
    record = manifest(tmp_path / "out")[bad]
    assert record["status"] == "failed"
    assert record["error"]
    assert bad not in mirror(tmp_path / "out")
    tree(source, {bad: "Repaired."})
    summary = batch(source, tmp_path / "out", Shouting(trip="trappe"))
    assert (summary.count(Status.DONE), summary.count(Status.UNCHANGED)) == (1, 3)


def test_a_file_done_then_unreadable_then_mended_is_done_again(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    batch(source, target)
    for _ in range(2):
        (source / "a.txt").write_bytes(b"\xff\xfa")
        assert batch(source, target).count(Status.FAILED) == 1
    (source / "a.txt").write_text("Deux chats.")
    assert batch(source, target).count(Status.DONE) == 1
    assert mirror(target)["a.txt"] == b"DEUX CHATS."


def test_a_translation_keeps_its_permissions_when_its_source_changes(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    batch(source, target)
    (target / "a.txt").chmod(0o640)
    (source / "a.txt").write_text("Deux chats.")
    assert batch(source, target).count(Status.DONE) == 1
    assert (target / "a.txt").stat().st_mode & 0o777 == 0o640


def test_a_memory_that_is_locked_is_waited_for_once_a_window(source: Path, tmp_path: Path) -> None:
    @dataclass(slots=True)
    class Forgetful(Shouting):
        def translate_documents(self, documents, progress=None):  # type: ignore[no-untyped-def]
            Shouting.translate_documents(self, documents, progress)
            raise OutputError("another process is changing it")

    translator = Forgetful()
    assert batch(source, tmp_path / "out", translator).count(Status.FAILED) == 3
    assert translator.calls == [3]
    assert batch(source, tmp_path / "out").count(Status.DONE) == 3


def test_what_somebody_else_put_in_the_target_is_not_overwritten_without_force(source: Path, tmp_path: Path) -> None:
    target = tree(tmp_path / "out", {"a.txt": "mine"})
    summary = batch(source, target)
    assert (summary.count(Status.DONE), summary.count(Status.FAILED)) == (2, 1)
    assert mirror(target)["a.txt"] == b"mine"
    assert "--force" in str(manifest(target)["a.txt"]["error"])
    batch(source, target, options=Options(force=True))
    assert mirror(target)["a.txt"] == b"UN CHAT DORT.\n"


def test_an_edited_translation_stays_and_is_not_overwritten_when_its_source_changes(
    source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    batch(source, target)
    (target / "a.txt").write_text("A cat is sleeping.\n")
    assert batch(source, target).count(Status.UNCHANGED) == 3
    (source / "a.txt").write_text("Un chien dort.\n")
    assert batch(source, target).count(Status.FAILED) == 1
    assert batch(source, target).count(Status.FAILED) == 1
    assert mirror(target)["a.txt"] == b"A cat is sleeping.\n"


def test_a_translation_that_was_deleted_is_made_again(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    batch(source, target)
    (target / "a.txt").unlink()
    assert batch(source, target).count(Status.DONE) == 1
    assert "a.txt" in mirror(target)


def test_a_target_inside_the_source_is_not_translated_itself(source: Path) -> None:
    batch(source, source / "en")
    assert batch(source, source / "en").count(Status.UNCHANGED) == 3
    assert sorted(mirror(source / "en")) == ["a.txt", "deep/c.txt", "deep/er/b.txt"]
    with pytest.raises(InputError, match="source and target at once"):
        batch(source, source / "deep" / "..")


def test_a_source_is_never_overwritten_by_a_target_that_leads_back_to_it(tmp_path: Path) -> None:
    target = tree(tmp_path / "all", {"fr/a.txt": "Un chat dort.\n", "fr/fr/a.txt": "Un chien mange.\n"})
    assert batch(target / "fr", target, options=Options(force=True)).count(Status.FAILED) == 1
    assert mirror(target) == {
        "a.txt": b"UN CHAT DORT.\n",
        "fr/a.txt": b"Un chat dort.\n",
        "fr/fr/a.txt": b"Un chien mange.\n",
    }
    source, linked = tree(tmp_path / "src", {"sub/a.txt": "Un chat dort.\n"}), tmp_path / "linked"
    linked.mkdir()
    (linked / "sub").symlink_to(source / "sub")
    assert batch(source, linked, options=Options(force=True)).count(Status.FAILED) == 1
    assert (source / "sub/a.txt").read_bytes() == b"Un chat dort.\n"
    assert "lies in the source folder" in str(manifest(linked)["sub/a.txt"]["error"])


def test_what_somebody_writes_into_the_target_while_the_batch_runs_is_not_overwritten(tmp_path: Path) -> None:
    source = tree(tmp_path / "src", {"a.txt": "Un chat dort.\n", "b.txt": "Un chien mange.\n"})
    target = tmp_path / "out"

    class Meanwhile(Shouting):
        def translate_documents(self, documents, progress=None):  # type: ignore[no-untyped-def]
            tree(target, {"a.txt": "mine"})
            return Shouting.translate_documents(self, documents, progress)

    assert batch(source, target, Meanwhile()).count(Status.FAILED) == 1
    assert mirror(target) == {"a.txt": b"mine", "b.txt": b"UN CHIEN MANGE.\n"}
    assert batch(source, target).count(Status.FAILED) == 1
    assert mirror(target)["a.txt"] == b"mine"


def test_what_was_copied_once_is_copied_again_after_a_batch_that_copied_nothing(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert batch(source, target, options=Options(copy=True)).count(Status.COPIED) == 1
    assert batch(source, target).count(Status.LEFT_OUT) == 1
    assert batch(source, target, options=Options(copy=True)).count(Status.COPIED) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_that_is_not_utf_8_is_translated_and_known_again(tmp_path: Path) -> None:
    source = tree(tmp_path / "src", {os.fsdecode(b"b\xff.txt"): "Un chat dort.\n", "c.txt": "Un chien mange.\n"})
    assert batch(source, tmp_path / "out").count(Status.DONE) == 2
    assert (tmp_path / "out" / os.fsdecode(b"b\xff.txt")).read_bytes() == b"UN CHAT DORT.\n"
    assert batch(source, tmp_path / "out").count(Status.UNCHANGED) == 2
    (tmp_path / "out" / place.KEEP / "manifest.jsonl").read_text(encoding="utf-8")


def test_a_link_that_leads_to_itself_fails_by_itself(source: Path, tmp_path: Path) -> None:
    (source / "loop.txt").symlink_to("loop.txt")
    summary = batch(source, tmp_path / "out")
    assert (summary.count(Status.DONE), summary.count(Status.FAILED)) == (3, 1)
    assert "cannot be read" in str(manifest(tmp_path / "out")["loop.txt"]["error"])


def test_a_source_that_is_no_folder_is_told_and_no_target_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        batch(tmp_path / "none", tmp_path / "out")
    (tmp_path / "a.txt").write_text("Le chat dort.", encoding="utf-8")
    with pytest.raises(InputError, match="is a file"):
        batch(tmp_path / "a.txt", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_progress_adds_up_to_the_words_expected(tmp_path: Path) -> None:
    source = tree(tmp_path / "src", {f"{n}.txt": "Un chat dort ici.\n" * n for n in range(1, 30)})
    heard = Heard()
    summary = batch(source, tmp_path / "out", listener=heard)
    assert heard.words == pytest.approx(summary.words)
    assert heard.expectation == summary.words
    assert heard.events[0] == ("started", 29)
    assert heard.events[-1] == ("finished", 29)


# -- big files -------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "WINDOW", 200)
    monkeypatch.setattr(stream, "STREAMED", 1000)


def text(paragraphs: int) -> str:
    return "\n\n".join(f"Paragraphe {n}.\nIl a deux lignes et un nombre, {n * n}." for n in range(paragraphs)) + "\n"


@pytest.mark.usefixtures("small_windows")
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_big_text_is_translated_stretch_by_stretch_and_comes_out_whole(tmp_path: Path, newline: str) -> None:
    content = "\ufeff" + text(100).replace("\n", newline)
    source = tree(tmp_path / "src", {"big.txt": content, "z.txt": "Fin."})
    translator = Shouting()
    summary = batch(source, tmp_path / "out", translator)
    assert len(translator.calls) > 10
    whole = Batch(source, tmp_path / "whole", JOB, Threads(Shouting, 1))
    stream.STREAMED = 10**9
    whole.run()
    assert mirror(tmp_path / "out") == mirror(tmp_path / "whole")
    assert summary.words == sum(len(word.split()) for word in (content, "Fin."))


@pytest.mark.usefixtures("small_windows")
@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_big_text_in_wide_characters_is_cut_too(tmp_path: Path, codec: str) -> None:
    source = tree(tmp_path / "src", {"big.txt": text(100).encode(codec)})
    translator = Shouting()
    batch(source, tmp_path / "out", translator)
    assert len(translator.calls) > 10
    assert mirror(tmp_path / "out") == {"big.txt": text(100).upper().encode(codec)}


@pytest.mark.usefixtures("small_windows")
def test_a_big_text_without_blank_lines_is_cut_at_line_ends(tmp_path: Path) -> None:
    source = tree(tmp_path / "src", {"big.txt": "Une ligne de plus.\n" * 1000})
    translator = Shouting()
    batch(source, tmp_path / "out", translator)
    assert len(translator.calls) > 5


@pytest.mark.usefixtures("small_windows")
def test_a_bad_byte_deep_in_a_big_text_is_told_with_its_line_and_nothing_of_the_file_is_left(tmp_path: Path) -> None:
    content = text(50).encode() + b"\nbad \xff byte\n" + text(50).encode()
    source = tree(tmp_path / "src", {"big.txt": content, "z.txt": "Fin."})
    summary = batch(source, tmp_path / "out")
    assert (summary.count(Status.DONE), summary.count(Status.FAILED)) == (1, 1)
    assert f"big.txt:{content[: content.index(b'bad')].count(10) + 1}:" in str(manifest(tmp_path / "out")["big.txt"])
    assert list(mirror(tmp_path / "out")) == ["z.txt"]


@pytest.mark.usefixtures("small_windows")
def test_findings_of_a_big_text_are_numbered_through(tmp_path: Path) -> None:
    source = tree(tmp_path / "src", {"big.txt": text(60) + "\nC'est très long.\n" + text(60)})
    batch(source, tmp_path / "out")
    assert manifest(tmp_path / "out")["big.txt"]["findings"][0]["segment"] == 120


# -- trouble ---------------------------------------------------------------------------------------------------------


def test_two_batches_on_one_target_are_kept_apart(source: Path, tmp_path: Path) -> None:
    target = place.Target(tmp_path / "out")
    with target, pytest.raises(OutputError, match="another batch is writing here"):
        batch(source, tmp_path / "out")
    assert batch(source, tmp_path / "out").count(Status.DONE) == 3


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_stops_the_batch_and_started_again_it_finishes(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    batch(source, tmp_path / "whole")
    real = place.Staged.write
    room = [20]

    def write(self: place.Staged, data: bytes) -> None:
        room[0] -= len(data)
        if room[0] < 0:
            raise OSError(number, os.strerror(number))
        real(self, data)

    monkeypatch.setattr(place.Staged, "write", write)
    with pytest.raises(OutputError, match=r"no room left on the disk .*make room and start again"):
        batch(source, tmp_path / "out")
    monkeypatch.undo()
    assert set(mirror(tmp_path / "out")) < set(mirror(tmp_path / "whole"))
    batch(source, tmp_path / "out")
    assert mirror(tmp_path / "out") == mirror(tmp_path / "whole")


def test_a_manifest_that_cannot_grow_loses_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    calls = [0]

    def write(descriptor: int, data: bytes) -> int:
        calls[0] += 1
        if calls[0] == 2:
            real(descriptor, bytes(data)[:10])
            raise OSError(errno.ENOSPC, "no space")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OutputError, match="no room left"):
        batch(source, tmp_path / "out")
    monkeypatch.undo()
    batch(source, tmp_path / "out")
    assert len(mirror(tmp_path / "out")) == 3
    assert all(record["status"] in ("done", "left out") for record in manifest(tmp_path / "out").values())


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system has no limit on file sizes")
def test_a_file_too_big_for_the_system_fails_by_itself(tmp_path: Path) -> None:
    import resource

    source = tree(tmp_path / "src", {"a.txt": "Un.", "big.txt": "Un chat dort.\n\n" * 2_000, "z.txt": "Fin."})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        summary = batch(source, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (summary.count(Status.DONE), summary.count(Status.FAILED)) == (2, 1)
    assert batch(source, tmp_path / "out").count(Status.DONE) == 1


def test_a_target_that_cannot_be_made_is_told(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="a file stands where a folder is needed"):
        batch(source, tmp_path / "file")
    with pytest.raises(OutputError, match="a file stands where a folder is needed"):
        batch(source, tmp_path / "file" / "out")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_target_is_told_at_once(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    target.chmod(0o555)
    with pytest.raises(OutputError, match="may not be written"):
        batch(source, target)


def test_a_read_only_file_system_is_told_at_once(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match="may not be written"):
        batch(source, tmp_path / "out")


def test_a_folder_in_the_way_of_a_file_fails_that_file_only(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "a.txt").mkdir(parents=True)
    (tmp_path / "out" / "deep").write_text("in the way")
    summary = batch(source, tmp_path / "out")
    assert (summary.count(Status.DONE), summary.count(Status.FAILED)) == (0, 3)
    batch(source, tmp_path / "out", options=Options(force=True))
    assert "a folder stands where a file is needed" in str(manifest(tmp_path / "out")["a.txt"]["error"])


def test_a_source_that_changes_while_it_is_read_is_read_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translate.batch import run

    real = run.look
    times = {"a.txt": 2}

    def look(root: Path, path: str, size: int) -> tickets.Looked:
        looked = real(root, path, size)
        if times.get(path, 0):
            times[path] -= 1
            (root / path).write_text(f"Version {times[path]}.\n")
        return looked

    monkeypatch.setattr(run, "look", look)
    assert batch(source, tmp_path / "out").count(Status.DONE) == 3
    assert mirror(tmp_path / "out")["a.txt"] == b"VERSION 0.\n"
    times["a.txt"] = 99
    (source / "a.txt").write_text("Version 100.\n")
    summary = batch(source, tmp_path / "out")
    assert summary.count(Status.FAILED) == 1
    assert "changed while it was read" in str(manifest(tmp_path / "out")["a.txt"]["error"])
    assert mirror(tmp_path / "out")["a.txt"] == b"VERSION 0.\n"


def test_a_line_of_the_manifest_that_a_crash_cut_short_is_dropped(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    path = tmp_path / "out" / place.KEEP / "manifest.jsonl"
    with path.open("ab") as handle:
        handle.write(b'{"path":"a.txt","sta')
    assert batch(source, tmp_path / "out").count(Status.UNCHANGED) == 3
    assert len(manifest(tmp_path / "out")) == 4


def test_the_last_line_of_a_manifest_counts_without_its_line_end_too(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out", options=Options(include=("*.txt",)))
    path = tmp_path / "out" / place.KEEP / "manifest.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole.rstrip(b"\n"))
    assert len(list(Manifest(path, write=False).records())) == 3
    assert batch(source, tmp_path / "out", options=Options(include=("*.txt",))).count(Status.UNCHANGED) == 3
    assert path.read_bytes() == whole
    path.write_bytes(whole.rstrip(b"\n"))
    assert batch(source, tmp_path / "out").files == {Status.UNCHANGED: 3, Status.LEFT_OUT: 1}
    assert list(manifest(tmp_path / "out")) == ["a.txt", "deep/c.txt", "deep/er/b.txt", "image.png"]
    path.write_bytes(whole + b"{}")
    with pytest.raises(InputError, match=r"manifest\.jsonl:4: is not a line of a manifest"):
        batch(source, tmp_path / "out")


def test_a_damaged_manifest_is_told_with_its_line(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    path = tmp_path / "out" / place.KEEP / "manifest.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(lines[0] + "garbage\n" + lines[1])
    with pytest.raises(InputError, match=r"manifest\.jsonl:2: is not a line of a manifest"):
        batch(source, tmp_path / "out")


@pytest.mark.parametrize(
    "line",
    [
        "5",
        '{"path":5,"status":"done"}',
        '{"path":"q","status":"done","output":[]}',
        '{"path":"a.txt","status":"done","model_digest":5}',
        '{"path":"a.txt","status":"done","seconds":"x"}',
        "[" * 100_000,
    ],
)
def test_a_line_with_values_that_no_batch_writes_is_told_too(source: Path, tmp_path: Path, line: str) -> None:
    (tmp_path / "out" / place.KEEP).mkdir(parents=True)
    (tmp_path / "out" / place.KEEP / "manifest.jsonl").write_text(f"{line}\n")
    with pytest.raises(InputError, match=r"manifest\.jsonl:1: is not a line of a manifest"):
        batch(source, tmp_path / "out")


def test_the_manifest_remembers_what_was_about_to_be_placed(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    with Manifest(path) as opened:
        opened.append([Record("a", Status.WRITING, output="1"), Record("b", Status.DONE, output="2")])
        opened.append([Record("b", Status.FAILED, output="2")])
        opened.tidy()
    with Manifest(path, write=False) as opened:
        assert opened.made_here("a", "1")
        assert opened.made_here("b", "2")
        assert opened.last("a") is None
        assert opened.last("b").status is Status.FAILED


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def in_child(work: Callable[[], object]) -> int:
    """Do work in a child process and return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


@forks
@pytest.mark.usefixtures("small_windows")
def test_killed_fifty_times_at_random_moments_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    rng = random.Random(7)
    files = {f"{n % 7}/{n:03}.txt": text(rng.randrange(1, 9)) for n in range(120)}
    files["big.txt"] = text(60)
    source = tree(tmp_path / "src", files)
    batch(source, tmp_path / "whole")
    target = tmp_path / "out"
    killed = 0
    for _ in range(50):
        child = in_child(lambda: batch(source, target, Shouting(slow=0.002)))
        time.sleep(rng.uniform(0.0, 0.06))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        done = mirror(target) if target.exists() else {}
        assert all((tmp_path / "whole" / path).read_bytes() == data for path, data in done.items())
    assert killed >= 5
    summary = batch(source, target)
    assert summary.count(Status.FAILED) == 0
    assert mirror(target) == mirror(tmp_path / "whole")
    assert not (target / place.KEEP / "staging").exists()


@forks
@pytest.mark.usefixtures("small_windows")
def test_killed_at_each_step_of_writing_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    source = tree(tmp_path / "src", {"a.txt": "Un.", "b.txt": text(12), "c.txt": "Deux."})
    batch(source, tmp_path / "whole")
    step = 0
    while True:
        step += 1
        target = tmp_path / f"out{step}"

        def dies(limit: int = step, target: Path = target) -> None:
            count = [0]

            def counted(real: Callable[..., object]) -> Callable[..., object]:
                def call(*arguments: object, **named: object) -> object:
                    count[0] += 1
                    if count[0] == limit:
                        os._exit(9)
                    return real(*arguments, **named)

                return call

            os.write, os.fsync, os.replace = counted(os.write), counted(os.fsync), counted(os.replace)  # type: ignore[assignment]
            Path.replace = counted(Path.replace)  # type: ignore[method-assign,assignment]
            place.Staged.write = counted(place.Staged.write)  # type: ignore[method-assign,assignment]
            batch(source, target)

        _, status = os.waitpid(in_child(dies), 0)
        if os.waitstatus_to_exitcode(status) == 0:
            break
        summary = batch(source, target)
        assert summary.count(Status.FAILED) == 0, step
        assert mirror(target) == mirror(tmp_path / "whole"), step
    assert step > 12


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is told in other units elsewhere")
def test_memory_stays_flat_over_a_big_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "WINDOW", 16 << 10)
    monkeypatch.setattr(stream, "STREAMED", 64 << 10)

    def peak(name: str, paragraphs: int) -> int:
        source = tree(tmp_path / name, {"big.txt": text(paragraphs)})
        with memory_peak() as most:
            batch(source, tmp_path / f"{name}-out")
        return most[0]

    peak("warm", 1_500)
    small, big = peak("small", 1_500), peak("big", 6_000)
    assert big < 1.5 * small, (small, big)


# -- stopping --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Held(Shouting):
    """A translator that stays in a window with a dog in it until it is let go."""

    begun: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)
    through: threading.Event = field(default_factory=threading.Event)

    def translate_documents(
        self, documents: Sequence[Document], progress: Callable[[int, int], None] | None = None
    ) -> list[tuple[Translation, ...]]:
        if not any("chien" in segment.source for document in documents for segment in document.segments):
            return Shouting.translate_documents(self, documents, progress)
        self.begun.set()
        self.let_go.wait(60)
        try:
            return Shouting.translate_documents(self, documents, progress)
        finally:
            self.through.set()


class Impatient(Heard):
    """A listener who presses Ctrl-C when the first file is done and the dog's window is in work."""

    held = Held()

    def file(self, record: Record) -> None:
        super().file(record)
        if record.status is Status.DONE:
            assert self.held.begun.wait(60)
            raise KeyboardInterrupt

    def given_up(self) -> None:
        self.events.append(("given up",))


def test_ctrl_c_ends_a_batch_without_waiting_for_the_window_in_work_and_nothing_is_lost(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tickets, "MANY", 1)
    target, heard = tmp_path / "out", Impatient()
    with pytest.raises(KeyboardInterrupt):
        Batch(source, target, JOB, Threads(lambda: heard.held, 2), None, heard).run()
    assert not heard.held.through.is_set()
    assert heard.events[-1] == ("given up",)
    assert not (target / place.KEEP / "staging").exists()
    heard.held.let_go.set()
    assert heard.held.through.wait(60)
    batch(source, tmp_path / "whole")
    summary = batch(source, target)
    assert (summary.count(Status.DONE), summary.count(Status.UNCHANGED)) == (2, 1)
    assert mirror(target) == mirror(tmp_path / "whole")


def test_a_thread_whose_batch_was_given_up_stops_at_the_next_sentences(source: Path) -> None:
    begun, closed, stopped = threading.Event(), threading.Event(), threading.Event()

    class Steady(Shouting):
        def translate_documents(
            self, documents: Sequence[Document], progress: Callable[[int, int], None] | None = None
        ) -> list[tuple[Translation, ...]]:
            if "chat" not in documents[0].segments[0].source:
                begun.set()
                assert closed.wait(60)
            try:
                return Shouting.translate_documents(self, documents, progress)
            except GivenUp:
                stopped.set()
                raise

    windows = [tickets.look(source, path, 1).tickets for path in ("a.txt", "deep/c.txt", "deep/er/b.txt")]
    results = Threads(Steady, 1).render(source, windows, lambda words: None)
    assert next(results)[0].data == b"UN CHAT DORT.\n"
    assert begun.wait(60)
    results.close()
    closed.set()
    assert stopped.wait(60)
