"""Repair of what a machine gets wrong in form: punctuation, spacing, quotes, capitals, numbers, dates, titles."""

from translate.repair.apply import repair
from translate.repair.style import RULES, Locale, Quotes, Style, quotes_of

__all__ = ["RULES", "Locale", "Quotes", "Style", "quotes_of", "repair"]
