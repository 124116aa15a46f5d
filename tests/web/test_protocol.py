"""The SPARQL 1.1 Protocol, negotiation and refusals."""

import csv
import gzip
import io
import json

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse, parse_query_results
from serving import serving

from kg.namespaces import BASE, LTG
from kg.web.copies import Copies

ONE = "SELECT ?x WHERE { VALUES ?x { 1 } }"
GRAPH = "CONSTRUCT { lti:body-a a lt:Body } WHERE {}"


def test_a_query_comes_by_get_by_form_and_as_it_is(service):
    by_get = service.ask(ONE)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    by_form = service.send(
        "POST", "/sparql", "query=SELECT+%3Fx+WHERE+%7BVALUES+%3Fx+%7B1%7D%7D", form
    )
    bare = service.send("POST", "/sparql", ONE, {"Content-Type": "application/sparql-query"})
    assert by_get.status == by_form.status == bare.status == 200
    assert by_get.json == by_form.json == bare.json


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_rows_come_in_the_form_asked_for(service, accept, form):
    answer = service.ask(ONE, accept)
    assert answer.media == accept
    assert [s["x"].value for s in parse_query_results(answer.body, format=form)] == ["1"]


def test_csv_has_the_exact_values(service):
    answer = service.ask('SELECT ?x { VALUES ?x { "=1+1" } }', "text/csv")
    assert list(csv.reader(io.StringIO(answer.text))) == [["x"], ["=1+1"]]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_graphs_come_in_the_form_asked_for(service, accept, form):
    answer = service.ask(GRAPH, accept)
    assert answer.media == accept
    assert [q.subject.value for q in parse(answer.body, format=form)] == [f"{BASE}id/body-a"]


def test_weights_of_accept_decide(service):
    assert service.ask(ONE, "text/csv;q=0.2, application/sparql-results+xml;q=0.9").media.endswith(
        "+xml"
    )
    assert service.ask(ONE, "text/csv;q=0, */*").media == "application/sparql-results+json"
    assert service.ask(ONE, "image/png").status == 406


def test_a_browser_that_asks_for_html_gets_json_rows(service):
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert service.ask(ONE, browser).status == 200


def test_the_default_graph_is_the_one_that_is_named(service):
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    meta = service.ask(count, **{"default-graph-uri": f"{BASE}graph/meta"})
    written = service.ask("SELECT (COUNT(*) AS ?n) FROM ltg:meta { ?s ?p ?o }")
    assert meta.json == written.json
    assert int(meta.json["results"]["bindings"][0]["n"]["value"]) < 1000


def test_named_graphs_are_those_that_are_named(service):
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    answer = service.ask(query, **{"named-graph-uri": f"{BASE}graph/meta"})
    assert [r["g"]["value"] for r in answer.json["results"]["bindings"]] == [f"{BASE}graph/meta"]


def test_graphs_of_the_protocol_stand_above_those_of_the_query(service):
    query = "SELECT (COUNT(*) AS ?n) FROM ltg:facts { ?s ?p ?o }"
    answer = service.ask(query, **{"default-graph-uri": f"{BASE}graph/meta"})
    assert int(answer.json["results"]["bindings"][0]["n"]["value"]) < 1000


def problem(answer, status, kind):
    assert (answer.status, answer.media) == (status, "application/problem+json")
    told = answer.json
    assert told["type"].endswith(f"/problem/{kind}")
    assert told["status"] == status
    assert told["vi"] != told["en"]
    return told


def test_a_syntax_error_is_a_problem_document_with_its_place(service):
    told = problem(service.ask("SELECT * WHERE {\n  ?s ?p }"), 400, "malformed-query")
    assert told["line"] == 2


def test_english_is_spoken_when_asked(service):
    told = problem(service.ask("SELECT", lang="en"), 400, "malformed-query")
    assert told["title"] == "Malformed query"


