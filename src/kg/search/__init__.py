"""Finds things by their labels, other names, abbreviations and document codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.search.finding import Hit, How, resolve, search
from kg.search.gathering import build
from kg.search.index import Entry, Index, Thing

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "FILE",
    "Entry",
    "Hit",
    "How",
    "Index",
    "Thing",
    "build",
    "open_current",
    "resolve",
    "search",
]

FILE = "search.txt"
"""Name of the index inside the folder of a built store."""


def open_current(home: Path) -> Index:
    """Read the index of the current graph of `home`."""
    from kg.gazetteer import book
    from kg.store.current import current_path

    folder = current_path(home)
    units = folder / book.FILE
    return Index.load(folder / FILE, book.Book(units) if units.is_file() else None)
