"""The network of a view: things as nodes, statements as edges, with what is known of each."""

import pytest

from kg.errors import ModelError, UsageError, Words
from kg.namespaces import LT
from kg.network import Labels, named
from kg.network.claims import known_of
from kg.network.graph import edges_of, network, surroundings, weights
from kg.network.kinds import Kinds
from kg.network.queries import read
from kg.terms import NamedNode
from sample_graph import sample_store


@pytest.fixture(scope="module")
def made():
    return network(sample_store(), named("toan-canh"))


def edge(made, predicate):
    return [(s, t, e) for s, t, e in edges_of(made) if e.predicate == predicate]


def test_nodes_are_things_only(made):
    assert set(made) == {"act-don-ve-sinh", "body-hoi-ccb-xa", "body-doan-xa"}


def test_what_is_said_in_words_stands_at_its_node(made):
    node = made.nodes["act-don-ve-sinh"]["node"]
    assert node.label == Words("Dọn vệ sinh đường thôn", "Cleaning village roads")
    assert {(f.predicate, f.value.vi) for f in node.facts} == {
        ("lt:field", "môi trường"), ("lt:frequencyText", "hằng tuần"),
    }  # fmt: skip
    assert made.nodes["body-hoi-ccb-xa"]["node"].also == (
        "Hội CCB xã", "Veterans of the commune",
    )  # fmt: skip


def test_an_edge_tells_status_words_and_place(made):
    [(source, target, led)] = edge(made, "lt:ledBy")
    assert (source, target) == ("act-don-ve-sinh", "body-hoi-ccb-xa")
    assert (led.status, led.back.vi) == ("stated", "chủ trì")
    [known] = led.known
    assert [(q.text, q.paragraph) for q in known.quotes] == [("Hội CCB xã chủ trì", 2)]


def test_what_a_rule_adds_between_joined_things_is_left_out(made):
    assert edge(made, "lt:leads") == []
    assert edge(made, "lt:cooperatesWith") == []


def test_parallel_statements_are_all_kept(graph):
    made = network(graph.view, named("toan-canh"))
    pairs = [(s, t) for s, t, e in edges_of(made)]
    assert len(pairs) > len(set(pairs))
    assert {e.status for *_, e in edges_of(made)} == {"stated", "reading", "background", "inferred"}


def test_no_edge_of_the_shipped_view_lacks_a_claim(graph):
    made = network(graph.view, named("toan-canh"))
    # Only the country's tables, whose one provenance is background, say things without a claim.
    bare = [(s, t, e.status) for s, t, e in edges_of(made) if not e.known]
    assert {status for _, _, status in bare} <= {"background"}
    assert all(s.startswith("unit-") and t.startswith("unit-") for s, t, _ in bare)


def test_surroundings_go_both_ways(made):
    assert set(surroundings(made, "body-hoi-ccb-xa", 1)) == set(made)


def test_weight_counts_what_is_said_not_what_follows(made):
    assert weights(made) == {"act-don-ve-sinh": 2, "body-hoi-ccb-xa": 2, "body-doan-xa": 2}


def test_a_new_class_takes_the_kind_of_the_nearest_class_above():
    kinds = Kinds(sample_store())
    lt = "https://w3id.org/lantoa/ont#"
    assert kinds.kind(NamedNode(f"{lt}StateBody")) == "body"
    assert kinds.kind(NamedNode(f"{lt}Unheard")) == "other"
    types = [NamedNode(f"{lt}Body"), NamedNode(f"{lt}StateBody")]
    assert kinds.narrowest(types) == NamedNode(f"{lt}StateBody")


def test_a_thing_without_a_label_is_called_by_its_name():
    assert Labels({})[LT.Claim] == Words("lt:Claim", "lt:Claim")


def test_an_unknown_view_names_the_nearest():
    with pytest.raises(UsageError) as caught:
        named("toan-can")
    assert "toan-canh" in caught.value.to("vi")


def test_a_header_without_a_line_tells_which(tmp_path):
    path = tmp_path / "x.rq"
    path.write_text("# id: x\n# vi: X\nSELECT * {}", encoding="utf-8")
    with pytest.raises(ModelError, match="# en:"):
        read(path)


def test_what_a_rule_drew_tells_its_premises_in_words():
    store = sample_store()
    known = known_of(store, Labels.of(store))
    [drawn] = next(k for (s, p, o), k in known.items() if p.endswith("leads>"))
    assert drawn.source is None
    [premise] = drawn.premises
    assert premise.said.vi == "Dọn vệ sinh đường thôn · do … chủ trì · Hội Cựu chiến binh xã"
    assert [q.text for q in premise.quotes] == ["Hội CCB xã chủ trì"]
