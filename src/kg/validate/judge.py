"""pySHACL, the judge: slow and widely trusted, it says in tests whether the engine is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import rdf
from kg.validate.engine import read_report, unusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.terms import Triple
    from kg.validate.findings import Fault

__all__ = ["judged"]


def judged(data: Iterable[Triple], shapes: Iterable[Triple]) -> Iterator[Fault]:
    """Try shapes on a graph with pySHACL; the faults have the form of the engine's."""
    import pyshacl

    graph, rules = rdf.to_rdflib(data), rdf.to_rdflib(shapes)
    _, report, words = pyshacl.validate(graph, shacl_graph=rules, inference="none")
    if isinstance(report, pyshacl.errors.ValidationFailure):
        raise unusable(words)
    yield from read_report(report.serialize(format="turtle"))
