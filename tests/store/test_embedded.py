import subprocess
import sys

import pyoxigraph as ox
import pytest

from kg import ids
from kg.errors import ModelError, QueryError, StoreError
from kg.store import IN_USE, Dataset, EmbeddedStore, ServingStore, current, locks, open_current
from kg.store.base import syntax_error
from kg.terms import BlankNode, Literal, NamedNode, Quad

A, B, P = (NamedNode(f"http://example.org/{name}") for name in "abp")
LAYER = NamedNode("http://example.org/layer")


@pytest.fixture
def small():
    view = EmbeddedStore()
    view.add([Quad(A, P, Literal("Đảng", language="vi"), ids.FACTS), Quad(B, P, A, LAYER)])
    return view


def test_a_question_sees_facts_ontology_and_schemes_only(small):
    small.add([Quad(A, P, B, ids.SCHEMES), Quad(A, P, P, ids.ONTOLOGY)])
    assert len(small.select("SELECT ?o { ?s ?p ?o }").rows) == 3
    assert small.ask("ASK { GRAPH ?layer { ?s ?p <http://example.org/a> } }")


def test_the_columns_of_a_select_keep_their_order(small):
    table = small.select("SELECT ?o ?missing ?s { ?s ?p ?o }")
    assert table.columns == ("o", "missing", "s")
    assert table.rows == ((Literal("Đảng", language="vi"), None, A),)


