"""Errors planted into right translations, to see whether the checks find them.

Each kind of error is a function of a right pair that returns the pair with the error in it (some need the source to
carry what is then lost: a placeholder, a tag), or None where it cannot be planted. Which pair gets which error is drawn
with a fixed seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from glossary.term import Kind, Term, TermMatch

SEED = 20231117
COUNT = 200

Pair = tuple[str, str]  # source, translation
Planter = Callable[[random.Random, str, str], "Pair | None"]

WRONG = "managing committee"  # in the place of a glossary's rendering
ELSEWHERE = (
    "Der Verwaltungsrat hat am Freitag entschieden, dass die Gesellschaft nicht mehr von ihm geleitet wird.",
    "El consejo decidió el viernes que la empresa ya no sería dirigida por su fundador, pero no dijo por qué.",
    "Il consiglio ha deciso che la società non sarà più guidata da lui, ma per ora non sono state date spiegazioni.",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: where, which kind, by which checks it may rightly be told, and the pair that has it."""

    index: int
    kind: str
    expected: frozenset[str]
    source: str
    target: str
    matches: tuple[TermMatch, ...] = ()


def plant(
    pairs: Sequence[Pair], matches: Sequence[tuple[TermMatch, ...]], count: int = COUNT, seed: int = SEED
) -> tuple[Planted, ...]:
    """Return `count` errors, all kinds in turn, each in a pair of its own as far as there are enough pairs."""
    chance = random.Random(seed)
    order = list(range(len(pairs)))
    chance.shuffle(order)
    used: set[int] = set()
    planted: list[Planted] = []
    kinds = [*KINDS, "glossary", "forbidden"]
    idle = 0
    while len(planted) < count and idle < len(kinds):
        kind = kinds[len(planted) % len(kinds)] if not idle else kinds[(len(planted) + idle) % len(kinds)]
        found = next(
            (error for index in order if index not in used and (error := _one(kind, index, pairs, matches, chance))),
            None,
        )
        if found is None:
            idle += 1
            continue
        idle = 0
        used.add(found.index)
        planted.append(found)
        if len(used) == len(pairs):
            used.clear()
    return tuple(planted)


def _one(
    kind: str, index: int, pairs: Sequence[Pair], matches: Sequence[tuple[TermMatch, ...]], chance: random.Random
) -> Planted | None:
    source, target = pairs[index]
    if kind in {"glossary", "forbidden"}:
        return _term(kind, index, source, target, matches[index], chance)
    planter, expected = KINDS[kind]
    result = planter(chance, source, target)
    if result is None or (result[1] == target and result[0] == source):
        return None
    return Planted(index, kind, frozenset(expected), *result, matches[index])


def _term(
    kind: str, index: int, source: str, target: str, matches: tuple[TermMatch, ...], chance: random.Random
) -> Planted | None:
    """Replace a rendering by words that the glossary does not have, or by one that it forbids."""
    for match in chance.sample(matches, len(matches)):
        if match.term.kind not in {Kind.TERM, Kind.ACRONYM} or len(match.term.target) < 3:
            continue
        place = re.search(rf"\b{re.escape(match.term.target)}\b", target, re.IGNORECASE)
        if place is None or len(re.findall(rf"\b{re.escape(match.term.target)}", target, re.IGNORECASE)) > 1:
            continue
        text = target[: place.start()] + WRONG + target[place.end() :]
        if kind == "glossary":
            return Planted(index, kind, frozenset({"glossary"}), source, text, matches)
        forbidden = Term(match.term.source, (WRONG,), Kind.FORBIDDEN)
        extra = TermMatch(forbidden, match.start, match.end, match.surface)
        return Planted(index, kind, frozenset({"forbidden"}), source, text, (extra,))
    return None


def _number(chance: random.Random, source: str, target: str) -> Pair | None:
    places = list(re.finditer(r"(?<![\w.,])\d+(?![\w.,]*\d)", target))
    if not places:
        return None
    place = chance.choice(places)
    changed = str(int(place.group()) + chance.choice([1, 2, 10, 100]))
    return source, target[: place.start()] + changed + target[place.end() :]


def _number_lost(chance: random.Random, source: str, target: str) -> Pair | None:
    place = re.search(r" \d+(?:[.,]\d+)*(?= [a-z])", target)
    return None if place is None else (source, target[: place.start()] + target[place.end() :])


def _swap(*words: str) -> Planter:
    """Return a planter that puts another word of the group in the place of the one that stands there."""

    def planter(chance: random.Random, source: str, target: str) -> Pair | None:
        for word in words:
            place = re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", target)
            others = [each for each in words if each != word and each not in target]
            if place is not None and others:
                return source, target[: place.start()] + chance.choice(others) + target[place.end() :]
        return None

    return planter


def _currency(chance: random.Random, source: str, target: str) -> Pair | None:
    for one, other in (("$", "€"), ("€", "$"), ("£", "$")):
        if one in target and re.search(rf"{re.escape(one)}\d", target):
            return source, target.replace(one, other)
    return None


