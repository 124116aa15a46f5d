"""The label index of a graph wherever it is: a server's is made here and kept under the home."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg import files, ids
from kg.search.gathering import build
from kg.search.index import Index

if TYPE_CHECKING:
    from kg.gazetteer.book import Book
    from kg.model import StoreView
    from kg.store import Where

__all__ = ["FILE", "open_at", "open_built", "open_current"]

FILE = "search.txt"
"""Name of the index inside the folder of a built store."""

_COUNT = f"SELECT (COUNT(?unit) AS ?n) {{ GRAPH {ids.UNITS} {{ ?unit a lt:AdministrativeUnit }} }}"


def open_current(home: Path) -> Index:
    """Read the index of the current graph of `home`."""
    from kg.store.current import current_path

    return open_built(current_path(home))


def open_built(folder: Path) -> Index:
    """Read the index in the folder of a built store, with the names of the country's units."""
    from kg.gazetteer import book

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
    if not path.is_file():
        index = build(view)
        for old in path.parent.glob(f"search-{host}-*.txt"):
            old.unlink(missing_ok=True)
        files.write_text(path, index.to_text())
    return Index.load(path, _units(view, path.parent))


def _units(view: StoreView, folder: Path) -> Book | None:
    """Give the book of units made from our tables, when the server holds what is in it."""
    from kg import assets, gazetteer
    from kg.gazetteer import book

    snapshot = gazetteer.find([assets.asset("data")]) if ids.UNITS in view.graphs() else None
    if snapshot is None or _count(view) != len(snapshot.units):
        return None
    path = folder / f"units-{len(snapshot.units)}.db"
    if not path.is_file():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        book.write(fresh, snapshot)
        fresh.replace(path)
    return book.Book(path)


def _count(view: StoreView) -> int:
    ((n,),) = view.select(_COUNT).rows
    return int(getattr(n, "value", 0))