def test_a_construct_gives_each_triple_once(small):
    small.add([Quad(A, P, B, ids.SCHEMES), Quad(A, P, B, ids.FACTS)])
    assert len(small.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")) == 2


def test_our_prefixes_are_known(small):
    assert not small.ask("ASK { ?claim a lt:Claim }")


def test_a_syntax_error_names_line_and_column(small):
    with pytest.raises(QueryError) as caught:
        small.select("SELECT ?s {\n  ?s ?p }")
    assert (caught.value.where.line, caught.value.where.column) == (2, 10)
    assert "sai cú pháp" in caught.value.to("vi")
    assert "Syntax error" in caught.value.to("en")


def test_an_unknown_prefix_is_named_in_few_words(small):
    with pytest.raises(QueryError, match="prefix is not declared"):
        small.select("SELECT * { ?s nope:x ?o }")


def test_a_long_complaint_of_the_engine_is_cut():
    error = syntax_error("error at 3:7: expected one of " + "a letter, " * 99)
    assert (error.where.line, error.where.column) == (3, 7)
    assert len(error.to("vi")) < 260


@pytest.mark.parametrize(
    ("call", "query"),
    [("select", "ASK {}"), ("ask", "SELECT * {}"), ("construct", "SELECT * {}")],
)
def test_a_query_of_another_form_is_refused(small, call, query):
    with pytest.raises(QueryError, match="must be a"):
        getattr(small, call)(query)


def test_a_blank_node_is_refused_and_nothing_is_added(small):
    with pytest.raises(ModelError, match="blank node"):
        small.add([Quad(B, P, B, LAYER), Quad(BlankNode(), P, A, LAYER)])
    assert len(small) == 2


def test_a_quad_without_a_graph_is_refused(small):
    with pytest.raises(ModelError, match="no graph name"):
        small.add([Quad(B, P, B)])


def test_an_update_is_all_or_nothing(small):
    with pytest.raises(QueryError):
        small.update("INSERT DATA { GRAPH ltg:work { ltg:a ltg:b ltg:c } } ; NONSENSE")
    assert small.graphs() == (LAYER, ids.FACTS)


def test_what_is_filled_is_read_by_another_process(tmp_path):
    EmbeddedStore(tmp_path / "kho").fill([Quad(A, P, B, ids.FACTS)])
    code = (
        "import pathlib, sys; from kg.store import EmbeddedStore; "
        "print(EmbeddedStore(pathlib.Path(sys.argv[1]), read_only=True).ask('ASK { ?s ?p ?o }'))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "kho")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout == "True\n", told.stderr


def test_a_store_that_another_writes_is_named_in_a_sentence(tmp_path):
    writer = ox.Store(str(tmp_path / "kho"))
    with pytest.raises(StoreError, match="Another process is writing"):
        EmbeddedStore(tmp_path / "kho")
    del writer


def test_a_store_open_for_reading_refuses_to_write(tmp_path):
    EmbeddedStore(tmp_path / "kho").fill([Quad(A, P, B, ids.FACTS)])
    reader = EmbeddedStore(tmp_path / "kho", read_only=True)
    with pytest.raises(StoreError, match="for reading only"):
        reader.add([Quad(B, P, A, ids.FACTS)])


def test_a_damaged_store_is_a_sentence_with_a_remedy(tmp_path):
    (tmp_path / "kho").mkdir()
    with pytest.raises(StoreError) as caught:
        EmbeddedStore(tmp_path / "kho", read_only=True)
    assert "kg build" in caught.value.to("vi")


def test_without_a_graph_one_is_told_to_build(tmp_path):
    with pytest.raises(StoreError) as caught:
        open_current(tmp_path)
    assert "kg build" in caught.value.to("vi")


def test_the_current_store_is_opened(tmp_path):
    EmbeddedStore(tmp_path / "store-1").fill([Quad(A, P, B, ids.FACTS)])
    (tmp_path / "current").write_text("store-1\n", encoding="ascii")
    assert [q.object for q in open_current(tmp_path).quads()] == [B]


def test_quads_of_one_graph_are_given_apart(small):
    assert [q.subject for q in small.quads(LAYER)] == [B]
    assert len(list(small.quads())) == 2


def test_a_store_under_removal_is_not_opened(tmp_path):
    EmbeddedStore(tmp_path / "kho").fill([Quad(A, P, B, ids.FACTS)])
    with (
        locks.exclusive(tmp_path / "kho" / IN_USE),
        pytest.raises(StoreError, match="Another process"),
    ):
        EmbeddedStore(tmp_path / "kho", read_only=True)


def test_a_pointer_that_moves_on_is_followed(tmp_path, monkeypatch):
    EmbeddedStore(tmp_path / "store-2").fill([Quad(A, P, B, ids.FACTS)])
    (tmp_path / "current").write_text("store-2\n", encoding="ascii")
    looks = iter([tmp_path / "store-1"])
    real = current.current_path
    monkeypatch.setattr(current, "current_path", lambda home: next(looks, None) or real(home))
    assert len(open_current(tmp_path)) == 1


def test_a_graph_that_never_holds_still_is_said_to_be_so(tmp_path, monkeypatch):
    names = (tmp_path / f"store-{n}" for n in range(99))
    monkeypatch.setattr(current, "current_path", lambda _home: next(names))
    with pytest.raises(StoreError, match="keeps being rebuilt"):
        open_current(tmp_path)


def test_a_pointer_to_nothing_is_told_with_a_remedy(tmp_path):
    (tmp_path / "current").write_text("store-gone\n", encoding="ascii")
    with pytest.raises(StoreError) as caught:
        open_current(tmp_path)
    assert "kg build" in caught.value.to("en")


def test_a_built_store_holds_the_default_graph_merged_and_shows_only_its_parts(tmp_path, small):
    twice = Quad(A, P, Literal("Đảng", language="vi"), ids.SCHEMES)
    said = [*small.quads(), twice]
    made = EmbeddedStore(tmp_path)
    made.fill(said)
    made.load(f"{A} {P} {P} .\n".encode(), ids.UNITS)
    made.load(f"{A} {P} {B} .\n".encode(), LAYER)
    del made
    built = ServingStore(tmp_path, read_only=True)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert built.select(count).rows == ((Literal(2),),)
    assert built.answer(count, Dataset(), 9).rows == ((Literal(2),),)
    assert built.ask(f"ASK {{ {A} {P} {P} }}")
    assert built.answer(count, Dataset(default=(LAYER,)), 9).rows == ((Literal(2),),)
    assert set(built.quads()) == {*said, Quad(A, P, P, ids.UNITS), Quad(A, P, B, LAYER)}
    assert len(built) == 5
    assert set(built.graphs()) == {ids.FACTS, ids.SCHEMES, ids.UNITS, LAYER}
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert {row[0] for row in built.select(named).rows} == set(built.graphs())
