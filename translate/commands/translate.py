"""`entente translate`: files or standard input into English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands import inputs
from translate.commands import options as shared
from translate.commands.targets import targets, write
from translate.errors import OutputError

if TYPE_CHECKING:
    from glossary.store import Glossary
    from translate.commands.streams import Findings, Stream
    from translate.document import Document, Translation
    from translate.memory import Memory
    from translate.pipeline import Translator
    from translate.scoring import Scores
    from translate.scoring.texts import Text

SCHEMA = "entente/translation"
SCHEMA_VERSION = 1


@click.command()
@click.argument("paths", metavar="[FILE|-]...", nargs=-1, type=click.Path())
@shared.output_options
@shared.glossary_options
@click.option(
    "--reference",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="English reference; the translation is scored against it.",
)
@click.option(
    "--line-by-line",
    is_flag=True,
    help="Each line is one segment, of plain text whatever the name; as many come out as went in.",
)
@click.option(
    "--column",
    "columns",
    metavar="NAME|N",
    multiple=True,
    help="Column of a CSV or TSV file to translate, by name or number; repeatable.",
)
@click.option(
    "--alternatives", type=click.IntRange(1, 64), default=1, metavar="N", help="List up to N translations a segment."
)
@shared.memory_option
@click.option(
    "--reading-speed",
    type=click.FloatRange(1),
    default=21.0,
    show_default=True,
    metavar="N",
    help="Tell of subtitles to be read faster than N characters a second.",
)
@shared.format_options
@shared.style_options
@shared.engine_options
@shared.json_option
@shared.fail_option
@shared.quiet_option
@shared.gathered
def translate(
    paths: tuple[str, ...],
    output: str | None,
    force: bool,
    translator_options: shared.TranslatorOptions,
    reference: Path | None,
    line_by_line: bool,
    columns: tuple[str, ...],
    alternatives: int,
    memory: Path | None,
    reading_speed: float,
    format_name: str | None,
    encoding: str | None,
    as_json: bool,
    fail_on: str,
    quiet: bool,
) -> int:
    """Translate French files, or standard input, into English.

    Paragraphs, headings, markup and placeholders stay where they are; names and terms come out as the glossary says.
    What a reviewer must look at is told on standard error.
    """
    from translate.commands import streams

    asked = inputs.asked_for(paths)
    if reference is not None and len(asked) > 1:
        raise click.UsageError("--reference goes with one input.")
    if line_by_line and format_name not in {None, "lines"}:
        raise click.UsageError("--line-by-line and --format exclude each other.")
    named_once = (reference, memory, *translator_options.glossaries)
    beside: list[str | Path] = [*asked, *(path for path in named_once if path is not None)]
    where = targets(asked[:1] if as_json else asked, output, force, also_read=beside)
    if alternatives > 1 and not as_json:
        _check_lists(where)
    expected = None if reference is None else _reference(reference)
    named = "lines" if line_by_line else format_name
    whole = as_json or reference is not None or alternatives > 1 or bool(columns)
    found = [None if whole else streams.opened(path, named, encoding) for path in asked]
    documents = [
        inputs.document(path, named, encoding, columns, quiet, data)
        for path, data in zip(asked, found, strict=True)
        if not isinstance(data, streams.Stream)
    ]
    findings = streams.Findings()
    with ExitStack() as opened:
        translator = translator_options.open(
            alternatives=alternatives,
            memory=None if memory is None else opened.enter_context(_memory(memory)),
            reading_speed=reading_speed,
        )
        translated = _translated(translator, documents, quiet)
        scores = None
        if expected is not None:
            scores = _scores(documents[0], translated[0], expected, translator.glossary)
        if not as_json:
            made = iter(zip(documents, translated, strict=True))
            for source, target in zip(found, where, strict=True):
                if isinstance(source, streams.Stream):
                    _stream(translator, source, target, force, findings, quiet)
                else:
                    write(target, _written(*next(made), alternatives), force)
    if as_json:
        record = _record(translator, documents, translated, scores)
        told = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        write(where[0], told.encode(errors="backslashreplace"), force)  # a path may not be UTF-8
    for document, translations in zip(documents, translated, strict=True):
        for number, each in enumerate(translations, 1):
            findings.add(document.path, number, each)
    if not quiet:
        inputs.tell_empty(documents, "translate")
        findings.tell()
    if scores is not None and not as_json:
        _tell_scores(scores, to_stderr=output is None)
    return shared.status_of(findings.severities, fail_on)


def _stream(
    translator: Translator, source: Stream, target: Path | None, force: bool, findings: Findings, quiet: bool
) -> None:
    from translate.commands.progress import progress

    if target is None:
        source.check()
    with progress("sentences", quiet) as show:
        write(target, source.english(translator, findings, show), force)


def _check_lists(where: Sequence[Path | None]) -> None:
    """Raise `OutputError` for a target that is named like another document than the list which alternatives make."""
    from translate.formats.registry import FORMATS, suffixes

    documents = {*suffixes()} - {*FORMATS["text"].suffixes}
    for target in where:
        if target is not None and target.suffix.lower() in documents:
            advice = "leave out -o, name it .txt, or say --json"
            raise OutputError("is no plain text, as the list of --alternatives is", path=target, advice=advice)


def _reference(path: Path) -> Text:
    from translate.scoring import texts

    return texts.read(path)


def _memory(path: Path) -> Memory:
    from translate.memory import Memory

    return Memory(path, create=False, read_only=True)


def _translated(translator: Translator, documents: Sequence[Document], quiet: bool) -> list[tuple[Translation, ...]]:
    from translate.commands.progress import progress

    with progress("sentences", quiet) as show:
        return translator.translate_documents(documents, show)


def _written(document: Document, translations: Sequence[Translation], alternatives: int) -> bytes:
    """Return the translated file; with alternatives, a line a translation and the others indented under it."""
    from translate import formats
    from translate.pipeline import writable

    if alternatives == 1:
        return formats.get(document.format).write(document, writable(translations))
    lines = [line for each in translations for line in (each.text, *(f"  {other}" for other in each.alternatives))]
    return "".join(f"{line}\n" for line in lines).encode()


def _scores(document: Document, translations: Sequence[Translation], reference: Text, glossary: Glossary) -> Scores:
    """Return the scores of a translation as `entente score` would give them for the file written."""
    from translate.scoring import texts
    from translate.scoring.session import Wanted, score_texts

    english = tuple(each.text for each in translations)
    if document.format in texts.TABLES:  # the English stands in the column of the French
        read = texts.Text(document.path, english)
    else:
        data = _written(document, translations, 1)
        read = texts.read(document.path, data=data, format_name=document.format)
        read = read if read.keys is not None else replace(read, sentences=english)
    lines = None if read.lines is None else tuple(each.source for each in document.segments)
    source = texts.Text(document.path, tuple(each.source for each in document.segments), lines)
    return score_texts([read], [reference], source, Wanted(glossary)).scores


def _tell_scores(scores: Scores, to_stderr: bool) -> None:
    from translate.scoring.tables import report

    for line in report(scores):
        click.echo(line, err=to_stderr)


def _record(
    translator: Translator,
    documents: Sequence[Document],
    translated: Sequence[Sequence[Translation]],
    scores: Scores | None,
) -> dict[str, Any]:
    """Return the run as JSON tells it.

    The engine's digest covers the package and how it decodes, the glossary's what it means.
    """
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "version": SCHEMA_VERSION,
        "model": {"name": translator.engine.name, "engine_digest": translator.engine.digest},
        "glossary_digest": translator.glossary.digest,
        "documents": [
            {
                "path": document.path,
                "format": document.format,
                "segments": [_segment_record(each) for each in translations],
            }
            for document, translations in zip(documents, translated, strict=True)
        ],
    }
    if scores is not None:
        record["scores"] = scores.to_json()
    return record


def _segment_record(each: Translation) -> dict[str, Any]:
    """Return a translation as JSON tells it: offsets count characters; a term's are into source and translation."""
    segment = each.segment
    return {
        "index": segment.index,
        "start": segment.start,
        "end": segment.end,
        "block": segment.block,
        "kind": segment.kind.value,
        "context": segment.context,
        "source": segment.source,
        "translation": each.text,
        "origin": each.origin.value,
        "score": each.score,
        "alternatives": list(each.alternatives),
        "terms": [
            {
                "source": use.match.surface,
                "entry": use.match.term.source,
                "start": use.match.start,
                "end": use.match.end,
                "rendered": use.rendered,
                "rendered_start": use.start,
                "rendered_end": use.end,
                "how": use.how,
            }
            for use in each.terms
        ],
        "findings": [
            {
                "check": finding.check,
                "severity": finding.severity.value,
                "message": finding.message,
                "start": finding.start,
                "end": finding.end,
            }
            for finding in each.findings
        ],
    }
