"""The page put together: summary, plots, and every segment side by side.

Nothing is loaded from anywhere: style and script stand in the file, and its policy allows these two alone, by their
hashes. All text is escaped. The page can be read, searched by the browser and printed without its script.

All but the first segments stand in `noscript` elements. A browser that runs the script reads these as plain text, which
costs it nothing while the page opens; the script makes segments of them when it is idle, or at once when a filter, a
key, a link or the printer asks for them.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from translate.document import Finding
from translate.scoring.report import plots
from translate.scoring.report.marks import Mark, differences, marked
from translate.scoring.result import ScoredSegment, Scores
from translate.scoring.significance import TIE
from translate.scoring.tables import percent
from translate.scoring.terms import TermStatus, TermVerdict

if TYPE_CHECKING:
    from translate.scoring.baseline import History
    from translate.scoring.session import Outcome

SIGNS = {TermStatus.EXACT: "✓", TermStatus.LEMMA: "≈", TermStatus.MISSED: "✗"}
WORDS = {TermStatus.EXACT: "as agreed", TermStatus.LEMMA: "inflected", TermStatus.MISSED: "missed"}
AT_ONCE = 40  # segments that are there when the page opens: more than a screen shows
TOGETHER = 100  # segments in one `noscript`: some 20 ms of a browser's time


def html(outcome: Outcome, history: History | None = None) -> str:
    """Return the report as one HTML document."""
    style, script = _resource("report.css"), _resource("report.js")
    scores = outcome.scores
    title = f"{scores.name}: translation scores"
    body = "".join(
        [
            _header(outcome),
            "<main>",
            _summary(outcome, history),
            _plots(outcome),
            _toolbar(outcome),
            f'<section id="segments" aria-label="Segments" data-total="{len(scores.segments)}">',
            _segments(outcome),
            "</section></main>",
            _footer(),
        ]
    )
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _resource(name: str) -> str:
    return resources.files("translate.scoring.report").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _header(outcome: Outcome) -> str:
    scores = outcome.scores
    against = len(scores.segments[0].references)
    told = (
        f"{_count(len(scores.segments), 'segment')} in {_count(len(scores.documents), 'document')}, "
        f"{_count(against, 'reference')}"
    )
    aligned = "; sentences were aligned" if scores.aligned else ""
    return (
        '<a class="skip" href="#segments">Skip to the segments</a>'
        f"<header><h1>{escape(scores.name)}</h1><p>{escape(told + aligned)}</p></header>"
    )


def _summary(outcome: Outcome, history: History | None) -> str:
    scores = outcome.scores
    cards = [
        _card(
            score.metric.label,
            f"{score.value:.1f}",
            ("lower is better" if score.metric.lower_is_better else "")
            if score.confidence is None
            else f"± {score.confidence.half_width:.1f}",
        )
        for score in scores.metrics
    ]
    if scores.terms is not None:
        found = scores.terms.found_exact + scores.terms.found_lemma
        cards.append(_card("Glossary terms", percent(scores.terms.accuracy), f"{found} of {scores.terms.occurrences}"))
    with_findings = sum(bool(segment.findings) for segment in scores.segments)
    total = sum(len(segment.findings) for segment in scores.segments)
    cards.append(_card("Findings", f"{total:,}", f"in {_count(with_findings, 'segment')}"))
    parts = [f'<section aria-label="Summary"><ul class="cards">{"".join(cards)}</ul>']
    parts += [f'<p class="verdict">{escape(each.in_words())}.</p>' for each in outcome.comparisons]
    if history is not None:
        whole = next((change for change in history.changes if not change.scope and change.name == "chrf"), None)
        if whole is not None:
            parts.append(
                f'<p class="verdict">Since the baseline: chrF2 {whole.before:.1f} → {whole.after:.1f}; '
                f"{_count(len(history.falls), 'segment')} fell, {history.rises} rose.</p>"
            )
    parts.append(_details(scores))
    return "".join([*parts, "</section>"])


def _card(name: str, value: str, note: str) -> str:
    return f"<li><span>{escape(name)}</span> <b>{escape(value)}</b> <small>{escape(note)}</small></li>"


def _details(scores: Scores) -> str:
    rows = "".join(
        f"<tr><th scope=row>{score.metric.label}</th><td>{score.value:.4f}</td>"
        f"<td><code>{escape(score.signature)}</code></td></tr>"
        for score in scores.metrics
    )
    terms = scores.terms
    if terms is not None:
        basis = "the source" if terms.basis == "source" else "the reference"
        rows += "".join(
            f"<tr><th scope=row>{name}</th><td>{percent(value)}</td><td>{escape(about)}</td></tr>"
            for name, value, about in (
                (
                    "Terms",
                    terms.accuracy,
                    f"{terms.occurrences} terms of {basis}: exact or by lemma (Alam et al. 2021)",
                ),
                ("Terms, exact", terms.exact, "letter for letter"),
                ("The reference", terms.ceiling, "the same measure of the reference itself"),
                ("Window overlap 2", terms.window2, "two words around each term"),
                ("Window overlap 3", terms.window3, "three words around each term"),
                ("1 − TERm", terms.one_minus_term, "edits of a term count twice"),
                ("Consistency", terms.consistency, "a term that comes again is rendered alike"),
            )
            if value is not None
        )
    return f"<details><summary>All figures and signatures</summary><table>{rows}</table></details>"


def _plots(outcome: Outcome) -> str:
    scores = outcome.scores
    figures = []
    if len(scores.documents) > 1:
        worst = sorted(scores.documents, key=lambda document: document.figures.chrf)
        figures.append(
            plots.bars(
                "Documents", "chrF2, lowest first", [(d.name, d.figures.chrf) for d in worst], top=100.0, digits=1
            )
        )
    figures.append(plots.histogram("Segments by score", "chrF2", [segment.figures.chrf for segment in scores.segments]))
    kinds = Counter(finding.check for segment in scores.segments for finding in segment.findings)
    figures.append(plots.bars("Findings by kind", "number", [(name, float(n)) for name, n in kinds.most_common()]))
    for title, buckets in outcome.divisions[0] if outcome.divisions else ():
        if title == "words of reference":
            figures.append(
                plots.bars("Score by length", f"chrF2, {title}", [(b.label, b.figures.chrf) for b in buckets], 100.0, 1)
            )
    return f'<section class="plots" aria-label="Plots">{"".join(figures)}</section>'


def _toolbar(outcome: Outcome) -> str:
    scores = outcome.scores
    kinds = sorted({finding.check for segment in scores.segments for finding in segment.findings})
    boxes = [("findings", "With findings"), ("missed", "Terms missed")]
    orders = [("order", "Order of the text"), ("chrf", "Lowest score first")]
    if outcome.comparisons:
        boxes += [("loss", "Losses"), ("win", "Wins")]
        orders.append(("delta", "Largest loss first"))
    if scores.aligned:
        boxes.append(("odd", "Not one to one"))
    documents = [document.name for document in scores.documents]
    return "".join(
        [
            '<form id="filters" role="search" aria-label="Filter segments">',
            '<label class="search">Search <input id="q" type="search" autocomplete="off" spellcheck="false"></label>',
            '<fieldset><legend class="hidden">Show only</legend>',
            *(f'<label><input type="checkbox" name="{name}"> {label}</label>' for name, label in boxes),
            "</fieldset>",
            _select("kind", "Finding", [("", "any"), *((kind, kind) for kind in kinds)]) if kinds else "",
            _select("document", "Document", [("", "all"), *((str(n), name) for n, name in enumerate(documents))])
            if len(documents) > 1
            else "",
            _select("sort", "Sort", orders),
            '<output id="count" aria-live="polite"></output>',
            "</form>",
            _legend(),
        ]
    )


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    inner = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
    return f'<label>{label} <select id="{name}">{inner}</select></label>'


def _legend() -> str:
    return (
        '<p class="legend"><span>Marks:</span> <del>not in the reference</del> <ins>missing from the translation</ins> '
        '<span class="term exact">term as agreed<span class="sign">✓</span></span> '
        '<span class="term lemma">inflected<span class="sign">≈</span></span> '
        '<span class="term missed">missed<span class="sign">✗</span></span> '
        '<span class="fault">finding<span class="sign">!</span></span> '
        '<span class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>/</kbd> search · '
        "<kbd>Esc</kbd> all</span></p>"
    )


def _segments(outcome: Outcome) -> str:
    documents = {each.name: number for number, each in enumerate(outcome.scores.documents)}
    made = [_segment(outcome, index, documents) for index in range(len(outcome.scores.segments))]
    later = ["".join(made[place : place + TOGETHER]) for place in range(AT_ONCE, len(made), TOGETHER)]
    return "".join([*made[:AT_ONCE], *(f"<noscript>{each}</noscript>\n" for each in later)])


def _segment(outcome: Outcome, index: int, documents: Mapping[str, int]) -> str:
    rendered = [system.segments[index] for system in outcome.systems]
    first = rendered[0]
    reference = first.references[0] or ""
    delta = rendered[-1].figures.chrf - first.figures.chrf if len(rendered) > 1 else 0.0
    flags = [
        name
        for name, holds in (
            ("findings", any(each.findings for each in rendered)),
            ("missed", any(each.missed for each in rendered)),
            ("loss", delta < -TIE),
            ("win", delta > TIE),
            ("odd", first.shape != "1-1"),
        )
        if holds
    ]
    kinds = sorted({finding.check for each in rendered for finding in each.findings})
    extra, lacking = differences(first.hypothesis, reference)
    columns = []
    if first.source is not None:
        columns.append(_column("Source", "fr", marked(first.source, "u", (), _source_marks(first)), ""))
    for system, each in zip(outcome.systems, rendered, strict=True):
        own = extra if each is first else differences(each.hypothesis, reference)[0]
        label = "Translation" if len(rendered) == 1 else system.name
        note = f'<span class="score">chrF2 {each.figures.chrf:.1f}</span>' if len(rendered) > 1 else ""
        text = marked(each.hypothesis, "del", own, _target_marks(each)) or '<em class="none">nothing</em>'
        columns.append(_column(label, "en", text, note + _notes(each)))
    for number, other in enumerate(first.references):
        label = "Reference" if len(first.references) == 1 else f"Reference {number + 1}"
        text = marked(other or "", "ins", lacking if number == 0 else ()) or '<em class="none">nothing</em>'
        columns.append(_column(label, "en", text, ""))
    where = f" · {escape(first.document)}" if len(outcome.scores.documents) > 1 else ""
    shape = f" · <span class=shape>{_shape(first.shape)}</span>" if first.shape != "1-1" else ""
    change = f" · <b>{delta:+.1f}</b>" if len(rendered) > 1 else ""
    return (
        f'<article id="s{index + 1}" tabindex="-1" aria-label="Segment {index + 1}" data-n="{index}" '
        f'data-f="{" ".join(flags)}" data-k="{escape(" ".join(kinds))}" data-d="{documents[first.document]}" '
        f'data-c="{first.figures.chrf:.2f}" data-x="{delta:.2f}">'
        f'<h2><a href="#s{index + 1}">{index + 1}</a>{where}<span class="score"> · chrF2 {first.figures.chrf:.1f}'
        f"</span>{change}{shape}</h2>"
        f'<div class="columns">{"".join(columns)}</div></article>\n'
    )


def _column(label: str, language: str, text: str, notes: str) -> str:
    return f'<div><h3>{escape(label)}</h3><p lang="{language}">{text}</p>{notes}</div>'


def _shape(shape: str) -> str:
    hypothesis, reference = shape.split("-")
    if hypothesis == "0":
        return "missing in the translation"
    if reference == "0":
        return "not in the reference"
    return f"{_count(int(hypothesis), 'sentence')} for {reference}"


def _source_marks(segment: ScoredSegment) -> list[Mark]:
    """Return the terms of the source, each marked with what became of it."""
    return [
        Mark(
            verdict.source_start,
            verdict.source_end,
            f"term {verdict.status.value}",
            f"{verdict.term} → {' or '.join(verdict.asked)}: {WORDS[verdict.status]}",
            SIGNS[verdict.status],
        )
        for verdict in _apart(segment.terms)
    ]


def _apart(verdicts: Sequence[TermVerdict]) -> list[TermVerdict]:
    """Leave out terms inside others: a mark within a mark is hard to read."""
    kept: list[TermVerdict] = []
    for verdict in sorted(verdicts, key=lambda each: (each.source_start, -each.source_end)):
        if not kept or verdict.source_start >= kept[-1].source_end:
            kept.append(verdict)
    return kept


def _target_marks(segment: ScoredSegment) -> list[Mark]:
    """Return the terms found in the translation, and the places that findings point at."""
    marks = [
        Mark(verdict.start, verdict.end, f"term {verdict.status.value}", f"{verdict.term}: {WORDS[verdict.status]}",
             SIGNS[verdict.status])
        for verdict in segment.terms
        if verdict.start is not None and verdict.end is not None
    ]  # fmt: skip
    marks += [
        Mark(finding.start, finding.end, "fault", f"{finding.check}: {finding.message}", "!")
        for finding in segment.findings
        if finding.start is not None and finding.end is not None and finding.end > finding.start
    ]
    return marks


def _notes(segment: ScoredSegment) -> str:
    """Return the missed terms and the findings as a list."""
    missed = [
        f'<li class="missed"><b>✗ term missed</b> {escape(verdict.term)} → '
        f"{escape(' or '.join(verdict.asked[:3]))}</li>"
        for verdict in segment.terms
        if verdict.status is TermStatus.MISSED
    ]
    told = [_finding(finding) for finding in segment.findings if finding.check != "glossary" or not missed]
    return f'<ul class="notes">{"".join([*missed, *told])}</ul>' if missed or told else ""


def _finding(finding: Finding) -> str:
    return (
        f'<li class="{finding.severity.value}"><b>! {escape(finding.check)}</b> '
        f'<span class="hidden">({finding.severity.value})</span> {escape(finding.message)}</li>'
    )


def _footer() -> str:
    return (
        "<footer><p>Made by Entente. BLEU, chrF and TER are sacreBLEU's; a signature above gives them again on its "
        "command line. Colours repeat what signs and underlines say.</p></footer>"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
