"""Filling a server: graphs kept, in chunks, counted, idempotent, and never half read."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from click.testing import CliRunner
from running import fill, oxigraph, virtuoso

from kg import ids, store
from kg.cli import kg
from kg.errors import QueryError, StoreError
from kg.namespaces import LTG
from kg.store import filling
from kg.store.door import Door
from kg.store.remote import LOADING, MARK
from kg.terms import Literal, NamedNode, Quad, iri

LABEL = iri("http://www.w3.org/2004/02/skos/core#prefLabel")
LAYER = NamedNode(f"{LTG}source/thu")
FOREIGN = NamedNode("http://example.org/theirs")
AWKWARD = ["“Đảng” \\ \n\t", "ệ́\u200d", "<b>&amp;</b>", "'", "x" * 3000, "👵"]


def view_of(count, graphs=(ids.FACTS, LAYER)):
    """Make a small store: `count` things with a label each, the awkward ones first."""
    view = store.EmbeddedStore()
    texts = [*AWKWARD, *(f"Mô hình {n}" for n in range(count))][:count]
    view.add(
        Quad(iri(f"http://example.org/t{n:05}"), LABEL, Literal(text, language="vi"), graph)
        for graph in graphs
        for n, text in enumerate(texts)
    )
    return view


@pytest.fixture(scope="module")
def low(tmp_path_factory):
    """Give a Virtuoso that hands out at most 100 rows."""
    with virtuoso(tmp_path_factory.mktemp("low"), rows=100) as server:
        yield server


@pytest.fixture
def empty(tmp_path):
    with oxigraph(tmp_path) as server:
        yield server


def test_chunks_add_up_and_nothing_of_an_earlier_upload_stays(empty, monkeypatch):
    monkeypatch.setattr(filling, "CHUNK", 7)
    first, second = view_of(40), view_of(20, (ids.FACTS,))
    fill(empty, first)
    assert set(store.open_remote(empty.query).quads()) == set(first.quads())
    fill(empty, second)
    assert set(store.open_remote(empty.query).quads()) == set(second.quads())


def test_what_the_server_has_already_is_not_sent_again(empty):
    view = view_of(5)
    assert fill(empty, view).sent
    assert not fill(empty, view).sent
    assert fill(empty, view, force=True).sent


def test_graphs_of_others_stay_and_are_not_seen(empty):
    door = Door(empty.store, timeout=30)
    filling.write(
        door, FOREIGN, ["<http://a.example/x> <http://a.example/y> <http://a.example/z> .\n"]
    )
    fill(empty, view_of(5))
    remote = store.open_remote(empty.query)
    assert FOREIGN not in remote.graphs()
    assert not remote.ask("ASK { GRAPH ?g { ?s <http://a.example/y> ?o } }")
    assert (
        "a.example" in Door(empty.query, timeout=30).send(_get(empty.store, FOREIGN)).body.decode()
    )


def _get(url, graph):
    from urllib.request import Request

    address = f"{url}?graph={graph.value}"
    return Request(address, headers={"Accept": "application/n-triples"})  # noqa: S310 - our own loopback


def test_an_upload_that_was_cut_off_is_not_read_and_mended_by_another(empty, monkeypatch):
    view = view_of(12)
    sent = []

    def cut(door, method, graph, body=None):
        sent.append(graph)
        if len(sent) == 3:
            raise KeyboardInterrupt
        send(door, method, graph, body)

    send = filling.send
    monkeypatch.setattr(filling, "send", cut)
    with pytest.raises(KeyboardInterrupt):
        fill(empty, view)
    monkeypatch.setattr(filling, "send", send)
    assert store.open_remote(empty.query).mark == LOADING
    with pytest.raises(StoreError, match="under way or was cut off"):
        store.open_remote(empty.query).ask("ASK { ?s ?p ?o }")
    fill(empty, view)
    assert set(store.open_remote(empty.query).quads()) == set(view.quads())
    assert MARK not in store.open_remote(empty.query).graphs()


def test_a_server_that_lost_a_triple_is_found_out(empty, monkeypatch):
    send = filling.send

    def lossy(door, method, graph, body=None):
        send(door, method, graph, body[body.index(b"\n") + 1 :] if body else None)

    monkeypatch.setattr(filling, "send", lossy)
    with pytest.raises(StoreError, match="triples were sent"):
        fill(empty, view_of(5))


def test_an_empty_server_says_how_it_is_filled(empty):
    with pytest.raises(StoreError, match="has no graph of ours") as caught:
        store.open_remote(empty.query).select("SELECT * { ?s ?p ?o }")
    assert "kg upload" in caught.value.to("vi")


def test_upload_without_the_login_is_refused_in_words(filled_virtuoso):
    door = Door(filled_virtuoso.store, timeout=30)
    with pytest.raises(StoreError, match="wants a login") as caught:
        filling.fill(
            view_of(1),
            door,
            store.open_remote(filled_virtuoso.query),
            progress=lambda _: nullcontext(),
        )
    assert "KG_STORE_USER" in caught.value.to("en")


def test_the_command_fills_and_says_how_to_ask(empty, slim, monkeypatch):
    monkeypatch.setenv("KG_HOME", str(slim))
    done = CliRunner().invoke(kg, ["--lang", "en", "upload", empty.store])
    assert done.exit_code == 0, done.output
    assert f"kg --store {empty.query} ask" in done.stderr
    asked = CliRunner().invoke(kg, ["ask", "cq13"], env={"KG_STORE": empty.query})
    assert asked.exit_code == 0


def test_an_answer_over_the_row_limit_is_paged_or_refused_but_never_cut(low):
    view = view_of(350)
    fill(low, view)
    remote = store.open_remote(low.query)
    everything = "{ ?s ?p ?o }"
    assert set(remote.quads()) == set(view.quads())
    whole = remote.select(f"SELECT DISTINCT ?s ?o {everything}")
    assert len(whole.rows) == 350
    made = remote.construct(f"CONSTRUCT {{ ?s lt:x ?o }} WHERE {everything}")
    assert len(made) == 350
    for text in (f"SELECT ?s ?o {everything}", f"SELECT DISTINCT ?s {everything} LIMIT 300"):
        with pytest.raises(QueryError, match="only the first 100 rows"):
            remote.select(text)


def test_an_answer_of_just_as_many_rows_as_the_limit_is_whole(low):
    fill(low, view_of(350))
    remote = store.open_remote(low.query)
    assert len(remote.select("SELECT ?s { ?s ?p ?o } LIMIT 100").rows) == 100
    fill(low, view_of(100))
    assert len(store.open_remote(low.query).select("SELECT ?s { ?s ?p ?o }").rows) == 100


def test_an_answer_that_a_server_breaks_off_at_its_time_limit_is_refused(tmp_path):
    with oxigraph(tmp_path, options=("--timeout-s", "1")) as server:
        fill(server, view_of(300))
        with pytest.raises(StoreError, match="breaks off"):
            store.open_remote(server.query).select(
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
            )


def test_a_server_that_wants_a_digest_login_is_read_with_it(filled_virtuoso, monkeypatch):
    guarded = f"{filled_virtuoso.query}-auth"
    with pytest.raises(StoreError, match="wants a login"):
        store.open_remote(guarded).ask("ASK { ?x lt:under ?y }")
    for name, value in filled_virtuoso.environment().items():
        monkeypatch.setenv(name, value)
    assert store.open_remote(guarded).ask("ASK { ?x lt:under ?y }")
    monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
    with pytest.raises(StoreError, match="a login other than “dba”"):
        store.open_remote(guarded).ask("ASK { ?x lt:under ?y }")
