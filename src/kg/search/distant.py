"""The label index of a graph wherever it is: a server's is made here and kept under the home."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from kg import files
from kg.errors import StoreError
from kg.search.gathering import build
from kg.search.index import Index

if TYPE_CHECKING:
    from kg.store import Where

__all__ = ["FILE", "open_at", "open_current"]

FILE = "search.txt"
"""Name of the index inside the folder of a built store."""


def open_current(home: Path) -> Index:
    """Read the index of the current graph of `home`."""
    from kg.gazetteer import book
    from kg.store.current import current_path

    folder = current_path(home)
    units = folder / book.FILE
    return Index.load(folder / FILE, book.Book(units) if units.is_file() else None)


def open_at(where: Where, home: Path) -> Index:
    """Read the index of a home's graph; make a server's once for each version of its data."""
    from kg import store

    if not store.is_address(where):
        return open_current(Path(where))
    view = store.open_remote(str(where))
    host = hashlib.sha256(view.url.encode()).hexdigest()[:8]
    path = home / "remote" / f"search-{host}-{view.version[:16]}.txt"
    try:
        return Index.load(path)
    except StoreError:
        index = build(view)
    for old in path.parent.glob(f"search-{host}-*.txt"):
        old.unlink(missing_ok=True)
    files.write_text(path, index.to_text())
    return index
