"""Finds things that belong to two classes which the ontology keeps apart (cax-dw, cax-adc)."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
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

_APART = """
SELECT DISTINCT ?one ?other WHERE {
  {
    ?axiom a owl:AllDisjointClasses ; owl:members ?list .
    ?list rdf:rest*/rdf:first ?one . ?list rdf:rest*/rdf:first ?other .
  } UNION { ?one owl:disjointWith ?other }
  FILTER(?one != ?other)
}
"""
_TYPES = "SELECT DISTINCT ?thing ?class WHERE { ?thing a ?class }"


def clashes(view: StoreView, place_of: Mapping[NamedNode, Place]) -> Iterator[Finding]:
    """Give a violation for each thing in two disjoint classes, inferred types included."""
    apart = {frozenset(pair) for pair in _pairs(view, _APART)}
    classes: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for thing, class_ in _pairs(view, _TYPES):
        classes[thing].append(class_)
    for thing in sorted(classes, key=lambda t: t.value):
        names = sorted(classes[thing], key=lambda c: c.value)
        for one, other in combinations(names, 2):
            if frozenset((one, other)) in apart:
                words = compact(one.value), compact(other.value)
                yield _clash(thing, *words, place_of.get(thing))


def _pairs(view: StoreView, query: str) -> Iterator[tuple[NamedNode, NamedNode]]:
    for left, right in view.select(query).rows:
        if isinstance(left, NamedNode) and isinstance(right, NamedNode):
            yield left, right


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
