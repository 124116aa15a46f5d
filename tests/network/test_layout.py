"""Places: the same on every run, apart from each other, communities together."""

import itertools
import math
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import networkx as nx
import pytest

from kg.network.layout import communities
from kg.network.layout.large import islands


def graph_of(edges, status="stated"):
    graph = nx.MultiDiGraph()
    for source, target in edges:
        graph.add_edge(source, target, edge=SimpleNamespace(status=status, predicate="p"))
    return graph


def clique(name, size):
    return itertools.combinations([f"{name}{i}" for i in range(size)], 2)


def two_cliques():
    return graph_of([*clique("a", 8), *clique("b", 8), ("a0", "b0")])


def far(one, other):
    return math.hypot(one.x - other.x, one.y - other.y)


def test_no_two_nodes_stand_on_one_spot():
    placed = communities(graph_of(nx.barabasi_albert_graph(150, 2, seed=1).edges()))
    pairs = itertools.combinations(placed.values(), 2)
    assert min(far(a, b) for a, b in pairs) > 30


def test_members_of_a_community_stand_together():
    placed = communities(two_cliques())
    numbers = {
        name[0]: {p.community for n, p in placed.items() if n[0] == name[0]} for name in "ab"
    }
    assert [len(found) for found in numbers.values()] == [1, 1]
    inside = [far(placed["a1"], placed[f"a{i}"]) for i in range(2, 8)]
    outside = [far(placed["a1"], placed[f"b{i}"]) for i in range(1, 8)]
    assert sum(inside) / len(inside) < sum(outside) / len(outside)


def test_what_hangs_loose_stands_beside_not_far_out():
    joined = communities(two_cliques())
    loose = communities(graph_of([*two_cliques().edges(), ("x", "y")]))
    widest = max(abs(p.x) + abs(p.y) for p in joined.values())
    assert abs(loose["x"].x) + abs(loose["x"].y) < 3 * widest


@pytest.mark.parametrize("size", [0, 1, 2])
def test_small_networks_have_places_too(size):
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(map(str, range(size)))
    assert len(set(communities(graph).values())) == size


def test_a_network_beyond_the_flat_size_is_laid_out_island_by_island():
    placed = islands(two_cliques())
    assert len({(p.x, p.y) for p in placed.values()}) == 16


def test_every_hash_seed_gives_the_same_places():
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), *sys.path])
    code = "import test_layout as t; print(t.communities(t.two_cliques()))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True,
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": path},
        ).stdout
        for seed in range(3)
    }  # fmt: skip
    assert len(told) == 1
