"""The report a person looks at: one self-contained HTML file."""

from translate.scoring.report.page import html

__all__ = ["html"]
