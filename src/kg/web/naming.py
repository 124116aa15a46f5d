"""Labels read as they are needed: a page shows hundreds, the graph has tens of thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ids
from kg.network import Labels
from kg.network.labels import LABELLING
from kg.terms import Literal, NamedNode, Quad

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.errors import Words
    from kg.store import EmbeddedStore

__all__ = ["Names"]

_QUERY = """SELECT ?thing ?property ?label WHERE {{
  VALUES ?property {{ {properties} }} VALUES ?thing {{ {things} }}
  {{ ?thing ?property ?label }} UNION {{ GRAPH <{units}> {{ ?thing ?property ?label }} }} }}"""
_BATCH = 1000
_MOST = 50_000


class Names:
    """The labels of a store, by IRI; each is read once."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._known: dict[NamedNode, Words] = {}
        self._labelled: set[NamedNode] = set()

    def __getitem__(self, iri: NamedNode) -> Words:
        self.read([iri])
        return self._known[iri]

    def __contains__(self, iri: NamedNode) -> bool:
        self.read([iri])
        return iri in self._labelled

    def read(self, things: Iterable[NamedNode]) -> None:
        """Read the labels of many things at once."""
        missing = sorted({t for t in things if t not in self._known}, key=lambda t: t.value)
        if len(self._known) > _MOST:
            self._known.clear()
        for start in range(0, len(missing), _BATCH):
            self._read(missing[start : start + _BATCH])

    def _read(self, things: list[NamedNode]) -> None:
        query = _QUERY.format(
            properties=" ".join(map(str, LABELLING)),
            things=" ".join(map(str, things)),
            units=ids.UNITS.value,
        )
        found = Labels.among(
            Quad(thing, property_, label, ids.FACTS)
            for thing, property_, label in self._store.select(query).rows
            if isinstance(thing, NamedNode)
            and isinstance(property_, NamedNode)
            and isinstance(label, Literal)
        )
        for thing in things:
            self._known[thing] = found[thing]
            if thing in found:
                self._labelled.add(thing)
