"""What a batch would do, told without doing it."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.errors import EntenteError
from translate.batch.manifest import Manifest
from translate.batch.render import count_words, open_ticket
from translate.batch.run import Batch
from translate.batch.tickets import Ticket
from translate.batch.values import Record, Status

SAMPLE = 64  # sentences to tell the speed by


@dataclass(frozen=True, slots=True)
class Plan:
    """Files by what would become of them, in order; the words that would be translated; sentences from all over; and
    why files would fail."""

    files: dict[Status, tuple[str, ...]]
    words: int
    sample: tuple[str, ...]
    errors: dict[str, str]

    def count(self, status: Status) -> int:
        """Return how many files would have a status."""
        return len(self.files.get(status, ()))


def plan(batch: Batch) -> Plan:
    """Return what `batch.run` would do. Every file is read; nothing is translated and nothing is written.

    Raises `OutputError` when the target could not be made or written.
    """
    batch.target.check()
    files: dict[Status, list[str]] = {}
    errors: dict[str, str] = {}
    sample: list[str] = []
    words = 0
    manifest = Manifest(batch.target.manifest, write=False)
    for found in batch.find():
        judged = batch.judge(manifest, found)
        if isinstance(judged, Record):
            status = judged.status
            if judged.error:
                errors[found.path] = judged.error
        elif judged.format is None:
            status = Status.COPIED
        else:
            status = Status.DONE
            try:
                for ticket in judged.tickets:
                    counted, some = _count(batch, ticket)
                    words += counted
                    sample += some
            except EntenteError as error:
                status, errors[found.path] = Status.FAILED, error.told()
        files.setdefault(status, []).append(found.path)
    step = -(-len(sample) // SAMPLE) or 1
    return Plan({status: tuple(paths) for status, paths in files.items()}, words, tuple(sample[::step]), errors)


def _count(batch: Batch, ticket: Ticket) -> tuple[int, list[str]]:
    document = open_ticket(batch.source, ticket)
    if document is None:
        return 0, []
    return count_words(document), [segment.source for segment in document.segments[:4]]
