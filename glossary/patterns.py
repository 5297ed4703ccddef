"""What in a text is not language: the stretches that must come out as they went in.

Each pattern has a kind, so that a caller can tell a tag (which may stand apart from the sentence) from a placeholder
(which is a word of it). Where two match, the one that starts first wins, then the longer one: `find` therefore never
cuts a URL at the path inside it. Sources: C17 §7.23.6.1 and gettext for printf, PEP 3101 for braces, ICU User Guide
"Formatting Messages", Qt's `tr()`, WHATWG HTML for tags and character references, Pandoc's
`tex_math_dollars` for formulas.
"""

from __future__ import annotations

import html
import re
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a protected stretch is."""

    RESERVED = "reserved"  # the model's own symbols, should a text contain them
    URL = "url"
    EMAIL = "email"
    CODE = "code"
    PATH = "path"
    PLACEHOLDER = "placeholder"
    ORDERED = "ordered placeholder"  # `%s`, `{}`: filled by position, so their order may not change
    SYNTAX = "message syntax"  # ICU plural and select: cuts the text in two
    TAG = "tag"
    ENTITY = "entity"
    ESCAPE = "escape"
    BREAK = "line break"  # a real line end or tab between two units: cuts the text in two
    SYMBOL = "symbol"  # emoji
    FOREIGN = "foreign script"
    NAME = "name"  # a surname in capitals, with its particles
    IDENTIFIER = "identifier"  # digits that name: a telephone, an account, a book, a company
    OPAQUE = "opaque"  # named by the format that read the text


class Stretch(NamedTuple):
    """A stretch of a text that is not language."""

    start: int
    end: int
    kind: Kind


# Domains that are also the end of a sentence glued to the next (`fin.Le`) are left out on purpose.
_DOMAINS = "com|org|net|edu|gov|fr|eu|be|ch|ca|uk|de|io|dev|app|info|tv|ai"
_GAP = r"[ .\u00a0\u2009\u202f-]"  # between the groups of an identifier
# « 1.500.000 habitants », unless a fourth group makes it an address (192.168.100.200).
_BYTE = r"(?:1\d\d|2[0-5]\d)"
_THOUSANDS = rf"\b(?!\d{{1,3}}(?:\.{_BYTE}){{3}}\b)[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}}(?![\w/]|[.+]\w|-[^\W\d])"
# « 100 $US », « 3 M$CA », « 2 millions $US »
_DOLLARS = (
    r"(?:(?<=[\dMkds])|(?<=\d[ \u00a0\u2009\u202f])|(?<=(?:lion|ions|iard|ards)[ \u00a0\u2009\u202f]))"
    r"\$(?:US|CA|AU|HK)(?!\w)"
)
_WORD_GAP = r"[ \u00a0\u2009\u202f]"
_TITLES_BEFORE = "|".join(
    rf"(?<=\b{re.escape(title)}{_WORD_GAP})" for title in "M. MM. Mme Mmes Mlle Mlles Me Mes Mgr Dr Drs Pr Prs".split()
)
_FILES = (
    "py|js|ts|json|xml|html?|css|csv|tsv|txt|md|rst|po|pot|mo|ya?ml|toml|ini|cfg|conf|log|sh|bat|exe|dll|so|zip|tar|gz|xz|"
    "bz2|7z|rar|pdf|docx?|xlsx?|pptx?|odt|ods|png|jpe?g|gif|svg|webp|mp3|mp4|avi|mkv|wav|ogg|flac|db|sqlite|php|java|c|h|cpp|rb|go|rs"
)
# Elements of HTML: of what is escaped and has another name (`&lt;rires&gt;`) the name is language.
_ELEMENTS = (
    "a|abbr|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|details|dfn|"
    "div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|"
    "main|mark|meta|nav|ol|option|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|"
    "summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_QUOTE = r"(?:\\?[\"']|&quot;|&\#39;|&apos;)"
_ATTRIBUTE = rf"\s+[\w:@.-]+(?:=(?:{_QUOTE}[^<>]*?{_QUOTE}|[^\s\"'<>&]+))"
_ESCAPED_TAG = rf"&(?:lt|\#60|\#x0*3[cC]);/?(?i:{_ELEMENTS})(?:{_ATTRIBUTE})*\s*/?&(?:gt|\#62|\#x0*3[eE]);"
_SPACE = r"\s\u00a0\u202f"
_IN_URL = rf"[^{_SPACE}<>\"“”«»⟦⟧⟨⟩⟪⟫]"

_EMOJI = r"\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF"
# Letters that neither language has: Greek, Cyrillic, Semitic, Indic, East Asian.
_FOREIGN = (
    r"\u0370-\u1CFF\u1F00-\u1FFF\u2E80-\u2FFF\u3040-\uD7AF\uF900-\uFDFF\uFE70-\uFEFE\uFF66-\uFFDC\U00020000-\U0003FFFF"
)

# The signs between kind and pattern are cheap to look for: no text has a match that has none of them ("": any may).
_WRITTEN: tuple[tuple[Kind, str, str], ...] = (
    (Kind.RESERVED, "⟦⟨⟩⟧⟪⟫", r"[⟦⟨⟩⟧]|⟪\d*⟫|[⟪⟫]"),
    (Kind.TAG, "<", r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"),
    (Kind.TAG, "<", r"</?[^\W\d][\w:.-]*(?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?/?>"),
    (Kind.TAG, "&", _ESCAPED_TAG),
    # BBCode. What is a word as well opens a line or has its other half: `[color](c)` is a link of Markdown.
    (Kind.TAG, "[", r"\[/?(?:b|i|u|s|url|img)(?:=[^\]\n]*)?\](?![(\[:])|\[/(?:quote|code|color|size|list)\](?![(\[:])"),
    (
        Kind.TAG,
        "[",
        r"(?:\A|(?<=\n)|(?=\[(\w+)[^\]]*\].*\[/\1\]))\[(?:quote|code|color|size|list)(?:=[^\]\n]*)?\](?![(\[:])",
    ),
    (Kind.CODE, "`", r"```.*?```|``[^`].*?``|(?::[\w:+.-]+:)?`[^`\n]+`_{0,2}"),
    # Formulas of TeX that have signs no sum has; formats know others (`translate.formats.formulas`).
    (Kind.CODE, "$", r"(?<![\\$\w])\$\$(?!\$)[^$]+\$\$(?![\w$])"),
    (Kind.CODE, "$", r"(?<![\\$\w])\$(?![\s${,.;:!?)])(?=[^$\n]*[\\^_=])[^$\n]*(?<![\s\\])\$(?![\w$({])"),
    (Kind.URL, "/", rf"\b(?:https?|ftps?|sftp|file|ssh|git|s3|gs|ws|wss|data|irc)://{_IN_URL}+"),
    (Kind.URL, ":", rf"\b(?:mailto|tel|doi|urn|isbn):[\w+/]{_IN_URL}*"),
    (Kind.URL, "w", rf"\bwww\.{_IN_URL}+"),
    (Kind.URL, ".", rf"(?<![\w@.-])(?:[A-Za-z0-9-]+\.)+(?:{_DOMAINS})\b(?![.-]?\w)(?:/{_IN_URL}*)?"),
    (Kind.EMAIL, "@", r"<?(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?"),
    (Kind.EMAIL, "@", r"(?<![\w@./])@\w[\w.-]*\w"),
    (Kind.PATH, "\\", rf"(?<![\w/\\])[A-Za-z]:\\[^{_SPACE}\"*?<>|]*|\\\\[\w.$-]+\\[^{_SPACE}\"*?<>|]+"),
    (Kind.PATH, "/", rf"(?<![\w/.~])(?:~|\.{{1,2}})/[^{_SPACE}\"'<>|«»“”()]*"),
    (Kind.PATH, "/", r"(?<![\w/.)\]])/(?:[\w.@+%-]+/)+[\w.@+%*-]*|(?<![^\s\"'«“(])/(?!(?:ou|et)\b)[a-z][\w.-]+"),
    (
        Kind.PATH,
        ".",
        rf"(?<![\w/])(?<!\w[.-])(?<!\w\.\.)(?<!\w\.\.\.)(?:[\w.-]+/)*[\w-][\w.-]*\.(?:{_FILES})(?![\w/]|\.\w)",
    ),
    # Templates: Jinja, mustache, shell and JavaScript, Ruby, Twig and Windows, gettext's own.
    (Kind.PLACEHOLDER, "{%", r"\{%.*?%\}|\{#.*?#\}|\{\{\{.*?\}\}\}|\{\{.*?\}\}|[$#]\{[^{}]*\}|%\{[^{}]*\}|%<\w+>"),
    (Kind.PLACEHOLDER, "%@[_", r"(?<![\d%])%[A-Za-z_][\w.]+%(?![\w%])|@@\w+@@|\[\[\w[\w .-]*\]\]|__[A-Z][A-Z0-9_]*__"),
    (Kind.PLACEHOLDER, "$", rf"(?!{_DOLLARS})\$[A-Za-z_]\w*(?:\$(?!\w))?|\$\d{{1,2}}(?![\d.,]*\d)"),
    # Messages that stand in others: those of vue-i18n ("Linked messages") and i18next ("Nesting").
    (Kind.PLACEHOLDER, "@", r"(?<![\w@])@(?:\.[a-z]+)?:(?:[A-Za-z_][\w-]*(?:\.[\w-]+)*|\([\w.-]+\)|\{[^{}]*\})"),
    (Kind.PLACEHOLDER, "$", r"\$t\((?:[^()]|\([^()]*\))*\)"),
    (Kind.PLACEHOLDER, "{", r"\{\s*[\w.]+\s*,\s*(?:number|date|time|spellout|ordinal|duration|list)\s*(?:,[^{}]*)?\}"),
    (Kind.ORDERED, "{", r"\{(?:![rsa])?(?::[^{}]*)?\}"),
    (Kind.PLACEHOLDER, "{", r"\{[\w$@][\w.\[\]$-]*(?:![rsa])?(?::(?:[^{}\n]|\{\w*\})*)?\}"),
    (Kind.PLACEHOLDER, "%", r"%\([^()\s]+\)[-#0+ ]*(?:\d+|\*)?(?:\.\d+)?[hlL]?[a-zA-Z]"),
    (Kind.PLACEHOLDER, "%", r"%%|%\d+\$[-+#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[Lqjzt])?[A-Za-z@]"),
    (
        Kind.PLACEHOLDER,
        "%",
        r"(?<![\d%])(?<!\d[ \u00a0\u2009\u202f])%L?\d{1,2}(?!\d)(?![.]?\d*[a-zA-Z])|(?<![\d%])%n\b",
    ),
    # Apple's plural variables (Foundation's String Format Specifiers, .stringsdict).
    (Kind.PLACEHOLDER, "%", r"%\d+\$#@\w+@"),
    (Kind.ORDERED, "%", r"(?<!%)%#@\w+@"),
    (
        Kind.ORDERED,
        "%",
        r"(?<![\d%])(?<!\d[ \u00a0\u2009\u202f])%[-+#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?"
        r"(?:hh?|ll?|[Lqjzt]|I64|I32)?[A-Za-z@]",
    ),
    # Behind a figure and a space, `%` is most often percent ("5 %de remise"), but not before a single letter that ends.
    (Kind.ORDERED, "%", r"(?<=\d[ \u00a0\u2009\u202f])%[sd@](?![\w'’])"),
    (Kind.PLACEHOLDER, "|[", r"(?<![\w|])\|[\w-]+\|(?![\w|])|\[[\w#]+\]_"),
    (Kind.ENTITY, "&", r"&(?:amp;)?(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"),
    (Kind.ESCAPE, "\\", r"\\(?:[nrtabfv0\"'\\]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})"),
    (Kind.BREAK, "\n\r\t\v\f\x85\u2028\u2029", r"[\n\r\t\v\f\x85\u2028\u2029]+"),
    # ECMA-48, 5.4: what follows ESC [ says how a terminal shows the text.
    (Kind.ESCAPE, "", r"(?:\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0e-\x1f\x7f])+"),
    # A line that says how a program is called, and an example of a call indented under its explanation.
    (
        Kind.CODE,
        "[(",
        r"(?m)^[ \t]*[a-z][\w.+-]*(?: [a-z][\w-]*){0,2}(?= )(?=[^\n]*[ ][\[(][<-])"
        r"(?: ++(?:(?=\S*?[\[\]<>|()=])\S++|--?\S++|\.{3}))++[ \t]*$",
    ),
    (Kind.CODE, "[", r"(?m)^[ \t]+(?:\[[^\n]*\]|\[\([^\n]*\])(?:\.{3})?[ \t]*$"),
    (Kind.CODE, "-", r"(?m)^ {2,}[a-z][\w.+-]* [a-z]+-[a-z-]+(?= [^\n]*(?:--\w|\w\.\w))[^\n]*$"),
    # Code that no quotes set apart: options, calls, identifiers, versions, hashes.
    (Kind.CODE, "-", r"(?<![\w-])--[A-Za-z][\w-]*(?:=[^\s,;.)\]«»\"']+)?|(?<![\w-])-[A-Za-z](?![\w'’-])"),
    (Kind.CODE, "(_", r"(?<!\w)(?<!\w\.)[A-Za-z_][\w.]*\(\)|\b[A-Za-z](?=\w*_)\w*[A-Za-z0-9]\b|\b_\w+_\b"),
    (
        Kind.CODE,
        ".",
        rf"(?<!\d\.)(?!{_THOUSANDS})(?:\bv?\d+\.\d+\.\d+(?:[.+-]\w+)*\b|\b(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?:/\d+)?\b)",
    ),
    (Kind.CODE, "-", r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b"),
    (Kind.CODE, "0123456789", r"\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,64}\b"),
    # Telephones (ITU-T E.123 and the French way), IBAN (ISO 13616), ISBN-13 (ISO 2108), SIRET. What is grouped by three
    # behind a plus may be a sum.
    (
        Kind.IDENTIFIER,
        "+",
        rf"(?<![\w+])\+(?!\d{{1,3}}(?:{_GAP}\d{{3}})+(?!{_GAP}?\d))(?=(?:[(){_GAP[1:-1]}]{{0,3}}\d){{8,15}}(?!{_GAP}?\d))"
        rf"\d{{1,3}}(?:{_GAP}?\(?\d{{1,4}}+\)?){{2,7}}+",
    ),
    (Kind.IDENTIFIER, "0", rf"(?<![\w.,])0[1-9](?P<gap>{_GAP}?)\d\d(?:(?P=gap)\d\d){{3}}(?![\w%€]|{_GAP}?\d)"),
    (
        Kind.IDENTIFIER,
        "0",
        rf"(?<![\w.,])0{_GAP}?[89]\d\d(?P<gap>{_GAP})(?:\d{{3}}(?P=gap)\d{{3}}|\d\d(?P=gap)\d\d(?P=gap)\d\d)"
        rf"(?![\w%€]|{_GAP}?\d)",
    ),
    (
        Kind.IDENTIFIER,
        "0123456789",
        r"\b[A-Z]{2}[0-9][0-9][ \u00a0]?[0-9A-Z]{4}(?:[ \u00a0]?[0-9]{4}){2,6}(?:[ \u00a0]?[0-9]{1,3})?"
        r"(?!\w|[ \u00a0][0-9])",
    ),
    (Kind.IDENTIFIER, "9", r"(?<![\w-])97[89](?P<gap>[ -])\d{1,5}(?P=gap)\d{1,7}(?P=gap)\d{1,6}(?P=gap)\d(?![\w-])"),
    (
        Kind.IDENTIFIER,
        "0123456789",
        r"(?<![\w.,])(?<![0-9][ \u00a0\u2009\u202f])"
        r"[0-9]{3}(?P<gap>[ \u00a0\u2009\u202f])(?:[0-9]{3}(?P=gap)){2}[0-9]{5}(?!\w)",
    ),
    (Kind.CODE, "^", r"(?<![\w^])(?:\^[A-Z@\[\\\]_])+(?![\w^])"),  # keys: ^C, ^]^N
    # « M. DE LA ROCHE », « Mme Anne LE GOFF »: a model reads the particles as words.
    (
        Kind.NAME,
        "DLV",
        rf"(?:{_TITLES_BEFORE})(?:[A-ZÀ-Þ][a-zà-ÿ-]+{_WORD_GAP}){{0,3}}"
        rf"(?:D['’]|(?:DE|DES|DU|LA|LE|LES|VAN|VON|DER|DEN){_WORD_GAP})+"
        r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?!\w)",
    ),
    # Rules and frames.
    (Kind.SYMBOL, "-=*#~_+", r"(?<![\w<!*_~-])(?:-{3,}|={3,}|\*{3,}|#{3,}|~{3,}|_{3,}|\+{3,})(?![\w>*_~-])"),
    (Kind.SYMBOL, ".…", r"\.{5,}|\.(?:[ \u00a0]\.){3,}|…(?:[ \u00a0]?…)+"),  # what a form leaves to be filled in
    (Kind.SYMBOL, "", rf"[{_EMOJI}][\uFE0F\u200D\u20E3{_EMOJI}]*"),
    (Kind.FOREIGN, "", rf"[{_FOREIGN}]+(?:[ \u3000-\u303F\uFF01-\uFF65]+[{_FOREIGN}]+)*"),
)
PATTERNS = tuple(
    (kind, frozenset(signs), re.compile(pattern, re.DOTALL if kind in {Kind.TAG, Kind.CODE} else 0))
    for kind, signs, pattern in _WRITTEN
)
# No pattern can match where none of these stands (all but words with a dot or an underscore contain one).
_HINT = re.compile(
    r"[^\w\s.,;:!?'’()«»\"“”…–—-]|[\n\r\t\v\f\x85\u2028\u2029_]|\w\.\w|\w\(\)|--?\w|---|[^\x00-\u036f\u2000-\u206f€]|[0-9a-f]{12}"
    r"|\.{5}|\.[ \u00a0]\.|…[ \u00a0]?…"
    rf"|[A-Z](?:{_WORD_GAP}|['’])[A-ZÀ-Þ]{{2}}|\d{_GAP}?\d\d{_GAP}?\d\d|97[89][ -]\d"
)
_TRAILING = ".,;:!?…'’"
_COMPLEX_ARGUMENT = re.compile(r"\{\s*[\w.]+\s*,\s*(?:plural|select|selectordinal)\s*,\s*(?:offset:\d+\s*)?")
_BRANCH = re.compile(r"\s*(?:=\d+|\w+)\s*\{")
_TAG_NAME = re.compile(r"</?\s*([\w:.-]+)")


def find(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of `text` that are not language, in order, without overlap."""
    if not _HINT.search(text):
        return ()
    found = list(_message_syntax(text)) if "," in text and "{" in text else []
    present = frozenset(text)
    for kind, signs, pattern in PATTERNS:
        if (signs and signs.isdisjoint(present)) or (kind is Kind.NAME and text.isupper()):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind is Kind.URL or kind is Kind.PATH:
                end = _without_trailing(text, start, end)
            elif kind is Kind.ENTITY and is_letter_entity(match.group()):
                continue
            if end > start:
                found.append(Stretch(start, end, kind))
    return without_overlap(found)


