"""Scores as plain text: what `entente score` prints for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.counting import counted
from translate.scoring.baseline import History
from translate.scoring.breakdown import Divisions
from translate.scoring.metrics import Figures
from translate.scoring.result import DocumentScore, Scores, shapes
from translate.scoring.significance import Comparison

HEADINGS = ("segments", "BLEU", "chrF2", "chrF2++", "TER", "terms", "findings")
SHOWN = 5  # passages told one by one before the rest is only counted


def table(rows: Sequence[tuple[str, ...]], headings: tuple[str, ...]) -> str:
    """Return rows under headings, the first column flush left, the others flush right."""
    widths = [max(len(row[column]) for row in (headings, *rows)) for column in range(len(headings))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        ).rstrip()
        for row in (headings, *rows)
    )


def markdown(rows: Sequence[tuple[str, ...]], headings: tuple[str, ...]) -> str:
    """Return rows as a Markdown table."""
    lines = [headings, ("---", *("---:" for _ in headings[1:])), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def document_rows(scores: Scores) -> list[tuple[str, ...]]:
    """Return a row a document, and one for all of them when there are several."""
    rows = [document_row(document) for document in scores.documents]
    if len(rows) != 1:
        terms = None if scores.terms is None else scores.terms.accuracy
        total = sum(document.findings for document in scores.documents)
        rows.append(document_row(DocumentScore("all", len(scores.segments), scores.figures, terms, total)))
    return rows


def document_row(document: DocumentScore) -> tuple[str, ...]:
    """Return one document's row under `HEADINGS`."""
    return (
        document.name,
        str(document.segments),
        *_figures(document.figures),
        percent(document.terms),
        str(document.findings),
    )


def _figures(figures: Figures) -> tuple[str, ...]:
    return tuple(f"{value:.2f}" for value in (figures.bleu, figures.chrf, figures.chrf_pp, figures.ter))


def percent(value: float | None) -> str:
    """Return a percentage with one decimal, or a dash for one that is not known."""
    return "–" if value is None else f"{value:.1f} %"


def report(scores: Scores) -> Iterator[str]:
    """Yield the lines that describe one scored text: documents, metrics with signatures, terms, alignment, findings."""
    yield table(document_rows(scores), ("document", *HEADINGS))
    yield ""
    for score in scores.metrics:
        interval = score.confidence
        around = "" if interval is None else f" ± {interval.half_width:.2f}"
        yield f"{score.metric.label:<8}{score.value:6.2f}{around}  {score.signature}"
    if scores.comet is not None:
        yield f"{'COMET':<8}{scores.comet:6.2f}"
    yield from _terms(scores)
    yield from _alignment(scores)
    yield from _findings(scores)


def _terms(scores: Scores) -> Iterator[str]:
    terms = scores.terms
    if terms is None:
        return
    yield ""
    where = "source" if terms.basis == "source" else "reference (no source was given)"
    yield (
        f"Glossary: {terms.accuracy:.1f} % of {counted(terms.occurrences, 'term')} met in the {where} rendered as "
        f"agreed ({terms.found_exact} exactly, {terms.found_lemma} by lemma)."
    )
    if terms.ceiling is not None:
        yield f"  The reference itself reaches {percent(terms.ceiling)}."
    yield (
        f"  Window overlap {percent(terms.window2)} (2 words), {percent(terms.window3)} (3 words); "
        f"1 − TERm {percent(terms.one_minus_term)}; consistency {percent(terms.consistency)}."
    )
    missed: dict[str, int] = {}
    for segment in scores.segments:
        for verdict in segment.terms:
            if verdict.start is None:
                label = f"{verdict.term} → {verdict.asked[0]}"
                missed[label] = missed.get(label, 0) + 1
    for label, count in sorted(missed.items(), key=lambda pair: -pair[1])[:SHOWN]:
        yield f"  missed {count} ×: {label}"
    if len(missed) > SHOWN:
        yield f"  and {counted(len(missed) - SHOWN, 'other term')} (--report shows them in place)"


