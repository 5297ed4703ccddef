"""The header entry of a catalogue that becomes English: language, revision date, generator and plural rule."""

from __future__ import annotations

import os
import re
import time
from importlib.metadata import version

from translate.po import plural

FIRST = "Project-Id-Version"
FRESH = (
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
)  # what msgfmt needs to read a file that has no header


def english(header: str | None, language: str, generator: str, now: float | None = None) -> str:
    """Return the header string of the English catalogue; every other field stays as it is, in its place.

    `now` is in seconds since 1970; without it `SOURCE_DATE_EPOCH` decides, else the clock. A plural rule that is
    English already is left as written.
    """
    text = header if header else FRESH
    if not text.endswith("\n"):
        text += "\n"
    rule = plural.read(_value(text, "Plural-Forms") or "")
    changes = {
        "PO-Revision-Date": _stamp(now),
        "Language": language,
        "X-Generator": generator,
    }
    if rule is None or not rule.english:
        changes["Plural-Forms"] = plural.ENGLISH
    if (_value(text, "Content-Type") or "").endswith("charset=CHARSET"):
        changes["Content-Type"] = "text/plain; charset=UTF-8"
    for name, value in changes.items():
        text = _with(text, name, value)
    return text


def generator() -> str:
    """Return this tool's name and version, as `X-Generator` gives it."""
    return f"Entente {version('entente')}"


def _stamp(now: float | None) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if now is None and epoch.isdigit():
        return time.strftime("%Y-%m-%d %H:%M+0000", time.gmtime(int(epoch)))
    return time.strftime("%Y-%m-%d %H:%M%z", time.localtime(now))


def _value(header: str, name: str) -> str | None:
    match = re.search(rf"^{name}:(.*)$", header, re.MULTILINE)
    return match.group(1).strip() if match else None


def _with(header: str, name: str, value: str) -> str:
    """Return the header with a field set: in its place, else after the fields that gettext puts before it."""
    line = f"{name}: {value}"
    if _value(header, name) is not None:
        return re.sub(rf"^{name}:.*$", lambda _: line, header, count=1, flags=re.MULTILINE)
    before = {"Language": ("Language-Team", "Last-Translator", "PO-Revision-Date"), "PO-Revision-Date": ()}.get(name)
    if before is None:
        return f"{header}{line}\n"
    for earlier in (*before, "POT-Creation-Date", "Report-Msgid-Bugs-To", FIRST):
        if _value(header, earlier) is not None:
            return re.sub(rf"^({earlier}:.*)$", lambda match: f"{match.group(1)}\n{line}", header, count=1, flags=re.M)
    return f"{line}\n{header}"
