"""The forms of English verbs: which words of a text are one of a glossary's verbs.

The irregular ones after Quirk et al., A Comprehensive Grammar of the English Language (1985), 3.11 to 3.20. Where
British and American usage differ, or a regular form stands beside an irregular one, both are given.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Each verb with what no rule makes of it; one that stays as it is (cut, put) needs no row.
_ROWS = """
arise arose arisen; awake awoke awoken; be is are am was were being been; bear bore borne born; beat beaten; become
became; begin began begun; bend bent; bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew blown; break
broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; cling
clung; come came; creep crept; deal dealt; dig dug; do does did done; draw drew drawn; dream dreamt; drink drank
drunk; drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find
found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave
forgiven; freeze froze frozen; get got gotten; give gave given; go went gone; grind ground; grow grew grown; hang
hung; have has had; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; lead
led; lean leant; leap leapt; learn learnt; leave left; lend lent; lie lay lain; light lit; lose lost; make made; mean
meant; meet met; panic panicked panicking; pay paid; prove proven; ride rode ridden; ring rang rung; rise rose risen;
run ran; saw sawn; say said; see saw seen; seek sought; sell sold; send sent; sew sewn; shake shook shaken; shine
shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
smell smelt; sow sown; speak spoke spoken; speed sped; spell spelt; spend spent; spill spilt; spin spun; spoil spoilt;
spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; strike struck stricken; string
strung; strive strove striven; swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung; take took
taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; traffic trafficked trafficking;
tread trod trodden; wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind wound; wring wrung;
write wrote written
"""
_IRREGULAR = {verb: tuple(forms) for verb, *forms in (row.split() for row in _ROWS.split(";"))}
_UNCHANGED = frozenset("bet burst cast cut hit hurt let put read rid set shed shut split spread thrust".split())
_PARTICIPLES = _UNCHANGED | {next(form for form in forms[::-1] if form[-3:] != "ing") for forms in _IRREGULAR.values()}
_PREFIX = re.compile(r"(?:fore|mis|out|over|re|under|un|up|with)-?(?=\w{2})")
_DOUBLING = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][bdgklmnprtvz]$")


@lru_cache(maxsize=4096)
def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb, its base first; with and without a doubled consonant, where it may have one."""
    if verb.endswith("ie"):
        regular = [verb + "s", verb + "d", verb[:-2] + "ying"]
    elif verb.endswith("e"):
        regular = [verb + "s", verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"]
    elif re.search(r"[^aeiou]y$", verb):
        regular = [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    else:
        stems = [verb, verb + verb[-1]] if _DOUBLING.search(verb) else [verb]
        third = [stem + "es" for stem in stems] if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else [verb + "s"]
        regular = [*third, *(stem + ending for stem in stems for ending in ("ed", "ing"))]
    return tuple(dict.fromkeys([verb, *_irregular(verb), *regular]))


def is_participle(word: str) -> bool:
    """Say whether a word (lower case) looks like a past participle: "elected", "written", "put"."""
    return word.endswith("ed") or word in _PARTICIPLES or _PREFIX.sub("", word, count=1) in _PARTICIPLES


def _irregular(verb: str) -> tuple[str, ...]:
    """Return the irregular forms of a verb, or of one that a prefix makes of such: "overtake", "withdraw"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    prefix = _PREFIX.match(verb)
    if prefix is None:
        return ()
    return tuple(prefix[0] + form for form in _IRREGULAR.get(verb[prefix.end() :], ()))
