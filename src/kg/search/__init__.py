"""Finds things by their labels, other names, abbreviations and document codes."""

from kg.search.distant import FILE, open_at, open_built, open_current
from kg.search.finding import Hit, How, resolve, search
from kg.search.gathering import build
from kg.search.index import Entry, Index, Thing

__all__ = [
    "FILE",
    "Entry",
    "Hit",
    "How",
    "Index",
    "Thing",
    "build",
    "open_at",
    "open_built",
    "open_current",
    "resolve",
    "search",
]
