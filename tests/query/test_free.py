"""Free queries: their answers, their limits, and that nothing leaves the machine."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import query
from kg.errors import KgError, ModelError, Place, QueryError, StoreError, Words
from kg.model import Table
from kg.query import wire, worker
from kg.store import open_current
from kg.terms import BlankNode, Literal, NamedNode, Triple

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
IRI = "https://w3id.org/lantoa/id/"


def test_each_form_gives_its_own_kind_of_value(home):
    rows = query.run(home, "SELECT ?m { ?m a lt:EmulationModel } ORDER BY ?m LIMIT 1", 30)
    assert rows == Table(("m",), ((NamedNode(f"{IRI}model-0"),),))
    assert query.run(home, "ASK { lti:model-1 a lt:EmulationModel }", 30) is True
    made = query.run(home, "CONSTRUCT { ?m a lt:Body } { ?m skos:prefLabel 'Model 7'@en }", 30)
    assert {str(t.subject) for t in made} == {f"<{IRI}model-7>"}
    assert len(query.run(home, "DESCRIBE lti:model-7", 30)) == 3


@pytest.mark.parametrize("timeout", [0.5, 1.5])
def test_an_endless_query_ends_within_a_tenth_of_its_limit(home, timeout):
    started = time.monotonic()
    with pytest.raises(QueryError, match=f"stopped after {timeout:g} s"):
        query.run(home, ENDLESS, timeout)
    # The slack is for a machine that is busy with other tests.
    assert time.monotonic() - started < timeout * 1.1 + 3


def test_a_query_gets_no_more_memory_than_it_was_given(home):
    flood = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(QueryError, match="needs more than 60 MB"):
        query.answer(home, flood, 60, memory=60)


def _children(pid):
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A zombie still answers; it is dead all the same.
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return not state.stdout.strip().startswith("Z") and bool(state.stdout.strip())


def _wait(condition, seconds=15):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def _start(home):
    code = "import sys; from pathlib import Path; from kg.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, "query", ENDLESS, "--home", str(home), "--timeout", "120"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_ctrl_c_ends_a_running_query_at_once_with_status_130(home):
    process = _start(home)
    assert _wait(lambda: _children(process.pid))
    child = _children(process.pid)[0]
    started = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert time.monotonic() - started < 5
    assert process.returncode == 130
    assert "Đã dừng" in told
    assert "Traceback" not in told
    assert _wait(lambda: not _alive(child))


def test_a_worker_does_not_outlive_whoever_started_it(home):
    process = _start(home)
    assert _wait(lambda: _children(process.pid))
    child = _children(process.pid)[0]
    process.kill()
    process.communicate(timeout=20)
    assert _wait(lambda: not _alive(child))


def test_no_query_reaches_a_listening_address(home):
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def listen():
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                heard.append(connection)

        threading.Thread(target=listen, daemon=True).start()
        at = f"<http://127.0.0.1:{port}/x>"
        for text in (
            f"SELECT * {{ SERVICE {at} {{ ?s ?p ?o }} }}",
            f"PREFIX q: {at} SELECT * {{SERVICESILENTq:{{?s ?p ?o}}}}",
            f"ASK FROM {at} {{ ?s ?p ?o }}",
            f"ASK FROM NAMED {at} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
            f"LOAD {at}",
        ):
            with pytest.raises(QueryError, match="refused"):
                query.run(home, text, 10)
        assert query.run(home, f"SELECT * {{ GRAPH {at} {{ ?s ?p ?o }} }}", 10).rows == ()
    assert heard == []


def test_a_fault_keeps_its_line_and_column_on_the_way_from_the_worker(home):
    with pytest.raises(QueryError) as caught:
        query.run(home, "SELECT ?m {\n  ?m a lt:EmulationModel .\n  FILTER(?m > }", 30)
    assert (caught.value.where.line, caught.value.where.column) == (3, 16)
    assert "A “)” is missing." in caught.value.to("en")


def test_a_home_without_a_graph_says_to_build_one(tmp_path):
    with pytest.raises(StoreError) as caught:
        query.run(tmp_path, "ASK {}", 30)
    assert "kg build" in caught.value.to("vi")


def test_an_answer_brings_labels_remarks_and_the_citation(home):
    text = "SELECT ?m { ?m a lt:EmulationModl } LIMIT 1"
    told = query.answer(home, text, names=True, things=[NamedNode(f"{IRI}model-3")])
    assert told.notes[0].en == (
        "The graph has no “lt:EmulationModl”. Did you mean “lt:EmulationModel”?"
    )
    assert told.labels[f"{IRI}model-3"] == Words("Mô hình 3", "Model 3")
    assert told.cite.en.startswith("Cite: Lan Tỏa team (2024). Trial set. Data of 2024-05-06.")


def test_a_thing_that_only_a_layer_describes_is_labelled_from_there(home):
    text = "SELECT ?s { GRAPH ?g { ?s dcterms:title 'Trang nền'@vi } }"
    told = query.answer(home, text, names=True)
    assert told.labels[f"{IRI}src-nen"].vi == "Trang nền"


@pytest.mark.parametrize(
    ("name", "like"),
    [("lti:model-1x", "lti:model-1"), ("lts:field-moi-trung", "lts:field-moi-truong")],
)
def test_a_misspelt_thing_is_answered_with_the_nearest_of_its_kind(home, name, like):
    told = query.answer(home, f"ASK {{ {name} ?p ?o }}")
    assert f"Did you mean “{like}”?" in told.notes[0].en


def test_names_that_stand_only_in_evidence_are_known(home):
    assert query.answer(home, "ASK { lti:clm-thu-0123456789ab ?p ?o }").notes == ()


PLAIN = st.one_of(
    st.just(NamedNode(f"{IRI}x")),
    st.just(BlankNode("b0")),
    st.text().map(Literal),
    st.text().map(lambda t: Literal(t, language="vi")),
    st.integers().map(Literal),
)
TERMS = PLAIN | PLAIN.map(lambda term: Triple(NamedNode("a:s"), NamedNode("a:p"), term))


@given(st.lists(st.tuples(TERMS, st.none() | TERMS), max_size=4))
def test_every_term_travels_whole(rows):
    table = Table(("a", "b"), tuple(rows))
    answer = wire.Answer(table, {"a:b": Words("á", "a")}, (Words("x", "y"),), Words("c", "d"))
    assert wire.decode(wire.encode(answer)) == answer


@pytest.mark.parametrize("kind", [QueryError, StoreError, ModelError])
def test_every_error_travels_whole(kind):
    error = kind(Words("vi", "en"), where=Place("SPARQL", 2, 3), hint=Words("sửa", "mend"))
    with pytest.raises(kind) as caught:
        wire.decode(wire.encode_error(error))
    assert caught.value.to("vi") == error.to("vi")
    with pytest.raises(KgError, match="en"):
        wire.decode(wire.encode_error(kind(Words("vi", "en"))))


def test_graphs_and_truths_travel_too():
    triples = {Triple(NamedNode("a:s"), NamedNode("a:p"), Literal("o"))}
    for value in (triples, True, False):
        assert wire.decode(wire.encode(wire.Answer(value))).value == value


def test_the_worker_answers_in_this_process_too(home):
    view = open_current(home)
    told = worker.answer(view, "SELECT ?f { ?f skos:prefLabel 'môi trường'@vi }", set())
    assert told.labels["https://w3id.org/lantoa/scheme/field-moi-truong"].vi == "môi trường"
    made = worker.answer(
        view, "CONSTRUCT { ?m a lt:Body } { ?m skos:prefLabel 'Model 7'@en }", set()
    )
    assert f"{IRI}model-7" in made.labels
    assert worker.answer(view, "ASK {}").value is True
    with pytest.raises(QueryError, match="not declared"):
        worker.answer(view, "SELECT * { ?s zz:a ?o }")
