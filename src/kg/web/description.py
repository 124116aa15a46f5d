"""The service description: what the endpoint can do, what it holds and where it stops.

https://www.w3.org/TR/sparql11-service-description/ ; every node has a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import ids
from kg.namespaces import BASE, PREFIXES, RDF, XSD
from kg.store import DEFAULT_GRAPHS
from kg.terms import Literal, NamedNode, Triple
from kg.web.negotiation import GRAPH_FORMS, ROW_FORMS, by_name
from kg.web.queries import write_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["describe"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_W3C_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
}
_LIMITS = {
    "seconds": ("thời gian tối đa, giây", "most seconds for an answer"),
    "whole": ("thời gian tối đa để chép cả một đồ thị, giây", "most seconds for a whole graph"),
    "memory": ("bộ nhớ tối đa, MB", "most megabytes of memory for a query"),
    "rows": ("số dòng tối đa", "most rows or triples of an answer"),
    "size": ("độ dài tối đa của câu trả lời, byte", "most bytes of an answer"),
    "body": ("độ dài tối đa của yêu cầu, byte", "most bytes of a request"),
}


def describe(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Describe the service whose endpoint is `endpoint`."""
    form = by_name(str(args["form"]), GRAPH_FORMS)
    return write_graph(set(_triples(desk, str(args["endpoint"]))), form)


def _triples(desk: Desk, endpoint: str) -> Iterator[Triple]:
    service, dataset = NamedNode(f"{endpoint}#service"), NamedNode(f"{endpoint}#dataset")
    default = NamedNode(f"{endpoint}#default-graph")
    a = RDF.type
    yield Triple(service, a, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for form in (*ROW_FORMS, *GRAPH_FORMS):
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + _W3C_NAMES[form.media]))
    yield from _limits(desk, service)
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, a, _sd("Dataset"))
    yield Triple(dataset, NamedNode(f"{PREFIXES['dcterms']}source"), NamedNode(f"{BASE}dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, a, _sd("Graph"))
    yield Triple(default, _void("triples"), _count(sum(_size(desk, g) for g in DEFAULT_GRAPHS)))
    for graph in DEFAULT_GRAPHS:
        yield Triple(default, NamedNode(f"{PREFIXES['dcterms']}hasPart"), graph)
    for graph in sorted(desk.graphs, key=lambda g: g.value):
        yield from _named(desk, dataset, graph, endpoint)


def _limits(desk: Desk, service: NamedNode) -> Iterator[Triple]:
    comment = NamedNode(f"{PREFIXES['rdfs']}comment")
    for name, (vi, en) in _LIMITS.items():
        value = getattr(desk.limits, name)
        yield Triple(service, comment, Literal(f"{vi}: {value:g}", language="vi"))
        yield Triple(service, comment, Literal(f"{en}: {value:g}", language="en"))


def _named(desk: Desk, dataset: NamedNode, graph: NamedNode, endpoint: str) -> Iterator[Triple]:
    short = graph.value.removeprefix(BASE)
    node, content = NamedNode(f"{endpoint}#named-{short}"), NamedNode(f"{endpoint}#content-{short}")
    yield Triple(dataset, _sd("namedGraph"), node)
    yield Triple(node, RDF.type, _sd("NamedGraph"))
    yield Triple(node, _sd("name"), graph)
    yield Triple(node, _sd("graph"), content)
    yield Triple(content, RDF.type, _sd("Graph"))
    yield Triple(content, _void("triples"), _count(_size(desk, graph)))


def _size(desk: Desk, graph: NamedNode) -> int:
    short = graph.value.removeprefix(f"{BASE}graph/")
    known = {name.removeprefix("ltg:"): count for name, count in desk.manifest.graphs.items()}
    if graph == ids.META or short not in known:
        return sum(1 for _ in desk.store.quads(graph))
    return known[short]


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _void(name: str) -> NamedNode:
    return NamedNode(PREFIXES["void"] + name)
