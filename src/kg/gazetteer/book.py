"""The names of all units in one small file beside the built graph, opened when first asked.

SQLite finds a name among fifteen thousand without reading the rest, so that a search in a fresh
process costs nothing for what it does not look at.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.gazetteer.graph import label
from kg.gazetteer.kinds import KINDS
from kg.gazetteer.written import name_key
from kg.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.gazetteer.kinds import Kind
    from kg.gazetteer.tables import Snapshot, Unit

__all__ = ["FILE", "Book", "Entry", "Heir", "write"]

FILE = "units.db"
"""Name of the file inside the folder of a built store."""

_TABLES = """
CREATE TABLE unit (number INTEGER PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL,
  kind TEXT NOT NULL, name TEXT NOT NULL, vi TEXT NOT NULL, en TEXT NOT NULL, parent INTEGER,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL, era TEXT NOT NULL);
CREATE TABLE name (key TEXT, number INTEGER, text TEXT, PRIMARY KEY (key, number, text))
  WITHOUT ROWID;
CREATE TABLE word (word TEXT, number INTEGER, PRIMARY KEY (word, number)) WITHOUT ROWID;
CREATE TABLE heir (old INTEGER, new INTEGER, share TEXT, PRIMARY KEY (old, new)) WITHOUT ROWID;
CREATE TABLE child (parent INTEGER, number INTEGER, PRIMARY KEY (parent, number)) WITHOUT ROWID;
"""
_LAST = "\U0010ffff"


class Entry(NamedTuple):
    """A unit as the book holds it; `number` is its place in the book."""

    number: int
    id: str
    code: str
    kind: str
    name: str
    vi: str
    en: str
    parent: int | None
    first_day: str
    last_day: str
    era: str

    @property
    def type(self) -> Kind:
        """Give the kind with its words."""
        return KINDS[self.kind]

    @property
    def title(self) -> str:
        """Give the official name."""
        return f"{self.type.word} {self.name}"


class Heir(NamedTuple):
    """What a unit became, and whether whole or in part."""

    entry: Entry
    share: str


def write(path: Path, snapshot: Snapshot) -> None:
    """Write the book of a snapshot."""
    units = list(snapshot.units.values())
    number = {unit.id: n for n, unit in enumerate(units)}
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;{_TABLES}")
        base.executemany(
            "INSERT INTO unit VALUES (?,?,?,?,?,?,?,?,?,?,?)", (_row(u, number) for u in units)
        )
        names = sorted(set(_names(units, number)))
        base.executemany("INSERT INTO name VALUES (?,?,?)", names)
        base.executemany(
            "INSERT INTO word VALUES (?,?)",
            sorted({(word, n) for key, n, _ in names for word in key.split()}),
        )
        base.executemany(
            "INSERT INTO heir VALUES (?,?,?)",
            sorted((number[k.old], number[k.new], k.share) for k in snapshot.links),
        )
        base.executemany(
            "INSERT INTO child VALUES (?,?)",
            sorted((number[u.parent], number[u.id]) for u in units if u.parent),
        )
        # An index made at the end of the work costs less than one kept up during it.
        base.execute("CREATE UNIQUE INDEX by_id ON unit (id)")
        base.execute("CREATE INDEX by_code ON unit (code)")
        base.execute("COMMIT")


def _row(unit: Unit, number: dict[str, int]) -> tuple[str | int | None, ...]:
    shown = label(unit)
    named = (unit.id, unit.code, unit.kind, unit.name, shown.vi, shown.en, number.get(unit.parent))
    return (number[unit.id], *named, unit.first_day, unit.last_day, unit.era)


def _names(units: Iterable[Unit], number: dict[str, int]) -> Iterator[tuple[str, int, str]]:
    for unit in units:
        for name in (unit.name, *unit.spellings):
            yield name_key(name), number[unit.id], name


class Book:
    """The names of a built graph's units."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.entry = lru_cache(maxsize=4096)(self._entry)

    @cached_property
    def _base(self) -> sqlite3.Connection:
        # A built store is never written again, so readers need no locks.
        where = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(where, uri=True, check_same_thread=False)

    def __len__(self) -> int:
        return int(self._base.execute("SELECT COUNT(*) FROM unit").fetchone()[0])

    def __iter__(self) -> Iterator[Entry]:
        return (Entry(*row) for row in self._base.execute("SELECT * FROM unit ORDER BY number"))

    def by_id(self, id_: str) -> Entry | None:
        """Give a unit by its id."""
        row = self._base.execute("SELECT * FROM unit WHERE id = ?", (id_,)).fetchone()
        return Entry(*row) if row else None

    def coded(self, code: str) -> list[Entry]:
        """Give the units that bear or bore a code."""
        rows = self._base.execute("SELECT number FROM unit WHERE code = ?", (code,))
        return [self.entry(number) for (number,) in rows.fetchall()]

    def named(self, key: str) -> list[tuple[Entry, str]]:
        """Give the units of exactly this folded name, with the name as it is spelled."""
        rows = self._base.execute("SELECT number, text FROM name WHERE key = ?", (key,))
        return [(self.entry(number), text) for number, text in rows.fetchall()]

    def beginning(self, key: str, limit: int) -> list[tuple[Entry, str]]:
        """Give units whose folded name begins so."""
        rows = self._base.execute(
            "SELECT number, text FROM name WHERE key > ? AND key < ? ORDER BY key, number LIMIT ?",
            (key, key + _LAST, limit),
        )
        return [(self.entry(number), text) for number, text in rows.fetchall()]

    def with_words(self, text: str, limit: int) -> list[tuple[Entry, str]]:
        """Give units whose name has all these words, in any order, the last perhaps only begun."""
        *whole, last = words(text) or [""]
        if not last:
            return []
        test = " AND ".join(
            ["number IN (SELECT number FROM word WHERE word >= ? AND word < ?)"]
            + ["number IN (SELECT number FROM word WHERE word = ?)"] * len(whole)
        )
        rows = self._base.execute(
            f"SELECT number FROM unit WHERE {test} ORDER BY number LIMIT ?",  # noqa: S608 - no input
            (last, last + _LAST, *whole, limit),
        )
        found = [self.entry(number) for (number,) in rows.fetchall()]
        return [(entry, entry.name) for entry in found]

    def above(self, entry: Entry) -> list[Entry]:
        """Give the units that a unit lies in, nearest first."""
        found: list[Entry] = []
        while entry.parent is not None:
            entry = self.entry(entry.parent)
            found.append(entry)
        return found

    def heirs(self, entry: Entry) -> list[Heir]:
        """Give what a unit directly became."""
        rows = self._base.execute(
            "SELECT new, share FROM heir WHERE old = ? ORDER BY share DESC, new", (entry.number,)
        )
        return [Heir(self.entry(number), share) for number, share in rows.fetchall()]

    def today(self, entry: Entry) -> list[Heir]:
        """Give what a unit is now, over any number of changes; itself while it stands."""
        found: list[Heir] = []
        todo = [Heir(entry, "whole")]
        while todo:
            here = todo.pop(0)
            heirs = self.heirs(here.entry)
            todo += [Heir(h.entry, h.share if here.share == "whole" else here.share) for h in heirs]
            if not heirs and not here.entry.last_day and not here.entry.era.startswith("truoc"):
                found.append(here)
        return list(dict.fromkeys(found))

    def children(self, entry: Entry) -> list[Entry]:
        """Give the units directly in a unit."""
        rows = self._base.execute(
            "SELECT number FROM child WHERE parent = ? ORDER BY number", (entry.number,)
        )
        return [self.entry(number) for (number,) in rows.fetchall()]

    def _entry(self, number: int) -> Entry:
        return Entry(
            *self._base.execute("SELECT * FROM unit WHERE number = ?", (number,)).fetchone()
        )
