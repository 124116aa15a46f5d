"""The W3C cases that speak HTTP, replayed against the running service.

The service only reads: what a case would write is set up behind it, and the writing itself must be
refused. `test_every_case_was_tried` names and counts what was replayed.
"""

import email
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
import rdflib
from homes import put_up
from rdflib import RDF
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from serving import serving
from suites import MF, SPARQL, UT, needed

from kg.namespaces import LTG

HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
DATA0 = "http://kasei.us/2009/09/sparql/data/data0.rdf"
UPDATES = 14
NEW = f"{LTG}new"
"""The name that a new graph is given behind the service, which gives none itself."""

pytestmark = needed


@dataclass
class Request:
    method: str
    path: str
    headers: dict
    body: bytes
    statuses: list
    boolean: object
    form: str
    expected: str


@dataclass
class Case:
    name: str
    requests: list
    graphs: dict


def read(manifest):
    """Give the cases of a manifest."""
    graph = rdflib.Graph().parse(manifest)
    for entries in graph.objects(None, MF.entries):
        for case in Collection(graph, entries):
            action = graph.value(case, MF.action)
            requests = list(Collection(graph, graph.value(action, HT.requests))) if action else []
            data = {
                str(graph.value(d, rdflib.RDFS.label)): Path(
                    unquote(str(graph.value(d, UT.graph)).removeprefix("file://"))
                )
                for d in graph.objects(case, UT.graphData)
            }
            yield Case(str(case).rpartition("#")[2], [request(graph, r) for r in requests], data)


def request(graph, node):
    response = graph.value(node, HT.resp)
    body = graph.value(node, HT.body)
    encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8") if body else "UTF-8"
    expected = graph.value(response, HT.body)
    return Request(
        method=str(graph.value(node, HT.methodName)),
        path=str(graph.value(node, HT.absolutePath)),
        headers=headers(graph, node),
        body=str(graph.value(body, CNT.chars) or "").encode(encoding) if body else b"",
        statuses=[str(s).rpartition("#")[2] for s in graph.objects(response, MF.expectedStatus)],
        boolean=graph.value(response, MF.expectedBoolean),
        form=str(graph.value(response, MF.expectedFormat) or ""),
        expected=str(graph.value(expected, CNT.chars) or "") if expected else "",
    )


def headers(graph, node):
    found = graph.value(node, HT.headers)
    fields = Collection(graph, found) if found else []
    return {str(graph.value(f, HT.fieldName)): str(graph.value(f, HT.fieldValue)) for f in fields}


def cases(name):
    return list(read(SPARQL / name)) if SPARQL else []


PROTOCOL = cases("protocol/manifest.ttl")
STORE = cases("graph-store-protocol/manifest-direct.ttl") + cases(
    "graph-store-protocol/manifest-indirect.ttl"
)


def is_update(case):
    return "update" in case.name


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """Serve the data that the protocol's query cases name."""
    quads = [quad("http://example.org/s", DATA0)]
    for case in PROTOCOL:
        for name, path in case.graphs.items():
            quads += [
                ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(name))
                for q in ox.parse(path=str(path))
            ]
    with serving(put_up(tmp_path_factory.mktemp("protocol"), quads)) as running:
        yield running


def quad(subject, graph):
    return ox.Quad(
        ox.NamedNode(subject),
        ox.NamedNode("http://example.org/p"),
        ox.Literal("o"),
        ox.NamedNode(graph),
    )


@pytest.mark.parametrize("case", [c for c in PROTOCOL if not is_update(c)], ids=lambda c: c.name)
def test_a_query_is_answered_as_the_protocol_says(service, case):
    for asked in case.requests:
        answer = service.send(
            asked.method,
            asked.path.replace("/sparql/", "/sparql", 1),
            asked.body or None,
            asked.headers,
        )
        if "StatusCode4xx" in asked.statuses:
            assert 400 <= answer.status < 500
            continue
        assert answer.status == 200, answer.text
        if asked.boolean is not None:
            assert answer.json["boolean"] is bool(asked.boolean.toPython())
        wanted = {
            "RDF": ("text/turtle",),
            "boolean": ("application/sparql-results+json",),
            "tabular": ("application/sparql-results+json",),
        }
        assert not asked.form or answer.media in wanted[asked.form]


@pytest.mark.parametrize("case", [c for c in PROTOCOL if is_update(c)], ids=lambda c: c.name)
def test_an_update_is_refused(service, case):
    asked = case.requests[0]
    before = service.ask("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o").body
    answer = service.send(
        asked.method,
        asked.path.replace("/sparql/", "/sparql", 1),
        asked.body or None,
        asked.headers,
    )
    # 403 for what would be an update, 400 and 415 for what the protocol itself calls malformed.
    wanted = (400, 403, 415) if "StatusCode4xx" in asked.statuses else (403,)
    assert answer.status in wanted
    assert answer.media == "application/problem+json"
    assert (
        service.ask("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o").body
        == before
    )


