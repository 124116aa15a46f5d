"""Every layout: each node its own place, the same on each run, kept by the network's hash."""

from dataclasses import replace

import pytest

from kg.errors import Words
from kg.network import named, of_text
from kg.network.graph import Reader
from kg.network.layout import kept, place
from kg.network.layout.hierarchy import ranks
from kg.network.layout.map import SCALE, project
from kg.network.layout.placed import STEP
from kg.network.layout.radial import rings
from kg.network.model import Edge
from synthetic_graph import synthetic

LAYOUTS = ("force", "hierarchy", "radial", "map")


@pytest.fixture(scope="module")
def shipped(graph):
    return Reader.of(graph.view).network(named("toan-canh"))


def chain(*pairs):
    import networkx as nx

    graph = nx.MultiDiGraph()
    words = Words("dưới", "under")
    for low, high in pairs:
        graph.add_edge(low, high, edge=Edge("lt:under", words, None, "stated", ()))
    return graph


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_node_has_its_own_place_and_every_run_gives_the_same(shipped, layout):
    view = of_text("", layout)
    one, two = place(shipped, view), place(shipped, view)
    assert one == two
    assert len({(p.x, p.y) for p in one.values()}) == len(shipped)


def test_what_leads_stands_above(shipped):
    placed = ranks(chain(("a", "b"), ("b", "c"), ("d", "c")))
    assert placed["c"].y < placed["b"].y < placed["a"].y
    turned = ranks(chain(("a", "b")), ("lt:under",))
    assert turned["a"].y < turned["b"].y


def test_a_circle_of_relations_still_has_ranks():
    placed = ranks(chain(("a", "b"), ("b", "c"), ("c", "a")))
    assert len({p.y for p in placed.values()}) == 3


def test_rings_grow_with_the_steps_away():
    placed = rings(chain(("a", "b"), ("b", "c"), ("x", "y")), "a")
    far = {n: p.x * p.x + p.y * p.y for n, p in placed.items()}
    assert far["a"] == 0
    assert far["b"] < far["c"] < far["x"]


def test_the_map_puts_north_up_and_east_right():
    (x1, y1), (x2, y2) = project(21.0, 105.8), project(10.8, 106.7)
    assert (y1 < y2, x1 < x2) == (True, True)
    assert x2 - x1 == pytest.approx(0.9 * SCALE, abs=2)


def test_units_stand_where_they_lie(graph):
    view = named("don-vi-2025")
    placed = place(Reader.of(graph.view).network(view), view)
    east, west = "unit-xa-minh-quang-08932-den-2025", "unit-xa-tam-quan-08926-den-2025"
    assert placed[west].y < placed[east].y
    assert placed[east].x > placed[west].x


def test_a_layout_is_computed_once_and_only_once(tmp_path, monkeypatch, shipped):
    view = of_text("")
    first = place(shipped, view, tmp_path)
    monkeypatch.setattr(kept, "_placed", lambda *_: pytest.fail("computed again"))
    assert place(shipped, view, tmp_path) == first
    with pytest.raises(pytest.fail.Exception):
        place(shipped, replace(view, layout="radial"), tmp_path)


def test_few_layouts_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_KEPT", 2)
    for size in (3, 4, 5, 6):
        place(synthetic(size), of_text(""), tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_islands_tell_how_far_they_are():
    told = []
    placed = place(synthetic(1200), of_text(""), None, lambda *done: told.append(done))
    assert told[-1][0] == told[-1][1] == len(told)
    assert len({(p.x, p.y) for p in placed.values()}) > 1190


def grown(size, more):
    """Give a network, and the same one after `more` things were added and one taken away."""
    graph, larger = synthetic(size), synthetic(size)
    for i in range(more):
        name = f"new-{i}"
        node = replace(larger.nodes["n000001"]["node"], id=name)
        larger.add_node(name, node=node)
        edge = Edge("lt:under", Words("dưới", "under"), None, "stated", ())
        larger.add_edge(name, f"n{i:06d}", edge=edge)
    larger.remove_node(f"n{size - 1:06d}")
    return graph, larger


@pytest.mark.parametrize("size", [200, 900])
def test_what_stood_there_stays_when_the_network_grows_a_little(tmp_path, size):
    graph, larger = grown(size, 5)
    before, after = (place(g, of_text(""), tmp_path) for g in (graph, larger))
    assert {n: (before[n].x, before[n].y) for n in graph if n in after} == {
        n: (after[n].x, after[n].y) for n in graph if n in after
    }
    assert set(after) == set(larger)
    for i in range(5):
        new, old = after[f"new-{i}"], after[f"n{i:06d}"]
        assert 0 < abs(new.x - old.x) + abs(new.y - old.y) < 6 * STEP
    assert place(larger, of_text(""), tmp_path) == after


def test_another_network_is_laid_out_anew(tmp_path):
    graph, larger = grown(100, 60)
    place(graph, of_text(""), tmp_path)
    assert place(larger, of_text(""), tmp_path) == place(larger, of_text(""))
