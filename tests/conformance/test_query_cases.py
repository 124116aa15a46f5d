"""The W3C cases of SPARQL 1.1 query, its syntax and its result formats, in the store and over HTTP.

All data stand in one store, each file a graph named by its IRI; a case names its dataset, in the
store by a Dataset and over HTTP by the parameters of the protocol. Answers are compared by value,
up to the names of nameless nodes.
"""

import csv
import io
import re
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from exceptions import ANSWERS, FEDERATION, SYNTAX, reason
from suites import EMPTY, cases, graphs, needed, path, quads

from kg import results
from kg.errors import QueryError
from kg.model import Table
from kg.query.sparql import in_written_order
from kg.store import Dataset, ServingStore
from kg.web.dataset import dataset_of

pytestmark = needed

QUERIES = cases("QueryEvaluationTest")
ASKED = [c for c in QUERIES if reason(c) is None]
CSV = cases("CSVResultFormatTest")
LISTED = [c for c in QUERIES if c.name in ANSWERS]
POSITIVE = [c for c in cases("PositiveSyntaxTest11") if reason(c) is None]
NEGATIVE = cases("NegativeSyntaxTest11")
FEDERATED = [c for c in (*QUERIES, *cases("PositiveSyntaxTest11")) if reason(c) == FEDERATION]
UPDATES = cases("UpdateEvaluationTest", "PositiveUpdateSyntaxTest11", "NegativeUpdateSyntaxTest11")
MOST = 100_000
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}


def name(case):
    return case.name


@pytest.fixture(scope="module")
def kept():
    store = ServingStore()
    # Nameless nodes are no guests of our store, but the cases need them.
    store._store.extend(quads())
    for graph in graphs():
        store._store.add_graph(graph)
    return store


def dataset(case):
    if names_its_own(case):
        return dataset_of(case.text, {"base": case.query}, graphs())
    default = tuple(map(ox.NamedNode, case.data)) or (EMPTY,)
    return Dataset(default, tuple(map(ox.NamedNode, case.named)), case.query)


def names_its_own(case):
    return re.search(r"^FROM\b", case.text, re.MULTILINE)


@pytest.mark.parametrize("case", ASKED, ids=name)
def test_a_query_is_answered_by_the_store(kept, case):
    found = kept.answer(case.text, dataset(case), MOST)
    assert same(found, expected(case))


@pytest.mark.parametrize("case", CSV, ids=name)
def test_rows_are_written_as_csv(kept, case):
    found = in_written_order(kept.answer(case.text, dataset(case), MOST), case.text)
    assert cells(results.write(found, "csv")) == cells(path(case.result).read_text("utf-8"))


@pytest.mark.parametrize("case", POSITIVE, ids=name)
def test_good_syntax_is_taken_by_the_store(case):
    ServingStore().answer(case.text, Dataset((EMPTY,), (), case.query), MOST)


@pytest.mark.parametrize("case", NEGATIVE, ids=name)
def test_bad_syntax_is_refused_by_the_store(case):
    with pytest.raises(QueryError):
        ServingStore().answer(case.text, Dataset((EMPTY,), (), case.query), MOST)


def ask(suite, case, accept, **more):
    pairs = {
        "query": f"BASE <{case.query}>\n{case.text}",
    }
    if not names_its_own(case):
        pairs["default-graph-uri"] = case.data or (EMPTY.value,)
        pairs["named-graph-uri"] = case.named
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
    return suite.send("POST", "/sparql", urlencode(pairs | more, doseq=True), form)


@pytest.mark.parametrize("case", ASKED, ids=name)
def test_a_query_is_answered_over_http(suite, case):
    wanted = expected(case)
    if isinstance(wanted, set):
        answer = ask(suite, case, "text/turtle")
        assert answer.status == 200, answer.text
        assert same(triples(answer.body, ox.RdfFormat.TURTLE), wanted)
        return
    for accept, form in ROWS.items():
        if isinstance(wanted, bool) and accept.startswith("text/"):
            continue
        answer = ask(suite, case, accept)
        assert (answer.status, answer.media) == (200, accept), answer.text
        assert same(rows(ox.parse_query_results(answer.body, format=form)), wanted), accept


@pytest.mark.parametrize("case", CSV, ids=name)
def test_rows_come_as_csv_over_http(suite, case):
    answer = ask(suite, case, "text/csv")
    assert answer.media == "text/csv"
    assert cells(answer.text) == cells(path(case.result).read_text("utf-8"))


@pytest.mark.parametrize("case", POSITIVE, ids=name)
def test_good_syntax_is_taken_over_http(suite, case):
    answer = ask(suite, case, "*/*")
    assert answer.status == 200, answer.text


