"""Requests with something wrong in each: a route, a method, a header, a body, a parameter, a name.

A request is (method, target, headers, body); each must be answered by an error of the asker's.
"""

from urllib.parse import quote

_QUERY = {"Content-Type": "application/sparql-query"}
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_PAGE = {"Accept": "text/html"}


def _ask(query, more=""):
    return f"/sparql?query={quote(query, safe='')}{more}"


_QUERIES = (
    "{", "SELECT", "ASK { ?s ?p }", "SELECT * { ?s ?p ?o", "SELECT * WHERE }", "ASK { ?s ?p 'x }",
    "ASK { ?s x:y ?o }", "ASK { ?s <a b> ?o }", "ASK { ?s <rel> ?o FILTER(nix(?s)) }", "\x00",
    "SELECT ?a (COUNT(*) AS ?a) { ?a ?b ?c }", "SELECT ?x { ?s ?p ?o } GROUP BY ?s", "Chào", "{}" * 999,
    "SELECT * { ?s ?p ?o } LIMIT x", "SELECT * { ?s ?p ?o } LIMIT -1", "PREFIX x <y> ASK {}", "\U0001f600",
    "CONSTRUCT { ?s ?p } WHERE { ?s ?p ?o }", "DESCRIBE", "ASK { BIND(1 AS ?x) BIND(2 AS ?x) }",
    "ASK { { { { } }", "ASK { FILTER() }", "ASK { ?s ^ ?o }", "ASK { VALUES (?a ?b) { (1) } }",
    "ASK { ?s ?p '\\q' }", "ASK { ?s ?p 'x'^^ }", "ASK { ?s ?p 'x'@- }", "EXPLAIN { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o } LIMIT 201", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "ASK FROM <file:///etc/passwd> { ?s ?p ?o }", "ASK FROM <x:none> { ?s ?p ?o }",
    "INSERT DATA { <x:x> <x:x> 1 }", "DROP ALL", "LOAD <file:///etc/passwd>",
    *(c * n for c in "}<>\"'?;" for n in (1, 9)),
)  # fmt: skip

_ADDRESSES = (
    "/none", "/%00", "/%ff", "//", "/..", "/.%2e/x", "/id/", "/id/none/x", "/id/%00", "/id/%ff", "/id/a%20b",
    "/id/-x", "/id/" + "x" * 300, "/id/x.exe", "/data/none.ttl", "/data/none", "/data/none.exe", "/data/.ttl",
    "/data/..%2fx.ttl", "/data/%2e%2e.ttl", "/data/C%3A%5Cx.ttl", "/data/a%00.ttl", "/data/scheme/none.nt",
    "/data/rule/none.rdf", "/data/shape/none.jsonld", "/data/.well-known/genid/none.ttl", "/page/none",
    "/page/%3Cscript%3E", "/page/scheme/none", "/page/rule/none", "/page/shape/none", "/scheme/%ff",
    "/rule/a%2fb", "/shape/x.exe", "/.well-known/genid/", "/.well-known/none", "/dataset/x", "/data/team.exe",
    "/team.ttl", "/ont.exe", "/ontology/none.ttl", "/ontology/lantoa.exe",
    "/ontology/..%2f..%2fx", "/static/none.css", "/static/web/", "/static/%2e%2e/%2e%2e/x", "/static/web%00.css",
    "/static//etc/passwd", "/ask/none", "/ask/%ff", "/ask/..%2fx", "/download/none", "/download/%00",
    "/network?view=none", "/network?view=..%2f..%2fx", "/network?around=none", "/network?around=%00",
    "/network?query=%7B", "/network?query=ASK%20%7B%7D", "/network?query=DROP%20ALL", "/network?view=%ff",
    "/network?query=SELECT%20*%20%7B%7D", "/search?q=%ff", "/search.json?q=%ff", "/list?kind=%ff", "/list?%ff=1",
    "/query?query=%ff", "/ask?x=%c3%28", "/sparql?query=%ff", "/sparql?query=&format=exe",
    "/search?" + "&".join(["q=x"] * 300), "/sparql?query=" + "x" * 17_000, "/" + "x" * 17_000,
    "/search.xml?q=a", "/health/x", "/metrics/..%2fx", "/favicon.exe", "/ADMIN", "/SPARQL?query=ASK%7B%7D",
)  # fmt: skip

_GRAPHS = (
    "/graph", "/graph?graph=", "/graph?graph=x", "/graph?graph=x%3Ax&graph=y%3Ay", "/graph?default&graph=x%3Ax",
    "/graph?graph=%00", "/graph?graph=%3C%3E", "/graph?graph=file%3A%2F%2F%2Fetc%2Fpasswd", "/graph?other=1",
    "/graph?default&format=exe", "/graph/none", "/graph/", "/graph/%00", "/graph/a%20b", "/graph/%ff",
    "/graph/..%2f..%2fetc%2fpasswd", "/graph/meta?format=..%2fx", "/graph/source/none",
)  # fmt: skip

