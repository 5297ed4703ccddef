"""Terms, acronyms and names that French texts hold and a glossary should."""

from glossary.extract.candidate import Candidate, Example
from glossary.extract.collect import extract
from glossary.extract.propose import Translate, propose

__all__ = ["Candidate", "Example", "Translate", "extract", "propose"]
