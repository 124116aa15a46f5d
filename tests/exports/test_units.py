"""The national tables in exports: alone and whole, or as far as the facts speak of them."""

import pyoxigraph as ox
import pytest

from kg import ids
from kg.exports import FORMATS, Selection, choose
from kg.exports.describe import describe
from kg.exports.staged import written

TABLES = (ids.UNITS, ids.UNITS_INFERRED)
MENTIONED = "unit-xa-minh-quang-08932-den-2025"
HEIR, RESOLUTION = "unit-xa-tam-dao-08911-tu-2025", "doc-nghi-quyet-1676-nq-ubtvqh15-2025"
ELSEWHERE = "unit-phuong-4-27691-den-2025"


@pytest.fixture(scope="module")
def whole(graph):
    return choose(graph.view, Selection(layers=("units",)))


@pytest.fixture(scope="module")
def facts(graph):
    return choose(graph.view, Selection())


def subjects(view):
    return {t.subject.value.rpartition("/")[2] for ts in view.graphs.values() for t in ts}


def test_the_layer_units_is_both_graphs_of_the_tables_whole(graph, whole):
    assert tuple(sorted(whole.graphs, key=lambda g: g.value)) == TABLES
    for name in TABLES:
        (row,) = graph.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {name} {{ ?s ?p ?o }} }}")
        assert len(whole.graphs[name]) == int(row["n"].value)
    assert {MENTIONED, ELSEWHERE} <= subjects(whole)


def test_the_layer_units_is_read_back_as_it_was(graph, whole):
    made = written(lambda out: FORMATS["nquads"].write(whole, out))
    back = ox.Store()
    back.bulk_load(made.encode(), format=ox.RdfFormat.N_QUADS)
    assert len(back) == sum(len(triples) for triples in whole.graphs.values())
    assert "_:" not in made


def test_a_plain_export_has_the_units_that_the_facts_lead_to_and_no_others(facts):
    there = subjects(facts)
    assert {MENTIONED, HEIR, RESOLUTION, "change-xa-tam-dao-08911-tu-2025"} <= there
    assert ELSEWHERE not in there
    assert sum(name.startswith("unit-") for name in there) < 200


def test_every_unit_of_a_plain_export_has_its_label_in_the_file(facts):
    for thing in {t.object for t in facts.triples if "/id/unit-" in str(t.object)}:
        assert facts.labels[thing].vi != thing.value.rpartition("/")[2], thing


def test_all_layers_leave_the_country_out_unless_it_is_named(graph):
    some = choose(graph.view, Selection(layers=("all",)))
    assert ELSEWHERE not in subjects(some)
    assert MENTIONED in subjects(some)


def test_the_description_gives_the_tables_their_place(graph, facts):
    text = written(lambda out: describe(facts, graph.view, [], out))
    told = ox.Store()
    told.load(text.encode(), format=ox.RdfFormat.TURTLE)
    rows = told.query("""PREFIX void: <http://rdfs.org/ns/void#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?set ?n { <https://w3id.org/lantoa/dataset> void:subset ?set .
            ?set void:triples ?n ; dcterms:title ?title . FILTER(LANG(?title) = "vi") }""")
    counts = {row["set"]: int(row["n"].value) for row in rows}
    assert set(counts) == set(TABLES)
    assert counts[ids.UNITS] > 200_000
    share = told.query("""PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?licence ?title { ?column dcterms:identifier "share" ; dcterms:license ?licence ;
            dcterms:source/dcterms:title ?title }""")
    assert [(r["licence"].value[-3:], r["title"].value) for r in share] == [
        ("MIT", "vietnamadminunits 1.0.4")
    ]


@pytest.mark.parametrize("layers", [(), ("units",)])
def test_a_unit_can_be_cut_out_with_its_surroundings(graph, layers):
    there = subjects(choose(graph.view, Selection(layers=layers, around=MENTIONED)))
    assert {MENTIONED, HEIR} <= there
    assert ELSEWHERE not in there


def test_units_are_chosen_by_their_class(graph):
    there = subjects(choose(graph.view, Selection(kind="AdministrativeUnit")))
    assert {MENTIONED, HEIR} <= there
    assert RESOLUTION not in there
