"""Brings the national tables of units into a build, fast.

A hundred times more than the records say is in them, so they go to the disk beside the stages and
not through them: the stages see only those units that the records speak of, with what these lead
to. Both halves are the same triples, from the same tables.
"""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import gazetteer, ids, rdf
from kg.gazetteer import provenance
from kg.model import Layer
from kg.namespaces import LTI, RDF, compact, expand
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.gazetteer import Snapshot
    from kg.store import EmbeddedStore
    from kg.terms import Triple

__all__ = ["GRAPHS", "NAMES", "Part", "Tally", "loading", "part"]

GRAPHS = (ids.UNITS, ids.UNITS_INFERRED)
"""The graphs of the tables."""
NAMES = frozenset(compact(graph.value) for graph in GRAPHS)
"""The same by prefixed name."""

_EVIDENCE = ids.evidence_graph(Layer.BACKGROUND, "units")
_TYPE = f" {RDF.type} "


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the tables that some records speak of."""

    said: frozenset[Triple]
    inferred: frozenset[Triple]

    @property
    def triples(self) -> frozenset[Triple]:
        """Give both halves."""
        return self.said | self.inferred


@dataclass(slots=True)
class Tally:
    """How many triples a loading brings to each graph, and how many things of each class."""

    graphs: Counter[str]
    classes: Counter[str]


def part(snapshot: Snapshot | None, triples: Iterable[Triple]) -> Part:
    """Take from the tables what the triples speak of."""
    if snapshot is None:
        return Part(frozenset(), frozenset())
    tables = gazetteer.Triples(snapshot)
    terms = {term for t in triples for term in (t.subject, t.object)}
    names = {t.value.removeprefix(LTI) for t in terms if isinstance(t, NamedNode)}
    around = tables.around(names)
    said, inferred = tables.said(around), tables.inferred(around)
    return Part(
        frozenset(rdf.from_ntriples("".join(said))),
        frozenset(rdf.from_ntriples("".join(inferred))),
    )


def _described(snapshot: Snapshot, tally: Tally) -> Iterator[tuple[NamedNode, list[str]]]:
    """Give what is known about the tables, with the graphs where that stands."""
    counts = {expand(name): count for name, count in tally.graphs.items()}
    yield ids.META, list(provenance.of_tables(snapshot, counts))
    yield _EVIDENCE, list(provenance.of_sources(snapshot))


@contextmanager
def loading(store: EmbeddedStore, snapshot: Snapshot | None) -> Iterator[Tally]:
    """Load the whole tables into a new store while the block runs; at its end they are there."""
    tally = Tally(Counter(), Counter())
    if snapshot is None:
        yield tally
        return
    faults: list[Exception] = []
    thread = threading.Thread(target=_load, args=(store, snapshot, tally, faults))
    thread.start()
    try:
        yield tally
    finally:
        thread.join()
    if faults:
        raise faults[0]


def _load(store: EmbeddedStore, snapshot: Snapshot, tally: Tally, faults: list[Exception]) -> None:
    tables = gazetteer.Triples(snapshot)
    try:
        for graph, lines in zip(GRAPHS, (tables.said(), tables.inferred()), strict=True):
            every = list(lines)
            tally.classes.update(_class(line) for line in every if _TYPE in line)
            _put(store, tally, graph, every)
        for graph, every in _described(snapshot, tally):
            _put(store, tally, graph, every)
    except Exception as error:  # noqa: BLE001 - a thread's fault is raised where it is waited for
        faults.append(error)


def _put(store: EmbeddedStore, tally: Tally, graph: NamedNode, lines: list[str]) -> None:
    tally.graphs[compact(graph.value)] += len(lines)
    store.load("".join(lines).encode(), graph)


def _class(line: str) -> str:
    return compact(line.split(" ", 2)[2][1:-4])
