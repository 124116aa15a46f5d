"""What is taken away is what is shown: other programs read it back and find the network."""

import csv
import io

import networkx as nx
import pytest

from kg.namespaces import LTI, expand
from kg.network import named
from kg.network.graph import edges_of
from kg.rdf import parse
from kg.terms import NamedNode


@pytest.fixture(scope="module")
def made(reader):
    return reader.network(named("phoi-hop"))


@pytest.fixture
def tab(open_page, all_html):
    return open_page(all_html("phoi-hop")).tab


def taken(tab, form):
    return tab.evaluate(f"KG.parts.take.{form}()")


def edges(made):
    return sorted((s, e.predicate, t) for s, t, e in edges_of(made))


def test_graphml_holds_the_network_with_its_words(tab, made):
    read = nx.read_graphml(io.BytesIO(taken(tab, "graphml").encode()), force_multigraph=True)
    assert set(read) == set(made)
    found = sorted((s, data["predicate"], t) for s, t, data in read.edges(data=True))
    assert found == edges(made)
    for name, data in read.nodes(data=True):
        node = made.nodes[name]["node"]
        assert (data["label"], data["label_en"], data["iri"]) == (
            node.label.vi, node.label.en, node.iri,
        )  # fmt: skip


def test_the_table_holds_a_row_for_each_link(tab, made):
    rows = list(csv.DictReader(io.StringIO(taken(tab, "csv").lstrip("\ufeff"))))
    assert sorted((r["from_id"], r["relation"], r["to_id"]) for r in rows) == edges(made)
    labels = {name: data["node"].label.vi for name, data in made.nodes(data=True)}
    assert all((r["from"], r["to"]) == (labels[r["from_id"]], labels[r["to_id"]]) for r in rows)
    by_edge = {(s, e.predicate, t): e for s, t, e in edges_of(made)}
    for row in rows:
        known = by_edge[row["from_id"], row["relation"], row["to_id"]].known
        wanted = [f"“{q.text}” (§{q.paragraph})" for claim in known for q in claim.quotes]
        assert row["quotes"] == "; ".join(wanted)


def test_turtle_holds_the_statements_that_are_shown(tab, made):
    triples = {
        (q.subject.value, q.predicate.value, q.object.value)
        for q in parse(taken(tab, "turtle"))
        if isinstance(q.object, NamedNode) and q.object.value.startswith(LTI)
    }
    assert triples == {(f"{LTI}{s}", expand(p), f"{LTI}{t}") for s, p, t in edges(made)}


def test_what_is_filtered_away_is_not_taken_away(tab, made):
    tab.evaluate("KG.app.change(s => s.off.status.add(3))")
    kept = sorted((s, e.predicate, t) for s, t, e in edges_of(made) if e.status != "inferred")
    rows = list(csv.DictReader(io.StringIO(taken(tab, "csv").lstrip("\ufeff"))))
    assert sorted((r["from_id"], r["relation"], r["to_id"]) for r in rows) == kept != edges(made)
