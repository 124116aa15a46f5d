"""Checks a graph against the shapes and the graph-wide checks, and says where each fault stands.

Shapes look at one node and what hangs on it; checks are SPARQL and look at the graph as a whole
and at its layers. Both end as findings with the words of the shape or check and the file and line
that the caller knows for the node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import assets, ids
from kg.model import Report
from kg.namespaces import LTG
from kg.validate.checks import Check, run_checks
from kg.validate.shapes import Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.errors import Place
    from kg.model import StoreView
    from kg.terms import NamedNode, Triple

_EVIDENCE = f"{LTG}evidence/"
_JUDGED = (ids.FACTS, ids.UNITS, ids.UNITS_INFERRED, ids.ONTOLOGY, ids.SCHEMES)

__all__ = ["Check", "Shapes", "report", "run_checks", "to_validate"]


def report(
    view: StoreView,
    place_of: Mapping[NamedNode, Place],
    *,
    statement_at: Mapping[Triple, Place] | None = None,
) -> Report:
    """Run the shipped shapes and checks over a store and give all findings, sorted.

    `place_of` tells where a thing or a claim is written; `statement_at`, if known, where a single
    statement is, and is asked first.
    """
    shapes = Shapes.read(assets.asset("ontology", "shapes"))
    checks = Check.read_all(assets.asset("queries", "checks"))
    places = statement_at or {}
    return Report.of(
        [
            *shapes.findings(to_validate(view), place_of, statement_at=places),
            *run_checks(view, checks, place_of, statement_at=places),
        ]
    )


def to_validate(view: StoreView) -> Iterator[Triple]:
    """Give what shapes are tried on: facts, claims about them, the ontology and the schemes."""
    graphs = [g for g in view.graphs() if g.value.startswith(_EVIDENCE)]
    for graph in (*_JUDGED, *graphs):
        for quad in view.quads(graph):
            yield quad.triple
