"""The triples of the tables: what they say, and that what follows is what the rules give."""

import random

import pytest

from kg import assets, ids, infer, rdf
from kg.namespaces import LTI
from kg.store import EmbeddedStore, skolemise

SAMPLE = 60


def ontology():
    folder = assets.asset("ontology")
    paths = [folder / "lantoa.ttl", *sorted((folder / "schemes").glob("*.ttl"))]
    return skolemise(rdf.read_all(paths))


def test_what_follows_is_what_the_generic_rules_give(snapshot, triples):
    some = random.Random(2025).sample(sorted(snapshot.units), SAMPLE)
    some += ["unit-huyen-con-dao-755-den-2025", "unit-thanh-pho-ha-noi-01-den-2025"]
    some += [k.old for k in snapshot.links if k.share == "part"][:20]
    around = triples.around(some)
    said = rdf.from_ntriples("".join(triples.said(around)))
    rules = infer.read_rules([assets.asset("ontology", "rules", "rl")])
    found = infer.closure(EmbeddedStore(), rules, facts=said, terminology=ontology())
    given = set(rdf.from_ntriples("".join(triples.inferred(around))))
    # What records describe, bodies and a few documents, the build infers with the records.
    described = {r.id for r in snapshot.resolutions if r.described}
    inside = {f"{LTI}{name}" for name in around if name not in described}
    wanted = {i.triple for i in found if i.triple.subject.value in inside} - set(said)
    assert {t for t in wanted if t not in given} == set()
    assert {t for t in given if t.subject.value in inside} - wanted == set()


def test_the_whole_and_its_parts_give_the_same_lines(snapshot, triples):
    every = sorted(triples.said())
    assert len(every) == len(set(every))
    names = [*snapshot.units, *triples.changes, *(r.id for r in snapshot.resolutions)]
    assert sorted(triples.said(names)) == every


def test_a_split_is_never_a_whole(snapshot, triples):
    for change in triples.changes.values():
        assert not set(change.wholes) & set(change.parts)
        for part in change.parts:
            assert len(snapshot.after[part]) > 1


def test_one_event_makes_one_unit_and_every_district_ends(snapshot, triples):
    results = [c.result for c in triples.changes.values() if c.result]
    assert len(results) == len(set(results)) == 34 + 3_321 + 25
    assert sum(c.kinds == ("giai-the",) for c in triples.changes.values()) == 691


def test_the_graph_has_every_unit_once_with_one_label_in_each_language(graph, snapshot):
    rows = graph.select(f"""SELECT ?unit (COUNT(DISTINCT ?label) AS ?n) {{
        GRAPH <{ids.UNITS.value}> {{ ?unit a lt:AdministrativeUnit }}
        ?unit skos:prefLabel ?label }} GROUP BY ?unit""")
    assert len(rows) == len(snapshot.units)
    assert {int(row["n"].value) for row in rows} == {2}


def test_every_change_has_its_ground_and_its_sources(graph):
    assert not graph.ask(f"""ASK {{ GRAPH <{ids.UNITS.value}> {{ ?change a lt:UnitChange }}
        FILTER NOT EXISTS {{
            ?change lt:legalBasis/lt:docCode ?code ; dcterms:source ?source }} }}""")


def test_every_source_of_the_tables_is_described(graph):
    assert not graph.ask(f"""ASK {{ GRAPH <{ids.UNITS.value}> {{ ?change dcterms:source ?source }}
        FILTER NOT EXISTS {{ GRAPH ?any {{ ?source a lt:Source ; skos:prefLabel ?label }} }} }}""")


def test_the_description_of_the_data_set_names_source_and_licence_of_a_column(graph):
    rows = graph.select("""SELECT ?licence ?title { GRAPH ltg:meta {
        ?column dcterms:isPartOf ?table ; dcterms:identifier "share" ;
            dcterms:license ?licence ; dcterms:source ?source .
        ?table dcterms:isPartOf <https://w3id.org/lantoa/graph/background/units> }
        GRAPH ?any { ?source dcterms:title ?title } }""")
    assert [(r["licence"].value[-3:], r["title"].value) for r in rows] == [
        ("MIT", "vietnamadminunits 1.0.4")
    ]


def test_no_inference_of_the_tables_is_claimed_or_repeated(graph):
    units = {q.triple for q in graph.view.quads(ids.UNITS_INFERRED)}
    assert not units & {q.triple for q in graph.view.quads(infer.GRAPH)}


@pytest.mark.parametrize("check", ["sh08-no-cycles", "sh24-layers-are-pure"])
def test_the_whole_graph_passes_the_checks(graph, check):
    text = assets.asset("queries", "checks", f"{check}.rq").read_text(encoding="utf-8")
    assert graph.select(text) == []