def _percent(chance: random.Random, source: str, target: str) -> Pair | None:
    return (source, target.replace("%", "")) if re.search(r"\d%", target) else None


def _name(chance: random.Random, source: str, target: str) -> Pair | None:
    """Misspell a name that stands in both texts: two letters change places, or one is lost."""
    for place in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b(?!['’])", target):
        name = place.group()
        if name not in source or re.search(rf"(?:^|[.!?] ){name}", source) or target.count(name) > 1:
            continue
        middle = chance.randrange(1, len(name) - 2)
        if name[middle] == name[middle + 1]:
            continue
        wrong = (
            name[:middle] + name[middle + 1] + name[middle] + name[middle + 2 :]
            if chance.random() < 0.5
            else name[:middle] + name[middle + 1 :]
        )
        return source, target[: place.start()] + wrong + target[place.end() :]
    return None


def _name_lost(chance: random.Random, source: str, target: str) -> Pair | None:
    for place in re.finditer(r"(?<=[a-z,] )([A-Z][a-z]{3,} [A-Z][a-z]{3,})\b(?!['’])", target):
        if place.group() in source and all(target.count(word) == 1 for word in place.group().split()):
            return source, target[: place.start()] + "he" + target[place.end() :]
    return None


def _carried(mark: str, wrong: Sequence[str]) -> Planter:
    """Return a planter that puts `mark` at a word's place in the source, and loses or garbles it in the target."""

    def planter(chance: random.Random, source: str, target: str) -> Pair | None:
        if " " not in source or " " not in target:
            return None
        return _inserted(source, mark), _inserted(target, chance.choice(wrong))

    return planter


def _inserted(text: str, mark: str) -> str:
    place = text.index(" ", min(len(text) // 2, text.rindex(" ")))
    return f"{text[:place]} {mark}{text[place:]}" if mark else text


def _tag(chance: random.Random, source: str, target: str) -> Pair | None:
    french, english = source.split(" "), target.split(" ")
    if len(french) < 4 or len(english) < 4:
        return None
    french[1], english[1] = f"<b>{french[1]}</b>", f"<b>{english[1]}" if chance.random() < 0.5 else english[1]
    return " ".join(french), " ".join(english)


def _bracket(chance: random.Random, source: str, target: str) -> Pair | None:
    french, english = source.split(" "), target.split(" ")
    if len(french) < 4 or len(english) < 4 or set("()[]") & set(source + target):
        return None
    french[1] = f"({french[1]})"
    english[1] = f"({english[1]}" if chance.random() < 0.5 else f"{english[1]})"
    return " ".join(french), " ".join(english)


def _quote(chance: random.Random, source: str, target: str) -> Pair | None:
    places = [match.start() for match in re.finditer('["“”]', target)]
    if len(places) != 2:
        return None
    place = chance.choice(places)
    return source, target[:place] + target[place + 1 :]


def _end(chance: random.Random, source: str, target: str) -> Pair | None:
    if not (source.endswith(".") and target.endswith(".")) or len(source.split()) < 4:
        return None
    return source, target[:-1] + chance.choice(["", "?", ","])


def _doubled(chance: random.Random, source: str, target: str) -> Pair | None:
    words = target.split(" ")
    places = [
        index for index, word in enumerate(words) if word.isalpha() and word.islower() and word not in {"that", "had"}
    ]
    if not places:
        return None
    place = chance.choice(places)
    return source, " ".join([*words[: place + 1], *words[place:]])


def _untranslated(chance: random.Random, source: str, target: str) -> Pair | None:
    return (source, source) if len(source.split()) >= 5 else None


def _empty(chance: random.Random, source: str, target: str) -> Pair | None:
    return source, ""


def _half(chance: random.Random, source: str, target: str) -> Pair | None:
    french, english = source.split(" "), target.split(" ")
    if len(french) < 10 or len(english) < 10:
        return None
    return source, " ".join([*english[: len(english) // 2], *french[len(french) // 2 :]])


def _elsewhere(chance: random.Random, source: str, target: str) -> Pair | None:
    return (source, chance.choice(ELSEWHERE)) if len(source) > 60 else None


def _truncated(chance: random.Random, source: str, target: str) -> Pair | None:
    words = target.split(" ")
    return (source, " ".join(words[: len(words) // 3]) + ".") if len(words) >= 12 else None


def _overlong(chance: random.Random, source: str, target: str) -> Pair | None:
    more = "There is a great deal more to be said about this, and it will be said at length in the days to come."
    return (source, f"{target} {more} {more[:-1]}, again.") if 40 < len(source) < 110 else None


def _date_lost(*words: str) -> Planter:
    """Return a planter that drops the month or day of the week that stands alone of its kind."""

    def planter(chance: random.Random, source: str, target: str) -> Pair | None:
        places = [place for word in words for place in re.finditer(rf"(?: on| in| last| next)? {word}\b", target)]
        if len(places) != 1:
            return None
        return source, target[: places[0].start()] + target[places[0].end() :]

    return planter


def _alone(chance: random.Random, source: str, target: str) -> Pair | None:
    word = chance.choice(ALONE)
    return word, word


def _word_left(chance: random.Random, source: str, target: str) -> Pair | None:
    """Leave one word of the source, told by its accent, in the place of an English one."""
    french = [word for word in re.findall(r"(?<= )[^\W\d_]{5,}(?= )", source) if word.islower() and not word.isascii()]
    places = list(re.finditer(r"(?<= )[a-z]{5,}(?= )", target))
    if not french or not places:
        return None
    place = chance.choice(places)
    return source, target[: place.start()] + chance.choice(french) + target[place.end() :]


def _loop(chance: random.Random, source: str, target: str) -> Pair | None:
    words = target.split(" ")
    if len(words) < 8:
        return None
    place = chance.randrange(2, len(words) - 4)
    size = chance.choice([2, 3, 4])
    return source, " ".join([*words[:place], *(words[place : place + size] * 3), *words[place + size :]])


def _double_space(chance: random.Random, source: str, target: str) -> Pair | None:
    places = [match.start() for match in re.finditer(" ", target)]
    if not places:
        return None
    place = chance.choice(places)
    return source, target[:place] + " " + target[place:]


def _french_spacing(chance: random.Random, source: str, target: str) -> Pair | None:
    place = re.search(r"(?<=[a-z])[:;?!]|(?<=\d)%", target)
    return None if place is None else (source, f"{target[: place.start()]} {target[place.start() :]}")


def _guillemets(chance: random.Random, source: str, target: str) -> Pair | None:
    return (
        (source, re.sub(r'["“]([^"“”]*)["”]', r"« \1 »", target, count=1)) if '"' in target or "“" in target else None
    )


def _small(chance: random.Random, source: str, target: str) -> Pair | None:
    if not (source[:1].isupper() and target[:1].isupper() and target[1:2].islower()):
        return None
    return source, target[0].lower() + target[1:]


def _reserved(chance: random.Random, source: str, target: str) -> Pair | None:
    return (source, _inserted(target, chance.choice(["⟪0⟫", "⟧", "⟦PDG⟨CEO⟧"]))) if " " in target else None


MONTHS = ("January", "February", "April", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ALONE = ("Fichier", "Bonjour", "Enregistrer sous", "Aide", "Quitter", "Rechercher", "Accueil", "Merci !", "Nouveau")
KINDS: dict[str, tuple[Planter, tuple[str, ...]]] = {
    "number changed": (_number, ("numbers",)),
    "number lost": (_number_lost, ("numbers",)),
    "month changed": (_swap(*MONTHS), ("dates",)),
    "day changed": (_swap(*DAYS), ("dates",)),
    "month lost": (_date_lost(*MONTHS), ("dates",)),
    "day lost": (_date_lost(*DAYS), ("dates",)),
    "minutes lost": (_carried("à 14 h 30", ("at 2 p.m.", "at 14:00", "at 2 o'clock")), ("numbers",)),
    "time changed": (_carried("à 9 h 45", ("at 8:45 a.m.", "at 9:15 a.m.", "at a quarter to 9")), ("numbers",)),
    "currency changed": (_currency, ("units",)),
    "magnitude changed": (_swap("million", "billion"), ("units", "numbers")),
    "unit changed": (_swap("hours", "minutes", "days", "weeks", "months", "years"), ("units",)),
    "percent sign lost": (_percent, ("units",)),
    "name misspelt": (_name, ("names", "glossary")),
    "name lost": (_name_lost, ("missing-names", "names", "glossary")),
    "placeholder lost": (_carried("%(count)d", ("", "%(coun)d", "%count")), ("placeholders",)),
    "brace garbled": (_carried("{name}", ("", "{nom}", "name")), ("placeholders",)),
    "tag lost": (_tag, ("xmltags",)),
    "address changed": (_carried("https://example.org/fr/aide", ("https://example.org/en/help", "")), ("urls",)),
    "e-mail changed": (_carried("aide@example.org", ("help@example.org", "")), ("emails",)),
    "symbol lost": (_carried("🚀", ("",)), ("symbols",)),
    "entity lost": (_carried("&rarr;", ("",)), ("entities",)),
    "bracket lost": (_bracket, ("brackets",)),
    "quote lost": (_quote, ("doublequoting",)),
    "end changed": (_end, ("endpunc",)),
    "word doubled": (_doubled, ("doublewords",)),
    "untranslated": (_untranslated, ("unchanged",)),
    "one word untranslated": (_alone, ("unchanged",)),
    "one word left": (_word_left, ("half-translated",)),
    "empty": (_empty, ("untranslated",)),
    "half translated": (_half, ("half-translated", "language")),
    "other language": (_elsewhere, ("language",)),
    "cut short": (_truncated, ("short",)),
    "too long": (_overlong, ("long", "repetition")),
    "loop": (_loop, ("repetition",)),
    "double space": (_double_space, ("doublespacing",)),
    "French spacing": (_french_spacing, ("puncspacing",)),
    "guillemets": (_guillemets, ("guillemets",)),
    "small first letter": (_small, ("startcaps",)),
    "machine's symbol": (_reserved, ("reserved",)),
}
