"""`entente glossary lint|match|verify`: what is wrong with a glossary, a text, a translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import click

from glossary import enforce, history, lint, sheet
from glossary.catalogue import messages
from glossary.commands.options import (
    PATH,
    dry_run_option,
    files_argument,
    in_force,
    in_force_options,
    json_option,
    print_json,
    sheets,
    text_of,
    texts_in,
)
from glossary.counting import counted
from glossary.enforce import Status, Verdict
from glossary.errors import InputError
from glossary.files import read_bytes, split_lines
from glossary.lint import Severity
from glossary.match import Matcher
from glossary.term import TermMatch


@click.command("lint")
@files_argument
@click.option("--fix", is_flag=True, help="Mend what needs no judgement; leaves a backup.")
@click.option("--corpus", metavar="FILE|DIR", multiple=True, type=PATH, help="Note entries that are in none of these.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default="warning",
    show_default=True,
    help="Exit with 1 on a problem at or over this severity.",
)
@dry_run_option
@json_option
def lint_command(
    paths: Sequence[Path], fix: bool, corpus: Sequence[Path], fail_on: str, dry_run: bool, as_json: bool
) -> int:
    """Find mistakes in FILEs, loaded in this order: one line a problem, with its place, severity and rule.

    For continuous integration and pre-commit: status 1 when there is a problem.
    """
    read = sheets(paths)
    texts = [text_of(path) for path in texts_in(corpus)] if corpus else None
    if fix:
        for place, path in enumerate([each.path for each in read]):
            with nullcontext() if dry_run else history.held(path):
                before = sheet.read(path)
                mended = lint.fix(before)
                if mended.text() != before.text():
                    if not dry_run:
                        history.save(path, mended.text())
                        read[place] = mended
                    click.echo(f"{'would fix' if dry_run else 'fixed'} {path}", err=True)
    problems = lint.check(read, texts)
    if as_json:
        print_json(
            [
                {
                    "file": one.term.path, "line": one.term.line, "severity": one.severity, "rule": one.rule,
                    "message": one.message, "source": one.term.source, "fixable": one.fixable,
                }
                for one in problems
            ]
        )  # fmt: skip
    else:
        for one in problems:
            hint = " (--fix mends it)" if one.fixable else ""
            click.echo(f"{one.place}: {one.severity}: {one.rule}: {one.message}{hint}")
    return 1 if any(one.severity.rank >= Severity(fail_on).rank for one in problems) else 0


@click.command("match")
@files_argument
@in_force_options
@json_option
def match_command(paths: Sequence[Path], glossaries: Sequence[Path], no_glossary: bool, as_json: bool) -> None:
    """Show which entries occur in French texts, FILEs or standard input: each is marked in its line."""
    matcher = Matcher(in_force(glossaries, no_glossary).terms)
    records: list[dict[str, object]] = []
    for path in paths or [Path("-")]:
        for number, line in enumerate(split_lines(text_of(path)), 1):
            found = matcher.find(line)
            if as_json:
                records += [_match_record(match, path, number) for match in found]
            else:
                click.echo(_marked(line, found))
    if as_json:
        print_json(records)


@click.command("verify")
@click.argument("source", type=PATH)
@click.argument("translation", type=PATH, required=False)
@in_force_options
@json_option
def verify_command(
    source: Path, translation: Path | None, glossaries: Sequence[Path], no_glossary: bool, as_json: bool
) -> int:
    """Check a translation against the glossary: every term kept, nothing forbidden. Status 1: there is a breach.

    SOURCE and TRANSLATION are text files whose lines correspond; or SOURCE alone holds both, as a gettext catalogue
    (.po) or as tab-separated French and English (.tsv).
    """
    matcher = Matcher(in_force(glossaries, no_glossary).terms)
    breaches: list[_Breach] = []
    counts: Counter[Status] = Counter()
    for pair in _pairs(source, translation):
        verdicts = enforce.verify(pair.english, matcher.find(pair.french), source=pair.french)
        bad = enforce.forbidden(pair.english, matcher.forbidden(pair.french), verdicts)
        counts.update(verdict.status for verdict in (*verdicts, *bad))
        breaches += [_Breach(pair, verdict) for verdict in (*verdicts, *bad) if not verdict.kept]
    terms = counts.total() - counts[Status.FORBIDDEN]
    kept = terms - counts[Status.MISSED] - counts[Status.MALFORMED]
    if as_json:
        print_json(
            {
                "terms": terms, "kept": kept, "implied": counts[Status.IMPLIED], "forbidden": counts[Status.FORBIDDEN],
                "breaches": [breach.record() for breach in breaches],
            }
        )  # fmt: skip
    else:
        for breach in breaches:
            click.echo(breach.told())
        share = f" ({100 * kept / terms:.1f} %)" if terms else ""
        implied = (
            f", {counts[Status.IMPLIED]} of them by a pronoun or in another's words" if counts[Status.IMPLIED] else ""
        )
        banned = counted(counts[Status.FORBIDDEN], "forbidden rendering")
        click.echo(f"{kept} of {terms} terms kept{share}{implied}, {banned}", err=True)
    return 1 if breaches else 0


@dataclass(frozen=True, slots=True)
class _Pair:
    """A French text and its English, with where each stands."""

    french: str
    english: str
    path: str
    line: int
    english_path: str
    english_line: int


@dataclass(frozen=True, slots=True)
class _Breach:
    """A term that a translation does not keep."""

    pair: _Pair
    verdict: Verdict

    def told(self) -> str:
        """Return the breach as one line that begins with its place in the translation."""
        match, pair = self.verdict.match, self.pair
        column = "" if self.verdict.start is None else f":{self.verdict.start + 1}"
        wanted = " or ".join(repr(target) for target in match.term.targets)
        where = f"{pair.path}:{pair.line}:{match.start + 1}"
        if self.verdict.status is Status.FORBIDDEN:
            said = f"forbidden: {self.verdict.rendered!r} for {match.surface!r} ({where})"
        elif self.verdict.status is Status.MALFORMED:
            said = f"malformed: the possessive of {self.verdict.rendered!r} for {match.surface!r} ({where})"
        else:
            said = f"missed: {match.surface!r} ({where}) wants {wanted}"
        return f"{pair.english_path}:{pair.english_line}{column}: {said}"

    def record(self) -> dict[str, object]:
        """Return the breach for JSON."""
        match, pair = self.verdict.match, self.pair
        return {
            "status": self.verdict.status, "source": match.surface, "targets": list(match.term.targets),
            "rendered": self.verdict.rendered, "start": self.verdict.start, "end": self.verdict.end,
            "file": pair.english_path, "line": pair.english_line, "source_file": pair.path, "source_line": pair.line,
            "source_start": match.start, "source_end": match.end, "entry": f"{match.term.path}:{match.term.line}",
        }  # fmt: skip


def _pairs(source: Path, translation: Path | None) -> Iterator[_Pair]:
    if translation is not None:
        french, english = split_lines(text_of(source)), split_lines(text_of(translation))
        if len(french) != len(english):
            what = f"has {len(english)} lines where {source} has {len(french)}"
            advice = "their lines must correspond: translate with --line-by-line, or verify a .po or .tsv"
            raise InputError(what, path=translation, advice=advice)
        for line, (left, right) in enumerate(zip(french, english, strict=True), 1):
            yield _Pair(left, right, str(source), line, str(translation), line)
    elif source.suffix.lower() == ".po":
        yield from _catalogue(source)
    else:
        for line, raw in enumerate(split_lines(text_of(source)), 1):
            cells = raw.split("\t")
            if len(cells) < 2:
                if raw.strip():
                    advice = "name the translation too, or give French and English parted by a tab"
                    raise InputError("has no translation", path=source, line=line, advice=advice)
                continue
            yield _Pair(cells[0], cells[1], str(source), line, str(source), line)


def _catalogue(path: Path) -> Iterator[_Pair]:
    for entry in messages(read_bytes(path), str(path)):
        if not entry.translated():
            continue
        line = int(entry.linenum or 0)
        texts = [(entry.msgid, entry.msgstr)] if not entry.msgid_plural else []
        if entry.msgid_plural:
            texts = [
                (entry.msgid if not form else entry.msgid_plural, entry.msgstr_plural[form])
                for form in entry.msgstr_plural
            ]
        for french, english in texts:
            yield _Pair(french, english, str(path), line, str(path), line)


def _marked(line: str, found: Sequence[TermMatch]) -> str:
    """Return a line with each term and its rendering in brackets, in bold on a terminal."""
    parts, done = [], 0
    for match in found:
        term = click.style(match.surface, bold=True)
        target = click.style(match.term.target, fg="green")
        parts += [line[done : match.start], f"[{term} → {target}]"]
        done = match.end
    return "".join([*parts, line[done:]])


def _match_record(match: TermMatch, path: Path, line: int) -> dict[str, object]:
    return {
        "file": str(path), "line": line, "start": match.start, "end": match.end, "surface": match.surface,
        "plural": match.plural, "source": match.term.source, "target": match.term.target, "kind": match.term.kind,
        "entry": f"{match.term.path}:{match.term.line}",
    }  # fmt: skip
