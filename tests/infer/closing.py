"""A small terminology and the calls that close graphs over it."""

import pyoxigraph as ox

from kg import assets, infer, store
from kg.namespaces import prefix_header

RULES = infer.read_rules([assets.asset("ontology", "rules", "rl")])

TERMS = """
ex:Organ rdfs:subClassOf ex:Group . ex:Group rdfs:subClassOf ex:Agent .
ex:Place a owl:Class .
ex:directlyUnder rdfs:subPropertyOf ex:under ; rdfs:domain ex:Organ ; rdfs:range ex:Organ .
ex:under a owl:TransitiveProperty ; owl:inverseOf ex:above .
ex:leads owl:inverseOf ex:ledBy .
ex:worksWith a owl:SymmetricProperty ; owl:propertyChainAxiom ( ex:leads ex:partner ) .
ex:locatedIn owl:propertyChainAxiom ( ex:locatedIn ex:within ) ; rdfs:range ex:Place .
ex:within a owl:TransitiveProperty .
ex:name rdfs:subPropertyOf ex:words ; rdfs:domain ex:Agent .
"""


def triples(turtle):
    text = f"{prefix_header()}PREFIX ex: <http://example.org/>\n{turtle}"
    found = [q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    return store.skolemise(found)


def ours(terms, facts, rules=RULES):
    scratch = store.EmbeddedStore()
    return infer.closure(scratch, rules, facts=facts, terminology=terms)
