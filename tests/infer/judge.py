"""The judge of inference: owlrl's closure over the same triples, domain rules included."""

import owlrl
import rdflib

from kg import rdf
from kg.namespaces import PREFIXES
from kg.terms import NamedNode

_LANGUAGE = tuple(PREFIXES[name] for name in ("owl", "rdf", "rdfs", "xsd"))
_TYPE = NamedNode(f"{PREFIXES['rdf']}type")


def closure(terminology, facts, rules=()):
    """Give what owlrl adds to the facts, without what it adds to the terminology alone."""
    alone = _expand(rdf.to_rdflib(terminology), rules)
    graph = _expand(rdf.to_rdflib([*terminology, *facts]), rules)
    given = {*terminology, *facts}
    added = {t for t in _triples(graph) if t not in given and of_the_domain(t)}
    return added - set(_triples(alone))


def of_the_domain(triple):
    """Tell our triples from the hundreds of trivial ones that owlrl makes."""
    word = triple.object if triple.predicate == _TYPE else triple.predicate
    named = isinstance(triple.subject, NamedNode) and isinstance(word, NamedNode)
    return named and not word.value.startswith(_LANGUAGE)


def _expand(graph, rules):
    size = -1
    while len(graph) != size:
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
        size = len(graph)
        for rule in rules:
            for triple in graph.query(rule).graph:
                graph.add(triple)
    return graph


def _triples(graph):
    proper = rdflib.Graph()
    for s, p, o in graph:
        if not isinstance(s, rdflib.Literal) and isinstance(p, rdflib.URIRef):
            proper.add((s, p, o))
    return rdf.from_rdflib(proper)
