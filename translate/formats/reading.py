"""Whether a viewer has the time to read a translated subtitle, and whether its lines fit.

Characters count as the viewer sees them: spaces and punctuation too, tags not. 21 characters a second and lines of 42
are what TED asks of its translators for Latin scripts (TED Translators Wiki, "Cheat-sheet"); Netflix asks for 17 to
20 by programme (Timed Text Style Guide, English). The times are the file's own: only shorter words help, or an editor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from translate.document import Document, Finding, Severity
from translate.formats.subtitles import Laid, Skeleton, Turn, laid_out, visible

READING_SPEED = 21.0  # characters a second
NAME = "reading-speed"


def hurried(document: Document, translations: Mapping[int, str], speed: float = READING_SPEED) -> Iterator[Finding]:
    """Yield a warning for each translated cue that is read faster than `speed`, and for each line that is too long.

    A finding bears the first segment of its cue. A document that is no subtitle file has none.
    """
    skeleton = document.skeleton
    if not isinstance(skeleton, Skeleton):
        return
    cues: dict[int, list[Turn]] = defaultdict(list)
    for group in skeleton.groups:
        for turn in group:
            cues[turn.cue].append(turn)
    new: dict[int, list[Laid]] = defaultdict(list)
    for each in laid_out(document, translations):
        new[each.turn.cue].append(each)
    for cue, laid in new.items():
        yield from _fast(cues[cue], laid, speed)
        yield from _wide(laid, skeleton.line_length)


def _fast(turns: Sequence[Turn], laid: Sequence[Laid], speed: float) -> Iterator[Finding]:
    english = {each.turn.span: " ".join(each.lines) for each in laid}
    count = sum(len(visible(english.get(turn.span, turn.text))) for turn in turns)
    french = sum(len(visible(turn.text)) for turn in turns)
    seconds = turns[0].seconds
    if count <= speed * seconds:
        return
    rate = f"{count / seconds:.0f} a second, the French {french / seconds:.0f}" if seconds else "no time at all"
    message = f"{count} characters in {seconds:g} seconds ({rate}); {speed:g} a second can be read"
    yield Finding(NAME, Severity.WARNING, message, laid[0].segment)


def _wide(laid: Sequence[Laid], length: int) -> Iterator[Finding]:
    for each in laid:
        widest = max((visible(line) for line in each.lines), key=len, default="")
        if len(widest) > length:
            message = f"a line of {len(widest)} characters, {length} fit: {widest}"
            yield Finding(NAME, Severity.WARNING, message, each.segment)