@pytest.mark.parametrize("case", NEGATIVE, ids=name)
def test_bad_syntax_is_refused_over_http(suite, case):
    answer = ask(suite, case, "*/*")
    # A query with an update's words in it is taken for the update that it nearly is.
    assert answer.status in (400, 403)
    assert answer.json["type"].rpartition("/")[2] in ("malformed-query", "read-only")


@pytest.mark.parametrize("case", FEDERATED, ids=name)
def test_federation_is_refused_over_http(suite, case):
    answer = ask(suite, case, "*/*")
    assert (answer.status, answer.json["type"].rpartition("/")[2]) == (403, "refused")


@pytest.mark.parametrize("case", UPDATES, ids=name)
def test_updates_are_refused_over_http(suite, case):
    plain = {"Content-Type": "application/sparql-update"}
    answer = suite.send("POST", "/sparql", path(case.query).read_bytes(), plain)
    assert (answer.status, answer.json["type"].rpartition("/")[2]) == (403, "read-only")


@pytest.mark.parametrize("case", LISTED, ids=name)
def test_exceptions_are_exceptions(kept, case):
    assert not same(kept.answer(case.text, dataset(case), MOST), expected(case))


def test_exceptions_of_syntax_are_refused_with_a_reason(suite):
    kinds = {}
    for case in cases("PositiveSyntaxTest11"):
        if case.name in SYNTAX:
            answer = suite.ask(case.text)
            kinds[case.name] = (answer.status, answer.json["type"].rpartition("/")[2])
    assert kinds == {
        "syntax-query/test_4": (400, "malformed-query"),
        "syntax-query/test_42": (400, "unknown-graph"),
    }


def test_every_case_was_tried():
    assert len(QUERIES) == 309
    assert len(CSV) == 3
    assert len(POSITIVE) + len(SYNTAX) == 63
    assert len(NEGATIVE) == 48
    assert len(UPDATES) == 94 + 55
    assert len(LISTED) == len(ANSWERS)
    assert len(ASKED) == 309 - 70 - 7 - len(LISTED)


def expected(case):
    file = path(case.result)
    suffix = file.suffix[1:]
    if suffix in ("ttl", "nt", "rdf"):
        found = triples(file.read_bytes(), ox.RdfFormat.from_extension(suffix), case.result)
        return written(found) or found
    form = ox.QueryResultsFormat.from_extension(suffix)
    return rows(ox.parse_query_results(file.read_bytes(), format=form))


def triples(body, form, base="http://example.org/"):
    return {q.triple for q in ox.parse(body, format=form, base_iri=base)}


def written(found):
    """Read rows that are written down as a graph; None when the graph is none of rows."""
    graph = ox.Store()
    graph.extend(ox.Quad(t.subject, t.predicate, t.object) for t in found)
    names = [
        name.value for (name,) in graph.query(f"{_RS} SELECT ?n {{ ?s rs:resultVariable ?n }}")
    ]
    rows = {}
    for row, name, value in graph.query(
        f"{_RS} SELECT ?r ?n ?v {{ ?s rs:solution ?r OPTIONAL {{ ?r rs:binding ?b ."
        " ?b rs:variable ?n ; rs:value ?v } }"
    ):
        rows.setdefault(row, {})[name.value if name else ""] = value
    table = Table(tuple(names), tuple(tuple(map(row.get, names)) for row in rows.values()))
    return table if names else None


_RS = "PREFIX rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#>"


def rows(found):
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    columns = tuple(v.value for v in found.variables)
    return Table(columns, tuple(tuple(row) for row in found))


def same(found, wanted):
    if isinstance(wanted, bool) or isinstance(found, bool):
        return found is wanted
    if isinstance(wanted, Table) and set(found.columns) != set(wanted.columns):
        return False
    return drawn(found) == drawn(wanted)


def drawn(found):
    """Draw an answer as a graph, so that nameless nodes are compared as nodes of a graph are."""
    graph = ox.Dataset()
    if isinstance(found, set):
        for triple in found:
            graph.add(ox.Quad(triple.subject, triple.predicate, canonical(triple.object)))
    else:
        for row in found.rows:
            node = ox.BlankNode()
            graph.add(ox.Quad(node, ox.NamedNode("x:row"), ox.Literal("")))
            for column, term in zip(found.columns, row, strict=True):
                if term is not None:
                    graph.add(ox.Quad(node, ox.NamedNode(f"x:{column}"), canonical(term)))
    graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return graph


def canonical(term):
    """Give a term as the engine keeps it: 01 and 1 are one number."""
    if not isinstance(term, ox.Literal):
        return term
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:x"), ox.NamedNode("x:x"), term))
    return next(iter(store)).object


def cells(text):
    """Read CSV; nameless nodes have no lasting names, numbers are compared by value."""
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    return head, sorted([re.sub("^_:.*", "_:", number(c)) for c in line] for line in lines)


def number(cell):
    try:
        return repr(float(cell))
    except ValueError:
        return cell
