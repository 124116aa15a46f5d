"""Every format reads back, with the tools that people use, to the graph it was written from."""

import csv
import io
import json

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg import ids
from kg.cli.export import command
from kg.errors import ModelError
from kg.exports import FORMATS, Selection, choose
from kg.exports.staged import written
from kg.network import exchange
from kg.terms import Literal, Quad, Triple
from sample_graph import sample_store

TRIPLES = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml"),
}
QUADS = {"trig": (ox.RdfFormat.TRIG, "trig"), "nquads": (ox.RdfFormat.N_QUADS, "nquads")}


@pytest.fixture(scope="module")
def store():
    return sample_store(awkward=True)


@pytest.fixture(scope="module")
def view(store):
    return choose(store, Selection())


@pytest.fixture(scope="module")
def whole(store):
    return choose(store, Selection(layers=("all",)))


def text(name, view):
    return written(lambda out: FORMATS[name].write(view, out))


def facts_in_rdflib(view):
    lines = ox.serialize(view.triples, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize("name", TRIPLES)
def test_triples_read_back_to_an_equal_graph(name, view):
    engine, library = TRIPLES[name]
    data = text(name, view)
    assert {q.triple for q in ox.parse(data, format=engine)} == set(view.triples)
    assert isomorphic(rdflib.Graph().parse(data=data, format=library), facts_in_rdflib(view))


@pytest.mark.parametrize("name", QUADS)
def test_named_graphs_read_back_to_an_equal_dataset(name, whole, store):
    engine, library = QUADS[name]
    data = text(name, whole)
    assert set(ox.parse(data, format=engine)) == set(store.quads())
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=library)
    assert len(list(dataset.quads())) == len(set(store.quads()))


def test_turtle_of_rdf_12_names_the_claim_of_each_statement(store):
    view = choose(store, Selection(with_evidence=True))
    data = text("turtle12", view)
    assert "lt:ledBy lti:body-hoi-ccb-xa ~ lti:clm-bai-mot-000000000001 ;" in data
    read = {q.triple for q in ox.parse(data, format=ox.RdfFormat.TURTLE)}
    assert read > {
        t
        for t in view.triples
        if not str(t.predicate).endswith(("subject>", "object>", "predicate>"))
    }


def test_turtle_of_rdf_12_reifies_what_is_not_asserted(store):
    evidence = choose(store, Selection(layers=("evidence",)))
    read = list(ox.parse(text("turtle12", evidence), format=ox.RdfFormat.TURTLE))
    assert {str(q.predicate) for q in read if isinstance(q.object, Triple)} == {
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"
    }


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_read_back_to_an_equal_graph(name, read, view):
    made = exchange.graph(view.triples, view.labels)
    again = read(io.BytesIO(text(name, view).encode()), **_options(name))
    assert set(again) == set(made)
    assert dict(again.nodes(data=True)) == dict(made.nodes(data=True))
    assert _edges(again) == _edges(made)


def _options(name):
    return {"force_multigraph": True} if name == "graphml" else {}


def _edges(graph):
    words = ("label", "label_en", "predicate")
    return sorted((s, t, *(d[w] for w in words)) for s, t, d in graph.edges(data=True))


def test_a_network_holds_entities_only(view):
    made = exchange.graph(view.triples, view.labels)
    assert all(made.nodes[n]["iri"].startswith(("http", "urn")) for n in made)
    assert made.nodes["lti:act-don-ve-sinh"]["lt:frequencyText@vi"] == "hằng tuần"
    assert made.nodes["lti:act-don-ve-sinh"]["label"] == "Dọn vệ sinh đường thôn"


def test_jsonld_needs_no_network(view):
    context = json.loads(text("jsonld", view))["@context"]
    assert isinstance(context, dict)
    assert "@import" not in context


def test_csv_is_exact(view):
    rows = list(csv.DictReader(io.StringIO(text("csv", view), newline="")))
    assert len(rows) == len(view.triples)
    said = {t.object.value for t in view.triples if isinstance(t.object, Literal)}
    assert {row["object"] for row in rows if row["language"] or row["datatype"]} == said
    led = next(row for row in rows if row["predicate"] == "lt:ledBy")
    assert led["object_vi"] == "Hội Cựu chiến binh xã"
    assert led["layers"] == "source/bai-mot"


def test_no_cell_runs_in_a_spreadsheet(view):
    data = text("sheet", view)
    assert data.startswith("\ufeff")
    cells = [c for row in csv.reader(io.StringIO(data[1:], newline="")) for c in row]
    assert not [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert "'=HYPERLINK(A1)" in cells


@pytest.mark.parametrize("name", ["rdfxml", "graphml", "gexf"])
def test_what_xml_cannot_hold_is_refused_in_a_sentence(name):
    store = sample_store()
    fact = next(store.quads(ids.FACTS))
    store.add([Quad(fact.subject, fact.predicate, Literal("chuông \x07"), ids.FACTS)])
    with pytest.raises(ModelError, match="control character"):
        text(name, choose(store, Selection()))


def test_the_command_names_every_format():
    names = next(p for p in command.params if p.name == "format_").type.choices
    assert list(names) == [*FORMATS, "all"]
