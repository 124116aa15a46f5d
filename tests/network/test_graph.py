"""The network of a view: things as nodes, statements as edges, with what is known of each."""

import pytest

from kg import ids
from kg.errors import ModelError, UsageError, Words
from kg.namespaces import LT, expand
from kg.network import Labels, named
from kg.network.claims import Claims
from kg.network.graph import edges_of, network, surroundings, weights
from kg.network.kinds import Kinds
from kg.network.queries import read
from kg.terms import NamedNode, Triple
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


@pytest.mark.parametrize("view", ["toan-canh", "don-vi-2025"])
def test_no_edge_of_a_shipped_view_lacks_a_claim(graph, view):
    made = network(graph.view, named(view))
    assert [(s, t) for s, t, e in edges_of(made) if not e.known] == []


def test_what_a_table_says_is_known_from_the_table(graph):
    made = network(graph.view, named("don-vi-2025"))
    found = {
        (e.predicate, e.status): e.known[0].source.vi
        for *_, e in edges_of(made)
        if e.known[0].source
    }
    assert found["lt:partOfUnit", "background"].startswith("Đơn vị hành chính cả nước")
    assert found["lt:succeededBy", "inferred"].startswith("Suy ra từ các bảng đơn vị")
    unit = made.nodes["unit-xa-minh-quang-08932-den-2025"]["node"]
    assert (unit.kind, unit.label.vi) == ("place", "Xã Minh Quang")
    assert unit.point == (21.385687, 105.652983)


def test_labels_of_units_are_read_when_asked_for_and_once(graph, monkeypatch):
    labels, asked = Labels.of(graph.view), []
    select = graph.view.select
    monkeypatch.setattr(graph.view, "select", lambda q: asked.append(q) or select(q))
    units = [ids.thing(f"unit-xa-{name}-den-2025") for name in ("minh-quang-08932", "ho-son-08929")]
    labels.read(units)
    assert [labels[u].vi for u in units] == ["Xã Minh Quang", "Xã Hồ Sơn"]
    assert units[0] in labels
    assert ids.thing("unit-khong-co") not in labels
    assert len(asked) == 2


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
    claims = Claims.of(store, Labels.of(store))
    leads = Triple(
        ids.thing("body-hoi-ccb-xa"), NamedNode(expand("lt:leads")), ids.thing("act-don-ve-sinh")
    )
    [drawn] = claims[leads]
    assert drawn.source is None
    [premise] = drawn.premises
    assert premise.said.vi == "Dọn vệ sinh đường thôn · do … chủ trì · Hội Cựu chiến binh xã"
    assert [q.text for q in premise.quotes] == ["Hội CCB xã chủ trì"]
