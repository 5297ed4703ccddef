"""Names that no glossary lists must survive translation too: misspelt ones are mended, lost ones reported.

A model that works on pieces of words writes "Altmann" for "Altman" or drops a rare name. A capitalised word of the
source that no dictionary knows is expected in the output, letter by letter; places and people whose English name
differs (Londres, Poutine) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from glossary import french, shield
from glossary.fold import accents
from glossary.term import TermMatch
from glossary.transliteration import is_english_form

MAX_EDITS = 2  # farther apart, two words are two names
_TOKEN = re.compile(r"[^\W\d_][\w\u0300-\u036f]*")
_RUN = re.compile(r"\w+")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|\n\s*|[\"“«]\s*)[\"“«(\[–—-]*\s*$")
_ORDINAL = re.compile(r"[IVXLCDM]+(?:e|er|ème|th)?")
_TITLE_BEFORE = re.compile(r"\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me)\.?\s+$")
_PLURAL_BEFORE = re.compile(r"\b(?:les|des|aux|ces)\s+(?:[^\W\d_]+s\s+)?$", re.IGNORECASE)
_JOINED = re.compile(r"(?:\s|-|['’]|\s+(?:de|du|des|le|la|von|van|der|den|di|da|del|el|al|bin|ben)\s+)")

# French names of places, peoples' lands and persons whose English name is another.
EXONYMS = frozenset(
    "afghanistan afrique albanie alger algérie allemagne alpes alsace amérique andalousie angleterre "
    "antarctique anvers arabie argentine arménie asie athènes atlantique australie autriche azerbaïdjan "
    "bahreïn bâle balkans barcelone bavière belgique berne bethléem biélorussie birmanie bohême bolivie "
    "bosnie bourgogne brésil bretagne bruges bruxelles bucarest bulgarie caire californie cambodge cameroun "
    "caraïbes carélie catalogne caucase chili chypre colombie copenhague corée corse crète crimée croatie "
    "cuba damas danemark danube djibouti douvres dresde écosse édimbourg égypte émirats équateur érythrée "
    "espagne estonie états etats éthiopie europe fidji finlande flandre floride florence francfort galles "
    "gand gênes genève géorgie grèce grenade groenland guadeloupe guinée hambourg havane haye hawaï hollande "
    "hongrie inde indonésie irak irlande islande istanbul italie jamaïque japon jérusalem jordanie kenya "
    "kirghizistan koweït laponie lettonie liban libye lisbonne lituanie livourne londres lorraine louisiane "
    "luxembourg macédoine madrid malaisie mali malte manche maroc maurice mauritanie mecque mer méditerranée "
    "mexico mexique milan moldavie mongolie monténégro montréal moscou munich namibie naples népal nigéria "
    "nil normandie norvège nouvelle nuremberg océanie ouzbékistan ouganda pacifique padoue palestine pays "
    "pékin pérou perse philippines pologne portugal prague prusse pyrénées québec rhénanie rhin rhodes rome "
    "roumanie royaume russie sahara salonique sardaigne savoie saxe sénégal séoul serbie séville sibérie "
    "sicile singapour slovaquie slovénie somalie soudan suède suisse syrie tadjikistan taïwan tamise tanger "
    "tanzanie tchad tchéquie téhéran thaïlande tibet tokyo toscane transylvanie trieste tunisie turin "
    "turkménistan turquie ukraine union varsovie vatican venise vésuve vienne viêt vietnam vosges "
    "yougoslavie zambie zélande poutine eltsine gorbatchev khrouchtchev staline lénine trotski zelensky "
    "navalny prigojine medvedev tchaïkovski tchekhov tolstoï dostoïevski soljenitsyne confucius platon "
    "aristote homère virgile michel-ange raphaël titien colomb magellan vespucci napoléon charlemagne jésus "
    "christ marie moïse mahomet bouddha allah dieu élisabeth elisabeth françois benoît jean-paul pape covid "
    "onu otan otsc opep ue usa sida cicéron néron caton strabon soliman jénine bassora ispahan alep tyr mossoul".split()
)
# Words that often open a sentence: no need to ask a dictionary about them.
_OPENERS = frozenset(
    "beaucoup quelqu jusqu lorsqu puisqu presqu selon après avant depuis pendant lors lorsque quand cette "
    "cela ceci celui celle ceux celles elles ils nous vous mais donc ainsi alors aussi autre autres aucun "
    "aucune avec sans dans chez sous vers contre entre parmi malgré grâce outre pourtant cependant "
    "toutefois néanmoins enfin ensuite puis déjà encore jamais toujours souvent parfois comme comment "
    "combien pourquoi quel quelle quels quelles quelque quelques plusieurs certains certaines chaque tout "
    "toute tous toutes leur leurs notre votre très trop plus moins même mêmes seul seule seuls seules deux "
    "trois quatre cinq sept huit neuf onze douze trente cent mille premier première dernier dernière lundi "
    "mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre "
    "octobre novembre décembre hier aujourd demain bien voici voilà quant face afin parce puisque tandis "
    "interrogé interrogée interviewé était sont avait monsieur madame merci bonjour voir source sources "
    "photo article lire dont reste pour".split()
)


@dataclass(frozen=True, slots=True)
class NameRepair:
    """A name put right: `text[start:end]` of the mended translation is `name`; the machine had written `was`."""

    name: str
    was: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LostName:
    """A name of the source (`source[start:end]`) that the translation lacks."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameCheck:
    """A translation with its names mended, and what was found."""

    text: str
    repaired: tuple[NameRepair, ...] = ()
    lost: tuple[LostName, ...] = ()


