"""Glossaries as gettext catalogues, the way Weblate keeps them.

msgid is the source, msgstr the target, the translator's comment the note. The flags `read-only`, `forbidden` and
`terminology` are Weblate's (docs.weblate.org, "Glossary"). A further target of a source stands in an entry of its own
whose context is the target.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from glossary.catalogue import messages
from glossary.exchange.base import Exported, Imported, Loss, built, guessed, losses, merged
from glossary.fold import same
from glossary.term import Kind, Term


@dataclass(frozen=True, slots=True)
class Po:
    """A catalogue of terms."""

    name: str = "po"
    suffixes: tuple[str, ...] = (".po",)

    def read(self, data: bytes, path: str = "-") -> Imported:
        terms, lost = [], []
        for entry in messages(data, path):
            line = int(entry.linenum or 0)
            note = " ".join((entry.tcomment or entry.comment).split())
            targets = [entry.msgstr] if entry.msgstr else []
            if entry.msgid_plural:
                targets = [entry.msgstr_plural.get(0, "")] if entry.msgstr_plural.get(0) else []
                lost.append(Loss(entry.msgid, f"plural: {entry.msgid_plural}"))
            if "read-only" in entry.flags:
                terms.append(built(entry.msgid, targets, Kind.DO_NOT_TRANSLATE, note=note, path=path, line=line))
            elif not targets or "fuzzy" in entry.flags:
                lost.append(Loss(entry.msgid, "the entry: fuzzy" if targets else "the entry: not translated"))
            elif "forbidden" in entry.flags:
                terms.append(built(entry.msgid, targets, Kind.FORBIDDEN, note=note, path=path, line=line))
            else:
                terms.append(guessed(entry.msgid, targets, note=note, path=path, line=line))
        return Imported(merged(terms), tuple(lost))

    def write(self, terms: Iterable[Term]) -> Exported:
        import polib

        catalogue = polib.POFile(wrapwidth=120)
        catalogue.metadata = {
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Language": "en",
            "X-Generator": "Entente",
        }
        lost: list[Loss] = []
        seen: set[str] = set()
        for term in terms:
            flags = {
                Kind.FORBIDDEN: ["forbidden"],
                Kind.DO_NOT_TRANSLATE: ["read-only"],
            }.get(term.kind, ["terminology"])
            for place, target in enumerate(term.targets):
                again = same(term.source) in seen
                context = target if place or again else None
                seen.add(same(term.source))
                comment = "" if place else term.note
                catalogue.append(
                    polib.POEntry(msgid=term.source, msgstr=target, msgctxt=context, flags=[*flags], tcomment=comment)
                )
            if term.kind in (Kind.FORBIDDEN, Kind.DO_NOT_TRANSLATE):
                back = built(term.source, term.targets, term.kind, path="", line=None)
            else:
                back = guessed(term.source, term.targets, path="", line=None)
            lost += losses(term, ("note",), back)
        return Exported(str(catalogue).encode(), tuple(lost))
