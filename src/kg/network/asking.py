"""Asks a view's question of a store and reads any answer as edges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import ids
from kg.model import Table
from kg.namespaces import LTI
from kg.network.queries import COLUMNS
from kg.terms import NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import StoreView
    from kg.terms import Object

__all__ = ["about_in", "answer", "edges_found"]

_JOINED = """SELECT ?subject ?predicate ?object WHERE {{
  VALUES ?subject {{ {things} }} ?subject ?predicate ?object .
  FILTER (isIRI(?object) && ?subject != ?object) }}"""
_SAID = """SELECT ?subject ?predicate ?object WHERE {{
  VALUES ?subject {{ {things} }} GRAPH <{graph}> {{ ?subject ?predicate ?object }} {only} }}"""
_BATCH = 1000


def answer(view: StoreView, text: str) -> Table | set[Triple]:
    """Ask a SELECT or a CONSTRUCT."""
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    if re.search(r"\bCONSTRUCT\b", body, re.IGNORECASE):
        return view.construct(text)
    return view.select(text)


def edges_found(view: StoreView, answer: Table | Iterable[Triple]) -> list[Triple]:
    """Read an answer as edges: triples, rows of three, or things and whatever joins them.

    Things that nothing joins are shown with what they are tied to.
    """
    if not isinstance(answer, Table):
        return [t for t in answer if isinstance(t.object, NamedNode)]
    if set(COLUMNS) <= set(answer.columns):
        at = [answer.columns.index(name) for name in COLUMNS]
        return sorted(set(_triples(tuple(row[i] for i in at) for row in answer.rows)), key=str)
    things = {v for row in answer.rows for v in row if isinstance(v, NamedNode)}
    return list(_between(view, things)) or [
        t for t in _tied(view) if {t.subject, t.object} & things
    ]


def about_in(
    view: StoreView,
    graph: NamedNode,
    things: Iterable[NamedNode],
    predicates: Iterable[NamedNode] = (),
) -> Iterator[Triple]:
    """Give what one graph says of some things, without reading the rest of the graph."""
    named = ", ".join(sorted(map(str, predicates)))
    only = f"FILTER (?predicate IN ({named}))" if named else ""
    for listed in _batches(things):
        query = _SAID.format(only=only, things=listed, graph=graph.value)
        for subject, predicate, value in view.select(query).rows:
            if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and value:
                yield Triple(subject, predicate, value)


def _between(view: StoreView, things: set[NamedNode]) -> Iterator[Triple]:
    for listed in _batches(things):
        for triple in _triples(view.select(_JOINED.format(things=listed)).rows):
            if triple.object in things:
                yield triple


def _tied(view: StoreView) -> Iterator[Triple]:
    for quad in view.quads(ids.FACTS):
        ends = (quad.subject, quad.object)
        if all(isinstance(end, NamedNode) and end.value.startswith(LTI) for end in ends):
            yield quad.triple


def _batches(things: Iterable[NamedNode]) -> Iterator[str]:
    listed = sorted(map(str, things))
    for start in range(0, len(listed), _BATCH):
        yield " ".join(listed[start : start + _BATCH])


def _triples(rows: Iterable[tuple[Object | None, ...]]) -> Iterator[Triple]:
    for subject, predicate, target in rows:
        if (
            isinstance(subject, NamedNode)
            and isinstance(predicate, NamedNode)
            and isinstance(target, NamedNode)
        ):
            yield Triple(subject, predicate, target)
