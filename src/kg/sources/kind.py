"""The form of a kind of finding: gravity, words and remedy, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Severity

__all__ = ["INFO", "VIOLATION", "WARNING", "Kind"]

VIOLATION, WARNING, INFO = Severity.VIOLATION, Severity.WARNING, Severity.INFO


class Kind(NamedTuple):
    """A kind of finding; the texts are templates."""

    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""
