"""Installs and removes packages in Argos' own folder, so that other Argos programs see them too.

A package is unpacked beside that folder, verified, and renamed into place; one of the same name is kept until the new
one stands. Argos' `install_from_path` does none of this, and needs stanza.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translate.engine.find import EMBEDDED, EMBEDDED_NAMES, installed_package, package_folders
from translate.engine.package import Package, read_package
from translate.engine.sums import write_sums
from translate.engine.unpack import unpack
from translate.engine.verify import Verified, verify
from translate.errors import ModelError, OutputError

STAGING = ".entente-install-"
STALE = 24 * 3600  # seconds after which the staging folder of a killed install is swept away


def install_file(file: Path) -> Verified:
    """Install an `.argosmodel` file or a package folder; return what was verified, at its final place.

    Raises `ModelError` when it is damaged, unsafe or of other languages, `OutputError` when the packages' folder
    cannot be written. In either case what was installed before is still there.
    """
    home = _home()
    with _staging(home) as staging:
        if file.is_dir():
            fresh = staging / file.resolve().name
            shutil.copytree(read_package(file).path, fresh)
        elif file.is_file():
            fresh = unpack(file, staging)
        else:
            raise ModelError("no such package file", path=file, advice="check the path")
        package = read_package(fresh)
        if fresh == staging:  # an archive without a top folder
            fresh = staging / _folder_name(package)
            fresh.mkdir()
            for path in [path for path in staging.iterdir() if path != fresh]:
                path.rename(fresh / path.name)
            package = read_package(fresh)
        if fresh.name.startswith("."):
            raise ModelError(f"its folder has a hidden name: {fresh.name!r}", path=file)
        verified = verify(package)
        write_sums(fresh)
        place = home / fresh.name
        _put(fresh, place, staging)
    return Verified(read_package(place), verified.checksums, verified.pieces, verified.source, verified.translation)


def remove(name: str) -> Package:
    """Remove an installed package by name and return what it was. The embedded one cannot be removed."""
    if name in EMBEDDED_NAMES:
        raise ModelError("the embedded model is part of Entente and cannot be removed", path=EMBEDDED)
    package = installed_package(name)
    remove_package(package)
    return package


def remove_package(package: Package) -> None:
    """Remove an installed package: out of Argos' folder at once, then off the disk."""
    with _staging(package.path.parent) as staging:
        try:
            package.path.rename(staging / package.name)
        except OSError as error:
            raise _unwritable(package.path, error) from error


def _folder_name(package: Package) -> str:
    return f"{package.code}-{package.version or '0'}".replace(".", "_")


def _home() -> Path:
    home = package_folders()[0]
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(home, error) from error
    return home


def _put(fresh: Path, place: Path, staging: Path) -> None:
    """Rename `fresh` to `place`; on failure put back what stood there."""
    old = staging / "replaced"
    try:
        if place.exists():
            place.rename(old)
        try:
            fresh.rename(place)
        except BaseException:  # an interrupt too must not leave nothing there
            if old.exists() and not place.exists():
                old.rename(place)
            raise
    except OSError as error:
        raise _unwritable(place, error) from error


@contextmanager
def _staging(home: Path) -> Iterator[Path]:
    """Yield an empty folder on the file system of `home`, and remove it and all in it at the end.

    It lies beside `home`, not in it: Argos fails on a folder there that is no package.
    """
    beside = home.parent if home.parent.stat().st_dev == home.stat().st_dev else home
    for left in beside.glob(f"{STAGING}*"):
        if time.time() - left.stat().st_mtime > STALE:
            shutil.rmtree(left, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=beside))
    except OSError as error:
        raise _unwritable(beside, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unwritable(path: Path, error: OSError) -> OutputError:
    advice = "check its permissions, or choose another folder with ARGOS_PACKAGES_DIR"
    return OutputError(f"cannot be written: {error.strerror or error}", path=path, advice=advice)
