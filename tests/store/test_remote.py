"""What servers do wrong, told by a remote store in a sentence; nothing is half believed."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from kg import ids, store
from kg.errors import KgError, QueryError, StoreError, UsageError
from kg.store.parts import Parts
from kg.store.remote import LOADING, MARK, RemoteStore
from kg.terms import Literal, iri

JSON = "application/sparql-results+json"
LOGIN = {"user": "me", "password": "x"}
THING = {"type": "uri", "value": "http://example.org/a"}


def table(*names, rows=()):
    """Write a table of SPARQL JSON."""
    return json.dumps({"head": {"vars": list(names)}, "results": {"bindings": list(rows)}})


class Stub:
    """A server that says what a test wants; `asked` keeps what it was asked."""

    def __init__(self):
        self.asked, self.headers, self.answer = [], [], (200, {}, table("s"))
        self.mark = "sha256:0"
        self.count = None

    def reply(self, query):
        if f"{MARK.value}>" in query:
            rows = [{"what": {"type": "literal", "value": self.mark}}] if self.mark else []
            return 200, {}, table("what", "graph", rows=rows)
        if "DISTINCT ?graph" in query:
            rows = [{"graph": {"type": "uri", "value": ids.FACTS.value}}]
            return 200, {}, table("graph", rows=rows)
        if self.count is not None and "(COUNT(*) AS ?n)" in query:
            return 200, {}, table("n", rows=[{"n": {"type": "literal", "value": str(self.count)}}])
        return self.answer


def _handler(stub):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer(urlsplit(self.path).query)

        def do_POST(self):
            self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _answer(self, encoded):
            given = parse_qs(encoded)
            stub.asked.append((self.command, given))
            stub.headers.append(dict(self.headers))
            status, headers, body = stub.reply(given["query"][0])
            self.send_response(status)
            for name, value in ({"Content-Type": JSON} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    return Handler


@pytest.fixture
def stub():
    said = Stub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(said))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    said.url = f"http://127.0.0.1:{server.server_port}/sparql"
    yield said
    server.shutdown()
    thread.join()
    server.server_close()


def select(stub, query="SELECT ?s { ?s ?p ?o }", **options):
    return RemoteStore(stub.url, **options).select(query)


def test_default_and_named_graphs_go_with_every_question(stub):
    select(stub)
    _, given = stub.asked[-1]
    assert given["default-graph-uri"] == [g.value for g in store.DEFAULT_GRAPHS]
    assert given["named-graph-uri"] == [ids.FACTS.value]
    assert stub.headers[-1]["Accept"] == JSON


def test_a_long_question_travels_in_the_body(stub):
    select(stub)
    select(stub, f"SELECT ?s {{ ?s ?p ?o }} # {'dài ' * 500}")
    assert [way for way, _ in stub.asked] == ["GET", "GET", "GET", "GET", "GET", "POST"]


def test_parameters_in_the_address_are_kept(stub):
    stub.url += "?infer=false"
    select(stub)
    assert stub.asked[-1][1]["infer"] == ["false"]


def test_our_prefixes_are_declared_but_only_those_in_use(stub):
    select(stub, "PREFIX skos: <http://mine.example/> SELECT ?s { ?s a lt:Body ; skos:x ?y }")
    sent = stub.asked[-1][1]["query"][0]
    assert sent.startswith("PREFIX lt: <https://w3id.org/lantoa/ont#>\nPREFIX skos: <http://mine.")
    assert sent.count("PREFIX") == 2


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        ((200, {}, table("s")[:-9]), StoreError, "breaks off"),
        (
            (200, {}, '{"head":{"vars":["s"]},"results":{"bindings":[cancelled'),
            StoreError,
            "breaks",
        ),
        ((200, {}, ""), StoreError, "does not answer in the SPARQL"),
        ((200, {}, "<html>Xin chào</html>"), StoreError, "does not answer in the SPARQL"),
        ((200, {"Content-Length": "9999"}, table("s")), StoreError, "the connection broke"),
        ((200, {"X-SQL-State": "S1TAT"}, table("s")), QueryError, "ran out of time"),
        ((401, {"WWW-Authenticate": "Bearer x"}, ""), StoreError, "wants a login"),
        ((403, {}, "no"), StoreError, "wants a login"),
        ((404, {}, ""), StoreError, "does not take this request"),
        (
            (400, {}, "<h1>Bad</h1> wrong  word\n\nSPARQL query:\nSELECT"),
            QueryError,
            "Bad wrong word",
        ),
        ((500, {}, "x" * 5000), QueryError, "status 500"),
        ((503, {}, "busy"), StoreError, "busy"),
        ((200, {}, '{"head":{},"boolean":true}'), StoreError, "does not answer in the SPARQL"),
    ],
)
def test_a_faulty_answer_is_told_in_a_sentence(stub, answer, kind, words):
    stub.answer = answer
    with pytest.raises(kind, match=words) as caught:
        select(stub)
    assert len(caught.value.to("vi")) < 400
    assert "SELECT" not in caught.value.to("vi")


def test_a_server_that_is_silent_is_left_after_the_time_allowed(stub):
    gate = threading.Event()
    reply = stub.reply
    stub.reply = lambda query: (gate.wait(5), reply(query))[1]
    with pytest.raises(StoreError, match=r"did not answer within 0\.2 s"):
        select(stub, timeout=0.2)
    gate.set()


def test_a_refused_connection_and_an_unknown_host_are_told(stub):
    with pytest.raises(StoreError, match="connection refused"):
        RemoteStore("http://127.0.0.1:1/sparql").ask("ASK {}")
    with pytest.raises(StoreError, match="no host of that name"):
        RemoteStore("http://nowhere.invalid/sparql").ask("ASK {}")


@pytest.mark.parametrize("url", ["build", "file:///etc/hosts", "ftp://a.example/", "http://"])
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(UsageError, match="not a web address"):
        store.check_address(url)


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(UsageError) as caught:
        store.check_address("http://me:secret@127.0.0.1/sparql")
    assert "secret" not in caught.value.to("en")


def test_the_password_is_given_only_when_asked_for_then_at_once(stub):
    select(stub, **LOGIN)
    assert not any("Authorization" in headers for headers in stub.headers)
    stub.headers.clear()
    reply = stub.reply

    def asking(query):
        if "Authorization" not in stub.headers[-1]:
            return 401, {"WWW-Authenticate": 'Basic realm="ours"'}, ""
        return reply(query)

    stub.reply = asking
    select(stub, **LOGIN)
    given = [headers.get("Authorization") for headers in stub.headers]
    assert given == [None, "Basic bWU6eA==", "Basic bWU6eA==", "Basic bWU6eA=="]


def test_a_login_of_an_unknown_kind_is_told(stub):
    stub.reply = lambda _query: (401, {"WWW-Authenticate": "Bearer x"}, "")
    with pytest.raises(StoreError, match="Login of an unknown kind"):
        select(stub, **LOGIN)


def test_virtuosos_yes_is_understood_and_booleans_are_made_equal(stub):
    one = {"type": "typed-literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#"}
    retval = {"__ASK_RETVAL": one | {"datatype": f"{one['datatype']}integer"}}
    stub.answer = 200, {}, table("__ASK_RETVAL", rows=[retval])
    assert RemoteStore(stub.url).ask("ASK {}") is True
    stub.answer = 200, {}, table("__ASK_RETVAL")
    assert RemoteStore(stub.url).ask("ASK {}") is False
    stub.answer = 200, {}, table("s", rows=[{"s": one | {"datatype": f"{one['datatype']}boolean"}}])
    boolean = iri("http://www.w3.org/2001/XMLSchema#boolean")
    assert select(stub).rows == ((Literal("true", datatype=boolean),),)


def test_a_round_number_of_rows_is_counted_before_it_is_believed(stub):
    stub.answer = 200, {}, table("s", rows=[{"s": THING}] * 100)
    stub.count = 100
    assert len(select(stub).rows) == 100
    stub.count = 101
    with pytest.raises(QueryError, match="only the first 100 rows"):
        select(stub)


def test_pages_that_do_not_add_up_are_refused(stub):
    stub.answer = 200, {"X-SPARQL-MaxRows": "1"}, table("s", rows=[{"s": THING}])
    stub.count = 3
    with pytest.raises(QueryError, match="only the first 1 rows"):
        select(stub, "SELECT DISTINCT ?s { ?s ?p ?o }")


def test_an_upload_under_way_is_not_read(stub):
    stub.mark = LOADING
    with pytest.raises(StoreError, match="under way"):
        select(stub)


def test_a_server_that_mixes_its_graphs_is_found_out(stub):
    stub.mark = ""
    stub.answer = 200, {}, '{"head":{},"boolean":true}'
    with pytest.raises(StoreError, match="does not keep to the default graph"):
        RemoteStore(stub.url).ask("ASK { ?s ?p ?o }")


def test_the_version_follows_the_upload(stub):
    stub.mark = "sha256:1"
    first = RemoteStore(stub.url).version
    stub.mark = "sha256:2"
    assert RemoteStore(stub.url).version != first


@pytest.mark.parametrize(
    ("call", "query"),
    [("select", "ASK {}"), ("ask", "SELECT * {}"), ("construct", "SELECT * {}"), ("ask", "hỏi")],
)
def test_a_query_of_another_form_is_refused(stub, call, query):
    with pytest.raises(KgError):
        getattr(RemoteStore(stub.url), call)(query)
    assert not stub.asked


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("SELECT DISTINCT ?s { ?s ?p ?o }", True),
        ("SELECT DISTINCT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 3 } } ORDER BY ?s", True),
        ("SELECT ?s { ?s ?p ?o }", False),
        ("SELECT DISTINCT ?s { ?s ?p ?o } LIMIT 7", False),
        ("SELECT DISTINCT ?s { ?s ?p ?o } VALUES ?s { lti:a }", False),
    ],
)
def test_only_what_a_count_can_prove_whole_is_fetched_in_pages(query, pages):
    assert Parts.of(query).can_be_paged is pages


def test_describing_everything_asks_for_names(stub):
    with pytest.raises(QueryError, match=r"DESCRIBE \*"):
        RemoteStore(stub.url).construct("DESCRIBE * { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("http://127.0.0.1:7878/store", "http://127.0.0.1:7878/query"),
        ("http://a.example:8890/sparql-graph-crud-auth", "http://a.example:8890/sparql-auth"),
        ("http://a.example/repositories/x/rdf-graphs/service", "http://a.example/repositories/x"),
        ("https://a.example:8182/sparql/gsp/", "https://a.example:8182/sparql"),
        ("http://a.example/ds/data", "http://a.example/ds/sparql"),
        ("http://a.example/lantoa", None),
    ],
)
def test_the_query_address_of_known_servers_is_guessed(address, query):
    assert store.query_address(address) == query


def test_an_unclosed_construct_names_the_place(stub):
    with pytest.raises(QueryError) as caught:
        RemoteStore(stub.url).construct("CONSTRUCT { ?s ?p ?o WHERE { ?s ?p ?o }")
    assert caught.value.where
