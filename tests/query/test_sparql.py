"""What a query's text tells before it runs."""

import pytest

from kg.errors import Place, QueryError, Words
from kg.query import sparql

NETWORK = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { service <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://localhost/> { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://[::1]/>{?s ?p ?o} }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { SERVICE lt:x { ?s ?p ?o } }",
    "SELECT * {SERVICElt:x{?s ?p ?o}}",
    "SELECT * {SERVICESILENTlt:x{?s ?p ?o}}",
    "SELECT * {?s ?p 1SERVICE:{}}",
    "SELECT * {?s ?p trueSERVICE:{}}",
    "SELECT * {?s ?p 1 SERVICE\n# chú thích\n:{}}",
    "PREFIX service: <http://127.0.0.1/> SELECT * { service:x { ?s ?p ?o } }",
    "ASK { { SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } } } }",
    'SELECT * { ?s ?p "}" . SERVICE <http://10.0.0.1/> {} }',
    "SELECT * { ?s ?p '''\n''' . SERVICE <http://169.254.0.1/> {} }",
    "SELECT * { ?s ?p <http://a#b> . SERVICE <http://0/> {} }",
]
LOCAL = [
    "SELECT ?service { ?service lt:serviceOf ?o }",
    'SELECT * { ?s ?p "SERVICE <http://127.0.0.1/>" }',
    "SELECT * { ?s ?p ?o # SERVICE <http://127.0.0.1/>\n }",
    "SELECT * { <http://a/SERVICE> ?p ?o }",
    "SELECT * { ?s ?p 'SERVICE'@vi-service }",
    "SELECT ?from { ?from ?p ?o }",
    "SELECT * { ?s lt:from ?o }",
]


@pytest.mark.parametrize("query", NETWORK)
def test_whatever_would_reach_the_network_is_refused(query):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        sparql.guard(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }",
        "SELECT*FROM<http://127.0.0.1/>{?s ?p ?o}",
        "SELECT * from named <file:///x> { ?s ?p ?o }",
        "SELECT * FROMlt:x { ?s ?p ?o }",
    ],
)
def test_a_dataset_of_ones_own_is_refused_because_it_would_be_ignored(query):
    with pytest.raises(QueryError, match="FROM is refused"):
        sparql.guard(query)


@pytest.mark.parametrize("query", LOCAL)
def test_the_same_letters_elsewhere_are_no_offence(query):
    sparql.guard(query)


def test_a_refusal_names_the_place_in_the_persons_own_text():
    with pytest.raises(QueryError) as caught:
        sparql.guard("SELECT *\n{\n  SERVICE <http://127.0.0.1/> {} }")
    assert caught.value.where == Place("SPARQL", 3, 3)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX a: <b> SELECT * {}", "SELECT"),
        ("# ASK\nselect * {}", "SELECT"),
        ("SELECTDISTINCT ?s {}", "SELECT"),
        ("ASK {}", "ASK"),
        ("CONSTRUCT WHERE {}", "CONSTRUCT"),
        ("DESCRIBE <a:ask>", "DESCRIBE"),
    ],
)
def test_the_form_is_the_first_keyword_outside_the_prologue(query, form):
    assert sparql.form(query) == form


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { <a:a> <a:b> 1 }", "DELETE WHERE { ?s ?p ?o }", "LOAD <http://127.0.0.1/>",
     "CLEAR ALL", "DROP GRAPH <a:g>", "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"],
)  # fmt: skip
def test_updates_are_refused(query):
    with pytest.raises(QueryError, match="for reading"):
        sparql.form(query)


def test_a_text_without_a_form_is_no_query():
    with pytest.raises(QueryError, match="no SPARQL"):
        sparql.form("mô hình nào?")


@pytest.mark.parametrize(
    ("query", "line", "column", "words"),
    [
        ("SELECT * { ?s ?p ?o", 1, 20, "A “}” is missing."),
        ("SELECT * {\n FILTER(1 > }", 2, 13, "A “)” is missing."),
        ("SELECT * { ?s xx:a ?o }", 1, 15, "“xx:” is not declared"),
        ("SELECT * { ?s sko:a ?o }", 1, 15, "Did you mean “skos:”?"),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_to_do(query, line, column, words):
    error = QueryError(Words("engine", "engine"), where=Place("SPARQL", line, column))
    told = sparql.explained(query, error)
    assert told.where == Place("SPARQL", line, column)
    assert words in told.to("en")


def test_a_prefix_that_the_query_declares_itself_is_known():
    query = "PREFIX xx: <http://x/> SELECT * { ?s xx:a ?o . }}"
    told = sparql.explained(query, QueryError(Words("", ""), where=Place("SPARQL", 1, 50)))
    assert "xx" not in told.to("en")


def test_names_are_found_prefixed_or_in_full_and_not_in_strings():
    query = 'SELECT * { ?s lt:ledBy <https://w3id.org/lantoa/ont#field> , "lt:no" . ?s lt:ledBy 1 }'
    assert [token.text for token in sparql.names(query, "lt")] == ["ledBy", "field"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", ["s", "p", "o"]),
        ("SELECT DISTINCT * WHERE { ?o ?p ?s . ?s ?p ?o }", ["o", "p", "s"]),
        ("SELECT (COUNT(*) AS ?s) ?p ?o { ?s ?p ?o }", ["p", "s", "o"]),
        ("SELECT ?p ?s ?o { ?s ?p ?o }", ["p", "s", "o"]),
    ],
)
def test_columns_of_a_star_stand_as_the_query_names_them(query, expected):
    assert sparql.columns(query, ["p", "s", "o"]) == expected
