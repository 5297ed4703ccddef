"""French to English, offline: segmentation, protection, decoding, terms enforced, repair, formats, memory, scoring.

>>> from translate import Translator, load_engine
>>> translator = Translator(load_engine())           # doctest: +SKIP
>>> translator.translate("Le chat dort.")            # doctest: +SKIP
'The cat sleeps.'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translate.document import Document, Finding, Segment, Translation
    from translate.pipeline import Memory, Settings, Translator, load_engine, writable

__all__ = [
    "Document",
    "Finding",
    "Memory",
    "Segment",
    "Settings",
    "Translation",
    "Translator",
    "load_engine",
    "writable",
]


def __getattr__(name: str) -> Any:
    """Import a name of the face when it is asked for, so that the command starts without loading the whole house."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "document" if name in {"Document", "Finding", "Segment", "Translation"} else "pipeline"
    return getattr(import_module(f"translate.{module}"), name)
