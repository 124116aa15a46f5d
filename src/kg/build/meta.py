"""Says in the graph itself what the data set is, and counts what is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import ids
from kg.namespaces import BASE, DCTERMS, PREFIXES, RDF, XSD, compact
from kg.terms import Literal, NamedNode, Quad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import StoreView

__all__ = ["claim_count", "class_counts", "date_of", "describe", "graph_counts", "ontology_version"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_DATASET = NamedNode(f"{BASE}dataset")
_TITLES = (
    ("Lan Tỏa: chỉ thị, tổ chức và mô hình điển hình", "vi"),
    ("Lan Tỏa: directives, bodies and emulation models", "en"),
)


def describe(view: StoreView) -> Iterator[Quad]:
    """Give the description of the data set: titles, its own date, the ontology it keeps to."""
    said: list[tuple[str, NamedNode | Literal]] = [
        (RDF.type.value, NamedNode(f"{PREFIXES['dcat']}Dataset")),
        (RDF.type.value, NamedNode(f"{PREFIXES['void']}Dataset")),
        *((DCTERMS.title.value, Literal(text, language=lang)) for text, lang in _TITLES),
        (f"{PREFIXES['dcterms']}modified", Literal(date_of(view), datatype=XSD.date)),
        (f"{PREFIXES['dcterms']}conformsTo", NamedNode(ontology_version(view))),
    ]
    return (Quad(_DATASET, NamedNode(p), o, ids.META) for p, o in said)


def date_of(view: StoreView) -> str:
    """Give the data set's own date: the last day its ontology was changed or a source was read."""
    said = view.select("""SELECT ?when WHERE {
        { ?ontology a owl:Ontology ; dcterms:modified ?when }
        UNION { GRAPH ?layer { ?source dcterms:bibliographicCitation ?when } } }""").rows
    texts = (str(getattr(row[0], "value", "")) for row in said)
    return max((m.group() for m in map(_DAY.search, texts) if m), default="")


def ontology_version(view: StoreView) -> str:
    """Give the version IRI of the ontology."""
    rows = view.select("SELECT ?v { ?o a owl:Ontology ; owl:versionIRI ?v }").rows
    return str(getattr(rows[0][0], "value", "")) if rows else ""


def graph_counts(view: StoreView) -> dict[str, int]:
    """Count the triples of each graph, by its name after the prefix."""
    rows = view.select("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").rows
    return _counts(rows)


def class_counts(view: StoreView) -> dict[str, int]:
    """Count the things of each class, inferred classes included."""
    query = """SELECT ?class (COUNT(DISTINCT ?thing) AS ?n)
    { GRAPH ltg:facts { ?thing a ?class } } GROUP BY ?class"""
    return _counts(view.select(query).rows)


def claim_count(view: StoreView) -> int:
    """Count the claims of all layers."""
    query = "SELECT (COUNT(DISTINCT ?claim) AS ?n) { GRAPH ?g { ?claim a lt:Claim } }"
    return int(str(getattr(view.select(query).rows[0][0], "value", "0")))


def _counts(rows: tuple[tuple[object, ...], ...]) -> dict[str, int]:
    named = ((compact(str(getattr(k, "value", ""))), int(getattr(n, "value", 0))) for k, n in rows)
    return dict(sorted(named))
