"""Parts of the graph: layers, one source, one class, the surroundings of one thing."""

import pytest

from kg import ids
from kg.errors import UsageError
from kg.exports import Selection, choose
from sample_graph import sample_store


@pytest.fixture(scope="module")
def store():
    return sample_store()


def subjects(store, **wanted):
    triples = choose(store, Selection(**wanted)).triples
    return {t.subject.value.rpartition("/")[2] for t in triples}


def test_without_options_the_facts_are_written_and_nothing_else(store):
    view = choose(store, Selection())
    assert list(view.graphs) == [ids.FACTS]
    assert set(view.triples) == {q.triple for q in store.quads(ids.FACTS)}


@pytest.mark.parametrize(
    ("layer", "there"),
    [
        ("background", {"body-ubnd-xa"}),
        ("xa", {"body-ubnd-xa"}),
        ("reading", {"body-doan-xa"}),
        ("inferred", {"body-hoi-ccb-xa", "body-doan-xa"}),
        ("schemes", {"status-stated", "field-moi-truong"}),
    ],
)
def test_a_layer_or_a_set_can_be_had_alone(store, layer, there):
    assert subjects(store, layers=(layer,)) == there


def test_a_source_brings_its_readings(store):
    graphs = choose(store, Selection(sources=("bai-mot",))).graphs
    assert [g.value.partition("/graph/")[2] for g in graphs] == [
        "reading/bai-mot",
        "source/bai-mot",
    ]


def test_a_class_includes_the_classes_below_it(store):
    there = {"body-hoi-ccb-xa", "body-doan-xa", "body-ubnd-xa"}
    assert subjects(store, kind="Body") == there
    assert subjects(store, kind="lt:StateBody") == {"body-ubnd-xa"}


def test_around_a_thing_stand_its_neighbours_but_not_theirs(store):
    assert subjects(store, around="body-ubnd-xa") == {"body-ubnd-xa"}
    assert subjects(store, around="lti:act-don-ve-sinh", depth=1) == {
        "act-don-ve-sinh", "body-hoi-ccb-xa", "body-doan-xa",
    }  # fmt: skip
    assert subjects(store, around="act-don-ve-sinh", depth=0) == {"act-don-ve-sinh"}


def test_nothing_points_outside_what_is_written(store):
    view = choose(store, Selection(around="body-doan-xa", depth=1))
    named = {t.subject for t in view.triples}
    pointed = {
        t.object for t in view.triples if str(t.object).startswith("<https://w3id.org/lantoa/id/")
    }
    assert pointed <= named


def test_evidence_follows_its_layer(store):
    graphs = choose(store, Selection(layers=("source",), with_evidence=True)).graphs
    assert [g.value.partition("/graph/")[2] for g in graphs] == [
        "source/bai-mot", "evidence/source/bai-mot",
    ]  # fmt: skip


def test_evidence_of_a_part_is_the_evidence_of_its_statements(store):
    there = subjects(store, kind="Activity", with_evidence=True)
    assert there == {
        "act-don-ve-sinh", "clm-bai-mot-000000000001", "ev-bai-mot-10-22", "ev-bai-mot-10-22-q",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ({"layers": ("sorce",)}, "source"),
        ({"sources": ("bai-mt",)}, "bai-mot"),
        ({"kind": "Actvity"}, "Activity"),
        ({"around": "body-doan-x"}, "body-doan-xa"),
    ],
)
def test_a_mistyped_name_brings_the_nearest(store, wanted, near):
    with pytest.raises(UsageError) as caught:
        choose(store, Selection(**wanted))
    assert near in caught.value.to("vi")
