"""Function words by which French and English are told apart."""

from __future__ import annotations

# Those of both languages (`on`, `or`, `me`, `an`…) tell nothing.
ENGLISH = frozenset(
    """the of and to in is it that was for with as at be this have from by not are but which you all will there been
    has were their would they we his her she him how what when who more about than into its our out up so can only
    other new some could these may then do first any my now such like should your must no just over also after
    before between through where because does did doing here why very own same few both each again against""".split()
)
FRENCH = frozenset(
    """le la les l un une des du de d et à au aux est sont était être avoir ont dans avec sans sous sur pour par pas ne
    n que qu qui quoi dont où ce cet cette ces c s se sa son ses leur leurs nous vous ils elles il elle je j mais ou ni
    car donc plus moins très tout tous toute toutes comme entre chez depuis été fait faire y en""".split()
)
