"""What stands round a rendering: whether words that look like a term's rendering stand for the term at all.

"Board" renders `conseil d'administration` in "the board met", and does not in "the board of vendors", "the supervisory
board", "on-board", "to board a plane" or `{board}`. The judgement needs no analysis of the sentence: the words next to
the rendering, the complement that follows the term in the French, and the other entries of the glossary.

The stricter rules hold for short forms, wordings that leave out words of another accepted one ("board" for "board of
directors"): only they can be taken up by another term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from glossary import english, renderings, shield
from glossary.english_verbs import verb_forms
from glossary.fold import HYPHENS, accents
from glossary.names import EXONYMS, is_unknown
from glossary.term import Kind, Term, TermMatch

Span = tuple[int, int]

# What may be joined before a term without making another word of it: "ex-director", "post-merger".
_DETACHED = frozenset("ex then now former anti pro post pre mid all".split())
_NEGATING = frozenset("non".split())  # only where the French has it too
# What may be joined behind a short form: "board-approved" is approved by the board, "board-certified" is not.
_OF_THE_SHORT = frozenset(
    "approved appointed backed based controlled driven elected endorsed led level mandated nominated run wide".split()
)
_REACH = 40  # characters: longer than a word with what may stand between it and the term
_SUBJECT = r"(?:he|she|it|who|they|we|you|I)"
_MODAL = r"(?:to|will|would|can|could|may|might|must|shall|should|cannot|do|does|did|not|n['’]t|they|we|you|I)"
# Behind these "to" has a person, and what is told or given comes last: "announced to staff the closure".
_TELLING = (
    "announce clarify communicate confirm deliver describe detail disclose explain give introduce justify mention "
    "outline present recommend report reveal say send show submit"
).split()
_TOLD = re.compile(rf"\b(?:{'|'.join(form for verb in _TELLING for form in verb_forms(verb))})\s+to\s+$", re.IGNORECASE)
_OBJECT = r"(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|him|them|it|us)"
_DETERMINER = frozenset(
    "the a an this that these those its his her their our my your each every any some all both no which whose whom it "
    "them him us one two three four five six seven eight nine ten several many most".split()
)
_COMPLEMENT = re.compile(r"\s+of\s+")
_PHRASE_END = re.compile(
    r"[.,;:!?()«»\"“”]|\s(?:and|or|of|in|on|to|for|with|by|from|as|at|is|are|was|were|has|have|had|will|would)\s"
)
# The complement of a French noun, adjectives between: "conseil d'administration actuel de la banque".
_FRENCH_COMPLEMENT = re.compile(
    r"(?:\s+[\w-]*(?:el|elle|al|ale|aux|if|ive|ique|ien|ienne|ais|aise|ain|aine|eur|eure|aire|able|ible|é|ée)s?){0,2}?"
    r"\s+(?P<word>du|des|de la|de l['’]|de|d['’]|chez)\s*(?P<noun>[\w-]*)"
)
_POSSESSOR = re.compile(
    r"\b(?:son|sa|ses|leurs?|notre|nos|votre|vos|mon|ma|mes|dont l(?:a|es?|['’]))\s*$", re.IGNORECASE
)

_JOINED_BEFORE = re.compile(rf"([^\W\d_]+)[{HYPHENS}]$")
_JOINED_BEHIND = re.compile(rf"[{HYPHENS}]([^\W\d_]+)")
_OBJECT_BEHIND = re.compile(rf"\s+{_OBJECT}(?!\w)")
_NEGATED = re.compile(r"\bnon[\s-]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands round a term in the French, as far as it counts: its complement ("du", "groupe"), whether it has a
    possessor or a complement at all, and whether "non" stands before it."""

    complement: tuple[str, str] | None = None
    licensed: bool = False
    negated: bool = False


def surroundings(match: TermMatch, source: str) -> Surroundings:
    """Return what stands round a match in its `source`: matches of a term with the same are judged alike."""
    before = source[max(0, match.start - _REACH) : match.start]
    found = _FRENCH_COMPLEMENT.match(source, match.end)
    return Surroundings(
        None if found is None else (found["word"], found["noun"]),
        found is not None or _POSSESSOR.search(before) is not None,
        _NEGATED.search(before) is not None,
    )


def stands(text: str, span: Span, match: TermMatch, source: str = "") -> bool:
    """Say whether the words at `span` of a translation, which have the form of a rendering of `match`, stand for it.

    `source` is the French in which the match was found; "" where it is not known, then nothing follows the term.
    """
    start, end = span
    closed = shield.opaque(text)
    if any(a < end and start < b for a, b in closed):
        return False
    if any(a < end and start < b and (start > a or end < b) for a, b in shield.dotted(text)):
        return False
    if match.term.kind in renderings.LITERAL:
        return True
    short = is_short(text[start:end], match.term)
    around = surroundings(match, source)
    if _is_joined(text, span, match, around, short):
        return False
    if match.term.kind is Kind.ACRONYM and text[start:end].isupper():
        return True
    if _is_verb(text, span, match.term):
        return False
    return not short or not (_is_rival(text, span, match) or _is_of_another(text, span, match, around, source))


