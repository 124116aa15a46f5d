import random

import pytest
import rdflib
from rdflib.compare import isomorphic

from kg import rdf
from kg.errors import ModelError
from kg.terms import DefaultGraph, Literal, NamedNode, Quad, Triple

TURTLE = """
@prefix : <urn:> .
:a :label "Đảng bộ"@vi, "trần" ; :number "05" ; :count 1 ; :list ( :b "c" ) .
"""


@pytest.fixture
def turtle(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def test_a_graph_read_by_us_and_by_rdflib_is_the_same_graph(turtle):
    ours = rdf.to_rdflib(q.triple for q in rdf.read(turtle))
    assert isomorphic(ours, rdflib.Graph().parse(turtle))


def test_terms_survive_the_way_to_rdflib_and_back():
    triples = {
        Triple(NamedNode("urn:a"), NamedNode("urn:p"), value)
        for value in (
            NamedNode("urn:b"),
            Literal("05"),
            Literal("hòa", language="vi"),
            Literal("01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        )
    }
    assert set(rdf.from_rdflib(rdf.to_rdflib(triples))) == triples


def test_order_does_not_depend_on_the_order_of_input(turtle):
    triples = [q.triple for q in rdf.read(turtle)]
    shuffled = random.Random(1).sample(triples, len(triples))
    assert rdf.sorted_triples(shuffled) == rdf.sorted_triples(triples)
    quads = [Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in shuffled]
    assert [q.triple for q in rdf.sorted_quads(quads)] == rdf.sorted_triples(triples)


def test_a_syntax_error_names_file_and_line(tmp_path):
    path = tmp_path / "bad.ttl"
    path.write_text("@prefix : <urn:> .\n:a :b .\n", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        list(rdf.read(path))
    assert caught.value.where.line == 2
    assert "bad.ttl:2" in caught.value.to("vi")
    assert "sai cú pháp" in caught.value.to("vi")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelError) as caught:
        list(rdf.read(tmp_path / "none.ttl"))
    assert "none.ttl: Không đọc được tệp." in caught.value.to("vi")


def test_a_triple_that_stands_in_two_files_is_read_once(turtle, tmp_path):
    again = tmp_path / "b.ttl"
    again.write_text('<urn:a> <urn:number> "05" .', encoding="utf-8")
    numbers = [t for t in rdf.read_all([turtle, again]) if t.predicate.value == "urn:number"]
    assert len(numbers) == 1
