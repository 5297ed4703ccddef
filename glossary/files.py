"""Reading and writing files whole, with errors that a user can act on.

Every text that Entente reads passes `read_text`; every file that it writes passes `write_atomic`. A target is either
as it was before or complete: the new content is written beside it and renamed into place.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from glossary.errors import InputError, OutputError

# The longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What no file of XML can hold: control characters, surrogates and the two signs that are none (XML 1.0, production 2).
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_bytes(path: Path | str, *, limit: int | None = None) -> bytes:
    """Read a file whole.

    Raises `InputError` when it is missing, a directory, may not be read, or is larger than `limit` bytes.
    """
    try:
        if limit is not None and (size := Path(path).stat().st_size) > limit:
            raise InputError(f"is too large: {size} bytes, at most {limit}", path=path, advice="split it")
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise missing(path) from error
    except IsADirectoryError as error:
        raise InputError("is a directory", path=path, advice="name a file in it") from error
    except PermissionError as error:
        raise InputError("may not be read", path=path, advice="check its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null byte
        raise InputError(f"cannot be read: {_reason(error)}", path=path) from error


def missing(path: Path | str) -> InputError:
    """Return the error of a file that is not there; `-` comes here only where standard input is not read."""
    if str(path) == "-":
        return InputError("is not read here", path=path, advice="save it to a file, and name that")
    return InputError("no such file", path=path, advice="check the name, or the folder you are in")


def read_text(path: Path | str, encoding: str | None = None) -> str:
    """Read a text file whole and return its characters without a byte order mark; line ends stay as they are.

    Without `encoding` the byte order mark decides, else UTF-8. Raises `InputError` when the file is missing, a
    directory, unreadable, binary, or in another encoding; the line of the first undecodable byte is told.
    """
    return decode(read_bytes(path), path, encoding)


def decode(data: bytes, path: Path | str = "-", encoding: str | None = None, *, advice: str | None = None) -> str:
    """Decode what was read from `path` by the rules of `read_text`; `advice` is for text in another encoding."""
    chosen = encoding or next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(chosen)
    except LookupError as error:
        raise InputError(f"unknown encoding {chosen!r}", path=path, advice="try utf-8, utf-16 or latin-1") from error
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096] and not chosen.startswith(("utf-16", "utf-32")):
            raise _binary(path) from error
        line = data.count(b"\n", 0, error.start) + 1
        option = None if advice else "say --encoding latin-1 or cp1252 if it is that"
        what = f"is not valid {chosen.upper()}"
        advice = advice or "save it as UTF-8"
        raise InputError(what, path=path, line=line, advice=advice, option=option) from error
    if "\0" in text:
        raise _binary(path)
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")


def split_lines(text: str) -> list[str]:
    """Return the lines of a text without their ends, which are `\\r\\n`, `\\r` and `\\n`: a form feed and Unicode's
    other separators stand within a line, as they do in a text translated line by line."""
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def _binary(path: Path | str) -> InputError:
    advice = "UTF-16 without a byte order mark looks so too: save it as UTF-8"
    return InputError("is not a text file: it holds null bytes", path=path, advice=advice)


def write_atomic(path: Path | str, data: bytes | str | Iterator[bytes], *, overwrite: bool) -> None:
    """Write a file whole or not at all; text is written as UTF-8, line ends as given, an iterator's bytes as they come.

    The content goes to a temporary file beside the target, is flushed to disk and renamed into place. An existing
    file keeps its permissions; a symbolic link keeps pointing, and the file it points to is replaced; a device or
    a pipe is written into, and never replaced. On any failure, Ctrl-C included, the target is as it was and no
    temporary file stays. Raises `OutputError` when the target exists
    and `overwrite` is false, is a directory, is read-only, lies in a missing folder, or the disk is full.
    """
    target = Path(os.path.realpath(path))
    content = data.encode("utf-8") if isinstance(data, str) else data
    parts = (content,) if isinstance(content, bytes) else content
    if target.is_dir():
        raise OutputError("is a directory", path=path, advice="name a file")
    if is_special(path):
        _write_into(path, parts)
        return
    exists = target.exists()
    if exists and not overwrite:
        raise OutputError("exists already", path=path, advice="choose another name, or say --force")
    if exists and not os.access(target, os.W_OK):
        raise OutputError("is read-only", path=path, advice="change its permissions or choose another name")
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(descriptor, "wb") as handle:
            handle.writelines(parts)
            handle.flush()
            os.fsync(handle.fileno())
        Path(temporary).chmod(stat.S_IMODE(target.stat().st_mode) if exists else 0o666 & ~_umask())
        if overwrite:
            Path(temporary).replace(target)
        else:
            _place_new(temporary, target)
        temporary = None
    except OSError as error:
        raise _output_error(error, path) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def is_special(path: Path | str) -> bool:
    """Return whether a path is a device or a pipe: there is something, and it is neither a file nor a directory."""
    place = Path(path)
    return place.exists() and not place.is_file() and not place.is_dir()


def _write_into(path: Path | str, parts: Iterable[bytes]) -> None:
    try:
        with Path(path).open("wb") as handle:
            handle.writelines(parts)
    except OSError as error:
        raise _output_error(error, path) from error


def _place_new(temporary: str, target: Path) -> None:
    """Give the file its name unless somebody took it meanwhile; where links are unknown, rename."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        Path(temporary).replace(target)
    else:
        Path(temporary).unlink()


def _output_error(error: OSError, path: Path | str) -> OutputError:
    match error.errno:
        case errno.EEXIST:
            return OutputError("exists already", path=path, advice="choose another name")
        case errno.ENOENT | errno.ENOTDIR:
            return OutputError("its folder does not exist", path=path, advice="create the folder first")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return OutputError("its folder may not be written", path=path, advice="choose another place")
        case errno.ENOSPC | errno.EDQUOT:
            return OutputError("no room left on the disk", path=path, advice="make room, then run it again")
        case _:
            return OutputError(f"cannot be written: {_reason(error)}", path=path)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _umask() -> int:
    """Return the process' umask; the only portable way to read it is to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
