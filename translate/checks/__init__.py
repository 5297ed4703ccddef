"""Checks that need no reference: what a reviewer must look at in a translation."""

from translate.checks.registry import CHECKS, check, check_segment, names_of
from translate.checks.unit import Check, Unit

__all__ = ["CHECKS", "Check", "Unit", "check", "check_segment", "names_of"]
