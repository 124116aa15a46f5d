"""Places a network that changed a little since it was last laid out: what stood there stays.

People find a thing where they found it yesterday; what is new stands beside what it is joined to.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network.graph import edges_of
from kg.network.layout.placed import STEP, Placed, Taken, groups, weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

__all__ = ["carried", "is_little_changed"]

_SAME = 0.8
"""So much of both networks must be the same; a picture of other things is made anew."""


def is_little_changed(graph: nx.MultiDiGraph[str], before: Mapping[str, Placed]) -> bool:
    """Tell whether a network still holds nearly the same things as an earlier layout."""
    same = sum(1 for name in graph if name in before)
    return same >= _SAME * max(len(graph), len(before), 1)


def carried(graph: nx.MultiDiGraph[str], before: Mapping[str, Placed]) -> dict[str, Placed]:
    """Lay a network out on the places of an earlier layout."""
    names = sorted(graph)
    spots = {name: (before[name].x, before[name].y) for name in names if name in before}
    taken = Taken(round(STEP * 0.62))
    for spot in spots.values():
        taken.take(spot)
    _settle(spots, names, _neighbours(graph), taken)
    member = {node: g for g, part in enumerate(groups(len(names), weights(graph))) for node in part}
    return {name: Placed(*spots[name], member[i]) for i, name in enumerate(names)}


def _settle(
    spots: dict[str, tuple[int, int]],
    names: list[str],
    near: Mapping[str, list[str]],
    taken: Taken,
) -> None:
    """Place the new ones amid their neighbours; what nothing joins stands at the foot."""
    foot = (0, max((y for _, y in spots.values()), default=0) + 2 * round(STEP))
    left = [name for name in names if name not in spots]
    while left:
        ready = [name for name in left if any(other in spots for other in near[name])]
        for name in ready or left[:1]:
            there = [spots[other] for other in near[name] if other in spots]
            spots[name] = taken.free(_middle(there) if there else foot)
        left = [name for name in left if name not in spots]


def _middle(spots: list[tuple[int, int]]) -> tuple[int, int]:
    xs, ys = zip(*spots, strict=True)
    return sum(xs) // len(xs), sum(ys) // len(ys)


def _neighbours(graph: nx.MultiDiGraph[str]) -> Mapping[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for source, target, _ in edges_of(graph):
        near[source].append(target)
        near[target].append(source)
    return near
