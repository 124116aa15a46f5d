"""Finds things that belong to two classes which the ontology keeps apart (cax-dw, cax-adc)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Words
from kg.model import Finding, Severity
from kg.namespaces import compact
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.errors import Place
    from kg.model import StoreView

__all__ = ["clashes"]

_QUESTION = """
SELECT DISTINCT ?thing ?one ?other WHERE {
  {
    ?axiom a owl:AllDisjointClasses ; owl:members ?list .
    ?list rdf:rest*/rdf:first ?one . ?list rdf:rest*/rdf:first ?other .
  } UNION { ?one owl:disjointWith ?other }
  FILTER(?one != ?other)
  ?thing a ?one . ?thing a ?other .
}
ORDER BY ?thing ?one ?other
"""


def clashes(view: StoreView, place_of: Mapping[NamedNode, Place]) -> Iterator[Finding]:
    """Give a violation for each thing in two disjoint classes, inferred types included."""
    told: set[frozenset[object]] = set()
    for row in view.select(_QUESTION).rows:
        thing, one, other = (t for t in row if isinstance(t, NamedNode))
        if frozenset(row) not in told:
            told.add(frozenset(row))
            yield _clash(thing, compact(one.value), compact(other.value), place_of.get(thing))


def _clash(thing: NamedNode, one: str, other: str, where: Place | None) -> Finding:
    name = compact(thing.value)
    return Finding(
        Severity.VIOLATION,
        "disjoint",
        Words(
            f"«{name}» vừa là {one} vừa là {other}, hai lớp không thể chung cá thể.",
            f"“{name}” is both {one} and {other}, which can share no individual.",
        ),
        where,
        Words(
            "Xem lại loại đã ghi và các thuộc tính suy ra loại ấy.",
            "Look at the types written and at the properties that imply them.",
        ),
        name,
    )
