"""Numbers: the French way of writing them becomes the English one, and the values stay those of the source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from translate import number_words
from translate.repair.approximations import ABOUT, APPROXIMATE, about
from translate.repair.chronometer import in_decimals, without_minutes
from translate.repair.dates import DIGIT
from translate.repair.hours import TIME
from translate.repair.naming import POINTED_GROUP, in_any_groups, is_grouped, is_name, without
from translate.repair.ordinals import in_figures, ordinals
from translate.repair.style import Style
from translate.repair.uncounted import compared, with_commas, without_lists
from translate.units_of_measure import SIGNS, unit_at

SPACES = r"[ \u00a0\u2007\u2009\u202f]"
APOSTROPHE = "['’]"  # between thousands in Switzerland
_GROUP = re.compile(f"{SPACES}|{APOSTROPHE}")
_GROUPED = re.compile(rf"\d({SPACES}|{APOSTROPHE}|\.)\d{{3}}")
_SWISS = re.compile(rf"[1-9]\d{{0,2}}(?:{APOSTROPHE}\d{{3}})+(?:\.\d{{1,2}}(?!\d)|,\d+)?")
_POINTED = re.compile(r"\d+\.\d+")
_POINTED_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_ENGLISH_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")
_EDGE = r"(?<![\w.,:⟪])"
FRENCH_NUMBER = re.compile(
    rf"{_EDGE}(?:[1-9]\d{{0,2}}(?:,\d{{3}}){{2,}}(?![,\d])|{_SWISS.pattern}|[1-9]\d{{0,2}}(?:(?:{SPACES}\d{{3}})+|(?:\.\d{{3}})+(?!\d))(?:,\d+)?|\d+(?:[,.]\d+)?)(?![\d⟫])(?!:(?:19|20)\d\d(?!\d))(?!{SPACES}?h(?:eures?)?\b)"
)
ENGLISH_NUMBER = re.compile(
    rf"{_EDGE}(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.]\d+)?)(?![\d⟫])(?!:\d|\s?(?i:[ap]\.?m)\b)"
)
SCALES = {
    "k": "k",
    "K": "k",
    "M": " million",
    "Md": " billion",
    "Mds": " billion",
    "Mrd": " billion",
    "Mrds": " billion",
}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_O_CLOCK = re.compile(r"\s?o['’]clock")
_SCALE_BEHIND = re.compile(
    rf"{SPACES}?(?:(?P<sign>{'|'.join(SCALES)}){SPACES}?[€$£¥]|(?P<word>[kK]\b|thousand|grand\b|(?:m|b|tr)illion))"
)
# "$10K", "500 thousand", "€2bn": what they count in full is told too.
_ENGLISH_SCALE = re.compile(
    rf"(?:(?:{SPACES}|-)?(?:(?P<thousand>[kK]|thousand|grand)|(?P<million>million)|(?P<billion>billion)"
    r"|(?P<trillion>trillion))|(?P<m>mn?)|(?P<bn>bn)|(?P<tn>tn))\b"
)
ZEROS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9, "tn": 12, "trillion": 12}
_PERCENT = re.compile(rf"(?<=\d){SPACES}+(?=[%‰])")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th|s)\b")
_RANK = re.compile(r"(?:st|nd|rd|th)\b")
_FRENCH_RANK = re.compile(r"(?:er|[èe]?re|i?[èe]me|nde?|e)(?!\w)")
_ROMAN_RANK = re.compile(r"\b(?:[IVXLC]{2,}e|[VX]e|Ier|Ire)\b")
_ARTICLE = re.compile(r"\ba\b", re.IGNORECASE)
DECADE = re.compile(r"\bannées\s+\d0\b")  # "les années 60" are the 1960s
UNITS = rf"(?:{SIGNS}|[kMGTP]?[oB](?:/s)?)"
_DOUBTFUL = re.compile(r"[1-9]\d{0,2},\d{3}")
# What follows a number, or the second of two: « de 3,125 à 3,250 % ». A mark may be a tag.
_THEN = rf"(?:{SPACES}?(?:[–-]|\b(?:à|et|ou)\b){SPACES}?\d{{1,3}}[,.]\d{{3}})?(?:{SPACES}|⟪\d+⟫)*"
_MEASURE_AFTER = re.compile(
    rf"{_THEN}(?:[%‰°′″]|pour\s?cent|milli(?!onnaire|ardaire)|billions?\b|Mr?ds?\b|[kM]{SPACES}?[€$£¥]|c€|centimes?\b"
    rf"|(?:{UNITS}|[kmµ]?[VA]|m?s)(?![\w'’-]|{SPACES}\d))"
)
_SUM_OF_THREE = re.compile(
    rf"(?<![\w.,:€$£¥])\d{{1,3}},(?P<fraction>\d{{3}})"
    rf"(?={_THEN}(?:[€$£¥]|(?:euros?|dollars?|livres? sterling|yens?|francs?|EUR|USD|GBP|JPY|CHF)\b))"
)
_SHARE_AFTER = re.compile(rf"{_THEN}(?:[%‰]|pour\s?cent)")
# Octets, which are bytes. English in a French text has such letters too: "From 3 To 5", "10 Go Libraries".
_BYTES = re.compile(rf"(?<=\d){SPACES}?(?P<size>[kKMGTP])o(?!\w|{SPACES}(?:\d|[A-Z][a-z]))")
_BYTES_ALONE = re.compile(rf"[\d.,]*\d{_BYTES.pattern}(?:/s)?\W*")
_NUMERO = re.compile(rf"\b[Nn][°º]{SPACES}?(?P<digits>\d+)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where it stands, how it is written there and in English, and its value in plain digits
    (`1234.5`)."""

    start: int
    end: int
    surface: str
    english: str
    value: str


