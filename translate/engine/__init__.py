"""The translation engine: an Argos package found, loaded and driven.

>>> from translate.engine import find_package, load
>>> engine = load(find_package())                  # doctest: +SKIP
>>> engine.translate(["Bonjour le monde."])[0].text  # doctest: +SKIP
'Hello world.'
"""

from translate.engine.decoder import CTranslate2Engine, load
from translate.engine.find import find_package
from translate.engine.package import Package
from translate.engine.protocol import Decoded, Engine, Hypothesis, Link, Span
from translate.engine.settings import Settings

__all__ = [
    "CTranslate2Engine",
    "Decoded",
    "Engine",
    "Hypothesis",
    "Link",
    "Package",
    "Settings",
    "Span",
    "find_package",
    "load",
]
