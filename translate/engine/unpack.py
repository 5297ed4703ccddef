"""Unpacks an `.argosmodel` file (a zip archive) without trusting it.

Refused: members that climb out of the folder, absolute names, links, encrypted members, repeated names, and archives
that unpack to more than a translation package can be.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from translate.engine.package import METADATA
from translate.errors import ModelError

MAX_BYTES = 2 << 30  # the largest public Argos package with its sentence splitter unpacks to about 300 MB
MAX_MEMBERS = 5_000
CHUNK = 1 << 20


def unpack(file: Path, folder: Path) -> Path:
    """Unpack a package file into `folder` and return the folder that holds its `metadata.json`.

    Raises `ModelError` when the file is not a whole zip archive, breaks one of the rules above, or holds no package.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = _checked(archive, file)
            _check_room(sum(member.file_size for member in members), folder, file)
            for member in members:
                _extract(archive, member, folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        advice = "it is damaged or not a package: download it again"
        raise ModelError("is not a whole .argosmodel file", path=file, advice=advice) from error
    except OSError as error:
        raise ModelError(f"cannot be unpacked: {error.strerror or error}", path=file) from error
    tops = [folder, *sorted(path for path in folder.iterdir() if path.is_dir())]
    for top in tops:
        if (top / METADATA).is_file():
            return top
    raise ModelError(f"holds no {METADATA}", path=file, advice="it is not an Argos package")


def _checked(archive: zipfile.ZipFile, file: Path) -> list[zipfile.ZipInfo]:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise _refused(file, f"holds {len(members)} files, more than {MAX_MEMBERS}")
    if (total := sum(member.file_size for member in members)) > MAX_BYTES:
        raise _refused(file, f"unpacks to {total >> 20} MB, more than {MAX_BYTES >> 20} MB")
    seen = set()
    for member in members:
        name = member.filename
        path = PurePosixPath(name)
        if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name or PureWindowsPath(name).drive:
            raise _refused(file, f"holds a file that would leave its folder: {name!r}")
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(file, f"holds a link or special file: {name!r}")
        if member.flag_bits & 1:
            raise _refused(file, f"holds an encrypted file: {name!r}")
        if str(path).casefold() in seen:
            raise _refused(file, f"holds a file twice: {name!r}")
        seen.add(str(path).casefold())
    return [member for member in members if not member.is_dir()]


def _check_room(needed: int, folder: Path, file: Path) -> None:
    free = shutil.disk_usage(folder).free
    if needed > free:
        what = f"needs {needed >> 20} MB, and only {free >> 20} MB are free in {folder}"
        raise ModelError(what, path=file, advice="make room, or choose another folder with ARGOS_PACKAGES_DIR")


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> None:
    target = folder / PurePosixPath(member.filename)
    target.parent.mkdir(parents=True, exist_ok=True)
    left = member.file_size  # the header may lie: no more than it says is written
    with archive.open(member) as stream, target.open("xb") as out:
        while chunk := stream.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise zipfile.BadZipFile("a member is longer than its header says")
            out.write(chunk)


def _refused(file: Path, what: str) -> ModelError:
    return ModelError(what, path=file, advice="it is not a package to trust: get it from another source")
