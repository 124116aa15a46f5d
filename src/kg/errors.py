"""The error family: what is wrong, where, and what to do next, in Vietnamese and English.

    KgError
    ├── SourceError   a file of data cannot be read or holds faults
    ├── ModelError    the ontology, a scheme or a shape is at fault
    ├── InvalidData   findings were collected; all of them are inside
    ├── QueryError    a question cannot be asked or was stopped
    ├── StoreError    the store cannot be opened, read or written
    └── UsageError    the person asked for something that does not exist

Library code raises these; the terminal and the service decide how they look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Finding

__all__ = [
    "InvalidData",
    "KgError",
    "ModelError",
    "Place",
    "QueryError",
    "SourceError",
    "StoreError",
    "UsageError",
    "Words",
]


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages of the interface."""

    vi: str
    en: str

    def to(self, lang: str) -> str:
        """Give the sentence in `lang`: "en", or Vietnamese for anything else."""
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault stands: file, 1-based line and column, or a cell such as "B7" of a sheet."""

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        """Write the place as editors understand it: file:line:column."""
        marks = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(marks) + (f" [{self.cell}]" if self.cell else "")


class KgError(Exception):
    """Something that a person can mend; `hint` says how."""

    def __init__(
        self, words: Words, *, where: Place | None = None, hint: Words | None = None
    ) -> None:
        super().__init__(words.en)
        self.words = words
        self.where = where
        self.hint = hint

    def to(self, lang: str) -> str:
        """Say what is wrong, where and what next, in one line of `lang`."""
        place = f"{self.where}: " if self.where else ""
        hint = f" {self.hint.to(lang)}" if self.hint else ""
        return f"{place}{self.words.to(lang)}{hint}"


class SourceError(KgError):
    """A file of data cannot be read; `code` is the kind of the finding that it makes."""

    code = "source"


class ModelError(KgError):
    """The ontology, a concept scheme, a rule or a shape is at fault."""


class QueryError(KgError):
    """A question cannot be asked, or was stopped."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class UsageError(KgError):
    """The person named something that does not exist; exit status 2."""


class InvalidData(KgError):  # noqa: N818 - named after what is wrong, like its siblings
    """Data with faults; every finding is kept, not only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        count = len(findings)
        super().__init__(Words(f"Dữ liệu có {count} lỗi.", f"The data has {count} fault(s)."))
        self.findings = tuple(findings)
