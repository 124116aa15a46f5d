"""The files of the ontology, read once, and the few look-ups that its tests share."""

from __future__ import annotations

from functools import cache

from rdflib import OWL, RDF, Graph, Namespace, URIRef

from kg import assets

LT = Namespace("https://w3id.org/lantoa/ont#")
LTI = Namespace("https://w3id.org/lantoa/id/")
LTS = Namespace("https://w3id.org/lantoa/scheme/")
SCHEMA = Namespace("https://schema.org/")
ONTOLOGY = URIRef("https://w3id.org/lantoa/ont")
TBOX = assets.asset("ontology", "lantoa.ttl")
EXAMPLES = sorted(assets.asset("ontology", "examples").glob("*.ttl"))
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


@cache
def tbox() -> Graph:
    return Graph().parse(TBOX)


@cache
def schemes() -> Graph:
    graph = Graph()
    for path in sorted(assets.asset("ontology", "schemes").glob("*.ttl")):
        graph.parse(path)
    return graph


def of_type(*types: URIRef) -> list[URIRef]:
    return sorted({s for t in types for s in tbox().subjects(RDF.type, t) if _is_iri(s)})


def minted(*types: URIRef) -> list[URIRef]:
    return [s for s in of_type(*types) if s in LT]


def classes() -> list[URIRef]:
    return minted(OWL.Class)


def properties() -> list[URIRef]:
    return minted(OWL.ObjectProperty, OWL.DatatypeProperty)


def terms() -> list[URIRef]:
    return [*classes(), *properties(), *minted(OWL.AnnotationProperty)]


def closure(*graphs: Graph) -> Graph:
    """Give everything that the OWL 2 RL rules make of the T-box and the graphs."""
    import owlrl

    whole = Graph()
    for graph in (tbox(), *graphs):
        whole += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    return whole


def clashes(graph: Graph) -> list[str]:
    """Name what the rules found impossible: owlrl's error notes and members of owl:Nothing."""
    return [
        *(str(o) for o in graph.objects(None, ERROR)),
        *(str(s) for s in graph.subjects(RDF.type, OWL.Nothing)),
    ]


def _is_iri(node: object) -> bool:
    return isinstance(node, URIRef)
