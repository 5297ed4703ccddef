"""Flaws as a machine reads them: JSON, SARIF 2.1.0 (OASIS), GitHub workflow annotations; and as a person does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from translate.document import Severity
from translate.po.check import Flaw
from translate.po.stats import Stats

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
EXCERPT = 60


def text(flaws: Iterable[Flaw]) -> Iterable[str]:
    """Yield one line a flaw, in the form that compilers and editors know: `path:line: severity: what`."""
    for flaw in flaws:
        finding = flaw.finding
        yield f"{flaw.path}:{flaw.line}: {finding.severity}: {finding.check}: {finding.message}: {_excerpt(flaw.msgid)}"


def github(flaws: Iterable[Flaw]) -> Iterable[str]:
    """Yield GitHub workflow commands, which show as annotations on the lines of a change."""
    for flaw in flaws:
        kind = {"info": "notice"}.get(flaw.finding.severity, str(flaw.finding.severity))
        message = f"{flaw.finding.message}: {_excerpt(flaw.msgid)}"
        path = _command(flaw.path).replace(":", "%3A").replace(",", "%2C")
        yield f"::{kind} file={path},line={flaw.line},title={flaw.finding.check}::{_command(message)}"


def as_json(flaws: Iterable[Flaw]) -> str:
    """Return the flaws as a JSON list."""
    return json.dumps([_record(flaw) for flaw in flaws], ensure_ascii=False, indent=2)


def sarif(flaws: Sequence[Flaw]) -> str:
    """Return the flaws as a SARIF log of one run."""
    rules = sorted({flaw.finding.check for flaw in flaws})
    results = [
        {
            "ruleId": flaw.finding.check,
            "level": LEVELS[flaw.finding.severity],
            "message": {"text": f"{flaw.finding.message}: {_excerpt(flaw.msgid)}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": flaw.path.replace("\\", "/")},
                        "region": {"startLine": flaw.line},
                    }
                }
            ],
        }
        for flaw in flaws
    ]
    driver = {"name": "entente", "version": version("entente"), "rules": [{"id": rule} for rule in rules]}
    log = {"$schema": SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=2)


COLUMNS = ("messages", "translated", "fuzzy", "untranslated", "obsolete", "words", "words_untranslated")


def stats_table(stats: Sequence[Stats]) -> list[str]:
    """Return the lines of a table, one catalogue a row."""
    rows = [["file", *(name.replace("_", " ") for name in COLUMNS), "done"]]
    rows += [[each.path, *(str(getattr(each, name)) for name in COLUMNS), f"{each.percent:.1f} %"] for each in stats]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) if column == 0 else cell.rjust(width) for column, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]


def stats_csv(stats: Sequence[Stats]) -> str:
    """Return the numbers as CSV (RFC 4180, newline line ends), every column of `Stats`."""
    import csv
    import io

    sheet = io.StringIO()
    names = list(Stats.__dataclass_fields__)
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow([*names, "percent"])
    writer.writerows([*(getattr(each, name) for name in names), f"{each.percent:.1f}"] for each in stats)
    return sheet.getvalue()


def stats_json(stats: Sequence[Stats]) -> str:
    """Return the numbers as a JSON list."""
    names = list(Stats.__dataclass_fields__)
    records = [{name: getattr(each, name) for name in names} | {"percent": round(each.percent, 1)} for each in stats]
    return json.dumps(records, ensure_ascii=False, indent=2)


def _record(flaw: Flaw) -> dict[str, object]:
    finding = flaw.finding
    return {
        "path": flaw.path,
        "line": flaw.line,
        "msgid": flaw.msgid,
        "check": finding.check,
        "severity": str(finding.severity),
        "message": finding.message,
    }


def _excerpt(msgid: str) -> str:
    return repr(msgid if len(msgid) <= EXCERPT else msgid[: EXCERPT - 1] + "…")


def _command(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
