"""Packages by name, from the package index that Argos uses (ARGOS_PACKAGE_INDEX names another).

With `install` and `update` of the model command, this is the only module of Entente that opens a socket.
"""

from __future__ import annotations

import http.client
import logging
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from translate.engine.find import SUFFIX, package_folders, version_key
from translate.engine.package import FROM_CODE, TO_CODE
from translate.engine.unpack import MAX_BYTES
from translate.errors import ModelError

CHUNK = 1 << 18
TIMEOUT = 30  # seconds without a byte
Tell = Callable[[int, int | None], None]  # bytes so far, bytes in all when the server says


@dataclass(frozen=True, slots=True)
class Offer:
    """A French-English package that the index lists."""

    code: str
    version: str
    links: tuple[str, ...]

    @property
    def names(self) -> set[str]:
        """The names by which it can be asked for."""
        pair = f"{FROM_CODE}_{TO_CODE}"
        return {self.code, pair, pair.replace("_", "-"), f"{self.code}-{self.version}"}


def offers() -> tuple[Offer, ...]:
    """Fetch the index and return the French-English packages, the newest version first.

    Raises `ModelError` when the index cannot be reached or read.
    """
    package_folders()  # says clearly when Argos' folders in the home directory cannot be made
    from argostranslate import package, settings

    address = str(settings.remote_package_index)
    local = Path(settings.local_package_index)
    # A failure to fetch is only logged there, and a stale index would then be taken for a fresh one.
    with _logged_errors() as errors:
        package.update_package_index()
    if errors:
        advice = "check the network; a package file can be installed without one: `entente model install FILE`"
        raise ModelError(f"the package index cannot be reached: {errors[0]}", path=address, advice=advice)
    try:
        listed: list[Any] = package.get_available_packages()
    except (OSError, ValueError, AttributeError, TypeError, RecursionError) as error:
        local.unlink(missing_ok=True)
        raise ModelError("the package index is not readable", path=address, advice="try again later") from error
    found = [
        Offer(str(each.code or package.argospm_package_name(each)), str(each.package_version), tuple(each.links))
        for each in listed
        if (each.from_code, each.to_code, each.type) == (FROM_CODE, TO_CODE, "translate")
    ]
    return tuple(sorted(found, key=lambda offer: version_key(offer.version), reverse=True))


def choose(name: str) -> Offer:
    """Return the newest package of that name in the index; raises `ModelError` when there is none."""
    listed = offers()
    for offer in listed:
        if name in offer.names:
            return offer
    known = ", ".join(sorted(f"{offer.code} {offer.version}" for offer in listed)) or "no French-English package"
    raise ModelError(f"the index has no package {name!r}", advice=f"it has: {known}")


@contextmanager
def downloaded(offer: Offer, tell: Tell | None = None) -> Iterator[Path]:
    """Fetch a package into a temporary file, tried from each of its links in turn; the file is removed at the end.

    Raises `ModelError` when no link gives the whole file.
    """
    links = [link for link in offer.links if urlsplit(link).scheme in ("http", "https")]
    failure = "the index names no http address for it"
    with tempfile.TemporaryDirectory(prefix="entente-download-") as folder:
        file = Path(folder) / f"{offer.code}{SUFFIX}"
        for link in links:
            try:
                _fetch(link, file, tell)
            except (OSError, http.client.HTTPException, urllib.error.URLError, ValueError) as error:
                failure = f"{link}: {getattr(error, 'reason', None) or error}"
                continue
            yield file
            return
        advice = "check the network, or get the file yourself and install it: `entente model install FILE`"
        raise ModelError(f"{offer.code} {offer.version} cannot be fetched: {failure}", advice=advice)


def _fetch(link: str, file: Path, tell: Tell | None) -> None:
    request = urllib.request.Request(link, headers={"User-Agent": "entente"})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response, file.open("wb") as out:
        length = response.headers.get("Content-Length")
        total = int(length) if length and length.isdigit() else None
        got = 0
        while chunk := response.read(CHUNK):
            got += len(chunk)
            if got > MAX_BYTES:
                raise ValueError(f"larger than {MAX_BYTES >> 20} MB")
            out.write(chunk)
            if tell is not None:
                tell(got, total)
        if total is not None and got != total:
            raise ValueError(f"broke off after {got} of {total} bytes")


@contextmanager
def _logged_errors() -> Iterator[list[str]]:
    """Collect what Argos logs as errors, and keep it from standard error."""
    errors: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            errors.append(record.getMessage().strip("()',"))

    logger = logging.getLogger("argostranslate.utils")
    collector, propagate = Collector(level=logging.ERROR), logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield errors
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