@pytest.mark.parametrize(
    "path",
    ["/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "/sparql?update=CLEAR+ALL", "/sparql?query=%FF"],
)
def test_requests_out_of_shape_are_refused(service, path):
    problem(service.get(path), 400, "malformed-request")


WRITES = [
    ("POST", "/sparql", "INSERT DATA { <a:a> <a:b> <a:c> }", "application/sparql-update", 403),
    ("POST", "/sparql", "update=CLEAR+ALL", "application/x-www-form-urlencoded", 403),
    ("POST", "/sparql", "CLEAR ALL", "application/sparql-query", 403),
    ("PUT", "/graph?default", "<a:a> <a:b> <a:c> .", "text/turtle", 405),
    ("POST", "/graph?default", "<a:a> <a:b> <a:c> .", "text/turtle", 405),
    ("DELETE", f"/graph?graph={BASE}graph/facts", None, "text/turtle", 405),
    ("PATCH", "/graph/facts", "x", "text/turtle", 405),
    ("POST", "/sparql", "LOAD <http://127.0.0.1:9/>", "application/sparql-update", 403),
]


@pytest.mark.parametrize(("method", "path", "body", "media", "status"), WRITES)
def test_every_way_to_write_is_refused(service, built, method, path, body, media, status):
    assert service.get("/graph/facts").status == 200
    before = service.get("/graph/facts", "application/n-triples").body
    answer = service.send(method, path, body, {"Content-Type": media})
    problem(answer, status, "read-only" if status == 403 else "method")
    if status == 405:
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert service.get("/graph/facts", "application/n-triples").body == before


def test_what_is_no_query_media_type_is_refused(service):
    assert service.send("POST", "/sparql", "ASK{}", {"Content-Type": "text/plain"}).status == 415
    wide = {"Content-Type": "application/sparql-query; charset=UTF-16"}
    assert service.send("POST", "/sparql", "ASK{}", wide).status == 415
    assert (
        service.send(
            "POST", "/sparql", b"\xff", {"Content-Type": "application/sparql-query"}
        ).status
        == 400
    )


def test_the_description_names_the_endpoint_the_graphs_and_the_limits(service):
    answer = service.get("/sparql", "application/n-triples")
    assert answer.status == 200
    assert f"sparql-service-description#endpoint> <{service.url}/sparql>" in answer.text
    assert f"sparql-service-description#name> <{BASE}graph/facts>" in answer.text
    assert '"most rows or triples of an answer: 50000"@en' in answer.text
    assert service.get("/sparql", "text/html").status == 303


def test_the_description_names_the_address_by_which_a_proxy_was_called(service):
    behind = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1", "Host": "localhost"}
    told = service.send("GET", "/sparql", headers={"Accept": "text/turtle", **behind}).text
    assert "sparql-service-description#endpoint> <https://localhost/sparql>" in told
    assert "192.0.2.1" not in told


def test_graphs_are_read_by_name_and_at_their_own_address(service):
    by_name = service.get(f"/graph?graph={BASE}graph/meta", "application/n-triples")
    at_home = service.get("/graph/meta", "application/n-triples")
    assert by_name.status == 200
    assert by_name.body == at_home.body
    assert service.get("/graph/none").status == 404
    assert service.get("/graph").status == 400
    assert service.send("HEAD", "/graph/meta").status == 200


def test_answers_carry_validators_and_are_not_sent_twice(service):
    first = service.ask(ONE)
    again = service.send("GET", "/sparql?query=ASK%7B%7D")
    path = "/graph/meta"
    answer = service.get(path, "text/turtle")
    assert service.get(path, "text/turtle", If_None_Match=answer.headers["etag"]).status == 304
    since = answer.headers["last-modified"]
    assert service.get(path, "text/turtle", If_Modified_Since=since).status == 304
    assert (
        service.get(path, "application/n-triples", If_None_Match=answer.headers["etag"]).status
        == 200
    )
    assert first.headers["etag"] != again.headers["etag"]


def test_an_answer_is_compressed_for_those_who_can_read_it(service):
    answer = service.get("/graph/facts", "application/n-triples", Accept_Encoding="gzip")
    plain = service.get("/graph/facts", "application/n-triples")
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.body) < len(plain.body) / 3
    assert answer.headers["etag"] != plain.headers["etag"]


def test_graphs_with_nameless_nodes_are_written(service):
    query = "CONSTRUCT { [] rdfs:label 'a' } WHERE {}"
    for accept in (
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
    ):
        answer = service.ask(query, accept)
        assert len(list(parse(answer.body, format=RdfFormat.from_media_type(accept)))) == 1


def test_health_says_so_and_ready_names_the_graph(service):
    assert service.get("/health").json == {"status": "ok"}
    assert service.is_ready()
    assert service.get("/ready").json["status"] == "ready"
    assert "lantoa_requests_total" in service.get("/metrics").text
    assert json.dumps(service.get("/ready").json)


def test_the_default_graph_is_given_whole_however_long(service):
    answer = service.get("/graph?default", "text/turtle")
    assert (answer.status, answer.media) == (200, "text/turtle")
    assert int(answer.headers["content-length"]) == len(answer.body) > 10_000_000
    read = Store()
    read.bulk_load(answer.body, format=RdfFormat.TURTLE)
    counted = service.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert len(read) == int(counted.json["results"]["bindings"][0]["n"]["value"]) > 300_000


def test_a_whole_graph_comes_squeezed_in_parts_and_with_validators(service):
    path, accept = "/graph/background/units", "application/n-triples"
    plain = service.get(path, accept)
    squeezed = service.get(path, accept, Accept_Encoding="gzip")
    assert gzip.decompress(squeezed.body) == plain.body
    assert len(squeezed.body) < len(plain.body) / 8
    assert service.get(path, accept, If_None_Match=plain.headers["etag"]).status == 304
    part = service.get(path, accept, Range="bytes=10-19")
    assert (part.status, part.body) == (206, plain.body[10:20])
    head = service.send("HEAD", path, headers={"Accept": accept})
    assert head.headers["content-length"] == str(len(plain.body))


def test_every_graph_that_is_there_can_be_downloaded(service, graph):
    for name in graph.graphs():
        path = f"/graph/{name.value.removeprefix(LTG)}"
        assert service.send("HEAD", path).status == 200, path


def test_copies_of_graphs_are_removed_with_the_service(built):
    with serving(built) as running:
        assert running.send("HEAD", "/graph?default").status == 200
        folder = running.front._copies.folder
        assert sum(1 for p in folder.rglob("*") if p.is_file()) == 2
    assert not folder.exists()


def test_only_the_copies_of_two_builds_are_kept():
    copies = Copies()
    try:
        for name in "abc":
            (copies.folder / name).mkdir()
        copies.renew(("b", "c"))
        assert sorted(p.name for p in copies.folder.iterdir()) == ["b", "c"]
    finally:
        copies.end()