def check_names(
    source: str,
    translation: str,
    matches: Iterable[TermMatch] = (),
    meanings: Callable[[str], Iterable[str]] = lambda name: (),
) -> NameCheck:
    """Mend the unknown names of `source` in `translation`.

    An output word within two edits of a name that is missing (one edit for names under six letters), itself neither
    an English word nor a word of the source, is replaced by the name; a name with no such word is reported as lost.
    What English makes of a name ("Muammar" of Mouammar, "the Rothschilds") is right; the `matches` of the glossary are
    taken as seen to. `meanings` is a dictionary: what it gives for a name (Liguria
    for Ligurie) is right as well, and is what a misspelling nearer to it becomes.
    """
    names = [
        name
        for name in _names(source, matches)
        if not any(_stands(form, translation) for form in (name.name, *meanings(name.name)))
    ]
    if not names:
        return NameCheck(translation)
    spans = shield.opaque(translation)
    words = [
        match
        for match in _TOKEN.finditer(translation)
        if match.group()[0].isupper() and not any(start < match.end() and match.start() < end for start, end in spans)
    ]
    written = {match.group() for match in words}
    names = [name for name in names if not _stands_in_english(name, source, meanings(name.name), written)]
    edits: list[tuple[int, int, str]] = []
    lost: list[LostName] = []
    of_source = {match.group() for match in _TOKEN.finditer(source)}
    for name in names:
        forms = [*(form for form in meanings(name.name) if _TOKEN.fullmatch(form) and form[0].isupper()), name.name]
        near = [
            (distance, form, match)
            for form in forms
            for match in words
            if match.group() not in of_source
            and (distance := _distance(form, match.group())) <= _allowed(form)
            and all(match.start() != start for start, _, _ in edits)
            and not _is_english(match.group())
        ]
        if near:
            _, form, best = min(near, key=lambda each: each[0])
            # The model tends to repeat its misspelling.
            same = {(m.start(), m.end(), form) for _, _, m in near if m.group() == best.group()}
            edits += sorted(same)
        elif is_unknown(name.name) and name not in lost:
            lost.append(name)
    text, repaired = _edited(translation, sorted(edits))
    return NameCheck(text, repaired, tuple({name.name: name for name in reversed(lost)}.values())[::-1])


def _names(source: str, matches: Iterable[TermMatch]) -> list[LostName]:
    """Return the words of a source that look like names, where it can be told from their capitals."""
    if source.isupper():
        return []
    closed = [*shield.opaque(source), *shield.dotted(source), *((match.start, match.end) for match in matches)]
    tokens = [match for match in _TOKEN.finditer(source) if match.group()[0].isupper()]
    names = []
    for place, match in enumerate(tokens):
        word = match.group()
        if len(word) < 4 or (word.isupper() and len(word) < 6) or word.lower() in EXONYMS or _ORDINAL.fullmatch(word):
            continue
        before = _before(source, match.start())
        starts = _SENTENCE_START.search(before) is not None
        if starts and (word.lower() in _OPENERS or word.endswith("ment")):
            continue
        if any(start < match.end() and match.start() < end for start, end in closed):
            continue
        inner_capital = any(character.isupper() for character in word[1:]) and not word.isupper()
        joined = place > 0 and _JOINED.fullmatch(source, tokens[place - 1].end(), match.start())
        joins = place + 1 < len(tokens) and _JOINED.fullmatch(source, match.end(), tokens[place + 1].start())
        titled = _TITLE_BEFORE.search(before) is not None
        if starts and not (inner_capital or joins or is_unknown(word)):
            continue
        if inner_capital or titled or joined or joins or is_unknown(word):
            names.append(LostName(word, match.start(), match.end()))
    return names


def _before(text: str, start: int) -> str:
    """Return the little before a word that says whether it opens a sentence (all of it would cost the square)."""
    return text[:start] if start <= 16 else "x" + text[start - 16 : start]


def _stands(name: str, text: str) -> bool:
    if name.isalnum() and not text.isupper():
        return name in text and name in _RUN.findall(text)
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE if text.isupper() else 0) is not None


def _stands_in_english(name: LostName, source: str, meanings: Iterable[str], words: Iterable[str]) -> bool:
    """Say whether one of the `words` of a translation is a name in its English spelling, or is made of it; behind a
    plural determiner its -s may fall: « les rebelles Houthis », "Houthi rebels"."""
    forms = [name.name, *meanings]
    if name.name.endswith("s") and _PLURAL_BEFORE.search(_before(source, name.start)):
        forms.append(name.name[:-1])
    return any(word == form or is_english_form(form, word) for form in forms for word in words)


def _allowed(name: str) -> int:
    return MAX_EDITS if len(name) >= 6 else 1


def _distance(name: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    if accents(name) == accents(other):
        return 0
    return int(OSA.distance(name, other, score_cutoff=MAX_EDITS))


@lru_cache(maxsize=65_536)
def is_unknown(word: str) -> bool:
    """Say whether neither language knows a word, be it with or without its capital."""
    return not french.is_known(word) and not _is_english(word)


@lru_cache(maxsize=65_536)
def _is_english(word: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word.lower(), "en"))


def _edited(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, tuple[NameRepair, ...]]:
    parts, done, repaired, length = [], 0, [], 0
    for start, end, name in edits:
        parts += [text[done:start], name]
        length += start - done
        repaired.append(NameRepair(name, text[start:end], length, length + len(name)))
        length += len(name)
        done = end
    return "".join([*parts, text[done:]]), tuple(repaired)
