"""The possessive of a term: `la décision du PDG` is "the CEO's decision" or "the decision of the CEO".

Both are English, and which one stands there is left to the translator. What is no English is told and mended: an
apostrophe that is lost or astray ("the CEO' decision", "the CEO s decision"), and, where the French says whose a thing
is (`N du T`), a person set before that thing without any ("the CEO decision", "the directors decisions"). Compounds of
things ("board members", "AI research") and those of an office ("the CEO post") are English as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary import english
from glossary.fold import APOSTROPHES
from glossary.term import Kind
from glossary.verdict import Status, Verdict, malformed_possessive

_GENITIVE = re.compile(
    r"\b[^\W\d_]{3,}\s+(?:du|de la|de l['’]|des|de (?:son|sa|ses|leurs?|notre|nos|votre|vos|ce|cet|cette|ces)) ?$"
)
_DETERMINER = re.compile(r"(?<!\w)(?:the|its|his|her|their|our|your|this|that|these|those)\s+$", re.IGNORECASE)
_APOSTROPHE_AT_END = re.compile(rf"[{APOSTROPHES}]s?$")
_NEXT = re.compile(r"\s+([a-z]+)(?![\w'’-])")
_PERSONS = frozenset(
    "ceo cfo cto coo cio ciso cmo chairman chairwoman chair president director officer executive founder co-founder "
    "cofounder manager minister secretary spokesman spokeswoman spokesperson head chief boss leader".split()
)
# A singular of these endings is no verb behind a singular person, where a verb has -s or -ed.
_THING = re.compile(r"(?:[st]ion|ment|[ae]nce|ship|ity|ness|posal|rival|proval|fusal|missal|parture|ature)$")
_THINGS = frozenset(
    "plan speech letter vote salary career family lawyer wife husband strategy return exit ouster opinion view idea "
    "mandate apology promise answer reply choice words remarks".split()
)
_OF_AN_OFFICE = frozenset(
    "position succession transition nomination selection election appointment compensation remuneration".split()
)
_VERBS = frozenset(
    "mention question position auction function caution sanction condition petition comment implement document "
    "supplement experiment lament advance finance balance enhance influence experience reference silence evidence plan "
    "vote return exit view promise answer reply mandate champion partition".split()
)


def mended(translation: str, verdicts: Sequence[Verdict], source: str) -> str:
    """Return `translation` with the possessives of its terms put right; `verdicts` are those of `verdict.verify`."""
    for verdict in sorted(verdicts, key=lambda one: one.start or 0, reverse=True):
        if verdict.start is None or verdict.end is None or verdict.rendered is None:
            continue
        if (astray := malformed_possessive(translation, verdict.end)) is not None:
            rendered, end = _APOSTROPHE_AT_END.sub("", verdict.rendered), astray[1]
        elif (owner := _owner(translation, verdict, source)) is not None:
            rendered, end = owner, verdict.end
        else:
            continue
        translation = translation[: verdict.start] + english.possessive(rendered) + translation[end:]
    return translation


def _owner(translation: str, verdict: Verdict, source: str) -> str | None:
    """Return the person of whom the French says that the next thing is theirs, in the right number, or None."""
    match, rendered = verdict.match, verdict.rendered or ""
    if verdict.status is not Status.FOUND or match.term.kind not in (Kind.TERM, Kind.ACRONYM):
        return None
    singular = english.singular(rendered)
    words = singular.lower().split()
    if not words or words[english.head(words)] not in _PERSONS or rendered.endswith(("'s", "’s", *APOSTROPHES)):
        return None
    if _GENITIVE.search(source[: match.start]) is None:
        return None
    thing = _NEXT.match(translation, verdict.end or 0)
    if thing is None or _DETERMINER.search(translation[: verdict.start]) is None:
        return None
    if not _is_thing(thing[1], after_plural=singular != rendered):
        return None
    return english.plural(singular) if match.plural else singular


def _is_thing(word: str, *, after_plural: bool) -> bool:
    """Say whether a word behind a person is a thing of theirs, and no verb nor the second half of a compound."""
    if word in _OF_AN_OFFICE or (after_plural and english.singular(word) in _VERBS):
        return False
    several = english.singular(word)
    if several != word and (several in _VERBS or several in _OF_AN_OFFICE):
        return word in _THINGS
    return word in _THINGS or _THING.search(several) is not None
