"""Takes from the national tables of units what the facts speak of, for an export of the facts.

A unit brings what it lies in, how it ended, what it became and by which resolution; the country's
other units are written by `kg export --layer units`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ids
from kg.namespaces import LTI
from kg.terms import NamedNode, Triple

if TYPE_CHECKING:
    from kg.model import StoreView

__all__ = ["units_in_use"]

_MENTIONED = f"""SELECT DISTINCT ?thing WHERE {{
  GRAPH <{ids.FACTS.value}> {{ ?fact ?property ?thing }}
  FILTER(ISIRI(?thing) && STRSTARTS(STR(?thing), "{LTI}unit-")) }}"""
_NEXT = """SELECT DISTINCT ?next WHERE {{ VALUES ?thing {{ {things} }}
  ?thing lt:partOfUnit|lt:changedIn|lt:partlyChangedIn|lt:resultingUnit|lt:originalUnit
    |lt:partOriginalUnit|lt:legalBasis|adms:identifier ?next }}"""
_SAID = """SELECT ?thing ?property ?value WHERE {{ VALUES ?thing {{ {things} }}
  GRAPH <{graph}> {{ ?thing ?property ?value }} }}"""


def units_in_use(store: StoreView) -> dict[NamedNode, list[Triple]]:
    """Give the part of each graph of the tables that the facts lead to."""
    found: set[NamedNode] = set()
    fresh = _things(store, _MENTIONED)
    while fresh:
        found |= fresh
        fresh = _things(store, _NEXT.format(things=_list(fresh))) - found
    return {
        graph: _said(store, graph, found)
        for graph in (ids.UNITS, ids.UNITS_INFERRED)
        if found and graph in store.graphs()
    }


def _things(store: StoreView, query: str) -> set[NamedNode]:
    return {row[0] for row in store.select(query).rows if isinstance(row[0], NamedNode)}


def _said(store: StoreView, graph: NamedNode, things: set[NamedNode]) -> list[Triple]:
    query = _SAID.format(things=_list(things), graph=graph.value)
    return [
        Triple(subject, predicate, value)
        for subject, predicate, value in store.select(query).rows
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and value is not None
    ]


def _list(things: set[NamedNode]) -> str:
    return " ".join(sorted(str(thing) for thing in things))