def _alignment(scores: Scores) -> Iterator[str]:
    if not scores.aligned:
        return
    counts = shapes(scores.segments)
    told = ", ".join(f"{count} × {shape}" for shape, count in sorted(counts.items(), key=lambda pair: -pair[1]))
    yield ""
    yield f"Not compared line by line: sentences were aligned (hypothesis-reference: {told})."
    for what, lone in (
        ("missing in the hypothesis", [s.references[0] for s in scores.segments if not s.hypothesis]),
        ("only in the hypothesis", [s.hypothesis for s in scores.segments if not s.references[0] and s.hypothesis]),
    ):
        for text in lone[:SHOWN]:
            yield f"  {what}: {shortened(text or '')}"
        if len(lone) > SHOWN:
            yield f"  {what}: {len(lone) - SHOWN} more"


def _findings(scores: Scores) -> Iterator[str]:
    counts: dict[str, int] = {}
    for segment in scores.segments:
        for finding in segment.findings:
            counts[finding.check] = counts.get(finding.check, 0) + 1
    if counts:
        told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items(), key=lambda pair: -pair[1]))
        yield ""
        yield f"Findings: {told}."


def comparison(found: Comparison) -> Iterator[str]:
    """Yield the lines that tell one system from the baseline."""
    yield f"{found.in_words()}."
    rows = [
        (
            each.metric.label,
            f"{each.baseline:.2f}",
            f"{each.system:.2f}",
            f"{each.low:.2f} to {each.high:.2f}",
            f"{each.difference:+.2f}",
            f"{each.p_bootstrap:.4f}",
            f"{each.p_randomization:.4f}",
            ("better" if each.better else "worse") if each.significant else "no clear difference",
        )
        for each in found.metrics
    ]
    for what, members in (("Largest wins", found.wins), ("Largest losses", found.losses)):
        if members:
            told = ", ".join(f"{each.index + 1} ({each.difference:+.1f})" for each in members[:SHOWN])
            yield f"{what}, by segment: {told}."
    yield table(rows, ("", found.baseline, found.system, "its 95 %", "Δ", "p bootstrap", "p random.", "verdict"))


def buckets(groups: Divisions, system: str = "") -> Iterator[str]:
    """Yield a table for each way to divide the segments, under the name of the system where there are several."""
    for title, members in groups:
        yield ""
        if system:
            yield f"{system}:"
        rows = [
            (each.label, str(each.segments), *_figures(each.figures))
            + (
                ("" if each.difference is None else f"{each.difference:+.2f}",)
                if members[0].difference is not None
                else ()
            )
            for each in members
        ]
        headings = (title, *HEADINGS[:5], *(("Δ chrF2",) if members[0].difference is not None else ()))
        yield table(rows, headings)


def shortened(text: str, width: int = 90) -> str:
    """Return a text cut to one line's length."""
    return text if len(text) <= width else text[: width - 1] + "…"


def history(found: History) -> Iterator[str]:
    """Yield the lines that tell what changed since the baseline."""
    whole = [change for change in found.changes if not change.scope]
    yield "Since the baseline:"
    for change in whole:
        verdict = "" if change.before == change.after else (" better" if change.better else " worse")
        yield f"  {change.name:<7}{change.before:8.2f} → {change.after:.2f}{verdict}"
    worse = [
        change for change in found.changes if change.scope and change.name == "chrf" and change.after < change.before
    ]
    for change in sorted(worse, key=lambda each: each.after - each.before)[:SHOWN]:
        yield f"  {change.scope}: chrf {change.before:.2f} → {change.after:.2f}"
    gone = f", {found.gone} gone" if found.gone else ""
    yield f"  {counted(len(found.falls), 'segment')} fell, {found.rises} rose, {found.unknown} new{gone}."
    if found.gone_documents:
        more = f" and {len(found.gone_documents) - SHOWN} more" if len(found.gone_documents) > SHOWN else ""
        yield f"  No longer there: {', '.join(found.gone_documents[:SHOWN])}{more}"
    for fall in found.falls[:SHOWN]:
        yield f"  {fall.document} segment {fall.index + 1}: chrF2 {fall.before:.1f} → {fall.after:.1f}"
        yield f"    was {shortened(fall.old)}"
        yield f"    is  {shortened(fall.new)}"
