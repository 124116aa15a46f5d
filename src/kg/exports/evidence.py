"""Takes from the evidence graphs what is known about some statements."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.namespaces import LT, OA, RDF

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from kg.terms import NamedNode, Triple

__all__ = ["about"]

_FOLLOWED = frozenset({LT.hasEvidence, OA.hasSelector})
_PARTS = (RDF.subject, RDF.predicate, RDF.object)


def about(
    graphs: Mapping[NamedNode, list[Triple]], statements: Set[Triple]
) -> dict[NamedNode, list[Triple]]:
    """Keep the claims about the statements, with their evidence and its selectors."""
    wanted = {(t.subject, t.predicate, t.object) for t in statements}
    return {name: _kept(triples, wanted) for name, triples in graphs.items()}


def _kept(triples: list[Triple], wanted: Set[tuple[object, object, object]]) -> list[Triple]:
    said: dict[object, dict[object, list[object]]] = defaultdict(lambda: defaultdict(list))
    for t in triples:
        said[t.subject][t.predicate].append(t.object)
    reached = {
        claim
        for claim, facts in said.items()
        if tuple((facts.get(p) or [None])[0] for p in _PARTS) in wanted
    }
    todo = list(reached)
    while todo:
        facts = said[todo.pop()]
        more = {o for p in _FOLLOWED for o in facts.get(p, ())} - reached
        reached |= more
        todo.extend(more)
    return [t for t in triples if t.subject in reached]
