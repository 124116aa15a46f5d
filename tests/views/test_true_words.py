"""What a page says is what the query found: read back out of the HTML and compared, every view."""

import json
import re

import pytest

from kg.namespaces import LTI, compact
from kg.network import shipped
from kg.network.graph import Reader
from kg.views import ViewOptions, page_of

VIEWS = {view.id: view for view in shipped()}
QUOTES = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX lt: <https://w3id.org/lantoa/ont#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?s ?p ?o ?words ?paragraph ?status WHERE { GRAPH ?g {
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; lt:assertionStatus ?status .
  OPTIONAL { ?claim lt:hasEvidence ?e . ?e lt:paragraph ?paragraph ; oa:hasSelector ?q .
    ?q oa:exact ?words } } }"""


@pytest.fixture(scope="module")
def reader(graph):
    return Reader.of(graph.view)


@pytest.fixture(scope="module")
def claimed(graph):
    found = {}
    for row in graph.select(QUOTES):
        key = tuple(_name(row[part]) for part in "spo")
        words = row.get("words")
        said = found.setdefault(key, (set(), set()))
        said[0].add(row["status"].value.rpartition("status-")[2])
        if words is not None:
            said[1].add((words.value, int(row["paragraph"].value)))
    return found


@pytest.fixture(scope="module")
def inferred(graph):
    rows = graph.select(
        "SELECT ?s ?p ?o { VALUES ?p { lt:succeededBy lt:partlySucceededBy } "
        "GRAPH ltg:inferred\\/units { ?s ?p ?o } }"
    )
    return {tuple(_name(row[part]) for part in "spo") for row in rows}


def _name(term):
    value = term.value
    return value.removeprefix(LTI) if value.startswith(LTI) else compact(value)


def read(html):
    scripts = r'<script type="application/json" id="(data|quotes)">(.*?)</script>'
    found = {name: json.loads(text) for name, text in re.findall(scripts, html, re.DOTALL)}
    return found["data"] | {"quotes": found["quotes"]}


def edges_in(data):
    names, edges = data["nodes"]["id"], data["edges"]
    columns = (edges["from"], edges["rel"], edges["to"], edges["status"], edges["known"])
    for source, relation, target, status, known in zip(*columns, strict=True):
        yield names[source], data["relations"][relation][4], names[target], status, known or []


@pytest.mark.parametrize("name", VIEWS)
def test_the_page_holds_the_answer_of_its_question(name, graph, reader, claimed, inferred):
    view = VIEWS[name]
    data = read(page_of(reader.network(view), view, ViewOptions()))
    asked = {
        tuple(_name(row[c]) for c in ("subject", "predicate", "object"))
        for row in graph.select(view.text)
    }
    drawn = {edge[:3] for edge in edges_in(data)}
    assert drawn <= asked
    # Left out is only what a rule adds between two things that the page joins already.
    pairs = {frozenset((s, o)) for s, _, o in drawn}
    left = {edge for edge in asked - drawn if frozenset((edge[0], edge[2])) not in pairs}
    assert left == set()
    for edge in asked - drawn:
        assert claimed.get(edge, ({"inferred"}, set()))[0] == {"inferred"}
    _quotes_agree(data, claimed, inferred)
    _labels_agree(data, graph)


def _quotes_agree(data, claimed, inferred):
    for *edge, status, known in edges_in(data):
        # What has no claim of its own comes from the country's tables or follows from them.
        drawn = "inferred" if tuple(edge) in inferred else "background"
        statuses, words = claimed.get(tuple(edge), ({drawn}, set()))
        assert data["statuses"][status]["id"] in statuses
        shown = {tuple(q) for claim in known for q in data["quotes"][claim] or []}
        assert shown == words


def _labels_agree(data, graph):
    labels = {}
    rows = graph.select(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?s ?label WHERE { ?s skos:prefLabel ?label }"
    )
    for row in rows:
        labels[_name(row["s"]), row["label"].language] = row["label"].value
    for name, vi, en in zip(*(data["nodes"][key] for key in ("id", "vi", "en")), strict=True):
        assert vi == labels[name, "vi"]
        assert (en or vi) == labels[name, "en"]
