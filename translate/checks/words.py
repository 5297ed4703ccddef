"""Words: doubled, repeated, left in French, of another language, too many or too few."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from glossary.patterns import Kind
from glossary.term import Kind as TermKind
from translate.checks.unit import Fault, Unit, shortened
from translate.doubled import doubled

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TWICE = re.compile(r"(?<![\d.,/-])(\d{1,2}, \d{4}|\d{2,})([ \u00a0]+)\1(?![\d/-]|[.,]\d)")
ENGLISH = frozenset(
    """the of and to in is that for it was on are as with his they at be this from have or by not but what all were
    when we there can an your which their said if will each how them then these so some her would him into has more no
    could my than been who its now did our after before about also between because while since""".split()
)
FRENCH = frozenset(
    """le la les des du de un une et est sont dans avec pour sur que qui ne pas par plus ce cette ces il elle ils elles
    au aux son sa ses leur leurs mais ou où donc car été être avoir était ont fait comme nous vous je tu se sans sous
    chez entre depuis après avant aussi très bien tout tous toute toutes même dont lorsque puis selon ainsi alors
    encore""".split()
)
OTHERS = {
    "German": frozenset(
        "der die das und ist nicht mit für auf ein eine den dem von zu wird sich auch werden sind".split()
    ),
    "Spanish": frozenset("el los las y es una por para con del se que su como más pero sus está son fue".split()),
    "Italian": frozenset("il gli della di che è una per con non sono dei nel alla anche questo delle come più".split()),
}
# Words of both languages, or of English prose about France, that prove nothing.
SHARED = frozenset(
    "on an as the or par car pour plus son sans tout on an me tu ou se de la le les du des sur son".split()
)
# Words that English has borrowed and its dictionary lacks.
BORROWED = frozenset(
    "beignet beignets favela favelas forint forints profiterole profiteroles quetzal quetzals rentier rentiers "
    "sommelier sommeliers surimi".split()
)
ARTICLES = frozenset("le la les une des du aux".split())  # not « un », which the UN may be
# French words that English dictionaries list, but that no English text consists of.
ALONE = frozenset(
    """bonjour bonsoir merci oui aide quitter nouveau nouvelle connexion rue ville pays chercher monsieur madame
    travail modifier sauvegarde valider suivant prochain taille couleur nom mot lien envoyer retour fin heure jour
    aujourd'hui hier demain semaine lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin
    juillet août septembre octobre novembre décembre tous toutes rien plusieurs""".split()
) - {"mars", "fin"}
_OPTION = re.compile(r"(?<![^\s\"'(\[`])--?$")  # of a command: -refout
SHORT = 0.4  # characters of English for one of French; of newstest2013, 1 segment in 3,000 is below
LONG = 2.1  # of newstest2013, none in 3,000 is above
LENGTH_FROM = 30  # characters of source below which the ratio says nothing


def untranslated(unit: Unit) -> Iterator[Fault]:
    """Find an empty translation of something."""
    if (unit.source or "").strip() and not unit.target.strip():
        where = "" if unit.source_line is None else f" (line {unit.source_line} of the French)"
        yield f"no English for “{shortened(unit.source or '')}”{where}", None, None


def unchanged(unit: Unit) -> Iterator[Fault]:
    """Find a translation that is the source, when the source is French."""
    source = unit.source_prose
    if not unit.target.strip() or not unit.is_copy:
        return
    words = [word.lower() for word in WORD.findall(source) if not word.isupper() or word.lower() in ALONE]
    french = sum(word in ALONE or only_french(word) for word in words)
    if french >= 2 or (french and len(words) <= 3) or sum(word in FRENCH for word in words) >= 2:
        yield "the French stands untranslated", None, None


def language(unit: Unit) -> Iterator[Fault]:
    """Find a translation that is not English: its small words are another language's."""
    words = [match.group().lower() for match in _words(unit.prose)]
    if len(words) < 4 or unit.is_copy:
        return
    counts = {name: sum(map(table.__contains__, words)) for name, table in {"French": FRENCH, **OTHERS}.items()}
    name = max(counts, key=lambda each: counts[each])
    english = sum(map(ENGLISH.__contains__, words))
    if counts[name] >= 2 and counts[name] > 2 * english and counts[name] >= len(words) / 6:
        yield f"this looks like {name}", None, None


