"""Graphs as sorted Turtle and N-Triples."""

import random

import pyoxigraph as ox
import pytest

from kg import results
from kg.namespaces import LT, PREFIXES, RDF, SKOS, XSD
from kg.terms import BlankNode, Literal, NamedNode, Triple

LTI = PREFIXES["lti"]
A, B = NamedNode(f"{LTI}body-a"), NamedNode(f"{LTI}b(ảo).x/")
GRAPH = {
    Triple(A, RDF.type, LT.Claim),
    Triple(A, SKOS.prefLabel, Literal('Hội "A"', language="vi")),
    Triple(A, SKOS.prefLabel, Literal("A\nB", language="en")),
    Triple(A, LT.charCount, Literal("05", datatype=XSD.integer)),
    Triple(B, LT.claimedIn, A),
    Triple(B, SKOS.note, BlankNode("b0")),
    Triple(BlankNode("b0"), SKOS.note, Literal("x", datatype=NamedNode("http://else/d"))),
}


@pytest.mark.parametrize(
    ("form", "format_"),
    [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES)],
)
def test_a_graph_is_read_back_the_same(form, format_):
    text = results.write(GRAPH, form)
    found = {q.triple for q in ox.parse(text, format=format_)}
    canonical = ox.CanonicalizationAlgorithm.UNSTABLE
    left, right = (ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in g)
                   for g in (found, GRAPH))  # fmt: skip
    left.canonicalize(canonical)
    right.canonicalize(canonical)
    assert left == right


def test_the_same_graph_gives_the_same_bytes():
    texts = set()
    for seed in range(5):
        shuffled = sorted(GRAPH, key=str)
        random.Random(seed).shuffle(shuffled)
        texts.add(results.write(set(shuffled), "turtle"))
    assert len(texts) == 1


def test_turtle_names_only_the_prefixes_it_uses_and_puts_the_type_first():
    text = results.write(
        {Triple(A, SKOS.note, Literal("x")), Triple(A, RDF.type, LT.Claim)}, "turtle"
    )
    assert text.split("\n\n")[0].count("@prefix") == 3
    assert 'lti:body-a a lt:Claim ;\n    skos:note "x" .\n' in text
    assert results.write(set(), "turtle") == ""


def test_a_graph_asked_for_as_a_table_comes_as_turtle():
    assert results.write(GRAPH, "table") == results.write(GRAPH, "turtle")
