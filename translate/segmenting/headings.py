"""A heading that stands on the same line as the sentence under it, because the file lost its line break.

Two things give it away, and both must be seen from within the line, since ordinary sentences must not be cut.
Either a word that only begins sentences stands there with a capital and no mark before it («…aux commandes d'OpenAI Au
lieu de cela, le cofondateur…»), or a person just named in full is named anew by title («Ilya Sutskever publie ses
regrets M. Sutskever, qui…»).
"""

from __future__ import annotations

import re

from glossary import french, homographs
from translate.segmenting.words import AFTER_HEADING, APOSTROPHE, ASKING, LOWER, NAMING, UPPER

LONGEST = 130  # characters of a heading
MOST_WORDS = 16
FEWEST_WORDS = 3  # before an article
FEWEST_WORDS_AFTER = 4  # what follows must be a sentence, not the rest of a name
FEWEST_WORDS_QUOTED = 7  # with its marks: a shorter quotation alone is a term to be defined

_GAP = re.compile(rf"(?<=[\w»”\"!?)])\s+(?={AFTER_HEADING.pattern})")
_PERSON = re.compile(rf"(?<=[{LOWER}])\s+(?=(?:M\.|Mme|Mlle|Dr|Pr)\s+([{UPPER}][\w’'-]+))")
_LAST_WORD = re.compile(r"[^\s'’(«“\"]*$")
_ARTICLE = re.compile(rf"(?:Le|La|Les|Un|Une|Des)\s|L{APOSTROPHE}")
_SUBJECT = re.compile(rf"(?:Je|Tu|Il|Elle|On|Nous|Vous|Ils|Elles)\s|J{APOSTROPHE}")
_PARTICIPLE = re.compile(r"[éiu]e?s?$")
_AUXILIARY = re.compile(rf"(?:^|\s|{APOSTROPHE})(?:ai|as|a|avons|avez|ont|avai\w+|aur\w+)\s(?:\S+\s)?\S+$")
_ENDED = re.compile(r"[.!?…][\s»”\"'’)\]]*$")


def glued_heading(text: str, begin: int, end: int) -> int | None:
    """Return where the sentence after a glued heading begins in `text[begin:end]`, or None.

    `text[begin:end]` is one sentence as the punctuation tells it.
    """
    first = text[begin : begin + 1]
    if not (first.isupper() or first.isdigit() or first in "«“\"'"):
        return None
    limit = min(end, begin + LONGEST)
    for gap in _GAP.finditer(text, begin, limit):
        after = text[gap.end() : min(end, gap.end() + LONGEST)]
        if _stands_alone(text[begin : gap.start()], after) and _ENDED.search(text, max(gap.end(), end - 12), end):
            return gap.end()
    for gap in _PERSON.finditer(text, begin, limit):
        if _names_anew(text[begin : gap.start()], gap.group(1)):
            return gap.end()
    return None


def _stands_alone(before: str, after: str) -> bool:
    """Return whether `before` can be a heading and `after` begin a sentence."""
    words = before.split()
    if not 2 <= len(words) <= MOST_WORDS or words[0].endswith("ez"):
        return False
    if before[0] in '«“"' and before[-1] in '»”"' and len(words) < FEWEST_WORDS_QUOTED:
        return False
    last = _LAST_WORD.search(before)
    word = last.group().lower() if last else ""
    if word in ASKING or word in NAMING:
        return False
    if any(mark in before for mark in (", ", ";")) and "," not in after[:60]:
        return False
    if _ARTICLE.match(after) and _takes_title(before, word):
        return False
    return _balanced(before) and len(after.split()) >= FEWEST_WORDS_AFTER


def _takes_title(before: str, word: str) -> bool:
    """Return whether the title of a work may go on from `before`, which ends on `word`: « J'ai relu L'étranger ».

    So it may behind a subject, a finite verb or a participle with "avoir", and where little stands before.
    """
    if _SUBJECT.match(before) or len(before.split()) < FEWEST_WORDS:
        return True
    if not word or homographs.is_noun(word) or french.lemma(word) == word:
        return False
    return not _PARTICIPLE.search(word) or _AUXILIARY.search(before) is not None


def _names_anew(before: str, surname: str) -> bool:
    """Return whether `before` begins with the full name of the person whose title and surname follow."""
    words = before.split()
    if len(words) < 3 or words[-1].lower() in ASKING or any(mark in before for mark in ",;:"):
        return False
    return words[1] == surname and words[0][0].isupper()


def _balanced(before: str) -> bool:
    """Return whether every quotation and bracket of `before` closes in it."""
    double = before.count("“") + before.count("”") + before.count('"')
    return double % 2 == 0 and before.count("«") == before.count("»") and before.count("(") == before.count(")")
