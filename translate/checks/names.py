"""Names: written as in the source, none lost.

Only what is surely a name is asked for: words in capitals inside a sentence that no dictionary knows, or two in a row.
Place names that English writes its own way (`Londres`) are in the English dictionary and so are never taken for
misspellings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glossary.names import EXONYMS
from glossary.transliteration import is_english_form
from translate.checks.transcription import same_name, spoken
from translate.checks.unit import Fault, Unit

NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[-'’][^\W\d_]+)*")
_FULL_NAME = re.compile(rf"{NAME.pattern}(?:[ \u00a0]{NAME.pattern})+")
_ELISION = re.compile(r"^(?:[LDJSCNMT]|Qu)['’]")
_POSSESSIVE = re.compile(r"['’]s?$")
_BETWEEN = re.compile(r", |,? (?:et|ou) ")
_MEMBER = rf"{NAME.pattern}(?:[ \u00a0]{NAME.pattern})*"
_ROW = re.compile(rf"{_MEMBER}(?:(?:{_BETWEEN.pattern}){_MEMBER})*")  # one name is a row too: none is tried twice
_ARTICLE = re.compile(
    r"(?:(?:[Àà]|[Dd]e|[Ee]n|[Pp]ar|[Aa]vec|[Pp]our) )?(?:[LlDd]['’]|(?:[Ll]a|[Ll]es?|[Dd]u|[Dd]es|[Aa]ux?) )"
)
_ARTICLED = rf"(?:{_ARTICLE.pattern})?{_MEMBER}"
_ARTICLED_ROW = re.compile(rf"{_ARTICLED}(?:(?:{_BETWEEN.pattern}){_ARTICLED})*")
_BETWEEN_ENGLISH = re.compile(r",? (?:and|or) |, ")
_CLOSING_ENGLISH = re.compile(r" (?:and|or) ")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]{2,4}\b")  # U.S., UK
_ENGLISH_MEMBER = rf"(?:[Tt]he )?{_MEMBER}"
_ENGLISH_ROW = re.compile(rf"{_ENGLISH_MEMBER}(?:(?:{_BETWEEN_ENGLISH.pattern}){_ENGLISH_MEMBER})*")
SENTENCE_START = re.compile(r"(?:^|[.!?:;…«»“”\"(\[\n–—•*-]\s*)$")
MISSPELT_AT = 2  # edits between a name and its misspelling, one for names of four letters
LONG_NAME = 5
_ARTICLES = frozenset("La Le Les Au Aux Du Des En À Un Une".split())
_TITLES = frozenset({"Mmes", "Mlles"})  # those of four letters, the least of a name
_ENGLISH_TITLES = frozenset("Mr Mrs Ms Messrs Dr".split())
_TITLED = rf"[ \u00a0](?P<name>{NAME.pattern}(?:[ \u00a0]{NAME.pattern}){{0,2}})"
_MAN = re.compile(r"\b(?:MM?\.|[Mm]onsieur|[Mm]essieurs)")
_WOMAN = re.compile(r"\b(?:M(?:me|lle)s?\b|[Mm]adame|[Mm]esdames|[Mm](?:ade|esde)moiselle)")
_TITLE = rf"(?:{_MAN.pattern}|{_WOMAN.pattern}s?)"
_FRENCH_TITLED = re.compile(rf"(?P<titles>{_TITLE}(?:[ \u00a0](?:et|ou)[ \u00a0]{_TITLE})?){_TITLED}")
_ENGLISH_TITLED = re.compile(rf"\b(?P<title>Mr|Mrs|Ms|Miss)\b\.?{_TITLED}")
_CLOSING = re.compile(r" (?:et|ou) ")
_ROW_FROM = 3  # names in a row, from which one that is lost stands out
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|re|ère|ème)?")


def names(unit: Unit) -> Iterator[Fault]:
    """Find names of the source that stand misspelt in the translation, and women called Mr. or men called Mrs."""
    from rapidfuzz.distance import OSA

    source, target = unit.source_prose, unit.prose
    yield from _titles(source, target)
    wanted = list(_surely_names(source, _fold(target)))
    if not wanted:
        return
    in_target = {_fold(word): match for match in NAME.finditer(target) for word in _parts(match.group())}
    in_source = {_fold(word) for match in NAME.finditer(source) for word in _parts(match.group())}
    for name in wanted:
        folded = _fold(name)
        limit = MISSPELT_AT if len(folded) >= LONG_NAME else 1
        misspelt = [
            (OSA.distance(folded, other), match)
            for other, match in in_target.items()
            if other not in in_source
            and abs(len(other) - len(folded)) <= limit
            and not all(_english(part) for part in match.group().split("-"))
            and not (same_name(name, match.group()) or is_english_form(name, match.group()))
            and (name.lower() not in EXONYMS or sorted(folded) == sorted(other))  # Platon, Plato; but "Eltsnie"
        ]
        best = min(misspelt, key=lambda each: (each[0], each[1].start()), default=None)
        if best is not None and best[0] <= limit:
            match = best[1]
            yield f"“{match.group()}” is “{name}” in the source", match.start(), match.end()


def _titles(source: str, target: str) -> Iterator[Fault]:
    """Find titles of the other sex: "Mr. Durand" for « Mme Durand », where both texts have no other Durand."""
    theirs = [(_fold(each["name"]).split(), each) for each in _FRENCH_TITLED.finditer(source)]
    ours = list(_ENGLISH_TITLED.finditer(target)) if theirs else []
    for match in ours:
        name = _fold(match["name"]).split()[-1]
        same = [each for words, each in theirs if name in words]
        titles = {each["title"] == "Mr" for each in ours if name in _fold(each["name"]).split()}
        if not same or len(titles) > 1 or len(re.findall(rf"\b{re.escape(name)}\b", _fold(source))) > len(same):
            continue
        if not any((_MAN if match["title"] == "Mr" else _WOMAN).search(each["titles"]) for each in same):
            yield f"“{match.group()}” is “{same[0].group()}” in the source", match.start(), match.end()


def missing_names(unit: Unit) -> Iterator[Fault]:
    """Find people and bodies of two words or more of whom no word stands in the translation, and one name lost of
    several in a row.
    """
    source, target = unit.source_prose, spoken(_fold(unit.prose))
    lost = list(_missing_of_rows(source, unit.prose))
    yield from lost or _shorter_rows(source, unit.prose)
    for match in _FULL_NAME.finditer(source):
        words = match.group().split()
        # Before any dictionary is asked, which takes half a second to load: most names came through.
        if any(_near(part, target) for word in words if len(word) > 3 for part in _parts(word)):
            continue
        if SENTENCE_START.search(source[: match.start()]):
            words = words[1:] if len(words) > 2 or _french(words[0]) else words
        words = [word for word in words if word not in _ARTICLES and not _ROMAN.fullmatch(word) and _capital(word)]
        if len(words) < 2:
            continue
        words = [word for word in words if len(word) > 3 and not word.isupper()]
        if not all(_french(part) or _english(part) for word in words for part in word.split("-")):
            yield f"“{match.group()}” of the source is missing", None, None


def _missing_of_rows(source: str, target: str) -> Iterator[Fault]:
    """Find the one name of three or more in a row that the translation lacks.

    No French word is spelt like it, and no other word in capitals of the translation may be its English form.
    """
    for row in _ROW.finditer(source):
        if not _CLOSING.search(row.group()):
            continue
        told = spoken(_fold(target))
        members = [[part for word in each.split() for part in _parts(word)] for each in _BETWEEN.split(row.group())]
        lost = [each for each in members if not any(_near(word, told) for word in each)]
        opening = members[0][0] if SENTENCE_START.search(source[: row.start()]) else ""
        if members[0] in lost and opening and (opening.endswith("ment") or _french(opening)):
            del members[0], lost[0]  # « Hier, Dupont, Martin et Leclerc », « Actuellement, … »
        if len(lost) != 1 or len(lost[0]) != 1 or len(members) < _ROW_FROM:
            continue
        name = lost[0][0]
        if len(name) < 4 or name.isupper() or not _capital(name) or any(_french(part) for part in name.split("-")):
            continue
        if not any(_may_be_form(match, source, target) for match in NAME.finditer(target)):
            yield f"“{name}” of the source is missing", None, None


def _shorter_rows(source: str, target: str) -> Iterator[Fault]:
    """Find rows of three names or more, articles before them or not, that are shorter by one in the translation.

    Names that the dictionaries know have other forms in English (`l'Allemagne`), so that rows are counted: more names
    of the French have no likeness in the English than the English has names that may be theirs.
    """
    french = [row for row in _ARTICLED_ROW.finditer(source) if _closes(row.group(), _CLOSING)]
    if not french:
        return
    rows = [row for row in _ENGLISH_ROW.finditer(target) if _closes(row.group(), _CLOSING_ENGLISH)]
    english = [_BETWEEN_ENGLISH.split(row.group()) for row in rows]
    told = spoken(_fold(target))
    for row in french if english else ():
        members = _BETWEEN.split(row.group())
        lost = [each for each in members if not any(_near(word, told) for word in _of_name(each))]
        articles = [bool(_ARTICLE.match(each)) for each in members]
        begins = bool(SENTENCE_START.search(source[: row.start()]))
        if members[0] in lost and (begins if not articles[0] else not any(articles[1:])):
            del members[0], lost[0]  # « Hier, Paul, Marie et Sophie », « les Etats, Géorgie ou Russie »
        if len(members) < _ROW_FROM or max(map(len, english)) >= len(members):
            continue
        if not any(len(each) == len(members) - 1 and _in_order(members, each) for each in english):
            continue
        forms = sum(
            _may_be_form(match, source, target, sure=any(each.start() <= match.start() < each.end() for each in rows))
            for match in NAME.finditer(target)
        )
        if len(lost) > forms + sum(initials not in source for initials in _INITIALS.findall(target)):
            what = f"“{' '.join(_of_name(lost[0]))}”" if len(lost) == 1 else f"one name of “{row.group()}”"
            yield f"{what} of the source is missing", None, None


def _closes(row: str, closing: re.Pattern[str]) -> bool:
    """Tell whether a row has its one "and" or "or" before its last name: `A ou B, et C` is none of three."""
    found = list(closing.finditer(row))
    return len(found) == 1 and ", " not in row[found[0].end() :]


def _in_order(french: Sequence[str], english: Sequence[str]) -> bool:
    """Tell whether some names of two rows are alike, and those in the same order."""
    places = [
        place
        for name in english
        for place, member in enumerate(french)
        if any(_near(word, spoken(_fold(name))) for word in _of_name(member))
    ]
    return bool(places) and places == sorted(places)


def _of_name(member: str) -> list[str]:
    """Return the words of a name in a row without article."""
    bare = _ARTICLE.sub("", member)
    return [part for word in bare.split() if word not in _ARTICLES for part in _parts(word)]


def _may_be_form(match: re.Match[str], source: str, target: str, *, sure: bool = False) -> bool:
    """Tell whether a word in capitals of the translation is none of the source: `Beijing` may be `Pékin`.

    A word that begins a sentence is a name if no dictionary has it, or if it is `sure` to be one.
    """
    word = match.group()
    first = not sure and bool(SENTENCE_START.search(target[: match.start()]))
    if word in _ENGLISH_TITLES or (first and _english(word.lower())):
        return False
    return not any(_near(part, spoken(_fold(source))) for part in _parts(word))


def _capital(word: str) -> bool:
    """Tell whether a word is a name, not an elided article before a common noun: `L'autoroute`."""
    return any(part[0].isupper() for part in _parts(word))


def _near(name: str, target: str) -> bool:
    """Tell whether a word of the translation begins like the name: inflected, transcribed or misspelt."""
    return spoken(_fold(name))[:4] in target


def _surely_names(source: str, target: str) -> Iterator[str]:
    """Yield the words of four letters or more that are names, but for those that stand in the folded `target`."""
    seen = set()
    for match in NAME.finditer(source):
        first = bool(SENTENCE_START.search(source[: match.start()]))
        for word in _parts(match.group()):
            if word in seen or word in _TITLES or word.isupper() or len(folded := _fold(word)) < 4 or folded in target:
                continue
            if _french(word) or (first and _english(word)):
                continue
            seen.add(word)
            yield word


def _parts(name: str) -> list[str]:
    """Return a name without elided article and possessive: `l'Altman`, `Altman's`."""
    bare = _POSSESSIVE.sub("", _ELISION.sub("", name))
    return [bare] if bare else []


@lru_cache(maxsize=32768)
def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=32768)
def _english(word: str) -> bool:
    import simplemma

    bare = _POSSESSIVE.sub("", word)
    return simplemma.is_known(bare, lang="en") or simplemma.is_known(bare.lower(), lang="en")


@lru_cache(maxsize=32768)
def _french(word: str) -> bool:
    import simplemma

    return simplemma.is_known(word, lang="fr") or simplemma.is_known(word.lower(), lang="fr")
