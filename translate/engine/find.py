"""Where packages are: embedded in Entente, named by a path, or installed in Argos' own folder."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from translate.engine.package import FROM_CODE, TO_CODE, Package, read_package
from translate.engine.unpack import unpack
from translate.errors import ModelError

EMBEDDED = Path(__file__).resolve().parents[1] / "models" / f"{FROM_CODE}_{TO_CODE}"
VARIABLE = "ENTENTE_MODEL"
EMBEDDED_NAMES = ("embedded", "entente")
SUFFIX = ".argosmodel"


def find_package(name_or_path: str | Path | None = None) -> Package:
    """Return the package that is meant: `name_or_path`, else what ENTENTE_MODEL says, else the embedded one.

    A path is a package folder or an `.argosmodel` file (unpacked into a temporary folder that lives as long as this
    process). A name is that of an installed package's folder, `fr_en`, `translate-fr_en`, or `embedded`; of several
    the newest version. Raises `ModelError` when there is none or it is incomplete.
    """
    if name_or_path:
        return _named(str(name_or_path))
    wanted = os.environ.get(VARIABLE, "")
    if not wanted:
        return embedded_package()
    try:
        return _named(wanted)
    except ModelError as error:  # who reads it may not know that the variable is set
        raise ModelError(f"{error.what}; {VARIABLE} names it", path=error.path, advice=error.advice) from error


def _named(wanted: str) -> Package:
    if wanted in EMBEDDED_NAMES:
        return embedded_package()
    path = Path(wanted).expanduser()
    if path.is_dir():
        return read_package(path)
    if path.is_file():
        return read_package(unpack(path, _temporary_folder()))
    if path.suffix == SUFFIX or len(path.parts) > 1:
        raise ModelError("no such package", path=wanted, advice="check the path, or see `entente model list`")
    return installed_package(wanted)


def embedded_package() -> Package:
    """Return the package that comes with Entente."""
    if not EMBEDDED.is_dir():
        advice = "install one: `entente model install fr_en`, or name one with --model"
        raise ModelError("the embedded model is not there", path=EMBEDDED, advice=advice)
    return read_package(EMBEDDED, embedded=True)


def installed_packages() -> Iterator[Package | ModelError]:
    """Yield the French-English packages in Argos' folders by name; for a broken one, the error that says why."""
    for folder in package_folders():
        if not folder.is_dir():
            continue
        for path in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
            try:
                yield read_package(path)
            except ModelError as error:
                if "not French to English" not in error.what:
                    yield error


def installed_package(name: str) -> Package:
    """Return the installed package of that name, of several the newest; raises `ModelError` when there is none."""
    packages = [found for found in installed_packages() if isinstance(found, Package)]
    fitting = [package for package in packages if name in names_of(package)]
    if not fitting:
        known = ", ".join(["embedded", *(package.name for package in packages)])
        raise ModelError(f"no package is called {name!r}", advice=f"there are: {known}")
    return max(fitting, key=lambda package: (package.name == name, version_key(package.version)))


def package_folders() -> list[Path]:
    """Return the folders in which Argos keeps packages, the one to install into first.

    Importing Argos' settings creates its folders in the home directory; where that fails, `ModelError` says so.
    """
    try:
        from argostranslate import settings
    except (OSError, RuntimeError) as error:
        place = getattr(error, "filename", None)
        advice = "set XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME to folders that can be written"
        what = "Argos keeps its packages in the home directory, and that cannot be written"
        raise ModelError(what, path=place, advice=advice) from error
    return [Path(folder) for folder in settings.package_dirs]


def names_of(package: Package) -> set[str]:
    """Return all names by which an installed package can be called."""
    pair = f"{FROM_CODE}_{TO_CODE}"
    return {package.name, package.code, pair, pair.replace("_", "-"), f"{package.code}-{package.version}"}


def version_key(version: str) -> tuple[int, ...]:
    """Return a version as numbers that compare: 1.10 is later than 1.9."""
    return tuple(int(part) for part in version.replace("-", ".").replace("_", ".").split(".") if part.isdigit())


@cache
def _session_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="entente-model-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _temporary_folder() -> Path:
    return Path(tempfile.mkdtemp(dir=_session_folder()))
