"""What a batch says about itself: the job it does, the line it writes for each file, the sum at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from translate.document import Document, Finding, Severity, Translation


class Status(StrEnum):
    """What became of a file."""

    WRITING = "writing"  # its translation is about to be given its name: what stands there with this hash is ours
    DONE = "done"
    COPIED = "copied"  # of no known format, or settings, and copying was asked for
    UNCHANGED = "unchanged"  # done before; in listeners and sums only, the manifest keeps what it said then
    LEFT_OUT = "left out"  # of no known format, or settings
    FAILED = "failed"


class DocumentTranslator(Protocol):
    """What a batch needs of `translate.pipeline.Translator`: whole documents in, their translations out, in order.

    `progress` is called with the number of sources done and of all.
    """

    def translate_documents(
        self, documents: Sequence[Document], progress: Callable[[int, int], None] | None = None
    ) -> Sequence[Sequence[Translation]]:
        """Translate the documents."""


@dataclass(frozen=True, slots=True)
class Job:
    """All that decides what a source becomes: a file is done when its source and its job are what they were.

    `model` is for people; `model_digest`, `glossary` and `settings` are digests.
    """

    model: str
    model_digest: str
    glossary: str
    settings: str = ""

    @property
    def digest(self) -> str:
        """One digest of the three."""
        return hashlib.sha256("\n".join((self.model_digest, self.glossary, self.settings)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the manifest. `path` is relative to both trees, with `/`; hashes are SHA-256; `seconds` is the file's
    share, by words, of the time that its window took."""

    path: str
    status: Status
    source: str = ""
    output: str = ""
    format: str = ""
    model: str = ""
    model_digest: str = ""
    glossary: str = ""
    settings: str = ""
    segments: int = 0
    words: int = 0
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    error: str = ""
    time: str = ""

    @property
    def job_digest(self) -> str:
        """The digest of the job that made it."""
        return Job(self.model, self.model_digest, self.glossary, self.settings).digest


@dataclass(slots=True)
class Summary:
    """The sum of a batch: files by status, words translated, seconds, findings by severity, those of unchanged files
    too; and why machine translations were not kept in the memory, or nothing."""

    files: dict[Status, int] = field(default_factory=dict)
    words: int = 0
    seconds: float = 0.0
    findings: dict[Severity, int] = field(default_factory=dict)
    not_kept: str = ""

    def add(self, record: Record) -> None:
        """Count a file."""
        self.files[record.status] = self.files.get(record.status, 0) + 1
        if record.status is Status.DONE:
            self.words += record.words
        for finding in record.findings:
            self.findings[finding.severity] = self.findings.get(finding.severity, 0) + 1

    def count(self, status: Status) -> int:
        """Return how many files have a status."""
        return self.files.get(status, 0)
