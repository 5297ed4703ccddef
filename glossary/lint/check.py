"""All rules over the files of a glossary, and the fixes that need no judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.lint import across, entry
from glossary.lint.problem import Problem
from glossary.sheet import Sheet
from glossary.term import Term


def check(sheets: Sequence[Sheet], texts: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """Return the problems of glossary files, which come in the order in which they are loaded, by file and line.

    With `texts` (French) entries that occur in none of them are told as well.
    """
    terms = [term for one in sheets for term in one.terms]
    found = [
        problem
        for one in sheets
        for row in one.rows
        if row.term is not None
        for problem in entry.problems(row.term, row.raw if one.delimiter == "," else "")
    ]
    found += across.problems(terms)
    if texts is not None:
        found += across.unmet(terms, texts)
    order = {one.path: place for place, one in enumerate(sheets)}
    return tuple(sorted(found, key=lambda one: (order[one.term.path], one.term.line, -one.severity.rank, one.rule)))


def fix(one: Sheet) -> Sheet:
    """Return a file with its fixable problems mended: spelling put right, exact repetitions removed."""
    repeated = across.duplicates(one.terms)
    changes: dict[int, Term | None] = {}
    for row in one.rows:
        if row.term is None:
            continue
        if (row.term.path, row.term.line) in repeated:
            changes[row.term.line] = None
        elif any(problem.fixable for problem in entry.problems(row.term, row.raw if one.delimiter == "," else "")):
            changes[row.term.line] = entry.respelt(row.term)
    return one.edited(changes)
