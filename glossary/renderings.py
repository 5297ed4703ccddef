"""The English of an entry: which wordings count as it, and how it is written in a given place.

A rendering counts in any inflected form: plural or singular, possessive, capitalised, Title Case, ALL CAPS, with a
hyphen, a space or neither where the entry has a hyphen, the verb in any tense. Names, acronyms and what is not to be
translated count letter by letter; whole capitals and a possessive are free there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from glossary import english, french, homographs
from glossary.english_verbs import verb_forms
from glossary.fold import APOSTROPHES, HYPHENS
from glossary.french import FUNCTION_WORDS
from glossary.term import CaseMode, Kind, MatchMode, Term

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")


def _one_of(signs: str) -> str:
    """Return an expression for one of some signs.

    That is `[…]`, but a set so wide in Unicode takes `re` 60 µs, several times a pattern; the atomic group keeps `re`
    from making that set of the alternatives.
    """
    first, *others = map(re.escape, signs)
    return f"(?:(?>{first})|{'|'.join(others)})"


_APOSTROPHE = _one_of(APOSTROPHES)
_HYPHEN = _one_of(HYPHENS)
POSSESSIVE = f"(?:{_APOSTROPHE}(?:s|(?<=[sS].)(?!\\w)))?"
_TAKEN_FOR_ASCII = str.maketrans("ſıİ\u212a", "siik")  # by re.IGNORECASE
_OF = re.compile(r"d(?:e |['’])")
LITERAL = frozenset({Kind.NAME, Kind.DO_NOT_TRANSLATE})  # kinds that have no inflected forms


def accepted(term: Term) -> tuple[str, ...]:
    """Return the wordings that count as `term`: its targets and what its first mention is written as."""
    return (*term.targets, term.first) if term.first and term.first not in term.targets else term.targets


def find(text: str, term: Term, wordings: Iterable[str] | None = None) -> list[tuple[int, int]]:
    """Return the spans of `text` that render `term`, in order and apart, the longest wording first at each place."""
    exact, verb = term.case is CaseMode.EXACT, is_verb(term)
    folded = _folded(text)
    spans = sorted(
        {
            match.span()
            for wording in (accepted(term) if wordings is None else wordings)
            if _may_stand(wording, folded, term.kind, verb)
            for match in pattern(wording, term.kind, exact, verb).finditer(text)
        },
        key=lambda span: (span[0], -span[1]),
    )
    apart: list[tuple[int, int]] = []
    for span in spans:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def first_words(wording: str, term: Term) -> tuple[str, ...]:
    """Return what the first word of a wording may be, in small letters; "" for a wording of signs alone."""
    forms = _forms(wording, term.kind, is_verb(term))
    return tuple(dict.fromkeys(form.lower() for form in forms[0])) if forms else ("",)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, the parts of compounds each for itself."""
    return [word.lower() for word in _WORD.findall(text)]


def wording_of(rendered: str, term: Term, wordings: Sequence[str]) -> str:
    """Return the wording of which `rendered`, found in a text, is a form: the same letters before inflected ones."""
    same = (wording for wording in wordings if wording.casefold() == rendered.casefold())
    exact, verb = term.case is CaseMode.EXACT, is_verb(term)
    forms = (wording for wording in wordings if pattern(wording, term.kind, exact, verb).fullmatch(rendered))
    return next(same, None) or next(forms, rendered)


def is_verb(term: Term) -> bool:
    """Say whether an entry is a verb phrase: an inflected term whose source begins with an infinitive."""
    if term.kind not in (Kind.TERM, Kind.FORBIDDEN) or term.match is not MatchMode.INFLECTED:
        return False
    first, _, rest = term.source.lower().partition(" ")
    if first in FUNCTION_WORDS or not french.infinitive(first):
        return False
    # "Le pouvoir", "un devoir de vigilance"; but "avoir lieu".
    alone = not rest or (first in ("devoir", "pouvoir") and _OF.match(rest) is not None)
    return not (alone and homographs.is_noun_too(first, term.targets))


