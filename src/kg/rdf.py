"""Reads graphs from files and orders them; the only door to parsers and to rdflib.

Files are parsed by Oxigraph's readers, which are strict about IRIs and syntax. rdflib is the form
handed to people and to libraries that expect it; it is imported only when asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import ModelError, Place, Words
from kg.terms import BlankNode, Literal, NamedNode, Quad, Triple, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import rdflib

__all__ = [
    "from_ntriples",
    "from_rdflib",
    "parse",
    "read",
    "read_all",
    "sorted_quads",
    "sorted_triples",
    "to_rdflib",
]

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def read(path: Path) -> Iterator[Quad]:
    """Give the quads of a file, its format told by the suffix; a syntax error names the line."""
    try:
        yield from ox.parse(path=str(path), format=_FORMATS[path.suffix])
    except SyntaxError as error:
        raise ModelError(
            Words(f"Tệp RDF sai cú pháp: {error.msg}.", f"RDF syntax error: {error.msg}."),
            where=Place(str(path), error.lineno or 0, error.offset or 0),
            hint=Words("Sửa dòng này rồi chạy lại.", "Mend this line and run again."),
        ) from error
    except OSError as error:
        raise ModelError(
            Words("Không đọc được tệp.", "The file cannot be read."), where=Place(str(path))
        ) from error


def from_ntriples(text: str) -> list[Triple]:
    """Read N-Triples that this program wrote."""
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]


def parse(text: str, *, suffix: str = ".ttl") -> Iterator[Quad]:
    """Give the quads of a text that a library made, in the format of a suffix."""
    return iter(ox.parse(text, format=_FORMATS[suffix]))


def read_all(paths: Iterable[Path]) -> list[Triple]:
    """Read several graphs into one sorted list of distinct triples."""
    return sorted_triples({quad.triple for path in paths for quad in read(path)})


def sorted_triples(triples: Iterable[Triple]) -> list[Triple]:
    """Order triples totally by subject, predicate and object, code point by code point."""
    return sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), sort_key(t.object)))


def sorted_quads(quads: Iterable[Quad]) -> list[Quad]:
    """Order quads totally by graph, then as triples."""
    return sorted(
        quads,
        key=lambda q: (
            str(q.graph_name),
            str(q.subject),
            str(q.predicate),
            sort_key(q.object),
        ),
    )


def to_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """Copy triples into an rdflib graph, literals as they are written."""
    import rdflib

    graph = rdflib.Graph()
    for triple in triples:
        s, p, o = (_rdflib_term(t) for t in (triple.subject, triple.predicate, triple.object))
        graph.add((s, p, o))
    return graph


def from_rdflib(graph: rdflib.Graph) -> Iterator[Triple]:
    """Copy an rdflib graph into triples; a blank node keeps its label."""
    for s, p, o in graph:
        subject, predicate, value = _term(s), _term(p), _term(o)
        assert not isinstance(subject, Literal)  # noqa: S101 - rdflib itself forbids it
        assert isinstance(predicate, NamedNode)  # noqa: S101
        yield Triple(subject, predicate, value)


def _rdflib_term(term: object) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        # A plain string must stay plain: rdflib tells "x" from "x"^^xsd:string.
        if datatype is not None and datatype == rdflib.XSD.string:
            datatype = None
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return rdflib.BNode(re.sub(r"^_:", "", str(term)))


def _term(node: object) -> NamedNode | Literal | BlankNode:
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if not isinstance(node, rdflib.Literal):
        return BlankNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language)
    datatype = NamedNode(str(node.datatype)) if node.datatype else None
    return Literal(str(node), datatype=datatype)
