"""Queries that want to run for ever, and addresses that nobody should be made to call."""

_CROSS = "SELECT (COUNT(*) AS ?n) {{ {} }}"


def _cross(patterns):
    return " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(patterns))


HOSTILE = {
    "cross-2": _CROSS.format(_cross(2) + " ?s9 ?p9 ?o9 FILTER(?o0 != ?o9)"),
    "cross-3": _CROSS.format(_cross(3)),
    "cross-5": _CROSS.format(_cross(5)),
    "cross-graphs": "SELECT (COUNT(*) AS ?n) { GRAPH ?a { ?s ?p ?o } GRAPH ?b { ?t ?q ?v } GRAPH ?c { ?u ?r ?w } }",
    "cross-distinct": "SELECT DISTINCT ?s ?t ?u { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w }",
    "order": "SELECT ?s ?t { ?s ?p ?o . ?t ?q ?v } ORDER BY ?v ?o DESC(?s)",
    "order-random": "SELECT ?s ?t { ?s ?p ?o . ?t ?q ?v } ORDER BY RAND()",
    "group": "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w } GROUP BY ?s",
    "concat": "SELECT (GROUP_CONCAT(?o) AS ?x) { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w }",
    "path-star": "SELECT (COUNT(*) AS ?n) { ?a (!<x:x>)* ?b . ?c (!<x:x>)* ?d }",
    "path-plus": "SELECT (COUNT(*) AS ?n) { ?a (!<x:x>|^!<x:x>)+ ?b . ?b (!<x:x>)+ ?c }",
    "path-nested": "SELECT (COUNT(*) AS ?n) { ?a ((!<x:x>)*/(!<x:x>)*)* ?b . ?b (!<x:x>)* ?c . ?c (!<x:x>)* ?d }",
    "path-both": "SELECT * { ?a (!<x:x>|^!<x:x>)* ?b . ?b (!<x:x>|^!<x:x>)* ?c } ORDER BY ?a",
    "optional": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o OPTIONAL { ?t ?q ?v OPTIONAL { ?u ?r ?w OPTIONAL { ?x ?y ?z } } } }",
    "optional-filter": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o OPTIONAL { ?t ?q ?v FILTER(?v > ?o) } OPTIONAL { ?u ?r ?w FILTER(?w > ?v) } }",
    "minus": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?v MINUS { ?s ?p ?o . ?u ?r ?v FILTER(?u != ?t) } }",
    "not-exists": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?v FILTER NOT EXISTS { ?u ?r ?w . ?w ?y ?o FILTER(?u > ?t) } }",
    "exists": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER EXISTS { ?t ?q ?v . ?u ?r ?w FILTER(CONCAT(STR(?v), STR(?w)) = 'x') } }",
    "subselect": "SELECT (COUNT(*) AS ?n) { { SELECT ?s ?t { ?s ?p ?o . ?t ?q ?v } } { SELECT ?s ?u { ?s ?r ?w . ?u ?y ?z } } }",
    "union": "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { ?o ?p ?s } { ?t ?q ?v } UNION { ?v ?q ?t } { ?u ?r ?w } UNION { ?w ?r ?u } }",
    "values": "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(60)))} }}" for i in range(8)) + " }",
    "bind": "SELECT (COUNT(?x) AS ?n) { ?s ?p ?o . ?t ?q ?v BIND(SHA512(CONCAT(STR(?o), STR(?v), STR(RAND()))) AS ?x) }",
    "regex": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?v FILTER(REGEX(CONCAT(STR(?o), STR(?v)), '(a|b|ab)*c(.*x){9}$')) }",
    "replace": "SELECT (MAX(STRLEN(REPLACE(CONCAT(STR(?o), STR(?v)), '.', 'xxxxxxxxxxxxxxxxxxxx'))) AS ?n) { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w }",
    "average": "SELECT (AVG(STRLEN(STR(?o)) * STRLEN(STR(?v))) AS ?n) { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w }",
    "having": "SELECT ?p (COUNT(DISTINCT ?v) AS ?n) { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w } GROUP BY ?p HAVING (?n > 999999)",
    "ask": "ASK { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w FILTER(CONCAT(STR(?o), STR(?v), STR(?w)) = 'never') }",
    "construct": "CONSTRUCT { ?s ?q ?w } WHERE { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w }",
    "describe": "DESCRIBE ?s ?t WHERE { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w FILTER(?o > ?w && ?v > ?o) }",
    "limit-offset": "SELECT ?s { ?s ?p ?o . ?t ?q ?v . ?u ?r ?w } OFFSET 9999999999 LIMIT 1",
}  # fmt: skip

PATTERNS = (
    ("(a+)+$", "a" * 40 + "!"), ("(a|aa)+$", "a" * 40 + "!"), ("(.*)*x", "a" * 40),
    ("(a|a)*b", "a" * 40), ("([a-zA-Z]+)*1", "a" * 40), ("(x+x+)+y", "x" * 40),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 40), ("(.*a){20}", "a" * 40 + "b"),
    ("(a?){30}a{30}", "a" * 30), ("((a*)*)*b", "a" * 40),
)  # fmt: skip


def addresses(port):
    """Give twenty addresses: our own canary in many spellings, and places that must not be reached."""
    return [
        f"http://127.0.0.1:{port}/", f"http://localhost:{port}/", f"http://127.1:{port}/",
        f"http://2130706433:{port}/", f"http://0x7f000001:{port}/", f"http://0.0.0.0:{port}/",
        f"http://[::ffff:127.0.0.1]:{port}/", f"http://[::1]:{port}/", f"http://user@127.0.0.1:{port}/",
        f"http://127.0.0.1:{port}/redirect", f"https://127.0.0.1:{port}/", f"HTTP://127.0.0.1:{port}/",
        "http://10.0.0.1/", "http://192.168.0.1/", "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "file:///etc/passwd",
        "file:///proc/self/environ", f"ftp://127.0.0.1:{port}/",
    ]  # fmt: skip