def half_translated(unit: Unit) -> Iterator[Fault]:
    """Find French words left among English ones: a run of them that stands in the source too."""
    if unit.source is not None and unit.is_copy:
        return
    known = {word.lower() for word in WORD.findall(unit.source_prose)}
    run: list[re.Match[str]] = []
    for match in [*_words(unit.prose), None]:
        left = match is not None and not _OPTION.search(unit.prose[max(0, match.start() - 3) : match.start()])
        left = left and match is not None and _left(match.group(), known, unit.source is not None, bool(run))
        if match is not None and left:
            between = unit.prose[run[-1].end() : match.start()] if run else ""
            if not run or not between.strip():
                run.append(match)
                continue
        if match is not None and _is_article_and_noun(run, match, unit):
            run.append(match)
            continue
        if run and _proves(run, unit.prose, unit.source_prose.lower()) and not _in_name(run, unit.prose, known):
            if any(language(unit)):
                return
            yield f"French is left: “{unit.prose[run[0].start() : run[-1].end()]}”", run[0].start(), run[-1].end()
        run = [match] if match is not None and left else []


def _left(word: str, source: set[str], known_source: bool, begun: bool) -> bool:
    """Tell whether a word is French that was left; a capital alone, of a name perhaps, begins no run."""
    lower = word.lower()
    if known_source and lower not in source:
        return False
    if lower in FRENCH:
        return True
    return (begun or word.islower()) and only_french(lower)  # last: the dictionaries take half a second to load


def _is_article_and_noun(run: list[re.Match[str]], noun: re.Match[str], unit: Unit) -> bool:
    """Tell whether a word behind a French article is a noun that English has too (« le menu »), left with it."""
    if len(run) != 1 or not (run[0].group() in ARTICLES and noun.group().islower()):
        return False
    return unit.prose[run[0].end() : noun.start()] == " " and _stands(
        f"{run[0].group()} {noun.group()}", unit.source_prose.lower()
    )


