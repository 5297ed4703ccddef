"""Fetching: a broken connection is tried again and continued, what cannot get better fails at once."""

from __future__ import annotations

import errno
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from translate.engine import fetch

CONTENT = bytes(range(256)) * 400
OTHER = CONTENT[::-1]


@dataclass
class Answer:
    """How one request is answered: `status`, or as much of the content as `share` says."""

    status: int = 200
    share: float = 1.0
    content: bytes = CONTENT
    length: bool = True
    mark: str | None = '"one"'


@dataclass
class Server:
    """Answers request after request as planned, the last plan for ever; keeps what it was asked."""

    answers: list[Answer] = field(default_factory=lambda: [Answer()])
    ranges: list[str | None] = field(default_factory=list)
    continues: bool = True
    address: str = ""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            asked = self.headers.get("Range")
            state.ranges.append(asked)
            if answer.status != 200:
                self.send_error(answer.status)
                return
            start = 0
            if asked and state.continues and self.headers.get("If-Range") in (None, answer.mark):
                start = int(re.fullmatch(r"bytes=(\d+)-", asked)[1])  # type: ignore[index]
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(answer.content) - 1}/{len(answer.content)}")
            else:
                self.send_response(200)
            if answer.mark:
                self.send_header("ETag", answer.mark)
            if answer.length:
                self.send_header("Content-Length", str(len(answer.content) - start))
            self.end_headers()
            self.wfile.write(answer.content[start : start + int((len(answer.content) - start) * answer.share)])

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{listening.server_address[1]}/file"
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    monkeypatch.setenv("no_proxy", "*")
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    listening.shutdown()
    listening.server_close()
    thread.join()


def fetched(server: Server, folder: Path, limit: int = 1 << 20) -> bytes:
    fetch.fetch(server.address, folder / "file", limit=limit)
    return (folder / "file").read_bytes()


def test_a_file_is_fetched_and_its_size_told_on_the_way(server: Server, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    fetch.fetch(server.address, tmp_path / "file", limit=1 << 20, tell=lambda got, total: told.append((got, total)))
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))


HALF, QUARTER = len(CONTENT) // 2, len(CONTENT) * 3 // 4


@pytest.mark.parametrize(
    ("answers", "continues", "ranges"),
    [
        ([Answer(share=0.5), Answer()], True, [None, f"bytes={HALF}-"]),
        ([Answer(share=0.5), Answer(share=0.5), Answer()], True, [None, f"bytes={HALF}-", f"bytes={QUARTER}-"]),
        ([Answer(share=0.5), Answer()], False, [None, f"bytes={HALF}-"]),
        ([Answer(share=0.5, mark=None), Answer(mark=None)], True, [None, f"bytes={HALF}-"]),
        ([Answer(share=0.5, content=OTHER, mark='"old"'), Answer()], True, [None, f"bytes={HALF}-"]),
        (
            [Answer(share=0.5, content=OTHER[:-1], mark=None), Answer(mark=None)],
            True,
            [None, f"bytes={HALF - 1}-", None],
        ),
        ([Answer(status=503), Answer()], True, [None, None]),
        ([Answer(status=429), Answer(status=500), Answer(status=502), Answer()], True, [None] * 4),
    ],
    ids=[
        "continued where it broke off",
        "continued twice",
        "begun again where the server cannot continue",
        "continued by its size where the server names no version",
        "begun again when the file is another one now",
        "begun again when its size is another one now",
        "asked again after a passing fault",
        "asked four times",
    ],
)
def test_what_breaks_off_is_tried_again(
    server: Server, tmp_path: Path, answers: list[Answer], continues: bool, ranges: list[str | None]
) -> None:
    server.answers, server.continues = answers, continues
    assert fetched(server, tmp_path) == CONTENT
    assert server.ranges == ranges


@pytest.mark.parametrize(
    ("answers", "message", "requests"),
    [
        ([Answer(status=404)], "the server answers 404 Not Found", 1),
        ([Answer(status=403)], "the server answers 403 Forbidden", 1),
        ([Answer(status=503)], "the server answers 503 Service Unavailable", fetch.ATTEMPTS),
        ([Answer(share=0.0)], "the connection broke off 102400 bytes before the end", fetch.ATTEMPTS),
    ],
)
def test_what_stays_wrong_is_told_in_words(
    server: Server, tmp_path: Path, answers: list[Answer], message: str, requests: int
) -> None:
    server.answers = answers
    with pytest.raises(fetch.FetchError, match=f"^{re.escape(message)}$"):
        fetched(server, tmp_path)
    assert len(server.ranges) == requests


def test_a_file_that_is_too_large_is_not_fetched_whole(server: Server, tmp_path: Path) -> None:
    with pytest.raises(fetch.FetchError, match="is larger than 0 MB"):
        fetched(server, tmp_path, limit=1000)
    assert (tmp_path / "file").stat().st_size <= 1000
    assert len(server.ranges) == 1


def test_a_silent_server_is_left_after_the_time_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetch.TIMEOUT == 30
    monkeypatch.setattr(fetch, "TIMEOUT", 0.2)
    monkeypatch.setenv("no_proxy", "*")
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the connection and never answers
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(fetch.FetchError, match=r"^no answer within [01] seconds$"):
            fetch.fetch(address, tmp_path / "file", limit=1000)


def test_a_closed_port_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(fetch.FetchError, match=r"^connection refused$"):
        fetch.fetch("http://127.0.0.1:9/", tmp_path / "file", limit=1000)


def test_a_full_disk_is_no_fault_of_the_network(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(fetch, "_read_on", lambda *_: (_ for _ in ()).throw(full))
    with pytest.raises(OSError, match="No space left"):
        fetched(server, tmp_path)


def test_a_proxy_of_the_environment_is_used(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("http_proxy", server.address)
    fetch.fetch("http://somewhere.invalid/file", tmp_path / "file", limit=1 << 20)
    assert (tmp_path / "file").read_bytes() == CONTENT
