"""The national tables as a store of their own: made once, laid under every graph that is built.

They are a hundred times what the records say and change once in years. So their triples, what
follows from these and the book of names stand in the home, and a build takes them over as they
are: files that are never written again are shared, not copied.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import gazetteer, ids
from kg.gazetteer import book, provenance
from kg.model import Layer
from kg.namespaces import RDF, compact, expand
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.gazetteer import Snapshot
    from kg.terms import NamedNode

__all__ = ["GRAPHS", "NAMES", "Ground", "Tally", "lay"]

GRAPHS = (ids.UNITS, ids.UNITS_INFERRED)
"""The graphs of the tables."""
NAMES = frozenset(compact(graph.value) for graph in GRAPHS)
"""The same by prefixed name."""

_PREFIX, _TALLY = "tables-", "tally.json"
_EVIDENCE = ids.evidence_graph(Layer.BACKGROUND, "units")
_TYPE = f" {RDF.type} "
_SHARED = (".sst", ".db")


@dataclass(slots=True)
class Tally:
    """How many triples the tables bring to each graph, and how many things of each class."""

    graphs: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Ground:
    """The tables as they stand in a home; no folder where there are none."""

    folder: Path | None
    tally: Tally

    def under(self, path: Path) -> None:
        """Begin a new store at `path` with the tables in it."""
        path.mkdir(parents=True)
        for file in sorted(self.folder.iterdir()) if self.folder else ():
            _take_over(file, path / file.name)


def lay(
    home: Path, snapshot: Snapshot | None, versions: Iterable[str], *, force: bool = False
) -> Ground:
    """Give the tables of a snapshot as they stand in a home, made first where they do not.

    The caller holds the home alone. `versions` are those of the code and the engine; with `force`
    nothing that stands is trusted.
    """
    target = home / f"{_PREFIX}{_mark(snapshot, versions)}" if snapshot else None
    for other in home.glob(f"{_PREFIX}*"):
        if force or other != target:
            shutil.rmtree(other, ignore_errors=True)
    if snapshot is None or target is None:
        return Ground(None, Tally())
    if not target.exists():
        fresh = home / ".work" / secrets.token_hex(8)
        _make(fresh, snapshot)
        # It gets its name when it is whole: a killed build leaves no half of it.
        fresh.replace(target)
    told = json.loads((target / _TALLY).read_text(encoding="ascii"))
    return Ground(target, Tally(Counter(told["graphs"]), Counter(told["classes"])))


def _mark(snapshot: Snapshot, versions: Iterable[str]) -> str:
    # The metadata hold the checksum of every table.
    told = json.dumps(snapshot.meta, sort_keys=True)
    return hashlib.sha256("\n".join([told, *versions]).encode()).hexdigest()[:16]


def _make(folder: Path, snapshot: Snapshot) -> None:
    tables, tally, store = gazetteer.Triples(snapshot), Tally(), EmbeddedStore(folder)
    for graph, lines in zip(GRAPHS, (tables.said(), tables.inferred()), strict=True):
        _put(store, tally, graph, lines)
    counts = {expand(name): count for name, count in tally.graphs.items()}
    # What describes the tables is no thing of them, and not counted as one.
    _put(store, Tally(tally.graphs), ids.META, provenance.of_tables(snapshot, counts))
    _put(store, Tally(tally.graphs), _EVIDENCE, provenance.of_sources(snapshot))
    store.flush()
    book.write(folder / book.FILE, snapshot)
    told = {"graphs": dict(tally.graphs), "classes": dict(tally.classes)}
    (folder / _TALLY).write_text(json.dumps(told, sort_keys=True), encoding="ascii")


def _put(store: EmbeddedStore, tally: Tally, graph: NamedNode, lines: Iterable[str]) -> None:
    every = list(lines)
    tally.graphs[compact(graph.value)] += len(every)
    classes = Counter(line.rpartition(_TYPE)[2] for line in every if _TYPE in line)
    tally.classes.update({compact(end[1:-4]): count for end, count in classes.items()})
    ntriples = "".join(every).encode()
    # The engine sorts what it loads in memory; the lines need not lie there beside it.
    every.clear()
    store.load(ntriples, graph)


def _take_over(file: Path, goal: Path) -> None:
    if file.suffix in _SHARED:
        try:
            os.link(file, goal)
        except OSError:  # a file system that knows no links
            shutil.copyfile(file, goal)
    else:
        shutil.copyfile(file, goal)
