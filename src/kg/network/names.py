"""Labels read as they are needed: a page shows hundreds, the graph has tens of thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ids
from kg.network.labels import LABELLING, Labels
from kg.terms import Literal, NamedNode, Quad

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.errors import Words
    from kg.model import StoreView

__all__ = ["Names"]

_QUERY = """SELECT DISTINCT ?thing ?property ?label WHERE {{
  VALUES (?thing ?property) {{ {pairs} }} GRAPH ?graph {{ ?thing ?property ?label }} }}"""
# One VALUES of pairs: Oxigraph joins two of them by trying each with each (50 times slower).
_BATCH = 250
_MOST = 50_000


class Names(Labels):
    """The labels of a store, by IRI; each is read once."""

    def __init__(self, view: StoreView) -> None:
        super().__init__({})
        self._view = view
        self._known: dict[NamedNode, Words] = {}
        self._labelled: set[NamedNode] = set()

    def __getitem__(self, iri: NamedNode) -> Words:
        self.read([iri])
        return self._known[iri]

    def __contains__(self, iri: object) -> bool:
        if isinstance(iri, NamedNode):
            self.read([iri])
        return iri in self._labelled

    def read(self, things: Iterable[NamedNode]) -> None:
        """Read the labels of many things at once."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._labelled.clear()
        missing = sorted({t for t in things if t not in self._known}, key=lambda t: t.value)
        for start in range(0, len(missing), _BATCH):
            self._read(missing[start : start + _BATCH])

    def _read(self, things: list[NamedNode]) -> None:
        pairs = " ".join(f"({thing} {name})" for thing in things for name in LABELLING)
        found = Labels.among(
            Quad(thing, property_, label, ids.FACTS)
            for thing, property_, label in self._view.select(_QUERY.format(pairs=pairs)).rows
            if isinstance(thing, NamedNode)
            and isinstance(property_, NamedNode)
            and isinstance(label, Literal)
        )
        for thing in things:
            self._known[thing] = found[thing]
            if thing in found:
                self._labelled.add(thing)
