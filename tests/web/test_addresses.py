"""Every IRI of ours can be looked up, as a page or as data."""

import re
from urllib.parse import urlsplit

import pytest
from pyoxigraph import RdfFormat, parse

from kg.namespaces import BASE

BODY = "/id/body-huyen-uy-tam-dao"


@pytest.mark.parametrize(
    ("accept", "goes"),
    [
        ("text/html", "/page/body-huyen-uy-tam-dao"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/page/body-huyen-uy-tam-dao"),
        ("text/turtle", "/data/body-huyen-uy-tam-dao.ttl"),
        ("application/ld+json", "/data/body-huyen-uy-tam-dao.jsonld"),
        ("application/n-triples", "/data/body-huyen-uy-tam-dao.nt"),
        ("application/rdf+xml;q=0.9, text/html;q=0.1", "/data/body-huyen-uy-tam-dao.rdf"),
        (None, "/data/body-huyen-uy-tam-dao.ttl"),
    ],
)
def test_a_thing_sends_on_by_accept(service, accept, goes):
    answer = service.get(BODY, accept)
    assert (answer.status, answer.headers["location"]) == (303, goes)
    assert "Accept" in answer.headers["vary"]


def test_a_suffix_stands_above_accept(service):
    assert service.get(f"{BODY}.nt", "text/html").headers["location"].endswith(".nt")
    assert service.get(f"{BODY}.html").headers["location"] == "/page/body-huyen-uy-tam-dao"
    assert service.get(f"{BODY}.exe").status == 404


@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        ("ttl", RdfFormat.TURTLE),
        ("nt", RdfFormat.N_TRIPLES),
        ("rdf", RdfFormat.RDF_XML),
        ("jsonld", RdfFormat.JSON_LD),
    ],
)
def test_the_data_of_a_thing_are_the_same_in_every_form(service, suffix, form):
    def read(suffix, form):
        answer = service.get(f"/data/body-huyen-uy-tam-dao.{suffix}")
        assert answer.status == 200
        assert answer.headers["link"] == f'<{BASE}id/body-huyen-uy-tam-dao>; rel="describes"'
        return {
            (q.subject, q.predicate, q.object)
            for q in parse(answer.body, format=form)
            if f"{BASE}data/" not in q.subject.value
        }

    assert read(suffix, form) == read("nt", RdfFormat.N_TRIPLES)


def test_the_data_hold_facts_claims_and_the_words_they_rest_on(service):
    text = service.get("/data/body-huyen-uy-tam-dao.nt").text
    assert "/ont#Claim>" in text
    assert "oa#exact>" in text
    assert "creativecommons.org/licenses/by/4.0/" in text


def test_what_is_not_there_is_not_found(service):
    assert service.get("/data/body-none.ttl").status == 404
    assert service.get("/data/none").status == 404
    assert service.get("/scheme/none.ttl").headers["location"] == "/data/scheme/none.ttl"
    assert service.get("/data/scheme/none.ttl").status == 404


def test_concepts_and_the_ontology_are_looked_up_alike(service):
    assert service.get("/scheme/field", "text/html").headers["location"] == "/page/scheme/field"
    assert service.get("/data/scheme/field.ttl").status == 200
    for at in ("/ont", "/ont/1.0.0", "/ont.ttl"):
        assert service.get(at, "text/turtle").headers["location"] == "/ontology/lantoa.ttl"
    assert service.get("/ont", "text/html").headers["location"] == "/ontology.html"
    assert service.get("/ontology/lantoa.ttl").text.count("owl:Ontology") >= 1
    assert service.get("/ontology/lantoa.nt").status == 200
    assert service.get("/ontology/context.jsonld").media == "application/ld+json"


def test_every_subject_iri_of_the_facts_can_be_looked_up(service):
    facts = service.get("/graph/facts", "application/n-triples").text
    iris = sorted(set(re.findall(rf"<({BASE}[^>]*)>", facts)))
    assert len(iris) > 300
    for iri in iris[::7]:
        first = service.get(urlsplit(iri).path.removeprefix("/lantoa"), "text/turtle")
        assert first.status == 303, iri
        assert service.get(first.headers["location"]).status == 200, iri


def test_a_rebuilt_graph_of_the_same_data_has_the_same_tags(service):
    first = service.get("/data/body-huyen-uy-tam-dao.ttl")
    assert (
        service.get("/data/body-huyen-uy-tam-dao.ttl", If_None_Match=first.headers["etag"]).status
        == 304
    )
    assert service.get("/data/body-huyen-uy-tam-dao.ttl", If_None_Match='"old"').status == 200


def iris_by_kind(graph):
    """Give every IRI of ours that something is said of, by the kind that its address tells."""
    query = "SELECT DISTINCT ?x { GRAPH ?g { ?x ?p ?o } }"
    found = {}
    for (x,) in graph.view.select(query).rows:
        path = x.value.removeprefix(BASE)
        if path != x.value:
            kind = re.match(r"id/[a-z]+|\.well-known/genid|[a-z]+[/#]?", path)[0]
            found.setdefault(kind, []).append(path)
    return found


def test_every_kind_of_iri_is_looked_up_as_a_page_and_as_data(service, graph):
    kinds = iris_by_kind(graph)
    assert len(kinds) > 40
    for kind, paths in kinds.items():
        at = "/" + sorted(paths)[len(paths) // 2].partition("#")[0]
        for accept in ("text/turtle", "text/html"):
            answer = service.get(at, accept)
            if not kind.startswith("graph"):
                assert answer.status == 303, at
                answer = service.get(answer.headers["location"], accept)
            assert (answer.status, answer.media) == (200, accept), at


def test_an_unknown_name_is_told_with_the_one_most_like_it(service):
    for at, meant in (
        ("/data/body-huyen-uy-tam-da.ttl", "id/body-huyen-uy-tam-dao"),
        ("/page/body-huyen-uy-tam-da", "id/body-huyen-uy-tam-dao"),
        ("/data/scheme/fielld.ttl", "scheme/field"),
    ):
        answer = service.get(at, lang="en")
        assert answer.status == 404
        assert f"{BASE}{meant}?" in answer.json["hint"]
    assert "search" in service.get("/data/body-xyz.ttl").json["en"]


def test_head_tells_what_get_would_give(service):
    for at in ("/data/body-huyen-uy-tam-dao.ttl", "/graph/meta", "/sparql?query=ASK%7B%7D"):
        head, get = service.send("HEAD", at), service.get(at)
        assert (head.status, head.body) == (200, b"")
        for name in ("content-length", "content-type", "etag", "last-modified"):
            assert head.headers[name] == get.headers[name]


def test_a_client_that_has_the_days_copy_is_not_sent_another(service):
    first = service.get("/data/body-huyen-uy-tam-dao.ttl")
    for known in (
        {"If_None_Match": first.headers["etag"]},
        {"If_None_Match": f'"old", W/{first.headers["etag"]}'},
        {"If_Modified_Since": first.headers["last-modified"]},
    ):
        again = service.get("/data/body-huyen-uy-tam-dao.ttl", **known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
