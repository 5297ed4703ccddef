"""What is wrong, or looks wrong, with glossary files."""

from glossary.lint.across import repeated
from glossary.lint.check import check, fix
from glossary.lint.problem import Problem, Severity

__all__ = ["Problem", "Severity", "check", "fix", "repeated"]