@lru_cache(maxsize=65_536)
def is_short(rendering: str, term: Term) -> bool:
    """Say whether a rendering found in a text is one of the short wordings of an entry only."""
    wordings = renderings.accepted(term)
    short = [wording for wording in wordings if _is_part(wording, wordings)]
    if not short:
        return False

    def fits(wording: str) -> bool:
        return renderings.pattern(wording, term.kind, verb=renderings.is_verb(term)).fullmatch(rendering) is not None

    return any(map(fits, short)) and not any(fits(wording) for wording in wordings if wording not in short)


def _is_part(wording: str, wordings: tuple[str, ...]) -> bool:
    """Say whether a wording leaves out words of another, as "board" and "chair" of "board chair" do."""
    if wording.isupper():  # an acronym says all that its expansion says
        return False
    words = wording.lower().split()
    for other in wordings:
        longer = other.lower().split()
        head = longer[: english.head(longer) + 1]
        if len(longer) > len(words) and words in (head[-len(words) :], longer[: len(words)]):
            return True
    return False


def _is_joined(text: str, span: Span, match: TermMatch, around: Surroundings, short: bool) -> bool:
    """Say whether a hyphen makes the words a part of another word: "on-board", "vice-president" for `président`."""
    start, end = span
    before = _JOINED_BEFORE.search(text[max(0, start - _REACH) : start])
    if before is not None and match.term.kind in (Kind.TERM, Kind.FORBIDDEN):
        prefix = before[1].lower()
        if f"{prefix}-{text[start:end].lower()}" in match.rivals:
            return True
        negated = prefix in _NEGATING and around.negated
        if prefix not in _DETACHED and not negated and not before[1][0].isupper():
            return True
    behind = _JOINED_BEHIND.match(text, end)
    return short and behind is not None and behind[1].lower() not in _OF_THE_SHORT


def _is_verb(text: str, span: Span, term: Term) -> bool:
    """Say whether a noun's letters are a verb's there: "he shares his fears", "to board a plane"."""
    rendering = text[slice(*span)]
    if " " in rendering or renderings.is_verb(term) or not rendering.isalpha():
        return False
    leader = _SUBJECT if rendering.endswith("s") else _MODAL
    before = text[max(0, span[0] - _REACH) : span[0]]
    if re.search(rf"(?<!\w){leader}\s+(?:also\s+|never\s+|only\s+)?$", before, re.IGNORECASE) is None:
        return False
    return _TOLD.search(before) is None and _OBJECT_BEHIND.match(text, span[1]) is not None


def _is_rival(text: str, span: Span, match: TermMatch) -> bool:
    """Say whether a short form is the end of another entry's rendering: "supervisory board"."""
    start = span[0]
    for rival in match.rivals:
        lead = rival.rpartition(" ")[0]
        if re.search(rf"(?<!\w){re.escape(lead)}[\s-]+$", text[max(0, start - len(lead) - 3) : start], re.IGNORECASE):
            return True
    return False


def _is_of_another(text: str, span: Span, match: TermMatch, around: Surroundings, source: str) -> bool:
    """Say whether a short form has a complement that the French does not give to the term: "board of vendors"."""
    found = _COMPLEMENT.match(text, span[1])
    if found is None:
        return False
    phrase = _PHRASE_END.split(text[found.end() :], maxsplit=1)[0].split()
    if not phrase or phrase[0].lower() in ("which", "whom"):
        return False
    words = [re.sub(r"['’]s?$", "", word) for word in phrase]
    own = {word for wording in renderings.accepted(match.term) for word in wording.lower().split() if len(word) > 3}
    if any(own & set(english.noun_forms(word.lower())) for word in words):
        return False  # other words for the full form: "board of independent directors", "impairment of assets"
    of, noun = around.complement or ("", "")
    first = words[0]
    if first.lower() in _DETERMINER or first[0].isdigit():
        return not around.licensed
    if first[0].isupper():
        if _folded(first) in _folded(source):
            return False
        if noun[:1].isupper() and noun.lower() not in EXONYMS and is_unknown(noun):  # such names survive
            return _folded(noun) not in _folded(text)
        return not around.licensed  # a name that English writes otherwise, or the word of a heading
    if around.complement is None:
        return True
    # A bare plural stands neither for a name nor for one definite thing: "d'OpenAI", "du groupe".
    definite = of.lower() not in ("de", "d'", "d’", "des", "chez")
    return noun[:1].isupper() or (definite and any(english.is_plural(word.lower()) for word in words[:2]))


def _folded(text: str) -> str:
    return accents(text).casefold()