def french_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a French text, `9,58` for `9"58`; times of day are left out."""
    found = []
    for match in FRENCH_NUMBER.finditer(in_decimals(text, ",")):
        start, end = match.span()
        is_time = match[0] != text[start:end]
        found.append(_number(match, english_form(match[0]) if is_time else english_at(text, start, end)))
    return tuple(found)


def english_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of an English text."""
    return tuple(_number(match, match.group()) for match in ENGLISH_NUMBER.finditer(text))


def english_form(surface: str) -> str:
    """Write a French number the English way: `1 234,5` and the Swiss `1'234.5` → `1,234.5`; years and bare digits
    stay as they are."""
    if _SWISS.fullmatch(surface):
        surface = surface.replace(".", ",")
    grouped = _GROUPED.search(surface) is not None and not _POINTED.fullmatch(surface)
    whole, _, fraction = _GROUP.sub("", surface).partition(",")
    if grouped or _POINTED_GROUPS.fullmatch(surface):
        whole = f"{int(whole.replace('.', '')):,}"
    return f"{whole}.{fraction}" if fraction else whole


def numbers(source: str, text: str, style: Style) -> str:
    """Write each number of the source the English way, `4 Go` as `4 GB`, `2e` as `2nd` and `n° 3` as `No. 3`, and put
    right a value that came out wrong.

    A wrong value is replaced only when as many numbers of the source are missing in the translation as the
    translation has numbers of its own, all with the same units behind them: then they answer each other in order.
    Number words count as their value; where the source has some, nothing is replaced.
    """
    for match in APPROXIMATE.finditer(source):
        text = about(ABOUT[match["number"]], text)
    text = in_figures(source, text)
    if not DIGIT.search(source) and not DIGIT.search(text):
        return text
    text = _bytes(source, ordinals(source, _PERCENT.sub("", text)))
    for numero in _NUMERO.finditer(source):
        no = "No. " if style.american else "No "
        text = re.sub(rf"\b(?:[Nn][°ºo]\.?|Not){SPACES}*(?={numero['digits']}(?!\d))", no, text)
    read = DECADE.sub(" ", TIME.sub(" ", without_minutes(source)))
    text = with_commas(read, text)
    wanted = french_numbers(without_lists(compared(read, text)[0]))
    if not wanted:
        return text
    for number in wanted:
        english = number.english
        if english != number.surface:
            apart = APOSTROPHE if _SWISS.fullmatch(number.surface) else f"{SPACES}?"
            surface = apart.join(re.escape(part) for part in _GROUP.split(number.surface))
            text = re.sub(rf"(?<![\w.,]){surface}(?![\d⟫]|[.,]\d)", english, text)
    names = [number.surface for number in wanted if is_grouped(number.english)]
    for name in names:
        text = re.sub(in_any_groups(name), name, text)
    wanted = tuple(number for number in wanted if number.surface not in names)
    counts = compared(read, without(text, names))[1]
    missing = list((Counter(n.value for n in wanted) - Counter(values(counts))).elements())
    if not missing:
        return text
    values_wanted = {n.value for n in wanted}
    unscaled = (n.value for n in english_numbers(counts) if _in_full(n, text) not in values_wanted)
    surplus = Counter(unscaled) - Counter(n.value for n in wanted)
    if len(missing) != surplus.total() or number_words.FRENCH.stand_in(source) or _ROMAN_RANK.search(source):
        return text
    queue = [number for number in wanted if number.value in missing]
    parts: list[str] = []
    position = 0
    for number in english_numbers(counts):
        if surplus[number.value] and queue:
            right = queue.pop(0)
            if not _count_the_same(right, read, number, text):
                return text
            surplus[number.value] -= 1
            parts += [text[position : number.start], right.english]
            position = number.end
    return "".join([*parts, text[position:]])


