"""The encoding that XML and HTML declare of themselves, in their first bytes.

XML 1.0, 4.3.3; WHATWG HTML, 13.2.3.2 "Prescan a byte stream to determine its encoding", whose labels of ASCII and
Latin-1 mean windows-1252 (WHATWG Encoding, 4.2).
"""

from __future__ import annotations

import codecs
import re

from glossary.files import MARKS

_HEAD = 4096  # bytes looked at; browsers look at 1024 at least
_XML = re.compile(rb"\A\s*<\?xml\b[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)[\"']")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta\b[^>]*?[\s;\"']charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WINDOWS = frozenset({"ascii", "iso8859-1"})


def by_xml(data: bytes) -> str | None:
    """Return the codec that an XML declaration names.

    None where it names none or one that cannot be meant: an unknown one, UTF-16 though the declaration can be read
    byte by byte, any at all behind a byte order mark, or before bytes that are UTF-8 beyond ASCII.
    """
    return _meant(_XML.search(data[:_HEAD]), data)


def by_html(data: bytes) -> str | None:
    """Return the codec that a page's XML declaration or `<meta>` names; None as `by_xml` says."""
    named = by_xml(data)
    if named is not None:
        return named
    named = _meant(_META.search(_COMMENT.sub(b"", data[:_HEAD])), data)
    return "cp1252" if named in _WINDOWS else named


def _meant(found: re.Match[bytes] | None, data: bytes) -> str | None:
    if found is None or any(data.startswith(mark) for mark, _ in MARKS) or _is_utf_8(data):
        return None
    name = found[1].decode("ascii", "replace")
    try:
        "".encode(name)
    except LookupError:
        return None
    codec = codecs.lookup(name).name
    return None if codec.startswith(("utf-16", "utf-32")) else codec


def _is_utf_8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 and not ASCII: those of another encoding hardly ever are."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False
