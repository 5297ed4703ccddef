"""Change training pairs into what users also send: capitals, no accents, no full stop, typos, marks, copies.

Every function takes a pair and a random generator and returns a pair; the English says what the model should answer.
"""

from __future__ import annotations

import random
import re
import string
import unicodedata
from collections.abc import Callable

from training.config import MARKS

Pair = tuple[str, str]

EMOJI = "😀😂😉😍👍🙏🎉🔥✅❌⚠️❤️🚀💡📌📅🔒🎯👉★☆✓→•§¶†‰∞≈≠≤≥±×÷αβγΔλμπΣΩ½€£¥₿"
TOP_LEVEL = ("com", "fr", "org", "net", "eu", "io", "ca")
WORDS = ("infos", "docs", "news", "blog", "contact", "support", "equipe", "presse", "rapport", "projet", "data", "app")

_MARKABLE = re.compile(
    r"https?://[^\s<>\"»)]+|[\w.+-]+@[\w-]+\.[\w.]+|<[^<>]{1,40}>|\{\{?\w+\}?\}|\$\{\w+\}|%(?:\d\$)?[sd]"
    r"|`[^`]+`|\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|\b[A-Z]{2,8}\d*\b|\b\d{2,}\b|\b[A-Z][a-zà-ÿ]{3,}\b"
)


def upper(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair in capitals; a third of the sources lose their accents as well."""
    french = pair[0].upper()
    return (without_accents(french) if rng.random() < 0.33 else french), pair[1].upper()


def lower(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair in small letters."""
    return pair[0].lower(), pair[1].lower()


def title(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair with a capital on every word."""
    return _title(pair[0]), _title(pair[1])


def _title(text: str) -> str:
    return re.sub(r"(^|[\s\"«“(-])(\w)", lambda m: m[1] + m[2].upper(), text)


def without_accents(text: str) -> str:
    """Return `text` with its accents and cedillas gone."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def unaccented(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair with an accent-less source."""
    return without_accents(pair[0]), pair[1]


def unpunctuated(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair without end punctuation; sometimes without any in the source."""
    french, english = (re.sub(r"\s*[.!?…;:]+$", "", side) for side in pair)
    if rng.random() < 0.25:
        french = re.sub(r"\s*[,;:!?.](?=\s)", "", french)
    return (french, english) if french and english else pair


def typos(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair with one slip for each ten words or so in the source."""
    words = pair[0].split(" ")
    for _ in range(max(1, len(words) // 10)):
        place = rng.randrange(len(words))
        word = words[place]
        if len(word) < 4 or not word.isalpha():
            continue
        at = rng.randrange(1, len(word) - 1)
        words[place] = rng.choice(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + rng.choice(string.ascii_lowercase) + word[at + 1 :],
            )
        )
    return " ".join(words), pair[1]


def marked(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair with strings common to both sides (numbers, names, URLs, code) under opaque marks.

    Marks are numbered as `translate.protect` numbers them, in the order of the source; a few are wrapped round words
    as tags are, and a few stand alone at an end.
    """
    french, english = pair
    common: list[str] = []
    for match in _MARKABLE.finditer(french):
        text = match[0]
        if all(len(re.findall(_whole(text), side)) == 1 for side in pair) and rng.random() < 0.7:
            common.append(text)
    common = common[: rng.choice((1, 1, 2, 3, 4, len(MARKS)))]
    for number, text in enumerate(common):
        french, english = (re.sub(_whole(text), MARKS[number], side) for side in (french, english))
    free = len(MARKS) - len(common)
    if free >= 2 and rng.random() < (0.25 if common else 0.8):
        if rng.random() < 0.5:  # a tag round the whole line
            close = MARKS[len(common) + 1]
            french, english = (f"{MARKS[0]}{_shifted(side)}{close}" for side in (french, english))
        else:
            gap = rng.choice(("", " "))
            french, english = (side + gap + MARKS[len(common)] for side in (french, english))
    return french, english


def _whole(text: str) -> str:
    """Return the pattern of a text that no letter or digit prolongs: the `Quebec` of « Quebecker » is not that of a
    French line."""
    before, after = (r"(?<!\w)" if text[0].isalnum() else "", r"(?!\w)" if text[-1].isalnum() else "")
    return f"{before}{re.escape(text)}{after}"


def _shifted(text: str) -> str:
    """Return `text` with every mark's number raised by one."""
    return re.sub(r"⟪(\d)⟫", lambda m: MARKS[int(m[1]) + 1], text)


def address(rng: random.Random) -> str:
    """Return an invented URL, e-mail address, path, version or code."""
    one, two = rng.choice(WORDS), rng.choice(WORDS)
    return rng.choice(
        (
            f"https://www.{one}-{two}.{rng.choice(TOP_LEVEL)}/{rng.choice(WORDS)}/{rng.randrange(9999)}",
            f"https://{one}.{rng.choice(TOP_LEVEL)}/{two}.html",
            f"{one}.{two}@{rng.choice(WORDS)}.{rng.choice(TOP_LEVEL)}",
            f"/{one}/{two}.{rng.choice(('txt', 'json', 'log', 'csv'))}",
            f"v{rng.randrange(9)}.{rng.randrange(20)}.{rng.randrange(10)}",
            f"#{one}{rng.randrange(99)}",
            f"{one}_{two}",
        )
    )


def with_address(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair with the same address at the end of both sides, inside the full stop."""
    text = address(rng)
    glue = rng.choice((" : ", " (", " "))
    close = ")" if glue == " (" else ""
    sides = []
    for side in pair:
        body, stop = (side[:-1], side[-1]) if side[-1:] in ".!?" else (side, "")
        space = glue.replace(" :", ":") if side is pair[1] else glue
        sides.append(body.rstrip() + space + text + close + stop)
    return sides[0], sides[1]


def with_symbol(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair with the same emoji or rare character at the same end of both sides."""
    symbol = rng.choice(EMOJI) * rng.choice((1, 1, 1, 2, 3))
    if rng.random() < 0.5:
        return f"{symbol} {pair[0]}", f"{symbol} {pair[1]}"
    return f"{pair[0]} {symbol}", f"{pair[1]} {symbol}"


def english_copy(pair: Pair, rng: random.Random) -> Pair:
    """Return English to English: what is translated already stays as it is."""
    return pair[1], pair[1]


# Shares of the training lines; the rest stays as it is. A line gets one change.
CHANGES: tuple[tuple[float, Callable[[Pair, random.Random], Pair]], ...] = (
    (0.025, upper),
    (0.030, lower),
    (0.015, title),
    (0.030, unaccented),
    (0.040, unpunctuated),
    (0.030, typos),
    (0.100, marked),
    (0.008, with_address),
    (0.008, with_symbol),
    (0.008, english_copy),
)
JOINED = 0.08  # share of lines that take the following line or two of their domain along


def change(pair: Pair, rng: random.Random) -> Pair:
    """Return the pair with at most one change, drawn by the shares of `CHANGES`."""
    draw = rng.random()
    for share, function in CHANGES:
        if draw < share:
            return function(pair, rng)
        draw -= share
    return pair