def without_overlap(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Keep the stretch that starts first, then the longer one; those inside or across it are dropped."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda each: (each.start, -each.end)):
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return tuple(kept)


def character_of(entity: str) -> str:
    """Return what a character reference stands for, be it escaped itself (`&amp;rsquo;`)."""
    character = html.unescape(entity)
    return html.unescape(character) if len(character) > 1 else character


def is_letter_entity(entity: str) -> bool:
    """Tell whether a character reference is part of a word (`&eacute;`, the apostrophe `&#039;`).

    Such a one is language: it belongs to the word it stands in and is decoded before translation, as are some others
    (`translate.entities`).
    """
    character = character_of(entity)
    return len(character) == 1 and (character.isalpha() or character in "'’")


def tag_name(tag: str) -> tuple[str, str] | None:
    """Return a tag's role (`open`, `close` or `empty`) and lower-cased name, be it escaped (`&lt;b&gt;`); None for what
    is not an element."""
    tag = html.unescape(tag) if tag.startswith("&") else tag
    if not (name := _TAG_NAME.match(tag)):
        return None
    if tag.startswith("</"):
        return "close", name[1].lower()
    lone = tag.endswith("/>") or name[1].lower() in {"br", "hr", "img", "input", "wbr", "meta", "link"}
    return ("empty" if lone else "open"), name[1].lower()


def _without_trailing(text: str, start: int, end: int) -> int:
    """Leave the sentence its punctuation, and a bracket that was opened outside the URL or path."""
    while end > start:
        last = text[end - 1]
        opening = {")": "(", "]": "["}.get(last)
        unbalanced = opening is not None and text.count(last, start, end) > text.count(opening, start, end)
        if last not in _TRAILING and not unbalanced:
            break
        end -= 1
    return end


def _message_syntax(text: str) -> list[Stretch]:
    """Return the syntax of ICU plural and select arguments; their branches stay language."""
    found: list[Stretch] = []
    position = 0
    while match := _COMPLEX_ARGUMENT.search(text, position):
        argument = _argument(text, match.start(), match.end())
        position = match.end()
        if argument:
            found += argument[0]
            position = argument[1]
    return found


def _argument(text: str, start: int, position: int) -> tuple[list[Stretch], int] | None:
    """Read the branches of a complex argument that starts at `start`; None when its braces do not close."""
    found: list[Stretch] = []
    while branch := _BRANCH.match(text, position):
        found.append(Stretch(start, branch.end(), Kind.SYNTAX))
        inner = branch.end()
        while inner < len(text) and text[inner] != "}":
            if nested := _COMPLEX_ARGUMENT.match(text, inner):
                if not (argument := _argument(text, inner, nested.end())):
                    return None
                found += argument[0]
                inner = argument[1]
            elif text[inner] == "{":
                closing = text.find("}", inner)
                if closing < 0:
                    return None
                inner = closing + 1
            else:
                if text[inner] == "#":
                    found.append(Stretch(inner, inner + 1, Kind.PLACEHOLDER))
                inner += 1
        if inner >= len(text):
            return None
        start, position = inner, inner + 1
    end = position + len(text[position:]) - len(text[position:].lstrip())
    if not found or end >= len(text) or text[end] != "}":
        return None
    found.append(Stretch(start, end + 1, Kind.SYNTAX))
    return found, end + 1