def values(text: str) -> list[str]:
    """Return the value of each number of an English text, in figures or in words; "$10K" is 10 and 10000, "a dozen" 1
    and 12."""
    found = [number.value for number in english_numbers(text)]
    found += [value for number in english_numbers(text) if (value := _in_full(number, text))]
    words = [str(value) for value in number_words.ENGLISH_COUNTS.each_value(text)]
    return [*found, *words, *("1" for _ in _ARTICLE.finditer(text)), *_ORDINAL.findall(text)]


def _in_full(number: Number, text: str) -> str:
    """Return the value of an English number with the scale behind it, empty where there is none."""
    scale = _ENGLISH_SCALE.match(text, number.end)
    if scale is None or scale.lastgroup is None:
        return ""
    return in_full(number.value, scale.lastgroup)


def in_full(value: str, scale: str) -> str:
    """Return the value of a number with its scale: `2.5` and `million` are `2500000`."""
    return plain(f"{Decimal(value).scaleb(ZEROS[scale]):f}")


def _bytes(source: str, text: str) -> str:
    """Write `4 Go` as `4 GB` where the source measures in such units; a sentence that is copied may be English."""
    sizes = {match["size"] for match in _BYTES.finditer(source)}
    if not sizes or (source == text and not _BYTES_ALONE.fullmatch(text.strip())):
        return text
    letters = "".join(sorted(sizes))
    return re.sub(rf"(?<=\d)({SPACES}|-)?([{letters}])o(?!\w)", r"\1\2B", text)


def _count_the_same(french: Number, source: str, english: Number, text: str) -> bool:
    """Tell whether an English number may be a wrong one for a French one: it has the unit and the scale of that behind
    it, unlike the "2 years" of 24 months, and is no hour, no rank, and no year in place of another count."""
    if _RANK.match(text, english.end) and not _FRENCH_RANK.match(source, french.end):
        return False
    is_year = _YEAR.fullmatch(english.surface) is not None and len(french.value) != len(english.value)
    if is_year or _O_CLOCK.match(text, english.end):
        return False
    ours, theirs = unit_at(source, french.end, french=True), unit_at(text, english.end, french=False)
    if theirs and not (ours[0].same_as(theirs[0]) if ours else theirs[0].is_optional):
        return False
    return _scale_behind(source, french.end) == _scale_behind(text, english.end)


def _scale_behind(text: str, end: int) -> str:
    match = _SCALE_BEHIND.match(text, end)
    return "" if match is None else (match["word"] or SCALES[match["sign"]].strip())


def _number(match: re.Match[str], english: str) -> Number:
    return Number(match.start(), match.end(), match.group(), english, plain(english.replace(",", "")))


def may_be_thousands(text: str, start: int, end: int) -> bool:
    """Tell whether the number at `text[start:end]` may be thousands written the English way, to be left as they stand.

    The comma is the French decimal sign, but many French texts come from English ones and keep its thousands: « 80,000
    habitants », « 8,733 kilomètres », "$1,234". So three digits after a comma are in doubt, unless

    - the number begins with a zero (`0,125`);
    - a percent sign, a scale or the sign of a unit follows (`3,125 %`, « 1,055 milliard », `3,125 kg`, `12,345 M€`);
    - a currency follows (`15,385 €`, « 12,345 euros »), which is the French order. The third decimal of a sum is told
      for its own sake, hence is no zero: round sums stay in doubt (« 1,300 dollars »), but not beside one that is not
      round (« 1,500 € au lieu de 1,485 € »), and all do beside one that ends with three zeros.
    """
    if not _DOUBTFUL.fullmatch(text, start, end) or _MEASURE_AFTER.match(text, end):
        return False
    if not _SUM_OF_THREE.match(text, start):
        return True
    fractions = {match["fraction"] for match in _SUM_OF_THREE.finditer(text)}
    return "000" in fractions or all(fraction.endswith("00") for fraction in fractions)


def _has_decimals(text: str, start: int, end: int) -> bool:
    """Tell whether the point of the number at `text[start:end]` parts its decimals: nobody counts thousands of percent,
    but « 12.500 km » do stand in French texts."""
    if not POINTED_GROUP.fullmatch(text, start, end) or text.endswith("000", start, end):
        return False
    return _SHARE_AFTER.match(text, end) is not None


def english_at(text: str, start: int, end: int) -> str:
    """Write the number at `text[start:end]` of a French text the English way; names and what is in doubt stay."""
    is_english = _ENGLISH_GROUPS.fullmatch(text, start, end) is not None  # « 12,345,678 habitants »
    stays = (
        is_english or may_be_thousands(text, start, end) or is_name(text, start, end) or _has_decimals(text, start, end)
    )
    return text[start:end] if stays else english_form(text[start:end])


def plain(digits: str) -> str:
    """Return a number without the zeros that say nothing: `007.50` → `7.5`."""
    whole, _, fraction = digits.partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{'.' + fraction if fraction else ''}"
