"""What a file format must do to be translated: read bytes into a `Document`, write the `Document` back as bytes.

A format knows nothing of machines, glossaries or memories. Two things hold for each of them, and are tested for each:
`write(read(data), {})` is `data`, byte for byte; and a segment left out of `translations` leaves as it came in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from translate.document import Document


class Format(Protocol):
    """A file format.

    `name` is what `--format` takes; `suffixes` are in lower case with their dot, the preferred one first.
    """

    @property
    def name(self) -> str:
        """The name by which a user asks for the format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes by which a path tells the format."""

    def read(self, data: bytes, path: str = "-", **options: Any) -> Document:
        """Read a file's bytes into its segments and skeleton.

        `path` names the file in messages and in the document. A format takes the `options` that it knows and passes
        over the others; every text format knows `encoding` (a codec's name; None: told from the bytes).
        Raises `InputError`, with file and line, for data that is not of this format.
        """

    def write(self, document: Document, translations: Mapping[int, str]) -> bytes:
        """Return the file with each segment whose index is in `translations` replaced by its English.

        A segment whose index is absent stands as it stood in the source, byte for byte.
        """
