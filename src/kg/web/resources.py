"""What a worker writes as RDF: a whole graph, or what is said of one thing and on what grounds."""

from __future__ import annotations

import io
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kg import ids
from kg.errors import Words
from kg.exports import FORMATS
from kg.exports.view import View
from kg.namespaces import BASE, FOAF, LTI, LTS, PREFIXES, RDF, XSD
from kg.network import Labels
from kg.store import DEFAULT_GRAPHS
from kg.terms import Literal, NamedNode, Triple
from kg.text import nearest
from kg.web import copies
from kg.web.negotiation import GRAPH_FORMS, by_name
from kg.web.problems import Problem
from kg.web.queries import write_graph
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.web.desk import Desk

__all__ = ["SUFFIXES", "content", "data", "exists", "like", "not_here"]

SUFFIXES = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "jsonld": "jsonld"}
_MANY = 20_000
"""So many triples are written to a file, in the engine's order."""

_ALIKE = 5_000
"""Among so many an unknown name is compared."""

_SEARCH = Words("Thử tìm theo tên.", "Try the search.")
_LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")
_CLAIMS = """CONSTRUCT {{ ?claim ?property ?value }} WHERE {{ GRAPH ?graph {{
  {{ ?claim rdf:subject <{iri}> }} UNION {{ ?claim rdf:object <{iri}> }}
  ?claim ?property ?value }} }}"""
_SPANS = """CONSTRUCT {{ ?span ?p ?o . ?selector ?q ?v }} WHERE {{ GRAPH ?graph {{
  {{ ?claim rdf:subject <{iri}> }} UNION {{ ?claim rdf:object <{iri}> }}
  ?claim lt:hasEvidence ?span . ?span ?p ?o ; oa:hasSelector ?selector . ?selector ?q ?v }} }}"""


def data(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Write what is said of the thing `iri` in the form `form`."""
    iri = str(args["iri"])
    form = by_name(str(args["form"]), GRAPH_FORMS)
    if not exists(desk, iri):
        raise not_here(like(desk, iri))
    said = {t for t in _said(desk, iri) if isinstance(t.subject, NamedNode)}
    about = set(_document(iri, str(args["document"]), desk))
    view = View({ids.FACTS: said | about}, Labels({}), {})
    out = io.StringIO()
    FORMATS[form.name].write(view, out)
    return Reply(200, form.content_type, out.getvalue().encode())


def content(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Write a whole graph, in a worker."""
    name = str(args["graph"])
    graphs = DEFAULT_GRAPHS if name == "default" else (_known(desk, name),)
    form = by_name(str(args["form"]), GRAPH_FORMS)
    triples = (quad.triple for graph in graphs for quad in desk.store.quads(graph))
    first = list(islice(triples, _MANY))
    if len(first) < _MANY:
        return write_graph(set(first), form)
    # A built store never changes: the engine's own order is the same each time.
    return copies.write(desk.copies, name, chain(first, triples), form)


def _known(desk: Desk, name: str) -> NamedNode:
    try:
        graph = NamedNode(name)
    except ValueError:
        raise Problem(
            "malformed-request", Words("Tên đồ thị không phải IRI.", "A graph name is no IRI.")
        ) from None
    if graph not in desk.graphs:
        raise Problem("not-found", Words("Kho không có đồ thị ấy.", "The store has no such graph."))
    return graph


def exists(desk: Desk, iri: str) -> bool:
    """Tell whether anything is said of an IRI, in any graph."""
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return desk.store.ask(f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ GRAPH ?g {{ <{iri}> ?q ?v }} }} }}")


def not_here(like: str | None = None) -> Problem:
    """Say that a thing is not known, and which one may have been meant."""
    hint = Words(f"Ý bạn là {like}?", f"Did you mean {like}?") if like else _SEARCH
    return Problem(
        "not-found",
        Words("Đồ thị không có gì mang địa chỉ này.", "The graph has nothing of this address."),
        hint,
    )


def like(desk: Desk, iri: str) -> str | None:
    """Give the IRI of the same kind that is most like one that nobody knows."""
    start, dash, _ = iri.partition("-")
    start = start + dash if iri.startswith(LTI) else LTS
    rows = desk.store.select(
        f'SELECT DISTINCT ?x {{ ?x a ?class FILTER(STRSTARTS(STR(?x), "{start}")) }} LIMIT {_ALIKE}'
    ).rows
    found = nearest(
        iri.removeprefix(start), {str(x).strip("<>").removeprefix(start) for (x,) in rows}
    )
    return found and start + found


def _said(desk: Desk, iri: str) -> set[Triple]:
    own = f"{{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }}"
    elsewhere = f"{{ {own} }} UNION {{ GRAPH ?g {{ <{iri}> ?p ?o }} }}"
    found = desk.store.construct(
        f"CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} WHERE {{ {elsewhere} }}"
    )
    for query in (_CLAIMS, _SPANS):
        found |= desk.store.construct(query.format(iri=iri))
    return found


def _document(iri: str, document: str, desk: Desk) -> Iterator[Triple]:
    """Say of the document itself what it is about, under which licence, of which day."""
    here = NamedNode(document)
    yield Triple(here, RDF.type, FOAF.Document)
    yield Triple(here, NamedNode("http://xmlns.com/foaf/0.1/primaryTopic"), NamedNode(iri))
    yield Triple(here, NamedNode(f"{PREFIXES['dcterms']}license"), _LICENCE)
    yield Triple(here, NamedNode(f"{PREFIXES['dcterms']}isPartOf"), NamedNode(f"{BASE}dataset"))
    day = Literal(desk.manifest.date, datatype=XSD.date)
    yield Triple(here, NamedNode(f"{PREFIXES['dcterms']}modified"), day)