def _stands(words: str, source: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", source) is not None


def _proves(run: list[re.Match[str]], text: str, source: str) -> bool:
    """Tell whether a run of French words is more than a name or a word that English has borrowed.

    An article and its noun are, unless more of the expression has been kept (« c'est la vie », « à la carte »).
    """
    if _quoted(run, text):
        return False
    small = [match.group() for match in run if match.group().islower()]
    certain = [word for word in small if only_french(word) and word not in SHARED]
    if (
        len(run) == len(small) == 2
        and small[0] in ARTICLES
        and (small[1] in certain or _stands(" ".join(small), source))
    ):
        before = re.search(r"\S+ $", text[: run[0].start()])
        return before is None or not _stands(f"{before[0]}{' '.join(small)}".lower(), source)
    return (len(small) >= 3 and bool(certain)) or len(certain) >= 2 or (len(run) == 1 and len(certain) == 1)


def _in_name(run: list[re.Match[str]], text: str, source: set[str]) -> bool:
    """Tell whether a capital French word stands right before the run: a body or work that keeps its French name."""
    before = re.search(r"([^\W\d_]+)[ \u00a0]$", text[: run[0].start()])
    return before is not None and before[1][0].isupper() and before[1].lower() in source and only_french(before[1])


def _quoted(run: list[re.Match[str]], text: str) -> bool:
    """Tell whether the run stands in quotes, brackets or italics: a title, or a word explained."""
    before, after = text[: run[0].start()].rstrip(), text[run[-1].end() :].lstrip()
    return before.endswith(("“", '"', "‘", "'", "(", "*", "_", "«")) or after.startswith(
        ("”", '"', "’", "*", "_", "»", ")")
    )


@lru_cache(maxsize=65536)
def only_french(word: str) -> bool:
    """Tell whether a word is in the French dictionary and not in the English one."""
    import simplemma

    lower = word.lower().replace("’", "'")
    if len(lower) < 3 or any(lower in words for words in (SHARED, BORROWED, ENGLISH)):
        return False
    stem = lower.split("'")[-1] if "'" in lower and not lower.endswith("'s") else lower
    known_english = any(simplemma.is_known(form, lang="en") for form in (stem, stem.capitalize()))
    return len(stem) > 2 and simplemma.is_known(stem, lang="fr") and not known_english


@lru_cache(maxsize=4)  # the checks of one unit ask one after the other
def _words(prose: str) -> tuple[re.Match[str], ...]:
    return tuple(WORD.finditer(prose))


def doublewords(unit: Unit) -> Iterator[Fault]:
    """Find a word or a number that stands twice in a row, unless the source doubles one too."""
    for match in TWICE.finditer(unit.prose):
        if unit.source is not None and not TWICE.search(unit.source_prose):
            yield f"“{match[1]}” stands twice", match.start(), match.end()
    for match in doubled(unit.source_prose, unit.prose):
        yield f"“{match[1]}” stands twice", match.start(), match.end()


def repetition(unit: Unit) -> Iterator[Fault]:
    """Find a group of words that comes again and again, as a machine does that has lost its way.

    What the glossary agrees on for a term is one word of the translation, as often as the source has the term.
    """
    plain = [match.group().lower() for match in _words(unit.prose)]
    if not _says_again(plain):  # nor do words of which some are taken together
        return
    found = _with_renderings(unit)
    words = [unit.prose[start:end].lower() for start, end in found]
    if not _says_again(words):
        return
    source = [match.group().lower() for match in WORD.finditer(unit.source_prose)]
    for size in (6, 5, 4, 3, 2):
        grams = _groups(words, size)
        for gram, count in grams.most_common(1):
            if count == 1:
                continue
            adjacent = _adjacent(words, gram, found, unit.prose)
            looped = adjacent is not None and (size > 2 or count >= 3)
            if looped or (size >= 4 and count >= 3) or count >= 4:
                if _repeats(source, min(size, 3)) >= 2 or len(set(gram)) == 1:
                    continue
                start = adjacent if adjacent is not None else words.index(gram[0])
                last = min(start + 2 * size, len(found)) - 1
                yield f"“{' '.join(gram)}” comes again and again", found[start][0], found[last][1]
                return


def _says_again(words: Sequence[str]) -> bool:
    """Tell whether two words stand together twice."""
    pairs = list(pairwise(words))
    return len(set(pairs)) < len(pairs)


def _with_renderings(unit: Unit) -> list[tuple[int, int]]:
    """Return where the words of the translation stand, those of an agreed rendering as one."""
    words = [match.span() for match in _words(unit.prose)]
    agreed = [match.term for match in unit.matches if match.term.kind is not TermKind.FORBIDDEN]
    counts = Counter(target for term in agreed for target in term.targets if " " in target)
    for rendering in sorted(counts, key=len, reverse=True):  # one may be a part of another
        whole = [match.span() for match in re.finditer(rf"\b{re.escape(rendering)}\b", unit.prose, re.IGNORECASE)]
        if len(whole) > counts[rendering]:
            continue
        for start, end in whole:
            inside = [span for span in words if start < span[1] and span[0] < end]
            if inside and start <= inside[0][0] and inside[-1][1] <= end:
                words = sorted([*(span for span in words if span not in inside), (start, end)])
    return words


def _adjacent(words: list[str], gram: tuple[str, ...], found: Sequence[tuple[int, int]], text: str) -> int | None:
    """Return where the group stands twice without a full stop between, as the end of a sentence is taken up."""
    size = len(gram)
    for place in range(len(words) - 2 * size + 1):
        if tuple(words[place : place + size]) == gram == tuple(words[place + size : place + 2 * size]):
            between = text[found[place + size - 1][1] : found[place + size][0]]
            if not re.search(r"[.!?;:]", between):
                return place
    return None


def _repeats(words: list[str], size: int) -> int:
    """Return how often the most frequent group of that many words comes."""
    return max(_groups(words, size).values(), default=1)


def _groups(words: list[str], size: int) -> Counter[tuple[str, ...]]:
    """Return how often each group of that many words in a row comes."""
    return Counter(tuple(words[place : place + size]) for place in range(len(words) - size + 1))


def _lengths(unit: Unit) -> tuple[int, int]:
    """Return how many characters of source and translation their readers see, tags left out."""
    source, target = (
        len(text.strip()) - sum(each.end - each.start for each in stretches if each.kind is Kind.TAG)
        for text, stretches in ((unit.source or "", unit.source_stretches), (unit.target, unit.target_stretches))
    )
    return source, target


def short(unit: Unit) -> Iterator[Fault]:
    """Find a translation so short that part of the source must be missing, terms in both genders being said once."""
    source, target = _lengths(unit)
    source -= sum(max(0, len(match.surface) - len(match.term.source)) for match in unit.matches)
    if source >= LENGTH_FROM and 0 < target < SHORT * source:
        yield f"{target} characters for {source}: something may be missing", None, None


def long(unit: Unit) -> Iterator[Fault]:
    """Find a translation so long that something must have been added, beside what the glossary writes out."""
    source, target = _lengths(unit)
    longer = sum(
        max(map(len, match.term.targets), default=0) - len(match.surface)
        for match in unit.matches
        if match.term.kind is not TermKind.FORBIDDEN
    )
    if source >= LENGTH_FROM and target > LONG * source + max(0, longer):
        yield f"{target} characters for {source}: something may have been added", None, None