_PROTOCOL = (
    "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "/sparql?update=DROP%20ALL", "/sparql?using-graph-uri=x%3Ax&query=x",
    _ask("ASK {}", "&default-graph-uri=x"), _ask("ASK {}", "&default-graph-uri=file%3A%2F%2F%2Fetc%2Fpasswd"),
    _ask("ASK {}", "&named-graph-uri=%00"), _ask("ASK {}", "&named-graph-uri=x%3Anone"),
    "/sparql?format=exe", _ask("ASK {}", "&format=exe"), _ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "&format=csv"),
)  # fmt: skip

_REFUSED = tuple(
    (method, target)
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "MKCOL", "get")
    for target in ("/", "/graph?default", "/graph/meta", "/id/x", "/search?q=a", "/health")
)

_POSTED = (
    ({}, "ASK {}"), ({"Content-Type": "text/plain"}, "ASK {}"), ({"Content-Type": "application/json"}, "{}"),
    ({"Content-Type": "/;;=,\""}, "ASK {}"), ({"Content-Type": "multipart/form-data; boundary=x"}, "--x--"),
    ({"Content-Type": "application/sparql-query; charset=utf-16"}, "ASK {}"), (_QUERY, ""), (_QUERY, "ASK {"),
    (_QUERY, b"\xff\xfe"), (_QUERY, b"ASK { ?s ?p '\xc3\x28' }"), (_QUERY, "\x00"), (_QUERY, "x" * 20_000),
    (_FORM, ""), (_FORM, "query"), (_FORM, "query=ASK{}&query=ASK{}"), (_FORM, "query=%ff"), (_FORM, b"query=\xff"),
    (_FORM, "update=DROP+ALL"), (_FORM, "&".join(["x=1"] * 300)), (_FORM, "query=" + "%7B" * 400),
    ({"Content-Type": "application/sparql-update"}, "DROP ALL"),
    ({"Content-Type": "application/sparql-update"}, b"\xff"), (_QUERY | {"Content-Encoding": "gzip"}, b"\x1f\x8b\x00"),
)  # fmt: skip

_HEADERS = (
    ("/sparql", {"Accept": "image/png"}), (_ask("ASK {}"), {"Accept": "image/png"}),
    (_ask("ASK {}"), {"Accept": "text/csv;q=0"}), (_ask("ASK {}"), {"Accept": "*/*;q=x"}),
    ("/graph/meta", {"Accept": "application/pdf"}), ("/graph?default", {"Accept": "text/csv"}),
    ("/id/x", {"Accept": "image/*"}), ("/dataset", {"Accept": "audio/*"}), ("/ont", {"Accept": "video/mp4"}),
    ("/health", {"X-Long": "x" * 9000}), ("/none", {"Accept": "x" * 7000}), ("/none", {"Accept": ";;,=;q=;/"}),
    ("/none", {"Accept": b"text/html\xff"}), ("/none", {"Accept-Encoding": "\xff, gzip;q=x"}),
    ("/none", {"If-None-Match": '"' * 99, "Range": "bytes=9-1"}), ("/none", {"Cookie": "\xe9" * 9}),
    ("/none", {"If-Modified-Since": "not a day"}), ("/none", {"Origin": "null", **_PAGE}),
    ("/none", {"X-Forwarded-For": "' OR 1=1", "X-Forwarded-Host": "evil.example"}),
    ("/health", {"Host": "evil.example"}), ("/health", {"Host": ""}), ("/none", {"Host": "[::1"}),
    ("/", {"Host": "127.0.0.1:x:y"}), ("/", {"Host": "localhost@evil.example"}), ("/", {"Host": b"\xff"}),
    ("/none", {"Content-Length": "x"}), ("/none", {"Transfer-Encoding": "nix"}), ("/none", {"X A": "1"}),
    ("/none", {"Expect": "nothing"}),
)  # fmt: skip

_LABELS = (
    "", "{", "{}", "1", '"x"', "null", "[", b"\xff", "x" * 20_000, '{"a": [1]}', "[1]", '["x:x", null]',
    "[NaN]", "[[" + '"x:x"' + "]]", "[" * 4000, "[" * 400 + "]" * 400, '["\\ud800"]', '["x:\\udc00"]',
)  # fmt: skip

WRONG = (
    *(("GET", _ask(query), {}, "") for query in _QUERIES),
    *(("GET", target, {}, "") for target in (*_ADDRESSES, *_GRAPHS, *_PROTOCOL)),
    *(("GET", target, _PAGE, "") for target in (*_ADDRESSES[::3], _ask("{"), _ask("DROP ALL"))),
    *((method, target, {}, "") for method, target in _REFUSED),
    *(("POST", "/sparql", headers, body) for headers, body in _POSTED),
    *(("GET", target, headers, "") for target, headers in _HEADERS),
    *(("POST", "/labels.json", {}, body) for body in _LABELS),
    *(("PUT", "/sparql", _QUERY, "ASK {}"), ("DELETE", _ask("ASK {}"), {}, "")),
    *(("GET", "/labels.json", {}, ""), ("POST", "/graph/%ff", _PAGE, "x")),
)