class Behind:
    """The graph store behind the service: what the cases write, put up as a new build each time."""

    def __init__(self, home):
        self.home, self.graphs, self.turn = home, {}, 0

    def put_up(self):
        self.turn += 1
        quads = [q for quads in self.graphs.values() for q in quads]
        put_up(
            self.home,
            [*quads, quad("http://example.org/s", "http://example.org/none")],
            f"{self.turn}",
        )

    def write(self, asked, name):
        node = ox.NamedNode(name)
        # The store has no nameless nodes; a name stands for each, which `nameless` takes back.
        quads = [
            ox.Quad(named(q.subject), q.predicate, named(q.object), node)
            for media, body in parts(asked)
            for q in ox.parse(body, format=ox.RdfFormat.from_media_type(media), base_iri=name)
        ]
        if asked.method == "DELETE":
            self.graphs.pop(name, None)
        else:
            self.graphs[name] = [
                *(self.graphs.get(name, []) if asked.method == "POST" else []),
                *quads,
            ]
        self.put_up()


def parts(asked):
    """Give the media type and the text of each part of a body."""
    head = b"".join(f"{k}: {v}\r\n".encode() for k, v in asked.headers.items())
    message = email.message_from_bytes(head + b"\r\n" + asked.body)
    for part in message.walk():
        text = part.get_payload(decode=True)
        if not part.is_multipart() and text.strip():
            yield part.get_content_type(), text


def named(term):
    return ox.NamedNode(f"urn:x-node:{term.value}") if isinstance(term, ox.BlankNode) else term


def nameless(text, base):
    graph = rdflib.Graph().parse(data=text, format="turtle", publicID=base)
    found = rdflib.Graph()
    for triple in graph:
        found.add(tuple(rdflib.BNode(t) if str(t).startswith("urn:x-node:") else t for t in triple))
    return found


def place(path):
    """Give the address of ours for one of a case, and the name of the graph it stands for."""
    if path.startswith("/gsp?"):
        query = path.partition("?")[2]
        name = (
            unquote(query.partition("graph=")[2])
            if "graph=" in query
            else "https://w3id.org/lantoa/graph/facts"
        )
        return f"/graph?{query}", name
    rest = path.removeprefix("/gsp").lstrip("/")
    if not rest:
        return "/graph", NEW
    return f"/graph/{rest}", LTG + rest


@pytest.mark.parametrize("case", STORE, ids=lambda c: c.name)
def test_graphs_are_read_as_the_graph_store_protocol_says(case, tmp_path):
    behind = Behind(tmp_path / "home")
    behind.put_up()
    with serving(behind.home) as running:
        for asked in case.requests:
            path, name = place(asked.path.replace("$LOCATION$", NEW))
            if asked.method in ("GET", "HEAD"):
                seen(running, f"store-{behind.turn}")
                answer = running.send(
                    asked.method, path, headers=asked.headers | {"Accept": "text/turtle"}
                )
                assert answer.status == wanted_status(asked), (asked.path, answer.text)
                if asked.expected:
                    assert isomorphic(nameless(answer.text, name), nameless(asked.expected, name))
            else:
                answer = running.send(asked.method, path, asked.body or None, asked.headers)
                assert answer.status == 405
                behind.write(asked, name)


def seen(running, store):
    """Wait until the service has seen the new build."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if running.get("/ready").json.get("store") == store:
            return
        time.sleep(0.02)
    raise AssertionError(store)


def wanted_status(asked):
    return 404 if any("NotFound" in s or "404" in s or "4xx" in s for s in asked.statuses) else 200


def test_the_service_describes_itself(service):
    answer = service.get("/sparql", "text/turtle")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert answer.status == 200
    # The first two cases: it is RDF, and it names the endpoint.
    assert (None, sd.endpoint, rdflib.URIRef(f"{service.url}/sparql")) in graph
    # The third: the domains and ranges of the vocabulary
    (of_service,) = graph.subjects(RDF.type, sd.Service)
    assert set(graph.objects(of_service, sd.supportedLanguage)) == {sd.SPARQL11Query}
    for dataset in graph.objects(of_service, sd.defaultDataset):
        assert (dataset, RDF.type, sd.Dataset) in graph
        assert len(list(graph.objects(dataset, sd.defaultGraph))) == 1
        for node in graph.objects(dataset, sd.namedGraph):
            assert len(list(graph.objects(node, sd.name))) == 1


def test_every_case_was_tried():
    assert len(PROTOCOL) == 34
    assert sum(map(is_update, PROTOCOL)) == UPDATES
    assert len(STORE) == 13
