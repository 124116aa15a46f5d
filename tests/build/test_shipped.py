import hashlib
import json
import os
import subprocess
import sys

import pyoxigraph as ox

from kg import assets, build, ids, infer, store
from kg.terms import Triple


def triples(graph, name):
    return {q.triple for q in graph.view.quads(name)}


def test_facts_and_the_tables_of_units_hold_each_fact_of_the_layers_once(graph):
    layers = [
        g
        for g in graph.view.graphs()
        if g.value.removeprefix("https://w3id.org/lantoa/graph/").split("/")[0]
        in {"source", "reading", "background", "inferred"}
    ]
    assert len(layers) >= 6
    # The engine compares the tables, which are a hundred times the rest.
    tables = [ids.UNITS, ids.UNITS_INFERRED]
    said = set().union(*(triples(graph, g) for g in layers if g not in tables))
    facts = triples(graph, ids.FACTS)
    assert facts <= said
    assert [t for t in said - facts if not any(has(graph, g, t) for g in tables)] == []
    assert not share(graph, ids.FACTS, ids.UNITS)
    assert not share(graph, ids.FACTS, ids.UNITS_INFERRED)
    assert not share(graph, ids.UNITS, ids.UNITS_INFERRED)


def has(graph, name, triple):
    return graph.ask(f"ASK {{ GRAPH {name} {{ {triple} }} }}")


def share(graph, one, other):
    return graph.ask(f"ASK {{ GRAPH {one} {{ ?s ?p ?o }} GRAPH {other} {{ ?s ?p ?o }} }}")


def test_every_inference_has_a_claim_that_names_its_rule_and_its_grounds(graph):
    rows = graph.select("""SELECT DISTINCT ?s ?p ?o { GRAPH ?evidence {
        ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
            lt:assertionStatus lts:status-inferred ;
            lt:inferenceRule ?rule ; lt:inferredFrom ?ground } }""")
    told = {Triple(row["s"], row["p"], row["o"]) for row in rows}
    assert told == triples(graph, infer.GRAPH)


def test_every_rule_that_was_used_has_its_words_in_both_languages(graph):
    assert not graph.ask("""ASK { GRAPH ?evidence { ?claim lt:inferenceRule ?rule }
        VALUES ?lang { "vi" "en" }
        FILTER NOT EXISTS { ?rule rdfs:label ?words FILTER(LANG(?words) = ?lang) } }""")


def test_every_ground_of_an_inference_is_a_claim_of_the_graph(graph):
    assert not graph.ask("""ASK { GRAPH ?a { ?claim lt:inferredFrom ?ground }
        FILTER NOT EXISTS { GRAPH ?b { ?ground a lt:Claim } } }""")


def test_the_models_implement_the_directive_by_the_domain_rule(graph):
    rows = graph.select("""SELECT DISTINCT ?model { ?model a lt:EmulationModel .
        GRAPH ?e { ?claim rdf:subject ?model ; rdf:predicate lt:implements ;
            lt:inferenceRule <https://w3id.org/lantoa/rule/drive-implements> } }""")
    assert len(rows) == 4


def test_nothing_published_is_nameless(graph):
    assert not graph.ask("""ASK { GRAPH ?graph { ?one ?property ?other }
        FILTER(ISBLANK(?one) || ISBLANK(?other)) }""")


def test_no_thing_is_in_two_disjoint_classes(graph):
    assert list(infer.clashes(graph.view, {})) == []


def test_the_manifest_counts_what_is_there_and_names_no_path(built, graph):
    manifest = build.current_manifest(built)
    text = manifest.to_json()
    assert manifest.graphs["ltg:facts"] == len(triples(graph, ids.FACTS))
    assert manifest.classes["lt:EmulationModel"] == 4
    assert manifest.versions["ontology"].startswith("https://w3id.org/lantoa/ont/")
    assert len(manifest.date) == len("2026-11-23")
    assert str(built) not in text
    assert str(assets.root()) not in text
    assert json.loads(text)["inputs"]["ontology/lantoa.ttl"]


def dump(home):
    found = ox.Store.read_only(str(store.current_path(home)))
    quads = found.dump(format=ox.RdfFormat.N_QUADS)
    return hashlib.sha256(b"".join(sorted(quads.splitlines()))).hexdigest()


BUILD = """
import pathlib, sys
from contextlib import nullcontext
from kg import assets, build
build.build(pathlib.Path(sys.argv[1]), [assets.asset("data")], progress=lambda w: nullcontext())
print(sorted(m for m in ("kg.sources", "kg.validate", "rdflib", "yaml", "pyshacl", "networkx")
             if m in sys.modules))
"""


def run(home, **environment):
    told = {**os.environ, **environment}
    return subprocess.check_output([sys.executable, "-c", BUILD, home], env=told, text=True)


def test_another_process_comes_to_the_same_quads(built, tmp_path):
    run(tmp_path / "lần hai", PYTHONHASHSEED="7", LC_ALL="C", PYTHONUTF8="1")
    assert dump(tmp_path / "lần hai") == dump(built)
    index = [
        (store.current_path(h) / "search.txt").read_bytes() for h in (built, tmp_path / "lần hai")
    ]
    assert index[0] == index[1]
    assert build.current_manifest(tmp_path / "lần hai") == build.current_manifest(built)


def test_an_unchanged_graph_is_known_without_loading_what_builds(built):
    assert run(built).strip() == "[]"
