"""Places nodes by rank: what leads stands above what it leads, siblings beside each other.

Relations lead up from their subject unless the view says that they lead down. Cycles are broken
where they are met, in the order of names.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network.graph import edges_of
from kg.network.layout.placed import Placed, groups, weights

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["ranks"]

_DOWN = 200
_ACROSS = 125
_LOWER = 85
_WIDEST = 9
"""A rank of more nodes than this stands in several rows."""

_SWEEPS = 12


def ranks(graph: nx.MultiDiGraph[str], down: tuple[str, ...] = ()) -> dict[str, Placed]:
    """Lay a network out in ranks."""
    names = sorted(graph)
    below = _below(graph, down)
    rank = _ranks(names, below)
    rows = _rows(names, rank, below)
    member = {node: g for g, part in enumerate(groups(len(names), weights(graph))) for node in part}
    number = {name: i for i, name in enumerate(names)}
    found: dict[str, Placed] = {}
    top = 0
    for row in rows:
        for line in _lines(row):
            width = (len(line) - 1) * _step(len(line))
            for i, name in enumerate(line):
                # Every other node stands a little lower, so that long names find room.
                lower = _LOWER * (i % 2) if len(line) > 4 else 0
                x = round(i * _step(len(line)) - width / 2)
                found[name] = Placed(x, top + lower, member[number[name]])
            top += _DOWN + (_LOWER if len(line) > 4 else 0)
    return found


def _step(size: int) -> float:
    return _ACROSS if size > 4 else _ACROSS * 1.8


def _below(graph: nx.MultiDiGraph[str], down: tuple[str, ...]) -> dict[str, set[str]]:
    below: dict[str, set[str]] = defaultdict(set)
    for source, target, edge in edges_of(graph):
        upper, lower = (source, target) if edge.predicate in down else (target, source)
        if upper != lower:
            below[upper].add(lower)
    return below


def _ranks(names: list[str], below: dict[str, set[str]]) -> dict[str, int]:
    """Rank each node one below the lowest of what stands above it."""
    order = _unrolled(names, below)
    place = {name: i for i, name in enumerate(order)}
    rank = dict.fromkeys(names, 0)
    for name in order:
        for lower in below.get(name, ()):
            if place[lower] > place[name]:
                rank[lower] = max(rank[lower], rank[name] + 1)
    return _drawn_down(rank, below, order, place)


def _drawn_down(
    rank: dict[str, int], below: dict[str, set[str]], order: list[str], place: dict[str, int]
) -> dict[str, int]:
    # A root that leads only something far below stands right above it, not at the top.
    above = {lower for lowers in below.values() for lower in lowers}
    for name in reversed(order):
        under = [rank[low] for low in below.get(name, ()) if place[low] > place[name]]
        if name not in above and under:
            rank[name] = min(under) - 1
    return rank


def _unrolled(names: list[str], below: dict[str, set[str]]) -> list[str]:
    """Sort topologically, ignoring the relations that would close a circle."""
    done: dict[str, bool] = {}
    order: list[str] = []
    for root in names:
        todo = [(root, iter(sorted(below.get(root, ()))))]
        if root in done:
            continue
        done[root] = False
        while todo:
            name, rest = todo[-1]
            following = next((n for n in rest if n not in done), None)
            if following is None:
                todo.pop()
                order.append(name)
            else:
                done[following] = False
                todo.append((following, iter(sorted(below.get(following, ())))))
    return order[::-1]


def _rows(names: list[str], rank: dict[str, int], below: dict[str, set[str]]) -> list[list[str]]:
    rows: dict[int, list[str]] = defaultdict(list)
    for name in names:
        rows[rank[name]].append(name)
    sorted_rows = [rows[r] for r in sorted(rows)]
    near: dict[str, list[str]] = defaultdict(list)
    for upper, lowers in below.items():
        for lower in lowers:
            near[upper].append(lower)
            near[lower].append(upper)
    for turn in range(_SWEEPS):
        at = {n: (i + 0.5) / len(row) for row in sorted_rows for i, n in enumerate(row)}
        for row in sorted_rows if turn % 2 else sorted_rows[::-1]:
            row.sort(key=lambda n: (_middle(n, near, at), n))
            at.update({n: (i + 0.5) / len(row) for i, n in enumerate(row)})
    return sorted_rows


def _middle(name: str, near: dict[str, list[str]], at: dict[str, float]) -> float:
    spots = [at[other] for other in near.get(name, ())]
    # Sums of fractions in another order differ in their last digits.
    return round(math.fsum(spots) / len(spots), 9) if spots else at[name]


def _lines(row: list[str]) -> list[list[str]]:
    count = math.ceil(len(row) / _WIDEST)
    size = math.ceil(len(row) / count)
    return [row[i * size : (i + 1) * size] for i in range(count)]