@lru_cache(maxsize=65_536)
def pattern(wording: str, kind: Kind, exact: bool = False, verb: bool = False) -> re.Pattern[str]:
    """Return the expression that finds a wording in all forms that count."""
    literal = kind in LITERAL
    matches = list(_WORD.finditer(wording))
    if not matches:
        return re.compile(re.escape(wording))
    words = [match.group() for match in matches]
    noun_places = english.heads(words) | {len(words) - 1}
    parts = [re.escape(wording[: matches[0].start()])]
    for place, (match, forms) in enumerate(zip(matches, _forms(wording, kind, verb), strict=True)):
        parts.append(forms[0] if len(forms) == 1 else f"(?:{'|'.join(map(re.escape, sorted(forms, key=len)[::-1]))})")
        following = matches[place + 1].start() if place + 1 < len(matches) else len(wording)
        between = wording[match.end() : following]
        if between == " " and place in noun_places and not literal:
            parts.append(POSSESSIVE)  # "board's members" for "board members"
        parts.append(_between(between, last=place == len(matches) - 1, literal=literal))
    body = "".join(parts)
    # "high-risk-risk", as a machine may stutter, is no rendering; "AI-based" is.
    stutter = f"(?!{_HYPHEN}{re.escape(words[-1])}(?!\\w))"
    edges = (r"(?<!\w)" if wording[0].isalnum() else "", rf"(?!\w){stutter}" if wording[-1].isalnum() else "")
    # An acronym may be accepted written out; those words are capitalised as any others.
    if literal or (kind is Kind.ACRONYM and wording.isupper()):
        capitals = body if wording.isupper() else f"(?:{body}|{re.escape(wording.upper())})"
        return re.compile(edges[0] + capitals + POSSESSIVE + edges[1])
    # An entry in capitals ("AI", "GDPR") stays so whatever its kind; else small words would count as it.
    flags = 0 if len(words) == 1 and wording.isupper() and len(wording) > 1 else re.IGNORECASE
    return re.compile(edges[0] + body + POSSESSIVE + edges[1], flags)


@lru_cache(maxsize=65_536)
def _forms(wording: str, kind: Kind, verb: bool) -> tuple[tuple[str, ...], ...]:
    """Return for each word of a wording the forms that count, in small letters or capitals."""
    words = _WORD.findall(wording)
    heads = english.heads(words) if words else frozenset()
    rows: list[tuple[str, ...]] = []
    for place, word in enumerate(words):
        if verb and place == 0:
            forms = verb_forms(word.lower())
        elif (place in heads or place == len(words) - 1) and kind not in LITERAL and not word.isdigit():
            forms = english.noun_forms(word)
            if place not in heads:  # "conflicts of interests", but no "board of director"
                forms = tuple(form for form in forms if form == word or english.is_plural(form))
            elif len(word) > 1 and word.isupper():
                forms = (*forms, f"{word}S")  # a heading in capitals has "CEOS"
        else:
            forms = (word,)
        rows.append(forms)
    return tuple(rows)


def _may_stand(wording: str, folded: str, kind: Kind, verb: bool) -> bool:
    """Say whether a folded text has a form of each word: what spares most wordings their pattern, dear to compile."""
    if not wording.isascii():
        return True
    return all(any(form.lower() in folded for form in forms) for forms in _forms(wording, kind, verb))


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """Return a text in which letters that `re.IGNORECASE` takes for equal to one of ASCII are that one, small."""
    return text.translate(_TAKEN_FOR_ASCII).lower()


def _between(text: str, *, last: bool, literal: bool) -> str:
    """Return what may stand between two words of a wording, or after the last."""
    if not last and not text.strip():
        return rf"(?:\s+|\s?{_HYPHEN}\s?)" if not literal else r"\s+"
    if not last and len(text) == 1 and text in HYPHENS:
        return rf"(?:{_HYPHEN}|\s)?" if not literal else _HYPHEN
    return "".join(
        _APOSTROPHE if sign in APOSTROPHES else r"\s+" if sign.isspace() else re.escape(sign) for sign in text
    )


def written(term: Term, *, plural: bool = False, first: bool = False, surface: str = "") -> str:
    """Return the preferred wording in the number and capitals of an occurrence (`surface`, as it stands in the source).

    A mass noun, adjective or verb stays as it is, and so do names. So do capitals that are the same in both languages
    (`les CDC`: the CDC) unless the entry's kind is acronym (`les API`: the APIs), since French shows no number there.
    Where the entry itself stands in the plural, a singular occurrence is written in the singular.
    """
    wording = term.first if first and term.first else term.target
    copied = term.kind is Kind.TERM and wording == term.source and wording.isupper()
    if term.kind not in LITERAL and not copied and not first and not is_verb(term):
        if plural:
            # Where the entry renders a plural so, it need not agree any more ("hospitalisés": "hospitalized").
            agrees = english.is_plural(wording) or _is_plural_source(term)
            wording = wording if agrees else english.plural(wording)
        elif surface and english.is_plural(wording) and _is_plural_source(term) and term.kind is Kind.TERM:
            wording = english.singular(wording)
    letters = [character for character in surface if character.isalpha()]
    shouted = len(letters) > 1 and surface.isupper() and not term.source.isupper() and surface not in term.variants
    return wording.upper() if shouted else wording


def _is_plural_source(term: Term) -> bool:
    first = next((word for word in re.findall(r"\w+", term.source.lower()) if word not in FUNCTION_WORDS), "")
    return french.number(first) is french.Number.PLURAL
