"""`entente model`, run as a user would, with a package index on this machine."""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from tiny_package import build_package, zip_package

from translate.engine import fetch, find

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two versions of a package, as folders and as files."""
    folder = tmp_path_factory.mktemp("built")
    for version in ("1.9", "1.10"):
        name = f"translate-fr_en-{version.replace('.', '_')}"
        build_package(folder / name, ending=3.0, metadata={"package_version": version, "entente": None})
        zip_package(folder / name, folder / f"{version}.argosmodel")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give Argos a home of its own, empty; its settings are read afresh."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith(("ARGOS_", "XDG_", "ENTENTE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("no_proxy", "*")
    for name in [name for name in sys.modules if name.split(".")[0] == "argostranslate"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(find, "EMBEDDED", tmp_path / "embedded")
    return folder


def installed(home: Path) -> list[str]:
    return sorted(path.name for path in (home / ".local/share/argos-translate/packages").iterdir())


def left_over(home: Path) -> list[str]:
    return sorted(path.name for path in home.rglob(".entente-install-*"))


@dataclass
class Server:
    """A package index: `files` by path; a path in `cut` breaks off half way."""

    files: dict[str, bytes] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def offer(self, *packages: tuple[str, str]) -> None:
        """List packages as (version, path)."""
        index = [
            {
                "package_version": version,
                "argos_version": "1.9",
                "from_code": "fr",
                "from_name": "French",
                "to_code": "en",
                "to_name": "English",
                "code": "translate-fr_en",
                "links": [self.address + path],
            }
            for version, path in packages
        ]
        other = {"package_version": "2.0", "from_code": "en", "to_code": "de", "code": "translate-en_de", "links": []}
        self.files["/index.json"] = json.dumps([other, *index]).encode()


@pytest.fixture
def server(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            data = state.files.get(self.path)
            if data is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if self.path in state.cut else data)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{listening.server_address[1]}"
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", state.address + "/")
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    listening.shutdown()
    listening.server_close()
    thread.join()


def test_a_file_is_installed_listed_described_verified_and_removed(run: Run, home: Path, built: Path) -> None:
    name = "translate-fr_en-1_9"
    result = run("model", "install", built / "1.9.argosmodel")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"installed {name} 1.9" in result.stderr
    assert installed(home) == [name]
    assert left_over(home) == []
    listed = run("model", "list")
    assert f"{name}  1.9  plain text" in listed.stdout
    record = json.loads(run("model", "info", "fr_en", "--json").stdout)
    assert (record["name"], record["version"], record["embedded"]) == (name, "1.9", False)
    assert len(record["package_digest"]) == 64
    assert "is whole: 6 checksums right" in run("model", "verify", name).stdout
    assert run("model", "remove", name).exit_code == 0
    assert installed(home) == []
    assert left_over(home) == []


def test_the_list_marks_the_model_in_use(run: Run, home: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(built / "translate-fr_en-1_10", find.EMBEDDED)
    run("model", "install", built / "1.9.argosmodel")
    assert [line[:13] for line in run("model", "list").stdout.splitlines()] == ["*  embedded  ", "   translate-"]
    monkeypatch.setenv("ENTENTE_MODEL", "fr_en")
    packages = json.loads(run("model", "list", "--json").stdout)["packages"]
    assert [(package["name"], package["used"]) for package in packages] == [
        ("embedded", False),
        ("translate-fr_en-1_9", True),
    ]


def test_a_broken_package_is_listed_as_such_and_stops_nothing(run: Run, home: Path, built: Path) -> None:
    run("model", "install", built / "1.9.argosmodel")
    broken = home / ".local/share/argos-translate/packages/broken"
    broken.mkdir()
    result = run("model", "list")
    assert result.exit_code == 0
    assert "translate-fr_en-1_9" in result.stdout
    assert "broken/metadata.json: is missing" in result.stderr


def test_the_newest_of_several_versions_is_meant_by_the_pair(run: Run, home: Path, built: Path) -> None:
    run("model", "install", built / "1.9.argosmodel")
    run("model", "install", built / "1.10.argosmodel")
    assert json.loads(run("model", "info", "fr_en", "--json").stdout)["version"] == "1.10"
    assert json.loads(run("model", "info", "translate-fr_en-1.9", "--json").stdout)["version"] == "1.9"


def test_a_folder_is_installed_too(run: Run, home: Path, built: Path) -> None:
    assert run("model", "install", built / "translate-fr_en-1_9").exit_code == 0
    assert installed(home) == ["translate-fr_en-1_9"]


@pytest.mark.parametrize("damage", ["truncated", "not a zip", "weights cut"])
def test_the_old_package_stands_until_the_new_one_is_verified(
    run: Run, home: Path, built: Path, tmp_path: Path, damage: str
) -> None:
    run("model", "install", built / "1.9.argosmodel")
    bad = tmp_path / "bad.argosmodel"
    data = (built / "1.9.argosmodel").read_bytes()
    if damage == "weights cut":
        folder = shutil.copytree(built / "translate-fr_en-1_9", tmp_path / "translate-fr_en-1_9")
        (folder / "model/model.bin").write_bytes((folder / "model/model.bin").read_bytes()[:1000])
        zip_package(folder, bad)
    else:
        bad.write_bytes(data[: len(data) // 2] if damage == "truncated" else b"hello")
    result = run("model", "install", bad)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("entente: ")
    assert run("model", "verify", "fr_en").exit_code == 0
    assert left_over(home) == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_the_old_package_is_put_back_when_the_new_one_cannot_take_its_place(
    run: Run, home: Path, built: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    run("model", "install", built / "1.9.argosmodel")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == Path(target).name and "packages" in Path(target).parts:
            raise fault
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    result = run("model", "install", built / "1.9.argosmodel")
    assert result.exit_code == (130 if isinstance(fault, KeyboardInterrupt) else 2)
    monkeypatch.undo()
    place = home / ".local/share/argos-translate/packages/translate-fr_en-1_9"
    assert (place / "model/model.bin").is_file()
    assert left_over(home) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["install", "absent.argosmodel"], "no such package file"),
        (["install", "folder/absent"], "no such package file"),
        (["info", "absent"], "no package is called 'absent'"),
        (["verify", "absent/path"], "no such package"),
        (["remove", "absent"], "no package is called 'absent'"),
        (["remove", "embedded"], "cannot be removed"),
        (["update", "embedded"], "is updated with Entente itself"),
        (["info"], "embedded model is not there"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(run: Run, home: Path, words: list[str], message: str) -> None:
    result = run("model", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
def test_a_home_that_cannot_be_made_is_told_and_the_embedded_model_still_listed(
    run: Run, home: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built / "translate-fr_en-1_9", find.EMBEDDED)
    (home / "file").write_text("")
    monkeypatch.setenv("HOME", str(home / "file"))  # no folder can be made under a file, whoever one is
    listed = run("model", "list")
    assert listed.exit_code == 0
    assert listed.stdout.startswith("*  embedded")
    result = run("model", "install", built / "1.9.argosmodel")
    assert result.exit_code == 2
    assert "home directory" in result.stderr
    assert "XDG_DATA_HOME" in result.stderr


def test_a_name_is_installed_from_the_index_the_newest_first(run: Run, home: Path, server: Server, built: Path) -> None:
    server.offer(("1.9", "/old"), ("1.10", "/new"))
    server.files["/new"] = (built / "1.10.argosmodel").read_bytes()
    result = run("model", "install", "fr_en")
    assert result.exit_code == 0, result.stderr
    assert installed(home) == ["translate-fr_en-1_10"]
    assert server.asked == ["/index.json", "/new"]
    assert not list((home / ".local").rglob("*.argosmodel"))  # no download stays behind


def test_another_link_is_tried_when_one_breaks_off(run: Run, home: Path, server: Server, built: Path) -> None:
    server.offer(("1.9", "/broken"))
    index = json.loads(server.files["/index.json"])
    index[1]["links"] += ["ipfs://somewhere", server.address + "/absent", server.address + "/whole"]
    server.files["/index.json"] = json.dumps(index).encode()
    server.files["/broken"] = server.files["/whole"] = (built / "1.9.argosmodel").read_bytes()
    server.cut.add("/broken")
    assert run("model", "install", "translate-fr_en").exit_code == 0
    assert server.asked == ["/index.json", *["/broken"] * fetch.ATTEMPTS, "/absent", "/whole"]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("no index", "the package index cannot be reached"),
        ("index broken", "the package index is not readable"),
        ("unknown name", "the index has no package 'fr_de'"),
        ("download broken", "cannot be fetched"),
        ("download missing", "cannot be fetched"),
        ("package bad", "not a whole .argosmodel file"),
    ],
)
def test_a_failing_network_is_told_in_one_line_and_nothing_is_installed(
    run: Run, home: Path, server: Server, built: Path, fault: str, message: str
) -> None:
    server.offer(("1.9", "/package"))
    server.files["/package"] = (built / "1.9.argosmodel").read_bytes()
    if fault == "no index":
        del server.files["/index.json"]
    elif fault == "index broken":
        server.files["/index.json"] = b"{"
    elif fault == "download broken":
        server.cut.add("/package")
    elif fault == "download missing":
        del server.files["/package"]
    elif fault == "package bad":
        server.files["/package"] = b"not a zip file"
    result = run("model", "install", "fr_de" if fault == "unknown name" else "fr_en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert installed(home) == []
    assert left_over(home) == []


def test_update_replaces_what_is_older_and_leaves_what_is_not(
    run: Run, home: Path, server: Server, built: Path
) -> None:
    run("model", "install", built / "1.9.argosmodel")
    server.offer(("1.10", "/new"))
    server.files["/new"] = (built / "1.10.argosmodel").read_bytes()
    result = run("model", "update", "--json")
    assert [record["version"] for record in json.loads(result.stdout)["updated"]] == ["1.10"]
    assert installed(home) == ["translate-fr_en-1_10"]
    again = run("model", "update")
    assert "nothing to update" in again.stderr
    assert server.asked.count("/new") == 1


def test_update_with_nothing_installed_asks_nobody(run: Run, home: Path, server: Server) -> None:
    assert run("model", "update").exit_code == 0
    assert server.asked == []
