"""Hostile queries: each ends within its limit, in bounded memory, and harms no later query."""

import time

import pytest

from kg import query
from kg.errors import QueryError

LIMIT = 1.0
MEMORY = 512
BUSY = 3.0
ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
HOSTILE = {
    "cross product": f"SELECT (COUNT(*) AS ?n) {{ {ALL} . ?j ?k ?l }}",
    "cross product, all rows": f"SELECT * {{ {ALL} }}",
    "distinct": f"SELECT DISTINCT ?a ?d ?g {{ {ALL} }}",
    "order": f"SELECT * {{ {ALL} }} ORDER BY ?c ?f ?i LIMIT 1",
    "group": f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {ALL} }} GROUP BY ?a ?d ?g",
    "paths": "SELECT (COUNT(*) AS ?n) { ?a (!rdf:x|^!rdf:x)* ?b . ?c (!rdf:x|^!rdf:x)* ?d }",
    "path both ends": "SELECT (COUNT(*) AS ?n) { ?a (rdf:type/^rdf:type)* ?b . ?b !rdf:x* ?c }",
    "optionals": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } }",
    "minus": f"SELECT (COUNT(*) AS ?n) {{ {ALL} MINUS {{ ?a ?x ?y . ?z ?w ?v }} }}",
    "not exists": f"ASK {{ {ALL} FILTER NOT EXISTS {{ ?x ?y ?z . FILTER(?x != ?y) }} }}",
    "concat": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?t) {{ {ALL} }}",
    "construct": f"CONSTRUCT {{ ?a ?e ?i }} {{ {ALL} }}",
    "ask": f"ASK {{ {ALL} FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'x') }}",
    "regex": f"SELECT (COUNT(*) AS ?n) {{ {ALL} FILTER REGEX(STR(?a), CONCAT(STR(?d), STR(?g))) }}",
    "sub-selects": f"SELECT * {{ {{ SELECT * {{ {ALL} }} }} {{ SELECT * {{ {ALL} }} }} }}",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_ended_in_time_and_memory(home, name):
    started = time.monotonic()
    with pytest.raises(QueryError) as caught:
        query.answer(home, HOSTILE[name], LIMIT, memory=MEMORY)
    # A tenth over the limit, and slack for a machine that is busy with other tests.
    assert time.monotonic() - started < LIMIT * 1.1 + BUSY
    told = caught.value.to("en")
    assert "stopped after" in told or "MB of memory" in told
    # The same limits do not stand in the way of an ordinary question.
    assert query.answer(home, "ASK {}", 30, memory=MEMORY).value is True


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)+$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*x", "(x+x+)+y"]
)
def test_a_bad_pattern_is_matched_in_linear_time(home, pattern):
    text = "a" * 40 + "!"
    asked = f'ASK {{ FILTER REGEX("{text}", "{pattern}") }}'
    assert query.run(home, asked, 5) is False


def test_a_deeply_nested_query_is_an_error_not_a_crash(home):
    deep = "SELECT * " + "{" * 20000 + "}" * 20000
    with pytest.raises(QueryError):
        query.run(home, deep, 5)
