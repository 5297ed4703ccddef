"""Bytes to text and back in one encoding: what a text format needs so that a file leaves as it came in.

Reading follows `glossary.files`: the byte order mark decides, else UTF-8, else what the user names.
"""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass

from glossary.files import MARKS, decode
from translate.errors import OutputError

# How English typography is written where the encoding has no sign for it.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "−": "-"}
)
_BY_MARK = {  # the codecs of `MARKS` write a mark of their own; these write none
    b"\xff\xfe\0\0": "utf-32-le",
    b"\0\0\xfe\xff": "utf-32-be",
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_MARKED = {  # what a user may call the encoding of a file with that mark
    b"\xff\xfe\0\0": ("utf-32", "utf-32-le"),
    b"\0\0\xfe\xff": ("utf-32", "utf-32-be"),
    b"\xef\xbb\xbf": ("utf-8", "utf-8-sig"),
    b"\xff\xfe": ("utf-16", "utf-16-le"),
    b"\xfe\xff": ("utf-16", "utf-16-be"),
}
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)  # references are no references in there
_WITHOUT_MARK = {  # these codecs write a mark, and read a file without one as the machine's own order
    "utf-8-sig": "utf-8",
    "utf-16": f"utf-16-{sys.byteorder[0]}e",
    "utf-32": f"utf-32-{sys.byteorder[0]}e",
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's characters are written: the codec, and the byte order mark that stood before them.

    `references`: the file is XML or HTML, where a character that the codec lacks can be written as `&#N;`.
    """

    codec: str = "utf-8"
    mark: bytes = b""
    references: bool = False

    def encode(self, text: str, path: str = "-") -> bytes:
        """Return `text` as bytes behind the mark.

        A character that the codec lacks is written as a reference where those are read. Elsewhere the plain form of a
        dash, a quote or an ellipsis is written, and any other character raises `OutputError`.
        """
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError:
            pass
        if self.references:
            text = "".join(
                part if number % 2 else part.encode(self.codec, "xmlcharrefreplace").decode(self.codec)
                for number, part in enumerate(_CDATA.split(text))
            )
        try:
            return self.mark + "".join(map(self._nearest, text)).encode(self.codec)
        except UnicodeEncodeError as error:
            letter = error.object[error.start]
            raise OutputError(
                f"'{letter}' cannot be written in {self.codec}", path=path, advice="save the source as UTF-8 first"
            ) from error

    def _nearest(self, letter: str) -> str:
        """Return the letter, or its plain form where the codec lacks it."""
        try:
            letter.encode(self.codec)
        except UnicodeEncodeError:
            return letter.translate(_PLAIN)
        return letter


def read_characters(data: bytes, path: str = "-", encoding: str | None = None) -> tuple[str, Encoding]:
    """Return the characters of a file, without its byte order mark, and how they were written.

    `encoding` is a codec's name; None: the mark decides, else UTF-8. Raises `InputError`, with the line of the first
    byte that does not fit, for another encoding, and for data that is not text.
    """
    text = decode(data, path, encoding)
    mark = next((mark for mark, _ in MARKS if data.startswith(mark)), b"")
    if encoding is not None:
        name = codecs.lookup(encoding).name
        if not mark or name not in _MARKED[mark]:
            return text, Encoding(_WITHOUT_MARK.get(name, encoding))
    if not mark:
        return text, Encoding()
    if data.startswith(mark, len(mark)):  # a second one is a character of the text
        text = "\N{ZERO WIDTH NO-BREAK SPACE}" + text
    return text, Encoding(_BY_MARK[mark], mark)
