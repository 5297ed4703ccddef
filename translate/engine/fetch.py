"""Fetches a file: in time or not at all, tried again where that may help, continued where it broke off.

Proxies are those of the environment (`https_proxy`, `http_proxy`, `no_proxy`), certificates those of the system or of
`SSL_CERT_FILE`, as `urllib.request` takes them.
"""

from __future__ import annotations

import errno
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 18
TIMEOUT = 30.0  # seconds without a byte
ATTEMPTS = 4
PAUSE = 1.0  # seconds before the second attempt, doubled for each further one
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # answers that may be better in a while
DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})  # faults on this side of the wire
Tell = Callable[[int, int | None], None]  # bytes so far, bytes in all when the server says


class FetchError(Exception):
    """A file that could not be fetched; the message says why, for people."""


@dataclass(slots=True)
class _Part:
    """What is there of a file: how many bytes, of how many, and the server's mark of this very version."""

    got: int = 0
    total: int | None = None
    mark: str | None = None


def fetch(address: str, file: Path, *, limit: int, tell: Tell | None = None) -> None:
    """Fetch `address` into `file`, at most `limit` bytes.

    A pause on the way, a broken connection and a passing fault are tried again, `ATTEMPTS` times in all, and what is
    there already is not fetched twice if the server can continue. A name that is unknown, a port that is closed, a
    server that stays silent and a file that is not there fail at once. Raises `FetchError`, or `OSError` when `file`
    cannot be written.
    """
    part = _Part()
    with file.open("wb") as out:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                _read_on(address, out, part, limit, tell)
            except (OSError, http.client.HTTPException, ValueError) as error:
                if getattr(error, "errno", None) in DISK:
                    raise
                if attempt == ATTEMPTS or not _passing(error, begun=part.got > 0):
                    raise FetchError(_reason(error)) from error
                time.sleep(PAUSE * 2 ** (attempt - 1))
            else:
                return


def _read_on(address: str, out: BinaryIO, part: _Part, limit: int, tell: Tell | None) -> None:
    """Fetch what is missing of a file; on failure `part` says how far it came."""
    headers = {"User-Agent": "entente"}
    if part.got:
        headers["Range"] = f"bytes={part.got}-"
        if part.mark:
            headers["If-Range"] = part.mark
    # An opener of its own: the shared one keeps the proxies of the moment when it was first used.
    opener = urllib.request.build_opener()
    with opener.open(urllib.request.Request(address, headers=headers), timeout=TIMEOUT) as response:
        if not _continues(response, part):
            if response.status == http.client.PARTIAL_CONTENT:
                part.got, part.mark = 0, None  # the next attempt asks for the whole
                raise http.client.HTTPException("the file changed while it was fetched")
            out.seek(0)
            out.truncate()
            length = response.headers.get("Content-Length") or ""
            part.got, part.total = 0, int(length) if length.isdigit() else None
            part.mark = _mark(response.headers)
        while chunk := response.read(CHUNK):
            if part.got + len(chunk) > limit:
                raise ValueError(f"is larger than {limit >> 20} MB")
            out.write(chunk)
            part.got += len(chunk)
            if tell is not None:
                tell(part.got, part.total)
    if part.total is not None and part.got < part.total:
        raise http.client.IncompleteRead(b"", part.total - part.got)


def _continues(response: http.client.HTTPResponse, part: _Part) -> bool:
    """Return whether an answer goes on with the very file, at the very byte, that was broken off."""
    told = response.headers.get("Content-Range", "")
    whole = part.total if part.total is not None else "*"
    begins = told.startswith(f"bytes {part.got}-") and (part.total is None or told.endswith(f"/{whole}"))
    return bool(part.got) and response.status == http.client.PARTIAL_CONTENT and begins


def _mark(headers: Mapping[str, str]) -> str | None:
    """Return the server's name for this version of a file, by which it can be asked to go on with it (RFC 9110)."""
    tag = headers.get("ETag")
    return tag if tag and not tag.startswith("W/") else headers.get("Last-Modified")


def _passing(error: Exception, *, begun: bool) -> bool:
    """Return whether a failure may be gone in a moment. A server that did not say a byte in time is not asked again."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in PASSING
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return begun
    return isinstance(cause, ConnectionResetError | ConnectionAbortedError | http.client.HTTPException)


def _reason(error: Exception) -> str:
    """Return why, in words: the last cause, without the wrapping of the libraries."""
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answers {error.code} {error.reason}".rstrip()
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return f"no answer within {TIMEOUT:.0f} seconds"
    if isinstance(cause, http.client.IncompleteRead):
        missing = "" if cause.expected is None else f" {cause.expected} bytes"
        return f"the connection broke off{missing} before the end"
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror[:1].lower() + cause.strerror[1:]
    return str(cause) or type(cause).__name__
